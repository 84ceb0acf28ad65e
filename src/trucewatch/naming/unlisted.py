"""Names that no list knows: which runs of capitalised words they are, and which of them are persons'.

A run is a person's when a word for a person stands before it ("Professor", "the coach") or after it behind
a comma, when an age follows, or when the text goes on to use its last word alone. It is none when its last
word says that it is a body or a place, when *the* stands before it, or when it is an acronym. Otherwise it
stays open whether it is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.model.entity import Entity, EntityKind
from trucewatch.model.span import Span
from trucewatch.naming.nouns import Role, connectives, longest_noun
from trucewatch.naming.people import PersonNoun, person_noun
from trucewatch.naming.surfaces import data_lines
from trucewatch.naming.words import NAMED, Word

_APPOSITION = 9  # words after a name's comma among which its describing noun stands


@dataclass(frozen=True, slots=True)
class Unlisted:
    """One run: the indices of its words, the words, and what is known of its bearer."""

    at: range
    name: tuple[str, ...]
    human: bool | None = None
    gender: str | None = None
    body: str | None = None
    """The last word, where it says that the name is a body's."""


def unlisted(words: Sequence[Word], starts: frozenset[int], entities: Sequence[Entity]) -> list[Unlisted]:
    """The names in no list, in the order of the text.

    Args:
        words: The text's words.
        starts: Indices of the words that begin a sentence, where a capital tells nothing.
        entities: What the reader found named; it tells whether a name is a person's where it knows.
    """
    plain = frozenset(word.lower for word in words if not word.capital)
    runs = [_described(words, run) for run in _runs(words, starts, plain) if not _is_thing(words, run)]
    kinds = {entity.span: entity.kind for entity in entities}
    told = _told(words, runs, kinds)
    return _shared(told, _shortened(words, told), starts)


def _runs(words: Sequence[Word], starts: frozenset[int], plain: frozenset[str]) -> Iterator[range]:
    """Each longest run of capitalised words that no list knows."""
    at = 0
    while at < len(words):
        if not _is_name_word(words, at) or (at in starts and words[at].lower in plain):
            at += 1
            continue
        end = at + 1
        while end < len(words) and (follow := _continues(words, end)):
            end = follow
        yield range(at, end)
        at = end


def _continues(words: Sequence[Word], at: int) -> int:
    """The index after the next word of a name, behind particles and an initial's full stop; 0 if none."""
    follow = at
    if words[at].lower == "." and len(words[at - 1].text) == 1:
        follow += 1
    while follow < len(words) and words[follow].lower in connectives("particle"):
        follow += 1
    return follow + 1 if follow < len(words) and _is_name_word(words, follow) else 0


def _is_name_word(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    whole = word.lower.partition("'")[0]  # "We'll"
    if word.entries or not word.capital or not word.text[0].isalpha() or whole in _common():
        return False
    return person_noun(word.lower) is None and longest_noun([word.lower], 0) is None


def _is_thing(words: Sequence[Word], at: range) -> bool:
    """Whether a run names a place, a thing or an event, by its last word or by the word before it."""
    placed = at.start > 0 and words[at.start - 1].lower in connectives("place_lead") - {"over", "left"}
    return placed or words[at.stop - 1].lower in frozenset(data_lines("thing_words.txt"))


def _described(words: Sequence[Word], at: range) -> Unlisted:
    """The run with what its own words, or those around it, tell of its bearer."""
    name = tuple(words[index].text for index in at if words[index].text[0].isalpha())
    found = Unlisted(at, name)
    if name[-1].lower() in _body_words():
        return replace(found, human=False, body=name[-1].lower())
    if name[-1].isupper() and len(name[-1]) > 2:
        return replace(found, human=False)
    noun = _noun_before(words, at)
    if noun is not None:
        return replace(found, human=True, gender=noun.gender)
    if at.start and words[at.start - 1].lower == "the":
        return replace(found, human=False)
    return _in_apposition(words, found)


def _noun_before(words: Sequence[Word], at: range) -> PersonNoun | Role | None:
    """The word for one person before a name: "Professor", "Mr.", "coach", or "a teacher," before it."""
    before, farther = (words[index] if index >= 0 else None for index in (at.start - 1, at.start - 2))
    if before is None or before.entries:
        return None
    closed = at.stop == len(words) or not words[at.stop].text[0].isalnum()
    if before.lower == "." and farther is not None:
        noun = person_noun(farther.lower)
        return noun if noun is not None and noun.title else None
    if before.lower == "," and closed and farther is not None and not farther.entries:
        return _one_person([farther.lower], 0)
    return _one_person([before.lower], 0)


def _one_person(lowers: list[str], at: int) -> PersonNoun | Role | None:
    """The noun for a single person that stands at index ``at``."""
    noun = person_noun(lowers[at])
    if noun is not None:
        return None if noun.plural else noun
    role = longest_noun(lowers, at)
    return role.meaning if role is not None and isinstance(role.meaning, Role) and not role.plural else None


def _in_apposition(words: Sequence[Word], run: Unlisted) -> Unlisted:
    """The run with what stands behind its comma: an age, or who its bearer is."""
    if len(run.name) == 1 and run.at.start and words[run.at.start - 1].lower in connectives("complement"):
        return run
    after = [NAMED if word.entries else word.lower for word in words[run.at.stop : run.at.stop + _APPOSITION]]
    if not after or after[0] != ",":
        return run
    if len(after) > 1 and after[1].isdigit() and int(after[1]) < 100:
        return replace(run, human=True)
    for index in range(1, len(after)):
        if after[index] in {",", ".", "and", "said", "who"}:
            break
        noun = _one_person(after, index)
        if noun is not None and not (isinstance(noun, PersonNoun) and noun.title):
            return replace(run, human=True, gender=noun.gender)
    return run


def _told(words: Sequence[Word], runs: list[Unlisted], kinds: dict[Span, EntityKind]) -> list[Unlisted]:
    """The runs with what the reader's entities tell, where they have the same words."""
    told: list[Unlisted] = []
    for run in runs:
        span = Span(words[run.at.start].span.start, words[run.at.stop - 1].span.end)
        kind = kinds.get(span)
        told.append(run if kind is None or run.human else replace(run, human=kind is EntityKind.PERSON))
    return told


def _shortened(words: Sequence[Word], runs: list[Unlisted]) -> frozenset[str]:
    """Last words of names of which the text says all at first and the last word alone later on."""
    whole: set[str] = set()
    alone: set[str] = set()
    for run in runs:
        if len(run.name) == 1:
            alone.add(run.name[0])
        elif run.human is None and run.name[-1] not in alone and run.name[0] not in whole:
            of = run.at.start and words[run.at.start - 1].lower in connectives("owner")
            whole.update(() if of else run.name[-1:])
    return frozenset(whole & alone)


def _shared(runs: list[Unlisted], shortened: frozenset[str], starts: frozenset[int]) -> list[Unlisted]:
    """The runs with what is told of one told of all that share its last word; loose first words left out."""
    long = [run for run in runs if len(run.name) > 1]
    human = {run.name[-1] for run in runs if run.human} | shortened
    bodies = {run.name[-1] for run in runs if run.human is False} - human
    genders = {run.name[-1]: run.gender for run in runs if run.gender is not None}
    inside = {run.name[0] for run in runs if run.at.start not in starts}
    inside |= {word for run in long for word in run.name}
    return [
        replace(
            run,
            human=True if run.name[-1] in human else False if run.name[-1] in bodies else run.human,
            gender=genders.get(run.name[-1]),
        )
        for run in runs
        if len(run.name) > 1 or run.at.start not in starts or run.name[0] in inside
    ]


@cache
def _body_words() -> frozenset[str]:
    return frozenset(data_lines("body_words.txt"))


@cache
def _common() -> frozenset[str]:
    """Words that are no names although they stand capitalised: small words, days, months."""
    uses = ("determiner", "quantity", "complement", "clause_start", "clause_break", "possessive")
    small = frozenset[str]().union(*(connectives(use) for use in uses))
    return small | frozenset(data_lines("never_names.txt"))
