"""What a question on one row has to look at: the claims around it, and not the whole record."""

from __future__ import annotations

from trucewatch.record import Record, Seeds
from trucewatch.telling.names import Names


def incident(record: Record, argument: str) -> Seeds | None:
    """The claims that tell of an incident."""
    return record.around_row(argument, {"incident"})


def told(record: Record, argument: str) -> Seeds | None:
    """A claim, or the claim that tells an event or a number."""
    return record.around_row(argument, {"claim", "event", "casualty"})


def explained(record: Record, argument: str) -> Seeds | None:
    """The claims that a row rests on, with all that their explanation names."""
    named = {judgement.id for judgement in record.judgements()}
    for agreement, duty in Names(record.theatres()).obligations():
        named |= {agreement.id, duty.id}
    if any(each.startswith((argument, argument.lower())) for each in named):
        return None
    return record.around_row(argument, explained=True)


def duty(record: Record, argument: str) -> Seeds | None:
    """The claims that read a duty, or one of an agreement's."""
    obligations = Names(record.theatres()).obligations()
    return record.around_duties(
        duty.id for agreement, duty in obligations if argument == agreement.id or duty.id.startswith(argument)
    )
