"""trucewatch: who says what happened, who owes what by when, and where the accounts part."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from trucewatch.errors import TrucewatchError
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import Theatre

if TYPE_CHECKING:
    from trucewatch.pipeline import Pipeline, read_into, read_text
    from trucewatch.record import Record

__version__ = version("trucewatch")

__all__ = [
    "Claim",
    "Document",
    "DocumentReading",
    "Pipeline",
    "Record",
    "Span",
    "Theatre",
    "TrucewatchError",
    "read_into",
    "read_text",
]

#: These bring the model runtime or the database along and are imported when first asked for.
_LATE = {
    "Pipeline": "trucewatch.pipeline",
    "Record": "trucewatch.record",
    "read_into": "trucewatch.pipeline",
    "read_text": "trucewatch.pipeline",
}


def __getattr__(name: str) -> Any:
    """Import the heavier names when they are asked for."""
    if name in _LATE:
        from importlib import import_module

        return getattr(import_module(_LATE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
