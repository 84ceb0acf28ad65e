"""Briefs and tables in every format: the same rows, safe in each."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.telling.golden import GOLDEN, golden_brief
from tests.telling.sample import AS_OF, Dispatch, Sample
from trucewatch.model.vocabulary import Stance
from trucewatch.record import Filter, Record
from trucewatch.telling.brief import Brief, build_brief
from trucewatch.telling.formats import BriefFormat, TableFormat, render_brief, render_table
from trucewatch.telling.questions import QUESTIONS
from trucewatch.telling.tables import Column, Table, cell_text

HOSTILE = '=HYPERLINK("http://x") | <script> \x1b[31m \u202e \n* item'
TABLE = Table(
    title="Hostile",
    columns=(Column("id", "Id", id=True), Column("inner.text", "Text"), Column("more", "More", screen=False)),
    rows=(
        {"id": "ab" * 32, "inner": {"text": HOSTILE}, "more": ["x", "y"]},
        {"id": "cd" * 32, "inner": None},
    ),
    notes=("A note.",),
)


def test_golden_markdown() -> None:
    """The whole brief of the sample, word for word; made anew by ``python -m tests.telling.golden``."""
    assert golden_brief() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("form", list(BriefFormat))
def test_a_brief_ends_in_one_newline_and_comes_out_the_same_twice(brief: Brief, form: BriefFormat) -> None:
    """Every format is a pure function of the brief."""
    text = render_brief(brief, form)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert text == render_brief(brief, form)


def test_brief_json_is_the_brief(brief: Brief) -> None:
    """The JSON reads back to the same values."""
    assert json.loads(render_brief(brief, BriefFormat.JSON)) == brief.model_dump(mode="json")


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_terminal_keeps_to_its_width(brief: Brief, width: int) -> None:
    """No line is wider than the terminal."""
    assert max(map(len, render_brief(brief, BriefFormat.TERMINAL, width=width).splitlines())) <= width


def test_terminal_has_colour_only_when_asked(brief: Brief) -> None:
    """A pipe gets no escape sequence."""
    assert "\x1b" not in render_brief(brief, BriefFormat.TERMINAL)
    assert "\x1b[" in render_brief(brief, BriefFormat.TERMINAL, colour=True)


def test_terminal_shows_bars_and_sections(brief: Brief) -> None:
    """Headings, quotations, and a picture of time in characters."""
    text = render_brief(brief, BriefFormat.TERMINAL, width=100)
    for words in ("Accounts side by side", "Contested points", "█", "deny [said]: ‹no shell had fallen"):
        assert words in text


def test_table_shortens_ids_and_shows_hostile_text() -> None:
    """On a screen ids are short, columns for files are left out, and control characters are pictures."""
    text = render_table(TABLE, TableFormat.TABLE, width=120)
    assert "abababab " in text
    assert "ab" * 5 not in text
    assert "More" not in text
    assert "\x1b" not in text
    assert "␛[31m" in text
    assert "⟨U+202E⟩" in text
    assert "A note." in text


def test_csv_guards_formulas_and_keeps_whole_ids() -> None:
    """Every column, whole ids, one line per row, nothing that a spreadsheet runs."""
    rows = list(csv.reader(io.StringIO(render_table(TABLE, TableFormat.CSV))))
    assert rows[0] == ["id", "inner.text", "more"]
    assert rows[1][0] == "ab" * 32
    assert rows[1][1].startswith("'=HYPERLINK")
    assert rows[1][2] == "x; y"
    assert rows[2] == ["cd" * 32, "", ""]


def test_markdown_table_is_escaped() -> None:
    """Pipes and markup do not break the table."""
    lines = render_table(TABLE, TableFormat.MD).splitlines()
    row = next(line for line in lines if "HYPERLINK" in line)
    assert r"\|" in row
    assert r"\<script\>" in row
    assert row.replace(r"\|", "").count("|") == 3


def test_json_and_jsonl_print_rows_whole() -> None:
    """No shortening and no columns: the rows as they are."""
    whole: dict[str, Any] = json.loads(render_table(TABLE, TableFormat.JSON))
    assert whole == {"title": "Hostile", "rows": list(TABLE.rows), "notes": ["A note."]}
    lines = render_table(TABLE, TableFormat.JSONL).splitlines()
    assert [json.loads(line) for line in lines] == list(TABLE.rows)


def test_claims_as_jsonl_are_the_contract(record: Record) -> None:
    """One row per line, exactly `Claim.row`."""
    table = QUESTIONS["claims"].answer(record, Filter(), as_of=AS_OF)
    lines = render_table(table, TableFormat.JSONL).splitlines()
    assert [json.loads(line) for line in lines] == [claim.row() for claim in record.claims()]


def test_hostile_text_in_plain_briefs(tmp_path: Path) -> None:
    """Neither Markdown nor a terminal gets markup or control characters of a document."""
    hostile = Dispatch(
        "evil",
        "The army | said <script>x</script> \x1b[2J \u202e [a](javascript:b).",
        published=None,
        publisher="*Wire* \x1b]0;title\x07",
    )
    hostile.claim(
        "<script>x</script> \x1b[2J \u202e [a](javascript:b)",
        source="The army |",
        cue="said",
        stance=Stance.THREATEN,
    )
    with Sample((), (hostile.reading(),)).recorded(tmp_path / "evil.db") as opened:
        told = build_brief(opened, chosen=Filter(), as_of=AS_OF)
    plain = render_brief(told, BriefFormat.MD)
    assert "<script>" not in plain.replace(r"\<script\>", "")
    assert "javascript:" not in plain
    for text in (plain, render_brief(told, BriefFormat.TERMINAL)):
        assert not {"\x1b", "\x07", "\u202e"} & set(text)
        assert "⟨U+202E⟩" in text


def test_empty_table_says_so() -> None:
    """A title and a note; no empty grid."""
    empty = Table(title="Threats", columns=TABLE.columns, rows=(), notes=("None recorded in 3 documents.",))
    assert render_table(empty, TableFormat.TABLE) == "Threats\nNone recorded in 3 documents.\n"
    assert render_table(empty, TableFormat.JSONL) == ""
    assert render_table(empty, TableFormat.CSV).count("\n") == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), ("", "–"), ([], "–"), (0, "0"), (True, "yes"), (["a", 1], "a; 1"), ({"k": None}, "k: –")],
)
def test_cells(value: Any, text: str) -> None:
    """Zero is a value, nothing is a dash."""
    assert cell_text(value) == text
