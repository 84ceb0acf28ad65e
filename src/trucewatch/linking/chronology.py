"""The record's order of documents: by publication date, then by the text, whatever its path or its names.

Where documents lie on disk, in which order they were read and what the parties are called must change
nothing that is derived, so that ties are broken by a digest of the text with every name left out.
"""

from __future__ import annotations

from datetime import date

from trucewatch.model.base import sha256_text
from trucewatch.model.reading import DocumentReading


def document_key(reading: DocumentReading) -> str:
    """A text by which documents sort: the day (unknown last), a digest without names, what parts two."""
    document = reading.document
    day = (document.published or date.max).isoformat()
    return " ".join(
        (day, sha256_text(_nameless(reading)), document.text_sha256, document.publisher or "", document.id)
    )


def _nameless(reading: DocumentReading) -> str:
    """The text with each resolved name as ``@``."""
    text = reading.document.text
    parts: list[str] = []
    at = 0
    for mention in sorted(reading.mentions, key=lambda m: (m.span.start, -m.span.end)):
        named = mention.actor is not None or mention.place is not None
        if named and mention.span.start >= at:
            parts += [text[at : mention.span.start], "@"]
            at = mention.span.end
    return "".join((*parts, text[at:]))
