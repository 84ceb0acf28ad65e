"""What differs between two states of the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.linking.dispatches import Dispatch, corpus, judgement
from tests.telling.dispatches import sample
from tests.telling.sample import AS_OF
from trucewatch.errors import UsageError
from trucewatch.linking import link
from trucewatch.model.linking import Corpus, Judgement
from trucewatch.model.vocabulary import Aux, Certainty, Polarity, Stance, SubType
from trucewatch.record import Filter, Record
from trucewatch.telling.changes import Change, changes
from trucewatch.telling.formats import TableFormat, render_table
from trucewatch.telling.material import Material, all_of
from trucewatch.telling.questions import QUESTIONS
from trucewatch.telling.states import Counted

TUESDAY = date(2031, 5, 3)
TOLD = "Ostrian guns shelled Kelm on Tuesday"


def shelling(key: str, published: date, publisher: str = "The Northern Ledger") -> Dispatch:
    """Varland tells of shelling on Tuesday."""
    d = Dispatch(f"Varland said {TOLD}. No word came.", id=key, published=published, publisher=publisher)
    d.event(d.claim("Varland", "said", TOLD), "shelled", SubType.SHELLING, by="Ostrian", place="Kelm",
            when=("Tuesday", TUESDAY))  # fmt: skip
    return d


def denied(key: str, published: date) -> Dispatch:
    """Varland tells of it and Ostria denies it."""
    text = f"Varland said {TOLD}. Ostria denied that its guns had shelled Kelm."
    d = Dispatch(text, id=key, published=published, publisher="The Southern Post")
    d.event(d.claim("Varland", "said", TOLD), "shelled", SubType.SHELLING, by="Ostrian", place="Kelm",
            when=("Tuesday", TUESDAY))  # fmt: skip
    denial = d.claim(
        "Ostria", "denied", "its guns had shelled Kelm", stance=Stance.DENY, polarity=Polarity.NEGATIVE,
        certainty=Certainty.CERTAIN_NOT, aux=Aux.NEGATED,
    )  # fmt: skip
    d.event(denial, "shelled", SubType.SHELLING, nth=1, place="Kelm", aux=Aux.NEGATED)
    return d


def told(*dispatches: Dispatch, judgements: tuple[Judgement, ...] = ()) -> Material:
    """The material of a record of these dispatches."""
    return of(corpus(*dispatches, judgements=judgements))


def of(whole: Corpus) -> Material:
    """The material of a corpus, which can tell other states of it."""
    return replace(all_of(whole, link(whole), snapshot="0", as_of=date(2031, 6, 30)), relink=link)


def lines(material: Material, since: date, counted: Counted = Counted.PUBLISHED) -> dict[str, list[Change]]:
    """The changes by kind."""
    found: dict[str, list[Change]] = {}
    for line in changes(material, since, counted).lines:
        found.setdefault(line.kind, []).append(line)
    return found


def test_an_account_that_was_silent_and_denies_now() -> None:
    """From "no account" to "denies it", on the incident that was known."""
    found = lines(told(shelling("a", date(2031, 5, 4)), denied("b", date(2031, 5, 6))), date(2031, 5, 5))
    assert "New incident" not in found
    (line,) = [line for line in found["Told otherwise"] if line.what.endswith("Ostria, did it happen?")]
    assert (line.then, line.now) == ("no account", "denies it")
    assert len(line.claims) == 1
    assert [line.now for line in found["More on an incident"]] == ["2 claims more"]
    assert len(found["Newly contested"]) == 1


def test_a_new_incident_tells_who_says_what() -> None:
    """Nothing was there before."""
    found = lines(told(shelling("a", date(2031, 5, 4))), date(2031, 5, 4))
    (line,) = found["New incident"]
    assert (line.then, line.now) == (None, "Ostria: no account; Varland: says it happened")


def test_nothing_came_in_and_nothing_differs() -> None:
    """The two states of one record on one day are the same."""
    material = told(shelling("a", date(2031, 5, 4)), denied("b", date(2031, 5, 6)))
    found = changes(material, date(2031, 5, 7))
    assert (found.lines, found.statements) == ((), ())


def test_a_copy_brings_a_document_and_nothing_else() -> None:
    """What was said already is not contested, read or denied anew."""
    material = told(denied("b", date(2031, 5, 4)), denied("c", date(2031, 5, 6)))
    assert set(lines(material, date(2031, 5, 5))) <= {"New document", "More on an incident"}


def test_a_judgement_and_what_it_changed() -> None:
    """A claim that was rejected as misread since: its incident is there no longer."""
    d = shelling("a", date(2031, 5, 4))
    claim = d.reading.claims[0].id
    found = lines(told(d, judgements=(judgement("reject", claim),)), date(2031, 5, 20))
    assert set(found) == {"No longer an incident", "Judged"}
    assert found["Judged"][0].what.endswith("by desk on 1 June 2031, because seen")
    (gone,) = found["No longer an incident"]
    assert gone.now is None
    assert (gone.then or "").endswith("Varland: says it happened")


def test_incidents_that_a_person_parted_or_brought_together() -> None:
    """And a judgement that was taken back restores what was before."""
    one, other = shelling("a", date(2031, 5, 4)), shelling("b", date(2031, 5, 4), "The Southern Post")
    events = [d.reading.events[0].id for d in (one, other)]
    apart = judgement("different_incident", *events)
    assert "Parted" in lines(told(one, other, judgements=(apart,)), date(2031, 5, 20))
    revoked = judgement("revoke", apart.id, day=5)
    both = told(one, other, judgements=(apart, revoked))
    found = lines(both, date(2031, 6, 3))
    assert set(found) == {"Brought together", "Judged"}
    assert lines(both, date(2031, 5, 20)).keys() == {"Judged"}


def test_capture_counts_where_it_is_asked_for() -> None:
    """A document published long ago that came in yesterday is new by capture alone."""
    whole = corpus(shelling("a", date(2031, 5, 4)))
    late = datetime(2031, 6, 20, 9, tzinfo=UTC)
    reading = whole.readings[0]
    document = reading.document.model_copy(update={"captured_at": late})
    material = of(whole.model_copy(update={"readings": (reading.model_copy(update={"document": document}),)}))
    assert lines(material, date(2031, 6, 1)) == {}
    assert set(lines(material, date(2031, 6, 1), Counted.CAPTURED)) == {"New document", "New incident"}


def test_dates_that_passed_since_are_told_on_whose_reading(record: Record) -> None:
    """The day, what it was then, and what it is now."""
    table = QUESTIONS["changes"].answer(
        record, Filter(), as_of=date(2032, 7, 1), argument="2031-08-21", relink=sample().relink
    )
    passed = [row for row in table.rows if row["kind"] == "Date passed"]
    assert passed
    for row in passed:
        assert ", on the reading of " in row["what"]
        assert row["then"].startswith("in ")
        assert "on " in row["now"] or row["now"].startswith("date passed")


def test_figures_readings_and_states_of_duties(record: Record) -> None:
    """Each with the row that explains it, and the note that says which date counts."""
    table = QUESTIONS["changes"].answer(
        record, Filter(), as_of=AS_OF, argument="2031-08-05", relink=sample().relink
    )
    kinds = {row["kind"] for row in table.rows}
    assert {"New document", "Replaced", "Reading of a duty", "State of a duty", "State of the truce"} <= kinds
    assert {"Said", "Judged", "Newly contested"} <= kinds
    assert all(row["row"] for row in table.rows if row["kind"] not in {"New document"})
    (note,) = table.notes
    assert note.startswith("Then: at the end of the day before 5 August 2031, by the day of publication")
    assert "captured:" in note
    assert render_table(table, TableFormat.MD)


def test_a_filter_narrows_changes_to_its_side(record: Record) -> None:
    """What rests on no claim of that side is left out."""
    table = QUESTIONS["changes"].answer(
        record, Filter(side="varland"), as_of=AS_OF, argument="2031-08-05", relink=sample().relink
    )
    readings = [row for row in table.rows if row["kind"] == "Reading of a duty"]
    assert readings
    assert all("on the reading of Varland" in row["what"] for row in readings)


def test_since_may_be_given_as_the_common_option(record: Record) -> None:
    """``--since`` is the day; what came before is still compared with."""
    asked = QUESTIONS["changes"]
    by_option = asked.answer(record, Filter(since=date(2031, 8, 11)), as_of=AS_OF, relink=sample().relink)
    by_argument = asked.answer(record, Filter(), as_of=AS_OF, argument="2031-08-11", relink=sample().relink)
    assert {row["kind"] for row in by_option.rows} == {row["kind"] for row in by_argument.rows}


def test_without_linking_no_two_states_can_be_compared(record: Record) -> None:
    """One clear sentence."""
    with pytest.raises(UsageError, match="linking"):
        QUESTIONS["changes"].answer(record, Filter(), as_of=AS_OF, argument="2031-08-05")
