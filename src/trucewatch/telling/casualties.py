"""People harmed: one row per source, side, status and outcome; ranges with the list behind them.

Sides are never added together, claims of one side neither; zero and "not reported" are two things.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.event import CasualtyClaim
from trucewatch.model.vocabulary import UNRESOLVED, Aux, Outcome, PersonStatus
from trucewatch.telling import wording
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Badge, BadgeKind, Line, Statement, state

#: Told as a fear, a plan or a supposition: shown apart, in no range.
_NOT_HAPPENED = frozenset({Aux.FUTURE, Aux.HYPOTHETICAL, Aux.COUNTERFACTUAL, Aux.FEARED, Aux.NEGATED})


NO_INCIDENT = "Tied to no incident"


class Casualty(Frozen):
    """A number as one source tells it."""

    id: str
    row: str
    """Id of the evidence: the claim, or the casualty row itself where the outlet tells it unattributed."""
    document: str
    publisher: str | None
    published: date | None
    speaker: str
    speaker_side: str
    speaker_label: str
    side: str
    side_label: str
    status: PersonStatus
    outcome: Outcome
    n_min: int | None
    n_max: int | None
    vague: bool
    amount: str
    phrase: str
    hedge: str | None
    incident: str | None
    replaced_by: str | None
    """Id of a later claim of the same source that supersedes this one."""
    happened: bool
    part_of: str | None = None
    """Id of the number that includes this one ("five people, including two children")."""
    badges: tuple[Badge, ...]

    @property
    def line(self) -> str:
        """``at least 2 combatants killed, of Ostria``: the number with all that it means."""
        one = self.n_min == self.n_max == 1
        status = (
            "" if self.status is PersonStatus.UNKNOWN else wording.status_noun(self.status, plural=not one)
        )
        vague = f" (told as “{self.phrase}”)" if self.vague else ""
        people = " ".join(part for part in (self.amount, status, wording.OUTCOMES[self.outcome]) if part)
        of = f"of {self.side_label}" if self.side != UNRESOLVED else "side not resolved"
        return f"{people}{vague}, {of}" + (", part of another number" if self.part_of else "")


class CasualtyGroup(Frozen):
    """All numbers on one side's people of one status with one outcome, in one incident; a range, no sum."""

    incident: str | None
    incident_label: str
    side: str
    side_label: str
    status: PersonStatus
    outcome: Outcome
    low: int | None
    high: int | None
    open_ended: bool
    """Whether the highest number is told as "at least", so that it is no limit."""
    span: str
    rows: tuple[Casualty, ...]


class CasualtyRow(Frozen):
    """One side's people in one incident: what is told of each outcome, and what is not reported."""

    incident: str
    incident_label: str
    side: str
    side_label: str
    told: dict[Outcome, Line]
    """Outcomes that some source tells of somebody; the others are not reported, which is not zero."""


def casualty_overview(material: Material, groups: tuple[CasualtyGroup, ...]) -> tuple[CasualtyRow, ...]:
    """A row per incident and side: each party, whether anything is told of its people or not, then others."""
    rows = []
    for incident in dict.fromkeys(group.incident for group in groups if group.incident is not None):
        own = [group for group in groups if group.incident == incident]
        sides = {group.side for group in own}
        sides |= material.names.around({*sides, *material.incident[incident].parties})
        for side in material.names.ordered(sides):
            theirs = [group for group in own if group.side == side]
            told = {group.outcome: _outcome(theirs, group.outcome) for group in theirs}
            rows.append(
                CasualtyRow(
                    incident=incident,
                    incident_label=own[0].incident_label,
                    side=side,
                    side_label=material.names.side(side),
                    told=told,
                )
            )
    return tuple(rows)


def _outcome(groups: list[CasualtyGroup], outcome: Outcome) -> Line:
    """The ranges of one outcome, one per status, beside one another."""
    fitting = [group for group in groups if group.outcome is outcome]
    return Line(
        text="; ".join(f"{group.span} ({wording.STATUSES[group.status]})" for group in fitting),
        claims=tuple(dict.fromkeys(row.row for group in fitting for row in group.rows)),
    )


def tell_casualty(material: Material, casualty: CasualtyClaim) -> Casualty:
    """A casualty claim with its speaker, hedge and state."""
    document = material.by_document[casualty.document].document
    claim = material.every.get(casualty.claim) if casualty.claim is not None else None
    told: Statement | None = state(material, claim) if claim is not None else None
    hedge = material.shown(casualty.document, casualty.hedge.span) if casualty.hedge else None
    badges = told.badges if told else (Badge(kind=BadgeKind.SOURCE, text="outlet’s own words"),)
    if hedge is not None and not any(badge.kind is BadgeKind.HEDGE for badge in badges):
        badges = (*badges, Badge(kind=BadgeKind.HEDGE, text=f"hedged: “{hedge}”"))
    outlet = document.publisher or "An outlet that is not known"
    side = told.side if told else "media"
    return Casualty(
        id=casualty.id,
        row=casualty.claim or casualty.id,
        document=casualty.document,
        publisher=document.publisher,
        published=document.published,
        speaker=told.speaker if told else outlet,
        speaker_side=side,
        speaker_label=material.names.side(side),
        side=casualty.side,
        side_label=material.names.side(casualty.side),
        status=casualty.status,
        outcome=casualty.outcome,
        n_min=casualty.n_min,
        n_max=casualty.n_max,
        vague=casualty.vague,
        amount=wording.amount(casualty.n_min, casualty.n_max, vague=casualty.vague),
        phrase=material.shown(casualty.document, casualty.phrase.span),
        hedge=hedge or (told.hedge if told else None),
        incident=_incident(material, casualty),
        replaced_by=material.replaced_by.get(casualty.claim or ""),
        happened=claim is None or claim.aux not in _NOT_HAPPENED,
        part_of=casualty.part_of,
        badges=badges,
    )


def casualties(material: Material) -> tuple[Casualty, ...]:
    """Every number on record, in the order of documents and of the text."""
    return tuple(tell_casualty(material, casualty) for casualty in material.casualties)


def casualty_groups(material: Material) -> tuple[CasualtyGroup, ...]:
    """Numbers that may be compared, grouped; those told as a fear or a plan are left out."""
    grouped: dict[tuple[str, str, str, str], list[Casualty]] = defaultdict(list)
    for row in casualties(material):
        if row.happened:
            grouped[row.incident or "", row.side, row.outcome.value, row.status.value].append(row)
    order = {incident.id: at for at, incident in enumerate(material.incidents)}
    sides = {side: at for at, side in enumerate(material.names.ordered(key[1] for key in grouped))}
    outcomes = {outcome.value: at for at, outcome in enumerate(Outcome)}

    def by_incident(key: tuple[str, str, str, str]) -> tuple[int, int, int, str]:
        return order.get(key[0], len(order)), sides[key[1]], outcomes[key[2]], key[3]

    return tuple(_group(material, grouped[key]) for key in sorted(grouped, key=by_incident))


def _group(material: Material, rows: list[Casualty]) -> CasualtyGroup:
    first = rows[0]
    if first.incident is None and len(rows) > 1:
        return _apart(rows)
    standing = [row for row in rows if row.replaced_by is None and row.part_of is None] or rows
    bounds = [n for row in standing for n in (row.n_min, row.n_max) if n is not None]
    low, high = (min(bounds), max(bounds)) if bounds else (None, None)
    open_ended = high is not None and any(row.n_max is None and row.n_min == high for row in standing)
    return CasualtyGroup(
        incident=first.incident,
        incident_label=_label(material, first.incident),
        side=first.side,
        side_label=first.side_label,
        status=first.status,
        outcome=first.outcome,
        low=low,
        high=high,
        open_ended=open_ended,
        span=_span(low, high, open_ended=open_ended, alone=len(standing) == 1, only=standing[0]),
        rows=tuple(rows),
    )


def _apart(rows: list[Casualty]) -> CasualtyGroup:
    """Numbers tied to no incident may be of different ones: they are listed, and make no range."""
    first = rows[0]
    return CasualtyGroup(
        incident=None,
        incident_label=NO_INCIDENT,
        side=first.side,
        side_label=first.side_label,
        status=first.status,
        outcome=first.outcome,
        low=None,
        high=None,
        open_ended=False,
        span=f"{wording.count(len(rows), 'number')} that may be of different incidents, not compared",
        rows=tuple(rows),
    )


def _span(low: int | None, high: int | None, *, open_ended: bool, alone: bool, only: Casualty) -> str:
    if alone or low is None or high is None:
        return only.amount
    if open_ended:
        return f"{low} to {high} or more" if low != high else f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _label(material: Material, incident: str | None) -> str:
    return incident_label(material, material.incident[incident]) if incident is not None else NO_INCIDENT


def _incident(material: Material, casualty: CasualtyClaim) -> str | None:
    """The incident of the event that the people were harmed in, of an account, else the claim's only one."""
    for row in (casualty.event, casualty.id):
        if row is not None and row in material.incident_of_row:
            return material.incident_of_row[row]
    of_claim = material.incidents_of.get(casualty.claim or "", ())
    return of_claim[0].id if len(of_claim) == 1 else None
