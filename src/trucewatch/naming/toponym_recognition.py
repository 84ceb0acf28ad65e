"""Which words of a text name a place: names of the index that stand like a place's.

    capitalised words ─► the longest name that is known ─► what speaks for it and against it ─► accepted names

A name that stands like a place's once is one wherever it stands; one that stands like a person's never is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from trucewatch.model.span import Span
from trucewatch.naming.gazetteer_file import population_step
from trucewatch.naming.hidden_names import PERSON
from trucewatch.naming.nouns import table_rows
from trucewatch.naming.place_keys import name_key
from trucewatch.naming.surfaces import data_lines
from trucewatch.naming.toponym_candidates import Meaning, Toponyms, modifiers

_WORD = r"['’]s\b|\w+(?:['’](?!s\b)\w+)*|--+|[^\w\s]"
_INITIALS = r"(?:[A-Z]\.\s?){2,}(?<=\.)"
_LONGEST = 6
_ACCEPTED = 1.75
_DOUBTFUL = 0.0
_LISTED = 5  # words back among which the name before in a list begins
_ENDS = frozenset('.?!:;"“”\n')
_LINKS = frozenset(
    {
        "of",
        "the",
        "de",
        "del",
        "da",
        "do",
        "la",
        "le",
        "el",
        "al",
        "es",
        "upon",
        "on",
        "am",
        "and",
        "du",
        "den",
        "-",
    }
)


class _Token(NamedTuple):
    span: Span
    text: str
    lower: str
    capital: bool
    begins: bool
    """Whether a sentence, a quotation or a line begins here."""


class Recognised(NamedTuple):
    """A name found, with what it can mean and how strongly the words speak for a place."""

    span: Span
    printed: str
    meanings: tuple[Meaning, ...]
    score: float


class Found(NamedTuple):
    """The names of a text: those that stand like places', and those that may be if a place near is meant."""

    certain: list[Recognised]
    doubtful: list[Recognised]


class Told(NamedTuple):
    """Stretches of a text that others have read: what is a place, and what is something else."""

    places: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()


NOTHING_TOLD = Told()


def find_toponyms(text: str, toponyms: Toponyms, told: Told = NOTHING_TOLD) -> Found:
    """The places named in ``text``, in its order, never overlapping."""
    tokens = _tokens(text)
    small = {token.lower for token in tokens if not token.capital}
    found: list[tuple[int, int, Recognised]] = []
    at = 0
    while at < len(tokens):
        match = _longest(tokens, at, text, toponyms) if tokens[at].capital else None
        if match is None:
            at += 1
            continue
        found.append(match)
        at = match[1]
    starts = {first for first, _, _ in found}
    persons = _persons(tokens)
    scored = [
        one._replace(score=_score(tokens, first, end, one, small, starts) + _as_told(one.span, told))
        for first, end, one in found
        if one.printed not in persons
    ]
    best: dict[str, float] = {}
    for one in scored:
        best[one.printed] = max(best.get(one.printed, -9.0), one.score)
    certain = [one for one in scored if one.score + _again(best[one.printed]) >= _ACCEPTED]
    doubtful = [one for one in scored if _DOUBTFUL <= one.score + _again(best[one.printed]) < _ACCEPTED]
    return Found(certain, doubtful)


def _as_told(span: Span, told: Told) -> float:
    """What it adds that others have read the name, or something that it is part of."""
    if any(place.contains(span) for place in told.places):
        return 2.5
    return -2.5 if any(other.contains(span) for other in told.others) else 0.0


def _again(best: float) -> float:
    """What it adds that the name stands like a place's elsewhere in the text."""
    return 2.0 if best >= _ACCEPTED + 1 else 0.0


def _persons(tokens: Sequence[_Token]) -> frozenset[str]:
    """Family names: words that stand behind a given name or a title with a given name."""
    given = given_names()
    found: set[str] = set()
    for at in range(1, len(tokens)):
        before, token = tokens[at - 1], tokens[at]
        if token.capital and not token.begins and token.text[0].isalpha() and len(token.text) > 2:
            initial = len(before.text) <= 2 and before.capital and at >= 2 and tokens[at - 2].text in given
            if before.text in given or initial:
                found.add(token.text)
    return frozenset(found)


def _longest(
    tokens: Sequence[_Token], at: int, text: str, toponyms: Toponyms
) -> tuple[int, int, Recognised] | None:
    best: tuple[int, int, Recognised] | None = None
    for end in range(at + 1, min(at + _LONGEST, len(tokens)) + 1):
        last = tokens[end - 1]
        if end - 1 > at and (last.begins or not _joined(text, tokens[end - 2], last)):
            break
        if not last.capital and last.lower not in _LINKS:
            break
        span = Span(tokens[at].span.start, last.span.end)
        printed = span.of(text)
        key = name_key(printed)
        if not key:
            break
        if last.capital and (end > at + 1 or _may_be_name(last)):
            meanings = toponyms.named(printed)
            if meanings:
                best = (at, end, Recognised(span, printed, meanings, 0.0))
        if not toponyms.begins(key):
            break
    return best


def _may_be_name(token: _Token) -> bool:
    """Whether a single word is no ordinary word, given name or single letter."""
    bare = token.lower.rstrip(".")
    return (
        len(bare) > 1
        and bare not in _cues("never")
        and bare not in _cues("title")
        and token.text not in given_names()
    )


def _joined(text: str, before: _Token, after: _Token) -> bool:
    return text[before.span.end : after.span.start] in {" ", "", "\n"} and after.text != "&"


def _score(
    tokens: Sequence[_Token], first: int, end: int, one: Recognised, small: set[str], starts: set[int]
) -> float:
    """What speaks for the name being a place's here, above nought, and against it, below."""
    words = [token.lower for token in tokens[first:end]]
    score = _strength(one.meanings) + (1.0 if len(words) > 1 else 0.0)
    told_kind = len(words) > 1 and (words[-1] in _kinds() or words[0] in _kinds())
    if told_kind:
        score += 1.5
    if len(words) == 1 and words[0] in small:
        score -= 3.0
    if any(meaning.people for meaning in one.meanings):
        score += 1.0
    return score + _before(tokens, first, starts) + _after(tokens, first, end, starts, told_kind=told_kind)


def _before(tokens: Sequence[_Token], first: int, starts: set[int]) -> float:
    """What the words before the name say; the first case that holds."""
    if tokens[first].begins or not first:
        return -0.5
    before, earlier = tokens[first - 1], tokens[first - 2].text if first >= 2 else ""
    listed = any(at in starts for at in range(max(first - _LISTED, 0), first - 1))
    plain = before.lower in _cues("never") or before.lower in modifiers("before")
    adjoins = before.capital and before.span.end == tokens[first].span.start - 1
    cases = (
        (before.lower in _cues("lead"), 2.5),  # "in Springfield"
        (before.lower == "of" and earlier == ",", 2.5),  # "a baker, 39, of Springfield"
        (before.lower == "of" and earlier.lower() in modifiers("kind"), 2.5),  # "the village of Springfield"
        (before.lower in _cues("title"), -5.0),  # "Sheriff Springfield"
        (before.text in {",", "and", "or"} and listed, 2.0),  # "Springfield, Lexington and Salem"
        (before.lower in _cues("loose"), 1.0),
        (plain, 0.0),
        (adjoins and before.lower.rstrip(".") in _cues("body"), -0.5),
        (adjoins, -3.0),  # "Norb Springfield"
    )
    return next((value for holds, value in cases if holds), 0.0)


def _after(tokens: Sequence[_Token], first: int, end: int, starts: set[int], *, told_kind: bool) -> float:
    """What the words after the name say; the first case that holds."""
    if end >= len(tokens):
        return 0.0
    after, shouted = tokens[end], tokens[end - 1].text.isupper()
    dash = after.text in {"—", "–", "--"} or (shouted and after.text in {"-", "(", ":"})
    goes_on = after.capital and not after.begins and after.text[0].isalpha() and end not in starts
    run = _run(tokens, end) if goes_on and not told_kind else []
    cases = (
        (after.text == "," and end + 1 in starts, 3.0),  # "Springfield, Ohio"
        (dash and (tokens[first].begins or shouted), 3.0),  # "SPRINGFIELD —"
        (after.lower in _cues("whose"), 1.5),  # "a Springfield man"
        (bool(run) and run[0] in _cues("other"), -6.0),  # "Springfield Road"
        (any(word in _cues("body") for word in run), 0.5),  # "Springfield City Council"
        (bool(run), -2.5),  # "Springfield Smith"
        (after.lower in _cues("person_after"), -1.0),
    )
    return next((value for holds, value in cases if holds), 0.0)


def _run(tokens: Sequence[_Token], at: int) -> list[str]:
    """The capitalised words from ``at`` on, in small letters."""
    run: list[str] = []
    for token in tokens[at : at + 5]:
        if not token.capital or (run and token.begins):
            break
        run.append(token.lower)
    return run


def _strength(meanings: Sequence[Meaning]) -> float:
    """How well known the best known place of the name is: 3 for a country, less for a hamlet."""
    return max(_known(meaning) for meaning in meanings)


def _known(meaning: Meaning) -> float:
    place = meaning.place
    if place.feature.startswith("A.PCL"):
        return 3.0
    if place.feature == "A.ADM1":
        return 2.0 if place.population >= 300_000 else 1.0
    if place.feature[0] not in "AP":
        return 2.5 if place.id.startswith("region/") else 0.0
    people = population_step(place.population) / 8 / 3.322  # powers of ten
    grown = min(max((people - 3.0) * 0.75, -0.5), 2.5)
    return grown if meaning.exact else grown - 0.75


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    begins = True
    end = 0
    for match in _pattern().finditer(text):
        printed = match.group()
        begins = begins or "\n" in text[end : match.start()]
        capital = printed[0].isupper() or printed == PERSON
        tokens.append(
            _Token(Span(*match.span()), printed, printed.lower().replace("’", "'"), capital, begins)
        )
        begins = printed in _ENDS
        end = match.end()
    return tokens


@cache
def _pattern() -> re.Pattern[str]:
    """Words and marks; the point of a known abbreviation ("Calif.", "St.", "Mr.") belongs to it."""
    places = {name for row in table_rows("place_abbreviations.tsv") for name in row[2].split("|")}
    titles = {word.capitalize() for word in (*_cues("title"), *_cues("saint"))}
    short = sorted(
        (word[:-1] for word in places | titles if word.endswith(".") and word[:-1].isalpha()), reverse=True
    )
    return re.compile(rf"{_INITIALS}|(?:{'|'.join(short)})\.(?=\W)|{_WORD}")


@cache
def given_names() -> frozenset[str]:
    """Given names of people that are places' names too."""
    return frozenset(name for line in data_lines("given_names.txt") for name in line.split())


@cache
def _cues(use: str) -> frozenset[str]:
    return frozenset(
        next(words for known, words in table_rows("toponym_cues.tsv") if known == use).split("|")
    )


@cache
def _kinds() -> frozenset[str]:
    return frozenset(word for words, _ in table_rows("toponym_kinds.tsv") for word in words.split("|"))
