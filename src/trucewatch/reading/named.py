"""Names by kind, as the network tags them: from its labels to spans."""

from __future__ import annotations

from typing import NamedTuple

from trucewatch.model.entity import EntityKind
from trucewatch.model.span import Span
from trucewatch.reading.decoding import Floats, Index, runs
from trucewatch.reading.layout import Layout, Stretch

KINDS: tuple[EntityKind, ...] = (
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
    EntityKind.PLACE,
    EntityKind.POPULATION,
    EntityKind.FACILITY,
    EntityKind.DATE,
)
"""The kinds in the order of their labels; appending is safe, reordering breaks the weights."""


class Named(NamedTuple):
    """A name as a span of the masked view, with its kind and how sure that is, between 0 and 1."""

    span: Span
    kind: EntityKind
    confidence: float


def named(layout: Layout, stretch: Stretch, labels: Index, sure: Floats) -> list[Named]:
    """The names that begin in the core of ``stretch``, in order.

    ``labels`` ``(words,)`` are the stretch's best labels, ``sure`` ``(words, labels)`` their probabilities.
    """
    base = layout.index(stretch.window.first)
    first, last = (bound - base for bound in stretch.core)
    found: list[tuple[int, int, int]] = sorted(
        (start, end, kind)
        for kind in range(len(KINDS))
        for start, end in runs(labels, kind)
        if first <= start < last
    )
    return [
        Named(
            layout.span((base + start, base + end)),
            KINDS[kind],
            round(float(sure[range(start, end), labels[start:end]].mean()), 4),
        )
        for start, end, kind in found
    ]


def apart(found: list[Named]) -> tuple[Named, ...]:
    """Names in order, without those that begin in the one before, as two windows may disagree."""
    kept: list[Named] = []
    for one in sorted(found):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)
