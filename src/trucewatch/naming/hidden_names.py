"""A text in which every known name is one sign: what the gazetteer reads.

So no party's name is read by it: exchanging the parties' names, short or long, changes nothing of what is
found beside them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.naming.words import Word

PERSON = "\ue001"
"""Stands for the name of a person."""

OTHER = "\ue000"
"""Stands for any other known name."""


class HiddenNames:
    """``text`` of a document with its known names hidden; spans of it are taken back to the document."""

    def __init__(self, text: str, words: Iterable[Word]) -> None:
        """``words``: all words of the text from left to right; those with entries are names or phrases."""
        parts: list[str] = []
        self._hidden: list[int] = [0]  # offsets here and in the document after each name
        self._printed: list[int] = [0]
        here = done = 0
        for word in words:
            if not word.entries:
                continue
            parts += [text[done : word.span.start], _sign(word)]
            here += word.span.start - done + 1
            done = word.span.end
            self._hidden.append(here)
            self._printed.append(done)
        self.text = "".join((*parts, text[done:]))

    def printed(self, span: Span) -> Span:
        """A span that holds no name, in the document's text."""
        at = bisect_right(self._hidden, span.start) - 1
        return span.shifted(self._printed[at] - self._hidden[at])

    def hidden(self, span: Span) -> Span:
        """A span of the document in this text; names that it cuts are left out of it."""
        return Span(self._here(span.start), self._here(span.end))

    def _here(self, offset: int) -> int:
        at = bisect_right(self._printed, offset) - 1
        following = self._hidden[at + 1] - 1 if at + 1 < len(self._hidden) else len(self.text)
        return min(self._hidden[at] + offset - self._printed[at], following)


def _sign(word: Word) -> str:
    return PERSON if word.actor is not None and word.actor.form is NameForm.PERSON else OTHER
