"""The draft for a theatre file: what a person completes is valid, and hostile text stays text."""

from __future__ import annotations

from typing import Any

import yaml

from tests.instruments.accord import ACCORD, SIGNED
from trucewatch.instruments import theatre_draft
from trucewatch.model.theatre import Agreement
from trucewatch.naming import Names, load_theatre
from trucewatch.pipeline import read_agreement


def drafted(text: str) -> dict[str, Any]:
    """The agreement of a draft with the invented theatre's actors."""
    names = Names([load_theatre("varland-ostria")])
    draft = theatre_draft(read_agreement(text, signed=SIGNED), "aldmoor", names.actors_named)
    (agreement,) = yaml.safe_load(draft)["agreements"]
    assert isinstance(agreement, dict)
    return agreement


def test_a_draft_is_an_agreement_of_the_theatre_schema() -> None:
    """Every field has its place; ids are the agreement's own; obligors are the theatre's actors."""
    agreement = Agreement.model_validate(drafted(ACCORD))
    road = next(one for one in agreement.obligations if one.clause == "6")
    assert agreement.signed == SIGNED
    assert road.id == "aldmoor-6-1"
    assert road.obligor == ("varland",)
    assert road.deadline is not None
    assert road.deadline.derived_date is not None
    assert road.doubtful is not None


def test_an_obligor_that_the_theatre_does_not_know_is_kept_in_words() -> None:
    """Nothing is guessed: the words stand in the note."""
    agreement = Agreement.model_validate(drafted(ACCORD))
    lists = next(one for one in agreement.obligations if one.clause == "7")
    assert lists.obligor == ()
    assert lists.note == "obligor in the text: the Red Circle"


def test_hostile_text_can_not_leave_its_comment_or_its_field() -> None:
    """Line separators, YAML marks and keys in the text change no structure."""
    text = "1. The Parties shall open\u2028roads: {x: y} # not\x85agreements: [] by 1 May 2022."
    agreement = Agreement.model_validate(drafted(text))
    assert [one.clause for one in agreement.obligations] == ["1"]
