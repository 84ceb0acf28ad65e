"""Where a text's events happened, by the gazetteer: for places that no theatre and no general table names.

    known names hidden ─► toponyms ranked ─► the one that an event's words name
                       ─► its precision, widened by the words around it ─► what may be told of it

No party's name takes part: countries that a theatre's actors are named by are left out of the context, and a
theatre's places count as its surroundings all together, whichever the text names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property

from trucewatch.model.entity import Entity, EntityKind
from trucewatch.model.event import Event
from trucewatch.model.place import FIRST_LEVEL, KnownPlace, kilometres
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import Theatre
from trucewatch.model.vocabulary import SubType
from trucewatch.naming.gazetteer_file import IndexedPlace
from trucewatch.naming.general import country_rows
from trucewatch.naming.hidden_names import HiddenNames
from trucewatch.naming.nouns import table_rows
from trucewatch.naming.places import widened
from trucewatch.naming.surfaces import data_lines, slug
from trucewatch.naming.toponym_candidates import Toponyms
from trucewatch.naming.toponym_context import Frame
from trucewatch.naming.toponym_reading import PlacedName, home_of, read_toponyms
from trucewatch.naming.toponym_recognition import Told
from trucewatch.naming.words import Word, split_words

SURE = 0.5
"""Below this share of certainty a name stays without an id."""

_OPEN = 0.05
_OF_POSITIONS = frozenset({SubType.CAPTURE_OF_POSITION, SubType.MOVEMENT_OR_BUILDUP})
_PLACES = frozenset({EntityKind.PLACE, EntityKind.FACILITY, EntityKind.COUNTRY})
_NO_PLACES = frozenset({EntityKind.PERSON, EntityKind.AGREEMENT, EntityKind.OPERATION})
_BESIDE_KM = 150.0


class Surroundings:
    """What theatres say of where texts are: their places, and the actors whose names are no context."""

    def __init__(self, theatres: Sequence[Theatre]) -> None:
        places = [place for theatre in theatres for place in theatre.places]
        self.points = tuple((p.lat, p.lon) for p in places if p.lat is not None and p.lon is not None)
        self._contested = tuple(
            (p.lat, p.lon)
            for p in places
            if p.lat is not None and p.lon is not None and (p.control or p.recognised_sovereign)
        )
        self.actors = frozenset(actor.id for theatre in theatres for actor in theatre.actors)

    def are_contested(self, place: IndexedPlace) -> bool:
        """Whether ``place`` lies beside one whose status or control a theatre tells."""
        return any(kilometres(*point, place.lat, place.lon) < _BESIDE_KM for point in self._contested)


class Placing:
    """The toponyms of one document; read when first asked for."""

    def __init__(
        self,
        reading: DocumentReading,
        words: Sequence[Word],
        surroundings: Surroundings,
        toponyms: Callable[[], Toponyms],
    ) -> None:
        self._reading = reading
        self._words = words
        self._surroundings = surroundings
        self._toponyms = toponyms

    def within(self, span: Span, indices: range, *, military: bool) -> KnownPlace | None:
        """The place that the words of ``span`` (of ``indices`` among the words) name, as far as may be told.

        ``military``: it is where armed forces stand, or what they have there.
        """
        placed = next((one for one in self._placed if span.overlaps(one.span)), None)
        if placed is None:
            return None
        best = placed.ranked[0]
        inside = [at for at in indices if self._words[at].span.overlaps(placed.span)]
        prec = widened(self._words, inside[0], inside[-1], precision_of(best.place.feature))
        known = self._known(placed, prec)
        site = any(self._words[at].lower in _military_words() for at in indices)
        return self._district_of(known, best.place) if military or site else known

    def _known(self, placed: PlacedName, prec: int) -> KnownPlace:
        best, *others = placed.ranked
        place = best.place
        country = None if self._surroundings.are_contested(place) else self._country_of(place)
        return KnownPlace(
            id=place.id,
            name=placed.printed,
            country=None if country is None else _names().get(place.division.country, country.name),
            division=place.division.name or None if country is not None else None,
            within=tuple(
                outer.id
                for outer in (self._division_of(place), self._country_of(place))
                if outer is not None and outer.id != place.id
            ),
            lat=round(place.lat, 1),
            lon=round(place.lon, 1),
            where_prec=prec,
            score=round(best.score, 4),
            alternatives=tuple(other.place.id for other in others if other.score >= _OPEN),
        )

    def _district_of(self, known: KnownPlace, place: IndexedPlace) -> KnownPlace | None:
        """The first-level division instead of a place in it; ``None`` where it isn't known."""
        division = self._division_of(place)
        if known.where_prec >= FIRST_LEVEL:
            return _coarse(known)
        if division is None:
            return None
        update = {
            "id": division.id,
            "name": division.name,
            "division": None,
            "within": known.within[1:],
            "where_prec": FIRST_LEVEL,
            "alternatives": (),
        }
        return _coarse(known.model_copy(update=update))

    def _country_of(self, place: IndexedPlace) -> IndexedPlace | None:
        return self._toponyms().country(place.division.country)

    def _division_of(self, place: IndexedPlace) -> IndexedPlace | None:
        found = self._toponyms().named(place.division.name) if place.division.name else ()
        return next(
            (
                meaning.place
                for meaning in found
                if meaning.place.feature == "A.ADM1" and meaning.place.division == place.division
            ),
            None,
        )

    @cached_property
    def _placed(self) -> list[PlacedName]:
        document = self._reading.document
        hidden = HiddenNames(document.text, self._words)
        named = {
            _countries()[entry.entity]
            for word in self._words
            for entry in word.entries[:1]
            if entry.entity in _countries() and entry.entity not in self._surroundings.actors
        }
        frame = Frame(
            home=home_of(document.url), countries=frozenset(named), points=self._surroundings.points
        )
        return [
            one._replace(span=hidden.printed(one.span))
            for one in read_toponyms(hidden.text, self._toponyms(), frame, self._told(hidden))
        ]

    def _told(self, hidden: HiddenNames) -> Told:
        """What the reader has read: where events happened, and what the named entities are."""
        told = told_by(self._reading.entities)
        places = [*told.places, *(event.place.span for event in self._reading.events if event.place)]
        return Told(tuple(map(hidden.hidden, places)), tuple(map(hidden.hidden, told.others)))


def told_by(entities: Iterable[Entity]) -> Told:
    """Which names the reader takes for places', and which for something that is none."""
    known = list(entities)
    return Told(
        tuple(entity.span for entity in known if entity.kind in _PLACES),
        tuple(entity.span for entity in known if entity.kind in _NO_PLACES),
    )


def is_military(event: Event) -> bool:
    """Whether an event is of where armed forces stand: they move, or a position is taken or its target."""
    words = split_words(event.target.text.lower()) if event.target is not None else ()
    return event.sub_type in _OF_POSITIONS or not _military_words().isdisjoint(words)


def precision_of(feature: str) -> int:
    """UCDP's ``where_prec`` of a bare name of a place of this feature."""
    known = _precisions()
    longest = max((prefix for prefix in known if feature.startswith(prefix)), key=len, default="L")
    return known[longest]


def _coarse(known: KnownPlace) -> KnownPlace:
    """Without a point: where armed forces stand is told by no coordinates."""
    return known.model_copy(update={"lat": None, "lon": None})


@cache
def _precisions() -> dict[str, int]:
    return {prefix: int(prec) for prefix, prec in table_rows("toponym_precision.tsv")}


@cache
def _military_words() -> frozenset[str]:
    return frozenset(data_lines("military_place_words.txt"))


@cache
def _countries() -> dict[str, str]:
    """ISO codes of the general lexicon's countries by entity id."""
    return {slug(row["name"]): row["iso2"] for row in country_rows()}


@cache
def _names() -> dict[str, str]:
    """What countries are called here, by ISO code."""
    return {row["iso2"]: row["name"] for row in country_rows()}
