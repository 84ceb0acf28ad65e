"""The record for other programs: limits as a calendar, incidents as GeoJSON, claims as JSON-LD.

Everything carries its source and the disclaimer; nothing here is more exact than the text. What tells where
armed forces stand is widened to a first-level district, or has no geometry, and waits for some days (the
setting `position_delay`).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Any

from trucewatch.model.linking import Incident
from trucewatch.settings import POSITION_DELAY
from trucewatch.telling import wording
from trucewatch.telling.accounts import incident_card
from trucewatch.telling.deadlines import DeadlineRow, deadlines
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.mapping.whereabouts import Symbol, is_fresh_position, whereabouts
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, state

DISCLAIMER = "A record of what sources say, not verified; places and boundaries imply no view on status."
_ICS_LINE = 73  # octets before a line is folded; RFC 5545 allows 75 with the break


class ExportFormat(StrEnum):
    """Formats of an export."""

    GEOJSON = "geojson"
    ICS = "ics"
    JSONLD = "jsonld"


def export(material: Material, form: ExportFormat, *, today: date) -> str:
    """The chosen part of the record as text that ends in a newline.

    Args:
        material: what to export.
        form: the format.
        today: positions told in documents of the two days before it are left out.
    """
    writers: dict[ExportFormat, Callable[[Material, date], str]] = {
        ExportFormat.GEOJSON: _geojson,
        ExportFormat.ICS: _calendar,
        ExportFormat.JSONLD: _jsonld,
    }
    return writers[form](material, today)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


# -- places ----------------------------------------------------------------------------------------


def _geojson(material: Material, today: date) -> str:
    """RFC 7946: a feature for each incident, with ``null`` geometry where the text gives no place."""
    days = wording.count(POSITION_DELAY.number, "day")
    shown = [incident for incident in material.incidents if not is_fresh_position(incident, today)]
    collection = {
        "type": "FeatureCollection",
        "disclaimer": DISCLAIMER,
        "left_out": f"{len(material.incidents) - len(shown)} told positions of the last {days}",
        "features": [_feature(material, incident) for incident in shown],
    }
    return _dumped(collection)


def _feature(material: Material, incident: Incident) -> dict[str, Any]:
    card = incident_card(material, incident)
    where = whereabouts(material, incident)
    located = where.symbol is not Symbol.NONE
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [where.lon, where.lat]} if located else None,
        "properties": {
            "label": incident_label(material, incident, at=where.label if where.told_finer else None),
            "reported": incident.reported.isoformat() if incident.reported else None,
            "start": incident.when.start.isoformat() if incident.when and incident.when.start else None,
            "end": incident.when.end.isoformat() if incident.when and incident.when.end else None,
            "date_prec": incident.when.prec if incident.when else None,
            "where_prec": where.where_prec,
            "place": where.label if incident.place else None,
            "countable": incident.countable,
            "accounts": {column.label: wording.TELLINGS[column.occurrence] for column in card.columns},
            "behind": card.independence.badge,
            "claims": list(card.claims),
        },
    }


# -- limits ----------------------------------------------------------------------------------------


def _calendar(material: Material, today: date) -> str:
    """RFC 5545: a whole-day event for each limit that comes to a day, with whose reading it is."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//trucewatch//limits as read//EN"]
    for row in deadlines(material):
        if row.due is not None:
            lines += _event(row, row.due, today)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(row: DeadlineRow, due: date, today: date) -> list[str]:
    claim = row.statement.claim if row.statement else None
    told = [f"On the reading of: {row.reader}", f"Limit: {row.told}", row.arithmetic, row.state,
            f"Claim {claim}" if claim else row.source, DISCLAIMER]  # fmt: skip
    return [
        "BEGIN:VEVENT",
        f"UID:{row.obligation}-{claim or 'instrument'}@trucewatch",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"SUMMARY:{_escaped(f'{row.duty} ({row.reader})')}",
        f"DESCRIPTION:{_escaped(chr(10).join(part for part in told if part))}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, "\\" + mark)
    plain = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
    return plain.replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """The line in pieces of at most 75 octets, each after the first begun by a space."""
    pieces, piece = list[str](), ""
    for letter in line:
        if len((piece + letter).encode()) > _ICS_LINE:
            pieces.append(piece)
            piece = " "
        piece += letter
    return [*pieces, piece]


# -- claims ----------------------------------------------------------------------------------------


def _jsonld(material: Material, _: date) -> str:
    """Claims in schema.org's terms; the labels that it has no term for are additional properties."""
    graph = [_claim(material, state(material, claim)) for claim in material.claims]
    return _dumped({"@context": "https://schema.org", "description": DISCLAIMER, "@graph": graph})


def _claim(material: Material, told: Statement) -> dict[str, Any]:
    claim = material.every[told.claim]
    document = material.document(claim)
    labels = {
        "side": told.side_label,
        "stance": told.stance.value,
        "polarity": told.polarity.value,
        "certainty": told.certainty.value,
        "directness": told.directness.value,
        "hedge": told.hedge,
        "condition": told.condition,
    }
    return {
        "@type": "Claim",
        "@id": f"urn:trucewatch:claim:{told.claim}",
        "text": told.told,
        "author": {"@type": "Thing", "name": told.speaker},
        "appearance": {
            "@type": "CreativeWork",
            "name": document.name,
            "url": document.url,
            "datePublished": told.published.isoformat() if told.published else None,
            "publisher": {"@type": "Organization", "name": told.publisher} if told.publisher else None,
            "identifier": f"sha256:{document.sha256}",
        },
        "additionalProperty": [
            {"@type": "PropertyValue", "name": name, "value": value}
            for name, value in labels.items()
            if value is not None
        ],
    }
