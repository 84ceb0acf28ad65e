"""What the yardsticks share."""

from __future__ import annotations

from evals.common import newswire_held_out, printed


def test_every_fifth_prefix_is_held_out() -> None:
    """The rule depends on the distinct prefixes and their order alone."""
    prefixes = ["c", "a", "b", "f", "e", "d", "a"]
    assert newswire_held_out(prefixes) == {"a", "f"}
    assert newswire_held_out(reversed(prefixes)) == {"a", "f"}


def test_tokens_are_set_as_printed_with_their_spans() -> None:
    """Spaces stand where print has them, and each span slices to its token."""
    text, spans = printed(["``", "Stop", ",", "''", "he", "said", "."])
    assert text == "“Stop,” he said."
    assert [span.of(text) for span in spans] == ["“", "Stop", ",", "”", "he", "said", "."]
