"""Reading: what a text says, each line of it with its span."""

from __future__ import annotations

from trucewatch.reading.reader import Reader

__all__ = ["Reader"]
