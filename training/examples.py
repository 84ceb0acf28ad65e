"""What the network learns from: one window of word pieces, with the labels that its corpus gives."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from trucewatch.model.span import Span
from trucewatch.reading.passages import Passage, Pieces, passage

Labels = npt.NDArray[np.int64]
BUDGETS = (96, 160, 254)
WAYS = {"paragraph": 0.55, "unit": 0.05, "window": 0.4}
"""How a text is cut, each with its share."""


class Attributions(NamedTuple):
    """``flat`` ``(words,)`` labels 0-6; for each cue its words and the labels 0-4 ``(words,)`` given it."""

    flat: Labels
    cues: list[Labels]
    given: list[Labels]


class Events(NamedTuple):
    """``words`` ``(events,)`` int64, and how far each is told as having happened, 0 to 1, float32."""

    words: Labels
    actual: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """One window; what its corpus does not annotate is ``None`` and teaches nothing.

    ``first_pieces`` ``(words,)``: where each word begins in ``passage.ids`` (the [CLS] counted); ``units``
    ``(words,)``; ``entities`` ``(words,)`` BIO labels over the kinds; ``root`` the story's event type.
    """

    passage: Passage
    first_pieces: Labels
    units: Labels
    attributions: Attributions | None = field(default=None, kw_only=True)
    entities: Labels | None = field(default=None, kw_only=True)
    events: Events | None = field(default=None, kw_only=True)
    root: int | None = field(default=None, kw_only=True)

    @property
    def words(self) -> int:
        """How many words the window has."""
        return len(self.first_pieces)

    @property
    def tasks(self) -> frozenset[str]:
        """What this example teaches."""
        return frozenset(
            name for name in ("attributions", "entities", "events", "root") if getattr(self, name) is not None
        )


class Cutter:
    """A text in word pieces, to be cut into windows whose words are then labelled."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self._firsts = np.flatnonzero(pieces.word)
        self._starts = pieces.starts[self._firsts]
        self._ends = pieces.ends[np.append(self._firsts[1:], len(pieces)) - 1]

    def words_of(self, spans: Sequence[Span]) -> list[tuple[int, int]]:
        """The half-open ranges of words that ``spans`` share a code point with, without empty ones."""
        found = [
            (
                int(np.searchsorted(self._ends, a, side="right")),
                int(np.searchsorted(self._starts, b, side="left")),
            )
            for a, b in spans
        ]
        return [(a, b) for a, b in found if a < b]

    def windows(self, cuts: Iterator[tuple[int, int]]) -> Iterator[tuple[Example, int, int]]:
        """Each stretch ``[first, last)`` of pieces that holds a word, unlabelled, with its range of words."""
        for first, last in cuts:
            a, b = (int(np.searchsorted(self._firsts, bound)) for bound in (first, last))
            if a < b:
                read = passage(self.pieces, first, last)
                units = self.pieces.unit[self._firsts[a:b]].astype(np.int64)
                yield Example(read, self._firsts[a:b] - first + 1, units), a, b


def tagged(
    cutter: Cutter, marked: Sequence[tuple[int, Sequence[Span]]], cuts: Iterator[tuple[int, int]]
) -> Iterator[Example]:
    """Windows with entity labels; ``marked`` holds spans by the index of their kind."""
    words = [(kind, cutter.words_of(spans)) for kind, spans in marked]
    for window, a, b in cutter.windows(cuts):
        labels = np.zeros(b - a, np.int64)
        for kind, ranges in words:
            mark(labels, ranges, a, b, 1 + 2 * kind)
        begin(labels)
        yield replace(window, entities=labels)


def stretches(
    pieces: Pieces, draw: random.Random, ways: dict[str, float] = WAYS
) -> Iterator[tuple[int, int]]:
    """A random way to cut the text: by paragraphs, by units, or into windows of several paragraphs."""
    way = draw.choices(list(ways), list(ways.values()))[0]
    breaks = {
        int(at)
        for at in np.flatnonzero(np.diff(pieces.unit)) + 1
        if way != "paragraph" or "\n" in pieces.text[pieces.ends[at - 1] : pieces.starts[at]]
    }
    words = np.flatnonzero(pieces.word)
    budget = draw.choice(BUDGETS) if way == "window" else max(BUDGETS)
    room = draw.randint(budget // 3, budget) if way == "window" else budget
    first = 0
    stops = sorted(breaks | {len(pieces)})
    for at, stop in enumerate(stops):
        following = stops[at + 1] if at + 1 < len(stops) else None
        while stop - first > room:
            cut_at = int(words[np.searchsorted(words, first + room, side="right") - 1])
            cut_at = cut_at if cut_at > first else first + room
            yield first, cut_at
            first, room = cut_at, budget
        if way != "window" or following is None or following - first > room:
            yield first, stop
            first, room = stop, budget


def mark(labels: Labels, spans: Sequence[tuple[int, int]], first: int, last: int, label: int) -> None:
    """Write ``label`` and ``label + 1`` over the parts of ``spans`` that lie within words [first, last)."""
    for begins, ends in spans:
        start, end = max(begins, first) - first, min(ends, last) - first
        if start < end:
            labels[start:end] = label + 1
            labels[start] = label


def begin(labels: Labels) -> None:
    """Turn I into B where another role was written over the beginning of a span."""
    before = np.concatenate([[0], labels[:-1]])
    inside = (labels > 0) & (labels % 2 == 0)
    labels[inside & (before != labels) & (before != labels - 1)] -= 1
