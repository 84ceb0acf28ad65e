"""Toponyms: which names stand as places, their ids, and how the words around them widen."""

from __future__ import annotations

import pytest

from tests.naming.test_names import resolved, theatre_names
from trucewatch.naming.lexicon import phrases_for
from trucewatch.naming.places import stands_as_place
from trucewatch.naming.words import words_of

PLACES = {
    "bare settlement": ("in <p1>Veska</p1>", ("veska-vesk", 1)),
    "its other name": ("in <p1>Vesk</p1>", ("veska-vesk", 1)),
    "near": ("near <p1>Veska</p1>", ("veska-vesk", 2)),
    "south of": ("south of <p1>Veska</p1>", ("veska-vesk", 2)),
    "on the outskirts of": ("on the outskirts of <p1>Veska</p1>", ("veska-vesk", 2)),
    "corridor": ("in <p1>the Vesk corridor</p1>", ("vesk-corridor", 5)),
    "district": ("in <p1>the Veska district</p1>", ("veska-vesk", 3)),
    "region": ("in <p1>the Halden Uplands</p1>", ("halden-oldan", 4)),
    "country": ("in <p1>Ostria</p1>", ("ostria", 6)),
    "border": ("along <p1>the border with Ostria</p1>", ("ostria", 6)),
    "general country": ("in <p1>Ghana</p1>", ("ghana", 6)),
    "unknown": ("in <p1>Drumholm</p1>", (None, None)),
}


@pytest.mark.parametrize(("words", "expected"), PLACES.values(), ids=PLACES.keys())
def test_where_it_happened(words: str, expected: tuple[str | None, int | None]) -> None:
    """A place keeps its words, and gets an id and UCDP's precision where it is known."""
    event = resolved(f"Shells <e1 ASSAULT>fell</e1> {words} at dawn.").events[0]
    assert (event.place_id, event.where_prec) == expected
    assert event.place is not None
    assert event.place.text in words


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Shells fell in Torhaven.", True),
        ("Shells fell south of Torhaven.", True),
        ("Torhaven rejected the charge.", False),
        ("They blamed Torhaven.", False),
        ("They condemned Torhaven’s reply in Veska.", False),
    ],
)
def test_a_capital_is_a_place_only_where_a_place_stands(text: str, stands: bool) -> None:
    """The same word is the government as a speaker, and the city after *in* or *south of*."""
    words = words_of(text, theatre_names().lexicon, phrases_for(()))
    at = next(at for at, word in enumerate(words) if word.text == "Torhaven")
    assert stands_as_place(words, at) is stands
