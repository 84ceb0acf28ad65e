"""Accounts: what each side says of an incident, side by side, and who says nothing.

Every side of the theatre and of the incident has one account; third parties, monitors, mediators and
the press have one where they say something. Nothing is taken from one account into another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from trucewatch.linking.clusters import countable
from trucewatch.linking.happenings import Gazetteer, Happening
from trucewatch.linking.leaf import Leaf
from trucewatch.linking.replies import Reply, points_only
from trucewatch.linking.statements import Statement, parties, sides_of
from trucewatch.linking.wordlists import matches
from trucewatch.model.claim import Participant
from trucewatch.model.event import Event
from trucewatch.model.event import Sequence as Order
from trucewatch.model.linking import Account, Incident
from trucewatch.model.theatre import Theatre
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import (
    MONITOR,
    UNRESOLVED,
    ActorKind,
    Aux,
    Dimension,
    Occurrence,
    Polarity,
    Stance,
)

_OBSERVERS = frozenset({ActorKind.MONITORING_MISSION, ActorKind.PEACEKEEPING_FORCE})

#: What a denial must be about to deny the happening and no detail of it; a violation is what it violates.
_THE_WHOLE = frozenset({Dimension.OCCURRENCE, Dimension.COMPLIANCE})


@dataclass(frozen=True)
class _Told:
    """What one side's claims say of an incident: its claims, and the events told in them."""

    side: str
    statements: tuple[Statement, ...]
    events_of: Mapping[Statement, tuple[Happening, ...]]
    """The incident's events that each of its claims tells."""
    incident_events: frozenset[str | None]
    """Ids of all events of the incident, and ``None``: figures tied to no event count with their claim's."""
    denials: tuple[Reply, ...]

    @cached_property
    def events(self) -> tuple[Happening, ...]:
        """The events told, each once, in the order of the claims."""
        return tuple(dict.fromkeys(event for told in self.events_of.values() for event in told))

    def tells(self, statement: Statement) -> bool:
        """Whether a claim tells one of them as having happened."""
        return any(countable(event) for event in self.events_of[statement])


def with_accounts(
    incident: Incident,
    events: Sequence[Happening],
    told: Sequence[Leaf],
    theatres: Sequence[Theatre],
    places: Gazetteer,
) -> Incident:
    """The incident with one account per side, and whether an observer saw it.

    Args:
        incident: as described.
        events: its events and those that hang on it, in the record's order.
        told: the documents that tell of it, in the record's order.
        theatres: whose sides each have an account of what their parties took part in.
        places: the places of the events.
    """
    own = [leaf.by_id[claim] for leaf in told for claim in incident.claims if claim in leaf.by_id]
    answering = [reply for leaf in told for reply in leaf.answering(incident.claims)]
    found = sorted({*own, *(reply.by for reply in answering)}, key=lambda statement: statement.order)
    claims = tuple({statement.id: statement for statement in reversed(found)}.values())[::-1]
    by_claim: dict[tuple[int, str], list[Happening]] = {}
    twins = {leaf.place: leaf.twins for leaf in told}
    for event in events:
        claim = event.event.claim or ""
        for told_by in twins[event.rank].get(claim, (claim,)):
            by_claim.setdefault((event.rank, told_by), []).append(event)
    accounts = []
    for side in _sides(incident.parties, claims, theatres):
        of_side = tuple(statement for statement in claims if side in statement.sides)
        told_by_side = _Told(
            side,
            of_side,
            {s: tuple(by_claim.get((s.rank, s.id), ())) for s in of_side},
            frozenset({None, *(event.id for event in events)}),
            tuple(reply for reply in answering if side in reply.by.sides and reply.denies),
        )
        accounts.append(_account(incident.id, told_by_side, places))
    return incident.model_copy(
        update={
            "claims": tuple(statement.id for statement in claims),
            "accounts": tuple(accounts),
            "third_party_observed": any(
                _observes(statement, by_claim.get((statement.rank, statement.id), ())) for statement in claims
            ),
        }
    )


def _sides(
    taking_part: Sequence[str], claims: Sequence[Statement], theatres: Iterable[Theatre]
) -> tuple[str, ...]:
    """The parties of the incident, of the theatres that they belong to, and whoever else speaks."""
    speaking = {side for statement in claims for side in statement.sides}
    found = set(taking_part) | speaking
    for theatre in theatres:
        sides = {side.id for side in theatre.sides}
        if sides & (set(taking_part) | parties(speaking)):
            found |= sides
    return tuple(sorted(found))


def _account(incident: str, told: _Told, places: Gazetteer) -> Account:
    if not told.statements:
        return Account(incident=incident, side=told.side, occurrence=Occurrence.NO_ACCOUNT)
    actual = [event for event in told.events if countable(event)]
    initiators, sequence = _initiators(told)
    return Account(
        incident=incident,
        side=told.side,
        occurrence=_occurrence(told, actual),
        initiator=initiators,
        target=tuple(dict.fromkeys(target for e in actual if (target := _target(e.event)) is not None)),
        sequence=sequence,
        place=_place(actual, places),
        time=_finest(actual),
        means=tuple(dict.fromkeys(means for event in actual for means in event.event.means)),
        casualties=tuple(
            row.id for s in told.statements for row in s.casualties if row.event in told.incident_events
        ),
        motive=tuple(s.id for s in told.statements if _justifies(s)),
        claims=tuple(statement.id for statement in told.statements),
    )


def _occurrence(told: _Told, actual: Sequence[Happening]) -> Occurrence:
    if told.side in parties([told.side]) and any(_own_act(told.side, event) for event in actual):
        return Occurrence.ACKNOWLEDGED_OWN
    if any(s.claim.polarity is Polarity.POSITIVE for s in told.statements if told.tells(s)):
        return Occurrence.ASSERTED
    if any(reply.dimension in _THE_WHOLE for reply in told.denials):
        return Occurrence.DENIED
    if told.denials and all(reply.by in told.statements for reply in told.denials):
        negated = {reply.by.id for reply in told.denials}
        if all(statement.id in negated for statement in told.statements):
            return Occurrence.PRESUPPOSED if _on_a_detail(told.denials) else Occurrence.DENIED
    if any(_denied(event) for event in told.events):
        return Occurrence.DENIED
    return Occurrence.PRESUPPOSED


def _own_act(side: str, event: Happening) -> bool:
    """Whether a claim of the side tells, as so, of an act of the side.

    To judge an act ("found the strike justified") is to own it only where the content names who acted.
    """
    initiator, statement = event.event.initiator, event.statement
    if initiator is None or statement is None or side not in sides_of(initiator.side):
        return False
    claim = statement.claim
    if claim.polarity is not Polarity.POSITIVE or claim.stance in {Stance.DENY, Stance.REJECT}:
        return False
    named = any(part.contains(initiator.span) for part in claim.content.spans)
    return named or not matches(f"{statement.cue} {statement.content}", "happenings", "evaluates")


def _denied(event: Happening) -> bool:
    """Whether an event is told as not so, and not only as not the first: also where no claim is answered."""
    return event.event.aux is Aux.NEGATED and event.event.sequence is Order.UNSTATED


def _on_a_detail(denials: Sequence[Reply]) -> bool:
    """Whether all that is denied is who began, how many, with what: that it happened is presupposed."""
    return all(reply.dimension not in _THE_WHOLE for reply in denials)


def _initiators(told: _Told) -> tuple[tuple[str, ...], str | None]:
    """Who acted first on this side's account (``not X`` where that is all it says), and the words for it."""
    named: dict[str, None] = {}
    words: str | None = None
    for event in told.events:
        row = event.event
        if row.sequence is Order.UNSTATED:
            continue
        first = row.initiator if row.sequence is Order.FIRST else row.target
        negated = not countable(event) or (
            event.statement is not None and event.statement.claim.polarity is Polarity.NEGATIVE
        )
        if first is not None:
            named[f"not {_label(first)}" if negated else _label(first)] = None
        if words is None and event.statement is not None:
            words = event.statement.claim.content.text
    for reply in told.denials:
        if reply.dimension is Dimension.INITIATOR and not named:
            named[f"not {told.side}"] = None
            words = words or (None if points_only(reply.by) else reply.by.claim.content.text)
    return tuple(named), words


def _place(events: Sequence[Happening], places: Gazetteer) -> str | None:
    """The first place told: its id (of what may be shown), or the words."""
    for event in events:
        if event.event.place is not None:
            return places.shown(event.place) if event.place is not None else event.event.place.text
    return None


def _target(event: Event) -> str | None:
    """The side aimed at; in the words of the text where that would be the initiator's own."""
    if event.target is None:
        return None
    own = event.initiator is not None and event.initiator.side == event.target.side
    return event.target.text if own else _label(event.target)


def _label(participant: Participant) -> str:
    """The side of a participant where it is known, else the words."""
    return participant.side if participant.side != UNRESOLVED else participant.text


def _finest(events: Sequence[Happening]) -> Interval | None:
    told = [event.told for event in events if event.told is not None]
    return min(told, key=lambda interval: interval.prec) if told else None


def _justifies(statement: Statement) -> bool:
    return statement.claim.stance is Stance.JUSTIFY or matches(
        statement.content, "propositions", "motive", "words"
    )


def _observes(statement: Statement, events: Sequence[Happening]) -> bool:
    observer = MONITOR in statement.sides or statement.claim.source.kind in _OBSERVERS
    return observer and any(countable(event) for event in events)
