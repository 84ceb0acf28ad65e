"""What a room hands to the next: a document with all that was read in it."""

from __future__ import annotations

from typing import Any

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim, Passage
from trucewatch.model.document import Document
from trucewatch.model.entity import Entity
from trucewatch.model.event import CasualtyClaim, Event, Mention
from trucewatch.model.span import Span
from trucewatch.model.time import TimeExpression


class UngroundedError(ValueError):
    """A row whose span does not slice to its text: a fault of ours, and never stored."""


class DocumentReading(Frozen):
    """A document's sentences and rows. ``naming`` returns the same with references filled in."""

    document: Document
    reader: str
    sentences: tuple[Span, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    casualties: tuple[CasualtyClaim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    entities: tuple[Entity, ...] = ()
    """What the text names, in its order; never overlapping."""

    def rows(self) -> list[dict[str, Any]]:
        """The claim rows of the contract, in the order of the text."""
        return [claim.row() for claim in self.claims]

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence that holds ``offset``, or of the last one before it."""
        index = 0
        for number, sentence in enumerate(self.sentences):
            if sentence.start > offset:
                break
            index = number
        return index

    def checked(self) -> DocumentReading:
        """Itself, when every span of every row slices to its text.

        Raises:
            UngroundedError: naming the row and the words that do not stand where it says.
        """
        text = self.document.text
        for claim in self.claims:
            for passage in (claim.cue, claim.content):
                if passage is not None and passage != Passage.of(text, passage.spans):
                    raise UngroundedError(f"claim {claim.id}: {passage.text!r} is not at {passage.spans}")
            if claim.source.span is not None and claim.source.span.of(text) != claim.source.text:
                raise UngroundedError(f"claim {claim.id}: source {claim.source.text!r} is not at its span")
            _check(text, f"claim {claim.id}", claim.hedge, claim.condition, claim.accused)
        for event in self.events:
            _check(text, f"event {event.id}", event.trigger, event.place, event.initiator, event.target)
            _check(text, f"event {event.id}", event.time, event.name, event.hedge)
        for casualty in self.casualties:
            _check(text, f"casualty {casualty.id}", casualty.phrase, casualty.hedge)
        _check(text, "mention", *self.mentions)
        _check(text, "time", *self.times)
        _check(text, "entity", *self.entities)
        return self


def _check(text: str, row: str, *quotes: Any) -> None:
    for quote in quotes:
        if quote is not None and quote.span.of(text) != quote.text:
            raise UngroundedError(f"{row}: {quote.text!r} is not at {tuple(quote.span)}")
