"""A draft: an attribution on its way to a claim, its spans still in the masked view."""

from __future__ import annotations

from dataclasses import dataclass, field

from trucewatch.model.span import Span, hull
from trucewatch.model.vocabulary import Certainty, Method, Polarity, Stance, Voice


@dataclass(frozen=True, slots=True)
class Draft:
    """Who (``source``), by which words (``cue``), what (``content``); the first two may be empty.

    ``stance`` and ``certainty`` are set where the stage that found the draft knows them from its own words
    ("allegedly"); ``parent`` is the enclosing draft.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    method: Method
    confidence: float
    hedge: Span | None = None
    stance: Stance | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    voice: Voice = Voice.SOURCE
    parent: Draft | None = field(default=None, repr=False)

    @property
    def hull(self) -> Span:
        """The smallest span over source, cue and content."""
        return hull((*self.source, *self.cue, *self.content))

    @property
    def anchor(self) -> int:
        """Where it stands: the offset of its cue, or of its content where it has no cue."""
        return (self.cue or self.content)[0].start

    @property
    def place(self) -> tuple[int, int, tuple[Span, ...], tuple[Span, ...]]:
        """Sorting key: the order of the text by cue, then by content."""
        return (self.anchor, self.content[0].start, self.content, self.source)
