"""What was said in reply to what, as threads: an accusation, the denial, the answer to that, day by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.linking import Relation, TrackEvent
from trucewatch.model.vocabulary import NEUTRAL_SIDES, OPPOSED, Mood, RelationType
from trucewatch.telling import wording
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, state

_BY_TEXT = "the text says so"
_BY_RULE = "by rule"
_SAME_MATTER = "on the same matter"
#: Days between two statements on one matter of which the later can be an answer.
_WITHIN = 14
_OPPOSITES = frozenset(
    {
        frozenset({"in_danger", "holding"}),
        frozenset({"violated", "holding"}),
        frozenset({"collapsed", "holding"}),
        frozenset({"open", "closed"}),
        frozenset({"inaction", "measures"}),
        frozenset({"access_denied", "access_granted"}),
        frozenset({"obtained", "not_obtained"}),
    }
)
_REPLIES = OPPOSED | {RelationType.RESPONDS_TO}


class Turn(Frozen):
    """One statement of a thread, with the statements that it answers."""

    statement: Statement
    day: date | None
    """When it was said, where the text tells; else when it was published."""
    day_text: str
    answers: tuple[str, ...]
    """Ids of claims of the thread."""
    how: str | None
    """By what it is tied to them: the text, a rule, or the same matter; nothing for what opens the thread."""


class Thread(Frozen):
    """Statements of at least two speakers, tied by replies, in the order of days and of the text."""

    id: str
    """Id of the claim that opens it."""
    matter: str | None
    days: int
    """How many days lie between the first and the last statement of known day."""
    turns: tuple[Turn, ...]


def threads(material: Material) -> tuple[Thread, ...]:
    """All threads, those that begin first coming first."""
    replies: dict[str, list[Relation]] = defaultdict(list)
    joined = _Joined()
    answers: dict[str, list[str]] = {}
    for relation in material.relations:
        if relation.type in _REPLIES and _answers(material, relation):
            replies[relation.a].append(relation)
            joined.join(relation.a, relation.b)
    for later, earlier in _opposed_matters(material):
        if earlier not in joined.with_(later):
            answers.setdefault(later, []).append(earlier)
            joined.join(later, earlier)
    found = [_thread(material, members, replies, answers) for members in joined.groups()]
    return tuple(
        sorted(
            found, key=lambda one: (str(one.turns[0].day or "~"), material.place_of(material.every[one.id]))
        )
    )


def _answers(material: Material, relation: Relation) -> bool:
    """Whether two speakers stand against each other, told so by the text or of one referent."""
    if relation.a == relation.b:
        return False
    sources = [material.every[claim].source for claim in (relation.a, relation.b)]
    return (sources[0].actor or sources[0].side) != (sources[1].actor or sources[1].side)


class _Joined:
    """Groups claims that are tied, directly or by others."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def join(self, a: str, b: str) -> None:
        both = self._of.get(a, {a}) | self._of.get(b, {b})
        for member in both:
            self._of[member] = both

    def with_(self, claim: str) -> set[str]:
        """The claims that one is tied to."""
        return self._of.get(claim, {claim})

    def groups(self) -> list[set[str]]:
        return list({id(group): group for group in self._of.values()}.values())


def _opposed_matters(material: Material) -> Iterable[tuple[str, str]]:
    """Claims of two sides that say opposed things of one running matter within days, the later one first.

    Each is set against the nearest one before it only.
    """
    days = {event.claim: _day(material, material.every[event.claim]) for event in material.tracks}
    dated = [event for event in material.tracks if days[event.claim] is not None]
    dated.sort(key=lambda event: (str(days[event.claim]), material.place_of(material.every[event.claim])))
    for at, event in enumerate(dated):
        for other in reversed(dated[:at]):
            gap = (days[event.claim] or date.min) - (days[other.claim] or date.min)
            if gap.days > _WITHIN:
                break
            if _opposed(event, other):
                yield event.claim, other.claim
                break


def _opposed(a: TrackEvent, b: TrackEvent) -> bool:
    """Whether two sides speak of one matter, and one denies what the other tells or tells its opposite."""
    if a.track is not b.track or set(a.side.split(";")) & set(b.side.split(";")) or a.claim == b.claim:
        return False
    if NEUTRAL_SIDES & {a.side, b.side} or (a.place and b.place and a.place != b.place):
        return False
    if a.kind == b.kind:
        return {a.mood, b.mood} == {Mood.ACTUAL, Mood.DENIED}
    return a.mood is b.mood is Mood.ACTUAL and frozenset({a.kind, b.kind}) in _OPPOSITES


def _thread(
    material: Material, members: set[str], replies: dict[str, list[Relation]], answers: dict[str, list[str]]
) -> Thread:
    turns = [
        _turn(material, claim, replies.get(claim.id, []), answers.get(claim.id, []))
        for claim in material.in_text_order(members)
    ]
    turns.sort(key=lambda turn: (str(turn.day or "~"), bool(turn.answers)))
    claims = [material.every[turn.statement.claim] for turn in turns]
    days = [turn.day for turn in turns if turn.day is not None]
    incidents = [one for claim in claims for one in material.incidents_of.get(claim.id, ())]
    return Thread(
        id=claims[0].id,
        matter=incident_label(material, incidents[0]) if incidents else None,
        days=(max(days) - min(days)).days if days else 0,
        turns=tuple(turns),
    )


def _turn(material: Material, claim: Claim, replies: list[Relation], answers: list[str]) -> Turn:
    day = _day(material, claim)
    replies = [one for one in replies if _is_before(material, one.b, day)]
    by_text = any(one.explicit for one in replies)
    return Turn(
        statement=state(material, claim),
        day=day,
        day_text=wording.day(day) if day is not None else "day not known",
        answers=tuple(dict.fromkeys((*(relation.b for relation in replies), *answers))),
        how=_BY_TEXT if by_text else _BY_RULE if replies else _SAME_MATTER if answers else None,
    )


def _is_before(material: Material, claim: str, day: date | None) -> bool:
    """Whether a claim may have been said by that day: nobody answers what comes later, as copies may."""
    said = _day(material, material.every[claim])
    return said is None or day is None or said <= day


def _day(material: Material, claim: Claim) -> date | None:
    """When it was said: by its own words, by those of the claim that passes it on, else when published."""
    uttered = claim.uttered.interval if claim.uttered is not None else None
    if uttered is not None and uttered.start is not None and uttered.start == uttered.end:
        return uttered.start
    outer = material.every.get(claim.nested_in or "")
    return _day(material, outer) if outer is not None else material.document(claim).published
