"""What an incident is called: its kind, place and date as reported, in neutral words."""

from __future__ import annotations

from trucewatch.model.linking import Incident
from trucewatch.telling import wording
from trucewatch.telling.material import Material


def incident_label(material: Material, incident: Incident, *, at: str | None = None) -> str:
    """``Exchange of fire, Aldmoor / Oldmere, 3 August 2031``; what is not told is left out.

    Where no day is told, the day of the announcement or of the earliest report stands as such.

    A name that somebody gave it stands in quotation marks. ``at`` names the place instead of its own one.
    """
    parts = [incident.kind or wording.sub_type(incident.sub_type)]
    parts += [f"called “{name}”" for name in incident.names[:1]]
    if at or incident.place:
        parts.append(at or material.names.place(incident.place or ""))
    if incident.when is not None:
        parts.append(wording.when(incident.when))
    elif incident.announced is not None:
        parts.append(f"announced {wording.day(incident.announced)}")
    elif incident.reported is not None:
        parts.append(f"reported {wording.day(incident.reported)}")
    if len(parts) == 1:
        parts.append("place and date not told")
    return wording.sentence_case(", ".join(parts))


def referent_label(material: Material, referent: str | None) -> str:
    """What a relation is about: an incident, a duty or an agreement; empty when it names none."""
    if referent is None:
        return ""
    if referent in material.incident:
        return incident_label(material, material.incident[referent])
    if material.names.obligation_card(referent) or material.names.agreement_card(referent):
        return wording.sentence_case(material.names.obligation(referent))
    return ""
