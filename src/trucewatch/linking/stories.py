"""Stories: documents that report one matter, told by the rare words that they share.

1. A document is its words with their weights: ``(1 + log n) · log(N / df)`` (tf-idf), twice as much for a
   word that the document prints with a capital inside a sentence. Known actors count as one word each,
   whatever their names, and weigh next to nothing where the whole record speaks of them.
2. Documents are taken in the record's order. Each joins the story whose members are most like it on average
   (cosine), if they are like enough, and begins one of its own otherwise.
3. Only stories that share one of the document's rarest words are looked at, so that a document costs the
   same in a large record as in a small one.

A story is evidence and no verdict: two documents of one story may speak of two incidents.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from trucewatch.linking.chronology import document_key
from trucewatch.linking.copies import Copies
from trucewatch.linking.similarity import concept
from trucewatch.linking.texts import words_of
from trucewatch.model.reading import DocumentReading

#: Mean cosine from which a document belongs to a story; from .15 to .25 changes little on news of violence.
LIKE = 0.17
#: How many of a document's rarest words lead to the stories that it is compared with.
RAREST = 25
#: A word that more documents than this share leads nowhere: names of the conflict, of months, of the trade.
COMMON = 60
CAPITAL = 2.0

Vector = dict[str, float]


def find_stories(documents: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The story of each document, named by the id of its first.

    Args:
        documents: words and marks of each document as printed, by id, in the record's order; known actors as
            ``@token``.
    """
    counted = {name: _counted(words) for name, words in documents.items()}
    frequency = Counter(word for counts in counted.values() for word in counts)
    vectors = {name: _vector(counts, frequency, len(documents)) for name, counts in counted.items()}
    story: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    led_to: dict[str, list[str]] = {}
    for name, vector in vectors.items():
        leads = sorted(vector, key=lambda word: (frequency[word], word))[:RAREST]
        near = sorted({story[other] for word in leads for other in led_to.get(word, ())})
        best = max(near, key=lambda one: _likeness(vector, members[one], vectors), default=None)
        if best is None or _likeness(vector, members[best], vectors) < LIKE:
            best = name
        story[name] = best
        members.setdefault(best, []).append(name)
        for word in leads:
            if frequency[word] <= COMMON:
                led_to.setdefault(word, []).append(name)
    return story


def stories_of(readings: Sequence[DocumentReading], copies: Copies) -> dict[str, str]:
    """The story of each document of a record; a copy changes no weight and tells its original's story."""
    first: dict[tuple[str, ...], str] = {}
    stands_for: dict[str, str] = {}
    for words in map(words_of, sorted(readings, key=document_key)):
        stands_for[words.id] = stands_for.get(
            copies.original[words.id], first.setdefault(words.printed, words.id)
        )
    found = find_stories({name: words for words, name in first.items() if stands_for[name] == name})
    return {name: found[original] for name, original in stands_for.items()}


def _counted(words: Sequence[str]) -> dict[str, float]:
    """How often each word's concept stands in a document, capitals inside a sentence counted twice."""
    counts: dict[str, float] = {}
    capital: set[str] = set()
    opens = True
    for word in words:
        found = concept(word.lower())
        if found is not None and (len(word) > 2 or word.isdigit()):
            counts[found] = counts.get(found, 0.0) + 1.0
            if word[0].isupper() and not opens:
                capital.add(found)
        opens = word in {".", "!", "?", "“", '"', ":"}
    return {
        found: (1.0 + math.log(n)) * (CAPITAL if found in capital else 1.0) for found, n in counts.items()
    }


def _vector(counts: Mapping[str, float], frequency: Mapping[str, int], documents: int) -> Vector:
    """Weights of the words that another document shares, of length 1."""
    weighted = {
        word: count * math.log(documents / frequency[word])
        for word, count in counts.items()
        if 1 < frequency[word] < documents
    }
    length = math.sqrt(sum(weight * weight for weight in weighted.values()))
    return {word: weight / length for word, weight in weighted.items()} if length else {}


def _likeness(vector: Vector, members: Sequence[str], vectors: Mapping[str, Vector]) -> float:
    """Mean cosine of a document with the members of a story."""
    shared = (
        sum(weight * vectors[other].get(word, 0.0) for word, weight in vector.items()) for other in members
    )
    return sum(shared) / len(members)
