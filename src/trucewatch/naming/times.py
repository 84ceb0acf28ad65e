"""News time: expressions found in a text, with TIMEX3 values and intervals of days.

How an expression gets its days:

1. a full date stands for itself;
2. a partial one ("Wednesday", "9 June", "in the spring") is completed from the anchor: the publication
   date in news, the last full date told in a narrative; backwards in time by default, forwards where
   the clause speaks of what is to come ("will", "must", "by", "until", "next");
3. a relative one ("last month", "three days ago") is counted from the same anchor, "two days later" and
   "that month" from the day told last;
4. a length ("three years", "within 72 hours") stays a duration; where the words set a limit it is marked
   as a deadline with what it is counted from, and it is computed where that anchor is known.

Without a publication date, 2 and 3 stay unresolved in news rather than guessed. Values follow TIMEX3
(TimeML 1.2.1) and ISO 8601, precisions UCDP's ``date_prec``.
"""

from __future__ import annotations

import re
from datetime import date

from trucewatch.model.span import Span
from trucewatch.model.time import TimeExpression
from trucewatch.naming.time_context import Context, Told, Value, days_of
from trucewatch.naming.time_grammar import Candidate, candidates
from trucewatch.naming.time_limits import limited

_YEAR = re.compile(r"(?<![\d$£€,.])(?:1[6-9]\d\d|20\d\d)(?![\d,%]|\.\d)")
_PRESENT = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|ago"
    r"|(?:[Ll]ast|[Tt]his|[Nn]ext) (?:week|month|year))\b"
)
#: A text tells history if it names so many years before the last one, more than twice as many as later
#: ones, and five times as many as it has words for the days of its own present.
_HISTORY_YEARS, _OF_RECENT, _OF_PRESENT = 5, 2, 5
_BARE_YEAR = re.compile(r"\d{4}")
_ASIDE = 15  # years
_QUARTER = re.compile(r"\d{4}-Q[1-4]\Z")
_PERIOD = re.compile(rf"{_QUARTER.pattern}|P(?:[69]M|1Y)\Z")  # what reports of results tell of


def find_times(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    """The time expressions of ``text`` in order, not overlapping; spans are those of ``text``.

    ``published`` anchors relative and partial expressions; without it they keep ``interval=None``.
    """
    narrative, told = _is_narrative(text, published), Told()
    found: list[TimeExpression] = []
    for here in candidates(text):
        start = here[0].match.start()
        if start < told.end or not _stands_alone(text, start, told.end):
            continue
        for candidate in here:
            span = Span(*candidate.match.span())
            context = Context(text, span, published=published, narrative=narrative, told=told)
            value = _value(candidate, context)
            if value is not None:
                found.append(_expression(value, context))
                _remember(told, value, found[-1])
                break
    return tuple(found)


def _stands_alone(text: str, start: int, free_from: int) -> bool:
    """Whether no word is joined to the place by a hyphen, but for another time ("1917-1918")."""
    joined = text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalnum()
    return not joined or start - 1 == free_from


def _is_narrative(text: str, published: date | None) -> bool:
    """Whether the text tells history: its years lie back, its days are not told by the present."""
    years = [int(year) for year in _YEAR.findall(text)]
    if published is None:
        return bool(years)
    history = sum(year < published.year - 1 for year in years)
    recent, present = len(years) - history, len(_PRESENT.findall(text))
    return history >= _HISTORY_YEARS and history > max(_OF_RECENT * recent, _OF_PRESENT * present)


def _value(candidate: Candidate, context: Context) -> Value | None:
    try:
        return candidate.rule(candidate.words, context)
    except (OverflowError, ValueError):  # beyond the calendar: no time that can be meant
        return None


def _expression(value: Value, context: Context) -> TimeExpression:
    deadline, anchor, interval = limited(value, days_of(value), context)
    return TimeExpression(
        text=context.span.of(context.text),
        span=context.span,
        type=value.type,
        value=value.value,
        interval=interval,
        anchor=anchor,
        deadline=deadline,
    )


def _is_aside(told: Told, value: str) -> bool:
    """Whether a bare year is so far from the day told last that it is no part of the story."""
    year = _BARE_YEAR.fullmatch(value)
    return year is not None and told.day is not None and abs(int(value) - told.day.year) > _ASIDE


def _remember(told: Told, value: Value, expression: TimeExpression) -> None:
    told.end, told.last = expression.span.end, expression.value
    if expression.value is not None and _PERIOD.match(expression.value):
        told.of_quarter = bool(_QUARTER.match(expression.value))
    if value.type not in {"DATE", "TIME"} or expression.value is None:
        return
    if _QUARTER.match(expression.value) and expression.value >= (told.quarter or ""):
        told.quarter = expression.value  # an earlier one is what this one is compared with
    if expression.interval is not None and expression.interval.start is not None:
        if (told.value or "").startswith(expression.value) or _is_aside(told, expression.value):
            return  # "on 7 December …, 1941": the year alone takes nothing back
        told.day, told.value = expression.interval.start, expression.value
        told.explicit = value.anchor is None
    elif expression.value.startswith("XXXX"):
        told.value = expression.value
