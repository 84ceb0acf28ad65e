"""What a set of articles names again and again: the raw material of a theatre file, counted and not judged.

    readings ─► who is referred to, under which names and titles
             ─► places, agreements, operations ─► loaded words, and who used them
             ─► who is told to strike, to be struck, to be accused

Everything has its counts and its first place; nothing is decided: not who is a party, and not whom a word
means. Private persons are left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.entity import EntityKind
from trucewatch.model.event import MentionType
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind, Directness, Voice
from trucewatch.naming.actors import PERSONS, top
from trucewatch.naming.discourse import VIOLENT, Discourse
from trucewatch.naming.names import Names
from trucewatch.naming.nouns import ITSELF, OWN_NOUN, table_rows
from trucewatch.naming.organ_names import is_common
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.surfaces import data_lines, slug

_THINGS = {
    EntityKind.PLACE: "places",
    EntityKind.FACILITY: "places",
    EntityKind.ROAD: "places",
    EntityKind.AGREEMENT: "agreements",
    EntityKind.OPERATION: "operations",
}
_ANY_BODY = frozenset({ITSELF, OWN_NOUN, "ministry"})
"""Bodies whose noun alone says too little to be the name of one."""

_LONGEST = 80  # code points; what is longer is no name


@dataclass(frozen=True, order=True, slots=True)
class Reference:
    """Where something stands: the document's number in the set (from 0), the offset in code points."""

    document: int
    offset: int


@dataclass
class Tally:
    """How often something was met, in how many documents, where first, and how it was written."""

    places: set[Reference] = field(default_factory=set)
    spellings: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    users: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """How often it was met."""
        return len(self.places)

    @property
    def documents(self) -> int:
        """In how many documents."""
        return len({place.document for place in self.places})

    @property
    def first(self) -> Reference:
        """Where it was met first, in the order of the documents."""
        return min(self.places)


@dataclass(frozen=True)
class Gathered:
    """Everything that the articles name, by id (actors) or by the slug of the name."""

    documents: tuple[Document, ...]
    """In the order that references count them: by date, then by name, then by text."""
    actors: dict[str, Tally]
    places: dict[str, Tally]
    agreements: dict[str, Tally]
    operations: dict[str, Tally]
    loaded: dict[str, Tally]
    """Loaded words as listed; ``users`` are ids, names as printed, or publishers."""
    fighting: dict[str, Tally]
    """Parties by id; ``roles`` count ``struck``, ``was struck`` and ``was accused``."""


def gather(readings: Sequence[DocumentReading], names: Names) -> Gathered:
    """Count what ``readings`` (resolved with ``names``) refer to; the order of the readings says nothing."""
    ordered = sorted(readings, key=_order)
    found: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for number, reading in enumerate(ordered):
        discourse = names.discourse(reading)
        for span, actor, kind in _references(reading):
            _add_actor(found["actors"][actor], number, span, kind, discourse)
        _add_things(found, number, reading)
        _add_scenes(found["places"], number, reading, discourse)
        for name, span in _instruments(reading):
            tally = found["agreements"][slug(name)]
            if Reference(number, span.start) not in tally.places:
                tally.places.add(Reference(number, span.start))
                tally.spellings[name] += 1
        for word, span in _loaded(reading.document.text):
            tally = found["loaded"][word]
            tally.places.add(Reference(number, span.start))
            tally.users[_user(reading, span)] += 1
        for actor, role, span in _fighting(reading):
            tally = found["fighting"][top(actor)]
            tally.places.add(Reference(number, span.start))
            tally.roles[role] += 1
    return Gathered(
        documents=tuple(reading.document for reading in ordered),
        **{
            what: {key: tally for key, tally in found[what].items() if tally.places}
            for what in ("actors", "places", "agreements", "operations", "loaded", "fighting")
        },
    )


def _order(reading: DocumentReading) -> tuple[str, str, str]:
    document = reading.document
    return str(document.published or ""), document.name, document.text_sha256


def _references(reading: DocumentReading) -> Iterator[tuple[Span, str, ActorKind | None]]:
    """Every stretch of the text that refers to one actor, with the actor's kind where it is told."""
    seen: set[Span] = set()
    sources = [
        (claim.source.span, claim.source.actor, claim.source.kind)
        for claim in reading.claims
        if claim.voice is Voice.SOURCE
    ]
    others = [
        (one.span, one.actor, None)
        for event in reading.events
        for one in (event.initiator, event.target)
        if one is not None
    ]
    others += [(claim.accused.span, claim.accused.actor, None) for claim in reading.claims if claim.accused]
    others += [(m.span, m.actor, None) for m in reading.mentions if m.type is not MentionType.PRONOUN]
    for span, actor, kind in (*sources, *others):
        if span is not None and actor is not None and ";" not in actor and span not in seen:
            seen.add(span)
            yield span, actor, kind


def _add_actor(tally: Tally, number: int, span: Span, kind: ActorKind | None, discourse: Discourse) -> None:
    phrase = discourse.phrase(span)
    if phrase is None:
        return
    tally.places.add(Reference(number, span.start))
    named = _name_of(phrase)
    if kind is not None and (kind not in PERSONS or named is not None):
        tally.kinds[kind.value] += 1
    if phrase.role is not None and named is not None:
        tally.titles[phrase.noun or phrase.role.name.replace("-", " ")] += 1
    if named is not None and len(named) <= _LONGEST:
        tally.spellings[named] += 1
    elif phrase.body is not None and phrase.body.slug not in _ANY_BODY and is_common(phrase.noun or ""):
        tally.spellings[_titled(phrase.noun or "")] += 1


def _titled(noun: str) -> str:
    small = set(data_lines("small_words.txt"))
    return " ".join(word if word in small else word.capitalize() for word in noun.split())


def _name_of(phrase: Phrase) -> str | None:
    """The own name in a phrase: that of a list, or capitalised words; ``None`` for a description."""
    if phrase.known is not None and not phrase.known.phrase and phrase.body is None:
        return " ".join(phrase.known.text.split())
    return " ".join(word.text for word in phrase.name) or None


def _add_things(found: dict[str, dict[str, Tally]], number: int, reading: DocumentReading) -> None:
    """Places, agreements and operations by their names, unless the words stand for an actor."""
    actors = {
        (mention.span.end, slug(mention.text.removeprefix("the ").removeprefix("The ")))
        for mention in reading.mentions
        if mention.actor is not None
    }
    for entity in reading.entities:
        name = " ".join(entity.text.split()).removeprefix("the ").removeprefix("The ")
        what, key = _THINGS.get(entity.kind), slug(name)
        if what is None or not key or len(name) > _LONGEST:
            continue
        if (entity.span.end, key) in actors:
            continue
        tally = found[what][key]
        tally.places.add(Reference(number, entity.span.start))
        tally.spellings[name] += 1
        tally.kinds[entity.kind.value] += 1


def _add_scenes(
    places: dict[str, Tally], number: int, reading: DocumentReading, discourse: Discourse
) -> None:
    """Where events are told to have happened, by the own name in the words: "a village near Veska"."""
    known = {place.span for place in reading.entities if _THINGS.get(place.kind) == "places"}
    for event in reading.events:
        phrase = None if event.place is None else discourse.phrase(event.place.span)
        named = [] if phrase is None else [one for one in _innermost_names(phrase) if one[1] not in known]
        for name, span in named:
            tally = places[slug(name)]
            if slug(name) and Reference(number, span.start) not in tally.places:
                tally.places.add(Reference(number, span.start))
                tally.spellings[name] += 1
                tally.kinds[EntityKind.PLACE.value] += 1


def _innermost_names(phrase: Phrase) -> Iterator[tuple[str, Span]]:
    """The own names in a phrase of place, with where they stand."""
    for part in phrase.members or (phrase,):
        if part.name:
            span = Span(part.name[0].span.start, part.name[-1].span.end)
            yield " ".join(word.text for word in part.name)[:_LONGEST], span


@cache
def _instrument() -> re.Pattern[str]:
    """An agreement as it is named or called: "the 2020 agreement", "Aldmoor ceasefire", "the truce"."""
    noun, before = (
        "|".join(map(re.escape, sorted(row[1].split("|"), key=len, reverse=True))) for row in _uses()
    )
    named = r"(?:[A-Z][\w’'-]+|\d{4})"
    return re.compile(rf"(?<![\w-])((?:(?:{named}|{before})\s+){{0,4}}(?:{noun}))s?(?![\w-])")


def _uses() -> Iterator[list[str]]:
    return table_rows("instrument_words.tsv")


def _instruments(reading: DocumentReading) -> Iterator[tuple[str, Span]]:
    """Agreements in common words that no list of entities holds, with where they stand."""
    listed = [entity.span for entity in reading.entities if entity.kind is EntityKind.AGREEMENT]
    for match in _instrument().finditer(reading.document.text):
        span = Span(*match.span(1))
        if not any(span.overlaps(other) for other in listed):
            yield " ".join(match[1].removeprefix("The ").split()), span


@cache
def _words() -> re.Pattern[str]:
    listed = sorted(data_lines("loaded_words.txt"), key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, listed)) + r")s?(?!\w)", re.IGNORECASE)


def _loaded(text: str) -> Iterator[tuple[str, Span]]:
    for match in _words().finditer(text):
        yield match[1].lower(), Span(*match.span())


def _user(reading: DocumentReading, span: Span) -> str:
    """Whose word it is: the speaker's inside quotation marks, otherwise the outlet's."""
    around = [c for c in reading.claims if any(part.contains(span) for part in c.content.spans)]
    claim = min(around, key=lambda c: (sum(map(len, c.content.spans)), c.id), default=None)
    if claim is not None and claim.voice is Voice.SOURCE and _quoted(reading.document.text, claim, span):
        return claim.source.actor or " ".join((claim.source.text or "a source not named").split())[:_LONGEST]
    return reading.document.publisher or "an outlet that is not known"


def _quoted(text: str, claim: Claim, span: Span) -> bool:
    if claim.directness is Directness.DIRECT:
        return True
    around = next(part for part in claim.content.spans if part.contains(span))
    before = text[around.start : span.start]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")


def _fighting(reading: DocumentReading) -> Iterator[tuple[str, str, Span]]:
    """Who is told to have struck or accused whom: the actor, what it did or suffered, and where it stands."""
    told = [
        (one, role)
        for event in reading.events
        if event.plover in VIOLENT
        for one, role in ((event.initiator, "struck"), (event.target, "was struck"))
        if one is not None
    ]
    told += [(claim.accused, "was accused") for claim in reading.claims if claim.accused is not None]
    for one, role in told:
        for actor in (one.actor or "").split(";"):
            if actor:
                yield actor, role, one.span
