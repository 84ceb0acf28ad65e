"""Attributions: who says what, decoded from the scores of a window's words as spans of the masked view.

A chain of labels over the words finds the cues. For each cue a second head scores every word *given that
cue*, and a second chain is decoded: this gives the triple, with discontinuous content, content in other
sentences, shared sources and absent ones.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from trucewatch.model.span import Span
from trucewatch.reading.decoding import Floats, Index, marginals, runs, viterbi
from trucewatch.reading.encoder import Scores
from trucewatch.reading.heads import Heads
from trucewatch.reading.layout import Layout, Stretch

SOURCE, CUE, CONTENT = 0, 1, 2  # roles of the flat labels
GIVEN_SOURCE, GIVEN_CONTENT = 0, 1  # roles of the labels given a cue


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (``source``) says (``cue``) what (``content``), as spans of the masked view, each in order.

    ``source`` is empty where the text names none. ``confidence`` is between 0 and 1; ``parent`` is the index,
    in the same list, of the attribution whose content holds this one.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    parent: int | None = None


class Scored(NamedTuple):
    """A stretch with the scores of its words."""

    stretch: Stretch
    scores: Scores


class Found(NamedTuple):
    """An attribution in words of the document, half-open ranges."""

    source: list[tuple[int, int]]
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    confidence: float

    def attribution(self, layout: Layout, parent: int | None) -> Attribution:
        """The same in spans."""
        return Attribution(
            source=tuple(layout.span(run) for run in self.source),
            cue=(layout.span(self.cue),),
            content=tuple(layout.span(run) for run in self.content),
            confidence=self.confidence,
            parent=parent,
        )


class _Cue(NamedTuple):
    """A cue, its words counted from word ``base``: how sure it is, and emissions ``(words, 5)`` given it."""

    base: int
    words: tuple[int, int]
    sure: float
    given: Floats


class Confidence(NamedTuple):
    """From the labels' probabilities to the share of such rows that were right where it was fitted."""

    slope: float = 1.0
    offset: float = 0.0

    def __call__(self, share: float) -> float:
        """``share`` of probability as a confidence, both between 0 and 1."""
        odds = math.log(max(share, 1e-6) / max(1.0 - share, 1e-6))
        return round(1.0 / (1.0 + math.exp(-(self.slope * odds + self.offset))), 4)


def attributions(
    heads: Heads, confidence: Confidence, layout: Layout, batch: Sequence[Scored]
) -> list[Found]:
    """The attributions whose cues begin in the cores of a batch of stretches."""
    cues: list[_Cue] = []
    flat = [scored.scores.flat for scored in batch]
    for scored, labels, sure in zip(
        batch, viterbi(flat, heads.flat), marginals(flat, heads.flat), strict=True
    ):
        base = layout.index(scored.stretch.window.first)
        start, end = scored.stretch.core
        units = layout.units[base : base + len(labels)]
        found = runs(labels, CUE)
        given = heads.conditioned(scored.scores.link, units, found)
        cues += [
            _Cue(base, cue, float(sure[cue[0], 1 + 2 * CUE]), emissions)
            for cue, emissions in zip(found, given, strict=True)
            if start <= base + cue[0] < end
        ]
    emissions = [cue.given for cue in cues]
    decoded = zip(cues, viterbi(emissions, heads.given), marginals(emissions, heads.given), strict=True)
    return [_found(confidence, *one) for one in decoded if runs(one[1], GIVEN_CONTENT)]


def _found(confidence: Confidence, cue: _Cue, labels: Index, sure: Floats) -> Found:
    """The attribution that ``labels`` ``(words,)`` give for a cue; ``sure`` are their probabilities."""
    source, content = runs(labels, GIVEN_SOURCE), runs(labels, GIVEN_CONTENT)
    spoken = sure[:, 1 + 2 * GIVEN_SOURCE : 3 + 2 * GIVEN_SOURCE].sum(1)
    # How sure the content is tells next to nothing about whether the row is right; cue and source do.
    named = np.mean([spoken[a:b].mean() for a, b in source]) if source else 1.0 - spoken.max()
    base, (start, end) = cue.base, cue.words
    return Found(
        [(base + a, base + b) for a, b in source],
        (base + start, base + end),
        [(base + a, base + b) for a, b in content],
        confidence(cue.sure * float(named)),
    )


def in_order(found: list[Attribution]) -> list[Attribution]:
    """By place of the cue; an index in ``parent`` keeps pointing to the same attribution."""
    order = sorted(range(len(found)), key=lambda at: (found[at].cue, found[at].parent is not None, at))
    place = {old: new for new, old in enumerate(order)}
    return [
        one if one.parent is None else replace(one, parent=place[one.parent])
        for one in (found[at] for at in order)
    ]
