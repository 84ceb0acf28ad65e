"""Limits: which times say by when something is owed, and from what they are counted.

"By", "until", "within", "no later than" set a limit, and so does a length that somebody is given "to" do
something. A limit is counted from what is named right behind it: the signing (``signature``), the entry
into force (``effective``), or something whose day is not known beforehand (``trigger``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from trucewatch.model.calendar import after
from trucewatch.model.time import Interval
from trucewatch.naming.time_context import Context, Rule, Value

Words = Mapping[str, str]

_LIMIT_BEFORE = re.compile(
    r"\b(?:by|until|till|within|into|(?:no|not) later than|no more than|not more than|before|deadline (?:of|for)"
    r"|at the latest(?: by| on)?|up to|at most|not exceed(?:ing)?|prior to|ahead of (?:a|the) deadline of)\s+"
    r"(?:a\s+(?:maximum|period|total) of\s+)?(?:the\s+)?"
    r"(?:(?:end|middle|start) of\s+|early\s+|late\s+|(?:midnight|noon) (?:on\s+)?)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_LATEST_BEHIND = re.compile(r"\A[^.;]{0,40}\bat the latest\b|\A\s*(?:deadline|limit|window|time limit)\b", re.IGNORECASE)
_GIVEN_BEFORE = re.compile(
    r"\b(?:ha[sd]|have|g[ai]ve[sn]?|giving|gives|allow\w*|grant\w*|set|require\w*|need\w*)\b[^.;]{0,60}\Z", re.IGNORECASE
)
_TO_DO_BEHIND = re.compile(r"\A,?\s+(?:in which |time )?to\s+\w+", re.IGNORECASE)
_OWED_BEFORE = re.compile(
    r"\b(?:must|shall|should|will|to be|due|has to|have to|is to|are to|required to)\b[^.;]{0,60}\bin\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_WITHIN_BEFORE = re.compile(r"\b(?:within|into)\s+(?:a (?:maximum|period) of\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_COUNTED_FROM = re.compile(
    r"\A\s+(?:of|after|from|following|upon|since)\s+(?:the\s+|its\s+|their\s+|such\s+)?"
    r"(?P<what>[\w’'-]+(?:\s+[\w’'-]+){0,6})",
    re.IGNORECASE,
)
_SIGNING = re.compile(r"\b(?:sign(?:ing|ed|ature)?|conclusion|approval|adoption)\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"\b(?:entry into force|entry|effect|coming into force|comes into force|start|cease-?fire|truce|effective)\b",
    re.IGNORECASE,
)


def limited(value: Value, interval: Interval | None, context: Context) -> tuple[bool, str | None, Interval | None]:
    """Whether a time is a limit, what it is counted from, and the days that it then reaches to."""
    before, following = context.before, context.following
    deadline = bool(_LIMIT_BEFORE.search(before)) or bool(_LATEST_BEHIND.match(following))
    if value.type == "DURATION" and value.interval is None:
        deadline = (
            deadline
            or bool(_OWED_BEFORE.search(before))
            or bool(_GIVEN_BEFORE.search(before) and _TO_DO_BEHIND.match(following))
        )
        if not deadline:
            return False, value.anchor, interval
        return (True, *_counted(value, interval, context))
    if value.type == "DATE" and not deadline and interval is not None and _OWED_BEFORE.search(before):
        deadline = context.direction > 0
    return deadline, value.anchor, interval


def _counted(value: Value, interval: Interval | None, context: Context) -> tuple[str | None, Interval | None]:
    anchor = counted_from(context.following) or value.anchor
    if anchor is None and context.published is not None and _WITHIN_BEFORE.search(context.before):
        due = after(context.published, value.value or "")
        return "published", Interval(start=context.published, end=due, prec=1) if due else None
    return anchor, interval


def counted_from(following: str) -> str | None:
    """What a limit is counted from, as told right behind it: ``signature``, ``effective``, ``trigger``."""
    match = _COUNTED_FROM.match(following)
    if match is None:
        return None
    if _SIGNING.search(match["what"]):
        return "signature"
    return "effective" if _EFFECT.search(match["what"]) else "trigger"


def _trigger(words: Words, _: Context) -> Value:
    """``once complete``, ``upon signing``: a day that another event brings."""
    anchor = counted_from(f" of {words['state']}") or "trigger"
    return Value("DATE", None, anchor=anchor)


RULES: dict[str, Rule] = {"trigger": _trigger}
