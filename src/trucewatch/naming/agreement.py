"""Agreement: whom a pronoun can stand for by number, gender and kind, and when two referents are one.

A person's gender is what the words for them say ("spokeswoman", "Mr"), or else what the text's own pronouns
say; no name tells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import PERSONS, STATE_LIKE, Referent
from trucewatch.naming.nouns import Pronoun

_NEVER_IT = PERSONS | {
    ActorKind.POPULATION_GROUP,
    ActorKind.ANONYMOUS,
    ActorKind.UNRESOLVED,
    ActorKind.MEDIATOR,
}


class Who(NamedTuple):
    """What makes two mentions of a document one referent."""

    actor: str | None
    name: str | None
    """The last word of a person's own name."""
    noun: str | None
    """Of somebody without actor and name, what they were called."""


def who(referent: Referent) -> Who:
    """The identity of ``referent`` within its document."""
    name = referent.name[-1] if referent.name and (referent.human or referent.actor is None) else None
    if name is not None:
        return Who(None, name, None)
    if referent.human or referent.actor is None:
        return Who(referent.actor, None, referent.role or referent.noun)
    return Who(referent.actor, None, None)


def agrees(pronoun: Pronoun, referent: Referent, genders: Mapping[Who, str]) -> bool:
    """Whether a third-person pronoun can stand for ``referent``.

    ``genders``: what the text's pronouns say of those whose words do not tell.
    """
    if pronoun.of == "person":
        doubtful = referent.human is None and len(referent.name) < 2  # a word in no list: who knows
        if referent.plural or referent.human is False or doubtful:
            return False
        gender = referent.gender or genders.get(who(referent))
        return gender is None or pronoun.gender in {None, gender}
    if pronoun.of == "body":
        open_name = referent.kind is ActorKind.UNRESOLVED and referent.human is False
        return not referent.plural and (referent.kind not in _NEVER_IT or open_name)
    return referent.plural or not referent.human


def can_be_many(referent: Referent) -> bool:
    """Whether *they* can stand for ``referent`` as readily as for several."""
    if referent.plural:
        return True
    if referent.kind is ActorKind.UNRESOLVED:
        return referent.noun is not None
    return referent.kind not in {*STATE_LIKE, ActorKind.DOCUMENT} and referent.human is False
