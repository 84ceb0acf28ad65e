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

from collections.abc import Iterable, Sequence
from typing import Protocol

from trucewatch.linking import propositions
from trucewatch.linking.agreement import agreement, other_figures, tension, update
from trucewatch.linking.contrast import contrast_between
from trucewatch.linking.oppositions import opposed, reciprocal
from trucewatch.linking.pairs import Pair, Verdict
from trucewatch.linking.replies import Reply, cue_quote, is_denial
from trucewatch.linking.statements import Statement, parties
from trucewatch.linking.wordlists import matches
from trucewatch.model.base import content_id
from trucewatch.model.claim import Quote
from trucewatch.model.linking import Relation
from trucewatch.model.span import overlap
from trucewatch.model.vocabulary import Independence, RelationType


def find_relations(
    pairs: Iterable[tuple[Statement, Statement]],
    statements: Sequence[Statement],
    replies: Iterable[Reply],
    around: Around,
) -> tuple[Relation, ...]:
    """The relations of a document's claims to one another and to earlier ones, each pair once for each kind.

    Args:
        pairs: claims worth judging, the earlier one first.
        statements: the document's, in the order of the text.
        replies: what its text ties.
        around: what is known of all these claims.
    """
    made = _Relations(around)
    for reply in replies:
        made.add_reply(reply)
    for statement in statements:
        made.add_reciprocal(statement, statement)
    for a, b in pairs:
        made.add_pair(a, b)
    return tuple(made.rows)


class Around(Protocol):
    """What is known of claims, of the document in hand and of earlier ones."""

    def about(self, statement: Statement) -> str | None:
        """The incident that a claim is about; the last told of several."""
        ...

    def incidents(self, statement: Statement) -> frozenset[str]:
        """All incidents that a claim is about."""
        ...

    def kin(self, statement: Statement) -> bool:
        """Whether the document in hand may answer the one of an earlier claim, by the words of both."""
        ...

    def fellow(self, statement: Statement) -> bool:
        """Whether the document of an earlier claim speaks of the same parties in the same days."""
        ...

    def denies(self, statement: Statement) -> frozenset[str]:
        """The claims of its document that deny what another says."""
        ...

    def independence(self, a: Statement, b: Statement) -> Independence:
        """How the origins of two claims stand to each other."""
        ...


class _Relations:
    """Collects relations; what the text ties comes first and is not judged again."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._tied: set[frozenset[tuple[int, str]]] = set()
        self._judged: set[frozenset[tuple[int, str]]] = set()
        """The same pair comes again from another index; judged again it would come to the same."""
        self.rows: list[Relation] = []

    def add_reply(self, reply: Reply) -> None:
        kind = reply.type
        if kind is RelationType.CORROBORATES and other_figures(reply.by, reply.to):
            return
        independence = self._around.independence(reply.by, reply.to)
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
        both = frozenset({_place(a), _place(b)})
        if both in self._tied or both in self._judged:
            return
        self._judged.add(both)
        if self._denied(a) or self._denied(b):
            return
        if a.reading is b.reading and a.claim.content.spans == b.claim.content.spans:
            if not a.same_speaker(b):
                self.add_reciprocal(b, a)
            return
        pair = _pair(a, b, self._around)
        if _entangled(a, b) and pair.contrast is None:
            return
        verdict = opposed(pair)
        if verdict is not None:
            later, earlier = (a, b) if verdict.type is RelationType.DENIES and _denies(a, b) else (b, a)
            self._add(later, earlier, verdict, pair.contrast, explicit=pair.contrast is not None)
            return
        verdict = update(pair) or self._agrees(pair) or tension(pair)
        if verdict is not None:
            self._add(b, a, verdict, None, explicit=False)

    def _denied(self, statement: Statement) -> bool:
        """Whether it is nested in a denial: it is told to be denied, and is set against nothing else."""
        return statement.claim.nested_in in self._around.denies(statement)

    def _agrees(self, pair: Pair) -> Verdict | None:
        dimension = agreement(pair)
        if dimension is None:
            return None
        independence = self._around.independence(pair.a, pair.b)
        dependent = independence in {Independence.DEPENDENT, Independence.SAME_SIDE}
        kind = RelationType.REPEATS if dependent else RelationType.CORROBORATES
        return Verdict(kind, dimension, "same-proposition", "both say the same")

    def _add(
        self, a: Statement, b: Statement, verdict: Verdict, cue: Quote | None, *, explicit: bool
    ) -> None:
        self._tied.add(frozenset({_place(a), _place(b)}))
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
                independence=self._around.independence(a, b),
                basis=verdict.why[0].upper() + verdict.why[1:] + ".",
                made_by=f"rule:{verdict.rule}",
                referent=self._around.about(b) or self._around.about(a),
            )
        )


def _place(statement: Statement) -> tuple[int, str]:
    """Tells a claim apart from the same words in a copy."""
    return statement.rank, statement.id


def _denies(a: Statement, b: Statement) -> bool:
    """Whether it is the earlier of two claims that denies the other."""
    false = [propositions.negated(s) or is_denial(s) for s in (a, b)]
    return false[0] and not false[1]


def _entangled(a: Statement, b: Statement) -> bool:
    """Whether one claim holds words of the other: what is nested is told with its outer claim."""
    return a.reading is b.reading and overlap(a.claim.content.spans, b.claim.content.spans) > 0


def _pair(a: Statement, b: Statement, around: Around) -> Pair:
    one_document = a.reading is b.reading
    sentences = None
    if one_document:
        places = [s.reading.sentence_of(s.extent.start) for s in (a, b)]
        sentences = abs(places[1] - places[0])
    incidents = around.incidents(a), around.incidents(b)
    return Pair(
        a,
        b,
        contrast_between(a, b) if one_document and sentences is not None and sentences <= 1 else None,
        sentences,
        min(incidents[0] & incidents[1], default=None),
        kin=around.kin(a),
        fellow=around.fellow(a),
        apart=all(incidents) and not incidents[0] & incidents[1],
        answered=any(s.id in around.denies(s) for s in (a, b)),
    )
