"""Linking, a document at a time: what one more document adds to what is linked already.

reading ─► statements ─► copies, origins, replies ─► story ─► incidents ─► relations
                      └► duties, tracks

What was linked before stays as it is, so that a document costs the same in a large record as in a small one.
Incidents are described afterwards, once, from all that tells of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from trucewatch.linking.accounts import with_accounts
from trucewatch.linking.candidates import candidate_pairs
from trucewatch.linking.clusters import (
    LOOK_BACK,
    Cluster,
    Decisions,
    blocks_of,
    find_clusters,
)
from trucewatch.linking.copies import Copied, find_copied
from trucewatch.linking.drawing import drawn_in
from trucewatch.linking.duties import link_duties
from trucewatch.linking.duty_relations import find_duty_relations
from trucewatch.linking.hanging import Hung, Waiting, hang
from trucewatch.linking.happenings import RECENT, Gazetteer, Happening
from trucewatch.linking.incidents import describe
from trucewatch.linking.judgements import rejected_claims
from trucewatch.linking.leaf import Late, Leaf, Part, Trace
from trucewatch.linking.origins import Moved, independence, trace_origins
from trucewatch.linking.pairs import ANSWER_DAYS
from trucewatch.linking.propositions import named_parties
from trucewatch.linking.relations import find_relations
from trucewatch.linking.same_actor import Proposal, actors_under, one_actor_each, propose
from trucewatch.linking.statements import Statement, parties, statements_of
from trucewatch.linking.stories import find_story, kin_of, vector_of
from trucewatch.linking.texts import Words
from trucewatch.linking.tracks import link_tracks
from trucewatch.model.document import Document
from trucewatch.model.linkage import Linkage, Posting
from trucewatch.model.linking import (
    ClaimOrigin,
    ComplianceClaim,
    Incident,
    Judgement,
    PartyReading,
    Relation,
    Tie,
    TrackEvent,
)
from trucewatch.model.reading import DocumentReading
from trucewatch.model.theatre import Theatre
from trucewatch.model.ties import DerivedRow
from trucewatch.model.vocabulary import Independence

Kept = TypeVar("Kept")

#: How many documents are kept at hand; others are fetched again when something calls for them.
AT_HAND = 400
#: How many of an incident's documents are asked for what tells it apart, beside the first.
TELLING = 24
#: How many things that wait under one key are looked at.
WAITING = 12
#: How many earlier documents a document is compared with claim by claim.
ANSWERED = 4
#: How many of the last documents of a day may be answered.
OF_A_DAY = 12

_INCIDENT, _BLOCK, _JUDGED, _MOVED, _DAY = "incident", "block", "judged", "moved", "day"
_WAITING, _LATE = "waiting", "late"


@dataclass(frozen=True)
class Added:
    """What one document brought."""

    relations: tuple[Relation, ...]
    readings: tuple[PartyReading, ...]
    compliance: tuple[ComplianceClaim, ...]
    tracks: tuple[TrackEvent, ...]
    origins: tuple[ClaimOrigin, ...]
    """Of its claims, and of earlier claims whose words turned out to be another's."""
    incidents: tuple[str, ...]
    """The incidents that it tells of, and those whose origins it changed: to be described anew."""

    @property
    def rows(self) -> tuple[DerivedRow, ...]:
        """All derived rows, kind by kind."""
        return (*self.relations, *self.readings, *self.compliance, *self.tracks)


class Linker:
    """Links documents, in the record's order, to what is linked already."""

    def __init__(
        self, linkage: Linkage, theatres: Sequence[Theatre], judgements: Sequence[Judgement] = ()
    ) -> None:
        self._linkage = linkage
        self._theatres = theatres
        self._places = Gazetteer(theatres)
        self._rejected = rejected_claims(judgements)
        self._decisions = Decisions(judgements)
        self._under = actors_under(judgements)
        self._actors = frozenset(actor.id for theatre in theatres for actor in theatre.actors)
        self._side_of = {actor.id: actor.side for theatre in theatres for actor in theatre.actors}
        self._adjectives = {
            word.lower(): actor.id
            for theatre in theatres
            for actor in theatre.actors
            for word in (*actor.adjectives, *actor.people)
        }
        self._leaves: dict[int, Leaf] = {}
        self._traces: dict[int, Trace] = {}
        self._told: dict[int, tuple[Happening, ...]] = {}

    def propose(self, reading: DocumentReading, place: int) -> tuple[Proposal, ...]:
        """Officials of the document who seem to be one with somebody named before (`same_actor`)."""
        return propose(reading, place, self._actors, self._linkage)

    def accept(self, judgements: Sequence[Judgement]) -> None:
        """Take in judgements of officials that came up on the way."""
        self._under = actors_under(judgements)

    def forget(self, place: int) -> None:
        """Let go of the documents from ``place`` on, which are to be linked anew."""
        for at_hand in (self._leaves, self._traces, self._told):
            for at in [at for at in at_hand if at >= place]:
                del at_hand[at]

    def begins(self, incident: str) -> tuple[int, int]:
        """The place of the document that tells of an incident first, and the incident's number in it."""
        first = self._linkage.first(_INCIDENT, incident, 1)
        return (first[0].place, int(first[0].item)) if first else (0, 0)

    def add(self, reading: DocumentReading, place: int) -> Added:
        """Link the document at ``place``, the next one in the record's order."""
        leaf = self._make_leaf(place, reading)
        _keep(self._leaves, place, leaf)
        copied = self._copied(leaf)
        origins, moved = trace_origins(
            leaf.statements, copied, self._linkage, self._document, self._with_origin
        )
        vector = vector_of(leaf.words.printed, place, self._linkage)
        kin = kin_of(vector, self._linkage)
        if copied.original == place:
            story = find_story(vector, place, reading.document.published, self._linkage, reading.document.id)
        else:
            story = self._trace(copied.original).story
        hung = self._cluster(leaf, story)
        clusters = hung.clusters
        parts = tuple(leaf.part(cluster, map(self._late, cluster.late)) for cluster in clusters)
        trace = Trace(
            original=copied.original,
            story=story,
            origins={one.claim: one.origin for one in origins},
            happenings=tuple(h.traced(cluster.id) for cluster in clusters for h in cluster.events),
            parts=parts,
            about=_about(leaf, zip(clusters, parts, strict=True)),
            denies=frozenset(reply.by.id for reply in leaf.replies if reply.denies),
        )
        _keep(self._traces, place, trace)
        self._note(hung, parts, moved, place)
        duties = link_duties(leaf.statements, self._theatres)
        fellows = self._fellows(leaf)
        around = _Around(self, leaf, trace, frozenset(kin), fellows)
        near = dict.fromkeys([*(other for other in kin if self._may_answer(leaf, other)), *sorted(fellows)])
        answered = [self._leaf(other).statements for other in list(near)[:ANSWERED]]
        late = [
            (self._statement(one.place, claim), part.incident)
            for part in parts
            for one in part.late
            for claim in one.claims
        ]
        met = dict(leaf.by_id)
        pairs = _met(
            candidate_pairs(
                leaf.statements, place, answered, trace.about, late, self._linkage, self._statement
            ),
            met,
        )
        relations = (
            *find_relations(pairs, leaf.statements, leaf.replies, around),
            *find_duty_relations(
                duties.readings,
                duties.compliance,
                place,
                self._linkage,
                self._statement,
                around.independence,
            ),
        )
        drawn = drawn_in(relations, met, around.about, place, self._first_event)
        trace = _with_parts(trace, drawn)
        self._linkage.add(place, reading, trace.model_dump_json())
        _keep(self._traces, place, trace)
        self._note_parts(drawn, len(parts), place)
        touched = [part.incident for part in trace.parts]
        for one in moved:
            touched += [p.incident for p in self._trace(one.place).parts if one.origin.claim in p.claims]
        return Added(
            relations=tuple(relation for relation in relations if relation.id not in self._rejected),
            readings=duties.readings,
            compliance=duties.compliance,
            tracks=link_tracks(leaf.statements, self._theatres),
            origins=(*origins, *(one.origin for one in moved)),
            incidents=tuple(dict.fromkeys(touched)),
        )

    def incident(self, id_: str) -> Incident | None:
        """An incident from all that tells of it; ``None`` where nothing tells of it so that it can be shown.

        What no claim tells cannot be shown with its source, and what says neither who nor where is no
        incident.
        """
        places = sorted({posting.place for posting in self._linkage.every(_INCIDENT, id_)})
        leaves = [self._leaf(place) for place in places]
        cluster = Cluster(id_, [])
        claims: list[Statement] = []
        ties: list[Tie] = []
        late: list[Late] = []
        for leaf in leaves:
            trace = self._trace(leaf.place)
            told = {happening.id: happening for happening in leaf.happenings(trace.story)}
            for part in trace.parts:
                if part.incident == id_:
                    cluster.events += [told[event] for event in part.events]
                    cluster.attached += [told[event] for event in part.attached]
                    claims += [leaf.by_id[claim] for claim in part.claims]
                    late += part.late
                    ties += part.ties
        for one in late:
            leaf = self._leaf(one.place)
            claims += [leaf.by_id[claim] for claim in one.claims]
            if one.event is not None:
                cluster.attached.append(self._happening(one.place, one.event))
        if not cluster.anchored or not claims:
            return None
        leaves = [self._leaf(place) for place in sorted({*places, *(one.place for one in late)})]
        claims.sort(key=lambda statement: statement.order)
        events = sorted([*cluster.events, *cluster.attached], key=lambda happening: happening.order)
        where = self._places.with_places_of(happening.event for happening in events)
        incident = describe(cluster, claims, where)
        incident = with_accounts(incident, events, leaves, self._theatres, where)
        origins = {
            self._origin(leaf.place, claim)
            for leaf in leaves
            for claim in incident.claims
            if claim in leaf.by_id
        }
        return incident.model_copy(update={"origins": len(origins), "ties": tuple(ties)})

    # -- one document ------------------------------------------------------------------------------

    def _make_leaf(self, place: int, reading: DocumentReading) -> Leaf:
        named = one_actor_each(reading, self._under)
        statements = statements_of(named, place, self._side_of, self._adjectives, self._rejected)
        return Leaf(place, named, statements, self._rejected)

    def _copied(self, leaf: Leaf) -> Copied:
        def words_at(place: int) -> Words:
            return self._leaf(place).words

        found = find_copied(leaf.words, leaf.place, self._linkage, words_at)
        first = leaf.place if found.original == leaf.place else self._trace(found.original).original
        return Copied(first, tuple((span, self._trace(at).original) for span, at in found.passages))

    def _cluster(self, leaf: Leaf, story: str) -> Hung:
        happenings = leaf.happenings(story)
        earlier = _Earlier(self, self._linkage, leaf.reading.document.published)
        known = [h for happening in happenings for key in blocks_of(happening) for h in earlier.block(key)]
        places = self._places.with_places_of(h.event for h in (*known, *happenings))
        clusters = find_clusters(happenings, earlier, places, self._decisions)
        return hang(leaf.statements, happenings, clusters, story, earlier, places)

    def _late(self, waiting: Waiting) -> Late:
        event = waiting.happening.event if waiting.happening is not None else None
        if event is None:
            return Late(place=waiting.place, id=waiting.id, event=None, claims=(waiting.id,))
        claims = self._leaf(waiting.place).twins.get(event.claim or "", ())
        return Late(place=waiting.place, id=waiting.id, event=event.id, claims=claims)

    def _note(self, hung: Hung, parts: Sequence[Part], moved: Sequence[Moved], place: int) -> None:
        """Leave what later documents will look for."""
        number = 0
        self._note_parts(parts, 0, place)
        for cluster in hung.clusters:
            for happening in cluster.events:
                for key in blocks_of(happening):
                    self._linkage.post(place, _BLOCK, key, str(number))
                own, _ = self._decisions.keys(happening)
                for key in own:
                    self._linkage.post(place, _JUDGED, key, str(number))
                number += 1
        for waiting in hung.waiting:
            for key in dict.fromkeys(waiting.keys):
                self._linkage.post(place, _WAITING, key, f"{waiting.id} {waiting.since}")
        for one in moved:
            self._linkage.post(place, _MOVED, str(one.place), f"{one.origin.claim} {one.origin.origin}")

    def _note_parts(self, parts: Sequence[Part], first: int, place: int) -> None:
        """Note which incidents the document tells of, its parts numbered from ``first``."""
        for position, part in enumerate(parts, first):
            self._linkage.post(place, _INCIDENT, part.incident, str(position))
            for late in part.late:
                told = " ".join((part.incident, late.id, *late.claims))
                self._linkage.post(place, _LATE, str(late.place), told)

    def _first_event(self, incident: str) -> str:
        """The id of the first event of an incident that some document has told of."""
        first = self._linkage.first(_INCIDENT, incident, 1)[0]
        return self._trace(first.place).parts[int(first.item)].events[0]

    # -- earlier documents -------------------------------------------------------------------------

    def _leaf(self, place: int) -> Leaf:
        if place not in self._leaves:
            _keep(self._leaves, place, self._make_leaf(place, self._linkage.reading(place)))
        return self._leaves[place]

    def _trace(self, place: int) -> Trace:
        if place not in self._traces:
            _keep(self._traces, place, Trace.model_validate_json(self._linkage.trace(place)))
        return self._traces[place]

    def _may_answer(self, leaf: Leaf, earlier: int) -> bool:
        """Whether a document is of the same days as an earlier one."""
        days = leaf.reading.document.published, self._document(earlier).published
        return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) <= ANSWER_DAYS

    def _fellows(self, leaf: Leaf) -> frozenset[int]:
        """Documents of the same day or the day before that speak of two of its parties; it is noted, too."""
        day = leaf.reading.document.published
        own = frozenset(party for s in leaf.statements for party in parties(s.sides) | named_parties(s))
        if day is None or len(own) < 2:
            return frozenset()
        days = (day - timedelta(days=1), day)
        posted = [p for one in days for p in self._linkage.last(_DAY, one.isoformat(), OF_A_DAY)]
        self._linkage.post(leaf.place, _DAY, day.isoformat(), " ".join(sorted(own)))
        return frozenset(p.place for p in posted if len(own & set(p.item.split())) >= 2)

    def _document(self, place: int) -> Document:
        return self._leaf(place).reading.document

    def _statement(self, place: int, claim: str) -> Statement:
        return self._leaf(place).by_id[claim]

    def _with_origin(self, place: int, claim: str) -> tuple[Statement, str]:
        return self._statement(place, claim), self._origin(place, claim)

    def _origin(self, place: int, claim: str) -> str:
        for posting in reversed(self._linkage.every(_MOVED, str(place))):
            id_, origin = posting.item.split()
            if id_ == claim:
                return origin
        return self._trace(place).origins[claim]

    def told_at(self, place: int) -> tuple[Happening, ...]:
        """The countable happenings of an earlier document, as kept."""
        if place not in self._told:
            kept = self._trace(place).happenings
            _keep(self._told, place, tuple(Happening.remembered(one, place) for one in kept))
        return self._told[place]

    def _happening(self, place: int, event: str) -> Happening:
        """An event of an earlier document, countable or not."""
        told = self._leaf(place).happenings(self._trace(place).story)
        return next(happening for happening in told if happening.id == event)

    def waiting(self, place: int, id_: str) -> Waiting | None:
        """The event, or claim, of an earlier document that waits; ``None`` where it waits no longer."""
        if any(id_ in posting.item.split() for posting in self._linkage.every(_LATE, str(place))):
            return None
        leaf, story = self._leaf(place), self._trace(place).story
        if id_ in leaf.by_id:
            return Waiting(story, statement=leaf.by_id[id_])
        return Waiting(story, happening=self._happening(place, id_))

    def about(self, statement: Statement) -> str | None:
        """The incident that an earlier claim is about."""
        own = self._trace(statement.rank).about.get(statement.id)
        if own is not None:
            return own
        for posting in self._linkage.every(_LATE, str(statement.rank)):
            incident, *told = posting.item.split()
            if statement.id in told:
                return incident
        return None

    def incidents(self, statement: Statement) -> frozenset[str]:
        """All incidents that an earlier claim is about."""
        late = self.about(statement)
        return _incidents(self._trace(statement.rank), statement.id) | ({late} if late is not None else set())

    def denies(self, place: int) -> frozenset[str]:
        """The claims of an earlier document that deny another of it."""
        return self._trace(place).denies

    def origin_of(self, statement: Statement) -> str:
        """The id of the origin of an earlier claim."""
        return self._origin(statement.rank, statement.id)


class _Earlier:
    """What earlier documents told, for `find_clusters`."""

    def __init__(self, linker: Linker, linkage: Linkage, published: date | None) -> None:
        self._linker = linker
        self._linkage = linkage
        self._published = published

    def waiting(self, key: str) -> list[Waiting]:
        """What waits under a key since a few days."""
        found = []
        for posting in self._linkage.last(_WAITING, key, WAITING):
            id_, since = posting.item.split()
            if self._published is None or since == "None":
                continue
            if self._published - date.fromisoformat(since) <= RECENT:
                found.append(self._linker.waiting(posting.place, id_))
        return [one for one in found if one is not None]

    def block(self, key: str) -> list[Happening]:
        """The last countable happenings under a key."""
        return self._at(self._linkage.last(_BLOCK, key, LOOK_BACK))

    def judged(self, key: str) -> list[Happening]:
        """The happenings that a judgement named."""
        return self._at(self._linkage.every(_JUDGED, key))

    def told_of(self, incident: str) -> list[Happening]:
        """The events of an incident in its first document and in the last ones."""
        first = self._linkage.first(_INCIDENT, incident, 1)
        last = self._linkage.last(_INCIDENT, incident, TELLING)
        places = dict.fromkeys(posting.place for posting in (*first, *last))
        return [h for place in places for h in self._linker.told_at(place) if h.incident == incident]

    def _at(self, found: Sequence[Posting]) -> list[Happening]:
        return [self._linker.told_at(posting.place)[int(posting.item)] for posting in found]


class _Around:
    """What is known of claims, of the document in hand and of earlier ones, for `find_relations`."""

    def __init__(
        self, linker: Linker, leaf: Leaf, trace: Trace, kin: frozenset[int], fellows: frozenset[int]
    ) -> None:
        self._linker = linker
        self._place = leaf.place
        self._trace = trace
        self._kin = kin
        self._fellows = fellows

    def about(self, statement: Statement) -> str | None:
        """The incident that a claim is about."""
        if statement.rank == self._place:
            return self._trace.about.get(statement.id)
        return self._linker.about(statement)

    def incidents(self, statement: Statement) -> frozenset[str]:
        """All incidents that a claim is about."""
        if statement.rank == self._place:
            return _incidents(self._trace, statement.id)
        return self._linker.incidents(statement)

    def kin(self, statement: Statement) -> bool:
        """Whether the document in hand may answer the one of an earlier claim."""
        return statement.rank in self._kin

    def fellow(self, statement: Statement) -> bool:
        """Whether the document of an earlier claim speaks of the same parties in the same days."""
        return statement.rank in self._fellows

    def denies(self, statement: Statement) -> frozenset[str]:
        """The claims of its document that deny what another says."""
        return self._trace.denies if statement.rank == self._place else self._linker.denies(statement.rank)

    def independence(self, a: Statement, b: Statement) -> Independence:
        """How the origins of two claims stand to each other."""
        return independence(a, b, self._origin(a) == self._origin(b))

    def _origin(self, statement: Statement) -> str:
        if statement.rank == self._place:
            return self._trace.origins[statement.id]
        return self._linker.origin_of(statement)


def _met(
    pairs: Iterable[tuple[Statement, Statement]], met: dict[str, Statement]
) -> Iterator[tuple[Statement, Statement]]:
    """The pairs, whose claims are noted in ``met`` by their ids."""
    for one, other in pairs:
        met[one.id], met[other.id] = one, other
        yield one, other


def _with_parts(trace: Trace, drawn: Sequence[Part]) -> Trace:
    """The trace with further parts, and with what its own claims there are about."""
    about = {claim: part.incident for part in drawn for claim in part.claims}
    return trace.model_copy(update={"parts": (*trace.parts, *drawn), "about": {**about, **trace.about}})


def _about(leaf: Leaf, told: Iterable[tuple[Cluster, Part]]) -> dict[str, str]:
    """The incident of each claim that tells of one, or answers one that does; the last told of several."""
    found: dict[str, str] = {}
    for cluster, part in told:
        if cluster.anchored:
            replying = (reply.by.id for reply in leaf.answering(part.claims))
            found |= dict.fromkeys([*part.claims, *replying], cluster.id)
    return found


def _incidents(trace: Trace, claim: str) -> frozenset[str]:
    """Every incident that a claim of a document is about."""
    told = {part.incident for part in trace.parts if claim in part.claims}
    return frozenset(told | ({trace.about[claim]} if claim in trace.about else set()))


def _keep(at_hand: dict[int, Kept], place: int, value: Kept) -> None:
    """Put a value at hand, and let the one go that was put there first where there are too many."""
    at_hand[place] = value
    if len(at_hand) > AT_HAND:
        del at_hand[next(iter(at_hand))]
