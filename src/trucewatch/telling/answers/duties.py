"""Answers about duties: who owes what, how it is read, when it falls due, whether it is kept."""

from __future__ import annotations

from trucewatch.errors import NotFoundError
from trucewatch.telling import wording
from trucewatch.telling.answers.rows import CLAIM, Row, iso, said_row, table_of
from trucewatch.telling.compliance import compliance_lines, contest_state
from trucewatch.telling.deadlines import DeadlineRow, deadlines
from trucewatch.telling.duties import duty_board
from trucewatch.telling.material import Material
from trucewatch.telling.tables import Column, Table


def obligations(material: Material, _: str | None) -> Table:
    """Every duty of the theatres' agreements, who owes it, by when on whose reading, and how it is told."""
    board = duty_board(material)
    told = {card.id: card for card in board.duties}
    columns = (
        Column("id", "Duty"),
        Column("agreement", "Agreement"),
        Column("clause", "Clause"),
        Column("modality", "Kind"),
        Column("obligor", "Owed by"),
        Column("action", "What"),
        Column("deadlines", "By when, on whose reading"),
        Column("trigger", "After"),
        Column("contest_state", "State of claims"),
    )
    rows: list[Row] = []
    for agreement, duty in material.duties:
        card = told.get(duty.id)
        rows.append(
            {
                "id": duty.id,
                "agreement": agreement.label,
                "clause": duty.clause,
                "modality": duty.modality.value,
                "obligor": list(material.names.holders(duty.obligor)),
                "beneficiary": list(material.names.holders(duty.beneficiary)),
                "action": wording.sentence_case(material.names.obligation(duty.id)),
                "deadlines": [f"{row.reader}: {row.limit}" for row in card.deadlines] if card else [],
                "trigger": duty.trigger,
                "depends_on": list(duty.depends_on),
                "contest_state": contest_state(card.compliance if card else ()),
                "claims": [said.claim for said in card.statements] if card else [],
            }
        )
    return table_of(material, "Duties", columns, rows)


def readings(material: Material, argument: str | None) -> Table:
    """Each slot of a duty with each side's reading of it; of one duty, or of all that are read."""
    columns = (
        Column("obligation", "Duty"),
        Column("slot", "Slot"),
        Column("layer", "Layer"),
        Column("reader", "On whose reading"),
        Column("value", "Reading"),
        CLAIM,
    )
    rows: list[Row] = []
    cards = duty_board(material).duties
    if argument is not None:
        cards = tuple(card for card in cards if card.id.startswith(argument))
        if not cards:
            raise NotFoundError(
                f"nothing is on record of a duty {argument!r}", hint="list them with `trucewatch obligations`"
            )
    for card in cards:
        lines = [("paraphrase", line) for line in card.paraphrases]
        lines += [("reading", line) for slot in card.slots for own in slot.by_party.values() for line in own]
        rows += [
            {
                "row": line.row,
                "obligation": card.id,
                "slot": line.slot.value,
                "layer": layer,
                "reader": line.reader,
                "side": line.side,
                "value": line.value,
                **said_row(line.statement, into=("claim", "words", "published", "publisher")),
            }
            for layer, line in lines
        ]
    return table_of(material, "Readings, slot by slot", columns, rows)


def due(material: Material, _: str | None) -> Table:
    """Limits by date, one row per reading, counted to the as-of day; those of no date last."""
    columns = (
        Column("due", "Date"),
        Column("state", "State"),
        Column("duty", "Duty"),
        Column("reader", "On whose reading"),
        Column("limit", "Limit as told"),
        Column("arithmetic", "Arithmetic"),
        CLAIM,
    )
    rows = sorted(deadlines(material), key=lambda row: (row.due is None, str(row.due), row.reader))
    notes = (f"As of {wording.day(material.as_of)}.",)
    return table_of(material, "What falls due, per reading", columns, [_due(row) for row in rows], notes)


def compliance(material: Material, _: str | None) -> Table:
    """Who says of whom that which duty is kept or broken."""
    columns = (
        Column("matter", "Duty"),
        Column("accused", "Owed by"),
        Column("by", "According to"),
        Column("value", "State as told"),
        Column("words", "Words"),
        Column("marks", "Marks"),
        CLAIM,
    )
    rows: list[Row] = [
        {
            "row": line.row,
            "obligation": line.obligation,
            "agreement": line.agreement,
            "matter": line.matter,
            "accused": line.accused_label,
            "by": line.by_label,
            "value": line.value_text,
            **said_row(line.statement, into=("claim", "words", "marks", "published", "publisher")),
        }
        for line in compliance_lines(material)
    ]
    return table_of(material, "Who says what is kept", columns, rows)


def _due(row: DeadlineRow) -> Row:
    return {
        "row": row.row,
        "obligation": row.obligation,
        "duty": row.duty,
        "layer": row.layer.value,
        "reader": row.reader,
        "limit": row.limit,
        "arithmetic": row.arithmetic,
        "due": iso(row.due),
        "days": row.days,
        "state": row.state,
        "claim": row.statement.claim if row.statement else None,
    }
