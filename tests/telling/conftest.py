"""The sample record and its brief, made once for all tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.telling.dispatches import sample
from tests.telling.sample import AS_OF, Sample
from trucewatch.record import Filter, Record
from trucewatch.telling.brief import Brief, build_brief
from trucewatch.telling.material import Material, gather


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The sample as a record on disk."""
    with sample().recorded(tmp_path_factory.mktemp("sample") / "record.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def material(record: Record) -> Material:
    """All of the sample."""
    return gather(record, Filter(), as_of=AS_OF)


@pytest.fixture(scope="session")
def brief(record: Record) -> Brief:
    """The brief of all of the sample."""
    return build_brief(record, chosen=Filter(), as_of=AS_OF)


@pytest.fixture
def brief_of(tmp_path: Path) -> Callable[[Sample], Brief]:
    """Makes the brief of any sample."""

    def made(of: Sample) -> Brief:
        with of.recorded(tmp_path / "other.db") as opened:
            return build_brief(opened, chosen=Filter(), as_of=AS_OF)

    return made
