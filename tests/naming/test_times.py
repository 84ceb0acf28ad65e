"""News time, over sentences written for this test; published on Friday, 5 August 2022."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.naming.times import find_times

PUBLISHED = date(2022, 8, 5)

DATES = [
    ("They signed on 9 November 2020.", "9 November 2020", "2020-11-09"),
    ("They signed on November 9, 2020.", "November 9, 2020", "2020-11-09"),
    ("They signed on Monday, the 9th of November, 2020.", "Monday, the 9th of November, 2020", "2020-11-09"),
    ("Two men were hurt on 3 August.", "3 August", "2022-08-03"),
    ("Both met in May, in a third city.", "May", "2022-05"),
    ("Both met last May.", "last May", "2022-05"),
    ("The council sits again in March.", "March", "2022-03"),
    ("It closed in early June of last year.", "early June of last year", "2021-06"),
    ("The ministry spoke on Wednesday.", "Wednesday", "2022-08-03"),
    ("Talks will open on Monday.", "Monday", "2022-08-08"),
    ("The truce begins Tuesday next week.", "Tuesday next week", "2022-08-09"),
    ("The truce begins on Monday.", "Monday", "2022-08-08"),
    ("The envoy is scheduled to land on Monday.", "Monday", "2022-08-08"),
    ("Villagers buried the victims of Monday’s strike.", "Monday", "2022-08-01"),
    ("They had withdrawn by Wednesday.", "Wednesday", "2022-08-03"),
    ("The post fell on Tuesday night.", "Tuesday night", "2022-08-02TNI"),
    ("The post fell in the night of 2 August.", "the night of 2 August", "2022-08-02TNI"),
    ("The bridge was finished in the spring.", "the spring", "2022-SP"),
    ("The front froze last winter.", "last winter", "2021-WI"),
    ("It was dug in the summer of 1992.", "the summer of 1992", "1992-SU"),
    ("The old truce of 1994 failed.", "1994", "1994"),
    ("Fighting rose in the 1990s.", "the 1990s", "199"),
    ("Roads were laid in the mid-1980s.", "the mid-1980s", "198"),
    ("A church of the 12th century burned.", "the 12th century", "11"),
    ("Guns were silent on Christmas Day.", "Christmas Day", "2021-12-25"),
    ("Guns were silent on Orthodox Easter.", "Orthodox Easter", "2022-04-24"),
    ("Guns were silent on Easter Sunday.", "Easter Sunday", "2022-04-17"),
    ("It was built in nineteen eighty-four.", "nineteen eighty-four", "1984"),
]

PERIODS = [
    ("Trade fell in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3"),
    ("Trade fell in the first half of 2021.", "the first half of 2021", "2021-H1"),
    ("Trade fell in the last quarter.", "the last quarter", "P1Q"),
    ("Aid reached a peak in fiscal 2021.", "fiscal 2021", "2021"),
]

DEICTIC = [
    ("They met last month.", "last month", "2022-07"),
    ("Shells fell yesterday.", "yesterday", "2022-08-04"),
    ("Shells fell late yesterday.", "late yesterday", "2022-08-04"),
    ("Shells fell yesterday evening.", "yesterday evening", "2022-08-04TEV"),
    ("Three posts were hit overnight.", "overnight", "2022-08-04TNI"),
    ("The envoy arrives next week.", "next week", "2022-W32"),
    ("Earlier this month they met.", "Earlier this month", "2022-08"),
    ("They met over the weekend.", "the weekend", "2022-W30-WE"),
    ("They came three days ago.", "three days ago", "2022-08-02"),
    ("They came two weeks ago.", "two weeks ago", "2022-W29"),
    ("The road opened a year ago.", "a year ago", "2021"),
    ("The road opened three decades ago.", "three decades ago", "199"),
    ("Some came a few days ago.", "a few days ago", "PAST_REF"),
    ("Talks resume in two weeks’ time.", "two weeks’ time", "2022-08-19"),
    ("Guards are now on the bridge.", "now", "PRESENT_REF"),
    ("Peace lies in the near future.", "the near future", "FUTURE_REF"),
]

LENGTHS = [
    ("Nothing moved for six months.", "six months", "P6M"),
    ("Nothing moved for a year and a half.", "a year and a half", "P18M"),
    ("Nothing moved for two and a half years.", "two and a half years", "P30M"),
    ("Nothing moved for seventy two (72) hours.", "seventy two (72) hours", "PT72H"),
    ("Nothing moved for two decades.", "two decades", "P20Y"),
    ("Nothing moved for at least ten days.", "at least ten days", "P10D"),
    ("Nothing moved for several weeks.", "several weeks", "PXW"),
    ("Nothing moved for half an hour.", "half an hour", "PT30M"),
    ("They held a two-day meeting.", "two-day", "P2D"),
    ("The 60-day period is over.", "The 60-day period", "P60D"),
    ("The force stays for a 5-year period, renewed automatically.", "a 5-year period", "P5Y"),
]

SETS = [
    ("Guards patrol there daily.", "daily", "P1D"),
    ("The commission meets every two weeks.", "every two weeks", "P2W"),
    ("The commission meets every other month.", "every other month", "P2M"),
    ("The commission meets twice a week.", "twice a week", "P1W"),
    ("The commission meets every Monday.", "every Monday", "XXXX-WXX-1"),
    ("The commission meets on Mondays.", "Mondays", "XXXX-WXX-1"),
    ("They shell the town each spring.", "each spring", "XXXX-SP"),
]

HOURS = [
    ("The truce holds from 10 p.m. Wednesday.", "10 p.m. Wednesday", "2022-08-03T22:00"),
    ("The truce began at midnight on 3 August 2022.", "midnight", "2022-08-03T24:00"),
    ("It ends at noon tomorrow.", "noon tomorrow", "2022-08-06T12:00"),
    ("It began at 05:30 UTC.", "05:30 UTC", "2022-08-05T05:30Z"),
    ("It began at 0700 hours.", "0700 hours", "2022-08-05T07:00"),
    ("It began at 00.00 AM (Kiev time).", "00.00 AM (Kiev time)", "2022-08-05T00:00"),
]


@pytest.mark.parametrize(
    ("sentence", "printed", "value"),
    [*DATES, *PERIODS, *DEICTIC, *LENGTHS, *SETS],
)
def test_values(sentence: str, printed: str, value: str) -> None:
    """One expression, its words and its TIMEX3 value."""
    (time,) = find_times(sentence, PUBLISHED)
    assert (time.text, time.value) == (printed, value)


@pytest.mark.parametrize(("sentence", "printed", "value"), HOURS)
def test_hours(sentence: str, printed: str, value: str) -> None:
    """An hour lies on the day told beside it."""
    times = find_times(sentence, PUBLISHED)
    assert (times[0].text, times[0].type, times[0].value) == (printed, "TIME", value)


def test_an_hour_takes_the_date_behind_it() -> None:
    """One moment may be told in two expressions: "from 08.00 on 15 February"."""
    hour, day = find_times("The truce will hold from 08.00 on 15 February.", PUBLISHED)
    assert (hour.value, day.value) == ("2023-02-15T08:00", "2023-02-15")


def test_days_of_one_list_are_of_one_month_and_year() -> None:
    """The first of them, or the last, tells the month and the year for all."""
    assert values("They met on 8–9 November.") == ["2021-11-08", "2021-11-09"]
    assert values("They met on April 24 and 25.") == ["2022-04-24", "2022-04-25"]
    listed = "Towns go over by 20 November 2020, by 25 November and by 1 December 2020."
    assert values(listed) == ["2020-11-20", "2020-11-25", "2020-12-01"]


def test_a_date_behind_another_kind_of_time_is_of_the_present() -> None:
    """Only a date of the same list hands its year on."""
    assert values("The war of 1959 is past. Between now and 10 September they meet.")[-1] == "2022-09-10"


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("War raged from 27 September to 10 November 2020.", ["2020-09-27", "2020-11-10"]),
        ("War raged between September 27 and November 10, 2020.", ["2020-09-27", "2020-11-10"]),
        ("War raged from 20 December to 5 January 2021.", ["2020-12-20", "2021-01-05"]),
        ("War raged in March–April 2016.", ["2016-03", "2016-04"]),
    ],
)
def test_the_end_of_a_range_tells_its_year(sentence: str, wanted: list[str]) -> None:
    """The beginning is of the year told at the end, or of the one before."""
    assert values(sentence) == wanted


def test_years_of_one_range() -> None:
    """Two figures behind a year and a hyphen are a year of its century."""
    assert values("The war of 1992-94 cost thousands.") == ["1992", "1994"]


def test_a_year_earlier_is_as_fine_as_what_was_told() -> None:
    """In a report on a quarter it is that quarter of the year before, elsewhere the year."""
    report = "Trade fell in the second quarter of 2022, from four billion a year earlier."
    assert values(report) == ["2022-Q2", "2021-Q2"]
    assert values("Trade fell from four billion a year earlier.") == ["2021"]


def test_words_that_count_on_from_the_day_told_last() -> None:
    """Some words do not count from the publication: "two days later", "the next day", "that month"."""
    story = (
        "They met on 1 March 2022. Two days later shells fell. The next day, and later that month, more fell."
    )
    assert values(story) == ["2022-03-01", "2022-03-03", "2022-03-04", "2022-03"]


HISTORY = (
    "The war began in June 1991. By 1992 it had reached the lake, and in the spring of 1993 the hills fell."
    " A truce was signed in May 1994, twenty years after that of 1974. {}"
)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("In 1995 the front moved. In July guns came.", "1995-07"),
        ("On 30 December 1995 the front moved. In January guns came.", "1996-01"),
        ("On 20 May 1995 the front moved. On 3 May guns had come.", "1995-05-03"),
        ("In 1995 the front moved. Guns came the following year.", "1996"),
        ("In June 1995 the front moved, a paper of 2016 shows. On 2 July guns came.", "1995-07-02"),
    ],
)
def test_a_narrative_stays_in_its_own_time(sentence: str, value: str) -> None:
    """Where a text tells history, partial dates are completed from the day told last."""
    last = find_times(HISTORY.format(sentence), PUBLISHED)[-1]
    assert (last.value, last.anchor) == (value, "narrative")


def test_news_that_names_old_years_is_no_narrative() -> None:
    """Old years in the background leave the news in its present."""
    news = "The war of 1991, 1992 and 1994, the pact of 1994 and the talks of 1999 are past. On Monday shells fell."
    assert find_times(news, PUBLISHED)[-1].value == "2022-08-01"


def test_a_stretch_of_time_has_its_days() -> None:
    """A past stretch ends at the publication; its precision is UCDP's for its length."""
    (time,) = find_times("In the past year and a half it grew worse.", PUBLISHED)
    assert (time.text, time.value) == ("the past year and a half", "P18M")
    assert time.interval is not None
    assert (time.interval.start, time.interval.end, time.interval.prec) == (date(2021, 2, 5), PUBLISHED, 5)
    (time,) = find_times("They will pass in the next three days.", PUBLISHED)
    assert time.interval is not None
    assert (time.interval.start, time.interval.end, time.interval.prec) == (PUBLISHED, date(2022, 8, 8), 2)


@pytest.mark.parametrize(
    ("sentence", "prec"),
    [
        ("Shells fell on 3 August.", 1),
        ("Shells fell over the weekend.", 2),
        ("Shells fell last week.", 3),
        ("Shells fell in late July.", 3),
        ("Shells fell in July.", 4),
        ("Shells fell in the spring.", 5),
        ("Shells fell in 2021.", 5),
    ],
)
def test_precision(sentence: str, prec: int) -> None:
    """UCDP's ``date_prec`` is that of the words, never finer."""
    (time,) = find_times(sentence, PUBLISHED)
    assert time.interval is not None
    assert time.interval.prec == prec


def test_unknown_publication_leaves_relative_dates_open() -> None:
    """Without a publication date nothing relative is guessed; a full date needs none."""
    times = find_times("On Wednesday and last month, and on 3 August 2022.", None)
    assert [(time.text, time.interval is None) for time in times] == [
        ("Wednesday", True),
        ("last month", True),
        ("3 August 2022", False),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "May the truce hold, they said.",
        "They may march.",
        "He is a 40-year-old farmer.",
        "Some 2000 people fled.",
        "It cost $1990.",
        "The council passed resolution 1701.",
        "They cited Resolutions 1559 and 1701.",
        "The March 23 Movement took the town.",
        "It cost 4.1556 crowns.",
        "The spring of water ran dry.",
        "The fall of the city shook them.",
        "Three quarters of the houses burned.",
        "A quarter of the houses burned.",
        "He lives on 10 Downing Street.",
        "Shares rose by 4.10 crowns.",
        "The man, in his 30s, fled.",
    ],
)
def test_no_time_is_seen_where_none_is(sentence: str) -> None:
    """Words and numbers that look like times and are none."""
    assert find_times(sentence, PUBLISHED) == ()


@given(st.integers(-3000, 3000))
def test_shifting_the_publication_shifts_the_dates(days: int) -> None:
    """Relative days move with the publication, and nothing else changes."""
    text = "They met yesterday, three days ago and on 9 November 2020."
    shift = timedelta(days=days)
    before, after = find_times(text, PUBLISHED), find_times(text, PUBLISHED + shift)
    assert [time.text for time in before] == [time.text for time in after]
    for old, new in zip(before[:2], after[:2], strict=True):
        assert old.interval is not None
        assert new.interval is not None
        assert old.interval.start is not None
        assert new.interval.start == old.interval.start + shift
    assert before[2].interval == after[2].interval


@given(st.text(max_size=200), st.none() | st.dates())
def test_spans_slice(text: str, published: date | None) -> None:
    """Whatever the text, every span stands where it says, in order, without overlap."""
    times = find_times(text, published)
    assert all(time.span.of(text) == time.text for time in times)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))


NAMED = (
    "{name} must hand over the districts that it took in the summer of 2020 by the end of the month.",
    "The pact of {name} and {name} gave {name} three years to complete the road that leads to {name}.",
    "{name} said on Wednesday, after the talks with {name}, that its guns would be gone by Monday.",
    "Guns leave within ten days of {name}’s and {name}’s signing.",
    "The truce of {name} holds from 6 p.m. in {name} on 1 September.",
)


@given(
    st.sampled_from(NAMED), st.sampled_from(["Ostria", "Upper Varland", "Democratic Republic of New Ostria"])
)
def test_names_change_no_time(sentence: str, name: str) -> None:
    """Who is named, and how long the name is, decides nothing."""
    want = find_times(sentence.format(name="Lo"), PUBLISHED)
    got = find_times(sentence.format(name=name), PUBLISHED)
    assert want
    assert [time.model_dump(exclude={"span"}) for time in got] == [
        time.model_dump(exclude={"span"}) for time in want
    ]


def values(text: str) -> list[str | None]:
    """The values of a text's expressions in order."""
    return [time.value for time in find_times(text, PUBLISHED)]
