"""One line for a row that linking derived."""

from __future__ import annotations

from typing import assert_never

from trucewatch.model.linking import ComplianceClaim, Incident, Origin, PartyReading, Relation, TrackEvent
from trucewatch.model.ties import DerivedRow
from trucewatch.telling import wording
from trucewatch.telling.applicability import applicability_text
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.material import Material
from trucewatch.telling.statements import state

_KINDS: dict[type[DerivedRow | Origin], str] = {
    Incident: "incident",
    Relation: "relation",
    PartyReading: "reading",
    ComplianceClaim: "state of a duty",
    TrackEvent: "running matter",
    Origin: "origin",
}


def kind_of(row: DerivedRow | Origin) -> str:
    """What kind of row it is, in a word or three."""
    return _KINDS[type(row)]


def in_a_line(material: Material, row: DerivedRow | Origin) -> str:
    """What the row says, without a full stop."""
    match row:
        case Incident():
            return wording.inline(incident_label(material, row))
        case Relation():
            a, b = (state(material, material.every[claim]).in_short for claim in (row.a, row.b))
            return f"{wording.DIMENSIONS[row.dimension]}: {a} {wording.RELATIONS[row.type]} {b}"
        case PartyReading():
            side = material.names.side(row.side)
            slot = f"{matter_of(material, row)}, {wording.SLOTS[row.slot]}"
            return f"{slot}, on the reading of {side}: {_value(material, row)}"
        case ComplianceClaim():
            by, accused = material.names.side(row.by), material.names.side(row.accused)
            value = wording.COMPLIANCE[row.value]
            return f"{matter_of(material, row)}: {value}, of {accused}, according to {by}"
        case TrackEvent():
            return f"{wording.inline(wording.TRACKS[row.track])}, {row.kind.replace('_', ' ')}"
        case Origin():
            reasons = wording.listing(wording.ORIGIN_REASONS[reason] for reason in sorted(row.reasons))
            return f"{wording.count(len(row.claims), 'claim')} that go back to one origin ({reasons})"
    assert_never(row)


def matter_of(material: Material, row: PartyReading | ComplianceClaim) -> str:
    """The duty, or the agreement where no duty is named."""
    matter = row.obligation or row.agreement
    return material.names.obligation(matter) if matter else "the cease-fire, no duty named"


def _value(material: Material, row: PartyReading) -> str:
    return applicability_text(material, row) or f"‹{row.value}›"
