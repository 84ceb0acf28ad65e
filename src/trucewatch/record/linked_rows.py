"""What linking derives, as rows: their kinds, the claims behind each, and what each is about."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar, assert_never

from trucewatch.model.linking import (
    ComplianceClaim,
    Incident,
    Linked,
    Origin,
    PartyReading,
    Relation,
    TrackEvent,
)
from trucewatch.model.vocabulary import AboutKind

DerivedRow = Incident | Relation | PartyReading | ComplianceClaim | TrackEvent | Origin

#: One kind of derived row.
Row = TypeVar("Row", Incident, Relation, PartyReading, ComplianceClaim, TrackEvent, Origin)


class Derived(StrEnum):
    """The kinds of derived row, in the order of `Linked`'s fields."""

    INCIDENT = "incident"
    RELATION = "relation"
    READING = "reading"
    COMPLIANCE = "compliance"
    TRACK = "track"
    ORIGIN = "origin"


MODELS: dict[Derived, type[DerivedRow]] = {
    Derived.INCIDENT: Incident,
    Derived.RELATION: Relation,
    Derived.READING: PartyReading,
    Derived.COMPLIANCE: ComplianceClaim,
    Derived.TRACK: TrackEvent,
    Derived.ORIGIN: Origin,
}


def derived_rows(linked: Linked) -> Iterator[tuple[Derived, int, DerivedRow]]:
    """Every row with its kind and its position among those of its kind."""
    groups: tuple[tuple[DerivedRow, ...], ...] = (
        linked.incidents,
        linked.relations,
        linked.readings,
        linked.compliance,
        linked.tracks,
        linked.origins,
    )
    for kind, group in zip(Derived, groups, strict=True):
        for position, row in enumerate(group):
            yield kind, position, row


def claims_of(row: DerivedRow) -> tuple[str, ...]:
    """Ids of the claims that the row rests on."""
    match row:
        case Incident():
            accounts = (claim for account in row.accounts for claim in account.claims)
            return tuple(dict.fromkeys((*row.claims, *accounts)))
        case Relation():
            return (row.a, row.b)
        case PartyReading() | ComplianceClaim() | TrackEvent():
            return (row.claim,)
        case Origin():
            return row.claims
    assert_never(row)


def referents_of(row: DerivedRow) -> tuple[tuple[AboutKind, str], ...]:
    """What the row, and so each of its claims, is about; a relation only says it of its two claims."""
    match row:
        case Incident():
            return ((AboutKind.INCIDENT, row.id),)
        case PartyReading():
            return ((AboutKind.OBLIGATION, row.obligation),)
        case ComplianceClaim():
            named = ((AboutKind.OBLIGATION, row.obligation), (AboutKind.AGREEMENT, row.agreement))
            return tuple((kind, id_) for kind, id_ in named if id_ is not None)
        case TrackEvent():
            return ((AboutKind.TRACK, row.track.value),)
        case Relation() | Origin():
            return ()
    assert_never(row)
