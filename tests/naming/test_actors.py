"""The catalogue: ids of organs, offices and persons, and what roles and bodies are."""

from __future__ import annotations

from datetime import date

import pytest

from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import Catalogue, body_kind, person_kind, top
from trucewatch.naming.nouns import Body, Noun, Role, longest_noun
from trucewatch.naming.theatre import load_theatre
from trucewatch.naming.words import split_words


def noun(text: str) -> Noun:
    """The noun that all of ``text`` is."""
    words = [word.lower() for word in split_words(text)]
    found = longest_noun(words, 0)
    assert found is not None
    assert found.length == len(words)
    return found


def role(text: str) -> Role:
    """The role that ``text`` names."""
    meaning = noun(text).meaning
    assert isinstance(meaning, Role)
    return meaning


def body(text: str) -> Body:
    """The body that ``text`` names."""
    meaning = noun(text).meaning
    assert isinstance(meaning, Body)
    return meaning


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """The catalogue of the invented theatre."""
    return Catalogue([load_theatre("varland-ostria")])


@pytest.mark.parametrize(
    ("owner", "words", "expected"),
    [
        ("varland", "government", "varland"),
        ("varland", "army", "varland/armed-forces"),
        ("varland", "Ministry of Defence", "varland/defence-ministry"),
        ("varland", "defense ministry", "varland/defence-ministry"),
        ("oldan", "forces", "oldan/guard"),
        ("ghana", "foreign ministry", "ghana/foreign-ministry"),
    ],
)
def test_organs(catalogue: Catalogue, owner: str, words: str, expected: str) -> None:
    """A government is its state; an organ is the theatre's, or gets an id under its owner."""
    assert catalogue.organ(owner, body(words)) == expected


def test_an_office_holder_needs_a_day_in_the_term(catalogue: Catalogue) -> None:
    """Before the term, or with the day unknown, nobody is guessed."""
    minister = role("foreign minister")
    assert catalogue.office_holder("varland", minister, date(2022, 1, 1)) == "varland/foreign-ministry/lind"
    assert catalogue.office_holder("varland", minister, date(2021, 10, 4)) is None
    assert catalogue.office_holder("varland", minister, None) is None
    assert catalogue.office_holder("merovia", minister, date(2022, 1, 1)) is None


@pytest.mark.parametrize(
    ("owner", "title", "name", "expected"),
    [
        ("varland", "defence minister", ["Ana", "Reth"], "varland/defence-ministry/reth"),
        ("varland", "governor", ["Lia", "Möhl"], "varland/governor/mohl"),
        ("varland/foreign-ministry", "spokesman", ["Per", "Dahl"], "varland/foreign-ministry/dahl"),
        ("ghana", "president", ["Kofi", "Asante"], "ghana/presidency/asante"),
    ],
)
def test_persons(catalogue: Catalogue, owner: str, title: str, name: list[str], expected: str) -> None:
    """A person is the theatre's by family name, or gets an id under the body of the office."""
    assert catalogue.person(owner, role(title), name) == expected


@pytest.mark.parametrize(
    ("title", "owner", "expected"),
    [
        ("spokesman", ActorKind.STATE, ActorKind.PERSON_OFFICIAL),
        ("spokesman", ActorKind.ARMED_GROUP, ActorKind.PERSON_GROUP),
        ("leader", ActorKind.ARMED_GROUP, ActorKind.PERSON_GROUP),
        ("defence minister", ActorKind.DE_FACTO_AUTHORITY, ActorKind.PERSON_OFFICIAL),
        ("analyst", ActorKind.STATE, ActorKind.PERSON_PRIVATE),
        ("sources", ActorKind.STATE, ActorKind.ANONYMOUS),
    ],
)
def test_what_a_person_is(title: str, owner: ActorKind, expected: ActorKind) -> None:
    """The body that somebody speaks for decides between official and group."""
    meaning = noun(title).meaning
    kind = person_kind(meaning, owner) if isinstance(meaning, Role) else body_kind(meaning, owner)
    assert kind is expected


@pytest.mark.parametrize(
    ("words", "owner", "expected"),
    [
        ("government", ActorKind.STATE, ActorKind.STATE),
        ("government", ActorKind.ARMED_GROUP, ActorKind.DE_FACTO_AUTHORITY),
        ("government", ActorKind.DE_FACTO_AUTHORITY, ActorKind.DE_FACTO_AUTHORITY),
        ("army", ActorKind.STATE, ActorKind.ARMED_FORCE),
        ("politburo", None, ActorKind.ARMED_GROUP),
        ("peacekeepers", ActorKind.STATE, ActorKind.PEACEKEEPING_FORCE),
    ],
)
def test_what_a_body_is(words: str, owner: ActorKind | None, expected: ActorKind) -> None:
    """A body's kind is its noun's, as its owner allows."""
    assert body_kind(body(words), owner) is expected


@pytest.mark.parametrize(
    ("words", "plural"),
    [
        ("rebels", True),
        ("rebel", False),
        ("ministers of defence", True),
        ("spokesmen", True),
        ("authorities", True),
    ],
)
def test_plurals(words: str, plural: bool) -> None:
    """Regular and irregular plurals are found with their number."""
    assert noun(words).plural is plural


def test_the_party_is_the_first_part_of_an_id() -> None:
    """Whatever the depth."""
    assert top("varland/defence-ministry/reth") == top("varland") == "varland"


def test_a_known_name_is_one_word_of_the_text(catalogue: Catalogue) -> None:
    """In "President of Ostria Dana Ombrec" the family name is the last word of the known name."""
    assert catalogue.person("ostria", role("president"), ["Dana Ombrec"]) == "ostria/presidency/ombrec"
