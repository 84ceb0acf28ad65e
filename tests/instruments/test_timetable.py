"""Limits as they are put, and the days that they come to."""

from __future__ import annotations

from datetime import date

import pytest

from tests.instruments.accord import ACCORD, SIGNED
from trucewatch.model.instrument import Limit
from trucewatch.pipeline import read_agreement


def first_limit(clause: str, signed: date | None = SIGNED) -> Limit:
    """The governing limit of the only duty of a clause."""
    (duty,) = read_agreement(f"1. {clause}", signed=signed).duties
    return duty.deadlines[0]


@pytest.mark.parametrize(
    ("words", "day", "role"),
    [
        ("within 72 hours of the signing of this Accord", date(2021, 3, 17), "finish_by"),
        ("within seventy-two (72) hours of signature", date(2021, 3, 17), "finish_by"),
        ("no later than 30 days after the date of signing", date(2021, 4, 13), "finish_by"),
        ("by the end of March 2021", date(2021, 3, 31), "finish_by"),
        ("not later than 1 June 2021", date(2021, 6, 1), "finish_by"),
        ("until 31 December 2021", date(2021, 12, 31), "until"),
        ("as of 1 April 2021", date(2021, 4, 1), "effective_from"),
        ("within two weeks", date(2021, 3, 28), "finish_by"),
    ],
)
def test_days_that_a_limit_comes_to(words: str, day: date, role: str) -> None:
    """Counted from the signature where nothing else is named."""
    limit = first_limit(f"The Parties shall clear the mines {words}.")
    assert (limit.derived_date, limit.role) == (day, role)


def test_without_a_signature_what_counts_from_it_has_no_day() -> None:
    """The limit stands, its day is open, and the sum says why."""
    limit = first_limit("The Parties shall clear the mines within 72 hours of the signing.", signed=None)
    assert limit.value == "PT72H"
    assert limit.derived_date is None
    assert limit.arithmetic == "day not known (signature) + PT72H = not known"


@pytest.mark.parametrize(
    "words",
    [
        "under the Agreement signed on 3 May 2021",
        "in line with the Protocol of 5 June 2021",
        "on the lines held before 5 January 2021",
    ],
)
def test_the_date_of_something_else_is_no_limit(words: str) -> None:
    """Other instruments' dates and days before the signature set none."""
    (duty,) = read_agreement(f"1. The Parties shall withdraw their forces {words}.", signed=SIGNED).duties
    assert all(limit.derived_date is None for limit in duty.deadlines)


def test_a_limit_counts_from_the_duty_that_its_words_name() -> None:
    """Day 2 of a cease-fire from the 15th is the 16th; ten days run from there; both belong to the withdrawal."""
    text = ACCORD.replace("All fighting shall stop", "Complete cease-fire")
    (withdrawal,) = (one for one in read_agreement(text, signed=SIGNED).duties if one.id == "2-1")
    days = [(limit.role, limit.derived_date) for limit in withdrawal.deadlines]
    assert days == [("start_by", date(2021, 3, 16)), ("finish_by", date(2021, 3, 26))]
    assert withdrawal.depends_on == ("1-1",)


def test_recurring_and_immediate_limits_have_no_day() -> None:
    """A weekly report recurs; "immediately" is no date."""
    assert first_limit("The Observer Mission shall publish a weekly report.").value == "P1W"
    assert first_limit("The Parties shall immediately open the road.").derived_date is None
