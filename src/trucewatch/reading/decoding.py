"""Decoding: from scores of labels to spans of words.

Labels are BIO over some roles: 0 is O, and role ``r`` has B at ``1 + 2r`` and I at ``2 + 2r``. Either the
best path of labels is taken (`viterbi`), or the spans that are likeliest to be right (`likeliest_spans`).
"""

from __future__ import annotations

from bisect import bisect_right
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

    A row's result does not depend on the rows beside it.
    """
    return [softmax(forward + backward) for forward, backward in _sums(emissions, chain)]


def _sums(emissions: Sequence[Floats], chain: Chain) -> list[tuple[Floats, Floats]]:
    """For each row the sums over all paths up to each word's label and from it on, in logarithms.

    Both ``(words, labels)``; in 32-bit floats, kept in range by the maximum of each step.
    """
    lengths = np.array([len(row) for row in emissions], np.int64)
    if not len(lengths) or not lengths.max():
        return [(row, row) for row in emissions]
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
    return [(forward[:length, at], backward[:length, at]) for at, length in enumerate(lengths)]


def span_shares(emissions: Sequence[Floats], chain: Chain) -> list[Floats]:
    """How likely each stretch of words is, exactly, a span of each role; each row ``(roles, words, words)``.

    Entry ``[role, first, last]`` is the share of paths on which a span of the role begins at word ``first``
    and ends with word ``last``.
    """
    return [
        _span_shares(row, *sums, chain) for row, sums in zip(emissions, _sums(emissions, chain), strict=True)
    ]


def _span_shares(row: Floats, forward: Floats, backward: Floats, chain: Chain) -> Floats:
    words, labels = row.shape
    shares = np.zeros(((labels - 1) // 2, words, words), np.float32)
    if not words:
        return shares
    whole = _summed(forward[-1:], np.asarray(chain.end[:, None], np.float32))[0, 0]
    onwards = row + backward
    for role in range(len(shares)):
        begin, inside = 1 + 2 * role, 2 + 2 * role
        others = [label for label in range(labels) if label != inside]
        # From each word's B or I to the end of the text without going on in the span.
        leave = np.empty((words, 2), np.float32)
        leave[-1] = chain.end[[begin, inside]]
        for column, label in enumerate((begin, inside)):
            leave[:-1, column] = _summed(onwards[1:, others], chain.transitions[label, others][:, None])[:, 0]
        stays = np.cumsum(row[:, inside] + chain.transitions[inside, inside], dtype=np.float64)
        entered = forward[:-1, begin] + chain.transitions[begin, inside] + row[1:, inside] - stays[1:]
        scores = np.full((words, words), -np.inf)
        scores[np.arange(words), np.arange(words)] = forward[:, begin] + leave[:, 0]
        longer = entered[:, None] + (stays + leave[:, 1])[None]
        above = np.arange(words)[None] > np.arange(words - 1)[:, None]
        scores[:-1][above] = longer[above]
        shares[role] = np.exp(np.minimum(scores - whole, 0.0))
    return shares


def likeliest_spans(shares: Floats, threshold: float) -> list[tuple[int, int, int]]:
    """Spans ``(first word, end word, role)`` that do not overlap and whose shares sum highest, in order.

    ``shares`` is as from `span_shares`; each span counts for what its share exceeds ``threshold`` by. With
    the threshold at half of the F1 to be reached, no choice is expected to reach a higher one.
    """
    spans = sorted(
        (int(last) + 1, int(first), int(role)) for role, first, last in np.argwhere(shares > threshold)
    )
    ends = [end for end, _, _ in spans]
    best = [0.0]  # of the first so many spans
    taken: list[int | None] = []  # how many spans stay before one that is taken
    for at, (end, first, role) in enumerate(spans):
        before = bisect_right(ends, first, hi=at)
        value = best[before] + float(shares[role, first, end - 1]) - threshold
        taken.append(before if value > best[-1] else None)
        best.append(max(value, best[-1]))
    chosen: list[tuple[int, int, int]] = []
    at = len(spans)
    while at:
        kept = taken[at - 1]
        if kept is None:
            at -= 1
        else:
            end, first, role = spans[at - 1]
            chosen.append((first, end, role))
            at = kept
    return chosen[::-1]


def _summed(scores: Floats, transitions: Floats) -> Floats:
    """``log sum exp`` over the first label of ``scores`` ``(rows, labels)`` plus ``transitions``."""
    top = scores.max(1, keepdims=True)
    # Forbidden steps are -10,000: their exponential is nothing, and nothing is what they add.
    return np.asarray(np.log(np.exp(scores - top) @ np.exp(transitions) + 1e-30) + top, np.float32)
