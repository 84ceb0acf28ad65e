"""Stories: documents that report one matter come together, whoever copies them and whatever they are called."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.linking.stories import find_stories

BRIDGE = (
    "A lorry fell from the Tarvo bridge into the river . Two divers searched for its driver , Mr Kelmin , until dark .",
    "Divers found the driver of the lorry that fell from the Tarvo bridge . Mr Kelmin had carried flour .",
)
FIRE = (
    "A fire burned the granary of Sollen to the ground . Nobody slept there . A lantern is thought to have begun it .",
    "In Sollen the granary burned down because of a lantern . The fire was put out at dawn .",
)
OTHERS = (
    "The council of Merro voted for a new school . Teachers had asked for one since spring .",
    "Snow closed the pass at Ilden . Ploughs work at night , and buses wait below .",
    "A choir from Pernia sang in the old theatre . Tickets had been gone for weeks .",
)
DOCUMENTS = {
    name: (None, text.split())
    for name, text in zip(
        ("bridge1", "fire1", "school", "snow", "choir", "bridge2", "fire2"),
        (BRIDGE[0], FIRE[0], *OTHERS, BRIDGE[1], FIRE[1]),
        strict=True,
    )
}


def test_documents_on_one_matter_are_one_story() -> None:
    """Rare words bring them together; others stay alone, under their own name."""
    assert find_stories(DOCUMENTS) == {
        "bridge1": "bridge1",
        "fire1": "fire1",
        "school": "school",
        "snow": "snow",
        "choir": "choir",
        "bridge2": "bridge1",
        "fire2": "fire1",
    }


def test_words_that_every_document_has_bring_none_together() -> None:
    """The parties and the words of the trade are no sign of one matter."""
    shared = ["@ostria", "@varland", "truce", "talks"]
    documents = {name: (day, [*words, *shared]) for name, (day, words) in DOCUMENTS.items()}
    assert find_stories(documents) == find_stories(DOCUMENTS)


def test_a_name_that_the_whole_record_tells_brings_none_together_any_more() -> None:
    """A province that hardly anybody writes of is a sign at first, and none once every document names it."""
    words = [
        f"{first}{last}" for first in ("bar", "dor", "fen", "gol") for last in ("tem", "vik", "zun", "lam")
    ]
    documents = {
        str(number): (None, ["In", "Tarvenia", *(f"{word}{number}" for word in words)])
        for number in range(400)
    }
    story = find_stories(documents)
    assert len({story[str(number)] for number in range(300, 400)}) == 100


def test_likeness_counts_less_the_more_time_lies_between() -> None:
    """News of next morning goes on with the story; a year later the same words are another fire's."""
    morning = date(2031, 5, 3)
    others = {name: told for name, told in DOCUMENTS.items() if "fire" not in name}
    first = {"first": (morning, FIRE[0].split()), **others}
    for later, same in ((timedelta(days=1), True), (timedelta(days=365), False)):
        story = find_stories({**first, "second": (morning + later, FIRE[1].split())})
        assert (story["second"] == story["first"]) is same


@given(names=st.permutations(sorted(DOCUMENTS)))
@settings(max_examples=20)
def test_the_groups_do_not_hang_on_the_order_of_clear_cases(names: list[str]) -> None:
    """Whoever comes first names the story; who belongs to it stays the same."""
    story = find_stories({name: DOCUMENTS[name] for name in names})
    assert story["bridge1"] == story["bridge2"]
    assert story["fire1"] == story["fire2"]
    assert len(set(story.values())) == 5


def test_nothing_and_one_document() -> None:
    """No document has no story; one is its own."""
    assert find_stories({}) == {}
    assert find_stories({"a": (None, ["Fire", "!"])}) == {"a": "a"}
