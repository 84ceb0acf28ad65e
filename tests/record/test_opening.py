"""What is a record, what is not, and what may be done with it where it lies."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.intake.helpers import as_nobody
from tests.record.dispatches import capture, dispatch, read
from trucewatch.errors import (
    NewerRecordError,
    NotARecordError,
    NotFoundError,
    RecordError,
    UnwritableRecordError,
)
from trucewatch.model.base import sha256_bytes
from trucewatch.record import Record
from trucewatch.record.migrating import VERSION_TABLE

ONE = capture(dispatch(("Varland", "said", "shells fell"), ("Ostria", "denied", "shells fell")))
OTHER = capture(dispatch(("Ostria", "warned", "the road may close")), address="file:///other.txt")


def made(place: Path) -> Path:
    """A record with one document, closed."""
    with Record.open(place, create=True) as record:
        record.add(ONE, read(ONE))
    return place


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody can reach and nobody else can write to."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path


def test_a_missing_record_is_not_made_by_asking(tmp_path: Path) -> None:
    """It says what makes one, and leaves no file."""
    with pytest.raises(NotFoundError, match=r"no record at .*none\.db") as caught:
        Record.open(tmp_path / "none.db", create=False)
    assert "trucewatch read" in (caught.value.hint or "")
    assert list(tmp_path.iterdir()) == []


def test_no_folder_is_made_for_a_record(tmp_path: Path) -> None:
    """A mistyped path is told instead."""
    with pytest.raises(UnwritableRecordError, match="no folder"):
        Record.open(tmp_path / "none" / "a.db", create=True)


def other_database(path: Path) -> None:
    """A SQLite database of somebody else."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
    connection.close()


NO_RECORDS = {
    "text": lambda path: path.write_text("Not a database at all, but long enough to be read as one.\n" * 50),
    "random": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "header": lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 40),
    "short": lambda path: path.write_bytes(b"SQL"),
    "database": other_database,
}


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("kind", NO_RECORDS)
def test_what_is_no_record_is_refused_and_left_alone(tmp_path: Path, kind: str, create: bool) -> None:
    """Whether to be read or to be added to."""
    path = tmp_path / "file.db"
    NO_RECORDS[kind](path)
    before = sha256_bytes(path.read_bytes())
    with pytest.raises(NotARecordError, match="no trucewatch record"):
        Record.open(path, create=create)
    assert sha256_bytes(path.read_bytes()) == before
    assert [file.name for file in tmp_path.iterdir()] == ["file.db"]


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    """It is told as what it is."""
    with pytest.raises(NotARecordError, match="is a folder"):
        Record.open(tmp_path, create=True)


def test_an_empty_file_becomes_a_record_only_when_one_is_to_be_made(tmp_path: Path) -> None:
    """That is what a process killed while making one leaves, and what ``mktemp`` gives."""
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(NotARecordError):
        Record.open(path, create=False)
    assert made(path).stat().st_size > 0


def test_opening_to_add_changes_nothing_by_itself(tmp_path: Path) -> None:
    """Nor does adding what is known: the file stays the same to the byte, with nothing beside it."""
    path = made(tmp_path / "record.db")
    before = sha256_bytes(path.read_bytes())
    with Record.open(path, create=True) as record:
        record.add(ONE, read(ONE))
        record.use_theatres([])
    assert sha256_bytes(path.read_bytes()) == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_path_and_its_url_are_one_record(tmp_path: Path) -> None:
    """Also where the path has characters that a URL or a query would take otherwise."""
    path = made(tmp_path / "a record? 100% #1.db")
    with Record.open(path, create=False) as one, Record.open(str(path), create=False) as two:
        assert one.snapshot_id() == two.snapshot_id()
    plain = made(tmp_path / "record.db")
    with Record.open(f"sqlite:///{plain}", create=False) as record:
        assert record.documents() == (ONE.document,)


@pytest.mark.parametrize("place", ["postgresql://host/db", "sqlite://", "nonsense://"])
def test_a_url_of_another_database_is_told(place: str) -> None:
    """Only SQLite is there yet."""
    with pytest.raises(RecordError, match="SQLite file"):
        Record.open(place, create=True)


@pytest.mark.parametrize("create", [True, False])
def test_a_newer_record_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    """Nothing is known of what it means."""
    path = made(tmp_path / "record.db")
    with sqlite3.connect(path) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608 - our own name
    connection.close()
    before = sha256_bytes(path.read_bytes())
    with pytest.raises(NewerRecordError, match="newer trucewatch"):
        Record.open(path, create=create)
    assert sha256_bytes(path.read_bytes()) == before


def test_a_record_that_cannot_be_opened_is_told(folder: Path) -> None:
    """With the system's reason."""
    path = made(folder / "record.db")
    path.chmod(0)
    with as_nobody(), pytest.raises(RecordError, match="Permission denied"):
        Record.open(path, create=False)


@pytest.mark.parametrize("mode", [0o444, 0o644])
def test_a_record_in_a_read_only_place_can_be_read(folder: Path, mode: int) -> None:
    """File or folder: it answers, and says why it can't be added to."""
    path = made(folder / "record.db")
    path.chmod(mode)
    with as_nobody():
        with Record.open(path, create=False) as record:
            assert record.claims() == read(ONE).claims
            assert record.verify() == ()
            with pytest.raises(UnwritableRecordError, match="can't be written to"):
                record.add(OTHER, read(OTHER))
            assert record.claims() == read(ONE).claims
        with pytest.raises(UnwritableRecordError, match="can't be written to"):
            Record.open(path, create=True)
        with pytest.raises(UnwritableRecordError, match="can't be written to"):
            Record.open(folder / "new.db", create=True)
    assert [file.name for file in folder.iterdir()] == ["record.db"]


def test_changes_that_cannot_be_read_are_not_passed_over(folder: Path) -> None:
    """A copy taken while somebody wrote, in a place where its log can't be used."""
    path = folder / "record.db"
    with Record.open(path, create=True) as record:
        record.add(ONE, read(ONE))
        copy = folder / "copy"
        copy.mkdir()
        for name in ("record.db", "record.db-wal"):
            shutil.copy(folder / name, copy / name)
    with as_nobody(), pytest.raises(RecordError, match=r"record\.db-wal"):
        Record.open(copy / "record.db", create=False)
    with Record.open(copy / "record.db", create=False) as record:
        assert record.claims() == read(ONE).claims


def test_a_full_disk_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    """Told as such, and nothing half-written."""
    with Record.open(made(tmp_path / "record.db"), create=True) as record:
        with record._database.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        text = dispatch(*[("Ostria", "said", f"talk {number} went on") for number in range(500)])
        large = capture(text, address="file:///large.txt")
        with pytest.raises(UnwritableRecordError, match="no room"):
            record.add(large, read(large))
        assert record.documents() == (ONE.document,)
        assert record.verify() == ()


def test_a_damaged_record_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Not as a traceback of the database's."""
    path = made(tmp_path / "record.db")
    data = bytearray(path.read_bytes())
    data[4096 : len(data) // 4096 * 4096] = b"\x5a" * (len(data) // 4096 * 4096 - 4096)
    path.write_bytes(data)
    with pytest.raises(RecordError):
        Record.open(path, create=False).claims()
