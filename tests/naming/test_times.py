"""News time, over sentences written for this test; published on Friday, 5 August 2022."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.naming.times import find_times

PUBLISHED = date(2022, 8, 5)


@pytest.mark.parametrize(
    ("sentence", "printed", "value"),
    [
        ("The ministry spoke on Wednesday.", "Wednesday", "2022-08-03"),
        ("Talks will open on Monday.", "Monday", "2022-08-08"),
        ("The truce begins on Monday.", "Monday", "2022-08-08"),
        ("They met last month.", "last month", "2022-07"),
        ("Shells fell yesterday.", "yesterday", "2022-08-04"),
        ("The envoy arrives next week.", "next week", "2022-W32"),
        ("The bridge will be finished in the spring.", "the spring", "2023-SP"),
        ("The bridge was finished in the spring.", "the spring", "2022-SP"),
        ("The front froze last winter.", "last winter", "2021-WI"),
        ("Two men were hurt on 3 August.", "3 August", "2022-08-03"),
        ("They signed on 9 November 2020.", "9 November 2020", "2020-11-09"),
        ("They signed on November 9, 2020.", "November 9, 2020", "2020-11-09"),
        ("Both met in May, in a third city.", "May", "2022-05"),
        ("They came three days ago.", "three days ago", "2022-08-02"),
        ("Nothing moved for six months.", "six months", "P6M"),
        ("The old truce of 1994 failed.", "1994", "1994"),
        ("Fighting rose in the 1990s.", "the 1990s", "199"),
        ("Guards patrol there daily.", "daily", "P1D"),
        ("The post fell on Tuesday night.", "Tuesday night", "2022-08-02TNI"),
    ],
)
def test_values(sentence: str, printed: str, value: str) -> None:
    """One expression, its words and its TIMEX3 value."""
    (time,) = find_times(sentence, PUBLISHED)
    assert (time.text, time.value) == (printed, value)


@pytest.mark.parametrize(
    ("sentence", "value", "anchor"),
    [
        ("Guns leave within 72 hours of signing.", "PT72H", "signature"),
        ("They must withdraw within ten days of the truce's entry into force.", "P10D", "effective"),
        ("The pact gave Ostria three years to complete the road.", "P3Y", None),
        ("The post must close no later than 1 December.", "2022-12-01", "published"),
        ("The force must leave by spring.", "2023-SP", "published"),
        ("The road will be built and completed in the spring.", "2023-SP", "published"),
        ("It must go by the end of the month.", "2022-08", "published"),
        ("Captives are to be freed by 15 November 2022.", "2022-11-15", None),
    ],
)
def test_deadlines_look_forward(sentence: str, value: str, anchor: str | None) -> None:
    """Limits are marked, counted from what the words say, and never lie in the past."""
    (time,) = find_times(sentence, PUBLISHED)
    assert (time.value, time.anchor, time.deadline) == (value, anchor, True)
    if time.interval is not None:
        assert time.interval.end is not None
        assert time.interval.end > PUBLISHED


def test_a_stretch_of_time_has_its_days() -> None:
    """A past stretch ends at the publication; its precision is that of its unit."""
    (time,) = find_times("In the past year and a half it grew worse.", PUBLISHED)
    assert (time.text, time.value) == ("the past year and a half", "P18M")
    assert time.interval is not None
    assert (time.interval.start, time.interval.end, time.interval.prec) == (date(2021, 2, 5), PUBLISHED, 5)


def test_unknown_publication_leaves_relative_dates_open() -> None:
    """Without a publication date nothing relative is guessed; a full date needs none."""
    times = find_times("On Wednesday and last month, and on 3 August 2022.", None)
    assert [(time.text, time.interval is None) for time in times] == [
        ("Wednesday", True),
        ("last month", True),
        ("3 August 2022", False),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "May the truce hold, they said.",
        "They may march.",
        "He is a 40-year-old farmer.",
        "Some 2000 people fled.",
        "It cost $1990.",
        "The spring of water ran dry.",
    ],
)
def test_no_time_is_seen_where_none_is(sentence: str) -> None:
    """Words and numbers that look like times and are none."""
    assert find_times(sentence, PUBLISHED) == ()


@given(st.integers(-3000, 3000))
def test_shifting_the_publication_shifts_the_dates(days: int) -> None:
    """Relative days move with the publication, and nothing else changes."""
    text = "They met yesterday, three days ago and on 9 November 2020."
    shift = timedelta(days=days)
    before, after = find_times(text, PUBLISHED), find_times(text, PUBLISHED + shift)
    assert [time.text for time in before] == [time.text for time in after]
    for old, new in zip(before[:2], after[:2], strict=True):
        assert old.interval is not None
        assert new.interval is not None
        assert old.interval.start is not None
        assert new.interval.start == old.interval.start + shift
    assert before[2].interval == after[2].interval


@given(st.text(max_size=200), st.none() | st.dates())
def test_spans_slice(text: str, published: date | None) -> None:
    """Whatever the text, every span stands where it says, in order, without overlap."""
    times = find_times(text, published)
    assert all(time.span.of(text) == time.text for time in times)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))
