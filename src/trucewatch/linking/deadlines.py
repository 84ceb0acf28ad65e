"""Deadline arithmetic: when a duty falls due on one reading, with the sum shown.

Nothing here says that a duty *is* due; it says what a source's words come to, and from which day they
are counted. Sources: ISO 8601 durations; TIMEX3 values resolved by the reader to intervals.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.model.calendar import after
from trucewatch.model.theatre import Agreement, Obligation
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import DeadlineType


@dataclass(frozen=True, slots=True)
class Due:
    """What a limit comes to: its type, value as told, last day (where known) and the sum in words."""

    type: DeadlineType
    value: str | None
    day: date | None
    arithmetic: str


def due_of(time: TimeExpression, agreement: Agreement, obligation: Obligation | None) -> Due:
    """The last day of a limit that a claim states for a duty of ``agreement``.

    A length with no anchor of its own is counted as the instrument's deadline for that duty is counted, and
    stays without a day where the instrument is silent; the arithmetic says which.
    """
    if time.type == "DURATION" and time.interval is None:
        return _relative(time, agreement, obligation)
    last = time.interval.end if time.interval else None
    return Due(
        DeadlineType.ABSOLUTE,
        time.value,
        last,
        f"“{time.text}” = until {last.isoformat()}" if last else f"“{time.text}”: day not known",
    )


def _relative(time: TimeExpression, agreement: Agreement, obligation: Obligation | None) -> Due:
    name = time.anchor
    if name is None and obligation is not None and obligation.deadline is not None:
        name = obligation.deadline.anchor
    if name is None:
        return _counted(time.value or "", "no day to count from is told", None)
    anchor, day = _anchor_day(name, agreement)
    return _counted(time.value or "", anchor, day)


def _anchor_day(name: str, agreement: Agreement) -> tuple[str, date | None]:
    if name == "effective":
        return "entry into force", agreement.effective or agreement.signed
    if name == "signature":
        return "signature", agreement.signed
    return name, None  # a trigger: its day is not known beforehand


def _counted(length: str, anchor: str, start: date | None) -> Due:
    last = after(start, length) if start else None
    return Due(DeadlineType.RELATIVE, length, last, _sum(anchor, start, length, last))


def _sum(anchor: str, start: date | None, length: str, last: date | None) -> str:
    first = start.isoformat() if start else "day not known"
    return f"{first} ({anchor}) + {length} = {last.isoformat() if last else 'not known'}"
