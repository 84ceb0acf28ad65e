"""What every record has in common: frozen, closed, written as JSON the same way every time."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable record; an unknown field or a value of another type is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def content_id(*parts: Any) -> str:
    """A SHA-256 over ``parts`` as canonical JSON: 64 lower-case hexadecimal digits.

    The same parts give the same id on every machine and in every run.
    """
    canonical = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def sha256_text(text: str) -> str:
    """SHA-256 of the text's UTF-8 form; lone surrogates count as their three-byte form."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def sha256_bytes(data: bytes) -> str:
    """SHA-256 of ``data``: 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()
