"""What a toponym as printed can mean: every place of that name in the indexes, before any context.

"Georgian"          the country, by its adjective; the state, by none
"northern Darfur"   what "Darfur" means
"Laurel"            the settlements, and Laurel County
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from trucewatch.naming.gazetteer_file import GazetteerIndex, IndexedPlace
from trucewatch.naming.general import country_rows
from trucewatch.naming.nouns import table_rows
from trucewatch.naming.place_keys import name_key

_CASES = ("'s", "’s", "s'", "s’", "'", "’")
_COUNTRY = "A.PCL"


class Meaning(NamedTuple):
    """A place that a name can mean, and how close the name is to that place's own."""

    place: IndexedPlace
    exact: bool
    """Whether the place's main name is the one printed, and not a further name of it."""
    people: bool
    """Whether the word is an adjective or names the inhabitants."""


class Toponyms:
    """Meanings of printed names by one or several indexes; what the first knows the next does not repeat."""

    def __init__(self, indexes: Sequence[GazetteerIndex]) -> None:
        self._indexes = tuple(indexes)
        self.meanings = lru_cache(maxsize=2048)(self._meanings)
        """Every place that a printed name can mean, in no order, also if more than the name is printed."""
        self.named = lru_cache(maxsize=2048)(self._exactly)
        """Every place that is called just so; empty for an unknown name."""

    def _meanings(self, printed: str) -> tuple[Meaning, ...]:
        return next((found for name in _spellings(printed) if (found := self.named(name))), ())

    def _exactly(self, name: str) -> tuple[Meaning, ...]:
        found = [*self._people(name), *self._named(name)]
        return tuple({meaning.place.id: meaning for meaning in reversed(found)}.values())

    def country(self, code: str) -> IndexedPlace | None:
        """The country of an ISO 3166 code."""
        return self._countries.get(code)

    def begins(self, key: str) -> bool:
        """Whether the key of some name is ``key`` or goes on from it."""
        return any(index.begins(key) for index in self._indexes) or key in self._people_keys

    def _named(self, name: str) -> Iterator[Meaning]:
        key, short = name_key(name), len(name) <= 3
        for index in self._indexes:
            for place in index.find(name):
                exact = name_key(place.name) == key
                if short and name.isupper() and exact and place.name != name:
                    continue  # "US" is not the village of Us
                yield Meaning(place, exact, people=False)

    def _people(self, name: str) -> Iterator[Meaning]:
        code = self._country_words.get(name)
        if code is not None and (country := self._countries.get(code)) is not None:
            yield Meaning(country, exact=False, people=True)
        for place, country_code, division in self._division_words.get(name, ()):
            for index in self._indexes:
                for found in index.find(place):
                    if found.division.country == country_code and found.division.code == division:
                        yield Meaning(found, exact=False, people=True)

    @cached_property
    def _country_words(self) -> dict[str, str]:
        words: dict[str, str] = {}
        for row in country_rows():
            for cell in (row["adjectives"], row["people"]):
                words |= {word: row["iso2"] for word in cell.split("|") if word}
        return words

    @cached_property
    def _division_words(self) -> dict[str, list[tuple[str, str, str]]]:
        words: dict[str, list[tuple[str, str, str]]] = {}
        for row in table_rows("place_people.tsv"):
            printed, place, country, division = (*row, "", "", "")[:4]
            for word in printed.split("|"):
                words.setdefault(word, []).append((place, country, division))
        return words

    @cached_property
    def _people_keys(self) -> frozenset[str]:
        keys: set[str] = set()
        for word in (*self._country_words, *self._division_words):
            words = name_key(word).split(" ")
            keys |= {" ".join(words[:length]) for length in range(1, len(words) + 1)}
        return frozenset(keys)

    @cached_property
    def _countries(self) -> dict[str, IndexedPlace]:
        found: dict[str, IndexedPlace] = {}
        for row in country_rows():
            for name in (row["name"], *row["aliases"].split("|")):
                for index in self._indexes if name else ():
                    for place in index.find(name):
                        if place.feature.startswith(_COUNTRY) and place.division.country == row["iso2"]:
                            found.setdefault(row["iso2"], place)
        return found


@cache
def modifiers(use: str) -> frozenset[str]:
    """Words that leave a place the same: ``before`` or ``after`` its name, or its ``kind`` before "of"."""
    return next(
        frozenset(words.split("|")) for known, words in table_rows("toponym_modifiers.tsv") if known == use
    )


def _spellings(printed: str) -> Iterator[str]:
    """A name as printed, then without what was put around it; the first that is known counts."""
    name = " ".join(printed.split()).strip(' ,;:()[]"“”')
    yield name
    bare = next((name.removesuffix(case) for case in _CASES if name.endswith(case)), name)
    if bare != name:
        yield bare
    words = bare.split(" ")
    before, after, kinds = map(modifiers, ("before", "after", "kind"))
    while len(words) > 1 and words[0].lower() in before:
        words = words[1:]
        yield " ".join(words)
    if len(words) > 2 and words[1].lower() == "of" and words[0].lower() in kinds:
        yield " ".join(words[2:])
    while len(words) > 1 and words[-1].lower() in after:
        words = words[:-1]
        yield " ".join(words)
    if len(words) == 1 and "-" in bare:
        first, _, rest = bare.partition("-")
        if first.lower() in before:
            yield rest
        if rest.islower():  # "Cairo-based"
            yield first
