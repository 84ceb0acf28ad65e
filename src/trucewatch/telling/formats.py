"""Tables and briefs in every format. One function per format; nothing here knows what is told."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from enum import StrEnum
from typing import Any

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from trucewatch.telling import visible
from trucewatch.telling.brief import Brief
from trucewatch.telling.html import brief_html
from trucewatch.telling.markdown import brief_markdown, grid_lines
from trucewatch.telling.tables import Column, Table, cell_text
from trucewatch.telling.terminal import brief_renderable

_DEFAULT_WIDTH = 100
_LONGEST_WORD = 11


class TableFormat(StrEnum):
    """Formats of an answer."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


class PageFormat(StrEnum):
    """Formats of an answer that can be a page of its own."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"
    HTML = "html"

    @property
    def of_table(self) -> TableFormat | None:
        """The same for the answer's table; ``None`` for the page."""
        return None if self is PageFormat.HTML else TableFormat(self.value)


class BriefFormat(StrEnum):
    """Formats of a brief."""

    TERMINAL = "terminal"
    MD = "md"
    HTML = "html"
    JSON = "json"


def render_table(
    table: Table, form: TableFormat, *, width: int = _DEFAULT_WIDTH, colour: bool = False
) -> str:
    """An answer as text that ends in a newline, unless it is empty.

    ``width`` (columns) and ``colour`` matter to ``table`` alone.
    """
    if form is TableFormat.TABLE:
        return _to_text(table_renderable(table), width, colour=colour)
    writers: dict[TableFormat, Callable[[Table], str]] = {
        TableFormat.JSON: _json,
        TableFormat.JSONL: _jsonl,
        TableFormat.CSV: _csv,
        TableFormat.MD: _markdown,
    }
    return writers[form](table)


def render_brief(
    brief: Brief, form: BriefFormat, *, width: int = _DEFAULT_WIDTH, colour: bool = False
) -> str:
    """A brief as text that ends in a newline.

    ``width`` (columns) and ``colour`` matter to ``terminal`` alone.
    """
    if form is BriefFormat.TERMINAL:
        return _to_text(brief_renderable(brief, width=width), width, colour=colour)
    writers: dict[BriefFormat, Callable[[Brief], str]] = {
        BriefFormat.MD: brief_markdown,
        BriefFormat.HTML: brief_html,
        BriefFormat.JSON: lambda told: visible.json_text(told.model_dump(mode="json"), indent=2) + "\n",
    }
    return writers[form](brief)


def table_renderable(table: Table) -> RenderableType:
    """An answer for a terminal: rows that wrap inside their columns, then the notes."""
    grid = RichTable(
        title=Text(visible.one_line(table.title), style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
    )
    columns = _on_screen(table)
    for column in columns:
        grid.add_column(
            Text(column.title), overflow="fold", no_wrap=column.id, min_width=_narrowest(table, column)
        )
    for row in table.rows:
        cells = (cell_text(column.value(row), digits=table.id_length) for column in columns)
        grid.add_row(*(Text(visible.one_line(cell)) for cell in cells))
    notes = [Text(visible.one_line(note), style="italic") for note in table.notes]
    return (
        Group(grid, *notes)
        if table.rows
        else Group(Text(visible.one_line(table.title), style="bold"), *notes)
    )


def _on_screen(table: Table) -> list[Column]:
    return [column for column in table.columns if column.screen]


def _narrowest(table: Table, column: Column) -> int:
    """The longest word of the heading and of the values, up to a limit: words break last."""
    values = (cell_text(column.value(row), digits=table.id_length) for row in table.rows)
    longest = max((len(word) for value in values for word in value.split()), default=1)
    return max(min(longest, _LONGEST_WORD), *(len(word) for word in column.title.split()), 1)


def _to_text(renderable: RenderableType, width: int, *, colour: bool) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="256" if colour else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.print(renderable)
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    return "\n".join(lines) + "\n"


def _json(table: Table) -> str:
    whole: dict[str, Any] = {"title": table.title, "rows": list(table.rows), "notes": list(table.notes)}
    return visible.json_text(whole, indent=2) + "\n"


def _jsonl(table: Table) -> str:
    return "".join(visible.json_text(row) + "\n" for row in table.rows)


def _csv(table: Table) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([column.key for column in table.columns])
    for row in table.rows:
        values = [column.value(row) for column in table.columns]
        writer.writerow(["" if value is None else visible.csv_cell(cell_text(value)) for value in values])
    return stream.getvalue()


def _markdown(table: Table) -> str:
    lines = [f"**{visible.markdown(table.title)}**", ""]
    if table.rows:
        rows = [
            [
                visible.markdown(cell_text(column.value(row), digits=table.id_length))
                for column in _on_screen(table)
            ]
            for row in table.rows
        ]
        lines += [*grid_lines([column.title for column in _on_screen(table)], rows), ""]
    for note in table.notes:
        lines += [f"*{visible.markdown(note)}*", ""]
    return "\n".join(lines).rstrip("\n") + "\n"
