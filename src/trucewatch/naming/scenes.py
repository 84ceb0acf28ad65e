"""Scenes: which states a text names, as actors or as places, and in which it places a conflict."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.reading import DocumentReading
from trucewatch.naming.actors import Catalogue, top
from trucewatch.naming.discourse import VIOLENT, Discourse
from trucewatch.naming.general import general_places
from trucewatch.naming.nouns import conflict_words
from trucewatch.naming.places import place_of, stands_as_place
from trucewatch.naming.words import Word

_AFTER_CONFLICT = 3  # words after "war" among which "in Varland" stands


def states_named(words: Sequence[Word], catalogue: Catalogue) -> frozenset[str]:
    """Ids of the states that the text names, as somebody or as a place."""
    as_actors = {
        top(word.actor.entity)
        for word in words
        if word.actor is not None and catalogue.is_state_like(top(word.actor.entity))
    }
    places = (_state_at(words, at) for at in range(len(words)) if stands_as_place(words, at))
    return frozenset(as_actors | {state for state in places if state is not None})


def states_of_conflict(reading: DocumentReading, discourse: Discourse) -> frozenset[str]:
    """Ids of the states in which the text places violence, a war or a truce."""
    words = discourse.words
    scenes = [
        at
        for event in reading.events
        if event.plover in VIOLENT and event.place is not None
        for at in discourse.range_of(event.place.span)
    ]
    for at, word in enumerate(words):
        if word.lower in conflict_words("strong"):
            scenes += range(at + 1, min(at + 1 + _AFTER_CONFLICT, len(words)))
    states = [_state_at(words, at) for at in scenes if stands_as_place(words, at)]
    states += [
        _state_at(words, at - 1)
        for at, word in enumerate(words)
        if at and word.lower in conflict_words("strong") and not words[at - 1].phrase
    ]
    return frozenset(state for state in states if state is not None)


def states_struck(reading: DocumentReading, discourse: Discourse) -> tuple[str, ...]:
    """Ids of the states in which the text's attacks took place, the attacker's own left out."""
    struck: dict[str, None] = {}
    for event in reading.events:
        if event.plover not in VIOLENT or event.initiator is None or event.place is None:
            continue
        by = discourse.participant(event.initiator.span, event.claim).party
        for at in discourse.range_of(event.place.span):
            state = _state_at(discourse.words, at) if stands_as_place(discourse.words, at) else None
            if state is not None and by is not None and state != top(by):
                struck[state] = None
    return tuple(struck)


def _state_at(words: Sequence[Word], at: int) -> str | None:
    """The state that the place ``words[at]`` is or lies in, as far as the general tables tell."""
    id_ = place_of(words[at])
    place = None if id_ is None else general_places().get(id_)
    if place is None:
        return None
    return place.id if place.kind == "country" else place.part_of
