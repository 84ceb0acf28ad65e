"""Documents: the evidence that everything else points to."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from trucewatch.model.base import Frozen


class MetadataOrigin(StrEnum):
    """Where publisher and date come from; ``unknown`` is shown as a question mark, never filled in."""

    FLAG = "flag"
    SIDECAR = "sidecar"
    FRONT_MATTER = "front_matter"
    FIELD = "field"  # a field of a JSON document
    PAGE = "page"  # the metadata of a web page
    UNKNOWN = "unknown"


class Document(Frozen):
    """One version of one text, with its provenance.

    ``id`` names the address (a page that changed keeps its id and gets a new ``sha256``).
    """

    id: str
    address: str
    """URL, or the file's URI, or either with ``#N`` for the N-th line of a JSONL file (from 1)."""
    name: str
    """What people call it: the file's name, or the title's words for a page."""
    sha256: str
    """Of the bytes as they came in (after un-gzipping)."""
    text: str
    text_sha256: str
    body_start: int = 0
    """Where the body begins: front matter stands before it and is no reporting."""
    media_type: str
    published: date | None = None
    published_origin: MetadataOrigin = MetadataOrigin.UNKNOWN
    publisher: str | None = None
    publisher_origin: MetadataOrigin = MetadataOrigin.UNKNOWN
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    captured_at: datetime
    """UTC."""
    tool: str
    """Program and version that turned bytes into text, e.g. ``trafilatura 2.0.0`` or ``utf-8``."""


class Capture(Frozen):
    """A document with the bytes that it was read from; bytes are kept, unchanged, in the record."""

    document: Document
    data: bytes
