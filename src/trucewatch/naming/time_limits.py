"""Limits: which times say by when something is owed, and from what they are counted.

"By", "until", "within", "no later than" set a limit, and so does a length that somebody is given "to" do
something, and the day that something expires on. A limit is counted from what is named right behind it: the
signing (``signature``), the entry into force (``effective``), or something whose day is not known beforehand
(``trigger``). The words are in ``data/time_cues.tsv``.
"""

from __future__ import annotations

import re

from trucewatch.model.calendar import after
from trucewatch.model.time import Interval
from trucewatch.naming.time_context import Context, Rule, Value, Words, cue, right_before
from trucewatch.naming.time_lengths import precision

_PERIOD_OF = r"(?:a\s+(?:maximum|period|total) of\s+)?"
_HOUR_OF = r"(?:[\d:.]+\s*(?:[ap]\.?m\b\.?|hours|hrs)?[^,;]*?\bon\s+)?"  # "by 6 p.m. local time on 1 June"
_LIMIT, _LENGTH_LIMIT = right_before("limit", _HOUR_OF), right_before("length_limit", _PERIOD_OF)
_WITHIN = re.compile(rf"\b(?:within|into)\s+{_PERIOD_OF}(?:the\s+)?\Z", re.IGNORECASE)
_ENDS = re.compile(rf"{cue('ends').pattern}\s+(?:(?:on|at|in)\s+)?(?:the\s+)?\Z", re.IGNORECASE)
_CARRIED_ON = re.compile(rf"{cue('carried_on').pattern}\b[^.;]*\bto\s+\Z", re.IGNORECASE)
_LATEST_BEHIND = re.compile(rf"\A(?:[^.;]*\bat the latest\b|\s*{cue('latest').pattern})", re.IGNORECASE)
_GIVEN = re.compile(rf"{cue('given').pattern}[^.;]*\Z", re.IGNORECASE)
_TO_DO_BEHIND = re.compile(r"\A,?\s+(?:in which |time )?to\s+\w+", re.IGNORECASE)
_TO_DO_BEFORE = re.compile(r"\bto\s+\w+[^.;]*\Z", re.IGNORECASE)
_OWED = re.compile(rf"{cue('owed').pattern}[^.;]*\bin\s+(?:the\s+)?\Z", re.IGNORECASE)
#: Names do not count among the words in which the signing or the like is looked for.
_COUNTED_FROM = re.compile(
    r"\A\s+(?i:of|after|from|following|upon|since)\s+"
    r"(?P<what>(?:(?:[A-Z][\w’'-]*\s+)*[a-z\d][\w’'-]*\s*){0,8}(?:[A-Z][\w’'-]*\s*)*)"
)
_ANCHORS = {"signature": cue("signature"), "effective": cue("effective")}


def limited(
    value: Value, interval: Interval | None, context: Context
) -> tuple[bool, str | None, Interval | None]:
    """Whether a time is a limit, what it is counted from, and the days that it then covers."""
    before, following = context.before, context.following
    told = (_LENGTH_LIMIT,) if value.type == "DURATION" else (_LIMIT, _ENDS, _CARRIED_ON)
    limit = any(one.search(before) for one in told) or _LATEST_BEHIND.match(following) is not None
    owed = _OWED.search(before) is not None
    if value.type == "DURATION" and value.interval is None:
        given = _GIVEN.search(before) is not None and _TO_DO_BEHIND.match(following) is not None
        if not (limit or owed or given) or (not given and _tells_what_was(context)):
            return False, value.anchor, interval
        return (True, *_counted(value, interval, context))
    if value.type == "DATE" and owed and interval is not None:
        limit = limit or context.direction > 0
    return limit and not _is_over(interval, context), value.anchor, interval


def _is_over(interval: Interval | None, context: Context) -> bool:
    """Whether the time has passed and no more is told than what was by then ("held before 5 August")."""
    if interval is None or interval.end is None or context.published is None:
        return False
    given = _GIVEN.search(context.before) is not None
    return interval.end < context.published and context.looks_back_only and not given


def _tells_what_was(context: Context) -> bool:
    """Whether the length is how long something took ("was taken within two months"), no limit."""
    return context.direction < 0 and _TO_DO_BEFORE.search(context.before) is None


def _counted(value: Value, interval: Interval | None, context: Context) -> tuple[str | None, Interval | None]:
    anchor = counted_from(context.following) or value.anchor
    if anchor is None and context.published is not None and _WITHIN.search(context.before):
        due = after(context.published, value.value or "")
        if due is None:
            return "published", None
        return "published", Interval(
            start=context.published, end=due, prec=precision(due - context.published)
        )
    return anchor, interval


def counted_from(following: str) -> str | None:
    """What a limit is counted from, as told right behind it: ``signature``, ``effective``, ``trigger``."""
    match = _COUNTED_FROM.match(following)
    if match is None:
        return None
    told = (name for name, words in _ANCHORS.items() if words.search(match["what"]))
    return next(told, "trigger")


def _trigger(words: Words, _: Context) -> Value:
    """``once complete``, ``upon signing``: a day that another event brings."""
    return Value("DATE", None, anchor=counted_from(f" of {words['state']}"))


RULES: dict[str, Rule] = {"trigger": _trigger}
