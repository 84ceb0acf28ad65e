"""Duties in three layers that never overwrite one another: the instrument, paraphrases, readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trucewatch.errors import NotFoundError
from trucewatch.model.base import Frozen
from trucewatch.model.linking import PartyReading
from trucewatch.model.theatre import Agreement, Obligation
from trucewatch.model.vocabulary import Layer, Modality, Slot
from trucewatch.telling import wording
from trucewatch.telling.agreements import AgreementMention, agreement_mentions, names_used
from trucewatch.telling.applicability import (
    Applicability,
    applicability,
    applicability_text,
    mentioned_agreements,
)
from trucewatch.telling.compliance import (
    ComplianceLine,
    MatrixRow,
    compliance_lines,
    compliance_matrix,
    contest_state,
)
from trucewatch.telling.deadlines import DeadlineRow, deadlines, limit_of, reader_of
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, state, statements
from trucewatch.telling.steps import StepLine, steps

NO_READING = "no reading"


class ReadingLine(Frozen):
    """One reading of one slot, in short words, with the claim that gives it."""

    row: str
    """Id of the reading."""
    layer: Layer
    slot: Slot
    value: str
    side: str
    reader: str
    statement: Statement


class SlotRow(Frozen):
    """One slot with each party's reading beside the others'; an empty tuple means that it gave none."""

    slot: Slot
    question: str
    by_party: dict[str, tuple[ReadingLine, ...]]


class ChainLink(Frozen):
    """A duty or trigger that another waits for, with its state as each party tells it."""

    obligation: str | None
    text: str
    states: tuple[StepLine, ...]


class DutyCard(Frozen):
    """One duty with its three layers, its deadlines, its chain and how it is said to be kept."""

    id: str
    agreement: str
    agreement_label: str
    clause: str
    modality: Modality
    modality_text: str
    action: str
    obligor: str
    beneficiary: str
    place: str | None
    quantity: str | None
    trigger: str | None
    instrument_deadline: str | None
    instrument_source: str | None
    note: str | None
    known_readings: tuple[str, ...]
    """Readings that the theatre file gives from its own sources, apart from what documents say."""
    paraphrases: tuple[ReadingLine, ...]
    slots: tuple[SlotRow, ...]
    deadlines: tuple[DeadlineRow, ...]
    chain: tuple[ChainLink, ...]
    steps: tuple[StepLine, ...]
    """How the step stands, by day and speaker: a plan agreed or not, begun, done."""
    compliance: tuple[ComplianceLine, ...]
    contest_state: str
    statements: tuple[Statement, ...]
    """Everything said about the duty."""


class AgreementCard(Frozen):
    """An instrument under all its names."""

    id: str
    label: str
    names: tuple[str, ...]
    used: tuple[str, ...]
    """The words by which the documents read call it, the most used first, with how often."""
    signed: str | None
    status: str
    signatories: str
    mediators: str
    source: str | None
    note: str | None
    duties: int
    told: bool
    """Whether some document read speaks of it or of a duty of it."""


class DutyBoard(Frozen):
    """The agreements with the duties that something is said about, and those that nothing is said about."""

    agreements: tuple[AgreementCard, ...]
    duties: tuple[DutyCard, ...]
    unmentioned: tuple[str, ...]
    """How many duties of each agreement no document read speaks of: ``3 of Pact of 1 May``."""
    deadlines: tuple[DeadlineRow, ...]
    applicability: Applicability
    """Who says whom which agreement binds."""
    compliance: tuple[ComplianceLine, ...]
    matrix: tuple[MatrixRow, ...]


def duty_board(material: Material) -> DutyBoard:
    """The whole of duties, deadlines and compliance."""
    cards: list[DutyCard] = []
    silent: Counter[str] = Counter()
    due = deadlines(material)
    kept = compliance_lines(material)
    history = steps(material)
    for agreement, duty in material.duties:
        card = _card(material, agreement, duty, due, kept, history)
        if card.statements:
            cards.append(card)
        else:
            silent[agreement.label] += 1
    told = {card.id for card in cards}
    mentions = agreement_mentions(material)
    spoken_of = {card.agreement for card in cards} | mentioned_agreements(material)
    return DutyBoard(
        agreements=tuple(
            _agreement(material, card, spoken_of, mentions) for card in material.names.agreements()
        ),
        duties=tuple(cards),
        unmentioned=tuple(f"{n} of {label}" for label, n in silent.items()),
        deadlines=tuple(row for row in due if row.obligation in told or row.statement is not None),
        applicability=applicability(material),
        compliance=kept,
        matrix=compliance_matrix(material, kept),
    )


def _card(
    material: Material,
    agreement: Agreement,
    duty: Obligation,
    due: tuple[DeadlineRow, ...],
    kept: tuple[ComplianceLine, ...],
    told: tuple[StepLine, ...],
) -> DutyCard:
    names = material.names
    lines = reading_lines(material, duty.id)
    parties = [line for line in lines if line.layer is Layer.READING]
    own = tuple(line for line in kept if line.obligation == duty.id)
    about = {claim.id for claim in material.claims if any(tie.id == duty.id for tie in claim.about)}
    about |= {line.statement.claim for line in lines} | {line.statement.claim for line in own}
    deadline = duty.deadline
    return DutyCard(
        id=duty.id,
        agreement=agreement.id,
        agreement_label=agreement.label,
        clause=duty.clause,
        modality=duty.modality,
        modality_text=wording.MODALITIES[duty.modality],
        action=wording.sentence_case(names.obligation(duty.id)),
        obligor=wording.listing(names.holders(duty.obligor)) or "nobody named",
        beneficiary=wording.listing(names.holders(duty.beneficiary)),
        place=names.place(duty.place) if duty.place else None,
        quantity=duty.quantity,
        trigger=duty.trigger,
        instrument_deadline=limit_of(material, deadline) if deadline else None,
        instrument_source=names.source(duty.source) if duty.source != agreement.source else None,
        note=duty.note,
        known_readings=tuple(
            f"{names.holder(known.by)}, {wording.SLOTS[known.slot]}: {known.value}"
            + (f" (source: {names.source(known.source)})" if known.source else "")
            for known in sorted(
                duty.readings, key=lambda known: (names.holder(known.by).casefold(), known.slot)
            )
        ),
        paraphrases=tuple(line for line in lines if line.layer is Layer.PARAPHRASE),
        slots=_slots(material, agreement, parties),
        deadlines=tuple(row for row in due if row.obligation == duty.id),
        chain=_chain(material, duty, told),
        steps=tuple(line for line in told if line.obligation == duty.id),
        compliance=own,
        contest_state=contest_state(own),
        statements=statements(material, about),
    )


def duties_named(material: Material, argument: str) -> tuple[tuple[Agreement, Obligation], ...]:
    """The duties whose id begins with ``argument``, or those of the agreement that it names.

    Raises:
        NotFoundError: when no duty of an agreement in force by the as-of day is named so.
    """
    found = tuple(
        (agreement, duty)
        for agreement, duty in material.duties
        if argument == agreement.id or duty.id.startswith(argument)
    )
    if not found:
        raise NotFoundError(
            f"no duty or agreement {argument!r} in the theatre files",
            hint="list them with `trucewatch obligations`",
        )
    return found


def reading_lines(material: Material, duty: str) -> tuple[ReadingLine, ...]:
    """Paraphrases and readings of one duty: by slot, by side, in the order of the text."""
    return tuple(
        _reading(material, reading)
        for reading in _sorted(material, material.readings)
        if reading.obligation == duty
    )


def _slots(material: Material, agreement: Agreement, lines: list[ReadingLine]) -> tuple[SlotRow, ...]:
    parties = material.names.around_agreement(agreement.id)
    sides = material.names.ordered({*parties, *(line.side for line in lines)})
    return tuple(
        SlotRow(
            slot=slot,
            question=wording.sentence_case(wording.SLOTS[slot]),
            by_party={
                side: tuple(line for line in lines if line.slot is slot and line.side == side)
                for side in sides
            },
        )
        for slot in Slot
        if any(line.slot is slot for line in lines)
    )


def _chain(material: Material, duty: Obligation, told: tuple[StepLine, ...]) -> tuple[ChainLink, ...]:
    """What the duty waits for, the first thing first; a trigger in words when no duty stands behind it."""
    links = [
        ChainLink(
            obligation=before,
            text=wording.sentence_case(material.names.obligation(before)),
            states=tuple(line for line in told if line.obligation == before),
        )
        for before in duty.depends_on
    ]
    if duty.trigger is not None:
        links.append(ChainLink(obligation=None, text=wording.sentence_case(duty.trigger), states=()))
    return tuple(links)


def _reading(material: Material, reading: PartyReading) -> ReadingLine:
    statement = state(material, material.every[reading.claim])
    return ReadingLine(
        row=reading.id,
        layer=Layer(reading.layer),
        slot=reading.slot,
        value=applicability_text(material, reading) or reading.value,
        side=reading.side,
        reader=reader_of(material, reading, statement),
        statement=statement,
    )


def _sorted(material: Material, readings: Iterable[PartyReading]) -> list[PartyReading]:
    slots = {slot: at for at, slot in enumerate(Slot)}
    return sorted(
        readings,
        key=lambda reading: (
            reading.obligation or "",
            slots[reading.slot],
            material.names.side(reading.side).casefold(),
            material.place_of(material.every[reading.claim]),
            reading.id,
        ),
    )


def _agreement(
    material: Material, card: Agreement, told: set[str], mentions: tuple[AgreementMention, ...]
) -> AgreementCard:
    names = material.names
    return AgreementCard(
        id=card.id,
        label=wording.sentence_case(card.label),
        names=tuple(
            sorted(
                {name.text for name in card.names if name.valence in {"neutral", "self"}}, key=str.casefold
            )
        ),
        used=names_used(line for line in mentions if line.agreement == card.id),
        signed=wording.day(card.signed) if card.signed else None,
        status=card.status.replace("_", " "),
        signatories=wording.listing(names.holders(card.signatories)),
        mediators=wording.listing(names.holders(card.mediators)),
        source=names.source(card.source),
        note=card.note,
        duties=len(card.obligations),
        told=card.id in told,
    )
