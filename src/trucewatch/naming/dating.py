"""Dating: which time expression of the text tells when an event happened."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.event import Event
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.time import TimeExpression
from trucewatch.naming.nouns import connectives
from trucewatch.naming.words import split_words

_DATING = frozenset({"DATE", "TIME"})  # a length of time ("for three hours") dates nothing


class EventTimes:
    """Ties the time expressions of one document to its events."""

    def __init__(self, reading: DocumentReading, times: Sequence[TimeExpression]) -> None:
        self._reading = reading
        self._claims = {claim.id: claim for claim in reading.claims}
        self._by_sentence: dict[int, list[TimeExpression]] = {}
        for one in times:
            if one.type in _DATING:
                self._by_sentence.setdefault(reading.sentence_of(one.span.start), []).append(one)

    def of(self, event: Event) -> TimeExpression | None:
        """The expression of the event's clause that is nearest to its trigger; of two, the earlier.

        A day outside the words of the claim that tells the event is the day of speaking, which dates the
        event only if it is the speech act itself.
        """
        trigger = event.trigger.span
        claim = None if event.claim is None else self._claims.get(event.claim)
        told = () if claim is None else tuple(s for s in claim.content.spans if s.contains(trigger))
        within = told or (self._reading.sentences[event.sentence],)
        dated = [
            one
            for one in self._by_sentence.get(event.sentence, ())
            if any(span.contains(one.span) for span in within) and not self._parted(trigger, one.span)
        ]
        return min(dated, key=lambda one: (len(_between(trigger, one.span)), one.span.start), default=None)

    def _parted(self, trigger: Span, time: Span) -> bool:
        """Whether a new clause begins between the two."""
        words = split_words(_between(trigger, time).of(self._reading.document.text).lower())
        return not connectives("clause_break").isdisjoint(words)


def _between(a: Span, b: Span) -> Span:
    """The stretch between two spans, empty where they meet or overlap."""
    start = min(a.end, b.end)
    return Span(start, max(a.start, b.start, start))
