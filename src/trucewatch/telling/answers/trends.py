"""Answers that look at how things stand: indicators, and what is said of peacekeepers and guarantors."""

from __future__ import annotations

from trucewatch.errors import UsageError
from trucewatch.model.vocabulary import Track
from trucewatch.telling.answers.rows import SAID, Row, said_row, table_of
from trucewatch.telling.indicators import CAVEATS, ENOUGH, INSUFFICIENT
from trucewatch.telling.indicators import indicators as told_indicators
from trucewatch.telling.material import Material
from trucewatch.telling.tables import Column, Table
from trucewatch.telling.tracks import track_lines

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


def mission(material: Material, _: str | None) -> Table:
    """What is said of peacekeepers, monitors and guarantors, by kind and side: conduct, access, strength."""
    columns = (Column("kind", "On"), Column("when", "When"), *SAID)
    lines = sorted(
        track_lines(material, Track.PEACEKEEPERS), key=lambda line: (line.kind, line.side_label.casefold())
    )
    rows: list[Row] = [{"kind": line.kind, "when": line.when, **said_row(line.statement)} for line in lines]
    blaming = sorted({line.side_label for line in lines if line.kind == "conduct"}, key=str.casefold)
    notes = (f"Their conduct is spoken of by: {', '.join(blaming)}.",) if blaming else ()
    return table_of(material, "Peacekeepers, monitors and guarantors", columns, rows, notes)


def _number(argument: str) -> int:
    if not argument.isdigit() or not 0 < int(argument) <= _LONGEST:
        raise UsageError(f"{argument!r} is no number of days", hint="write it as 30")
    return int(argument)


def _rate(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"
