"""Whom an agreement binds, according to whom: bound, not bound, or seen as a part of somebody who is.

A de facto authority and the state that supports it are two; whom a claim speaks of is therefore an actor
and not a side. Where the words name nobody it stays open.
"""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.linking.matters import Matter, held, reading
from trucewatch.linking.statements import Statement
from trucewatch.linking.wordlists import matches, pattern
from trucewatch.model.event import Mention
from trucewatch.model.linking import DutyTie, PartyReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Slot

BOUND, NOT_BOUND, PROXY = "bound", "not bound", "proxy"
#: Code points between "a part of" and the name of whom: an article, an adjective.
_NEAR = 24


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was last said of whom an agreement binds."""

    statement: Statement
    matter: Matter
    whom: str | None


def binding(statement: Statement, matter: Matter) -> PartyReading | None:
    """What the claim says of whom the agreement, or the duty, binds."""
    at = _find(statement, "bound")
    if at is None or _of_another(statement, at):
        return None
    follows = matches(at.of(statement.reading.document.text).lower(), "duties", "binds_what_follows")
    return reading(
        statement,
        matter,
        Slot.APPLICABILITY,
        BOUND if held(statement, "bound") else NOT_BOUND,
        whom=_after(statement, at) if follows else _before(statement, at) or _itself(statement),
        rule="bound",
    )


def as_part_of(statement: Statement, matter: Matter | None, before: Spoken | None) -> PartyReading | None:
    """Somebody seen as a part of somebody else: of the agreement named, or in one breath with ``before``.

    Denied, it is no reading of who is bound.
    """
    at = _find(statement, "proxy")
    owner = _after(statement, at, _NEAR) if at is not None else None
    if at is None or owner is None or _of_another(statement, at) or not held(statement, "proxy"):
        return None
    whom = _before(statement, at)
    if before is not None and _one_breath(before.statement, statement):
        matter = matter or Matter(before.matter.agreement, DutyTie(by="same_breath"))
        whom = whom or before.whom
    if matter is None or whom == owner:
        return None
    whole = Matter(matter.agreement, matter.tie)
    return reading(statement, whole, Slot.APPLICABILITY, PROXY, whom=whom, proxy_of=owner, rule="proxy")


def _find(statement: Statement, words: str) -> Span | None:
    """Where a word of the list stands in the claim's content, in code points of the text."""
    text = statement.reading.document.text
    for part in statement.claim.content.spans:
        found = pattern("duties", words).search(part.of(text).lower())
        if found is not None:
            return Span(*found.span()).shifted(part.start)
    return None


def _of_another(statement: Statement, at: Span) -> bool:
    """Whether the words stand in what somebody else is told to say within the claim: they are that one's."""
    own = statement.claim.content.spans
    return any(
        claim.id != statement.id
        and any(part.contains(at) for part in claim.content.spans)
        and sum(map(len, claim.content.spans)) < sum(map(len, own))
        for claim in statement.reading.claims
    )


def _before(statement: Statement, at: Span) -> str | None:
    """The last actor that the content names before ``at``."""
    return next((m.actor for m in reversed(_named(statement)) if m.span.end <= at.start), None)


def _after(statement: Statement, at: Span, reach: int | None = None) -> str | None:
    """The first actor that the content names after ``at``, within ``reach`` code points."""
    found = next((m for m in _named(statement) if m.span.start >= at.end), None)
    if found is None or (reach is not None and found.span.start - at.end > reach):
        return None
    return found.actor


def _itself(statement: Statement) -> str | None:
    """The speaker, where the content begins with it ("its forces are not bound")."""
    return statement.claim.source.actor if matches(statement.content, "duties", "of_itself") else None


def _named(statement: Statement) -> list[Mention]:
    spans = statement.claim.content.spans
    return [m for m in statement.mentions if m.actor and any(span.contains(m.span) for span in spans)]


def _one_breath(one: Statement, other: Statement) -> bool:
    reading = one.reading
    return reading is other.reading and reading.sentence_of(one.extent.start) == reading.sentence_of(
        other.extent.start
    )
