"""When two claims part: the rules of domain model section 4, asked in the order of their firmness.

A rule is sure of little and says nothing where it is not sure: a silence, a hedge beside an assertion,
two counts that may both hold, a demand beside a pledge, two charges of violating the truce are no
contradiction.
"""

from __future__ import annotations

from collections.abc import Callable

from trucewatch.linking import parting_acts as acts
from trucewatch.linking import parting_answers as answers
from trucewatch.linking import parting_facts as facts
from trucewatch.linking import parting_places as places
from trucewatch.linking import parting_states as states
from trucewatch.linking import propositions
from trucewatch.linking.pairs import ALIKE, Pair, Verdict, comparable, told_as_so
from trucewatch.linking.replies import is_denial
from trucewatch.linking.statements import Statement
from trucewatch.linking.wordlists import matches
from trucewatch.model.vocabulary import Dimension, RelationType

#: What two contents share that the text opposes and that say opposites of one thing.
OPPOSED_ALIKE = 0.3

Rule = Callable[[Pair], Verdict | None]


def opposed(pair: Pair) -> Verdict | None:
    """The first rule's verdict on a pair, or ``None`` where no rule says that the two part."""
    if not comparable(pair):
        return states.duty(pair)
    for rule in RULES if told_as_so(pair) else OF_NOT_TOLD:
        verdict = rule(pair)
        if verdict is not None:
            return verdict
    return None


#: Within how many days what one denies in its own words is taken for what the other says.
DENIED_WITHIN = 7


def denial(pair: Pair) -> Verdict | None:
    """One denies, in its own words, what the other says in another document of the same days."""
    denials = [is_denial(s) and propositions.negated(s) for s in (pair.a, pair.b)]
    if pair.sentences is not None or denials[0] == denials[1] or pair.shared < 0.7:
        return None
    if pair.elsewhere or (pair.days or 0) > DENIED_WITHIN or len(pair.a.concepts & pair.b.concepts) < 3:
        return None
    why = "one denies in its own words what the other says"
    denied, by = (pair.b, pair.a) if denials[0] else (pair.a, pair.b)
    return Verdict(RelationType.DENIES, propositions.dimension_of(denied, by), "denial-elsewhere", why)


def contrary(pair: Pair) -> Verdict | None:
    """The text itself puts one against the other."""
    if pair.contrast is None or not matches(pair.contrast.text, "replies", "contrary"):
        return None
    why = "the text puts one against the other"
    return Verdict(RelationType.CONTRADICTS, Dimension.OCCURRENCE, "contrary", why)


def opposites(pair: Pair) -> Verdict | None:
    """One says the opposite of the other, of one thing."""
    way = _way(pair)
    if not (way or _one_thing(pair)) or not propositions.opposite(pair.a, pair.b):
        return None
    why = "open on the one account, closed on the other" if way else "one says the opposite of the other"
    return Verdict(RelationType.CONTRADICTS, Dimension.OCCURRENCE, "opposites", why)


def negation(pair: Pair) -> Verdict | None:
    """One negates what the other says, of one thing and in much the same words."""
    if not _one_thing(pair):
        return None
    much = pair.shared >= 0.8 and len(pair.a.concepts & pair.b.concepts) >= 3
    if much and pair.one_act and propositions.negated(pair.a) != propositions.negated(pair.b):
        why = "one negates what the other says"
        return Verdict(RelationType.DENIES, Dimension.OCCURRENCE, "negation", why)
    return None


def _one_thing(pair: Pair) -> bool:
    """Whether both speak of one thing, by their words and by where they stand."""
    alike = pair.shared >= (ALIKE if pair.contrast is None else OPPOSED_ALIKE)
    return alike and (pair.incident is not None or pair.together)


def _way(pair: Pair) -> bool:
    """Whether both say of one way how it is, on one occasion."""
    if not pair.one_occasion or propositions.negated(pair.a) or propositions.negated(pair.b):
        return False
    return all(matches(s.content, "propositions", "ways") for s in (pair.a, pair.b))


#: In the order in which they are asked: the firmest test first.
RULES: tuple[Rule, ...] = (
    facts.casualties,
    facts.only,
    facts.initiator,
    facts.merely,
    facts.unanswered,
    facts.responsibility,
    acts.other_actor,
    acts.no_part,
    acts.harmed,
    acts.other_cause,
    facts.date,
    facts.place,
    states.control,
    states.loss_denied,
    states.applicability,
    states.truce_status,
    states.compliance,
    states.plan,
    facts.means,
    denial,
    acts.act_denied,
    answers.charge_denied,
    answers.all_denied,
    answers.no_such,
    answers.not_lost,
    answers.nobody_harmed,
    answers.other_target,
    places.ground,
    places.crossing,
    places.presence,
    places.progress,
    contrary,
    opposites,
    negation,
    states.reading,
    states.motive,
    answers.condemned,
    answers.none_of_it,
)

#: What is told as no fact can part too: a date that is set lies ahead, a habit is no single act, and a
#: reason given for what is to come tells of what is so.
OF_NOT_TOLD: tuple[Rule, ...] = (states.plan, answers.habit_denied, acts.reason_denied)


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
