"""Running matters and cards as told from dispatches of our own, read by the whole pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.test_equivariance import EXCHANGE, THEATRE
from trucewatch.errors import NotFoundError, UsageError
from trucewatch.intake import capture_text
from trucewatch.pipeline import read_into
from trucewatch.record import Filter, Record
from trucewatch.telling.answers.matters import line_row
from trucewatch.telling.formats import TableFormat, render_table
from trucewatch.telling.material import gather
from trucewatch.telling.questions import QUESTIONS
from trucewatch.telling.tables import Table
from trucewatch.telling.tracks import track_cards, track_lines

AS_OF = date(2022, 8, 20)
DISPATCHES = (
    (
        date(2022, 8, 3),
        "Harbour Post",
        "Varland’s foreign ministry told reporters on Wednesday that the Vesk corridor was closed. “The truce is in "
        "danger,” it said. In July, Merovia hosted Ostria and Varland for talks in Kelmar. Varland said at least 300 "
        "families were displaced from Veska. Residents of Veska fear that the Varlandic army will return. Ostria said Merovia does not "
        "have a force to keep the peace.",
    ),
    (
        date(2022, 8, 4),
        "Harbour Post",
        "Ostria’s foreign ministry denied in a statement that the truce was in danger. Ostria accused Varland of "
        "destroying a church in Veska. Varland rejected the demand to close the Vesk corridor. Some Ostrian media "
        "allege that the Merovian peacekeepers are siding with Varland.",
    ),
    (
        date(2022, 8, 5),
        "Straits Wire",
        "Varland said the Merovian peacekeepers had done nothing to stop the shelling. The Oldan ombudsman said the "
        "new road was being built and would be completed in the spring. Varland’s defence ministry said its troops "
        "had captured two villages. Ostria said Varland must withdraw from the ridge.",
    ),
)


@pytest.fixture(scope="module")
def matters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The dispatches as a record."""
    place = tmp_path_factory.mktemp("matters") / "record.db"
    captures = [capture_text(text, published=day, publisher=publisher) for day, publisher, text in DISPATCHES]
    read_into(place, captures, ["varland-ostria"])
    with Record.open(place, create=False) as opened:
        yield opened


def ask(record: Record, name: str, argument: str | None = None, chosen: Filter | None = None) -> Table:
    """The answer to a question."""
    return QUESTIONS[name].answer(record, chosen or Filter(), as_of=AS_OF, argument=argument)


def only(table: Table, **wanted: Any) -> dict[str, Any]:
    """The one row with these values."""
    found = [row for row in table.rows if all(row[key] == value for key, value in wanted.items())]
    assert len(found) == 1, [dict(row) for row in table.rows]
    return dict(found[0])


def test_a_demand_is_no_closed_road(matters: Record) -> None:
    """What is said to be so stands first and apart from what is demanded."""
    table = ask(matters, "track", "infrastructure")
    moods = [row["mood"] for row in table.rows if row["kind"] == "closed"]
    assert moods == ["actual", "demanded", "demanded"]
    assert only(table, kind="closed", mood="demanded", side="Varlandic side")["verb"].startswith("reject")


def test_talks_have_host_participants_and_last_contact(matters: Record) -> None:
    """Who hosted whom, when; and when they last spoke, by whose word."""
    table = ask(matters, "track", "mediation")
    row = only(table, kind="held")
    assert row["host"] == "Merovia"
    assert row["participants"] == "Ostria; Varland"
    assert row["when"] == "July 2022"
    assert any(note.startswith("Last contact of told date: July 2022") for note in table.notes)
    assert "No next meeting of told date." in table.notes


def test_a_meeting_to_come_is_no_contact(tmp_path: Path) -> None:
    """Only a next meeting is told of: that, and that no contact is dated."""
    place = tmp_path / "record.db"
    text = "Ostria’s foreign ministry said talks will be held in Torhaven on 20 August 2022."
    read_into(place, [capture_text(text, published=date(2022, 8, 9))], ["varland-ostria"])
    with Record.open(place, create=False) as opened:
        notes = ask(opened, "track", "mediation").notes
    assert "No contact of told date." in notes
    assert any(note.startswith("Next meeting told: 20 August 2022") for note in notes)


def test_numbers_keep_their_hedge(matters: Record) -> None:
    """A number is printed as it is told, and a row without one has none."""
    row = only(ask(matters, "track", "displacement"), kind="movement")
    assert row["amount"] == "at least 300 families"
    assert all(line["amount"] != 0 for line in ask(matters, "track").rows)


def test_the_truce_per_side_over_time(matters: Record) -> None:
    """Each side's word on the truce, a denied danger as its opposite."""
    told = [(row["side"], row["kind"]) for row in ask(matters, "truce-status").rows]
    assert ("Varlandic side", "in danger") in told
    assert ("Ostrian side", "holding") in told


def test_the_mission_says_what_each_side_holds_against_it(matters: Record) -> None:
    """Inaction and partiality stand apart, with who says so; what nothing is told of is named."""
    table = ask(matters, "mission")
    conduct = {(row["kind"], row["side"]) for row in table.rows if row["group"] == "Conduct"}
    assert ("inaction", "Varlandic side") in conduct
    assert ("partiality", "Ostrian side") in conduct
    assert any(note.startswith("Nothing told of:") for note in table.notes)


def test_capability_and_sentiment(matters: Record) -> None:
    """Who is able to do what; whose feelings towards whom."""
    assert only(ask(matters, "capability"), kind="lacks")["capable"] == "Merovia"
    row = only(ask(matters, "sentiment"), kind="fear")
    assert row["holder"] == "‹Residents of Veska›"
    assert row["target"] is not None


def test_allegations_name_accuser_and_accused(matters: Record) -> None:
    """Who accuses whom, in which role, of which norm; and that it is no finding."""
    table = ask(matters, "allegations")
    row = only(table, norm="heritage")
    assert (row["side"], row["accused"], row["role"]) == ("Ostrian side", "Varland", "state")
    assert "no row is a finding" in table.notes[0]


def test_media_lines_stand_against_the_other_side(matters: Record) -> None:
    """Whose media they are comes from their name; against them stands what the other side says of the mission."""
    table = ask(matters, "narratives")
    row = only(table, side="Ostrian side")
    assert row["against_side"] == "Varlandic side"
    assert row["how"] == "on the same matter"


def test_exchanges_are_threads_over_days(matters: Record) -> None:
    """A denial of the next day follows what it answers."""
    table = ask(matters, "exchanges")
    thread = next(row["thread"] for row in table.rows if "truce" in row["words"].lower())
    turns = [row for row in table.rows if row["thread"] == thread]
    assert [row["day"] for row in turns] == sorted(row["day"] for row in turns)
    assert turns[0]["answers"] == []
    assert turns[-1]["answers"]
    assert len({row["side"] for row in turns}) > 1


def test_the_place_card_keeps_two_lines(matters: Record) -> None:
    """Whose it is recognised to be and who controls it stand apart, with the claims on it."""
    fields = [row["field"] for row in ask(matters, "place", "Vesk corridor").rows]
    assert "Recognised as part of" in fields
    assert "Controlled by" in fields
    assert "Roads, crossings and lifelines: closed" in fields


def test_sensitive_places_have_no_card(matters: Record) -> None:
    """Nobody gets a card of a position."""
    with pytest.raises(NotFoundError):
        ask(matters, "place", "Grey Ridge")
    assert "Sivok" not in render_table(ask(matters, "control"), TableFormat.JSON)


def test_the_actor_card_tells_affiliation_as_claimed(matters: Record) -> None:
    """Recognition, own names, and whose it is by whose word."""
    table = ask(matters, "actor", "Oldan")
    fields = {row["field"]: row for row in table.rows}
    assert fields["Recognition"]["value"] == "unrecognised"
    assert fields["Affiliation, as claimed"]["according_to"] == "Varland"
    assert {row["value"] for row in table.rows if row["field"] == "Calls itself"} == {
        "Oldan",
        "Republic of Oldan",
    }
    assert "illegal Brezin clique" not in render_table(table, TableFormat.JSON)


def test_a_name_for_nobody_is_an_error(matters: Record) -> None:
    """Nobody is guessed, and a word that stands for many asks for more of it."""
    with pytest.raises(NotFoundError):
        ask(matters, "actor", "Nowhere")
    with pytest.raises(UsageError):
        ask(matters, "actor", "a")


def test_zones_tell_custodian_and_incidents(matters: Record) -> None:
    """Who keeps a corridor, and that none is told where none is."""
    rows = [row for row in ask(matters, "zones").rows if row["zone"] == "vesk-corridor"]
    assert any(row["field"] == "Kept by" and "Merovian" in row["value"] for row in rows)
    assert any(row["field"] == "Incident inside" for row in rows)


def test_control_is_claimed_by_somebody(matters: Record) -> None:
    """A capture stands with who tells of it, beside the theatre file's lines."""
    table = ask(matters, "control")
    row = only(table, what="capture")
    assert row["by"].startswith("Varland")
    assert {row["basis"] for row in table.rows} == {"claim", "theatre file"}


@pytest.mark.parametrize(
    ("chosen", "days"), [(Filter(since=date(2022, 8, 5)), {"2022-08-05"}), (Filter(side="ostria"), None)]
)
def test_filters_hold(matters: Record, chosen: Filter, days: set[str] | None) -> None:
    """By time and by side, on every matter."""
    rows = ask(matters, "track", chosen=chosen).rows
    assert rows
    if days is not None:
        assert {row["published"] for row in rows} == days
    if chosen.side is not None:
        assert all("Ostrian side" in row["side"] for row in rows)


def test_about_a_matter(matters: Record) -> None:
    """`--about` takes a running matter."""
    rows = ask(matters, "claims", chosen=Filter(about="truce_status")).rows
    assert {row["stance"] for row in rows} == {"assert", "deny"}


def test_channels_are_told_where_the_text_tells_them(matters: Record) -> None:
    """Remarks to the press and statements are badges; the content's own words are none."""
    marks = {mark for row in ask(matters, "track").rows for mark in row["marks"]}
    assert {"remarks to the press", "statement"} <= marks


def test_rows_of_all_matters_have_the_same_keys(matters: Record) -> None:
    """One shape for every matter, so that they can be put into one sheet."""
    lines = track_lines(gather(matters, Filter(), as_of=AS_OF))
    assert len({tuple(line_row(line)) for line in lines}) == 1


def test_the_brief_has_one_line_per_claim_and_matter(matters: Record) -> None:
    """Several kinds of one claim stand in one line; what is not so comes after what is."""
    for card in track_cards(gather(matters, Filter(), as_of=AS_OF)):
        for lines in (card.lines, card.not_so):
            claims = [line.statement.claim for line in lines]
            assert len(claims) == len(set(claims))


VIEWS = (
    "track", "mission", "truce-status", "exchanges", "narratives", "control", "capability", "sentiment",
    "allegations", "context", "zones", "actor", "place",
)  # fmt: skip
_IDS = (
    "row",
    "claim",
    "document",
    "thread",
    "answers",
    "against_claim",
    "incident",
    "claims",
    "actor",
    "place",
    "zone",
)


@pytest.fixture(scope="module")
def exchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """The dispatches with the parties' names exchanged, in texts and theatre file."""
    folder = tmp_path_factory.mktemp("exchanged")
    EXCHANGE.theatre(THEATRE, folder)
    place = folder / "record.db"
    captures = [
        capture_text(EXCHANGE.text(text), published=day, publisher=publisher)
        for day, publisher, text in DISPATCHES
    ]
    read_into(place, captures, [str(folder / THEATRE.name)])
    with Record.open(place, create=False) as opened:
        yield opened


def _shape(value: Any, *, renamed: bool = False) -> Any:
    """A row's words without ids, in an order that no name decides; ``renamed``: with the names exchanged."""
    if isinstance(value, dict):
        return {key: _shape(one, renamed=renamed) for key, one in value.items() if key not in _IDS}
    if isinstance(value, list):
        return sorted((_shape(one, renamed=renamed) for one in value), key=str)
    if isinstance(value, str):
        value = EXCHANGE.text(value) if renamed else value
        return sorted(re.findall(r"\w+", value))
    return value


@pytest.mark.parametrize("view", VIEWS)
def test_views_commute_with_exchanging_the_parties(matters: Record, exchanged: Record, view: str) -> None:
    """Every view of the exchanged texts is the exchanged view: no name decides what is shown."""
    before = [_shape(dict(row), renamed=True) for row in ask(matters, view).rows]
    after = [_shape(dict(row)) for row in ask(exchanged, view).rows]
    assert sorted(after, key=str) == sorted(before, key=str)


def test_about_an_agreement_finds_what_names_it(matters: Record) -> None:
    """Claims on a running matter that name an agreement are about it."""
    rows = ask(matters, "track", chosen=Filter(about="aldmoor-2021")).rows
    assert {row["agreement"] for row in rows} == {"Aldmoor statement of 14 March 2021"}


def test_a_text_that_begins_in_the_middle_is_listed(tmp_path: Path) -> None:
    """Somebody whom nothing before names may stand for a lost beginning; a name before takes that away."""
    place = tmp_path / "record.db"
    texts = (
        "Behind him lay the town of Veska, Ostria said.",
        "Ana Reth spoke. Behind her lay the town of Veska.",
    )
    read_into(place, [capture_text(text, published=date(2022, 8, 1)) for text in texts], ["varland-ostria"])
    with Record.open(place, create=False) as opened:
        rows = [row for row in ask(opened, "unresolved").rows if "beginning may be missing" in row["what"]]
    assert [row["words"] for row in rows] == [texts[0]]


def test_copies_are_told_as_one_origin(tmp_path: Path) -> None:
    """A statement that two documents copy carries the number of documents of its origin."""
    place = tmp_path / "record.db"
    text = (
        "Varland’s defence ministry said on Monday that its troops had captured two villages near Veska after a night "
        "of fighting, and that the road to the town was open to the trucks of the relief agencies from the morning. "
        "Ostria’s foreign ministry denied that the villages had been captured and said that the road was closed, since "
        "mines lay along it and nobody had cleared them in the weeks before the fighting began near the town."
    )
    captures = [
        capture_text(text + end, published=date(2022, 8, 2), publisher=publisher)
        for publisher, end in (("Harbour Post", ""), ("Straits Wire", " It rained."))
    ]
    read_into(place, captures, ["varland-ostria"])
    with Record.open(place, create=False) as opened:
        marks = [row["marks"] for row in ask(opened, "track", "territory").rows]
    assert marks
    assert all("repeated in 2 documents, no second source" in listed for listed in marks)
