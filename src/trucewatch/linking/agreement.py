"""When two claims say the same, when one brings the other up to date, and what does not fit within a side."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.linking import propositions
from trucewatch.linking.pairs import Pair, Verdict
from trucewatch.linking.parting_acts import acknowledged
from trucewatch.linking.parting_facts import casualties, figures_disjoint
from trucewatch.linking.replies import is_denial
from trucewatch.linking.similarity import is_number, is_specific, jaccard
from trucewatch.linking.statements import Statement, parties
from trucewatch.linking.wordlists import matches
from trucewatch.model.event import CasualtyClaim
from trucewatch.model.vocabulary import (
    NEUTRAL_SIDES,
    UNRESOLVED,
    Aux,
    Certainty,
    Dimension,
    PersonStatus,
    RelationType,
    Stance,
)

#: Contents that share so much, and so many concepts, say the same.
SAME, SAME_CONCEPTS = 0.55, 3
#: Of what is told on one matter, as far as the documents tell, half of the words are enough.
HALF = 0.5
SAME_SPECIFIC = 0.2
#: … in documents that are not farther apart than this.
SAME_DAYS = 3
#: A number above this is told twice by one source for one happening alone.
MANY = 9
#: What is said of a truce itself.
_STATES = frozenset({"holding", "failing"})
#: Share of all their concepts that must be common, so that a short claim is not found in every long one.
SAME_ALL = 0.3


def agreement(pair: Pair) -> Dimension | None:
    """On which dimension two claims say the same, or ``None``.

    Both must be held for true (or both for false), with some certainty, and share most of their words,
    with figures, places and values that go together; or one says of its own act what the other tells.
    """
    a, b = pair.a, pair.b
    if not (_states(a) and _states(b)) or is_denial(a) != is_denial(b):
        return None
    if a.claim.aux is not b.claim.aux and Aux.NEGATED not in (a.claim.aux, b.claim.aux):
        return None
    if acknowledged(pair):
        return Dimension.OCCURRENCE
    return _of_state(pair) or _of_figures(pair) or _of_words(pair)


def _of_figures(pair: Pair) -> Dimension | None:
    """Both count the same number of people with one outcome, on one occasion; one alone is told too often."""
    if not pair.one_occasion or pair.apart:
        return None
    same = pair.a.same_speaker(pair.b)
    for one in propositions.figures(pair.a):
        for other in propositions.figures(pair.b):
            many = one.n_min is not None and one.n_min > (MANY if same else 1)
            if (
                many
                and _same_figure(one, other)
                and one.outcome is other.outcome
                and not _other_people(pair, one, other)
            ):
                return Dimension.CASUALTIES
    return None


def _other_people(pair: Pair, one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether two figures can't count the same people."""
    statuses = {one.status, other.status} - {PersonStatus.UNKNOWN}
    people = propositions.victims(pair.a, one), propositions.victims(pair.b, other)
    sides = {each.side for each in people} - {None}
    return (
        len(statuses) > 1
        or len(sides) > 1
        or people[0].rules_out(people[1])
        or people[1].rules_out(people[0])
    )


def _of_state(pair: Pair) -> Dimension | None:
    """Both say of the truce that it holds, or that it does not, at one time."""
    one, other = propositions.truce_status(pair.a), propositions.truce_status(pair.b)
    near = pair.one_time and (pair.together or pair.one_occasion)
    if one is None or other is None or not near or one.value != other.value or one.value not in _STATES:
        return None
    return None if any(s.claim.stance is Stance.ACCUSE for s in (pair.a, pair.b)) else Dimension.TRUCE_STATUS


def _of_words(pair: Pair) -> Dimension | None:
    """Both share most of their words, with figures, places and values that go together."""
    a, b = pair.a, pair.b
    if propositions.negated(a) != propositions.negated(b):
        return None
    if not _says_as_much(pair) or _different_values(a, b) or other_figures(a, b):
        return None
    if propositions.figures(a) and propositions.figures(b):
        return Dimension.CASUALTIES
    return Dimension.CONTROL if propositions.control(a) and propositions.control(b) else Dimension.OCCURRENCE


def other_figures(a: Statement, b: Statement) -> bool:
    """Whether both count people and no figure of one is a figure of the other."""
    figures = [propositions.figures(s) for s in (a, b)]
    counted = bool(figures[0] and figures[1])
    return counted and not any(_same_figure(x, y) for x in figures[0] for y in figures[1])


def _states(statement: Statement) -> bool:
    """Whether the claim states something, with some certainty."""
    claim = statement.claim
    if claim.certainty is Certainty.UNDERSPECIFIED or propositions.gives_no_account(statement):
        return False
    return claim.stance not in {Stance.DEMAND, Stance.PLEDGE, Stance.THREATEN, Stance.SENTIMENT}


def _says_as_much(pair: Pair) -> bool:
    if pair.days is not None and pair.days > SAME_DAYS:
        return False
    a, b = pair.a, pair.b
    common = len(a.concepts & b.concepts)
    if propositions.negated(a) and bool(a.events) != bool(b.events):
        return False  # "has not withdrawn its troops" and "has no troops"
    things = {c for c in a.concepts & b.concepts if not c.startswith("@")}
    alike = (
        pair.shared >= SAME
        and common >= SAME_CONCEPTS
        and len(things) >= 2
        and jaccard(a.concepts, b.concepts) >= SAME_ALL
    )
    one_voice = a.same_speaker(b) or pair.sentences is not None
    whole = pair.shared == 1.0 and common >= 2 and (one_voice or any(map(is_specific, things)))
    if not alike and not whole and not _told_alike(pair):
        return False
    return pair.one_act


def _told_alike(pair: Pair) -> bool:
    """Whether two, of whom one is of no side, share the words of one matter."""
    if not (pair.kin or pair.incident is not None or pair.together) or not pair.one_time:
        return False
    specific = [frozenset(filter(_tells_apart, s.concepts)) for s in (pair.a, pair.b)]
    enough = len(specific[0] & specific[1]) >= 2 and jaccard(*specific) >= SAME_SPECIFIC
    parted = all(parties(s.sides) for s in (pair.a, pair.b))  # two sides seldom agree, and in plainer words
    return enough and pair.shared >= HALF and not parted and not pair.a.same_speaker(pair.b)


def _tells_apart(concept: str) -> bool:
    """Whether it is a place, or a thing of which not every claim of a conflict speaks."""
    return concept.startswith("@place:") if concept[0] == "@" else is_specific(concept)


def _different_values(a: Statement, b: Statement) -> bool:
    """Whether the two give different numbers, places, or values on a dimension that both speak of."""
    numbers = [{c for c in s.concepts if is_number(c)} for s in (a, b)]
    places = [{e.place_id or e.place.text.casefold() for e in s.events if e.place} for s in (a, b)]
    of_civilians = [matches(s.content, "propositions", "harmed", "civilians") for s in (a, b)]
    of_fighters = [matches(s.content, "propositions", "harmed", "fighters") for s in (a, b)]
    if propositions.opposite(a, b) or of_civilians[0] != of_civilians[1] or of_fighters[0] != of_fighters[1]:
        return True
    if (numbers[0] - numbers[1] and numbers[1] - numbers[0]) or _apart(places) or _other_initiators(a, b):
        return True
    if _other_controller(propositions.control(a), propositions.control(b)):
        return True
    for value_of in (propositions.compliance, propositions.truce_status, propositions.plan):
        one, other = value_of(a), value_of(b)
        if one is not None and other is not None and one.value != other.value:
            return True
    return False


def _apart(values: Sequence[set[str]]) -> bool:
    return bool(values[0] and values[1] and not values[0] & values[1])


def _other_initiators(a: Statement, b: Statement) -> bool:
    """Whether the two tell of one kind of act by different actors."""
    for one in a.events:
        for other in b.events:
            if one.plover is other.plover and one.initiator is not None and other.initiator is not None:
                sides = {one.initiator.side, other.initiator.side}
                words = {one.initiator.text.casefold(), other.initiator.text.casefold()}
                if len(words) == 2 and (len(parties(sides)) == 2 or UNRESOLVED in sides):
                    return True
    return False


def _other_controller(one: propositions.Value | None, other: propositions.Value | None) -> bool:
    """Whether two claims of control name different holders, or leave open whether they name one."""
    if one is None or other is None or "leave" in (one.value, other.value):
        return False
    if one.whom is not None and other.whom is not None:
        return one.whom != other.whom
    return one.value != other.value


def _same_figure(one: CasualtyClaim, other: CasualtyClaim) -> bool:
    """Whether two figures are one number told twice (``37`` and ``at least 37`` are)."""
    return (
        one.outcome is other.outcome
        and not figures_disjoint(one, other)
        and (one.n_min if one.n_min is not None else one.n_max)
        == (other.n_min if other.n_min is not None else other.n_max)
    )


def update(pair: Pair) -> Verdict | None:
    """A later figure of the same source, or of the running toll, takes the place of an earlier one."""
    a, b = pair.a, pair.b
    if a.published == b.published and a.reading is not b.reading:
        return None
    own = bool(a.voices & b.voices)
    words = " ".join(f"{b.opening} {b.before_cue} {b.cue} {b.shell} {b.content}".split())
    if not (own or a.by_author) or not matches(words, "replies", "update"):
        return None
    for one in propositions.figures(a):
        for other in propositions.figures(b):
            moved = (one.n_min, one.n_max) != (other.n_min, other.n_max)
            if (
                one.outcome is other.outcome
                and not matches(one.phrase.text.lower(), "replies", "further")
                and moved
                and (
                    pair.incident is not None or (_one_toll(pair) and _goes_on(other, one)) or _corrects(pair)
                )
            ):
                return Verdict(
                    RelationType.SUPERSEDES,
                    Dimension.CASUALTIES,
                    "update",
                    "a later figure of the same source",
                )
    return None


def _corrects(pair: Pair) -> bool:
    """Whether the later document is like the earlier one, and its source takes back a figure."""
    words = f"{pair.b.cue} {pair.b.shell} {pair.b.content}"
    return pair.kin and bool(pair.a.voices & pair.b.voices) and matches(words, "replies", "corrects")


def _one_toll(pair: Pair) -> bool:
    names = {c for c in pair.a.concepts if c.startswith("@")} & pair.b.concepts
    return bool(names) or pair.shared >= 0.4


def _goes_on(later: CasualtyClaim, earlier: CasualtyClaim) -> bool:
    """Whether a number may be the earlier toll counted further: of the same people, and no smaller."""
    statuses = {later.status, earlier.status} - {PersonStatus.UNKNOWN}
    sides = {row.side for row in (later, earlier) if row.side not in NEUTRAL_SIDES}
    alike = len(statuses) < 2 and len(sides) < 2
    numbers = [row.n_min if row.n_min is not None else row.n_max for row in (later, earlier)]
    return alike and numbers[0] is not None and numbers[1] is not None and numbers[0] >= numbers[1]


def tension(pair: Pair) -> Verdict | None:
    """Two figures of one side that do not go together, and no update."""
    if not pair.a.voices & pair.b.voices or pair.a.by_author:
        return None
    verdict = casualties(pair)
    if verdict is None:
        return None
    return Verdict(RelationType.TENSION_WITHIN_SIDE, verdict.dimension, "within-side", verdict.why)
