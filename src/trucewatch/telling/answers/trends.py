"""The answer that looks at how things stand: indicators."""

from __future__ import annotations

from trucewatch.errors import UsageError
from trucewatch.telling.answers.rows import Row, table_of
from trucewatch.telling.indicators import CAVEATS, ENOUGH, INSUFFICIENT
from trucewatch.telling.indicators import indicators as told_indicators
from trucewatch.telling.material import Material
from trucewatch.telling.tables import Column, Table

_DAYS = 30
_LONGEST = 3660


def indicators(material: Material, argument: str | None) -> Table:
    """Each indicator in the last days (30, or as many as are asked for) beside as many days before."""
    days = _number(argument) if argument is not None else _DAYS
    columns = (
        Column("indicator", "Indicator"),
        Column("now", f"Last {days} days"),
        Column("before", f"{days} days before"),
        Column("rate", "Per 100 documents"),
        Column("moved", "Moved"),
        Column("claims", "Claims", screen=False),
    )
    told = told_indicators(material, days) if material.documents else ()
    rows: list[Row] = [
        {
            "indicator": one.name,
            "now": one.now.text,
            "now_count": one.now.count,
            "before": one.before.text,
            "before_count": one.before.count,
            "rate": f"{_rate(one.per_hundred_now)}, before {_rate(one.per_hundred_before)}",
            "per_100_now": one.per_hundred_now,
            "per_100_before": one.per_hundred_before,
            "moved": one.moved,
            "claims": list(one.now.claims),
        }
        for one in told
    ]
    scarce = [f"“{INSUFFICIENT}”: fewer than {ENOUGH} documents with a date in one of the two stretches."]
    notes = (
        () if not told else (*(scarce if any(one.moved == INSUFFICIENT for one in told) else ()), *CAVEATS)
    )
    return table_of(material, f"Indicators, as of {material.as_of.isoformat()}", columns, rows, notes)


def _number(argument: str) -> int:
    if not argument.isdigit() or not 0 < int(argument) <= _LONGEST:
        raise UsageError(f"{argument!r} is no number of days", hint="write it as 30")
    return int(argument)


def _rate(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
