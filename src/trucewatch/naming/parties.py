"""Parties without a theatre file: whom the text itself shows fighting, under attack, or making a truce.

A state is a party where it strikes or is struck, holds or gives up ground, or makes a truce of its own;
an armed group always. Whoever only accuses, urges, hosts or mediates is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.event import Event
from trucewatch.model.reading import DocumentReading
from trucewatch.model.vocabulary import ActorKind, PloverRoot
from trucewatch.naming.actors import Referent, top
from trucewatch.naming.discourse import Discourse

_FIGHTING = frozenset({PloverRoot.ASSAULT, PloverRoot.COERCE})
_TRUCE = frozenset({PloverRoot.AGREE, PloverRoot.CONCEDE, PloverRoot.RETREAT})
_FIGHTERS = frozenset(
    {
        ActorKind.ARMED_FORCE,
        ActorKind.ARMED_GROUP,
        ActorKind.DE_FACTO_AUTHORITY,
        ActorKind.PERSON_GROUP,
        ActorKind.PERSON_OFFICIAL,
        ActorKind.POPULATION_GROUP,
        ActorKind.STATE,
        ActorKind.STATE_ORGAN,
    }
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Ids of the parties, of hosts and mediators, and of armed groups, in the order of the text."""

    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    groups: tuple[str, ...]


def evidence_of(reading: DocumentReading, discourse: Discourse) -> Evidence:
    """What the events and claims of ``reading`` show about who is a party."""
    parties = list(_parties(reading, discourse))
    groups = [who.actor for who in discourse.everybody() if who.kind is ActorKind.ARMED_GROUP and who.actor is not None]
    parties += groups
    mediators = [
        top(who.actor)
        for event in reading.events
        if event.plover is PloverRoot.CONSULT and event.initiator is not None
        for who in _each(discourse.participant(event.initiator, event.claim))
        if who.actor is not None and event.target is None and not event.both_sides
    ]
    return Evidence(tuple(dict.fromkeys(parties)), tuple(dict.fromkeys(mediators)), tuple(dict.fromkeys(groups)))


def _parties(reading: DocumentReading, discourse: Discourse) -> Iterator[str]:
    for event in reading.events:
        for who in _actors_of(event, discourse):
            if who.kind in _FIGHTERS and who.party is not None:
                yield who.party if who.kind is ActorKind.ARMED_GROUP else top(who.party)


def _actors_of(event: Event, discourse: Discourse) -> Iterator[Referent]:
    """Who by the event is a party: both ends of violence, the makers of a truce."""
    if event.plover in _FIGHTING or event.plover in _TRUCE:
        ends = (event.initiator, event.target) if event.plover in _FIGHTING else (event.initiator,)
        for end in ends:
            if end is not None:
                yield from _each(discourse.participant(end, event.claim))


def _each(referent: Referent) -> tuple[Referent, ...]:
    return referent.members or (referent,)
