"""The brief as Markdown: plain enough to read as it is, escaped so that no article can write markup."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.telling import visible, wording
from trucewatch.telling.brief import Brief
from trucewatch.telling.evidence import Evidence, Mark
from trucewatch.telling.outline.blocks import Block, Grid, Heading, Quotation, Section, Text
from trucewatch.telling.outline.sections import outline
from trucewatch.telling.statements import Statement

_SECTION_LEVEL = 2


def brief_markdown(brief: Brief) -> str:
    """The whole brief, ending in the list of evidence."""
    lines = [*_head(brief)]
    for section in outline(brief):
        lines += _section(section, brief.header.id_length)
    lines += ["## Evidence", ""]
    for item in brief.evidence:
        lines += _evidence(item, brief.header.id_length)
    return "\n".join(lines).rstrip("\n") + "\n"


def _head(brief: Brief) -> Iterable[str]:
    header = brief.header
    yield f"# Brief: {visible.markdown(header.title)}"
    yield ""
    yield f"*{visible.markdown(header.caveat)}*"
    yield ""
    yield f"- Cut-off: {visible.markdown(header.cut_off_text)}"
    yield f"- As of: {wording.day(header.as_of)}"
    parties = ", ".join(party.label for party in header.parties)
    yield f"- Parties: {visible.markdown(parties) or 'none known'}"
    documents, claims = brief.coverage.documents, brief.coverage.claims
    yield f"- Read: {wording.count(documents, 'document')}, {wording.count(claims, 'claim')}"
    if header.filter_text:
        yield f"- Only: {visible.markdown(header.filter_text)}"
    yield f"- Snapshot: `{header.snapshot}`"
    yield from (f"- {visible.markdown(disclaimer)}" for disclaimer in header.disclaimers)
    yield ""


def _section(section: Section, digits: int) -> Iterable[str]:
    yield f"{'#' * _SECTION_LEVEL} {visible.markdown(section.title)}"
    yield ""
    for block, following in zip(section.blocks, [*section.blocks[1:], None], strict=True):
        yield from _block(block, digits)
        if not (_is_item(block) and _is_item(following)):
            yield ""


def _is_item(block: Block | None) -> bool:
    """Whether a block is an item of a list, which no empty line parts from the next."""
    return isinstance(block, Text) and not block.note


def _block(block: Block, digits: int) -> Iterable[str]:
    if isinstance(block, Heading):
        yield f"{'#' * (_SECTION_LEVEL + block.level)} {visible.markdown(block.text)}"
    elif isinstance(block, Text):
        text = visible.markdown(block.text) + references(block.claims, digits)
        yield f"*{text}*" if block.note else f"- {text}"
    elif isinstance(block, Quotation):
        yield from _quotation(block.statement, digits)
    else:
        yield from _grid(block, digits)


def _quotation(told: Statement, digits: int) -> Iterable[str]:
    yield f"> **{visible.markdown(told.lead)}:** {visible.markdown(told.told)}"
    marks = [badge.text for badge in told.badges]
    where = [
        told.publisher or "publisher not known",
        wording.day(told.published) if told.published else "date not known",
    ]
    yield f"> {visible.markdown(' · '.join([*where, *marks]))}{references((told.claim,), digits)}"


def _grid(grid: Grid, digits: int) -> Iterable[str]:
    yield f"**{visible.markdown(grid.caption)}**"
    yield ""
    yield from grid_lines(
        grid.headers,
        [
            [visible.markdown(cell.text) + references(cell.claims, digits) for cell in row]
            for row in grid.rows
        ],
    )


def grid_lines(headers: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterable[str]:
    """A Markdown table; cells are escaped already."""
    heads = [visible.markdown(header) or " " for header in headers]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def references(claims: tuple[str, ...], digits: int) -> str:
    """The ids of claims, shortened, in brackets; empty for none."""
    return f" [{', '.join(claim[:digits] for claim in claims)}]" if claims else ""


_MARKED = {
    Mark.SOURCE: "source",
    Mark.CUE: "cue",
    Mark.CONTENT: "content",
    Mark.PHRASE: "number",
    Mark.HEDGE: "hedge",
    Mark.CONDITION: "condition",
}


def _evidence(item: Evidence, digits: int) -> Iterable[str]:
    yield f"### {item.id[:digits]}"
    yield ""
    parts = []
    for piece in item.pieces:
        text = visible.markdown(piece.text)
        label = _MARKED.get(piece.mark)
        parts.append(f"**{text}**‹{label}›" if label and text.strip() else text)
    yield f"> {' '.join(part for part in parts if part)}"
    yield ""
    published = wording.day(item.published) if item.published else "date not known"
    where = f"{item.publisher or 'publisher not known'}, {published}, {item.document_name}"
    yield f"{visible.markdown(where)}; code points {item.span[0]}–{item.span[1]}; SHA-256 `{item.sha256}`"
    yield ""
