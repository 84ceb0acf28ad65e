"""Names in no list: which capitalised words are one, and whether a person bears it."""

from __future__ import annotations

import pytest

from trucewatch.model.entity import Entity, EntityKind
from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.model.span import Span
from trucewatch.naming.unlisted import Unlisted, unlisted
from trucewatch.naming.words import words_of

LEXICON = Lexicon([LexiconEntry("Varland", NameForm.NAME, "varland")])


def found(text: str, *entities: Entity) -> list[Unlisted]:
    """The names in no list of ``text``, a sentence a line."""
    words = words_of(text, LEXICON, Lexicon([]))
    starts = {0, *(text.index(line) for line in text.splitlines())}
    firsts = frozenset(at for at, word in enumerate(words) if word.span.start in starts)
    return unlisted(words, firsts, entities)


def human(text: str, *entities: Entity) -> dict[str, bool | None]:
    """Each name with whether it is a person's."""
    return {" ".join(run.name): run.human for run in found(text, *entities)}


@pytest.mark.parametrize(
    "text",
    [
        "The coach Oro Venn left.",
        "We met Professor Oro Venn.",
        "We met Mr. Oro Venn.",
        "Oro Venn, 51, left.",
        "Oro Venn, a retired baker and teacher, left.",
        "They met a doctor, Oro Venn, there.",
        "Oro Venn came late.\nVenn sat down.",
    ],
)
def test_what_shows_a_person(text: str) -> None:
    """A title, a noun before or behind the name, an age, or going on with the last name."""
    assert human(text)["Oro Venn"] is True


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He reads the Oro Gazette now.", "Oro Gazette"),
        ("The ORV was founded in spring.", "ORV"),
        ("Members of the Oro Venn met.", "Oro Venn"),
    ],
)
def test_what_shows_that_it_is_nobody(text: str, name: str) -> None:
    """The last word of a body, an acronym, an article."""
    assert human(text)[name] is False


def test_a_name_alone_tells_nothing() -> None:
    """Two capitalised words may be anybody or anything."""
    assert human("A letter came from Oro Venn that day.") == {"Oro Venn": None}


def test_places_and_small_words_are_no_names() -> None:
    """Neither a place after its preposition, nor a day, nor a word that only begins a sentence."""
    assert human("They met in Orvale on Monday.\nHowever they left.\nWe'll see Venn Bridge.") == {}


def test_known_names_are_left_to_the_lexicon() -> None:
    """A party's name is no unlisted one."""
    assert human("Varland thanked Oro Venn.") == {"Oro Venn": None}


def test_a_clause_after_a_comma_is_no_apposition() -> None:
    """After "with his mother, Venn left" Venn is not the mother."""
    (run,) = found("After a talk with his mother, Venn left the house with Venn.")[:1]
    assert run.gender is None


def test_gender_is_told_by_words_beside_the_name() -> None:
    """Of all its forms; the name itself tells none."""
    runs = found("Oro Venn, a mother of two, left.\nWe saw Venn later.")
    assert [run.gender for run in runs] == ["f", "f"]
    assert [run.gender for run in found("Oro Venn left.\nVenn came back.")] == [None, None]


def test_entities_tell_where_they_know() -> None:
    """What the reader found is taken over."""
    text = "A letter came from Oro Venn that day."
    span = Span(text.index("Oro"), text.index(" that"))
    person = Entity(text="Oro Venn", span=span, kind=EntityKind.PERSON)
    assert human(text, person) == {"Oro Venn": True}
    assert human(text, person.model_copy(update={"kind": EntityKind.FACILITY})) == {"Oro Venn": False}
