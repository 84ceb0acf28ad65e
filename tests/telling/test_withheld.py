"""Names of people harmed or held are not shown; those of speakers, and numbers of people, are."""

from __future__ import annotations

from datetime import date

import pytest

from tests.telling.sample import Dispatch
from trucewatch.model.entity import Entity, EntityKind
from trucewatch.model.vocabulary import ActorKind, Outcome
from trucewatch.telling.names import Names
from trucewatch.telling.withheld import Withheld


def shown(dispatch: Dispatch, *persons: str) -> str:
    """The dispatch as it is shown, with these names read as persons."""
    entities = tuple(Entity(text=name, span=dispatch.span(name), kind=EntityKind.PERSON) for name in persons)
    reading = dispatch.reading().model_copy(update={"entities": entities})
    return Withheld(reading, Names(())).of(dispatch.sentences[0])


def dispatch(text: str) -> Dispatch:
    """A dispatch of one line."""
    return Dispatch("held", text, published=date(2031, 8, 2), publisher=None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The hostage Ana Velim came home.", "Ana Velim"),
        ("Fighters gave back the body of Ana Velim at dawn.", "Ana Velim"),
        ("Ana Velim was killed by a shell.", "Ana Velim"),
        ("Ana Velim’s mother waited at the gate.", "Ana Velim"),
        ("They freed two prisoners, Jon Karsk and Ana Velim.", "Ana Velim"),
    ],
)
def test_people_harmed_or_held_have_no_name(text: str, name: str) -> None:
    """Whatever the words that tell of it."""
    assert name not in shown(dispatch(text), name)


def test_a_surname_alone_is_hidden_too() -> None:
    """Once somebody is hidden, so is every later mention."""
    text = "The body of Ana Velim was found; Velim had been missing since May."
    assert "Velim" not in shown(dispatch(text), "Ana Velim")


def test_names_after_a_number_of_people() -> None:
    """A person counted among those harmed is one of them."""
    told = dispatch("Four people were killed, including Ana Velim, a nurse.")
    told.casualty("Four people", None, outcome=Outcome.KILLED, n_min=4, n_max=4)
    assert "Velim" not in shown(told, "Ana Velim")


def test_who_speaks_and_who_is_only_named_is_shown() -> None:
    """An official's name, and that of somebody to whom nothing is told to have happened."""
    told = dispatch("General Ivo Marn said that the killed were soldiers; Ana Velim leads the school.")
    told.claim(
        "the killed were soldiers", source="General Ivo Marn", cue="said", kind=ActorKind.PERSON_OFFICIAL
    )
    assert "[name withheld]" not in shown(told, "Ivo Marn", "Ana Velim")


def test_a_number_of_people_is_no_name() -> None:
    """Two capitals in a row at the head of a sentence are not a person."""
    told = dispatch("Three Ostrians were killed at the bridge.")
    told.casualty("Three Ostrians", None, outcome=Outcome.KILLED, n_min=3, n_max=3)
    assert shown(told) == "Three Ostrians were killed at the bridge."
