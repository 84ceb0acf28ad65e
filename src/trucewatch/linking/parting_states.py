"""When two claims of how things stand part: control, compliance, the truce, its cover, plans, reasons.

Each rule takes a `Pair` and answers with a `Verdict`, or with ``None`` where it is not sure.
"""

from __future__ import annotations

from trucewatch.linking import propositions
from trucewatch.linking.pairs import ALIKE, ANSWER_DAYS, Pair, Verdict
from trucewatch.linking.statements import Statement
from trucewatch.linking.wordlists import matches
from trucewatch.model.vocabulary import Dimension, RelationType, Slot, Stance


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


def loss_denied(pair: Pair) -> Verdict | None:
    """One says that it took ground, the other that none was lost."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        value = propositions.control(told)
        if value is None or value.value != "take" or propositions.negated(told):
            continue
        lost = matches(denying.content, "propositions", "control", "lost")
        own = [propositions.own_party(s) for s in (told, denying)]
        if lost and propositions.negated(denying) and all(own) and (pair.answers or pair.together):
            why = "ground taken on the one account, none lost on the other"
            return Verdict(RelationType.DENIES, Dimension.CONTROL, "loss-denied", why)
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
    if not _of_one_instrument(pair) or _asked_for(pair.a) or _asked_for(pair.b):
        return None
    if pair.a.passes_on(pair.b) or pair.b.passes_on(pair.a):
        return None
    known = one.whom is not None and one.whom == other.whom
    if not known and (pair.contrast is None or None not in (one.whom, other.whom)):
        return None
    near = pair.sentences is not None and pair.sentences <= 2
    answered = pair.days is not None and pair.days <= ANSWER_DAYS and _both_of_instruments(pair)
    if not (pair.together or (known and (near or answered))):
        return None
    return Verdict(
        RelationType.CONTRADICTS, Dimension.COMPLIANCE, "compliance", "kept against broken, of one party"
    )


def _both_of_instruments(pair: Pair) -> bool:
    return all(propositions.of_instrument(s) for s in (pair.a, pair.b))


def _of_one_instrument(pair: Pair) -> bool:
    """Whether both speak of what was undertaken, or one answers for it what the other charges or opposes."""
    named = [propositions.of_instrument(s) for s in (pair.a, pair.b)]
    charged = any(s.claim.stance is Stance.ACCUSE for s in (pair.a, pair.b))
    return all(named) or (any(named) and (charged or pair.contrast is not None))


def _asked_for(statement: Statement) -> bool:
    """Whether the claim, or the one that passes it on, asks for something and states nothing."""
    outer = statement.enclosing
    return any(claim is not None and claim.stance is Stance.DEMAND for claim in (statement.claim, outer))


def truce_status(pair: Pair) -> Verdict | None:
    """Agreed against not agreed; in danger or collapsed against holding. A breach is no end of a truce."""
    one, other = propositions.truce_status(pair.a), propositions.truce_status(pair.b)
    near = pair.sentences is not None and pair.sentences <= 2
    if one is None or other is None or not (pair.one_referent or near) or not pair.one_time:
        return None
    values = {one.value, other.value}
    parted = values in ({"agreed", "not_agreed"}, {"holding", "failing"}) and (
        pair.contrast is not None or pair.shared >= ALIKE or near
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
    if pair.contrast is None and (pair.shared < ALIKE or not pair.one_time):
        return None
    return Verdict(
        RelationType.CONTRADICTS, Dimension.APPLICABILITY, "applicability", "covered against not covered"
    )


def plan(pair: Pair) -> Verdict | None:
    """Agreed or fixed against not agreed, of one step."""
    one, other = propositions.plan(pair.a), propositions.plan(pair.b)
    if one is None or other is None or one.value == other.value or pair.shared < 0.2:
        return None
    answers = pair.days is not None and pair.days <= ANSWER_DAYS and pair.shared >= ALIKE
    if not (pair.one_time or answers):
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


def duty(pair: Pair) -> Verdict | None:
    """Two say what must be done about one thing, and the one says that no more is asked than less."""
    asked = [matches(s.content, "propositions", "duty", "asked") for s in (pair.a, pair.b)]
    less = [matches(s.content, "propositions", "duty", "less") for s in (pair.a, pair.b)]
    if not all(asked) or less[0] == less[1] or not (pair.answers or pair.together):
        return None
    if pair.a.same_speaker(pair.b) or not (pair.a.voices and pair.b.voices):
        return None
    things = {c for c in pair.a.concepts & pair.b.concepts if not c.startswith("@")}
    if len(things) < 2:
        return None
    why = "one reads less into the duty than the other"
    return Verdict(RelationType.REINTERPRETS, Dimension.READING, "duty", why, slot=Slot.ACTION)


def motive(pair: Pair) -> Verdict | None:
    """Different reasons for one act that the text sets against each other, or a reason against a charge."""
    told = [propositions.motive(s) for s in (pair.a, pair.b)]
    accuses = [s.claim.stance is Stance.ACCUSE for s in (pair.a, pair.b)]
    justifies = [matches(s.content, "propositions", "motive", "justifies") for s in (pair.a, pair.b)]
    if pair.incident is not None and ((justifies[0] and accuses[1]) or (justifies[1] and accuses[0])):
        why = "one gives a reason for the act that the other condemns"
        return Verdict(RelationType.REINTERPRETS, Dimension.MOTIVE, "motive", why)
    if pair.contrast is None or not pair.together:
        return None
    if all(told) or (told[0] and accuses[1]) or (told[1] and accuses[0]):
        return Verdict(RelationType.REINTERPRETS, Dimension.MOTIVE, "motive", "different reasons for one act")
    return None
