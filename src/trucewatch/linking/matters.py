"""What a claim on an agreement speaks of, with why it is taken to, and the row that keeps how it reads it."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.linking.statements import Statement
from trucewatch.linking.wordlists import matches, pattern
from trucewatch.model.base import content_id
from trucewatch.model.linking import DutyTie, PartyReading
from trucewatch.model.theatre import Agreement, Obligation
from trucewatch.model.vocabulary import Slot, Stance

#: How many characters of a claim's own words a reading's value keeps.
VALUE_LENGTH = 200
#: How many words before a word a negation still belongs to it; a name counts as one.
NEGATION_REACH = 4


@dataclass(frozen=True, slots=True)
class Matter:
    """An agreement, and the duty of it that a claim speaks of where it speaks of one."""

    agreement: Agreement
    tie: DutyTie
    obligation: Obligation | None = None


def reading(statement: Statement, matter: Matter, slot: Slot, value: str, **fields: object) -> PartyReading:
    """The row for one slot: ``fields`` are those of `PartyReading` that the slot has."""
    source = statement.claim.source
    duty = matter.obligation.id if matter.obligation else None
    return PartyReading.model_validate(
        {
            "id": content_id("reading", statement.id, duty or matter.agreement.id, slot, value),
            "obligation": duty,
            "agreement": matter.agreement.id,
            "side": source.side,
            "by": source.actor,
            "slot": slot,
            "value": value,
            "layer": "paraphrase" if statement.by_author else "reading",
            "tie": matter.tie,
            "claim": statement.id,
            **fields,
        }
    )


def held(statement: Statement, words: str) -> bool:
    """Whether the speaker holds what the word says: its own negation and the speaker's denial cancel out."""
    denied = statement.claim.stance in {Stance.DENY, Stance.REJECT}
    return negated(statement, words) == denied


def negated(statement: Statement, words: str) -> bool:
    """Whether a negation stands shortly before the first word of the list."""
    found = pattern("duties", words).search(statement.content)
    start = found.start() if found else 0
    before = " ".join(statement.content[:start].split()[-NEGATION_REACH:])
    return matches(before, "duties", "negation")


def short(text: str) -> str:
    """``text`` cut at a word after some two hundred characters."""
    return text if len(text) <= VALUE_LENGTH else text[: VALUE_LENGTH - 1].rsplit(" ", 1)[0] + " …"
