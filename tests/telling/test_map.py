"""The map: as exact as the text, safe, even-handed, and a page that stands alone."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.telling.dispatches import sample
from tests.telling.sample import AS_OF, OSTRIA, VARLAND
from trucewatch.cli.root import app
from trucewatch.model.linking import Incident
from trucewatch.model.place import KnownPlace
from trucewatch.model.theatre import ControlClaim, Name, Place
from trucewatch.model.vocabulary import SubType
from trucewatch.record import Filter
from trucewatch.settings import POSITION_DELAY
from trucewatch.telling.answers.map import where
from trucewatch.telling.brief import brief_of
from trucewatch.telling.html import brief_html
from trucewatch.telling.mapping.content import RecordMap, record_map
from trucewatch.telling.mapping.page import map_html
from trucewatch.telling.mapping.picture import picture
from trucewatch.telling.mapping.whereabouts import Symbol, whereabouts
from trucewatch.telling.material import Material, gather
from trucewatch.telling.names import Names

OLD = AS_OF - timedelta(days=30)
DISTRICT = Place(id="doren", kind="region", names=(Name(text="Doren"),), where_prec=4, lat=61.8, lon=-21.4)
VALLEY = Place(
    id="valley", kind="district", names=(Name(text="Kelm valley"),), where_prec=3, lat=61.75, lon=-21.55
)
TOWN = Place(
    id="town",
    kind="city",
    names=(Name(text="Oldmere", used_by="ostria"), Name(text="Aldmoor", used_by="varland")),
    where_prec=1,
    lat=61.8234,
    lon=-21.4567,
    part_of="doren",
    recognised_sovereign="varland",
    sovereign_source="harn-text",
    control=(
        ControlClaim(controller="ostria", start=date(2030, 5, 14), according_to="ostria", source="mission-1"),
        ControlClaim(controller="contested", start=date(2030, 5, 14), according_to="varland"),
        ControlClaim(controller="varland", end=date(2030, 5, 13), according_to="all"),
    ),
)
HILL = Place(
    id="hill",
    kind="heights",
    names=(Name(text="Hill Nine"),),
    where_prec=1,
    part_of="doren",
    lat=61.9,
    lon=-21.1,
)
POST = Place(
    id="post",
    kind="facility",
    names=(Name(text="Post Nine"),),
    sensitive=True,
    part_of="town",
    lat=61.7,
    lon=-21.2,
)
EVERYWHERE = (DISTRICT, VALLEY, TOWN, HILL, POST)


def placed(
    material: Material,
    *told: dict[str, Any],
    places: Sequence[Place] = EVERYWHERE,
    known: Sequence[KnownPlace] = (),
) -> Material:
    """The sample with these places, and with an incident for each of ``told``."""
    theatre = material.names.theatres[0].model_copy(update={"places": tuple(places)})
    incidents = tuple(
        material.incidents[0].model_copy(update={"id": f"{at:064x}", "reported": OLD, **update})
        for at, update in enumerate(told)
    )
    fields = {name: getattr(material, name) for name in material.__dataclass_fields__}
    names = Names((theatre,), known_places={place.id: place for place in known}.get)
    return Material(**{**fields, "names": names, "incidents": incidents, "documents": material.documents})


def the_incident(material: Material) -> Incident:
    """The only one."""
    (incident,) = material.incidents
    return incident


@pytest.mark.parametrize(
    ("place", "prec", "symbol", "radius"),
    [
        ("town", 1, Symbol.POINT, None),
        ("town", 2, Symbol.AREA, 25),
        ("town", 4, Symbol.LABEL, None),
        ("valley", 1, Symbol.AREA, 50),
        ("doren", 4, Symbol.LABEL, None),
        ("an orchard", 1, Symbol.NONE, None),
        (None, None, Symbol.NONE, None),
    ],
)
def test_symbols_say_no_more_than_the_text(
    material: Material, place: str | None, prec: int | None, symbol: Symbol, radius: int | None
) -> None:
    """The coarser of the text's and the place's precision decides; what nobody knows is not placed."""
    small = placed(material, {"place": place, "where_prec": prec})
    shown = whereabouts(small, the_incident(small))
    assert (shown.symbol, shown.radius_km) == (symbol, radius)
    assert (shown.lat is None) == (symbol is Symbol.NONE)


def test_coordinates_are_rounded_to_what_is_told(material: Material) -> None:
    """A hundredth of a degree for an exact place, a tenth for anything coarser."""
    exact, near = (placed(material, {"place": "town", "where_prec": prec}) for prec in (1, 2))
    assert (whereabouts(exact, the_incident(exact)).lat, whereabouts(near, the_incident(near)).lat) == (
        61.82,
        61.8,
    )


@pytest.mark.parametrize(
    "kind", [SubType.MOVEMENT_OR_BUILDUP, SubType.CAPTURE_OF_POSITION, SubType.INFILTRATION]
)
def test_a_position_is_no_finer_than_its_district(material: Material, kind: SubType) -> None:
    """Neither the point nor the name of the place is on the page; nor are words that could name it."""
    small = placed(material, {"place": "town", "where_prec": 1, "sub_type": kind})
    shown = whereabouts(small, the_incident(small))
    assert (shown.place, shown.where_prec, shown.symbol) == ("doren", 4, Symbol.LABEL)
    only = placed(
        material,
        {"place": "town", "where_prec": 1, "sub_type": kind},
        places=(DISTRICT, TOWN.model_copy(update={"control": (), "recognised_sovereign": None})),
    )
    page = map_html(only)
    assert "Doren" in page
    assert "not quoted here" in page
    for finer in ("Aldmoor", "Oldmere", "61.82", "-21.46"):
        assert finer not in page


def test_a_sensitive_place_climbs_past_what_is_fine(material: Material) -> None:
    """A post in a town is shown by the district around the town, whatever happened there."""
    small = placed(material, {"place": "post", "where_prec": 1, "sub_type": SubType.SHELLING})
    shown = whereabouts(small, the_incident(small))
    assert (shown.place, shown.where_prec) == ("doren", 4)
    assert "Post Nine" not in map_html(small)


def test_a_position_by_the_gazetteer_has_no_point(material: Material) -> None:
    """Where no theatre file knows a district, a position is told by the division's name alone."""
    known = KnownPlace(
        id="geonames/1",
        name="Brook",
        country="Kelmland",
        division="Upper Kelm",
        lat=61.5,
        lon=-21.0,
        where_prec=1,
        score=1,
    )
    moved = placed(material, {"place": known.id, "sub_type": SubType.MOVEMENT_OR_BUILDUP}, known=[known])
    shown = whereabouts(moved, the_incident(moved))
    assert (shown.symbol, shown.lat, shown.label) == (Symbol.NONE, None, "a place in Upper Kelm")
    shelled = placed(
        material, {"place": known.id, "sub_type": SubType.SHELLING, "where_prec": 1}, known=[known]
    )
    assert whereabouts(shelled, the_incident(shelled)).symbol is Symbol.POINT


def test_positions_wait_and_the_rest_does_not(material: Material, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tells where forces stand is not drawn in the two days before the as-of day, or as many as are set."""
    moved = {"place": "doren", "where_prec": 4, "sub_type": SubType.MOVEMENT_OR_BUILDUP}

    def symbol(days: int, **update: Any) -> Symbol:
        told = record_map(placed(material, {**moved, "reported": AS_OF - timedelta(days=days), **update}))
        return told.incidents[0].where.symbol

    assert symbol(1) is Symbol.NONE
    assert symbol(0, reported=None) is Symbol.NONE
    assert symbol(2) is Symbol.LABEL
    assert symbol(0, sub_type=SubType.SHELLING) is Symbol.LABEL
    monkeypatch.setenv(POSITION_DELAY.variable, "5")
    assert symbol(2) is Symbol.NONE


def test_an_area_of_no_point_has_its_label_among_its_places(material: Material) -> None:
    """At the mean of two places or more; never at a hidden one, nor at a single one."""
    wide = Place(id="wide", kind="region", names=(Name(text="Wide"),), where_prec=4)
    inside = [
        Place(
            id=f"v{at}",
            kind="settlement",
            names=(Name(text=f"V{at}"),),
            lat=60.0 + at,
            lon=20.0,
            part_of="wide",
        )
        for at in range(2)
    ]
    post = POST.model_copy(update={"part_of": "wide", "lat": 10.0})
    for places, lat in (((wide, *inside, post), 60.5), ((wide, inside[0], post), None)):
        small = placed(material, {"place": "wide"}, places=places)
        assert whereabouts(small, the_incident(small)).lat == lat


def test_a_row_tells_both_lines_and_who_tells(material: Material) -> None:
    """Recognised and controlled are two things; several claims of control stand side by side."""
    table = where(placed(material, {"place": "town", "where_prec": 1}), None)
    row = table.rows[0]
    assert row["place"] == "Aldmoor / Oldmere"
    assert row["precision"] == "exact place"
    assert (row["recognised"], row["recognised_source"] is not None) == ("Varland", True)
    assert len(row["control"]) == len(row["control_sources"]) == 2
    assert any("according to Varland" in line for line in row["control"])
    assert not any("13 May 2030" in line for line in row["control"])
    assert row["told_by"] + row["denied_by"] + row["no_account"]
    assert row["claim_count"] == len(row["claims"]) > 0


class _Page(HTMLParser):
    """The tags, ids and links of a page, and what stands in its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for one, attributes in self.tags if one == tag]


ALL = (
    {"place": "town", "where_prec": 1},
    {"place": "town", "where_prec": 1},
    {"place": "valley", "where_prec": 3},
    {"place": "doren", "where_prec": 4},
    {"place": None},
)


def test_the_page_stands_alone(material: Material) -> None:
    """One script, allowed by its own hash; nothing is loaded; every link leads to what is there."""
    text = map_html(placed(material, *ALL))
    page = _Page(text)
    assert len(page.all("script")) == 1
    assert not {"img", "link", "iframe", "object", "form", "image", "use"} & {tag for tag, _ in page.tags}
    for _, attributes in page.tags:
        assert "src" not in attributes
        assert not any(name.startswith("on") for name in attributes)
    policy = next(a["content"] for a in page.all("meta") if a.get("http-equiv"))
    assert re.fullmatch(
        r"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[\w+/=]{44}'", policy or ""
    )
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [a["href"] or "" for a in page.all("a")]
    assert {link.removeprefix("#") for link in links} <= set(ids)
    assert re.findall(r"https?://", text) == []


def test_all_that_is_drawn_is_told_in_words(material: Material) -> None:
    """The picture has title and description; each symbol has a card; the table has every incident."""
    small = placed(material, *ALL)
    text = map_html(small)
    page = _Page(text)
    (svg,) = [a for a in page.all("svg") if a.get("id") == "map"]
    assert {"map-title", "map-desc"} <= {a.get("id") for _, a in page.tags}
    assert svg["aria-labelledby"] == "map-title map-desc"
    told = record_map(small)
    drawn = [a for a in page.all("a") if (a.get("class") or "").startswith("place ")]
    assert len(drawn) == len(told.places) == 3
    assert len(told.unplaced) == 1
    assert text.count("<tr") == 1 + len(told.incidents)
    for incident in told.incidents:
        assert incident.id in text
    assert "takes no position" in text
    assert "not a monitor" in text
    assert "Natural Earth" in text


def test_several_incidents_at_a_place_are_one_symbol(material: Material) -> None:
    """With their number; an exact place has a dot, a district a disc of its radius, an area neither."""
    told = record_map(placed(material, *ALL))
    drawn = picture(told.places, told.controllers)
    by_place = {one.place.where.place: one for one in drawn.drawn}
    assert len(by_place["town"].place.incidents) == 2
    assert by_place["town"].area is None
    assert by_place["town"].radius > 0
    valley = by_place["valley"].area
    assert valley is not None
    assert valley[1] == pytest.approx(50 / 111.2 * drawn.frame.scale, rel=0.01)
    assert by_place["doren"].radius == 0


def test_hostile_text_stays_text(material: Material) -> None:
    """Markup in a place's name, in a theatre's title and in a quotation is shown and does nothing."""
    attack = '<script>alert("1")</script>'
    town = TOWN.model_copy(update={"names": (Name(text=attack),)})
    readings = tuple(
        reading.model_copy(update={"document": reading.document.model_copy(update={"publisher": attack})})
        for reading in material.documents
    )
    small = placed(
        material, {"place": "town"}, {"place": attack}, {"place": None, "names": (attack,)}, places=(town,)
    )
    fields = {name: getattr(small, name) for name in small.__dataclass_fields__}
    text = map_html(Material(**{**fields, "documents": readings}))
    assert attack not in text
    assert "&lt;script&gt;" in text
    assert len(_Page(text).all("script")) == 1
    assert json.dumps(where(small, None).rows[0]["place"]) != ""


def test_hostile_quotation_stays_text(tmp_path: Path) -> None:
    """A quotation with markup, from an article, is escaped in the card."""
    made = sample()
    text = made.readings[0].document.text
    assert text
    with made.recorded(tmp_path / "r.db") as record:
        whole = gather(record, Filter(), as_of=AS_OF)
    claim = record_map(placed(whole, {"place": "town"})).incidents[0].claims[0]
    reading = whole.document(whole.every[claim])
    start = whole.every[claim].content.spans[0].start
    hostile = reading.text[:start] + "<b>x" + reading.text[start + 4 :]
    readings = tuple(
        one.model_copy(update={"document": one.document.model_copy(update={"text": hostile})})
        if one.document.id == reading.id
        else one
        for one in whole.documents
    )
    fields = {name: getattr(whole, name) for name in whole.__dataclass_fields__}
    page = map_html(placed(Material(**{**fields, "documents": readings}), {"place": "town"}))
    assert "<b>x" not in page
    assert "&lt;b&gt;x" in page


def test_exchanging_the_parties_moves_nothing(tmp_path: Path) -> None:
    """With the parties' names exchanged everywhere, the same symbols stand at the same points."""
    shapes = []
    for at, parties in enumerate(((VARLAND, OSTRIA), (OSTRIA, VARLAND))):
        with sample(*parties).recorded(tmp_path / f"{at}.db") as record:
            whole = gather(record, Filter(), as_of=AS_OF)
        swapped = TOWN.model_copy(
            update={
                "control": tuple(
                    one.model_copy(update={"controller": parties[1].id, "according_to": parties[1].id})
                    for one in TOWN.control[:1]
                )
            }
        )
        told = record_map(placed(whole, *ALL, places=(DISTRICT, VALLEY, swapped)))
        drawn = picture(told.places, told.controllers).drawn
        shapes.append([(one.x, one.y, one.radius, one.area, len(one.squares)) for one in drawn])
    assert shapes[0] == shapes[1]


def test_no_place_is_a_map_of_the_world(material: Material) -> None:
    """A record of which nothing can be placed has its page, with all in the list beside it."""
    small = placed(material, {"place": None}, places=())
    told = record_map(small)
    assert told.places == ()
    west, south, east, north = picture(told.places, told.controllers).frame.box()
    assert east - west >= 359
    assert south < -50 < 60 < north
    assert "No place on record has a known point" in map_html(small)


def test_a_single_place_is_seen_with_what_lies_around_it(material: Material) -> None:
    """One exact place does not fill the picture; countries far off widen it only where they are all there is."""
    far = Place(id="far", kind="country", names=(Name(text="France"),), where_prec=6)
    one = record_map(
        placed(material, {"place": "town"}, {"place": "far", "where_prec": 6}, places=(DISTRICT, TOWN, far))
    )
    west, _, east, _ = picture(one.places, one.controllers).frame.box()
    assert 2 < east - west < 6
    alone = record_map(placed(material, {"place": "far", "where_prec": 6}, places=(far,)))
    (drawn,) = picture(alone.places, alone.controllers).drawn
    assert drawn.radius == 0
    assert (drawn.place.where.lat, drawn.place.where.lon) == pytest.approx((47, 2.5), abs=3)


def test_labels_keep_out_of_one_anothers_way(material: Material) -> None:
    """Of thirty towns in a row those labels are seen that do not cross; the others wait for a magnified view."""
    towns = [
        Place(
            id=f"t{at}",
            kind="city",
            names=(Name(text=f"Longish town {at}"),),
            where_prec=1,
            lat=50.0,
            lon=10 + at / 10,
        )
        for at in range(30)
    ]
    told = record_map(
        placed(material, *({"place": town.id, "where_prec": 1} for town in towns), places=towns)
    )
    drawn = picture(told.places, told.controllers).drawn
    assert 0 < sum(one.wide for one in drawn) < 30
    assert sum(one.narrow for one in drawn) <= sum(one.wide for one in drawn)


def test_the_brief_has_a_still_picture_where_places_are_known(material: Material) -> None:
    """With words for it, no link and no script; the sample itself, of no points, has none."""
    page = brief_html(brief_of(placed(material, *ALL)))
    assert '<svg class="map" id="map"' in page
    assert "<script" not in page
    assert "Natural Earth" in page
    assert '<svg class="map"' not in brief_html(brief_of(material))


@pytest.mark.parametrize(
    ("options", "is_page"),
    [(["-o", "map.html"], True), (["--format", "html"], True), (["--format", "json"], False), ([], False)],
)
def test_the_command_writes_a_page_or_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], is_page: bool
) -> None:
    """The name of the file or the format asks for the page."""
    monkeypatch.chdir(tmp_path)
    with sample().recorded(tmp_path / "r.db"):
        pass
    result = CliRunner().invoke(app, ["map", "--record", "r.db", *options])
    assert result.exit_code == 0, result.output
    written = (tmp_path / "map.html").read_text("utf-8") if "-o" in options else result.output
    assert written.startswith("<!doctype html>") == is_page


def test_periods_are_months_or_years(material: Material) -> None:
    """A list of months that can hold something; of years where there are many months."""

    def periods(*days: date) -> RecordMap:
        return record_map(
            placed(material, *({"when": None, "announced": None, "reported": day} for day in days))
        )

    assert periods(date(2031, 8, 2), date(2031, 8, 9)).periods == (("2031-08", "August 2031"),)
    many = periods(*(date(2029 + at // 12, at % 12 + 1, 1) for at in range(30)))
    assert many.periods == (("2029", "2029"), ("2030", "2030"), ("2031", "2031"))


def test_the_label_of_a_crowded_area_leads_back_to_it(material: Material) -> None:
    """It gives way to a town at its middle by a few lines, never far, and a line leads there."""
    towns = [TOWN.model_copy(update={"lat": 61.8, "lon": -21.4}), DISTRICT]
    told = record_map(
        placed(
            material, {"place": "town", "where_prec": 1}, {"place": "doren", "where_prec": 4}, places=towns
        )
    )
    drawn = picture(told.places, told.controllers)
    area = next(one for one in drawn.drawn if not one.radius)
    assert area.wide
    assert area.shifted
    assert abs(area.leader) < 25 / 111.2 * drawn.frame.scale + 60
    assert 'class="leader"' in map_html(
        placed(
            material, {"place": "town", "where_prec": 1}, {"place": "doren", "where_prec": 4}, places=towns
        )
    )
