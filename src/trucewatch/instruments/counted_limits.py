"""Limits that are counted: "within 72 hours of the signing", "on day 2 of the truce", "for four weeks"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from trucewatch.instruments.dated_limits import takes_effect
from trucewatch.instruments.put import UNITS, Put, quoted
from trucewatch.instruments.tokens import data
from trucewatch.model.span import Span
from trucewatch.model.theatre import DeadlineRole
from trucewatch.model.vocabulary import DeadlineType

COUNT = r"(?P<count>\d+|[a-z]+(?:[-\s](?:one|two|four|five|six|eight))?)\s*(?:\(\s*(?P<figure>\d+)\s*\)\s*)?"
UNIT = r"(?:calendar\s|working\s|consecutive\s)?(?P<unit>hour|day|week|month|year)s?\b"
ANCHOR = r"""(?P<anchor>(?:the\s+)?[^,;.:()]+?)
             (?=[,;.:()]|$|\s+(?:shall|will|must|is|are|a|an|each|all|both|the\s+(?:parties|sides|two))\b)"""
"""The words that a limit counts from, up to a mark or to where the clause plainly goes on."""

_LENGTH = re.compile(
    rf"""(?P<lead>(?:by\s+)?(?:no|not)\s+later\s+than|(?:to\s+be\s+)?completed\s+within|within|into
               |(?:in\s+)?(?:no|not)\s+more\s+than|in
               |for\s+(?:a|the)\s+(?:whole\s+|further\s+|initial\s+)?period\s+of)\s+
         (?:a\s+(?:maximum\s+)?(?:period|maximum)\s+of\s+|the\s+(?:next|first|following)\s+|up\s+to\s+)?
         {COUNT}{UNIT}
         (?:\s+(?P<link>of|after|from|following|since)\s+{ANCHOR})?""",
    re.IGNORECASE | re.VERBOSE,
)
_LENGTH_AFTER = re.compile(
    rf"\b{COUNT}{UNIT}\s+(?P<link>after|following|from)\s+{ANCHOR}", re.IGNORECASE | re.VERBOSE
)
_DAY_NUMBER = re.compile(
    r"""(?P<lead>(?:to\s+)?(?:start|begin|starting|beginning|finished|completed|finish)?\s*
               (?:on|from|by)\s+(?:the\s+)?)
        (?:day\s+(?P<day>\d+)|(?P<ordinal>\d+)(?:st|nd|rd|th)\s+day)\s+
        (?P<link>of|after|from|following)\s+(?P<anchor>(?:the\s+)?[^,;.:()]+?)
        (?:\s+at\s+the\s+latest)?(?=[,;.:()]|\s+(?:on|and|using|in)\b|$)""",
    re.IGNORECASE | re.VERBOSE,
)
_MOMENT = re.compile(
    r"""(?:from|as\s+of|with\s+effect\s+from|starting\s+(?:from|on)|upon|on|at
          |immediately\s+(?:after|upon|following))\s+
        (?:the\s+)?(?:(?:moment|date|day|time)\s+of\s+)?
        (?P<anchor>(?:the\s+)?(?:approval|signing|signature|adoption|entry\s+into\s+force|commencement)\b[^,;.:()]*?)
        (?=[,;.:()]|$|\s+(?:shall|will|must|is|are|each|all|both)\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def counted_limits(text: str, span: Span) -> Iterator[Put]:
    """The limits within ``span`` that count from something."""
    yield from _day_numbers(text, span)
    yield from _lengths(text, span)
    for match in _MOMENT.finditer(text, span.start, span.end):
        quote = quoted(text, match.start(), match.end())
        anchor = match["anchor"].strip()
        yield Put(DeadlineType.RELATIVE, quote, "effective_from", value="P0D", anchor=anchor, link="from")


def duration(match: re.Match[str]) -> str | None:
    """The ISO 8601 duration of a match of `COUNT` and `UNIT`; ``None`` if the count is no number."""
    printed = match["figure"] or match["count"]
    if printed is None:
        return UNITS[match["unit"].lower()].format(1)
    count = int(printed) if printed.isdigit() else _numbers().get(" ".join(printed.lower().split()))
    return None if count is None else UNITS[match["unit"].lower()].format(count)


@cache
def _numbers() -> dict[str, int]:
    return dict(data("limits.yaml")["numbers"])


def _lengths(text: str, span: Span) -> Iterator[Put]:
    for match in _LENGTH.finditer(text, span.start, span.end):
        value = duration(match)
        lead = " ".join(match["lead"].lower().split())
        if value is None or (lead == "in" and not match["anchor"]):
            continue
        role: DeadlineRole = "during" if lead.startswith("for ") else "finish_by"
        if lead == "into" or takes_effect(text[span.start : match.start()]):
            role = "effective_from"
        yield _counted(text, match, value, role)
    for match in _LENGTH_AFTER.finditer(text, span.start, span.end):
        value = duration(match)
        if value is not None:
            yield _counted(text, match, value, "finish_by")


def _counted(text: str, match: re.Match[str], value: str, role: DeadlineRole) -> Put:
    quote = quoted(text, match.start(), match.end())
    if match["anchor"] is None:
        return Put(DeadlineType.RELATIVE, quote, role, value=value)
    anchor, link = match["anchor"].strip(), match["link"].lower()
    return Put(DeadlineType.RELATIVE, quote, role, value=value, anchor=anchor, link=link)


def _day_numbers(text: str, span: Span) -> Iterator[Put]:
    """Day numbers: "day 2 of" is the second day, "day 5 after" the fifth that follows."""
    for match in _DAY_NUMBER.finditer(text, span.start, span.end):
        number, link = int(match["day"] or match["ordinal"]), match["link"].lower()
        value = f"P{number - 1}D" if link == "of" else f"P{number}D"
        quote = quoted(text, match.start(), match.end())
        role = _day_role(match["lead"].lower(), link)
        yield Put(DeadlineType.RELATIVE, quote, role, value=value, anchor=match["anchor"].strip(), link=link)


def _day_role(lead: str, link: str) -> DeadlineRole:
    if "start" in lead or "begin" in lead:
        return "start_by"
    if lead.startswith("from"):
        return "effective_from"
    return "finish_by" if link != "of" or lead.startswith(("finish", "complet", "by")) else "due_on"
