"""Rows and tables that several answers share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from trucewatch.telling import wording
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement
from trucewatch.telling.tables import Column, Table

Row = dict[str, Any]


CLAIM = Column("claim", "Claim", id=True)


SAID = (
    CLAIM,
    Column("speaker", "Who"),
    Column("side", "Side"),
    Column("verb", "Verb"),
    Column("words", "Words"),
    Column("marks", "Marks"),
    Column("publisher", "In"),
    Column("published", "Published"),
)


def said_row(told: Statement, into: tuple[str, ...] | None = None) -> Row:
    """A statement as a row; ``into`` picks some of its keys."""
    row: Row = {
        "claim": told.claim,
        "speaker": told.speaker,
        "side": told.side_label,
        "verb": told.verb,
        "line": told.line,
        "words": told.told,
        "stance": told.stance.value,
        "polarity": told.polarity.value,
        "certainty": told.certainty.value,
        "directness": told.directness.value,
        "aux": told.aux.value,
        "voice": told.voice.value,
        "hedge": told.hedge,
        "condition": told.condition,
        "marks": [badge.text for badge in told.badges],
        "publisher": told.publisher,
        "published": iso(told.published),
        "document": told.document,
    }
    return row if into is None else {key: row[key] for key in into}


def iso(day: date | None) -> str | None:
    """A day as ``2031-08-02``, or nothing."""
    return day.isoformat() if day is not None else None


def table_of(
    material: Material, title: str, columns: tuple[Column, ...], rows: list[Row], notes: Iterable[str] = ()
) -> Table:
    """The table, or one that says that nothing is recorded in so many documents."""
    nothing = (f"{wording.sentence_case(wording.none_recorded(material.read))}.",)
    return Table(
        title=title,
        columns=columns,
        rows=tuple(rows),
        notes=tuple(notes) if rows else (*nothing, *notes),
        id_length=material.short,
    )
