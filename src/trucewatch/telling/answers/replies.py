"""Answers made of statements that stand against each other: exchanges over days, and media lines in pairs."""

from __future__ import annotations

from trucewatch.telling import wording
from trucewatch.telling.answers.rows import Row, said_row, table_of
from trucewatch.telling.exchanges import threads
from trucewatch.telling.material import Material
from trucewatch.telling.narratives import narratives as told_narratives
from trucewatch.telling.tables import Column, Table


def exchanges(material: Material, _: str | None) -> Table:
    """Threads of replies: who answered what, on which day, tied by the text or by rule."""
    columns = (
        Column("day", "Day"),
        Column("side", "Side"),
        Column("line", "Says"),
        Column("claim", "Claim", id=True),
        Column("answers", "Answers", id=True),
        Column("how", "Tied how", screen=False),
        Column("thread", "Thread", id=True, screen=False),
        Column("matter", "Matter", screen=False),
        Column("marks", "Marks", screen=False),
    )
    told = threads(material)
    rows: list[Row] = [
        {
            "thread": thread.id,
            "matter": thread.matter,
            "days": thread.days,
            "day": turn.day_text,
            **said_row(turn.statement),
            "answers": list(turn.answers),
            "how": turn.how,
        }
        for thread in told
        for turn in thread.turns
    ]
    across = sum(thread.days > 0 for thread in told)
    notes = (
        (f"{wording.count(len(told), 'thread')}, {across} of them over more than one day.",) if told else ()
    )
    return table_of(material, "Exchanges", columns, rows, notes)


def narratives(material: Material, _: str | None) -> Table:
    """What unnamed media of one side are told to say, beside what stands against it."""
    columns = (
        Column("side", "Media of"),
        Column("line", "Media line"),
        Column("against_line", "Against it"),
        Column("how", "How"),
        Column("claim", "Claim", id=True),
        Column("against_claim", "Claim", id=True),
    )
    rows: list[Row] = [
        {
            "side": pair.side_label,
            "line": pair.line.line,
            "against_speaker": pair.against.speaker if pair.against else None,
            "against_side": pair.against.side_label if pair.against else None,
            "against_line": pair.against.line if pair.against else None,
            "how": pair.how,
            "claim": pair.line.claim,
            "against_claim": pair.against.claim if pair.against else None,
        }
        for pair in told_narratives(material)
    ]
    return table_of(material, "Media lines, and what stands against them", columns, rows)
