"""Duties: claims tied to the obligations of a theatre's agreements.

1. Which instrument: the one that the claim's words name, else the theatre's default where they say
   "the cease-fire", "the deal".
2. Which duty: the one whose keywords the content shares most (in the file's order on a tie).
3. What is said of it: a *reading* of a slot (deadline, applicability, trigger, action), kept apart from
   the instrument's text and from the outlet's paraphrase; a *compliance claim* with its value.

A claim that only names the instrument and a breach is a compliance claim about the instrument.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from trucewatch.linking.applicability import Spoken, as_part_of, binding
from trucewatch.linking.deadlines import due_of
from trucewatch.linking.matters import Matter, held, negated, reading, short
from trucewatch.linking.statements import Statement, root_of, sides_of, twins_of
from trucewatch.linking.wordlists import matches, pattern
from trucewatch.model.base import content_id
from trucewatch.model.linking import ComplianceClaim, DutyTie, PartyReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import Agreement, Obligation, Theatre
from trucewatch.model.time import Interval, TimeExpression
from trucewatch.model.vocabulary import (
    NEUTRAL_SIDES,
    UNRESOLVED,
    Aux,
    Compliance,
    Modality,
    Slot,
    Stance,
)

#: Lists of words that make a claim one about a duty.
_DUTY_WORDS = (
    *("kept", "violated", "owed", "bound", "delayed", "not_begun"),
    *("early", "in_progress", "plan", "lawful"),
)
_UNREAL = frozenset({Aux.COUNTERFACTUAL, Aux.FEARED})
#: Who pledges or threatens says what it will do, and not what is owed.
_OWN_WILL = frozenset({Stance.PLEDGE, Stance.THREATEN})
#: Why it is a side whose keeping of a duty is spoken of; see `ComplianceClaim.accused_as`.
_AccusedAs = Literal["accused", "actor", "named", "speaker", "only_obligor"]


@dataclass(frozen=True, slots=True)
class Duties:
    """What linking finds on duties."""

    readings: tuple[PartyReading, ...]
    compliance: tuple[ComplianceClaim, ...]


def link_duties(statements: Sequence[Statement], theatres: Sequence[Theatre]) -> Duties:
    """Readings and compliance claims of all ``statements``, in their order."""
    register = _Register(theatres, statements)
    readings: list[PartyReading] = []
    compliance: list[ComplianceClaim] = []
    before: tuple[Statement, Matter] | None = None
    spoken: Spoken | None = None
    for statement in statements:
        matter = register.duty(statement) or _carried_on(statement, before)
        before = (statement, matter) if matter is not None else before
        matter = matter or register.instrument(statement)
        if statement.claim.aux in _UNREAL:
            continue
        row = as_part_of(statement, matter, spoken)
        if row is not None:
            readings.append(row)
        if matter is None:
            continue
        row = binding(statement, matter)
        if row is not None:
            readings.append(row)
            spoken = Spoken(statement, matter, row.whom)
        if matter.obligation is not None:
            readings += _readings(statement, matter, matter.obligation)
        kept = _compliance(statement, matter, register)
        if kept is not None:
            compliance.append(kept)
    return Duties(tuple(readings), tuple(compliance))


class _Register:
    """The theatres' agreements and duties, prepared for look-up."""

    def __init__(self, theatres: Sequence[Theatre], statements: Sequence[Statement]) -> None:
        by_id = {statement.id: statement for statement in statements}
        self._twins = {claim: [by_id[one] for one in ids] for claim, ids in twins_of(statements).items()}
        self._sides = {actor.id: actor.side for theatre in theatres for actor in theatre.actors}
        self._agreements = {
            agreement.id: agreement for theatre in theatres for agreement in theatre.agreements
        }
        self._defaults = [a for a in self._agreements.values() if a.default]
        self._duties = [
            (agreement, obligation, {word: _keyword(word) for word in obligation.keywords})
            for theatre in theatres
            for agreement in theatre.agreements
            for obligation in agreement.obligations
        ]

    def side(self, actor: str) -> str:
        """The side of an actor of the theatres."""
        return self._sides.get(actor, UNRESOLVED)

    def beside(self, statement: Statement) -> list[str]:
        """The sides of those who say the same in one breath with the claim's source."""
        return [
            side
            for other in self._twins[statement.id]
            for side in sides_of(other.claim.source.side)
            if side not in statement.sides
        ]

    def instrument(self, statement: Statement) -> Matter | None:
        """The agreement that a claim speaks of, or ``None``."""
        named = [
            (m.agreement.removeprefix("agreement:"), m.text)
            for m in statement.mentions
            if m.agreement and any(span.contains(m.span) for span in statement.claim.content.spans)
        ]
        for agreement, words in named:
            if agreement in self._agreements:
                return Matter(self._agreements[agreement], DutyTie(by="named", words=(words,)))
        current = [
            agreement
            for agreement in self._defaults
            if not _not_yet(agreement, statement) and not self._of_others(agreement, statement)
        ]
        bare = pattern("duties", "instrument").search(statement.content)
        if current and bare is not None:
            latest = max(current, key=lambda agreement: agreement.signed or date.min)
            return Matter(latest, DutyTie(by="default", words=(bare.group(),)))
        return None

    def _of_others(self, agreement: Agreement, statement: Statement) -> bool:
        """Whether the words name the parties of the instrument meant, and others than this one's."""
        found = pattern("duties", "instrument_with").search(statement.content)
        if found is None:
            return False
        named = {token.removeprefix("@") for token in re.findall(r"@[\w-]+(?!:)", found.group())}
        bound = {root_of(actor) for actor in (*agreement.signatories, *agreement.mediators)}
        if found.group().split()[1] == "with":
            named |= {root_of(actor) for actor in [statement.claim.source.actor] if actor is not None}
        return bool(named) and not named <= bound

    def duty(self, statement: Statement) -> Matter | None:
        """The duty whose keywords the claim's own words share most, or ``None``.

        One plain word is not enough ("road", "positions"): it takes a phrase, two words, or one word in a
        claim that speaks of the instrument or of keeping a duty. What was agreed after the document was
        published is no duty yet.
        """
        words = statement.claim.content.text.casefold()
        best: tuple[int, int, Matter] | None = None
        for order, (agreement, duty, keywords) in enumerate(self._duties):
            told = {word: match[0] for word, keyword in keywords.items() if (match := keyword.search(words))}
            found = set(told.values())
            if not found or _not_yet(agreement, statement):
                continue
            if len(found) == 1 and " " not in next(iter(found)) and not _speaks_of_duty(statement):
                continue
            tie = DutyTie(by="keywords", words=tuple(sorted(told)))
            scored = (sum(map(len, found)), -order, Matter(agreement, tie, duty))
            if best is None or scored[:2] > best[:2]:
                best = scored
        return best[2] if best else None


def _carried_on(statement: Statement, before: tuple[Statement, Matter] | None) -> Matter | None:
    """The duty of the claim before, where this one goes on about it ("has delayed its own part")."""
    if before is None or before[0].reading is not statement.reading:
        return None
    numbers = [s.reading.sentence_of(s.extent.start) for s in (before[0], statement)]
    found = pattern("duties", "carried_on").search(statement.content)
    if numbers[1] - numbers[0] > 1 or found is None or not _speaks_of_duty(statement):
        return None
    known = before[1]
    return Matter(known.agreement, DutyTie(by="carried_on", words=(found.group(),)), known.obligation)


def _not_yet(agreement: Agreement, statement: Statement) -> bool:
    signed, published = agreement.signed, statement.published
    return signed is not None and published is not None and signed > published


def _speaks_of_duty(statement: Statement) -> bool:
    limited = any(time.deadline for time in statement.times)
    return limited or any(matches(statement.content, "duties", words) for words in _DUTY_WORDS)


def _keyword(word: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + re.escape(word.casefold()) + r"(?:s|es|ed|ing)?(?!\w)")


def _readings(statement: Statement, matter: Matter, duty: Obligation) -> Iterator[PartyReading]:
    """What the claim reads into the duty's slots."""
    content = statement.content
    for time in statement.times:
        if not _is_limit(time, statement):
            continue
        due = due_of(time, matter.agreement, duty)
        yield reading(
            statement, matter, Slot.DEADLINE, _around(statement, time.span), rule="limit",
            deadline_type=due.type, deadline_value=due.value, due=due.day, arithmetic=due.arithmetic,
        )  # fmt: skip
    words = short(statement.claim.content.text)
    if matches(content, "duties", "early"):
        yield reading(statement, matter, Slot.DEADLINE, words, rule="early")
    condition, stance = statement.claim.condition, statement.claim.stance
    planned = matches(content, "duties", "plan")
    if condition is not None and matches(condition.text.casefold(), "duties", "trigger"):
        yield reading(statement, matter, Slot.TRIGGER, words, rule="trigger")
    elif matches(content, "duties", "lawful"):
        yield reading(statement, matter, Slot.SCOPE, words, rule="lawful")
    elif not planned and stance not in _OWN_WILL and matches(content, "duties", "owed"):
        yield reading(statement, matter, Slot.ACTION, words, rule="owed")
    if planned:
        yield reading(statement, matter, Slot.ACTION, words, rule="plan", agreed=_agreed(statement))


def _agreed(statement: Statement) -> bool:
    """Whether a plan is said to be agreed: a denial counts only where the claim begins with the plan.

    "Denied that a plan was agreed" says that none is; "rejected the demand because no plan was agreed"
    says so too, with a denial of something else.
    """
    found = pattern("duties", "plan").search(statement.content)
    first = found is not None and not statement.content[: found.start()].strip(" “\"‘'").count(" ")
    return held(statement, "plan") if first else not negated(statement, "plan")


def _is_limit(time: TimeExpression, statement: Statement) -> bool:
    """Whether a time in the content limits the act: told as a limit, or lying ahead of the publication."""
    if matches(statement.content, "duties", "prolonged"):
        return False  # how long the instrument runs, and not when a duty of it falls due
    if time.deadline:
        return True
    last = time.interval.end if time.interval else None
    if last is None or statement.published is None:
        return False
    return last > statement.published and matches(statement.content, "duties", "done")


def _compliance(statement: Statement, matter: Matter, register: _Register) -> ComplianceClaim | None:
    duty = matter.obligation
    value, rule = _value(statement, duty)
    if value is None:
        return None
    broken = value in {Compliance.VIOLATED, Compliance.NOT_FULFILLED}
    accused, accused_as = _accused(statement, duty, register, broken=broken)
    return ComplianceClaim(
        id=content_id("compliance", statement.id, matter.agreement.id, duty.id if duty else None, value),
        obligation=duty.id if duty else None,
        agreement=matter.agreement.id,
        accused=accused,
        by=statement.claim.source.side,
        value=value,
        period=_period(statement),
        rule=rule,
        accused_as=accused_as,
        tie=matter.tie,
        claim=statement.id,
    )


def _value(statement: Statement, duty: Obligation | None) -> tuple[Compliance | None, str | None]:
    """What is said of the duty's keeping, and the list of words that says it.

    Demands, threats and suppositions say nothing.
    """
    claim = statement.claim
    if claim.stance in {Stance.DEMAND, Stance.THREATEN, Stance.SENTIMENT} or claim.aux is Aux.HYPOTHETICAL:
        return None, None
    for words, value, otherwise in _values(duty):
        if matches(statement.content, "duties", words):
            return value if held(statement, words) else otherwise, words
    return None, None


def _values(duty: Obligation | None) -> Iterator[tuple[str, Compliance | None, Compliance | None]]:
    """Lists of words with the value that they claim when held and when denied, the most telling first."""
    yield "bound", None, Compliance.NOT_BOUND
    yield "violated", Compliance.VIOLATED, Compliance.FULFILLED
    yield "impossible", Compliance.IMPOSSIBLE, None
    yield "not_due", Compliance.NOT_DUE, None
    yield "delayed", Compliance.DELAYED, None
    yield "not_begun", Compliance.NOT_FULFILLED, None
    yield "in_progress", Compliance.IN_PROGRESS, Compliance.NOT_FULFILLED
    yield "owed", None, None  # "must be kept" says what is owed, not whether it is done
    yield "kept", Compliance.FULFILLED, Compliance.NOT_FULFILLED
    if duty is not None and duty.modality is Modality.OBLIGATION:
        yield "done", Compliance.FULFILLED, Compliance.NOT_FULFILLED


def _accused(
    statement: Statement, duty: Obligation | None, register: _Register, *, broken: bool
) -> tuple[str, _AccusedAs | None]:
    """Whose keeping of the duty is spoken of: the accused, who acts, a party named, else the speaker.

    Where the duty is known only those who owe it come into question: a guarantor that is blamed for a
    party's breaches breaks nothing itself.
    """
    claim = statement.claim
    if matches(statement.content, "duties", "one_another"):
        beside = register.beside(statement)
        return (beside[0], "named") if len(beside) == 1 else (UNRESOLVED, None)
    owing: set[str] = {register.side(actor) for actor in duty.obligor} if duty else set()
    named = [
        register.side(mention.actor)
        for mention in statement.mentions
        if mention.actor and any(span.contains(mention.span) for span in claim.content.spans)
    ]
    accused = [claim.accused.side] if claim.accused is not None else []
    acting = [event.initiator.side for event in statement.events if event.initiator is not None]
    own = sides_of(claim.source.side)
    blames = broken and not (_owns_up(statement) or claim.stance in {Stance.DENY, Stance.REJECT})
    of_itself = not blames and matches(statement.content, "duties", "of_itself")
    speakers: list[tuple[str, _AccusedAs]] = [(side, "speaker") for side in own]
    others: list[tuple[str, _AccusedAs]] = [(side, "named") for side in named]
    spoken = [*speakers, *others] if of_itself else [*others, *speakers]
    candidates: list[tuple[str, _AccusedAs]] = [
        *((side, "accused") for side in accused),
        *((side, "actor") for side in acting),
        *((side, why) for side, why in spoken if side not in own or len(own) == 1),
    ]
    for side, why in candidates:
        if blames and side in own:
            continue  # nobody is taken to accuse itself
        if side in owing or (not owing and side not in NEUTRAL_SIDES):
            return side, why
    alone = len(owing) == 1 and not (blames and owing <= set(own))
    return (next(iter(owing)), "only_obligor") if alone else (UNRESOLVED, None)


def _owns_up(statement: Statement) -> bool:
    """Whether the speaker tells of its own breach: by the stance, or in the first person."""
    owned = statement.claim.stance in {Stance.ACKNOWLEDGE, Stance.CONCEDE, Stance.JUSTIFY}
    return owned or matches(statement.content, "duties", "first_person")


def _period(statement: Statement) -> Interval | None:
    return next((time.interval for time in statement.times if time.interval and not time.deadline), None)


def _around(statement: Statement, span: Span) -> str:
    """The part of the content that holds the time: from the clause before it to its end."""
    text = statement.reading.document.text
    part = next((s for s in statement.claim.content.spans if s.contains(span)), span)
    start = max((text.rfind(mark, part.start, span.start) + 1 for mark in ",;:—"), default=part.start)
    return short(text[max(start, part.start) : part.end].strip(" ,;:—“”\"'"))
