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

from collections.abc import Iterable, Mapping, Sequence

from trucewatch.linking import propositions
from trucewatch.linking.agreement import agreement, other_figures, tension, update
from trucewatch.linking.candidates import candidate_pairs
from trucewatch.linking.contrast import contrast_between
from trucewatch.linking.oppositions import opposed, reciprocal
from trucewatch.linking.origins import Origins
from trucewatch.linking.pairs import Pair, Verdict
from trucewatch.linking.replies import Reply, cue_quote
from trucewatch.linking.statements import Statement, parties
from trucewatch.linking.wordlists import matches
from trucewatch.model.base import content_id
from trucewatch.model.claim import Quote
from trucewatch.model.linking import Incident, Relation
from trucewatch.model.span import overlap
from trucewatch.model.vocabulary import Independence, RelationType


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
    for a, b in candidate_pairs(statements, about):
        made.add_pair(a, b)
    return tuple(relation for relation in made.rows if relation.id not in rejected)


class _Relations:
    """Collects relations; what the text ties comes first and is not judged again."""

    def __init__(self, origins: Origins, about: Mapping[str, str]) -> None:
        self._origins = origins
        self._about = about
        self._tied: set[frozenset[str]] = set()
        self._denials: set[str | None] = set()
        """Claims that deny: what is nested in one is told to be denied, and is set against nothing else."""
        self.rows: list[Relation] = []

    def add_reply(self, reply: Reply) -> None:
        kind = reply.type
        if kind is RelationType.CORROBORATES and other_figures(reply.by, reply.to):
            return
        if reply.denies:
            self._denials.add(reply.by.id)
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
        if frozenset({a.id, b.id}) in self._tied or {a.claim.nested_in, b.claim.nested_in} & self._denials:
            return
        if a.reading is b.reading and a.claim.content.spans == b.claim.content.spans:
            if not a.same_speaker(b):
                self.add_reciprocal(b, a)
            return
        pair = _pair(a, b, self._about)
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


def _denies(a: Statement, b: Statement) -> bool:
    """Whether it is the earlier of two claims that denies the other."""
    return propositions.negated(a) and not propositions.negated(b)


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
