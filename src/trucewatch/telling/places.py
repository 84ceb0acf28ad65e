"""A place in two lines that are never one word: whose it is recognised to be, and who controls it."""

from __future__ import annotations

from trucewatch.model.base import Frozen
from trucewatch.model.theatre import ControlClaim, Place
from trucewatch.telling import wording
from trucewatch.telling.material import Material

NOT_STATED = "not stated"
_COUNTRY = "country"
#: Words that a theatre file has for others than one actor or side.
_EVERYBODY = {"all": "all sides", "international": "international sources"}


class ControlLine(Frozen):
    """Who controls a place, over which time, according to whom."""

    controller: str
    side: str | None
    """The side that a theatre file counts the controller to; ``None`` where it knows none."""
    as_of: str
    according_to: str
    current: bool
    """Whether the time told covers the as-of day."""
    source: str | None
    doubtful: str | None


class PlaceCard(Frozen):
    """A place with its rival names and its two lines, from the theatre file with its sources."""

    id: str
    label: str
    kind: str
    recognised: str
    recognised_source: str | None
    control: tuple[ControlLine, ...]
    names: tuple[str, ...]
    """Every printable name with its language and users: ``Aldmoor (en, used by Ostria)``."""

    @property
    def is_told(self) -> bool:
        """Whether the theatre file says anything of its status or its control."""
        return self.recognised != NOT_STATED or bool(self.control)


def place_card(material: Material, place: str | None) -> PlaceCard | None:
    """The card of a place that a theatre file knows; a sensitive place has none."""
    card = material.names.place_card(place)
    if card is None or card.sensitive:
        return None
    names = material.names
    sovereign = card.recognised_sovereign
    return PlaceCard(
        id=card.id,
        label=names.place(card.id),
        kind=card.kind,
        recognised=names.holder(sovereign) if sovereign else NOT_STATED,
        recognised_source=names.source(card.sovereign_source),
        control=tuple(
            _control(material, claim)
            for claim in card.control
            if claim.start is None or claim.start <= material.as_of
        ),
        names=tuple(_names(material, card)),
    )


def place_cards(material: Material) -> tuple[PlaceCard, ...]:
    """The cards of the places told of whose status or control the theatre files tell, alphabetically.

    Countries have none: their names say whose they are.
    """
    told = {incident.place for incident in material.incidents}
    told |= {event.place_id for event in material.events}
    told |= {mention.place for reading in material.documents for mention in reading.mentions}
    cards = {card.id: card for place in told if (card := place_card(material, place)) is not None}
    return tuple(
        sorted(
            (card for card in cards.values() if card.kind != _COUNTRY and card.is_told),
            key=lambda card: (card.label.casefold(), card.id),
        )
    )


def _control(material: Material, claim: ControlClaim) -> ControlLine:
    names = material.names
    if claim.start is None and claim.end is None:
        as_of = "date not stated"
    else:
        begins = f"from {wording.day(claim.start)}" if claim.start else ""
        ends = f"until {wording.day(claim.end)}" if claim.end and claim.end <= material.as_of else ""
        as_of = " ".join(part for part in (begins, ends) if part) or "date not stated"
    controller = names.actor_card(claim.controller)
    return ControlLine(
        side=controller.side if controller else None,
        controller="contested" if claim.controller == "contested" else names.holder(claim.controller),
        as_of=as_of,
        according_to=_EVERYBODY.get(claim.according_to) or names.holder(claim.according_to),
        current=(claim.start is None or claim.start <= material.as_of)
        and (claim.end is None or material.as_of <= claim.end),
        source=names.source(claim.source),
        doubtful=claim.doubtful,
    )


def _names(material: Material, card: Place) -> list[str]:
    shown = []
    for name in card.names:
        if name.valence in {"neutral", "self"}:
            users = f", used by {_users(material, name.used_by)}" if name.used_by else ""
            shown.append(f"{name.text} ({name.lang}{users})")
    return sorted(set(shown), key=str.casefold)


def _users(material: Material, users: str) -> str:
    told = [_EVERYBODY.get(user) or material.names.holder(user) for user in users.split(";")]
    return wording.listing(sorted(told, key=str.casefold))
