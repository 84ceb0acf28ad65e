"""What the check of a theatre file found, as tables: its warnings, and how much it tells of each side."""

from __future__ import annotations

from trucewatch.model.theatre import Theatre
from trucewatch.naming.theatre_balance import balance
from trucewatch.naming.theatre_check import check_theatre, unanswered
from trucewatch.naming.theatre_findings import Finding
from trucewatch.telling.tables import Column, Table

_WARNINGS = (
    Column("rule", "Rule", id=True),
    Column("where", "Where"),
    Column("what", "What"),
    Column("answer", "Answered in the file"),
)


def warnings_table(theatre: Theatre, findings: list[Finding] | None = None) -> Table:
    """A row for each of ``findings`` (by default those of `check_theatre`), the unanswered ones first."""
    found = check_theatre(theatre) if findings is None else findings
    left = unanswered(found)
    rows = tuple(
        {"rule": one.rule, "where": one.where, "what": one.what, "answer": one.answer}
        for one in (*left, *(one for one in found if one.answer is not None))
    )
    told = f"{len(found)} warnings, {len(found) - len(left)} of them answered in the file."
    note = "A warning is a question to the author; a good answer to it stands in the file under answers."
    return Table(
        f"Warnings on the theatre '{theatre.theatre}'",
        _WARNINGS,
        rows,
        (told, note) if found else ("Nothing to ask about.",),
    )


def counts_table(theatre: Theatre) -> Table:
    """A row for each line of the comparison, a column for each side, in the file's order."""
    sides = [side.id for side in theatre.sides]
    return Table(
        "How much is told of each side",
        (Column("what", "What"), *(Column(side, side) for side in sides)),
        tuple({"what": count.what, **count.by_side} for count in balance(theatre)),
        ("A difference is no fault by itself: parties differ, and so does what is known of them.",),
    )
