"""A record that grows in any order holds what linking all of it at once gives."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from trucewatch.intake import capture_text
from trucewatch.linking import link
from trucewatch.model.document import Capture
from trucewatch.model.linking import Judgement
from trucewatch.model.reading import DocumentReading
from trucewatch.pipeline import Pipeline, ensure_linked
from trucewatch.record import Record

TEXTS = (
    (
        1,
        "Straits Wire",
        "Varland’s army said that Ostrian gunners shelled Brezin on 26 May, killing two soldiers.",
    ),
    (2, "Kelm Post", "Ostria’s defence ministry denied that its gunners had shelled Brezin on 26 May."),
    (2, "Straits Wire", "Varland accused Ostria of violating the truce. Ostria rejected the accusation."),
    (3, "Hill Courier", "Ostria’s interior minister Pavlo Dymchenko said that the Oldan road was open."),
    (4, "Kelm Post", "Ostria’s interior minister Pavlo Dimchenko said that the Oldan road was closed."),
    (
        4,
        "Hill Courier",
        "Ostrian gunners shelled Brezin on 26 May. Varland now says that three soldiers were killed, not two.",
    ),
    (5, "Straits Wire", "A spokesman said “the guns on the ridge fell silent at noon and they stay silent”."),
    (6, "Kelm Post", "Varland said “the guns on the ridge fell silent at noon and they stay silent”."),
    (
        None,
        "Hill Courier",
        "Ostria said that Varlandic troops attacked Brezin first on 26 May and that the truce is in danger.",
    ),
)


@cache
def read() -> tuple[tuple[Capture, DocumentReading], ...]:
    """The dispatches and their readings; the last two stand where the sixth stood before."""
    pipeline = Pipeline.load(["varland-ostria"])
    captures = [
        capture_text(text, published=date(2031, 6, day) if day else None, publisher=publisher)
        for day, publisher, text in TEXTS
    ]
    sixth = captures[5].document
    for text in ("Varland’s army said that Sarn was quiet.", "Varland said that two soldiers died in Kelm."):
        later = capture_text(text, published=date(2031, 6, 3), publisher="Straits Wire")
        moved = later.document.model_copy(update={"id": sixth.id, "address": sixth.address})
        captures.append(Capture(document=moved, data=later.data))
    readings = pipeline.read([capture.document for capture in captures])
    return tuple(zip(captures, readings, strict=True))


def same(record: Record) -> None:
    """Assert that the record holds what linking it anew would give."""
    linked = link(record.corpus())
    assert record.incidents() == linked.incidents
    assert record.relations() == linked.relations
    assert record.readings() == linked.readings
    assert record.compliance() == linked.compliance
    assert record.tracks() == linked.tracks
    assert {origin.claims for origin in record.origins()} == {origin.claims for origin in linked.origins}
    assert record.verify() == ()


@given(
    order=st.permutations(range(len(TEXTS) + 2)),
    pauses=st.sets(st.integers(0, len(TEXTS) + 1)),
    verb=st.sampled_from(["reject", "same_incident", "different_incident"]),
    judged=st.integers(0, len(TEXTS) + 1),
)
@example(order=[3, 7, 1, 5, 8, 4, 2, 9, 10, 6, 0], pauses=set(range(7)), verb="reject", judged=5)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_comes_when_the_record_is_as_if_linked_at_once(
    order: list[int], pauses: set[int], verb: str, judged: int
) -> None:
    """Documents out of order, pages that change, judgements in between, linked after some of them."""
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "r.db", create=True) as record:
        record.use_theatres(Pipeline.load(["varland-ostria"]).theatres)
        for number, at in enumerate(order):
            capture, reading = read()[at]
            record.add(capture, reading)
            if number in pauses:
                ensure_linked(record)
                same(record)
            if number == judged:
                subjects = [claim.id for claim in record.claims()][:2]
                at_time = datetime(2031, 7, 1, tzinfo=UTC)
                record.judge(
                    Judgement(
                        id="j", verb=verb, subjects=tuple(subjects), by="desk", at=at_time, reason="seen"
                    )
                )
        ensure_linked(record)
        same(record)


def test_a_later_document_makes_nothing_anew_but_what_it_touches(tmp_path: Path) -> None:
    """Rows of earlier documents stay as they are, down to their place."""
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.use_theatres(Pipeline.load(["varland-ostria"]).theatres)
        for capture, reading in read()[:5]:
            record.add(capture, reading)
        ensure_linked(record)
        with record.linking() as book:
            before = [book.trace(place) for place in range(5)]
        relations, tracks = record.relations(), record.tracks()
        record.add(*read()[6])
        ensure_linked(record)
        with record.linking() as book:
            assert [book.trace(place) for place in range(5)] == before
        assert record.relations()[: len(relations)] == relations
        assert record.tracks()[: len(tracks)] == tracks
