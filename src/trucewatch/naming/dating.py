"""Dating: which time expression of the text tells when an event happened, and when a claim was uttered.

The day of speaking and that of what is told are two: "said on Tuesday that a road was shelled on Monday".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from trucewatch.model.claim import Claim
from trucewatch.model.event import Event
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.time import TimeExpression
from trucewatch.naming.nouns import connectives
from trucewatch.naming.words import split_words

_DATING = frozenset({"DATE", "TIME"})  # a length of time ("for three hours") dates nothing
_VAGUE = "_REF"  # TIMEX3's values of "now", "recently", "in future"
_OF_TEXT = frozenset(
    {None, "published", "narrative"}
)  # an expression that is counted from another waits for it
_RELATIVE = 4  # words before a verb in which its relative pronoun may stand
# a name in quotation marks is no clause: "an operation named “Dawn” a day earlier"
_NAMED = re.compile(r",?\s*(?:named|called|dubbed|code-?named)?\s*“[^”]*”,?", re.IGNORECASE)
_NOUN_PHRASE = 4  # words between "Monday's" and the noun that it dates, the possessive mark included


class EventTimes:
    """Ties the time expressions of one document to its events and its claims."""

    def __init__(self, reading: DocumentReading, times: Sequence[TimeExpression]) -> None:
        self._reading = reading
        self._contents: dict[int, list[Span]] = {}
        for claim in reading.claims:
            for span in claim.content.spans:
                for sentence in range(reading.sentence_of(span.start), reading.sentence_of(span.end - 1) + 1):
                    self._contents.setdefault(sentence, []).append(span)
        self._by_sentence: dict[int, list[TimeExpression]] = {}
        for one in times:
            if one.type in _DATING and _names_days(one):
                self._by_sentence.setdefault(reading.sentence_of(one.span.start), []).append(one)

    def of(self, event: Event) -> TimeExpression | None:
        """The expression of the event's clause that is nearest to its trigger; of two, the earlier.

        It stands in the words of the same claim as the event, or like it in those of none: the day of
        speaking dates the event only if it is the speech act itself.
        """
        return self._nearest(event.sentence, event.trigger.span)

    def uttered(self, claim: Claim) -> TimeExpression | None:
        """The expression that dates the cue of a claim as another dates an event: outside of what is said."""
        if claim.cue is None:
            return None
        cue = claim.cue.spans[0]
        return self._nearest(self._reading.sentence_of(cue.start), cue)

    def _nearest(self, sentence: int, trigger: Span) -> TimeExpression | None:
        told = self._told_by(sentence, trigger)
        dated = [
            one
            for one in self._by_sentence.get(sentence, ())
            if self._told_by(sentence, one.span) == told and self._dates(one.span, trigger)
        ]
        return min(dated, key=lambda one: (len(_between(trigger, one.span)), one.span.start), default=None)

    def _told_by(self, sentence: int, span: Span) -> Span | None:
        """The smallest content of a claim that holds ``span``."""
        holding = [content for content in self._contents.get(sentence, ()) if content.contains(span)]
        return min(holding, key=len, default=None)

    def _dates(self, time: Span, trigger: Span) -> bool:
        """Whether the words around the expression let it date the trigger, in whose clause it stands."""
        text = self._reading.document.text
        between = self._words_between(trigger, time)
        start = self._reading.sentences[self._reading.sentence_of(time.start)].start
        before = split_words(text[start : time.start].lower())
        if _parts(between, trigger.start < time.start) or _is_bound(
            before, between, trigger.start < time.start
        ):
            return False
        if trigger.start > time.end and between[:1] == ("of",):
            return False  # "accused them on Friday of shelling": the day of the charge
        if trigger.start < time.start and self._in_relative(trigger, between):
            return False
        word = before[-1] if before else ""
        if word in connectives("definite") or split_words(text[time.end : time.end + 2]) == ("'s",):
            # "the 2020 agreement", "Monday's strike": it dates the noun that it stands before
            return trigger.start > time.end and len(between) <= _NOUN_PHRASE
        if word == "of" and before[-2:-1] and before[-2] not in connectives("part_of_time"):
            return text[trigger.end : time.start].strip().lower() == "of"  # "the agreement of 2020"
        return True

    def _in_relative(self, trigger: Span, between: Sequence[str]) -> bool:
        """Whether a relative clause ends before a time: "men who had been held were freed on Friday"."""
        start = self._reading.sentences[self._reading.sentence_of(trigger.start)].start
        before = split_words(self._reading.document.text[start : trigger.start].lower())[-_RELATIVE:]
        opened = not connectives("relative").isdisjoint(before)
        return opened and not connectives("auxiliary").isdisjoint(between)

    def _words_between(self, a: Span, b: Span) -> tuple[str, ...]:
        between = _between(a, b).of(self._reading.document.text)
        return split_words(_NAMED.sub(" ", between).lower())


def _names_days(time: TimeExpression) -> bool:
    """Whether an expression means days: not "recently", nor "once complete", which waits for something."""
    return not (time.value or "").endswith(_VAGUE) and time.anchor in _OF_TEXT


def _parts(between: Sequence[str], time_last: bool) -> bool:
    """Whether another clause begins between event and time: "land it lost in", "and will … on"."""
    if not connectives("clause_break").isdisjoint(between):
        return True
    if not time_last:
        return False
    follows = any(one == "and" and two in connectives("auxiliary") for one, two in pairwise(between))
    return follows or not connectives("clause_subject").isdisjoint(between)


def _is_bound(before: Sequence[str], between: Sequence[str], time_last: bool) -> bool:
    """Whether "since", "after" or the like governs the time, or it stands in a clause of its own.

    ``before``: the words of the sentence up to the time. Such a clause before the event ends at its
    comma: "since the truce was made in 2020, …", "…, who took office in 2020, …".
    """
    if before and before[-1] in connectives("time_bound"):
        return True
    if time_last or "," not in between:
        return False
    commas = [at for at, word in enumerate(before) if word == ","]
    clause = before[commas[-1] + 1 :] if commas else before
    return not (connectives("time_bound") | connectives("clause_break")).isdisjoint(clause)


def _between(a: Span, b: Span) -> Span:
    """The stretch between two spans, empty where they meet or overlap."""
    start = min(a.end, b.end)
    return Span(start, max(a.start, b.start, start))
