"""Model objects as rows and back: canonical JSON, without what the record fills in when it reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from trucewatch.model.base import Frozen, content_id
from trucewatch.model.claim import About, Claim
from trucewatch.model.document import Document
from trucewatch.model.entity import Entity
from trucewatch.model.event import CasualtyClaim, Event, Mention
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.time import TimeExpression

#: Belong to the appearance, and to the text's own column.
_NOT_OF_THE_VERSION = {"id", "address", "name", "captured_at", "text"}


def canonical(value: Any) -> str:
    """JSON that is the same for the same value, on every machine."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def version_id(document: Document) -> str:
    """The id of bytes with their text and metadata, wherever they stand and whoever said the metadata."""
    return content_id(
        document.sha256,
        document.text_sha256,
        document.published,
        document.publisher,
        document.title,
        document.byline,
        document.url,
    )


def version_row(document: Document) -> str:
    """The row of a version."""
    return canonical(document.model_dump(mode="json", exclude=_NOT_OF_THE_VERSION))


def document_of(columns: dict[str, Any]) -> Document:
    """A version as a document, at the address that an appearance gives."""
    place = {
        "id": columns["document"],
        "address": columns["address"],
        "name": columns["name"],
        "captured_at": columns["captured_at"],
    }
    return Document.model_validate(json.loads(columns["version_row"]) | place | {"text": columns["text"]})


class _Rest(Frozen):
    """What a labelling holds beside claims, events and casualties."""

    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    entities: tuple[Entity, ...] = ()
    """Records that were read before names were told apart by kind have none."""


@dataclass(frozen=True, slots=True)
class LabellingRows:
    """A reading as it is kept: each row apart, and the rest in one."""

    reader: str
    rest: str
    claims: tuple[str, ...]
    events: tuple[str, ...]
    casualties: tuple[str, ...]

    @classmethod
    def of(cls, reading: DocumentReading) -> LabellingRows:
        """The rows of ``reading``, which do not say at which address its document stands."""
        rest = {
            "sentences": [list(sentence) for sentence in reading.sentences],
            "mentions": [mention.model_dump(mode="json") for mention in reading.mentions],
            "times": [time.model_dump(mode="json") for time in reading.times],
            "entities": [entity.model_dump(mode="json") for entity in reading.entities],
        }
        return cls(
            reader=reading.reader,
            rest=canonical(rest),
            claims=_rows(reading.claims),
            events=_rows(reading.events),
            casualties=_rows(reading.casualties),
        )

    def digest(self) -> str:
        """SHA-256 over everything that the reader read; nothing of where or when."""
        return content_id(self.reader, self.rest, self.claims, self.events, self.casualties)

    def reading(self, document: Document) -> DocumentReading:
        """The reading as a model object, of ``document``."""
        rest = _Rest.model_validate_json(self.rest)
        return DocumentReading(
            document=document,
            reader=self.reader,
            sentences=rest.sentences,
            claims=tuple(claim_of(row, document.id) for row in self.claims),
            events=tuple(event_of(row, document.id) for row in self.events),
            casualties=tuple(casualty_of(row, document.id) for row in self.casualties),
            mentions=rest.mentions,
            times=rest.times,
            entities=rest.entities,
        )


def claim_of(row: str, document: str, about: Sequence[About] = ()) -> Claim:
    """A claim of a document, tied also to what linking found it to be ``about``."""
    claim = Claim.model_validate_json(_in_document(row, document))
    return (
        claim.model_copy(update={"about": tuple(dict.fromkeys((*claim.about, *about)))}) if about else claim
    )


def event_of(row: str, document: str) -> Event:
    """An event of a document."""
    return Event.model_validate_json(_in_document(row, document))


def casualty_of(row: str, document: str) -> CasualtyClaim:
    """A casualty claim of a document."""
    return CasualtyClaim.model_validate_json(_in_document(row, document))


def _in_document(row: str, document: str) -> str:
    """The JSON object ``row`` with the document that it stands in."""
    return f'{{"document":{json.dumps(document)},{row.removeprefix("{")}'


def _rows(objects: Iterable[Frozen]) -> tuple[str, ...]:
    return tuple(canonical(each.model_dump(mode="json", exclude={"document"})) for each in objects)
