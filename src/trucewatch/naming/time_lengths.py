"""Lengths of time as ISO 8601 durations, and stretches that end or start at the anchor.

A length that can't be counted has TIMEX3's ``X`` for its number (``PXD``); a fortnight is told in weeks, half
years in months.
"""

from __future__ import annotations

import re
from datetime import timedelta

from trucewatch.model.calendar import duration, shifted
from trucewatch.model.time import Interval
from trucewatch.naming.time_context import Context, Rule, Value, Words
from trucewatch.naming.time_words import count, meaning, ordinal

_AHEAD = frozenset({"next", "coming", "following", "ensuing", "remaining"})
_BEHIND = frozenset({"past", "last", "preceding", "previous"})


_PART_OF_NIGHT = re.compile(r"\b(?:small|early|late|morning|evening|rush|working)\s+\Z", re.IGNORECASE)


def length_of(number: float | None, unit: str) -> str:
    """The ISO 8601 duration of a printed length: halves of a year in months, a fortnight in weeks."""
    if unit == "fortnight":
        unit, number = "week", None if number is None else 2 * number
    if unit == "quarter":
        return "PXQ" if number is None else f"P{number:g}Q"
    if unit == "decade" and number is not None:
        unit, number = "year", 10 * number
    if unit == "century":
        return "PXC" if number is None else f"P{100 * number:g}Y"
    if number is not None and number != int(number):
        if unit == "year" and 12 * number == int(12 * number):
            return duration(12 * number, "month")
        if unit == "hour" and 60 * number == int(60 * number):
            return duration(60 * number, "minute")
    return duration(number, unit)


def precision(length: timedelta) -> int:
    """UCDP ``date_prec`` of so many days: a day, 2-6 days, a week, a month, longer."""
    limits = (1, 6, 7, 31)
    return next((prec for prec, most in enumerate(limits, 1) if length.days <= most), 5)


def _number(words: Words) -> float | None:
    number = count(words["count"]) if "count" in words else 1.0
    return number + 0.5 if number is not None and "half" in words else number


def _length(words: Words, _: Context) -> Value | None:
    unit = meaning("unit", words["unit"])
    if unit == "quarter":  # "three quarters of the town"
        return None
    return Value("DURATION", length_of(_number(words), unit))


def _length_of_report(_: Words, __: Context) -> Value:
    """``the year ended 30 June``."""
    return Value("DURATION", "P1Y")


def _half_length(words: Words, _: Context) -> Value:
    return Value("DURATION", length_of(0.5, meaning("unit", words["unit"])))


def _length_range(words: Words, _: Context) -> Value | None:
    """``two to three weeks``: the upper number, as a limit would be counted."""
    return _length(words, _)


def _stretch(words: Words, context: Context) -> Value:
    """``the past year and a half``, ``the next 90 days``: a length that ends or starts at the anchor."""
    number, unit, which = _number(words), meaning("unit", words["unit"]), words["which"].lower()
    value = length_of(number, unit)
    anchor = context.anchor
    if number is None or anchor is None or unit in {"quarter", "century"}:
        return Value("DURATION", value)
    if unit == "fortnight":
        unit, number = "week", 2 * number
    if which in _AHEAD:
        start, end = anchor.day, shifted(anchor.day, number, unit)
    elif which in _BEHIND:
        start, end = shifted(anchor.day, -number, unit), anchor.day
    else:
        return Value("DURATION", value)
    days = Interval(start=start, end=end, prec=precision(end - start))
    return Value("DURATION", value, interval=days, anchor=anchor.name)


def _bare_length(words: Words, context: Context) -> Value | None:
    """``for months``; "year-long" is one year long, "the small hours" are no length."""
    printed = words.get("unit_plural") or words["unit"]
    if _PART_OF_NIGHT.search(context.before) or printed.lower() == "quarters":
        return None
    number = None if printed.lower().endswith("s") else 1
    return Value("DURATION", length_of(number, meaning("unit", printed)))


def _vague_length(_: Words, __: Context) -> Value:
    return Value("DURATION", "PXX")


def _numbered_day(words: Words, _: Context) -> Value:
    """``day 2``, ``D+30``, ``the 14th day after``: so many days after the one that a process starts on."""
    printed = words.get("number_of_day") or words["ordinal_of_day"]
    number = int(printed) if printed.isdigit() else ordinal(printed)
    return Value("DURATION", duration(number, "day"), anchor="trigger")


RULES: dict[str, Rule] = {
    "length": _length,
    "length_of_report": _length_of_report,
    "half_length": _half_length,
    "length_range": _length_range,
    "stretch": _stretch,
    "bare_length": _bare_length,
    "vague_length": _vague_length,
    "numbered_day": _numbered_day,
}
