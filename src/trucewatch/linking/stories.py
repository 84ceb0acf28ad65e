"""Stories: documents that report one matter, told by the rare words that they share.

1. A document is its words with their weights: ``(1 + log n) · log(N / df)`` (tf-idf), twice as much for a
   word that the document prints with a capital inside a sentence. How many documents have a word is told by
   a table of news (`data/word_frequencies.tsv`) and by the documents read before, each of which counts as
   `WEIGHT` of the table's: what the whole record speaks of is no sign of one matter. Known actors have no
   weight: they say whose conflict it is.
2. Documents are taken in the record's order. Each joins the story whose members are most like it on average
   (cosine, which counts less the more days lie between), if they are like enough, and begins one of its own
   otherwise.
3. Only documents that share some of its rarest words are looked at, the last few under each word, so that a
   document costs the same in a large record as in a small one.

A story is evidence and no verdict: two documents of one story may speak of two incidents.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from trucewatch.linking.memory import Memory
from trucewatch.linking.similarity import concept
from trucewatch.model.linkage import Linkage

#: Mean cosine from which a document belongs to a story; from .15 to .18 changes little on news of violence.
LIKE = 0.16
#: Cosine from which two documents of the same days may tell of one matter.
KIN = 0.06
#: How many of a document's weightiest words lead to others, and make its vector.
LEADS, KEPT = 25, 64
#: How many documents of the table one document of the record counts for.
WEIGHT = 100
#: How many of the last documents under one word, and of a story, are looked at.
UNDER_A_WORD, OF_A_STORY = 60, 12
#: How many documents that share most words with one are looked at.
NEAREST = 24
CAPITAL = 2.0
#: For how many days news of one matter follows closely, and how fast likeness counts less after that.
FRESH, FADES = 7, 0.5

#: How many vectors are kept at hand.
_AT_HAND = 1024

#: Documents by their words, those of each story, and story and vector of each.
_WORD, _STORY, _TOLD = "word", "story", "story-at"

Vector = dict[str, float]


def vector_of(words: Sequence[str], place: int, linkage: Linkage) -> Vector:
    """The weights of a document's weightiest concepts, of length 1; the weightiest first.

    Args:
        words: words and marks as printed, known actors as ``@token``.
        place: the document's number in the record's order.
        linkage: what the documents before it left.
    """
    table, documents = _frequencies()
    of = documents + WEIGHT * place
    weighted = {
        word: count * math.log(of / (table.get(word, _UNLISTED) + WEIGHT * _told_of(word, linkage)))
        for word, count in _counted(words).items()
        if not word.startswith("@")
    }
    kept = sorted(weighted, key=lambda word: (-weighted[word], word))[:KEPT]
    length = math.sqrt(sum(weighted[word] ** 2 for word in kept))
    return {word: weighted[word] / length for word in kept} if length else {}


def find_story(
    vector: Vector,
    place: int,
    published: date | None,
    linkage: Linkage,
    name: str,
) -> str:
    """The story that a document tells: that of earlier ones, or its own under ``name``.

    Args:
        vector: the document's (`vector_of`).
        place: its number in the record's order.
        published: when it was published.
        linkage: what the documents before it left; this one is noted there.
        name: what its own story is called.
    """
    day = published.toordinal() if published is not None else None
    best, story = LIKE, name
    for near in dict.fromkeys(_told(other, linkage).story for other in _nearest(vector, linkage)):
        members = [_told(posting.place, linkage) for posting in linkage.last(_STORY, near, OF_A_STORY)]
        alike = sum(_cosine(vector, told.vector) * _fresh(day, told.day) for told in members) / len(members)
        if alike > best:
            best, story = alike, near
    for word in vector:
        linkage.post(place, _WORD, word, str(_told_of(word, linkage) + 1))
    linkage.post(place, _STORY, story, "")
    linkage.post(place, _TOLD, str(place), json.dumps([story, day, vector], separators=(",", ":")))
    return story


def kin_of(vector: Vector, linkage: Linkage) -> tuple[int, ...]:
    """The places of earlier documents that a document is like, the most like first: it may answer them.

    To be asked before `find_story` notes the document. Less is asked than for one story, since documents
    that answer one another are few words long, and told by two sides.
    """
    alike = {place: _cosine(vector, _told(place, linkage).vector) for place in _nearest(vector, linkage)}
    return tuple(sorted((p for p in alike if alike[p] >= KIN), key=lambda place: (-alike[place], -place)))


def _nearest(vector: Vector, linkage: Linkage) -> list[int]:
    """The documents that share most of a document's weightiest words."""
    leads = list(vector)[:LEADS]
    shared = Counter(p.place for word in leads for p in linkage.last(_WORD, word, UNDER_A_WORD))
    return sorted(shared, key=lambda other: (-shared[other], -other))[:NEAREST]


def find_stories(documents: Mapping[str, tuple[date | None, Sequence[str]]]) -> dict[str, str]:
    """The story of each document, named by the id of its first.

    Args:
        documents: day of publication and words of each document by id, in the record's order.
    """
    memory = Memory()
    return {
        name: find_story(vector_of(words, place, memory), place, published, memory, name)
        for place, (name, (published, words)) in enumerate(documents.items())
    }


class _Told(NamedTuple):
    """What is kept of an earlier document: its story, its day as an ordinal, its vector."""

    story: str
    day: int | None
    vector: Vector


def _told(place: int, linkage: Linkage) -> _Told:
    """What is kept of the document at an earlier place."""
    return _parsed(linkage.first(_TOLD, str(place), 1)[0].item)


@lru_cache(_AT_HAND)
def _parsed(told: str) -> _Told:
    return _Told(*json.loads(told))


def _counted(words: Sequence[str]) -> dict[str, float]:
    """How often each word's concept stands in a document, capitals inside a sentence counted twice."""
    counts: dict[str, float] = defaultdict(float)
    capital: set[str] = set()
    opens = True
    for word in words:
        found = concept(word.lower())
        if found is not None and (len(word) > 2 or word.isdigit()):
            counts[found] += 1.0
            if word[0].isupper() and not opens:
                capital.add(found)
        opens = word in {".", "!", "?", "“", '"', ":"}
    return {
        found: (1.0 + math.log(n)) * (CAPITAL if found in capital else 1.0) for found, n in counts.items()
    }


def _told_of(word: str, linkage: Linkage) -> int:
    """How many of the documents before have the word among their weightiest."""
    last = linkage.last(_WORD, word, 1)
    return int(last[0].item) if last else 0


def _fresh(day: int | None, since: int | None) -> float:
    """What likeness counts of documents so many days apart: all within `FRESH`, and less and less after."""
    if day is None or since is None:
        return 1.0
    return min(1.0, math.pow(FRESH / max(1, abs(day - since)), FADES))


def _cosine(one: Vector, other: Vector) -> float:
    return sum(weight * other.get(word, 0.0) for word, weight in one.items())


#: What a word that the table leaves out is taken to have: half of the least that the table tells.
_UNLISTED = 10


@cache
def _frequencies() -> tuple[dict[str, int], int]:
    """In how many documents each concept stands, and how many documents there were."""
    lines = (files("trucewatch.linking") / "data" / "word_frequencies.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    (_, documents), *words = rows
    return {word: int(count) for word, count in words}, int(documents)
