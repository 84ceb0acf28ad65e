"""A claim with its surroundings: what linking compares.

Names are replaced by ``@token``s (the actor, place or agreement that the mention stands for), so that
the words compared are the same whatever a party is called; what is printed is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from trucewatch.linking.similarity import concepts
from trucewatch.model.claim import Claim
from trucewatch.model.event import CasualtyClaim, Event, Mention
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span, hull, overlap
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import NEUTRAL_SIDES, UNRESOLVED, Voice

Row = TypeVar("Row", Event, CasualtyClaim)

_WORD = re.compile(r"\w+(?:-\w+)*")

#: The voice of an outlet that speaks for itself.
AUTHOR = "author"

#: Place in the record: the document's rank, offsets, row id.
Order = tuple[int, tuple[int, ...], str]


def root_of(actor: str) -> str:
    """The party of an actor id: ``varland`` of ``varland/defence-ministry/reth``."""
    return actor.split("/", 1)[0]


def place_id(place: str) -> str:
    """A place's id in its theatre file; the lexicon's ``place:`` prefix is dropped."""
    return place.removeprefix("place:")


def sides_of(side: str) -> tuple[str, ...]:
    """The sides of a field that joins several by ``;``."""
    return tuple(part.strip() for part in side.split(";") if part.strip())


def parties(sides: Iterable[str]) -> frozenset[str]:
    """Those of the sides that are a party's, not neutral and not unresolved."""
    return frozenset(side for side in sides if side not in NEUTRAL_SIDES)


@dataclass(frozen=True, eq=False)
class Statement:
    """One claim, with its document's text, the rows read inside it, and its words for comparison."""

    claim: Claim
    reading: DocumentReading
    events: tuple[Event, ...]
    casualties: tuple[CasualtyClaim, ...]
    times: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...] = field(repr=False)
    """The mentions of the document, by offset."""
    side_of: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The side of each actor of the theatres; other actors are their own side."""
    adjectives: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The actor of each adjective and plural of the theatres' parties, in lower case."""
    rank: int = 0
    """The place of the document in the record's order."""

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def published(self) -> date | None:
        """The document's publication date."""
        return self.reading.document.published

    @cached_property
    def order(self) -> Order:
        """Where the statement stands in the record."""
        content = self.claim.content.spans
        offsets = (self.extent.start, content[0].start, content[-1].end, self.extent.end)
        return (self.rank, offsets, self.claim.id)

    @cached_property
    def sides(self) -> tuple[str, ...]:
        """Who speaks, as sides, alphabetically."""
        return tuple(sorted(sides_of(self.claim.source.side)))

    @cached_property
    def voices(self) -> frozenset[str]:
        """Who speaks, for telling speakers apart: sides of parties, else the body; empty where unknown.

        Two third parties are two voices, and the outlet is one of its own.
        """
        if self.by_author:
            return frozenset({AUTHOR})
        found = parties(self.sides)
        actor = self.claim.source.actor
        return found or (frozenset({root_of(actor)}) if actor is not None else frozenset())

    def same_speaker(self, other: Statement) -> bool:
        """Whether one side, body or person speaks in both.

        Two unknown speakers of one kind count as the same, and so does one name of a document that is
        resolved in one of the two only.
        """
        if self.voices and other.voices:
            return bool(self.voices & other.voices)
        return self.sides == other.sides or (self.reading is other.reading and self._same_name(other))

    def passes_on(self, other: Statement) -> bool:
        """Whether the claim tells what the other's speaker said ("X said that Y said …")."""
        inner = (claim.source for claim in self.reading.claims if claim.nested_in == self.claim.id)
        return any(
            bool(parties(sides_of(source.side)) & other.voices)
            or (source.actor is not None and root_of(source.actor) in other.voices)
            for source in inner
        )

    def _same_name(self, other: Statement) -> bool:
        """Whether one source, as printed, ends with the whole of the other ("Adal Reth", "Reth")."""
        short, long = sorted((_name_of(self.claim.source.text), _name_of(other.claim.source.text)), key=len)
        return bool(short) and short[0][0].isupper() and long[len(long) - len(short) :] == short

    @cached_property
    def enclosing(self) -> Claim | None:
        """The claim that passes this one on."""
        outer = self.claim.nested_in
        return next((claim for claim in self.reading.claims if claim.id == outer), None) if outer else None

    @cached_property
    def extent(self) -> Span:
        """From the first to the last word of source, cue and content."""
        spans = [*self.claim.content.spans, *(self.claim.cue.spans if self.claim.cue else ())]
        if self.claim.source.span is not None:
            spans.append(self.claim.source.span)
        return hull(spans)

    @cached_property
    def content(self) -> str:
        """The content in lower case with names as ``@token``s."""
        return " ".join(self._plain(span) for span in self.claim.content.spans)

    @cached_property
    def cue(self) -> str:
        """The cue in lower case with names as ``@token``s; empty where there is none."""
        return " ".join(self._plain(span) for span in self.claim.cue.spans) if self.claim.cue else ""

    @cached_property
    def before_cue(self) -> str:
        """The few words of the sentence right before the cue, where a negation may stand."""
        if self.claim.cue is None:
            return ""
        start = self.claim.cue.spans[0].start
        sentence = self.reading.sentences[self.reading.sentence_of(start)]
        words = self._plain(Span(min(sentence.start, start), start)).split()[-4:]
        return " ".join((*words, "")) if words else ""

    @cached_property
    def opening(self) -> str:
        """The words with which the sentence of the source or cue begins, before the statement's own."""
        sentence = self.reading.sentences[self.reading.sentence_of(self.extent.start)]
        start = min(sentence.start, self.extent.start)
        return " ".join(self._plain(Span(start, self.extent.start)).split()[:8])

    @cached_property
    def shell(self) -> str:
        """The words between cue and content ("the claim that"), where the cue stands first."""
        if self.claim.cue is None:
            return ""
        cue, content = self.claim.cue.spans[-1], self.claim.content.spans[0]
        return self._plain(Span(cue.end, content.start)) if cue.end < content.start else ""

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts of the content."""
        return concepts(self.content)

    @cached_property
    def inside(self) -> tuple[Mention, ...]:
        """The mentions in the content."""
        spans = self.claim.content.spans
        return tuple(m for m in self.mentions if any(span.contains(m.span) for span in spans))

    @cached_property
    def named(self) -> frozenset[str]:
        """Ids of the actors that the content names, with the party of each."""
        actors = [m.actor for m in self.inside if m.actor]
        return frozenset(actors) | frozenset(root_of(actor) for actor in actors)

    @property
    def by_author(self) -> bool:
        """Whether the outlet itself speaks, with no attribution."""
        return self.claim.voice is Voice.AUTHOR

    @property
    def resolved(self) -> bool:
        """Whether it is known which side speaks."""
        return UNRESOLVED not in self.sides

    def plain(self, span: Span) -> str:
        """The document's words at ``span``, in lower case, names as ``@token``s."""
        return self._plain(span)

    def _plain(self, span: Span) -> str:
        return plain(self.reading.document.text, span, self.mentions, self.adjectives, self.side_of)


def plain(
    text: str,
    span: Span,
    mentions: Sequence[Mention],
    adjectives: Mapping[str, str],
    countries: Mapping[str, str],
) -> str:
    """``text`` at ``span`` in lower case, with each resolved mention and adjective as one ``@token``.

    A party's country is told by the token of the party.
    """
    parts: list[str] = []

    def between(start: int, end: int) -> str:
        return _WORD.sub(lambda word: _adjective(word.group(), adjectives), text[start:end].lower())

    at = span.start
    for mention in mentions:
        token = _token(mention, countries)
        if token is None or mention.span.start < at or mention.span.end > span.end:
            continue
        parts += [between(at, mention.span.start), token]
        at = mention.span.end
    parts.append(between(at, span.end))
    return "".join(parts)


def _adjective(word: str, adjectives: Mapping[str, str]) -> str:
    return f"@{root_of(adjectives[word])}" if word in adjectives else word


def _token(mention: Mention, countries: Mapping[str, str]) -> str | None:
    if mention.actor is not None:
        return "@" + root_of(mention.actor)
    if mention.place is not None:
        name = place_id(mention.place)
        return "@" + name if name in countries else "@place:" + name
    return None  # an agreement's name is words like any other: "the deal", "the cease-fire"


def _name_of(source: str | None) -> list[str]:
    """The words of a source less its article."""
    words = (source or "").strip(" ,.").split()
    return words[1:] if words and words[0].lower() == "the" else words


def statements_of(
    reading: DocumentReading,
    place: int,
    side_of: Mapping[str, str],
    adjectives: Mapping[str, str],
    rejected: frozenset[str],
) -> tuple[Statement, ...]:
    """Every claim of a document that no person has rejected, in the order of the text.

    Args:
        reading: the document as read.
        place: its number in the record's order, from 0.
        side_of: the side of each actor of the theatres.
        adjectives: the actor of each adjective of the theatres, in lower case.
        rejected: ids of claims that a person holds for misread.
    """
    mentions = tuple(sorted(reading.mentions, key=lambda m: (m.span.start, -m.span.end)))
    events, casualties = _by_claim(reading.events), _by_claim(reading.casualties)
    found = (
        Statement(
            claim=claim,
            reading=reading,
            events=tuple(events.get(claim.id, ())),
            casualties=tuple(casualties.get(claim.id, ())),
            times=tuple(t for t in reading.times if overlap([t.span], claim.content.spans)),
            mentions=mentions,
            side_of=side_of,
            adjectives=adjectives,
            rank=place,
        )
        for claim in reading.claims
        if claim.id not in rejected
    )
    return tuple(sorted(found, key=lambda statement: statement.order))


def twins_of(statements: Iterable[Statement]) -> dict[str, tuple[str, ...]]:
    """For each claim, all that share its words with it: what several sources say in one breath."""
    sharing: dict[tuple[str, tuple[Span, ...]], list[str]] = {}
    for statement in statements:
        claim = statement.claim
        sharing.setdefault((claim.document, claim.content.spans), []).append(claim.id)
    return {claim: tuple(ids) for ids in sharing.values() for claim in ids}


def _by_claim(rows: Iterable[Row]) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        if row.claim is not None:
            grouped.setdefault(row.claim, []).append(row)
    return grouped
