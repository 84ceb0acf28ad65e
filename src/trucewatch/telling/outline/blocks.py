"""The blocks that the plain formats lay out: headings, lines, quotations, grids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from trucewatch.telling import wording
from trucewatch.telling.stances import SideStatements
from trucewatch.telling.statements import Statement

UNKNOWN = "?"


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; ``level`` 1 is the section's own subheading."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A sentence with the claims behind it; a note about the record itself has none."""

    text: str
    claims: tuple[str, ...] = ()
    note: bool = False


@dataclass(frozen=True)
class Quotation:
    """A statement as a quotation with its badges."""

    statement: Statement


@dataclass(frozen=True)
class Cell:
    """A cell of a grid with the claims behind it."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table with a caption; every row has a cell per header."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Text | Quotation | Grid


@dataclass(frozen=True)
class Section:
    """A section with its blocks; ``id`` is the same in every format."""

    id: str
    title: str
    blocks: list[Block] = field(default_factory=list)
    empty: bool = False
    """Whether nothing is recorded for it; the only block says so."""


def by_side(sides: Iterable[SideStatements], nothing: str | None = None) -> Iterable[Block]:
    """Statements under the side that makes them; ``nothing`` stands where a side has none."""
    for side in sides:
        yield Heading(side.label, 2)
        yield from (Quotation(statement) for statement in side.statements)
        if not side.statements:
            yield Text(f"{wording.sentence_case(nothing or 'nothing recorded')}.", note=True)
