"""Calendar arithmetic: TIMEX3 values to intervals of days, and steps by units.

Values follow TIMEX3 (TimeML): ``2022-08-03``, ``2022-08``, ``2022-W31``, ``2022-W31-WE``, ``2022``,
``2022-SP`` (``SP SU FA WI``), ``2022-Q3``, ``2022-H1``, ``202`` (a decade), ``20`` (a century), each day
with a time of day after ``T``. Precisions are UCDP's ``date_prec`` (1 day … 5 season, year or longer).
Seasons are the meteorological ones of the northern half of the globe.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from trucewatch.model.time import Interval

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
#: Units of ISO 8601 durations by word; a fortnight and a decade are told in smaller ones.
UNITS = {"hour": "H", "minute": "M", "day": "D", "week": "W", "month": "M", "year": "Y", "decade": "E"}
_CLOCK_UNITS = frozenset({"hour", "minute"})


def duration(count: int | float | None, unit: str) -> str:
    """The ISO 8601 duration of ``count`` units (``None`` = an unnamed number, ``PXD``)."""
    number = "X" if count is None else f"{count:g}"
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{number}{UNITS[unit]}"


def add_months(day: date, months: int) -> date:
    """``months`` later (or earlier); the last day of a shorter month where there is no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shifted(day: date, count: float, unit: str) -> date:
    """``count`` units after ``day`` (before, when negative); halves of a year count as six months.

    Raises:
        ValueError, OverflowError: when the calendar does not reach that far.
    """
    if unit in _CLOCK_UNITS:
        hours = count if unit == "hour" else count / 60
        return day + timedelta(days=round(hours / 24))
    if unit == "day":
        return day + timedelta(days=round(count))
    if unit == "week":
        return day + timedelta(days=round(7 * count))
    months = {"month": 1, "year": 12, "decade": 120}[unit]
    return add_months(day, round(months * count))


_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)([DWMYE])|T(\d+(?:\.\d+)?)([HM]))\Z")
_LETTER_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "E": "decade"}


def after(day: date, iso_duration: str) -> date | None:
    """The day that lies ``iso_duration`` after ``day``; ``None`` when the duration has no number."""
    match = _DURATION.match(iso_duration)
    if match is None:
        return None
    if match[3] is not None:
        return shifted(day, float(match[3]), "hour" if match[4] == "H" else "minute")
    return shifted(day, float(match[1]), _LETTER_UNITS[match[2]])


_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)))?(?:T(?P<part>.*))?\Z"
)


def interval_of(value: str, mod: str | None = None) -> Interval | None:
    """The days that a TIMEX3 value covers, or ``None`` for a duration, a set or a vague reference.

    ``mod`` (``START | MID | END``) narrows a span of more than a day to its third.
    """
    if re.fullmatch(r"\d{3}", value):
        return Interval(start=date(int(value) * 10, 1, 1), end=date(int(value) * 10 + 9, 12, 31), prec=5)
    match = _VALUE.match(value)
    if match is None:
        return None
    try:
        start, end, prec = _bounds(match)
    except ValueError:  # no such day or week
        return None
    if mod in {"START", "MID", "END"} and end > start:
        third = (end - start).days // 3
        if mod == "START":
            end = start + timedelta(days=third)
        elif mod == "END":
            start = end - timedelta(days=third)
        else:
            start, end = start + timedelta(days=third), end - timedelta(days=third)
        prec = {5: 4, 4: 3, 3: 2}.get(prec, prec)
    return Interval(start=start, end=end, prec=prec)


def _bounds(match: re.Match[str]) -> tuple[date, date, int]:
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        if match["part"] == "NI":  # a night goes over midnight
            return day, day + timedelta(days=1), 2
        return day, day, 1
    if match["month"]:
        month = int(match["month"])
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), 4
    if match["week"]:
        week = int(match["week"])
        if match["weekend"]:
            return date.fromisocalendar(year, week, 6), date.fromisocalendar(year, week, 7), 2
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7), 3
    first, last = 1, 12
    if match["quarter"]:
        first, last = 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"])
    elif match["half"]:
        first, last = (1, 6) if match["half"] == "1" else (7, 12)
    elif match["season"]:
        first, last = SEASON_MONTHS[match["season"]]
    start = date(year, first, 1)
    return start, add_months(start, last - first + 1) - timedelta(days=1), 5


def iso_week(day: date) -> str:
    """The ISO week of a day, as a TIMEX3 value."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"
