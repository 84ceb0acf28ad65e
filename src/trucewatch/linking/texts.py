"""A document as a row of words: known actors are one word each, whatever they are called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.linking.statements import root_of
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span

_WORD = re.compile(r"\w+(?:[’'\-–]\w+)*")


@dataclass(frozen=True)
class Words:
    """Words as printed, a mention of an actor as ``@`` and its party, with their places in the text."""

    id: str
    printed: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words in lower case with straight apostrophes."""
        return tuple(word.lower().replace("’", "'") for word in self.printed)


def words_of(reading: DocumentReading) -> Words:
    """The words of a document's text."""
    text = reading.document.text
    found: list[tuple[str, Span]] = []
    at = 0
    for mention in sorted(reading.mentions, key=lambda m: (m.span.start, -m.span.end)):
        if mention.actor is None or mention.span.start < at:
            continue
        found += _plain_words(text, at, mention.span.start)
        found.append(("@" + root_of(mention.actor), mention.span))
        at = mention.span.end
    found += _plain_words(text, at, len(text))
    return Words(reading.document.id, tuple(word for word, _ in found), tuple(span for _, span in found))


def _plain_words(text: str, start: int, end: int) -> list[tuple[str, Span]]:
    return [(match.group(), Span(match.start(), match.end())) for match in _WORD.finditer(text, start, end)]
