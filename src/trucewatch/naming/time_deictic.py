"""Times told from the present or from the day told last: "yesterday", "last month", "three days later".

The present of news is its publication; a narrative's is the day told last. A count of days gives a day, of
weeks a week, of months a month, of years a year: the words are no finer (TIMEX3 takes the unit's
granularity). What can't be counted is ``PAST_REF``, ``PRESENT_REF`` or ``FUTURE_REF``.
"""

from __future__ import annotations

from datetime import date, timedelta

from trucewatch.model.calendar import iso_week, shifted
from trucewatch.naming.time_context import Anchor, Context, Rule, Value, Words, dated, modifier
from trucewatch.naming.time_periods import before_told, quarter_of
from trucewatch.naming.time_words import count, meaning

_FROM_STORY = frozenset({"later", "before", "previously", "afterwards", "afterward", "beforehand", "on"})
_BACK = frozenset({"ago", "earlier", "before", "previously", "beforehand", "prior", "from yesterday"})

_NEAR_STORY = frozenset({"the previous", "the following", "the preceding", "the next"})
_DAY_STEPS = {
    "next": 1,
    "following": 1,
    "very next": 1,
    "after": 1,
    "previous": -1,
    "preceding": -1,
    "before": -1,
    "earlier": -1,
}


def unit_value(day: date, unit: str) -> str:
    """The day, week, month, quarter, year, decade or century that holds ``day``."""
    return {
        "day": day.isoformat(),
        "week": iso_week(day),
        "month": f"{day:%Y-%m}",
        "quarter": quarter_of(day),
        "year": f"{day.year:04d}",
        "decade": str(day.year // 10),
        "century": str(day.year // 100),
    }[unit]


def _folded(printed: str) -> str:
    return " ".join(printed.lower().split())


def named_day(printed: str, anchor: Anchor) -> date:
    """The day that "yesterday" and the like name."""
    return anchor.day + timedelta(days=int(meaning("named_day", printed)))


def _near_day(words: Words, context: Context) -> Value:
    anchor = context.anchor
    return dated(named_day(words["named"], anchor).isoformat() if anchor else None, anchor, modifier(words))


def _near_day_part(words: Words, context: Context) -> Value:
    anchor = context.anchor
    if anchor is None:
        return Value("TIME", None)
    day = named_day(words.get("named", "yesterday"), anchor)
    return dated(f"{day.isoformat()}T{meaning('part', words['part'])}", anchor, kind="TIME")


def _tonight(_: Words, context: Context) -> Value:
    anchor = context.anchor
    return dated(f"{anchor.day.isoformat()}TNI" if anchor else None, anchor, kind="TIME")


def _overnight(_: Words, context: Context) -> Value:
    """The night that ended on the day of publication."""
    anchor = context.anchor
    if anchor is None:
        return Value("TIME", None)
    return dated(f"{(anchor.day - timedelta(days=1)).isoformat()}TNI", anchor, kind="TIME")


def _part_of(anchor: Anchor | None, words: Words, days: int = 0) -> Value:
    if anchor is None:
        return Value("TIME", None)
    day = anchor.day + timedelta(days=days)
    return dated(f"{day.isoformat()}T{meaning('part', words['part'])}", anchor, kind="TIME")


def _present_part(words: Words, context: Context) -> Value:
    return _part_of(context.anchor, words)


def _told_part(words: Words, context: Context) -> Value:
    step = int(meaning("step", words["which"].lower().removeprefix("the "))) if "which" in words else 0
    return _part_of(context.story, words, step)


def _told_day(words: Words, context: Context) -> Value | None:
    """``the next day``, ``that day``, ``the day before``: from the day told last."""
    which = _folded(words["which"])
    anchor = context.story if which != "the" or context.narrative or context.same_sentence else context.anchor
    if anchor is None:
        return Value("DATE", None)
    step = _DAY_STEPS.get(which, 0)
    if step == 0 and context.told.value is not None and len(context.told.value) < 10:
        return None  # the day was told as no more than a month or year
    return dated((anchor.day + timedelta(days=step)).isoformat(), anchor)


def _near_unit(words: Words, context: Context) -> Value:
    """``last month``, ``the following week``: the unit before, at or after the anchor's own."""
    unit = meaning("unit", words.get("calendar_unit") or words["unit"])
    which = _folded(words.get("which", "this"))
    anchor = context.story if which in _NEAR_STORY else context.anchor
    if anchor is None:
        return Value("DATE", None, modifier(words))
    told = which.removeprefix("the").strip().removeprefix("this ")
    step = int(meaning("step", told)) if told else 0
    if unit == "century":
        return dated(str(anchor.day.year // 100 + step), anchor, modifier(words))
    return dated(unit_value(shifted(anchor.day, step, unit), unit), anchor, modifier(words))


def _told_unit(words: Words, context: Context) -> Value | None:
    unit = meaning("unit", (words.get("calendar_unit") or words.get("unit") or "year"))
    anchor = context.story if words["which"].lower() != "the" or context.narrative else context.anchor
    if anchor is None:
        return Value("DATE", None)
    return dated(unit_value(anchor.day, unit), anchor)


def _unit_end(words: Words, context: Context) -> Value:
    """``year-end``: the last day of the running year; "the year's end" is no day in particular."""
    unit, anchor = meaning("unit", words["unit"]), context.anchor
    if anchor is None:
        return Value("DATE", None, "END")
    if unit == "year" and "hyphen" in words:
        return dated(f"{anchor.day.year}-12-31", anchor)
    return dated(unit_value(anchor.day, unit), anchor, "END")


def _weekend(words: Words, context: Context) -> Value:
    anchor, which = context.anchor, words["which"].lower().removeprefix("the ")
    if which in {"following", "previous"} or which == "that":
        anchor = context.story
    if anchor is None:
        return Value("DATE", None)
    weeks = 0
    if which in {"last", "past", "this past", "previous"}:
        weeks = -1
    elif which in {"next", "following"}:
        weeks = 1
    elif which == "the" and context.direction <= 0 and anchor.day.weekday() < 5:
        weeks = -1
    return dated(iso_week(anchor.day + timedelta(weeks=weeks)) + "-WE", anchor)


def _counted(words: Words, context: Context) -> Value:
    """``three days ago``, ``two weeks later``."""
    unit, way = meaning("unit", words["unit"]), _folded(words.get("from", "from now"))
    number = count(words["count"]) if "count" in words else None
    back = way in _BACK
    if number is None:
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF")
    if "half" in words:
        number += 0.5
    if number == 1 and unit == "year" and way in {"ago", "earlier"} and not context.narrative:
        return before_told(context)
    anchor = context.story if way in _FROM_STORY or context.narrative else context.anchor
    if anchor is None:
        return Value("DATE", None)
    if unit == "fortnight":
        unit, number = "week", 2 * number
    day = _moved(anchor.day, -number if back else number, unit)
    if unit in {"minute", "hour"} or (unit == "week" and not back):
        unit = "day"
    return dated(unit_value(day, unit), anchor)


def _moved(day: date, number: float, unit: str) -> date:
    if unit == "quarter":
        return shifted(day, 3 * number, "month")
    if unit == "century":
        return shifted(day, 100 * number, "year")
    return shifted(day, number, unit)


def _step_of_year(words: Words, context: Context) -> Value:
    """``the year before last``."""
    anchor = context.story if words["from"].lower() == "before" else context.anchor
    if anchor is None:
        return Value("DATE", None)
    step = {"before last": -2, "before": -1, "after next": 2}[_folded(words["from"])]
    return dated(str(anchor.day.year + step), anchor)


def _present_ref(_: Words, __: Context) -> Value:
    return Value("DATE", "PRESENT_REF")


def _past_ref(_: Words, __: Context) -> Value:
    return Value("DATE", "PAST_REF")


def _future_ref(_: Words, __: Context) -> Value:
    return Value("DATE", "FUTURE_REF")


RULES: dict[str, Rule] = {
    "near_day": _near_day,
    "near_day_part": _near_day_part,
    "tonight": _tonight,
    "overnight": _overnight,
    "present_part": _present_part,
    "told_part": _told_part,
    "told_day": _told_day,
    "near_unit": _near_unit,
    "told_unit": _told_unit,
    "unit_end": _unit_end,
    "weekend": _weekend,
    "counted": _counted,
    "step_of_year": _step_of_year,
    "present": _present_ref,
    "past": _past_ref,
    "future": _future_ref,
}
