"""The register of questions, and what each answers of the sample."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.telling.dispatches import CLASH, sample
from tests.telling.sample import AS_OF, Sample
from trucewatch.errors import NotFoundError, UsageError
from trucewatch.record import Filter, Record
from trucewatch.telling.formats import TableFormat, render_table
from trucewatch.telling.questions import QUESTIONS
from trucewatch.telling.tables import Table

#: What the sample tells nothing of; `test_matters` asks these of other dispatches.
NOT_IN_SAMPLE = {
    "tensions",
    "narratives",
    "capability",
    "sentiment",
    "allegations",
    "context",
    "zones",
}
RELINK = sample().relink
REQUIRED = ("claims", "accounts", "contradictions", "obligations", "timeline", "casualties", "evidence")


def ask(record: Record, name: str, argument: str | None = None) -> Table:
    """The answer to a question of the whole sample."""
    return QUESTIONS[name].answer(record, Filter(), as_of=AS_OF, argument=argument, relink=RELINK)


def _argument(record: Record, name: str) -> str | None:
    row = record.claims()[0].id
    return {"evidence": row, "explain": row, "speaker": "Reth", "changes": "2031-08-06"}.get(name)


def test_the_commands_promised_are_there() -> None:
    """Every command of the main job has its question, with a help of one sentence."""
    assert set(REQUIRED) <= set(QUESTIONS)
    for name, question in QUESTIONS.items():
        assert question.name == name
        assert question.help.endswith(".")


@pytest.mark.parametrize("name", list(QUESTIONS))
@pytest.mark.parametrize("form", list(TableFormat))
def test_every_question_answers_in_every_format(record: Record, name: str, form: TableFormat) -> None:
    """With rows of the sample, no wider than the terminal, and JSON that parses."""
    table = ask(record, name, _argument(record, name))
    assert bool(table.rows) is (name not in NOT_IN_SAMPLE)
    text = render_table(table, form, width=100)
    if form is TableFormat.TABLE:
        assert max(map(len, text.splitlines())) <= 100
    if form is TableFormat.JSON:
        assert json.loads(text)["rows"] == json.loads(json.dumps(list(table.rows)))


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - {"evidence", "explain"}))
def test_an_empty_record_answers_none_recorded(tmp_path: Path, name: str) -> None:
    """No error and no invention: a note with the number of documents."""
    with Sample().recorded(tmp_path / "empty.db") as empty:
        table = ask(empty, name, {"speaker": "Reth", "changes": "2031-08-06"}.get(name))
    assert table.rows == ()
    assert table.notes[0] == "None recorded in 0 documents."


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - {"evidence"} - NOT_IN_SAMPLE))
def test_rows_have_stable_keys(record: Record, name: str) -> None:
    """All rows of an answer have the same keys in the same order."""
    rows = ask(record, name, _argument(record, name)).rows
    assert len({tuple(row) for row in rows}) == 1


def test_accounts_lists_incidents_or_shows_one(record: Record) -> None:
    """Without an id the incidents, with the beginning of one its accounts."""
    listed = ask(record, "accounts")
    assert listed.rows[0]["incident"] == CLASH
    shown = ask(record, "accounts", CLASH[:8])
    initiator = next(row for row in shown.rows if row["element"] == "Who acted first?")
    assert initiator["sides"] == {
        "ostria": "Varland: ‹opening fire first›",
        "varland": "Ostria: ‹answered shelling›",
        "monitor": "not told",
    }


def test_evidence_shows_the_words(record: Record) -> None:
    """Sentence, marked parts, document and whole hash, by the beginning of a row's id."""
    claim = next(claim for claim in record.claims() if claim.cue and claim.cue.text == "denied")
    fields = {row["field"]: row["value"] for row in ask(record, "evidence", claim.id[:10]).rows}
    assert fields["content"] == "her troops had fired first"
    assert fields["cue"] == "denied"
    assert fields["sentence"].endswith("denied that her troops had fired first.")
    assert len(fields["sha-256"]) == 64


def test_evidence_of_a_number_is_that_of_its_claim(record: Record) -> None:
    """A casualty row's id leads to the claim that tells it."""
    casualty = next(row for row in record.casualties() if row.claim)
    fields = {row["field"]: row["value"] for row in ask(record, "evidence", casualty.id).rows}
    assert fields["row"] == casualty.claim


def test_contradictions_have_both_sides(record: Record) -> None:
    """Alphabetical sides, both lines, the basis, and a mark on what only a model saw."""
    rows = ask(record, "contradictions").rows
    first: Any = rows[0]
    assert (first["a"]["side"], first["b"]["side"], first["how"]) == ("Ostria", "Varland", "explicit")
    assert [row["how"] for row in rows].count("possible") == 1


def test_due_counts_to_the_day_given(record: Record) -> None:
    """Sorted by date, those of none last; the arithmetic in the row."""
    rows = ask(record, "due").rows
    assert [row["due"] for row in rows] == ["2031-05-14", "2031-05-14", "2032-06-20", None]
    assert {row["days"] for row in rows} == {-98, 305, None}


def test_initiator_counts_what_tells_the_order(record: Record) -> None:
    """Behind each side's word on who acted first stand the claims that tell it, with their origins."""
    rows = {row["side"]: row for row in ask(record, "initiator").rows}
    assert rows["Ostria"]["initiator"] == "Varland: ‹opening fire first›"
    assert rows["Ostria"]["independence"] == "1 document, 1 origin, 1 side"
    assert rows["Varland"]["independence"] == "1 document, 1 origin, 1 side"
    assert {row["label"] for row in rows.values()} == {"Exchange of fire, Aldmoor / Oldmere, 2 August 2031"}


def test_track_takes_the_beginning_of_a_name(record: Record) -> None:
    """One running matter, or an error that lists them."""
    assert {row["track"] for row in ask(record, "track", "mediation").rows} == {"mediation"}
    with pytest.raises(UsageError, match="no single running matter"):
        ask(record, "track", "weather")


@pytest.mark.parametrize(
    ("name", "argument", "error"),
    [
        ("evidence", None, UsageError),
        ("claims", "x", UsageError),
        ("evidence", "zzzz", NotFoundError),
        ("accounts", "zzzz", NotFoundError),
        ("readings", "no-such", NotFoundError),
        ("changes", "yesterday", UsageError),
        ("changes", None, UsageError),
    ],
)
def test_bad_arguments_are_said(
    record: Record, name: str, argument: str | None, error: type[Exception]
) -> None:
    """One clear error each."""
    with pytest.raises(error):
        ask(record, name, argument)


def test_screens_withhold_what_the_contract_keeps(record: Record) -> None:
    """A private person's name is in the contract's row and on no screen."""
    table = ask(record, "claims")
    assert "Mira Holt" in render_table(table, TableFormat.JSONL)
    for form in (TableFormat.TABLE, TableFormat.MD, TableFormat.CSV):
        assert "Holt" not in render_table(table, form, width=200)
