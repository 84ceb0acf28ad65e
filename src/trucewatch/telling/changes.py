"""What differs between the record as of a day and now: what came in, and what that changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from trucewatch.model.base import Frozen
from trucewatch.model.linking import ComplianceClaim, PartyReading, Relation, TrackEvent
from trucewatch.model.vocabulary import OPPOSED, RelationType, Track
from trucewatch.telling import wording
from trucewatch.telling.account_changes import incidents_then_and_now
from trucewatch.telling.deadlines import deadlines
from trucewatch.telling.explaining.grounds import judgement_text
from trucewatch.telling.explaining.summaries import in_a_line
from trucewatch.telling.incidents import referent_label
from trucewatch.telling.material import Material
from trucewatch.telling.stances import SideStatements, by_side
from trucewatch.telling.statements import state
from trucewatch.telling.states import Counted, state_before, state_now

_DOCUMENT = "New document"

Row = TypeVar("Row", PartyReading, ComplianceClaim, TrackEvent)


class Change(Frozen):
    """One thing that differs between the two states."""

    kind: str
    what: str
    then: str | None
    """As it was; none where there was nothing."""
    now: str | None
    """As it is; none where it is there no longer."""
    claims: tuple[str, ...] = ()
    row: str | None = None
    """Id of the row that explains it."""

    @property
    def text(self) -> str:
        """The change in one line."""
        parts = [part for part in (self.then, self.now) if part]
        if not parts:
            return f"{self.kind}: {self.what}."
        if self.then is None or self.now is None:
            gone = "" if self.now else " (no longer on record)"
            return f"{self.kind}: {self.what}: {parts[0]}{gone}."
        return f"{self.kind}: {self.what}: before, {self.then}; now, {self.now}."


class Changes(Frozen):
    """What differs since a day, and all that was said in the documents which came since."""

    since: date
    since_text: str
    counted: Counted
    documents: tuple[str, ...]
    lines: tuple[Change, ...]
    statements: tuple[SideStatements, ...]


def changes(material: Material, since: date, counted: Counted = Counted.PUBLISHED) -> Changes:
    """The record as of the end of the day before ``since`` against the record now.

    Of what the material's filter lets through; a change that rests on no claim (a judgement, a date of the
    instrument's own) is told whatever was chosen.

    Raises:
        UsageError: the material was gathered without the function that links a corpus.
    """
    then, now = state_before(material, since, counted), state_now(material)
    lines = [
        *_documents(then, now),
        *(Change.model_validate(change._asdict()) for change in incidents_then_and_now(then, now)),
        *_contested(then, now),
        *_replaced(then, now),
        *_rows("Reading of a duty", then, now, then.readings, now.readings),
        *_rows("State of a duty", then, now, then.compliance, now.compliance),
        *_rows("State of the truce", then, now, _truce(then), _truce(now)),
        *_passed(now, since),
        *_judged(now, since),
    ]
    fresh = tuple(claim for claim in now.claims if claim.id not in then.every)
    return Changes(
        since=since,
        since_text=wording.day(since),
        counted=counted,
        documents=tuple(line.what for line in lines if line.kind == _DOCUMENT),
        lines=tuple(line for line in lines if _chosen(material, line)),
        statements=by_side(now, tuple(claim for claim in fresh if claim.id in material.chosen_ids)),
    )


def _chosen(material: Material, line: Change) -> bool:
    """Whether the filter lets a line through: by the side or the matter that its claims are of."""
    chosen = material.chosen
    if not line.claims or (chosen.side is None and chosen.about is None):
        return True
    return not material.chosen_ids.isdisjoint(line.claims)


def _documents(then: Material, now: Material) -> Iterable[Change]:
    for reading in now.documents:
        document = reading.document
        if document.id in then.by_document:
            continue
        published = wording.day(document.published) if document.published else "date not known"
        told = wording.count(len(reading.claims), "claim")
        what = document.title or document.name
        yield Change(
            kind=_DOCUMENT,
            what=what,
            then=None,
            now=f"{document.publisher or 'publisher not known'}, {published}, {told}",
            claims=tuple(claim.id for claim in reading.claims),
        )


def _contested(then: Material, now: Material) -> Iterable[Change]:
    """Pairs of statements that are opposed now and were not; and those that no longer are.

    A copy of a pair that was opposed already is nothing new.
    """
    before, after = _opposed(then), _opposed(now)
    for kind, one, material in (("Newly contested", after, now), ("No longer contested", before, then)):
        other = before if one is after else after
        for key, row in one.items():
            if key in other:
                continue
            a, b = (state(material, material.every[claim]) for claim in (row.a, row.b))
            matter = referent_label(material, row.referent)
            point = wording.sentence_case(wording.DIMENSIONS[row.dimension])
            words = f"{a.side_label} and {b.side_label}: {a.in_short}; {b.in_short}"
            yield Change(
                kind=kind,
                what=f"{point} ({matter})" if matter else point,
                then=words if one is before else None,
                now=words if one is after else None,
                claims=(row.a, row.b),
                row=row.id,
            )


def _opposed(material: Material) -> dict[tuple[str, str, str], Relation]:
    """The first relation of each pair of statements that are opposed on one point."""
    found: dict[tuple[str, str, str], Relation] = {}
    for row in material.relations:
        if row.type in OPPOSED:
            a, b = (state(material, material.every[claim]).line for claim in (row.a, row.b))
            found.setdefault((a, b, row.dimension.value), row)
    return found


def _replaced(then: Material, now: Material) -> Iterable[Change]:
    """Figures and statements that a later one of the same source stands in place of."""
    old, new = (
        {(change.what, change.then, change.now): change for change in _superseded(material)}
        for material in (then, now)
    )
    return (change for key, change in new.items() if key not in old)


def _superseded(material: Material) -> Iterable[Change]:
    for row in material.relations:
        if row.type is RelationType.SUPERSEDES:
            yield Change(
                kind="Replaced",
                what=wording.sentence_case(wording.DIMENSIONS[row.dimension]),
                then=state(material, material.every[row.b]).line,
                now=state(material, material.every[row.a]).line,
                claims=(row.a, row.b),
                row=row.id,
            )


def _truce(material: Material) -> tuple[TrackEvent, ...]:
    return tuple(row for row in material.tracks if row.track is Track.TRUCE_STATUS)


def _rows(
    kind: str, then: Material, now: Material, before: tuple[Row, ...], after: tuple[Row, ...]
) -> Iterable[Change]:
    """Rows that are new, and rows that are there no longer; a copy of what was there is neither."""
    old, new = (
        {(change.what, change.now): change for change in _told(kind, material, rows)}
        for material, rows in ((then, before), (now, after))
    )
    for key, change in new.items():
        if key not in old:
            yield change
    for key, change in old.items():
        if key not in new:
            yield change.model_copy(update={"then": change.now, "now": None})


def _told(kind: str, material: Material, rows: tuple[Row, ...]) -> Iterable[Change]:
    for row in rows:
        yield Change(
            kind=kind,
            what=wording.sentence_case(in_a_line(material, row)),
            then=None,
            now=state(material, material.every[row.claim]).in_short,
            claims=(row.claim,),
            row=row.id,
        )


def _passed(now: Material, since: date) -> Iterable[Change]:
    """Limits whose day has gone by since, on whose reading; none is called overdue by anybody else."""
    for row in deadlines(now):
        if row.due is not None and since <= row.due < now.as_of:
            days = (row.due - since).days
            before = "due on that day" if days == 0 else f"in {wording.count(days, 'day')}"
            whose = f"on the reading of {row.reader}" if row.statement else "by its text"
            yield Change(
                kind="Date passed",
                what=f"{row.duty}, {whose}",
                then=f"{before} ({wording.day(row.due)})",
                now=row.state,
                claims=(row.statement.claim,) if row.statement else (),
                row=row.row or row.obligation,
            )


def _judged(now: Material, since: date) -> Iterable[Change]:
    for judgement in now.judgements:
        if judgement.at.date() >= since:
            text = wording.sentence_case(judgement_text(now, judgement).rstrip("."))
            yield Change(kind="Judged", what=text, then=None, now=None, row=judgement.id)
