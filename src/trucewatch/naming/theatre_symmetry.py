"""What a theatre file tells of one party and not of the other, entry by entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from trucewatch.model.theatre import Actor, Place, Theatre
from trucewatch.naming.theatre_findings import (
    OFFICIALS,
    Finding,
    party_states,
    side_by_id,
    sides_of,
    users_of,
)

_CORE_ORGANS = ("armed-forces", "defence-ministry", "foreign-ministry")
"""Organs that every state has: where one party's is listed, the other's is missed. How the head of a state is
called differs from state to state."""


def uneven_names(theatre: Theatre) -> Iterator[Finding]:
    """Forms of a party's name that another party's state has and this one lacks."""
    forms: tuple[tuple[str, Callable[[Actor], tuple[object, ...]]], ...] = (
        ("adjective", lambda actor: actor.adjectives),
        ("name for its people", lambda actor: actor.people),
        ("metonym", lambda actor: actor.metonyms),
        ("description", lambda actor: actor.descriptions),
    )
    states = party_states(theatre)
    for what, listed in forms:
        if any(listed(state) for state in states):
            for state in states:
                if not listed(state):
                    yield Finding("names", state.id, f"has no {what}, while another party's state has one")


def uneven_organs(theatre: Theatre) -> Iterator[Finding]:
    """Organs, and holders of their offices, that one party's state has and another's lacks."""
    known = {actor.id for actor in theatre.actors}
    holding = {
        organ
        for actor in theatre.actors
        if actor.kind in OFFICIALS
        for organ in (actor.id.rpartition("/")[0], *(role.organ for role in actor.roles))
    }
    states = party_states(theatre)
    for organ in _CORE_ORGANS:
        listed = [state.id for state in states if f"{state.id}/{organ}" in known]
        staffed = [state for state in listed if f"{state}/{organ}" in holding]
        for state in states:
            if listed and state.id not in listed:
                yield Finding("organs", state.id, f"no '{organ}', while the state of another party has one")
            if state.id in listed and staffed and state.id not in staffed:
                what = f"nobody of '{organ}' is named, while somebody of another party's is"
                yield Finding("organs", state.id, what)


def uneven_officials(theatre: Theatre) -> Iterator[Finding]:
    """Officials of whom the file does not say what they are."""
    for actor in theatre.actors:
        if actor.kind in OFFICIALS and not actor.roles:
            yield Finding("officials", actor.id, "an official without a role")


def uneven_toponyms(theatre: Theatre) -> Iterator[Finding]:
    """Places that have a name of one side alone, and none in general use."""
    side_of = side_by_id(theatre)
    sides = sides_of(theatre)
    for place in theatre.places:
        users = {side_of[user] for name in place.names for user in users_of(name.used_by) if user in side_of}
        if users and users != set(sides) and not _shared(place):
            missing = ", ".join(side for side in sides if side not in users)
            yield Finding("toponyms", place.id, f"no name that is used by: {missing}")


def _shared(place: Place) -> bool:
    """Whether a name is in general use, so that a side needs none of its own."""
    return any("international" in users_of(name.used_by) for name in place.names)


def uneven_readings(theatre: Theatre) -> Iterator[Finding]:
    """Slots of a duty that are told as one party reads them, and not as the other does."""
    side_of = side_by_id(theatre)
    for agreement in theatre.agreements:
        for duty in agreement.obligations:
            for slot in dict.fromkeys(reading.slot for reading in duty.readings):
                by = {side_of.get(reading.by) for reading in duty.readings if reading.slot is slot}
                missing = [side for side in sides_of(theatre) if side not in by]
                if missing:
                    what = f"the reading of the {slot.value} is given, but none by: {', '.join(missing)}"
                    yield Finding("readings", duty.id, what)


def control_without_sovereign(theatre: Theatre) -> Iterator[Finding]:
    """Places whose control is told without whose territory they are recognised to be."""
    for place in theatre.places:
        if place.control and place.recognised_sovereign is None:
            what = "control is told, whose territory it is recognised to be is not"
            yield Finding("control", place.id, what)


def too_few_sides(theatre: Theatre) -> Iterator[Finding]:
    """A file without two sides, of which nothing can be compared."""
    if len(theatre.sides) < 2:
        yield Finding("sides", theatre.theatre, f"{len(theatre.sides)} sides; nothing can be compared")
