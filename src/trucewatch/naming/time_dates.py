"""Days and months of the calendar: full ones stand for themselves, partial ones are completed.

Values are TIMEX3's (TimeML 1.2.1, after ISO 8601): ``2022-08-03``, ``2022-08``, ``XXXX-08-03`` where the year
can't be known, a day with its part as ``2022-08-03TMO``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from trucewatch.model.calendar import interval_of
from trucewatch.naming.time_context import Anchor, Context, Rule, Value, Words, dated, modifier
from trucewatch.naming.time_words import meaning, month_number
from trucewatch.naming.time_years import full_year, step_of, year_anchor, year_of

_GOES_ON = re.compile(r"\s*(?:-|–|,|and|or|to|through|,\s*and)\s*(?:the\s+|the\s)?\Z")
_YEARS = re.compile(r"(?P<first>\d{4})(?:-|–|/)\Z")


def number(words: Words, name: str = "day") -> int:
    """The figures of a slot, without "th"."""
    return int(re.sub(r"\D", "", words[name]))


def _full_date(words: Words, _: Context) -> Value:
    day = date(int(words["year"]), month_number(words["month"]), number(words))
    return Value("DATE", day.isoformat())


def _iso_date(words: Words, _: Context) -> Value | None:
    return Value("DATE", words["isodate"]) if interval_of(words["isodate"]) else None


def _slash_date(words: Words, context: Context) -> Value:
    """``11/02/89``, month first as American wires print it; the century is the one that is nearest."""
    year = full_year(int(words["year_end"]), context)
    return Value("DATE", date(year, number(words, "month_figure"), number(words, "day_figure")).isoformat())


def day_of_month(month: int, day: int, context: Context) -> Value | None:
    """A day without its year."""
    anchor = context.anchor
    if anchor is None:
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}")
    found = context.closest(_days(month, day, context.years))
    return dated(found.isoformat(), anchor) if found else None


def _days(month: int, day: int, years: Iterable[int]) -> Iterator[date]:
    for candidate in years:
        try:
            yield date(candidate, month, day)
        except ValueError:  # 29 February of another year, or no such day at all
            continue


def _month_day(words: Words, context: Context) -> Value | None:
    return day_of_month(month_number(words["month"]), number(words), context)


def _first_of_days(words: Words, context: Context) -> Value | None:
    """The "8" of "8–12 April 2021"."""
    if "year" in words:
        return _full_date(words, context)
    return _month_day(words, context)


def _same_month(words: Words, context: Context) -> Value | None:
    """The "12" of "April 8–12" and of "4 May and the 12th": a day of the month told right before."""
    told = context.told.value or ""
    if not re.match(r"(?:\d{4}|XXXX)-\d\d-\d\d", told) or not _GOES_ON.fullmatch(context.gap):
        return None
    day = number(words)
    if told.startswith("XXXX"):
        return Value("DATE", f"{told[:8]}{day:02d}")
    anchor = None if context.told.explicit else context.anchor
    return dated(date.fromisoformat(told[:10]).replace(day=day).isoformat(), anchor)


def _month_year(words: Words, _: Context) -> Value:
    return Value("DATE", f"{year_of(words)}-{month_number(words['month']):02d}", modifier(words))


def _range_start(words: Words, _: Context) -> Value:
    """The "27 September" of "27 September to 9 November 2020", the "March" of "March–April 1918"."""
    month, last = month_number(words["month"]), month_number(words["last"])
    year = int(words["year"]) - (month > last)
    if "day" in words:
        return Value("DATE", date(year, month, number(words)).isoformat())
    return Value("DATE", f"{year}-{month:02d}", modifier(words))


def _month(words: Words, context: Context) -> Value:
    month = month_number(words.get("clear_month") or words["verb_month"])
    anchor = context.anchor
    if anchor is None:
        return Value("DATE", f"XXXX-{month:02d}", modifier(words))
    year, which = anchor.day.year, words.get("which", "").lower().split()[-1:]
    if which in (["last"], ["past"], ["previous"]):
        year -= month >= anchor.day.month
    elif which in (["next"], ["coming"], ["following"]):
        year += month <= anchor.day.month
    elif not which:
        nearest = context.closest(date(one, month, 15) for one in context.years)
        year = nearest.year if nearest else year
    return dated(f"{year}-{month:02d}", anchor, modifier(words))


def _month_of_year(words: Words, context: Context) -> Value:
    month, anchor = month_number(words["month"]), year_anchor(words, context)
    if anchor is None:
        return Value("DATE", f"XXXX-{month:02d}", modifier(words))
    return dated(f"{anchor.day.year + step_of(words)}-{month:02d}", anchor, modifier(words))


def _weekday(words: Words, context: Context) -> Value | None:
    anchor = context.story if _of_story(words) else context.anchor
    if anchor is None:
        return Value("DATE", None)
    return dated(day_of_week(words["weekday"], words.get("which", ""), context, anchor).isoformat(), anchor)


def _of_story(words: Words) -> bool:
    return words.get("which", "").lower() in {"the following", "the previous", "the next"}


def day_of_week(name: str, which: str, context: Context, anchor: Anchor) -> date:
    """The weekday before or after the anchor; the anchor itself counts where nothing says otherwise.

    ``which``: the words before it, "last", "next" or the like.
    """
    weekday, which = int(meaning("weekday", name)) - 1, which.lower()
    back = (anchor.day.weekday() - weekday) % 7
    if which in {"last", "the previous", "this past"}:
        return anchor.day - timedelta(days=back or 7)
    ahead = -back % 7
    if which in {"next", "the next", "the following"}:
        return anchor.day + timedelta(days=ahead or 7)
    if which in {"coming", "this coming"} or context.direction > 0 or anchor.name == "narrative":
        return anchor.day + timedelta(days=ahead)
    return anchor.day - timedelta(days=back)


def _part_of_date(words: Words, context: Context) -> Value | None:
    """``the night of 20 June``."""
    if "weekday" in words:
        return _weekday_part(words, context)
    day = _full_date(words, context) if "year" in words else _month_day(words, context)
    return day and Value("TIME", f"{day.value}T{meaning('part', words['part'])}", anchor=day.anchor)


def _weekday_of_week(words: Words, context: Context) -> Value:
    """``Tuesday next week``."""
    anchor = year_anchor(words, context)
    if anchor is None:
        return Value("DATE", None)
    monday = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(weeks=step_of(words))
    return dated((monday + timedelta(days=int(meaning("weekday", words["weekday"])) - 1)).isoformat(), anchor)


def _weekday_part(words: Words, context: Context) -> Value:
    anchor = context.anchor
    if anchor is None:
        return Value("TIME", None)
    day, part = day_of_week(words["weekday"], words.get("which", ""), context, anchor), words["part"].lower()
    if part in {"midnight", "noon"}:
        return dated(f"{day.isoformat()}T{'24:00' if part == 'midnight' else '12:00'}", anchor, kind="TIME")
    return dated(f"{day.isoformat()}T{meaning('part', part)}", anchor, kind="TIME")


RULES: dict[str, Rule] = {
    "full_date": _full_date,
    "iso_date": _iso_date,
    "slash_date": _slash_date,
    "month_day": _month_day,
    "first_of_days": _first_of_days,
    "same_month": _same_month,
    "month_year": _month_year,
    "range_start": _range_start,
    "month": _month,
    "month_of_year": _month_of_year,
    "weekday": _weekday,
    "part_of_date": _part_of_date,
    "weekday_of_week": _weekday_of_week,
    "weekday_part": _weekday_part,
}
