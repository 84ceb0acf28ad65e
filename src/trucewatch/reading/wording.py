"""Wording: a sentence of the masked view as words, with the little grammar that the reading rules need.

There is no tagger: closed classes of words (``data/words.yaml``) tell where phrases and clauses end, and
a placeholder or a capital letter marks a name. A noun phrase is read outwards from its edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from trucewatch.model.span import Span
from trucewatch.reading.masking import PLACEHOLDER, is_placeholder

_TOKEN = re.compile(
    PLACEHOLDER
    + r"|[’']s\b|s[’'](?=\s)|\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-‐‑’'.](?!s\b)[^\W_]+)*|\S"
)
_IRREGULAR_DOUBLE = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is much faster


@cache
def data(name: str) -> Any:
    """The parsed data file ``name`` of this room (YAML)."""
    text = (files("trucewatch.reading") / "data" / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - either loader is safe


@cache
def word_class(name: str) -> frozenset[str]:
    """The closed class ``name`` of ``words.yaml``, lower case."""
    return frozenset(data("words.yaml")[name])


@dataclass(frozen=True, slots=True)
class Inflected:
    """The forms of one verb; a form that is irregular is listed in the data beside its lemma."""

    base: str
    third: str
    past: tuple[str, ...]
    ing: str


@cache
def inflect(lemma: str) -> Inflected:
    """The forms of ``lemma``: from ``irregular.yaml`` where it stands there, otherwise by rule."""
    irregular = data("irregular.yaml").get(lemma)
    if irregular is None:
        return Inflected(lemma, _third(lemma), (_past(lemma),), _ing(lemma))
    return Inflected(lemma, _third(lemma), tuple(irregular["past"]), irregular.get("ing", _ing(lemma)))


def _third(lemma: str) -> str:
    if re.search(r"(s|x|z|ch|sh|o)$", lemma):
        return lemma + "es"
    return lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if re.search(r"[^aeiou]y$", lemma):
        return lemma[:-1] + "ied"
    return lemma + ("" if not _doubles(lemma) else lemma[-1]) + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return lemma + ("" if not _doubles(lemma) else lemma[-1]) + "ing"


def _doubles(lemma: str) -> bool:
    """Whether the last consonant is doubled: a single closed syllable ("ban"), not "open" or "fire"."""
    return bool(_IRREGULAR_DOUBLE.search(lemma)) and len(re.findall(r"[aeiouy]+", lemma)) == 1


@cache
def forms_of(word: str) -> frozenset[str]:
    """``word`` and what it becomes as a verb or, with the same ending, as a plural."""
    shape = inflect(word)
    return frozenset({shape.base, shape.third, shape.ing, *shape.past})


@cache
def common_verb_forms() -> frozenset[str]:
    """Every form of the everyday verbs that end a noun phrase."""
    return frozenset(form for lemma in word_class("common_verbs") for form in forms_of(lemma))


@cache
def bare_verb_forms() -> frozenset[str]:
    """The everyday verbs, and those of ``events.tsv``, in their base form."""
    told = {word.split()[0] for word, part, *_ in table("events.tsv") if part == "v"}
    return word_class("common_verbs") | told


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the tab-separated data file ``name``, without comments and empty lines."""
    lines = (files("trucewatch.reading") / "data" / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


@cache
def _function_words() -> frozenset[str]:
    names = (
        "determiners",
        "pronouns",
        "prepositions",
        "auxiliaries",
        "modals",
        "adverbs",
        "subordinators",
        "coordinators",
    )
    return frozenset().union(*(word_class(name) for name in names))


@cache
def event_verb_forms() -> frozenset[str]:
    """Every form of the verbs of ``events.tsv`` but those that are nouns as often ("answer", "land")."""
    verbs = {word.split()[0] for word, part, *_ in table("events.tsv") if part == "v"}
    return frozenset(form for verb in verbs for form in forms_of(verb)) - word_class("nouns_as_often")


@cache
def event_noun_forms() -> frozenset[str]:
    """Every one-word noun of ``events.tsv`` with its plural."""
    nouns = {word for word, part, *_ in table("events.tsv") if part == "n" and " " not in word}
    return frozenset(form for noun in nouns for form in (noun, inflect(noun).third))


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, with its span in the masked view."""

    text: str
    lower: str
    span: Span

    @property
    def is_name(self) -> bool:
        """Whether it is a placeholder or begins with a capital letter."""
        return is_placeholder(self.text[0]) or self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word, a number or a name, and no mark."""
        return self.text[0].isalnum() or is_placeholder(self.text[0]) or self.is_possessive

    @property
    def is_possessive(self) -> bool:
        """Whether it is the ending of a possessive."""
        return self.lower in {"'s", "’s", "s'", "s’"}


@dataclass(frozen=True)
class Wording:
    """One sentence: its number in the document, its span in the masked view, its tokens in order."""

    number: int
    span: Span
    tokens: tuple[Token, ...] = field(repr=False)
    # Per token, since the rules ask for them again and again.
    _lows: tuple[str, ...] = field(repr=False)
    _marks: tuple[bool, ...] = field(repr=False)

    @classmethod
    def of(cls, text: str, number: int, span: Span) -> Wording:
        """The wording of ``text[span]``, sentence ``number`` (from 0)."""
        found = _TOKEN.finditer(text, span.start, span.end)
        tokens = tuple(Token(m.group(), m.group().lower(), Span(*m.span())) for m in found)
        lows = tuple(token.lower for token in tokens)
        return cls(number, span, tokens, lows, tuple(not token.is_word for token in tokens))

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, at: int) -> str:
        """The lower-case word at ``at``; the empty string outside the sentence."""
        return self._lows[at] if 0 <= at < len(self._lows) else ""

    def isin(self, at: int, name: str) -> bool:
        """Whether the word at ``at`` belongs to the closed class ``name``."""
        return self.lower(at) in word_class(name)

    def is_mark(self, at: int) -> bool:
        """Whether there is no word at ``at``: a mark, or beyond the sentence."""
        return not (0 <= at < len(self._marks)) or self._marks[at]

    def is_name(self, at: int) -> bool:
        """Whether a name stands at ``at``; a capital letter that opens a sentence makes no name of "The"."""
        if not (0 <= at < len(self.tokens) and self.tokens[at].is_name):
            return False
        return not (self.opens(at) and self.tokens[at].lower in _function_words())

    def opens(self, at: int) -> bool:
        """Whether the word at ``at`` opens the sentence, or what follows a mark other than a comma."""
        return at == 0 or (self.is_mark(at - 1) and self.tokens[at - 1].lower not in {",", "-", ")"})

    def is_verb(self, at: int) -> bool:
        """Whether the word at ``at`` is an auxiliary, a modal or an everyday verb."""
        return (
            self.isin(at, "auxiliaries")
            or self.isin(at, "modals")
            or (self.lower(at) in common_verb_forms() and not self.is_name(at))
        )

    def is_event_verb(self, at: int) -> bool:
        """Whether the word at ``at`` may be a form of a verb that tells of an event."""
        return self.lower(at) in event_verb_forms()

    def is_event_noun(self, at: int) -> bool:
        """Whether the word at ``at`` may be a noun that tells of an event."""
        return self.lower(at) in event_noun_forms()

    def ends_phrase(self, at: int) -> bool:
        """Whether a noun phrase can't run over ``at``: a mark, a subordinator or a verb."""
        return self.is_mark(at) or self.isin(at, "subordinators") or self.is_verb(at)

    def span_of(self, start: int, end: int) -> Span:
        """The span in the masked view of the tokens ``start`` up to ``end`` (exclusive)."""
        return Span(self.tokens[start].span.start, self.tokens[end - 1].span.end)

    def inside(self, span: Span) -> range:
        """The numbers of the tokens that lie inside ``span``."""
        inside = [at for at, token in enumerate(self.tokens) if span.contains(token.span)]
        return range(inside[0], inside[-1] + 1) if inside else range(0)
