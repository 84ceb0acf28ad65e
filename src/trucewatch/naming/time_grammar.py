"""The grammar of time expressions: how they are printed, and what each means from an anchor.

Each row of ``GRAMMAR`` pairs a pattern with a resolver; at one place the longest match wins, then the
first row. Names in patterns that readers of the rows need: ``count`` a number or number word, ``which`` the
direction word ("last", "next"), ``mod`` and ``modof`` what narrows the expression ("late", "the end of").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.model.calendar import duration, interval_of, iso_week, shifted
from trucewatch.model.time import Interval

_MONTH_NAMES = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_TO_TWENTY = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
]
_NUMBERS = {
    **{word: number for number, word in enumerate(_TO_TWENTY)},
    "a": 1,
    "an": 1,
    "twenty-four": 24,
    "twenty four": 24,
    "thirty": 30,
    "forty": 40,
    "forty-eight": 48,
    "forty eight": 48,
    "fifty": 50,
    "sixty": 60,
    "seventy-two": 72,
    "ninety": 90,
    "hundred": 100,
}
_VAGUE = frozenset({"several", "few", "a few", "some", "many", "recent", "a couple of", "couple of"})
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_DAY_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "dawn": "MO"}
_ORDINAL_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MODS = {
    "early": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "end": "END",
}

_CLEAR_MONTH = "January|February|April|June|July|August|September|October|November|December"
_SHORT_MONTH = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_MONTH = rf"(?P<month>{_CLEAR_MONTH}|March|May|{_SHORT_MONTH})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]\d\d|20\d\d)"
_WEEKDAY = r"(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_PART = r"(?P<part>morning|afternoon|evening|night|dawn)"
_UNIT = r"(?P<unit>minute|hour|day|week|fortnight|month|year|decade)"
_COUNT = (
    r"(?P<count>\d+(?:[.,]\d+)?|"
    + "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
    + r"|a few|a couple of|couple of|several|few)"
)
_MORE = (
    r"(?:(?:more|less|fewer) than |at (?:least|most) "
    r"|(?:up to|over|under|nearly|almost|about|around|another) )"
)
_MANY = r"(?: (?:more|consecutive|additional|further|full|straight))?"
_HALF = "(?P<half> and a half)?"
_CALENDAR_UNIT = "(?P<unit>week|month|year|decade)"
_MOD = r"(?:(?P<mod>early|mid|late)[- ]|(?:the )?(?P<modof>beginning|start|middle|end) of (?:the )?)?"


@dataclass(frozen=True, slots=True)
class Anchored:
    """What an expression is resolved against."""

    anchor: date | None
    anchor_name: str
    forward: bool
    """The clause speaks of what is to come."""
    backward: bool
    """The clause speaks of what is over."""
    published: date | None

    @property
    def narrative(self) -> bool:
        """Whether the anchor is the day told last: a story goes on from there."""
        return self.anchor_name == "narrative"


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means: TIMEX3 type, value and modifier, and its days where these don't give them."""

    type: str
    value: str | None
    mod: str | None = None
    interval: Interval | None = None
    anchored: bool = False
    """Whether the value was counted from the anchor."""


Resolver = Callable[[re.Match[str], Anchored], Value | None]


def _month_number(printed: str) -> int:
    return next(n for n, name in enumerate(_MONTH_NAMES, 1) if name[:3] == printed[:3])


def _mod(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    word = groups.get("mod") or groups.get("modof")
    return _MODS[word.lower()] if word else None


def _count(printed: str) -> float | None:
    word = printed.lower().replace(",", ".")
    if word in _VAGUE:
        return None
    return float(_NUMBERS[word]) if word in _NUMBERS else float(word)


def _closest(candidates: Iterable[date], context: Anchored) -> date | None:
    """The candidate nearest to the anchor, where the way against the clause's tense counts threefold.

    In a narrative the way back counts fourfold: a story that goes on in "June" has not gone back to it.
    """
    anchor = context.anchor
    if anchor is None:
        return None
    back, ahead = (4, 1) if context.narrative else (3 if context.forward else 1, 3 if context.backward else 1)
    return min(
        candidates,
        key=lambda day: (anchor - day).days * back if day <= anchor else (day - anchor).days * ahead,
        default=None,
    )


def _full_date(match: re.Match[str], _: Anchored) -> Value | None:
    try:
        day = date(int(match["year"]), _month_number(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return Value("DATE", day.isoformat())


def _iso_date(match: re.Match[str], _: Anchored) -> Value | None:
    return Value("DATE", match[0]) if interval_of(match[0]) else None


def _month_year(match: re.Match[str], _: Anchored) -> Value:
    return Value("DATE", f"{match['year']}-{_month_number(match['month']):02d}", _mod(match))


def _month_day(match: re.Match[str], context: Anchored) -> Value | None:
    month, number = _month_number(match["month"]), int(match["day"])
    if context.anchor is None:
        return Value("DATE", f"XXXX-{month:02d}-{number:02d}", anchored=True)
    days = []
    for year in range(context.anchor.year - 1, context.anchor.year + 2):
        try:
            days.append(date(year, month, number))
        except ValueError:  # 29 February of another year, or no such day at all
            continue
    day = _closest(days, context)
    return Value("DATE", day.isoformat(), anchored=True) if day else None


def _month_alone(match: re.Match[str], context: Anchored) -> Value:
    month = _month_number(match["month"])
    which = (match.groupdict().get("which") or "").lower()
    if context.anchor is None:
        return Value("DATE", f"XXXX-{month:02d}", _mod(match), anchored=True)
    year = context.anchor.year
    if which == "last":
        year -= month >= context.anchor.month
    elif which == "next":
        year += month <= context.anchor.month
    elif not which:
        nearest = _closest((date(y, month, 15) for y in (year - 1, year, year + 1)), context)
        year = nearest.year if nearest else year
    return Value("DATE", f"{year}-{month:02d}", _mod(match), anchored=True)


def _month_relative_year(match: re.Match[str], context: Anchored) -> Value:
    month = _month_number(match["month"])
    if context.anchor is None:
        return Value("DATE", f"XXXX-{month:02d}", _mod(match), anchored=True)
    year = context.anchor.year + {"last": -1, "this": 0, "next": 1, "that": 0}[match["which"].lower()]
    return Value("DATE", f"{year}-{month:02d}", _mod(match), anchored=True)


def _weekday(match: re.Match[str], context: Anchored) -> Value:
    number = next(n for n, name in enumerate(_WEEKDAYS) if name.startswith(match["weekday"]))
    part = match.groupdict().get("part")
    kind = "TIME" if part else "DATE"
    if context.anchor is None:
        return Value(kind, None, anchored=True)
    which = (match.groupdict().get("which") or "").lower()
    back = (context.anchor.weekday() - number) % 7
    if which == "last":
        day = context.anchor - timedelta(days=back or 7)
    elif which in {"next", "coming"} or context.forward:
        ahead = -back % 7
        day = context.anchor + timedelta(days=ahead or (7 if which == "next" else 0))
    else:
        day = context.anchor - timedelta(days=back)
    return Value(kind, day.isoformat() + (f"T{_DAY_PARTS[part.lower()]}" if part else ""), anchored=True)


def _season(match: re.Match[str], context: Anchored) -> Value:
    season = _SEASONS[match["season"].lower()]
    if match.groupdict().get("year"):
        return Value("DATE", f"{match['year']}-{season}", _mod(match))
    if context.anchor is None:
        return Value("DATE", f"XXXX-{season}", _mod(match), anchored=True)
    which = (match.groupdict().get("which") or "").lower()
    covers = {
        year: interval_of(f"{year}-{season}")
        for year in range(context.anchor.year - 2, context.anchor.year + 3)
    }
    past = [y for y, i in covers.items() if i and i.start and i.start <= context.anchor]
    ahead = [y for y, i in covers.items() if i and i.end and i.end >= context.anchor]
    ended = [y for y, i in covers.items() if i and i.end and i.end < context.anchor]
    begins = [y for y, i in covers.items() if i and i.start and i.start > context.anchor]
    year = {"last": ended[-1], "next": begins[0], "this": context.anchor.year}.get(
        which, (ahead[0] if context.forward else past[-1])
    )
    return Value("DATE", f"{year}-{season}", _mod(match), anchored=True)


def _year(match: re.Match[str], _: Anchored) -> Value:
    return Value("DATE", match["year"], _mod(match))


def _decade(match: re.Match[str], _: Anchored) -> Value:
    return Value("DATE", match["decade"], _mod(match))


def _quarter(match: re.Match[str], context: Anchored) -> Value:
    number = _ORDINAL_QUARTERS[match["quarter"].lower()]
    if match.groupdict().get("year"):
        return Value("DATE", f"{match['year']}-Q{number}")
    if context.anchor is None:
        return Value("DATE", f"XXXX-Q{number}", anchored=True)
    passed = 3 * number - 2 <= context.anchor.month
    return Value("DATE", f"{context.anchor.year - (0 if passed else 1)}-Q{number}", anchored=True)


def _relative_unit(match: re.Match[str], context: Anchored) -> Value:
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
    unit, by = match["unit"].lower(), step[match["which"].lower()]
    if context.anchor is None:
        return Value("DATE", None, _mod(match), anchored=True)
    day = shifted(context.anchor, by, unit)
    value = {
        "day": day.isoformat(),
        "week": iso_week(day),
        "month": f"{day.year}-{day.month:02d}",
        "year": str(day.year),
        "decade": str(day.year // 10),
    }[unit]
    return Value("DATE", value, _mod(match), anchored=True)


def _weekend(match: re.Match[str], context: Anchored) -> Value:
    if context.anchor is None:
        return Value("DATE", None, anchored=True)
    which = (match.groupdict().get("which") or "").lower()
    weeks = 0
    if which == "last" or (
        which not in {"this", "next"} and not context.forward and context.anchor.weekday() < 5
    ):
        weeks = -1
    elif which == "next":
        weeks = 1
    return Value("DATE", iso_week(context.anchor + timedelta(weeks=weeks)) + "-WE", anchored=True)


def _named_day(match: re.Match[str], context: Anchored) -> Value:
    word = match["named"].lower()
    if context.anchor is None:
        return Value("DATE", None, anchored=True)
    step = {"yesterday": -1, "tomorrow": 1, "today": 0, "tonight": 0}[word]
    value = (context.anchor + timedelta(days=step)).isoformat()
    part = match.groupdict().get("part")
    if word == "tonight":
        return Value("TIME", value + "TNI", anchored=True)
    if part:
        return Value("TIME", f"{value}T{_DAY_PARTS[part.lower()]}", anchored=True)
    return Value("DATE", value, _mod(match), anchored=True)


def _this_part(match: re.Match[str], context: Anchored) -> Value:
    if context.anchor is None:
        return Value("TIME", None, anchored=True)
    return Value("TIME", f"{context.anchor.isoformat()}T{_DAY_PARTS[match['part'].lower()]}", anchored=True)


def _counted_from(match: re.Match[str], context: Anchored) -> Value:
    """``three days ago``, ``two weeks later``: a day, a month or a year, as fine as the unit."""
    count, unit = _count(match["count"]), match["unit"].lower()
    if match.groupdict().get("half"):
        count = (count or 0) + 0.5
    earlier = match["from"].lower().strip() in {"ago", "earlier", "before", "previously"}
    if count is None:
        return Value("DATE", "PAST_REF" if earlier else "FUTURE_REF")
    if context.anchor is None:
        return Value("DATE", None, anchored=True)
    unit, count = ("week", 2 * count) if unit == "fortnight" else (unit, count)
    day = shifted(context.anchor, -count if earlier else count, unit)
    value = {
        "year": str(day.year),
        "decade": str(day.year // 10),
        "month": f"{day.year}-{day.month:02d}",
    }.get(unit)
    if value is None:
        value = iso_week(day) if unit == "week" and count != int(count) else day.isoformat()
    return Value("DATE", value, anchored=True)


def _stretch(match: re.Match[str], context: Anchored) -> Value:
    """``the past year and a half``, ``the next 90 days``: a length that ends or starts at the anchor."""
    printed = match.groupdict().get("count")
    count = _count(printed) if printed else 1.0
    unit = match["unit"].lower()
    if unit == "fortnight":
        unit, count = "week", None if count is None else 2 * count
    if match.groupdict().get("half") and count is not None:
        count += 0.5
    value = duration(count, unit)
    if count is not None and count != int(count) and unit == "year":
        value = duration(round(12 * count), "month")
    if count is None or context.anchor is None:
        return Value("DURATION", value)
    if match["which"].lower() in {"next", "coming", "following"}:
        days = Interval(start=context.anchor, end=shifted(context.anchor, count, unit), prec=_precision(unit))
    else:
        days = Interval(
            start=shifted(context.anchor, -count, unit), end=context.anchor, prec=_precision(unit)
        )
    return Value("DURATION", value, interval=days, anchored=True)


def _precision(unit: str) -> int:
    return {"minute": 1, "hour": 1, "day": 2, "week": 3, "month": 4}.get(unit, 5)


def _length(match: re.Match[str], _: Anchored) -> Value:
    count, unit = _count(match["count"]), match["unit"].lower()
    if unit == "fortnight":
        unit, count = "week", None if count is None else 2 * count
    if match.groupdict().get("half") and count is not None:
        count += 0.5
    if count is not None and count != int(count) and unit == "year":
        return Value("DURATION", duration(round(12 * count), "month"))
    return Value("DURATION", duration(count, unit))


def _bare_lengths(match: re.Match[str], _: Anchored) -> Value:
    return Value("DURATION", duration(None, match["unit"].lower()))


def _next_day(match: re.Match[str], context: Anchored) -> Value:
    if context.anchor is None:
        return Value("DATE", None, anchored=True)
    step = {"next": 1, "following": 1, "same": 0, "previous": -1}[match["which"].lower()]
    return Value("DATE", (context.anchor + timedelta(days=step)).isoformat(), anchored=True)


def _that_unit(match: re.Match[str], context: Anchored) -> Value:
    if context.anchor is None:
        return Value("DATE", None, anchored=True)
    day = context.anchor
    value = {"day": day.isoformat(), "week": iso_week(day), "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}
    return Value("DATE", value[match["unit"].lower()], _mod(match), anchored=True)


def _fixed(kind: str, value: str) -> Resolver:
    return lambda _match, _context: Value(kind, value)


def _set(match: re.Match[str], _: Anchored) -> Value:
    word = match[0].lower()
    letter = {"d": "D", "w": "W", "m": "M", "y": "Y", "a": "Y"}
    unit = match.groupdict().get("unit")
    return Value("SET", f"P1{letter[(unit or word)[0]]}" if unit or word != "every" else None)


def _clock(match: re.Match[str], context: Anchored) -> Value:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half_day"] or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    day = context.anchor.isoformat() if context.anchor else "XXXX-XX-XX"
    return Value("TIME", f"{day}T{hour:02d}:{minute:02d}", anchored=True)


_WHICH = r"(?P<which>last|this|next)"
#: A length before one of these is an age or part of another expression.
_NO_LENGTH = r"-old|s-old| old\b|-earlier|-ago"
#: A number of four digits before one of these is no year.
_COUNTED_THINGS = (
    r" (?:people|persons|troops|soldiers|men|women|civilians|children|tons|tonnes|homes|houses|buildings"
    r"|prisoners|hostages|kilomet|km\b|miles|met(?:er|re)s|dead|killed|wounded|missiles|rockets|drones|trucks|police"
    r"|refugees|villages|dollars|euros|shares|points|others|members|fighters|cases|times)"
)
#: (pattern, resolver, whether case matters): at one place the longest match wins, then the first here.
_ROWS: tuple[tuple[str, Resolver, bool], ...] = (
    (rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY},? {_YEAR}", _full_date, True),
    (rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}", _full_date, True),
    (r"\d{4}-[01]\d-[0-3]\d", _iso_date, True),
    (rf"{_MOD}{_MONTH}(?: of|,)? {_YEAR}", _month_year, True),
    (rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}(?!\d|:\d)(?!,? \d{{4}})", _month_day, True),
    (rf"(?:{_WEEKDAY},? )?(?:the )?{_DAY}(?: of)? {_MONTH}", _month_day, True),
    (rf"{_MOD}{_MONTH} (?:of )?(?P<which>last|this|next|that) year", _month_relative_year, True),
    (
        rf"{_MOD}(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext) )?(?P<month>{_CLEAR_MONTH})",
        _month_alone,
        True,
    ),
    (
        # months that are also verbs want a word before them that a verb does not have
        r"(?:(?P<mod>early|mid|late)[- ]|(?<=[Ii]n )|(?<=[Ss]ince )|(?<=[Bb]y )|(?<=[Uu]ntil )"
        r"|(?P<which>[Ll]ast|[Tt]his|[Nn]ext) )(?P<month>March|May)\b(?! \d)",
        _month_alone,
        True,
    ),
    (rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming) )?{_WEEKDAY}(?: {_PART})?", _weekday, True),
    (rf"{_MOD}(?:the )?{_SEASON}(?: of|,)? {_YEAR}", _season, False),
    (
        rf"{_MOD}(?:{_WHICH} |(?:(?<=in )|(?<=by )|(?<=since )|(?<=until )|(?<=during )|(?<=over )"
        rf"|(?<=before ))(?:the )?(?:coming )?){_SEASON}\b",
        _season,
        False,
    ),
    (
        rf"{_MOD}(?:the year |fiscal |fiscal year )?{_YEAR}(?!\d|[.,]\d|s\b|%|[-/]year|{_COUNTED_THINGS})",
        _year,
        False,
    ),
    (r"(?P<bc>\d{1,4}) ?B\.?C\b\.?", lambda m, _: Value("DATE", f"BC{int(m['bc']):04d}"), True),
    (rf"{_MOD}(?:the )?(?P<decade>1[0-9]\d|20\d)0s", _decade, False),
    (rf"(?:the )?(?P<quarter>first|second|third|fourth) quarter(?: of {_YEAR})?", _quarter, False),
    (r"(?P<quarter>first|second|third|fourth)-quarter", _quarter, False),
    (
        rf"{_MOD}(?:earlier |later |sometime )?(?P<which>last|this|next|previous|coming|following) "
        rf"{_CALENDAR_UNIT}",
        _relative_unit,
        False,
    ),
    (r"(?:(?:the|(?P<which>last|this|next|past)) )weekend", _weekend, False),
    (rf"(?:late |early )?(?P<named>yesterday|today|tomorrow|tonight)(?: {_PART})?", _named_day, False),
    (rf"this {_PART}", _this_part, False),
    (
        rf"{_MORE}?{_COUNT} {_UNIT}s?{_HALF} (?P<from>ago|earlier|later|before|previously)(?! than)",
        _counted_from,
        False,
    ),
    (
        r"(?:the )?(?P<which>past|last|next|coming|following|preceding|previous|first) "
        rf"{_MORE}?{_COUNT} {_UNIT}s?{_HALF}",
        _stretch,
        False,
    ),
    (rf"the (?P<which>past|coming) {_CALENDAR_UNIT}{_HALF}", _stretch, False),
    (rf"(?:the )?{_MORE}?{_COUNT}{_MANY} {_UNIT}s?{_HALF}(?!{_NO_LENGTH})", _length, False),
    (rf"{_COUNT}-{_UNIT}s?(?!{_NO_LENGTH})", _length, False),
    (
        r"(?<![\w-])(?P<unit>minute|hour|day|week|month|year|decade)s(?= (?:of|after|before|later|ago|to)\b)",
        _bare_lengths,
        False,
    ),
    (
        r"(?:(?<=for )|(?<=in )|(?<=within ))(?P<unit>hour|day|week|month|year|decade)s(?! of)",
        _bare_lengths,
        False,
    ),
    (r"the (?P<which>next|following|same|previous) day", _next_day, False),
    (r"(?:(?P<mod>early|late) )?that (?:same )?(?P<unit>day|month|year)", _that_unit, False),
    (
        r"the (?P<modof>beginning|start|middle|end) of (?:the|this) (?P<unit>week|month|year)",
        _that_unit,
        False,
    ),
    (r"now|currently|at present|at the moment|nowadays|presently", _fixed("DATE", "PRESENT_REF"), False),
    (r"recently|(?<=in )the past(?= *[,.;])", _fixed("DATE", "PAST_REF"), False),
    (
        r"recent (?P<unit>day|week|month|year)s",
        lambda m, _: Value("DURATION", f"PX{m['unit'][0].upper()}"),
        False,
    ),
    (r"(?:the )?(?:near |foreseeable )?future|soon", _fixed("DATE", "FUTURE_REF"), False),
    (r"daily|weekly|monthly|yearly|annually|(?:every|each) (?P<unit>day|week|month|year)", _set, False),
    (r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half_day>[ap]\.?m\b\.?)", _clock, False),
    (r"(?<![\d:.])(?P<hour>[01]\d|2[0-4]):(?P<minute>[0-5]\d)(?P<half_day>)(?![\d:])", _clock, False),
)
GRAMMAR = tuple(
    (
        re.compile(
            rf"(?<![\w$£€])(?<!\w-){pattern}(?![\w])"
            if not pattern.endswith(r"\b")
            else rf"(?<![\w$£€])(?<!\w-){pattern}",
            0 if case else re.IGNORECASE,
        ),
        resolver,
    )
    for pattern, resolver, case in _ROWS
)
