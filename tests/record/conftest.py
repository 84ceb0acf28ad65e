"""Where the tests of the record keep their records: one backend today, the suite asks for no more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trucewatch.record import Record

#: Backends that the suite runs against: each makes a place, told as text, that holds no record yet.
BACKENDS: dict[str, Callable[[Path], str]] = {
    "sqlite": lambda folder: str(folder / "a record.db"),
}


@pytest.fixture(params=BACKENDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for a record, on each backend."""
    return BACKENDS[request.param](tmp_path)


@pytest.fixture
def record(place: str) -> Iterator[Record]:
    """A new record."""
    with Record.open(place, create=True) as opened:
        yield opened
