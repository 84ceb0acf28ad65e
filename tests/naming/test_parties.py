"""Without a theatre: who is a party by what the text itself shows."""

from __future__ import annotations

import pytest

from trucewatch.pipeline import read_text


def side_of(text: str, source: str) -> str:
    """The side of the source that is printed so."""
    return next(claim.source.side for claim in read_text(text).claims if claim.source.text == source)


@pytest.mark.parametrize(
    ("text", "source", "side"),
    [
        (
            "The Ghanaian defence ministry says that Togo violated the ceasefire on Monday.",
            "The Ghanaian defence ministry",
            "ghana",
        ),
        ("Ghana’s cabinet agrees to a ten-day ceasefire in Togo.", "Ghana’s cabinet", "ghana"),
        ("Chile calls for a ceasefire between Ghana and Togo.", "Chile", "third_party"),
    ],
)
def test_own_affairs_make_a_party(text: str, source: str, side: str) -> None:
    """Who accepts a truce or says that another broke it is no outsider; who only calls for one is."""
    assert side_of(text, source) == side


@pytest.mark.parametrize(
    ("text", "source", "side"),
    [
        ("Chile calls for a permanent ceasefire in the delta.", "Chile", "third_party"),
        (
            "A Ghanaian guard was killed in an exchange of fire with Togolese guards. Ghana said that they "
            "had opened fire first; Togo denied it.",
            "Ghana",
            "ghana",
        ),
        (
            "The Togo News Agency said that Ghanaian troops had shelled a village. Togo denied that it had "
            "fired first.",
            "The Togo News Agency",
            "togo",
        ),
        (
            "The Foreign Intelligence Service of Togo accused Ghana of shelling a village.",
            "The Foreign Intelligence Service of Togo",
            "togo",
        ),
    ],
)
def test_whose_side_a_caller_a_victim_and_a_states_own_bodies_take(text: str, source: str, side: str) -> None:
    """A mere call makes no party, a loss in a clash does; a state's agency and service speak for it."""
    assert side_of(text, source) == side


def test_who_mediates_is_no_party_whatever_noun_tells_it() -> None:
    """The name after "mediation efforts by" mediates, not the subject before it."""
    text = (
        "Ghana and Togo agreed to negotiate a ceasefire following mediation efforts by Chile. Both sides "
        "accused the other of violating the truce."
    )
    assert side_of(text, "Both sides") == "ghana;togo"
