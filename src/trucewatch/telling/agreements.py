"""Agreements under all their names: what each mention means, and what is said of each agreement's state."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.entity import Entity, EntityKind
from trucewatch.model.event import Mention
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import Agreement
from trucewatch.model.vocabulary import MEDIA, Track
from trucewatch.telling import wording
from trucewatch.telling.compliance import ComplianceLine, compliance_lines
from trucewatch.telling.labels import innermost
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, speaker_of
from trucewatch.telling.tracks import track_lines

NOT_RESOLVED = "not resolved: no agreement of the theatre files"
BY_NAME, BY_BARE_WORD = "by a name", "by a bare word"


class AgreementMention(Frozen):
    """One place where a text speaks of an agreement, with the one that it is taken to mean."""

    agreement: str | None
    label: str
    words: str
    how: str
    """By a name of its own, or by a bare word that stands for the one meant last or in force."""
    by: str
    side_label: str
    sentence: str
    sentence_number: int
    document: str
    document_name: str
    publisher: str | None
    published: date | None
    claim: str | None
    """The innermost claim around it; none where it stands in no claim."""


class AgreementPage(Frozen):
    """One agreement: what the theatre file knows, and what documents say of it as a whole."""

    card: Agreement
    label: str
    mentions: tuple[AgreementMention, ...]
    status: tuple[tuple[str, str, Statement], ...]
    """What is said of whether it holds: id of the row, state, claim."""
    kept: tuple[ComplianceLine, ...]
    """What is said of how parties keep it, where no duty is named."""


def agreement_mentions(material: Material) -> tuple[AgreementMention, ...]:
    """Every mention, in the order of documents and of the text."""
    return tuple(
        line
        for reading in material.documents
        for _, line in sorted(_mentions(material, reading), key=lambda found: found[0])
    )


def agreement_page(material: Material, card: Agreement) -> AgreementPage:
    """All on one agreement."""
    return AgreementPage(
        card=card,
        label=wording.sentence_case(card.label),
        mentions=tuple(line for line in agreement_mentions(material) if line.agreement == card.id),
        status=tuple(
            (line.id, line.kind, line.statement)
            for line in track_lines(material, Track.TRUCE_STATUS)
            if _meant(material, material.every[line.statement.claim]) == card.id
        ),
        kept=tuple(
            line
            for line in compliance_lines(material)
            if line.agreement == card.id and line.obligation is None
        ),
    )


def names_used(mentions: Iterable[AgreementMention]) -> tuple[str, ...]:
    """The words by which texts call it, the most used first, with how often: ``deal (4)``."""
    counted: dict[str, int] = {}
    for line in mentions:
        counted[line.words] = counted.get(line.words, 0) + 1
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0].casefold()))
    return tuple(f"{words} ({times})" for words, times in ordered)


def _mentions(material: Material, reading: DocumentReading) -> Iterable[tuple[Span, AgreementMention]]:
    known: list[Span] = []
    for mention in reading.mentions:
        if mention.agreement is not None:
            known.append(mention.span)
            agreement = mention.agreement.removeprefix("agreement:")
            label = wording.sentence_case(material.names.agreement(agreement))
            yield mention.span, _line(material, reading, mention, agreement, label)
    for entity in reading.entities:
        if entity.kind is EntityKind.AGREEMENT and not any(entity.span.overlaps(span) for span in known):
            yield entity.span, _line(material, reading, entity, None, NOT_RESOLVED)


def _line(
    material: Material, reading: DocumentReading, mention: Mention | Entity, agreement: str | None, label: str
) -> AgreementMention:
    document = reading.document
    claim = innermost(material, reading, mention.span)
    number = reading.sentence_of(mention.span.start)
    return AgreementMention(
        agreement=agreement,
        label=label,
        words=material.shown(document.id, mention.span),
        how=BY_NAME if any(letter.isupper() or letter.isdigit() for letter in mention.text) else BY_BARE_WORD,
        by=speaker_of(material, claim) if claim is not None else (document.publisher or document.name),
        side_label=material.names.side(claim.source.side if claim is not None else MEDIA),
        sentence=" ".join(material.shown(document.id, reading.sentences[number]).split()),
        sentence_number=number,
        document=document.id,
        document_name=document.name,
        publisher=document.publisher,
        published=document.published,
        claim=claim.id if claim is not None else None,
    )


def _meant(material: Material, claim: Claim) -> str | None:
    """The agreement that a claim on the truce's state speaks of: the one named in it, else the default."""
    reading = material.by_document[claim.document]
    for mention in reading.mentions:
        if mention.agreement and any(span.contains(mention.span) for span in claim.content.spans):
            return mention.agreement.removeprefix("agreement:")
    published = reading.document.published or material.as_of
    signed = [
        (card.signed, card.id)
        for card in material.names.agreements()
        if card.default and card.signed is not None and card.signed <= published
    ]
    return max(signed)[1] if signed else None
