"""What is told to have happened, with how exactly it is dated; announcements and reports stand apart."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from trucewatch.model.base import Frozen
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import MEDIA
from trucewatch.telling import wording
from trucewatch.telling.deadlines import deadlines
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.independence import independence
from trucewatch.telling.material import Material
from trucewatch.telling.statements import statements


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


def timeline(material: Material) -> tuple[Entry, ...]:
    """All entries by first possible day; those of unknown date last, in the order of the text."""
    entries = [*_incidents(material), *_tracks(material), *_limits(material), *_documents(material)]
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


def _incidents(material: Material) -> list[Entry]:
    found = []
    for incident in material.incidents:
        if not incident.countable:
            continue
        claims = material.rows_of(incident)
        told = independence(material, claims)
        sides = [material.names.side(side) for side in material.names.ordered(_sides(material, claims))]
        found.append(
            _entry(
                Lane.HAPPENED,
                incident_label(material, incident),
                incident.when,
                claims,
                incident.id,
                f"{wording.listing(sides)}; {told.badge}",
            )
        )
    return found


def _tracks(material: Material) -> list[Entry]:
    found = []
    for event in material.tracks:
        if event.when is None:
            continue
        told = statements(material, (event.claim,))[0]
        label = f"{wording.TRACKS[event.track]}, {event.kind.replace('_', ' ')}: {told.line}"
        found.append(_entry(Lane.MEETING, label, event.when, (event.claim,), event.id, told.side_label))
    return found


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


def _sides(material: Material, claims: tuple[str, ...]) -> set[str]:
    return {material.every[claim].source.side if claim in material.every else MEDIA for claim in claims}


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
        precision=wording.precision(interval),
        claims=claims,
        reference=reference,
        by=by,
    )
