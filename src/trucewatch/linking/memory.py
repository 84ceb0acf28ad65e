"""A `Linkage` that lives as long as one call: what linking remembers of a corpus without a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from trucewatch.model.linkage import Posting
from trucewatch.model.reading import DocumentReading


class Memory:
    """Documents, what was noted of them, and indexes, in dictionaries."""

    def __init__(self) -> None:
        self._readings: list[DocumentReading] = []
        self._traces: list[str] = []
        self._postings: dict[tuple[str, str], list[Posting]] = defaultdict(list)

    def reading(self, place: int) -> DocumentReading:
        """The reading at ``place``."""
        return self._readings[place]

    def trace(self, place: int) -> str:
        """What was noted of it."""
        return self._traces[place]

    def add(self, place: int, reading: DocumentReading, trace: str) -> None:
        """Remember a document; ``place`` is the number of documents so far."""
        assert place == len(self._readings), "documents are linked in the record's order"
        self._readings.append(reading)
        self._traces.append(trace)

    def post(self, place: int, index: str, key: str, item: str) -> None:
        """Note an item under a key."""
        self._postings[index, key].append(Posting(place, item))

    def first(self, index: str, key: str, count: int) -> Sequence[Posting]:
        """The first items under a key."""
        return self._postings.get((index, key), [])[:count]

    def last(self, index: str, key: str, count: int) -> Sequence[Posting]:
        """The last items under a key."""
        return self._postings.get((index, key), [])[-count:]

    def every(self, index: str, key: str) -> Sequence[Posting]:
        """All items under a key."""
        return self._postings.get((index, key), [])
