"""What adding does: whole documents, once, with their versions, labellings and custody."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.links import keep_links
from tests.record.dispatches import capture, dispatch, judgement, links, read, theatre
from trucewatch.errors import NotFoundError, RecordError
from trucewatch.model.document import Capture
from trucewatch.model.reading import UngroundedError
from trucewatch.record import Addition, Record

SHELLS = dispatch(
    ("Varland", "said", "shells fell on the bridge"), ("Ostria", "denied", "shells fell on the bridge")
)
ROAD = dispatch(("Ostria", "warned", "the road may close"))


def add(record: Record, captured: Capture, **options: str) -> Addition:
    """Read by hand and add."""
    return record.add(captured, read(captured, **options))


def counts(record: Record) -> tuple[int, ...]:
    """How much stands in the record, what is superseded included."""
    return (
        len(record.documents()),
        len(record.claims()),
        len(record.events()),
        len(record.casualties()),
        len(record.custody()),
    )


def test_what_was_added_comes_back(record: Record) -> None:
    """Document, bytes and reading are equal to what went in."""
    captured = capture(SHELLS)
    reading = read(captured)
    assert not record.knows(captured)
    assert record.add(captured, reading) is Addition.DOCUMENT
    assert record.knows(captured)
    assert record.documents() == (captured.document,)
    assert tuple(record.captures()) == (captured,)
    assert record.corpus().readings == (reading,)
    assert (record.claims(), record.events(), record.casualties()) == (
        reading.claims,
        reading.events,
        reading.casualties,
    )
    assert record.verify() == ()


def test_adding_again_adds_nothing(record: Record) -> None:
    """Not even to the custody log."""
    captured = capture(SHELLS)
    add(record, captured)
    before, snapshot = counts(record), record.snapshot_id()
    assert add(record, captured) is Addition.NOTHING
    assert (counts(record), record.snapshot_id()) == (before, snapshot)


def test_a_changed_page_becomes_a_new_version(record: Record) -> None:
    """Only the newest version's claims count; the old one stays to be looked up."""
    first, second = capture(SHELLS), capture(ROAD)
    add(record, first)
    assert not record.knows(second)
    assert add(record, second) is Addition.VERSION
    assert record.claims() == read(second).claims
    assert record.history(first.document.id) == (first.document, second.document)
    (old,) = record.evidence(read(first).claims[0].id)
    assert old.superseded
    assert old.document == first.document
    assert record.verify() == ()


def test_a_page_that_changes_back_counts_again(record: Record) -> None:
    """Without being read again."""
    first, second = capture(SHELLS), capture(ROAD)
    add(record, first)
    add(record, second)
    assert not record.knows(first)
    assert add(record, first) is Addition.VERSION
    assert record.claims() == read(first).claims
    assert len(record.history(first.document.id)) == 3


def test_other_metadata_make_a_new_version(record: Record) -> None:
    """The same words, dated now: relative dates may read otherwise."""
    undated, dated = capture(SHELLS, published=None), capture(SHELLS)
    add(record, undated)
    assert not record.knows(dated)
    assert add(record, dated) is Addition.VERSION
    assert record.documents() == (dated.document,)


def test_a_copy_at_another_path_adds_nothing_but_a_note(record: Record) -> None:
    """No document, no claim; custody tells where it was found."""
    one, copy = capture(SHELLS), capture(SHELLS, address="file:///other/copy.txt")
    add(record, one)
    before, snapshot = counts(record), record.snapshot_id()
    assert add(record, copy) is Addition.COPY
    assert counts(record)[:4] == before[:4]
    assert record.snapshot_id() == snapshot
    (note,) = record.custody()[before[4] :]
    assert (note.action, note.object) == ("copied", copy.document.id)
    assert copy.document.address in note.note
    assert record.knows(copy)


def test_a_copy_keeps_counting_when_the_first_address_changes(record: Record) -> None:
    """It is then told where it still stands."""
    one, copy = capture(SHELLS), capture(SHELLS, address="file:///other/copy.txt")
    add(record, one)
    add(record, copy)
    add(record, capture(ROAD))
    assert {document.address for document in record.documents()} == {
        one.document.address,
        copy.document.address,
    }
    told = {claim.document for claim in record.claims() if claim.content.text.startswith("shells")}
    assert told == {copy.document.id}
    assert record.corpus().readings[-1].checked().claims[0].document in {one.document.id, copy.document.id}


def test_lines_that_move_down_are_not_lost(record: Record) -> None:
    """A line put before the others gives every address its neighbour's text."""

    def lines(*texts: str) -> list[Capture]:
        return [capture(text, address=f"file:///d.jsonl#{at}") for at, text in enumerate(texts, start=1)]

    for captured in lines(SHELLS, ROAD):
        add(record, captured)
    other = dispatch(("Varland", "said", "talks went on"))
    for captured in lines(other, SHELLS, ROAD):
        assert not record.knows(captured)
        add(record, captured)
    assert {document.text for document in record.documents()} == {other, SHELLS, ROAD}


def test_another_reader_adds_a_labelling(record: Record) -> None:
    """The newest is shown; the claims, which are places in a text, stay the same."""
    captured = capture(SHELLS)
    add(record, captured)
    assert record.knows(captured, reader="hand@1")
    assert not record.knows(captured, reader="hand@2")
    assert add(record, captured, reader="hand@2") is Addition.LABELLING
    assert {claim.extraction.reader for claim in record.claims()} == {"hand@2"}
    assert [claim.id for claim in record.claims()] == [claim.id for claim in read(captured).claims]
    assert record.verify() == ()


def test_other_theatres_want_a_new_labelling(record: Record) -> None:
    """Names may then mean somebody else; the same theatre again changes nothing."""
    captured = capture(SHELLS)
    add(record, captured)
    assert record.use_theatres([theatre()]) == (theatre(),)
    assert not record.knows(captured)
    assert add(record, captured) is Addition.LABELLING
    assert record.use_theatres([theatre()]) == record.use_theatres([]) == (theatre(),)
    assert record.knows(captured)
    assert record.use_theatres([theatre("Another title")]) == (theatre("Another title"),)
    assert not record.knows(captured)
    assert record.corpus().theatres == (theatre("Another title"),)
    assert record.corpus([]).theatres == ()


def test_what_is_not_grounded_is_refused_whole(record: Record) -> None:
    """One span that does not slice to its text, and nothing of the document is kept."""
    captured = capture(SHELLS)
    reading = read(captured)
    moved = reading.claims[0].model_copy(update={"content": reading.claims[1].content})
    wrong = moved.model_copy(
        update={"content": moved.content.model_copy(update={"text": "what nobody said"})}
    )
    with pytest.raises(UngroundedError):
        record.add(captured, reading.model_copy(update={"claims": (wrong,)}))
    assert counts(record) == (0, 0, 0, 0, 0)


def test_a_reading_of_another_document_is_refused(record: Record) -> None:
    """And bytes or text that are not what their digest says."""
    captured = capture(SHELLS)
    with pytest.raises(RecordError, match="is not one of"):
        record.add(captured, read(capture(ROAD)))
    with pytest.raises(RecordError, match="digests"):
        record.add(captured.model_copy(update={"data": b"others"}), read(captured))
    assert counts(record) == (0, 0, 0, 0, 0)


def test_judgements_are_kept_once_and_apart(record: Record) -> None:
    """They never touch a claim; one that is in the record can be revoked by another."""
    add(record, capture(SHELLS))
    before = record.claims()
    assert record.judge(judgement())
    assert not record.judge(judgement())
    with pytest.raises(RecordError, match="another content"):
        record.judge(judgement(verb="relabel"))
    with pytest.raises(NotFoundError, match="no judgement j9"):
        record.judge(judgement("j2", verb="revoke", subjects=["j9"]))
    assert record.judge(judgement("j2", verb="revoke", subjects=["j1"]))
    assert [each.id for each in record.judgements()] == ["j1", "j2"]
    assert record.corpus().judgements == record.judgements()
    assert record.claims() == before
    assert {entry.who for entry in record.custody() if entry.action == "judged"} == {"Ana Reth"}


def test_links_are_replaced_whole(record: Record) -> None:
    """And are those of this state until something is added."""
    captured = capture(SHELLS)
    add(record, captured)
    assert not record.is_linked()
    linked = links(read(captured))
    keep_links(record, linked)
    assert record.is_linked()
    kept = (
        record.incidents(),
        record.relations(),
        record.readings(),
        record.compliance(),
        record.tracks(),
        record.origins(),
    )
    assert kept == (
        linked.incidents,
        linked.relations,
        linked.readings,
        linked.compliance,
        linked.tracks,
        linked.origins,
    )
    add(record, capture(ROAD, address="file:///other.txt"))
    assert not record.is_linked()
    keep_links(record, linked.model_copy(update={"relations": ()}))
    assert (record.incidents(), record.relations()) == (linked.incidents, ())
    assert record.verify() == ()


def test_links_tie_claims_to_what_they_are_about(record: Record) -> None:
    """A label that comes and goes with the links, not with the claim."""
    captured = capture(SHELLS)
    add(record, captured)
    linked = links(read(captured))
    keep_links(record, linked)
    first, second = record.claims()
    assert [(tie.kind, tie.id) for tie in first.about] == [
        ("incident", linked.incidents[0].id),
        ("obligation", "open-road"),
    ]
    assert [(tie.kind, tie.id) for tie in second.about] == [
        ("obligation", "open-road"),
        ("agreement", "truce"),
        ("track", "infrastructure_access"),
    ]
    keep_links(record, linked.model_copy(update={"incidents": (), "readings": ()}))
    assert record.claims()[0].about == ()


TEXTS = st.lists(
    st.tuples(
        st.sampled_from(["Varland", "Ostria"]),
        st.sampled_from(["said", "denied", "warned"]),
        st.sampled_from(["shells fell", "the road may close", "talks went on", "two were hurt"]),
    ),
    min_size=1,
    max_size=3,
).map(lambda lines: dispatch(*lines))

CAPTURES = st.builds(
    lambda text, number, published: capture(text, address=f"file:///{number}.txt", published=published),
    TEXTS,
    st.integers(0, 3),
    st.sampled_from([None, date(2031, 4, 1), date(2031, 4, 2)]),
)

_RECORDS = settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@cache
def empty_record() -> bytes:
    """The file of a record with nothing in it: copying is faster than making one for every example."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "record.db"
        Record.open(place, create=True).close()
        return place.read_bytes()


def new_record(folder: Path) -> Record:
    """A record with nothing in it, at a place of its own."""
    place = folder / f"{time.monotonic_ns()}.db"
    place.write_bytes(empty_record())
    return Record.open(place, create=True)


def state(folder: Path, captured: list[Capture]) -> tuple[str, tuple[object, ...]]:
    """The snapshot of a new record to which these were added, and its rows."""
    with new_record(folder) as record:
        for each in captured:
            add(record, each)
        assert record.verify() == ()
        return record.snapshot_id(), (record.documents(), record.claims(), record.coverage())


@_RECORDS
@given(captured=st.lists(CAPTURES, max_size=5))
def test_adding_twice_is_adding_once(tmp_path: Path, captured: list[Capture]) -> None:
    """Whatever was added, adding each again at once changes nothing."""
    doubled = [each for one in captured for each in (one, one)]
    assert state(tmp_path, captured) == state(tmp_path, doubled)


@_RECORDS
@given(captured=st.lists(CAPTURES, max_size=5, unique_by=lambda each: each.document.id), data=st.data())
def test_the_order_of_documents_does_not_matter(
    tmp_path: Path, captured: list[Capture], data: st.DataObject
) -> None:
    """Of documents at different addresses: snapshot, rows and their order are the same."""
    shuffled = data.draw(st.permutations(captured))
    assert state(tmp_path, captured) == state(tmp_path, shuffled)


@_RECORDS
@given(captured=st.lists(CAPTURES, max_size=6))
def test_the_record_only_grows(tmp_path: Path, captured: list[Capture]) -> None:
    """No addition takes away an entry, a version or a claim that could be looked up before."""
    with new_record(tmp_path) as record:
        log: list[object] = []
        seen: set[str] = set()
        for each in captured:
            add(record, each)
            entries = list(record.custody())
            assert entries[: len(log)] == log
            log = [*entries]
            seen |= {claim.id for claim in record.claims()}
            assert all(record.evidence(claim) for claim in seen)
            assert record.history(each.document.id)[-1].sha256 == each.document.sha256


@_RECORDS
@given(captured=CAPTURES)
def test_the_snapshot_is_the_same_on_every_machine(tmp_path: Path, captured: Capture) -> None:
    """It holds neither paths nor times of capture."""
    elsewhere = captured.document.model_copy(
        update={
            "id": "f" * 64,
            "address": "file:///elsewhere",
            "name": "x",
            "captured_at": datetime(2032, 1, 1, tzinfo=UTC),
        }
    )
    moved = Capture(document=elsewhere, data=captured.data)
    assert state(tmp_path, [captured])[0] == state(tmp_path, [moved])[0]


KILLED = """
import sys
from tests.record.dispatches import capture, dispatch, read
from trucewatch.record import Record

with Record.open(sys.argv[1], create=True) as record:
    for number in range(100_000):
        lines = [("Varland", "said", f"shells fell on bridge {number}, part {part}") for part in range(20)]
        captured = capture(dispatch(*lines), address=f"file:///{number}.txt")
        record.add(captured, read(captured))
        print(number, flush=True)
"""


@pytest.mark.parametrize("after", [1, 7, 23])
def test_a_killed_process_leaves_whole_documents_only(tmp_path: Path, after: int) -> None:
    """All that was reported as added is there, at most one more, and none in part."""
    place = tmp_path / "record.db"
    program = [sys.executable, "-c", KILLED, str(place)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(after):
            process.stdout.readline()
        time.sleep(0.003 * after)  # somewhere within a later transaction
        process.send_signal(signal.SIGKILL)
        reported = after + len(process.stdout.readlines())
    with Record.open(place, create=False) as record:
        documents = len(record.documents())
        assert reported <= documents <= reported + 1
        assert (len(record.claims()), len(record.events())) == (20 * documents, 20 * documents)
        assert record.verify() == ()


def test_others_read_while_one_writes(place: str, record: Record) -> None:
    """A reader sees the state from before, at once, and the new one when it is whole."""
    add(record, capture(SHELLS))
    with Record.open(place, create=False) as reader, record._database.writing():
        assert len(reader.claims()) == 2
        assert len(record.claims()) == 2
    add(record, capture(ROAD, address="file:///other.txt"))
    with Record.open(place, create=False) as one, Record.open(place, create=False) as two:
        assert len(one.claims()) == len(two.claims()) == 3


def test_two_writers_take_turns(place: str, record: Record) -> None:
    """Neither loses a document, and the log stays one chain."""
    with Record.open(place, create=True) as other:
        for number in range(5):
            for writer in (record, other):
                text = dispatch(("Ostria", "said", f"talk {number} of {id(writer)} went on"))
                add(writer, capture(text, address=f"file:///{id(writer)}-{number}.txt"))
    assert len(record.documents()) == 10
    assert record.verify() == ()
