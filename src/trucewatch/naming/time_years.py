"""Seasons, years, decades, centuries and holidays.

Values are TIMEX3's (TimeML 1.2.1, after ISO 8601): ``2022``, ``2022-SP`` (``SP SU FA WI``), ``202`` for a
decade, ``20`` for a century (the 21st), ``BC0480``. Seasons are those of the northern half of the globe.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from trucewatch.model.calendar import interval_of
from trucewatch.naming.time_context import Anchor, Context, Rule, Value, Words, cue, dated, modifier
from trucewatch.naming.time_words import meaning, year_in_words

_NUMBERED = re.compile(
    rf"{cue('numbered').pattern}\.?\s+(?:\d+(?:\s+\(\d+\))?(?:\s*,\s*|\s+(?:and|or)\s+))*\Z", re.IGNORECASE
)


def full_year(two_figures: int, context: Context) -> int:
    """The year that two figures stand for: the last before twenty years from the publication."""
    last = (context.published or date(2049, 1, 1)).year + 20
    return last - (last - two_figures) % 100


def year_of(words: Words) -> int:
    """The year told in figures or words."""
    return int(words["year"]) if "year" in words else year_in_words(words["spoken_year"])


def year_anchor(words: Words, context: Context) -> Anchor | None:
    """What "last year" or "that year" is counted from."""
    told = {"that", "that same", "the same", "the following", "the previous"}
    return context.story if words["which"].lower() in told else context.anchor


def step_of(words: Words) -> int:
    """How many units on from the anchor's own: -1, 0 or 1."""
    return int(meaning("step", words["which"].lower().removeprefix("the ").removeprefix("this ") or "this"))


def _season_year(words: Words, _: Context) -> Value:
    return Value("DATE", f"{year_of(words)}-{meaning('season', words['season'])}", modifier(words))


def _season_of_year(words: Words, context: Context) -> Value:
    season, anchor = meaning("season", words["season"]), year_anchor(words, context)
    if anchor is None:
        return Value("DATE", f"XXXX-{season}", modifier(words))
    return dated(f"{anchor.day.year + step_of(words)}-{season}", anchor, modifier(words))


def _season(words: Words, context: Context) -> Value:
    season, which = meaning("season", words["season"]), words.get("which", "").lower()
    anchor = context.story if which in {"that", "the same", "the following"} else context.anchor
    if anchor is None:
        return Value("DATE", f"XXXX-{season}", modifier(words))
    covers = {
        year: (days.start, days.end)
        for year in range(anchor.day.year - 2, anchor.day.year + 3)
        if (days := interval_of(f"{year}-{season}")) and days.start and days.end
    }
    begun = [year for year, (start, _) in covers.items() if start <= anchor.day]
    ended = [year for year, (_, end) in covers.items() if end < anchor.day]
    lasting = [year for year, (_, end) in covers.items() if end >= anchor.day]
    begins = [year for year, (start, _) in covers.items() if start > anchor.day]
    if which in {"last", "the past", "this past", "the previous"}:
        year = ended[-1]
    elif which in {"next", "this coming", "the next", "the following"}:
        year = begins[0]
    elif which in {"this", "that", "the same"}:
        year = anchor.day.year
    elif anchor.name == "narrative" or context.direction > 0:
        year = lasting[0]
    else:
        year = begun[-1]
    return dated(f"{year}-{season}", anchor, modifier(words))


def _year(words: Words, _: Context) -> Value:
    return Value("DATE", words["year"], modifier(words))


def _bare_year(words: Words, context: Context) -> Value | None:
    """Four figures alone, unless something is numbered by them: "Resolution 1701"."""
    if _NUMBERED.search(context.before):
        return None
    return Value("DATE", words["late_year"])


def _year_of_range(words: Words, context: Context) -> Value | None:
    """The "17" of "1915–17"."""
    told = context.told.last or ""
    if (
        not re.fullmatch(r"\d{4}", told)
        or context.gap not in {"-", "–", "/"}
        or words["year_end"] <= told[2:]
    ):
        return None
    return Value("DATE", told[:2] + words["year_end"])


def _year_in_two_figures(words: Words, context: Context) -> Value:
    return Value("DATE", str(full_year(int(words["year_end"]), context)))


def _year_in_words(words: Words, _: Context) -> Value:
    return Value("DATE", str(year_in_words(words["spoken_year"])))


def _year_before_christ(words: Words, _: Context) -> Value:
    return Value("DATE", f"BC{int(words['any_year']):04d}")


def _decade(words: Words, _: Context) -> Value:
    return Value("DATE", words["decade"], modifier(words))


def _decade_of_century(words: Words, context: Context) -> Value:
    """``the '80s``, ``the nineties``: of the century whose decade has begun last."""
    tens = int(words.get("tens_figure") or meaning("tens", words["tens"]))
    last = (context.published or date(2029, 1, 1)).year // 10
    return Value("DATE", str(last - (last - tens) % 10), modifier(words))


def _century(words: Words, _: Context) -> Value | None:
    if "era" in words:
        return None
    return Value("DATE", str(int(meaning("ordinal", words["ordinal"])) - 1), modifier(words))


def _near_century(words: Words, context: Context) -> Value | None:
    which = words["which"].lower()
    if which == "the past":
        return Value("DURATION", "P100Y")
    anchor = context.anchor
    if anchor is None:
        return Value("DATE", None)
    step = {"the last": -1, "last": -1, "the next": 1}.get(which, 0)
    return dated(str(anchor.day.year // 100 + step), anchor, modifier(words))


def _holiday(words: Words, context: Context) -> Value | None:
    told, anchor = meaning("holiday", words["holiday"].replace("’", "'")), context.anchor
    if "year" in words:
        return Value("DATE", holiday(told, int(words["year"])).isoformat())
    if anchor is None:
        return Value("DATE", f"XXXX-{told}" if told[0].isdigit() else None)
    days = [holiday(told, year) for year in range(anchor.day.year - 1, anchor.day.year + 2)]
    which = words.get("which", "").lower()
    if which == "last":
        return dated(max(day for day in days if day < anchor.day).isoformat(), anchor)
    if which == "next":
        return dated(min(day for day in days if day > anchor.day).isoformat(), anchor)
    found = context.closest(days)
    return dated(found.isoformat(), anchor) if found else None


def holiday(told: str, year: int) -> date:
    """The day of a holiday in a year.

    ``told`` as in the table: month and day ``12-25``, days from Easter ``E-2``, in the Orthodox churches
    ``O+0``, ``N4`` = the fourth Thursday of November.
    """
    if told.startswith("E"):
        return _easter(year) + timedelta(days=int(told[1:]))
    if told.startswith("O"):
        return _orthodox_easter(year) + timedelta(days=int(told[1:]))
    if told.startswith("N"):
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7, weeks=int(told[1:]) - 1)
    month, day = told.split("-")
    return date(year, int(month), int(day))


def _orthodox_easter(year: int) -> date:
    """Orthodox Easter Sunday, by Meeus's Julian algorithm, as a day of the Gregorian calendar."""
    epact = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7
    month, day = divmod(epact + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leap = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - skipped - shift + 15) % 30
    quarter, odd = divmod(rest, 4)
    weekday = (32 + 2 * leap + 2 * quarter - epact - odd) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


RULES: dict[str, Rule] = {
    "season_year": _season_year,
    "season_of_year": _season_of_year,
    "season": _season,
    "year": _year,
    "bare_year": _bare_year,
    "year_of_range": _year_of_range,
    "year_in_two_figures": _year_in_two_figures,
    "year_in_words": _year_in_words,
    "year_before_christ": _year_before_christ,
    "decade": _decade,
    "decade_of_century": _decade_of_century,
    "century": _century,
    "near_century": _near_century,
    "holiday": _holiday,
}
