"""Where something is told to have happened: a place of the gazetteer, no finer than the text says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from trucewatch.model.base import Frozen

_DIAMETER_KM = 12742.0  # the globe's mean
_AREA = 3  # ``where_prec`` from which a name is an area's
_ONE_PLACE_KM = 10.0  # two points of one settlement, by two gazetteers

RADIUS_KM = {1: 5, 2: 25, 3: 50, 4: 150, 5: 250, 6: 500, 7: 500}
"""How far from its point something can lie, by UCDP's ``where_prec``; our own round figures."""

FIRST_LEVEL = 4
"""``where_prec`` of a first-level division: military positions are never told more exactly."""


class KnownPlace(Frozen):
    """A place of the gazetteer that an event was told to have happened at."""

    id: str
    """``geonames/611583``: GeoNames' number; ``region/black-sea`` for parts of the world."""
    name: str
    """As printed in the text: no gazetteer's choice among rival names."""
    country: str | None = None
    """The country by GeoNames' code; ``None`` beside a place whose status or control a theatre file tells,
    and for what lies in no country."""
    division: str | None = None
    """The first-level division, if any, where ``country`` is told."""
    within: tuple[str, ...] = ()
    """Ids of the first-level division and the country that it lies in, as far as known."""
    lat: float | None = None
    lon: float | None = None
    """The middle of the settlement or area in degrees, to a tenth; ``None`` where none may be told."""
    where_prec: int
    """UCDP's scale, 1-7, of the words in the text."""
    score: float
    """Between 0 and 1: how much the context speaks for this place among all of its name."""
    alternatives: tuple[str, ...] = ()
    """Ids of other places of the name that the context leaves open, likeliest first."""

    @property
    def address(self) -> str:
        """``Gori, Shida Kartli, Georgia``: the name with what it lies in, as far as told."""
        outer = [part for part in (self.division, self.country) if part is not None and part != self.name]
        return ", ".join((self.name, *outer))

    def includes(self, other: KnownPlace) -> bool:
        """Whether this is an area, and ``other`` lies in the same division and within its radius."""
        if self.where_prec < _AREA or self.within[:1] != other.within[:1] or not self.within:
            return False
        return self.is_near(other.lat, other.lon, self.radius_km)

    def is_near(self, lat: float | None, lon: float | None, reach_km: float = _ONE_PLACE_KM) -> bool:
        """Whether a point (degrees) lies within ``reach_km``; not where either has no point."""
        if self.lat is None or self.lon is None or lat is None or lon is None:
            return False
        return kilometres(self.lat, self.lon, lat, lon) <= reach_km

    @property
    def radius_km(self) -> int:
        """How far from the point the place of the event can lie."""
        return RADIUS_KM[self.where_prec]


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres along the great circle between two points in degrees."""
    half = (
        sin(radians(other_lat - lat) / 2) ** 2
        + cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    )
    return _DIAMETER_KM * asin(min(1.0, sqrt(half)))


def printed_places(places: Iterable[KnownPlace]) -> dict[str, KnownPlace]:
    """Each place by id once, under all the names that the texts give it, alphabetically."""
    names: dict[str, set[str]] = defaultdict(set)
    found: dict[str, KnownPlace] = {}
    for place in places:
        names[place.id].add(place.name)
        found.setdefault(place.id, place)
    return {
        id_: place.model_copy(update={"name": " / ".join(sorted(names[id_], key=str.casefold))})
        for id_, place in found.items()
    }
