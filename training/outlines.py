"""Builds the outlines that maps are drawn over: ``python -m training.outlines ARCHIVE [-o FILE]``.

ARCHIVE is the npm package ``world-atlas`` 2.0.2 as it comes (``npm pack world-atlas@2.0.2``): countries of
Natural Earth (public domain) at 1:10 million as TopoJSON, packed by Michael Bostock (ISC licence).

Kept of it: each line between two countries, or between a country and the sea, once; from it every point that
lies more than `TOLERANCE` off the line drawn without it; no islet that would not be seen. Numbers are rounded
to `UNITS` to the degree. Nothing else is changed: no line is moved, added, left out or marked by us.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tarfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from trucewatch.telling.mapping.countries import unwrapped

OUTLINES = Path(__file__).parents[1] / "src/trucewatch/telling/data/outlines.json.gz"
SOURCE = "package/countries-10m.json"
ORIGIN = "Natural Earth, countries at 1:10 million (public domain), as packed by world-atlas 2.0.2 (ISC)"
UNITS = 100  # to the degree: about a kilometre
TOLERANCE = 0.016  # degrees: less than two kilometres
SMALLEST = 0.1  # degrees of width and height together: an islet of less is left out
_LABEL_GRID = 24  # steps each way in which the middle of a country is looked for

Point = tuple[int, int]
"""East and north in units."""


def main() -> None:
    """Build and say how large the outlines are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("archive", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=OUTLINES)
    options = parser.parse_args()
    with tarfile.open(options.archive) as archive:
        member = archive.extractfile(SOURCE)
        assert member is not None, SOURCE
        built = outlines(json.load(member))
    text = json.dumps(built, ensure_ascii=False, separators=(",", ":"))
    options.output.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(
        json.dumps({"countries": len(built["countries"]), "points": sum(map(len, built["lines"])) // 2,
                     "bytes": options.output.stat().st_size})
    )  # fmt: skip


def outlines(topology: dict[str, Any]) -> dict[str, Any]:
    """The file's content, in `UNITS`.

    ``lines`` are points: the first, then steps. ``land`` and each country's ``rings`` name the lines of a
    ring by number; ``~n`` is line n from its end, as in TopoJSON. ``borders`` are the lines between two
    countries.
    """
    lines = [simplified(points) for points in _decoded(topology)]
    countries = []
    sharing: Counter[int] = Counter()
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = _polygons(country)
        sharing.update({_number(ref) for polygon in polygons for ring in polygon for ref in ring})
        largest = max(polygons, key=lambda polygon: _extent(polygon[0], lines))
        countries.append(
            {
                "name": country["properties"]["name"],
                "at": _middle([unwrapped(_ring(ring, lines), UNITS) for ring in largest]),
                "span": _span(unwrapped(_ring(largest[0], lines), UNITS)),
                "rings": [ring for polygon in _seen(polygons, lines, largest) for ring in polygon],
            }
        )
    land = [polygon for part in topology["objects"]["land"]["geometries"] for polygon in _polygons(part)]
    return _packed(
        lines,
        {
            "land": [ring for polygon in _seen(land, lines) for ring in polygon],
            "borders": [[ref] for ref, countries_there in sorted(sharing.items()) if countries_there > 1],
        },
        sorted(countries, key=lambda country: country["name"]),
    )


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    if shape["type"] is None:
        return []
    return list(shape["arcs"]) if shape["type"] == "MultiPolygon" else [shape["arcs"]]


def _seen(
    polygons: Sequence[list[list[int]]],
    lines: Sequence[Sequence[Point]],
    largest: list[list[int]] | None = None,
) -> list[list[list[int]]]:
    """Without the islets that are too small to be seen; ``largest`` stays however small it is."""
    return [one for one in polygons if one is largest or _extent(one[0], lines) >= SMALLEST * UNITS]


def _packed(
    lines: Sequence[Sequence[Point]], shapes: dict[str, list[list[int]]], countries: list[dict[str, Any]]
) -> dict[str, Any]:
    """Without the lines that no shape uses, numbered anew."""
    every = [ring for shape in (*shapes.values(), *(one["rings"] for one in countries)) for ring in shape]
    used = sorted({_number(ref) for ring in every for ref in ring})
    anew = {old: new for new, old in enumerate(used)}

    def numbered(rings: list[list[int]]) -> list[list[int]]:
        return [[anew[ref] if ref >= 0 else ~anew[~ref] for ref in ring] for ring in rings]

    return {
        "origin": ORIGIN,
        "units": UNITS,
        "lines": [_steps(lines[old]) for old in used],
        "land": numbered(shapes["land"]),
        "borders": [ref for ring in numbered(shapes["borders"]) for ref in ring],
        "countries": [{**country, "rings": numbered(country["rings"])} for country in countries],
    }


def _number(ref: int) -> int:
    return ref if ref >= 0 else ~ref


def _steps(points: Sequence[Point]) -> list[int]:
    flat = list(points[0])
    for (x, y), (next_x, next_y) in pairwise(points):
        flat += [next_x - x, next_y - y]
    return flat


def _decoded(topology: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """The arcs in degrees."""
    (scale_x, scale_y), (left, bottom) = (topology["transform"][key] for key in ("scale", "translate"))
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        yield points


def simplified(points: Sequence[tuple[float, float]]) -> list[Point]:
    """The ends and every point that is needed to stay within `TOLERANCE` (Ramer, Douglas and Peucker).

    An arc that ends where it begins keeps the point farthest from there as well, so that it stays a ring.
    """
    kept = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    if points[0] == points[-1]:
        far = max(range(len(points)), key=lambda at: _distance(points[at], points[0], points[0]))
        kept.add(far)
        spans = [(0, far), (far, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        at = max(range(first + 1, last), key=lambda at: _distance(points[at], points[first], points[last]))
        if _distance(points[at], points[first], points[last]) > TOLERANCE:
            kept.add(at)
            spans += [(first, at), (at, last)]
    rounded = [(round(x * UNITS), round(y * UNITS)) for x, y in (points[at] for at in sorted(kept))]
    return [rounded[0], *(after for before, after in pairwise(rounded) if before != after)]


def _distance(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """How far ``point`` lies from the line between ``start`` and ``end``, in degrees."""
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x * along_x + along_y * along_y
    share = 0.0
    if length:
        share = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / length
        share = max(0.0, min(1.0, share))
    off_x, off_y = point[0] - start[0] - share * along_x, point[1] - start[1] - share * along_y
    return float((off_x * off_x + off_y * off_y) ** 0.5)


def _ring(ring: Sequence[int], lines: Sequence[Sequence[Point]]) -> list[Point]:
    points: list[Point] = []
    for ref in ring:
        points += lines[ref] if ref >= 0 else lines[~ref][::-1]
    return points


def _extent(ring: Sequence[int], lines: Sequence[Sequence[Point]]) -> int:
    """Width and height of a ring together, in units."""
    xs, ys = zip(*_ring(ring, lines), strict=True)
    return int(max(xs) - min(xs) + max(ys) - min(ys))


def _middle(rings: Sequence[Sequence[Point]]) -> list[int]:
    """Where a country's name stands: of the points of a grid, the one farthest from any of its lines."""
    xs, ys = zip(*rings[0], strict=True)
    (left, right), (bottom, top) = (min(xs), max(xs)), (min(ys), max(ys))
    grid = [
        (left + (right - left) * (i + 0.5) / _LABEL_GRID, bottom + (top - bottom) * (j + 0.5) / _LABEL_GRID)
        for i in range(_LABEL_GRID)
        for j in range(_LABEL_GRID)
    ]
    inside = [point for point in grid if _is_inside(point, rings)] or [(sum(xs) / len(xs), sum(ys) / len(ys))]
    best = max(inside, key=lambda point: min((point[0] - x) ** 2 + (point[1] - y) ** 2 for x, y in rings[0]))
    return [(round(best[0]) + 180 * UNITS) % (360 * UNITS) - 180 * UNITS, round(best[1])]


def _span(ring: Sequence[Point]) -> float:
    """Degrees: the side of a square of the same area."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]))
    return round(float(abs(twice) / 2) ** 0.5 / UNITS, 2)


def _is_inside(point: tuple[float, float], rings: Sequence[Sequence[Point]]) -> bool:
    """Whether a point lies in the outer ring and in no hole (even and odd crossings to the east)."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossings += 1
    return crossings % 2 == 1


if __name__ == "__main__":
    main()
