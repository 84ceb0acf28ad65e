"""The corpora as training examples: windows of word pieces with the labels of both heads."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from training.names import guessed, lexicon
from trucewatch.model.lexicon import LexiconEntry
from trucewatch.model.span import Span
from trucewatch.reading.masking import mask
from trucewatch.reading.passages import Passage, Pieces, cut, passage

Labels = npt.NDArray[np.int64]
ROLES = ("source", "cue", "content")
BUDGETS = (96, 160, 254)
_PLAIN = str.maketrans("“”‘’", "\"\"''")


def corpora() -> Path:
    """The folder that TRUCEWATCH_CORPORA names; ``SystemExit`` with what to do if it is not set."""
    place = os.environ.get("TRUCEWATCH_CORPORA")
    if not place:
        raise SystemExit("set TRUCEWATCH_CORPORA to the folder that holds the corpora")
    return Path(place)


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its labels; ``words`` counts its words.

    ``first_pieces`` ``(words,)``: where each word begins in ``passage.ids`` (the [CLS] counted);
    ``flat`` ``(words,)`` labels 0–6; for each cue its words and the labels 0–4 given that cue.
    """

    passage: Passage
    first_pieces: Labels
    units: Labels
    flat: Labels
    cues: list[Labels]
    given: list[Labels]

    @property
    def words(self) -> int:
        """How many words the window has."""
        return len(self.first_pieces)


def article_examples(
    row: dict[str, Any],
    tokenizer: Tokenizer,
    general: Sequence[LexiconEntry],
    draw: random.Random,
) -> Iterator[Example]:
    """One article of PolNeAR, names hidden and cut anew at random, as examples."""
    text: str = row["text"]
    own: list[LexiconEntry] = []
    if draw.random() < 0.7:
        sources = [text[a:b] for each in row["attributions"] for a, b in each["source"]]
        own = guessed(text, sources, draw)
    if draw.random() < 0.3:
        text = text.translate(_PLAIN)
    masked = mask(text, lexicon(general if draw.random() < 0.9 else (), own))
    attributions = [
        {role: [masked.masked(Span(a, b)) for a, b in each[role]] for role in ROLES}
        for each in row["attributions"]
    ]
    pieces = cut(masked.text, tokenizer)
    if len(pieces):
        yield from labelled(pieces, attributions, stretches(pieces, draw))


def stretches(pieces: Pieces, draw: random.Random) -> Iterator[tuple[int, int]]:
    """A random way to cut the text: by paragraphs, by units, or into windows of several paragraphs."""
    way = draw.choices(("paragraph", "unit", "window"), (0.45, 0.1, 0.45))[0]
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


def labelled(
    pieces: Pieces, attributions: Sequence[dict[str, list[Span]]], cuts: Iterator[tuple[int, int]]
) -> Iterator[Example]:
    """Each stretch ``[first, last)`` of pieces with the labels that the attributions give its words."""
    firsts = np.flatnonzero(pieces.word)
    starts = pieces.starts[firsts]
    ends = pieces.ends[np.append(firsts[1:], len(pieces)) - 1]

    def words_of(spans: Sequence[Span]) -> list[tuple[int, int]]:
        found = [
            (int(np.searchsorted(ends, a, side="right")), int(np.searchsorted(starts, b, side="left")))
            for a, b in spans
        ]
        return [(a, b) for a, b in found if a < b]

    spoken = [{role: words_of(each[role]) for role in ROLES} for each in attributions]
    for first, last in cuts:
        a, b = (int(np.searchsorted(firsts, bound)) for bound in (first, last))
        if a == b:
            continue
        flat = np.zeros(b - a, np.int64)
        for role in ("content", "source", "cue"):  # of the few double labels the last one holds
            for each in spoken:
                _mark(flat, each[role], a, b, 1 + 2 * ROLES.index(role))
        _begin(flat)
        cues: list[Labels] = []
        given: list[Labels] = []
        for each in spoken:
            cue = [word - a for x, y in each["cue"] for word in range(max(x, a), min(y, b))]
            if cue:
                labels = np.zeros(b - a, np.int64)
                _mark(labels, each["content"], a, b, 3)
                _mark(labels, each["source"], a, b, 1)
                _begin(labels)
                cues.append(np.array(cue))
                given.append(labels)
        yield Example(
            passage(pieces, first, last), firsts[a:b] - first + 1, pieces.unit[firsts[a:b]].astype(np.int64),
            flat, cues, given,
        )  # fmt: skip


def _mark(labels: Labels, spans: Sequence[tuple[int, int]], first: int, last: int, begin: int) -> None:
    """Write ``begin`` and ``begin + 1`` over the parts of ``spans`` that lie within words [first, last)."""
    for begins, ends in spans:
        start, end = max(begins, first) - first, min(ends, last) - first
        if start < end:
            labels[start:end] = begin + 1
            labels[start] = begin


def _begin(labels: Labels) -> None:
    """Turn I into B where another role was written over the beginning of a span."""
    before = np.concatenate([[0], labels[:-1]])
    inside = (labels > 0) & (labels % 2 == 0)
    labels[inside & (before != labels) & (before != labels - 1)] -= 1
