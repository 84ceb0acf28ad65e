"""The lexicon: every name that is known beforehand, and what it names.

``naming`` builds it from a theatre file and from general data; ``reading`` uses it to hide the
names from the encoder (so that no party's name changes what is read), ``naming`` to resolve them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from trucewatch.model.span import Span


class NameForm(StrEnum):
    """In which form a name stands; the encoder sees the form and never the name."""

    NAME = "name"  # Varland; the Varland Liberation Army as a party's own name
    ADJECTIVE = "adjective"  # Varlandic: adjective, or one person
    PEOPLE = "people"  # Varlandics: the plural
    METONYM = "metonym"  # the capital or palace that stands for a government
    PERSON = "person"  # an official
    ORGAN = "organ"  # a ministry, army, mission, agency with a name of its own
    PLACE = "place"  # a toponym
    INSTRUMENT = "instrument"  # an agreement's name


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """One surface form: ``surface`` as printed, its form, and the id of what it names."""

    surface: str
    form: NameForm
    entity: str


class LexiconMatch(NamedTuple):
    """Where an entry was found; ``entries`` holds every entry of that surface (ambiguity is kept)."""

    span: Span
    entries: tuple[LexiconEntry, ...]


_WORD = re.compile(r"\w+")


class Lexicon:
    """Finds known names in a text: longest match first, at word boundaries, case-sensitive.

    Case-sensitive because names that are also words ("turkey", "chad") are told apart by nothing else.
    """

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        grouped: dict[str, list[LexiconEntry]] = {}
        for entry in entries:
            listed = grouped.setdefault(entry.surface, [])
            if entry not in listed:
                listed.append(entry)
        self._by_surface = {surface: tuple(listed) for surface, listed in grouped.items()}
        self._by_first_word: dict[str, list[str]] = {}
        for surface in self._by_surface:
            first = _WORD.search(surface)
            if first is None or first.start() != 0:
                continue  # a surface that begins with no letter can't be found at a word boundary
            self._by_first_word.setdefault(first.group(), []).append(surface)
        for surfaces in self._by_first_word.values():
            surfaces.sort(key=lambda surface: (-len(surface), surface))

    def __iter__(self) -> Iterator[LexiconEntry]:
        for listed in self._by_surface.values():
            yield from listed

    def __len__(self) -> int:
        return len(self._by_surface)

    def get(self, surface: str) -> tuple[LexiconEntry, ...]:
        """Every entry of exactly this surface, or none."""
        return self._by_surface.get(surface, ())

    def find(self, text: str) -> list[LexiconMatch]:
        """Non-overlapping matches from left to right, the longest at each place."""
        found: list[LexiconMatch] = []
        free_from = 0
        for word in _WORD.finditer(text):
            if word.start() < free_from:
                continue
            for surface in self._by_first_word.get(word.group(), ()):
                end = word.start() + len(surface)
                if text.startswith(surface, word.start()) and not _inside_word(text, end):
                    found.append(LexiconMatch(Span(word.start(), end), self._by_surface[surface]))
                    free_from = end
                    break
        return found


def _inside_word(text: str, end: int) -> bool:
    """Whether a match that ends at ``end`` would cut a word in two."""
    return end < len(text) and (text[end].isalnum() or text[end] == "_") and text[end - 1].isalnum()
