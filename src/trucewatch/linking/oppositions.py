"""When two claims part: the rules of domain model section 4, one function a dimension.

Each rule takes a `Pair` and answers with a `Verdict` or ``None``. A rule is sure of little and says
nothing where it is not sure: a silence, a hedge beside an assertion, two counts that may both hold,
a demand beside a pledge, two charges of violating the truce are no contradiction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trucewatch.linking import propositions
from trucewatch.linking.replies import is_denial
from trucewatch.linking.similarity import containment
from trucewatch.linking.statements import Statement, parties
from trucewatch.linking.wordlists import matches
from trucewatch.model.claim import Quote
from trucewatch.model.event import CasualtyClaim
from trucewatch.model.vocabulary import (
    Aux,
    Dimension,
    PersonStatus,
    RelationType,
    Slot,
    Stance,
)

#: Contents that share this much are about one thing.
ALIKE = 0.5
#: Within so many sentences two claims are told together.
NEAR = 1

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

    @property
    def together(self) -> bool:
        """Whether the two are told together: opposed by the text, or in neighbouring sentences."""
        return self.contrast is not None or (self.sentences is not None and self.sentences <= NEAR)

    @property
    def shared(self) -> float:
        """How much of the shorter content's concepts the other has."""
        return containment(self.a.concepts, self.b.concepts)

    @property
    def days(self) -> int | None:
        """How many days lie between the publications; ``None`` where one is not known."""
        one, other = self.a.published, self.b.published
        return None if one is None or other is None else abs((other - one).days)

    @property
    def one_referent(self) -> bool:
        """Whether both are about one thing: an incident, or the same things told together."""
        return self.incident is not None or self.together or self.shared >= ALIKE


@dataclass(frozen=True)
class Verdict:
    """How two claims part, on which dimension, by which rule, and why in words."""

    type: RelationType
    dimension: Dimension
    rule: str
    why: str
    slot: Slot | None = None


Rule = Callable[[Pair], Verdict | None]


def opposed(pair: Pair) -> Verdict | None:
    """The first rule's verdict on a pair, or ``None`` where no rule says that the two part."""
    if not comparable(pair):
        return None
    for rule in RULES:
        verdict = rule(pair)
        if verdict is not None:
            return verdict
    return None


def comparable(pair: Pair) -> bool:
    """Whether both state something, and no side is common to both."""
    for statement in (pair.a, pair.b):
        if statement.claim.stance in _NO_PROPOSITION or statement.claim.aux in _NOT_TOLD:
            return False
        if propositions.gives_no_account(statement):
            return False
    return not parties(pair.a.sides) & parties(pair.b.sides) and pair.a.sides != pair.b.sides


# -- casualties --------------------------------------------------------------------------------------


def casualties(pair: Pair) -> Verdict | None:
    """Same side, status and outcome, and numbers that can't both hold."""
    if not pair.one_referent or not _same_days(pair):
        return None
    for one in propositions.figures(pair.a):
        for other in propositions.figures(pair.b):
            if _same_people(pair, one, other) and figures_disjoint(one, other):
                why = f"{_range(one)} against {_range(other)} {one.outcome.value}"
                return Verdict(RelationType.CONTRADICTS, Dimension.CASUALTIES, "casualty-figures", why)
    return None


def figures_disjoint(one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether no number fits both; an open end and a vague floor reach without limit."""
    low = max(one.n_min or 0, other.n_min or 0)
    highs = [row.n_max for row in (one, other) if row.n_max is not None and not row.vague]
    return bool(highs) and low > min(highs)


def _range(row: CasualtyClaim) -> str:
    if row.n_min == row.n_max:
        return str(row.n_min)
    return f"{row.n_min if row.n_min is not None else '…'}–{row.n_max if row.n_max is not None else '…'}"


def _same_people(pair: Pair, one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether two figures may count the same people; unknown sides need the text to oppose the two."""
    if one.outcome is not other.outcome:
        return False
    if one.status is not other.status and PersonStatus.UNKNOWN not in (one.status, other.status):
        return False
    sides = propositions.victims(pair.a, one), propositions.victims(pair.b, other)
    if sides[0].side is not None and sides[1].side is not None:
        return sides[0].side == sides[1].side
    if sides[0].rules_out(sides[1]) or sides[1].rules_out(sides[0]):
        return False
    known = any(people.side is not None or people.side_not is not None for people in sides)
    return (known and one.status is other.status) or pair.contrast is not None


def _same_days(pair: Pair) -> bool:
    """Whether the two may tell of one window: no "past week" against "past day"."""
    if pair.sentences is None and pair.incident is None:
        return False
    told = [[t.interval for t in s.times if t.interval is not None] for s in (pair.a, pair.b)]
    return not told[0] or not told[1] or any(x.overlaps(y) for x in told[0] for y in told[1])


def only(pair: Pair) -> Verdict | None:
    """The text opposes a count of some people to a claim that only others were harmed."""
    if pair.contrast is None:
        return None
    texts = [s.content for s in (pair.a, pair.b)]
    harmed = [bool(s.casualties) or bool({"=kill", "=wound"} & s.concepts) for s in (pair.a, pair.b)]
    if all(harmed) and any(matches(text, "propositions", "only") for text in texts):
        return Verdict(
            RelationType.CONTRADICTS,
            Dimension.CASUALTIES,
            "casualty-status",
            "one leaves no room for the other's dead",
        )
    return None


# -- who began, who did it -----------------------------------------------------------------------------


def initiator(pair: Pair) -> Verdict | None:
    """Each names the other as the attacker, and at least one says "first" or "unprovoked"."""
    if not (pair.incident is not None or pair.together):
        return None
    told = [(propositions.initiator(s), propositions.own_party(s)) for s in (pair.a, pair.b)]
    for value, own in told:
        # A side that tells of its own forces' part, without "first", names nobody who began.
        if value is None or own is None or (value.whom == own and not value.exclusive):
            return None
    values = [value for value, _ in told if value is not None]
    if not any(value.exclusive for value in values):
        return None
    if values[0].whom is not None and values[0].whom == values[1].whom:
        return None
    if propositions.negated(pair.a) or propositions.negated(pair.b):
        return None
    return Verdict(
        RelationType.CONTRADICTS, Dimension.INITIATOR, "initiator", "each says that the other acted first"
    )


def responsibility(pair: Pair) -> Verdict | None:
    """One names a culprit of one act, the other another."""
    if not pair.one_referent or not (pair.contrast or pair.shared >= ALIKE or pair.incident):
        return None
    for statement in (pair.a, pair.b):
        if not matches(f"{statement.cue} {statement.content}", "propositions", "responsibility", "exclusive"):
            return None
    one, other = propositions.subject(pair.a), propositions.subject(pair.b)
    if (
        one is None
        or other is None
        or one == other
        or propositions.negated(pair.a)
        or propositions.negated(pair.b)
    ):
        return None
    return Verdict(
        RelationType.CONTRADICTS, Dimension.RESPONSIBILITY, "responsibility", "different sides are named"
    )


def means(pair: Pair) -> Verdict | None:
    """Causes that exclude one another, which the text opposes or both put as the cause."""
    one, other = propositions.means(pair.a), propositions.means(pair.b)
    if not propositions.means_exclude(one, other) or not pair.one_referent:
        return None
    causal = [matches(f"{s.cue} {s.content}", "propositions", "cause") for s in (pair.a, pair.b)]
    if (pair.contrast is not None and any(causal)) or (all(causal) and pair.together):
        return Verdict(RelationType.CONTRADICTS, Dimension.MEANS, "means", "causes that exclude one another")
    return None


# -- place, date ---------------------------------------------------------------------------------------


def place(pair: Pair) -> Verdict | None:
    """The same happening at places that are not one another's part."""
    if not (pair.contrast is not None and pair.shared >= 0.3) and not pair.incident:
        return None
    places = [{e.place_id for e in s.events if e.place_id and e.countable} for s in (pair.a, pair.b)]
    kinds = [{e.plover for e in s.events if e.place_id} for s in (pair.a, pair.b)]
    if pair.contrast is None or not all(places) or places[0] & places[1] or not kinds[0] & kinds[1]:
        return None
    return Verdict(RelationType.CONTRADICTS, Dimension.PLACE, "place", "different places")


def date(pair: Pair) -> Verdict | None:
    """The same happening on days that do not meet; announced and happened are two dates."""
    if pair.incident is None:
        return None
    told = [
        {
            e.name.text.casefold(): e.time.interval
            for e in s.events
            if e.name and e.time and e.time.interval and e.countable
        }
        for s in (pair.a, pair.b)
    ]
    for name in told[0].keys() & told[1].keys():
        one, other = told[0][name], told[1][name]
        if not one.overlaps(other):
            return Verdict(RelationType.CONTRADICTS, Dimension.DATE, "date", "days that do not meet")
    return None


# -- control, compliance, truce, plans -------------------------------------------------------------------


def control(pair: Pair) -> Verdict | None:
    """Each claims the place, at one time; recognised sovereignty is no control."""
    if pair.sentences is None or not pair.together:
        return None
    values: list[str] = []
    for statement in (pair.a, pair.b):
        value, own = propositions.control(statement), propositions.own_party(statement)
        if value is None or own is None or propositions.negated(statement):
            return None
        if value.value == "leave" or value.whom not in (None, own):
            return None
        values.append(value.value)
    if "contested" in values:
        return _still_fought_over(pair, *values)
    if pair.contrast is not None or pair.shared >= 0.3 or set(values) == {"take", "hold"}:
        why = "each claims the place at one time"
        return Verdict(RelationType.CONTRADICTS, Dimension.CONTROL, "control", why)
    return None


def _still_fought_over(pair: Pair, one: str, other: str) -> Verdict | None:
    if pair.contrast is None or one == other:
        return None
    return Verdict(RelationType.CONTRADICTS, Dimension.CONTROL, "control", "held against still fought over")


def compliance(pair: Pair) -> Verdict | None:
    """One says that a party broke what it undertook, the other that the same party keeps it."""
    one, other = propositions.compliance(pair.a), propositions.compliance(pair.b)
    if one is None or other is None or {one.value, other.value} != {"broken", "kept"}:
        return None
    known = one.whom is not None and one.whom == other.whom
    if not known and (pair.contrast is None or None not in (one.whom, other.whom)):
        return None
    near = pair.sentences <= 2 if pair.sentences is not None else pair.days is not None and pair.days <= 2
    if not (pair.together or (known and near)):
        return None
    return Verdict(
        RelationType.CONTRADICTS, Dimension.COMPLIANCE, "compliance", "kept against broken, of one party"
    )


def truce_status(pair: Pair) -> Verdict | None:
    """Agreed against not agreed; in danger or collapsed against holding. A breach is no end of a truce."""
    one, other = propositions.truce_status(pair.a), propositions.truce_status(pair.b)
    if one is None or other is None or not pair.one_referent:
        return None
    values = {one.value, other.value}
    parted = values in ({"agreed", "not_agreed"}, {"holding", "failing"}) and (
        pair.contrast is not None or pair.shared >= ALIKE
    )
    if not parted or propositions.compliance(pair.a) or propositions.compliance(pair.b):
        return None
    return Verdict(
        RelationType.CONTRADICTS, Dimension.TRUCE_STATUS, "truce-status", " against ".join(sorted(values))
    )


def applicability(pair: Pair) -> Verdict | None:
    """Bound against not bound, covered against not covered."""
    one, other = propositions.applicability(pair.a), propositions.applicability(pair.b)
    if one is None or other is None or one.value == other.value:
        return None
    if pair.contrast is None and pair.shared < ALIKE:
        return None
    return Verdict(
        RelationType.CONTRADICTS, Dimension.APPLICABILITY, "applicability", "covered against not covered"
    )


def plan(pair: Pair) -> Verdict | None:
    """Agreed or fixed against not agreed, of one step."""
    one, other = propositions.plan(pair.a), propositions.plan(pair.b)
    if one is None or other is None or one.value == other.value or pair.shared < 0.3:
        return None
    return Verdict(RelationType.CONTRADICTS, Dimension.PLAN, "plan", "agreed against not agreed")


def reading(pair: Pair) -> Verdict | None:
    """One puts a duty without condition, the other makes it hang on one."""
    if pair.contrast is None and not (pair.together and pair.shared >= 0.3):
        return None
    conditions = [matches(s.content, "propositions", "conditional") for s in (pair.a, pair.b)]
    agreed = [bool(propositions.truce_status(s)) or "=agree" in s.concepts for s in (pair.a, pair.b)]
    if conditions[0] != conditions[1] and (agreed[0] if conditions[1] else agreed[1]):
        return Verdict(
            RelationType.REINTERPRETS,
            Dimension.READING,
            "reading-condition",
            "one makes it hang on a condition",
            slot=Slot.TRIGGER,
        )
    return None


def motive(pair: Pair) -> Verdict | None:
    """Different reasons for one act, which the text sets against each other."""
    told = [propositions.motive(s) for s in (pair.a, pair.b)]
    accuses = [s.claim.stance is Stance.ACCUSE for s in (pair.a, pair.b)]
    if pair.contrast is None or not pair.together:
        return None
    if all(told) or (told[0] and accuses[1]) or (told[1] and accuses[0]):
        return Verdict(RelationType.REINTERPRETS, Dimension.MOTIVE, "motive", "different reasons for one act")
    return None


def denial(pair: Pair) -> Verdict | None:
    """One denies, in its own words, what the other says in another document of the same days."""
    denials = [is_denial(s) and propositions.negated(s) for s in (pair.a, pair.b)]
    if pair.sentences is not None or denials[0] == denials[1] or pair.shared < 0.7:
        return None
    if len(pair.a.concepts & pair.b.concepts) < 3:
        return None
    why = "one denies in its own words what the other says"
    return Verdict(RelationType.DENIES, Dimension.OCCURRENCE, "denial-elsewhere", why)


def occurrence(pair: Pair) -> Verdict | None:
    """One says what the other denies, of one thing, or says its opposite."""
    if pair.contrast is not None and matches(pair.contrast.text, "replies", "contrary"):
        return Verdict(
            RelationType.CONTRADICTS, Dimension.OCCURRENCE, "contrary", "the text puts one against the other"
        )
    if pair.shared < ALIKE or not (pair.contrast is not None or pair.incident is not None or pair.together):
        return None
    if propositions.opposite(pair.a, pair.b):
        return Verdict(
            RelationType.CONTRADICTS, Dimension.OCCURRENCE, "opposites", "one says the opposite of the other"
        )
    much = pair.shared >= 0.8 and len(pair.a.concepts & pair.b.concepts) >= 3
    if much and propositions.negated(pair.a) != propositions.negated(pair.b):
        why = "one negates what the other says"
        return Verdict(RelationType.DENIES, Dimension.OCCURRENCE, "negation", why)
    return None


#: In the order in which they are asked: the firmest test first.
RULES: tuple[Rule, ...] = (
    casualties,
    only,
    initiator,
    responsibility,
    date,
    place,
    control,
    applicability,
    truce_status,
    compliance,
    plan,
    means,
    denial,
    occurrence,
    reading,
    motive,
)


def reciprocal(statement: Statement) -> Verdict | None:
    """Two sides say of each other in one clause what can only be true of one of them.

    "Both accuse each other of firing first" is such a clause; "of violating the truce" is none.
    """
    text = f"{statement.cue} {statement.content}"
    each_other = matches(text, "replies", "reciprocal")
    if each_other and matches(text, "propositions", "initiator", "exclusive"):
        return Verdict(
            RelationType.CONTRADICTS,
            Dimension.INITIATOR,
            "reciprocal",
            "each says that the other acted first",
        )
    if each_other and matches(text, "propositions", "responsibility", "exclusive"):
        return Verdict(
            RelationType.CONTRADICTS, Dimension.RESPONSIBILITY, "reciprocal", "each names the other"
        )
    value = propositions.control(statement)
    each = matches(f"{statement.claim.source.text or ''} {statement.cue}", "replies", "both")
    if each and value is not None and value.value in {"take", "hold"}:
        why = "each says that it holds the place"
        return Verdict(RelationType.CONTRADICTS, Dimension.CONTROL, "reciprocal", why)
    return None
