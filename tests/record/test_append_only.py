"""Nothing that was kept can be changed or deleted unnoticed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.record.dispatches import capture, dispatch, judgement, read, theatre
from trucewatch.record import Record
from trucewatch.record.schema import APPEND_ONLY

ONE = capture(dispatch(("Varland", "said", "shells fell"), ("Ostria", "denied", "shells fell")))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed record with something in every table."""
    place = tmp_path / "record.db"
    with Record.open(place, create=True) as record:
        record.use_theatres([theatre()])
        record.add(ONE, read(ONE))
        record.judge(judgement())
    return place


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
def test_the_database_refuses_every_change(path: Path, table: str) -> None:
    """Also of another program, and also by way of ``REPLACE``."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA recursive_triggers=ON")
    column = connection.execute("SELECT name FROM pragma_table_info(?)", (table,)).fetchone()[0]
    try:
        for change in (
            f"UPDATE {table} SET {column} = {column}",  # noqa: S608 - a table of ours
            f"DELETE FROM {table}",  # noqa: S608
            f"REPLACE INTO {table} SELECT * FROM {table}",  # noqa: S608
        ):
            with pytest.raises(sqlite3.IntegrityError, match=f"{table} is append-only"):
                connection.execute(change)
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE bytes SET data = x'00'", "their digest is another"),
        ("UPDATE versions SET text = text || '.'", "its text's digest is another"),
        ("UPDATE labels SET row = replace(row, 'assert', 'accuse')", "no entry tells of it"),
        ("DELETE FROM events", "no entry tells of it"),
        ("UPDATE casualties SET row = replace(row, 'wounded', 'killed')", "no entry tells of it"),
        ("UPDATE labellings SET reader = 'other@1'", "no entry tells of it"),
        ("UPDATE theatres SET row = replace(row, 'Invented', 'True')", "theatres: no entry"),
        ("UPDATE judgements SET row = replace(row, 'Misread', 'True')", "judgements: no entry"),
        ("UPDATE custody SET note = 'nothing' WHERE seq = 2", "custody entry 2: its seal is broken"),
        ("DELETE FROM custody WHERE seq = 2", "custody entry 2: missing"),
        ("DELETE FROM custody WHERE action = 'captured'", "custody entry"),
        ("DELETE FROM custody WHERE seq = (SELECT max(seq) FROM custody)", "judgements: no entry"),
    ],
)
def test_verifying_finds_what_was_changed_behind_the_triggers(path: Path, change: str, fault: str) -> None:
    """Somebody with the file in hand can drop a trigger, and leaves a trace."""
    connection = sqlite3.connect(path)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA foreign_keys=OFF")
    assert connection.execute(change).rowcount > 0
    connection.commit()
    connection.close()
    with Record.open(path, create=False) as record:
        faults = record.verify()
    assert [each for each in faults if fault in each]


def test_the_log_is_one_chain(path: Path) -> None:
    """From the first entry, numbered without gaps, each sealed with the one before."""
    with Record.open(path, create=False) as record:
        log = record.custody()
    assert [entry.action for entry in log] == ["theatre_kept", "captured", "annotated", "judged"]
    assert [entry.seq for entry in log] == [1, 2, 3, 4]
    assert [entry.previous for entry in log] == ["", *(entry.hash for entry in log[:-1])]
    assert all(entry.hash == entry.sealed() for entry in log)
    assert log[1].sha256 == ONE.document.sha256
