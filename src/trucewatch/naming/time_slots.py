"""The slots of the templates of time expressions: numbers, names of the calendar, times of day.

Each is a regular expression with the words that it can begin with; most are lists of words from
``data/time_words.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.naming.time_templates import ANY, FIGURE, Slot, start_of
from trucewatch.naming.time_words import words

_VERB_MONTHS = frozenset({"March", "May"})
_FIGURES = frozenset({(FIGURE, ANY)})
_ANYWHERE = frozenset({(ANY, ANY)})  # only ever filled behind other words


def _either(listed: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(listed, key=lambda one: (-len(one), one))
    )


def _slot(listed: Iterable[str], more: str = "") -> Slot:
    """Words in any case; ``more``: a pattern without words of what follows them."""
    listed = list(listed)
    return Slot(f"(?:{_either(listed)}){more}", frozenset(map(start_of, listed)))


def _names(listed: Iterable[str], more: str = "") -> Slot:
    """Words that want a capital, or capitals throughout."""
    listed = list(listed)
    return Slot(
        rf"(?-i:{_either([*listed, *map(str.upper, listed)])})(?![a-z]){more}",
        frozenset(map(start_of, listed)),
    )


def _figures(pattern: str) -> Slot:
    return Slot(rf"{pattern}(?!\d)", _FIGURES)


def _either_of(*given: Slot) -> Slot:
    return Slot(
        "(?:" + "|".join(slot.pattern for slot in given) + ")",
        frozenset().union(*(slot.starts for slot in given)),
    )


def _count() -> Slot:
    """Numbers in figures or words, with their figures in brackets, and vague ones."""
    simple = f"(?:{_either([*words('number'), *words('scale')])})"
    told = rf"(?:an?\s+(?=hundred|thousand))?{simple}(?:(?:\s+and\s+|[\s-]+){simple})*"
    half = r"(?:[\s-]+and[\s-]+a[\s-]+half)?"
    figures = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?(?:\s+\d/\d)?|\d/\d"
    either = "|".join((_either([*words("vague"), *words("article")]), told + half, figures))
    alone = frozenset(map(start_of, (*words("vague"), *words("article"))))
    going_on = frozenset((start_of(word)[0], ANY) for word in (*words("number"), *words("scale"), "a"))
    return Slot(rf"(?:{either})(?:\s*\([\w\s-]{{1,20}}\))?", alone | going_on | _FIGURES)


def _modifier() -> Slot:
    """What stands before a span and narrows it: "early", "the end of (the)"."""
    early, end = ("early", "mid", "late"), ("beginning", "start", "middle", "end", "close", "outset")
    starts = {(word,) for word in early} | {(word, ANY) for word in early} | {(word, "of") for word in end}
    starts |= {("the", word) for word in (*early, *end, "very")} | {("very", word) for word in end}
    return Slot(
        rf"(?:(?:the\s+)?(?:{'|'.join(early)})(?:\s+in)?(?:-|\s+)(?:the\s+)?"
        rf"|(?:the\s+)?(?:very\s+)?(?:{'|'.join(end)})\s+of\s+(?:the\s+)?)",
        frozenset(starts),
    )


def _spoken_year() -> Slot:
    """``nineteen ninety-six``, ``two thousand (and) five``."""
    number = f"(?:{_either(words('number'))})"
    return Slot(
        rf"(?:(?:eighteen|nineteen)[\s-]+{number}(?:[\s-]+{number})?"
        rf"|two\s+thousand(?:\s+(?:and\s+)?{number})?)",
        frozenset({("eighteen", ANY), ("nineteen", ANY), ("two", "thousand")}),
    )


def slots() -> dict[str, Slot]:
    """The slots by name."""
    months, clear = words("month"), [month for month in words("month") if month not in _VERB_MONTHS]
    short_months = _names(words("short_month"), r"\b\.?")
    weekdays = _names(words("weekday"))
    return {
        "month": _either_of(_names(months), short_months),
        "clear_month": _either_of(_names(clear), _names(words("short_month"), r"\.")),
        "verb_month": _names(_VERB_MONTHS),
        "weekday": weekdays,
        "dayname": _either_of(weekdays, _names(words("short_weekday"), r"\b\.?")),
        "day": _figures(r"(?:[12]\d|3[01]|0?[1-9])(?:st\b|nd\b|rd\b|th\b)?"),
        "year": _figures(r"(?:1[0-9]\d\d|20\d\d)"),
        "late_year": _figures(r"(?:1[5-9]\d\d|20\d\d)"),
        "any_year": _figures(r"\d{1,4}"),
        "year_end": _figures(r"\d\d"),
        "decade": Slot(r"(?:1[0-9]\d|20\d)", _FIGURES),
        "tens_figure": Slot(r"[2-9]", _FIGURES),
        "tens": _slot(words("tens")),
        "spoken_year": _spoken_year(),
        "isodate": _figures(r"\d{4}-[01]\d-[0-3]\d"),
        "month_figure": _figures(r"(?:0?[1-9]|1[0-2])"),
        "day_figure": _figures(r"(?:0?[1-9]|[12]\d|3[01])"),
        "capital": Slot(r"(?-i:[A-Z])", _ANYWHERE),
        "till": Slot(r"(?:\s*[-–/]\s*|\s+(?:to|and|until|till|through)\s+)", _ANYWHERE),
        "figure": Slot(r"\d", _FIGURES),
        "counted": _slot(words("counted")),
        "mod": _modifier(),
        "weekdays": _names([f"{day}s" for day in words("weekday")]),
        "parts": _slot([f"{part}s" for part in words("part")]),
        "adverb": _slot(words("adverb")),
        "season": _slot(words("season")),
        "part": _slot(words("part")),
        "holiday": _names(words("holiday")),
        "quarter": _slot([word for word, number in words("ordinal").items() if int(number) <= 4]),
        "quarter_figure": _figures("[1-4]"),
        "ordinal": _slot(words("ordinal")),
        "count": _count(),
        "about": _slot(words("about"), r"\s+"),
        "extra": _slot(words("extra")),
        "unit": _slot(words("unit")),
        "unit_plural": _slot([word for word in words("unit") if word.endswith("s")]),
        "calendar_unit": _slot(["week", "month", "year", "decade", "century"]),
        "no_length": Slot(r"(?:-|\s)old\b|s-old|\s+of\s+age|-earlier|-ago|-to-|\s+ago\b", _ANYWHERE),
        "hour": _figures(r"(?:2[0-4]|[01]?\d)"),
        "hour_two": _figures(r"(?:2[0-4]|[01]\d|(?<!\d)\d(?=[:.]\d\d))"),
        "minute": _figures(r"[0-5]\d"),
        "hour_minute": _figures(r"(?:2[0-4]|[01]\d)[0-5]\d"),
        "half_day": Slot(r"(?:[ap]m\b|[ap]\.\s?m\b\.?)", _ANYWHERE),
        "ordinal_of_day": _either_of(_slot(words("ordinal")), _figures(r"[1-9]?\dth\b")),
        "zone": _either_of(
            _slot(words("zone")),
            Slot(r"\([^()]*(?:time|GMT|UTC)\)", _ANYWHERE),
        ),
        "number_of_day": _figures(r"\d{1,3}"),
    }
