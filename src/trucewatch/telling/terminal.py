"""The brief for a terminal: headings, quotations and grids that wrap, and bars made of characters."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table as RichTable
from rich.text import Text as RichText

from trucewatch.telling import visible, wording
from trucewatch.telling.brief import Brief
from trucewatch.telling.markdown import references
from trucewatch.telling.outline.blocks import Block, Grid, Heading, Quotation, Text
from trucewatch.telling.outline.sections import outline
from trucewatch.telling.pictures import DayScale, text_bar
from trucewatch.telling.statements import Statement
from trucewatch.telling.timeline import Entry, Lane

_BAR_CELLS = 28
_TIMELINE = "timeline"


def brief_renderable(brief: Brief, *, width: int) -> RenderableType:
    """The whole brief as something that rich prints; ``width`` in columns decides how wide bars are."""
    digits = brief.header.id_length
    parts: list[RenderableType] = [_head(brief)]
    for section in outline(brief):
        parts += ["", Rule(RichText(section.title, style="bold"), align="left", characters="─")]
        if section.id == _TIMELINE and brief.timeline:
            parts.append(_bars(brief, width))
        parts += [_block(block, digits) for block in section.blocks]
    parts += [
        "",
        RichText(
            f"Show the words behind an id: trucewatch evidence ID. {wording.NOT_A_MONITOR}", style="italic"
        ),
    ]
    return Group(*parts)


def _head(brief: Brief) -> RenderableType:
    header = brief.header
    lines = [
        header.caveat,
        "",
        f"Cut-off  {header.cut_off_text}",
        f"As of    {wording.day(header.as_of)}",
        f"Read     {wording.count(brief.coverage.documents, 'document')}, "
        f"{wording.count(brief.coverage.claims, 'claim')}",
        f"Parties  {', '.join(party.label for party in header.parties) or 'none known'}",
        *([f"Only     {header.filter_text}"] if header.filter_text else []),
        f"Snapshot {header.snapshot[:16]}",
    ]
    body = RichText("\n".join(visible.visible(line) for line in lines))
    return Panel(
        body, title=RichText(visible.one_line(f"Brief: {header.title}")), title_align="left", box=box.SQUARE
    )


def _block(block: Block, digits: int) -> RenderableType:
    if isinstance(block, Heading):
        return RichText(
            "\n" + visible.one_line(block.text), style="bold" if block.level == 1 else "underline"
        )
    if isinstance(block, Text):
        text = RichText(visible.one_line(block.text), style="italic" if block.note else "")
        text.append(references(block.claims[:4], digits), style="dim")
        if len(block.claims) > 4:
            text.append(f" and {len(block.claims) - 4} more", style="dim")
        return Padding(text, (0, 0, 0, 2)) if block.note else _bulleted(text)
    if isinstance(block, Quotation):
        return _quotation(block.statement, digits)
    return _grid(block, digits)


def _bulleted(text: RichText) -> RenderableType:
    grid = RichTable.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    grid.add_row("•", text)
    return grid


def _quotation(told: Statement, digits: int) -> RenderableType:
    text = RichText()
    text.append(f"{visible.one_line(told.lead)}: ", style="bold")
    text.append(visible.one_line(told.told))
    where = [told.publisher or "publisher ?", wording.day(told.published) if told.published else "date ?"]
    marks = " · ".join([*where, *(badge.text for badge in told.badges)])
    text.append(f"\n{visible.one_line(marks)}{references((told.claim,), digits)}", style="dim")
    return Padding(text, (0, 0, 1, 4))


def _grid(grid: Grid, digits: int) -> RenderableType:
    table = RichTable(
        title=RichText("\n" + visible.one_line(grid.caption), style="bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        show_lines=False,
    )
    for header in grid.headers:
        table.add_column(RichText(visible.one_line(header)), overflow="fold")
    for row in grid.rows:
        cells = []
        for cell in row:
            text = RichText(visible.one_line(cell.text))
            text.append(references(cell.claims[:2], digits), style="dim")
            cells.append(text)
        table.add_row(*cells)
    return table


def _bars(brief: Brief, width: int) -> RenderableType:
    """The dated happenings as bars over one line of days."""
    shown = [entry for entry in brief.timeline if entry.lane in {Lane.HAPPENED, Lane.PUBLISHED}]
    scale = DayScale(end for entry in shown for end in (entry.start, entry.end))
    if scale.empty:
        return RichText("")
    cells = max(_BAR_CELLS, width // 3)
    table = RichTable.grid(padding=(0, 1, 0, 0))
    table.add_column(width=cells, no_wrap=True)
    table.add_column(overflow="ellipsis", no_wrap=True)
    ends = f"{_short(scale.first)}{_short(scale.last):>{cells - len(_short(scale.first))}}"
    table.add_row(RichText(ends, style="dim"), "")
    for entry in _dated(shown):
        bar = text_bar(scale.bar(entry.start, entry.end), cells)
        table.add_row(
            bar if entry.lane is Lane.HAPPENED else bar.replace("█", "▪"), visible.one_line(entry.label)
        )
    return Padding(table, (1, 0, 0, 0))


def _dated(entries: Iterable[Entry]) -> Iterable[Entry]:
    return (entry for entry in entries if entry.start is not None or entry.end is not None)


def _short(day: object) -> str:
    return str(day)
