"""Sections about all that was read: balance, time, statements by kind, words, places, what stays open."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.telling import wording
from trucewatch.telling.brief import Brief
from trucewatch.telling.outline.blocks import (
    UNKNOWN,
    Block,
    Cell,
    Grid,
    Heading,
    Text,
    by_side,
)
from trucewatch.telling.stances import GATHERINGS
from trucewatch.telling.timeline import LANES, Lane
from trucewatch.telling.unresolved import OPEN_KINDS


def coverage(brief: Brief) -> Iterable[Block]:
    """Documents and claims by side and by publisher, and what is not known of them."""
    told = brief.coverage
    if not told.documents:
        return
    yield Grid(
        "Whose voice was read",
        ("Side", "Documents", "Claims", "Share", "Named speakers"),
        tuple(
            (
                Cell(side.label),
                Cell(str(side.documents)),
                Cell(str(side.claims)),
                Cell(f"{side.share:.0%}"),
                Cell(str(side.speakers)),
            )
            for side in told.sides
        ),
    )
    labels = {side.side: side.label for side in told.sides}
    yield Grid(
        "Who published it",
        ("Publisher", "Documents", "Claims", "By side", "From", "To"),
        tuple(
            (
                Cell(publisher.publisher),
                Cell(str(publisher.documents)),
                Cell(str(publisher.claims)),
                Cell(", ".join(f"{labels[side]} {n}" for side, n in publisher.by_side.items())),
                Cell(wording.day(publisher.first) if publisher.first else UNKNOWN),
                Cell(wording.day(publisher.last) if publisher.last else UNKNOWN),
            )
            for publisher in told.publishers
        ),
    )
    read = wording.count(told.documents, "document")
    if told.not_heard:
        yield Text(f"Not heard in {read} read: {wording.listing(told.not_heard)}.", note=True)
    if told.undated:
        yield Text(f"Date not known: {', '.join(told.undated)}.", note=True)
    if told.unpublished:
        yield Text(f"Publisher not known: {', '.join(told.unpublished)}.", note=True)


def changes(brief: Brief) -> Iterable[Block]:
    """What is new since a day, where that was asked for."""
    changes = brief.changes
    if changes is None:
        return
    yield from (Text(line.text, line.claims[:4], note=not line.claims) for line in changes.lines)
    yield from by_side(changes.statements)


def timeline(brief: Brief) -> Iterable[Block]:
    """One grid per kind of date."""
    for lane in Lane:
        entries = [entry for entry in brief.timeline if entry.lane is lane]
        if entries:
            yield Grid(
                LANES[lane],
                ("When", "How exactly", "What", "By"),
                tuple(
                    (
                        Cell(entry.when),
                        Cell(entry.precision or UNKNOWN),
                        Cell(entry.label, entry.claims[:3]),
                        Cell(entry.by),
                    )
                    for entry in entries
                ),
            )


def gatherings(brief: Brief) -> Iterable[Block]:
    """Threats, pledges, demands, conditions, patterns and fears."""
    for gathering, sides in brief.gatherings.items():
        if sides:
            yield Heading(GATHERINGS[gathering])
            yield from by_side(sides)


def tracks(brief: Brief) -> Iterable[Block]:
    """Running matters, one grid each."""
    for card in brief.tracks:
        yield Heading(card.title)
        yield Grid(
            card.title,
            ("Matter", "When", "In detail", "Words"),
            tuple(
                (
                    Cell(line.told),
                    Cell(line.when or "–"),
                    Cell(line.detail or "–"),
                    Cell(line.statement.line, (line.statement.claim,)),
                )
                for line in (*card.lines, *card.not_so)
            ),
        )


def labels(brief: Brief) -> Iterable[Block]:
    """Words used for people and places."""
    if brief.labels:
        yield Grid(
            "As used; the system prints the neutral name",
            ("Neutral name", "Words used", "By", "Uses"),
            tuple(
                (
                    Cell(use.referent),
                    Cell(f"“{use.words}”", use.claims[:3]),
                    Cell(use.user),
                    Cell(str(use.uses)),
                )
                for use in brief.labels
            ),
        )


def places(brief: Brief) -> Iterable[Block]:
    """Two lines per place."""
    for card in brief.places:
        yield Heading(card.label, 2)
        source = f" (source: {card.recognised_source})" if card.recognised_source else ""
        yield Text(f"Recognised as part of: {card.recognised}{source}.", note=True)
        for line in card.control:
            yield Text(
                f"Controlled by: {line.controller}, {line.as_of}, according to {line.according_to}.",
                note=True,
            )
        if not card.control:
            yield Text("Controlled by: not stated.", note=True)


def origins(brief: Brief) -> Iterable[Block]:
    """Claims that go back to one origin."""
    for cluster in brief.origins:
        yield Text(
            f"{cluster.sides}: {cluster.independence.badge} ({', '.join(cluster.reasons)}).",
            tuple(told.claim for told in cluster.statements),
        )


def unresolved(brief: Brief) -> Iterable[Block]:
    """What stays open."""
    if brief.unresolved:
        yield Grid(
            "What this copy does not tell",
            ("What is open", "Words", "Document"),
            tuple(
                (Cell(OPEN_KINDS[point.kind]), Cell(point.words, point.claims), Cell(point.document_name))
                for point in brief.unresolved
            ),
        )
