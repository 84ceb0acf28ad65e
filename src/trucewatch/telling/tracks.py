"""Running matters: the truce's state, peacekeepers and what each side holds against them, roads, talks."""

from __future__ import annotations

from trucewatch.model.base import Frozen
from trucewatch.model.linking import TrackEvent
from trucewatch.model.vocabulary import Track
from trucewatch.telling import wording
from trucewatch.telling.material import Material
from trucewatch.telling.stances import SideStatements
from trucewatch.telling.statements import Statement, state

_CONDUCT = "conduct"


class TrackLine(Frozen):
    """One claim on a running matter."""

    id: str
    track: Track
    kind: str
    side: str
    side_label: str
    when: str | None
    statement: Statement


class TrackCard(Frozen):
    """A running matter, in the order in which it is told."""

    track: Track
    title: str
    lines: tuple[TrackLine, ...]


def track_lines(material: Material, track: Track | None = None) -> tuple[TrackLine, ...]:
    """The claims on one running matter, or on all, in the order of documents and of the text."""
    events = [event for event in material.tracks if track is None or event.track is track]
    events.sort(key=lambda event: (*material.place_of(material.every[event.claim]), event.track, event.kind))
    return tuple(_line(material, event) for event in events)


def track_cards(material: Material) -> tuple[TrackCard, ...]:
    """Every running matter that something is said of, but for the truce's state, which has its own strip."""
    cards = (
        TrackCard(track=track, title=wording.TRACKS[track], lines=track_lines(material, track))
        for track in Track
        if track is not Track.TRUCE_STATUS
    )
    return tuple(card for card in cards if card.lines)


def truce_status(material: Material) -> tuple[SideStatements, ...]:
    """What each party says of the truce's state; a party that says nothing has an empty list."""
    lines = track_lines(material, Track.TRUCE_STATUS)
    if not lines:
        return ()
    return _by_side(material, lines)


def grievances(material: Material) -> tuple[SideStatements, ...]:
    """What each party says of the conduct of peacekeepers and guarantors, one column each."""
    conduct = tuple(line for line in track_lines(material, Track.PEACEKEEPERS) if line.kind == _CONDUCT)
    if not conduct:
        return ()
    return _by_side(material, conduct)


def _by_side(material: Material, lines: tuple[TrackLine, ...]) -> tuple[SideStatements, ...]:
    speaking = {line.side for line in lines}
    return tuple(
        SideStatements(
            side=side,
            label=material.names.side(side),
            statements=tuple(line.statement for line in lines if line.side == side),
        )
        for side in material.names.ordered(speaking | material.names.around(speaking))
    )


def _line(material: Material, event: TrackEvent) -> TrackLine:
    return TrackLine(
        id=event.id,
        track=event.track,
        kind=event.kind.replace("_", " "),
        side=event.side,
        side_label=material.names.side(event.side),
        when=wording.when(event.when) if event.when else None,
        statement=state(material, material.every[event.claim]),
    )
