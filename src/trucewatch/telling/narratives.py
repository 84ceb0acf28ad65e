"""Media lines in pairs: what unnamed outlets of one side are told to say, beside what stands against it."""

from __future__ import annotations

import re

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.linking import TrackEvent
from trucewatch.model.vocabulary import NEUTRAL_SIDES, OPPOSED, ActorKind, RelationType, Track
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, state
from trucewatch.telling.tracks import CONDUCT

_TIED = OPPOSED | {RelationType.RESPONDS_TO}


class Narrative(Frozen):
    """A media line with a statement against it, or with none where none is told."""

    side: str | None
    """Id of the side whose media they are told to be; ``None`` where the words do not say."""
    side_label: str
    line: Statement
    against: Statement | None
    how: str
    """``the text sets them against each other``, ``on the same matter``, or ``nothing told against it``."""


def narratives(material: Material) -> tuple[Narrative, ...]:
    """Every media line with each statement against it, by side, then in the order of the text."""
    found: list[Narrative] = []
    for claim in material.claims:
        if claim.source.kind is ActorKind.MEDIA_COLLECTIVE:
            side = side_of_media(material, claim)
            against_it: list[tuple[Claim | None, str]] = [*_against(material, claim, side)]
            for against, how in against_it or [(None, "nothing told against it")]:
                found.append(
                    Narrative(
                        side=side,
                        side_label=material.names.side(side) if side else "side not told",
                        line=state(material, claim),
                        against=state(material, against) if against else None,
                        how=how,
                    )
                )
    return tuple(sorted(found, key=lambda one: one.side_label.casefold()))


def side_of_media(material: Material, claim: Claim) -> str | None:
    """Whose media they are, by their source or its words ("Ostrian media"); never by what they say."""
    if claim.source.side not in NEUTRAL_SIDES and ";" not in claim.source.side:
        return claim.source.side
    card = material.names.actor_card(claim.source.actor)
    words = f"{card.label if card else ''} {claim.source.text or ''}"
    sides = {
        actor.side
        for theatre in material.names.theatres
        for actor in theatre.actors
        if actor.side not in NEUTRAL_SIDES
        and any(_says(words, name) for name in _names(actor.names, actor.adjectives))
    }
    return sides.pop() if len(sides) == 1 else None


def _names(names: tuple[object, ...], adjectives: tuple[str, ...]) -> tuple[str, ...]:
    return (*(getattr(name, "text", "") for name in names), *adjectives)


def _says(words: str, name: str) -> bool:
    return bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _against(material: Material, claim: Claim, side: str | None) -> list[tuple[Claim, str]]:
    """What the text ties to the line, else what others say of the same guarantor's conduct."""
    tied = {
        other: "the text sets them against each other"
        for relation in material.relations
        if relation.type in _TIED and claim.id in {relation.a, relation.b}
        for other in {relation.a, relation.b} - {claim.id}
    }
    own = _conduct_of(material, claim.id)
    for event in material.tracks:
        if not own or event.claim == claim.id or event.claim in tied or not _is_conduct(event):
            continue
        other = material.every[event.claim]
        if (
            side not in event.side.split(";")
            and other.source.actor != claim.source.actor
            and own & _about(event)
        ):
            tied[event.claim] = "on the same matter"
    listed = material.in_text_order(tied)
    return [
        (other, tied[other.id])
        for other in listed
        if other.source.kind is not ActorKind.MEDIA_COLLECTIVE or tied[other.id] != "on the same matter"
    ]


def _conduct_of(material: Material, claim: str) -> frozenset[str]:
    found: set[str] = set()
    for event in material.tracks:
        if event.claim == claim and _is_conduct(event):
            found |= _about(event)
    return frozenset(found)


def _is_conduct(event: TrackEvent) -> bool:
    return event.track is Track.PEACEKEEPERS and event.kind in CONDUCT


def _about(event: TrackEvent) -> frozenset[str]:
    """Whose conduct it is, by the state or body that sends them."""
    return frozenset(
        part.actor.split("/", 1)[0] for part in event.parts if part.role == "about" and part.actor
    )
