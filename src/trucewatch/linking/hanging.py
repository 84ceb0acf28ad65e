"""What hangs on an incident without making one: denials of it, words that point to it, counts of its dead.

1. An event that is denied, or told but not counted, hangs on the incident that it has most in common with.
2. A claim without an event of its own hangs on the incident of the document that was told last before it,
   where it points there ("the attack", "the operation") or counts people harmed.
3. What hangs on nothing in its document is tried on what earlier documents told. The same story, place, day,
   parties, operation and figures speak for it, as they do between events (`clusters.score`); another place
   or day rules it out.
4. What hangs on nothing there either waits for some days: of two dispatches of one day the denial may come
   first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from trucewatch.linking.clusters import (
    LOOK_BACK,
    WITHIN,
    Cluster,
    Earlier,
    blocks_of,
    countable,
    places_in_weeks,
    score,
    stories_of,
    told_apart,
)
from trucewatch.linking.happenings import NEWS, Gazetteer, Happening, conflict
from trucewatch.linking.replies import is_denial, points_only
from trucewatch.linking.similarity import concepts
from trucewatch.linking.statements import Statement, parties, place_id, sides_of
from trucewatch.linking.wordlists import pattern
from trucewatch.model.event import CasualtyClaim
from trucewatch.model.linking import Tie
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import Aux, Polarity, Stance

#: What an event that does not count must share with one of its document that it hangs on …
HUNG = WITHIN - 0.5
#: … and with one of another document.
HUNG_ACROSS = 2.25
#: What a claim without an event must share with what another document told, and one that points there.
TOLD_ACROSS, POINTS_ACROSS = 2.0, 1.5
POINTS_BACK = "its words point back to what was told before"
COUNTS = "counts people harmed in what was told before"
ANSWERS = "answers what is said of it"
SPEAKS_OF = "speaks of what is told right before"
GOES_ON = "goes on with who is told of right before"
#: How many sentences back the happening may stand of which a claim goes on to speak.
SPOKEN_BACK = 2
#: How many sentences after an answer that tells nothing itself the happening may stand.
ANSWER_REACH = 1
#: How many sentences back the happening may stand whose dead a claim counts.
COUNT_BACK = 3

_TELLING = frozenset({Aux.ACTUAL, Aux.NEGATED})
#: Stances that say nothing of what happened.
_TELLS = frozenset(
    {
        Stance.ASSERT,
        Stance.ACKNOWLEDGE,
        Stance.CONCEDE,
        Stance.DENY,
        Stance.REJECT,
        Stance.JUSTIFY,
        Stance.ACCUSE,
    }
)
_ELSEWHERE = frozenset({Stance.DEMAND, Stance.PLEDGE, Stance.THREATEN})


@dataclass(frozen=True)
class Waiting:
    """An event, or a claim without one, that hangs on nothing yet."""

    story: str
    happening: Happening | None = None
    statement: Statement | None = None

    @property
    def id(self) -> str:
        """The id of the event or claim."""
        return self.happening.id if self.happening is not None else self._claim.id

    @property
    def place(self) -> int:
        """The place of its document in the record's order."""
        return self.happening.rank if self.happening is not None else self._claim.rank

    @property
    def since(self) -> date | None:
        """The day of publication of its document."""
        return self.happening.published if self.happening is not None else self._claim.published

    @property
    def _claim(self) -> Statement:
        assert self.statement is not None, "either an event waits or a claim"
        return self.statement

    @property
    def keys(self) -> list[str]:
        """The keys of blocks in which it looks for what it hangs on."""
        if self.happening is not None:
            return blocks_of(self.happening)
        return [*stories_of(self.story), *places_in_weeks(_places_in(self._claim), self._claim.published)]

    def tie(self, known: Happening, places: Gazetteer) -> Tie | None:
        """What speaks for its hanging on an event of another document; ``None`` where that is not enough."""
        if self.happening is None:
            return _told_of(self._claim, self.story, known, places)
        return None if conflict(known, self.happening, places) else _tie(known, self.happening, HUNG_ACROSS)


class Others(Earlier, Protocol):
    """What other documents told, and what of it waits."""

    def waiting(self, key: str, /) -> Sequence[Waiting]:
        """What waits since a few days under a key of `Waiting.keys`."""
        ...


@dataclass(frozen=True)
class Hung:
    """The incidents that a document tells of or speaks of, and what of it waits."""

    clusters: tuple[Cluster, ...]
    waiting: tuple[Waiting, ...]


def hang(
    statements: Sequence[Statement],
    happenings: Sequence[Happening],
    clusters: Sequence[Cluster],
    story: str,
    others: Others,
    places: Gazetteer,
) -> Hung:
    """Hang what can be hung: on the document's incidents, on earlier ones, and on its own what waited.

    Args:
        statements: the document's, in the order of the text.
        happenings: its events, countable or not.
        clusters: the incidents that its countable events tell of.
        story: the story that the document tells.
        others: what the documents before it told.
        places: the places that any of these name.
    """
    anchored = [cluster for cluster in clusters if cluster.anchored]
    hanging = _Hanging(anchored, story, others, places)
    for cluster in clusters:
        if not cluster.anchored:
            hanging.hang_loose(cluster)
    for happening in happenings:
        if not (countable(happening) or happening.outside) and happening.event.aux in _TELLING:
            hanging.hang_event(happening)
    for statement in statements:
        told = statement.id in hanging.telling or hanging.counts(statement)
        if not told and statement.claim.aux in _TELLING:
            hanging.hang_claim(statement)
    hanging.take_up()
    return hanging.hung


class _Hanging:
    """The incidents of one document while things are hung on them."""

    def __init__(self, clusters: Sequence[Cluster], story: str, others: Others, places: Gazetteer) -> None:
        self._clusters = clusters
        self._story = story
        self._others = others
        self._places = places
        self._known: dict[str, Cluster] = {}
        self._waiting: list[Waiting] = []

    @property
    def hung(self) -> Hung:
        """What came of it; incidents of earlier documents come after the document's own."""
        return Hung((*self._clusters, *self._known.values()), tuple(self._waiting))

    @property
    def telling(self) -> frozenset[str]:
        """The claims whose events are part of an incident, or hang on one, or wait."""
        every = (*self._clusters, *self._known.values())
        told = [h for c in every for h in [*c.events, *c.attached]]
        told += [one.happening for one in self._waiting if one.happening is not None]
        return frozenset(h.event.claim or "" for h in told)

    def counts(self, statement: Statement) -> bool:
        """Whether a claim counts people harmed in an event that is part of an incident."""
        events = {h.id for cluster in self._clusters for h in cluster.events}
        return any(row.event in events for row in statement.casualties)

    def hang_loose(self, cluster: Cluster) -> None:
        """Hang events that say neither who nor where, and so are no incident; they wait if none fits."""
        for happening in cluster.events:
            waiting = Waiting(self._story, happening=happening)
            found = self._here(happening) or self._before(waiting)
            if found is not None:
                _attach(happening, *found)
            else:
                self._waiting.append(waiting)

    def hang_event(self, happening: Happening) -> None:
        """Hang a denied or uncounted event where it has most in common."""
        found = self._here(happening) or self._elsewhere(Waiting(self._story, happening=happening))
        if found is not None:
            _attach(happening, *found)

    def _here(self, happening: Happening) -> tuple[Tie, Cluster] | None:
        """The incident of its own document that an event hangs on."""
        own = [
            (tie, cluster)
            for cluster in self._clusters[-LOOK_BACK:]
            if (tie := self._beside(cluster, happening)) is not None
        ]
        return max(own, key=lambda one: one[0].score or 0.0, default=None)

    def hang_claim(self, statement: Statement) -> None:
        """Hang a claim that tells no event where it points, or on what it counts the dead of, or denies."""
        if statement.claim.stance in _ELSEWHERE:
            return
        pointing = _points_to(statement)
        counting = any(row.event is None for row in statement.casualties)
        before = list(self._told_before(statement, None if pointing else COUNT_BACK))
        if counting and _of_another(statement):
            return
        if _is_operation(pointing):
            before = [c for c in before if any(h.name for h in c.all)] or before
        if before and (pointing or counting):
            why = POINTS_BACK if pointing else COUNTS
            before[0].mentioned.append(statement.id)
            before[0].hung.append(Tie(a=before[0].all[0].id, b=statement.id, reasons=(why,)))
        elif _answers_only(statement) and (near := self._told_near(statement)) is not None:
            near.mentioned.append(statement.id)
            near.hung.append(Tie(a=near.all[0].id, b=statement.id, reasons=(ANSWERS,)))
        elif (spoken := self._spoken_of(statement)) is not None:
            cluster, why = spoken
            cluster.mentioned.append(statement.id)
            cluster.hung.append(Tie(a=cluster.all[0].id, b=statement.id, reasons=(why,)))
        elif pointing or counting or _denies(statement):
            found = self._elsewhere(Waiting(self._story, statement=statement))
            if found is not None:
                tie, cluster = found
                cluster.mentioned.append(statement.id)
                cluster.hung.append(tie)

    def take_up(self) -> None:
        """Hang on the document's incidents what waits and fits, each where it has most in common."""
        best: dict[str, tuple[Waiting, Tie, Cluster]] = {}
        for cluster in self._clusters:
            keys = dict.fromkeys(key for happening in cluster.events for key in blocks_of(happening))
            for waiting in (one for key in keys for one in self._others.waiting(key)):
                for happening in cluster.events:
                    tie = waiting.tie(happening, self._places)
                    known = best.get(waiting.id)
                    if tie is not None and (known is None or (tie.score or 0.0) > (known[1].score or 0.0)):
                        best[waiting.id] = (waiting, tie, cluster)
        for waiting, tie, cluster in best.values():
            cluster.late.append(waiting)
            cluster.hung.append(tie)

    def _beside(self, cluster: Cluster, happening: Happening) -> Tie | None:
        """What speaks for an event being of an incident of its own document, if it is enough."""
        if any(conflict(known, happening, self._places) for known in told_apart(cluster.all)):
            return None
        ties = (tie for known in cluster.events if (tie := _tie(known, happening, HUNG)) is not None)
        return max(ties, key=lambda tie: tie.score or 0.0, default=None)

    def _told_before(self, statement: Statement, reach: int | None) -> Iterable[Cluster]:
        """The incidents told before a claim, nearest first, ``reach`` sentences back at most."""
        start = statement.extent.start
        here = statement.reading.sentence_of(start)
        told = [
            (h.event.trigger.span.start, number)
            for number, cluster in enumerate(self._clusters)
            for h in [*cluster.events, *cluster.attached]
            if h.event.trigger.span.start < start and (reach is None or here - h.event.sentence <= reach)
        ]
        return (self._clusters[number] for number in dict.fromkeys(n for _, n in sorted(told, reverse=True)))

    def _told_near(self, statement: Statement) -> Cluster | None:
        """The incident told last before an answer, or right after it."""
        start = statement.extent.start
        here = statement.reading.sentence_of(start)
        told = [
            (h.event.trigger.span.start > start, abs(h.event.sentence - here), number)
            for number, cluster in enumerate(self._clusters)
            for h in cluster.events
            if -COUNT_BACK <= h.event.sentence - here <= ANSWER_REACH
        ]
        return self._clusters[min(told)[2]] if told else None

    def _spoken_of(self, statement: Statement) -> tuple[Cluster, str] | None:
        """The incident told right before a claim of a party or an observer that speaks of it, and why.

        It goes on with a pronoun ("they carried no weapons") or speaks of what was aimed at ("the bus").
        """
        if statement.by_author or statement.claim.stance not in _TELLS:
            return None
        goes_on = pattern("happenings", "back_reference", "goes_on").match(statement.content) is not None
        for cluster in self._told_before(statement, SPOKEN_BACK):
            aimed_at = frozenset[str]().union(*(happening.aimed_at for happening in cluster.events))
            if aimed_at & _definite(statement):
                return cluster, SPEAKS_OF
            if goes_on:
                return cluster, GOES_ON
        return None

    def _elsewhere(self, waiting: Waiting) -> tuple[Tie, Cluster] | None:
        """The incident of earlier documents that something hangs on; where there is none, it waits."""
        found = self._before(waiting)
        if found is None:
            self._waiting.append(waiting)
        return found

    def _before(self, waiting: Waiting) -> tuple[Tie, Cluster] | None:
        """The incident of earlier documents that something hangs on, the latest of those that fit alike."""
        told = {h.order: h for key in waiting.keys for h in self._others.block(key)}
        ties = [
            (tie, h) for _, h in sorted(told.items()) if (tie := waiting.tie(h, self._places)) is not None
        ]
        if not ties:
            return None
        best, happening = max(ties, key=lambda found: (found[0].score or 0.0, found[1].order))
        return best, self._cluster(happening)

    def _cluster(self, happening: Happening) -> Cluster:
        """The incident of an earlier event, as one of the document's where it tells of it too."""
        incident = happening.incident or ""
        own = next((cluster for cluster in self._clusters if cluster.id == incident), None)
        if own is not None:
            return own
        if incident not in self._known:
            self._known[incident] = Cluster(incident, [], known=list(self._others.told_of(incident)))
        return self._known[incident]


def _attach(happening: Happening, tie: Tie, cluster: Cluster) -> None:
    cluster.attached.append(happening)
    cluster.hung.append(tie)


def _tie(known: Happening, happening: Happening, needed: float) -> Tie | None:
    """What two events have in common, if it is enough for the later to hang on the earlier."""
    link = score(known, happening)
    if link.score < needed:
        return None
    return Tie(a=known.id, b=happening.id, reasons=link.reasons, score=link.score, needed=needed)


def _told_of(statement: Statement, story: str, known: Happening, places: Gazetteer) -> Tie | None:
    """What a claim without an event has in common with an event of another document, if it is enough."""
    days = [t.interval for t in statement.times if t.interval is not None and t.interval.prec == 1]
    named = _places_in(statement)
    inner = [one for one in named if not any(one in places.wider(other)[1:] for other in named)]
    exact = any(not places.wide(one) for one in inner) and not known.wide
    place = _agree(known.place, [places.related(known.place or "", one) for one in inner])
    day = _agree(known.day, [_is_day(known, interval) for interval in days])
    if place is None or day is None or _long_ago(statement, known):
        return None
    pointing = _points_to(statement)
    figures = {(row.outcome, row.n_min) for row in statement.casualties if _exact(row)}
    points = [
        (place if exact else 0.0, "same place"),
        (day, "same day"),
        (float(bool(figures & {(outcome, n) for outcome, _, _, n in known.harmed})), "same casualty figure"),
        (float(_is_operation(pointing) and known.name is not None), "points to the operation"),
    ]
    losing = {side for row in statement.casualties for side in sides_of(row.side)} & known.parties
    same_story = known.story == story
    losses = losing and same_story and not _places_in(statement)  # "its losses were two dead"
    if not (pointing or losses or any(value for value, _ in points)):
        return None
    people = parties(statement.named | set(statement.sides)) & known.parties
    points += [
        (float(same_story), "same story"),
        (0.5 * min(2, len(people)), "shared parties"),
        (0.5 * bool(losing), "counts people of a party"),
    ]
    total, needed = sum(value for value, _ in points), POINTS_ACROSS if pointing else TOLD_ACROSS
    reasons = tuple(reason for value, reason in points if value)
    if total < needed:
        return None
    return Tie(a=known.id, b=statement.id, reasons=reasons, score=total, needed=needed)


def _definite(statement: Statement) -> frozenset[str]:
    """The concepts of what a claim speaks of as known: "the bus", "their boat"."""
    found = pattern("happenings", "back_reference", "definite").finditer(statement.content)
    return frozenset().union(*(concepts(match.group()) for match in found))


def _of_another(statement: Statement) -> bool:
    """Whether the words before a claim's content say that it tells of another happening."""
    start = statement.claim.content.spans[0].start
    sentence = statement.reading.sentences[statement.reading.sentence_of(start)]
    text = statement.reading.document.text
    return pattern("happenings", "another").search(text, sentence.start, start) is not None


def _points_to(statement: Statement) -> str:
    """The words of a claim's content that point to a happening; empty where none do."""
    match = pattern("happenings", "back_reference", "phrase").match(statement.content)
    match = match or pattern("happenings", "back_reference", "inside").search(statement.content)
    return match.group() if match is not None else ""


def _places_in(statement: Statement) -> tuple[str, ...]:
    """Ids of the places that the content names."""
    return tuple(dict.fromkeys(place_id(m.place) for m in statement.inside if m.place is not None))


def _agree(known: object | None, agreeing: Sequence[bool]) -> float | None:
    """1 where what both tell agrees, 0 where one tells nothing, ``None`` where they differ."""
    if known is None or not agreeing:
        return 0.0
    return 1.0 if any(agreeing) else None


def _is_day(happening: Happening, interval: Interval) -> bool:
    return happening.told is not None and happening.told.overlaps(interval)


def _long_ago(statement: Statement, happening: Happening) -> bool:
    """Whether the event was told so long before or after that the claim is not on it, as far as known."""
    if statement.published is None or happening.published is None:
        return False
    return abs(statement.published - happening.published) > NEWS


def _exact(row: CasualtyClaim) -> bool:
    return row.n_min is not None and row.n_min == row.n_max and not row.vague


def _denies(statement: Statement) -> bool:
    claim = statement.claim
    return claim.polarity is Polarity.NEGATIVE or claim.stance in {Stance.DENY, Stance.REJECT}


def _answers_only(statement: Statement) -> bool:
    """Whether the claim holds something for false that it does not tell itself: "called the report false"."""
    return is_denial(statement) and points_only(statement)


def _is_operation(words: str) -> bool:
    return "operation" in words or "offensive" in words
