"""The masked view as a whole, in words, with its quotations: what the rules of this room look at.

`wording` gives the words of one sentence and the closed classes; here the document is one row of words,
since an attribution may run over several sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cache

from trucewatch.model.span import Span
from trucewatch.reading.masking import PLACEHOLDER
from trucewatch.reading.wording import Token, Wording, data

_LETTER = f"\\w{PLACEHOLDER[1:-1]}"  # a hidden name counts as a word
_QUOTE = re.compile(
    rf"[“”\"]|(?<![{_LETTER}])[‘'](?=[{_LETTER}])|(?<=[{_LETTER}.,!?…])[’'](?![{_LETTER}])|\n"
)
_CLOSERS = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_LONGEST_SINGLE = 160  # code points; what runs on farther between single marks began with an apostrophe


def quotations(text: str) -> tuple[Span, ...]:
    """Stretches between quotation marks, the marks included, in order and apart.

    A quotation that is left open ends with its paragraph; if the next paragraph opens with a mark again
    that is the next stretch. Single marks count where they can't be apostrophes.
    """
    found: list[Span] = []
    opened: int | None = None
    closer = ""
    for mark in _QUOTE.finditer(text):
        at, sign = mark.start(), mark.group()
        if opened is None:
            if sign in _CLOSERS:
                opened, closer = at, _CLOSERS[sign]
        elif sign == "\n":
            if closer in '”"':
                found.append(Span(opened, len(text[:at].rstrip())))
            opened = None
        elif sign == closer or (sign in '”"' and closer in '”"'):
            if closer in '”"' or at + 1 - opened <= _LONGEST_SINGLE:
                found.append(Span(opened, at + 1))
            opened = None
        elif closer in "’'" and sign in '“"':
            opened, closer = at, _CLOSERS[sign]
    if opened is not None and closer in '”"':
        found.append(Span(opened, len(text.rstrip())))
    return tuple(found)


@dataclass(frozen=True)
class Words:
    """A masked view cut into words and marks; ``lows`` are their lower-case forms, apostrophes straight."""

    text: str
    tokens: tuple[Token, ...] = field(repr=False)
    lows: tuple[str, ...] = field(repr=False)
    quotations: tuple[Span, ...] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of ``text``."""
        tokens = Wording.of(text, 0, Span(0, len(text))).tokens
        lows = tuple(token.lower.replace("’", "'") for token in tokens)
        return cls(text, tokens, lows, quotations(text), tuple(token.span.start for token in tokens))

    def __len__(self) -> int:
        return len(self.tokens)

    def low(self, at: int) -> str:
        """The lower-case word at index ``at``; the empty string outside the text."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def within(self, span: Span) -> range:
        """Indices of the words that begin inside ``span``."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def after(self, offset: int) -> int:
        """Index of the first word that begins at or after ``offset``."""
        return bisect_left(self._starts, offset)

    def span(self, first: int, last: int) -> Span:
        """From the start of word ``first`` to the end of word ``last - 1``; at least one word."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)

    def is_word(self, at: int) -> bool:
        """Whether a word, a number or a name stands at ``at``, and no mark."""
        return 0 <= at < len(self.tokens) and self.tokens[at].is_word

    def quotation_at(self, offset: int) -> Span | None:
        """The quotation that holds ``offset``, if one does."""
        at = bisect_right(self.quotations, offset, key=lambda span: span.start) - 1
        if at >= 0 and self.quotations[at].end > offset:
            return self.quotations[at]
        return None

    def listed(self, at: int, file: str, *keys: str) -> int | None:
        """The end (index, exclusive) of the longest phrase of a list that stands from ``at`` on."""
        fitting = [
            len(parts)
            for parts in phrases_of(file, *keys).get(self.low(at), ())
            if self.lows[at : at + len(parts)] == parts
        ]
        return at + max(fitting) if fitting else None

    def has(self, at: int, phrase: str) -> int | None:
        """The end (index, exclusive) of ``phrase`` if its words stand from ``at`` on."""
        parts = phrase.split()
        return at + len(parts) if self.lows[at : at + len(parts)] == tuple(parts) else None


@cache
def words_of(file: str, *keys: str) -> frozenset[str]:
    """The list under ``keys`` of a YAML data file of this room."""
    listed = data(file)
    for key in keys:
        listed = listed[key]
    return frozenset(listed)


@cache
def phrases_of(file: str, *keys: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases listed under ``keys``, split in words, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(words_of(file, *keys)):
        parts = tuple(phrase.split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(listed) for first, listed in found.items()}


def negation(low: str) -> bool:
    """Whether the lower-case word negates ("not", "no", "isn't")."""
    return low.endswith("n't") or low in words_of("content.yaml", "negations")
