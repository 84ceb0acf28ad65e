"""Readings written as marked dispatches, so that a test shows the words and what stands in them.

``<s1>Ana Reth</s1> <c1>said</c1> <x1>the road was open</x1>`` is claim 1 with source, cue and content;
``<a1>`` marks its accused. ``<e2 ASSAULT>``, ``<i2>``, ``<t2>`` and ``<p2>`` mark an event's trigger,
initiator, target and place, ``<n3>`` a number of people. Marks may be nested. A claim inside another's
content is nested in it; an event or number inside a claim's content is told by that claim.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

from trucewatch.model.base import sha256_text
from trucewatch.model.claim import Claim, Extraction, Participant, Passage, Quote, Source
from trucewatch.model.document import Document
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Certainty, Directness, Method, Outcome, PloverRoot, Polarity, Stance

_TAG = re.compile(r"<(/?)([scxaeitpn])(\d+)(?: ([A-Z_a-z]+))?>")
_SENTENCE_END = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")
_EXTRACTION = Extraction(method=Method.MODEL, confidence=1, reader="marked@1")


def reading_of(marked: str, published: date | None = date(2022, 8, 5)) -> DocumentReading:
    """The unresolved reading that ``marked`` shows, as the reader would hand it on."""
    text, spans, words = _unmarked(marked)
    sha = sha256_text(text)
    document = Document(
        id="marked",
        address="test:marked",
        name="marked",
        sha256=sha,
        text=text,
        text_sha256=sha,
        media_type="text/plain",
        published=published,
        captured_at=datetime(2022, 8, 6, tzinfo=UTC),
        tool="test",
    )
    sentences = _sentences(text)
    contents = {number: span for (kind, number), span in spans.items() if kind == "x"}
    claims = tuple(_claim(text, number, spans, words, contents, sentences) for number in contents)
    events = tuple(
        _event(text, number, spans, words[("e", number)], contents, sentences)
        for kind, number in spans
        if kind == "e"
    )
    people = tuple(
        CasualtyClaim(
            id=f"people {number}",
            document="marked",
            sentence=_at(sentences, span),
            claim=_innermost(span, contents),
            phrase=Quote(text=span.of(text), span=span),
            outcome=Outcome.KILLED,
            event=next((event.id for event in events if event.id == f"event {number}"), None),
        )
        for (kind, number), span in spans.items()
        if kind == "n"
    )
    reading = DocumentReading(
        document=document,
        reader="marked@1",
        sentences=sentences,
        claims=claims,
        events=events,
        casualties=people,
    )
    return reading.checked()


def _unmarked(marked: str) -> tuple[str, dict[tuple[str, str], Span], dict[tuple[str, str], str | None]]:
    spans: dict[tuple[str, str], Span] = {}
    words: dict[tuple[str, str], str | None] = {}
    opened: dict[tuple[str, str], int] = {}
    text = ""
    done = 0
    for tag in _TAG.finditer(marked):
        text += marked[done : tag.start()]
        done = tag.end()
        key = (tag.group(2), tag.group(3))
        if tag.group(1):
            spans[key] = Span(opened.pop(key), len(text))
        else:
            opened[key] = len(text)
            words[key] = tag.group(4)
    assert not opened, f"marks without an end: {sorted(opened)}"
    return text + marked[done:], spans, words


def _sentences(text: str) -> tuple[Span, ...]:
    ends = [match.span() for match in _SENTENCE_END.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    return tuple(
        Span(start, end) for start, end in zip(starts, [*(s for s, _ in ends), len(text)], strict=True)
    )


def _at(sentences: tuple[Span, ...], span: Span) -> int:
    return max(number for number, sentence in enumerate(sentences) if sentence.start <= span.start)


def _innermost(span: Span, contents: Mapping[str, Span], without: str | None = None) -> str | None:
    holding = [
        (len(content), number)
        for number, content in contents.items()
        if number != without and content.contains(span)
    ]
    return min(holding)[1] if holding else None


def _claim(
    text: str,
    number: str,
    spans: Mapping[tuple[str, str], Span],
    words: Mapping[tuple[str, str], str | None],
    contents: Mapping[str, Span],
    sentences: tuple[Span, ...],
) -> Claim:
    content = contents[number]
    source, cue, accused = (spans.get((kind, number)) for kind in "sca")
    quoted = content.of(text).startswith("“") and content.of(text).endswith("”")
    return Claim(
        id=number,
        document="marked",
        sentence=_at(sentences, content),
        source=Source() if source is None else Source(text=source.of(text), span=source),
        cue=None if cue is None else Passage.of(text, [cue]),
        content=Passage.of(text, [content]),
        directness=Directness.DIRECT if quoted else Directness.INDIRECT,
        stance=Stance(words.get(("c", number)) or "assert"),
        polarity=Polarity.POSITIVE,
        certainty=Certainty.CERTAIN,
        nested_in=_innermost(source or content, contents, without=number),
        accused=None if accused is None else Participant(text=accused.of(text), span=accused),
        extraction=_EXTRACTION,
    )


def _event(
    text: str,
    number: str,
    spans: Mapping[tuple[str, str], Span],
    root: str | None,
    contents: Mapping[str, Span],
    sentences: tuple[Span, ...],
) -> Event:
    trigger = spans["e", number]
    initiator, target, place = (spans.get((kind, number)) for kind in "itp")
    return Event(
        id=f"event {number}",
        document="marked",
        sentence=_at(sentences, trigger),
        claim=_innermost(trigger, contents),
        trigger=Quote(text=trigger.of(text), span=trigger),
        plover=PloverRoot(root or "ASSAULT"),
        initiator=None if initiator is None else Participant(text=initiator.of(text), span=initiator),
        target=None if target is None else Participant(text=target.of(text), span=target),
        place=None if place is None else Quote(text=place.of(text), span=place),
    )
