"""Names of countries on the ground: where there is room for them, in grey, as Natural Earth has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from trucewatch.telling.mapping.countries import Country, countries_along, outlines
from trucewatch.telling.mapping.frame import HEIGHT, WIDTH, Frame, overlap

WIDE = 1.2
"""How much larger, at the most, words and symbols are drawn on a wide page than their sizes say."""
NARROW = 2.3
"""How much larger words and symbols are drawn, in units, where the picture is as narrow as a telephone."""
SIZE = 13
"""Of letters, in units; they are capitals, set apart."""
_LETTER = 0.82  # of a letter's height: its width with what sets it apart
_COLUMNS, _ROWS = 32, 22  # of points at which it is asked which country is there
_FEWEST = 4  # such points of a country that is named where not all of it is seen
_WHOLE_DEGREES = 50.0  # from south to north: of more, every country has its name where it is drawn whole
_EDGE = 6.0
_WIDER = 1.5  # times its country's span that a name may be where the whole world is seen

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class CountryName:
    """A name with the middle of its baseline; ``seen``: before anybody magnifies the map."""

    name: str
    x: float
    y: float
    seen: bool = True
    narrow: bool = False
    """The same on a narrow screen, where words take `NARROW` times as much of the picture."""
    span: float = 0.0
    """Units: a name that is longer than this is for who magnifies the map."""


def country_names(
    frame: Frame, taken: Iterable[Box], taken_narrow: Iterable[Box], *, only_seen: bool
) -> tuple[CountryName, ...]:
    """Names that cross nothing in ``taken``, those of the largest parts first; then the others, unseen."""
    boxes, narrow_boxes = list(taken), list(taken_narrow)
    _, south, _, north = frame.box()
    options = _whole(frame) if north - south > _WHOLE_DEGREES else _parts(frame)
    seen: list[CountryName] = []
    for country, places in options:
        at = next((place for place in places if _is_free(_box(country.name, *place), boxes)), None)
        if at is None:
            continue
        boxes.append(_box(country.name, *at))
        narrow_box = _box(country.name, *at, NARROW)
        narrow = _is_free(narrow_box, narrow_boxes)
        narrow_boxes += [narrow_box] if narrow else []
        seen.append(CountryName(country.name, *at, narrow=narrow, span=_span(frame, country)))
    if only_seen:
        return tuple(seen)
    named = {one.name for one in seen}
    return (
        *seen,
        *(
            CountryName(country.name, *_middle(frame, country), seen=False, span=_span(frame, country))
            for country in sorted(outlines().countries, key=lambda one: (-one.span, one.name))
            if country.name not in named
        ),
    )


def _is_free(box: Box, taken: Iterable[Box]) -> bool:
    inside = box[0] > _EDGE and box[2] < WIDTH - _EDGE and box[1] > _EDGE and box[3] < HEIGHT - _EDGE
    return inside and not any(overlap(box, other) for other in taken)


def _box(name: str, x: float, y: float, factor: float = WIDE) -> Box:
    half = len(name) * SIZE * _LETTER / 2 * factor
    return x - half, y - SIZE * 1.15 * factor, x + half, y + SIZE * 0.45 * factor


def _span(frame: Frame, country: Country) -> float:
    return round(country.span * frame.east * _WIDER, 1)


def _middle(frame: Frame, country: Country) -> tuple[float, float]:
    east, north = country.at
    return frame.at(north / outlines().units, east / outlines().units)


def _whole(frame: Frame) -> list[tuple[Country, list[tuple[float, float]]]]:
    """Countries, the largest first, each at its middle if the name is not much wider than it."""
    return [
        (country, [_middle(frame, country)])
        for country in sorted(outlines().countries, key=lambda one: (-one.span, one.name))
        if _span(frame, country) > len(country.name) * SIZE * _LETTER
    ]


def _parts(frame: Frame) -> list[tuple[Country, list[tuple[float, float]]]]:
    """The countries of which some is seen, each with points in it, the innermost first."""
    grid: dict[tuple[int, int], Country] = {}
    lons = [frame.back(*_point(column, 0))[1] for column in range(_COLUMNS)]
    for row in range(_ROWS):
        lat, _ = frame.back(*_point(0, row))
        for column, country in enumerate(countries_along(lat, lons)):
            if country is not None:
                grid[column, row] = country
    cells: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for cell, country in grid.items():
        cells[country.name].append(cell)
    by_name = {country.name: country for country in grid.values()}
    ranked = sorted(cells, key=lambda name: (-len(cells[name]), name))
    return [
        (by_name[name], [_point(*cell) for cell in _innermost(cells[name], len(name))])
        for name in ranked
        if len(cells[name]) >= _FEWEST
    ]


def _innermost(cells: Sequence[tuple[int, int]], letters: int) -> list[tuple[int, int]]:
    """Cells by how much of a name around them lies in the country, then by how far they are from its edge."""
    own = set(cells)
    reach = ceil(letters * SIZE * _LETTER / 2 / (WIDTH / _COLUMNS))

    def within(cell: tuple[int, int]) -> int:
        return sum((cell[0] + aside, cell[1]) in own for aside in range(-reach, reach + 1))

    def depth(cell: tuple[int, int]) -> int:
        away = 1
        while away < _ROWS and all(
            (cell[0] + aside, cell[1] + down) in own
            for aside in (-away, 0, away)
            for down in (-away, 0, away)
        ):
            away += 1
        return away

    return sorted(own, key=lambda cell: (-within(cell), -depth(cell), cell))


def _point(column: int, row: int) -> tuple[float, float]:
    """The middle of a cell in the picture, a name's baseline."""
    return round((column + 0.5) * WIDTH / _COLUMNS, 1), round((row + 0.5) * HEIGHT / _ROWS, 1)
