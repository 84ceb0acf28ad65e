"""Sentences of a masked view: exact spans, the same whatever names the text has.

1. A line break always ends a sentence, so a headline without a full stop is one.
2. Inside a line a sentence ends at ``. ! ? …`` and the marks that close after it, when what follows
   opens a sentence: a capital, a figure, a quotation mark, a hidden name.
3. It does not end after an abbreviation or an initial, inside brackets, or where a quotation goes on in
   the same breath (``“…,” she said``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib import resources

from trucewatch.model.span import Span
from trucewatch.reading.masking import PLACEHOLDER

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_STOP = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>[\"”’')\]]*)(?:\s+|(?<=[\"”]))(?=(?:[\"“‘'(\[–—-]\s*)*(?:[A-Z0-9À-ÖØ-Þ]|{PLACEHOLDER}))"
)
_LAST_WORD = re.compile(rf"((?:[A-Za-z]\.)*\w+|{PLACEHOLDER})$")


@cache
def _abbreviations() -> dict[str, str]:
    text = resources.files(__package__).joinpath("data", "abbreviations.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return dict(rows)


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of ``text`` in order, without the white space between them; none is empty."""
    found: list[Span] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            end = stop.end("close")
            if end <= start or not _ends(text, start, stop):
                continue
            found.append(Span(start, end))
            start = stop.end()
        found.append(Span(start, line.end()))
    return tuple(_trimmed(text, span) for span in found if span.of(text).strip())


def sentence_at(cut: Sequence[Span], offset: int) -> Span:
    """The sentence of ``cut`` that holds ``offset``, or the last one before it (the first, if none is)."""
    return cut[max(0, bisect_right(cut, offset, key=lambda sentence: sentence.start) - 1)]


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the mark that ``stop`` found ends the sentence that began at ``start``."""
    if stop.group("stop") != "." or stop.group("close"):
        return not _in_brackets(text, start, stop.end("close"))
    last = _LAST_WORD.search(text, start, stop.start())
    if last is None:
        return True
    word = last.group()
    if word in _abbreviations():
        return False
    if len(word) == 1 and word.isupper():  # an initial, unless it is the pronoun or a section's letter
        return word == "I" and start < last.start()
    if re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):  # U.N. and the like end one only before a new subject
        return bool(re.match(r"\s+(?:The|A|An|He|She|It|They|But|In|On|At)\s", text[stop.end("stop") :]))
    return not _in_brackets(text, start, stop.end("stop"))


def _in_brackets(text: str, start: int, end: int) -> bool:
    piece = text[start:end]
    return piece.count("(") > piece.count(")")


def _trimmed(text: str, span: Span) -> Span:
    piece = span.of(text)
    return Span(span.start + len(piece) - len(piece.lstrip()), span.start + len(piece.rstrip()))
