"""Where things are told to have happened, how precisely known, and under whose claimed control."""

from __future__ import annotations

from trucewatch.telling.answers.rows import Row, iso, table_of
from trucewatch.telling.mapping.content import (
    BOUNDARIES,
    GEOMETRY_NOTE,
    MapIncident,
    MapPlace,
    RecordMap,
    record_map,
)
from trucewatch.telling.mapping.whereabouts import Symbol
from trucewatch.telling.material import Material
from trucewatch.telling.places import NOT_STATED, ControlLine
from trucewatch.telling.tables import Column, Table

_SHOWN_AS = {Symbol.POINT: "dot", Symbol.AREA: "disc", Symbol.LABEL: "label", Symbol.NONE: "not on the map"}


def where(material: Material, _: str | None) -> Table:
    """One row per incident, by place, then one per place of which only status or control is told."""
    columns = (
        Column("id", "Id", id=True),
        Column("what", "What"),
        Column("when", "When", screen=False),
        Column("when_precision", "How exactly", screen=False),
        Column("place", "Where"),
        Column("precision", "How exactly"),
        Column("recognised", "Recognised as part of"),
        Column("control", "Controlled by"),
        Column("recognised_source", "Source", screen=False),
        Column("control_sources", "Sources", screen=False),
        Column("told_by", "Told by"),
        Column("denied_by", "Denied by", screen=False),
        Column("no_account", "No account by", screen=False),
        Column("claim_count", "Claims"),
        Column("where_prec", "Precision, 1-7", screen=False),
        Column("lat", "Latitude", screen=False),
        Column("lon", "Longitude", screen=False),
        Column("radius_km", "Radius, km", screen=False),
        Column("shown_as", "On the map", screen=False),
        Column("note", "Note", screen=False),
        Column("claims", "Claims", screen=False),
    )
    told = record_map(material)
    rows = map_rows(told)
    notes = (BOUNDARIES, GEOMETRY_NOTE, *told.disclaimers) if rows else ()
    return table_of(material, "Where, how precisely known, under whose claimed control", columns, rows, notes)


def map_rows(told: RecordMap) -> list[Row]:
    """The rows of a map: incidents by place, then places without one."""
    places = sorted((*told.places, *told.unplaced), key=lambda place: int(place.key.removeprefix("p")))
    rows = [_row(place, incident) for place in places for incident in place.incidents]
    return rows + [_row(place, None) for place in places if not place.incidents]


def _row(place: MapPlace, incident: MapIncident | None) -> Row:
    spot = place.where if incident is None else incident.where
    card = place.card
    return {
        "kind": "place" if incident is None else "incident",
        "id": None if incident is None else incident.id,
        "what": None if incident is None else incident.label,
        "start": iso(incident.start) if incident else None,
        "end": iso(incident.end) if incident else None,
        "when": incident.when if incident else None,
        "when_precision": (incident.when_precision or None) if incident else None,
        "countable": incident.countable if incident else None,
        "place": spot.label,
        "place_id": spot.place,
        "where_prec": spot.where_prec,
        "precision": spot.precision or None,
        "lat": spot.lat,
        "lon": spot.lon,
        "radius_km": spot.radius_km,
        "shown_as": _SHOWN_AS[spot.symbol],
        "known_by": spot.basis.value if spot.basis else None,
        "other_places_of_the_name": spot.alternatives,
        "note": spot.note,
        "recognised": card.recognised if card and card.recognised != NOT_STATED else None,
        "recognised_source": card.recognised_source if card else None,
        "control": [_control_line(line) for line in place.control],
        "control_sources": [line.source or "not given" for line in place.control],
        "told_by": incident.sides("told") if incident else [],
        "denied_by": incident.sides("denied") if incident else [],
        "no_account": incident.sides("no account") if incident else [],
        "behind": incident.behind if incident else None,
        "claim_count": len(incident.claims) if incident else None,
        "claims": list(incident.claims) if incident else [],
    }


def _control_line(line: ControlLine) -> str:
    """Who controls a place, since when, according to whom."""
    doubt = f" (doubtful: {line.doubtful})" if line.doubtful else ""
    return f"{line.controller}, {line.as_of}, according to {line.according_to}{doubt}"
