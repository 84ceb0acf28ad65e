"""Time as news tells it: intervals with a precision, never a bare day that the text did not give."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from trucewatch.model.base import Frozen
from trucewatch.model.span import Span

#: UCDP GED ``date_prec``: 1 exact day, 2 a few days (2-6), 3 week, 4 month, 5 longer, up to a year
#: (spring, a year, "the past year and a half").
DATE_PRECISIONS = {1: "day", 2: "2-6 days", 3: "week", 4: "month", 5: "season, year or longer"}


class Interval(Frozen):
    """Calendar days from ``start`` to ``end``, both included; ``None`` = open or unknown on that end."""

    start: date | None = None
    end: date | None = None
    prec: int = Field(ge=1, le=5)
    """UCDP ``date_prec``, see `DATE_PRECISIONS`."""

    def overlaps(self, other: Interval) -> bool:
        """Whether some day may belong to both; an open end reaches without limit."""
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )


class TimeExpression(Frozen):
    """A time as printed, with its value: TIMEX3's, and the interval of days that it covers."""

    text: str
    span: Span
    type: str
    """``DATE | TIME | DURATION | SET`` as in TIMEX3."""
    value: str | None
    """TIMEX3 value ("2022-08-03", "2023-SP", "P3Y", "PT72H"); ``None`` when it can't be known."""
    interval: Interval | None = None
    """``None`` when the expression names no days, or its anchor (the publication date) is unknown."""
    anchor: str | None = None
    """What the value is counted from: ``published``, ``narrative`` (the day told last), an agreement's
    ``signature`` or its entry into force ``effective``, ``trigger`` (something whose day is not known)."""
    deadline: bool = False
    """Whether the words set a limit for an act ("by", "within", "no later than", "must … in")."""
