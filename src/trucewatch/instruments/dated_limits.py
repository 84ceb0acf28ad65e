"""Limits that name a day: "by 15 June", "from 00:01 on 27 July", "until the end of 2015".

A date sets a limit only where a word of limit governs it; the date of another instrument, and a day before
the signature, set none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from trucewatch.instruments.put import Put, quoted
from trucewatch.instruments.tokens import data
from trucewatch.model.span import Span
from trucewatch.model.theatre import DeadlineRole
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import DeadlineType

_REACH = 70  # code points before a date in which its word of limit is looked for
_LEAD = re.compile(
    r"""(?P<lead>\b(?:by|before|until|till|from|as\s+of|on|at|to\s+the|(?:no|not)\s+later\s+than
                   |starting(?:\s+from|\s+on)?|beginning(?:\s+on)?|ending(?:\s+on)?
                   |with\s+effect\s+from|effective(?:\s+from)?))\s+
        (?:[\d:.]+\s*(?:hrs?|hours|[ap]\.?m\.?)?[^,;]{0,40}?(?:\bon|,)\s+)?   # the hour before the day
        (?:the\s+(?:end\s+of\s+)?)?(?:\w+day,?\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD_INSIDE = re.compile(
    r"(?P<lead>by|no later than|not later than|before|until|from|as of|since)\b", re.IGNORECASE
)
_MONTH_OR_YEAR = re.compile(r"\d{4}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
_EFFECT = re.compile(r"take\s+effect|(?:enter|come)s?\s+into\s+force|enter\s+force|effective", re.IGNORECASE)
_FROM = ("from", "as of", "starting", "beginning", "with effect from", "effective")
_UNTIL = ("until", "till", "ending")


def dated_limits(
    text: str, span: Span, times: Sequence[TimeExpression], signed: date | None
) -> Iterator[Put]:
    """The limits within ``span`` that one of ``times`` dates."""
    for time in times:
        if not span.contains(time.span) or time.type not in {"DATE", "TIME"}:
            continue
        if time.interval is None or time.interval.end is None or not _MONTH_OR_YEAR.search(time.text):
            continue
        before = text[max(span.start, time.span.start - _REACH) : time.span.start]
        lead = _LEAD.search(before) or _LEAD_INSIDE.match(time.text)
        if lead is None:
            continue
        outside = lead.string is before
        start = time.span.start - (len(before) - lead.start("lead") if outside else 0)
        words = " ".join(lead["lead"].lower().split())
        role = _role(words, before)
        if _is_reference(before[: lead.start("lead")] if outside else before, words, role):
            continue
        day = time.interval.start if role in {"effective_from", "due_on"} else time.interval.end
        if day is not None and (signed is None or day >= signed):
            quote = quoted(text, start, time.span.end)
            yield Put(DeadlineType.ABSOLUTE, quote, role, value=day.isoformat(), day=day)


def takes_effect(text: str) -> bool:
    """Whether ``text`` says that something takes effect, so that a day in it is a beginning."""
    return _EFFECT.search(text) is not None


def _role(lead: str, before: str) -> DeadlineRole:
    if lead.startswith(_FROM):
        return "effective_from"
    if lead.startswith(_UNTIL):
        return "until"
    if lead in {"on", "at"}:
        return "effective_from" if takes_effect(before) else "due_on"
    return "finish_by"


def _is_reference(before: str, lead: str, role: DeadlineRole) -> bool:
    """Whether the date only says when something else was made or was so: "signed on", "the protocol of"."""
    words = re.findall(r"[a-z]+", before.lower())
    last = words[-1] if words else ""
    limits = data("limits.yaml")
    return lead == "since" or last in limits["instruments"] or (role == "due_on" and last in limits["dated"])
