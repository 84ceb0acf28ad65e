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
from trucewatch.model.lexicon import LexiconEntry, NameForm
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
_OF_ACTORS = frozenset({NameForm.NAME, NameForm.ORGAN})

_CALENDAR = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th) centur(?:y|ies)|\d{1,2}(?:st|nd|rd|th)?"
    r"|[12]\d{3}s?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?!\w)"
)


class EntityKinds:
    """Tells the kinds of known names, with the actors and places of ``theatres`` and the general tables."""

    def __init__(self, catalogue: Catalogue, theatres: Sequence[Theatre]) -> None:
        self._catalogue = catalogue
        self._places = {place.id: place.kind for place in general_places().values()}
        self._places |= {place.id: place.kind for theatre in theatres for place in theatre.places}

    def named(
        self, entities: Iterable[Entity], words: Iterable[Word], times: Iterable[TimeExpression]
    ) -> tuple[Entity, ...]:
        """``entities`` with the kinds of known names, and with the dates of ``times``, in order and apart."""
        known = {word.span: word.entries[0] for word in words if word.entries and not word.phrase}
        told = [
            entity if entity.span not in known else self._of_known(entity, known[entity.span])
            for entity in entities
        ]
        for entity in _dates(times):
            at = bisect_left(told, entity.span, key=lambda each: each.span)
            if not any(entity.span.overlaps(other.span) for other in told[max(at - 1, 0) : at + 1]):
                told.insert(at, entity)
        return tuple(told)

    def _of_known(self, entity: Entity, entry: LexiconEntry) -> Entity:
        if entry.form in _OF_ACTORS:
            kind = _BY_ACTOR.get(self._catalogue.kind(entry.entity), EntityKind.ORGANISATION)
        elif entry.form is NameForm.PLACE:
            place = self._places.get(entry.entity.removeprefix(PLACE_PREFIX))
            kind = EntityKind.PLACE if place is None else _BY_PLACE.get(place, EntityKind.PLACE)
        else:
            return entity
        return entity.model_copy(update={"kind": kind})


def _dates(times: Iterable[TimeExpression]) -> Iterator[Entity]:
    """The calendar’s words of each expression, without "last", "early" and the like."""
    for time in times:
        found = list(_CALENDAR.finditer(time.text))
        if time.type not in {"DATE", "TIME"} or not any(len(match.group()) > 2 for match in found):
            continue
        span = Span(found[0].start(), found[-1].end()).shifted(time.span.start)
        text = time.text[found[0].start() : found[-1].end()]
        yield Entity(text=text, span=span, kind=EntityKind.DATE)
