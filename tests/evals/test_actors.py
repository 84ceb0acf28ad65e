"""The actors yardstick: its dispatches are well annotated, and it sees what is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals.actors import EXCHANGES, Dispatch, Score, Wanted, dispatches, marks, measure, plain
from trucewatch.model.claim import Source
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import NEUTRAL_SIDES, ActorKind
from trucewatch.naming.theatre import load_theatre

MARKED = "{1 Ana Reth} accused {2 Ostria} of shelling."


def test_marks_slice_to_their_words() -> None:
    """Spans are of the text without marks."""
    assert {number: span.of(plain(MARKED)) for number, span in marks(MARKED).items()} == {
        1: "Ana Reth",
        2: "Ostria",
    }


def test_the_dispatches_are_annotated_with_known_sides_and_actors() -> None:
    """Enough of them, in three theatres and more; each side is the theatre's and each kind in the list."""
    listed = list(dispatches())
    theatres = {name: load_theatre(name) for name in {one.theatre for one in listed}}
    assert len(listed) >= 40
    assert set(theatres) <= set(EXCHANGES)
    assert len(theatres) >= 3
    for one in listed:
        theatre = theatres[one.theatre]
        sides = {side.id for side in theatre.sides} | NEUTRAL_SIDES
        parties = {actor.id.split("/")[0] for actor in theatre.actors}
        for wanted in one.wanted():
            assert set(wanted.side.split(";")) <= sides
            assert wanted.kind in set(ActorKind)
            assert wanted.actor is None or {id_.split("/")[0] for id_ in wanted.actor.split(";")} <= parties


def test_marks_and_rows_must_agree(tmp_path: Path) -> None:
    """A mark without a row is a fault of the file."""
    path = tmp_path / "dispatches.txt"
    path.write_text(f"# x\n\n== varland-ostria 2022-08-05\n{MARKED}\n1 - varland state\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="do not agree"):
        list(dispatches(path))


def test_a_wrong_side_lowers_accuracy_and_an_unresolved_one_the_rate() -> None:
    """Two right, one wrong, one not resolved, one not found."""
    score = Score()
    for side in ("varland", "varland", "ostria", "unresolved", None):
        found = None if side is None else Source(text="x", span=Span(0, 1), actor="varland", side=side)
        score.add(Wanted(Span(0, 1), "varland", "varland", "state"), found)
    told = score.summary()
    assert told["side"]["accuracy"] == 0.6667
    assert told["resolved_rate"] == 0.75
    assert told["found_rate"] == 0.8
    assert told["kind"]["accuracy"] == 0.0


def test_sides_are_measured_through_the_program_and_swap() -> None:
    """A small measure of one dispatch: both mentions are right, and both swap."""
    rows = (
        ("varland/defence-ministry/reth", "varland", "person_official"),
        ("ostria", "ostria", "state"),
    )
    told = measure([Dispatch("varland-ostria", date(2022, 8, 5), MARKED, rows)])
    assert told["side"]["accuracy"] == told["found_rate"] == told["resolved_rate"] == 1.0
    assert told["wrong_side_on_swap"] == 0
