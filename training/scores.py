"""Exact-match scores of label sequences, for choosing between checkpoints."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from trucewatch.reading.decoding import runs

ROLES = ("source", "cue", "content")


def exact(gold: Sequence[np.ndarray], found: Sequence[np.ndarray]) -> dict[str, float]:
    """F1 of exactly matching spans for each role."""
    scores: dict[str, float] = {}
    for role, name in enumerate(ROLES):
        right = given = wanted = 0
        for a, b in zip(gold, found, strict=True):
            x, y = set(runs(a, role)), set(runs(b, role))
            right, given, wanted = right + len(x & y), given + len(y), wanted + len(x)
        scores[name] = round(2 * right / max(given + wanted, 1), 4)
    return scores
