"""Clusters: events of many claims, documents and days brought together, each with its reason.

1. Candidate pairs come from blocks (a document, a story, an operation's name, a place in a week, two
   parties in a week), and each event meets only the last few of its block, so that one more claim costs
   the same in a large record as in a small one.
2. A pair that nothing rules out is scored by what the two have in common; the reason is kept.
3. Pairs above the threshold are joined, best first, unless the groups hold something that rules it out.
4. People's judgements come before all of this.

Events that are no happening (feared, planned, hypothetical, habitual, denied) never make an incident.
They may be hung on one afterwards, as part of somebody's account.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from trucewatch.linking.happenings import (
    WIDE,
    Gazetteer,
    Happening,
    conflict,
)
from trucewatch.linking.judgements import standing
from trucewatch.linking.statements import Statement
from trucewatch.linking.wordlists import pattern
from trucewatch.model.base import content_id
from trucewatch.model.linking import Judgement
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import Aux

Value = TypeVar("Value")

#: With how many events before it in its block an event is compared.
LOOK_BACK = 40
#: What two events must have in common: in one document, where telling goes on about one thing, and across.
WITHIN, ACROSS = 2.0, 3.0


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

    events: list[Happening]
    attached: list[Happening] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    mentioned: list[str] = field(default_factory=list)
    """Claims that tell no event of their own and point to the incident ("the operation")."""

    @property
    def first(self) -> Happening:
        """The first event of the record's order, whose id makes the incident's."""
        return self.events[0]

    @property
    def id(self) -> str:
        """The incident's id."""
        return incident_id(self.first.id)


def incident_id(event: str) -> str:
    """The id of the incident whose first event is ``event``."""
    return content_id("incident", event)


def countable(happening: Happening) -> bool:
    """Whether the event is told as having happened, once, in the parties' conflict."""
    return happening.event.countable and happening.event.aux is Aux.ACTUAL and not happening.outside


def attach_mentions(statements: Sequence[Statement], clusters: Sequence[Cluster]) -> None:
    """Hang claims that only point to a happening ("the attack", "the operation") on the last one told.

    A named operation is what "the operation" points to where the document has one.
    """
    by_document: dict[str, list[tuple[int, Cluster]]] = {}
    known: set[str] = set()
    for cluster in clusters:
        for happening in [*cluster.events, *cluster.attached]:
            known.add(happening.event.claim or "")
            at = happening.event.trigger.span.start
            by_document.setdefault(happening.reading.document.id, []).append((at, cluster))
    for statement in statements:
        told = by_document.get(statement.claim.document, ())
        match = pattern("happenings", "back_reference", "phrase").match(statement.content)
        if match is None or statement.id in known or statement.claim.aux not in {Aux.ACTUAL, Aux.NEGATED}:
            continue
        before = [(at, cluster) for at, cluster in told if at < statement.extent.start]
        if "operation" in match.group() or "offensive" in match.group():
            before = [
                (at, cluster) for at, cluster in before if any(h.name for h in cluster.events)
            ] or before
        if before:
            max(before, key=lambda found: found[0])[1].mentioned.append(statement.id)


def find_clusters(
    happenings: Sequence[Happening], places: Gazetteer, judgements: Iterable[Judgement]
) -> tuple[Cluster, ...]:
    """The incidents as groups of events, in the record's order."""
    actual = [happening for happening in happenings if countable(happening)]
    grouping = _Grouping(actual, places, _Decisions(judgements, happenings))
    grouping.join_decided()
    for link in sorted(_links(actual, places), key=lambda link: (-link.score, link.a.order, link.b.order)):
        grouping.join(link)
    clusters = grouping.clusters()
    _attach([h for h in happenings if not countable(h)], clusters, places)
    return tuple(cluster for cluster in clusters if _anchored(cluster))


def _anchored(cluster: Cluster) -> bool:
    """Whether the events say who, where or in which operation: what says none of it is no incident."""
    return any(h.parties or h.place or h.place_words or h.name for h in cluster.events)


# -- candidate pairs -------------------------------------------------------------------------------


def _links(happenings: Sequence[Happening], places: Gazetteer) -> Iterator[Link]:
    seen: set[tuple[str, str]] = set()
    best_antecedent: dict[str, Link] = {}
    for a, b in _pairs(happenings):
        if (a.id, b.id) in seen or conflict(a, b, places):
            continue
        seen.add((a.id, b.id))
        link = score(a, b)
        if link.score >= _threshold(a, b):
            yield link
        elif b.refers_back and a.reading is b.reading:
            known = best_antecedent.get(b.id)
            if known is None or (link.score, a.order) > (known.score, known.a.order):
                best_antecedent[b.id] = link
    # "the recent clash" has one antecedent: the likeliest of those before it, the nearest among equals.
    for link in best_antecedent.values():
        yield Link(link.a, link.b, link.score + 1.0, (*link.reasons, "refers back"))


def _threshold(a: Happening, b: Happening) -> float:
    return WITHIN if a.reading is b.reading else ACROSS


def _pairs(happenings: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Pairs from one block, earlier event first; a pair may come more than once."""
    blocks: dict[tuple[str, ...], list[Happening]] = {}
    for happening in happenings:
        for key in _blocks(happening):
            block = blocks.setdefault(key, [])
            for earlier in block[-LOOK_BACK:]:
                yield earlier, happening
            block.append(happening)


def _blocks(happening: Happening) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [("document", happening.reading.document.id)]
    if happening.name is not None:
        keys.append(("name", happening.name))
    weeks = _weeks(happening.window)
    for family in sorted(happening.families):
        if happening.story is not None:
            keys.append(("story", family, happening.story))
        for week in weeks:
            if happening.place is not None:
                keys.append(("place", family, happening.place, week))
            if happening.parties:
                keys.append(("parties", family, *sorted(happening.parties), week))
        if happening.harmed and happening.day is not None:
            keys += [("harmed", family, party, str(happening.day)) for party in sorted(happening.parties)]
    return keys


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
    same_kind = a.event.sub_type is not None and a.event.sub_type is b.event.sub_type
    points.append((1.0, "same kind") if same_kind else (0.5, "kinds that go together"))
    shared = a.parties & b.parties
    if shared:
        points.append((0.5 * min(2, len(shared)), "shared parties"))
    elif len(a.parties) == len(b.parties) == 1 and a.reading is b.reading:
        points.append((0.5, "facing parties"))
        if a.event.sequence is not b.event.sequence:
            points.append((0.5, "one tells who was first"))
    points += _place_points(a, b)
    points += _time_points(a, b)
    if set(a.harmed) & set(b.harmed):
        points.append((1.0, "same casualty figure"))
    elif b.updates and a.day is not None and a.day == b.day and _people(a) & _people(b):
        points.append((1.0, "brings a figure up to date"))
    if a.reading is b.reading:
        points += _nearness(a, b) + _back_reference(a, b)
    elif a.story is not None and a.story == b.story:
        points.append((1.0, "same story"))
    return Link(a, b, sum(value for value, _ in points), tuple(reason for _, reason in points))


def _people(happening: Happening) -> frozenset[tuple[object, ...]]:
    """What befell whom, without the number."""
    return frozenset((outcome, status, side) for outcome, status, side, _ in happening.harmed)


def _place_points(a: Happening, b: Happening) -> list[tuple[float, str]]:
    if a.place is not None and b.place is not None:
        return [(1.0, "same place")] if a.place == b.place else [(0.5, "one place in the other")]
    if a.place_words is not None and a.place_words == b.place_words:
        return [(1.0, "same place")]
    return []


def _time_points(a: Happening, b: Happening) -> list[tuple[float, str]]:
    if a.told is not None and b.told is not None:
        if max(a.told.prec, b.told.prec) >= WIDE:
            return []
        exact = a.told.prec == b.told.prec == 1
        return [(1.0, "same day")] if exact else [(0.5, "days that go together")]
    if a.reading is not b.reading and a.window and b.window and a.window.overlaps(b.window):
        return [(0.25, "told in the same days")]
    return []


def _back_reference(a: Happening, b: Happening) -> list[tuple[float, str]]:
    if not b.refers_back:
        return []
    named = a.name is not None and b.name is None and b.of_operation
    return [(0.5, "refers back"), *([(1.0, "the operation named before")] if named else [])]


def _nearness(a: Happening, b: Happening) -> list[tuple[float, str]]:
    distance = abs(b.event.sentence - a.event.sentence)
    if b.another:
        return []
    if distance == 0:
        return [(1.25, "same sentence")]
    if distance == 1:
        return [(1.0, "next sentence")]
    return [(0.5, "near sentences")] if distance <= 3 else []


# -- grouping --------------------------------------------------------------------------------------


class _Decisions:
    """People's judgements, as pairs of events that must or must not be one incident."""

    def __init__(self, judgements: Iterable[Judgement], happenings: Sequence[Happening]) -> None:
        self._events: dict[str, tuple[str, ...]] = {h.id: (h.id,) for h in happenings}
        self._events |= {incident_id(happening.id): (happening.id,) for happening in happenings}
        by_claim: dict[str, list[str]] = {}
        for happening in happenings:
            if happening.event.claim is not None and countable(happening):
                by_claim.setdefault(happening.event.claim, []).append(happening.id)
        self._events |= {claim: tuple(events) for claim, events in by_claim.items()}
        self.together: list[tuple[str, ...]] = []
        self.apart: set[frozenset[str]] = set()
        for judgement in standing(judgements):
            groups = [self._events[subject] for subject in judgement.subjects if subject in self._events]
            if judgement.verb == "same_incident":
                self.together.append(tuple(event for group in groups for event in group))
            elif judgement.verb == "different_incident":
                self.apart |= {
                    frozenset({a, b})
                    for number, group in enumerate(groups)
                    for other in groups[number + 1 :]
                    for a in group
                    for b in other
                }


class _Grouping:
    """Groups that grow, best link first, unless two of their events rule each other out."""

    def __init__(self, happenings: Sequence[Happening], places: Gazetteer, decisions: _Decisions) -> None:
        self._places = places
        self._decisions = decisions
        self._group = {happening.id: Cluster([happening]) for happening in happenings}

    def join_decided(self) -> None:
        for events in self._decisions.together:
            known = [event for event in events if event in self._group]
            for event in known[1:]:
                self._merge(self._group[known[0]], self._group[event])

    def join(self, link: Link) -> None:
        one, other = self._group[link.a.id], self._group[link.b.id]
        if one is not other and self._may_join(one, other):
            self._merge(one, other)
            one.links.append(link)

    def _may_join(self, one: Cluster, other: Cluster) -> bool:
        # Only what tells an event apart can rule a merge out, so a few of each group are enough to ask.
        for a in _telling(one.events):
            for b in _telling(other.events):
                if conflict(a, b, self._places):
                    return False
        if not self._decisions.apart:
            return True
        return not any(
            frozenset({a.id, b.id}) in self._decisions.apart for a in one.events for b in other.events
        )

    def _merge(self, one: Cluster, other: Cluster) -> None:
        if one is other:
            return
        one.events = sorted([*one.events, *other.events], key=lambda happening: happening.order)
        one.links += other.links
        for happening in other.events:
            self._group[happening.id] = one

    def clusters(self) -> tuple[Cluster, ...]:
        unique = {id(cluster): cluster for cluster in self._group.values()}
        return tuple(sorted(unique.values(), key=lambda cluster: cluster.first.order))


def _telling(events: Sequence[Happening]) -> list[Happening]:
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


def _attach(others: Sequence[Happening], clusters: Sequence[Cluster], places: Gazetteer) -> None:
    """Hang denied, feared or planned events on the incident of their document that they speak of."""
    by_document: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for document in {happening.reading.document.id for happening in cluster.events}:
            by_document.setdefault(document, []).append(cluster)
    for happening in others:
        if happening.event.aux not in {Aux.NEGATED, Aux.ACTUAL}:
            continue
        best: tuple[float, Cluster] | None = None
        for cluster in by_document.get(happening.reading.document.id, [])[-LOOK_BACK:]:
            told = [h for h in cluster.events if h.reading is happening.reading]
            if any(conflict(known, happening, places) for known in _telling(cluster.events)):
                continue
            points = max(score(known, happening).score for known in told)
            if points >= WITHIN - 0.5 and (best is None or points > best[0]):
                best = (points, cluster)
        if best is not None:
            best[1].attached.append(happening)
