"""Answers about ground: zones with what happened inside, and who held what when, as told."""

from __future__ import annotations

from trucewatch.model.vocabulary import Track
from trucewatch.telling import wording
from trucewatch.telling.answers.cards import card_field, places_called
from trucewatch.telling.answers.rows import Row, table_of
from trucewatch.telling.material import Material
from trucewatch.telling.places import PlaceCard
from trucewatch.telling.tables import Column, Table
from trucewatch.telling.tracks import TrackLine, track_lines
from trucewatch.telling.zones import zones as told_zones


def zones(material: Material, _: str | None) -> Table:
    """Zones, corridors and lines: who keeps them, by which text, what is told to have happened inside."""
    columns = (
        Column("label", "Zone"),
        Column("kind", "Kind"),
        Column("field", "What"),
        Column("value", "As told"),
        Column("according_to", "According to"),
    )
    rows: list[Row] = []
    for zone in told_zones(material):
        fields = [card_field("Basis", zone.basis)] if zone.basis else []
        fields += [
            card_field("Kept by", f"{line.controller}, {line.as_of}", line.according_to)
            for line in zone.control
        ] or [card_field("Kept by", "not stated")]
        fields += [
            {**card_field("Incident inside", f"{one.label} ({one.precision})"), "claims": list(one.claims)}
            for one in zone.incidents
        ] or [card_field("Incident inside", f"none told in {wording.count(material.read, 'document')}")]
        rows += [
            {"zone": zone.id, "label": zone.label, "kind": zone.kind, "claims": [], **one} for one in fields
        ]
    notes = ("No area is drawn: its limits are not known that exactly.",) if rows else ()
    return table_of(material, "Zones, corridors and lines", columns, rows, notes)


def control(material: Material, argument: str | None) -> Table:
    """Who took, held or left what ground as told, in the order of time; then what the theatre files tell."""
    cards = places_called(material, argument)
    rows: list[Row] = [
        _claimed(line) for line in track_lines(material, Track.TERRITORY) if _fits(line, argument, cards)
    ]
    rows += [
        {
            **dict.fromkeys(_KEYS),
            "when": known.as_of,
            "what": "control",
            "ground": card.label,
            "controller": known.controller,
            "by": known.according_to,
            "basis": "theatre file",
        }
        for card in cards
        for known in card.control
    ]
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
    "start", "when", "what", "ground", "place", "controller", "amount", "by", "basis", "words", "claim",
    "published",
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
