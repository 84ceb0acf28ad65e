"""Exports: valid in their formats, no more exact than the text, and safe."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.telling.sample import AS_OF
from trucewatch.model.theatre import Name, Place
from trucewatch.model.vocabulary import SubType
from trucewatch.telling.exports import ExportFormat, _escaped, _folded, export
from trucewatch.telling.mapping.whereabouts import Symbol, whereabouts
from trucewatch.telling.material import Material

LATER = AS_OF + timedelta(days=30)


def geojson(material: Material, today: date = LATER) -> dict[str, Any]:
    """The incidents as GeoJSON."""
    read = json.loads(export(material, ExportFormat.GEOJSON, today=today))
    assert isinstance(read, dict)
    return read


def test_every_incident_is_a_feature_with_its_claims(material: Material) -> None:
    """Geometry where the theatre knows the place, ``null`` elsewhere; the disclaimer is there."""
    read = geojson(material)
    assert [feature["id"] for feature in read["features"]] == [one.id for one in material.incidents]
    assert "not verified" in read["disclaimer"]
    for feature in read["features"]:
        assert feature["geometry"] is None or feature["geometry"]["type"] == "Point"
        assert set(feature["properties"]["claims"]) <= set(material.every)


def test_fresh_positions_wait_two_days(material: Material) -> None:
    """What tells where forces stand is left out while it is news; the rest is there at once."""
    moved = tuple(
        incident.model_copy(update={"sub_type": SubType.MOVEMENT_OR_BUILDUP, "reported": AS_OF})
        for incident in material.incidents
    )
    held = material.__class__(**{**_fields(material), "incidents": moved})
    assert geojson(held, AS_OF)["features"] == []
    assert len(geojson(held, AS_OF + timedelta(days=2))["features"]) == len(moved)
    assert len(geojson(material, AS_OF)["features"]) == len(material.incidents)


def test_a_position_is_shown_by_its_district_and_a_sensitive_place_never(material: Material) -> None:
    """Up the chain of places until one may be shown, or none."""
    district = Place(id="d", kind="region", names=(Name(text="Doren"),), where_prec=4, lat=1.0, lon=1.0)
    hill = Place(
        id="h", kind="heights", names=(Name(text="Hill 9"),), where_prec=1, part_of="d", lat=2.0, lon=2.0
    )
    post = Place(id="p", kind="facility", names=(Name(text="Post"),), sensitive=True)
    theatre = material.names.theatres[0].model_copy(update={"places": (district, hill, post)})
    names = material.names.__class__((theatre,))
    small = material.__class__(**{**_fields(material), "names": names})
    at_hill = {"place": "h", "where_prec": 1}
    told = material.incidents[0]
    shown = whereabouts(small, told.model_copy(update=at_hill))
    assert (shown.place, shown.where_prec, shown.symbol, shown.told_finer) == ("d", 4, Symbol.LABEL, True)
    hidden = whereabouts(small, told.model_copy(update={"place": "p"}))
    assert (hidden.place, hidden.symbol, hidden.lat) == (None, Symbol.NONE, None)
    exported = geojson(
        material.__class__(**{**_fields(small), "incidents": (told.model_copy(update=at_hill),)})
    )
    assert exported["features"][0]["geometry"]["coordinates"] == [1.0, 1.0]
    assert "Hill 9" not in json.dumps(exported)


def _fields(material: Material) -> dict[str, Any]:
    return {name: getattr(material, name) for name in material.__dataclass_fields__}


def test_limits_make_a_calendar(material: Material) -> None:
    """One whole-day event for each limit with a day, lines folded as the format asks."""
    text = export(material, ExportFormat.ICS, today=LATER)
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert text.count("BEGIN:VEVENT") == text.count("DTSTART;VALUE=DATE:") > 0
    assert all(len(line.encode()) <= 75 for line in lines)
    uids = [line for line in lines if line.startswith("UID:")]
    assert len(set(uids)) == len(uids)


@given(st.text())
def test_any_text_is_one_property_of_the_calendar(text: str) -> None:
    """Hostile text can neither end its line nor open another property."""
    escaped = _escaped(text)
    assert "\n" not in escaped
    assert "\r" not in escaped
    folded = _folded(f"SUMMARY:{escaped}")
    assert folded[0] + "".join(piece[1:] for piece in folded[1:]) == f"SUMMARY:{escaped}"


def test_claims_are_schema_org_claims(material: Material) -> None:
    """Each with its words, its author, where it appeared and the document's hash."""
    read = json.loads(export(material, ExportFormat.JSONLD, today=LATER))
    assert len(read["@graph"]) == len(material.claims)
    for claim in read["@graph"]:
        assert claim["@type"] == "Claim"
        assert claim["text"]
        assert claim["appearance"]["identifier"].startswith("sha256:")
