"""Every version of a record that ever was can be opened, with its data, and becomes the newest.

``data/record_VERSION.sql`` is a record as that version of the package wrote it. A new step brings its
own: ``python -m tests.record.test_migrations`` writes the one of the newest version.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests.links import keep_links
from tests.record.dispatches import capture, dispatch, judgement, links, read, theatre
from trucewatch.record import Record
from trucewatch.record.migrating import STEPS, VERSION_TABLE, migrate, version_of
from trucewatch.record.schema import APPEND_ONLY, metadata

DATA = Path(__file__).parent / "data"
ONE = capture(dispatch(("Varland", "said", "shells fell"), ("Ostria", "denied", "shells fell")))
SUPERSEDED = capture(dispatch(("Ostria", "said", "talks went on")))


def fill(place: Path) -> None:
    """A record with something in every table."""
    with Record.open(place, create=True) as record:
        record.use_theatres([theatre()])
        for captured in (SUPERSEDED, ONE):
            record.add(captured, read(captured))
        record.judge(judgement())
        keep_links(record, links(read(ONE)))


def restore(version: str, place: Path) -> None:
    """The record as that version wrote it."""
    connection = sqlite3.connect(place)
    connection.executescript((DATA / f"record_{version}.sql").read_text(encoding="utf-8"))
    connection.close()


@pytest.mark.parametrize("version", STEPS)
def test_every_earlier_record_is_brought_up_to_date_with_its_data(tmp_path: Path, version: str) -> None:
    """Nothing is lost on the way, and it verifies."""
    place = tmp_path / "record.db"
    restore(version, place)
    with Record.open(place, create=False) as record:
        assert record.documents() == (ONE.document,)
        assert [claim.id for claim in record.claims()] == [claim.id for claim in read(ONE).claims]
        assert len(record.history(ONE.document.id)) == 2
        assert record.theatres() == (theatre(),)
        assert record.judgements() == (judgement(),)
        assert record.verify() == ()
        with record._database.reading() as connection:
            assert version_of(connection) == STEPS[-1]


def test_the_steps_make_the_schema_that_the_queries_know() -> None:
    """Tables, columns and indexes of the migrations are those of the schema module, and so are the triggers."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection)
        stepped = _described(connection.connection.driver_connection)
        triggers = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).scalars()
        assert set(triggers) == {
            f"{table.name}_no_{change}" for table in APPEND_ONLY for change in ("update", "delete")
        }
    engine.dispose()
    declared = create_engine("sqlite://")
    with declared.begin() as connection:
        metadata.create_all(connection)
        assert stepped == _described(connection.connection.driver_connection)
    declared.dispose()


def test_steps_are_named_in_order() -> None:
    """One file per step, in the order in which they run."""
    files = (Path(migrate.__code__.co_filename).parent / "migrations" / "versions").glob("step_*.py")
    assert sorted(file.stem.split("_")[1] for file in files) == list(STEPS)


def _described(connection: object) -> dict[str, object]:
    """Columns, keys and indexes of every table but Alembic's."""
    assert isinstance(connection, sqlite3.Connection)
    names = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        if name != VERSION_TABLE and not name.startswith("sqlite_")
    ]
    return {name: [_rows(connection, question, name) for question in _QUESTIONS] for name in names}


_QUESTIONS = (
    "SELECT * FROM pragma_table_info(?)",
    "SELECT * FROM pragma_foreign_key_list(?)",
    "SELECT i.name, i.[unique], c.seqno, c.name FROM pragma_index_list(?) i, pragma_index_info(i.name) c",
)


def _rows(connection: sqlite3.Connection, question: str, name: str) -> list[str]:
    return sorted(map(str, connection.execute(question, (name,))))


def _write_newest() -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "record.db"
        fill(place)
        connection = sqlite3.connect(place)
        DATA.mkdir(exist_ok=True)
        dump = "\n".join(connection.iterdump()) + "\n"
        (DATA / f"record_{STEPS[-1]}.sql").write_text(dump, encoding="utf-8")
        connection.close()


if __name__ == "__main__":
    _write_newest()
