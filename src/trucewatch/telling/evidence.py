"""The words behind a row: its sentence with source, cue and content marked, its document and its hash."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.event import CasualtyClaim
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
    """The evidence of claims and of casualty rows, in the order of documents and of the text."""
    wanted = set(rows)
    claims = material.in_text_order(wanted)
    numbers = [row for row in material.casualties if row.id in wanted]
    found = [(material.place_of(claim), of_claim(material, claim)) for claim in claims]
    order = {reading.document.id: at for at, reading in enumerate(material.documents)}
    found += [
        (
            (order[row.document], row.phrase.span.start, row.phrase.span.end, row.id),
            _of_casualty(material, row),
        )
        for row in numbers
    ]
    return tuple(item for _, item in sorted(found, key=lambda pair: pair[0]))


def find_row(material: Material, prefix: str) -> str:
    """The full id of the claim or casualty row that begins with ``prefix``.

    Raises:
        NotFoundError: when no row begins so.
        UsageError: when several do.
    """
    ids = set(material.every) | {row.id for row in material.casualties}
    found = sorted(row for row in ids if row.startswith(prefix.lower()))
    if not found:
        raise NotFoundError(f"no row begins with {prefix!r}", hint="list the rows with `trucewatch claims`")
    if len(found) > 1:
        raise UsageError(f"{len(found)} rows begin with {prefix!r}", hint="give more digits of the id")
    return found[0]


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


def _of_casualty(material: Material, row: CasualtyClaim) -> Evidence:
    reading = material.by_document[row.document]
    touched = [sentence for sentence in reading.sentences if sentence.overlaps(row.phrase.span)]
    marks = [(row.phrase.span, Mark.PHRASE)]
    if row.hedge is not None:
        marks.append((row.hedge.span, Mark.HEDGE))
    return _evidence(
        material,
        row.id,
        row.document,
        hull([*touched, *(span for span, _ in marks)]),
        marks,
        sentence_number=row.sentence,
    )


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
