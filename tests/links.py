"""Puts links of a test's own making into a record, whatever its documents say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.model.linking import ClaimOrigin, Linked, Origin
from trucewatch.model.vocabulary import OriginReason
from trucewatch.record import Record


def keep_links(record: Record, linked: Linked) -> None:
    """Keep ``linked`` in the place of what was derived before, as if the first document had brought it."""
    with record.linking() as book:
        book.take_in(lambda reading: reading.document.id)
        book.cut(0)
        for place, reading in book.waiting():
            book.add(place, reading, "")
        rows = (*linked.relations, *linked.readings, *linked.compliance, *linked.tracks)
        book.keep(0, rows, claim_origins(linked.origins))
        for position, incident in enumerate(linked.incidents):
            book.tell(incident.id, incident, 0, position)


def claim_origins(rows: Iterable[Origin]) -> Iterator[ClaimOrigin]:
    """Origins claim by claim; each claim has one of the reasons, and a speaker of its own."""
    for row in rows:
        reasons = row.reasons or (OriginReason.SAME_PUBLISHER_GROUP,)
        for number, claim in enumerate(row.claims):
            yield ClaimOrigin(claim, row.id, reasons[number % len(reasons)], row.sides, claim)
