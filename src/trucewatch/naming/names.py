"""Who and where: a reading's sources, participants, places and times, tied to actors, sides and places.

    words ─► discourse: who is mentioned, who speaks, whom each phrase takes up
          ─► evidence of who is a party ─► sides
          ─► claims, events and casualties with their references

Nothing here depends on how a name is spelled: exchanging two names in the text and in the theatre file
exchanges them in the result and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from trucewatch.model.claim import Claim, Participant
from trucewatch.model.document import Document
from trucewatch.model.event import CasualtyClaim, Event, Mention
from trucewatch.model.lexicon import Lexicon
from trucewatch.model.place import KnownPlace
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import Theatre
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import MEDIA, UNRESOLVED, ActorKind, Stance, Voice
from trucewatch.naming.actors import Catalogue
from trucewatch.naming.dating import EventTimes
from trucewatch.naming.discourse import Discourse
from trucewatch.naming.entities import EntityKinds
from trucewatch.naming.gazetteer import toponyms_of
from trucewatch.naming.general import COUNTRY_PRECISION
from trucewatch.naming.lexicon import AGREEMENT_PREFIX, PLACE_PREFIX, lexicon_for, phrases_for
from trucewatch.naming.mentions import labels_of, mentions_of
from trucewatch.naming.nouns import connectives
from trucewatch.naming.parties import evidence_of
from trucewatch.naming.places import Gazetteer, Located
from trucewatch.naming.placing import SURE, Placing, Surroundings, is_military
from trucewatch.naming.sides import Sides
from trucewatch.naming.times import find_times
from trucewatch.naming.words import words_of
from trucewatch.settings import GAZETTEER


class Names:
    """Resolves readings with the names of ``theatres`` and of the general tables."""

    def __init__(self, theatres: Sequence[Theatre]) -> None:
        self._theatres = tuple(theatres)
        self._catalogue = Catalogue(self._theatres)
        self._gazetteer = Gazetteer(self._theatres)
        self._surroundings = Surroundings(self._theatres)
        self._phrases = phrases_for(self._theatres)
        self._labels = labels_of(self._theatres)
        self.lexicon: Lexicon = lexicon_for(self._theatres)
        """Every known name; the reader masks the text with it."""
        self._entity_kinds = EntityKinds(self._catalogue, self._theatres, self.lexicon)

    def resolve(self, reading: DocumentReading) -> DocumentReading:
        """``reading`` with sources, accused, participants, casualties' sides, places and times resolved.

        Spans and all other labels stay as they are; ``mentions`` and ``times`` are filled,
        and ``entities`` get the kinds of known names and the dates.
        """
        document = reading.document
        discourse = self.discourse(reading)
        evidence = evidence_of(reading, discourse, self._catalogue)
        sides = Sides(self._catalogue, self._theatres, evidence.parties, evidence.groups)
        times = tuple(
            time for time in find_times(document.text, document.published) if _in_body(document, time)
        )
        dated = EventTimes(reading, times)
        placing = Placing(reading, discourse.words, self._surroundings, lambda: toponyms_of(GAZETTEER.text))
        events = tuple(
            self._event(event, discourse, sides, placing, dated.of(event)) for event in reading.events
        )
        by_id = {event.id: event for event in events}
        return reading.model_copy(
            update={
                "claims": _one_another(
                    [_claim(claim, discourse, sides, dated.uttered(claim)) for claim in reading.claims]
                ),
                "events": events,
                "casualties": tuple(_casualties(reading, discourse, sides, by_id)),
                "times": times,
                "entities": self._entity_kinds.named(reading.entities, discourse.words, times),
                "mentions": tuple(
                    mention
                    for mention in mentions_of(reading, discourse, self._labels)
                    if _in_body(document, mention)
                ),
            }
        )

    def actors_named(self, words: str) -> tuple[str, ...]:
        """The ids of the actors that ``words`` name, in the order of the alphabet; no place, no agreement."""
        found = {
            entry.entity
            for match in self.lexicon.find(words)
            for entry in match.entries[:1]
            if not entry.entity.startswith((PLACE_PREFIX, AGREEMENT_PREFIX))
        }
        return tuple(sorted(found))

    def discourse(self, reading: DocumentReading) -> Discourse:
        """Who each phrase of ``reading`` refers to."""
        words = words_of(reading.document.text, self.lexicon, self._phrases)
        return Discourse(reading, words, self._catalogue)

    def _event(
        self,
        event: Event,
        discourse: Discourse,
        sides: Sides,
        placing: Placing,
        time: TimeExpression | None,
    ) -> Event:
        located, known = None, None
        if event.place is not None:
            indices = discourse.range_of(event.place.span)
            located = self._gazetteer.within(discourse.words, indices)
            if located is None or located.where_prec == COUNTRY_PRECISION:
                known = placing.within(event.place.span, indices, military=is_military(event))
        return event.model_copy(
            update={
                "initiator": _participant(event.initiator, event.claim, discourse, sides),
                "target": _participant(event.target, event.claim, discourse, sides),
                **_where(located, known),
                "time": event.time or time,
            }
        )


def _where(located: Located | None, known: KnownPlace | None) -> dict[str, Any]:
    """The fields of an event that tell where: of a theatre or the general tables, else of the gazetteer.

    A country in the same words ("Veska, Ostria") gives way to a place that the gazetteer is sure of.
    """
    if known is not None and known.score >= SURE:
        return {"place_id": known.id, "where_prec": known.where_prec, "known_place": known}
    if located is not None:
        return {"place_id": located.place, "where_prec": located.where_prec}
    return {"place_id": None, "where_prec": None, "known_place": known}


def _in_body(document: Document, row: Mention | TimeExpression) -> bool:
    """Whether a row is of the reporting and not of the front matter before it."""
    return row.span.start >= document.body_start


def _claim(claim: Claim, discourse: Discourse, sides: Sides, uttered: TimeExpression | None) -> Claim:
    """The claim with its source, its accused and when it was uttered.

    What is felt "on a side" is its people's, not its state's.
    """
    source = claim.source
    if claim.voice is Voice.AUTHOR:
        source = source.model_copy(update={"kind": ActorKind.MEDIA_OUTLET, "side": MEDIA})
    elif source.span is not None:
        referent = discourse.source(claim)
        held_by_people = claim.stance is Stance.SENTIMENT and (source.text or "").endswith(" side")
        source = source.model_copy(
            update={
                "actor": None if held_by_people else sides.actor_of(referent),
                "kind": ActorKind.POPULATION_GROUP if held_by_people else sides.kind_of(referent),
                "side": sides.of_source(referent),
            }
        )
    accused = _participant(claim.accused, claim.id, discourse, sides)
    return claim.model_copy(update={"source": source, "accused": accused, "uttered": uttered})


def _one_another(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims; where two accuse "each other" in the same words, each accuses the other."""
    together: dict[tuple[Span, ...], list[Claim]] = {}
    for claim in claims:
        if claim.accused is not None and claim.accused.text.lower() in connectives("reciprocal"):
            together.setdefault(claim.content.spans, []).append(claim)
    pairs = [pair for pair in together.values() if len(pair) == 2]
    accused = {
        one.id: other.source for pair in pairs for one, other in (pair, reversed(pair)) if other.source.actor
    }
    return tuple(
        claim.model_copy(
            update={
                "accused": claim.accused.model_copy(
                    update={"actor": accused[claim.id].actor, "side": accused[claim.id].side}
                )
            }
        )
        if claim.accused is not None and claim.id in accused
        else claim
        for claim in claims
    )


def _participant(
    participant: Participant | None, claim: str | None, discourse: Discourse, sides: Sides
) -> Participant | None:
    if participant is None:
        return None
    referent = discourse.participant(participant.span, claim)
    return participant.model_copy(update={"actor": referent.actor, "side": sides.of_people(referent)})


def _casualties(
    reading: DocumentReading, discourse: Discourse, sides: Sides, events: Mapping[str, Event]
) -> Iterator[CasualtyClaim]:
    """The people counted, each with its side.

    By their own words; else by the target of their event; else, for "two more" and "including three
    children", by the people counted right before in the same sentence.
    """
    before: CasualtyClaim | None = None
    for casualty in reading.casualties:
        side = sides.of_victims(discourse.people(casualty.phrase, casualty.claim))
        event = None if casualty.event is None else events.get(casualty.event)
        target = None if event is None else event.target
        if side == UNRESOLVED and target is not None and not target.span.overlaps(casualty.phrase.span):
            side = target.side
        if side == UNRESOLVED and before is not None and before.sentence == casualty.sentence:
            side = before.side if discourse.goes_on(casualty.phrase.span) else side
        told = casualty.model_copy(update={"side": side})
        before = before if casualty.part_of is not None and before is not None else told
        yield told
