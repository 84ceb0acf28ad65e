"""The words of a cut text: which pieces they are, where they stand, and which stretch answers for them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from trucewatch.model.span import Span
from trucewatch.reading.decoding import Index
from trucewatch.reading.passages import Pieces, Window, windows

LONGEST = 510  # pieces that the encoder takes, without [CLS] and [SEP]


class Stretch(NamedTuple):
    """Words to be read as one passage.

    ``words`` holds the first piece of each; ``core`` is the range of words, counted in the document, that
    this stretch answers for.
    """

    window: Window
    words: Index
    core: tuple[int, int]


class Layout:
    """The words of ``pieces``, counted from 0; ``units`` ``(words,)`` tells the unit of each."""

    def __init__(self, pieces: Pieces) -> None:
        self.pieces = pieces
        self.firsts: Index = np.flatnonzero(pieces.word).astype(np.int64)
        self._stops = np.append(self.firsts[1:], len(pieces))
        self._starts = pieces.starts[self.firsts]
        self._ends = pieces.ends[self._stops - 1] if len(self.firsts) else pieces.ends[:0]
        self.units = pieces.unit[self.firsts].astype(np.int64)

    def __len__(self) -> int:
        return len(self.firsts)

    def index(self, piece: int) -> int:
        """The first word that begins at or after ``piece``."""
        return int(np.searchsorted(self.firsts, piece))

    def span(self, run: tuple[int, int]) -> Span:
        """The span of the view that words ``[start, end)`` cover."""
        start, end = run
        return Span(int(self._starts[start]), int(self._ends[end - 1]))

    def words_in(self, span: Span) -> tuple[int, int]:
        """The half-open range of words that ``span`` of the view shares a code point with; may be empty."""
        first = int(np.searchsorted(self._ends, span.start, side="right"))
        return first, max(first, int(np.searchsorted(self._starts, span.end, side="left")))

    def stretches(self) -> list[Stretch]:
        """The whole text as windows, each with the words that it answers for."""
        return [
            Stretch(
                window,
                self.firsts[self.index(window.first) : self.index(window.last)],
                (self.index(window.core_first), self.index(window.core_last)),
            )
            for window in windows(self.pieces)
        ]

    def stretch(self, start: int, end: int) -> Stretch:
        """Words ``[start, end)`` as one passage; what is too long for the encoder is cut off."""
        first = int(self.firsts[start])
        while self._stops[end - 1] - first > LONGEST:
            end -= 1
        last = int(self._stops[end - 1])
        return Stretch(Window(first, last, first, last), self.firsts[start:end], (start, end))
