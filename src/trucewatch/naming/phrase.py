"""A noun phrase and the pieces that it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.nouns import Body, Pronoun, Role, connectives, longest_noun
from trucewatch.naming.words import NAMED, Word

#: Bodies that bear no name of their own: capitalised words before them are adjectives.
NAMELESS = frozenset(
    {ActorKind.POPULATION_GROUP, ActorKind.DOCUMENT, ActorKind.ANONYMOUS, ActorKind.MEDIATOR}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart. Whatever it does not have is ``None``, empty or false."""

    words: tuple[Word, ...]
    known: Word | None = None
    """The known name that is the phrase's head."""
    name: tuple[Word, ...] = ()
    """Capitalised words that are a name in no list: a person's, or a body's own."""
    role: Role | None = None
    body: Body | None = None
    noun: str | None = None
    """The head noun as printed, in lower case."""
    pronoun: Pronoun | None = None
    pair: bool = False
    """``both sides`` and its like."""
    owner: Phrase | None = None
    """Whose: ``Varland’s``, ``of the ministry``, ``their``, ``the country’s``."""
    whereabouts: Phrase | None = None
    """Where, when nothing else tells whose: ``officials in Torhaven``."""
    attached: Word | None = None
    """The name in ``pro-Varland forces`` and ``Varland-backed forces``: they are not Varland's."""
    tie: str | None = None
    """How it is attached: ``pro``, ``backed``."""
    definite: bool = False
    plural: bool = False
    acronym: str | None = None
    """``(VLA)`` after a name."""
    members: tuple[Phrase, ...] = ()
    """The phrases that are joined by *and*; then nothing else is set."""

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def empty(self) -> bool:
        """Whether nothing in the words tells who is meant."""
        return not (
            self.known
            or self.name
            or self.role
            or self.body
            or self.pronoun
            or self.pair
            or self.members
            or self.owner
        )


@dataclass(frozen=True)
class Item:
    """A noun of the tables, a known name, or a plain word, as a piece of a phrase."""

    words: tuple[Word, ...]
    noun: Role | Body | None = None
    plural: bool = False
    tie: str | None = None

    @property
    def attached(self) -> bool:
        """Whether it is a name that is only attached: ``pro-Varland``."""
        return self.tie is not None

    @cached_property
    def known(self) -> Word | None:
        """The known name, unless it is only attached."""
        word = self.words[0]
        return word if word.actor is not None and not self.attached else None

    @cached_property
    def lower(self) -> str:
        """Its words in lower case; of a known name nothing that could be taken for a word."""
        return NAMED if self.words[0].entries else " ".join(word.lower for word in self.words)

    @cached_property
    def proper(self) -> bool:
        """A capitalised word that no list knows."""
        word = self.words[0]
        common = any(word.lower in connectives(use) for use in ("determiner", "quantity", "rank"))
        return (
            self.noun is None and not word.entries and word.capital and word.text[0].isalpha() and not common
        )


def items_of(words: Sequence[Word]) -> list[Item]:
    """The pieces that ``words`` make up: known names, nouns of the tables (the longest), other words."""
    items: list[Item] = []
    lowers = [NAMED if word.entries else word.lower for word in words]
    at = 0
    while at < len(words):
        word = words[at]
        if word.entries:
            items.append(Item((word,), tie=_tie(lowers, at)))
            at += 1
            continue
        noun = longest_noun(lowers, at)
        length = noun.length if noun is not None else 1
        piece = tuple(words[at : at + length])
        items.append(Item(piece, noun.meaning, noun.plural) if noun is not None else Item(piece))
        at += length
    return items


def _tie(lowers: Sequence[str], at: int) -> str | None:
    """How a name is only attached: somebody is for it, against it, backed or led by it."""
    if at >= 2 and lowers[at - 1] in {"-", "–"} and lowers[at - 2] in connectives("affinity"):
        return lowers[at - 2]
    if at + 2 < len(lowers) and lowers[at + 1] in {"-", "–"} and lowers[at + 2] in connectives("attached"):
        return lowers[at + 2]
    return None


def is_person(word: Word | None) -> bool:
    """Whether ``word`` is a known person's name."""
    return word is not None and word.actor is not None and word.actor.form is NameForm.PERSON


def proper_run(items: Sequence[Item]) -> tuple[Word, ...]:
    """The last run of capitalised words in no list, with the particles between them."""
    run: list[Word] = []
    for item in items:
        word = item.words[0]
        if item.proper or (
            run and item.noun is None and word.lower in connectives("particle") and not word.entries
        ):
            run.append(word)
        elif word.lower in {"'s", "'"} or (run and word.lower in {"-", "."}):
            continue
        elif run and item is not items[-1]:
            run = []
    while run and not run[-1].capital:
        run.pop()
    return tuple(run)
