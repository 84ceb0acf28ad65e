"""Calendar arithmetic of TIMEX3 values."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.calendar import add_months, after, interval_of, iso_week

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("value", "start", "end", "prec"),
    [
        ("2022-08-03", date(2022, 8, 3), date(2022, 8, 3), 1),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), 4),
        ("2022", date(2022, 1, 1), date(2022, 12, 31), 5),
        ("2023-SP", date(2023, 3, 1), date(2023, 5, 31), 5),
        ("2022-WI", date(2022, 12, 1), date(2023, 2, 28), 5),
        ("2022-Q3", date(2022, 7, 1), date(2022, 9, 30), 5),
        ("199", date(1990, 1, 1), date(1999, 12, 31), 5),
    ],
)
def test_a_value_covers_its_days(value: str, start: date, end: date, prec: int) -> None:
    """Each kind of value gives first day, last day and UCDP precision."""
    interval = interval_of(value)
    assert interval is not None
    assert (interval.start, interval.end, interval.prec) == (start, end, prec)


@pytest.mark.parametrize("value", ["P3Y", "PAST_REF", "XXXX-05", "2022-02-30", "2022-W60"])
def test_no_days_are_made_up(value: str) -> None:
    """Lengths, vague references, unknown years and impossible days have no interval."""
    assert interval_of(value) is None


@given(DAYS)
def test_a_day_lies_in_its_week(day: date) -> None:
    """The ISO week of a day holds the day and has seven of them."""
    interval = interval_of(iso_week(day))
    assert interval is not None
    assert interval.start is not None
    assert interval.end is not None
    assert interval.start <= day <= interval.end
    assert interval.end - interval.start == timedelta(days=6)


@given(DAYS, st.integers(-600, 600))
def test_months_add_up(day: date, months: int) -> None:
    """A step of months lands in the month that counting gives, never on a later day of the month."""
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day <= day.day


@pytest.mark.parametrize(
    ("length", "due"),
    [
        ("P3Y", date(2023, 11, 9)),
        ("PT72H", date(2020, 11, 12)),
        ("P10D", date(2020, 11, 19)),
        ("P18M", date(2022, 5, 9)),
        ("PXD", None),
    ],
)
def test_durations_are_counted_from_a_day(length: str, due: date | None) -> None:
    """The end of a duration from 9 November 2020; none without a number."""
    assert after(date(2020, 11, 9), length) == due
