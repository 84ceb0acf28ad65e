"""A table: the answer to one question, as rows of plain JSON values with stable keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

NOT_KNOWN = "–"
_ID = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Column:
    """A column: where its value stands in a row (``source.text`` looks inside), and its heading."""

    key: str
    title: str
    id: bool = False
    """Whether the value is an id, which no screen breaks."""
    tell: Callable[[Mapping[str, Any]], str | None] | None = None
    """Makes the value from the whole row, where no single key holds it."""
    screen: bool = True
    """Whether a screen has room for it; files have it always."""

    def value(self, row: Mapping[str, Any]) -> Any:
        """The row's value, or ``None``."""
        if self.tell is not None:
            return self.tell(row)
        value: Any = row
        for part in self.key.split("."):
            if not isinstance(value, Mapping):
                return None
            value = value.get(part)
        return value


@dataclass(frozen=True)
class Table:
    """Rows with the columns that a screen shows; JSON prints the rows whole, whatever the columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    notes: tuple[str, ...] = ()
    """What must stand beside the rows: caveats, what was left out, what to ask next."""
    id_length: int = field(default=8, compare=False)
    """How many digits of an id are enough to tell all rows apart."""


def cell_text(value: Any, *, digits: int | None = None) -> str:
    """A value in one cell: nothing as a dash, lists joined by ``; ``, ids shortened to ``digits``."""
    if value is None or value in ("", []):
        return NOT_KNOWN
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value[:digits] if digits is not None and _ID.fullmatch(value) else value
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {cell_text(inner, digits=digits)}" for key, inner in value.items())
    if isinstance(value, Sequence):
        return "; ".join(cell_text(inner, digits=digits) for inner in value)
    return str(value)
