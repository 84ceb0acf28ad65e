"""Times of day: hour and minute on the day told beside them, as TIMEX3 ``2022-08-03T08:00``."""

from __future__ import annotations

import re
from datetime import date

from trucewatch.naming.time_context import Anchor, Context, Rule, Value, Words, dated
from trucewatch.naming.time_dates import day_of_month, day_of_week, number
from trucewatch.naming.time_deictic import named_day
from trucewatch.naming.time_words import month_number

_ZULU = frozenset({"GMT", "UTC"})
_UNKNOWN_DAY = "XXXX-XX-XX"
_WHOLE_DAY = len(_UNKNOWN_DAY)
_DAY_BEHIND = re.compile(
    r"\A(?:\s+hours)?(?:\s+\([^)]*\))?(?:\s+[^,;.()]*?\btime\b)?,?\s+(?:on\s+)?(?:the\s+)?"
    r"(?:\w+day,?\s+(?=[\dA-Z]))?"
    r"(?:(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>[A-Z]\w+),?(?:\s+(?P<y1>\d{4}))?"
    r"|(?P<m2>[A-Z]\w+)\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?:,?\s+(?P<y2>\d{4}))?|(?P<weekday>\w+day)\b)"
)


def _day(words: Words, context: Context) -> tuple[str, Anchor | None]:
    """The day that the hour is of: named beside it, told before it in the sentence, or the anchor's."""
    named = _named_beside(words, context) or _named_behind(context)
    if named is not None:
        return named
    told, anchor = context.told.value or "", context.anchor
    if len(told) >= _WHOLE_DAY and (context.same_sentence or context.narrative):
        return told[:_WHOLE_DAY], context.story
    return (_UNKNOWN_DAY if anchor is None else anchor.day.isoformat()), anchor


def _named_beside(words: Words, context: Context) -> tuple[str, Anchor | None] | None:
    """The day in the expression itself: "10 p.m. Wednesday"."""
    anchor = context.anchor
    if "month" in words:
        month, day = month_number(words["month"]), number(words)
        if "year" in words:
            return date(int(words["year"]), month, day).isoformat(), None
        found = day_of_month(month, day, context)
        return (found.value if found and found.value else _UNKNOWN_DAY), anchor
    if anchor is not None and "weekday" in words:
        return day_of_week(words["weekday"], "", context, anchor).isoformat(), anchor
    if anchor is not None and "named" in words:
        return named_day(words["named"], anchor).isoformat(), anchor
    return None


def _named_behind(context: Context) -> tuple[str, Anchor | None] | None:
    """The date that follows the hour: "08.00 on 15 February"."""
    match = _DAY_BEHIND.match(context.following)
    if match is None:
        return None
    try:
        if match["weekday"]:
            anchor = context.anchor
            day = day_of_week(match["weekday"], "", context, anchor) if anchor else None
            return None if day is None else (day.isoformat(), anchor)
        month, number_of_day = month_number(match["m1"] or match["m2"]), int(match["d1"] or match["d2"])
        year = match["y1"] or match["y2"]
        if year:
            return date(int(year), month, number_of_day).isoformat(), None
    except (KeyError, ValueError):  # a word that is no month, a day that does not exist
        return None
    found = day_of_month(month, number_of_day, context)
    return (found.value, context.anchor) if found and found.value else None


def _clock(words: Words, context: Context) -> Value | None:
    hour, minute = int(words.get("hour") or words.get("hour_two") or 0), int(words.get("minute", 0))
    if "hour_minute" in words:
        hour, minute = divmod(int(words["hour_minute"]), 100)
    half = re.sub(r"[.\s]", "", words.get("half_day", "")).lower()
    if "part" in words and words["part"].lower() in {"afternoon", "evening"}:
        half = "pm"
    if half and not 1 <= hour <= 12 and not (half == "am" and hour == 0):
        return None
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    day, anchor = _day(words, context)
    zone = "Z" if words.get("zone", "").upper() in _ZULU else ""
    return dated(f"{day}T{hour:02d}:{minute:02d}{zone}", anchor, kind="TIME")


def _midnight(words: Words, context: Context) -> Value:
    day, anchor = _day(words, context)
    return dated(
        f"{day}T{'24:00' if words['named_hour'].lower() == 'midnight' else '12:00'}", anchor, kind="TIME"
    )


RULES: dict[str, Rule] = {"clock": _clock, "midnight": _midnight}
