"""The arithmetic of bars: inside the picture, long enough to be seen, open where an end is not told."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.telling.pictures import DayScale, PeopleScale, text_bar

DAYS = st.dates(date(1990, 1, 1), date(2050, 1, 1))


@given(st.lists(DAYS, min_size=1, max_size=6), st.integers(0, 400), st.booleans(), st.booleans())
def test_bars_stay_inside(days: list[date], length: int, open_start: bool, open_end: bool) -> None:
    """Whatever the days are, a bar lies between 0 and 1 and can be seen."""
    end = days[0] + timedelta(days=length)
    scale = DayScale([*days, end])
    bar = scale.bar(None if open_start else days[0], None if open_end else end)
    if open_start and open_end:
        assert bar is None
        return
    assert bar is not None
    assert bar.width > 0
    assert -0.0001 <= bar.start <= bar.start + bar.width <= 1.0001
    assert (bar.open_start, bar.open_end) == (open_start, open_end)
    assert len(text_bar(bar, 20)) == 20


@given(st.lists(DAYS, min_size=1, max_size=6))
def test_ticks_keep_their_distance(days: list[date]) -> None:
    """Marks are in order, inside, and their words do not touch."""
    places = [tick.at for tick in DayScale(days).ticks()]
    assert all(0 <= at <= 1 for at in places)
    assert all(later - earlier >= 0.24 for earlier, later in itertools.pairwise(places))


def test_no_day_is_no_picture() -> None:
    """Without a known day there is nothing to draw."""
    scale = DayScale([None])
    assert scale.empty
    assert scale.ticks() == ()
    assert scale.bar(None, None) is None
    assert text_bar(None, 5) == "  ?  "


@given(st.integers(0, 5000), st.integers(0, 5000))
def test_people_from_nobody(low: int, more: int) -> None:
    """What is told comes before what is possible; zero is drawn as zero."""
    scale = PeopleScale([low, low + more])
    measure = scale.measure(low, low + more)
    assert measure is not None
    assert 0 <= measure.told <= measure.possible <= 1
    assert (measure.told == 0) is (low == 0)
    open_ended = scale.measure(low, None)
    assert open_ended is not None
    assert (open_ended.possible, open_ended.open_end) == (1.0, True)
    assert scale.measure(None, None) is None
