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
