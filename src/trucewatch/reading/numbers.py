"""Numbers: how many, as news prints it: digits, words, ranges, bounds, and vague words by convention.

``at least n`` has no upper bound, ``up to n`` no lower one, ``more than n`` and a vague word have the lower
one and are marked vague, ``about n`` has both alike and is marked vague. The floors of vague words stand
in ``quantities.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.reading.wording import Wording, data

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_SEPARATE = {"-", "–", "—", "to", "or"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the tokens ``start`` up to ``end`` (exclusive); bounds as in `CasualtyClaim`."""

    start: int
    end: int
    n_min: int | None
    n_max: int | None
    vague: bool = False
    article: bool = False
    """Only "a" or "an": a number where the noun after it is one person."""


@cache
def _phrases(name: str) -> tuple[tuple[tuple[str, ...], int], ...]:
    """The multi-word entries of a section, the longest first, with their value (0 for a plain list)."""
    section = data("quantities.yaml")[name]
    pairs = section.items() if isinstance(section, dict) else ((key, 0) for key in section)
    listed = [(tuple(str(key).split()), int(value)) for key, value in pairs]
    return tuple(sorted(listed, key=lambda pair: -len(pair[0])))


@cache
def _first_words() -> frozenset[str]:
    """Every word that a number may begin with, digits apart."""
    values = data("quantities.yaml")
    phrases = (str(key).split()[0] for section in values.values() for key in section)
    tens = (f"{ten}-{unit}" for ten in values["tens"] for unit in values["units"])
    return frozenset({*phrases, *tens, "between"})


def _phrase_at(words: Sequence[str], name: str) -> tuple[int, int] | None:
    """How many words an entry of section ``name`` takes at the start of ``words``, and its value."""
    for phrase, value in _phrases(name):
        if tuple(words[: len(phrase)]) == phrase:
            return len(phrase), value
    return None


def cardinal(words: Sequence[str]) -> tuple[int, int] | None:
    """The cardinal at the start of ``words`` (lower case): its value and how many words it takes.

    Digits with thousands separators, number words up to billions ("two hundred and fifty"), and digits
    with a scale ("1.5 million"). ``None`` if there is none.
    """
    values = data("quantities.yaml")
    units, tens, scales = values["units"], values["tens"], values["scales"]
    total = group = 0
    used = 0
    seen = False
    at = 0
    while at < len(words):
        word = words[at]
        parts = word.split("-")
        if word in scales and seen:
            scale = scales[word]
            if scale == 100:
                group *= 100
            else:
                total, group = total + group * scale, 0
        elif _DIGITS.fullmatch(word):
            if seen:
                break
            return _digits(words)
        elif (
            all(part in units or part in tens for part in parts)
            and len(parts) <= 2
            and not _overfull(group, word)
        ):
            group += sum(units.get(part, tens.get(part, 0)) for part in parts)
        elif (
            word == "and"
            and seen
            and at + 1 < len(words)
            and words[at - 1] in scales
            and _continues(words[at + 1])
        ):
            at += 1
            continue
        else:
            break
        seen = True
        at += 1
        used = at
    return (total + group, used) if seen else None


def _overfull(group: int, word: str) -> bool:
    """Whether ``word`` can't add to ``group``: "twenty three" is one number, "two three" is two."""
    units = data("quantities.yaml")["units"]
    rest = group % 100
    return rest != 0 and not (rest % 10 == 0 and rest >= 20 and word in units and 0 < units[word] < 10)


def _continues(word: str) -> bool:
    values = data("quantities.yaml")
    return word.split("-")[0] in values["units"] or word.split("-")[0] in values["tens"]


def _digits(words: Sequence[str]) -> tuple[int, int]:
    value = float(words[0].replace(",", ""))
    scale = data("quantities.yaml")["scales"].get(words[1]) if len(words) > 1 else None
    return (round(value * scale), 2) if scale else (int(value), 1)


def number_at(w: Wording, at: int) -> Number | None:
    """The number that begins at token ``at``, with the bound before it and the range that it opens."""
    first = w.lower(at)
    if first not in _first_words() and not first[:1].isdigit():
        return None
    words = [token.lower for token in w.tokens[at : at + 12]]
    for bound in ("at_least", "more_than", "at_most", "fewer_than", "about"):
        taken = _phrase_at(words, bound)
        if taken is None:
            continue
        inner = _plain(w, at + taken[0])
        if inner is not None and not inner.article:
            return _bounded(replace(inner, start=at), bound)
    if words[0] == "between":
        low = _plain(w, at + 1)
        if low is not None and w.lower(low.end) == "and":
            high = _plain(w, low.end + 1)
            if high is not None:
                return Number(at, high.end, low.n_min, high.n_max)
        return None
    return _plain(w, at)


def _bounded(number: Number, bound: str) -> Number:
    if bound == "at_least":
        return replace(number, n_max=None)
    if bound == "more_than":
        return replace(number, n_max=None, vague=True)
    if bound in {"at_most", "fewer_than"}:
        if number.n_min != number.n_max:  # "as many as 40 to 90" is a range already
            return number
        return replace(number, n_min=None, vague=bound == "fewer_than")
    return replace(number, vague=True)


def _plain(w: Wording, at: int) -> Number | None:
    """The number at ``at`` without a bound before it."""
    words = [token.lower for token in w.tokens[at : at + 12]]
    for section, has_floor in (("vague", True), ("unknown", False)):
        taken = _phrase_at(words, section)
        if taken is not None:
            return Number(at, at + taken[0], taken[1] if has_floor else None, None, vague=True)
    found = cardinal(words)
    if found is not None:
        value, used = found
        if w.lower(at + used) == "dozen":
            value, used = value * 12, used + 1
        return _range(w, Number(at, at + used, value, value))
    return _exact(words, at)


def _exact(words: Sequence[str], at: int) -> Number | None:
    """The words that are a number by their place: "a", "another", "a dozen", "nobody"."""
    taken = _phrase_at(words, "exact")
    if taken is None:
        return None
    used, value = taken
    after = cardinal(words[used:])
    if words[0] == "another" and after is not None:  # "another 35 people"
        return Number(at, at + used + after[1], after[0], after[0])
    return Number(at, at + used, value, value, article=used == 1 and words[0] in _ARTICLES)


_ARTICLES = frozenset({"a", "an", "no", "another"})


def _range(w: Wording, low: Number) -> Number:
    """``low`` widened to the range that it opens: "3-5", "three to five", "three or four"."""
    if w.lower(low.end) not in _SEPARATE:
        return low
    high = cardinal([token.lower for token in w.tokens[low.end + 1 : low.end + 8]])
    if high is None or low.n_min is None or high[0] <= low.n_min:
        return low
    return Number(low.start, low.end + 1 + high[1], low.n_min, high[0])
