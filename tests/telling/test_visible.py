"""Nothing in an article's text acts on a reader's screen."""

from __future__ import annotations

import csv
import io
import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.telling.visible import csv_cell, json_text, markdown, one_line, visible

ANY_TEXT = st.text(alphabet=st.characters(exclude_categories=()), max_size=40)


@given(ANY_TEXT)
def test_visible_text_has_no_control_and_no_hidden_character(text: str) -> None:
    """Whatever comes in, only printable characters, spaces and the two joiners go out."""
    shown = visible(text)
    assert all(character.isprintable() or character in "\u200c\u200d" for character in shown)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("one\ntwo\tthree", "one two three"),
        ("\x9b1m", "⟨U+009B⟩1m"),
        ("\x7f", "␡"),
        ("Şuşa – “quoted”", "Şuşa – “quoted”"),
    ],
)
def test_what_would_act_is_shown(hostile: str, shown: str) -> None:
    """Escapes, overrides and invisible characters can be seen; ordinary text stays as it is."""
    assert visible(hostile) == shown


@given(ANY_TEXT)
def test_json_reads_back_exactly_and_is_printable(text: str) -> None:
    """The contract's text survives, and no raw control character reaches a terminal."""
    dumped = json_text({"text": text})
    assert json.loads(dumped) == {"text": text}
    assert all(unicodedata.category(character) not in {"Cc", "Cf", "Cs"} for character in dumped)


@given(st.sampled_from("=+-@\t\r"), st.text(max_size=10))
def test_no_cell_begins_like_a_formula(start: str, rest: str) -> None:
    """A spreadsheet finds nothing to calculate, and the cell still reads back as one cell."""
    cell = csv_cell(start + rest)
    assert cell.startswith("'")
    stream = io.StringIO()
    csv.writer(stream).writerow([cell])
    assert next(csv.reader(io.StringIO(stream.getvalue()))) == [cell]


def test_formula_after_spaces_is_guarded() -> None:
    """Some programs skip leading spaces."""
    assert csv_cell("  =1+1").startswith("'")


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "a | b",
        "# heading",
        "- item",
        "`code`",
        "1. x",
    ],
)
def test_markdown_has_no_live_markup(hostile: str) -> None:
    """Each character that means something to Markdown is escaped."""
    escaped = markdown(hostile)
    for sign in "<>[]|`#*_":
        assert all(escaped[at - 1] == "\\" for at, found in enumerate(escaped) if found == sign)
    assert "javascript:" not in escaped
    assert not escaped.startswith(("- ", "# ", "1. "))


def test_one_line_closes_up_spaces() -> None:
    """Line breaks of an article do not break a cell."""
    assert one_line(" a \n\n b ") == "a b"
