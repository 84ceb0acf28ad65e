"""Readings of a cease-fire that nobody fought: as many documents as one asks for, made without a reader.

Every day some incidents happen in made-up villages, each told by a few of the day's documents: a claim of
the one side, a denial or an account of the other, an outlet's own words, a figure of people harmed, a
compliance claim and remarks on roads and talks. Words are drawn so that documents differ as news does.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from trucewatch.linking import document_key
from trucewatch.model.base import content_id, sha256_bytes, sha256_text
from trucewatch.model.claim import Claim, Extraction, Participant, Passage, Quote, Source, claim_id
from trucewatch.model.document import Capture, Document
from trucewatch.model.event import CasualtyClaim, Event, Mention, MentionType
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.time import Interval, TimeExpression
from trucewatch.model.vocabulary import (
    ActorKind,
    Certainty,
    Directness,
    Method,
    Outcome,
    PloverRoot,
    Polarity,
    Stance,
    SubType,
    Voice,
)

READER = "generated@1"
BEGINS = date(2031, 1, 1)
#: Documents and incidents of one day; how many documents tell of each. Like claims are looked for among
#: those of two weeks, so that the hundredth document meets as many as any later one.
A_DAY, INCIDENTS, TELLING = 6, 2, 3
#: Claims of one document.
CLAIMS = 10
VILLAGES = 400
#: Every so many documents somebody reads a duty, one of a few by turns.
READ_ANEW = 300
_READ = (
    "{} is not bound by the cease-fire",
    "the Aldmoor agreement gives {} until June to withdraw its troops",
    "the Aldmoor agreement gives {} until June to return all captives",
)
_OUTLETS = tuple(
    f"{name} {kind}"
    for name in ("Brezin", "Halden", "Straits", "Merovia", "Oldan")
    for kind in ("Post", "Wire")
)
_KINDS = (
    ("shelled", SubType.SHELLING),
    ("bombed", SubType.AIR_OR_DRONE_STRIKE),
    ("stormed", SubType.GROUND_ASSAULT),
    ("mined", SubType.MINE_OR_UXO),
)
_SIDES = (("Ostria", "ostria", "Ostrian"), ("Varland", "varland", "Varlandic"))
_SYLLABLES = (
    "bar",
    "del",
    "fen",
    "gor",
    "hul",
    "kem",
    "lin",
    "mar",
    "nov",
    "pol",
    "rud",
    "sel",
    "tor",
    "vek",
)


@dataclass
class _Page:
    """A text that grows by sentences, with its rows."""

    document: str
    published: date
    text: str = ""
    sentences: list[Span] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    casualties: list[CasualtyClaim] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def sentence(self, words: str) -> int:
        """Add a sentence; where it begins."""
        start = len(self.text)
        self.text += words + ".\n"
        self.sentences.append(Span(start, start + len(words) + 1))
        return start

    def span(self, words: str, start: int) -> Span:
        """Where words stand, looked for from ``start`` on."""
        at = self.text.index(words, start)
        return Span(at, at + len(words))

    def mention(self, words: str, start: int, actor: str | None = None, place: str | None = None) -> None:
        """Say who or what words stand for."""
        span = self.span(words, start)
        self.mentions.append(Mention(text=words, span=span, type=MentionType.NAME, actor=actor, place=place))

    def claim(self, start: int, content: str, cue: str | None, who: tuple[str, str, str] | None) -> Claim:
        """Add what somebody says, or with ``who`` left out the outlet."""
        source = Source(kind=ActorKind.MEDIA_OUTLET, side="media")
        if who is not None:
            source = Source(
                text=who[0], span=self.span(who[0], start), actor=who[1], kind=ActorKind.STATE, side=who[1]
            )
        cues = [self.span(cue, start)] if cue else []
        contents = [self.span(content, start)]
        denied = cue == "denied that"
        claim = Claim(
            id=claim_id(sha256_text(self.document), source.span, cues, contents),
            document=self.document,
            sentence=len(self.sentences) - 1,
            source=source,
            cue=Passage.of(self.text, cues) if cues else None,
            content=Passage.of(self.text, contents),
            directness=Directness.INDIRECT,
            stance=Stance.DENY if denied else Stance.ASSERT,
            polarity=Polarity.NEGATIVE if denied else Polarity.POSITIVE,
            certainty=Certainty.CERTAIN_NOT if denied else Certainty.CERTAIN,
            voice=Voice.AUTHOR if who is None else Voice.SOURCE,
            extraction=Extraction(method=Method.MODEL, confidence=1.0, reader=READER),
        )
        self.claims.append(claim)
        return claim


@dataclass(frozen=True)
class _Happening:
    day: date
    village: int
    verb: str
    kind: SubType
    by: tuple[str, str, str]
    on: tuple[str, str, str]
    dead: int


def documents(count: int, *, seed: int = 7) -> Iterator[tuple[Capture, DocumentReading]]:
    """``count`` documents of `A_DAY` a day, in the record's order; the same for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - no secret
    words = ["".join(draw.choices(_SYLLABLES, k=3)) for _ in range(6000)]
    for first in range(0, count, A_DAY):
        day = BEGINS + timedelta(days=first // A_DAY)
        today = [_happening(draw, day) for _ in range(INCIDENTS)]
        made = [
            _document(first + number, day, today[number // TELLING % INCIDENTS], draw, words)
            for number in range(A_DAY)
        ]
        made.sort(key=lambda one: document_key(one[1]))
        yield from made[: count - first]


def _happening(draw: random.Random, day: date) -> _Happening:
    verb, kind = draw.choice(_KINDS)
    by, on = draw.sample(_SIDES, 2)
    return _Happening(
        day - timedelta(days=1), draw.randrange(VILLAGES), verb, kind, by, on, draw.randint(1, 30)
    )


def _document(
    number: int, day: date, told: _Happening, draw: random.Random, words: list[str]
) -> tuple[Capture, DocumentReading]:
    page = _Page(content_id("generated", number), day)
    village = f"Village{told.village}"
    when = f"{told.day.day} {told.day:%B}"
    attack = f"{told.by[2]} guns {told.verb} {village} on {when}, killing {told.dead} soldiers"
    filler = iter([" ".join(draw.sample(words, 9)) for _ in range(8)])
    _telling(page, told, page.sentence(f"{told.on[0]} said that {attack}"), attack, "said that")
    denial = f"its guns had {told.verb} {village} on {when}"
    start = page.sentence(f"{told.by[0]} denied that {denial}")
    page.mention(told.by[0], start, actor=told.by[1])
    page.mention(village, start, place=village.lower())
    page.claim(start, denial, "denied that", told.by)
    for who in (told.by, told.on):
        for topic in (
            "the truce is in danger after",
            "the road stays open for",
            "talks with mediators concern",
        ):
            content = f"{topic} {next(filler)}"
            start = page.sentence(f"{who[0]} said that {content}")
            page.mention(who[0], start, actor=who[1])
            page.claim(start, content, "said that", who)
    plain = f"Rain fell on {next(filler)}"
    page.claim(page.sentence(plain), plain, None, None)
    breach = f"{told.by[0]} violates the cease-fire"
    if number % READ_ANEW == READ_ANEW - 1:
        breach = _READ[number // READ_ANEW % len(_READ)].format(told.by[0])
    start = page.sentence(f"{told.on[0]} said that {breach}")
    page.mention(told.on[0], start, actor=told.on[1])
    page.mention(told.by[0], start + len(told.on[0]), actor=told.by[1])
    page.claim(start, breach, "said that", told.on)
    return _finished(page, number, draw)


def _telling(page: _Page, told: _Happening, start: int, attack: str, cue: str) -> None:
    """The claim that tells of the day's incident, with its event and its figure."""
    village = f"Village{told.village}"
    page.mention(told.on[0], start, actor=told.on[1])
    page.mention(told.by[2], start, actor=told.by[1])
    page.mention(village, start, place=village.lower())
    claim = page.claim(start, attack, cue, told.on)
    sentence = len(page.sentences) - 1
    verb, by = page.span(told.verb, start), page.span(told.by[2], start)
    phrase = f"{told.dead} soldiers"
    day = f"{told.day.day} {told.day:%B}"
    event = Event(
        id=content_id("event", page.document, verb),
        document=page.document,
        sentence=sentence,
        claim=claim.id,
        trigger=Quote(text=told.verb, span=verb),
        plover=PloverRoot.ASSAULT,
        sub_type=told.kind,
        initiator=Participant(text=told.by[2], span=by, actor=told.by[1], side=told.by[1]),
        place=Quote(text=village, span=page.span(village, start)),
        place_id=village.lower(),
        where_prec=1,
        time=TimeExpression(
            text=day,
            span=page.span(day, start),
            type="DATE",
            value=told.day.isoformat(),
            interval=Interval(start=told.day, end=told.day, prec=1),
        ),
    )
    page.events.append(event)
    page.casualties.append(
        CasualtyClaim(
            id=content_id("casualty", page.document, verb),
            document=page.document,
            sentence=sentence,
            claim=claim.id,
            phrase=Quote(text=phrase, span=page.span(phrase, start)),
            outcome=Outcome.KILLED,
            side=told.on[1],
            n_min=told.dead,
            n_max=told.dead,
            event=event.id,
        )
    )


def _finished(page: _Page, number: int, draw: random.Random) -> tuple[Capture, DocumentReading]:
    data = page.text.encode()
    document = Document(
        id=page.document,
        address=f"generated:{number}",
        name=f"{number}.txt",
        sha256=sha256_bytes(data),
        text=page.text,
        text_sha256=sha256_text(page.text),
        media_type="text/plain",
        published=page.published,
        publisher=draw.choice(_OUTLETS),
        captured_at=datetime(2031, 1, 1, tzinfo=UTC),
        tool="generated",
    )
    reading = DocumentReading(
        document=document,
        reader=READER,
        sentences=tuple(page.sentences),
        claims=tuple(page.claims),
        events=tuple(page.events),
        casualties=tuple(page.casualties),
        mentions=tuple(page.mentions),
    )
    return Capture(document=document, data=data), reading
