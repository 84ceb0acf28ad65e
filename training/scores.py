"""Exact-match scores of label sequences, for choosing between checkpoints."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from trucewatch.reading.decoding import runs


def exact(gold: Sequence[np.ndarray], found: Sequence[np.ndarray], roles: Sequence[str]) -> dict[str, float]:
    """F1 of exactly matching spans for each role, and of ``all`` together."""
    scores: dict[str, float] = {}
    counts = np.zeros(3)
    for role, name in enumerate(roles):
        right, given, wanted = 0, 0, 0
        for a, b in zip(gold, found, strict=True):
            x, y = set(runs(a, role)), set(runs(b, role))
            right, given, wanted = right + len(x & y), given + len(y), wanted + len(x)
        counts += (right, given, wanted)
        scores[name] = round(2 * right / max(given + wanted, 1), 4)
    return scores | {"all": round(float(2 * counts[0] / max(counts[1] + counts[2], 1)), 4)}
