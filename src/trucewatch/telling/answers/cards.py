"""Answers about one actor, one place or a zone, and about who held what ground when."""

from __future__ import annotations

from typing import Any

from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.theatre import Actor
from trucewatch.model.vocabulary import Track
from trucewatch.telling import wording
from trucewatch.telling.actors import actor_lines, actors_named, actors_told_of, affiliation_claims, claims_on
from trucewatch.telling.answers.rows import Row, table_of
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.material import Material
from trucewatch.telling.places import PlaceCard, place_card
from trucewatch.telling.tables import Column, Table
from trucewatch.telling.tracks import TrackLine, by_time, track_lines
from trucewatch.telling.zones import zones as told_zones

_FIELDS = (
    Column("field", "What"),
    Column("value", "As told"),
    Column("according_to", "According to"),
    Column("claim", "Claim", id=True),
)
_MOST = 6


def actor(material: Material, argument: str | None) -> Table:
    """Without a name the bodies told of; with one its card: recognition, own names, affiliation as claimed."""
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
    notes = ("Show one: trucewatch actor NAME. A side groups for display; it is no affiliation.",) if rows else ()
    return table_of(material, "Actors told of", columns, rows, notes)


def _actor_row(material: Material, card: Actor) -> Row:
    own, accused = claims_on(material, card)
    claimed = [tie.basis.removeprefix("claimed_by:") for tie in card.affiliations if "claimed_by:" in tie.basis]
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
    """Without a name the places told of; with one its card: names, whose it is recognised to be, who controls it."""
    cards = _places(material, argument)
    if argument is not None and not cards:
        raise NotFoundError(
            f"no place of the theatres is called {argument!r}", hint="list them with `trucewatch place`"
        )
    if argument is None:
        return _place_list(material, cards)
    if len(cards) > _MOST:
        raise UsageError(f"{argument!r} stands for {len(cards)} places", hint="give more of the name")
    rows: list[Row] = [
        {"place": card.id, "label": card.label, **fields} for card in cards for fields in _place_rows(material, card)
    ]
    columns = _FIELDS if len(cards) == 1 else (Column("label", "Place"), *_FIELDS)
    return table_of(material, cards[0].label if len(cards) == 1 else f"Places called {argument}", columns, rows)


def _places(material: Material, argument: str | None) -> list[PlaceCard]:
    """Cards of the places that the words stand for, or of all that the documents tell of; no sensitive ones."""
    every = [card for theatre in material.names.theatres for card in theatre.places]
    if argument is not None:
        wanted = argument.casefold()
        names = {card.id: {card.id, *(name.text.casefold() for name in card.names)} for card in every}
        chosen = [one for one, own in names.items() if wanted in own] or [
            one for one, own in names.items() if any(wanted in name for name in own)
        ]
    else:
        told = {mention.place for reading in material.documents for mention in reading.mentions if mention.place}
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


def _field(field: str, value: str, according_to: str | None = None, claim: str | None = None) -> dict[str, Any]:
    return {"field": field, "value": value, "according_to": according_to, "claim": claim}


def _place_rows(material: Material, card: PlaceCard) -> list[dict[str, Any]]:
    rows = [_field("Name", name) for name in card.names]
    rows.append(_field("Recognised as part of", card.recognised, card.recognised_source))
    if not card.control:
        rows.append(_field("Controlled by", "not stated"))
    for line in card.control:
        doubt = f"; doubtful: {line.doubtful}" if line.doubtful else ""
        now = "" if line.current else " (not at the as-of day)"
        rows.append(
            _field("Controlled by", f"{line.controller}, {line.as_of}{now}{doubt}", line.according_to)
        )
    theatre_card = material.names.place_card(card.id)
    for zone in theatre_card.zone_of if theatre_card is not None else ():
        rows.append(_field("Lies in", material.names.place(zone), "theatre file"))
    for event_line in by_time(track_lines(material)):
        if event_line.place == card.label:
            rows.append(
                _field(
                    f"{wording.TRACKS[event_line.track]}: {event_line.told}",
                    event_line.statement.line,
                    event_line.side_label,
                    event_line.statement.claim,
                )
            )
    for incident in material.incidents:
        if incident.place is not None and incident.place.removeprefix("place:") == card.id:
            rows.append(_field("Incident", incident_label(material, incident), None, None))
    return rows


def zones(material: Material, _: str | None) -> Table:
    """Zones, corridors and lines: who keeps them, by which text, and what is told to have happened inside."""
    columns = (
        Column("label", "Zone"),
        Column("kind", "Kind"),
        Column("field", "What"),
        Column("value", "As told"),
        Column("according_to", "According to"),
    )
    rows: list[Row] = []
    for zone in told_zones(material):
        fields = [_field("Basis", zone.basis)] if zone.basis else []
        fields += [
            _field("Kept by", f"{line.controller}, {line.as_of}", line.according_to) for line in zone.control
        ] or [_field("Kept by", "not stated")]
        fields += [
            {**_field("Incident inside", f"{one.label} ({one.precision})"), "claims": list(one.claims)}
            for one in zone.incidents
        ] or [_field("Incident inside", f"none told in {wording.count(len(material.documents), 'document')}")]
        rows += [
            {"zone": zone.id, "label": zone.label, "kind": zone.kind, "claims": [], **one} for one in fields
        ]
    notes = ("No area is drawn: its limits are not known that exactly.",) if rows else ()
    return table_of(material, "Zones, corridors and lines", columns, rows, notes)


def control(material: Material, argument: str | None) -> Table:
    """Who is told to have taken, held or left what ground, in the order of time, beside the theatre files' lines."""
    cards = _places(material, argument)
    rows: list[Row] = [_claimed(line) for line in track_lines(material, Track.TERRITORY) if _fits(line, argument, cards)]
    for card in cards:
        for known in card.control:
            rows.append(
                {
                    **dict.fromkeys(_KEYS),
                    "when": known.as_of,
                    "what": "control",
                    "ground": card.label,
                    "controller": known.controller,
                    "by": known.according_to,
                    "basis": "theatre file",
                }
            )
    rows.sort(key=lambda row: (row["basis"] == "theatre file", row["start"] or "~", row["published"] or "~"))
    columns = (
        Column("when", "When"),
        Column("what", "What"),
        Column("ground", "Ground"),
        Column("controller", "Who"),
        Column("by", "According to"),
        Column("basis", "Basis", screen=False),
        Column("words", "Words"),
        Column("claim", "Claim", id=True),
    )
    notes = ("What is claimed by one side is not agreed by the other; no row says who holds it in truth.",)
    return table_of(material, "Control of ground", columns, rows, notes if rows else ())


_KEYS = (
    "start", "when", "what", "ground", "place", "controller", "amount", "by", "basis", "words", "claim", "published",
)  # fmt: skip


def _fits(line: TrackLine, argument: str | None, cards: list[PlaceCard]) -> bool:
    if argument is None:
        return True
    return line.place in {card.label for card in cards}


def _claimed(line: TrackLine) -> Row:
    start = line.interval.start if line.interval else None
    published = line.statement.published
    return {
        "start": start.isoformat() if start else None,
        "when": line.when,
        "what": line.told,
        "ground": line.of or line.place,
        "place": line.place,
        "controller": line.parts_text,
        "amount": line.amount,
        "by": line.statement.speaker,
        "basis": "claim",
        "words": line.statement.told,
        "claim": line.statement.claim,
        "published": published.isoformat() if published else None,
    }
