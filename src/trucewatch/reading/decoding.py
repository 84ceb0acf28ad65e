"""Decoding: from scores of labels to spans of words.

Labels are BIO over some roles: 0 is O, and role ``r`` has B at ``1 + 2r`` and I at ``2 + 2r``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Index = npt.NDArray[np.int64]


class Chain(NamedTuple):
    """A linear chain's scores, float32: ``start`` and ``end`` ``(labels,)``, ``transitions`` (from, to)."""

    start: Floats
    transitions: Floats
    end: Floats


def viterbi(emissions: Sequence[Floats], chain: Chain) -> list[Index]:
    """The best labels of each row of ``emissions`` (each ``(words, labels)``), all rows at once.

    A row's result does not depend on the rows beside it.
    """
    rows = [row for row in emissions if len(row)]
    if not rows:
        return [np.zeros(0, np.int64) for _ in emissions]
    lengths = np.array([len(row) for row in rows])
    longest, labels = int(lengths.max()), len(chain.start)
    padded = np.zeros((longest, len(rows), labels), np.float32)
    for at, row in enumerate(rows):
        padded[: len(row), at] = row
    score = chain.start + padded[0]
    back = np.empty((longest, len(rows), labels), np.int8)
    into = np.ascontiguousarray(chain.transitions.T)  # (to, from): the maximum runs over the last axis
    for word in range(1, longest):
        total = score[:, None, :] + into
        back[word] = best = total.argmax(2)
        stepped = np.take_along_axis(total, best[:, :, None], 2)[:, :, 0] + padded[word]
        score = np.where((word < lengths)[:, None], stepped, score)
    label = (score + chain.end).argmax(1)
    path = np.empty((longest, len(rows)), np.int64)
    every = np.arange(len(rows))
    for word in range(longest - 1, -1, -1):
        path[word] = label
        if word:
            label = np.where(word < lengths, back[word, every, label], label)
    decoded = iter(path[:length, at] for at, length in enumerate(lengths))
    return [next(decoded) if len(row) else np.zeros(0, np.int64) for row in emissions]


def runs(labels: Index, role: int) -> list[tuple[int, int]]:
    """The half-open word ranges of ``role`` in BIO ``labels`` ``(words,)``, in order."""
    begin, inside = 1 + 2 * role, 2 + 2 * role
    starts = np.flatnonzero(labels == begin)
    stops = np.flatnonzero(np.append(labels, 0) != inside)
    return [(int(start), int(stops[np.searchsorted(stops, start + 1)])) for start in starts]


def softmax(emissions: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised = np.exp(emissions - emissions.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def marginals(emissions: Sequence[Floats], chain: Chain) -> list[Floats]:
    """The probability of each label at each word, over all paths; each row ``(words, labels)``.

    Forward and backward sums in 32-bit floats, kept in range by the maximum of each step. A row's result
    does not depend on the rows beside it.
    """
    lengths = np.array([len(row) for row in emissions], np.int64)
    if not len(lengths) or not lengths.max():
        return [np.zeros((0, len(chain.start)), np.float32) for _ in emissions]
    longest = int(lengths.max())
    padded = np.zeros((longest, len(emissions), len(chain.start)), np.float32)
    for at, row in enumerate(emissions):
        padded[: len(row), at] = row
    forward = np.empty_like(padded)
    backward = np.empty_like(padded)
    forward[0] = chain.start + padded[0]
    for word in range(1, longest):
        forward[word] = _summed(forward[word - 1], chain.transitions) + padded[word]
    backward[-1] = chain.end
    for word in range(longest - 2, -1, -1):
        stepped = _summed(backward[word + 1] + padded[word + 1], chain.transitions.T)
        backward[word] = np.where((word < lengths - 1)[:, None], stepped, chain.end)
    whole = forward + backward
    return [softmax(whole[:length, at]) for at, length in enumerate(lengths)]


def _summed(scores: Floats, transitions: Floats) -> Floats:
    """``log sum exp`` over the first label of ``scores`` ``(rows, labels)`` plus ``transitions``."""
    top = scores.max(1, keepdims=True)
    # Forbidden steps are -10,000: their exponential is nothing, and nothing is what they add.
    return np.asarray(np.log(np.exp(scores - top) @ np.exp(transitions) + 1e-30) + top, np.float32)
