"""What is told to have happened, with how exactly it is dated; announcements and reports stand apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from trucewatch.model.base import Frozen
from trucewatch.model.linking import TrackEvent
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import UNRESOLVED, Occurrence
from trucewatch.telling import wording
from trucewatch.telling.accounts import IncidentCard
from trucewatch.telling.deadlines import deadlines
from trucewatch.telling.material import Material
from trucewatch.telling.statements import state


class Lane(StrEnum):
    """What kind of date an entry has: four kinds that are never mixed."""

    HAPPENED = "happened"
    MEETING = "meeting"
    DUE = "due"
    PUBLISHED = "published"


LANES = {
    Lane.HAPPENED: "Told as having happened",
    Lane.MEETING: "Other dated matters",
    Lane.DUE: "Limits, per reading",
    Lane.PUBLISHED: "Documents published",
}


#: How exactly a limit is dated: it follows by arithmetic from somebody's reading.
AS_COUNTED = "as counted"


class Entry(Frozen):
    """One dated thing; ``start`` and ``end`` are the first and last day that it may have been."""

    lane: Lane
    label: str
    start: date | None
    end: date | None
    prec: int | None
    when: str
    precision: str
    claims: tuple[str, ...]
    """Empty only for a document that was read without a claim in it."""
    reference: str
    """Id of the incident, track event, duty or document."""
    by: str
    """Who tells it: sides, a reading's party, a publisher."""


def timeline(material: Material, cards: Iterable[IncidentCard]) -> tuple[Entry, ...]:
    """All entries by first possible day; those of unknown date last, in the order of the text."""
    entries = [*_incidents(material, cards), *_tracks(material), *_limits(material), *_documents(material)]
    lanes = {lane: at for at, lane in enumerate(Lane)}
    return tuple(
        sorted(
            entries,
            key=lambda entry: (
                entry.start is None and entry.end is None,
                str(entry.start or entry.end),
                lanes[entry.lane],
                entry.label,
                entry.reference,
            ),
        )
    )


def _incidents(material: Material, cards: Iterable[IncidentCard]) -> list[Entry]:
    found = []
    for card in cards:
        if card.countable:
            incident = material.incident[card.id]
            tellers = [
                column.label for column in card.columns if column.occurrence is not Occurrence.NO_ACCOUNT
            ]
            by = f"{wording.listing(tellers) or material.names.side(UNRESOLVED)}; {card.independence.badge}"
            found.append(_entry(Lane.HAPPENED, card.label, incident.when, card.claims, incident.id, by))
    return found


def _tracks(material: Material) -> list[Entry]:
    """Claims on running matters that are dated, each once, whatever matters it is about."""
    matters: dict[tuple[str, Interval], list[str]] = {}
    for event in material.tracks:
        if event.when is not None:
            matters.setdefault((event.claim, event.when), []).append(_matter(event))
    found = []
    for (claim, interval), titles in matters.items():
        told = state(material, material.every[claim])
        label = f"{'; '.join(sorted(set(titles)))}: {told.line}"
        found.append(_entry(Lane.MEETING, label, interval, (claim,), claim, told.side_label))
    return found


def _matter(event: TrackEvent) -> str:
    """The matter with how it is put: ``Displacement (feared)``."""
    mood = wording.MOODS[event.mood]
    return f"{wording.TRACKS[event.track]} ({mood})" if mood else wording.TRACKS[event.track]


def _limits(material: Material) -> list[Entry]:
    found = []
    for row in deadlines(material):
        if row.due is None or row.statement is None:
            continue
        interval = Interval(start=row.due, end=row.due, prec=1)
        found.append(
            _entry(
                Lane.DUE, f"{row.duty}, on the reading of {row.reader}", interval, (row.statement.claim,),
                row.obligation, row.reader,
            )
        )  # fmt: skip
    return found


def _documents(material: Material) -> list[Entry]:
    found = []
    for reading in material.documents:
        document = reading.document
        claims = tuple(claim.id for claim in material.claims_in(document.id))
        published = document.published
        interval = Interval(start=published, end=published, prec=1) if published else None
        label = f"{document.title or document.name} ({wording.count(len(claims), 'claim')})"
        found.append(
            _entry(
                Lane.PUBLISHED,
                label,
                interval,
                claims,
                document.id,
                document.publisher or "publisher not known",
            )
        )
    return found


def _entry(
    lane: Lane, label: str, interval: Interval | None, claims: tuple[str, ...], reference: str, by: str
) -> Entry:
    return Entry(
        lane=lane,
        label=label,
        start=interval.start if interval else None,
        end=interval.end if interval else None,
        prec=interval.prec if interval else None,
        when=wording.when(interval),
        precision=AS_COUNTED if lane is Lane.DUE else wording.precision(interval),
        claims=claims,
        reference=reference,
        by=by,
    )
