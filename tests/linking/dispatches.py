"""Hand-built readings of our own dispatches about Varland and Ostria, for the tests of linking.

A test writes a text and says where its rows stand by their words; names of the two parties, of their
organs and of the invented places become mentions by themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from trucewatch.model.base import content_id, sha256_text
from trucewatch.model.claim import Claim, Extraction, Participant, Passage, Quote, Source, claim_id
from trucewatch.model.document import Document
from trucewatch.model.event import CasualtyClaim, Event, Mention, MentionType, Sequence
from trucewatch.model.linking import Corpus, Judgement, Linked, Relation
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import Actor, Name, Place, Side, Theatre
from trucewatch.model.time import Interval, TimeExpression
from trucewatch.model.vocabulary import (
    OPPOSED,
    ActorKind,
    Aux,
    Certainty,
    Directness,
    Method,
    Outcome,
    PersonStatus,
    PloverRoot,
    Polarity,
    Stance,
    SubType,
    Voice,
)

NAMES = {
    "Varland’s defence ministry": "varland/defence-ministry",
    "Ostria’s defence ministry": "ostria/defence-ministry",
    "Varlandic": "varland",
    "Ostrian": "ostria",
    "Varland": "varland",
    "Ostria": "ostria",
    "Union of the Upper Northern Marches": "varland",
    "Marcher": "varland",
    "Merovia": "merovia",
}
PLACES = {"Kelm": "kelm", "Sarn": "sarn", "Tor Valley": "tor-valley"}
KINDS = {"/defence-ministry": ActorKind.STATE_ORGAN, "": ActorKind.STATE}

THEATRE = Theatre(
    theatre="varland-ostria",
    title="Varland and Ostria",
    disclaimer="Invented.",
    sides=(Side(id="ostria", label="Ostria"), Side(id="varland", label="Varland")),
    actors=tuple(
        Actor(id=party, kind=ActorKind.STATE, label=party.title(), side=party)
        for party in ("ostria", "varland")
    ),
    places=(
        Place(id="tor-valley", kind="region", names=(Name(text="Tor Valley"),), where_prec=4),
        Place(
            id="kelm",
            kind="settlement",
            part_of="tor-valley",
            names=(Name(text="Kelmburg", used_by="ostria"), Name(text="Kelm", used_by="varland")),
        ),
        Place(id="sarn", kind="settlement", part_of="tor-valley", names=(Name(text="Sarn"),)),
    ),
)


def side_of(actor: str | None) -> str:
    """The side of an actor of the invented theatre."""
    return actor.split("/", 1)[0] if actor in NAMES.values() else "unresolved"


@dataclass
class Dispatch:
    """A document in the making: add rows by their words, then take ``.reading``."""

    text: str
    published: date | None = date(2031, 5, 4)
    publisher: str | None = "The Northern Ledger"
    id: str | None = None
    byline: str | None = None
    _claims: list[Claim] = field(default_factory=list)
    _events: list[Event] = field(default_factory=list)
    _casualties: list[CasualtyClaim] = field(default_factory=list)
    _times: list[TimeExpression] = field(default_factory=list)

    @property
    def document_id(self) -> str:
        """The document's id: given, or made from its text."""
        return self.id or content_id("document", self.text, str(self.published), self.publisher)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences, split after full stops."""
        return tuple(
            Span(m.start(), m.end()) for m in re.finditer(r"[^.]+(?:\.”?|$)", self.text) if m.group().strip()
        )

    def span(self, words: str, nth: int = 0) -> Span:
        """Where ``words`` stand for the ``nth`` time."""
        at = -1
        for _ in range(nth + 1):
            at = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(self.text, at + 1).start()
        return Span(at, at + len(words))

    def _near(self, words: str, anchor: Span) -> Span:
        """Where ``words`` stand nearest to ``anchor``, before it rather than after."""
        found = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", self.text)]
        before = [span for span in found if span.end <= anchor.start]
        return before[-1] if before else found[0]

    def quote(self, words: str, nth: int = 0) -> Quote:
        """The words with their place."""
        return Quote(text=words, span=self.span(words, nth))

    def claim(self, source: str | None, cue: str | None, content: str, nth: int = 0, **labels: Any) -> str:
        """A claim by its words; returns its id. ``actor`` and ``side`` come from the names."""
        spans = [self.span(content, nth)]
        source_span = self._near(source, spans[0]) if source else None
        actor = labels.pop("actor", NAMES.get(source or ""))
        negative = labels.get("stance") in {Stance.DENY, Stance.REJECT}
        cue_spans = [self._near(cue, spans[0])] if cue else []
        values: dict[str, Any] = {
            "stance": Stance.ASSERT,
            "polarity": Polarity.NEGATIVE if negative else Polarity.POSITIVE,
            "certainty": Certainty.CERTAIN_NOT if negative else Certainty.CERTAIN,
            "directness": Directness.INDIRECT,
            "voice": Voice.SOURCE,
        }
        kind = next(
            (k for ending, k in KINDS.items() if actor and actor.endswith(ending)), ActorKind.UNSPECIFIED
        )
        kind = labels.pop("kind", kind if actor else ActorKind.UNSPECIFIED)
        side = labels.pop("side", "media" if labels.get("voice") is Voice.AUTHOR else side_of(actor))
        accused = labels.pop("accused", None)
        claim = Claim(
            id=claim_id(sha256_text(self.document_id), source_span, cue_spans, spans),
            document=self.document_id,
            sentence=self._sentence(spans[0].start),
            source=Source(text=source, span=source_span, actor=actor, kind=kind, side=side),
            cue=Passage.of(self.text, cue_spans) if cue_spans else None,
            content=Passage.of(self.text, spans),
            accused=self.participant(accused) if accused else None,
            extraction=Extraction(method=Method.MODEL, confidence=1.0, reader="test@1"),
            **{**values, **labels},
        )
        self._claims.append(claim)
        return claim.id

    def author(self, content: str, **labels: Any) -> str:
        """An assertion of the outlet itself."""
        kind = ActorKind.MEDIA_OUTLET
        return self.claim(None, None, content, voice=Voice.AUTHOR, kind=kind, **labels)

    def participant(self, words: str, nth: int = 0) -> Participant:
        """Somebody in the content."""
        actor = NAMES.get(words)
        return Participant(text=words, span=self.span(words, nth), actor=actor, side=side_of(actor))

    def event(
        self, claim: str | None, trigger: str, kind: SubType | None = None, nth: int = 0, **values: Any
    ) -> str:
        """An event by its trigger; returns its id. ``by``/``on``/``place``/``name`` are words of the text."""
        span = self.span(trigger, nth)
        by, on = values.pop("by", None), values.pop("on", None)
        place, name, when = values.pop("place", None), values.pop("name", None), values.pop("when", None)
        values.setdefault("countable", values.get("aux", Aux.ACTUAL) is Aux.ACTUAL)
        event = Event(
            id=content_id("event", self.document_id, span, claim),
            document=self.document_id,
            sentence=self._sentence(span.start),
            claim=claim,
            trigger=self.quote(trigger, nth),
            plover=values.pop("plover", PloverRoot.ASSAULT),
            sub_type=kind,
            initiator=self.participant(by) if by else None,
            target=self.participant(on) if on else None,
            place=self.quote(place) if place else None,
            place_id=PLACES.get(place or ""),
            where_prec=values.pop("where_prec", 3 if place in PLACES else None),
            name=self.quote(name) if name else None,
            time=self.time(*when) if when else None,
            sequence=values.pop("sequence", Sequence.UNSTATED),
            **values,
        )
        self._events.append(event)
        return event.id

    def time(self, words: str, start: date, end: date | None = None, prec: int = 1) -> TimeExpression:
        """A time expression with its interval."""
        interval = Interval(start=start, end=end or start, prec=prec)
        row = TimeExpression(
            text=words, span=self.span(words), type="DATE", value=start.isoformat(), interval=interval
        )
        self._times.append(row)
        return row

    def casualties(self, claim: str, phrase: str, low: int | None, high: int | None, **values: Any) -> str:
        """A casualty figure by its phrase; returns its id."""
        row = CasualtyClaim(
            id=content_id("casualty", self.document_id, self.span(phrase), claim),
            document=self.document_id,
            sentence=self._sentence(self.span(phrase).start),
            claim=claim,
            phrase=self.quote(phrase),
            outcome=values.pop("outcome", Outcome.KILLED),
            status=values.pop("status", PersonStatus.UNKNOWN),
            n_min=low,
            n_max=high,
            **values,
        )
        self._casualties.append(row)
        return row.id

    @property
    def reading(self) -> DocumentReading:
        """All that was added, checked against the text."""
        return DocumentReading(
            document=Document(
                id=self.document_id,
                address=f"file:///{self.document_id}",
                name="dispatch.txt",
                sha256=sha256_text(self.document_id),
                text=self.text,
                text_sha256=sha256_text(self.text),
                media_type="text/plain",
                published=self.published,
                publisher=self.publisher,
                byline=self.byline,
                captured_at=datetime(2031, 5, 5, tzinfo=UTC),
                tool="utf-8",
            ),
            reader="test@1",
            sentences=self.sentences,
            claims=tuple(sorted(self._claims, key=lambda c: c.content.spans)),
            events=tuple(self._events),
            casualties=tuple(self._casualties),
            mentions=self._mentions(),
            times=tuple(self._times),
        ).checked()

    def _mentions(self) -> tuple[Mention, ...]:
        names = sorted([*NAMES, *PLACES], key=len, reverse=True)
        return tuple(
            Mention(
                text=m.group(),
                span=Span(m.start(), m.end()),
                type=MentionType.NAME,
                actor=NAMES.get(m.group()),
                place=PLACES.get(m.group()),
            )
            for m in re.finditer("|".join(names), self.text)
        )

    def _sentence(self, offset: int) -> int:
        return max(number for number, s in enumerate(self.sentences) if s.start <= offset)


def corpus(*dispatches: Dispatch, judgements: tuple[Judgement, ...] = ()) -> Corpus:
    """The dispatches as linking gets them: by publication date, then id."""
    readings = sorted(
        (d.reading for d in dispatches), key=lambda r: (r.document.published or date.max, r.document.id)
    )
    return Corpus(readings=tuple(readings), judgements=judgements, theatres=(THEATRE,))


def judgement(verb: str, *subjects: str, day: int = 1) -> Judgement:
    """A person's decision on a day of June 2031."""
    at = datetime(2031, 6, day, tzinfo=UTC)
    return Judgement(
        id=content_id(verb, subjects, day), verb=verb, subjects=subjects, by="desk", at=at, reason="seen"
    )


def opposed(linked: Linked) -> list[Relation]:
    """The relations that say that two accounts part."""
    return [relation for relation in linked.relations if relation.type in OPPOSED]


def between(linked: Linked, a: str, b: str) -> list[Relation]:
    """The relations between two claims, either way round."""
    return [relation for relation in linked.relations if {relation.a, relation.b} == {a, b}]
