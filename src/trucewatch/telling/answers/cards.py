"""Answers about one actor or one place: a card each, or the list of those told of."""

from __future__ import annotations

from typing import Any

from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.theatre import Actor
from trucewatch.telling import wording
from trucewatch.telling.actors import actor_lines, actors_named, actors_told_of, affiliation_claims, claims_on
from trucewatch.telling.answers.rows import Row, table_of
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.material import Material
from trucewatch.telling.places import ControlLine, PlaceCard, place_card
from trucewatch.telling.tables import Column, Table
from trucewatch.telling.tracks import by_time, track_lines

_FIELDS = (
    Column("field", "What"),
    Column("value", "As told"),
    Column("according_to", "According to"),
    Column("claim", "Claim", id=True),
)
_MOST = 6


def actor(material: Material, argument: str | None) -> Table:
    """Without a name the bodies told of; with one its card."""
    if argument is None:
        return _actors(material)
    cards = actors_named(material, argument)
    if not cards:
        raise NotFoundError(
            f"no actor of the theatres is called {argument!r}", hint="list them with `trucewatch actor`"
        )
    if len(cards) > _MOST:
        raise UsageError(f"{argument!r} stands for {len(cards)} actors", hint="give more of the name")
    rows: list[Row] = [
        {"actor": card.id, "label": card.label, **line.model_dump(mode="json")}
        for card in cards
        for line in actor_lines(material, card)
    ]
    columns = _FIELDS if len(cards) == 1 else (Column("label", "Actor"), *_FIELDS)
    notes = (f"{argument!r} stands for {len(cards)} actors.",) if len(cards) > 1 else ()
    title = cards[0].label if len(cards) == 1 else f"Actors called {argument}"
    return table_of(material, wording.sentence_case(title), columns, rows, notes)


def _actors(material: Material) -> Table:
    columns = (
        Column("label", "Actor"),
        Column("kind", "Kind"),
        Column("side", "Side"),
        Column("recognition", "Recognition"),
        Column("calls_itself", "Calls itself"),
        Column("affiliation", "Affiliation, as claimed by"),
        Column("own_claims", "Claims"),
    )
    rows = [_actor_row(material, card) for card in actors_told_of(material)]
    notes = (
        ("Show one: trucewatch actor NAME. A side groups for display; it is no affiliation.",) if rows else ()
    )
    return table_of(material, "Actors told of", columns, rows, notes)


def _actor_row(material: Material, card: Actor) -> Row:
    own, accused = claims_on(material, card)
    claimed = [
        tie.basis.removeprefix("claimed_by:") for tie in card.affiliations if "claimed_by:" in tie.basis
    ]
    by = {material.names.holder(one) for one in claimed}
    by |= {told.side_label for told in affiliation_claims(material, card)}
    return {
        "actor": card.id,
        "label": card.label,
        "kind": card.kind.value.replace("_", " "),
        "side": material.names.side(card.side),
        "recognition": card.recognition.value.replace("_", " ") if card.recognition else None,
        "calls_itself": [name.text for name in card.names if name.self_designation],
        "affiliation": sorted(by, key=str.casefold),
        "own_claims": own,
        "accused_in": accused,
    }


def place(material: Material, argument: str | None) -> Table:
    """Without a name the places told of; with one its card."""
    cards = places_called(material, argument)
    if argument is not None and not cards:
        raise NotFoundError(
            f"no place of the theatres is called {argument!r}", hint="list them with `trucewatch place`"
        )
    if argument is None:
        return _place_list(material, cards)
    if len(cards) > _MOST:
        raise UsageError(f"{argument!r} stands for {len(cards)} places", hint="give more of the name")
    rows: list[Row] = [
        {"place": card.id, "label": card.label, **fields}
        for card in cards
        for fields in _place_rows(material, card)
    ]
    columns = _FIELDS if len(cards) == 1 else (Column("label", "Place"), *_FIELDS)
    return table_of(
        material, cards[0].label if len(cards) == 1 else f"Places called {argument}", columns, rows
    )


def places_called(material: Material, argument: str | None) -> list[PlaceCard]:
    """Cards of the places that the words stand for, or of all told of; sensitive ones have none."""
    every = [card for theatre in material.names.theatres for card in theatre.places]
    if argument is not None:
        wanted = argument.casefold()
        names = {card.id: {card.id, *(name.text.casefold() for name in card.names)} for card in every}
        chosen = [one for one, own in names.items() if wanted in own] or [
            one for one, own in names.items() if any(wanted in name for name in own)
        ]
    else:
        told = {
            mention.place for reading in material.documents for mention in reading.mentions if mention.place
        }
        told |= {event.place for event in material.tracks if event.place}
        known = {one.removeprefix("place:") for one in told}
        chosen = [card.id for card in every if card.id in known]
    cards = [found for one in dict.fromkeys(chosen) if (found := place_card(material, one)) is not None]
    return sorted(cards, key=lambda card: (card.label.casefold(), card.id))


def _place_list(material: Material, cards: list[PlaceCard]) -> Table:
    columns = (
        Column("label", "Place"),
        Column("kind", "Kind"),
        Column("recognised", "Recognised as part of"),
        Column("control", "Controlled by, according to"),
    )
    rows: list[Row] = [
        {
            "place": card.id,
            "label": card.label,
            "kind": card.kind,
            "recognised": card.recognised,
            "control": [
                f"{line.controller} ({line.as_of}), according to {line.according_to}"
                for line in card.control
                if line.current
            ],
        }
        for card in cards
    ]
    notes = ("Show one: trucewatch place NAME. Recognition and control are never one word.",) if rows else ()
    return table_of(material, "Places told of", columns, rows, notes)


def card_field(
    field: str, value: str, according_to: str | None = None, claim: str | None = None
) -> dict[str, Any]:
    """One line of a card."""
    return {"field": field, "value": value, "according_to": according_to, "claim": claim}


def _place_rows(material: Material, card: PlaceCard) -> list[dict[str, Any]]:
    rows = [card_field("Name", name) for name in card.names]
    rows.append(card_field("Recognised as part of", card.recognised, card.recognised_source))
    if not card.control:
        rows.append(card_field("Controlled by", "not stated"))
    rows += [_controlled(line) for line in card.control]
    theatre_card = material.names.place_card(card.id)
    zones = theatre_card.zone_of if theatre_card is not None else ()
    rows += [card_field("Lies in", material.names.place(zone), "theatre file") for zone in zones]
    rows += [
        card_field(
            f"{wording.TRACKS[line.track]}: {line.told}",
            line.statement.line,
            line.side_label,
            line.statement.claim,
        )
        for line in by_time(track_lines(material))
        if line.place == card.label
    ]
    rows += [
        card_field("Incident", incident_label(material, incident))
        for incident in material.incidents
        if incident.place is not None and incident.place.removeprefix("place:") == card.id
    ]
    return rows


def _controlled(line: ControlLine) -> dict[str, Any]:
    doubt = f"; doubtful: {line.doubtful}" if line.doubtful else ""
    now = "" if line.current else " (not at the as-of day)"
    return card_field("Controlled by", f"{line.controller}, {line.as_of}{now}{doubt}", line.according_to)
