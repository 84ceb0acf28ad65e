"""The date of publication as metadata write it: ISO 8601, RFC 2822, and the plain English forms."""

from __future__ import annotations

import re
from datetime import date, datetime

from trucewatch.errors import MalformedInputError

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

# Abbreviations are the first three letters, and "sept".
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}.*)?"
_WRITTEN = [
    re.compile(rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}{_TIME}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}{_TIME}", re.IGNORECASE),
]
_ISO_WITH_SLASHES = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")


def parse_date(written: str) -> date:
    """The calendar day that ``written`` names, in the time zone that it was written in.

    Raises:
        MalformedInputError: it names no single day; "05/08/2022" does not, since it may be two.
    """
    words = " ".join(written.split())
    try:
        if re.match(r"\d{4}-\d{2}-\d{2}(?:$|[T ])", words):
            return datetime.fromisoformat(words).date()
        if slashed := _ISO_WITH_SLASHES.fullmatch(words):
            year, month, day = (int(part) for part in slashed.groups())
            return date(year, month, day)
        for form in _WRITTEN:
            if found := form.fullmatch(words):
                return date(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError as error:
        raise _unreadable(written) from error
    raise _unreadable(written)


def _month(word: str) -> int:
    """1 to 12, by name or by the usual abbreviation; ValueError for any other word."""
    lowered = word.lower()
    for number, name in enumerate(_MONTHS, start=1):
        if lowered in {name, name[:3]} or (lowered == "sept" and name == "september"):
            return number
    raise ValueError(word)


def _unreadable(written: str) -> MalformedInputError:
    return MalformedInputError(
        f"the date {written[:60]!r} can't be read", hint="write it as 2022-08-05 or 5 August 2022"
    )
