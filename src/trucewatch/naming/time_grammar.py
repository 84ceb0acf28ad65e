"""The grammar of time expressions: where one may stand in a text, and which rules may give its value.

The expressions are the rows of ``data/time_patterns.tsv``, their words those of ``data/time_words.tsv``; the
rules are functions of the modules ``time_*``, by the name in the first column. A text is read once, from
word to word; at each only the templates are tried that can begin with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trucewatch.naming import (
    time_clock,
    time_dates,
    time_deictic,
    time_lengths,
    time_limits,
    time_periods,
    time_sets,
    time_years,
)
from trucewatch.naming.nouns import table_rows
from trucewatch.naming.time_context import Rule
from trucewatch.naming.time_templates import FIGURE, Slot, Template, compile_template, filled, first_word
from trucewatch.naming.time_words import words

RULES: dict[str, Rule] = {
    **time_dates.RULES,
    **time_years.RULES,
    **time_periods.RULES,
    **time_deictic.RULES,
    **time_lengths.RULES,
    **time_sets.RULES,
    **time_clock.RULES,
    **time_limits.RULES,
}

_VERB_MONTHS = frozenset({"March", "May"})
#: Where an expression can begin: at a word or number that goes on nothing, and is no sum of money.
_BEGINNING = re.compile(r"(?<![\w$£€])(?<!\d[.,])(?:[A-Za-z]+|\d|['’‘](?=\d))")


def _either(listed: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(listed, key=lambda one: (-len(one), one))
    )


def _slot(listed: Iterable[str], more: str = "") -> Slot:
    """Words in any case; ``more``: a pattern of what may follow them."""
    listed = list(listed)
    return Slot(f"(?:{_either(listed)}){more}", frozenset(map(first_word, listed)))


def _names(listed: Iterable[str], more: str = "") -> Slot:
    """Words that want a capital, or capitals throughout."""
    listed = list(listed)
    return Slot(
        rf"(?-i:{_either([*listed, *map(str.upper, listed)])})(?![a-z]){more}",
        frozenset(map(first_word, listed)),
    )


def _figures(pattern: str) -> Slot:
    return Slot(rf"{pattern}(?!\d)", frozenset({FIGURE}))


def _either_of(*slots: Slot) -> Slot:
    return Slot(
        "(?:" + "|".join(slot.pattern for slot in slots) + ")",
        frozenset().union(*(slot.first for slot in slots)),
    )


def _count() -> Slot:
    """Numbers in figures or words, with their figures in brackets, and vague ones."""
    simple = f"(?:{_either([*words('number'), *words('scale')])})"
    told = rf"{simple}(?:(?:\s+and\s+|[\s-]+){simple})*"
    figures = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?(?:\s+\d/\d)?|\d/\d"
    articles, vague = _either(words("article")), _either(words("vague"))
    first = {*words("number"), *words("scale"), *words("article"), *words("vague"), "hundred", FIGURE}
    return Slot(
        rf"(?:{vague}|(?:an?\s+(?=hundred|thousand|dozen))?{told}(?:[\s-]+and[\s-]+a[\s-]+half)?|{figures}|{articles})(?:\s*\([\w\s-]{{1,20}}\))?",
        frozenset(map(first_word, first)),
    )


def _modifier() -> Slot:
    """What stands before a span and narrows it: "early", "the end of (the)"."""
    return Slot(
        r"(?:(?:the\s+)?(?:early|mid|late)(?:\s+in)?(?:-|\s+)(?:the\s+)?"
        r"|(?:the\s+)?(?:very\s+)?(?:beginning|start|middle|end|close|outset)\s+of\s+(?:the\s+)?)",
        frozenset(
            {"the", "early", "mid", "late", "very", "beginning", "start", "middle", "end", "close", "outset"}
        ),
    )


def _slots() -> dict[str, Slot]:
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
        "any_year": _figures(r"\d{1,4}"),
        "year_end": _figures(r"\d\d"),
        "decade": Slot(r"(?:1[0-9]\d|20\d)", frozenset({FIGURE})),
        "tens_figure": Slot(r"[2-9]", frozenset({FIGURE})),
        "tens": _slot(words("tens")),
        "spoken_year": _slot(
            ["eighteen", "nineteen", "two thousand"],
            rf"(?:(?<=teen)[\s-]+(?:{_either(words('number'))})(?:[\s-]+(?:{_either(words('number'))}))?"
            rf"|(?<=sand)(?:\s+(?:and\s+)?(?:{_either(words('number'))}))?)",
        ),
        "isodate": _figures(r"\d{4}-[01]\d-[0-3]\d"),
        "month_figure": _figures(r"(?:0?[1-9]|1[0-2])"),
        "day_figure": _figures(r"(?:0?[1-9]|[12]\d|3[01])"),
        "capital": Slot(r"(?-i:[A-Z])", frozenset()),
        "figure": Slot(r"\d", frozenset({FIGURE})),
        "counted": _slot(words("counted")),
        "mod": _modifier(),
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
        "no_length": Slot(r"(?:-|\s)old\b|s-old|\s+of\s+age|-earlier|-ago|-to-|\s+ago\b", frozenset()),
        "hour": _figures(r"(?:2[0-4]|[01]?\d)"),
        "hour_two": _figures(r"(?:2[0-4]|[01]\d|(?<!\d)\d(?=[:.]\d\d))"),
        "minute": _figures(r"[0-5]\d"),
        "hour_minute": _figures(r"(?:2[0-4]|[01]\d)[0-5]\d"),
        "half_day": _slot([], r"(?:[ap]m\b|[ap]\.\s?m\b\.?)"),
        "ordinal_of_day": _either_of(_slot(words("ordinal")), _figures(r"[1-9]?\dth\b")),
        "zone": _either_of(
            _slot(words("zone")),
            Slot(r"(?-i:[A-Z][a-z]+)\s+time\b|\([\w\s]{2,24}\)", frozenset({"("})),
        ),
        "number_of_day": _figures(r"\d{1,3}"),
    }


@dataclass(frozen=True, slots=True)
class _Row:
    order: int
    template: Template
    rule: Rule


def _table() -> dict[str, list[_Row]]:
    slots, table = _slots(), dict[str, list[_Row]]()
    for order, (rule, text) in enumerate(table_rows("time_patterns.tsv")):
        row = _Row(order, compile_template(text, slots), RULES[rule])
        for word in row.template.first:
            table.setdefault(word, []).append(row)
    return table


_TABLE = _table()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression that the grammar allows, before its rule has said whether it means a time."""

    match: re.Match[str]
    rule: Rule

    @property
    def words(self) -> dict[str, str]:
        """The words that fill its slots."""
        return filled(self.match)


def candidates(text: str) -> Iterator[list[Candidate]]:
    """Place by place in a text the expressions that may begin there, the longest first."""
    for beginning in _BEGINNING.finditer(text):
        rows = _TABLE.get(first_word(beginning[0]))
        if rows is None:
            continue
        found = [
            (-match.end(), row.order, Candidate(match, row.rule))
            for row in rows
            if (match := row.template.pattern.match(text, beginning.start())) is not None
        ]
        if found:
            found.sort(key=lambda one: one[:2])
            yield [candidate for _, _, candidate in found]
