"""One event as material for an incident: its kind, parties, place, days and name, and what fits with what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property

from trucewatch.linking.similarity import concepts
from trucewatch.linking.statements import Order, Statement, parties, place_id, sides_of
from trucewatch.linking.wordlists import matches, pattern, word_list
from trucewatch.model.base import Frozen
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.place import FIRST_LEVEL, printed_places
from trucewatch.model.reading import DocumentReading
from trucewatch.model.theatre import Theatre
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import NEUTRAL_SIDES, UNRESOLVED, Outcome, PersonStatus, PloverRoot, SubType

#: A happening told without a date is taken to lie at most so long before publication, and then only as a
#: weak sign: the date itself stays unknown.
RECENT = timedelta(days=5)
#: What two documents tell without a date, and this far apart, is not one piece of news.
NEWS = timedelta(days=21)
#: … nor is what they tell of one kind of deed this far apart, where nothing points back: that is news again.
AGAIN = timedelta(days=3)
#: Roots of a change of control that is part of the fighting, and no handing over.
_BY_FORCE = frozenset({PloverRoot.ASSAULT, PloverRoot.COERCE})
#: ``date_prec`` from which an interval is too wide to say that two happenings are one.
WIDE = 4


class Traced(Frozen):
    """A happening as linking keeps it, to compare what later documents tell with it."""

    event: Event
    published: date | None = None
    harmed: tuple[tuple[Outcome, PersonStatus, str, int], ...] = ()
    parties: tuple[str, ...] = ()
    story: str
    incident: str


@dataclass(frozen=True, eq=False)
class Happening:
    """An event of a document with what tells it apart from others."""

    event: Event
    rank: int
    """The place of the document in the record's order."""
    published: date | None
    harmed: tuple[tuple[Outcome, PersonStatus, str, int], ...]
    """(outcome, status, side, number) of the exact casualty figures tied to the event."""
    parties: frozenset[str]
    """The parties told to have taken part, those whose people were harmed among them."""
    story: str
    """The story that the document tells (`stories`)."""
    refers_back: bool = False
    """Whether the words point back to a happening told before ("the recent clash", "the operation")."""
    another: bool = False
    """Whether the words say that this is another happening than the one told before."""
    aside: bool = False
    """Whether it is told only to say when another happened ("four days after the clash")."""
    updates: bool = False
    """Whether the claim brings a figure up to date ("now say that 19 …, not 14")."""
    statement: Statement | None = None
    incident: str | None = None
    """The incident that an earlier document's happening is part of."""

    @classmethod
    def remembered(cls, traced: Traced, rank: int) -> Happening:
        """What linking kept of a happening of an earlier document."""
        return cls(
            event=traced.event,
            rank=rank,
            published=traced.published,
            harmed=traced.harmed,
            parties=frozenset(traced.parties),
            story=traced.story,
            incident=traced.incident,
        )

    def traced(self, incident: str) -> Traced:
        """What linking keeps of it."""
        return Traced(
            event=self.event,
            published=self.published,
            harmed=self.harmed,
            parties=tuple(sorted(self.parties)),
            story=self.story,
            incident=incident,
        )

    def beside(self, other: Happening) -> bool:
        """Whether both are told in one document."""
        return self.rank == other.rank

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id

    @cached_property
    def order(self) -> Order:
        """Where the event stands in the record."""
        return (self.rank, tuple(self.event.trigger.span), self.event.id)

    @cached_property
    def families(self) -> frozenset[str]:
        """The families of kinds that the event may belong to."""
        sub_type = self.event.sub_type
        if sub_type is None:
            return frozenset({word_list("happenings")["family_of_root"].get(self.event.plover.value, "none")})
        families: Mapping[str, list[str]] = word_list("happenings")["families"]
        found = frozenset(family for family, kinds in families.items() if sub_type.value in kinds)
        by_force = sub_type is SubType.CHANGE_OF_CONTROL and self.event.plover in _BY_FORCE
        return found | {"violence"} if by_force else found

    @cached_property
    def general(self) -> bool:
        """Whether the kind is so general that it goes with every other of its family."""
        sub_type = self.event.sub_type
        return sub_type is None or sub_type.value in word_list("happenings")["general"]

    @property
    def place(self) -> str | None:
        """The id of the place, without prefix."""
        return place_id(self.event.place_id) if self.event.place_id else None

    @cached_property
    def place_words(self) -> str | None:
        """The place's name as printed, case-folded: "halm" of "the town of Halm"; none without a name."""
        if self.event.place is None:
            return None
        inner = self.event.place.text.rsplit(" of ", 1)[-1]
        words = (inner if _has_name(inner) else self.event.place.text).split()
        first = next((at for at, word in enumerate(words) if word[:1].isupper()), None)
        return " ".join(words[first:]).casefold() if first is not None else None

    @property
    def wide(self) -> bool:
        """Whether the place is a whole province or more: that two things happened there says little."""
        prec = self.event.where_prec
        return prec is not None and prec >= FIRST_LEVEL

    def one_place(self, other: Happening) -> bool:
        """Whether both name one place, by its id or else by its name."""
        if self.place is not None and other.place is not None:
            return self.place == other.place
        return self.place_words is not None and self.place_words == other.place_words

    @cached_property
    def aimed_at(self) -> frozenset[str]:
        """The concepts of who or what was aimed at, where that is no party: "farmer", "mill"."""
        target = self.event.target
        if target is None or target.side != UNRESOLVED:
            return frozenset()
        return concepts(target.text.lower())

    @property
    def told(self) -> Interval | None:
        """The days as told; ``None`` where the text gives none."""
        time = None if self.aside else self.event.time
        if time is None or time.interval is None or time.type not in {"DATE", "TIME"}:
            return None
        start, published = time.interval.start, self.published
        if start is not None and published is not None and start > published:
            return None  # a day yet to come is not that of what is told as past
        return time.interval if start or time.interval.end else None

    @cached_property
    def window(self) -> Interval | None:
        """The days as told, or else the days just before publication."""
        if self.told is not None:
            return self.told
        published = self.published
        return Interval(start=published - RECENT, end=published, prec=3) if published is not None else None

    @cached_property
    def outside(self) -> bool:
        """Whether the event belongs to no party's fighting: another war, or peacekeepers on the move."""
        people = [p.side for p in (self.event.initiator, self.event.target) if p is not None]
        if "movement" in self.families:
            return not (self.event.initiator and parties(sides_of(self.event.initiator.side)))
        return bool(people) and all(side in NEUTRAL_SIDES and side != UNRESOLVED for side in people)

    @property
    def day(self) -> date | None:
        """The one day as told; ``None`` where the text gives none, or more than one."""
        told = self.told
        return told.start if told is not None and told.start == told.end else None

    @property
    def name(self) -> str | None:
        """The operation's name, case-folded, without quotation marks and the word "operation"."""
        if self.event.name is None:
            return None
        name = self.event.name.text.casefold().strip("“”\"'«»„ ").removeprefix("the ")
        return name.removeprefix("operation ").strip("“”\"'«»„ ")

    @property
    def says_breach(self) -> bool:
        """Whether the trigger only calls something a breach, and says neither where nor when."""
        breach = pattern("happenings", "breach").fullmatch(self.event.trigger.text.lower()) is not None
        return breach and self.event.place is None and self.told is None

    @property
    def of_operation(self) -> bool:
        """Whether the trigger is a general word for an operation."""
        trigger = self.event.trigger.text.lower()
        return pattern("happenings", "back_reference", "operation").fullmatch(trigger) is not None


def _has_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split())


def happenings_of(
    reading: DocumentReading,
    place: int,
    statements: Mapping[str, Statement],
    rejected: frozenset[str],
    story: str,
) -> tuple[Happening, ...]:
    """A document's events of the kinds that make incidents, countable or not, in the order of the text."""
    roots = frozenset(word_list("happenings")["roots"])
    harmed = _harmed(reading.casualties)
    found = []
    for event in reading.events:
        if event.claim in rejected:
            continue
        if event.plover.value in roots or event.sub_type is not None or event.name is not None:
            statement, figures = statements.get(event.claim or ""), tuple(harmed.get(event.id, ()))
            found.append(
                Happening(
                    event=event,
                    rank=place,
                    published=reading.document.published,
                    harmed=figures,
                    parties=_parties(event, statement, figures),
                    story=story,
                    refers_back=_refers_back(event, reading),
                    another=_told_before(event, reading, "another"),
                    aside=_told_before(event, reading, "aside"),
                    updates=bool(figures) and _updates(statement),
                    statement=statement,
                )
            )
    return tuple(sorted(found, key=lambda happening: happening.order))


def _parties(
    event: Event, statement: Statement | None, harmed: Iterable[tuple[Outcome, PersonStatus, str, int]]
) -> frozenset[str]:
    people = (event.initiator, event.target)
    told = [side for person in people if person is not None for side in sides_of(person.side)]
    told += [side for _, _, sides, _ in harmed for side in sides_of(sides)]
    found = parties(side for side in told if side != UNRESOLVED)
    if event.both_sides and not found and statement is not None:
        return parties(statement.sides)
    return found


def _updates(statement: Statement | None) -> bool:
    if statement is None:
        return False
    words = " ".join((statement.opening, statement.before_cue, statement.cue, statement.content))
    return matches(words, "replies", "update")


def _told_before(event: Event, reading: DocumentReading, words: str) -> bool:
    """Whether some of those words stand before the trigger in its sentence."""
    start = event.trigger.span.start
    sentence = reading.sentences[reading.sentence_of(start)]
    return pattern("happenings", words).search(reading.document.text, sentence.start, start) is not None


def _refers_back(event: Event, reading: DocumentReading) -> bool:
    trigger = event.trigger
    if not pattern("happenings", "back_reference", "trigger").fullmatch(trigger.text.lower()):
        return False
    start = max(0, trigger.span.start - 30)
    before = reading.document.text[start : trigger.span.start].lower().rstrip()
    found = list(pattern("happenings", "back_reference", "before").finditer(before))
    return bool(found) and found[-1].end() == len(before)


def _harmed(
    casualties: Iterable[CasualtyClaim],
) -> dict[str, list[tuple[Outcome, PersonStatus, str, int]]]:
    found: dict[str, list[tuple[Outcome, PersonStatus, str, int]]] = {}
    for row in casualties:
        if row.event is not None and row.n_min is not None and row.n_min == row.n_max and not row.vague:
            found.setdefault(row.event, []).append((row.outcome, row.status, row.side, row.n_min))
    return found


class Gazetteer:
    """The places of theatres and gazetteer, as far as linking asks: what lies in what, and their names."""

    def __init__(self, theatres: Iterable[Theatre], events: Iterable[Event] = ()) -> None:
        self._places = {place.id: place for theatre in theatres for place in theatre.places}
        self._known = printed_places(
            event.known_place
            for event in events
            if event.known_place is not None and event.known_place.id == event.place_id
        )

    def with_places_of(self, events: Iterable[Event]) -> Gazetteer:
        """The same theatres, with the gazetteer's places that these events name."""
        other = Gazetteer((), events)
        other._places = self._places
        return other

    def wider(self, place: str) -> tuple[str, ...]:
        """The place and all that it is part of, innermost first."""
        chain: list[str] = []
        at: str | None = place
        while at is not None and at not in chain:
            chain.append(at)
            known = self._places.get(at)
            at = known.part_of if known else None
        return (*chain, *self._known[place].within) if place in self._known else tuple(chain)

    def related(self, a: str, b: str) -> bool:
        """Whether one lies in the other, or both are one."""
        if a in self.wider(b) or b in self.wider(a):
            return True
        known_a, known_b = self._known.get(a), self._known.get(b)
        if known_a is not None and known_b is not None:
            return known_a.includes(known_b) or known_b.includes(known_a)
        known, card = (
            (known_a, self._places.get(b)) if known_a is not None else (known_b, self._places.get(a))
        )
        return known is not None and card is not None and known.is_near(card.lat, card.lon)

    def wide(self, place: str) -> bool:
        """Whether a place of the theatres is a province or more."""
        return place in self._places and self._places[place].where_prec >= FIRST_LEVEL

    def label(self, place: str) -> str | None:
        """Every side's neutral English name, alphabetically, joined by `` / ``; ``None`` if unknown.

        A sensitive place is called by what it is part of.
        """
        if place not in self._places:
            return self._known[place].name if place in self._known else None
        shown = self.shown(place)
        if shown is None:
            return "place withheld"
        known = self._places[shown]
        names = {n.text for n in known.names if n.lang == "en" and n.valence in {"neutral", "self"}}
        return " / ".join(sorted(names or {known.names[0].text}))

    def shown(self, place: str) -> str | None:
        """The place itself, or the first that it is part of which may be shown; ``None`` if there is none."""
        for inner in self.wider(place):
            known = self._places.get(inner)
            if known is None or not known.sensitive:
                return inner if inner == place or known is not None else None
        return None


def conflict(a: Happening, b: Happening, places: Gazetteer) -> bool:
    """Whether something told of the two rules out that they are one incident."""
    if a.name is not None and b.name is not None:
        return a.name != b.name
    if not a.families & b.families or _opposite_roots(a, b):
        return True
    if a.event.sub_type != b.event.sub_type and not (a.general or b.general):
        return True
    if _apart_in_time(a, b) or _apart_in_place(a, b, places) or _other_parties(a, b):
        return True
    return _corrects_another(a, b)


def _opposite_roots(a: Happening, b: Happening) -> bool:
    """Whether one is the undoing of the other, as a withdrawal is of a build-up."""
    roots = {a.event.plover.value, b.event.plover.value}
    return any(roots == set(pair) for pair in word_list("happenings")["opposite_roots"])


def _apart_in_time(a: Happening, b: Happening) -> bool:
    if a.told is None or b.told is None:
        return _told_long_apart(a, b)
    if not a.told.overlaps(b.told):
        return True
    # "since 2020" holds every day in it, and tells of no one of them
    return (a.told.prec >= WIDE) != (b.told.prec >= WIDE)


def _told_long_apart(a: Happening, b: Happening) -> bool:
    """Whether two reports without a day lie so far apart that each tells of what was new to it."""
    days = [h.published for h in (a, b) if h.told is None]
    if len(days) < 2 or days[0] is None or days[1] is None:
        return False
    apart = abs(days[0] - days[1])
    if a.refers_back or b.refers_back or a.name is not None or b.name is not None:
        return apart > NEWS
    return apart > AGAIN


def _apart_in_place(a: Happening, b: Happening, places: Gazetteer) -> bool:
    if a.place is not None and b.place is not None:
        return not places.related(a.place, b.place)
    if a.place is None and b.place is None and a.place_words and b.place_words:
        return a.place_words not in b.place_words and b.place_words not in a.place_words
    return False


def _other_parties(a: Happening, b: Happening) -> bool:
    """Two happenings between two known parties each, that share neither or not both."""
    return len(a.parties) >= 2 and len(b.parties) >= 2 and a.parties != b.parties


def _corrects_another(a: Happening, b: Happening) -> bool:
    """Whether one corrects a figure of other people than those whom the other counts."""
    if not (a.updates or b.updates):
        return False
    sides = [{(outcome, side) for outcome, _, side, _ in h.harmed if side != UNRESOLVED} for h in (a, b)]
    told = [{outcome for outcome, _ in known} for known in sides]
    return bool(told[0] & told[1]) and not sides[0] & sides[1]


@cache
def sub_type_of(root: PloverRoot, sub_type: SubType | None) -> SubType:
    """The sub-type, or the most general one of the root."""
    if sub_type is not None:
        return sub_type
    return SubType(word_list("happenings")["sub_type_of_root"].get(root.value, "other"))
