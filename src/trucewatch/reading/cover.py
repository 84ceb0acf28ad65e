"""A set of spans that tells quickly whether another one touches it: linear text, not quadratic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from trucewatch.model.span import Span


class Cover:
    """The union of some spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def touches(self, span: Span) -> bool:
        """Whether ``span`` shares at least one code point with the union."""
        at = bisect_left(self._starts, span.end) - 1
        return at >= 0 and self._ends[at] > span.start
