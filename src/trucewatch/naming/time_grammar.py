"""The grammar of time expressions: where one may stand in a text, and which rules may give its value.

The expressions are the rows of ``data/time_patterns.tsv``, their words those of ``data/time_words.tsv``; the
rules are functions of the modules ``time_*``, by the name in the first column. A text is read once, from
word to word; at each only the templates are tried that can begin with it and the word behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from trucewatch.naming.time_slots import slots
from trucewatch.naming.time_templates import ANY, FIGURE, Template, compile_template, filled

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

#: Where an expression can begin: at a word or number that goes on nothing, and is no sum of money; with the
#: word behind it.
_BEGINNING = re.compile(r"(?<![\w$£€])(?<!\d[.,])(?:([A-Za-z]+)|['’‘]?\d+)(?=[^A-Za-z\d]*([A-Za-z]+|\d+)?)")


@dataclass(frozen=True, slots=True)
class _Row:
    order: int
    template: Template
    rule: Rule


def _table() -> dict[str, dict[str, list[_Row]]]:
    """Rows by the first and the second word of their expressions, in order.

    Under `ANY` stand those that go on with any word; they stand under every other second word too.
    """
    filling, table = slots(), dict[str, dict[str, dict[int, _Row]]]()
    for order, (rule, text) in enumerate(table_rows("time_patterns.tsv")):
        row = _Row(order, compile_template(text, filling), RULES[rule])
        for first, second in row.template.starts:
            table.setdefault(first, {ANY: {}}).setdefault(second, {})[order] = row
    return {
        first: {
            second: [row for _, row in sorted({**rows, **by_second[ANY]}.items())]
            for second, rows in by_second.items()
        }
        for first, by_second in table.items()
    }


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
        first, second = beginning[1] or FIGURE, beginning[2]
        by_second = _TABLE.get(first.lower())
        if by_second is None:
            continue
        key = ANY if second is None else FIGURE if second.isdigit() else second.lower()
        found = [
            (-match.end(), row.order, Candidate(match, row.rule))
            for row in by_second.get(key) or by_second[ANY]
            if (match := row.template.pattern.match(text, beginning.start())) is not None
        ]
        if found:
            found.sort(key=lambda one: one[:2])
            yield [candidate for _, _, candidate in found]
