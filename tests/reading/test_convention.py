"""From the model's spans to the house convention: what belongs to a content and what ends it."""

from __future__ import annotations

import pytest

from trucewatch.model.span import Span
from trucewatch.reading.convention import through_naming
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
        ("Ostria said it would wait, adding nothing.", "it would wait", "it would wait"),
        ("Ostria said it would wait.", "it would wait", "it would wait"),
    ],
)
def test_a_name_belongs_to_what_it_names(text: str, first: str, whole: str) -> None:
    """A naming participle behind the content is part of it; another clause is not."""
    start = text.index(first)
    content = (Span(start, start + len(first)),)
    (span,) = through_naming(Words.of(text), content, Span(0, len(text)))
    assert span.of(text) == whole
