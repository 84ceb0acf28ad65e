"""Which of its meanings a toponym has in a text, judged by the text around it.

    meanings ─► what each is by itself (population, kind, how close its name is)
             ─► what the text says of it ("Paris, Texas"; countries and divisions named; the publisher's)
             ─► what is named beside it (places near it on the map and in the text)  ─► twice ─► scores

A name means the same throughout a text. Scores are the shares of a soft maximum over weighted features
(``toponym_weights.tsv``); every rule is the same for every country, and no name has a rule of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, inf
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from trucewatch.model.place import kilometres
from trucewatch.model.span import Span
from trucewatch.naming.gazetteer_file import IndexedPlace, population_step
from trucewatch.naming.nouns import table_rows
from trucewatch.naming.toponym_candidates import Meaning
from trucewatch.naming.toponym_distance import distances

Matrix = NDArray[np.float64]

STATIC = (
    "population", "country", "first_level", "second_level", "capital", "region", "exact", "people", "kind",
    "other_kind", "contained", "not_contained", "country_named", "division_named", "home", "theatre",
)  # fmt: skip
BESIDE = ("near", "near_in_text", "nearest", "same_division", "same_country")
FEATURES = STATIC + BESIDE
"""What a meaning is scored by; each between 0 and 1."""

_KEPT = 48
"""Meanings of one name that are weighed: the most populous, and those where the text is."""

_REACH_KM = 100.0
_REACH_CHARACTERS = 300.0


class Ranked(NamedTuple):
    """A meaning with its share of certainty among all meanings of the name."""

    place: IndexedPlace
    score: float


@dataclass(frozen=True)
class Named:
    """One name of a text: where it stands, and what it can mean."""

    printed: str
    spans: tuple[Span, ...]
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True)
class Frame:
    """What is known of a text beside its toponyms: ISO codes and points of where it is."""

    home: frozenset[str] = frozenset()
    """Where the publisher is."""
    countries: frozenset[str] = frozenset()
    """Named in the text under a name that is hidden."""
    points: tuple[tuple[float, float], ...] = ()
    """Latitude and longitude of places that the text's matter is about."""


def ranked(text: str, names: Sequence[Named], frame: Frame) -> list[list[Ranked]]:
    """For each of ``names`` its meanings, likeliest first (none for a name without meanings)."""
    weighed = Weighing(text, names, frame)
    scores = weighed.shares(weights())
    found: list[list[Ranked]] = []
    for at, meanings in enumerate(weighed.kept):
        rows = [
            Ranked(m.place, float(s)) for m, s in zip(meanings, scores[weighed.of_name == at], strict=True)
        ]
        found.append(sorted(rows, key=lambda row: (-row.score, -row.place.population, row.place.id)))
    return found


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """Weight of each feature in each of the two rounds."""
    rows = list(table_rows("toponym_weights.tsv"))
    return {
        "first": {name: float(first) for name, first, _ in rows},
        "second": {name: float(second) for name, _, second in rows},
    }


class Weighing:
    """The features of every meaning of every name of a text, as rows of a matrix."""

    def __init__(self, text: str, names: Sequence[Named], frame: Frame) -> None:
        self._text = text
        self._names = names
        self._frame = frame
        within = _Within(text, names)
        self.kept = [_worth_weighing(name.meanings, within) for name in names]
        places = [meaning.place for meanings in self.kept for meaning in meanings]
        self.of_name = np.repeat(np.arange(len(names)), [len(meanings) for meanings in self.kept])
        """The number of the name that each row is a meaning of."""
        self.static = np.array(
            [
                self._static(at, meaning, within)
                for at, meanings in enumerate(self.kept)
                for meaning in meanings
            ]
        ).reshape(len(places), len(STATIC))
        self._near = (
            np.exp(-distances([(p.lat, p.lon) for p in places]) / _REACH_KM) if places else np.zeros((0, 0))
        )
        codes = [place.division.country for place in places]
        divisions = [f"{p.division.country}.{p.division.code}" if p.division.code else "" for p in places]
        self._same_country = _alike(codes)
        self._same_division = _alike(divisions)
        self._close = _closeness(names)

    def shares(self, given: Mapping[str, Mapping[str, float]]) -> Matrix:
        """The certainty of every row; those of one name add up to 1."""
        shares = self.softened(self.static @ np.array([given["first"].get(f, 0.0) for f in STATIC]))
        for _ in range(2):
            features = np.hstack([self.static, self.beside(shares)])
            shares = self.softened(features @ np.array([given["second"].get(f, 0.0) for f in FEATURES]))
        return shares

    def softened(self, logits: Matrix) -> Matrix:
        """The soft maximum of ``logits`` among the rows of each name."""
        shares = np.zeros(len(logits))
        for at in range(len(self._names)):
            rows = self.of_name == at
            if rows.any():
                powers = np.exp(logits[rows] - logits[rows].max())
                shares[rows] = powers / powers.sum()
        return shares

    def beside(self, shares: Matrix) -> Matrix:
        """How well each row goes with the other names' meanings, given their shares: one row of `BESIDE`."""
        if not len(shares):
            return np.zeros((0, len(BESIDE)))
        belongs = (self.of_name[:, None] == np.arange(len(self._names))).astype(float)
        other = 1.0 - belongs @ belongs.T
        by_name = (self._near * other * shares) @ belongs  # each row's nearness to each name
        close = self._close[self.of_name]
        total = np.maximum(len(self._names) - 1, 1)
        return np.column_stack(
            [
                by_name.sum(axis=1) / total,
                (by_name * close).sum(axis=1) / np.maximum(close.sum(axis=1), 1e-9),
                by_name.max(axis=1),
                (self._same_division * other * shares).sum(axis=1) / total,
                (self._same_country * other * shares).sum(axis=1) / total,
            ]
        )

    def _static(self, at: int, meaning: Meaning, within: _Within) -> list[float]:
        place, name = meaning.place, self._names[at]
        kind = place.feature
        told = within.told(at)
        inside = any(_lies_in(place, container) for container in told)
        words = name.printed.lower().split()
        said = next((kinds for word in (words[-1], words[0]) if (kinds := _kinds().get(word))), None)
        country, division = place.division.country, (place.division.country, place.division.code)
        first_level = kind == "A.ADM1"
        return [
            population_step(place.population) / 255,
            float(kind.startswith("A.PCL")),
            float(first_level),
            float(kind in {"A.ADM2", "A.ADM3", "A.ADMD"}),
            float(kind == "P.PPLC"),
            float(kind[0] not in "AP"),
            float(meaning.exact),
            float(meaning.people),
            float(said is not None and kind.startswith(said)),
            float(said is not None and not kind.startswith(said)),
            float(inside),
            float(bool(told) and not inside),
            float(country in self._frame.countries or within.names_country(country, at)),
            float(not first_level and within.names_division(division, at)),
            float(country in self._frame.home),
            self._beside(place),
        ]

    def _beside(self, place: IndexedPlace) -> float:
        """How near a place lies to the frame's points: 1 on one of them, less the farther away."""
        gaps = (kilometres(*point, place.lat, place.lon) for point in self._frame.points)
        return exp(-min(gaps, default=inf) / _REACH_KM)


class _Within:
    """Which countries and divisions a text names, and in what it says that a place lies ("Paris, Texas")."""

    def __init__(self, text: str, names: Sequence[Named]) -> None:
        self._countries: dict[str, set[int]] = {}
        self._divisions: dict[tuple[str, str], set[int]] = {}
        starts = {span.start: at for at, name in enumerate(names) for span in name.spans}
        self._told: list[list[IndexedPlace]] = []
        for at, name in enumerate(names):
            for meaning in name.meanings:
                place = meaning.place
                if place.feature.startswith("A.PCL"):
                    self._countries.setdefault(place.division.country, set()).add(at)
                elif place.feature == "A.ADM1":
                    self._divisions.setdefault((place.division.country, place.division.code), set()).add(at)
            containers: list[IndexedPlace] = []
            for span in name.spans:
                for gap in (2, 1):
                    between, after = text[span.end : span.end + gap], starts.get(span.end + gap)
                    if after is not None and between in {", ", ",", " (", "-"}:
                        containers += [
                            meaning.place
                            for meaning in names[after].meanings
                            if meaning.place.feature.startswith(("A.", "L."))
                        ]
            fitting = any(_lies_in(m.place, container) for m in name.meanings for container in containers)
            self._told.append(containers if fitting else [])

    def told(self, at: int) -> list[IndexedPlace]:
        """What the text says that the name number ``at`` lies in."""
        return self._told[at]

    def names_country(self, code: str, but: int) -> bool:
        """Whether a name other than number ``but`` can mean this country."""
        return bool(code) and bool(self._countries.get(code, set()) - {but})

    def names_division(self, division: tuple[str, str], but: int) -> bool:
        """Whether a name other than number ``but`` can mean this first-level division."""
        return bool(division[1]) and bool(self._divisions.get(division, set()) - {but})

    def mentions(self, place: IndexedPlace) -> bool:
        """Whether the text names a country or division that ``place`` lies in."""
        division = (place.division.country, place.division.code)
        return place.division.country in self._countries or division in self._divisions


def _worth_weighing(meanings: Sequence[Meaning], within: _Within) -> list[Meaning]:
    if len(meanings) <= _KEPT:
        return list(meanings)
    order = sorted(
        meanings,
        key=lambda m: (
            not within.mentions(m.place),
            m.place.feature[0] != "A",
            -m.place.population,
            m.place.id,
        ),
    )
    populous = sorted(meanings, key=lambda m: (-m.place.population, m.place.id))[: _KEPT // 3]
    return list(dict.fromkeys([*populous, *order]))[:_KEPT]


def _lies_in(place: IndexedPlace, container: IndexedPlace) -> bool:
    if place.id == container.id or not container.division.country:
        return False
    if place.division.country != container.division.country:
        return False
    if container.feature.startswith("A.PCL"):
        return True
    if container.feature == "A.ADM1":
        return place.division.code == container.division.code and place.feature != "A.ADM1"
    return (
        kilometres(place.lat, place.lon, container.lat, container.lon) < _REACH_KM
        and place.division.code == container.division.code
    )


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """Words in a name that tell its kind: ``County`` an area of the second level."""
    return {
        word: tuple(features.split("|"))
        for words, features in table_rows("toponym_kinds.tsv")
        for word in words.split("|")
    }


def _alike(labels: Sequence[str]) -> Matrix:
    listed = np.array(labels, dtype=object)
    same: Matrix = (
        ((listed[:, None] == listed) & (listed != "")).astype(float) if len(listed) else np.zeros((0, 0))
    )
    return same


def _closeness(names: Sequence[Named]) -> Matrix:
    """How close each two names ever stand in the text: 1 side by side, less the farther apart."""
    close = np.zeros((len(names), len(names)))
    middles = [np.array([span.start for span in name.spans], dtype=float) for name in names]
    for a, first in enumerate(middles):
        for b in range(a + 1, len(names)):
            if len(first) and len(middles[b]):
                gap = np.abs(first[:, None] - middles[b]).min()
                close[a, b] = close[b, a] = np.exp(-gap / _REACH_CHARACTERS)
    return close
