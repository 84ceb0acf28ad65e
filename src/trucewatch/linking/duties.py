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

from trucewatch.linking.deadlines import due_of
from trucewatch.linking.statements import Statement, root_of, sides_of, twins_of
from trucewatch.linking.wordlists import matches, pattern
from trucewatch.model.base import content_id
from trucewatch.model.linking import ComplianceClaim, PartyReading
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

#: How many characters of a claim's own words a reading's value keeps.
_VALUE_LENGTH = 200
#: How many words before a word a negation still belongs to it; a name counts as one.
_NEGATION_REACH = 4
#: Lists of words that make a claim one about a duty.
_DUTY_WORDS = (
    *("kept", "violated", "owed", "bound", "delayed", "not_begun"),
    *("early", "in_progress", "plan", "lawful"),
)
_UNREAL = frozenset({Aux.COUNTERFACTUAL, Aux.FEARED})


@dataclass(frozen=True, slots=True)
class Duty:
    """An obligation with its agreement and the theatre that it stands in."""

    theatre: Theatre
    agreement: Agreement
    obligation: Obligation


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
    before: tuple[Statement, Duty] | None = None
    for statement in statements:
        duty = register.duty(statement) or _carried_on(statement, before)
        before = (statement, duty) if duty is not None else before
        agreement = duty.agreement if duty else register.instrument(statement)
        if agreement is None or statement.claim.aux in _UNREAL:
            continue
        if duty is not None:
            readings += _readings(statement, duty)
        row = _compliance(statement, agreement, duty, register)
        if row is not None:
            compliance.append(row)
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
            (Duty(theatre, agreement, obligation), [_keyword(word) for word in obligation.keywords])
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

    def instrument(self, statement: Statement) -> Agreement | None:
        """The agreement that a claim speaks of, or ``None``."""
        named = [
            m.agreement.removeprefix("agreement:")
            for m in statement.mentions
            if m.agreement and any(span.contains(m.span) for span in statement.claim.content.spans)
        ]
        for agreement in named:
            if agreement in self._agreements:
                return self._agreements[agreement]
        current = [
            agreement
            for agreement in self._defaults
            if not _not_yet(agreement, statement) and not self._of_others(agreement, statement)
        ]
        if current and matches(statement.content, "duties", "instrument"):
            return max(current, key=lambda agreement: agreement.signed or date.min)
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

    def duty(self, statement: Statement) -> Duty | None:
        """The duty whose keywords the claim's own words share most, or ``None``.

        One plain word is not enough ("road", "positions"): it takes a phrase, two words, or one word in a
        claim that speaks of the instrument or of keeping a duty. What was agreed after the document was
        published is no duty yet.
        """
        words = statement.claim.content.text.casefold()
        best: tuple[int, int, Duty] | None = None
        for order, (duty, keywords) in enumerate(self._duties):
            found = {match[0] for keyword in keywords if (match := keyword.search(words))}
            if not found or _not_yet(duty.agreement, statement):
                continue
            if len(found) == 1 and " " not in next(iter(found)) and not _speaks_of_duty(statement):
                continue
            scored = (sum(map(len, found)), -order, duty)
            if best is None or scored[:2] > best[:2]:
                best = scored
        return best[2] if best else None


def _carried_on(statement: Statement, before: tuple[Statement, Duty] | None) -> Duty | None:
    """The duty of the claim before, where this one goes on about it ("has delayed its own part")."""
    if before is None or before[0].reading is not statement.reading:
        return None
    numbers = [s.reading.sentence_of(s.extent.start) for s in (before[0], statement)]
    if numbers[1] - numbers[0] > 1 or not matches(statement.content, "duties", "carried_on"):
        return None
    return before[1] if _speaks_of_duty(statement) else None


def _not_yet(agreement: Agreement, statement: Statement) -> bool:
    signed, published = agreement.signed, statement.published
    return signed is not None and published is not None and signed > published


def _speaks_of_duty(statement: Statement) -> bool:
    limited = any(time.deadline for time in statement.times)
    return limited or any(matches(statement.content, "duties", words) for words in _DUTY_WORDS)


def _keyword(word: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + re.escape(word.casefold()) + r"(?:s|es|ed|ing)?(?!\w)")


def _readings(statement: Statement, duty: Duty) -> Iterator[PartyReading]:
    """What the claim reads into the duty's slots."""
    content = statement.content
    for time in statement.times:
        if not _is_limit(time, statement):
            continue
        due = due_of(time, duty.agreement, duty.obligation)
        yield _reading(
            statement, duty, Slot.DEADLINE, _around(statement, time.span),
            deadline_type=due.type, deadline_value=due.value, due=due.day, arithmetic=due.arithmetic,
        )  # fmt: skip
    if matches(content, "duties", "early"):
        yield _reading(statement, duty, Slot.DEADLINE, _short(statement.claim.content.text))
    if matches(content, "duties", "bound"):
        bound = _held(statement, "bound")
        yield _reading(statement, duty, Slot.APPLICABILITY, "bound" if bound else "not bound")
    condition, stance = statement.claim.condition, statement.claim.stance
    words = _short(statement.claim.content.text)
    if condition is not None and matches(condition.text.casefold(), "duties", "trigger"):
        yield _reading(statement, duty, Slot.TRIGGER, words)
    elif matches(content, "duties", "lawful"):
        yield _reading(statement, duty, Slot.SCOPE, words)
    elif matches(content, "duties", "plan") or (
        matches(content, "duties", "owed") and stance not in {Stance.PLEDGE, Stance.THREATEN}
    ):
        yield _reading(statement, duty, Slot.ACTION, words)


def _reading(statement: Statement, duty: Duty, slot: Slot, value: str, **deadline: object) -> PartyReading:
    source = statement.claim.source
    return PartyReading.model_validate(
        {
            "id": content_id("reading", statement.id, duty.obligation.id, slot, value),
            "obligation": duty.obligation.id,
            "side": source.side,
            "by": source.actor,
            "slot": slot,
            "value": value,
            "layer": "paraphrase" if statement.by_author else "reading",
            "claim": statement.id,
            **deadline,
        }
    )


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


def _compliance(
    statement: Statement, agreement: Agreement, duty: Duty | None, register: _Register
) -> ComplianceClaim | None:
    value = _value(statement, duty)
    if value is None:
        return None
    broken = value in {Compliance.VIOLATED, Compliance.NOT_FULFILLED}
    accused = _accused(statement, duty, register, broken=broken)
    return ComplianceClaim(
        id=content_id("compliance", statement.id, agreement.id, duty.obligation.id if duty else None, value),
        obligation=duty.obligation.id if duty else None,
        agreement=agreement.id,
        accused=accused,
        by=statement.claim.source.side,
        value=value,
        period=_period(statement),
        claim=statement.id,
    )


def _value(statement: Statement, duty: Duty | None) -> Compliance | None:
    """What is said of the duty's keeping, or ``None``: demands, threats and suppositions say nothing."""
    claim = statement.claim
    if claim.stance in {Stance.DEMAND, Stance.THREATEN, Stance.SENTIMENT} or claim.aux is Aux.HYPOTHETICAL:
        return None
    for words, held, not_held in _values(duty):
        if matches(statement.content, "duties", words):
            return held if _held(statement, words) else not_held
    return None


def _values(duty: Duty | None) -> Iterator[tuple[str, Compliance | None, Compliance | None]]:
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
    if duty is not None and duty.obligation.modality is Modality.OBLIGATION:
        yield "done", Compliance.FULFILLED, Compliance.NOT_FULFILLED


def _held(statement: Statement, words: str) -> bool:
    """Whether the speaker holds what the word says: its own negation and the speaker's denial cancel out."""
    found = pattern("duties", words).search(statement.content)
    start = found.start() if found else 0
    before = " ".join(statement.content[:start].split()[-_NEGATION_REACH:])
    negated = matches(before, "duties", "negation")
    denied = statement.claim.stance in {Stance.DENY, Stance.REJECT}
    return negated == denied


def _accused(statement: Statement, duty: Duty | None, register: _Register, *, broken: bool) -> str:
    """Whose keeping of the duty is spoken of: the accused, who acts, a party named, else the speaker.

    Where the duty is known only those who owe it come into question: a guarantor that is blamed for a
    party's breaches breaks nothing itself.
    """
    claim = statement.claim
    if matches(statement.content, "duties", "one_another"):
        beside = register.beside(statement)
        return beside[0] if len(beside) == 1 else UNRESOLVED
    owing: set[str] = {register.side(actor) for actor in duty.obligation.obligor} if duty else set()
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
    spoken = [*own, *named] if of_itself else [*named, *own]
    candidates: list[str] = [
        *accused,
        *acting,
        *(side for side in spoken if side not in own or len(own) == 1),
    ]
    for side in candidates:
        if blames and side in own:
            continue  # nobody is taken to accuse itself
        if side in owing or (not owing and side not in NEUTRAL_SIDES):
            return side
    alone = len(owing) == 1 and not (blames and owing <= set(own))
    return next(iter(owing)) if alone else UNRESOLVED


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
    return _short(text[max(start, part.start) : part.end].strip(" ,;:—“”\"'"))


def _short(text: str) -> str:
    return text if len(text) <= _VALUE_LENGTH else text[: _VALUE_LENGTH - 1].rsplit(" ", 1)[0] + " …"
