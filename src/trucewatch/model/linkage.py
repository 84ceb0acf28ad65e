"""What linking remembers from one document to the next: a protocol that the record implements.

Documents are linked one after the other in the record's order; the *place* of a document is its number in
that order, from 0. What was noted of a document never changes while the documents before it stay the same,
so that one more document costs the same in a large record as in a small one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from trucewatch.model.reading import DocumentReading


class Posting(NamedTuple):
    """An item found under a key: the place of the document that noted it, and the item."""

    place: int
    item: str


class Linkage(Protocol):
    """Documents linked so far, what linking noted of each, and indexes over them."""

    def reading(self, place: int) -> DocumentReading:
        """The reading of the document at ``place``."""
        ...

    def trace(self, place: int) -> str:
        """What linking noted of that document."""
        ...

    def add(self, place: int, reading: DocumentReading, trace: str) -> None:
        """Remember a document at the next place."""
        ...

    def post(self, place: int, index: str, key: str, item: str) -> None:
        """Note an item of the document at ``place`` under a key of an index."""
        ...

    def first(self, index: str, key: str, count: int) -> Sequence[Posting]:
        """The first ``count`` items under a key, oldest first."""
        ...

    def last(self, index: str, key: str, count: int) -> Sequence[Posting]:
        """The last ``count`` items under a key, oldest first."""
        ...

    def every(self, index: str, key: str) -> Sequence[Posting]:
        """All items under a key, oldest first."""
        ...
