"""The words for those who speak and act, read from the room's tables.

``roles.tsv`` has words for persons, ``bodies.tsv`` for bodies, groups, crowds and papers, ``pronouns.tsv``
the pronouns, ``connectives.tsv`` the small words of a noun phrase by what they do there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.surfaces import data_lines, slug
from trucewatch.naming.words import split_words

FOLLOWS = "follows"
"""Kind of a role that its body decides: an official of a state, a leader of an armed group."""

ITSELF = "-"
"""Slug of a body that is its owner itself: a government is its state."""

OWN_NOUN = "*"
"""Slug of a body that is named by its noun."""


@dataclass(frozen=True, slots=True)
class Role:
    """A word for a person: ``name`` as a slug, ``organ`` the body that the office belongs to, if fixed."""

    name: str
    organ: str | None
    kind: str
    """An `ActorKind` value, or `FOLLOWS`."""
    gender: str | None


@dataclass(frozen=True, slots=True)
class Body:
    """A word for a body: ``name`` as a slug, ``slug`` its part of an actor id."""

    name: str
    slug: str
    kind: ActorKind

    @property
    def concept(self) -> str:
        """What words for the same thing share: *rebels* and *rebel group*."""
        return self.name if self.slug == ITSELF else self.slug


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: whom it can stand for."""

    person: int
    plural: bool | None
    gender: str | None
    of: str
    """``person``, ``body`` (anything but a person), or ``any``."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A table's noun as found in a text."""

    meaning: Role | Body
    plural: bool
    length: int
    """How many words it has."""


def table_rows(name: str) -> Iterator[list[str]]:
    """The rows of the room's table ``name``, split at tabs; comments and blank lines left out."""
    return (line.split("\t") for line in data_lines(name))


@cache
def connectives(use: str) -> frozenset[str]:
    """The small words of one use (first column of ``connectives.tsv``), in lower case."""
    return next(frozenset(row[1].split("|")) for row in table_rows("connectives.tsv") if row[0] == use)


@cache
def conflict_words(kind: str) -> frozenset[str]:
    """The words of ``conflict_words.tsv`` of one kind (``strong``, ``talks``, ``breach``, ``truce-word``)."""
    return frozenset(noun for noun, known in table_rows("conflict_words.tsv") if known == kind)


@cache
def pronouns() -> dict[str, Pronoun]:
    """Every pronoun by its form in lower case."""
    return {
        form.lower(): Pronoun(
            person=int(person),
            plural=None if number == "any" else number == "plural",
            gender=None if gender == "-" else gender,
            of=of,
        )
        for form, person, number, gender, of in table_rows("pronouns.tsv")
    }


def longest_noun(words: list[str], at: int) -> Noun | None:
    """The longest noun of the tables that begins at ``words[at]`` (words in lower case)."""
    nouns = _nouns()
    if words[at] not in _first_words():
        return None
    for length in range(min(_longest(), len(words) - at), 0, -1):
        found = nouns.get(tuple(words[at : at + length]))
        if found is not None:
            return found
    return None


@cache
def _nouns() -> dict[tuple[str, ...], Noun]:
    # Bodies first: "rebels" are a group, "a rebel" is a person.
    nouns: dict[tuple[str, ...], Noun] = {}
    for phrases, organ, kind, number in table_rows("bodies.tsv"):
        for phrase in phrases.split("|"):
            noun = slug(phrase.split("+")[0])
            body = Body(name=noun, slug=noun if organ == OWN_NOUN else organ, kind=ActorKind(kind))
            _enter(nouns, phrase, body, always_plural=number == "plural")
    for phrases, organ, kind, gender in table_rows("roles.tsv"):
        first = phrases.split("|")[0].split("+")[0]
        role = Role(
            name=slug(first),
            organ=None if organ == "-" else organ,
            kind=kind,
            gender=None if gender == "-" else gender,
        )
        _enter(nouns, phrases, role, always_plural=False)
    return nouns


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words in _nouns())


@cache
def _longest() -> int:
    return max(len(words) for words in _nouns())


def _enter(
    nouns: dict[tuple[str, ...], Noun], phrases: str, meaning: Role | Body, *, always_plural: bool
) -> None:
    for phrase in phrases.split("|"):
        singular, *irregular = phrase.split("+")
        words = split_words(singular.lower())
        printed_plural = always_plural or words[-1] in connectives("plural_head")
        nouns.setdefault(words, Noun(meaning, printed_plural, len(words)))
        for plural in [split_words(form.lower()) for form in irregular] or _plurals(words):
            nouns.setdefault(plural, Noun(meaning, True, len(plural)))


def _plurals(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Regular plurals: of the last word, and of the word before "of" or "for" ("ministers of defence")."""
    heads = [len(words) - 1] + [at - 1 for at, word in enumerate(words) if at and word in {"of", "for"}]
    for at in heads:
        ending = "es" if words[at].endswith(("s", "x", "ch", "sh")) else "s"
        yield (*words[:at], words[at] + ending, *words[at + 1 :])
