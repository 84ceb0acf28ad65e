"""The words behind a row: its sentence with source, cue and content marked, its document and its hash."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.span import Span, hull
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, state


class Mark(StrEnum):
    """What a stretch of a sentence is to the row."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    HEDGE = "hedge"
    CONDITION = "condition"
    PHRASE = "phrase"
    PLAIN = "plain"


class Piece(Frozen):
    """A stretch of the sentence with its mark."""

    mark: Mark
    text: str


class Evidence(Frozen):
    """Everything needed to check one row against its document."""

    id: str
    statement: Statement | None
    """None for a number that the outlet tells with no claim around it."""
    pieces: tuple[Piece, ...]
    sentence: int
    span: tuple[int, int]
    """The sentence's code points in the document's text, end-exclusive."""
    document: str
    document_name: str
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    sha256: str
    """Of the document's bytes."""
    method: str | None
    confidence: float | None
    """That the row was read right, never that the claim is true."""
    reader: str


def evidence(material: Material, rows: Iterable[str]) -> tuple[Evidence, ...]:
    """The evidence of claims and of outlets' own rows, in the order of documents and of the text."""
    wanted = set(rows)
    found = [of_claim(material, claim) for claim in material.in_text_order(wanted)]
    found += [_of_bare(material, row) for id_, row in material.bare_rows.items() if id_ in wanted]
    order = {reading.document.id: at for at, reading in enumerate(material.documents)}
    return tuple(sorted(found, key=lambda item: (order[item.document], item.span, item.id)))


def find_row(material: Material, prefix: str) -> str:
    """The full id of the row that begins with ``prefix``; a number's or event's stands for its claim.

    Raises:
        NotFoundError: when no row begins so.
        UsageError: when several do.
    """
    rows: list[Event | CasualtyClaim] = [*material.events, *material.casualties]
    told = {row.id: row.claim or row.id for row in rows}
    told |= {claim: claim for claim in material.every}
    found = sorted(row for row in told if row.startswith(prefix.lower()))
    if not found:
        raise NotFoundError(f"no row begins with {prefix!r}", hint="list the rows with `trucewatch claims`")
    if len(found) > 1:
        raise UsageError(f"{len(found)} rows begin with {prefix!r}", hint="give more digits of the id")
    return told[found[0]]


def of_claim(material: Material, claim: Claim) -> Evidence:
    """The evidence of one claim."""
    marks: list[tuple[Span, Mark]] = []
    if claim.source.span is not None:
        marks.append((claim.source.span, Mark.SOURCE))
    if claim.cue is not None:
        marks += [(span, Mark.CUE) for span in claim.cue.spans]
    if claim.hedge is not None:
        marks.append((claim.hedge.span, Mark.HEDGE))
    if claim.condition is not None:
        marks.append((claim.condition.span, Mark.CONDITION))
    marks += [(span, Mark.CONTENT) for span in claim.content.spans]
    sentence = hull([material.sentence(claim), *(span for span, _ in marks)])
    return _evidence(
        material,
        claim.id,
        claim.document,
        sentence,
        marks,
        sentence_number=claim.sentence,
        statement=state(material, claim),
        method=claim.extraction.method.value,
        confidence=claim.extraction.confidence,
    )


def _of_bare(material: Material, row: Event | CasualtyClaim) -> Evidence:
    """The evidence of an event or a number that the outlet tells itself."""
    words = row.trigger.span if isinstance(row, Event) else row.phrase.span
    sentences = material.by_document[row.document].sentences
    marks = [(words, Mark.PHRASE)]
    if row.hedge is not None:
        marks.append((row.hedge.span, Mark.HEDGE))
    around = [sentence for sentence in sentences if sentence.overlaps(words)]
    sentence = hull([*around, *(span for span, _ in marks)])
    return _evidence(material, row.id, row.document, sentence, marks, sentence_number=row.sentence)


def _evidence(  # noqa: PLR0913 - each is a field of its own
    material: Material,
    row: str,
    document_id: str,
    sentence: Span,
    marks: list[tuple[Span, Mark]],
    *,
    sentence_number: int,
    statement: Statement | None = None,
    method: str | None = None,
    confidence: float | None = None,
) -> Evidence:
    reading = material.by_document[document_id]
    document = reading.document
    return Evidence(
        id=row,
        statement=statement,
        pieces=tuple(_pieces(material, document_id, sentence, marks)),
        sentence=sentence_number,
        span=(sentence.start, sentence.end),
        document=document_id,
        document_name=document.name,
        title=document.title,
        url=document.url,
        publisher=document.publisher,
        published=document.published,
        sha256=document.sha256,
        method=method,
        confidence=confidence,
        reader=reading.reader,
    )


def _pieces(
    material: Material, document: str, sentence: Span, marks: list[tuple[Span, Mark]]
) -> Iterable[Piece]:
    """The sentence cut where a mark or something withheld begins or ends; the first mark given wins."""
    text = material.by_document[document].document.text
    edges = {edge for span, _ in marks for edge in span}
    for part, shown in material.withheld[document].parts(sentence):
        cuts = [part]
        if shown == part.of(text):
            inner = [part.start, *sorted(edge for edge in edges if part.start < edge < part.end), part.end]
            cuts = [Span(*cut) for cut in itertools.pairwise(inner)]
        for cut in cuts:
            mark = next((mark for span, mark in marks if span.overlaps(cut)), Mark.PLAIN)
            yield Piece(mark=mark, text=cut.of(text) if len(cuts) > 1 else shown)
