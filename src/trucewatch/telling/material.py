"""All that a brief or an answer is made of, taken from the record once and indexed.

Everything else in this room is a pure function of it, so the same snapshot tells the same, byte for byte.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.event import CasualtyClaim, Event, MentionType
from trucewatch.model.linking import (
    ComplianceClaim,
    Corpus,
    Incident,
    Judgement,
    Linked,
    Origin,
    PartyReading,
    Relation,
    TrackEvent,
)
from trucewatch.model.place import KnownPlace, printed_places
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span, hull
from trucewatch.model.theatre import Agreement, Obligation
from trucewatch.model.ties import DerivedRow, about_of, claims_of
from trucewatch.model.vocabulary import RelationType
from trucewatch.record import Filter, Part, Record, Seeds
from trucewatch.telling.names import Names
from trucewatch.telling.withheld import Withheld, by_document

_SHORTEST_ID = 8
_NOTHING = Corpus(readings=())

Relink = Callable[[Corpus], Linked]


@dataclass(frozen=True)
class Material:
    """The chosen part of a record: documents read, claims that pass the filter, what was derived of them.

    ``claims`` and the tuples after it hold only what the filter lets through; `every` finds any claim.
    """

    snapshot: str
    as_of: date
    chosen: Filter
    names: Names
    documents: tuple[DocumentReading, ...]
    claims: tuple[Claim, ...]
    every: dict[str, Claim]
    incidents: tuple[Incident, ...]
    relations: tuple[Relation, ...]
    readings: tuple[PartyReading, ...]
    compliance: tuple[ComplianceClaim, ...]
    tracks: tuple[TrackEvent, ...]
    origins: tuple[Origin, ...]
    corpus: Corpus = _NOTHING
    """All of the record's readings, judgements and theatres, whatever the filter."""
    part: Part | None = None
    """Where only a part of the record was gathered: what is known of the rest."""
    relink: Relink | None = None
    """Derives all that linking derives, of any corpus: for telling another state of the record."""

    @property
    def read(self) -> int:
        """How many documents were read, gathered here or not."""
        return len(self.documents) if self.part is None else self.part.read

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """All of the record's, oldest first."""
        return self.corpus.judgements

    @cached_property
    def duties(self) -> tuple[tuple[Agreement, Obligation], ...]:
        """The duties of the agreements signed by the as-of day, in the agreements' order and the text's."""
        return tuple(
            (agreement, duty)
            for agreement, duty in self.names.obligations()
            if agreement.signed is None or agreement.signed <= self.as_of
        )

    @cached_property
    def by_document(self) -> dict[str, DocumentReading]:
        """Readings by document id."""
        return {reading.document.id: reading for reading in self.documents}

    @cached_property
    def chosen_ids(self) -> frozenset[str]:
        """Ids of the claims that pass the filter."""
        return frozenset(claim.id for claim in self.claims)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events told by a chosen claim, or by the outlet of a document read."""
        return tuple(
            event
            for reading in self.documents
            for event in reading.events
            if event.claim is None or event.claim in self.chosen_ids
        )

    @cached_property
    def casualties(self) -> tuple[CasualtyClaim, ...]:
        """Casualty claims told by a chosen claim, or by the outlet of a document read."""
        return tuple(
            casualty
            for reading in self.documents
            for casualty in reading.casualties
            if casualty.claim is None or casualty.claim in self.chosen_ids
        )

    @cached_property
    def withheld(self) -> dict[str, Withheld]:
        """What is not shown, by document id."""
        return by_document(self.documents, self.names)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """The parties, alphabetically by label: those of the theatres and those that speak or are told of."""
        sides = [claim.source.side for claim in self.claims]
        sides += [side for incident in self.incidents for side in incident.parties]
        return self.names.parties(sides)

    @cached_property
    def sides(self) -> frozenset[str]:
        """Every side that speaks, takes part, is accused or has people harmed, and those of the theatres."""
        told = {claim.source.side for claim in self.every.values()} | set(self.parties)
        told |= {claim.accused.side for claim in self.every.values() if claim.accused}
        told |= {casualty.side for casualty in self.casualties}
        for event in self.events:
            told |= {each.side for each in (event.initiator, event.target) if each is not None}
        return frozenset(part for side in told for part in side.split(";"))

    def referred(self, label: str) -> str:
        """What an account refers to: a side's or an actor's label; words as printed in ‹ ›.

        ``not X`` stands for somebody whom the account rules out.
        """
        if label.startswith("not "):
            return f"not {self.referred(label.removeprefix('not '))}"
        if self.sides.issuperset(label.split(";")):
            return self.names.side(label)
        return self.names.actor(label) if self.names.actor_card(label) else f"‹{label}›"

    @cached_property
    def documents_of(self) -> dict[str, frozenset[str]]:
        """The documents that hold a claim, by claim id: more than one where copies were read."""
        if self.part is not None:
            return self.part.holding
        found: dict[str, set[str]] = defaultdict(set)
        for reading in self.documents:
            for claim in reading.claims:
                found[claim.id].add(reading.document.id)
        return {claim: frozenset(documents) for claim, documents in found.items()}

    def claims_in(self, document: str) -> tuple[Claim, ...]:
        """The chosen claims that a document holds."""
        return self._claims_by_document.get(document, ())

    @cached_property
    def _claims_by_document(self) -> dict[str, tuple[Claim, ...]]:
        found: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims:
            for document in self.documents_of[claim.id]:
                found[document].append(claim)
        return {document: tuple(claims) for document, claims in found.items()}

    @cached_property
    def incident(self) -> dict[str, Incident]:
        """Incidents by id."""
        return {incident.id: incident for incident in self.incidents}

    @cached_property
    def made_of(self) -> dict[str, tuple[DerivedRow | Origin, ...]]:
        """What linking derived of each claim, by claim id; incidents first."""
        rows: tuple[DerivedRow | Origin, ...] = (
            *self.incidents,
            *self.readings,
            *self.compliance,
            *self.tracks,
            *self.relations,
            *self.origins,
        )
        found: dict[str, list[DerivedRow | Origin]] = defaultdict(list)
        for row in rows:
            for claim in dict.fromkeys(claims_of(row)):
                found[claim].append(row)
        return {claim: tuple(made) for claim, made in found.items()}

    @cached_property
    def event(self) -> dict[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def incident_of_row(self) -> dict[str, str]:
        """The id of the first incident that an event, or a number in an account, belongs to, by row id."""
        found: dict[str, str] = {}
        for incident in self.incidents:
            numbers = (casualty for account in incident.accounts for casualty in account.casualties)
            for row in (*incident.events, *numbers):
                found.setdefault(row, incident.id)
        return found

    @cached_property
    def replaced_by(self) -> dict[str, str]:
        """The claim that supersedes a claim, by the id of the superseded one."""
        return {
            relation.b: relation.a for relation in self.relations if relation.type is RelationType.SUPERSEDES
        }

    def casualties_of(self, rows: Iterable[str]) -> tuple[CasualtyClaim, ...]:
        """The chosen numbers of these ids, in the order of documents and of the text."""
        return tuple(
            sorted((self._numbers[row][1] for row in rows if row in self._numbers), key=self._place_of_number)
        )

    @cached_property
    def _numbers(self) -> dict[str, tuple[int, CasualtyClaim]]:
        return {row.id: (at, row) for at, row in enumerate(self.casualties)}

    def _place_of_number(self, row: CasualtyClaim) -> int:
        return self._numbers[row.id][0]

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """The id of the origin that a claim goes back to, by claim id."""
        return {claim: origin.id for origin in self.origins for claim in origin.claims}

    @cached_property
    def repeats(self) -> dict[str, frozenset[str]]:
        """The claims that repeat a claim or are repeated by it, from one origin or one side, by claim id."""
        return self._tied(RelationType.REPEATS)

    @cached_property
    def corroborating(self) -> dict[str, frozenset[str]]:
        """The claims of other origins that say the same as a claim, by claim id."""
        return self._tied(RelationType.CORROBORATES)

    def _tied(self, kind: RelationType) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for relation in self.relations:
            if relation.type is kind:
                found[relation.a].add(relation.b)
                found[relation.b].add(relation.a)
        return {claim: frozenset(others) for claim, others in found.items()}

    @cached_property
    def incidents_of(self) -> dict[str, tuple[Incident, ...]]:
        """The incidents that a claim is part of, by claim id."""
        found: dict[str, list[Incident]] = defaultdict(list)
        for incident in self.incidents:
            for claim in claims_of(incident):
                found[claim].append(incident)
        return {claim: tuple(listed) for claim, listed in found.items()}

    def document(self, claim: Claim) -> Document:
        """The document that a claim stands in."""
        return self.by_document[claim.document].document

    def shown(self, document: str, span: Span) -> str:
        """The text of a span as it may be shown."""
        return self.withheld[document].of(span)

    def sentence(self, claim: Claim) -> Span:
        """The sentence or sentences that a claim stands in."""
        reading = self.by_document[claim.document]
        spans = list(claim.content.spans) + list(claim.cue.spans if claim.cue else ())
        if claim.source.span is not None:
            spans.append(claim.source.span)
        words = hull(spans)
        touched = [sentence for sentence in reading.sentences if sentence.overlaps(words)]
        return hull([words, *touched])

    def in_text_order(self, claims: Iterable[str]) -> tuple[Claim, ...]:
        """The claims of these ids that exist, each once, in the order of documents and of the text."""
        return tuple(
            sorted((self.every[claim] for claim in set(claims) if claim in self.every), key=self.place_of)
        )

    def rows_of(self, incident: Incident) -> tuple[str, ...]:
        """What an incident rests on: claims in the order of the text, then the outlets' own events.

        The ids of the latter are those of the events, which have no claim around them.
        """
        claims = tuple(claim.id for claim in self.in_text_order(claims_of(incident)))
        return claims + tuple(event for event in incident.events if event in self.bare_rows)

    @cached_property
    def bare_rows(self) -> dict[str, Event | CasualtyClaim]:
        """Events and numbers that an outlet tells with no claim around them, by id."""
        rows: list[Event | CasualtyClaim] = [*self.events, *self.casualties]
        return {row.id: row for row in rows if row.claim is None}

    def place_of(self, claim: Claim) -> tuple[int, int, int, str]:
        """Sorts claims by document (as the record orders them) and by where their content begins."""
        content = hull(claim.content.spans)
        return self._document_order[claim.document], content.start, content.end, claim.id

    @cached_property
    def _document_order(self) -> dict[str, int]:
        return {reading.document.id: at for at, reading in enumerate(self.documents)}

    @cached_property
    def short(self) -> int:
        """How many digits of a claim id are enough to tell all claims apart, at least eight."""
        if self.part is not None:
            return max(_SHORTEST_ID, self.part.digits)
        length = _SHORTEST_ID
        while len({claim[:length] for claim in self.every}) < len(self.every):
            length += 1
        return length


def gather(
    record: Record,
    chosen: Filter,
    *,
    as_of: date,
    relink: Relink | None = None,
    around: Seeds | None = None,
) -> Material:
    """Takes from ``record`` what ``chosen`` lets through. ``as_of`` is the day that limits are counted to.

    ``relink`` is wanted only to tell another state of the record than the one that is stored. With
    ``around``, no more is taken from a linked record than what stands around those claims, and a view that
    tells of nothing else tells the same of it; what ``chosen`` leaves out is left out of the whole only.
    """
    if around is not None and chosen == Filter():
        return _around(record, around, as_of=as_of)
    corpus = record.corpus()
    documents = tuple(reading for reading in corpus.readings if _read(reading.document, chosen))
    every: dict[str, Claim] = {}
    for reading in documents:
        for claim in reading.claims:
            every.setdefault(claim.id, claim)
    passing = {claim.id: claim.about for claim in record.claims(chosen) if claim.id in every}
    every |= {claim: every[claim].model_copy(update={"about": about}) for claim, about in passing.items()}
    material = Material(
        snapshot=record.snapshot_id(),
        as_of=as_of,
        chosen=chosen,
        names=_names(corpus),
        documents=documents,
        claims=(),
        every=every,
        incidents=tuple(sorted(record.incidents(chosen), key=_incident_order)),
        relations=tuple(
            relation for relation in record.relations(chosen) if relation.a in every and relation.b in every
        ),
        readings=tuple(reading for reading in record.readings(chosen) if reading.claim in passing),
        compliance=tuple(claim for claim in record.compliance(chosen) if claim.claim in passing),
        tracks=tuple(event for event in record.tracks(chosen) if event.claim in passing),
        origins=record.origins(chosen),
        corpus=corpus,
        relink=relink,
    )
    return replace(material, claims=tuple(sorted((every[claim] for claim in passing), key=material.place_of)))


def _around(record: Record, seeds: Seeds, *, as_of: date) -> Material:
    """What stands around some claims; its snapshot, which stands for all that was read, is not told."""
    judgements, theatres = record.judgements(), record.theatres()
    part = record.part(seeds, judgements)
    every: dict[str, Claim] = {}
    for reading in part.documents:
        for claim in reading.claims:
            about = tuple(dict.fromkeys((*claim.about, *part.about.get(claim.id, ()))))
            every.setdefault(claim.id, claim.model_copy(update={"about": about}))
    material = Material(
        snapshot="",
        as_of=as_of,
        chosen=Filter(),
        names=Names(theatres, cache(record.printed_name), cache(record.known_place)),
        documents=part.documents,
        claims=(),
        every=every,
        incidents=tuple(sorted(part.incidents, key=_incident_order)),
        relations=part.relations,
        readings=part.readings,
        compliance=part.compliance,
        tracks=part.tracks,
        origins=part.origins,
        corpus=Corpus(readings=part.documents, judgements=judgements, theatres=theatres),
        part=part,
    )
    return replace(material, claims=tuple(sorted(every.values(), key=material.place_of)))


def all_of(corpus: Corpus, linked: Linked, *, snapshot: str, as_of: date) -> Material:
    """Everything in ``corpus`` with what was derived of it, as `gather` takes it from a record."""
    ties = about_of(linked)
    every: dict[str, Claim] = {}
    for reading in corpus.readings:
        for claim in reading.claims:
            every.setdefault(claim.id, claim.model_copy(update={"about": ties.get(claim.id, ())}))
    material = Material(
        snapshot=snapshot,
        as_of=as_of,
        chosen=Filter(),
        names=_names(corpus),
        documents=corpus.readings,
        claims=(),
        every=every,
        incidents=tuple(sorted(linked.incidents, key=_incident_order)),
        relations=linked.relations,
        readings=linked.readings,
        compliance=linked.compliance,
        tracks=linked.tracks,
        origins=linked.origins,
        corpus=corpus,
    )
    return replace(material, claims=tuple(sorted(every.values(), key=material.place_of)))


def _names(corpus: Corpus) -> Names:
    printed, places = _printed_names(corpus.readings), _known_places(corpus.readings)
    return Names(corpus.theatres, printed.get, places.get)


def _read(document: Document, chosen: Filter) -> bool:
    """Whether a document is among those asked for; one of unknown date passes only when no date is set."""
    if chosen.document is not None and not document.id.startswith(chosen.document):
        return False
    if chosen.since is None and chosen.until is None:
        return True
    if document.published is None:
        return False
    return (chosen.since is None or document.published >= chosen.since) and (
        chosen.until is None or document.published <= chosen.until
    )


def _incident_order(incident: Incident) -> tuple[bool, bool, str, str, str]:
    """Countable first, then by date, those of no date last."""
    start = incident.when.start or incident.when.end if incident.when is not None else None
    return not incident.countable, start is None, str(start), incident.label, incident.id


def _known_places(readings: Iterable[DocumentReading]) -> dict[str, KnownPlace]:
    """The gazetteer's places of events, by id, under the names that the documents print."""
    return printed_places(
        event.known_place for reading in readings for event in reading.events if event.known_place is not None
    )


def _printed_names(readings: Iterable[DocumentReading]) -> dict[str, str]:
    """How the documents write each actor's name: the form used most, the earliest on a tie."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for mention in reading.mentions:
            if mention.actor is not None and mention.type is MentionType.NAME and not mention.label:
                forms[mention.actor][mention.text] += 1
    return {actor: counted.most_common(1)[0][0] for actor, counted in forms.items()}
