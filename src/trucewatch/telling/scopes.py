"""What a question on one row has to look at: the claims around it, and not the whole record."""

from __future__ import annotations

from trucewatch.model.theatre import Obligation
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
    return record.around_duties(one.id for one in _named(record, argument))


def step(record: Record, argument: str) -> Seeds | None:
    """The claims on how a duty stands, or one of an agreement's."""
    return record.around_duties((one.id for one in _named(record, argument)), kept=True)


def waiting(record: Record, argument: str) -> Seeds | None:
    """The claims on how a duty stands, and on those that it waits for."""
    named = _named(record, argument)
    return record.around_duties({id_ for one in named for id_ in (one.id, *one.depends_on)}, kept=True)


def _named(record: Record, argument: str) -> list[Obligation]:
    obligations = Names(record.theatres()).obligations()
    return [
        duty for agreement, duty in obligations if argument == agreement.id or duty.id.startswith(argument)
    ]
