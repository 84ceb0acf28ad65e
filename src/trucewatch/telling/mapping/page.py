"""The map as one HTML file: opens from disk, loads nothing, and tells all without its one small script."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from trucewatch.telling import wording
from trucewatch.telling.answers.map import map_rows
from trucewatch.telling.html import COLOURS, environment, shipped
from trucewatch.telling.mapping.content import (
    BOUNDARIES,
    GEOMETRY_NOTE,
    OUTLINES_NOTE,
    RecordMap,
    record_map,
)
from trucewatch.telling.mapping.picture import picture
from trucewatch.telling.material import Material
from trucewatch.telling.tables import cell_text

_STYLES = ("brief.css", "map.css", "map_page.css")


def map_html(material: Material) -> str:
    """The map of gathered material with its list and its table."""
    told = record_map(material)
    drawn = picture(told.places, told.controllers)
    script = shipped("map.js")
    return (
        environment()
        .get_template("map.html.j2")
        .render(
            map=told,
            picture=drawn,
            style=Markup("".join(map(shipped, _STYLES))),  # noqa: S704 - our own files, not an article's text
            script=Markup(script),  # noqa: S704 - our own file
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            colours=colours_of(told.parties),
            parties=[{"side": side, "label": material.names.side(side)} for side in told.parties],
            letters={one.label: one for one in told.controllers},
            widest=round(360 * drawn.frame.east),
            summary=summary(told),
            notes=(BOUNDARIES, OUTLINES_NOTE, GEOMETRY_NOTE, *told.disclaimers),
            rows=map_rows(told),
            cell_text=cell_text,
        )
    )


def colours_of(parties: tuple[str, ...]) -> dict[str | None, str]:
    """The class of each party's colour, by side, as in the brief."""
    return {side: f"p{at % COLOURS + 1}" for at, side in enumerate(parties)}


def summary(told: RecordMap) -> str:
    """What the picture shows, for whoever can't see it."""
    drawn = sum(len(place.incidents) for place in told.places)
    beside = sum(len(place.incidents) for place in told.unplaced)
    places = sum(bool(place.incidents) for place in told.places)
    return (
        "Places where incidents are told to have happened, over outlines of countries: "
        f"{wording.count(drawn, 'incident')} at {wording.count(places, 'place')} drawn, {beside} listed "
        "beside the map. All that is drawn stands in the list and in the table as well."
    )
