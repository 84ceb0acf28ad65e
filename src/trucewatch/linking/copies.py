"""Which documents copy one another, and which passages they share.

Two documents are near-duplicates when the Jaccard index of their 5-token shingles is at least .8 and
both have 50 tokens or more (candidates by MinHash). Two documents share a passage when 30 tokens in
a row are the same (candidates by winnowing, which misses none of that length). Both costs grow with
the length of the text and not with the number of documents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trucewatch.linking.similarity import gram_hashes, jaccard
from trucewatch.linking.texts import Words
from trucewatch.model.linkage import Linkage
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
#: How many documents of one band are looked at.
FIRST_OF_BAND = 8

_BAND, _GRAM = "band", "gram"


@dataclass(frozen=True)
class Copied:
    """What a document has from earlier ones."""

    original: int
    """The place of the first of its near-duplicates; its own where it is none."""
    passages: tuple[tuple[Span, int], ...]
    """(span in its text, place of the document that had it before)."""


def find_copied(words: Words, place: int, linkage: Linkage, words_at: Callable[[int], Words]) -> Copied:
    """What the document at ``place`` copies, after noting it for those that come.

    Args:
        words: its words.
        place: its number in the record's order.
        linkage: what the documents before it left.
        words_at: the words of the document at an earlier place.
    """
    return Copied(
        original=_original(words, place, linkage, words_at),
        passages=tuple(_shared_passages(words, place, linkage, words_at)),
    )


def _original(words: Words, place: int, linkage: Linkage, words_at: Callable[[int], Words]) -> int:
    if len(words.tokens) < MIN_TOKENS:
        return place
    own = frozenset(gram_hashes(words.tokens, SHINGLE))
    signature = _minhash(own)
    keys = [f"{band}:{signature[band * ROWS : (band + 1) * ROWS].tobytes().hex()}" for band in range(BANDS)]
    # A long row of copies needs no pair with each of its members: the first ones will do.
    found = {key: linkage.first(_BAND, key, FIRST_OF_BAND) for key in keys}
    original = place
    for other in sorted({posting.place for postings in found.values() for posting in postings}):
        if jaccard(own, frozenset(gram_hashes(words_at(other).tokens, SHINGLE))) >= MIN_JACCARD:
            original = other
            break
    for key in keys:
        if len(found[key]) < FIRST_OF_BAND:
            linkage.post(place, _BAND, key, "")
    return original


_RNG = np.random.default_rng(20201109)
_MULTIPLIERS = _RNG.integers(1, 2**63, size=(BANDS * ROWS, 1), dtype=np.uint64) | np.uint64(1)
_OFFSETS = _RNG.integers(0, 2**63, size=(BANDS * ROWS, 1), dtype=np.uint64)


def _minhash(shingles: frozenset[int]) -> npt.NDArray[np.uint64]:
    """A signature of shape (64,): the least of each of 64 multiply-and-add hashes modulo 2^64."""
    hashes = np.fromiter(shingles, dtype=np.uint64, count=len(shingles))
    mixed: npt.NDArray[np.uint64] = (hashes[np.newaxis, :] * _MULTIPLIERS + _OFFSETS).min(axis=1)
    return mixed


def _shared_passages(
    words: Words, place: int, linkage: Linkage, words_at: Callable[[int], Words]
) -> Iterator[tuple[Span, int]]:
    covered_to = 0
    for fingerprint, at in _fingerprints(words.tokens):
        known = linkage.first(_GRAM, str(fingerprint), 1)
        if not known:
            linkage.post(place, _GRAM, str(fingerprint), str(at))
        if not known or known[0].place == place or at < covered_to:
            continue
        earlier, there = known[0].place, int(known[0].item)
        left, right = _extent(words_at(earlier).tokens, there, words.tokens, at)
        covered_to = at + right
        if left + right >= MIN_PASSAGE:
            yield Span(words.spans[at - left].start, words.spans[at + right - 1].end), earlier


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
