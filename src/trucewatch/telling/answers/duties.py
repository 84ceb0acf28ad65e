"""Answers about duties: who owes what, how it is read, when it falls due, whether it is kept."""

from __future__ import annotations

from trucewatch.errors import UsageError
from trucewatch.model.vocabulary import Modality
from trucewatch.telling import wording
from trucewatch.telling.answers.rows import CLAIM, Row, iso, said_row, table_of
from trucewatch.telling.clauses import ClauseRow, clause_card
from trucewatch.telling.compliance import compliance_lines, contest_state
from trucewatch.telling.deadlines import DeadlineRow, deadlines
from trucewatch.telling.duties import ReadingLine, duties_named, duty_board
from trucewatch.telling.material import Material
from trucewatch.telling.tables import Column, Table


def obligations(material: Material, argument: str | None) -> Table:
    """Every duty of the theatres' agreements, who owes it, by when on whose reading, and how it is told.

    With the name of a kind, those of that kind: ``entitlement`` for what a party gains.
    """
    kind = _modality(argument) if argument is not None else None
    board = duty_board(material)
    told = {card.id: card for card in board.duties}
    columns = (
        Column("id", "Duty"),
        Column("agreement", "Agreement", screen=False),
        Column("clause", "Clause"),
        Column("modality", "Kind"),
        Column("obligor", "Owed by"),
        Column("beneficiary", "For"),
        Column("action", "What"),
        Column("deadlines", "By when, on whose reading"),
        Column("trigger", "After"),
        Column("contest_state", "State of claims"),
    )
    rows: list[Row] = []
    for agreement, duty in material.duties:
        if kind is not None and duty.modality is not kind:
            continue
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
    of = dict.fromkeys(str(row["agreement"]) for row in rows)
    notes = (f"Of: {'; '.join(of)}.",) if rows else ()
    return table_of(material, "Duties", columns, rows, notes)


def _modality(argument: str) -> Modality:
    fitting = [kind for kind in Modality if kind.value.startswith(argument.lower())]
    if len(fitting) != 1:
        names = ", ".join(kind.value for kind in Modality)
        raise UsageError(f"{argument!r} names no single kind of duty", hint=f"one of: {names}")
    return fitting[0]


def readings(material: Material, argument: str | None) -> Table:
    """All that is read into duties; with a duty or an agreement, its clause cards in three columns."""
    if argument is not None:
        return _clauses(material, argument)
    columns = (
        Column("obligation", "Duty"),
        Column("slot", "Slot"),
        Column("layer", "Layer"),
        Column("reader", "On whose reading"),
        Column("value", "Reading"),
        CLAIM,
    )
    rows: list[Row] = []
    for card in duty_board(material).duties:
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
    notes = ("Beside the text, slot by slot: trucewatch readings DUTY.",) if rows else ()
    return table_of(material, "Readings, slot by slot", columns, rows, notes)


def _clauses(material: Material, argument: str) -> Table:
    columns = (
        Column("slot_question", "Slot"),
        Column("instrument", "Text of the agreement"),
        Column("paraphrases", "Paraphrase"),
        Column("readings", "Readings"),
        Column("claims", "Claims", screen=False),
    )
    chosen = duties_named(material, argument)
    cards = [clause_card(material, agreement, duty) for agreement, duty in chosen]
    several = len(cards) > 1
    rows = [_clause(material, row, several=several) for card in cards for row in card]
    title = cards[0][0].duty if not several else wording.sentence_case(material.names.agreement(argument))
    notes = (
        "Text of the agreement: in the theatre file’s neutral words. A paraphrase is the outlet’s; no layer "
        "overwrites another.",
    )
    return table_of(material, title, columns, rows, notes)


def _clause(material: Material, row: ClauseRow, *, several: bool) -> Row:
    question = wording.sentence_case(wording.SLOTS[row.slot])
    lines = (*row.paraphrases, *row.readings)

    def told(line: ReadingLine) -> str:
        by, claim = line.statement, line.statement.claim[: material.short]
        return f"{by.speaker} ({by.side_label}): ‹{line.value}› [{claim}]"

    return {
        "row": [line.row for line in lines] or row.obligation,
        "obligation": row.obligation,
        "duty": row.duty,
        "slot": row.slot.value,
        "slot_question": f"{row.obligation}: {wording.inline(question)}" if several else question,
        "instrument": row.instrument or "the text says nothing on it",
        "paraphrases": [told(line) for line in row.paraphrases],
        "readings": [*(told(line) for line in row.readings), *row.known],
        "known": list(row.known),
        "claims": [line.statement.claim for line in lines],
    }


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
