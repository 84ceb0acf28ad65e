"""What a record answers: filters, order, ids cut short, coverage, evidence."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from tests.links import keep_links
from tests.record.dispatches import capture, dispatch, links, read
from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.claim import About
from trucewatch.model.vocabulary import AboutKind, Stance
from trucewatch.record import Filter, Record, Share

FIRST = capture(
    dispatch(("Varland", "said", "shells fell"), ("Ostria", "denied", "shells fell")),
    address="file:///b.txt",
    published=date(2031, 4, 1),
)
SECOND = capture(
    dispatch(("Ostria", "warned", "the road may close")),
    address="file:///a.txt",
    published=date(2031, 4, 9),
    publisher="Ostria Wire",
)
UNDATED = capture(
    dispatch(("Varland", "denied", "talks went on")), address="file:///0.txt", published=None, publisher=None
)


@pytest.fixture
def filled(record: Record) -> Record:
    """A record with three documents, the undated one added first."""
    for each in (UNDATED, SECOND, FIRST):
        record.add(each, read(each))
    return record


def test_rows_come_in_the_order_of_publication(filled: Record) -> None:
    """Undated ones last, whenever they were added."""
    in_order = (FIRST, SECOND, UNDATED)
    assert filled.documents() == tuple(each.document for each in in_order)
    assert filled.claims() == tuple(claim for each in in_order for claim in read(each).claims)
    assert filled.events() == tuple(event for each in in_order for event in read(each).events)
    assert filled.corpus().readings == tuple(read(each) for each in in_order)


@pytest.mark.parametrize(
    ("filter_", "contents"),
    [
        (Filter(), ["shells fell", "shells fell", "the road may close", "talks went on"]),
        (Filter(side="ostria"), ["shells fell", "the road may close"]),
        (Filter(side="ost"), []),
        (Filter(stance=Stance.DENY), ["shells fell", "talks went on"]),
        (Filter(actor="varland"), ["shells fell", "talks went on"]),
        (Filter(actor="varland/defence-ministry"), ["shells fell", "talks went on"]),
        (Filter(actor="varland/def"), []),
        (Filter(since=date(2031, 4, 1)), ["shells fell", "shells fell", "the road may close"]),
        (Filter(since=date(2031, 4, 2)), ["the road may close"]),
        (Filter(until=date(2031, 4, 8)), ["shells fell", "shells fell"]),
        (Filter(document=SECOND.document.id[:6]), ["the road may close"]),
        (Filter(side="varland", stance=Stance.DENY), ["talks went on"]),
        (Filter(about="nothing"), []),
    ],
)
def test_every_condition_must_hold(filled: Record, filter_: Filter, contents: list[str]) -> None:
    """For claims, and for events and casualties by the claim that tells them."""
    assert [claim.content.text for claim in filled.claims(filter_)] == contents
    told = {claim.id for claim in filled.claims(filter_)}
    assert {event.claim for event in filled.events(filter_)} == told
    assert {casualty.claim for casualty in filled.casualties(filter_)} == told
    assert {each.id for each in filled.documents(filter_)} == {
        each.document for each in filled.claims(filter_)
    }


def test_a_source_of_several_sides_passes_for_each(record: Record) -> None:
    """And for no part of a side's name."""
    reading = read(FIRST)
    both = reading.claims[0].source.model_copy(update={"side": "ostria;varland"})
    claim = reading.claims[0].model_copy(update={"source": both})
    record.add(FIRST, reading.model_copy(update={"claims": (claim, *reading.claims[1:])}))
    assert [len(record.claims(Filter(side=side))) for side in ("ostria", "varland", "land", "a;v")] == [
        2,
        1,
        0,
        0,
    ]
    assert record.coverage().by_side == (
        Share(name="ostria", documents=1, claims=2),
        Share(name="varland", documents=1, claims=1),
    )


def test_about_finds_what_links_and_what_labels_tie(record: Record) -> None:
    """By the whole id or its unique beginning."""
    record.add(FIRST, read(FIRST))
    record.add(SECOND, read(SECOND, about=[About(kind=AboutKind.AGREEMENT, id="older-truce")]))
    linked = links(read(FIRST))
    keep_links(record, linked)
    incident = linked.incidents[0].id
    assert len(record.claims(Filter(about="open-road"))) == 2
    assert len(record.claims(Filter(about="open"))) == 2
    assert len(record.claims(Filter(about=incident[:10]))) == 1
    assert [claim.document for claim in record.claims(Filter(about="older-truce"))] == [SECOND.document.id]
    assert record.incidents(Filter(about=incident)) == linked.incidents
    assert record.incidents(Filter(about="open-road")) == ()
    assert record.compliance(Filter(about="truce")) == linked.compliance
    assert record.readings(Filter(about="truce")) == ()


def test_an_ambiguous_about_is_a_usage_error(record: Record) -> None:
    """It lists what may be meant; a whole id is never ambiguous."""
    record.add(FIRST, read(FIRST))
    linked = links(read(FIRST))
    longer = linked.readings[0].model_copy(update={"id": "another", "obligation": "open-road-north"})
    keep_links(record, linked.model_copy(update={"readings": (*linked.readings, longer)}))
    with pytest.raises(UsageError, match="may mean open-road, open-road-north"):
        record.claims(Filter(about="open"))
    assert len(record.readings(Filter(about="open-road"))) == 1


def test_derived_rows_pass_when_one_of_their_claims_does(filled: Record) -> None:
    """A relation for the side of either claim."""
    linked = links(read(FIRST))
    keep_links(filled, linked)
    assert (
        filled.relations(Filter(side="ostria"))
        == filled.relations(Filter(side="varland"))
        == linked.relations
    )
    assert filled.incidents(Filter(side="ostria")) == ()
    assert filled.incidents(Filter(since=date(2031, 4, 2))) == ()
    assert filled.origins(Filter(document=FIRST.document.id)) == linked.origins


def test_a_claim_is_found_by_the_beginning_of_its_id(filled: Record) -> None:
    """As long as it is the only one."""
    for claim in read(FIRST).claims:
        assert filled.find_claim(claim.id) == filled.find_claim(claim.id[:12]) == claim
    for missing in ("zzz", "", "%"):
        with pytest.raises(NotFoundError, match="no row"):
            filled.find_claim(missing)


def test_an_ambiguous_beginning_lists_candidates(record: Record) -> None:
    """Five at the most."""
    for number in range(40):
        captured = capture(
            dispatch(("Varland", "said", f"talk {number} went on")), address=f"file:///{number}"
        )
        record.add(captured, read(captured))
    ids = sorted(claim.id for claim in record.claims())
    prefix = next(id_[0] for id_, after in pairwise(ids) if id_[0] == after[0])
    with pytest.raises(UsageError) as caught:
        record.find_claim(prefix)
    assert not isinstance(caught.value, NotFoundError)
    assert next(id_ for id_ in ids if id_[0] == prefix)[:7] in caught.value.message
    assert caught.value.message.count(",") <= 5


def test_evidence_gives_sentence_document_and_claim(filled: Record) -> None:
    """For claims, events, casualties, and every derived row through its claims."""
    reading = read(FIRST)
    linked = links(reading)
    keep_links(filled, linked)
    first, second = reading.claims
    (told,) = filled.evidence(second.id[:12])
    assert told.claim is not None
    assert told.claim.id == second.id
    assert told.words.text == "shells fell"
    assert told.sentence.text == "Ostria denied that shells fell."
    assert told.sentence.span.of(told.document.text) == told.sentence.text
    assert (told.document, told.superseded) == (FIRST.document, False)
    (event,) = filled.evidence(reading.events[0].id)
    assert (event.words.text, event.claim and event.claim.id) == ("shells", first.id)
    (casualty,) = filled.evidence(reading.casualties[1].id)
    assert casualty.claim is not None
    assert casualty.claim.id == second.id
    assert [each.id for each in filled.evidence(linked.relations[0].id)] == [second.id, first.id]
    assert [each.id for each in filled.evidence(linked.incidents[0].id)] == [first.id]


def test_what_the_outlet_tells_itself_has_no_claim(record: Record) -> None:
    """Its evidence is the trigger and its sentence."""
    reading = read(FIRST)
    event = reading.events[0].model_copy(update={"claim": None})
    record.add(FIRST, reading.model_copy(update={"events": (event,)}))
    (told,) = record.evidence(event.id)
    assert (told.claim, told.words.text) == (None, "shells")
    assert record.events() == (event,)
    assert record.events(Filter(side="varland")) == ()


def test_the_same_text_from_two_publishers_is_evidence_twice(record: Record) -> None:
    """One claim id, two documents."""
    other = capture(FIRST.document.text, address="file:///wire.txt", publisher="Ostria Wire")
    for each in (FIRST, other):
        record.add(each, read(each))
    found = record.evidence(read(FIRST).claims[0].id)
    assert [each.document.publisher for each in found] == ["Varland Post", "Ostria Wire"]
    assert record.find_claim(found[0].id).document == FIRST.document.id


def test_coverage_counts_documents_and_claims(filled: Record) -> None:
    """By publisher, unknown last, and by side; undated ones are told apart."""
    found = filled.coverage()
    assert (found.documents, found.claims, found.undated) == (3, 4, 1)
    assert (found.first, found.last) == (date(2031, 4, 1), date(2031, 4, 9))
    assert found.by_publisher == (
        Share(name="Ostria Wire", documents=1, claims=1),
        Share(name="Varland Post", documents=1, claims=2),
        Share(name=None, documents=1, claims=1),
    )
    assert found.by_side == (
        Share(name="ostria", documents=2, claims=2),
        Share(name="varland", documents=2, claims=2),
    )


def test_an_empty_record_answers_everything(record: Record) -> None:
    """With nothing."""
    assert record.documents() == record.claims() == record.incidents() == record.theatres() == ()
    assert record.coverage().documents == 0
    assert record.corpus().readings == ()
    assert record.verify() == ()
    with pytest.raises(NotFoundError, match="no document"):
        record.history("ab")


def test_more_rows_than_one_statement_takes(record: Record) -> None:
    """Everything comes back, in order."""
    for start in range(0, 600, 300):
        lines = [("Ostria", "said", f"talk {number:04} went on") for number in range(start, start + 300)]
        captured = capture(dispatch(*lines), address=f"file:///{start:04}.txt")
        record.add(captured, read(captured))
    ids = [claim.id for claim in record.claims()]
    assert len(ids) == 600
    assert [claim.id for reading in record.corpus().readings for claim in reading.claims] == ids
