"""Relations between claims: who denies, contradicts, rereads, confirms, repeats or corrects whom.

1. What the text itself ties (`replies`): a denial or a confirmation to the claim that it answers, and a
   clause in which two sides say the same of each other.
2. Claims that stand near each other in a document, or are about one incident, or share names and things
   within a week: each pair is put to the rules of `oppositions`, then to those of agreement here.
3. Within one side, an update is ``supersedes``, the same again is ``repeats``, and what does not go
   together is ``tension_within_side``; none of these is a contradiction.

Every relation runs from the later claim to the earlier one, or from the reply to what it answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from trucewatch.linking import propositions
from trucewatch.linking.oppositions import (
    Pair,
    Verdict,
    casualties,
    figures_disjoint,
    opposed,
    reciprocal,
)
from trucewatch.linking.origins import Origins
from trucewatch.linking.replies import Reply, contrast_between, cue_quote, is_denial
from trucewatch.linking.similarity import concept, is_number, tokens
from trucewatch.linking.statements import Statement, parties
from trucewatch.linking.wordlists import matches
from trucewatch.model.base import content_id
from trucewatch.model.claim import Quote
from trucewatch.model.event import CasualtyClaim
from trucewatch.model.linking import Incident, Relation
from trucewatch.model.span import overlap
from trucewatch.model.vocabulary import (
    MEDIA,
    Certainty,
    Dimension,
    Independence,
    RelationType,
    Stance,
)

#: Claims of one document are compared when at most so many sentences lie between them …
SENTENCES = 2
#: … and with at most so many claims before them, in a document or in a block.
LOOK_BACK = 24
#: By how many of its words a claim is looked up among those of other documents, the longest first.
THINGS = 7
#: Contents that share so much, and so many concepts, say the same.
SAME, SAME_CONCEPTS = 0.55, 3
#: … in documents that are not farther apart than this.
SAME_DAYS = 7


def find_relations(
    statements: Sequence[Statement],
    replies: Iterable[Reply],
    incidents: Iterable[Incident],
    origins: Origins,
    rejected: frozenset[str],
) -> tuple[Relation, ...]:
    """Every relation, each pair of claims once for each kind, in the order of the later claim."""
    about = {claim: incident.id for incident in incidents for claim in incident.claims}
    made = _Relations(origins, about)
    for reply in replies:
        made.add_reply(reply)
    for statement in statements:
        made.add_reciprocal(statement, statement)
    for a, b in _pairs(statements, about):
        made.add_pair(a, b)
    return tuple(relation for relation in made.rows if relation.id not in rejected)


class _Relations:
    """Collects relations; what the text ties comes first and is not judged again."""

    def __init__(self, origins: Origins, about: Mapping[str, str]) -> None:
        self._origins = origins
        self._about = about
        self._tied: set[frozenset[str]] = set()
        self.rows: list[Relation] = []

    def add_reply(self, reply: Reply) -> None:
        kind = reply.type
        independence = self._origins.independence(reply.by, reply.to)
        if kind is RelationType.CORROBORATES and independence in {
            Independence.DEPENDENT,
            Independence.SAME_SIDE,
        }:
            kind = RelationType.REPEATS
        self._add(
            reply.by,
            reply.to,
            Verdict(
                kind, reply.dimension, "reply-cue", f"the text ties the reply to the claim ({reply.why})"
            ),
            reply.cue,
            explicit=True,
        )

    def add_reciprocal(self, a: Statement, b: Statement) -> None:
        """One clause of two sides: as one claim of both (``a is b``), or as a claim of each."""
        joint = len(parties(a.sides)) > 1 or matches(a.claim.source.text or "", "replies", "both")
        if a is b and not joint:
            return
        verdict = reciprocal(a)
        if verdict is not None:
            self._add(a, b, verdict, cue_quote(a), explicit=True)

    def add_pair(self, a: Statement, b: Statement) -> None:
        """Judge two claims, the earlier one first."""
        if frozenset({a.id, b.id}) in self._tied:
            return
        if a.reading is b.reading and a.claim.content.spans == b.claim.content.spans:
            if a.sides != b.sides:
                self.add_reciprocal(b, a)
            return
        pair = _pair(a, b, self._about)
        if _entangled(a, b) and pair.contrast is None:
            return
        verdict = opposed(pair)
        if verdict is not None:
            self._add(b, a, verdict, pair.contrast, explicit=pair.contrast is not None)
            return
        verdict = _updates(pair) or self._agrees(pair) or _tension(pair)
        if verdict is not None:
            self._add(b, a, verdict, None, explicit=False)

    def _agrees(self, pair: Pair) -> Verdict | None:
        dimension = agreement(pair)
        if dimension is None:
            return None
        independence = self._origins.independence(pair.a, pair.b)
        dependent = independence in {Independence.DEPENDENT, Independence.SAME_SIDE}
        kind = RelationType.REPEATS if dependent else RelationType.CORROBORATES
        return Verdict(kind, dimension, "same-proposition", "both say the same")

    def _add(
        self, a: Statement, b: Statement, verdict: Verdict, cue: Quote | None, *, explicit: bool
    ) -> None:
        self._tied.add(frozenset({a.id, b.id}))
        self.rows.append(
            Relation(
                id=content_id("relation", a.id, b.id, verdict.type, verdict.dimension),
                a=a.id,
                b=b.id,
                type=verdict.type,
                dimension=verdict.dimension,
                slot=verdict.slot,
                explicit=explicit,
                cue=cue if explicit else None,
                independence=self._origins.independence(a, b),
                basis=verdict.why[0].upper() + verdict.why[1:] + ".",
                made_by=f"rule:{verdict.rule}",
                referent=self._about.get(b.id) or self._about.get(a.id),
            )
        )


def _entangled(a: Statement, b: Statement) -> bool:
    """Whether one claim holds words of the other: what is nested is told with its outer claim."""
    return a.reading is b.reading and overlap(a.claim.content.spans, b.claim.content.spans) > 0


def _pair(a: Statement, b: Statement, about: Mapping[str, str]) -> Pair:
    one_document = a.reading is b.reading
    sentences = None
    if one_document:
        places = [s.reading.sentence_of(s.extent.start) for s in (a, b)]
        sentences = abs(places[1] - places[0])
    incident = about.get(a.id)
    return Pair(
        a,
        b,
        contrast_between(a, b) if one_document and sentences is not None and sentences <= 1 else None,
        sentences,
        incident if incident is not None and incident == about.get(b.id) else None,
    )


# -- candidate pairs -------------------------------------------------------------------------------


def _pairs(
    statements: Sequence[Statement], about: Mapping[str, str]
) -> Iterator[tuple[Statement, Statement]]:
    """Pairs worth judging, the earlier claim first; a pair may come more than once."""
    yield from _neighbours(statements)
    blocks: dict[str, list[Statement]] = {}
    for statement in statements:
        incident = about.get(statement.id)
        if incident is not None:
            block = blocks.setdefault(incident, [])
            for earlier in block[-LOOK_BACK:]:
                yield earlier, statement
            block.append(statement)
    yield from _like(statements)


def _neighbours(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    for index, statement in enumerate(statements):
        sentence = statement.reading.sentence_of(statement.extent.start)
        for earlier in statements[max(0, index - LOOK_BACK) : index]:
            if earlier.reading is not statement.reading:
                continue
            if sentence - earlier.reading.sentence_of(earlier.extent.start) <= SENTENCES:
                yield earlier, statement


def _like(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Claims of different documents that name the same and say something of the same, within a week."""
    blocks: dict[tuple[str, str, int], list[int]] = {}
    for index, statement in enumerate(statements):
        common: Counter[int] = Counter()
        for key in _like_keys(statement):
            name, thing, week = key
            for near in (week - 1, week):
                common.update(blocks.get((name, thing, near), [])[-LOOK_BACK:])
            blocks.setdefault(key, []).append(index)
        likeliest = sorted(common, key=lambda other: (-common[other], -other))[:LOOK_BACK]
        for other in likeliest:
            if statements[other].reading is not statement.reading:
                yield statements[other], statement


def _like_keys(statement: Statement) -> list[tuple[str, str, int]]:
    """(what, what, week) for each two things, and each name and thing, that the content speaks of."""
    if statement.published is None:
        return []
    week = statement.published.toordinal() // 7
    names = sorted(c for c in statement.concepts if c.startswith("@"))
    things = [c for c in statement.concepts if not c.startswith("@") and not is_number(c)]
    things = sorted(things, key=lambda thing: (-len(thing), thing))[:THINGS]
    pairs = [*combinations(sorted(things), 2), *((name, thing) for name in names for thing in things)]
    return [(one, other, week) for one, other in pairs]


# -- agreement -------------------------------------------------------------------------------------


def agreement(pair: Pair) -> Dimension | None:
    """On which dimension two claims say the same, or ``None``.

    Both must be held for true (or both for false), with some certainty, share most of their words,
    and give figures, places and values that go together.
    """
    a, b = pair.a, pair.b
    if not (_states(a) and _states(b)) or is_denial(a) != is_denial(b):
        return None
    if a.claim.aux is not b.claim.aux:
        return None
    if propositions.negated(a) != propositions.negated(b) or propositions.opposite(a, b):
        return None
    if not _says_as_much(pair) or _different_values(a, b):
        return None
    figures = [propositions.figures(s) for s in (a, b)]
    if figures[0] and figures[1]:
        same = any(_same_figure(x, y) for x in figures[0] for y in figures[1])
        return Dimension.CASUALTIES if same else None
    return Dimension.CONTROL if propositions.control(a) and propositions.control(b) else Dimension.OCCURRENCE


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
    if not (pair.shared >= SAME and common >= SAME_CONCEPTS) and not (pair.shared == 1.0 and common == 2):
        return False
    acts = [{concept(t) for e in s.events for t in tokens(e.trigger.text)} for s in (a, b)]
    return not acts[0] or not acts[1] or bool(acts[0] & acts[1])


def _different_values(a: Statement, b: Statement) -> bool:
    """Whether the two give different numbers, places, or values on a dimension that both speak of."""
    numbers = [{c for c in s.concepts if is_number(c)} for s in (a, b)]
    places = [{e.place_id or e.place.text.casefold() for e in s.events if e.place} for s in (a, b)]
    if any(one and other and not one & other for one, other in (numbers, places)):
        return True
    if _other_controller(propositions.control(a), propositions.control(b)):
        return True
    for value_of in (propositions.compliance, propositions.truce_status, propositions.plan):
        one, other = value_of(a), value_of(b)
        if one is not None and other is not None and one.value != other.value:
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


def _updates(pair: Pair) -> Verdict | None:
    """A later figure of the same source, or of the running toll, takes the place of an earlier one."""
    a, b = pair.a, pair.b
    if a.published == b.published and a.reading is not b.reading:
        return None
    own = bool(parties(a.sides) & parties(b.sides)) or (a.sides == b.sides == (MEDIA,))
    corrects = a.sides == (MEDIA,) and matches(b.cue + " " + b.content, "replies", "update")
    if not (own or corrects) or not matches(f"{b.cue} {b.content}", "replies", "update"):
        return None
    for one in propositions.figures(a):
        for other in propositions.figures(b):
            moved = (one.n_min, one.n_max) != (other.n_min, other.n_max)
            if one.outcome is other.outcome and moved and (pair.incident is not None or _one_toll(pair)):
                return Verdict(
                    RelationType.SUPERSEDES,
                    Dimension.CASUALTIES,
                    "update",
                    "a later figure of the same source",
                )
    return None


def _one_toll(pair: Pair) -> bool:
    names = {c for c in pair.a.concepts if c.startswith("@")} & pair.b.concepts
    return bool(names) or pair.shared >= 0.4


def _tension(pair: Pair) -> Verdict | None:
    """Two figures of one side that do not go together, and no update."""
    if not parties(pair.a.sides) & parties(pair.b.sides):
        return None
    verdict = casualties(pair)
    if verdict is None:
        return None
    return Verdict(RelationType.TENSION_WITHIN_SIDE, verdict.dimension, "within-side", verdict.why)
