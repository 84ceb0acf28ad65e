"""What a claim says on each dimension, as values that can be compared with another claim's.

Values come from the rows of the reading where it has them (casualty figures, events, the accused), and
from the words of the content otherwise. A claim that gives no value on a dimension says nothing on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.linking.statements import AUTHOR, Statement, parties, sides_of
from trucewatch.linking.wordlists import matches, pattern, word_list
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.event import Sequence as Order
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import NEUTRAL_SIDES, AboutKind, Aux, Dimension, Polarity


@dataclass(frozen=True)
class Value:
    """What a claim says on one dimension: ``value``, about ``whom`` (a party, where known)."""

    dimension: Dimension
    value: str
    whom: str | None = None
    exclusive: bool = False
    """Whether another value can't hold beside it ("first", "only")."""


def negated(statement: Statement) -> bool:
    """Whether the source holds the proposition, stated positively, for false."""
    return statement.claim.polarity is Polarity.NEGATIVE


def gives_no_account(statement: Statement) -> bool:
    """Whether the claim only says that nothing is known yet, or nothing confirmed."""
    return matches(f"{statement.cue} {statement.content}", "propositions", "no_account")


def subject(statement: Statement) -> str | None:
    """The party that the content is about: the accused, the speaker's own, or the first that it names."""
    accused = statement.claim.accused
    if accused is not None and parties(sides_of(accused.side)):
        return accused.side
    if matches(statement.content, "propositions", "speaker_first"):
        return own_party(statement)
    first = re.search(r"@(?!place:)([\w-]+)", " ".join(statement.content.split()[:5]))
    return statement.side_of.get(first.group(1), first.group(1)) if first else None


def own_party(statement: Statement) -> str | None:
    """The side or body that speaks, where it is exactly one."""
    known = statement.voices - {AUTHOR}
    return next(iter(known)) if len(known) == 1 else None


def actors(event: Event) -> frozenset[str]:
    """The parties that are told to have done an act."""
    return parties(sides_of(event.initiator.side)) if event.initiator is not None else frozenset()


def named_parties(statement: Statement) -> frozenset[str]:
    """The parties that the content names."""
    tokens = (concept[1:] for concept in statement.concepts if concept.startswith("@") and ":" not in concept)
    return parties(statement.side_of.get(token, token) for token in tokens)


def initiator(statement: Statement) -> Value | None:
    """Who acted first or alone, exclusive where the words leave room for no other."""
    exclusive = matches(f"{statement.cue} {statement.content}", "propositions", "initiator", "exclusive")
    foils = matches(statement.content, "propositions", "initiator", "foils")
    own = own_party(statement)
    for event in statement.events:
        answers = event.sequence is Order.RESPONSE
        who = event.target if answers else event.initiator
        if who is not None and who.side not in NEUTRAL_SIDES and not (answers and who.side == own):
            told = exclusive or event.sequence is not Order.UNSTATED or (foils and who.side != own)
            return Value(Dimension.INITIATOR, who.side, who.side, told)
    exclusive = exclusive or foils
    if not (exclusive or matches(statement.content, "propositions", "initiator", "attack")):
        return None
    whom = subject(statement)
    defends = exclusive or matches(statement.content, "propositions", "initiator", "defends")
    if defends and whom == own:
        whom = None  # "it responded to fire", "it foiled an attack": on its account the other side began
    return Value(Dimension.INITIATOR, whom or "other", whom, exclusive)


def control(statement: Statement) -> Value | None:
    """Who holds a place: ``take``, ``hold`` or ``leave``, by whom; or that it is still fought over."""
    text = statement.content
    if matches(text, "propositions", "control", "objects"):
        for kind in ("leave", "take", "hold"):
            if matches(text, "propositions", "control", kind):
                return Value(Dimension.CONTROL, kind, subject(statement) or own_party(statement))
    if matches(text, "propositions", "control", "contested"):
        return Value(Dimension.CONTROL, "contested")
    return None


def compliance(statement: Statement) -> Value | None:
    """Whether a party keeps what it undertook: ``kept`` or ``broken``.

    An act that a clause may ask for ("withdrew", "handed over") keeps it only where it is told as done.
    """
    text = statement.content
    kinds = [kind for kind in ("broken", "kept") if matches(text, "propositions", "compliance", kind)]
    if not kinds and matches(text, "propositions", "compliance", "acts"):
        asked = matches(f"{statement.cue} {text}", "propositions", "compliance", "asked")
        if statement.claim.aux is Aux.ACTUAL and not asked:
            kinds.append("kept")
    if not kinds:
        return None
    return Value(Dimension.COMPLIANCE, kinds[0], subject(statement) or own_party(statement))


def of_instrument(statement: Statement) -> bool:
    """Whether the content names an agreement, or is tied to one or to a duty."""
    tied = any(about.kind in {AboutKind.AGREEMENT, AboutKind.OBLIGATION} for about in statement.claim.about)
    return tied or matches(statement.content, "propositions", "compliance", "instrument")


def truce_status(statement: Statement) -> Value | None:
    """What is said of the truce itself: ``agreed``, ``not_agreed``, ``holding`` or ``failing``."""
    text = statement.content
    if not matches(text, "propositions", "truce_status", "about"):
        return None
    for kind in ("not_agreed", "holding", "failing", "agreed"):
        if matches(text, "propositions", "truce_status", kind):
            return Value(Dimension.TRUCE_STATUS, kind)
    return None


def applicability(statement: Statement) -> Value | None:
    """Whether an instrument covers or binds: ``covered`` or ``not_covered``."""
    text = statement.content
    about = matches(text, "propositions", "truce_status", "about") or re.search(
        r"\b(?:agreement|deal|terms|accord)\b", text
    )
    if not about:
        return None
    for kind in ("not_covered", "covered"):
        if matches(text, "propositions", "applicability", kind):
            return Value(Dimension.APPLICABILITY, kind)
    return None


def plan(statement: Statement) -> Value | None:
    """Whether a step is agreed or fixed: ``agreed`` or ``not_agreed``."""
    for kind in ("not_agreed", "agreed"):
        if matches(statement.content, "propositions", "plan", kind):
            return Value(Dimension.PLAN, kind)
    return None


def motive(statement: Statement) -> bool:
    """Whether the content tells why something was done."""
    return matches(statement.content, "propositions", "motive", "words")


def means(statement: Statement) -> frozenset[str]:
    """The groups of means or causes that the content names."""
    groups = word_list("propositions")["means"]
    return frozenset(group for group in groups if matches(statement.content, "propositions", "means", group))


def means_exclude(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether no means of one can have been together with one of the other."""
    together = {frozenset(pair) for pair in word_list("propositions")["means_together"]}
    return bool(a) and bool(b) and not a & b and not any(frozenset({x, y}) in together for x in a for y in b)


def opposite(a: Statement, b: Statement) -> bool:
    """Whether one has a word and the other its opposite ("reopened", "closed")."""
    for number in range(len(word_list("propositions")["opposites"])):
        one, other = (pattern("propositions", "opposites", number, side) for side in (0, 1))
        if (one.search(a.content) and other.search(b.content)) or (
            other.search(a.content) and one.search(b.content)
        ):
            return True
    return False


def dimension_of(claim: Statement, reply: Statement) -> Dimension:
    """On which dimension a reply parts from the claim it answers: its own words first, then the claim's."""
    own = f"{reply.cue} {reply.content}"
    if matches(own, "propositions", "responsibility", "words"):
        return Dimension.RESPONSIBILITY
    if means_exclude(means(reply), means(claim)):
        return Dimension.MEANS
    for statement in (reply, claim):
        # "denied that it had fired" leaves the number of the dead alone
        found = _dimension(statement, harm=statement is reply or not reply.events)
        if found is not None:
            return found
    return Dimension.OCCURRENCE


def _dimension(statement: Statement, *, harm: bool) -> Dimension | None:
    text = statement.content
    broken_or_kept, truce = compliance(statement), truce_status(statement)
    signs = (
        (matches(text, "propositions", "initiator", "exclusive"), Dimension.INITIATOR),
        (harm and bool(statement.casualties), Dimension.CASUALTIES),
        (matches(text, "propositions", "conduct", "inaction"), Dimension.CONDUCT),
        (applicability(statement) is not None and truce is None, Dimension.APPLICABILITY),
        (truce is not None and broken_or_kept is None, Dimension.TRUCE_STATUS),
        (broken_or_kept is not None, Dimension.COMPLIANCE),
        (control(statement) is not None, Dimension.CONTROL),
        (matches(text, "propositions", "responsibility", "words"), Dimension.RESPONSIBILITY),
    )
    return next((dimension for holds, dimension in signs if holds), None)


def figures(statement: Statement) -> Sequence[CasualtyClaim]:
    """The claim's casualty figures that have a number at all."""
    return [row for row in statement.casualties if row.n_min is not None or row.n_max is not None]


@dataclass(frozen=True)
class People:
    """Whose the people of a figure are: the side if known, else a side that they are not of."""

    side: str | None
    side_not: str | None

    def rules_out(self, other: People) -> bool:
        """Whether the other's people can't be these.

        Two speakers who each tell of people that the other's forces harmed tell of different people.
        """
        if self.side is not None:
            return self.side == other.side_not
        return self.side_not is not None and other.side_not is not None and self.side_not != other.side_not


def of_fighters(statement: Statement) -> bool:
    """Whether the content tells of fighters by no such name: "the enemy left ten dead", "its losses"."""
    return matches(statement.content, "propositions", "fighters")


def victims(statement: Statement, row: CasualtyClaim) -> People:
    """Whose people a figure counts, from its side, from "its own", or from who is told to have acted."""
    if row.side not in NEUTRAL_SIDES:
        return People(row.side, None)
    own = own_party(statement)
    before = statement.plain(Span(statement.claim.content.spans[0].start, row.phrase.span.start)).split()[-2:]
    around = " ".join((*before, statement.plain(row.phrase.span)))
    if own is not None and matches(around, "propositions", "own"):
        return People(own, None)
    if own is not None and of_fighters(statement) and not matches(around, "propositions", "own"):
        return People(None, own)
    for event in statement.events:
        if event.initiator is not None and event.initiator.side not in NEUTRAL_SIDES and not event.both_sides:
            return People(None, event.initiator.side)
    killer = re.match(
        r"(?:the )?(?:(it|they|to have|have|had)\b|@([\w-]+))\S*(?: \S+){0,4}? kill", statement.content
    )
    if killer is None:
        return People(None, None)
    named = killer.group(2)
    return People(None, own if named is None else statement.side_of.get(named, named))
