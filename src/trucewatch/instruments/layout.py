"""The layout of an instrument: numbered paragraphs, lists with the words that lead into them, sentences.

A paragraph begins where a number, a letter or a bullet stands at the head of a line, or where a line has
ended a sentence and the next begins one; other line breaks are those of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from trucewatch.model.span import Span

_LINE = re.compile(r"[^\n]+")
_MARK = re.compile(
    r"\s*(?:(?P<number>(?:article|section|paragraph)\s+(?:\d+|[ivxlc]+|[a-z]+)\b[.:]?"
    r"|\d{1,3}(?:\.\d{1,3})*[.),](?!\d)|\d{1,2}(?:\.\d{1,2})+|\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\))"
    r"|(?P<bullet>[-–—•*▪·\uf0a7\uf0b7]))(?=\s|$|(?<=\*)\w)\s*",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;?!][\"”’)]*\s+(?=[\"“(]*[A-Z])|;\s+")
_NO_STOP = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Amb|St|No|Nos|Art|Arts|para|paras|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|H\.E"
    r"|[ap]\.m|hrs?|min|[A-Z])\.$"
)
_SHORT = 0.72
"""A line that fills less of the page than this, with a capital after it, is a heading or an end."""
_BARE_NUMBER = re.compile(r"[\s;,.:]*(?:and|or)?[\s;,.:]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Provision:
    """A sentence or list item: ``number`` of its paragraph, ``lead_in`` the words that its list hangs on."""

    number: str
    span: Span
    lead_in: Span | None = None
    item: bool = False


@dataclass(slots=True)
class _Paragraph:
    number: str | None
    bullet: bool
    start: int
    end: int


def provisions(text: str) -> Iterator[Provision]:
    """The provisions of ``text`` in order; offsets are code points."""
    top, number, lead_in, count = "", "", None, 0
    for paragraph in _paragraphs(text):
        count += 1
        if paragraph.number is not None:
            sub = not paragraph.number[0].isdigit() and " " not in paragraph.number
            top = top if sub else paragraph.number
            number = f"{top}({paragraph.number})" if sub and top else paragraph.number
        for start, end in _sentences(text, paragraph.start, paragraph.end):
            span = _trimmed(text, start, end)
            if span is None:
                continue
            body = span.of(text)
            if body.endswith(":"):
                yield Provision(number or str(count), span)
                lead_in = span
                continue
            listed = paragraph.bullet or paragraph.number is not None or body[:1].islower()
            yield Provision(
                number or str(count), span, lead_in if listed or body.endswith(";") else None, listed
            )
            if (
                body.endswith(".")
                and not paragraph.bullet
                and paragraph.number is None
                and not body[:1].islower()
            ):
                lead_in = None


def _paragraphs(text: str) -> list[_Paragraph]:
    found: list[_Paragraph] = []
    broken = True  # whether the line before ended a paragraph
    full = _full_line(text)
    for line in _LINE.finditer(text):
        if not line.group().strip():
            continue
        broken = broken or "\n" in text[: line.start()].rstrip(" \t")[-2:-1]
        mark = _MARK.match(text, line.start(), line.end())
        if mark is not None and (broken or (mark["number"] or "")[:1].isdigit()):
            number = mark["number"].strip("().,: ") if mark["number"] else None
            found.append(_Paragraph(number, mark["bullet"] is not None, mark.end(), line.end()))
        elif broken and line.group().lstrip()[:1].isupper() and not _is_open(text, found):
            found.append(_Paragraph(None, False, line.start(), line.end()))
        elif found:
            found[-1].end = line.end()
        else:
            found.append(_Paragraph(None, False, line.start(), line.end()))
        printed = line.group().rstrip()
        broken = (
            printed[-1] in ".;:!?”" or printed.endswith(("; and", "; or")) or len(printed) < full * _SHORT
        )
    return [paragraph for paragraph in found if text[paragraph.start : paragraph.end].strip()]


def _full_line(text: str) -> int:
    """The length of a line that is full, in code points: nine in ten are no longer."""
    lengths = sorted(min(len(line.rstrip()), 100) for line in text.split("\n") if line.strip())
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _is_open(text: str, found: list[_Paragraph]) -> bool:
    """Whether the last paragraph is a mark whose words have not come yet."""
    return bool(found) and not text[found[-1].start : found[-1].end].strip()


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for stop in _STOP.finditer(text, start, end):
        head = text[start : stop.start() + 1]
        if _NO_STOP.search(head) or head.count("(") > head.count(")"):
            continue
        yield start, stop.start() + 1
        start = stop.end()
    yield start, end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The words between, without white space and the number of the next item that hangs at the end."""
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    body = body.strip()
    body = re.sub(r"\s*\n\s*\(?\d{1,3}[.)]?$", "", body)
    if not re.search(r"[^\W\d_]", body) or _BARE_NUMBER.match(body):
        return None
    return Span(start, start + len(body))
