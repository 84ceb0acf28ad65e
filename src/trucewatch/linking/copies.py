"""Which documents copy one another, and which passages they share.

Two documents are near-duplicates when the Jaccard index of their 5-token shingles is at least .8 and
both have 50 tokens or more (candidates by MinHash). Two documents share a passage when 30 tokens in
a row are the same (candidates by winnowing, which misses none of that length). Both costs grow with
the length of the text and not with the number of documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trucewatch.linking.chronology import document_key
from trucewatch.linking.groups import Groups
from trucewatch.linking.similarity import gram_hashes, jaccard
from trucewatch.linking.texts import Words, words_of
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span

MIN_TOKENS = 50
MIN_JACCARD = 0.8
SHINGLE = 5
MIN_PASSAGE = 30
# Winnowing (Schleimer, Wilkerson and Aiken 2003): every match of GRAM + WINDOW - 1 tokens leaves a
# common fingerprint; here that is exactly MIN_PASSAGE.
GRAM = 15
WINDOW = MIN_PASSAGE - GRAM + 1
BANDS, ROWS = 16, 4


@dataclass(frozen=True)
class Copies:
    """What was found: the document that stands for each, and the shared passages of each.

    ``original`` maps a document's id to the first of its near-duplicates (often itself).
    ``passages`` maps a document's id to (span in its text, key of the passage); two documents that
    share a passage have the same key.
    """

    original: dict[str, str]
    passages: dict[str, tuple[tuple[Span, str], ...]]


def find_copies(readings: Sequence[DocumentReading]) -> Copies:
    """Near-duplicates and shared passages among documents, whatever order they come in."""
    ordered = sorted(readings, key=document_key)
    documents = [words_of(reading) for reading in ordered]
    groups = Groups(document.id for document in documents)
    for a, b in _near_duplicates(documents):
        groups.join(a, b)
    return Copies(
        original={document.id: groups.first(document.id) for document in documents},
        passages=_shared_passages(documents),
    )


def _near_duplicates(documents: Sequence[Words]) -> list[tuple[str, str]]:
    """Pairs of near-duplicates, each with an earlier document, enough to connect every group."""
    shingles: dict[str, frozenset[int]] = {}
    buckets: dict[tuple[int, bytes], list[str]] = {}
    pairs: list[tuple[str, str]] = []
    for document in documents:
        if len(document.tokens) < MIN_TOKENS:
            continue
        own = frozenset(gram_hashes(document.tokens, SHINGLE))
        shingles[document.id] = own
        signature = _minhash(own)
        seen: set[str] = set()
        for band in range(BANDS):
            key = (band, signature[band * ROWS : (band + 1) * ROWS].tobytes())
            bucket = buckets.setdefault(key, [])
            for other in bucket:
                if other not in seen and jaccard(own, shingles[other]) >= MIN_JACCARD:
                    pairs.append((other, document.id))
                seen.add(other)
            # A long row of copies needs no pair with each of its members: the first ones will do.
            if len(bucket) < 8:
                bucket.append(document.id)
    return pairs


_RNG = np.random.default_rng(20201109)
_MULTIPLIERS = _RNG.integers(1, 2**63, size=(BANDS * ROWS, 1), dtype=np.uint64) | np.uint64(1)
_OFFSETS = _RNG.integers(0, 2**63, size=(BANDS * ROWS, 1), dtype=np.uint64)


def _minhash(shingles: frozenset[int]) -> npt.NDArray[np.uint64]:
    """A signature of shape (64,): the least of each of 64 multiply-and-add hashes modulo 2^64."""
    hashes = np.fromiter(shingles, dtype=np.uint64, count=len(shingles))
    mixed: npt.NDArray[np.uint64] = (hashes[np.newaxis, :] * _MULTIPLIERS + _OFFSETS).min(axis=1)
    return mixed


def _shared_passages(documents: Sequence[Words]) -> dict[str, tuple[tuple[Span, str], ...]]:
    by_id = {document.id: document for document in documents}
    first_at: dict[int, tuple[str, int]] = {}
    found: dict[str, dict[Span, str]] = {}
    for document in documents:
        covered_to = 0
        for fingerprint, at in _fingerprints(document.tokens):
            earlier, there = first_at.setdefault(fingerprint, (document.id, at))
            if earlier == document.id or at < covered_to:
                continue
            left, right = _extent(by_id[earlier].tokens, there, document.tokens, at)
            covered_to = at + right
            if left + right < MIN_PASSAGE:
                continue
            key = f"{earlier}:{there - left}"
            for words, begin in ((by_id[earlier], there - left), (document, at - left)):
                span = Span(words.spans[begin].start, words.spans[begin + left + right - 1].end)
                found.setdefault(words.id, {})[span] = key
    return {name: tuple(sorted(spans.items())) for name, spans in found.items()}


def _fingerprints(words: Sequence[str]) -> list[tuple[int, int]]:
    """(hash, token index) of the least hash of each window of grams, the rightmost where equal."""
    hashes = gram_hashes(words, GRAM)
    chosen: list[tuple[int, int]] = []
    for start in range(max(0, len(hashes) - WINDOW + 1)):
        at = min(range(start, start + WINDOW), key=lambda index: (hashes[index], -index))
        if not chosen or chosen[-1][1] != at:
            chosen.append((hashes[at], at))
    return chosen


def _extent(a: Sequence[str], at_a: int, b: Sequence[str], at_b: int) -> tuple[int, int]:
    """How many tokens to the left and to the right of a common place are the same in both."""
    left = 0
    while at_a - left > 0 and at_b - left > 0 and a[at_a - left - 1] == b[at_b - left - 1]:
        left += 1
    right = 0
    while at_a + right < len(a) and at_b + right < len(b) and a[at_a + right] == b[at_b + right]:
        right += 1
    return left, right
