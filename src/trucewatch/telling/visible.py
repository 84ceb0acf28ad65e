"""Text of articles is hostile: what could act on a reader's screen is made visible or harmless here.

Every renderer passes every string through one of these; none prints a string as it came.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import Any

#: Joiners that scripts such as Persian and Hindi need inside words; they can't reorder or hide text.
_HARMLESS_FORMAT = frozenset("\u200c\u200d")
_CONTROL_PICTURES = 0x2400
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#~])")
_MARKDOWN_LINE_START = re.compile(r"^(\s*)([-+>]|\d+[.)])(?=\s|$)")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto|javascript|data):")
_WWW = re.compile(r"(?i)\bwww\.")


def visible(text: str) -> str:
    """``text`` with nothing in it that a terminal or a browser obeys.

    Line breaks and tabs become spaces; other control characters become their pictures (``␛``);
    characters that reorder or hide text (bidirectional overrides, zero-width spaces, tags, lone
    surrogates, private use) become their code point in brackets (``⟨U+202E⟩``).
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character.isprintable() or character in _HARMLESS_FORMAT:
        return character
    category = unicodedata.category(character)
    if category.startswith("Z") or character in "\t\n\r\v\f\x85":
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    if code == 0x7F:
        return "␡"
    return f"⟨U+{code:04X}⟩"


def one_line(text: str) -> str:
    """`visible` text with runs of spaces closed up, for a cell or a list."""
    return " ".join(visible(text).split())


def markdown(text: str) -> str:
    """``text`` as Markdown that shows just these characters: no markup, no table cell, no live link."""
    shown = _MARKDOWN.sub(r"\\\1", one_line(text))
    shown = _MARKDOWN_LINE_START.sub(r"\1\\\2", shown)
    shown = shown.replace("&", "&amp;")
    shown = _AUTOLINK.sub(r"\1\\:", shown)
    return _WWW.sub(lambda found: found.group()[:-1] + "\\.", shown)


def csv_cell(text: str) -> str:
    """``text`` for a spreadsheet: what would be taken for a formula gets an apostrophe before it."""
    guarded = (
        "'" + text if text.lstrip().startswith(_FORMULA_START) or text.startswith(_FORMULA_START) else text
    )
    return visible(guarded)


def json_text(value: Any, *, indent: int | None = None) -> str:
    """``value`` as JSON that reads back exactly; what is not printable is written as an escape."""
    dumped = json.dumps(value, ensure_ascii=False, indent=indent)
    return "".join(
        character if character.isprintable() or character == "\n" else _escaped(character)
        for character in dumped
    )


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
