"""Zones, corridors and lines: who keeps them by which text, and what is told to have happened inside."""

from __future__ import annotations

from trucewatch.model.base import Frozen
from trucewatch.model.linking import Incident
from trucewatch.model.theatre import Place
from trucewatch.telling import wording
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.material import Material
from trucewatch.telling.places import ControlLine, place_card

_ZONES = frozenset({"corridor", "line", "zone"})


class ZoneIncident(Frozen):
    """An incident in a zone, with how exactly its place is told."""

    id: str
    label: str
    precision: str
    claims: tuple[str, ...]


class Zone(Frozen):
    """A zone of a theatre file. No line or area is drawn of it: nobody here knows it that exactly."""

    id: str
    label: str
    kind: str
    basis: str | None
    """The theatre file's note on the text that lays it down."""
    control: tuple[ControlLine, ...]
    incidents: tuple[ZoneIncident, ...]


def zones(material: Material) -> tuple[Zone, ...]:
    """Every zone, corridor and line of the theatres, alphabetically."""
    places = {place.id: place for theatre in material.names.theatres for place in theatre.places}
    chosen = [place for place in places.values() if place.kind in _ZONES]
    cards = [(place, place_card(material, place.id)) for place in chosen]
    told = [
        Zone(
            id=card.id,
            label=card.label,
            kind=card.kind,
            basis=_basis(material, place),
            control=card.control,
            incidents=tuple(
                _incident(material, incident)
                for incident in material.incidents
                if incident.place is not None
                and _lies_in(places, incident.place.removeprefix("place:"), place.id)
            ),
        )
        for place, card in cards
        if card is not None
    ]
    return tuple(sorted(told, key=lambda zone: (zone.label.casefold(), zone.id)))


def _basis(material: Material, place: Place) -> str | None:
    """What the theatre file notes beside the control of the as-of day; nothing of later days."""
    notes = [claim.note for claim in place.control if claim.start is None or claim.start <= material.as_of]
    return "; ".join(dict.fromkeys(note for note in notes if note)) or None


def _incident(material: Material, incident: Incident) -> ZoneIncident:
    prec = incident.where_prec
    return ZoneIncident(
        id=incident.id,
        label=incident_label(material, incident),
        precision=wording.WHERE_PRECISIONS[prec] if prec is not None else "not told",
        claims=material.rows_of(incident),
    )


def _lies_in(places: dict[str, Place], place: str, zone: str) -> bool:
    """Whether a place is the zone, is told to lie in it, or is part of such a place."""
    seen: set[str] = set()
    while place in places and place not in seen:
        seen.add(place)
        if place == zone or zone in places[place].zone_of:
            return True
        place = places[place].part_of or ""
    return False
