"""A claim's words for running matters: names as tokens by what they are, each letter with its place.

`statements.plain` has one token per name; here the token says what kind of name it is (a sender of
peacekeepers, a road), and every match can be turned back into words of the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from trucewatch.linking.statements import Statement, place_id, root_of
from trucewatch.linking.wordlists import word_list
from trucewatch.model.claim import Quote
from trucewatch.model.event import Mention, MentionType
from trucewatch.model.span import Span
from trucewatch.model.theatre import Theatre
from trucewatch.model.vocabulary import MEDIATOR_SIDE, ActorKind

_MISSIONS = frozenset({ActorKind.PEACEKEEPING_FORCE, ActorKind.MONITORING_MISSION})
_GROUPS = frozenset({ActorKind.POPULATION_GROUP, ActorKind.PERSON_PRIVATE})
_PLACE_TOKENS = {
    "road": "@route",
    "corridor": "@route",
    "zone": "@zone",
    "line": "@zone",
    "country": "@actor",
}
#: What no name covers keeps its words: pronouns, and whom the theatres do not know.
_NAMED = frozenset({MentionType.NAME, MentionType.METONYM, MentionType.NOMINAL})


@cache
def breaks(name: str) -> re.Pattern[str]:
    """The list ``name`` of ``moods.yaml``: where a clause, or a part of one, begins."""
    return re.compile("|".join(word_list("moods")[name]))


class Cast:
    """What the theatres say that names stand for: missions, those that send them or mediate, roads."""

    def __init__(self, theatres: Iterable[Theatre]) -> None:
        listed = tuple(theatres)
        actors = [actor for theatre in listed for actor in theatre.actors]
        self._missions = frozenset(actor.id for actor in actors if actor.kind in _MISSIONS)
        parties = {side.id for theatre in listed for side in theatre.sides}
        senders = {root_of(mission) for mission in self._missions} - self._missions
        senders |= {root_of(actor.id) for actor in actors if actor.side == MEDIATOR_SIDE}
        self._senders = frozenset(senders - parties)
        self._places = {
            place.id: _PLACE_TOKENS.get(place.kind, "@place")
            for theatre in listed
            for place in theatre.places
        }
        self.side_of = {actor.id: actor.side for actor in actors}
        self.groups = frozenset(actor.id for actor in actors if actor.kind in _GROUPS)
        """Those who are people rather than bodies: they sit at no table."""
        self.parties = frozenset(parties)

    def token(self, mention: Mention) -> str | None:
        """The word that stands for a name, or ``None`` where its own words stay."""
        if mention.type not in _NAMED:
            return None
        if mention.actor is not None:
            return self._actor_token(mention.actor)
        if mention.place is not None:
            return self._places.get(place_id(mention.place), "@place")
        return None

    def _actor_token(self, actor: str) -> str:
        if actor in self._missions or any(actor.startswith(f"{mission}/") for mission in self._missions):
            return "@peacekeepers"
        return "@guarantor" if root_of(actor) in self._senders else "@actor"


@dataclass(frozen=True)
class Name:
    """A name in the masked text: where its token stands, with its last word, and the mention that it is."""

    at: Span
    mention: Mention


@dataclass(frozen=True, eq=False)
class Masked:
    """Words of a document in lower case, names as tokens, with the place of each letter."""

    document: str
    """The document's text."""
    text: str
    starts: tuple[int, ...]
    """For each letter of ``text``, where the words that it stands for begin in the document …"""
    ends: tuple[int, ...]
    """… and where they end."""
    names: tuple[Name, ...]

    @classmethod
    def of(cls, statement: Statement, cast: Cast) -> Masked:
        """The content of a claim; parts of a discontinuous one are joined by a blank."""
        return cls.at(statement, statement.claim.content.spans, cast)

    @classmethod
    def at(cls, statement: Statement, spans: Sequence[Span], cast: Cast) -> Masked:
        """The document's words at ``spans``."""
        document = statement.reading.document.text
        written = _Writer(document)
        for number, span in enumerate(spans):
            if number:
                written.word(" ", span.start, span.start)
            written.masked(span, statement.mentions, cast)
        return cls(
            document, "".join(written.parts), tuple(written.starts), tuple(written.ends), tuple(written.names)
        )

    def quote(self, span: Span) -> Quote:
        """The document's words that ``span`` of the masked text stands for, blanks at the ends dropped."""
        start, end = span
        while start < end and self.text[start] in ' ,“”"':
            start += 1
        while end > start and self.text[end - 1] in ' ,“”"':
            end -= 1
        where = Span(self.starts[start], self.ends[end - 1]) if end > start else self._empty(start)
        return Quote(text=where.of(self.document), span=where)

    def masked(self, span: Span) -> Span:
        """Where words of the document stand in the masked text; at its end where they lie behind it."""
        return Span(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def _empty(self, at: int) -> Span:
        place = self.starts[at] if at < len(self.starts) else self.ends[-1]
        return Span(place, place)

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """The clauses of the text: words of two clauses do not belong together."""
        cuts = [0, *(match.start() for match in breaks("clauses").finditer(self.text)), len(self.text)]
        return tuple(Span(start, end) for start, end in pairwise(cuts) if end > start)

    def distance(self, a: Span, b: Span) -> int:
        """How many words stand between two stretches; 0 where they touch or overlap."""
        if a.overlaps(b):
            return 0
        first, second = sorted((a, b))
        return len(self.text[first.end : second.start].split())


@dataclass(frozen=True)
class Told:
    """Where a matter is told: the clause, the words for the matter, and the words for what is told of it."""

    words: Masked
    clause: Span
    topic: Span
    cue: Span


class _Writer:
    """Collects the letters of the masked text with their places."""

    def __init__(self, document: str) -> None:
        self._document = document
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.names: list[Name] = []

    def word(self, text: str, start: int, end: int) -> None:
        """A token that stands for the document's words from ``start`` to ``end``."""
        self.parts.append(text)
        self.starts += [start] * len(text)
        self.ends += [end] * len(text)

    def letters(self, start: int, end: int) -> None:
        """The document's own letters in lower case, one for one."""
        self.parts.append("".join([letter.lower()[:1] for letter in self._document[start:end]]))
        self.starts += range(start, end)
        self.ends += range(start + 1, end + 1)

    def masked(self, span: Span, mentions: Sequence[Mention], cast: Cast) -> None:
        """The words at ``span``, the longest name first where several begin together."""
        at = span.start
        for mention in mentions:
            token = cast.token(mention)
            if token is None or mention.span.start < at or mention.span.end > span.end:
                continue
            self.letters(at, mention.span.start)
            begins = sum(map(len, self.parts))
            self.word(token, *mention.span)
            self._head(mention)
            self.names.append(Name(Span(begins, sum(map(len, self.parts))), mention))
            at = mention.span.end
        self.letters(at, span.end)

    def _head(self, mention: Mention) -> None:
        """The last word of a name that is no name itself ("the Ostrian *troops*")."""
        words = mention.text.split()
        if len(words) > 1 and words[-1].isalpha() and words[-1].islower():
            self.word(f" {words[-1]}", *mention.span)
