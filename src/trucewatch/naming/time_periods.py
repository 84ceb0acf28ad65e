"""Quarters, halves and fiscal years, and the periods that they are compared with.

Quarters are those of the calendar (TIMEX3 ``2022-Q3``); a firm's own fiscal calendar is not known. "A year
earlier" in a report on a quarter means that quarter of the year before, not the whole year.
"""

from __future__ import annotations

from datetime import date

from trucewatch.model.calendar import add_months
from trucewatch.naming.time_context import Anchor, Context, Rule, Value, Words, dated
from trucewatch.naming.time_words import meaning


def quarter_of(day: date) -> str:
    """The quarter that holds ``day``."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def year_before(value: str) -> str:
    """The same month, quarter or year one year earlier."""
    return f"{int(value[:4]) - 1}{value[4:]}"


def _quarter(words: Words, context: Context) -> Value:
    number = int(meaning("ordinal", words["quarter"]))
    if "year" in words:
        return Value("DATE", f"{words['year']}-Q{number}")
    anchor = context.anchor
    if anchor is None:
        return Value("DATE", f"XXXX-Q{number}")
    if "which" in words:
        return dated(f"{anchor.day.year + int(meaning('step', words['which']))}-Q{number}", anchor)
    begun = 3 * number - 2 <= anchor.day.month
    ahead = context.direction > 0 and 3 * number >= anchor.day.month
    return dated(f"{anchor.day.year - (0 if begun or ahead else 1)}-Q{number}", anchor)


def _quarter_code(words: Words, _: Context) -> Value:
    return Value("DATE", f"{words['year']}-Q{words['quarter_figure']}")


def _same_quarter(words: Words, context: Context) -> Value:
    """The quarter told last, else the last one that has ended; "the latest" is never one to come."""
    told, ended = context.told.quarter, _ended_quarter(context.anchor)
    if told is None or ("latest" in words and ended.value is not None and told > ended.value):
        return ended
    return Value("DATE", told)


def _ended_quarter(anchor: Anchor | None, step: int = -1) -> Value:
    if anchor is None:
        return Value("DATE", None)
    return dated(quarter_of(add_months(anchor.day, 3 * step)), anchor)


def _near_quarter(words: Words, context: Context) -> Value:
    which = words["which"].lower()
    step = int(meaning("step", which.removeprefix("the ")))
    told = context.told.quarter
    if step and which.startswith("the ") and told is not None:
        first = date(int(told[:4]), 3 * int(told[-1]) - 2, 1)
        return Value("DATE", quarter_of(add_months(first, 3 * step)))
    return _ended_quarter(context.anchor, step)


def _quarter_of(words: Words, context: Context) -> Value | None:
    """``the 1988 period``: the quarter told last, of that year."""
    told = context.told.quarter
    return Value("DATE", words["year"] if told is None else f"{words['year']}{told[4:]}")


def _year_before(_: Words, context: Context) -> Value:
    return before_told(context)


def before_told(context: Context) -> Value:
    """One year before the period told last: its quarter where one was told, else the year."""
    anchor, quarter, ended = context.anchor, context.told.quarter, _ended_quarter(context.anchor).value
    if quarter is not None and context.told.of_quarter:
        return Value("DATE", year_before(min(quarter, ended or quarter)))
    return dated(str(anchor.day.year - 1) if anchor else None, anchor)


def _half(words: Words, context: Context) -> Value:
    number = 1 if words["which"].lower() == "first" else 2
    if "year" in words:
        return Value("DATE", f"{words['year']}-H{number}")
    anchor, step = context.anchor, words["year_step"].lower()
    if anchor is None:
        return Value("DATE", None)
    return dated(
        f"{anchor.day.year + (0 if step == 'the' else int(meaning('step', step)))}-H{number}", anchor
    )


def _fiscal_year(words: Words, context: Context) -> Value:
    anchor, which = context.anchor, words["which"].lower().removeprefix("the ")
    if anchor is None:
        return Value("DATE", None)
    step = 0 if which in {"the", "its"} else int(meaning("step", which))
    return dated(str(anchor.day.year + step), anchor)


RULES: dict[str, Rule] = {
    "quarter": _quarter,
    "quarter_code": _quarter_code,
    "same_quarter": _same_quarter,
    "near_quarter": _near_quarter,
    "quarter_of": _quarter_of,
    "year_before": _year_before,
    "half": _half,
    "fiscal_year": _fiscal_year,
}
