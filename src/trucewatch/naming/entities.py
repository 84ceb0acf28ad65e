"""Entities once more, where names are known: the kinds of known actors and places, and the dates.

The reader tells kinds from the form of a hidden name alone; who it names says more: an armed group's own
name stands in the form of a state's. A territory that is not recognised by all is a place, so that no
word of ours takes a side.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from trucewatch.model.entity import Entity, EntityKind
from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.model.span import Span
from trucewatch.model.theatre import PlaceKind, Theatre
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import PERSONS, Catalogue
from trucewatch.naming.general import general_places
from trucewatch.naming.lexicon import PLACE_PREFIX
from trucewatch.naming.words import Word

_BY_ACTOR = {
    ActorKind.ARMED_FORCE: EntityKind.ARMED_FORCE,
    ActorKind.ARMED_GROUP: EntityKind.ARMED_FORCE,
    ActorKind.DE_FACTO_AUTHORITY: EntityKind.PLACE,
    ActorKind.PEACEKEEPING_FORCE: EntityKind.ARMED_FORCE,
    ActorKind.POPULATION_GROUP: EntityKind.POPULATION,
    ActorKind.STATE: EntityKind.COUNTRY,
    ActorKind.STATE_ORGAN: EntityKind.STATE_ORGAN,
    **dict.fromkeys(PERSONS, EntityKind.PERSON),
}
_BY_PLACE: Mapping[PlaceKind, EntityKind] = {
    "corridor": EntityKind.ROAD,
    "country": EntityKind.COUNTRY,
    "facility": EntityKind.FACILITY,
    "line": EntityKind.ROAD,
    "road": EntityKind.ROAD,
}
_POSSESSIVE = re.compile(r"[’']s ")
_OF_ACTORS = frozenset({NameForm.NAME, NameForm.ORGAN})

_CALENDAR = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?|[12]\d{3}s?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)"
)


class EntityKinds:
    """Tells the kinds of known names, with the actors and places of ``theatres`` and the general tables."""

    def __init__(self, catalogue: Catalogue, theatres: Sequence[Theatre], lexicon: Lexicon) -> None:
        self._catalogue = catalogue
        self._lexicon = lexicon
        self._places = {place.id: place.kind for place in general_places().values()}
        self._places |= {place.id: place.kind for theatre in theatres for place in theatre.places}

    def named(
        self, entities: Iterable[Entity], words: Iterable[Word], times: Iterable[TimeExpression]
    ) -> tuple[Entity, ...]:
        """``entities`` with the kinds of known names, and with the dates of ``times``, in order and apart."""
        known = {word.span: word.entries[0] for word in words if word.entries and not word.phrase}
        told: list[Entity] = []
        for entity in entities:
            entry = known.get(entity.span)
            told += [entity] if entry is None else self._of_known(entity, entry)
        for entity in _dates(times):
            at = bisect_left(told, entity.span, key=lambda each: each.span)
            near = range(max(at - 1, 0), min(at + 1, len(told)))
            held = [spot for spot in near if told[spot].span.overlaps(entity.span)]
            if not held:
                told.insert(at, entity)
            elif len(held) == 1 and _is_part(told[held[0]], entity):
                told[held[0]] = entity
        return tuple(told)

    def _of_known(self, entity: Entity, entry: LexiconEntry) -> list[Entity]:
        """A known name with its kind; "Varland’s defence ministry" is two, Varland and the ministry."""
        possessive = _POSSESSIVE.search(entity.text) if entry.form is NameForm.ORGAN else None
        owner = self._lexicon.get(entity.text[: possessive.start()]) if possessive else ()
        start = entity.span.start
        if possessive is None or not owner:
            return [entity.model_copy(update={"kind": self._kind(entry, entity.kind)})]
        first, rest = Span(0, possessive.start()), Span(possessive.end(), len(entity.text))
        return [
            Entity(text=part.of(entity.text), span=part.shifted(start), kind=self._kind(named, entity.kind))
            for part, named in ((first, owner[0]), (rest, entry))
        ]

    def _kind(self, entry: LexiconEntry, told: EntityKind) -> EntityKind:
        if entry.form in _OF_ACTORS:
            return _BY_ACTOR.get(self._catalogue.kind(entry.entity), EntityKind.ORGANISATION)
        if entry.form is NameForm.PLACE:
            place = self._places.get(entry.entity.removeprefix(PLACE_PREFIX))
            return EntityKind.PLACE if place is None else _BY_PLACE.get(place, EntityKind.PLACE)
        return told


def _is_part(entity: Entity, date: Entity) -> bool:
    """Whether ``entity`` is only part of ``date``: "August" of "3 August"."""
    return entity.kind is EntityKind.DATE and date.span.contains(entity.span)


def _dates(times: Iterable[TimeExpression]) -> Iterator[Entity]:
    """The calendar’s words of each expression, without "last", "early" and the like.

    A year alone is left to the reader: it stands in many names ("Act 2011").
    """
    for time in times:
        found = list(_CALENDAR.finditer(time.text))
        if time.type in {"DATE", "TIME"} and any(match.group()[0].isalpha() for match in found):
            inside = Span(found[0].start(), found[-1].end())
            yield Entity(
                text=inside.of(time.text), span=inside.shifted(time.span.start), kind=EntityKind.DATE
            )
