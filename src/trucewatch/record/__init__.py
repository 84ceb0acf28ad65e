"""The record: claims with their evidence, in a database that only ever grows."""

from __future__ import annotations

from trucewatch.record.book import Book
from trucewatch.record.coverage import Coverage, Share
from trucewatch.record.custody import CustodyEntry
from trucewatch.record.filters import Filter
from trucewatch.record.lookup import Evidence
from trucewatch.record.part import Part, Seeds
from trucewatch.record.store import Record
from trucewatch.record.writing import Addition

__all__ = [
    "Addition",
    "Book",
    "Coverage",
    "CustodyEntry",
    "Evidence",
    "Filter",
    "Part",
    "Record",
    "Seeds",
    "Share",
]
