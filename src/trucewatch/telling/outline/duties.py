"""Sections about duties: readings, deadlines, whether they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.telling import wording
from trucewatch.telling.brief import Brief
from trucewatch.telling.duties import NO_READING, DutyCard
from trucewatch.telling.outline.blocks import (
    UNKNOWN,
    Block,
    Cell,
    Grid,
    Heading,
    Text,
)


def duties(brief: Brief) -> Iterable[Block]:
    """Agreements, the deadline board, and each duty with its layers."""
    board = brief.duties
    for agreement in [agreement for agreement in board.agreements if agreement.told]:
        signed = f"signed {agreement.signed}" if agreement.signed else "date of signature not stated"
        parties = f"; signatories: {agreement.signatories}" if agreement.signatories else ""
        also = f"; called here: {wording.some(agreement.used)}" if agreement.used else "; not named here"
        yield Text(f"{agreement.label}: {signed}; {agreement.status}{parties}{also}.", note=True)
    if board.deadlines:
        yield _deadline_grid(brief)
    for card in board.duties:
        yield from _duty(card, brief)
    if board.unmentioned:
        read = wording.count(brief.coverage.documents, "document")
        yield Text(f"Nothing said in {read} read of other duties: {'; '.join(board.unmentioned)}.", note=True)


def _deadline_grid(brief: Brief) -> Grid:
    return Grid(
        f"Deadline board, as of {wording.day(brief.header.as_of)}",
        ("Duty", "On whose reading", "Limit as told", "Arithmetic", "Date", "State"),
        tuple(
            (
                Cell(row.duty),
                Cell(row.reader),
                Cell(row.told, (row.statement.claim,) if row.statement else ()),
                Cell(row.arithmetic or "–"),
                Cell(row.due_text),
                Cell(row.state),
            )
            for row in brief.duties.deadlines
        ),
    )


def _duty(card: DutyCard, brief: Brief) -> Iterable[Block]:
    yield Heading(f"{card.action} ({card.agreement_label}, {card.clause})", 2)
    instrument = [f"{card.modality_text}: {card.obligor}"]
    instrument += [f"to {card.beneficiary}"] if card.beneficiary else []
    instrument += [f"limit: {card.instrument_deadline}"] if card.instrument_deadline else []
    instrument += [f"after: {card.trigger}"] if card.trigger else []
    source = f" (source: {card.instrument_source})" if card.instrument_source else ""
    yield Text(f"Instrument: {'; '.join(instrument)}{source}.", note=True)
    for line in card.paraphrases:
        yield Text(f"Paraphrase by {line.reader}: {line.value}.", (line.statement.claim,))
    if card.slots:
        sides = list(card.slots[0].by_party)
        labels = _labels_of(brief, sides, card)
        yield Grid(
            "Readings, slot by slot",
            ("", *labels),
            tuple(
                (
                    Cell(slot.question),
                    *(
                        Cell(
                            "; ".join(line.value for line in slot.by_party[side]) or NO_READING,
                            tuple(line.statement.claim for line in slot.by_party[side]),
                        )
                        for side in sides
                    ),
                )
                for slot in card.slots
            ),
        )
    yield from (Text(f"Known from the theatre file: {known}.", note=True) for known in card.known_readings)
    for link in card.chain:
        told = (
            "; ".join(f"{line.side_label}: {line.state}" for line in link.states) or "no claim on its state"
        )
        claims = tuple(line.statement.claim for line in link.states)
        yield Text(f"Waits for: {link.text} ({told}).", claims, note=not claims)
    if card.steps:
        yield Grid(
            "How the step stands, by day and speaker",
            ("Said on", "According to", "Whose part", "State as told"),
            tuple(
                (
                    Cell(wording.day(line.said) if line.said else UNKNOWN),
                    Cell(f"{line.statement.speaker} ({line.side_label})"),
                    Cell(line.whose or "–"),
                    Cell(line.state, (line.statement.claim,)),
                )
                for line in card.steps
            ),
        )


def _labels_of(brief: Brief, sides: Sequence[str], card: DutyCard) -> list[str]:
    labels = {party.side: party.label for party in brief.header.parties}
    labels |= {
        line.side: line.statement.side_label
        for slot in card.slots
        for own in slot.by_party.values()
        for line in own
    }
    return [labels[side] for side in sides]


def compliance(brief: Brief) -> Iterable[Block]:
    """Who says what is kept, and whom an agreement binds."""
    if brief.duties.compliance:
        yield Grid(
            "Who says whose duty is kept or broken",
            ("Duty", "Whose", "According to", "State as told", "Words"),
            tuple(
                (
                    Cell(line.matter),
                    Cell(line.accused_label),
                    Cell(line.by_label),
                    Cell(line.value_text),
                    Cell(line.statement.line, (line.statement.claim,)),
                )
                for line in brief.duties.compliance
            ),
        )
    if brief.duties.applicability.told:
        yield Grid(
            "Whom which agreement binds, according to whom",
            ("Agreement", "Party", "By the text", "As told"),
            tuple(
                (
                    Cell(row.agreement_label),
                    Cell(row.party_label),
                    Cell(row.by_text),
                    Cell(
                        "; ".join(line.told for line in lines), tuple(line.statement.claim for line in lines)
                    ),
                )
                for row in brief.duties.applicability.told
                for lines in [[line for told in row.by_side.values() for line in told]]
            ),
        )
