"""An instrument's duties as a table: who is to do what by when, with the clause behind each."""

from __future__ import annotations

from typing import Any

from trucewatch.model.instrument import InstrumentReading, Limit, ProposedDuty
from trucewatch.telling.tables import Column, Table


def instrument_table(reading: InstrumentReading) -> Table:
    """One row for each duty in the order of the text; JSON rows carry every part with its span."""
    notes = ["Proposed by rule from the words of the instrument; a person accepts them into a theatre file."]
    if reading.signed is None:
        notes.append("No day of signature is given: limits that count from it have no day.")
    if any(not duty.obligor for duty in reading.duties):
        notes.append("A dash under “who”: the clause names nobody.")
    return Table(
        title=f"Duties in {reading.document.title or reading.document.name}",
        columns=(
            Column("id", "duty"),
            Column("modality", "kind"),
            Column("who", "who"),
            Column("act", "act"),
            Column("limit", "limit"),
            Column("day", "day"),
            Column("condition", "condition"),
        ),
        rows=tuple(_row(duty) for duty in reading.duties),
        notes=tuple(notes),
    )


def _row(duty: ProposedDuty) -> dict[str, Any]:
    limit = duty.deadlines[0] if duty.deadlines else None
    return {
        **duty.model_dump(mode="json"),
        "who": [_plain(quote.text) for quote in duty.obligor],
        "act": _act(duty),
        "limit": _words(limit),
        "day": None if limit is None else _day(limit),
        "condition": [_plain(one.text) for one in (duty.trigger, duty.exception) if one is not None],
    }


def _act(duty: ProposedDuty) -> str:
    """The act with what it is done to, in the order of the text."""
    if duty.object is None:
        return _plain(duty.action.text)
    before = duty.object.span.start < duty.action.spans[0].start
    parts = (duty.object.text, duty.action.text) if before else (duty.action.text, duty.object.text)
    return _plain(" … ".join(parts))


def _words(limit: Limit | None) -> str | None:
    if limit is None:
        return None
    return _plain(limit.quote.text) if limit.quote else "(from the heading)"


def _day(limit: Limit) -> str | None:
    if limit.derived_date is None:
        return None
    return f"{limit.role.replace('_', ' ')} {limit.derived_date.isoformat()}"


def _plain(text: str) -> str:
    return " ".join(text.split())
