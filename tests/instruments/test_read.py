"""What an instrument lays down: acts, kinds, obligors, and the parts that hang on them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instruments.accord import ACCORD, RESOLUTION, SIGNED
from trucewatch.model.instrument import InstrumentReading, ProposedDuty
from trucewatch.model.vocabulary import Modality
from trucewatch.pipeline import read_agreement


@pytest.fixture(scope="module")
def accord() -> InstrumentReading:
    """The accord, read with its day of signature."""
    return read_agreement(ACCORD, signed=SIGNED)


def duty(reading: InstrumentReading, clause: str, nth: int = 1) -> ProposedDuty:
    """The nth duty of a clause."""
    return next(one for one in reading.duties if one.id == f"{clause}-{nth}")


def who(one: ProposedDuty) -> list[str]:
    """The obligors as printed."""
    return [quote.text for quote in one.obligor]


def test_every_part_stands_where_it_says(accord: InstrumentReading) -> None:
    """Every quote of every duty slices to its words."""
    text = accord.document.text
    for one in accord.duties:
        quotes = [
            one.words,
            one.lead_in,
            one.cue,
            *one.obligor,
            one.trigger,
            one.exception,
            one.verifier,
            one.object,
        ]
        quotes += [limit.quote for limit in one.deadlines]
        assert all(quote.span.of(text) == quote.text for quote in quotes if quote is not None)
        assert one.action.text == " … ".join(span.of(text) for span in one.action.spans)


def test_headings_reasons_and_signatures_lay_nothing_down(accord: InstrumentReading) -> None:
    """Duties stand in the clauses alone."""
    assert [one.id for one in accord.duties] == [
        "1-1", "2-1", "3-1", "4-a-1", "4-b-1", "5-1", "6-1", "7-1", "7-2", "8-1", "8-2", "9-1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("clause", "modality"),
    [
        ("1", Modality.OBLIGATION),
        ("2", Modality.OBLIGATION),
        ("5", Modality.ENTITLEMENT),
        ("8", Modality.PROHIBITION),
        ("9", Modality.ASPIRATION),
    ],
)
def test_kinds_of_norm(accord: InstrumentReading, clause: str, modality: Modality) -> None:
    """The modal or the noun tells the kind."""
    assert duty(accord, clause).modality is modality


def test_obligors_are_those_who_are_named(accord: InstrumentReading) -> None:
    """Subjects, agents after "by", and nobody where nobody stands."""
    assert who(duty(accord, "2")) == ["both armies"]
    assert who(duty(accord, "3")) == ["each Party"]
    assert who(duty(accord, "6")) == ["Varland"]
    assert who(duty(accord, "7")) == ["the Red Circle"]
    assert who(duty(accord, "1")) == []
    assert who(duty(accord, "8")) == []


def test_items_of_a_list_take_over_what_leads_into_them(accord: InstrumentReading) -> None:
    """Under "shall not:" every item is a prohibition of the same obligor."""
    for item in ("4-a", "4-b"):
        one = duty(accord, item)
        assert one.modality is Modality.PROHIBITION
        assert who(one) == ["The Parties"]
        assert one.lead_in is not None
        assert one.lead_in.text == "The Parties shall not:"


def test_one_ban_after_another(accord: InstrumentReading) -> None:
    """Each ban is a duty of its own."""
    assert [duty(accord, "8", nth).action.text for nth in (1, 2)] == [
        "reconnaissance flights",
        "use of drones",
    ]


def test_a_condition_is_kept_with_its_words(accord: InstrumentReading) -> None:
    """What an act hangs on is quoted."""
    trigger = duty(accord, "6").trigger
    assert trigger is not None
    assert trigger.text == "provided that the corridor is open"


def test_an_organ_addresses_others() -> None:
    """Who is called upon owes; each infinitive is an act; what the organ decides is procedure."""
    reading = read_agreement(RESOLUTION, signed=date(2021, 5, 20))
    told = [(one.clause, str(one.modality), who(one), one.action.text) for one in reading.duties]
    assert told == [
        ("1", "prohibition", ["both Governments"], "any action which might widen the conflict"),
        ("2", "obligation", ["the siege of Vesk"], "end"),
        ("3", "obligation", ["the Secretary-General"], "send observers"),
        ("3", "obligation", ["the Secretary-General"], "keep the Council informed"),
        ("3", "obligation", ["the Secretary-General"], "report"),
        ("4", "procedural", [], "remain seized of the matter"),
    ]


def test_exchanging_the_parties_exchanges_the_reading(accord: InstrumentReading) -> None:
    """No name decides anything: the names exchanged, the duties are the same with the names exchanged."""
    swapped = read_agreement(_exchanged(ACCORD), signed=SIGNED)
    assert [_told(one) for one in swapped.duties] == [_exchanged_told(one) for one in accord.duties]


def _exchanged(text: str) -> str:
    return text.replace("Ostria", "\0").replace("Varland", "Ostria").replace("\0", "Varland")


def _told(one: ProposedDuty) -> tuple[object, ...]:
    limits = [(limit.derived_date, limit.role) for limit in one.deadlines]
    return one.id, one.modality, who(one), one.action.text, limits


def _exchanged_told(one: ProposedDuty) -> tuple[object, ...]:
    number, modality, named, act, limits = _told(one)
    assert isinstance(named, list)
    assert isinstance(act, str)
    return number, modality, [_exchanged(name) for name in named], _exchanged(act), limits


@given(
    st.lists(
        st.sampled_from([*ACCORD.split("\n"), "", "4.", "- ", "shall", "(", "by the", "to:"]), max_size=12
    )
)
def test_any_order_of_lines_can_be_read(lines: list[str]) -> None:
    """Damaged instruments give duties with words in place, or none; never an error."""
    text = "x\n" + "\n".join(lines)
    for one in read_agreement(text, signed=SIGNED).duties:
        assert one.action.text.strip()
        assert one.words.span.of(text) == one.words.text


@pytest.mark.parametrize("words", ["Neither Party shall fire on the other", "No Party shall lay mines"])
def test_a_subject_that_is_nobody_bars_the_act(words: str) -> None:
    """Who "neither" and "no" leave out must not do it."""
    (one,) = read_agreement(f"1. {words}.").duties
    assert one.modality is Modality.PROHIBITION
