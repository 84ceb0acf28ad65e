"""What an index is made of besides rows of GeoNames: parts of the world, abbreviations, points of areas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from trucewatch.naming.gazetteer_writing import PlaceRow
from trucewatch.naming.nouns import table_rows
from trucewatch.naming.place_keys import name_key
from trucewatch.naming.toponym_candidates import modifiers

COUNTRY = "A.PCLI"

_LATIN = re.compile(r"[^\W\d_][^\W_]*(?:[ .'’‘ʻʼ`()/-]+[^\W_]+)*\.?")
_CODE = re.compile(r"[A-Z]{1,5}")
_CELL = 1.0  # degrees
_WEIGHT = {"L.CONT": 1_000_000_000, "L.RGN": 10_000_000, "H.STM": 1_000_000}
"""What stands for the population of parts of the world, so that Africa is not the quarter of a town."""


def world_regions() -> Iterator[PlaceRow]:
    """Continents, seas, mountains and regions across borders, of ``world_regions.tsv``."""
    for slug, names, feature, lat, lon, country in table_rows("world_regions.tsv"):
        first, *others = names.split("|")
        yield PlaceRow(
            id=0,
            name=first,
            feature=feature,
            lat=float(lat),
            lon=float(lon),
            population=_WEIGHT.get(feature, _WEIGHT["L.RGN"]),
            country=country,
            division="",
            others=[(other, "") for other in others],
            slug=slug,
        )


def abbreviations_of(country: str, division: str) -> set[str]:
    """The abbreviations of a country or of its division: ``US``, ``TX`` gives ``Tex.`` and ``TX``."""
    return _abbreviations().get((country, division), set())


def fixed_point(country: str, division: str) -> tuple[float, float] | None:
    """Latitude and longitude of the point at which ``place_points.tsv`` puts a large area."""
    return _points().get((country, division))


def middle(points: Iterable[tuple[float, float]]) -> tuple[float, float] | None:
    """The mean of the one-degree cells that hold some of ``points``; of a few points in one cell their mean.

    Every inhabited cell counts once, however many towns it holds.
    """
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for lat, lon in points:
        cells.setdefault((round(lat / _CELL), round(lon / _CELL)), []).append((lat, lon))
    if not cells:
        return None
    means = [
        (sum(a for a, _ in cell) / len(cell), sum(b for _, b in cell) / len(cell)) for cell in cells.values()
    ]
    return sum(a for a, _ in means) / len(means), sum(b for _, b in means) / len(means)


def is_worth_keeping(name: str) -> bool:
    """Whether English text could have another name so: Latin letters, no airport's code."""
    if not _LATIN.fullmatch(name) or _CODE.fullmatch(name) or not any(map(str.isupper, name)):
        return False
    return name_key(name).isascii() and len(name) > 2


def short_forms(area: str) -> set[str]:
    """An area's name without its kind: ``Republic of Veskia``, ``Veskia, Respublika`` give ``Veskia``."""
    words = area.split(" ")
    first, comma, _ = area.partition(", ")
    forms = {first} if comma else set()
    if not comma and len(words) > 1 and words[-1].lower() in modifiers("after"):
        forms.add(" ".join(words[:-1]))
    if len(words) > 1 and words[0].lower() in modifiers("kind"):
        forms.add(" ".join(words[1:]).removeprefix("of ").removeprefix("the "))
    return {form for form in forms if len(form) > 2}


@cache
def _abbreviations() -> dict[tuple[str, str], set[str]]:
    return {
        (country, division): {name for cell in (printed, postal) for name in cell.split("|") if name}
        for country, division, printed, postal in (
            (*row, "", "")[:4] for row in table_rows("place_abbreviations.tsv")
        )
    }


@cache
def _points() -> dict[tuple[str, str], tuple[float, float]]:
    return {
        (country, division): (float(lat), float(lon))
        for country, division, lat, lon in table_rows("place_points.tsv")
    }
