"""Exact-match scores of label sequences, for choosing between checkpoints."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

ROLES = ("source", "cue", "content")


def spans(labels: np.ndarray, role: int) -> set[tuple[int, int]]:
    """The half-open word spans of ``role`` (0 source, 1 cue, 2 content) in BIO labels ``(words,)``."""
    begin, inside = 1 + 2 * role, 2 + 2 * role
    found: set[tuple[int, int]] = set()
    start: int | None = None
    for at, label in enumerate([*labels.tolist(), 0]):
        if start is not None and label != inside:
            found.add((start, at))
            start = None
        if label == begin:
            start = at
    return found


def exact(gold: Sequence[np.ndarray], found: Sequence[np.ndarray]) -> dict[str, float]:
    """F1 of exactly matching spans for each role."""
    scores: dict[str, float] = {}
    for role, name in enumerate(ROLES):
        right = given = wanted = 0
        for a, b in zip(gold, found, strict=True):
            x, y = spans(a, role), spans(b, role)
            right, given, wanted = right + len(x & y), given + len(y), wanted + len(x)
        scores[name] = round(2 * right / max(given + wanted, 1), 4)
    return scores
