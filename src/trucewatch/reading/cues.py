"""Cues: the words by which a text attributes something, read from ``data/cues.yaml``.

A cue belongs to one *group* of words that behave alike; the group carries the stance that the words have
when nothing in the content says otherwise. Which neutral synonym a text uses decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Certainty, Polarity, Stance
from trucewatch.reading.wording import data, inflect, word_class
from trucewatch.reading.words import Words, negation, words_of

GAP = "…"
_NEGATION_REACH = 14  # words between a negation and its verb
_LONGEST_GAP = 5  # words and marks: "expressed its “deep and growing” concern"


@dataclass(frozen=True, slots=True)
class Group:
    """Words that behave alike: their stance, and what may follow them as content."""

    name: str
    stance: Stance
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.CERTAIN
    frames: frozenset[str] = frozenset()


class Cue(NamedTuple):
    """A cue in a text: words ``[first, last)`` by index; ``form``: base, third, past, ing, noun or fixed."""

    first: int
    last: int
    lemma: str
    form: str
    group: Group


class _Pattern(NamedTuple):
    rest: tuple[str, ...]
    lemma: str
    form: str
    group: Group


UNKNOWN = Group("unknown", Stance.ASSERT, frames=frozenset({"clause", "quote"}))
"""For a cue in no list: the source says something, and no more is known."""


@cache
def groups() -> dict[str, Group]:
    """Every group by its name."""
    return {
        name: Group(
            name,
            Stance(entry["stance"]),
            Polarity(entry.get("polarity", "positive")),
            Certainty(entry.get("certainty", "CT+")),
            frozenset(entry["frames"]),
        )
        for name, entry in data("cues.yaml")["groups"].items()
    }


@cache
def _patterns() -> dict[str, tuple[_Pattern, ...]]:
    """Patterns by their first word, the longest first."""
    lexicon = data("cues.yaml")
    found: dict[str, list[_Pattern]] = {}

    def add(form: str, rest: Sequence[str], lemma: str, kind: str, group: Group) -> None:
        found.setdefault(form, []).append(_Pattern(tuple(rest), lemma, kind, group))

    for name, entry in lexicon["groups"].items():
        group = groups()[name]
        for phrase in entry.get("verbs", ()):
            first, *rest = phrase.split()
            for form, kind in _verb_forms(first).items():
                add(form, rest, phrase, kind, group)
        for noun in entry.get("nouns", ()):
            for form in (noun, inflect(noun).third):  # a noun's plural is spelt as a verb's third person
                add(form, (), noun, "noun", group)
    for phrase, entry in lexicon["fixed"].items():
        first, *rest = phrase.split()
        add(first, rest, phrase, "fixed", Group("fixed", Stance(entry["stance"])))
    return {first: tuple(sorted(listed, key=lambda p: -len(p.rest))) for first, listed in found.items()}


def _verb_forms(lemma: str) -> dict[str, str]:
    shape = inflect(lemma)
    forms = {lemma: "base", shape.third: "third", shape.ing: "ing"}
    for past in shape.past:
        forms.setdefault(past, "past")
    return forms


def cues(words: Words, first: int, last: int) -> Iterator[Cue]:
    """The cues among words ``[first, last)``, left to right, the longest at each place.

    A form that is a verb's and a noun's ("claims") is given as what its surroundings suggest.
    """
    at = first
    while at < last:
        passed = words.listed(at, "cues.yaml", "no_phrases")
        if passed is not None:
            at = passed
            continue
        cue = _cue_at(words, at, last)
        if cue is None:
            at += 1
        else:
            yield cue
            at = cue.last


def _cue_at(words: Words, at: int, last: int) -> Cue | None:
    if _compound(words, at):
        return None
    fitting: list[Cue] = []
    for pattern in _patterns().get(words.lows[at], ()):
        end = _match(words, at + 1, last, pattern.rest)
        if end is not None:
            fitting.append(Cue(at, end, pattern.lemma, pattern.form, pattern.group))
    if not fitting:
        return None
    longest = max(cue.last for cue in fitting)
    fitting = [cue for cue in fitting if cue.last == longest]
    verbs = [cue for cue in fitting if cue.form != "noun"]
    nouns = [cue for cue in fitting if cue.form == "noun"]
    if verbs and nouns:
        return (nouns if _stands_as_noun(words, at) else verbs)[0]
    return fitting[0]


def _compound(words: Words, at: int) -> bool:
    """Whether the word is part of a name ("Department of State") or of a compound ("foreign-backed")."""
    token = words.tokens[at]
    if token.span.start and words.text[token.span.start - 1] in "-–":
        return True
    return token.is_name and words.is_word(at - 1) and not words.low(at - 1).isdigit()


def _match(words: Words, at: int, last: int, rest: Sequence[str]) -> int | None:
    """The end of ``rest`` matched from word ``at``; ``…`` in it stands for up to `_LONGEST_GAP` words."""
    if not rest:
        return at
    if rest[0] == GAP:
        ends = (_match(words, at + skipped, last, rest[1:]) for skipped in range(_LONGEST_GAP + 1))
        return next((end for end in ends if end is not None), None)
    if at < last and words.lows[at] == rest[0]:
        return _match(words, at + 1, last, rest[1:])
    return None


def _stands_as_noun(words: Words, at: int) -> bool:
    """Whether a form that may be noun or verb stands where nouns stand (after "the", "of", "rejected")."""
    before, after = words.low(at - 1), words.low(at + 1)
    if before == "to":
        return words.lows[at].endswith("s")
    if before in ("both", "each") and words.tokens[at - 2].is_name and not words.lows[at].endswith("s"):
        return False  # "Varland and Ostria both claim"
    if after == "of":
        return True
    if before in word_class("determiners") - {"that", "which"} or before in word_class("prepositions"):
        return True
    if before in word_class("be") or before in words_of("cues.yaml", "before_nouns"):
        return True
    return before.endswith("'s") and after in ("that", "of", "for", "to")


def head(words: Words, spans: Iterable[Span]) -> Cue | None:
    """The cue that gives ``spans`` their meaning: the most telling one, and of equals the last.

    "issued a statement denying", "went on to say", "said in a statement": a verb with a stance of its own
    outdoes one of saying, and a verb outdoes a noun.
    """
    found: list[Cue] = []
    for span in spans:
        inside = words.within(span)
        found += cues(words, inside.start, inside.stop)
    if not found:
        return None
    best = max(_weight(cue) for cue in found)
    return [cue for cue in found if _weight(cue) == best][-1]


def _weight(cue: Cue) -> tuple[bool, bool]:
    return (cue.group.name not in ("say", "report"), cue.form != "noun")


def withheld(words: Words, cue: Cue) -> bool:
    """Whether the cue is negated ("did not comment", "no claim"), so that nothing is attributed by it."""
    if cue.form in ("noun", "fixed"):
        return words.low(cue.first - 1) in ("no", "without")
    at = cue.first - 1
    while at >= 0 and cue.first - at <= _NEGATION_REACH:
        low = words.lows[at]
        if negation(low) or low in ("without", "nobody"):
            return True
        if low == ",":  # "had not, as of Monday, announced"
            at = next((n for n in range(at - 1, max(-1, at - 8), -1) if words.low(n) == ","), 0) - 1
            continue
        if not (auxiliary(low) or low in word_class("adverbs") or low.endswith("ly")):
            return False
        at -= 1
    return False


def auxiliary(low: str) -> bool:
    """Whether the lower-case word is an auxiliary or a modal verb, negated or not."""
    return low in word_class("auxiliaries") or low in word_class("modals")


@cache
def no_cues() -> frozenset[str]:
    """Forms of verbs that attribute nothing though a reader of political news takes them to."""
    found: set[str] = set()
    for lemma in data("cues.yaml")["not_cues"]:
        found |= set(_verb_forms(lemma.split()[0]))
    return frozenset(found)
