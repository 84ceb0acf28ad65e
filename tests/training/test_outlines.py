"""The outlines of countries: what the builder keeps, and the file that ships."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from training.outlines import ORIGIN, OUTLINES, TOLERANCE, UNITS, outlines, simplified


def topology() -> dict[str, Any]:
    """Two square countries that share a side, and an islet."""
    arcs = [
        [[100, 0], [0, 50], [0, 50]],  # the side shared, with a point that is not needed
        [[100, 100], [-100, 0], [0, -100], [100, 0]],
        [[100, 0], [100, 0], [0, 100], [-100, 0]],
        [[500, 500], [1, 0], [0, 1], [-1, -1]],
    ]
    return {
        "transform": {"scale": [0.02, 0.02], "translate": [0, 0]},
        "arcs": arcs,
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "Varland"}},
                    {"type": "MultiPolygon", "arcs": [[[2, -1]], [[3]]], "properties": {"name": "Ostria"}},
                ]
            },
            "land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[1, 2]], [[3]]]}]},
        },
    }


def test_a_shared_side_is_kept_once_and_is_the_border() -> None:
    """Countries are in alphabetical order, the border is the line of both; the islet is gone."""
    built = outlines(topology())
    assert built["origin"] == ORIGIN
    assert [country["name"] for country in built["countries"]] == ["Ostria", "Varland"]
    assert len(built["lines"]) == 3
    assert built["lines"][built["borders"][0]] == [200, 0, 0, 200]
    assert len(built["borders"]) == 1
    assert [country["rings"] for country in built["countries"]] == [[[2, -1]], [[0, 1]]]
    assert built["land"] == [[1, 2]]


def test_a_name_stands_inside_its_country() -> None:
    """Far from every side, with the side of a square as large."""
    ostria, varland = outlines(topology())["countries"]
    assert 220 < ostria["at"][0] < 380
    assert 20 < varland["at"][0] < 180
    assert ostria["span"] == varland["span"] == 2.0


def test_lines_keep_their_ends_and_their_shape() -> None:
    """A point that stands off by more than the tolerance is kept; a ring stays a ring."""
    assert simplified([(0, 0), (1, TOLERANCE / 2), (2, 0)]) == [(0, 0), (2 * UNITS, 0)]
    assert simplified([(0, 0), (1, 1), (2, 0)]) == [(0, 0), (UNITS, UNITS), (2 * UNITS, 0)]
    ring = simplified([(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)])
    assert (len(ring), ring[0] == ring[-1]) == (5, True)
    assert all(before != after for before, after in pairwise(ring))


def test_the_file_is_small() -> None:
    """It ships with the package."""
    assert OUTLINES.stat().st_size < 400_000
