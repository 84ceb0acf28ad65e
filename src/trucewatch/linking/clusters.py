"""Clusters: events of many claims, documents and days brought together, each with its reason.

Documents come one after the other; what earlier ones told stays as it is, and a new one's events join it.

1. Candidate pairs come from blocks (the document, a story, an operation's name, a place in a week, two
   parties in a week), and each event meets only the last few of its block, so that one more document costs
   the same in a large record as in a small one.
2. A pair that nothing rules out is scored by what the two have in common; the reason is kept.
3. Pairs above the threshold are joined, best first, unless the groups hold something that rules it out.
   Two incidents of earlier documents are never made one by a rule.
4. People's judgements come before all of this.

Events that are no happening (feared, planned, hypothetical, habitual, denied) never make an incident.
They may be hung on one afterwards, as part of somebody's account (`hanging`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

from trucewatch.linking.happenings import (
    WIDE,
    Gazetteer,
    Happening,
    conflict,
)
from trucewatch.linking.judgements import standing
from trucewatch.linking.statements import Order
from trucewatch.linking.wordlists import word_list
from trucewatch.model.base import content_id
from trucewatch.model.linking import Judgement, Tie
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import Aux, SubType

if TYPE_CHECKING:
    from trucewatch.linking.hanging import Waiting

#: With how many events before it in its block an event is compared.
LOOK_BACK = 40
#: What two events must have in common: in one document, where telling goes on about one thing; across
#: documents; and across where the later points back ("the recent clash").
WITHIN, ACROSS, POINTING = 2.0, 3.0, 2.25


@dataclass(frozen=True)
class Link:
    """Two events taken for one incident: how much speaks for it, and what."""

    a: Happening
    b: Happening
    score: float
    reasons: tuple[str, ...]


@dataclass
class Cluster:
    """An incident in the making. ``attached`` are events that hang on it without counting."""

    id: str
    events: list[Happening]
    known: list[Happening] = field(default_factory=list)
    """Events of earlier documents that it has been made of so far, as many as tell it apart."""
    attached: list[Happening] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    """Claims that tell no event of their own and speak of the incident ("the operation")."""
    late: list[Waiting] = field(default_factory=list)
    """What earlier documents told and could not be hung on anything then."""
    hung: list[Tie] = field(default_factory=list)
    """Why each of these hangs here."""

    @property
    def all(self) -> list[Happening]:
        """Events of earlier documents and of this one, in the record's order."""
        return [*self.known, *self.events]

    @property
    def anchored(self) -> bool:
        """Whether the events say who, where or in which operation: what says none of it is no incident."""
        told = [h for h in self.all if not h.says_breach]
        return any(h.parties or h.event.place is not None or h.name for h in told)


class Earlier(Protocol):
    """What earlier documents told."""

    def block(self, key: str, /) -> Sequence[Happening]:
        """The last `LOOK_BACK` countable happenings under a key of `blocks_of`."""
        ...

    def told_of(self, incident: str, /) -> Sequence[Happening]:
        """The events of an incident, as many as tell it apart."""
        ...

    def judged(self, key: str, /) -> Sequence[Happening]:
        """The happenings that a judgement named, under a key of `Decisions.keys`."""
        ...


def incident_id(event: str) -> str:
    """The id of the incident whose first event is ``event``."""
    return content_id("incident", event)


def countable(happening: Happening) -> bool:
    """Whether the event is told as having happened, once, in the parties' conflict."""
    return happening.event.countable and happening.event.aux is Aux.ACTUAL and not happening.outside


def find_clusters(
    happenings: Sequence[Happening], earlier: Earlier, places: Gazetteer, decisions: Decisions
) -> tuple[Cluster, ...]:
    """The incidents that a document tells of, in the order in which it tells of them.

    Args:
        happenings: the document's, in the order of the text.
        earlier: what the documents before it told.
        places: the places that any of these happenings name.
        decisions: people's judgements.
    """
    actual = [happening for happening in happenings if countable(happening)]
    grouping = _Grouping(actual, earlier, places, decisions)
    grouping.join_decided()
    links = _links(actual, earlier, places)
    for link in sorted(links, key=lambda link: (-link.score, link.a.order, link.b.order)):
        grouping.join(link)
    return grouping.clusters()


# -- candidate pairs -------------------------------------------------------------------------------


def _links(happenings: Sequence[Happening], earlier: Earlier, places: Gazetteer) -> Iterator[Link]:
    seen: set[tuple[Order, Order]] = set()
    best_antecedent: dict[str, Link] = {}
    for a, b in _pairs(happenings, earlier):
        if (a.order, b.order) in seen or conflict(a, b, places):
            continue
        seen.add((a.order, b.order))
        link = score(a, b)
        if link.score >= needed(a, b):
            yield link
        elif b.refers_back and a.beside(b) and not (_passed_on(a, b) or _named_elsewhere(a, b)):
            known = best_antecedent.get(b.id)
            if known is None or (link.score, a.order) > (known.score, known.a.order):
                best_antecedent[b.id] = link
    # "the recent clash" has one antecedent: the likeliest of those before it, the nearest among equals.
    for link in best_antecedent.values():
        yield Link(link.a, link.b, link.score + 1.0, (*link.reasons, "refers back"))


def needed(a: Happening, b: Happening) -> float:
    """How many points the later event ``b`` must have in common with ``a``."""
    if a.beside(b):
        return WITHIN
    return POINTING if b.refers_back else ACROSS


def _pairs(happenings: Sequence[Happening], earlier: Earlier) -> Iterator[tuple[Happening, Happening]]:
    """Pairs of the document, and of a block, earlier event first; a pair may come more than once."""
    for number, happening in enumerate(happenings):
        for before in happenings[max(0, number - LOOK_BACK) : number]:
            yield before, happening
        for key in blocks_of(happening):
            for before in earlier.block(key):
                yield before, happening
        place = happening.place or happening.place_words
        if happening.refers_back and place is not None:
            for key in places_in_weeks((place,), happening.published):
                for before in earlier.block(key):
                    yield before, happening


def blocks_of(happening: Happening) -> list[str]:
    """The keys under which happenings of several documents meet."""
    keys: list[tuple[str, ...]] = []
    if happening.name is not None:
        keys.append(("name", happening.name))
    weeks = _weeks(happening.window)
    for family in sorted(happening.families):
        keys.append(("story", family, happening.story))
        for week in weeks:
            place = happening.place or happening.place_words
            if place is not None:
                keys.append(("place", family, place, week))
            if happening.parties:
                keys.append(("parties", family, *sorted(happening.parties), week))
        if happening.harmed and happening.day is not None:
            keys += [("harmed", family, party, str(happening.day)) for party in sorted(happening.parties)]
    return [_key(*key) for key in keys]


def stories_of(story: str) -> list[str]:
    """The keys under which a story's happenings of all kinds stand."""
    return [_key("story", family, story) for family in word_list("happenings")["families"]]


def places_in_weeks(places: Iterable[str], published: date | None) -> list[str]:
    """The keys under which what happened at some places in the weeks before publication stands."""
    last = published.toordinal() // 7 if published is not None else None
    weeks = ["unknown"] if last is None else [str(last - 1), str(last)]
    return [
        _key("place", family, place, week)
        for family in word_list("happenings")["families"]
        for place in dict.fromkeys(places)
        for week in weeks
    ]


def _key(*parts: str) -> str:
    return "\x1f".join(parts)


def _weeks(window: Interval | None) -> list[str]:
    """The calendar weeks that a window touches, two at most, so that neighbours meet."""
    if window is None or window.end is None:
        return ["unknown"]
    last = window.end.toordinal() // 7
    first = window.start.toordinal() // 7 if window.start is not None else last
    return [str(week) for week in sorted({max(first, last - 1), last})]


# -- scoring ---------------------------------------------------------------------------------------


def score(a: Happening, b: Happening) -> Link:
    """What speaks for two events being one incident: points, and each point's reason."""
    points: list[tuple[float, str]] = []
    if a.name is not None and a.name == b.name:
        points.append((3.0, "same operation"))
    same_kind = a.event.sub_type is b.event.sub_type and a.event.sub_type not in {None, SubType.OTHER}
    points.append((1.0, "same kind") if same_kind else (0.5, "kinds that go together"))
    shared = a.parties & b.parties
    if shared:
        points.append((0.5 * min(2, len(shared)), "shared parties"))
    elif len(a.parties) == len(b.parties) == 1 and a.beside(b):
        points.append((0.5, "facing parties"))
        if a.event.sequence is not b.event.sequence:
            points.append((0.5, "one tells who was first"))
    points += _place_points(a, b)
    points += _time_points(a, b)
    if set(a.harmed) & set(b.harmed):
        points.append((1.0, "same casualty figure"))
    elif _other_figures(a, b):
        points.append((-1.0, "other casualty figures on another day"))
    elif b.updates and a.day is not None and a.day == b.day and _people(a) & _people(b):
        points.append((1.0, "brings a figure up to date"))
    if a.aimed_at & b.aimed_at:
        points.append((0.5, "aimed at the same"))
    if a.beside(b):
        points += _nearness(a, b) + _back_reference(a, b)
    else:
        points += _across(a, b)
    return Link(a, b, sum(value for value, _ in points), tuple(reason for _, reason in points))


def _other_figures(a: Happening, b: Happening) -> bool:
    """Whether two reports of different days count other numbers of the same people, and point to nothing."""
    if a.published == b.published or b.refers_back or b.updates or (a.day is not None and a.day == b.day):
        return False
    return bool(_people(a) & _people(b))


def _people(happening: Happening) -> frozenset[tuple[object, ...]]:
    """What befell whom, without the number."""
    return frozenset((outcome, status, side) for outcome, status, side, _ in happening.harmed)


def _place_points(a: Happening, b: Happening) -> list[tuple[float, str]]:
    if a.wide or b.wide:
        same_day = a.day is not None and a.day == b.day
        together = a.place is not None and b.place is not None and same_day
        return [(0.5, "places that go together")] if together else []
    if a.one_place(b):
        return [(1.0, "same place")]
    both = a.place is not None and b.place is not None
    return [(0.5, "one place in the other")] if both else []


def _time_points(a: Happening, b: Happening) -> list[tuple[float, str]]:
    if a.told is not None and b.told is not None:
        if max(a.told.prec, b.told.prec) >= WIDE:
            return []
        exact = a.told.prec == b.told.prec == 1
        return [(1.0, "same day")] if exact else [(0.5, "days that go together")]
    if not a.beside(b) and a.window and b.window and a.window.overlaps(b.window):
        return [(0.25, "told in the same days")]
    return []


def _back_reference(a: Happening, b: Happening) -> list[tuple[float, str]]:
    if not b.refers_back or _passed_on(a, b):
        return []
    named = a.name is not None and b.name is None and b.of_operation
    return [(0.5, "refers back"), *([(1.0, "the operation named before")] if named else [])]


def _across(a: Happening, b: Happening) -> list[tuple[float, str]]:
    """What speaks for events of two documents: one story, and words that point back, to a place above all."""
    points = [(1.0, "same story")] if a.story == b.story else []
    if b.refers_back:
        points.append((1.0 if a.one_place(b) else 0.5, "refers back"))
    return points


def _nearness(a: Happening, b: Happening) -> list[tuple[float, str]]:
    distance = abs(b.event.sentence - a.event.sentence)
    if _passed_on(a, b):
        return []
    if distance > 3:
        return []
    goes_on = [(0.5, "tells nothing that sets it apart")] if _goes_on(a, b) else []
    if distance == 0:
        return [(1.25, "same sentence"), *goes_on]
    if distance == 1:
        return [(1.0, "next sentence"), *goes_on]
    return [(0.5, "near sentences"), *goes_on]


def _passed_on(a: Happening, b: Happening) -> bool:
    """Whether the later event is told to be another, or one of the two only to date the other."""
    return b.another or a.aside or b.aside


def _named_elsewhere(a: Happening, b: Happening) -> bool:
    """Whether both name a place, and not the same: of unknown places only the names are known."""
    if not (a.place_words and b.place_words) or (a.place is not None and a.place == b.place):
        return False
    if a.wide or b.wide:
        return False  # the one may lie in the other
    return a.place_words not in b.place_words and b.place_words not in a.place_words


def _goes_on(a: Happening, b: Happening) -> bool:
    """Whether the later event brings nobody new, and no place or day where it names anybody at all."""
    new = [b.event.place is not None and a.event.place is None, b.told is not None and a.told is None]
    if any(new) and (all(new) or b.parties):
        return False
    if _named_elsewhere(a, b):
        return False
    return not a.parties or b.parties <= a.parties


# -- grouping --------------------------------------------------------------------------------------


class Decisions:
    """People's judgements, as events that must or must not be one incident."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        kept = [j for j in standing(judgements) if j.verb in {"same_incident", "different_incident"}]
        self._by_subject: dict[str, list[Judgement]] = {}
        for judgement in kept:
            for subject in judgement.subjects:
                self._by_subject.setdefault(subject, []).append(judgement)

    def keys(self, happening: Happening) -> tuple[list[str], list[str]]:
        """Keys of those that it belongs with, and of those that it must be kept from.

        A judgement names an event by its id, by its claim, or by the incident that it opens. ``keys(h)[0]``
        holds one key for each judgement that joins it, and one for each that parts it from others.
        """
        subjects = [happening.id, incident_id(happening.id)]
        if happening.event.claim is not None:
            subjects.append(happening.event.claim)
        own, kept_from = [], []
        for subject in subjects:
            for judgement in self._by_subject.get(subject, ()):
                if judgement.verb == "same_incident":
                    own.append(judgement.id)
                else:
                    own.append(f"{judgement.id} {subject}")
                    others = (other for other in judgement.subjects if other not in subjects)
                    kept_from += [f"{judgement.id} {other}" for other in others]
        return own, kept_from


class _Grouping:
    """Groups that grow, best link first, unless two of their events rule each other out."""

    def __init__(
        self, happenings: Sequence[Happening], earlier: Earlier, places: Gazetteer, decisions: Decisions
    ) -> None:
        self._happenings = happenings
        self._earlier = earlier
        self._places = places
        self._decisions = decisions
        self._group = {h.order: Cluster(incident_id(h.id), [h]) for h in happenings}
        self._known: dict[str, Cluster] = {}

    def join_decided(self) -> None:
        """Bring together what people hold for one."""
        together: dict[str, Cluster] = {}
        for happening in self._happenings:
            own, _ = self._decisions.keys(happening)
            for key in own:
                if " " in key:
                    continue
                for before in self._earlier.judged(key)[:1]:
                    together.setdefault(key, self._cluster(before))
                group = self._group[happening.order]
                self._merge(together.setdefault(key, group), group)

    def join(self, link: Link) -> None:
        one, other = self._cluster(link.a), self._cluster(link.b)
        if one is not other and self._may_join(one, other):
            self._merge(one, other)
            one.links.append(link)

    def _cluster(self, happening: Happening) -> Cluster:
        """The group of an event: of this document, or the incident that an earlier one is part of."""
        if happening.order in self._group:
            return self._group[happening.order]
        incident = happening.incident or ""
        if incident not in self._known:
            self._known[incident] = Cluster(incident, [], known=list(self._earlier.told_of(incident)))
        return self._known[incident]

    def _may_join(self, one: Cluster, other: Cluster) -> bool:
        if one.known and other.known:
            return False
        # Only what tells an event apart can rule a merge out, so a few of each group are enough to ask.
        for a in told_apart(one.all):
            for b in told_apart(other.all):
                if conflict(a, b, self._places):
                    return False
        return not self._kept_apart(one, other)

    def _kept_apart(self, one: Cluster, other: Cluster) -> bool:
        keys = [
            (set(own), set(kept_from))
            for cluster in (one, other)
            for own, kept_from in [self._keys(cluster.all)]
        ]
        return bool(keys[0][0] & keys[1][1] or keys[1][0] & keys[0][1])

    def _keys(self, events: Sequence[Happening]) -> tuple[list[str], list[str]]:
        found = [self._decisions.keys(event) for event in events]
        return [k for own, _ in found for k in own], [k for _, apart in found for k in apart]

    def _merge(self, one: Cluster, other: Cluster) -> None:
        if one is other:
            return
        first = min(one, other, key=lambda cluster: cluster.all[0].order)
        one.id, one.known = first.id, one.known or other.known
        one.events = sorted([*one.events, *other.events], key=lambda happening: happening.order)
        one.links += other.links
        for happening in other.events:
            self._group[happening.order] = one
        if other.known:
            self._known[other.id] = one

    def clusters(self) -> tuple[Cluster, ...]:
        unique = {id(cluster): cluster for cluster in self._group.values()}
        return tuple(sorted(unique.values(), key=lambda cluster: cluster.events[0].order))


def told_apart(events: Sequence[Happening]) -> list[Happening]:
    """One event of each combination of what can rule a merge out."""
    found: dict[tuple[object, ...], Happening] = {}
    for happening in events:
        key = (
            happening.name,
            happening.event.sub_type,
            happening.told,
            happening.place or happening.place_words,
        )
        found.setdefault((*key, happening.parties), happening)
    return list(found.values())
