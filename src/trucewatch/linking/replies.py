"""Replies: which claim another claim denies, confirms or answers, as the text itself ties them.

A cue of denial ("denied", "disputes", "not so") or of confirmation makes a claim a reply. What it
replies to is looked for among the claims of other sides in the same document:

1. where the reply only points ("denies this", "rejected the accusation", "denied involvement"): the
   nearest earlier claim, the same sentence first, one about the replier before others;
2. where it has words of its own ("denied that any fighting took place"): the claim that shares most of
   its concepts.

The score of each candidate is the sum of the signs named in `_signs`; below `ENOUGH` nothing is tied.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.linking import propositions
from trucewatch.linking.propositions import compliance, dimension_of
from trucewatch.linking.similarity import concepts, containment, tokens
from trucewatch.linking.statements import Statement, parties, root_of, sides_of
from trucewatch.linking.wordlists import matches, pattern
from trucewatch.model.claim import Quote
from trucewatch.model.span import Span, overlap
from trucewatch.model.vocabulary import Aux, Dimension, PloverRoot, Polarity, RelationType, Stance

ENOUGH = 1.4
#: What it counts that all words of a reply are the claim's, and which share of them a grant needs.
WORDS, GRANTED = 2.5, 0.5
#: How many sentences back a reply that only points may reach, and one with words of its own.
REACH_POINTING, REACH_TELLING = 3, 12
#: With how many claims before and after it a reply is compared.
NEIGHBOURS = 30

#: Contents that deny nothing whatever their cue: "pushed back: “If we wanted to, we would”".
_UNREAL = frozenset({Aux.COUNTERFACTUAL, Aux.HYPOTHETICAL, Aux.FUTURE})
#: Stances that state nothing that could be true or false.
_NO_PROPOSITION = frozenset({Stance.DEMAND, Stance.PLEDGE, Stance.THREATEN, Stance.SENTIMENT})


#: Concepts of violence, as `similarity.concept` names them.
_VIOLENT = frozenset({"=attack", "=fight", "=kill", "=wound"})


@dataclass(frozen=True)
class Reply:
    """``by`` answers ``to``: on which dimension, with which cue, and why they were tied."""

    by: Statement
    to: Statement
    type: RelationType
    dimension: Dimension
    cue: Quote | None
    why: str

    @property
    def denies(self) -> bool:
        """Whether the reply holds the claim answered for false."""
        return self.type is RelationType.DENIES


#: Of how many claims it is kept whether they deny: each is compared with many others.
_ASKED = 1 << 12


@lru_cache(_ASKED)
def is_denial(statement: Statement) -> bool:
    """Whether the claim's cue, or the head of its content, holds something said by another for false."""
    if _cue_says(statement, "deny"):
        return True
    by_stance = statement.claim.stance in {Stance.DENY, Stance.REJECT}
    if by_stance and not _cue_says(statement, "confirm"):  # "confirmed that nothing was hit" answers nobody
        return True
    if _called_untrue(statement):
        return True  # called the reports false
    if propositions.negated(statement) and pattern("replies", "no_such").match(
        statement.content.lstrip(' “"')
    ):
        return True
    return statement.claim.cue is None and pattern("replies", "deny").match(statement.content) is not None


def _called_untrue(statement: Statement) -> bool:
    """Whether the content says that what was said is untrue: "the reports are false", "that is a lie"."""
    if not matches(statement.content, "replies", "untrue"):
        return False
    told = matches(statement.content, "replies", "anaphor", "told")
    head = statement.content.lstrip(" “\"‘'")
    of_it = pattern("replies", "untrue_of").match(head) or pattern("replies", "untrue").match(head)
    return told or of_it is not None


def is_confirmation(statement: Statement) -> bool:
    """Whether the claim's cue holds something said by another for true."""
    if statement.claim.polarity is Polarity.NEGATIVE:
        return False  # "confirmed that nothing was hit" confirms no hit
    return _cue_says(statement, "confirm") and not _cue_says(statement, "deny")


def _cue_says(statement: Statement, kind: str) -> bool:
    """Whether the cue has a verb of this kind that nothing negates right before it."""
    lead = f"{statement.before_cue}{statement.cue}"
    for match in pattern("replies", kind).finditer(lead, len(statement.before_cue)):
        before = lead[: match.start()].rstrip()
        negated = list(pattern("replies", f"not_{kind}").finditer(before))
        if not negated or negated[-1].end() != len(before):
            return True
    return False


def points_only(statement: Statement) -> bool:
    """Whether the reply has no proposition of its own: "this", "the claim", "involvement in the attack"."""
    clause = pattern("replies", "clause_end").split(statement.content, maxsplit=1)[0]
    head = clause.strip(" .,;:“”\"'")
    if counters(statement) or _is_bare(statement, head):
        return True  # what follows "countered that" is a claim of the replier's own
    lead = f"{statement.cue}{statement.shell}"
    for noun in pattern("replies", "anaphor", "nouns").finditer(lead):
        # "denies the claim, saying …" points; "denies the claim that …" tells what is denied
        if lead[noun.end() :].strip(" ,") not in {"", "that", "of", "it", "they"}:
            return True
    if lead.rstrip().endswith(" that") or not matches(head, "replies", "anaphor", "nouns"):
        return False  # a clause follows, whatever nouns it holds
    if matches(head, "replies", "anaphor", "spelt_out"):
        return False  # "the killing of a driver" tells itself what is denied
    rest = pattern("replies", "anaphor", "nouns").sub(" ", head)
    return len({c for c in concepts(rest) if not c.startswith("@")}) <= 2


def _is_bare(statement: Statement, head: str) -> bool:
    """Whether the content is a pronoun or a mere verdict: "this", "no such thing", "that is a lie"."""
    if pattern("replies", "anaphor", "bare").fullmatch(head):
        return True
    of_it = pattern("replies", "untrue_of").match(head) is not None and _called_untrue(statement)
    return of_it or any(pattern("replies", key).match(head) is not None for key in ("untrue", "no_such"))


def counters(statement: Statement) -> bool:
    """Whether the cue brings a claim of the replier's own against what was said: "countered that"."""
    return matches(statement.cue, "replies", "counter")


def find_replies(statements: Sequence[Statement]) -> tuple[Reply, ...]:
    """Every reply of a document's claims to others of the same document, in the order of the text.

    ``statements`` are one document's, in order.
    """
    found: list[Reply] = []
    for index, statement in enumerate(statements):
        denial = is_denial(statement)
        if not denial and not is_confirmation(statement):
            found += _answer(statement, statements[max(0, index - NEIGHBOURS) : index])
            continue
        around = [
            *statements[max(0, index - NEIGHBOURS) : index],
            *statements[index + 1 : index + 1 + NEIGHBOURS],
        ]
        candidates = [c for c in around if _may_answer(statement, c)]
        scored = [(_signs(statement, candidate), candidate) for candidate in candidates]
        scored = [
            (signs, c)
            for signs, c in scored
            if _total(signs) >= ENOUGH and (denial or (_as_real(statement, c) and _granted(statement, signs)))
        ]
        if not scored:
            continue
        best = max(_total(signs) for signs, _ in scored)
        nearest_signs, nearest = max((s for s in scored if _total(s[0]) == best), key=lambda s: s[1].order)
        for signs, candidate in scored:
            # Speakers of one clause ("A and B accuse …") are all answered, as are those who said the same.
            together = candidate.claim.content.spans == nearest.claim.content.spans
            same = "shared words" in signs and signs["shared words"] >= max(
                1.25, nearest_signs.get("shared words", 0.0)
            )
            if together or (same and not points_only(statement)):
                found.append(_reply(statement, candidate, denial, signs))
    return tuple(found)


def _reply(by: Statement, to: Statement, denial: bool, signs: dict[str, float]) -> Reply:
    if denial and (to.claim.stance in _NO_PROPOSITION or by.claim.aux in _UNREAL or _turns_down(by, to)):
        kind = RelationType.RESPONDS_TO
    else:
        kind = RelationType.DENIES if denial else RelationType.CORROBORATES
    why = ", ".join(sign for sign, points in signs.items() if points > 0)
    return Reply(by, to, kind, dimension_of(to, by), cue_quote(by), why)


def _turns_down(reply: Statement, target: Statement) -> bool:
    """Whether an offer is refused ("rejected the proposal") rather than a claim denied."""
    if not pattern("replies", "refuse").search(reply.cue) or pattern("replies", "denial").search(reply.cue):
        return False
    object_ = f"{reply.shell} {reply.content}"
    if matches(object_, "replies", "anaphor", "told"):
        return matches(object_, "replies", "anaphor", "asked")
    points = points_only(reply)
    return matches(f"{object_} {target.content}" if points else object_, "replies", "offers")


def _answer(statement: Statement, earlier: Sequence[Statement]) -> list[Reply]:
    """A claim put as an answer ("Responding, …"), tied to the nearest earlier claim of another party."""
    if (
        not statement.voices
        or statement.by_author
        or not matches(f"{statement.opening} {statement.cue}", "replies", "respond")
    ):
        return []
    here = statement.reading.sentence_of(statement.extent.start)
    for candidate in reversed(earlier):
        if here - candidate.reading.sentence_of(candidate.extent.start) > REACH_POINTING:
            break
        other = candidate.voices and not candidate.by_author and not candidate.same_speaker(statement)
        if other and candidate.claim.nested_in is None:
            dimension = dimension_of(candidate, statement)
            why = "the text puts it as an answer"
            return [
                Reply(statement, candidate, RelationType.RESPONDS_TO, dimension, cue_quote(statement), why)
            ]
    return []


def cue_quote(statement: Statement) -> Quote | None:
    """The first part of the claim's cue, as printed."""
    cue = statement.claim.cue
    return Quote(text=cue.spans[0].of(statement.reading.document.text), span=cue.spans[0]) if cue else None


def _may_answer(reply: Statement, candidate: Statement) -> bool:
    if reply.same_speaker(candidate) and (
        reply.voices or not matches(candidate.cue, "replies", "anaphor", "told")
    ):
        return False
    if candidate.claim.id == reply.claim.nested_in:
        # "A said that B denied X" is no claim of X; "A said X, B denied it", read as one, is
        told = matches(candidate.cue, "replies", "anaphor", "told") and not points_only(reply)
        return told or bool(_rest(candidate, reply))
    if overlap(reply.claim.content.spans, candidate.claim.content.spans):
        # "rejected (Varland's) claims that …" answers the claim inside; two deniers of one clause do not
        named = bool(parties(candidate.sides)) or matches(candidate.cue, "replies", "anaphor", "told")
        return candidate.claim.nested_in == reply.claim.id and named
    return not is_denial(candidate) or candidate.order < reply.order


def _rest(outer: Statement, inner: Statement) -> frozenset[str]:
    """The concepts of an enclosing claim before the one that it holds."""
    start = outer.claim.content.spans[0].start
    return concepts(outer.plain(Span(start, max(start, inner.extent.start))))


def _as_real(confirmation: Statement, candidate: Statement) -> bool:
    """Whether a confirmation tells of what is as real as the claim: "will go on" confirms no "has begun"."""
    if candidate.claim.polarity is not confirmation.claim.polarity:
        return points_only(confirmation)
    same = confirmation.claim.aux is candidate.claim.aux
    return same or points_only(confirmation) or not matches(confirmation.content, "replies", "to_come")


def _granted(confirmation: Statement, signs: Mapping[str, float]) -> bool:
    """Whether a source that merely grants something ("acknowledged") grants what the claim says.

    It points at the claim, or shares half of its words.
    """
    if not matches(confirmation.cue, "replies", "grant"):
        return True
    bare = pattern("replies", "anaphor", "bare").fullmatch(confirmation.content.strip(" .,;:“”\"'"))
    return bare is not None or signs.get("shared words", 0.0) >= GRANTED * WORDS


def _signs(reply: Statement, candidate: Statement) -> dict[str, float]:
    """What speaks for ``candidate`` being what ``reply`` answers; empty where it can't be."""
    sentences = abs(
        reply.reading.sentence_of(reply.extent.start) - reply.reading.sentence_of(candidate.extent.start)
    )
    pointing = points_only(reply)
    before = candidate.claim.content.spans[0].start < reply.claim.content.spans[0].start
    if sentences > (REACH_POINTING if pointing else REACH_TELLING) or (pointing and not before):
        return {}
    if pointing and not _fits(reply, candidate):
        return {}
    if (
        counters(reply)
        and reply.concepts
        and not (_concerns(candidate, reply) or reply.concepts & candidate.concepts)
    ):
        return {}  # it counters somebody, perhaps in another text
    if candidate.extent.start > reply.extent.end and sentences > 1:
        return {}  # a reply may come first, but not from afar
    own = _denied(reply)
    told = _rest(candidate, reply) if candidate.id == reply.claim.nested_in else frozenset()
    told = told or candidate.concepts
    shared = containment(own, told) if len(own) > 1 or not pointing else 0.0
    if not pointing and (not shared or (sentences > 1 and shared < 1.0 and len(own & told) < 2)):
        return {}
    signs = {"shared words": WORDS * shared} if shared else {}
    if before:
        near = (2.0 if pointing else 1.5, 1.0, 0.5, 0.25)[min(sentences, 3)]
        signs["named right before" if sentences else "same sentence"] = near
    return signs | _signs_of_kind(reply, candidate, pointing=pointing)


def _signs_of_kind(reply: Statement, candidate: Statement, *, pointing: bool) -> dict[str, float]:
    """What kind and whose matter the candidate is, as far as it speaks for or against the tie."""
    signs: dict[str, float] = {}
    if pointing:
        signs["points back"] = 0.5
        of_charge = matches(f"{reply.cue} {reply.content}", "replies", "anaphor", "of_charge")
        if _charges(candidate, reply) or (of_charge and candidate.claim.stance is Stance.ACCUSE):
            signs["answers a charge"] = 1.5 if of_charge else 0.75
    if _concerns(candidate, reply):
        signs["about the replier"] = 0.5 if pointing else 0.75
    if pointing and names_speaker(reply, candidate):
        signs["names the speaker"] = 1.0
    denies = candidate.claim.polarity is Polarity.NEGATIVE or is_denial(candidate)
    if denies and (candidate.by_author or not pointing):
        signs["is itself a denial"] = -0.5 if pointing else -1.0
    if candidate.by_author:
        signs["told by the outlet"] = -0.25
    return signs


def _charges(candidate: Statement, reply: Statement) -> bool:
    """Whether the candidate says that the side which replies attacked, or broke what it undertook."""
    own = parties(reply.sides)
    accused = candidate.claim.accused
    if candidate.claim.stance is Stance.ACCUSE and accused is not None and own & set(sides_of(accused.side)):
        return True
    for event in candidate.events:
        attacker = event.initiator
        if event.plover is PloverRoot.ASSAULT and attacker is not None and own & set(sides_of(attacker.side)):
            return True
    kept = compliance(candidate)
    return kept is not None and kept.value == "broken" and kept.whom in own


def _fits(reply: Statement, candidate: Statement) -> bool:
    """Whether the noun with which a reply points ("the charge", "the attack") can name the candidate."""
    object_ = f"{reply.cue}{reply.shell} {reply.content}"
    if candidate.claim.stance is Stance.ACCUSE or matches(candidate.content, "replies", "anaphor", "told"):
        return True
    violent = any(event.plover is PloverRoot.ASSAULT for event in candidate.events)
    violent = violent or bool(_VIOLENT & candidate.concepts)
    if matches(object_, "replies", "anaphor", "charge"):
        states = candidate.claim.stance not in _NO_PROPOSITION
        return states and (violent or _charges(candidate, reply) or _concerns(candidate, reply))
    return violent or not matches(object_, "replies", "anaphor", "act")


def _denied(reply: Statement) -> frozenset[str]:
    """The concepts of what is denied: the object of the cue's verb ("denying it fell"), else the content."""
    told: frozenset[str] = frozenset()
    verbs = list(pattern("replies", "deny").finditer(reply.cue))
    if verbs:
        clause = pattern("replies", "clause_end").split(reply.cue[verbs[-1].end() :], maxsplit=1)[0]
        told = concepts(pattern("replies", "anaphor", "nouns").sub(" ", clause))
    return frozenset(c for c in told or reply.concepts if not c.startswith("@"))


def _total(signs: dict[str, float]) -> float:
    return sum(signs.values())


def _concerns(candidate: Statement, reply: Statement) -> bool:
    """Whether the candidate's content speaks of the side that replies."""
    own = parties(reply.sides)
    accused = candidate.claim.accused
    if accused is not None and accused.side in own:
        return True
    actor = reply.claim.source.actor
    return bool(own & candidate.named) or (actor is not None and root_of(actor) in candidate.named)


def names_speaker(reply: Statement, candidate: Statement) -> bool:
    """Whether the reply says whose words it answers ("the Varlandic claims", "Reth's statement")."""
    actor, source = candidate.claim.source.actor, candidate.claim.source.text
    if actor is not None and (root_of(actor) in reply.named or f"@{root_of(actor)}" in reply.concepts):
        return True
    words = [word for word in tokens(source or "") if word[0].isalnum()]
    return bool(words) and any(token.removesuffix("'s") == words[-1] for token in tokens(reply.content))
