"""Calendar dates: full ones stand for themselves, partial ones are completed from the anchor.

Values are TIMEX3's (TimeML 1.2.1, after ISO 8601): ``2022-08-03``, ``2022-08``, ``2022``, ``202`` for a decade,
``20`` for a century, ``2022-SP``, ``XXXX-08-03`` where the year can't be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from trucewatch.model.calendar import add_months, interval_of
from trucewatch.naming.time_context import Anchor, Context, Rule, Value, dated, modifier
from trucewatch.naming.time_words import meaning, month_number, year_in_words

Words = Mapping[str, str]
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
    year = _full_year(int(words["year_end"]), context)
    return Value("DATE", date(year, number(words, "month_figure"), number(words, "day_figure")).isoformat())


def _full_year(two_figures: int, context: Context) -> int:
    last = (context.published or date(2049, 1, 1)).year + 20
    return last - (last - two_figures) % 100


def day_of_month(month: int, day: int, context: Context) -> Value | None:
    """A day without its year."""
    anchor = context.anchor
    if anchor is None:
        return Value("DATE", f"XXXX-{month:02d}-{day:02d}")
    found = context.closest(_days(month, day, anchor.day.year))
    return dated(found.isoformat(), anchor) if found else None


def _days(month: int, day: int, year: int) -> Iterator[date]:
    for candidate in (year - 1, year, year + 1):
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
    return Value("DATE", date.fromisoformat(told[:10]).replace(day=day).isoformat())


def _year_of(words: Words) -> int:
    return int(words["year"]) if "year" in words else year_in_words(words["spoken_year"])


def _month_year(words: Words, _: Context) -> Value:
    return Value("DATE", f"{_year_of(words)}-{month_number(words['month']):02d}", modifier(words))


def _month_start(words: Words, context: Context) -> Value:
    """The "March" of "March–April 1918"."""
    return _month_year(words, context)


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
        nearest = context.closest(date(one, month, 15) for one in (year - 1, year, year + 1))
        year = nearest.year if nearest else year
    return dated(f"{year}-{month:02d}", anchor, modifier(words))


def _month_of_year(words: Words, context: Context) -> Value:
    month, anchor = month_number(words["month"]), _year_anchor(words, context)
    if anchor is None:
        return Value("DATE", f"XXXX-{month:02d}", modifier(words))
    return dated(f"{anchor.day.year + _step(words)}-{month:02d}", anchor, modifier(words))


def _year_anchor(words: Words, context: Context) -> Anchor | None:
    told = {"that", "that same", "the same", "the following", "the previous"}
    return context.story if words["which"].lower() in told else context.anchor


def _step(words: Words) -> int:
    """How many units on from the anchor's own: -1, 0 or 1."""
    return int(meaning("step", words["which"].lower().removeprefix("the ").removeprefix("this ") or "this"))


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


def _weekday_part(words: Words, context: Context) -> Value:
    anchor = context.anchor
    if anchor is None:
        return Value("TIME", None)
    day, part = day_of_week(words["weekday"], words.get("which", ""), context, anchor), words["part"].lower()
    if part in {"midnight", "noon"}:
        return dated(f"{day.isoformat()}T{'24:00' if part == 'midnight' else '12:00'}", anchor, kind="TIME")
    return dated(f"{day.isoformat()}T{meaning('part', part)}", anchor, kind="TIME")


def _season_year(words: Words, _: Context) -> Value:
    return Value("DATE", f"{_year_of(words)}-{meaning('season', words['season'])}", modifier(words))


def _season_of_year(words: Words, context: Context) -> Value:
    season, anchor = meaning("season", words["season"]), _year_anchor(words, context)
    if anchor is None:
        return Value("DATE", f"XXXX-{season}", modifier(words))
    return dated(f"{anchor.day.year + _step(words)}-{season}", anchor, modifier(words))


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


def _year_of_range(words: Words, context: Context) -> Value | None:
    """The "17" of "1915–17"."""
    told = context.told.value or ""
    if len(told) != 4 or context.gap not in {"-", "–", "/"} or words["year_end"] <= told[2:]:
        return None
    return Value("DATE", told[:2] + words["year_end"])


def _year_in_two_figures(words: Words, context: Context) -> Value:
    return Value("DATE", str(_full_year(int(words["year_end"]), context)))


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
    """The day of a holiday as the table tells it: ``12-25``, days from Easter ``E-2``, ``N4`` = the fourth
    Thursday of November."""
    if told.startswith("E"):
        return _easter(year) + timedelta(days=int(told[1:]))
    if told.startswith("N"):
        first = date(year, 11, 1)
        return first + timedelta(days=(3 - first.weekday()) % 7, weeks=int(told[1:]) - 1)
    month, day = told.split("-")
    return date(year, int(month), int(day))


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
    "full_date": _full_date,
    "iso_date": _iso_date,
    "slash_date": _slash_date,
    "month_day": _month_day,
    "first_of_days": _first_of_days,
    "same_month": _same_month,
    "month_year": _month_year,
    "month_start": _month_start,
    "month": _month,
    "month_of_year": _month_of_year,
    "weekday": _weekday,
    "part_of_date": _part_of_date,
    "weekday_part": _weekday_part,
    "season_year": _season_year,
    "season_of_year": _season_of_year,
    "season": _season,
    "year": _year,
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
