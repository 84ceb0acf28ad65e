"""Where accounts of a duty part: other readings of one slot, other claims of how it is kept.

Two readings of one slot never contradict each other: they reread the clause, and the slot is named. Two
claims of compliance contradict when one says kept (or on the way) and the other says not, of the same
party, for times that may be the same. Sides are compared with sides: what one side says twice is no dispute.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeVar

from trucewatch.linking.contrast import contrast_between
from trucewatch.linking.origins import Origins
from trucewatch.linking.statements import Statement, parties, sides_of
from trucewatch.model.base import content_id
from trucewatch.model.linking import ComplianceClaim, PartyReading, Relation
from trucewatch.model.vocabulary import UNRESOLVED, Compliance, Dimension, RelationType, Slot

Row = TypeVar("Row", PartyReading, ComplianceClaim)

_KEPT = frozenset({Compliance.FULFILLED, Compliance.IN_PROGRESS})
_NOT_KEPT = frozenset({Compliance.VIOLATED, Compliance.NOT_FULFILLED})
#: Slots whose values can be compared as values; of the others only the words are known.
_COMPARED = frozenset({Slot.DEADLINE, Slot.APPLICABILITY})
#: A slot with so many claims of one side is compared by its latest ones.
_LATEST = 12


def find_duty_relations(
    readings: Sequence[PartyReading],
    compliance: Sequence[ComplianceClaim],
    statements: Mapping[str, Statement],
    origins: Origins,
) -> tuple[Relation, ...]:
    """Relations between readings and between compliance claims, from the later claim to the earlier."""
    found: dict[str, Relation] = {}
    for relation in (
        *_rereadings(readings, statements, origins),
        *_contradictions(compliance, statements, origins),
    ):
        found.setdefault(relation.id, relation)
    return tuple(found.values())


def _rereadings(
    readings: Sequence[PartyReading], statements: Mapping[str, Statement], origins: Origins
) -> Iterator[Relation]:
    slots: dict[tuple[str, Slot], list[PartyReading]] = defaultdict(list)
    for reading in readings:
        if reading.layer == "reading" and reading.slot in _COMPARED and parties(sides_of(reading.side)):
            slots[reading.obligation, reading.slot].append(reading)
    for (obligation, slot), held in slots.items():
        for a, b in combinations(_latest(held), 2):
            if _one_side(a.side, b.side) or not _differ(a, b):
                continue
            if slot is Slot.APPLICABILITY:
                kind, dimension = RelationType.CONTRADICTS, Dimension.APPLICABILITY
            else:
                kind, dimension = RelationType.REINTERPRETS, Dimension.READING
            why = f"The two sides read the {slot.value} differently: {_told(a)} / {_told(b)}."
            yield _relation(
                statements[b.claim], statements[a.claim], kind, dimension, slot, why, obligation, origins
            )


def _differ(a: PartyReading, b: PartyReading) -> bool:
    if a.slot is Slot.DEADLINE:
        if a.due is not None and b.due is not None:
            return a.due != b.due
        return a.deadline_value != b.deadline_value
    return a.value != b.value


def _told(reading: PartyReading) -> str:
    if reading.slot is Slot.DEADLINE:
        return reading.due.isoformat() if reading.due else (reading.deadline_value or "no day given")
    return reading.value


def _contradictions(
    compliance: Sequence[ComplianceClaim], statements: Mapping[str, Statement], origins: Origins
) -> Iterator[Relation]:
    matters: dict[tuple[str | None, str | None, str], list[ComplianceClaim]] = defaultdict(list)
    for row in compliance:
        if row.accused != UNRESOLVED and parties(sides_of(row.by)):
            matters[row.agreement, row.obligation, row.accused].append(row)
    for (agreement, obligation, _), said in matters.items():
        for a, b in combinations(_latest(said), 2):
            if _one_side(a.by, b.by) or not _opposed(a.value, b.value):
                continue
            if a.period is not None and b.period is not None and not a.period.overlaps(b.period):
                continue
            why = f"One says {a.value.value.replace('_', ' ')}, the other {b.value.value.replace('_', ' ')}."
            referent = obligation or agreement
            yield _relation(
                statements[b.claim],
                statements[a.claim],
                RelationType.CONTRADICTS,
                Dimension.COMPLIANCE,
                None,
                why,
                referent,
                origins,
            )


def _opposed(one: Compliance, other: Compliance) -> bool:
    return (one in _KEPT and other in _NOT_KEPT) or (one in _NOT_KEPT and other in _KEPT)


def _latest(rows: Sequence[Row]) -> Sequence[Row]:
    return rows[-_LATEST:]


def _one_side(a: str, b: str) -> bool:
    return bool(set(sides_of(a)) & set(sides_of(b)))


def _relation(
    later: Statement,
    earlier: Statement,
    kind: RelationType,
    dimension: Dimension,
    slot: Slot | None,
    why: str,
    referent: str | None,
    origins: Origins,
) -> Relation:
    """``later`` and ``earlier`` come in the record's order, since readings and compliance do."""
    cue = contrast_between(earlier, later) if later.reading is earlier.reading else None
    return Relation(
        id=content_id("relation", later.id, earlier.id, kind, dimension, slot),
        a=later.id,
        b=earlier.id,
        type=kind,
        dimension=dimension,
        slot=slot,
        explicit=cue is not None,
        cue=cue,
        independence=origins.independence(later, earlier),
        basis=why,
        made_by=f"rule:duty-{dimension.value}",
        referent=referent,
    )
