"""The picture's frame: which part of the world it shows, and where in it a point lies.

Degrees become the picture's units by one scale to the north and another to the east, true at the middle
latitude (equirectangular projection): plain to compute, and a circle of kilometres is an ellipse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from trucewatch.model.place import FIRST_LEVEL, RADIUS_KM
from trucewatch.telling.mapping.countries import Box
from trucewatch.telling.mapping.whereabouts import Whereabouts

WIDTH, HEIGHT = 1000, 700
KM_PER_DEGREE = 111.2  # of latitude
_LEAST_KM = 180.0  # from west to east: a single place is seen with what lies around it
_MARGIN = 0.1  # of the shown part, on each side
_STEEPEST = 65.0  # latitude beyond which no scale to the east is taken
_WIDEST = 360.0
_NEARBY_KM = {4: 50.0, 5: 50.0}  # that are shown around the label of an area
_ROUND_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_LONGEST_SCALE = 0.22  # of the picture's width
_SOLE_LAT, _SOLE_LON = 25.0, 10.0  # the middle of a picture of the whole world


@dataclass(frozen=True)
class Frame:
    """The middle of the picture in degrees, and its units per degree of latitude."""

    lat: float
    lon: float
    scale: float

    @property
    def east(self) -> float:
        """Units per degree of longitude."""
        return self.scale * cos(radians(max(-_STEEPEST, min(_STEEPEST, self.lat))))

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point lies, in units from the upper left corner."""
        return (
            round(WIDTH / 2 + (lon - self.lon) * self.east, 1),
            round(HEIGHT / 2 + (self.lat - lat) * self.scale, 1),
        )

    def back(self, x: float, y: float) -> tuple[float, float]:
        """Latitude and longitude of a point of the picture."""
        return self.lat + (HEIGHT / 2 - y) / self.scale, self.lon + (x - WIDTH / 2) / self.east

    def ellipse(self, lat: float, km: float) -> tuple[float, float]:
        """Half-axes, to the east and to the north, of a circle of ``km`` around a point at ``lat``."""
        degrees = km / KM_PER_DEGREE
        return (
            round(degrees / max(cos(radians(lat)), 0.1) * self.east, 1),
            round(degrees * self.scale, 1),
        )

    def box(self, beyond: float = 0.0) -> Box:
        """What is shown, and ``beyond`` times its width and height on each side."""
        north, west = self.back(-WIDTH * beyond, -HEIGHT * beyond)
        south, east = self.back(WIDTH * (1 + beyond), HEIGHT * (1 + beyond))
        return west, south, east, north

    def matrix(self, units: int) -> str:
        """SVG's transform from ``units`` to the degree, north up as negative y, to the picture's."""
        x, y = WIDTH / 2 - self.lon * self.east, HEIGHT / 2 + self.lat * self.scale
        return f"matrix({self.east / units:.5f} 0 0 {self.scale / units:.5f} {x:.2f} {y:.2f})"

    @property
    def scale_bar(self) -> tuple[int, float]:
        """A round number of kilometres, and how wide it is at the middle latitude."""
        per_km = self.ellipse(self.lat, 1000)[0] / 1000
        fitting = [km for km in _ROUND_KM if km * per_km <= WIDTH * _LONGEST_SCALE]
        km = fitting[-1] if fitting else _ROUND_KM[0]
        return km, round(km * per_km, 1)


def frame_around(places: Iterable[Whereabouts]) -> Frame:
    """The frame that shows all of ``places`` as large as they fit.

    Countries and larger matter to it only where nothing is told more exactly; without any place it shows the
    world.
    """
    placed = list(places)
    finer = [place for place in placed if (place.where_prec or 7) <= FIRST_LEVEL + 1]
    boxes = [box for place in finer or placed if (box := _around(place)) is not None]
    if not boxes:
        return _world()
    west, south = (min(box[side] for box in boxes) for side in (0, 1))
    east, north = (max(box[side] for box in boxes) for side in (2, 3))
    lat, lon = (south + north) / 2, (west + east) / 2
    flat = Frame(lat=lat, lon=lon, scale=1.0)
    wide, high = (east - west) * flat.east, north - south
    room = 1 - 2 * _MARGIN
    scale = min(
        WIDTH * room / max(wide, 1e-9),
        HEIGHT * room / max(high, 1e-9),
        WIDTH / (_LEAST_KM / KM_PER_DEGREE),
    )
    widest = WIDTH / (_WIDEST * flat.east)
    return _world() if scale <= widest else Frame(lat=round(lat, 3), lon=round(lon, 3), scale=round(scale, 4))


def _world() -> Frame:
    east = Frame(lat=_SOLE_LAT, lon=0, scale=1.0).east
    return Frame(lat=_SOLE_LAT, lon=_SOLE_LON, scale=round(WIDTH / (_WIDEST * east), 4))


def _around(place: Whereabouts) -> Box | None:
    if place.lat is None or place.lon is None:
        return None
    prec = place.where_prec or 1
    km = _NEARBY_KM.get(prec, 0.0) if prec >= FIRST_LEVEL else float(RADIUS_KM[prec])
    up = km / KM_PER_DEGREE
    aside = up / max(cos(radians(place.lat)), 0.1)
    return place.lon - aside, place.lat - up, place.lon + aside, place.lat + up


def overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether two boxes (left, top, right, bottom) share some of the picture."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
