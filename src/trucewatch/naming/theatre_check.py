"""Is a theatre file even-handed and sourced? Findings for its author; none of them stops it from loading.

A file can be correct and still tell one side's story: names, officials or readings given for one party
only, a hostile name in first place, a fact without a source. What is found here is a question to the
author, who may have a good answer (a town that one side has no name for).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from trucewatch.model.theatre import Actor, Name, Place, Theatre
from trucewatch.model.vocabulary import NEUTRAL_SIDES, ActorKind

_OFFICIALS = frozenset({ActorKind.PERSON_OFFICIAL, ActorKind.PERSON_GROUP})
_HOSTILE = frozenset({"hostile", "loaded"})
_LOPSIDED = 2
"""From how many times as many of one side as of another a list is called lopsided."""

COMMON_KNOWLEDGE = "CK"
"""The source key for what was not checked again."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One question to the author: the ``rule`` by name, ``where`` (an id of the file), ``what`` in words."""

    rule: str
    where: str
    what: str


def check_theatre(theatre: Theatre) -> list[Finding]:
    """What makes ``theatre`` look uneven or unsourced, sorted by rule and place."""
    found: set[Finding] = set()
    for rule in _RULES:
        found.update(rule(theatre))
    return sorted(found, key=lambda finding: (finding.rule, finding.where, finding.what))


def _sides(theatre: Theatre) -> tuple[str, ...]:
    return tuple(side.id for side in theatre.sides)


def _side_of(theatre: Theatre) -> Mapping[str, str]:
    """Actor and side ids, and the party's side that each belongs to."""
    sides = {side: side for side in _sides(theatre)}
    return sides | {actor.id: actor.side for actor in theatre.actors if actor.side not in NEUTRAL_SIDES}


def _lopsided(rule: str, theatre: Theatre, what: str, counted: Mapping[str, int]) -> Iterator[Finding]:
    """A finding where one side has several times as many of something as another."""
    sides = _sides(theatre)
    if len(sides) < 2:
        return
    most, least = (pick(sides, key=lambda side: counted.get(side, 0)) for pick in (max, min))
    many, few = counted.get(most, 0), counted.get(least, 0)
    if many > _LOPSIDED * few:
        yield Finding(rule, least, f"{few} {what} on this side, {many} on the side '{most}'")


def _states(theatre: Theatre) -> Iterator[Actor]:
    """The parties' states: the only actors whose forms have to match one another."""
    return (
        actor for actor in theatre.actors if actor.kind is ActorKind.STATE and actor.side not in NEUTRAL_SIDES
    )


def _names(theatre: Theatre) -> Iterator[Finding]:
    forms: tuple[tuple[str, Callable[[Actor], tuple[object, ...]]], ...] = (
        ("adjective", lambda actor: actor.adjectives),
        ("name for its people", lambda actor: actor.people),
        ("metonym", lambda actor: actor.metonyms),
        ("description", lambda actor: actor.descriptions),
    )
    states = list(_states(theatre))
    for what, listed in forms:
        if any(listed(state) for state in states):
            for state in states:
                if not listed(state):
                    yield Finding("names", state.id, f"has no {what}, while another party's state has one")


def _first_names(theatre: Theatre) -> Iterator[Finding]:
    for id_, names in _named(theatre):
        if names and names[0].valence in _HOSTILE:
            yield Finding("first-name", id_, f"the first name, '{names[0].text}', is hostile or loaded")


def _named(theatre: Theatre) -> Iterator[tuple[str, tuple[Name, ...]]]:
    yield from ((actor.id, actor.names) for actor in theatre.actors)
    yield from ((place.id, place.names) for place in theatre.places)
    yield from ((agreement.id, agreement.names) for agreement in theatre.agreements)


def _officials(theatre: Theatre) -> Iterator[Finding]:
    officials = [actor for actor in theatre.actors if actor.kind in _OFFICIALS]
    yield from _lopsided("officials", theatre, "officials", Counter(actor.side for actor in officials))
    for actor in officials:
        if not actor.roles:
            yield Finding("officials", actor.id, "an official without a role")


def _hostile_names(theatre: Theatre) -> Iterator[Finding]:
    counted = Counter(
        actor.side for actor in theatre.actors for name in actor.names if name.valence in _HOSTILE
    )
    yield from _lopsided("hostile-names", theatre, "hostile or loaded names", counted)


def _toponyms(theatre: Theatre) -> Iterator[Finding]:
    side_of = _side_of(theatre)
    for place in theatre.places:
        users = {side_of[user] for name in place.names for user in _users(name.used_by) if user in side_of}
        if users and users != set(_sides(theatre)) and not _shared(place):
            missing = ", ".join(side for side in _sides(theatre) if side not in users)
            yield Finding("toponyms", place.id, f"no name that is used by: {missing}")


def _users(used_by: str | None) -> tuple[str, ...]:
    return tuple(user.strip() for user in (used_by or "").split(";"))


def _shared(place: Place) -> bool:
    """Whether a name is in general use, so that a side needs none of its own."""
    return any("international" in _users(name.used_by) for name in place.names)


def _control(theatre: Theatre) -> Iterator[Finding]:
    side_of = _side_of(theatre)
    counted: Counter[str] = Counter()
    for place in theatre.places:
        claimants = {user for claim in place.control for user in _users(claim.according_to)}
        counted.update({side_of[user] for user in claimants if user in side_of})
        if place.control and place.recognised_sovereign is None:
            yield Finding(
                "control", place.id, "control is told, whose territory it is recognised to be is not"
            )
    yield from _lopsided("control", theatre, "places with control as that side claims it", counted)


def _readings(theatre: Theatre) -> Iterator[Finding]:
    side_of = _side_of(theatre)
    for agreement in theatre.agreements:
        for duty in agreement.obligations:
            for slot in dict.fromkeys(reading.slot for reading in duty.readings):
                by = {side_of.get(reading.by) for reading in duty.readings if reading.slot is slot}
                missing = [side for side in _sides(theatre) if side not in by]
                if missing:
                    what = f"the reading of the {slot.value} is given, but none by: {', '.join(missing)}"
                    yield Finding("readings", duty.id, what)


def _keywords(theatre: Theatre) -> Iterator[Finding]:
    """A name among the keywords would tie claims by how one side spells it."""
    for agreement in theatre.agreements:
        for duty in agreement.obligations:
            for keyword in duty.keywords:
                if keyword != keyword.lower():
                    yield Finding("keywords", duty.id, f"'{keyword}' holds a name; keywords are common words")


def _sources(theatre: Theatre) -> Iterator[Finding]:
    for where, what, source in _sourced(theatre):
        if source is None:
            yield Finding("sources", where, f"no source for {what}")
    for agreement in theatre.agreements:
        for duty in agreement.obligations:
            if duty.source == COMMON_KNOWLEDGE:
                yield Finding("sources", duty.id, "a duty from common knowledge alone; name its text")


def _sourced(theatre: Theatre) -> Iterator[tuple[str, str, str | None]]:
    """Everything that needs a source: the id in the file, what it is, the source's keys."""
    for actor in theatre.actors:
        yield actor.id, "the actor", actor.source
        for role in actor.roles:
            yield actor.id, f"the office '{role.title}'", role.source
    for place in theatre.places:
        yield place.id, "the place", place.source
        for claim in place.control:
            yield place.id, f"control by '{claim.controller}'", claim.source
        if place.recognised_sovereign is not None:
            yield place.id, "whose territory it is recognised to be", place.sovereign_source
    for agreement in theatre.agreements:
        yield agreement.id, "the agreement", agreement.source
        for duty in agreement.obligations:
            yield duty.id, "the duty", duty.source
            for reading in duty.readings:
                yield duty.id, f"the reading by '{reading.by}'", reading.source


def _order(theatre: Theatre) -> Iterator[Finding]:
    """Alphabetical order, so that no order says anything."""
    sides = _sides(theatre)
    if list(sides) != sorted(sides):
        yield Finding("order", theatre.theatre, "the sides are not in alphabetical order")
    for id_, names in _named(theatre):
        neutral = [name for name in names if name.lang == "en" and name.valence not in _HOSTILE]
        if [name.text for name in neutral] != sorted((name.text for name in neutral), key=str.casefold):
            yield Finding("order", id_, "the names are not in alphabetical order")
    for agreement in theatre.agreements:
        for duty in agreement.obligations:
            for field, ids in (("obligor", duty.obligor), ("beneficiary", duty.beneficiary)):
                if list(ids) != sorted(ids):
                    yield Finding("order", duty.id, f"{field} is not in alphabetical order")
            by = [reading.by for reading in duty.readings]
            if by != sorted(by):
                yield Finding("order", duty.id, "the readings are not in alphabetical order of the parties")


_RULES = (
    _control,
    _first_names,
    _hostile_names,
    _keywords,
    _names,
    _officials,
    _order,
    _readings,
    _sources,
    _toponyms,
)
