"""What a derived row rests on, what it is about, and so what its claims are about."""

from __future__ import annotations

from typing import assert_never

from trucewatch.model.claim import About
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

DerivedRow = Incident | Relation | PartyReading | ComplianceClaim | TrackEvent


def claims_of(row: DerivedRow | Origin) -> tuple[str, ...]:
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


def referents_of(row: DerivedRow) -> tuple[About, ...]:
    """What the row, and so each of its claims, is about; a relation only says it of its two claims."""
    match row:
        case Incident():
            return (About(kind=AboutKind.INCIDENT, id=row.id),)
        case PartyReading() | ComplianceClaim():
            named = ((AboutKind.OBLIGATION, row.obligation), (AboutKind.AGREEMENT, row.agreement))
            return tuple(About(kind=kind, id=id_) for kind, id_ in named if id_ is not None)
        case TrackEvent():
            agreement = (About(kind=AboutKind.AGREEMENT, id=row.agreement),) if row.agreement else ()
            return (About(kind=AboutKind.TRACK, id=row.track.value), *agreement)
        case Relation():
            return ()
    assert_never(row)


def about_of(linked: Linked) -> dict[str, tuple[About, ...]]:
    """By claim id, what each claim is tied to: incidents first, then duties, then tracks."""
    rows: tuple[DerivedRow, ...] = (*linked.incidents, *linked.readings, *linked.compliance, *linked.tracks)
    ties: dict[str, dict[tuple[str, str], About]] = {}
    for row in rows:
        for claim in claims_of(row):
            for about in referents_of(row):
                ties.setdefault(claim, {})[about.kind.value, about.id] = about
    return {claim: tuple(told.values()) for claim, told in ties.items()}
