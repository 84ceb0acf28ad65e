"""What was read, and how balanced it is: by side, by publisher, and who has not spoken."""

from __future__ import annotations

from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.vocabulary import Voice
from trucewatch.telling.material import Material

UNKNOWN_PUBLISHER = "?"


class SideCoverage(Frozen):
    """How much of what was read is a side's own voice. A claim of two sides counts for each."""

    side: str
    label: str
    party: bool
    documents: int
    claims: int
    speakers: int
    share: float
    """Of all claims, between 0 and 1."""
    claim_ids: tuple[str, ...]


class PublisherCoverage(Frozen):
    """What one publisher brought."""

    publisher: str
    """``?`` when it is not known."""
    documents: int
    claims: int
    by_side: dict[str, int]
    first: date | None
    last: date | None
    claim_ids: tuple[str, ...]


class DocumentLine(Frozen):
    """A document read; what is not known of it is ``None`` and shown as a question mark."""

    id: str
    name: str
    title: str | None
    publisher: str | None
    published: date | None
    claims: int
    sha256: str


class Coverage(Frozen):
    """The corpus behind a brief."""

    documents: int
    claims: int
    first: date | None
    last: date | None
    """Cut-off: the newest publication date among the documents."""
    sides: tuple[SideCoverage, ...]
    publishers: tuple[PublisherCoverage, ...]
    listed: tuple[DocumentLine, ...]
    not_heard: tuple[str, ...]
    """Labels of the parties that no document read lets speak."""
    undated: tuple[str, ...]
    unpublished: tuple[str, ...]
    """Names of the documents of unknown date, and of unknown publisher."""


def coverage(material: Material) -> Coverage:
    """Counts over the documents read and the claims chosen."""
    dates = [reading.document.published for reading in material.documents if reading.document.published]
    return Coverage(
        documents=material.read,
        claims=len(material.claims),
        first=min(dates, default=None),
        last=max(dates, default=None),
        sides=_sides(material),
        publishers=_publishers(material),
        listed=tuple(
            DocumentLine(
                id=reading.document.id,
                name=reading.document.name,
                title=reading.document.title,
                publisher=reading.document.publisher,
                published=reading.document.published,
                claims=len(material.claims_in(reading.document.id)),
                sha256=reading.document.sha256,
            )
            for reading in material.documents
        ),
        not_heard=tuple(
            material.names.side(side)
            for side in material.parties
            if not any(side in claim.source.side.split(";") for claim in material.claims)
        ),
        undated=tuple(
            reading.document.name for reading in material.documents if reading.document.published is None
        ),
        unpublished=tuple(
            reading.document.name for reading in material.documents if reading.document.publisher is None
        ),
    )


def _sides(material: Material) -> tuple[SideCoverage, ...]:
    heard = {side for claim in material.claims for side in _sides_of(claim.source.side, claim.voice)}
    found = []
    for side in material.names.ordered({*material.parties, *heard}):
        own = [claim for claim in material.claims if side in _sides_of(claim.source.side, claim.voice)]
        found.append(
            SideCoverage(
                side=side,
                label=material.names.side(side),
                party=side in material.parties,
                documents=len({document for claim in own for document in material.documents_of[claim.id]}),
                claims=len(own),
                speakers=len({claim.source.actor for claim in own if claim.source.actor}),
                share=round(len(own) / len(material.claims), 4) if material.claims else 0.0,
                claim_ids=tuple(claim.id for claim in own),
            )
        )
    return tuple(found)


def _sides_of(side: str, voice: Voice) -> list[str]:
    return ["media"] if voice is Voice.AUTHOR else side.split(";")


def _publishers(material: Material) -> tuple[PublisherCoverage, ...]:
    names = {reading.document.publisher or UNKNOWN_PUBLISHER for reading in material.documents}
    found = []
    for publisher in sorted(names, key=lambda name: (name == UNKNOWN_PUBLISHER, name.casefold(), name)):
        documents = [
            reading.document
            for reading in material.documents
            if (reading.document.publisher or UNKNOWN_PUBLISHER) == publisher
        ]
        ids = {document.id for document in documents}
        claims = [claim for claim in material.claims if ids & material.documents_of[claim.id]]
        sides = material.names.ordered(
            side for claim in claims for side in _sides_of(claim.source.side, claim.voice)
        )
        dates = [document.published for document in documents if document.published]
        found.append(
            PublisherCoverage(
                publisher=publisher,
                documents=len(documents),
                claims=len(claims),
                by_side={
                    side: sum(side in _sides_of(claim.source.side, claim.voice) for claim in claims)
                    for side in sides
                },
                first=min(dates, default=None),
                last=max(dates, default=None),
                claim_ids=tuple(claim.id for claim in claims),
            )
        )
    return tuple(found)
