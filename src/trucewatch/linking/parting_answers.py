"""When a claim answers one of another document: it denies the charge, the thing itself, or all of it.

Within a document the text ties the two (`replies`); from one document to the next only the words do. Each
rule takes a `Pair` and answers with a `Verdict`, or with ``None`` where it is not sure.
"""

from __future__ import annotations

from trucewatch.linking import propositions
from trucewatch.linking.pairs import Pair, Verdict
from trucewatch.linking.parting_acts import charged, done
from trucewatch.linking.replies import is_denial, names_speaker, points_only
from trucewatch.linking.similarity import concept, concepts, is_number, is_specific, stem, tokens
from trucewatch.linking.statements import Statement, parties
from trucewatch.linking.wordlists import matches, pattern, word_list
from trucewatch.model.event import Event
from trucewatch.model.vocabulary import Aux, Dimension, Outcome, PloverRoot, RelationType, Stance


def charge_denied(pair: Pair) -> Verdict | None:
    """One charges a party with something, and this party denies that it does so."""
    for charge, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        own = propositions.own_party(denying)
        denies = is_denial(denying) and not points_only(denying) and denying.claim.stance is not Stance.REJECT
        denies = denies and (propositions.negated(denying) or matches(denying.content, "replies", "untrue"))
        if own is None or not denies or not pair.one_occasion or pair.sentences is not None:
            continue
        if (
            propositions.negated(charge)
            or is_denial(charge)
            or charge.same_speaker(denying)
            or charge.by_author
        ):
            continue
        common = charge.concepts & denying.concepts - {f"@{own}"}
        things = _things(charge) & _things(denying)
        spoken_of = bool(things) or (pair.kin and bool(common))
        if (own in charged(charge) and spoken_of) or (
            own in propositions.named_parties(charge) and len(things) >= 2
        ):
            why = "the side that is charged denies it in its own words"
            return Verdict(
                RelationType.DENIES, propositions.dimension_of(charge, denying), "charge-denied", why
            )
    return None


def _things(statement: Statement) -> frozenset[str]:
    """The concepts of a claim that are neither names nor numbers."""
    return frozenset(c for c in statement.concepts if not c.startswith("@") and not is_number(c))


def all_denied(pair: Pair) -> Verdict | None:
    """One holds for false what a party stated in another document: "called the Varlandic statement false"."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        if not pair.answers or pair.answered or not is_denial(denying) or not points_only(denying):
            continue
        if propositions.negated(told) or is_denial(told):
            continue
        own = propositions.own_party(denying)
        told_of = names_speaker(denying, told) and (told.events or told.claim.accused is not None)
        if _leads(told) and (told_of or (pair.kin and own in charged(told))):
            why = "one holds for false what the other stated"
            dimension = propositions.dimension_of(told, denying)
            return Verdict(RelationType.DENIES, dimension, "statement-denied", why)
    return None


def _leads(statement: Statement) -> bool:
    """Whether it is the first claim of its side in its document."""
    own = [c for c in statement.reading.claims if c.source.side == statement.claim.source.side]
    return statement.claim.id == min(own, key=lambda claim: claim.content.spans[0].start).id


def no_such(pair: Pair) -> Verdict | None:
    """One tells an act, the other that there was no such act, or nothing there for it to be aimed at."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        if not pair.one_occasion or not propositions.negated(denying):
            continue
        own = propositions.own_party(denying)
        missing = _missing(denying)
        for act in done(told):
            if own is None or not missing:
                continue
            if own in propositions.actors(act) and (missing & _kinds(act) or _of_itself(denying)):
                why = "the side that is told to have acted says that there was no such act"
                return Verdict(RelationType.DENIES, Dimension.OCCURRENCE, "no-such", why)
            aimed = act.target is not None and missing & {stem(t) for t in tokens(act.target.text)}
            if aimed and own not in propositions.actors(act):
                why = "one says that what the other tells to have been struck was not there"
                return Verdict(RelationType.CONTRADICTS, Dimension.TARGET, "no-such", why)
    return None


def _missing(statement: Statement) -> frozenset[str]:
    """Stems of what the content says there was none of: "there was not a single ROCKET in the village"."""
    found = pattern("propositions", "no_such", "there_was_no").search(statement.content)
    if found is None:
        return frozenset()
    after = [t for t in tokens(statement.content[found.end() :])[:4] if not t.startswith("@")]
    ends = word_list("propositions")["no_such"]["ends"]
    length = next((n for n, token in enumerate(after) if token in ends), len(after))
    return frozenset(map(stem, after[:length]))


def _of_itself(denying: Statement) -> bool:
    """Whether it only points: "no such attack took place"."""
    return matches(denying.content, "replies", "no_such")


def _kinds(act: Event) -> frozenset[str]:
    """Stems of the nouns by which an act of its kind is called."""
    nouns = word_list("propositions")["no_such"]["kinds"]
    kind = act.sub_type.value if act.sub_type is not None else ""
    return frozenset(map(stem, [*nouns.get(kind, ()), *tokens(act.trigger.text)]))


def none_of_it(pair: Pair) -> Verdict | None:
    """One speaks of a thing, the other says that there is none; or one tells what the other negates."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        near = pair.together or (pair.answers and pair.one_occasion)
        if not near or propositions.negated(told) or is_denial(told):
            continue
        if is_denial(denying) or told.casualties or denying.casualties or not _of_the_same(told, denying):
            continue
        common = _specific(told) & _specific(denying)
        lacking = {found for word in _lacking(denying) if (found := concept(word)) is not None}
        if lacking and all(_spoken_of(one, told) for one in lacking) and _one_matter(pair, told, denying):
            why = "one speaks of what the other says there is none of"
            return Verdict(RelationType.DENIES, propositions.dimension_of(told, denying), "none-of-it", why)
        much = len(common) >= 2 and len(common) >= len(_specific(denying)) / 2
        if propositions.negated(denying) and much and pair.one_act and not lacking and _undoes(denying, told):
            why = "one negates what the other says"
            return Verdict(RelationType.DENIES, propositions.dimension_of(told, denying), "negation", why)
    return None


def _spoken_of(thing: str, statement: Statement) -> bool:
    """Whether a claim speaks of a thing, as such or in a compound: "graves", "gravestones"."""
    whole = len(thing) >= 4 and thing[0] != "="
    return any(c == thing or (whole and c.startswith(thing)) for c in statement.concepts)


def _one_matter(pair: Pair, told: Statement, denying: Statement) -> bool:
    """Whether what there is none of is what the other speaks of, and none of another place or party."""
    if matches(told.content, "propositions", "without") or _lacking(told):
        return False
    own = propositions.own_party(denying)
    named = told.concepts & denying.concepts
    specific = all(is_specific(concept(word) or "=attack") for word in _lacking(denying))
    return len(named) >= 2 or pair.together or own in charged(told) or (pair.kin and specific)


def _undoes(denying: Statement, told: Statement) -> bool:
    """Whether the words right behind the negation are the other's."""
    negation = pattern("propositions", "negation").search(denying.content)
    if negation is None:
        return True  # the cue denies
    after = [concept(token) for token in tokens(denying.content[negation.end() :])]
    near = [c for c in after if c is not None and not c.startswith("@")][:2]
    return any(c in told.concepts for c in near)


def _lacking(statement: Statement) -> list[str]:
    """The words of what the content says there was none of, or that somebody had none of."""
    found = pattern("propositions", "no_such", "had_no").search(statement.content)
    if found is None:
        return []
    after = [t for t in tokens(statement.content[found.end() :])[:4] if not t.startswith("@")]
    ends = word_list("propositions")["no_such"]["ends"]
    length = next((n for n, token in enumerate(after) if token in ends), len(after))
    return [word for word in after[:length] if concept(word) is not None]


def _specific(statement: Statement) -> frozenset[str]:
    """The concepts of a claim that tell one matter of a conflict from another."""
    return frozenset(filter(is_specific, _things(statement)))


def _of_the_same(told: Statement, denying: Statement) -> bool:
    """Whether the one who negates is spoken of by the other, or speaks of whom the other speaks of."""
    own = propositions.own_party(denying)
    named = [propositions.named_parties(s) for s in (told, denying)]
    if told.by_author or denying.by_author:
        return False
    if own is None:
        return told.reading is denying.reading and denying.claim.source.text is not None
    of_teller = bool(told.voices & named[1])
    of_denier = own in charged(told) or own in named[0]
    return of_denier or of_teller or bool(named[0] & named[1]) or not named[1]


def nobody_harmed(pair: Pair) -> Verdict | None:
    """One tells of people who were harmed, the other says that nobody was."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        if not pair.one_occasion or pair.apart or propositions.negated(told) or told.by_author:
            continue
        nobody = matches(denying.content, "propositions", "nobody") and propositions.negated(denying)
        if not nobody or not denying.casualties:
            continue
        harm = {"=wound"} if all(row.outcome is Outcome.WOUNDED for row in denying.casualties) else {"=kill"}
        counted = any(row.outcome is denying.casualties[0].outcome for row in propositions.figures(told))
        if (harm & told.concepts or counted) and not _own_people(told, denying):
            why = "somebody was harmed on the one account, nobody on the other"
            return Verdict(RelationType.CONTRADICTS, Dimension.CASUALTIES, "nobody-harmed", why)
    return None


def _own_people(told: Statement, denying: Statement) -> bool:
    """Whether the harmed can't be those of whom the other speaks: a party that tells of its own."""
    own = propositions.own_party(told)
    return (
        any(propositions.victims(told, row).side == own for row in told.casualties)
        and own is not None
        and bool(parties(denying.sides))
    )


def not_lost(pair: Pair) -> Verdict | None:
    """One tells that something of a party was brought down or destroyed, the party that all came back."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        own = propositions.own_party(denying)
        whole = pattern("propositions", "not_lost").search(denying.content)
        if own is None or whole is None or not pair.one_occasion or propositions.negated(told):
            continue
        if own in propositions.named_parties(told) and _things(told) & concepts(whole.group()):
            why = "the side whose it was says that it lost none"
            return Verdict(RelationType.DENIES, Dimension.OCCURRENCE, "not-lost", why)
    return None


def habit_denied(pair: Pair) -> Verdict | None:
    """One says that a party does something again and again, the party that it never does."""
    for told, denying in ((pair.a, pair.b), (pair.b, pair.a)):
        own = propositions.own_party(denying)
        habits = [e for e in told.events if e.aux is Aux.HABITUAL and own in propositions.actors(e)]
        if own is None or not habits or not (pair.answers or pair.together):
            continue
        never = matches(denying.content, "propositions", "never") and propositions.negated(denying)
        acts = {e.plover for e in denying.events if e.aux in {Aux.NEGATED, Aux.HABITUAL}}
        if never and any(habit.plover in acts for habit in habits):
            why = "the side that is told to do it says that it never does"
            return Verdict(RelationType.DENIES, Dimension.OCCURRENCE, "habit-denied", why)
    return None


def other_target(pair: Pair) -> Verdict | None:
    """One act of one party: on arms or fighters by its own account, on what is civilian by another's."""
    if not pair.one_occasion:
        return None
    for own, other in ((pair.a, pair.b), (pair.b, pair.a)):
        actor = propositions.own_party(own)
        if actor is None or propositions.negated(own) or propositions.negated(other):
            continue
        struck = [_struck(own, actor, "military"), _struck(other, actor, "civilian")]
        both = _struck(own, actor, "civilian") or _struck(other, actor, "military")
        if all(struck) and not both:
            why = "arms or fighters on the one account, civilian things on the other"
            return Verdict(RelationType.CONTRADICTS, Dimension.TARGET, "other-target", why)
    return None


def _struck(statement: Statement, actor: str, kind: str) -> bool:
    """Whether the claim tells an attack of ``actor`` on something of a kind."""
    attacks = [e for e in done(statement) if e.plover is PloverRoot.ASSAULT]
    return any(
        actor in propositions.actors(e)
        and e.target is not None
        and matches(e.target.text.lower(), "propositions", "targets", kind)
        for e in attacks
    )


def condemned(pair: Pair) -> Verdict | None:
    """One gives a reason that makes an act right, the other condemns the same act."""
    for just, charge in ((pair.a, pair.b), (pair.b, pair.a)):
        if not pair.one_occasion or propositions.negated(just) or propositions.negated(charge):
            continue
        reason = matches(just.content, "propositions", "motive", "justifies")
        if not reason or charge.claim.stance is not Stance.ACCUSE:
            continue
        wrong = matches(f"{charge.cue} {charge.content}", "propositions", "motive", "wrong")
        act = {c for c in just.concepts & charge.concepts if c in _ACTS}
        if wrong and (act or pair.incident is not None or pair.kin):
            why = "one gives a reason for the act that the other condemns"
            return Verdict(RelationType.REINTERPRETS, Dimension.MOTIVE, "motive", why)
    return None


#: Concepts of acts that can be condemned, as `similarity.concept` names them.
_ACTS = frozenset({"=attack", "=fight", "=kill", "=close", "operation", "operat"})
