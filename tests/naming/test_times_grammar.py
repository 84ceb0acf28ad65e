"""The grammar of times: its templates, its words, and that every row and rule of it works."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.naming.nouns import table_rows
from trucewatch.naming.time_grammar import RULES
from trucewatch.naming.time_slots import slots
from trucewatch.naming.time_templates import ANY, FIGURE, Slot, compile_template, filled, start_of
from trucewatch.naming.time_words import count, month_number, ordinal, words, year_in_words
from trucewatch.naming.time_years import holiday
from trucewatch.naming.times import find_times

SLOTS = {
    "day": Slot("(?:Monday|Friday)", frozenset({("monday",), ("friday",)})),
    "number": Slot(r"\d+", frozenset({(FIGURE, ANY)})),
}


@pytest.mark.parametrize(
    ("template", "text", "found"),
    [
        ("next {day}", "next Monday", {"day": "Monday"}),
        ("next {day}", "Next\n Friday", {"day": "Friday"}),
        ("[the ]{day}", "Friday", {"day": "Friday"}),
        ("{day} or {day}", "Monday or Friday", {"day": "Friday"}),
        ("{day} or {day:other}", "Monday or Friday", {"day": "Monday", "other": "Friday"}),
        ("{which=last|next} {day}", "last Monday", {"which": "last", "day": "Monday"}),
        ("(each|every) {number} days", "every 3 days", {"number": "3"}),
        ("{number}~( days)", "3 men", {"number": "3"}),
        ("{number}&( days)", "3 days", {"number": "3"}),
    ],
)
def test_templates(template: str, text: str, found: dict[str, str]) -> None:
    """A template finds what it tells, and keeps what fills its slots."""
    match = compile_template(template, SLOTS).pattern.match(text)
    assert match is not None
    assert filled(match) == found


@pytest.mark.parametrize(
    ("template", "text"),
    [("next {day}", "next Mondays"), ("{number}~( days)", "3 days"), ("<in>{day}", "Monday")],
)
def test_templates_that_do_not_match(template: str, text: str) -> None:
    """Words go on to their end; what must not follow does not, what must stand before does."""
    assert compile_template(template, SLOTS).pattern.match(text) is None


def test_what_stands_before_is_no_part_of_the_expression() -> None:
    """``<in>`` looks back."""
    match = compile_template("<in|by>{day}", SLOTS).pattern.match("by Monday", 3)
    assert match is not None
    assert match[0] == "Monday"


@pytest.mark.parametrize(
    ("template", "starts"),
    [
        ("next {day}", {("next", "monday"), ("next", "friday")}),
        ("[the ]{day}", {("the", "monday"), ("the", "friday"), ("monday", ANY), ("friday", ANY)}),
        ("(each|every) {number} days", {("each", FIGURE), ("every", FIGURE)}),
        ("~(x)mid-{day}", {("mid", "monday"), ("mid", "friday")}),
    ],
)
def test_the_words_that_a_template_begins_with(template: str, starts: set[tuple[str, str]]) -> None:
    """Two words of each way to fill it."""
    assert compile_template(template, SLOTS).starts == starts


@pytest.mark.parametrize("template", ["{nobody}", "(open", "[open", "{open", "[nothing]", "shut)", "lone ~x"])
def test_templates_that_say_nothing(template: str) -> None:
    """An error says which template is wrong."""
    with pytest.raises(ValueError, match="template"):
        compile_template(template, SLOTS)


def test_every_row_has_its_rule_and_every_rule_its_row() -> None:
    """No row is without a rule, no rule without a row, and every template compiles."""
    rows = list(table_rows("time_patterns.tsv"))
    assert {rule for rule, _ in rows} == set(RULES)
    filling = slots()
    for _, template in rows:
        assert compile_template(template, filling).pattern.match("") is None


def test_slots_begin_with_the_words_they_say() -> None:
    """Each word of a table begins an expression of its slot as the slot tells."""
    filling = slots()
    for name in ("weekday", "season", "part", "unit", "ordinal", "holiday"):
        for word in words(name):
            assert re.fullmatch(filling[name].pattern, word, re.IGNORECASE), word
            assert start_of(word) in filling[name].starts


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("72", 72),
        ("1,200", 1200),
        ("2.5", 2.5),
        ("2 1/2", 2.5),
        ("seventy-two", 72),
        ("seventy two (72)", 72),
        ("a hundred and twenty", 120),
        ("two thousand", 2000),
        ("two and a half", 2.5),
        ("an", 1),
        ("a couple of", 2),
        ("several", None),
    ],
)
def test_counts(printed: str, number: float | None) -> None:
    """Numbers in figures and words; vague ones are unknown."""
    assert count(printed) == number


def test_other_numbers() -> None:
    """Ordinals, years in words, months."""
    assert (ordinal("third"), ordinal("14th")) == (3, 14)
    assert (year_in_words("nineteen ninety-six"), year_in_words("two thousand and five")) == (1996, 2005)
    assert (month_number("Sept."), month_number("MAY")) == (9, 5)


@pytest.mark.parametrize(
    ("told", "year", "day"),
    [
        ("12-25", 2021, date(2021, 12, 25)),
        ("E+0", 2000, date(2000, 4, 23)),
        ("E-2", 2024, date(2024, 3, 29)),
        ("O+0", 2022, date(2022, 4, 24)),
        ("O+0", 2025, date(2025, 4, 20)),
        ("N4", 1999, date(1999, 11, 25)),
    ],
)
def test_holidays(told: str, year: int, day: date) -> None:
    """Easter by both computuses, Thanksgiving by its Thursday."""
    assert holiday(told, year) == day


VOCABULARY = sorted(
    {
        word
        for kind in ("month", "weekday", "season", "part", "unit", "ordinal", "number")
        for word in words(kind)
    }
    | {"last", "next", "this", "the", "a", "of", "in", "early", "mid", "late", "end", "every", "ago", "later"}
    | {
        "day",
        "quarter",
        "century",
        "half",
        "before",
        "after",
        "at",
        "by",
        "within",
        "D+30",
        "day 2",
        "on",
        "from",
    }
    | {
        "7",
        "12",
        "31",
        "1994",
        "2022",
        "08:00",
        "25.00",
        "1990s",
        "'98",
        "p.m.",
        "fiscal",
        "midnight",
        "Easter",
    }
)


@given(
    st.lists(st.sampled_from(VOCABULARY), max_size=14),
    st.sampled_from([" ", "-", ", ", "\n"]),
    st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_no_words_of_time_break_it(told: list[str], between: str, published: date | None) -> None:
    """Whatever the words of time and their order, each expression found slices."""
    text = between.join(told)
    assert all(time.span.of(text) == time.text for time in find_times(text, published))
