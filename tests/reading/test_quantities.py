"""Numbers of people: how many, what befell them, who they were, and in which event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.dispatches import OSTRIA, VARLAND, casualties, claim, events, lexicon
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Outcome, PersonStatus, Stance
from trucewatch.reading.numbers import cardinal, number_at
from trucewatch.reading.wording import Wording

UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """``number`` in words: a slow and plain reference for what `cardinal` reads."""
    if number < 20:
        return UNITS[number]
    if number < 100:
        rest = number % 10
        return TENS[number // 10 - 2] + (f"-{UNITS[rest]}" if rest else "")
    for scale, word in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = " and " if rest and rest < 100 else " "
            return f"{spelled(number // scale)} {word}" + (f"{joint}{spelled(rest)}" if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 999_999_999))
def test_number_words_round_trip(number: int) -> None:
    """What is spelled out is read back, and so are digits with their separators."""
    words = spelled(number).split()
    assert cardinal(words) == (number, len(words))
    assert cardinal([f"{number:,}"]) == (number, 1)


@pytest.mark.parametrize(
    ("text", "n_min", "n_max", "vague"),
    [
        ("7", 7, 7, False),
        ("320,000", 320_000, 320_000, False),
        ("1.5 million", 1_500_000, 1_500_000, False),
        ("two dozen", 24, 24, False),
        ("a dozen", 12, 12, False),
        ("at least 4", 4, None, False),
        ("no fewer than nine", 9, None, False),
        ("more than 40", 40, None, True),
        ("up to 5", None, 5, False),
        ("fewer than 5", None, 5, True),
        ("about 30", 30, 30, True),
        ("between 3 and 5", 3, 5, False),
        ("3-5", 3, 5, False),
        ("three to five", 3, 5, False),
        ("as many as 40 to 90", 40, 90, False),
        ("dozens", 12, None, True),
        ("hundreds", 100, None, True),
        ("several", 3, None, True),
        ("scores", 20, None, True),
        ("a few", 3, None, True),
        ("thousands", 1000, None, True),
        ("tens of thousands", 10_000, None, True),
        ("several hundred", 300, None, True),
        ("many", None, None, True),
        ("no", 0, 0, False),
    ],
)
def test_numbers_have_bounds(text: str, n_min: int | None, n_max: int | None, vague: bool) -> None:
    """Bounds, ranges and vague words become an interval with the conventional floor."""
    number = number_at(Wording.of(text, 0, Span(0, len(text))), 0)
    assert number is not None
    assert (number.n_min, number.n_max, number.vague) == (n_min, n_max, vague)


def rows(text: str) -> list[tuple[str, str, int | None, int | None]]:
    """Phrase, outcome and bounds of each row."""
    return [(row.phrase.text, str(row.outcome), row.n_min, row.n_max) for row in casualties(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two soldiers were killed.", [("Two soldiers", "killed", 2, 2)]),
        ("The raid killed two soldiers.", [("two soldiers", "killed", 2, 2)]),
        ("Shells hit Kesk, killing one of their guards.", [("one of their guards", "killed", 1, 1)]),
        ("The raid left a Varlandic conscript dead.", [("a Varlandic conscript", "killed", 1, 1)]),
        ("They attacked, leaving a driver dead.", [("a driver", "killed", 1, 1)]),
        ("At least nine people died in Kesk.", [("At least nine people", "killed", 9, None)]),
        (
            "Three people were killed and dozens were injured.",
            [("Three people", "killed", 3, 3), ("dozens", "wounded", 12, None)],
        ),
        ("The raid left two dead and five wounded.", [("two", "killed", 2, 2), ("five", "wounded", 5, 5)]),
        (
            "Shelling killed nine villagers, including four children.",
            [("nine villagers", "killed", 9, 9), ("four children", "killed", 4, 4)],
        ),
        (
            "Six soldiers and two drivers were killed.",
            [("Six soldiers", "killed", 6, 6), ("two drivers", "killed", 2, 2)],
        ),
        (
            "The raid killed 8 people, wounded 11 others.",
            [("8 people", "killed", 8, 8), ("11 others", "wounded", 11, 11)],
        ),
        ("Thousands of Ostrians were uprooted.", [("Thousands of Ostrians", "displaced", 1000, None)]),
        ("Some 300 families fled the town.", [("Some 300 families", "displaced", 300, 300)]),
        ("Ostria captured twelve fighters.", [("twelve fighters", "captured", 12, 12)]),
        ("Four men were taken hostage.", [("Four men", "captured", 4, 4)]),
        ("Two drivers are missing.", [("Two drivers", "missing", 2, 2)]),
        ("The death toll rose to 41.", [("41", "killed", 41, 41)]),
        ("The shelling claimed ten lives.", [("ten lives", "killed", 10, 10)]),
        ("The bodies of three farmers were found.", [("three farmers", "killed", 3, 3)]),
        ("Nobody was killed.", [("Nobody", "killed", 0, 0)]),
        ("The raid killed not a single guard.", [("not a single guard", "killed", 0, 0)]),
        ("Not one Ostrian life was lost.", [("Not one Ostrian life", "killed", 0, 0)]),
        ("Shells hit a car, killing its four occupants.", [("four occupants", "killed", 4, 4)]),
        (
            "There were no casualties.",
            [("no casualties", "killed", 0, 0), ("no casualties", "wounded", 0, 0)],
        ),
    ],
)
def test_rows_of_people(text: str, expected: list[tuple[str, str, int | None, int | None]]) -> None:
    """One row for each number, outcome and phrase, and never a sum."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Varland released nine hostages.",
        "An attack could kill thousands of people.",
        "Residents fear that hundreds of people will be killed.",
        "If the dam breaks, thousands of people would be displaced.",
        "Varland fired 130 missiles and the talks lasted two days.",
        "Two hundred soldiers were sent to Kesk.",
        "The raid did not kill two soldiers.",
        "Nine villages were captured.",
        "The bodies of four soldiers were returned to Ostria.",
        "The strike, which hit a clerk suspected of being a Red Front member, was executed at night.",
        "The raid, which hit a camp of six rebels, was executed at night.",
    ],
)
def test_what_is_no_casualty(text: str) -> None:
    """Releases, fears, conditions, things, days and negated harm give no row."""
    assert rows(text) == []


def test_a_denied_number_is_no_row() -> None:
    """What a source denies, nobody tells."""
    text = "Varland denied that two soldiers were killed."
    assert casualties(text, claim(text, "two soldiers were killed", stance=Stance.DENY)) == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Two soldiers were killed.", PersonStatus.COMBATANT),
        ("Two villagers were killed.", PersonStatus.CIVILIAN),
        ("Two Ostrian peacekeepers were killed.", PersonStatus.PEACEKEEPER),
        ("Two policemen were killed.", PersonStatus.OFFICIAL),
        ("Two reporters were killed.", PersonStatus.JOURNALIST),
        ("Two army officers were killed.", PersonStatus.COMBATANT),
        ("Two people were killed.", PersonStatus.UNKNOWN),
        ("Two Ostrians were killed.", PersonStatus.UNKNOWN),
    ],
)
def test_status_is_what_the_words_say(text: str, status: PersonStatus) -> None:
    """The noun or its modifier gives the status; a people's name gives none."""
    assert casualties(text)[0].status is status


def test_rows_keep_side_open_and_are_tied_to_event_claim_and_hedge() -> None:
    """The phrase keeps the words of affiliation; the hedge is of its own clause only."""
    text = "Two Ostrian soldiers were killed in a raid on Kesk, and nine Varlandics were reportedly wounded."
    told = claim(text, text[:-1])
    killed, wounded = casualties(text, told)
    assert (killed.side, killed.phrase.text) == ("unresolved", "Two Ostrian soldiers")
    assert killed.claim == told.id
    raid = next(event for event in events(text) if event.trigger.text == "raid")
    assert killed.event == raid.id
    assert killed.hedge is None
    assert wounded.hedge is not None
    assert wounded.hedge.text == "reportedly"


def test_a_number_without_noun_is_of_those_before_and() -> None:
    """After "and" the noun that is left out is the one before, and both belong to one event."""
    killed, wounded = casualties("Two Ostrian guardsmen were killed and 14 wounded in a raid on Kesk.")
    assert (wounded.phrase.text, wounded.status) == ("14", killed.status)
    assert wounded.event == killed.event is not None
    assert wounded.part_of is None


def test_some_of_a_number_are_part_of_it() -> None:
    """What stands after "including" is told of people who are counted already."""
    text = "Shelling killed nine people, including four boys and two guards, and wounded 20."
    nine, boys, guards, wounded = casualties(text)
    assert boys.part_of == guards.part_of == nine.id
    assert nine.part_of is wounded.part_of is None


SENTENCES = [
    "At least two {adjective} soldiers were killed in {town}.",
    "Shelling by {name} killed four {other_people}, including a child.",
    "{other_name} said nine of its servicemen were wounded.",
    "Dozens of {people} fled {other_town}.",
]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.text(max_size=20))
def test_spans_slice_and_names_decide_nothing(chosen: list[str], noise: str) -> None:
    """The rows of exchanged parties differ in the names alone, and every phrase stands at its span."""

    def shape(first: dict[str, str], second: dict[str, str]) -> list[tuple[object, ...]]:
        others = {f"other_{form}": surface for form, surface in second.items()}
        text = " ".join([noise, *(sentence.format(**first, **others) for sentence in chosen)])
        found = casualties(text, names=lexicon(first, second))
        for row in found:
            assert row.phrase.span.of(text) == row.phrase.text
        return [(row.outcome, row.status, row.n_min, row.n_max, row.vague, row.sentence) for row in found]

    assert shape(VARLAND, OSTRIA) == shape(OSTRIA, VARLAND)


def test_outcomes_cover_the_vocabulary() -> None:
    """Each outcome has a construction that gives it."""
    text = "Two men were killed. Two men were wounded. Two men are missing. Two men were captured. Two men were displaced."
    assert {row.outcome for row in casualties(text)} == set(Outcome)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Six people, including a child, are killed by shells in Kelm.",
            [("Six people", Outcome.KILLED), ("a child", Outcome.KILLED)],
        ),
        (
            "Four people were killed, including a senior official, and seven others were injured.",
            [
                ("Four people", Outcome.KILLED),
                ("a senior official", Outcome.KILLED),
                ("seven others", Outcome.WOUNDED),
            ],
        ),
        (
            "Since the war began on March 2, at least 380 people have been killed.",
            [("at least 380 people", Outcome.KILLED)],
        ),
        (
            "Two paramedics are among the fatalities, and four people are wounded.",
            [("Two paramedics", Outcome.KILLED), ("four people", Outcome.WOUNDED)],
        ),
        (
            "The ministry counts 90 killed and 200 injured, including at least 7 killed and 15 injured in May.",
            [
                ("90", Outcome.KILLED),
                ("200", Outcome.WOUNDED),
                ("at least 7", Outcome.KILLED),
                ("15", Outcome.WOUNDED),
            ],
        ),
        (
            "Four people are killed, including Jon Berk, a senior official, and seven others are injured.",
            [
                ("Four people", Outcome.KILLED),
                ("a senior official", Outcome.KILLED),
                ("seven others", Outcome.WOUNDED),
            ],
        ),
        ("The ministry puts the dead at 17.", [("17", Outcome.KILLED)]),
        (
            "The ministry put the death toll at 17 and the wounded at 40.",
            [("17", Outcome.KILLED), ("40", Outcome.WOUNDED)],
        ),
        (
            "Eight people, two of them children, were killed.",
            [("Eight people", Outcome.KILLED), ("two of them children", Outcome.KILLED)],
        ),
        (
            "The army kills Jon Berk, a rebel commander, in a raid.",
            [("a rebel commander", Outcome.KILLED)],
        ),
    ],
)
def test_numbers_within_numbers(text: str, told: list[tuple[str, Outcome]]) -> None:
    """Those included share the fate of the whole, a date is nobody, and a clause keeps to its own people."""
    assert [(row.phrase.text, row.outcome) for row in casualties(text)] == told


def test_parts_of_a_number() -> None:
    """Those who are among the dead are no further dead, by whatever words; each total has its own part."""
    whole, part, others = casualties("The raid killed eight, two of them children, and wounded four.")
    assert (part.part_of, others.part_of) == (whole.id, None)
    killed, hurt, some_killed, some_hurt = casualties(
        "The ministry counts 90 killed and 200 injured, including at least 7 killed and 15 injured in May."
    )
    assert (some_killed.part_of, some_hurt.part_of) == (killed.id, hurt.id)


def test_a_left_out_noun_is_the_whole_s() -> None:
    """Who goes unnamed after "including two children" are people, and not children."""
    people, children, others = casualties(
        "Six people, including two children, were killed and nine wounded in a raid."
    )
    assert [row.status for row in (people, children, others)] == [
        PersonStatus.UNKNOWN,
        PersonStatus.CIVILIAN,
        PersonStatus.UNKNOWN,
    ]
