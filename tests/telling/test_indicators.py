"""Indicators: what is counted, in which stretch, and when nothing is said to have moved."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.telling.sample import AS_OF
from trucewatch.errors import UsageError
from trucewatch.record import Filter, Record
from trucewatch.telling.indicators import ENOUGH, INSUFFICIENT, Stretch, indicators
from trucewatch.telling.material import Material
from trucewatch.telling.questions import QUESTIONS


def test_eighteen_indicators_in_their_order(material: Material) -> None:
    """Each once, with the claims that it counts on record."""
    told = indicators(material, 30)
    assert len({one.name for one in told}) == len(told) == 18
    assert all(set(one.now.claims) <= set(material.every) for one in told)


def test_what_was_published_earlier_counts_in_the_earlier_stretch(material: Material) -> None:
    """Seen from a month later, this month's rows are those of the stretch before."""
    now = {one.name: one.now for one in indicators(material, 30)}
    later = material.__class__(**{**vars_of(material), "as_of": AS_OF + timedelta(days=30)})
    before = {one.name: one.before for one in indicators(later, 30)}
    counted = {name for name, reading in now.items() if reading.count and "Duties" not in name}
    assert counted
    assert all(before[name] == now[name] for name in counted)


def vars_of(material: Material) -> dict[str, object]:
    """The fields of the material, without what it has worked out."""
    return {name: getattr(material, name) for name in material.__dataclass_fields__}


def test_few_documents_move_nothing(material: Material) -> None:
    """Below the limit no indicator is said to have moved."""
    stretch = Stretch(material, AS_OF - timedelta(days=59), AS_OF - timedelta(days=30))
    assert len(stretch.documents) < ENOUGH
    assert {one.moved for one in indicators(material, 30)} == {INSUFFICIENT}


@pytest.mark.parametrize("days", ["0", "-3", "soon", "99999"])
def test_what_is_no_number_of_days_is_refused(record: Record, days: str) -> None:
    """In one sentence."""
    with pytest.raises(UsageError, match="no number of days"):
        QUESTIONS["indicators"].answer(record, Filter(), as_of=AS_OF, argument=days)


def test_the_caveats_stand_beside_the_counts(record: Record) -> None:
    """In every answer that has rows."""
    table = QUESTIONS["indicators"].answer(record, Filter(), as_of=AS_OF)
    assert any("not the amount of violence" in note for note in table.notes)
