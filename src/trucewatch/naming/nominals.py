"""Persons without a name: "a teacher", "the gunmen", "an Ostrian official", where no source stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import Referent
from trucewatch.naming.nouns import Body, Role, connectives, longest_noun
from trucewatch.naming.people import person_noun
from trucewatch.naming.words import NAMED, Word

_BACK = 4  # words before a noun among which its article stands


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun for persons with the indices of its words, from its article on."""

    at: range
    noun: str
    """As printed, in lower case."""
    referent: Referent
    definite: bool


def groups(words: Sequence[Word]) -> Iterator[range]:
    """The words of each plural noun for a body with its article or possessive: "their remaining troops"."""
    lowers = [NAMED if word.entries else word.lower for word in words]
    for at in range(len(words)):
        noun = longest_noun(lowers, at)
        start = None if noun is None or not noun.plural else _start(lowers, at)
        if noun is not None and start is not None and isinstance(noun.meaning, Body):
            yield range(start, at + noun.length)


def nominals(words: Sequence[Word]) -> Iterator[Nominal]:
    """The persons that a text speaks of without a name, in its order."""
    lowers = [NAMED if word.entries else word.lower for word in words]
    for at, lower in enumerate(lowers):
        after = words[at + 1] if at + 1 < len(words) else None
        if after is not None and after.capital and not after.entries and after.text[0].isalpha():
            continue  # a title before a name
        found = _person(lowers, at)
        start = _start(lowers, at)
        if found is None or (start is None and not found.plural):
            continue
        first = at if start is None else start
        if first > 1 and lowers[first - 1] == "of" and lowers[first - 2] in connectives("quantity"):
            first -= 2  # "some of the guards"
        if _only_describes(lowers, first):
            continue
        definite = lowers[first] in connectives("definite") | connectives("possessive")
        yield Nominal(range(first, at + 1), lower, found, definite)


def _only_describes(lowers: Sequence[str], start: int) -> bool:
    """Whether a noun phrase says what somebody just named is: ", a teacher", "is a teacher", "as a child"."""
    before = lowers[start - 1] if start else ""
    if before != ",":
        return before in connectives("copula")
    named = start > 1 and (lowers[start - 2] == NAMED or person_noun(lowers[start - 2]) is not None)
    return named or lowers[start] in {"a", "an"}


def _person(lowers: Sequence[str], at: int) -> Referent | None:
    noun = person_noun(lowers[at])
    if noun is not None:
        if noun.title:
            return None
        return Referent(
            None, ActorKind.PERSON_PRIVATE, noun=noun.name, gender=noun.gender, plural=noun.plural
        )
    role = longest_noun(list(lowers[at : at + 1]), 0)
    if role is None or not isinstance(role.meaning, Role) or lowers[at] in connectives("also_adjective"):
        return None
    return Referent(
        None,
        ActorKind.PERSON_PRIVATE,
        noun=role.meaning.name,
        role=role.meaning.name,
        gender=role.meaning.gender,
        plural=role.plural,
    )


def _start(lowers: Sequence[str], at: int) -> int | None:
    """Where the noun's article or possessive stands, if there is one close before."""
    for index in range(at - 1, max(at - 1 - _BACK, -1), -1):
        if lowers[index] in (connectives("determiner") - {"that"}) | connectives("possessive"):
            return index
        if lowers[index] in connectives("complement") | connectives("copula") | connectives("auxiliary"):
            return None
        if not lowers[index].isalpha() and lowers[index] not in {NAMED, "-"}:
            return None
        if lowers[index].endswith("s") and lowers[index] != NAMED:
            return None  # a noun of its own: "many times people"
    return None
