"""Words of a sentence of an instrument, and the closed lists that are asked of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

import yaml

from trucewatch.model.claim import Quote
from trucewatch.model.span import Span

_TOKEN = re.compile(r"\w+(?:[’'.\-/]\w+)*|[^\w\s]")


@cache
def data(name: str) -> Any:
    """A YAML file of this room."""
    return yaml.safe_load(resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8"))


@cache
def listed(key: str) -> frozenset[str]:
    """The words under ``key`` of ``norms.yaml``."""
    return frozenset(data("norms.yaml")[key])


@cache
def phrases(*keys: str) -> tuple[tuple[str, ...], ...]:
    """The phrases under ``keys`` of ``norms.yaml`` in words, longest first."""
    found: Any = data("norms.yaml")
    for key in keys:
        found = found[key]
    return tuple(sorted((tuple(phrase.split()) for phrase in found), key=lambda words: (-len(words), words)))


class Tokens:
    """The words and marks of ``text[span]``; ``low`` are their lower-case forms, indices count from 0."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.spans = [Span(*match.span()) for match in _TOKEN.finditer(text, span.start, span.end)]
        self.low = [piece.of(text).lower().replace("’", "'") for piece in self.spans]

    def __len__(self) -> int:
        return len(self.low)

    def at(self, index: int) -> str:
        """The lower-case word at ``index``; the empty string outside the sentence."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def printed(self, index: int) -> str:
        """The word at ``index`` as it is printed."""
        return self.spans[index].of(self.text) if 0 <= index < len(self.spans) else ""

    def is_word(self, index: int) -> bool:
        """Whether a word or a number stands at ``index``, and no mark."""
        return self.at(index)[:1].isalnum()

    def is_adverb(self, index: int) -> bool:
        """Whether an adverb in "-ly" stands at ``index``."""
        return self.at(index).endswith("ly") and self.at(index) not in listed("verbs_in_ly")

    def starts(self, index: int, options: Iterable[tuple[str, ...]]) -> int | None:
        """The end (exclusive) of the first of ``options`` that stands from ``index`` on."""
        for words in options:
            if tuple(self.low[index : index + len(words)]) == words:
                return index + len(words)
        return None

    def span(self, words: range) -> Span:
        """From the first to the last word of a range that is not empty."""
        return Span(self.spans[words[0]].start, self.spans[words[-1]].end)

    def quote(self, words: range) -> Quote:
        """The words of a range that is not empty, as printed."""
        span = self.span(words)
        return Quote(text=span.of(self.text), span=span)

    def first_at(self, offset: int) -> int:
        """The index of the first word that begins at or after ``offset``."""
        return next((at for at, piece in enumerate(self.spans) if piece.start >= offset), len(self))
