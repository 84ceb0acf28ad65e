"""A pair of claims to be judged, and the verdict on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from trucewatch.linking import propositions
from trucewatch.linking.similarity import concept, containment, is_number, is_specific, tokens
from trucewatch.linking.statements import Statement
from trucewatch.model.claim import Quote
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import Aux, Dimension, PloverRoot, RelationType, Slot, Stance

#: Contents that share this much are about one thing.
ALIKE = 0.5
#: Within so many sentences two claims are told together.
NEAR = 1
#: In documents that are not farther apart than this the one may answer the other.
ANSWER_DAYS = 3
#: Acts that are done on a day, and that can be denied.
ACTS = frozenset({PloverRoot.ASSAULT, PloverRoot.COERCE, PloverRoot.MOBILIZE})
#: Within so many sentences of one document the one may answer the other.
REACH = 4

_NO_PROPOSITION = frozenset({Stance.DEMAND, Stance.PLEDGE, Stance.THREATEN, Stance.SENTIMENT})
_NOT_TOLD = frozenset({Aux.FUTURE, Aux.HYPOTHETICAL, Aux.COUNTERFACTUAL, Aux.FEARED, Aux.HABITUAL})


@dataclass(frozen=True)
class Pair:
    """Two claims of different sides, the earlier one first."""

    a: Statement
    b: Statement
    contrast: Quote | None
    """The connective by which the text opposes the two, if any."""
    sentences: int | None
    """How many sentences lie between them; ``None`` in different documents."""
    incident: str | None
    """The incident that both are about."""
    kin: bool = False
    """Whether the two stand in documents that are alike, so that one may answer the other."""
    fellow: bool = False
    """Whether the two stand in documents of the same days and parties."""
    apart: bool = False
    """Whether the two are about incidents, and none of them is one."""
    answered: bool = False
    """Whether one of the two denies another claim, of its own document."""

    @cached_property
    def together(self) -> bool:
        """Whether the two are told together: opposed by the text, or in neighbouring sentences."""
        return self.contrast is not None or (self.sentences is not None and self.sentences <= NEAR)

    @cached_property
    def shared(self) -> float:
        """How much of the shorter content's concepts the other has."""
        return containment(self.a.concepts, self.b.concepts)

    @cached_property
    def days(self) -> int | None:
        """How many days lie between the publications; ``None`` where one is not known."""
        one, other = self.a.published, self.b.published
        return None if one is None or other is None else abs((other - one).days)

    @cached_property
    def answers(self) -> bool:
        """Whether the later document may answer the earlier one: of the same days, and on one matter.

        One matter: the documents are alike, or both claims name one place, or speak of two same things, or of
        one that is not what every claim of a conflict speaks of, and of one party; or documents of the same
        days and parties tell of one kind of act or harm.
        """
        if self.sentences is not None or self.days is None or self.days > ANSWER_DAYS:
            return False
        common = self.a.concepts & self.b.concepts
        things = {c for c in common if not c.startswith("@") and not is_number(c)}
        named = [c for c in common if c.startswith("@")]
        if self.kin or len(things) >= 2 or any(c.startswith("@place:") for c in named):
            return True
        return (bool(named) and any(map(is_specific, things))) or (self.fellow and self._one_kind)

    @cached_property
    def one_occasion(self) -> bool:
        """Whether the two may speak of one happening, as far as places and days are told."""
        if self.incident is not None or self.together:
            return True
        near = self.answers or (self.sentences is not None and self.sentences <= REACH)
        return near and not self.elsewhere and not self._other_day

    @property
    def _one_kind(self) -> bool:
        acts = [{e.plover for e in s.events} & ACTS for s in (self.a, self.b)]
        harm = [{row.outcome for row in s.casualties} for s in (self.a, self.b)]
        return bool(acts[0] & acts[1] or harm[0] & harm[1])

    @cached_property
    def across(self) -> bool:
        """Whether two like documents tell of one day: of fire over a line each side names its own place."""
        days = [[e.time.interval for e in s.events if e.time and e.time.interval] for s in (self.a, self.b)]
        told = [[one for one in side if one is not None and one.prec == 1] for side in days]
        return self.kin and any(x.overlaps(y) for x in told[0] for y in told[1])

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the events told in the two have known places, and none in common."""
        places = [{e.place_id for e in s.events if e.place_id} for s in (self.a, self.b)]
        return bool(places[0] and places[1]) and not places[0] & places[1]

    @cached_property
    def _other_day(self) -> bool:
        told = [_days(s) for s in (self.a, self.b)]
        return bool(told[0] and told[1]) and not any(x.overlaps(y) for x in told[0] for y in told[1])

    @cached_property
    def one_time(self) -> bool:
        """Whether the two are told of one time: a truce that holds today may have failed by next week."""
        return self.sentences is not None or (self.days is not None and self.days <= 1)

    @cached_property
    def one_act(self) -> bool:
        """Whether the events told in the two may be one kind of act, as far as their verbs say."""
        acts = [{concept(t) for e in s.events for t in tokens(e.trigger.text)} for s in (self.a, self.b)]
        return not acts[0] or not acts[1] or bool(acts[0] & acts[1])

    @cached_property
    def one_referent(self) -> bool:
        """Whether both are about one thing: an incident, or the same things told together."""
        return self.incident is not None or self.together or self.shared >= ALIKE


def _days(statement: Statement) -> list[Interval]:
    """When the events of a claim happened, or else the days that it names."""
    events = [e.time.interval for e in statement.events if e.time is not None and e.time.interval is not None]
    named = [t.interval for t in statement.times if t.interval is not None and t.interval.prec == 1]
    return events or named


@dataclass(frozen=True)
class Verdict:
    """How two claims part, on which dimension, by which rule, and why in words."""

    type: RelationType
    dimension: Dimension
    rule: str
    why: str
    slot: Slot | None = None


def comparable(pair: Pair) -> bool:
    """Whether both state something, and no side or body speaks in both."""
    for statement in (pair.a, pair.b):
        if statement.claim.stance in _NO_PROPOSITION or propositions.gives_no_account(statement):
            return False
    return not pair.a.same_speaker(pair.b)


def told_as_so(pair: Pair) -> bool:
    """Whether both tell of what is so or was so: no plan, fear, habit or condition."""
    return not any(statement.claim.aux in _NOT_TOLD for statement in (pair.a, pair.b))
