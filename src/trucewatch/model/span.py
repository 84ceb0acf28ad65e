"""Spans: where a text says something.

Offsets everywhere in trucewatch are Unicode code points into the document's text, counted from 0,
end-exclusive, so that ``text[span.start:span.end]`` is what the span stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code points; compares and hashes like a tuple."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The slice of ``text`` that the span stands for."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same span, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of ``spans`` (at least one)."""
    listed = list(spans)
    return Span(min(s.start for s in listed), max(s.end for s in listed))


def overlap(a: Sequence[Span], b: Sequence[Span]) -> int:
    """How many code points the two sets of spans share; the spans of a set do not overlap."""
    return sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a for y in b)


def joined(text: str, spans: Sequence[Span]) -> str:
    """The text of one or more spans; the parts of a discontinuous one are joined by `` … ``."""
    return " … ".join(span.of(text) for span in spans)
