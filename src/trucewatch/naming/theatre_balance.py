"""How much a theatre file tells of each side, line by line, and where one has several times as much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trucewatch.model.theatre import Theatre
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.theatre_findings import (
    HOSTILE,
    OFFICIALS,
    Finding,
    side_by_id,
    sides_of,
    users_of,
)

_LOPSIDED = 2
"""From how many times as many of one side as of another a line is called lopsided."""

_FORCES = frozenset({ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP})
_CLAIMED_BY = "claimed_by:"


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the comparison: ``what`` is counted, and how many there are of it for each side's id."""

    what: str
    by_side: Mapping[str, int]
    rule: str | None = None
    """The rule that asks about a lopsided line; ``None`` for lines that only inform."""
    few: int = 0
    """So many or fewer on every side say nothing."""


def balance(theatre: Theatre) -> tuple[Count, ...]:
    """Every line of the comparison, each with all sides in the order of the file."""
    sides = sides_of(theatre)
    return tuple(
        Count(one.what, {side: one.by_side.get(side, 0) for side in sides}, one.rule, one.few)
        for one in (*_actors(theatre), *_names(theatre), *_claims(theatre), *_doubts(theatre))
    )


def lopsided(theatre: Theatre) -> Iterator[Finding]:
    """A finding for each line of which one side has more than twice as much as another."""
    sides = sides_of(theatre)
    if len(sides) < 2:
        return
    for count in balance(theatre):
        most, least = (pick(sides, key=lambda side: count.by_side[side]) for pick in (max, min))
        many, few = count.by_side[most], count.by_side[least]
        if count.rule is not None and many > count.few and many > _LOPSIDED * few:
            what = f"{count.what}: {few} for this side, {many} for '{most}'"
            yield Finding(count.rule, least, what)


def _actors(theatre: Theatre) -> Iterator[Count]:
    yield Count("actors", Counter(actor.side for actor in theatre.actors))
    organs = (actor.side for actor in theatre.actors if actor.kind is ActorKind.STATE_ORGAN)
    yield Count("organs of state", Counter(organs))
    yield Count("forces and groups", Counter(actor.side for actor in theatre.actors if actor.kind in _FORCES))
    officials = [actor for actor in theatre.actors if actor.kind in OFFICIALS]
    yield Count("officials", Counter(actor.side for actor in officials), "officials")
    offices = Counter(actor.side for actor in officials for _ in actor.roles)
    yield Count("terms of office", offices)
    undated = Counter(actor.side for actor in officials for role in actor.roles if role.start is None)
    yield Count("terms of office without a beginning", undated, "terms", few=2)


def _names(theatre: Theatre) -> Iterator[Count]:
    side_of = side_by_id(theatre)
    names = [(actor, name) for actor in theatre.actors for name in actor.names]
    own = Counter(actor.side for actor, name in names if name.self_designation)
    yield Count("names that they use of themselves", own, "self-designations", few=2)
    borne = Counter(actor.side for actor, name in names if name.valence in HOSTILE)
    yield Count("hostile or loaded names", borne, "hostile-names")
    used = Counter(
        side
        for _, name in names
        if name.valence in HOSTILE
        for side in {side_of[user] for user in users_of(name.used_by) if user in side_of}
    )
    yield Count("hostile or loaded names that they use of others", used, "labels", few=2)
    spelled = Counter(
        side
        for place in theatre.places
        for side in {
            side_of[user] for one in place.names for user in users_of(one.used_by) if user in side_of
        }
    )
    yield Count("places with a name that they use", spelled, "toponym-counts", few=2)


def _claims(theatre: Theatre) -> Iterator[Count]:
    side_of = side_by_id(theatre)
    held = Counter(
        side
        for place in theatre.places
        for side in {side_of[claim.controller] for claim in place.control if claim.controller in side_of}
    )
    yield Count("places that they ever control", held)
    controls: Counter[str] = Counter()
    for place in theatre.places:
        claimants = {user for claim in place.control for user in users_of(claim.according_to)}
        controls.update({side_of[user] for user in claimants if user in side_of})
    yield Count("places with control as that side claims it", controls, "control")
    ties = Counter(
        side_of[by]
        for actor in theatre.actors
        for tie in actor.affiliations
        if tie.basis.startswith(_CLAIMED_BY) and (by := tie.basis.removeprefix(_CLAIMED_BY)) in side_of
    )
    yield Count("claims of whose a force or an authority is", ties, "affiliations", few=2)
    duties = [duty for agreement in theatre.agreements for duty in agreement.obligations]
    owed = Counter(
        side for duty in duties for side in {side_of[actor] for actor in duty.obligor if actor in side_of}
    )
    yield Count("duties that they owe", owed, "duties", few=2)
    readings = Counter(
        side_of[reading.by] for duty in duties for reading in duty.readings if reading.by in side_of
    )
    yield Count("readings of a duty", readings, "reading-counts", few=2)


def _doubts(theatre: Theatre) -> Iterator[Count]:
    """How much of what is told of a side's actors is marked as doubtful, in percent."""
    facts: Counter[str] = Counter()
    doubtful: Counter[str] = Counter()
    for actor in theatre.actors:
        facts[actor.side] += 1 + len(actor.roles)
        marks = [actor.doubtful, *(role.doubtful for role in actor.roles)]
        doubtful[actor.side] += sum(mark is not None for mark in marks)
    percent = {side: round(100 * doubtful[side] / number) for side, number in facts.items()}
    yield Count("percent of facts on its actors marked as doubtful", percent, "doubts", few=10)
