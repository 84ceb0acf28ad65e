"""A record to tell of: the invented theatre of Varland and Ostria, in dispatches of our own.

`sample` builds it for any pair of names, so that exchanging the parties can be tested. Ids do not depend
on the names, as they would in a real record, so that two briefs can be compared row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.links import keep_links
from trucewatch.model.base import content_id, sha256_bytes, sha256_text
from trucewatch.model.claim import About, Claim, Extraction, Participant, Passage, Quote, Source
from trucewatch.model.document import Capture, Document, MetadataOrigin
from trucewatch.model.event import CasualtyClaim, Event, Mention, MentionType
from trucewatch.model.linking import Corpus, Incident, Judgement, Linked
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import (
    Actor,
    Agreement,
    ControlClaim,
    Deadline,
    Name,
    Obligation,
    Place,
    Role,
    Side,
    SourceRef,
    Theatre,
    TheatreReading,
)
from trucewatch.model.time import Interval, TimeExpression
from trucewatch.model.vocabulary import (
    ActorKind,
    Certainty,
    DeadlineType,
    Directness,
    Method,
    Modality,
    PloverRoot,
    Polarity,
    Slot,
    Stance,
)
from trucewatch.record import Record

AS_OF = date(2031, 8, 20)
READER = "sample@1"


@dataclass(frozen=True)
class Sample:
    """What goes into a record: theatre files, readings, and what links them."""

    theatres: tuple[Theatre, ...] = ()
    readings: tuple[DocumentReading, ...] = ()
    linked: Linked = field(default_factory=Linked)
    judgements: tuple[Judgement, ...] = ()

    def recorded(self, place: Path) -> Record:
        """A new record at ``place`` that holds all of it."""
        record = Record.open(place, create=True)
        record.use_theatres(self.theatres)
        for reading in self.readings:
            record.add(Capture(document=reading.document, data=reading.document.text.encode()), reading)
        for judgement in self.judgements:
            record.judge(judgement)
        keep_links(record, self.linked)
        return record

    def relink(self, corpus: Corpus) -> Linked:
        """What of the sample's rows rests on the documents of ``corpus``: stands for linking them anew."""
        told = {claim.id for reading in corpus.readings for claim in reading.claims}
        events = {event.id for reading in corpus.readings for event in reading.events}
        return Linked(
            incidents=tuple(
                _as_told(incident, told, events)
                for incident in self.linked.incidents
                if not told.isdisjoint(incident.claims)
            ),
            relations=tuple(row for row in self.linked.relations if {row.a, row.b} <= told),
            readings=tuple(row for row in self.linked.readings if row.claim in told),
            compliance=tuple(row for row in self.linked.compliance if row.claim in told),
            tracks=tuple(row for row in self.linked.tracks if row.claim in told),
            origins=tuple(row for row in self.linked.origins if told.issuperset(row.claims)),
        )


def _as_told(incident: Incident, told: set[str], events: set[str]) -> Incident:
    """The incident with the rows that there are; an account without claims is none."""
    accounts = (
        account.model_copy(update={"claims": tuple(claim for claim in account.claims if claim in told)})
        for account in incident.accounts
    )
    return incident.model_copy(
        update={
            "claims": tuple(claim for claim in incident.claims if claim in told),
            "events": tuple(event for event in incident.events if event in events),
            "accounts": tuple(account for account in accounts if account.claims),
        }
    )


class Dispatch:
    """Builds a document's reading: rows are planted by their words, which must stand in the text once."""

    def __init__(
        self, key: str, text: str, *, published: date | None, publisher: str | None, title: str | None = None
    ) -> None:
        self.key = key
        self.text = text
        self.document = Document(
            id=content_id("document", key),
            address=f"file:///reports/{key}.txt",
            name=f"{key}.txt",
            sha256=sha256_bytes(text.encode()),
            text=text,
            text_sha256=sha256_text(text),
            media_type="text/plain",
            published=published,
            published_origin=MetadataOrigin.SIDECAR if published else MetadataOrigin.UNKNOWN,
            publisher=publisher,
            publisher_origin=MetadataOrigin.SIDECAR if publisher else MetadataOrigin.UNKNOWN,
            title=title,
            captured_at=datetime(2031, 8, 15, 12, tzinfo=UTC),
            tool="utf-8",
        )
        self.sentences = tuple(self._sentences())
        self.rows: list[Claim] = []
        self.events: list[Event] = []
        self.casualties: list[CasualtyClaim] = []
        self.mentions: list[Mention] = []
        self.times: list[TimeExpression] = []

    def _sentences(self) -> Iterable[Span]:
        at = 0
        for line in self.text.split("\n"):
            yield Span(at, at + len(line))
            at += len(line) + 1

    def span(self, words: str, line: int | None = None) -> Span:
        """Where ``words`` stand, in one line (from 0) or in the whole text; they must stand there once."""
        part = self.sentences[line] if line is not None else Span(0, len(self.text))
        found = [*re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", part.of(self.text))]
        assert len(found) == 1, (self.key, words, part.of(self.text))
        return Span(*found[0].span()).shifted(part.start)

    def quote(self, words: str, line: int | None = None) -> Quote:
        """``words`` with their place."""
        return Quote(text=words, span=self.span(words, line))

    def sentence_at(self, span: Span) -> int:
        """The number of the sentence that ``span`` begins in."""
        return next(at for at, sentence in enumerate(self.sentences) if span.start < sentence.end)

    def claim(self, content: str | tuple[str, ...], *, line: int | None = None, **labels: Any) -> Claim:
        """Plants a claim; ``source`` and ``cue`` are words, other labels are fields of the claim."""
        parts = (content,) if isinstance(content, str) else content
        spans = [self.span(part, line) for part in parts]
        line = self.sentence_at(spans[0])
        source, cue = labels.pop("source", None), labels.pop("cue", None)
        actor, kind, side = (labels.pop(name, None) for name in ("actor", "kind", "side"))
        hedge, condition, accused = (labels.pop(name, None) for name in ("hedge", "condition", "accused"))
        nested, about = labels.pop("nested_in", None), labels.pop("about", ())
        default_kind = ActorKind.UNSPECIFIED if source is None else ActorKind.UNRESOLVED
        claim = Claim(
            id=content_id("claim", self.key, len(self.rows)),
            document=self.document.id,
            sentence=self.sentence_at(spans[0]),
            source=Source(
                text=source,
                span=self.span(source, line) if source else None,
                actor=actor,
                kind=kind or default_kind,
                side=side or "unresolved",
            ),
            cue=Passage.of(self.text, [self.span(cue, line)]) if cue else None,
            content=Passage.of(self.text, spans),
            directness=labels.pop("directness", Directness.INDIRECT),
            stance=labels.pop("stance", Stance.ASSERT),
            polarity=labels.pop("polarity", Polarity.POSITIVE),
            certainty=labels.pop("certainty", Certainty.CERTAIN),
            hedge=self.quote(hedge, line) if hedge else None,
            condition=self.quote(condition, line) if condition else None,
            accused=Participant(
                text=accused[0], span=self.span(accused[0], line), actor=accused[1], side=accused[2]
            )
            if accused
            else None,
            nested_in=nested.id if nested else None,
            about=tuple(About(kind=kind, id=tied) for kind, tied in about),
            extraction=Extraction(method=Method.MODEL, confidence=0.9, reader=READER),
            **labels,
        )
        self.rows.append(claim)
        return claim

    def event(self, trigger: str, claim: Claim | None, **fields: Any) -> Event:
        """Plants an event."""
        place = fields.pop("place", None)
        event = Event(
            id=content_id("event", self.key, len(self.events)),
            document=self.document.id,
            sentence=self.sentence_at(self.span(trigger)),
            claim=claim.id if claim else None,
            trigger=self.quote(trigger),
            plover=fields.pop("plover", PloverRoot.ASSAULT),
            place=self.quote(place) if place else None,
            **fields,
        )
        self.events.append(event)
        return event

    def casualty(self, phrase: str, claim: Claim | None, **fields: Any) -> CasualtyClaim:
        """Plants a number of people."""
        hedge = fields.pop("hedge", None)
        row = CasualtyClaim(
            id=content_id("casualty", self.key, len(self.casualties)),
            document=self.document.id,
            sentence=self.sentence_at(self.span(phrase)),
            claim=claim.id if claim else None,
            phrase=self.quote(phrase),
            hedge=self.quote(hedge) if hedge else None,
            **fields,
        )
        self.casualties.append(row)
        return row

    def mention(self, words: str, **fields: Any) -> None:
        """Plants a mention."""
        self.mentions.append(
            Mention(text=words, span=self.span(words), type=fields.pop("type", MentionType.NAME), **fields)
        )

    def time(self, words: str, interval: Interval | None) -> None:
        """Plants a time expression."""
        self.times.append(
            TimeExpression(text=words, span=self.span(words), type="DATE", value=None, interval=interval)
        )

    def reading(self) -> DocumentReading:
        """The reading with all that was planted, checked against the text."""
        return DocumentReading(
            document=self.document,
            reader=READER,
            sentences=self.sentences,
            claims=tuple(self.rows),
            events=tuple(self.events),
            casualties=tuple(self.casualties),
            mentions=tuple(self.mentions),
            times=tuple(self.times),
        ).checked()


@dataclass(frozen=True)
class Party:
    """A party's names."""

    name: str
    adjective: str
    town: str
    """What it calls the contested town."""

    @property
    def id(self) -> str:
        """Its slug."""
        return self.name.lower()


VARLAND = Party("Varland", "Varlandic", "Aldmoor")
OSTRIA = Party("Ostria", "Ostrian", "Oldmere")


def theatre(v: Party, o: Party) -> Theatre:
    """The theatre file of the sample; every fact is invented."""

    def state(party: Party) -> list[Actor]:
        return [
            Actor(id=party.id, kind=ActorKind.STATE, label=party.name, side=party.id),
            Actor(
                id=f"{party.id}/defence-ministry",
                kind=ActorKind.STATE_ORGAN,
                label=f"Defence Ministry of {party.name}",
                side=party.id,
            ),
            Actor(
                id=f"{party.id}/army",
                kind=ActorKind.ARMED_FORCE,
                label=f"Armed Forces of {party.name}",
                side=party.id,
            ),
        ]

    return Theatre(
        theatre="varland-ostria",
        title="The Kelm valley",
        disclaimer="Names and lines in this file are invented; none takes a position on status.",
        sides=tuple(sorted((Side(id=p.id, label=p.name) for p in (v, o)), key=lambda side: side.id)),
        actors=(
            *state(v),
            *state(o),
            Actor(
                id=f"{v.id}/defence-ministry/reth",
                kind=ActorKind.PERSON_OFFICIAL,
                label=f"Ana Reth (defence minister of {v.name})",
                side=v.id,
                roles=(Role(title="Defence Minister", organ=f"{v.id}/defence-ministry"),),
            ),
            Actor(
                id=f"{o.id}/foreign-ministry/dalen",
                kind=ActorKind.PERSON_OFFICIAL,
                label=f"Ivo Dalen (foreign ministry spokesman of {o.name})",
                side=o.id,
            ),
            Actor(
                id="kelm-mission",
                kind=ActorKind.MONITORING_MISSION,
                label="Kelm Valley Monitoring Mission",
                side="monitor",
            ),
            Actor(id="sorland", kind=ActorKind.STATE, label="Sorland", side="mediator"),
        ),
        places=(
            Place(
                id="kelm-district",
                kind="district",
                names=(Name(text="Kelm District"),),
                where_prec=4,
            ),
            Place(
                id="aldmoor",
                kind="settlement",
                names=(Name(text=v.town, used_by=v.id), Name(text=o.town, used_by=o.id)),
                part_of="kelm-district",
                recognised_sovereign=v.id,
                sovereign_source="harn-text",
                control=(
                    ControlClaim(
                        controller=o.id,
                        start=date(2030, 5, 14),
                        according_to="kelm-mission",
                        source="mission-1",
                    ),
                ),
            ),
            Place(
                id="post-nine",
                kind="facility",
                names=(Name(text="Post Nine"),),
                part_of="kelm-district",
                sensitive=True,
            ),
        ),
        agreements=(
            Agreement(
                id="harn",
                label="Harn cease-fire",
                names=(Name(text="Harn cease-fire"), Name(text="the Harn deal"), Name(text="the 2030 truce")),
                signed=date(2030, 5, 14),
                signatories=tuple(sorted((v.id, o.id))),
                mediators=("sorland",),
                default=True,
                obligations=(
                    Obligation(
                        id="harn-1",
                        clause="clause 1",
                        modality=Modality.PROHIBITION,
                        obligor=tuple(sorted((v.id, o.id))),
                        action="open fire",
                        source="harn-text",
                    ),
                    Obligation(
                        id="harn-4",
                        clause="clause 4",
                        modality=Modality.OBLIGATION,
                        obligor=(o.id,),
                        beneficiary=(v.id,),
                        action="build",
                        object="the eastern road",
                        deadline=Deadline(
                            type=DeadlineType.RELATIVE,
                            value="P1Y",
                            anchor="signature",
                            derived_date=date(2031, 5, 14),
                        ),
                        readings=(
                            TheatreReading(
                                by=o.id, slot=Slot.SCOPE, value="the valley floor only", source="mission-1"
                            ),
                        ),
                        source="harn-text",
                    ),
                    Obligation(
                        id="harn-5",
                        clause="clause 5",
                        modality=Modality.OBLIGATION,
                        obligor=(v.id,),
                        action="withdraw",
                        object="its forces from the old road",
                        trigger="once the eastern road is open",
                        depends_on=("harn-4",),
                        source="harn-text",
                    ),
                    Obligation(
                        id="harn-7",
                        clause="clause 7",
                        modality=Modality.ASPIRATION,
                        action="meet",
                        object="every quarter",
                        source="harn-text",
                    ),
                ),
                source="harn-text",
            ),
        ),
        sources={
            "harn-text": SourceRef(what="Text of the Harn cease-fire, invented"),
            "mission-1": SourceRef(what="First report of the mission, invented"),
        },
    )
