"""News time: expressions found in a text, with TIMEX3 values and intervals of days.

How an expression gets its days:

1. a full date stands for itself;
2. a partial one ("Wednesday", "9 June", "in the spring") is completed from the anchor: the publication
   date in news, the last full date told in a narrative; backwards in time by default, forwards where
   the clause speaks of what is to come ("will", "must", "by", "until", "next");
3. a relative one ("last month", "three days ago", "two days later") is counted from the same anchor;
4. a length ("three years", "within 72 hours") stays a duration; where the words set a limit it is marked
   as a deadline with what it is counted from, and it is computed where that anchor is known.

Without a publication date, 2 and 3 stay unresolved in news rather than guessed.
"""

from __future__ import annotations

import re
from datetime import date

from trucewatch.model.calendar import after, interval_of
from trucewatch.model.span import Span
from trucewatch.model.time import Interval, TimeExpression
from trucewatch.naming.time_grammar import GRAMMAR, Anchored, Resolver, Value

_FORWARD = re.compile(
    r"\b(?:will|shall|must|should|would|to be|is to|are to|due|scheduled|expected|planned|set to|deadline"
    r"|no later than|not later than|by|until|till|through|next|coming|upcoming|plans? to|going to|ahead of"
    r"|starting|effective|begins?|starts?|resumes?|takes? effect|comes? into (?:force|effect)|expires?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|has|have|did|began|begun|met|held|shot|fought|took|gave|came|went|left|saw|made"
    r"|found|fell|led|lost|won|sent|struck|broke|hit|\w{2,}ed|since|last|ago)\b",
    re.IGNORECASE,
)
#: "will be built and opened": the participles say nothing of the tense.
_PASSIVE = re.compile(r"\bbe (?:\w+(?:,| and| or) )*\w+", re.IGNORECASE)
_CLAUSE_BREAK = re.compile(r"[.;:!?]\s|[\n“”\"]")
_DEADLINE_BEFORE = re.compile(
    r"\b(?:by|until|till|within|(?:no|not) later than|before|deadline (?:of|for)|at the latest|up to)\s+"
    r"(?:the\s+)?(?:(?:end|middle|start) of\s+|early\s+|late\s+|(?:midnight|noon) (?:on\s+)?)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ALLOWED_BEFORE = re.compile(
    r"\b(?:ha[sd]|have|g[ai]ve[sn]?|giving|gives|allow\w*|grant\w*|set)\b[^.;]{0,40}\Z", re.IGNORECASE
)
_TO_DO_AFTER = re.compile(r"\A,?\s+(?:in which )?to\s+\w+", re.IGNORECASE)
_OWED_BEFORE = re.compile(
    r"\b(?:must|shall|should|will|to be|due|has to|have to)\b[^.;]{0,60}\bin\s+(?:the\s+)?\Z", re.IGNORECASE
)
_FROM_AFTER = re.compile(
    r"\A\s+(?:of|after|from|following)\s+(?:the\s+|its\s+|their\s+)?(?P<what>[\w-]+(?:\s+[\w-]+){0,5})",
    re.IGNORECASE,
)
_SIGNING = re.compile(r"sign(?:ing|ed|ature)|conclusion", re.IGNORECASE)
_EFFECT = re.compile(r"entry|effect|coming into force|start|cease-?fire|truce", re.IGNORECASE)
_SAID_BEFORE = re.compile(r"the (?:next|following|same|previous) day|(?:early |late )?that ", re.IGNORECASE)
_LOOK_BACK = 120
_LOOK_AHEAD = 60


def find_times(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text`` in order, not overlapping; spans are those of ``text``.

    ``published`` anchors relative and partial expressions; without it they keep ``interval=None``.
    """
    matches = _matches(text)
    narrative = _is_narrative(matches, published)
    found: list[TimeExpression] = []
    told: date | None = None
    for match, resolver in matches:
        span = Span(match.start(), match.end())
        anchor, name = (told, "narrative") if narrative or _counts_on(match) else (published, "published")
        if anchor is None:
            anchor, name = published, "published"
        forward, backward = _direction(text, span)
        context = Anchored(anchor, name, forward, backward, published)
        try:
            value = resolver(match, context)
        except (OverflowError, ValueError):  # beyond the calendar: no time that can be meant
            continue
        if value is None:
            continue
        expression = _expression(text, span, value, context)
        found.append(expression)
        if (
            expression.interval is not None
            and expression.interval.start is not None
            and value.type != "DURATION"
        ):
            told = expression.interval.start
    return tuple(found)


def _counts_on(match: re.Match[str]) -> bool:
    """Whether the words count from the day told last and not from the publication ("two days later")."""
    later = (match.groupdict().get("from") or "").lower() in {"later", "before", "previously"}
    return later or bool(_SAID_BEFORE.match(match[0]))


def _matches(text: str) -> list[tuple[re.Match[str], Resolver]]:
    candidates = [
        (match.start(), -match.end(), order, match, resolver)
        for order, (pattern, resolver) in enumerate(GRAMMAR)
        for match in pattern.finditer(text)
    ]
    candidates.sort(key=lambda candidate: candidate[:3])
    kept: list[tuple[re.Match[str], Resolver]] = []
    free_from = 0
    for start, _, _, match, resolver in candidates:
        if start >= free_from:
            kept.append((match, resolver))
            free_from = match.end()
    return kept


def _is_narrative(matches: list[tuple[re.Match[str], Resolver]], published: date | None) -> bool:
    """Whether the text tells history: most of its years lie more than a year before its publication."""
    years = [int(match["year"]) for match, _ in matches if match.groupdict().get("year")]
    if published is None:
        return bool(years)
    return len(years) > 8 and sum(year < published.year - 1 for year in years) > 0.7 * len(years)


def _direction(text: str, span: Span) -> tuple[bool, bool]:
    """Whether the clause around an expression speaks of what is to come, and of what is over."""
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    breaks = [match.end() for match in _CLAUSE_BREAK.finditer(before)]
    if breaks:
        before = before[breaks[-1] :]
    before = _PASSIVE.sub("be", before)
    ahead = max((match.end() for match in _FORWARD.finditer(before)), default=-1)
    back = max((match.end() for match in _PAST.finditer(before)), default=-1)
    if ahead != back:
        return ahead > back, back > ahead
    following = text[span.end : span.end + _LOOK_AHEAD]
    cut = _CLAUSE_BREAK.search(following)
    following = following[: cut.start()] if cut else following
    will, did = _FORWARD.search(following), _PAST.search(following)
    if will is not None and (did is None or will.start() < did.start()):
        return True, False
    return False, did is not None


def _expression(text: str, span: Span, value: Value, context: Anchored) -> TimeExpression:
    before = text[max(0, span.start - _LOOK_BACK) : span.start]
    following = text[span.end : span.end + _LOOK_AHEAD]
    deadline = bool(_DEADLINE_BEFORE.search(before))
    anchor = context.anchor_name if value.anchored and context.anchor is not None else None
    interval = value.interval or (interval_of(value.value, value.mod) if value.value else None)
    if value.type == "DURATION" and value.interval is None:
        deadline = (
            deadline
            or bool(_OWED_BEFORE.search(before))
            or bool(_ALLOWED_BEFORE.search(before) and _TO_DO_AFTER.match(following))
        )
        if deadline:
            anchor = _limit_anchor(following)
            if (
                anchor is None
                and context.published is not None
                and re.search(r"\bwithin\s+(?:the\s+)?\Z", before)
            ):
                anchor = "published"
                due = after(context.published, value.value or "")
                interval = Interval(start=context.published, end=due, prec=1) if due else None
    elif value.type == "DATE" and not deadline and context.forward and interval is not None:
        deadline = bool(_OWED_BEFORE.search(before))
    return TimeExpression(
        text=span.of(text),
        span=span,
        type=value.type,
        value=value.value,
        interval=interval,
        anchor=anchor,
        deadline=deadline,
    )


def _limit_anchor(following: str) -> str | None:
    """What a limit is counted from, as told right behind it: ``signature``, ``effective``, ``trigger``."""
    match = _FROM_AFTER.match(following)
    if match is None:
        return None
    if _SIGNING.search(match["what"]):
        return "signature"
    return "effective" if _EFFECT.search(match["what"]) else "trigger"
