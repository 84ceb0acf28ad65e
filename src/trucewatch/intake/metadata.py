"""Who published a document, and when: four places may say so, and the first that does is believed.

flag > sidecar > front matter > the document's own fields or page metadata. What none of them says
stays unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from trucewatch.errors import MalformedInputError
from trucewatch.intake.dates import parse_date
from trucewatch.model.document import MetadataOrigin

_UNKNOWN_WORDS = {"", "null", "~"}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What one place says of a document; ``None`` where it says nothing."""

    origin: MetadataOrigin
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """All that is known of a document, with where date and publisher come from."""

    published: date | None
    published_origin: MetadataOrigin
    publisher: str | None
    publisher_origin: MetadataOrigin
    url: str | None
    title: str | None
    byline: str | None

    @classmethod
    def first_known(cls, said: Sequence[Metadata]) -> Provenance:
        """Of each field the first value known; ``said`` stands in order of rank."""
        dated = next((place for place in said if place.published is not None), None)
        named = next((place for place in said if place.publisher is not None), None)
        return cls(
            published=dated.published if dated else None,
            published_origin=dated.origin if dated else MetadataOrigin.UNKNOWN,
            publisher=named.publisher if named else None,
            publisher_origin=named.origin if named else MetadataOrigin.UNKNOWN,
            url=next((place.url for place in said if place.url is not None), None),
            title=next((place.title for place in said if place.title is not None), None),
            byline=next((place.byline for place in said if place.byline is not None), None),
        )


def metadata_of(fields: Mapping[str, Any], origin: MetadataOrigin) -> Metadata:
    """What the fields of a JSON object or a front matter say; fields of other names are left alone.

    Read are ``published`` (or ``date``), ``publisher`` (or the outlet of the first of ``sources``),
    ``url``, ``title`` and ``byline``.

    Raises:
        MalformedInputError: one of them has a value that it can't have; names the field.
    """
    published = _string(fields, "published") or _string(fields, "date")
    return Metadata(
        origin=origin,
        published=parse_date(published) if published else None,
        publisher=_string(fields, "publisher") or _first_outlet(fields.get("sources")),
        url=_string(fields, "url"),
        title=_string(fields, "title"),
        byline=_byline(fields),
    )


def _string(fields: Mapping[str, Any], field: str) -> str | None:
    value = fields.get(field)
    if value is None:
        return None
    if not isinstance(value, str):
        raise MalformedInputError(f"the field {field!r} must be text")
    return _cleaned(value, field)


def _byline(fields: Mapping[str, Any]) -> str | None:
    value = fields.get("byline")
    if not isinstance(value, list):
        return _string(fields, "byline")
    if not all(isinstance(name, str) for name in value):
        raise MalformedInputError("the field 'byline' must be text or a list of names")
    return _cleaned(", ".join(name.strip() for name in value if name.strip()), "byline")


def _first_outlet(sources: Any) -> str | None:
    """The outlet of the first of ``sources``: ``[outlet, url]``, ``{"outlet": …}`` or just its name."""
    if not isinstance(sources, list) or not sources:
        return None
    first = sources[0]
    if isinstance(first, list) and first:
        first = first[0]
    elif isinstance(first, dict):
        first = first.get("outlet") or first.get("name")
    return _cleaned(first, "sources") if isinstance(first, str) else None


def _cleaned(value: str, field: str) -> str | None:
    """Without white space around it; ``None`` when nothing is left."""
    if any(character == "\x00" or "\ud800" <= character <= "\udfff" for character in value):
        raise MalformedInputError(f"the field {field!r} holds characters that no text has")
    stripped = value.strip()
    return None if stripped.lower() in _UNKNOWN_WORDS else stripped
