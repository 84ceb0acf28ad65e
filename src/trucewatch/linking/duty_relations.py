"""Where accounts of a duty part: other readings of one slot, other claims of how it is kept.

Two readings of one slot never contradict each other: they reread the clause, and the slot is named. Two
claims of compliance contradict when one says kept (or on the way) and the other says not, of the same
party, for times that may be the same. Sides are compared with sides: what one side says twice is no dispute.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trucewatch.linking.contrast import contrast_between
from trucewatch.linking.pairs import Verdict
from trucewatch.linking.statements import Statement, parties, sides_of
from trucewatch.model.base import content_id
from trucewatch.model.linkage import Linkage, Posting
from trucewatch.model.linking import ComplianceClaim, PartyReading, Relation
from trucewatch.model.vocabulary import (
    UNRESOLVED,
    Compliance,
    Dimension,
    Independence,
    RelationType,
    Slot,
)

_KEPT = frozenset({Compliance.FULFILLED, Compliance.IN_PROGRESS})
_NOT_KEPT = frozenset({Compliance.VIOLATED, Compliance.NOT_FULFILLED})
#: Slots whose values can be compared as values; of the others only the words are known.
_COMPARED = frozenset({Slot.DEADLINE, Slot.APPLICABILITY})
#: A slot with so many claims of one side is compared by its latest ones.
_LATEST = 12

#: In so many days claims that name no duty may speak of one state of an agreement.
_MONTH = 31

_SLOT = "slot"


def find_duty_relations(
    readings: Sequence[PartyReading],
    compliance: Sequence[ComplianceClaim],
    place: int,
    linkage: Linkage,
    earlier: Callable[[int, str], Statement],
    independence: Callable[[Statement, Statement], Independence],
) -> tuple[Relation, ...]:
    """How a document's readings and compliance claims stand to those before them.

    Args:
        readings: the document's readings, in the order of the text.
        compliance: its claims of compliance, likewise.
        place: its number in the record's order.
        linkage: what the documents before it left; its rows are noted there.
        earlier: a claim of the document at a place, this one's among them.
        independence: how the origins of two claims stand to each other.
    """
    found: dict[str, Relation] = {}
    for reading in readings:
        if reading.layer == "reading" and reading.slot in _COMPARED and parties(sides_of(reading.side)):
            referent = reading.obligation or reading.agreement
            key = f"{referent} {reading.slot.value}"
            for at, row in _latest(linkage, place, key, reading):
                before = PartyReading.model_validate_json(row)
                if (verdict := _reread(before, reading)) is not None:
                    pair = earlier(place, reading.claim), earlier(at, before.claim)
                    relation = _relation(pair, verdict, referent, independence(*pair))
                    found.setdefault(relation.id, relation)
    for claim in compliance:
        if claim.accused != UNRESOLVED and parties(sides_of(claim.by)):
            key = f"{claim.agreement} {claim.obligation} {claim.accused}"
            for at, row in _latest(linkage, place, key, claim):
                said = ComplianceClaim.model_validate_json(row)
                if (verdict := _contradicts(said, claim)) is not None:
                    pair = earlier(place, claim.claim), earlier(at, said.claim)
                    if claim.obligation is None and _days(*pair) > _MONTH:
                        continue  # of a whole agreement, and perhaps of another breach
                    referent = claim.obligation or claim.agreement
                    relation = _relation(pair, verdict, referent, independence(*pair))
                    found.setdefault(relation.id, relation)
    return tuple(found.values())


def _days(a: Statement, b: Statement) -> int:
    """How many days lie between the publications; 0 where one is not known."""
    return abs((a.published - b.published).days) if a.published and b.published else 0


def _latest(linkage: Linkage, place: int, key: str, row: PartyReading | ComplianceClaim) -> Sequence[Posting]:
    """The last rows under a key, before ``row`` is noted there itself."""
    before = linkage.last(_SLOT, key, _LATEST)
    linkage.post(place, _SLOT, key, row.model_dump_json())
    return before


def _reread(a: PartyReading, b: PartyReading) -> Verdict | None:
    """How the later reading ``b`` of a slot rereads ``a``, and why in words."""
    if _one_side(a.side, b.side) or not _differ(a, b):
        return None
    dimension = Dimension.APPLICABILITY if b.slot is Slot.APPLICABILITY else Dimension.READING
    outright = b.slot is Slot.APPLICABILITY and "proxy" not in (a.value, b.value)
    kind = RelationType.CONTRADICTS if outright else RelationType.REINTERPRETS
    why = f"The two sides read the {b.slot.value} differently: {_told(a)} / {_told(b)}."
    return Verdict(kind, dimension, f"duty-{dimension.value}", why, b.slot)


def _differ(a: PartyReading, b: PartyReading) -> bool:
    if a.slot is Slot.DEADLINE:
        if a.due is not None and b.due is not None:
            return a.due != b.due
        return a.deadline_value != b.deadline_value
    apart = a.whom is not None and b.whom is not None and a.whom != b.whom
    return not apart and {a.value, b.value} in ({"bound", "not bound"}, {"proxy", "not bound"})


def _told(reading: PartyReading) -> str:
    if reading.slot is Slot.DEADLINE:
        return reading.due.isoformat() if reading.due else (reading.deadline_value or "no day given")
    return reading.value


def _contradicts(a: ComplianceClaim, b: ComplianceClaim) -> Verdict | None:
    """Why the later claim ``b`` contradicts ``a``, in words."""
    if _one_side(a.by, b.by) or not _opposed(a.value, b.value):
        return None
    if a.period is not None and b.period is not None and not a.period.overlaps(b.period):
        return None
    why = f"One says {a.value.value.replace('_', ' ')}, the other {b.value.value.replace('_', ' ')}."
    dimension = Dimension.COMPLIANCE
    return Verdict(RelationType.CONTRADICTS, dimension, f"duty-{dimension.value}", why)


def _opposed(one: Compliance, other: Compliance) -> bool:
    return (one in _KEPT and other in _NOT_KEPT) or (one in _NOT_KEPT and other in _KEPT)


def _one_side(a: str, b: str) -> bool:
    return bool(set(sides_of(a)) & set(sides_of(b)))


def _relation(
    pair: tuple[Statement, Statement], verdict: Verdict, referent: str | None, independence: Independence
) -> Relation:
    """The relation of the later claim of a pair to the earlier one."""
    later, earlier = pair
    cue = contrast_between(earlier, later) if later.reading is earlier.reading else None
    return Relation(
        id=content_id("relation", later.id, earlier.id, verdict.type, verdict.dimension, verdict.slot),
        a=later.id,
        b=earlier.id,
        type=verdict.type,
        dimension=verdict.dimension,
        slot=verdict.slot,
        explicit=cue is not None,
        cue=cue,
        independence=independence,
        basis=verdict.why,
        made_by=f"rule:{verdict.rule}",
        referent=referent,
    )
