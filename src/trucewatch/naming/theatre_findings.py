"""What the even-handedness check of a theatre file says, and whose side everything in the file is on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trucewatch.model.theatre import Actor, Name, Theatre
from trucewatch.model.vocabulary import NEUTRAL_SIDES, ActorKind

HOSTILE = frozenset({"hostile", "loaded"})
"""Valences of names that are there to be recognised and never to be printed."""

OFFICIALS = frozenset({ActorKind.PERSON_OFFICIAL, ActorKind.PERSON_GROUP})
"""Kinds of actor that hold an office."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One question to the author: the ``rule`` by name, ``where`` (an id of the file), ``what`` in words."""

    rule: str
    where: str
    what: str
    answer: str | None = None
    """What the file itself answers, or ``None``."""


def sides_of(theatre: Theatre) -> tuple[str, ...]:
    """The ids of the theatre's sides, in the order of the file."""
    return tuple(side.id for side in theatre.sides)


def side_by_id(theatre: Theatre) -> Mapping[str, str]:
    """The party's side of every side and actor id; actors on a neutral side are not in it."""
    sides = {side: side for side in sides_of(theatre)}
    return sides | {actor.id: actor.side for actor in theatre.actors if actor.side not in NEUTRAL_SIDES}


def users_of(used_by: str | None) -> tuple[str, ...]:
    """The users in a name's ``used_by``: ids, or words."""
    return tuple(user.strip() for user in (used_by or "").split(";") if user.strip())


def named(theatre: Theatre) -> Iterator[tuple[str, tuple[Name, ...]]]:
    """Everything in the file that has names: its id and the names."""
    yield from ((actor.id, actor.names) for actor in theatre.actors)
    yield from ((place.id, place.names) for place in theatre.places)
    yield from ((agreement.id, agreement.names) for agreement in theatre.agreements)


def party_states(theatre: Theatre) -> tuple[Actor, ...]:
    """The parties' states: the only actors whose forms and organs have to match one another."""
    return tuple(
        actor for actor in theatre.actors if actor.kind is ActorKind.STATE and actor.side not in NEUTRAL_SIDES
    )
