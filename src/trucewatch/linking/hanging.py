"""What hangs on an incident without making one: denials of it, words that point to it, counts of its dead.

1. An event that is denied, or told but not counted, hangs on the incident that it has most in common with.
2. A claim without an event of its own hangs on the incident of the document that was told last before it,
   where it points there ("the attack", "the operation") or counts people harmed.
3. What hangs on nothing in its document is tried on what earlier documents told. The same story, place, day,
   parties, operation and figures speak for it, as they do between events (`clusters.score`); another place
   or day rules it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.linking.clusters import (
    LOOK_BACK,
    WITHIN,
    Cluster,
    Earlier,
    Link,
    blocks_of,
    countable,
    places_in_weeks,
    score,
    stories_of,
    told_apart,
)
from trucewatch.linking.happenings import NEWS, Gazetteer, Happening, conflict
from trucewatch.linking.statements import Statement, parties, place_id
from trucewatch.linking.wordlists import pattern
from trucewatch.model.event import CasualtyClaim
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import Aux, Polarity, Stance

#: What an event that does not count must share with one of its document that it hangs on …
HUNG = WITHIN - 0.5
#: … and with one of an earlier document.
HUNG_ACROSS = 2.5
#: What a claim without an event must share with what an earlier document told, and one that points back.
TOLD_ACROSS, POINTS_ACROSS = 2.0, 1.5
#: How many sentences back the happening may stand whose dead a claim counts.
COUNT_BACK = 3

_TELLING = frozenset({Aux.ACTUAL, Aux.NEGATED})
#: Stances that say nothing of what happened.
_ELSEWHERE = frozenset({Stance.DEMAND, Stance.PLEDGE, Stance.THREATEN})


def hang(
    statements: Sequence[Statement],
    happenings: Sequence[Happening],
    clusters: Sequence[Cluster],
    story: str,
    earlier: Earlier,
    places: Gazetteer,
) -> tuple[Cluster, ...]:
    """The incidents of a document with what hangs on them, and those of earlier ones that it speaks of.

    Args:
        statements: the document's, in the order of the text.
        happenings: its events, countable or not.
        clusters: the incidents that its countable events tell of.
        story: the story that the document tells.
        earlier: what the documents before it told.
        places: the places that any of these name.
    """
    hanging = _Hanging(clusters, story, earlier, places)
    for happening in happenings:
        if not countable(happening) and happening.event.aux in _TELLING:
            hanging.hang_event(happening)
    for statement in statements:
        if statement.id not in hanging.telling and statement.claim.aux in _TELLING:
            hanging.hang_claim(statement)
    return (*clusters, *hanging.earlier_ones)


class _Hanging:
    """The incidents of one document while things are hung on them."""

    def __init__(self, clusters: Sequence[Cluster], story: str, earlier: Earlier, places: Gazetteer) -> None:
        self._clusters = clusters
        self._story = story
        self._earlier = earlier
        self._places = places
        self._known: dict[str, Cluster] = {}

    @property
    def earlier_ones(self) -> tuple[Cluster, ...]:
        """Incidents that only earlier documents tell of, in the order in which something was hung on them."""
        return tuple(self._known.values())

    @property
    def telling(self) -> frozenset[str]:
        """The claims whose events are part of an incident, or hang on one."""
        every = (*self._clusters, *self._known.values())
        return frozenset(h.event.claim or "" for c in every for h in [*c.events, *c.attached])

    def hang_event(self, happening: Happening) -> None:
        """Hang a denied or uncounted event where it has most in common."""
        links = [
            (link, cluster)
            for cluster in self._clusters[-LOOK_BACK:]
            if (link := self._beside(cluster, happening)) is not None
        ]
        if not links:
            before = [h for key in blocks_of(happening) for h in self._earlier.block(key)]
            links = [
                (link, self._cluster(link.a))
                for link in (score(h, happening) for h in before if not conflict(h, happening, self._places))
                if link.score >= HUNG_ACROSS
            ]
        if links:
            link, cluster = max(links, key=lambda found: found[0].score)
            cluster.attached.append(happening)
            cluster.hung.append(link)
            self._keep(cluster)

    def hang_claim(self, statement: Statement) -> None:
        """Hang a claim that tells no event where it points, or on what it counts the dead of, or denies."""
        if statement.claim.stance in _ELSEWHERE:
            return
        pointing = pattern("happenings", "back_reference", "phrase").match(statement.content)
        counting = any(row.event is None for row in statement.casualties)
        operation = pointing is not None and _is_operation(pointing.group())
        before = list(self._told_before(statement, None if pointing else COUNT_BACK))
        if operation:
            before = [c for c in before if any(h.name for h in c.all)] or before
        if before and (pointing or counting):
            before[0].mentioned.append(statement.id)
        elif pointing or counting or _denies(statement):
            needed = POINTS_ACROSS if pointing else TOLD_ACROSS
            cluster = self._told_earlier(statement, needed, operation=operation)
            if cluster is not None:
                cluster.mentioned.append(statement.id)
                self._keep(cluster)

    def _beside(self, cluster: Cluster, happening: Happening) -> Link | None:
        """What speaks for an event being of an incident of its own document."""
        if any(conflict(known, happening, self._places) for known in told_apart(cluster.all)):
            return None
        link = max((score(known, happening) for known in cluster.events), key=lambda link: link.score)
        return link if link.score >= HUNG else None

    def _told_before(self, statement: Statement, reach: int | None) -> Iterator[Cluster]:
        """The incidents told before a claim in its document, the nearest first, at most ``reach`` sentences back."""
        start = statement.extent.start
        here = statement.reading.sentence_of(start)
        told = [
            (h.event.trigger.span.start, number, cluster)
            for number, cluster in enumerate(self._clusters)
            for h in [*cluster.events, *cluster.attached]
            if h.event.trigger.span.start < start and (reach is None or here - h.event.sentence <= reach)
        ]
        yield from {
            number: cluster for _, number, cluster in sorted(told, reverse=True, key=lambda t: t[:2])
        }.values()

    def _told_earlier(self, statement: Statement, needed: float, *, operation: bool) -> Cluster | None:
        """The incident of earlier documents that a claim speaks of; the latest of those that fit alike."""
        named = tuple(place_id(m.place) for m in statement.inside if m.place is not None)
        keys = [*stories_of(self._story), *places_in_weeks(named, statement.published)]
        told = {h.order: h for key in keys for h in self._earlier.block(key)}
        best: tuple[float, Happening] | None = None
        for _, happening in sorted(told.items()):
            points = self._points(statement, named, happening, operation=operation)
            if points is not None and points >= needed and (best is None or points >= best[0]):
                best = (points, happening)
        return self._cluster(best[1]) if best is not None else None

    def _points(
        self, statement: Statement, named: Sequence[str], happening: Happening, *, operation: bool
    ) -> float | None:
        """How much a claim has in common with an earlier event; ``None`` where they tell of different ones."""
        days = [t.interval for t in statement.times if t.interval is not None and t.interval.prec == 1]
        place = _agree(
            happening.place is not None,
            [self._places.related(happening.place or "", one) for one in named],
        )
        day = _agree(happening.day is not None, [_is_day(happening, interval) for interval in days])
        if place is None or day is None or _long_ago(statement, happening):
            return None
        figures = {(row.outcome, row.n_min) for row in statement.casualties if _exact(row)}
        same = bool(figures & {(outcome, number) for outcome, _, _, number in happening.harmed})
        pointing = operation and happening.name is not None
        if not (
            place
            or day
            or same
            or pointing
            or pattern("happenings", "back_reference", "phrase").match(statement.content)
        ):
            return None
        people = parties(statement.named | set(statement.sides)) & happening.parties
        story = 1.0 if happening.story == self._story else 0.0
        return place + day + 1.0 * same + 1.0 * pointing + story + 0.5 * min(2, len(people))

    def _cluster(self, happening: Happening) -> Cluster:
        """The incident of an earlier event, as one of the document's where it tells of it too."""
        incident = happening.incident or ""
        own = next((cluster for cluster in self._clusters if cluster.id == incident), None)
        if own is not None:
            return own
        return self._known.get(incident) or Cluster(incident, [], known=list(self._earlier.told_of(incident)))

    def _keep(self, cluster: Cluster) -> None:
        if not any(cluster is own for own in self._clusters):
            self._known.setdefault(cluster.id, cluster)


def _agree(told: bool, agreeing: Sequence[bool]) -> float | None:
    """1 where what both tell agrees, 0 where one tells nothing, ``None`` where they differ."""
    if not told or not agreeing:
        return 0.0
    return 1.0 if any(agreeing) else None


def _is_day(happening: Happening, interval: Interval) -> bool:
    return happening.told is not None and happening.told.overlaps(interval)


def _long_ago(statement: Statement, happening: Happening) -> bool:
    """Whether the event was told so long before the claim that the claim is not on it, as far as known."""
    if statement.published is None or happening.published is None:
        return False
    return statement.published - happening.published > NEWS


def _exact(row: CasualtyClaim) -> bool:
    return row.n_min is not None and row.n_min == row.n_max and not row.vague


def _denies(statement: Statement) -> bool:
    claim = statement.claim
    return claim.polarity is Polarity.NEGATIVE or claim.stance in {Stance.DENY, Stance.REJECT}


def _is_operation(words: str) -> bool:
    return "operation" in words or "offensive" in words
