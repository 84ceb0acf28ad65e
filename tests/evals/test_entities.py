"""The entities yardstick: what counts as right, and that our own dispatches are well marked."""

from __future__ import annotations

import pytest

from evals.entities import item, own_dispatches, runs, summary
from trucewatch.model.span import Span


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (["B-Person", "I-Person", "O"], [("Person", 0, 2)]),
        (["B-Person", "B-Person"], [("Person", 0, 1), ("Person", 1, 2)]),
        (["I-ORG", "I-ORG", "I-LOC"], [("ORG", 0, 2), ("LOC", 2, 3)]),
        (["O", "O"], []),
    ],
)
def test_runs_of_tags(tags: list[str], expected: list[tuple[str, int, int]]) -> None:
    """A run ends at another tag and at a new beginning, and may begin without one."""
    assert list(runs(tags)) == expected


def test_the_gold_rows_of_a_tagged_text_slice_to_their_words() -> None:
    """Spans are of the printed text, over several paragraphs; tags that we do not read are left out."""
    paragraphs = [
        {"tokens": ["Ana", "Reth", "left", "Kesk", "."], "tags": ["B-PER", "I-PER", "O", "B-LOC", "O"]},
        {"tokens": ["Nobody", "paid", "5", "marks"], "tags": ["O", "O", "B-Money", "I-Money"]},
        {"tokens": ["Kesk"], "tags": ["B-LOC"]},
    ]
    one = item("x", paragraphs)
    assert sorted((span.of(one.text), name) for name, span in one.gold) == [
        ("Ana Reth", "Person"),
        ("Kesk", "Location"),
        ("Kesk", "Location"),
    ]


def test_only_classes_of_the_gold_count() -> None:
    """A right row, a missed one, one of a wrong span, and one of a class that gold does not have."""
    gold = {("Person", Span(0, 3)), ("Person", Span(5, 8))}
    read = {("Person", Span(0, 3)), ("Person", Span(5, 9)), ("Date", Span(10, 12))}
    found = summary([(gold, read)])
    assert (found["p"], found["r"], found["f1"]) == (0.5, 0.5, 0.5)
    assert set(found["by_class"]) == {"Person"}


def test_our_own_dispatches_are_marked_with_our_kinds() -> None:
    """No mark is left in a text, and every kind that no corpus marks is there."""
    listed = list(own_dispatches())
    assert all("|" not in one.text and "[" not in one.text for one in listed)
    kinds = {kind for one in listed for kind, _ in one.gold}
    assert kinds >= {"state_organ", "armed_force", "road", "agreement", "operation", "people"}
    assert {"varland-ostria", ""} == {one.theatre for one in listed}
