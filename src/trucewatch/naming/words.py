"""A text as a row of words in which every known name is one word, whatever its spelling.

All that this room reads, it reads on these words: a known name is told by its form and by what it names,
never by its letters, so that exchanging two names exchanges the result and changes nothing else.

Two lexicons take part: that of *names*, and that of a theatre's *phrases* ("the peacekeepers", "separatist
forces"), which hold only where no other owner is named: "Varlandic peacekeepers" are not the theatre's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.model.lexicon import Lexicon, LexiconEntry, LexiconMatch, NameForm
from trucewatch.model.span import Span
from trucewatch.naming.surfaces import data_lines

_WORD = re.compile(r"['’]s\b|\d+(?:,\d{3})+|(?:[A-Z]\.){2,}|\w+(?:[-’']\w+)*?(?=['’]s\b)|\w+(?:[-’']\w+)*|\S")
_OWNER_GAP = re.compile(r"(?:['’]s|['’])?\s+\Z|\s+\Z")

NAMED = "\0"
"""What stands for a known name where words are compared: no name may be taken for a word."""

#: Forms in which a name stands for somebody who speaks or acts.
ACTOR_FORMS = frozenset(set(NameForm) - {NameForm.PLACE, NameForm.INSTRUMENT})


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a known name, or a punctuation mark, with its place in the text.

    ``lower`` has straight apostrophes. ``entries`` is what a name or phrase can mean, likeliest first.
    """

    span: Span
    text: str
    lower: str
    capital: bool
    entries: tuple[LexiconEntry, ...] = ()
    phrase: bool = False
    """Whether ``entries`` come from a theatre's phrases, which are no names."""

    @property
    def actor(self) -> LexiconEntry | None:
        """The entry by which the word names somebody, if it does."""
        return next((entry for entry in self.entries if entry.form in ACTOR_FORMS), None)

    @property
    def shared(self) -> bool:
        """Whether it is a phrase by which several parties' bodies are called ("the Defence Ministry")."""
        parties = {entry.entity.split("/")[0] for entry in self.entries if entry.form in ACTOR_FORMS}
        return self.phrase and len(parties) > 1

    @property
    def place(self) -> LexiconEntry | None:
        """The entry by which the word names a place, if it does."""
        return next((entry for entry in self.entries if entry.form is NameForm.PLACE), None)

    @property
    def instrument(self) -> LexiconEntry | None:
        """The entry by which the word names an agreement, if it does."""
        return next((entry for entry in self.entries if entry.form is NameForm.INSTRUMENT), None)


def split_words(text: str) -> tuple[str, ...]:
    """The words and marks of ``text`` with straight apostrophes, a possessive ``'s`` apart."""
    return tuple(match.group().replace("’", "'") for match in _WORD.finditer(text))


def words_of(text: str, names: Lexicon, phrases: Lexicon) -> tuple[Word, ...]:
    """The words of ``text`` from left to right; each known name or phrase is one word."""
    return tuple(_words(text, _known(text, names.find(text), phrases.find(text))))


def _known(
    text: str, names: Sequence[LexiconMatch], phrases: Sequence[LexiconMatch]
) -> list[tuple[LexiconMatch, bool]]:
    """Names and phrases from left to right, apart; a phrase wins over the names that it is made with."""
    starts = [name.span.start for name in names]
    kept: list[tuple[LexiconMatch, bool]] = []
    hidden: set[int] = set()
    for phrase in phrases:
        first = max(bisect_right(starts, phrase.span.start) - 1, 0)
        near = range(first, bisect_left(starts, phrase.span.end))
        inside = [at for at in near if names[at].span.overlaps(phrase.span)]
        if not all(phrase.span.contains(names[at].span) and phrase.span != names[at].span for at in inside):
            continue
        before = bisect_left(starts, phrase.span.start) - 1
        owner = names[before] if before >= 0 and _owns(text, names[before], phrase) else None
        fitting = phrase if owner is None or inside else _of_owner(phrase, owner)
        if fitting.entries:
            kept.append((fitting, True))
            hidden.update(inside)
    free = [(name, False) for at, name in enumerate(names) if at not in hidden]
    return sorted(kept + free, key=lambda known: known[0].span)


def _of_owner(phrase: LexiconMatch, owner: LexiconMatch) -> LexiconMatch:
    """``phrase`` with only what belongs to the party of ``owner``."""
    parties = {entry.entity.split("/")[0] for entry in owner.entries}
    return phrase._replace(entries=tuple(e for e in phrase.entries if e.entity.split("/")[0] in parties))


def _owns(text: str, name: LexiconMatch, phrase: LexiconMatch) -> bool:
    """Whether ``name`` stands right before ``phrase``, with or without a possessive mark."""
    if name.span.end > phrase.span.start or not any(entry.form in ACTOR_FORMS for entry in name.entries):
        return False
    return _OWNER_GAP.fullmatch(text, name.span.end, phrase.span.start) is not None


def _words(text: str, known: Sequence[tuple[LexiconMatch, bool]]) -> Iterator[Word]:
    done = 0
    for match, phrase in known:
        yield from _plain(text, done, match.span.start)
        printed = match.span.of(text)
        yield Word(match.span, printed, _lower(printed), True, match.entries, phrase)
        done = match.span.end
    yield from _plain(text, done, len(text))


def _plain(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        printed = match.group()
        yield Word(Span(*match.span()), printed, _lower(printed), _is_capital(printed))


def _is_capital(printed: str) -> bool:
    """Whether a word begins with a capital, perhaps behind an article: "al-Jabal"."""
    article, hyphen, name = printed.partition("-")
    begins = name if hyphen and article in name_articles() else printed
    return begins[:1].isupper()


@cache
def name_articles() -> frozenset[str]:
    """The articles that stay small at the front of a name."""
    return frozenset(data_lines("name_articles.txt"))


def _lower(printed: str) -> str:
    return printed.lower().replace("’", "'")
