"""The events yardstick: forms of any word, and what the corpus counts as having happened."""

from __future__ import annotations

import pytest

from evals.events import form_of_word
from trucewatch.model.span import Span
from trucewatch.reading.wording import Wording


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("The raid ended.", "raid", "noun"),
        ("They plan to leave.", "leave", "base"),
        ("They will leave.", "leave", "base"),
        ("They kept leaving.", "leaving", "ing"),
        ("The raid ended.", "ended", "past"),
        ("He leaves.", "leaves", "third"),
        ("It was hit.", "hit", "past"),
    ],
)
def test_any_word_has_a_form(text: str, word: str, form: str) -> None:
    """The corpora mark words of any kind, so their form is read off their neighbours."""
    w = Wording.of(text, 0, Span(0, len(text)))
    at = next(n for n in range(len(w)) if w.lower(n) == word)
    assert form_of_word(w, at) == form
