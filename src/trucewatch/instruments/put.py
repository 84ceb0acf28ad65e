"""A time limit as its clause puts it, before anybody knows what day it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.model.claim import Quote
from trucewatch.model.span import Span
from trucewatch.model.theatre import DeadlineRole
from trucewatch.model.vocabulary import DeadlineType

UNITS = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}
"""ISO 8601 durations by unit."""


@dataclass(frozen=True, slots=True)
class Put:
    """A limit as it is put: ``value`` an ISO date or duration, ``anchor`` the words that it counts from.

    ``link`` is the word between the two ("of", "after"), ``day`` the day where the words name one, ``same``
    marks "at that moment".
    """

    type: DeadlineType
    quote: Quote
    role: DeadlineRole
    value: str | None = None
    anchor: str | None = None
    link: str | None = None
    day: date | None = None
    same: bool = False


def quoted(text: str, start: int, end: int) -> Quote:
    """The words of ``text[start:end]`` without white space at either end."""
    words = text[start:end]
    span = Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
    return Quote(text=span.of(text), span=span)
