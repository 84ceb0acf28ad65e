"""Entities where names are known: kinds of actors and places, dates, an owner apart from its organ."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.actors import EXCHANGES, theatre_file
from tests.swap import comparable
from trucewatch.model.theatre import Theatre
from trucewatch.naming.theatre import load_theatre
from trucewatch.pipeline import read_text

DAY = date(2022, 8, 5)
TEXT = (
    "On 3 August Varland’s Ministry of Defence said that the Oldan Guard had fired near Veska. Ana Reth told "
    "Ostria that the Vesk corridor stays open; Merovian peacekeepers met two Ostrian soldiers in Oldan."
)


def entities(text: str, theatre: str | Theatre | None = "varland-ostria") -> list[tuple[str, str]]:
    """The entities of ``text``, read with ``theatre``, as words and kind."""
    reading = read_text(text, published=DAY, theatre=theatre).checked()
    return [(row.text, str(row.kind)) for row in reading.entities]


def test_a_theatre_tells_kinds_and_dates_keep_their_day() -> None:
    """A force in the form of a name, a corridor, an unrecognised territory as a place, an organ's owner."""
    assert entities(TEXT) == [
        ("3 August", "date"),
        ("Varland", "country"),
        ("Ministry of Defence", "state_organ"),
        ("Oldan Guard", "armed_force"),
        ("Veska", "place"),
        ("Ana Reth", "person"),
        ("Ostria", "country"),
        ("Vesk corridor", "road"),
        ("Merovian peacekeepers", "armed_force"),
        ("two Ostrian soldiers", "people"),
        ("Oldan", "place"),
    ]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Hezbollah", "armed_force"),
        ("Ghana", "country"),
        ("UNIFIL", "armed_force"),
        ("UNICEF", "organisation"),
    ],
)
def test_general_names_have_their_kinds(name: str, kind: str) -> None:
    """An armed group's own name is no country's, though the reader can't tell them apart."""
    assert entities(f"They spoke of {name} on Monday.", None) == [(name, kind), ("Monday", "date")]


def test_no_date_is_made_of_a_length_of_time() -> None:
    """Only what names a day, a month or a year."""
    assert entities("They have 30 days and two weeks for it.", None) == []


def test_entities_commute_with_the_exchange_of_names(tmp_path: Path) -> None:
    """Exactly: names exchanged in text and theatre give the exchanged entities of the same kinds."""
    exchange = EXCHANGES["varland-ostria"]
    other = exchange.theatre(theatre_file("varland-ostria"), tmp_path)
    before = read_text(TEXT, published=DAY, theatre=load_theatre("varland-ostria"))
    after = read_text(exchange.text(TEXT), published=DAY, theatre=other)
    rows = [row.model_dump(mode="json") for row in before.entities]
    assert comparable([row.model_dump(mode="json") for row in after.entities]) == comparable(
        exchange.result(rows)
    )
