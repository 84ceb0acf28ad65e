"""What linking derives, as rows of its kinds."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeVar

from trucewatch.model.linking import (
    ComplianceClaim,
    Incident,
    Linked,
    Origin,
    PartyReading,
    Relation,
    TrackEvent,
)
from trucewatch.model.ties import DerivedRow

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
