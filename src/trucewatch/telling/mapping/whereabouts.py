"""Where an incident may be shown: never finer than its text, and never where armed forces stand.

    the incident's place ─► widened, if it is a position or sensitive ─► how exactly it is told
                         ─► a point, an area, a label, or nothing on the map

What tells where armed forces stand or move is shown by a first-level district at the finest, and not at all
while it is news; a place that is not named, or that nobody knows a point of, has no geometry.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from trucewatch.model.base import Frozen
from trucewatch.model.linking import Incident
from trucewatch.model.place import FIRST_LEVEL, RADIUS_KM, KnownPlace
from trucewatch.model.theatre import Place
from trucewatch.model.vocabulary import SubType
from trucewatch.settings import POSITION_DELAY
from trucewatch.telling import wording
from trucewatch.telling.mapping.countries import middle_of_country
from trucewatch.telling.material import Material

#: What tells where armed forces stand or move.
POSITIONS = frozenset({SubType.MOVEMENT_OR_BUILDUP, SubType.CAPTURE_OF_POSITION, SubType.INFILTRATION})
_POSITION_KINDS = frozenset({"heights", "facility", "line", "zone"})
_COUNTRY = "country"
_LEAST_PARTS = 2  # places of an area: a mean of one would be that place

WITHHELD = "a place (withheld)"
NOT_TOLD = "place not told"


class Symbol(StrEnum):
    """How a place is drawn: no symbol says more than the text does."""

    POINT = "point"
    AREA = "area"
    LABEL = "label"
    NONE = "none"


class Basis(StrEnum):
    """Who knows where the place lies."""

    THEATRE = "theatre file"
    GAZETTEER = "gazetteer"


class Whereabouts(Frozen):
    """Where an incident or a place may be shown, as exactly as it may be told."""

    place: str | None = None
    """Id of a theatre file's or the gazetteer's place; ``None`` where no place is told, or none may be."""
    label: str = NOT_TOLD
    name: str = NOT_TOLD
    """The label without what the place lies in, for a map."""
    where_prec: int | None = None
    """UCDP's scale, 1-7."""
    symbol: Symbol = Symbol.NONE
    lat: float | None = None
    lon: float | None = None
    """Degrees: to a tenth where it is told less exactly than the place lies, else to a hundredth; ``None``
    with `Symbol.NONE`. For an area it says where a label stands."""
    basis: Basis | None = None
    alternatives: int = 0
    """How many other places of the name the context leaves open."""
    note: str | None = None
    """Why it is shown less exactly than it was told, or not at all."""
    told_finer: bool = False
    """Whether the reports tell it more exactly than it is shown."""

    @property
    def precision(self) -> str:
        """How exactly it is known, in words."""
        return wording.WHERE_PRECISIONS[self.where_prec] if self.where_prec else ""

    @property
    def radius_km(self) -> int | None:
        """How far from the point it can lie, where an area is drawn."""
        return RADIUS_KM[self.where_prec] if self.symbol is Symbol.AREA and self.where_prec else None


def is_fresh_position(incident: Incident, day: date) -> bool:
    """Whether it tells where armed forces stand, and the days for which such news waits last on ``day``."""
    reported = incident.reported
    delay = timedelta(days=POSITION_DELAY.number)
    return incident.sub_type in POSITIONS and (reported is None or reported > day - delay)


def whereabouts(material: Material, incident: Incident, *, day: date | None = None) -> Whereabouts:
    """Where ``incident`` may be shown; a position that is news on ``day``, if given, by no geometry."""
    if incident.place is None:
        return Whereabouts(where_prec=incident.where_prec)
    card = material.names.place_card(incident.place)
    known = material.names.known_place(incident.place)
    if card is not None:
        found = _in_theatre(material, incident, card)
    elif known is not None:
        found = _in_gazetteer(incident, known)
    elif incident.sub_type in POSITIONS:
        found = _withheld(incident.where_prec)
    else:
        printed = f"‹{material.names.place(incident.place)}›"
        found = Whereabouts(
            label=printed,
            name=printed,
            where_prec=incident.where_prec,
            note="as printed; not among the places known",
        )
    return _held_back(found) if day is not None and is_fresh_position(incident, day) else found


def place_itself(material: Material, card: Place) -> Whereabouts:
    """Where a theatre file's place may be shown when only its status and control are told."""
    placed = _placed(material, card, card.where_prec)
    if not card.sensitive and (card.kind not in _POSITION_KINDS or card.where_prec >= FIRST_LEVEL):
        return placed
    nowhere = {
        "symbol": Symbol.NONE,
        "lat": None,
        "lon": None,
        "note": "heights, lines and posts are not drawn",
    }
    return placed.model_copy(update=nowhere)


def shown_place(material: Material, incident: Incident, place: Place | None) -> Place | None:
    """The place itself, or the first around it that may be shown: a district for positions and posts."""
    coarse = incident.sub_type in POSITIONS
    seen: set[str] = set()
    while place is not None and place.id not in seen:
        seen.add(place.id)
        coarse = coarse or place.sensitive or place.kind in _POSITION_KINDS
        if not place.sensitive and not (coarse and place.where_prec < FIRST_LEVEL):
            return place
        place = material.names.place_card(place.part_of)
    return None


def _in_theatre(material: Material, incident: Incident, card: Place) -> Whereabouts:
    shown = shown_place(material, incident, card)
    if shown is None:
        return _withheld(incident.where_prec)
    if shown.id == card.id:
        return _placed(material, card, max(incident.where_prec or 1, card.where_prec))
    placed = _placed(material, shown, max(incident.where_prec or 1, shown.where_prec))
    return placed.model_copy(
        update={
            "told_finer": True,
            "note": "shown by its first-level district: a position or a protected place",
        }
    )


def _in_gazetteer(incident: Incident, known: KnownPlace) -> Whereabouts:
    prec = max(incident.where_prec or 1, known.where_prec)
    if incident.sub_type in POSITIONS and prec < FIRST_LEVEL:
        return _withheld(incident.where_prec, known.division or known.country)
    digits = 2 if prec == 1 else 1
    placed = known.lat is not None and known.lon is not None
    return Whereabouts(
        place=known.id,
        label=known.address,
        name=known.name,
        where_prec=prec,
        symbol=_symbol(prec) if placed else Symbol.NONE,
        lat=round(known.lat, digits) if known.lat is not None and placed else None,
        lon=round(known.lon, digits) if known.lon is not None and placed else None,
        basis=Basis.GAZETTEER,
        alternatives=len(known.alternatives),
        note=None if placed else "no point is told of it",
    )


def _placed(material: Material, card: Place, prec: int) -> Whereabouts:
    point = _point(material, card, prec)
    label = material.names.place(card.id)
    return Whereabouts(
        place=card.id,
        label=label,
        name=label,
        where_prec=prec,
        symbol=_symbol(prec) if point else Symbol.NONE,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        basis=Basis.THEATRE,
        note=None if point else "no point is known of it",
    )


def _symbol(prec: int) -> Symbol:
    if prec == 1:
        return Symbol.POINT
    return Symbol.AREA if prec < FIRST_LEVEL else Symbol.LABEL


def _point(material: Material, card: Place, prec: int) -> tuple[float, float] | None:
    """The file's own point, else where a label for an area of no point may stand."""
    digits = 2 if prec == 1 or card.where_prec >= FIRST_LEVEL else 1
    if card.lat is not None and card.lon is not None:
        return round(card.lat, digits), round(card.lon, digits)
    if prec < FIRST_LEVEL:
        return None
    if card.kind == _COUNTRY:
        return middle_of_country(name.text for name in card.names)
    return _middle_of_parts(material, card)


def _middle_of_parts(material: Material, area: Place) -> tuple[float, float] | None:
    """The mean of the places in an area that may be shown, to a hundredth of a degree; of few, nothing.

    It says where a label stands, and nothing of where anything happened.
    """
    places = [place for theatre in material.names.theatres for place in theatre.places]
    inside = {area.id}
    while True:
        more = {one.id for one in places if one.part_of in inside or inside.intersection(one.zone_of)}
        if more <= inside:
            break
        inside |= more
    points = [
        (one.lat, one.lon)
        for one in places
        if one.id in inside and not one.sensitive and one.kind not in _POSITION_KINDS
        if one.lat is not None and one.lon is not None
    ]
    if len(points) < _LEAST_PARTS:
        return None
    lats, lons = zip(*points, strict=True)
    return round(sum(lats) / len(lats), 2), round(sum(lons) / len(lons), 2)


def _withheld(prec: int | None, around: str | None = None) -> Whereabouts:
    label = f"a place in {around}" if around else WITHHELD
    return Whereabouts(
        label=label,
        name=label,
        where_prec=max(prec or FIRST_LEVEL, FIRST_LEVEL),
        note="a position or a protected place: withheld",
        told_finer=True,
    )


def _held_back(found: Whereabouts) -> Whereabouts:
    days = wording.count(POSITION_DELAY.number, "day")
    return found.model_copy(
        update={
            "symbol": Symbol.NONE,
            "lat": None,
            "lon": None,
            "note": f"where armed forces stand is not drawn before {days} have passed",
        }
    )
