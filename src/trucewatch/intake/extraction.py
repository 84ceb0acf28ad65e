"""From one document's bytes to its text, its metadata and, with its address, its capture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from trucewatch.intake.decoding import check_text, decode, decode_page
from trucewatch.intake.finding import Kind
from trucewatch.intake.front_matter import front_matter
from trucewatch.intake.metadata import Metadata, Provenance, metadata_of
from trucewatch.intake.pages import read_page
from trucewatch.intake.pdf import read_pdf
from trucewatch.intake.structured import text_of
from trucewatch.model.base import content_id, sha256_bytes, sha256_text
from trucewatch.model.document import Capture, Document, MetadataOrigin


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: what people call it, how refusals name it, and its address."""

    name: str
    path: str
    address: str

    def item(self, number: int) -> Place:
        """The N-th line or array member, from 1."""
        mark = f"#{number}"
        return Place(self.name + mark, self.path + mark, self.address + mark)


@dataclass(frozen=True, slots=True)
class Extract:
    """A document's text, with how it was taken out of the bytes and what the document says of itself."""

    kind: Kind
    text: str
    tool: str
    own: Metadata
    body_start: int = 0


def extract_plain(data: bytes, kind: Kind, encoding: str) -> Extract:
    """A plain text or Markdown file: all of it, front matter too, is the text."""
    text = decode(data, encoding)
    fields, body_start = front_matter(text)
    return Extract(kind, text, encoding, metadata_of(fields, MetadataOrigin.FRONT_MATTER), body_start)


def extract_page(data: bytes, encoding: str) -> Extract:
    """A page: its main text as extracted."""
    text, own, tool = read_page(decode_page(data, encoding))
    return Extract(Kind.PAGE, text, tool, own)


def extract_pdf(data: bytes) -> Extract:
    """A PDF: the text of its pages."""
    text, own, tool = read_pdf(data)
    return Extract(Kind.PDF, text, tool, own)


def extract_fields(fields: dict[str, Any], kind: Kind, encoding: str) -> Extract:
    """A JSON object: its field ``text``."""
    own = metadata_of(fields, MetadataOrigin.FIELD)
    return Extract(kind, text_of(fields), f"json {encoding}", own)


def capture(data: bytes, extract: Extract, place: Place, outranking: Sequence[Metadata]) -> Capture:
    """The document of ``extract``, at ``place`` or at its own URL, with its bytes.

    Raises:
        InputError: the text is empty, too long or no text, as `check_text` says.
    """
    check_text(extract.text, body_start=extract.body_start)
    known = Provenance.first_known([*outranking, extract.own])
    address = known.url or place.address
    if extract.kind is Kind.PAGE:
        # What a page calls its own address describes it; templates often give one to many pages.
        address = Provenance.first_known([*outranking, replace(extract.own, url=None)]).url or place.address
    titled = extract.kind in {Kind.PAGE, Kind.PDF, Kind.JSON, Kind.JSONL} and known.title is not None
    document = Document(
        id=content_id(address),
        address=address,
        name=known.title if titled and known.title else place.name,
        sha256=sha256_bytes(data),
        text=extract.text,
        text_sha256=sha256_text(extract.text),
        body_start=extract.body_start,
        media_type=extract.kind.value,
        published=known.published,
        published_origin=known.published_origin,
        publisher=known.publisher,
        publisher_origin=known.publisher_origin,
        title=known.title,
        byline=known.byline,
        url=known.url,
        captured_at=datetime.now(UTC),
        tool=extract.tool,
    )
    return Capture(document=document, data=data)
