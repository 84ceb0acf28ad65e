"""From the model's spans to the house convention: what belongs to a content and what ends it."""

from __future__ import annotations

import pytest

from trucewatch.model.span import Span
from trucewatch.reading.convention import to_its_end
from trucewatch.reading.words import Words


@pytest.mark.parametrize(
    ("text", "first", "whole"),
    [
        (
            "Ostria announced it had begun an advance, dubbed “Long Night,” against the guard.",
            "it had begun an advance",
            "it had begun an advance, dubbed “Long Night,” against the guard",
        ),
        (
            "Ostria said it would open a post, named Hill Four, and Varland objected.",
            "it would open a post",
            "it would open a post, named Hill Four",
        ),
        (
            "Ostria said that it had begun a sweep, which it called “Rain”, and that it had taken two hills.",
            "it had begun a sweep",
            "it had begun a sweep, which it called “Rain”, and that it had taken two hills",
        ),
        (
            "Ostria said that it would wait and that its guns were silent, but Varland objected.",
            "it would wait",
            "it would wait and that its guns were silent",
        ),
        ("Ostria said it would wait, adding nothing.", "it would wait", "it would wait"),
        ("Ostria said it would wait.", "it would wait", "it would wait"),
    ],
)
def test_a_content_reaches_its_end(text: str, first: str, whole: str) -> None:
    """A name and a further that-clause behind the content are part of it; another clause is not."""
    start = text.index(first)
    content = (Span(start, start + len(first)),)
    (span,) = to_its_end(Words.of(text), content, Span(0, len(text)))
    assert span.of(text) == whole
