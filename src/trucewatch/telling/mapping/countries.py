"""The outlines of the countries that maps are drawn over, from Natural Earth by way of `training.outlines`.

Nothing here knows a country from another: lines are drawn as the source has them, all alike.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate, pairwise

ORIGIN = "Natural Earth"
_FILE = "outlines.json.gz"
_FEWEST = 4  # points of a ring that still shows an area

Point = tuple[int, int]
"""East and north in hundredths of a degree."""
Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True)
class Country:
    """A country's name as Natural Earth has it, where it may stand, and its rings of lines."""

    name: str
    at: Point
    rings: tuple[tuple[int, ...], ...]
    span: float
    """Degrees: the side of a square as large as its largest part."""
    box: Box


@dataclass(frozen=True)
class Outlines:
    """Every line once, and what is made of them; ``~n`` is line n from its end."""

    units: int
    """To the degree."""
    lines: tuple[tuple[Point, ...], ...]
    land: tuple[tuple[int, ...], ...]
    borders: tuple[int, ...]
    countries: tuple[Country, ...]


@dataclass(frozen=True)
class Ground:
    """Land and borders as SVG paths in units of the outlines, north up."""

    land: str
    borders: str


@cache
def outlines() -> Outlines:
    """The outlines that ship; read once."""
    packed = resources.files("trucewatch.telling").joinpath("data", _FILE).read_bytes()
    read = json.loads(gzip.decompress(packed))
    lines = tuple(_points(flat) for flat in read["lines"])
    return Outlines(
        units=read["units"],
        lines=lines,
        land=tuple(map(tuple, read["land"])),
        borders=tuple(read["borders"]),
        countries=tuple(
            Country(
                name=country["name"],
                at=(country["at"][0], country["at"][1]),
                rings=tuple(map(tuple, country["rings"])),
                span=country["span"],
                box=_box(country["rings"], lines, read["units"]),
            )
            for country in read["countries"]
        ),
    )


def middle_of_country(names: Iterable[str]) -> tuple[float, float] | None:
    """Latitude and longitude at which the name of the country called so may stand, to a tenth of a degree."""
    asked = {name.casefold() for name in names}
    drawn = outlines()
    for country in drawn.countries:
        if country.name.casefold() in asked:
            east, north = country.at
            return round(north / drawn.units, 1), round(east / drawn.units, 1)
    return None


def ground(near: Box, fine: float, coarse: float | None) -> Ground:
    """The paths: lines that touch ``near`` keep every point farther than ``fine`` degrees from its line.

    The others keep what is farther than ``coarse``, or are left out where that is ``None`` (their land is
    closed off outside ``near`` then). Neighbours share their lines, so that no gap opens between them.
    """
    drawn = outlines()
    west, south, east, north = (side * drawn.units for side in near)
    thinned: dict[int, tuple[Point, ...]] = {}

    def line(ref: int) -> tuple[Point, ...]:
        at = ref if ref >= 0 else ~ref
        if at not in thinned:
            points = drawn.lines[at]
            close = _touches(points, west, south, east, north)
            by = fine if close or coarse is None else coarse
            thinned[at] = _thinned(points, by * drawn.units)
        return thinned[at] if ref >= 0 else thinned[at][::-1]

    rings = []
    for ring in drawn.land:
        for whole in _on_the_map([point for ref in ring for point in line(ref)], drawn.units):
            points = _clipped(whole, west, south, east, north) if coarse is None else whole
            if len(set(points)) >= _FEWEST:
                rings.append(_path(points) + "z")
    borders = [
        _path(line(ref))
        for ref in drawn.borders
        if coarse is not None or _touches(drawn.lines[ref], west, south, east, north)
    ]
    return Ground("".join(rings), "".join(borders))


def countries_along(lat: float, lons: Sequence[float]) -> list[Country | None]:
    """The country whose outline holds each of the points at ``lat`` and these longitudes (odd crossings)."""
    drawn = outlines()
    found: list[Country | None] = [None] * len(lons)
    for country in drawn.countries:
        west, south, east, north = country.box
        if not south <= lat <= north or east < min(lons) or west > max(lons):
            continue
        crossed = _crossings(country, lat * drawn.units)
        for at, lon in enumerate(lons):
            if sum(x > lon * drawn.units for x in crossed) % 2:
                found[at] = country
    return found


def _crossings(country: Country, y: float) -> list[float]:
    """Where the outline of a country crosses the parallel ``y``."""
    return [
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in country.rings
        for ref in ring
        for (x1, y1), (x2, y2) in pairwise(outlines().lines[ref if ref >= 0 else ~ref])
        if (y1 > y) != (y2 > y)
    ]


def unwrapped(points: Sequence[Point], units: int) -> list[Point]:
    """The points of a line or ring, past 180 degrees east or west where it crosses that meridian."""
    half, turn = 180 * units, 0
    found = [points[0]]
    for before, after in pairwise(points):
        if abs(after[0] - before[0]) > half:
            turn += 2 * half if after[0] < before[0] else -2 * half
        found.append((after[0] + turn, after[1]))
    return found


def _on_the_map(ring: Sequence[Point], units: int) -> list[list[Point]]:
    """A ring as one or two between 180 degrees west and east; one around a pole is closed along its edge."""
    points = unwrapped([*ring, ring[0]], units)
    half, quarter = 180 * units, 90 * units
    if points[-1] != points[0]:
        pole = -quarter if points[0][1] < 0 else quarter
        points += [(points[-1][0], pole), (points[0][0], pole)]
    if all(-half <= x <= half for x, _ in points):
        return [points]
    turns = ([(x + turn, y) for x, y in points] for turn in (-2 * half, 0, 2 * half))
    return [cut for one in turns if (cut := _clipped(one, -half, -quarter, half, quarter))]


def _points(flat: Sequence[int]) -> tuple[Point, ...]:
    """The first point, then steps, as points."""
    return tuple(zip(accumulate(flat[::2]), accumulate(flat[1::2]), strict=True))


def _box(rings: Sequence[Sequence[int]], lines: Sequence[Sequence[Point]], units: int) -> Box:
    whole = [
        [point for ref in ring for point in (lines[ref] if ref >= 0 else lines[~ref][::-1])] for ring in rings
    ]
    points = [point for ring in whole for point in unwrapped(ring, units)]
    xs, ys = zip(*points, strict=True)
    return min(xs) / units, min(ys) / units, max(xs) / units, max(ys) / units


def _touches(points: Sequence[Point], west: float, south: float, east: float, north: float) -> bool:
    """Whether the frame around the points meets the box."""
    xs, ys = zip(*points, strict=True)
    return all((min(xs) <= east, max(xs) >= west, min(ys) <= north, max(ys) >= south))


def _thinned(points: Sequence[Point], by: float) -> tuple[Point, ...]:
    """The ends, and each next point that is farther than ``by`` units from the one kept before it."""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > by:
            kept.append(point)
    return (*kept, points[-1])


def _clipped(points: Sequence[Point], west: float, south: float, east: float, north: float) -> list[Point]:
    """The ring cut at the four sides of a box, one after the other (Sutherland and Hodgman)."""
    cut = list(points)
    for axis, limit, keeps_less in ((0, west, False), (0, east, True), (1, south, False), (1, north, True)):
        ring, cut = cut, []
        for before, after in pairwise([ring[-1], *ring] if ring else []):
            inside = [(one[axis] <= limit) == keeps_less or one[axis] == limit for one in (before, after)]
            if inside[0] != inside[1]:
                share = (limit - before[axis]) / (after[axis] - before[axis])
                other = before[1 - axis] + share * (after[1 - axis] - before[1 - axis])
                cut.append((round(limit), round(other)) if axis == 0 else (round(other), round(limit)))
            if inside[1]:
                cut.append(after)
    return cut


def _path(points: Sequence[Point]) -> str:
    """``M`` to the first point, steps to the others; the picture's y runs down."""
    (x, y), *_ = points
    steps = " ".join(
        f"{after[0] - before[0]} {before[1] - after[1]}"
        for before, after in pairwise(points)
        if before != after
    )
    return f"M{x} {-y}l{steps}" if steps else ""
