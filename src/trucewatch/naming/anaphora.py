"""Anaphora in the text itself: pronouns and definite nouns between the sources, read one after the other.

They keep those whom they take up to the fore, and they tell what no name tells: who is *he* and who *she*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.span import Span
from trucewatch.naming.agreement import Who, who
from trucewatch.naming.antecedents import OBJECT, OBLIQUE, SUBJECT, Cast
from trucewatch.naming.layout import Layout
from trucewatch.naming.nouns import Pronoun, connectives, pronouns

_SUBJECTS = frozenset({"he", "she", "they"})
_GENDERED = frozenset({"m", "f"})
_BACK = 4  # words before a noun among which its article stands


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A third-person pronoun at its place, and how much it brings to the fore whom it takes up."""

    at: int
    pronoun: Pronoun
    weight: int


def anaphors(layout: Layout) -> Iterator[Anaphor]:
    """The pronouns that stand for a person or for several, in the order of the text."""
    for at, word in enumerate(layout.words):
        pronoun = None if word.entries else pronouns().get(word.lower)
        if pronoun is None or pronoun.person != 3 or pronoun.of == "body":
            continue
        possessive = word.lower in connectives("possessive") and layout.lower(at + 1).isalpha()
        weight = SUBJECT if word.lower in _SUBJECTS else OBLIQUE if possessive else OBJECT
        yield Anaphor(at, pronoun, weight)


def learn_genders(layout: Layout, cast: Cast) -> None:
    """Note who is *he* and who *she*, where a pronoun has one person alone before it.

    In its sentence, or else in the one before. Whoever is called both by turns is left out.
    """
    told: dict[Who, Counter[str]] = {}
    for anaphor in anaphors(layout):
        span = layout.words[anaphor.at].span
        if anaphor.pronoun.gender not in _GENDERED or layout.is_quoted(span):
            continue
        sentence = layout.sentence(span.start)
        here = {who(one) for one in cast.persons_before(sentence, span.start)} or {
            who(one) for one in cast.persons_before(sentence - 1, span.start)
        }
        if len(here) == 1 and anaphor.pronoun.gender is not None:
            told.setdefault(next(iter(here)), Counter())[anaphor.pronoun.gender] += 1
    for one, counts in told.items():
        if len(counts) == 1:
            cast.genders.setdefault(one, next(iter(counts)))


def echo(layout: Layout, words: Span) -> Span | None:
    """The nearest earlier words with the same head noun as the definite phrase at ``words``."""
    indices = layout.range_of(words)
    noun = _head(layout, indices)
    if noun is None or layout.lower(indices.start) not in connectives("definite") | connectives("possessive"):
        return None
    here = layout.sentence(words.start)
    for at in range(indices.start - 1, -1, -1):
        word = layout.words[at]
        if word.lower == noun and not word.entries and layout.sentence(word.span.start) < here:
            return layout.span_of(range(_start(layout, at), at + 1))
    return None


def _head(layout: Layout, indices: Sequence[int]) -> str | None:
    """The head noun of a phrase: the last small word before its first complement or comma."""
    head: str | None = None
    for at in indices:
        word = layout.words[at]
        if word.lower in connectives("complement") or not word.text[0].isalnum():
            break
        head = None if word.entries or (word.capital and at != indices[0]) else word.lower
    return None if head in connectives("definite") else head


def _start(layout: Layout, noun: int) -> int:
    """Where the phrase of the noun at index ``noun`` begins: at its article, or at itself."""
    for at in range(noun - 1, max(noun - 1 - _BACK, -1), -1):
        if layout.lower(at) in connectives("determiner") | connectives("possessive"):
            return at
        if layout.lower(at) in connectives("complement") or layout.sentence(
            layout.words[at].span.start
        ) != layout.sentence(layout.words[noun].span.start):
            return at + 1
        if not layout.lower(at).isalpha():
            break
    return noun
