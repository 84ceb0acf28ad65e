"""Dispatches of our own with readings made by hand, in the invented theatre of Varland and Ostria."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from trucewatch.model.base import content_id, sha256_bytes, sha256_text
from trucewatch.model.claim import About, Claim, Extraction, Passage, Quote, Source, claim_id
from trucewatch.model.document import Capture, Document, MetadataOrigin
from trucewatch.model.event import CasualtyClaim, Event, Mention, MentionType
from trucewatch.model.linking import (
    Account,
    ComplianceClaim,
    Incident,
    Judgement,
    Linked,
    Origin,
    PartyReading,
    Relation,
    TrackEvent,
)
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import Actor, Side, Theatre
from trucewatch.model.vocabulary import (
    ActorKind,
    Certainty,
    Compliance,
    Dimension,
    Directness,
    Method,
    Occurrence,
    Outcome,
    PloverRoot,
    Polarity,
    RelationType,
    Slot,
    Stance,
    SubType,
    Track,
)

READER = "hand@1"

_STANCES = {"said": Stance.ASSERT, "denied": Stance.DENY, "warned": Stance.THREATEN}


def capture(
    text: str,
    *,
    address: str = "file:///dispatches/one.txt",
    published: date | None = date(2031, 4, 2),
    publisher: str | None = "Varland Post",
) -> Capture:
    """A plain text at an address."""
    data = text.encode("utf-8")
    document = Document(
        id=content_id(address),
        address=address,
        name=address.rpartition("/")[2],
        sha256=sha256_bytes(data),
        text=text,
        text_sha256=sha256_text(text),
        media_type="text/plain",
        published=published,
        published_origin=MetadataOrigin.FLAG if published else MetadataOrigin.UNKNOWN,
        publisher=publisher,
        publisher_origin=MetadataOrigin.FLAG if publisher else MetadataOrigin.UNKNOWN,
        captured_at=datetime(2031, 4, 3, 12, tzinfo=UTC),
        tool="utf-8",
    )
    return Capture(document=document, data=data)


def dispatch(*lines: tuple[str, str, str]) -> str:
    """One sentence for every (party, cue, content): ``Varland said that …``."""
    return "\n".join(f"{party} {cue} that {content}." for party, cue, content in lines) + "\n"


def read(captured: Capture, *, reader: str = READER, about: Sequence[About] = ()) -> DocumentReading:
    """A reading of a text that `dispatch` made: a claim, an event and a casualty claim per sentence."""
    document = captured.document
    sentences, claims, events, casualties, mentions = [], [], [], [], []
    start = 0
    for number, line in enumerate(document.text.splitlines()):
        sentence = Span(start, start + len(line))
        start = sentence.end + 1
        party, cue, _ = line.split(" ", 2)
        source = Span(sentence.start, sentence.start + len(party))
        verb = Span(source.end + 1, source.end + 1 + len(cue))
        content = Span(verb.end + len(" that "), sentence.end - 1)
        id_ = claim_id(document.text_sha256, source, [verb], [content])
        first_word = Span(content.start, content.start + content.of(document.text).index(" "))
        quote = Quote(text=first_word.of(document.text), span=first_word)
        actor = party.lower()
        claims.append(
            Claim(
                id=id_,
                document=document.id,
                sentence=number,
                source=Source(
                    text=party,
                    span=source,
                    actor=f"{actor}/defence-ministry",
                    kind=ActorKind.STATE_ORGAN,
                    side=actor,
                ),
                cue=Passage.of(document.text, [verb]),
                content=Passage.of(document.text, [content]),
                directness=Directness.INDIRECT,
                stance=_STANCES[cue],
                polarity=Polarity.NEGATIVE if cue == "denied" else Polarity.POSITIVE,
                certainty=Certainty.CERTAIN,
                about=tuple(about),
                extraction=Extraction(method=Method.CUE, confidence=0.9, reader=reader),
            )
        )
        events.append(
            Event(
                id=content_id("event", document.text_sha256, quote.span),
                document=document.id,
                sentence=number,
                claim=id_,
                trigger=quote,
                plover=PloverRoot.ASSAULT,
            )
        )
        casualties.append(
            CasualtyClaim(
                id=content_id("casualty", document.text_sha256, quote.span),
                document=document.id,
                sentence=number,
                claim=id_,
                phrase=quote,
                outcome=Outcome.WOUNDED,
                n_min=2,
            )
        )
        mentions.append(Mention(text=party, span=source, type=MentionType.NAME, actor=actor))
        sentences.append(sentence)
    return DocumentReading(
        document=document,
        reader=reader,
        sentences=tuple(sentences),
        claims=tuple(claims),
        events=tuple(events),
        casualties=tuple(casualties),
        mentions=tuple(mentions),
    ).checked()


def links(reading: DocumentReading) -> Linked:
    """What linking might derive of a reading with two claims: one row of every kind."""
    first, second = reading.claims
    incident = content_id("incident", first.id)
    account = Account(
        incident=incident, side=first.source.side, occurrence=Occurrence.ASSERTED, claims=(first.id,)
    )
    return Linked(
        incidents=(
            Incident(
                id=incident,
                label="Shelling",
                plover=PloverRoot.ASSAULT,
                sub_type=SubType.SHELLING,
                claims=(first.id,),
                accounts=(account,),
            ),
        ),
        relations=(
            Relation(
                id=content_id("relation", second.id, first.id),
                a=second.id,
                b=first.id,
                type=RelationType.DENIES,
                dimension=Dimension.OCCURRENCE,
                basis="One denies what the other says.",
                made_by="rule:test",
            ),
        ),
        readings=(
            PartyReading(
                id=content_id("reading", first.id),
                obligation="open-road",
                side="varland",
                by=None,
                slot=Slot.SCOPE,
                value="every lorry",
                claim=first.id,
            ),
        ),
        compliance=(
            ComplianceClaim(
                id=content_id("compliance", second.id),
                obligation="open-road",
                agreement="truce",
                accused="varland",
                by="ostria",
                value=Compliance.VIOLATED,
                claim=second.id,
            ),
        ),
        tracks=(
            TrackEvent(
                id=content_id("track", second.id),
                track=Track.INFRASTRUCTURE_ACCESS,
                kind="road",
                side="ostria",
                claim=second.id,
            ),
        ),
        origins=(Origin(id=content_id("origin", first.id), claims=(first.id,), sides=("varland",)),),
    )


def judgement(id_: str = "j1", *, verb: str = "reject", subjects: Sequence[str] = ("c1",)) -> Judgement:
    """A person's decision."""
    at = datetime(2031, 4, 5, 9, tzinfo=UTC)
    return Judgement(id=id_, verb=verb, subjects=tuple(subjects), by="Ana Reth", at=at, reason="Misread.")


def theatre(title: str = "Varland and Ostria") -> Theatre:
    """The smallest theatre."""
    sides = [Side(id="ostria", label="Ostria"), Side(id="varland", label="Varland")]
    actors = [
        Actor.model_validate({"id": side.id, "kind": ActorKind.STATE, "label": side.label, "side": side.id})
        for side in sides
    ]
    return Theatre(
        theatre="varland-ostria",
        title=title,
        disclaimer="Invented.",
        sides=tuple(sides),
        actors=tuple(actors),
    )
