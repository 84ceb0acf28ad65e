"""Deadlines, over sentences written for this test; published on Friday, 5 August 2022."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.naming.times import find_times

PUBLISHED = date(2022, 8, 5)

#: Sentence, words of the limit, value, anchor, last day (``None`` = its anchor's day is not known).
LIMITS = [
    ("Guns leave within 72 hours of signing.", "72 hours", "PT72H", "signature", None),
    ("Guns leave within seventy two (72) hours of signing this text.", "seventy two (72) hours", "PT72H",
     "signature", None),
    ("They must withdraw within ten days of the truce's entry into force.", "ten days", "P10D", "effective",
     None),
    ("Captives shall be freed within 30 days of the census.", "30 days", "P30D", "trigger", None),
    ("A law is due no later than 30 days after the date of signing.", "30 days", "P30D", "signature", None),
    ("Guns leave no later than the 14th day after signature.", "the 14th day", "P14D", "signature", None),
    ("The pullback is to start on day 2 of the truce at the latest.", "day 2", "P2D", "effective", None),
    ("The pact gave Ostria three years to complete the road.", "three years", "P3Y", None, None),
    ("The guards were given a week to hand over the post.", "a week", "P1W", None, None),
    ("The army has ten days to leave.", "ten days", "P10D", None, None),
    ("The troops will leave in 30 days.", "30 days", "P30D", None, None),
    ("Forces shall withdraw within sixty (60) days.", "sixty (60) days", "P60D", "published",
     date(2022, 10, 4)),
    ("The post must close no later than 1 December.", "1 December", "2022-12-01", "published",
     date(2022, 12, 1)),
    ("Ostria set a deadline of 15 November.", "15 November", "2022-11-15", "published", date(2022, 11, 15)),
    ("Captives are to be freed by 15 November 2022.", "15 November 2022", "2022-11-15", None,
     date(2022, 11, 15)),
    ("The force must leave by spring.", "spring", "2023-SP", "published", date(2023, 5, 31)),
    ("The road will be built and completed in the spring.", "the spring", "2023-SP", "published",
     date(2023, 5, 31)),
    ("It must go by the end of the month.", "the end of the month", "2022-08", "published",
     date(2022, 8, 31)),
    ("The truce holds until the end of the year.", "the end of the year", "2022", "published",
     date(2022, 12, 31)),
    ("A reform is owed by the end of 2023.", "the end of 2023", "2023", None, date(2023, 12, 31)),
    ("It should be done before the end of August.", "the end of August", "2022-08", "published",
     date(2022, 8, 31)),
    ("The troops were to leave by 15 November 2020.", "15 November 2020", "2020-11-15", None,
     date(2020, 11, 15)),
    ("They have until Monday to leave.", "Monday", "2022-08-08", "published", date(2022, 8, 8)),
    ("The mandate expires on 12 September.", "12 September", "2022-09-12", "published", date(2022, 9, 12)),
    ("The mandate was extended to 15 August.", "15 August", "2022-08-15", "published", date(2022, 8, 15)),
    ("The ultimatum expires at noon tomorrow.", "noon tomorrow", "2022-08-06T12:00", "published",
     date(2022, 8, 6)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "printed", "value", "anchor", "last"), LIMITS)
def test_deadlines_look_forward(
    sentence: str, printed: str, value: str, anchor: str | None, last: date | None
) -> None:
    """Limits are marked, counted from what the words say, and never lie in the past."""
    (time,) = find_times(sentence, PUBLISHED)
    assert (time.text, time.value, time.anchor, time.deadline) == (printed, value, anchor, True)
    assert (time.interval.end if time.interval else None) == last


@pytest.mark.parametrize(
    "sentence",
    [
        "Since the pact was signed in 2020, nothing moved.",
        "The force stays for a 5-year period, renewed automatically.",
        "The commission meets every two weeks.",
        "The 60-day truce held.",
        "The troops left in 30 days.",
        "They extend the truce by six months.",
        "The hill was taken within two months.",
        "They came three days ago.",
        "They went back to the posts held before 5 August 1995.",
        "The truce held until last year.",
        "They met on Wednesday.",
    ],
)
def test_other_times_are_no_limits(sentence: str) -> None:
    """What was, what lasts and what comes again sets no limit."""
    (time,) = find_times(sentence, PUBLISHED)
    assert not time.deadline


def test_what_follows_an_event_hangs_on_it() -> None:
    """What waits for something has no day of its own: "once complete", "upon signing"."""
    (once,) = find_times("Once complete, the force withdraws.", PUBLISHED)
    assert (once.text, once.value, once.interval, once.anchor) == ("Once complete", None, None, "trigger")
    (upon,) = find_times("Guns fall silent upon signing.", PUBLISHED)
    assert (upon.text, upon.anchor) == ("upon signing", "signature")
    (once,) = find_times("Once in force, the pact binds both.", PUBLISHED)
    assert once.anchor == "effective"


def test_the_day_of_a_limit_with_an_hour() -> None:
    """Hour and day are both of the limit, and the hour is of that day."""
    hour, day = find_times("Report not later than 6 p.m. local time on 1 September.", PUBLISHED)
    assert (hour.value, hour.deadline) == ("2022-09-01T18:00", True)
    assert (day.value, day.deadline) == ("2022-09-01", True)


def test_since_the_signing_in_a_year() -> None:
    """A year beside a signing stands for itself."""
    (time,) = find_times("Since the peace deal was signed in 2020, nothing moved.", PUBLISHED)
    assert (time.value, time.anchor) == ("2020", None)


def test_without_a_publication_a_limit_keeps_its_length() -> None:
    """Its last day is not guessed."""
    (time,) = find_times("Forces shall withdraw within sixty days.", None)
    assert (time.value, time.deadline, time.interval) == ("P60D", True, None)
