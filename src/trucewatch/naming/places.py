"""Places: which toponym tells where something happened, and how precisely.

Here a theatre's places, countries and capitals are told; `placing` asks the gazetteer for any other. The
precision is UCDP's ``where_prec``: that of the bare name, widened by the words around it ("near",
"district", "the border with").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.model.theatre import Place, Theatre
from trucewatch.naming.general import general_places
from trucewatch.naming.lexicon import PLACE_PREFIX
from trucewatch.naming.nouns import connectives, table_rows
from trucewatch.naming.words import Word, split_words


class Located(NamedTuple):
    """A toponym of the text: its words' span, its place's id if it has one, and its ``where_prec``."""

    span: Span
    place: str | None
    where_prec: int | None


class Gazetteer:
    """The places of the theatres in use, then countries and capitals."""

    def __init__(self, theatres: Sequence[Theatre]) -> None:
        self._theatre = {place.id: place for theatre in theatres for place in theatre.places}

    def get(self, place: str) -> Place | None:
        """The place of this id, a theatre's before a general one."""
        return self._theatre.get(place) or general_places().get(place)

    def locate(self, words: Sequence[Word], at: int) -> Located | None:
        """The place that ``words[at]`` names, widened by the words around it."""
        id_ = place_of(words[at])
        place = None if id_ is None else self.get(id_)
        if place is None:
            return None
        return Located(words[at].span, place.id, widened(words, at, at, place.where_prec))

    def within(self, words: Sequence[Word], indices: range) -> Located | None:
        """The first known place among ``words`` of ``indices``, widened by the words around it."""
        return next((found for at in indices if (found := self.locate(words, at)) is not None), None)

    def toponyms(self, words: Sequence[Word]) -> Iterator[tuple[int, Located]]:
        """Every known toponym that stands as a place, with the index of its word."""
        for at in range(len(words)):
            if stands_as_place(words, at):
                located = self.locate(words, at)
                if located is not None:
                    yield at, located


def widened(words: Sequence[Word], first: int, last: int, prec: int) -> int:
    """The precision of the name at ``words[first]`` to ``words[last]``, with the words around it."""
    at = {"before": first, "after": last}
    return max([prec, *(p for side, parts, p in _widening() if _stands(words, at[side], side, parts))])


def place_of(word: Word) -> str | None:
    """The id of the place that a word can name: a toponym, or a country by its name."""
    if word.place is not None:
        return word.place.entity.removeprefix(PLACE_PREFIX)
    named = next((entry for entry in word.entries if entry.form is NameForm.NAME), None)
    return None if named is None else named.entity


def stands_as_place(words: Sequence[Word], at: int) -> bool:
    """Whether the name at ``words[at]`` stands where a place stands: after "in", "near", "south of"."""
    word = words[at]
    if place_of(word) is None or _possessive(words, at):
        return False
    before = at - 1
    while before >= 0 and words[before].lower in connectives("place_modifier"):
        before -= 1
    if before < 0 or words[before].entries:
        return word.actor is None
    if words[before].lower in connectives("place_lead"):
        return True
    if words[before].lower in {"of", "with", "from", "to"}:
        return (
            any(_stands(words, at, side, parts) for side, parts, _ in _widening() if side == "before")
            or word.actor is None
        )
    return word.actor is None


def _possessive(words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].lower in {"'s", "'"}


def _stands(words: Sequence[Word], at: int, side: str, parts: tuple[str, ...]) -> bool:
    if side == "after":
        found = words[at + 1 : at + 1 + len(parts)]
    else:
        start = at - len(parts)
        if start >= 0 and words[at - 1].lower == "the" and parts[-1] != "the":
            start -= 1
        found = words[max(start, 0) : max(start, 0) + len(parts)]
    return tuple(word.lower for word in found) == parts


@cache
def _widening() -> tuple[tuple[str, tuple[str, ...], int], ...]:
    return tuple(
        (side, split_words(phrase), int(prec)) for side, phrase, prec in table_rows("place_words.tsv")
    )
