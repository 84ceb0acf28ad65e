"""The main path: documents go in at the left, rows of a record come out at the right.

    intake ──► reading ──► naming ──► record ──► linking ──► record ──► telling

This is the one place that knows every room. Each step is a plain call; what passes between two rooms is
a record of ``model``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar

from trucewatch.intake import Refusal
from trucewatch.linking import link
from trucewatch.model.base import content_id, sha256_bytes, sha256_text
from trucewatch.model.document import Capture, Document, MetadataOrigin
from trucewatch.model.linking import Corpus
from trucewatch.model.reading import DocumentReading
from trucewatch.model.theatre import Theatre
from trucewatch.model.ties import about_of
from trucewatch.naming import Names, load_theatre
from trucewatch.reading import Reader
from trucewatch.record import Record
from trucewatch.settings import BATCH, THREADS, WEIGHTS

Item = TypeVar("Item")


@dataclass(frozen=True)
class Pipeline:
    """A reader and the names that it reads with; made once, used for any number of documents."""

    reader: Reader
    names: Names
    theatres: tuple[Theatre, ...] = ()

    @classmethod
    def load(cls, theatres: Sequence[str | Theatre] = ()) -> Pipeline:
        """The packaged reader (or the one that settings name) with the theatres of these names or paths.

        Raises:
            TheatreError: a theatre file with a fault.
            WeightsError: the reader's files are missing or damaged.
        """
        loaded = tuple(t if isinstance(t, Theatre) else load_theatre(t) for t in theatres)
        weights = Path(WEIGHTS.text) if WEIGHTS.text else None
        return cls(Reader.load(weights, threads=THREADS.number), Names(loaded), loaded)

    def read(self, documents: Sequence[Document]) -> list[DocumentReading]:
        """What the documents say, with everybody and everything named; every span checked."""
        readings = self.reader.read_many(documents, self.names.lexicon)
        return [self.names.resolve(reading).checked() for reading in readings]


@dataclass
class Progress:
    """How far a long read has come; ``told`` is called after each document."""

    told: Callable[[Progress], None] = lambda _: None
    read: int = 0
    known: int = 0
    claims: int = 0
    refused: list[Refusal] = field(default_factory=list)


def read_into(
    record: Record, inputs: Iterable[Capture | Refusal], pipeline: Pipeline, progress: Progress | None = None
) -> Progress:
    """Read documents into a record, each in a transaction of its own, and link the record anew.

    What the record knows already adds nothing; what can't be read is kept in ``Progress.refused``. A
    process killed on the way leaves whole documents only; the links are made again by the next run, or by
    `ensure_linked` when somebody asks.
    """
    progress = progress or Progress()
    record.use_theatres(pipeline.theatres)
    for batch in _batches(_captures(record, inputs, pipeline, progress), BATCH.number):
        readings = pipeline.read([capture.document for capture in batch])
        for capture, reading in zip(batch, readings, strict=True):
            record.add(capture, reading)
            progress.read += 1
            progress.claims += len(reading.claims)
            progress.told(progress)
    ensure_linked(record)
    return progress


def ensure_linked(record: Record) -> None:
    """Derive incidents, relations, duties and origins, unless they are those of this very state."""
    if not record.is_linked():
        record.save_links(link(record.corpus(record.theatres())))


def read_text(
    text: str,
    *,
    published: date | None = None,
    publisher: str | None = None,
    theatre: str | Theatre | Sequence[str | Theatre] | None = None,
) -> DocumentReading:
    """Read one text without a record on disk; ``.claims`` are its claims, ``.rows()`` the contract's rows.

    Args:
        text: the document; offsets of all rows are code points into it.
        published: when it was published; relative dates stay unresolved without it.
        publisher: who published it.
        theatre: a shipped name, a path, a `Theatre`, or several of them.

    Raises:
        TheatreError: a theatre file with a fault.
    """
    named = () if theatre is None else (theatre,) if isinstance(theatre, str | Theatre) else tuple(theatre)
    pipeline = Pipeline.load(named)
    (reading,) = pipeline.read([_document(text, published, publisher)])
    ties = about_of(link(Corpus(readings=(reading,), theatres=pipeline.theatres)))
    claims = tuple(claim.model_copy(update={"about": ties.get(claim.id, ())}) for claim in reading.claims)
    return reading.model_copy(update={"claims": claims})


def _captures(
    record: Record, inputs: Iterable[Capture | Refusal], pipeline: Pipeline, progress: Progress
) -> Iterator[Capture]:
    for found in inputs:
        if isinstance(found, Refusal):
            progress.refused.append(found)
        elif record.knows(found, reader=pipeline.reader.name):
            progress.known += 1
        else:
            yield found
            continue
        progress.told(progress)


def _batches(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while batch := list(islice(items, size)):
        yield batch


def _document(text: str, published: date | None, publisher: str | None) -> Document:
    data = text.encode("utf-8", "surrogatepass")
    return Document(
        id=content_id("text", sha256_bytes(data), published, publisher),
        address=f"text:{sha256_bytes(data)}",
        name="text",
        sha256=sha256_bytes(data),
        text=text,
        text_sha256=sha256_text(text),
        media_type="text/plain",
        published=published,
        published_origin=MetadataOrigin.FLAG if published else MetadataOrigin.UNKNOWN,
        publisher=publisher,
        publisher_origin=MetadataOrigin.FLAG if publisher else MetadataOrigin.UNKNOWN,
        captured_at=datetime.now(UTC),
        tool="read_text",
    )
