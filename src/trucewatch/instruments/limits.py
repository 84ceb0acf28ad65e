"""All time limits of a provision: dated, counted, and those that hang on an event, a period or a rhythm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from trucewatch.instruments.counted_limits import ANCHOR, COUNT, UNIT, counted_limits, duration
from trucewatch.instruments.dated_limits import dated_limits
from trucewatch.instruments.put import Put, quoted
from trucewatch.instruments.tokens import data
from trucewatch.model.span import Span
from trucewatch.model.theatre import DeadlineRole
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import DeadlineType

_EVENT = re.compile(
    rf"""(?<!calls\s)(?<!call\s)(?<!agreed\s)(?<!agree\s)(?<!based\s)\b
         (?P<lead>before|until|pending|after|upon|subsequent\s+to|for\s+the\s+whole\s+period\s+until
                |as\s+soon\s+as(?!\s+possible)|once(?!\s+(?:more|again))
                |following(?=\s+(?:the|a|an|this|its|their)\b))\s+
         {ANCHOR}""",
    re.IGNORECASE | re.VERBOSE,
)
_PERIOD = re.compile(
    r"""\b(?:during|throughout|for\s+the\s+duration\s+of)\s+
        (?P<anchor>the\s+[^,;.:()]{3,60}?(?:period|phase|cease-?\s?fire|truce|transition|process|interim))
        (?:\s+period)?\b|\bin\s+the\s+(?P<meantime>meantime)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_AT_ONCE = re.compile(r"\b(?:immediately|forthwith|without\s+delay|at\s+once|promptly)\b", re.IGNORECASE)
_SAME = re.compile(r"\b(?:at\s+that\s+(?:moment|time|date)|on\s+that\s+(?:date|day))\b", re.IGNORECASE)
_COUNTED_BEFORE = re.compile(r"(?:\d|\bdays?|\bhours?|\bweeks?|\bmonths?)\s*$", re.IGNORECASE)


def limits(text: str, span: Span, times: Sequence[TimeExpression], signed: date | None) -> list[Put]:
    """The limits of a provision in the order of the text, none inside another.

    Args:
        text: the instrument.
        span: the provision in it.
        times: dates of the text; only those inside ``span`` count.
        signed: days before this one set no limit.
    """
    found: list[Put] = []
    for one in (
        *dated_limits(text, span, times, signed),
        *_recurring(text, span),
        *_same(text, span),
        *counted_limits(text, span),
        *_periods(text, span),
        *_events(text, span),
        *_at_once(text, span),
    ):
        if not any(one.quote.span.overlaps(other.quote.span) for other in found):
            found.append(one)
    return sorted(found, key=lambda put: put.quote.span)


def _events(text: str, span: Span) -> Iterator[Put]:
    for match in _EVENT.finditer(text, span.start, span.end):
        lead = " ".join(match["lead"].lower().split())
        if lead == "after" and _COUNTED_BEFORE.search(text[span.start : match.start()]):
            continue
        role: DeadlineRole = "until" if "until" in lead or lead == "pending" else "after"
        if lead == "before":
            role = "finish_by"
        quote = quoted(text, match.start(), match.end())
        yield Put(DeadlineType.RELATIVE, quote, role, anchor=match["anchor"].strip(), link=lead)


def _periods(text: str, span: Span) -> Iterator[Put]:
    for match in _PERIOD.finditer(text, span.start, span.end):
        quote = quoted(text, match.start(), match.end())
        anchor = match["anchor"] or match["meantime"]
        yield Put(DeadlineType.RELATIVE, quote, "during", anchor=anchor, link="during")


def _recurring(text: str, span: Span) -> Iterator[Put]:
    for match in _rhythm().finditer(text, span.start, span.end):
        word = match["word"]
        value = data("limits.yaml")["recurring"][word.lower()] if word else duration(match)
        quote = quoted(text, match.start(), match.end())
        yield Put(DeadlineType.RECURRING, quote, "during", value=value)


@cache
def _rhythm() -> re.Pattern[str]:
    words = "|".join(data("limits.yaml")["recurring"])
    return re.compile(rf"\b(?P<word>{words})\b|\b(?:every|each)\s+(?:{COUNT})?{UNIT}", re.IGNORECASE)


def _at_once(text: str, span: Span) -> Iterator[Put]:
    for match in _AT_ONCE.finditer(text, span.start, span.end):
        quote = quoted(text, match.start(), match.end())
        yield Put(DeadlineType.RELATIVE, quote, "due_on", value="P0D", link="at once")


def _same(text: str, span: Span) -> Iterator[Put]:
    for match in _SAME.finditer(text, span.start, span.end):
        yield Put(DeadlineType.ABSOLUTE, quoted(text, match.start(), match.end()), "due_on", same=True)
