"""The main path: documents go in at the left, rows of a record come out at the right.

    intake ──► reading ──► naming ──► record ──► linking ──► record ──► telling

This is the one place that knows every room. Each step is a plain call; what passes between two rooms is
a record of ``model``.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from trucewatch.errors import InputError, UsageError
from trucewatch.instruments import read_instrument, theatre_draft
from trucewatch.intake import Refusal, capture_text, read_inputs
from trucewatch.linking import Linker, document_key, link
from trucewatch.model.document import Capture, Document
from trucewatch.model.instrument import InstrumentReading
from trucewatch.model.linking import Corpus
from trucewatch.model.reading import DocumentReading
from trucewatch.model.theatre import Theatre
from trucewatch.model.ties import about_of
from trucewatch.naming import Names, load_theatres
from trucewatch.naming.times import find_times
from trucewatch.reading import Reader
from trucewatch.record import Book, Record
from trucewatch.settings import BATCH, THREADS, WEIGHTS

Item = TypeVar("Item")

#: How many documents are linked in one transaction.
LINKED_AT_ONCE = 500


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
            TheatreError: a theatre file with a fault, or two that contradict each other.
            WeightsError: the reader's files are missing or damaged.
        """
        loaded = load_theatres(theatres)
        return cls(_reader(WEIGHTS.text, THREADS.number), Names(loaded), loaded)

    def read(self, documents: Sequence[Document]) -> list[DocumentReading]:
        """What the documents say, with everybody and everything named; every span checked."""
        readings = self.reader.read_many(documents, self.names.lexicon)
        return [self.names.resolve(reading).checked() for reading in readings]


@cache
def _reader(weights: str, threads: int) -> Reader:
    """The reader, loaded once in a process: it takes most of a second and does not change."""
    return Reader.load(Path(weights) if weights else None, threads=threads)


@dataclass
class Progress:
    """How far a long read has come; ``told`` is called after each document."""

    told: Callable[[Progress], None] = lambda _: None
    read: int = 0
    known: int = 0
    claims: int = 0
    refused: list[Refusal] = field(default_factory=list)


def read_into(
    place: str | Path,
    inputs: Iterable[Capture | Refusal],
    theatres: Sequence[str | Theatre] = (),
    progress: Progress | None = None,
) -> Progress:
    """Read documents into the record at ``place``, each in a transaction of its own, and link it anew.

    The theatres are used beside those that the record was read with before. What the record knows already
    adds nothing; what can't be read is kept in ``Progress.refused``, and where nothing can be read the
    record is not touched. A process killed on the way leaves whole documents only; the links are made
    again by the next run, or when somebody asks.

    Raises:
        RecordError: the record can't be opened or written to.
        TheatreError: a theatre file with a fault.
        WeightsError: the reader's files are missing or damaged.
    """
    progress = progress or Progress()
    given = load_theatres(theatres)
    captures = _good(inputs, progress)
    first = next(captures, None)
    if first is None:
        return progress
    with Record.open(place, create=True) as record:
        pipeline = Pipeline.load(record.use_theatres(given))
        fresh = _unknown(record, chain([first], captures), pipeline, progress)
        for batch in _batches(fresh, BATCH.number):
            readings = pipeline.read([capture.document for capture in batch])
            for capture, reading in zip(batch, readings, strict=True):
                record.add(capture, reading)
                progress.read += 1
                progress.claims += len(reading.claims)
                progress.told(progress)
        ensure_linked(record)
    return progress


def ensure_linked(record: Record) -> None:
    """Derive incidents, relations, duties and origins of what came in since the last time.

    Officials who seem to be one under several spellings are proposed as one; a proposal is kept in the
    record as a judgement, and counts until somebody revokes it. Some documents are linked in each
    transaction, so that a process killed on the way leaves a record that the next one goes on with.
    """
    while not record.is_linked():
        with record.linking() as book, _uncollected():
            book.take_in(document_key)
            linker = Linker(book, book.theatres, book.judgements)
            for place, reading in islice(book.waiting(), LINKED_AT_ONCE):
                _link(book, linker, place, reading)
            for id_ in book.to_tell():
                book.tell(id_, linker.incident(id_), *linker.begins(id_))


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cyclic garbage: it would look through all that is at hand, every few documents."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _link(book: Book, linker: Linker, place: int, reading: DocumentReading) -> None:
    """Link one document; where it shows that an earlier one has to be linked anew, drop back to that one."""
    proposed = [p for p in linker.propose(reading, place) if book.judge(p.judgement)]
    linker.accept(book.judgements)
    renamed = min((proposal.renames for proposal in proposed), default=place)
    if renamed < place:
        linker.forget(renamed)
        book.cut(renamed)
        return
    added = linker.add(reading, place)
    book.keep(place, added.rows, added.origins, added.incidents)


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
        InputError: the text is empty, or too long.
        TheatreError: a theatre file with a fault.
    """
    named = () if theatre is None else (theatre,) if isinstance(theatre, str | Theatre) else tuple(theatre)
    pipeline = Pipeline.load(named)
    capture = capture_text(text, published=published, publisher=publisher)
    (reading,) = pipeline.read([capture.document])
    ties = about_of(link(Corpus(readings=(reading,), theatres=pipeline.theatres)))
    claims = tuple(claim.model_copy(update={"about": ties.get(claim.id, ())}) for claim in reading.claims)
    return reading.model_copy(update={"claims": claims})


def read_agreement(text: str, *, signed: date | None = None) -> InstrumentReading:
    """The duties that an agreement lays down, proposed for a person to accept into a theatre file.

    Args:
        text: the instrument; offsets are code points into it.
        signed: the day of its signature or adoption, from which its limits are counted.

    Raises:
        InputError: the text is empty, or too long.
    """
    return _instrument(capture_text(text, published=signed).document)


def read_agreement_file(
    file: str, *, signed: date | None = None, encoding: str = "utf-8"
) -> InstrumentReading:
    """`read_agreement` of one file, or of standard input for ``-``; its own date counts where none is given.

    Raises:
        InputError: it can't be read, or holds no text.
        UsageError: it holds several documents.
    """
    found = list(read_inputs([file], published=signed, encoding=encoding))
    if len(found) != 1:
        raise UsageError(f"{file} holds {len(found)} documents; an agreement is read from one")
    if isinstance(found[0], Refusal):
        raise InputError(f"{found[0].name}: {found[0].error.message}", hint=found[0].error.hint)
    return _instrument(found[0].document)


def draft_agreement(
    file: str,
    agreement: str,
    theatres: Sequence[str | Theatre] = (),
    *,
    signed: date | None = None,
    encoding: str = "utf-8",
) -> str:
    """YAML of the agreement in ``file`` for a theatre file, with the id ``agreement``.

    Raises:
        InputError: the file can't be read.
        TheatreError: a theatre file with a fault.
    """
    names = Names(load_theatres(theatres))
    return theatre_draft(
        read_agreement_file(file, signed=signed, encoding=encoding), agreement, names.actors_named
    )


def _instrument(document: Document) -> InstrumentReading:
    times = find_times(document.text, document.published)
    return read_instrument(document, times, signed=document.published)


def _good(inputs: Iterable[Capture | Refusal], progress: Progress) -> Iterator[Capture]:
    for found in inputs:
        if isinstance(found, Refusal):
            progress.refused.append(found)
            progress.told(progress)
        else:
            yield found


def _unknown(
    record: Record, captures: Iterable[Capture], pipeline: Pipeline, progress: Progress
) -> Iterator[Capture]:
    for capture in captures:
        if record.knows(capture, reader=pipeline.reader.name):
            progress.known += 1
            progress.told(progress)
        else:
            yield capture


def _batches(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while batch := list(islice(items, size)):
        yield batch
