"""What can't be known from the documents read: sources that resolve to nobody, dates without an anchor."""

from __future__ import annotations

from enum import StrEnum

from trucewatch.model.base import Frozen
from trucewatch.model.vocabulary import ActorKind, Voice
from trucewatch.telling.material import Material
from trucewatch.telling.provenance import pattern
from trucewatch.telling.statements import state


class OpenKind(StrEnum):
    """Why something stays open."""

    NOT_NAMED = "source_not_named"
    NOT_RESOLVED = "source_not_resolved"
    DATE = "date_not_resolved"
    DOCUMENT_DATE = "document_undated"
    DOCUMENT_PUBLISHER = "publisher_unknown"
    BEGINNING = "beginning_may_be_missing"


OPEN_KINDS = {
    OpenKind.NOT_NAMED: "Source not named in the text",
    OpenKind.NOT_RESOLVED: "Source named, not resolved to a known actor",
    OpenKind.DATE: "Time expression without a date",
    OpenKind.DOCUMENT_DATE: "Document of unknown date",
    OpenKind.DOCUMENT_PUBLISHER: "Document of unknown publisher",
    OpenKind.BEGINNING: "Somebody is taken up whom nothing before names: the beginning may be missing",
}
_NO_ACTOR_EXPECTED = frozenset({ActorKind.PERSON_PRIVATE, ActorKind.ANONYMOUS, ActorKind.DOCUMENT})


class OpenPoint(Frozen):
    """One thing that a person may be able to settle."""

    kind: OpenKind
    words: str
    document: str
    document_name: str
    claims: tuple[str, ...]


def open_points(material: Material) -> tuple[OpenPoint, ...]:
    """Everything unresolved, by kind, then in the order of documents and of the text."""
    points = [*_sources(material), *_dates(material), *_documents(material), *_beginnings(material)]
    kinds = {kind: at for at, kind in enumerate(OpenKind)}
    return tuple(sorted(points, key=lambda point: kinds[point.kind]))


def _sources(material: Material) -> list[OpenPoint]:
    found = []
    for claim in material.claims:
        if claim.voice is Voice.AUTHOR or claim.source.actor is not None:
            continue
        if claim.source.span is None:
            kind, words = OpenKind.NOT_NAMED, state(material, claim).told
        elif claim.source.kind in _NO_ACTOR_EXPECTED:
            continue
        else:
            kind, words = OpenKind.NOT_RESOLVED, material.shown(claim.document, claim.source.span)
        found.append(_point(material, kind, words, claim.document, (claim.id,)))
    return found


def _dates(material: Material) -> list[OpenPoint]:
    return [
        _point(material, OpenKind.DATE, material.shown(reading.document.id, time.span), reading.document.id)
        for reading in material.documents
        for time in reading.times
        if time.type in {"DATE", "TIME"} and time.interval is None
    ]


def _documents(material: Material) -> list[OpenPoint]:
    found = []
    for reading in material.documents:
        document = reading.document
        if document.published is None:
            found.append(_point(material, OpenKind.DOCUMENT_DATE, document.name, document.id))
        if document.publisher is None:
            found.append(_point(material, OpenKind.DOCUMENT_PUBLISHER, document.name, document.id))
    return found


def _beginnings(material: Material) -> list[OpenPoint]:
    """The first sentence of a text that takes up a person nobody has named."""
    found = []
    for reading in material.documents:
        start = reading.document.body_start
        first = next((sentence for sentence in reading.sentences if sentence.start >= start), None)
        if first is None:
            continue
        pronoun = pattern("person").search(reading.document.text, first.start, first.end)
        named = [entity for entity in reading.entities if entity.span.start >= start]
        if pronoun is not None and not any(entity.span.start < pronoun.start() for entity in named):
            words = material.shown(reading.document.id, first)
            found.append(_point(material, OpenKind.BEGINNING, words, reading.document.id))
    return found


def _point(
    material: Material, kind: OpenKind, words: str, document: str, claims: tuple[str, ...] = ()
) -> OpenPoint:
    name = material.by_document[document].document.name
    return OpenPoint(kind=kind, words=words, document=document, document_name=name, claims=claims)
