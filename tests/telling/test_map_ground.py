"""The ground under the map: outlines clipped, thinned, closed; names where there is room; the frame."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.telling.mapping.countries import (
    countries_along,
    ground,
    middle_of_country,
    outlines,
    unwrapped,
)
from trucewatch.telling.mapping.frame import HEIGHT, WIDTH, Frame, overlap
from trucewatch.telling.mapping.names import country_names

CAUCASUS = (44.0, 38.5, 48.0, 41.5)


def points(path: str) -> list[list[tuple[int, int]]]:
    """The points of each part of a path: ``M`` to the first, then steps."""
    parts = []
    for x, y, steps in re.findall(r"M(-?\d+) (-?\d+)l([-\d ]+)", path):
        at = [(int(x), int(y))]
        numbers = [int(number) for number in steps.split()]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            at.append((at[-1][0] + dx, at[-1][1] + dy))
        parts.append(at)
    return parts


def test_every_line_of_the_file_is_on_the_globe() -> None:
    """In degrees, with names and a place for each."""
    drawn = outlines()
    assert len(drawn.countries) > 200
    limit = 180 * drawn.units
    assert all(abs(x) <= limit and abs(y) <= limit / 2 for line in drawn.lines for x, y in line)
    assert all(country.name and country.rings for country in drawn.countries)


def test_a_still_picture_holds_no_more_than_is_seen() -> None:
    """Land is cut at its edge; what does not reach it is left out."""
    west, south, east, north = (round(side * outlines().units) for side in CAUCASUS)
    part = ground(CAUCASUS, 0.0, None)
    for ring in points(part.land):
        assert all(west <= x <= east and south <= -y <= north for x, y in ring)
    whole = ground(CAUCASUS, 0.0, 0.5)
    assert len(part.land) + len(part.borders) < (len(whole.land) + len(whole.borders)) / 4


def test_no_outline_crosses_the_map_at_the_date_line() -> None:
    """No step of a path is longer than half of the world but along the southern edge."""
    for ring in points(ground((-180, -90, 180, 90), 0.3, 0.3).land):
        for (x, y), (next_x, next_y) in pairwise(ring):
            edge = min(y, next_y) >= 8000
            assert edge or abs(next_x - x) <= 18000


def test_what_crosses_the_date_line_goes_on() -> None:
    """East of 180 degrees, not back around the world."""
    assert unwrapped([(17900, 0), (-17900, 10)], 100) == [(17900, 0), (18100, 10)]
    assert unwrapped([(-17900, 0), (17900, 10)], 100) == [(-17900, 0), (-18100, 10)]


@pytest.mark.parametrize(
    ("lat", "lon", "name"), [(46.9, 2.6, "France"), (-25.0, 134.0, "Australia"), (0.0, -30.0, None)]
)
def test_points_lie_in_their_country(lat: float, lon: float, name: str | None) -> None:
    """Or in none, at sea."""
    (country,) = countries_along(lat, [lon])
    assert (country.name if country else None) == name


def test_a_country_is_found_under_any_of_its_names() -> None:
    """Whatever its letters' case; one that the outlines don't have is not found."""
    assert middle_of_country(["Frankreich", "FRANCE"]) == pytest.approx((47, 2.5), abs=3)
    assert middle_of_country(["Varland"]) is None


@given(
    st.floats(-80, 80), st.floats(-180, 180), st.floats(1, 2000), st.floats(0, WIDTH), st.floats(0, HEIGHT)
)
def test_a_frame_goes_both_ways(lat: float, lon: float, scale: float, x: float, y: float) -> None:
    """From a point of the picture to degrees and back."""
    frame = Frame(lat=lat, lon=lon, scale=scale)
    assert frame.at(*frame.back(x, y)) == pytest.approx((x, y), abs=0.06)


def test_a_circle_of_kilometres_is_round_where_the_scale_is_true() -> None:
    """At the middle latitude; farther north it is drawn wider, as the ground is."""
    frame = Frame(lat=40, lon=45, scale=300)
    wide, high = frame.ellipse(40, 50)
    assert wide == pytest.approx(high, abs=0.2)
    assert frame.ellipse(50, 50)[0] > wide


def test_names_of_countries_cross_nothing() -> None:
    """Neither one another nor what stands there already."""
    frame = Frame(lat=40.0, lon=46.0, scale=200.0)
    taken = [(300.0, 200.0, 700.0, 500.0)]
    seen = country_names(frame, taken, taken, only_seen=True)
    assert {"Armenia", "Azerbaijan", "Iran"} <= {
        one.name for one in country_names(frame, [], [], only_seen=True)
    }
    assert seen
    for one in seen:
        assert not overlap((one.x - 1, one.y - 10, one.x + 1, one.y), taken[0])
    everyone = country_names(frame, taken, taken, only_seen=False)
    assert len(everyone) == len(outlines().countries)
