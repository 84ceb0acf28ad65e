"""What is known without a theatre file.

Countries with their capitals, organisations, missions, outlets, armed forces and groups with a name of
their own.

The facts are the tables in ``data/``; an entry says who is meant by a name and nothing about what they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from trucewatch.model.theatre import Actor, Name, Place
from trucewatch.model.vocabulary import THIRD_PARTY, ActorKind
from trucewatch.naming.surfaces import data_lines, slug

COUNTRY_PRECISION = 6
"""UCDP ``where_prec`` of a place known only by its country."""


@cache
def general_actors() -> Mapping[str, Actor]:
    """Every actor of the general tables by id: countries (``south-sudan``), organisations (``un``).

    Countries stand on the side ``third_party`` here; who is a party shows only in what is read.
    """
    return MappingProxyType({actor.id: actor for actor in (*_countries(), *_organisations(), *_forces())})


@cache
def general_places() -> Mapping[str, Place]:
    """Countries, and the capitals and palaces that stand for governments, as places by id.

    The lexicon's ids of places carry ``place:`` before the id used here.
    """
    spelled = [line.split("\t") for line in data_lines("place_spellings.tsv")]
    alike = {name: names for names in spelled for name in names}
    places: dict[str, Place] = {}
    for country in _countries():
        names = tuple(Name(text=name.text) for name in country.names)
        places[country.id] = Place(id=country.id, kind="country", names=names, where_prec=COUNTRY_PRECISION)
    for actor in general_actors().values():
        for metonym in actor.metonyms:
            bearers = alike.get(metonym, [metonym])
            id_ = slug(bearers[0])
            known = places.get(id_)
            names = tuple(Name(text=name) for name in dict.fromkeys((*_texts(known), *bearers, metonym)))
            within = actor.id if actor.kind is ActorKind.STATE and actor.id != id_ else None
            places[id_] = Place(id=id_, kind="city", names=names, part_of=within)
    return MappingProxyType(places)


def _texts(place: Place | None) -> tuple[str, ...]:
    return () if place is None else tuple(name.text for name in place.names)


def country_rows() -> Iterator[dict[str, str]]:
    """The rows of ``countries.tsv``: ``iso2``, ``name``, ``aliases``, ``adjectives``, ``people``."""
    return _rows("countries.tsv")


@cache
def _countries() -> tuple[Actor, ...]:
    actors = []
    for row in country_rows():
        names = tuple(Name(text=text) for text in (row["name"], *_list(row["aliases"])))
        actors.append(
            Actor(
                id=slug(row["name"]),
                kind=ActorKind.STATE,
                label=row["name"],
                side=THIRD_PARTY,
                names=names,
                adjectives=_list(row["adjectives"]),
                people=_list(row["people"]),
                metonyms=_list(row["metonyms"]),
            )
        )
    return tuple(actors)


def _organisations() -> Iterator[Actor]:
    for row in _rows("organisations.tsv"):
        yield Actor(
            id=row["id"],
            kind=ActorKind(row["kind"]),
            label=row["label"],
            side=row["side"],
            names=tuple(Name(text=text) for text in (row["label"], *_list(row["aliases"]))),
            metonyms=_list(row["metonyms"]),
        )


def _forces() -> Iterator[Actor]:
    """Forces with a name of their own and unrecognised authorities.

    Whether one is a party shows only in what is read.
    """
    for row in _rows("forces.tsv"):
        yield Actor(
            id=row["id"],
            kind=ActorKind(row["kind"]),
            label=row["label"],
            side=THIRD_PARTY,
            names=tuple(Name(text=text) for text in (row["label"], *_list(row["aliases"]))),
            adjectives=_list(row["adjectives"]),
            people=_list(row["people"]),
            metonyms=_list(row["metonyms"]),
        )


def _rows(file: str) -> Iterator[dict[str, str]]:
    header, *lines = (line.split("\t") for line in data_lines(file))
    for cells in lines:
        yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split("|") if item)
