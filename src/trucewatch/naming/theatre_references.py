"""What a theatre file must keep beyond its fields' types: ids, references, intervals, shared names.

`reference_faults` looks inside one theatre, `conflicts` between several that are used together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

from trucewatch.model.theatre import Actor, Agreement, Obligation, Place, Theatre
from trucewatch.model.vocabulary import NEUTRAL_SIDES, DeadlineType
from trucewatch.naming.organ_names import is_proper

Path = tuple[str | int, ...]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ACTOR_ID = re.compile(rf"{_SLUG.pattern}(?:/{_SLUG.pattern}){{0,2}}")
_DURATION = re.compile(r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?)?")
_CONTESTED = "contested"
_ANCHORS = frozenset({"signature", "effective", "trigger"})
_COORDINATE_DIGITS = 2  # a hundredth of a degree, about a kilometre: a settlement, never a position in it


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file: the path of its field (keys, and indexes from 0), and a clause in words."""

    path: Path
    reason: str


def reference_faults(theatre: Theatre) -> Iterator[Fault]:
    """Every id that is malformed or twice there, every reference to nothing, every interval reversed."""
    yield from _ids(theatre)
    yield from _interval(("end",), theatre.start, theatre.end)
    checker = _Checker(theatre)
    for at, actor in enumerate(theatre.actors):
        yield from checker.actor(("actors", at), actor)
    for at, place in enumerate(theatre.places):
        yield from checker.place(("places", at), place)
    for at, agreement in enumerate(theatre.agreements):
        yield from checker.agreement(("agreements", at), agreement)
    yield from _circles(theatre)
    yield from _shared_names(theatre)


def _proper_names(actor: Actor) -> dict[str, Path]:
    """What names the actor without help from the context, and in which field of the actor it stands."""
    listed: list[tuple[str, Path]] = [(actor.label, ("label",))]
    listed += [(name.text, ("names", at, "text")) for at, name in enumerate(actor.names)]
    for field in ("adjectives", "people", "metonyms"):
        listed += [(surface, (field, at)) for at, surface in enumerate(getattr(actor, field))]
    return {surface: path for surface, path in reversed(listed) if is_proper(surface)}


def conflicts(theatres: Sequence[Theatre]) -> list[str]:
    """One sentence for each point on which two of ``theatres`` contradict each other."""
    found: list[str] = []
    told: dict[tuple[str, str], tuple[str, Any]] = {}
    for theatre in theatres:
        for what, key, value in _facts(theatre):
            first, known = told.setdefault((what, key), (theatre.theatre, value))
            if known != value:
                found.append(
                    f"The theatres '{first}' and '{theatre.theatre}' differ on {what} '{key}': "
                    f"{known} in one, {value} in the other."
                )
    return found + _names_across(theatres)


def _facts(theatre: Theatre) -> Iterator[tuple[str, str, Any]]:
    for side in theatre.sides:
        yield "the label of side", side.id, side.label
    for actor in theatre.actors:
        yield "the side of actor", actor.id, actor.side
        yield "the kind of actor", actor.id, actor.kind.value
    for place in theatre.places:
        yield "the kind of place", place.id, place.kind
    for agreement in theatre.agreements:
        yield "the label of agreement", agreement.id, agreement.label
        for obligation in agreement.obligations:
            yield "the agreement of duty", obligation.id, agreement.id


def _names_across(theatres: Sequence[Theatre]) -> list[str]:
    found: list[str] = []
    bearers: dict[str, tuple[str, str]] = {}
    shared = {name for theatre in theatres for name in theatre.shared_names}
    for theatre in theatres:
        for actor in theatre.actors:
            for name in _proper_names(actor):
                first, bearer = bearers.setdefault(name, (theatre.theatre, actor.id))
                if bearer != actor.id and first != theatre.theatre and name not in shared:
                    found.append(
                        f"The theatres '{first}' and '{theatre.theatre}' differ on the name '{name}': "
                        f"{bearer} in one, {actor.id} in the other."
                    )
    return found


def _ids(theatre: Theatre) -> Iterator[Fault]:
    if not _SLUG.fullmatch(theatre.theatre):
        yield Fault(("theatre",), f"'{theatre.theatre}' is no slug (a-z, 0-9, -)")
    duties: list[tuple[Path, str]] = []
    for at, agreement in enumerate(theatre.agreements):
        path: Path = ("agreements", at, "obligations")
        duties += [((*path, n), duty.id) for n, duty in enumerate(agreement.obligations)]
    for kind, identified in (
        ("side", [(("sides", at), side.id) for at, side in enumerate(theatre.sides)]),
        ("actor", [(("actors", at), actor.id) for at, actor in enumerate(theatre.actors)]),
        ("place", [(("places", at), place.id) for at, place in enumerate(theatre.places)]),
        ("agreement", [(("agreements", at), one.id) for at, one in enumerate(theatre.agreements)]),
        ("duty", duties),
    ):
        pattern = _ACTOR_ID if kind == "actor" else _SLUG
        seen: set[str] = set()
        for path, id_ in identified:
            if not pattern.fullmatch(id_):
                shape = "party[/organ[/family-name]] in slugs" if kind == "actor" else "a slug"
                yield Fault((*path, "id"), f"'{id_}' is not {shape} (a-z, 0-9, -)")
            if id_ in seen:
                yield Fault((*path, "id"), f"another {kind} has the id '{id_}'")
            seen.add(id_)
            if kind == "side" and id_ in NEUTRAL_SIDES:
                yield Fault((*path, "id"), f"'{id_}' is always there and needs no entry")
    defaults: dict[object, int] = {}
    for at, agreement in enumerate(theatre.agreements):
        if agreement.default and defaults.setdefault(agreement.signed, at) != at:
            yield Fault(("agreements", at, "default"), "another agreement of the same day is a default")


class _Checker:
    """Knows the ids of one theatre; each method yields the faults of one entry."""

    def __init__(self, theatre: Theatre) -> None:
        self.actors = {actor.id for actor in theatre.actors}
        self.sides = {side.id for side in theatre.sides}
        self.places = {place.id for place in theatre.places}
        self.duties = {duty.id for agreement in theatre.agreements for duty in agreement.obligations}
        self.sources = set(theatre.sources)

    def actor(self, path: Path, actor: Actor) -> Iterator[Fault]:
        yield from self._known((*path, "side"), actor.side, "side", self.sides | NEUTRAL_SIDES)
        owner, slash, _ = actor.id.rpartition("/")
        if slash:
            yield from self._known((*path, "id"), owner, "actor", self.actors)
        yield from self._source(path, actor.source)
        for at, role in enumerate(actor.roles):
            here = (*path, "roles", at)
            yield from _interval((*here, "end"), role.start, role.end)
            yield from self._source(here, role.source)
            if role.organ is not None:
                yield from self._known((*here, "organ"), role.organ, "actor", self.actors)
        for at, tie in enumerate(actor.affiliations):
            here = (*path, "affiliations", at)
            yield from self._known((*here, "to"), tie.to, "actor", self.actors)
            yield from _interval((*here, "end"), tie.start, tie.end)
            yield from self._source(here, tie.source)
            yield from self._basis((*here, "basis"), tie.basis)

    def place(self, path: Path, place: Place) -> Iterator[Fault]:
        if place.part_of is not None:
            yield from self._known((*path, "part_of"), place.part_of, "place", self.places)
        for at, zone in enumerate(place.zone_of):
            yield from self._known((*path, "zone_of", at), zone, "place", self.places)
        for at, claim in enumerate(place.control):
            here = (*path, "control", at)
            controllers = self.actors | {_CONTESTED}
            yield from self._known((*here, "controller"), claim.controller, "actor", controllers)
            yield from _interval((*here, "end"), claim.start, claim.end)
            yield from self._source(here, claim.source)
        yield from self._source(path, place.source)
        yield from self._source(path, place.sovereign_source, "sovereign_source")
        yield from _coordinates(path, place)

    def agreement(self, path: Path, agreement: Agreement) -> Iterator[Fault]:
        for field, ids in (("signatories", agreement.signatories), ("mediators", agreement.mediators)):
            for at, id_ in enumerate(ids):
                yield from self._known((*path, field, at), id_, "actor", self.actors)
        for at, key in enumerate(agreement.texts):
            yield from self._known((*path, "texts", at), key, "source", self.sources)
        yield from self._source(path, agreement.source)
        for at, duty in enumerate(agreement.obligations):
            yield from self._duty((*path, "obligations", at), duty)

    def _duty(self, path: Path, duty: Obligation) -> Iterator[Fault]:
        for field, ids in (("obligor", duty.obligor), ("beneficiary", duty.beneficiary)):
            for at, id_ in enumerate(ids):
                yield from self._known((*path, field, at), id_, "actor", self.actors)
        for at, id_ in enumerate(duty.depends_on):
            yield from self._known((*path, "depends_on", at), id_, "duty", self.duties)
        if duty.place is not None:
            yield from self._known((*path, "place"), duty.place, "place", self.places)
        for at, reading in enumerate(duty.readings):
            here = (*path, "readings", at)
            yield from self._known((*here, "by"), reading.by, "actor or side", self.actors | self.sides)
            yield from self._source(here, reading.source)
        yield from self._source(path, duty.source)
        if duty.deadline is None:
            return
        anchor, here = duty.deadline.anchor, (*path, "deadline")
        if anchor is not None:
            yield from self._known((*here, "anchor"), anchor, "duty", self.duties | _ANCHORS)
        yield from _due((*here, "value"), duty.deadline.type, duty.deadline.value)

    def _basis(self, path: Path, basis: str) -> Iterator[Fault]:
        kind, colon, by = basis.partition(":")
        if kind == "claimed_by" and colon:
            yield from self._known(path, by, "actor or side", self.actors | self.sides)
        elif basis not in {"stated", "background"}:
            yield Fault(path, f"'{basis}' is none of stated, background, claimed_by:ID")

    def _source(self, path: Path, keys: str | None, field: str = "source") -> Iterator[Fault]:
        for key in (keys or "").split(";") if keys is not None else ():
            yield from self._known((*path, field), key.strip(), "source", self.sources)

    @staticmethod
    def _known(path: Path, id_: str, what: str, ids: Iterable[str]) -> Iterator[Fault]:
        known = set(ids)
        if id_ not in known:
            near = get_close_matches(id_, sorted(known), n=1)
            meant = f" (did you mean '{near[0]}'?)" if near else ""
            yield Fault(path, f"there is no {what} '{id_}'{meant}")


def _interval(path: Path, start: date | None, end: date | None) -> Iterator[Fault]:
    if start is not None and end is not None and end < start:
        yield Fault(path, f"the interval ends on {end}, before it begins on {start}")


def _due(path: Path, kind: DeadlineType, value: str | None) -> Iterator[Fault]:
    if value is None:
        return
    if kind is DeadlineType.ABSOLUTE:
        try:
            date.fromisoformat(value)
        except ValueError:
            yield Fault(path, f"'{value}' is no date (YYYY-MM-DD)")
    elif not _DURATION.fullmatch(value):
        yield Fault(path, f"'{value}' is no duration (P3Y, P6M, P10D, PT24H)")


def _coordinates(path: Path, place: Place) -> Iterator[Fault]:
    given = [value for value in (place.lat, place.lon) if value is not None]
    if len(given) == 1:
        yield Fault((*path, "lat" if place.lon is None else "lon"), "latitude and longitude come together")
    if given and place.sensitive:
        yield Fault((*path, "lat"), "a sensitive place carries no coordinates")
    if any(round(value, _COORDINATE_DIGITS) != value for value in given):
        yield Fault((*path, "lat"), "coordinates must not be finer than 0.01 degree")


def _circles(theatre: Theatre) -> Iterator[Fault]:
    inside = {place.id: (place.part_of,) if place.part_of else () for place in theatre.places}
    for at, place in enumerate(theatre.places):
        if _reaches_itself(place.id, inside):
            yield Fault(("places", at, "part_of"), f"'{place.id}' would lie within itself")
    waits = {duty.id: duty.depends_on for agreement in theatre.agreements for duty in agreement.obligations}
    for at, agreement in enumerate(theatre.agreements):
        for n, duty in enumerate(agreement.obligations):
            if _reaches_itself(duty.id, waits):
                path = ("agreements", at, "obligations", n, "depends_on")
                yield Fault(path, f"'{duty.id}' would wait for itself")


def _reaches_itself(start: str, follows: Mapping[str, Sequence[str]]) -> bool:
    seen: set[str] = set()
    open_ = list(follows.get(start, ()))
    while open_:
        id_ = open_.pop()
        if id_ == start:
            return True
        if id_ not in seen:
            seen.add(id_)
            open_ += follows.get(id_, ())
    return False


def _shared_names(theatre: Theatre) -> Iterator[Fault]:
    bearers: dict[str, str] = {}
    for at, actor in enumerate(theatre.actors):
        for name, path in _proper_names(actor).items():
            first = bearers.setdefault(name, actor.id)
            if first != actor.id and name not in theatre.shared_names:
                reason = f"the name '{name}' is also that of '{first}'; if so, list it under shared_names"
                yield Fault(("actors", at, *path), reason)
