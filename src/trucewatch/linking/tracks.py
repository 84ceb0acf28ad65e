"""Running matters: peacekeepers, mediation, roads, displacement, the state of the truce.

Every claim that speaks of one becomes a row of that track, with the kind that its words say. Fears and
hypotheticals stay claims and become no row of displacement or territory: those are events.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.linking.statements import Statement, root_of
from trucewatch.linking.wordlists import matches, word_list
from trucewatch.model.base import content_id
from trucewatch.model.linking import TrackEvent
from trucewatch.model.theatre import Theatre
from trucewatch.model.vocabulary import ActorKind, Aux, Polarity, Track

_UNREAL = frozenset({Aux.HYPOTHETICAL, Aux.COUNTERFACTUAL, Aux.FEARED})
_EVENTS_ONLY = frozenset({Track.DISPLACEMENT, Track.TERRITORY})
#: What a truce-status claim says when its speaker denies the words' kind.
_DENIED_STATUS = {"in_danger": "holding", "holding": "in_danger", "collapsed": "holding"}


def link_tracks(statements: Sequence[Statement], theatres: Sequence[Theatre]) -> tuple[TrackEvent, ...]:
    """The track rows of all ``statements``, in their order; a claim may stand on several tracks."""
    guarantors = frozenset(
        root_of(actor.id)
        for theatre in theatres
        for actor in theatre.actors
        if actor.kind in {ActorKind.PEACEKEEPING_FORCE, ActorKind.MONITORING_MISSION}
    )
    return tuple(row for statement in statements for row in _rows(statement, guarantors))


def _rows(statement: Statement, guarantors: frozenset[str]) -> list[TrackEvent]:
    found: list[TrackEvent] = []
    for name, words in word_list("tracks").items():
        track = Track(name)
        if track in _EVENTS_ONLY and statement.claim.aux in _UNREAL:
            continue
        if not matches(statement.content, "tracks", name, "topic"):
            if track is Track.PEACEKEEPERS and _on_guarantor(statement, guarantors):
                found.append(_row(statement, track, "conduct"))
            continue
        if "needs" in words and not matches(statement.content, "tracks", name, "needs"):
            continue
        kind = _kind(statement, name, words["kinds"])
        if track is Track.TRUCE_STATUS and statement.claim.polarity is Polarity.NEGATIVE:
            kind = _DENIED_STATUS.get(kind, kind)
        found.append(_row(statement, track, kind))
    return found


def _row(statement: Statement, track: Track, kind: str) -> TrackEvent:
    return TrackEvent(
        id=content_id("track", statement.id, track, kind),
        track=track,
        kind=kind,
        side=statement.claim.source.side,
        when=next((time.interval for time in statement.times if time.interval), None),
        claim=statement.id,
    )


def _on_guarantor(statement: Statement, guarantors: frozenset[str]) -> bool:
    """Whether the claim holds something against the state that sends the peacekeepers or monitors."""
    if not guarantors & statement.named or statement.by_author:
        return False
    return matches(f"{statement.cue} {statement.content}", "tracks", "peacekeepers", "guarantor")


def _kind(statement: Statement, track: str, kinds: dict[str, list[str]]) -> str:
    for kind, words in kinds.items():
        if not words or matches(statement.content, "tracks", track, "kinds", kind):
            return kind
    return next(reversed(kinds))
