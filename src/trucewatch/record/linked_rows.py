"""What linking derives, as rows of its kinds."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from trucewatch.model.linking import (
    ComplianceClaim,
    Incident,
    PartyReading,
    Relation,
    TrackEvent,
)
from trucewatch.model.ties import DerivedRow

#: One kind of derived row.
Row = TypeVar("Row", Incident, Relation, PartyReading, ComplianceClaim, TrackEvent)


class Derived(StrEnum):
    """The kinds of derived row."""

    INCIDENT = "incident"
    RELATION = "relation"
    READING = "reading"
    COMPLIANCE = "compliance"
    TRACK = "track"


MODELS: dict[Derived, type[DerivedRow]] = {
    Derived.INCIDENT: Incident,
    Derived.RELATION: Relation,
    Derived.READING: PartyReading,
    Derived.COMPLIANCE: ComplianceClaim,
    Derived.TRACK: TrackEvent,
}


#: In which order a claim's ties are told, by the kind of row that ties it.
RANKS = {
    Derived.INCIDENT: 0,
    Derived.READING: 1,
    Derived.COMPLIANCE: 2,
    Derived.TRACK: 3,
    Derived.RELATION: 4,
}


def kind_of(row: DerivedRow) -> Derived:
    """The kind of a row."""
    return next(kind for kind, model in MODELS.items() if isinstance(row, model))
