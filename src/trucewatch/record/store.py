"""The record: what was read, kept, dated and undeletable."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection

from trucewatch.model.claim import Claim
from trucewatch.model.document import Capture, Document
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.linking import (
    ComplianceClaim,
    Corpus,
    Incident,
    Judgement,
    Origin,
    PartyReading,
    Relation,
    TrackEvent,
)
from trucewatch.model.place import KnownPlace
from trucewatch.model.reading import DocumentReading
from trucewatch.model.theatre import Theatre
from trucewatch.model.ties import referents_of
from trucewatch.record import lookup, queries, writing
from trucewatch.record.book import Book, is_linked
from trucewatch.record.coverage import Coverage, coverage
from trucewatch.record.custody import CustodyEntry, entries
from trucewatch.record.database import Database
from trucewatch.record.filters import EVERYTHING, Filter
from trucewatch.record.linked_rows import Derived, Row
from trucewatch.record.lookup import Evidence
from trucewatch.record.part import ROWS, Part, Seeds, around_duties, around_row, part_of
from trucewatch.record.postings import Postings
from trucewatch.record.printed import known_place, printed_name
from trucewatch.record.rows import version_id
from trucewatch.record.state import newest_labelling, snapshot_id, theatres_digest, version_shown_at
from trucewatch.record.verifying import faults
from trucewatch.record.writing import Addition


class Record:
    """A record of reporting. Use it as a context manager; every method may raise a `RecordError`.

    Whatever adds to it does so in one transaction: a process that is killed leaves whole documents.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, place: str | Path, *, create: bool) -> Record:
        """The record in the file ``place`` (a path, or ``sqlite:///PATH``).

        Args:
            place: where the record is.
            create: open it for adding, and make it when there is none. Without it a record that
                may not be written to can still be read.

        Raises:
            NotFoundError: there is none and none is to be made.
            NotARecordError: the file is something else; it is left as it is.
            NewerRecordError: a newer trucewatch wrote it.
            UnwritableRecordError: it is to be added to, and its place does not allow it.
        """
        return cls(Database(place, writable=create))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back. What was added is kept already."""
        self._database.close()

    # Adding.

    def knows(self, capture: Capture, *, reader: str | None = None) -> bool:
        """Whether adding this capture, read by ``reader`` with the record's theatres, would add nothing.

        Without ``reader`` (``name@version``), by the reader that read it last.
        """
        version = version_id(capture.document)
        with self._database.reading() as connection:
            newest = newest_labelling(connection, version)
            return (
                newest is not None
                and version_shown_at(connection, capture.document.id) == version
                and newest.theatres == theatres_digest(connection)
                and reader in {None, newest.reader}
            )

    def add(self, capture: Capture, reading: DocumentReading) -> Addition:
        """Keep a document with its reading, and say what that added.

        Raises:
            UngroundedError: a span of the reading does not slice to its text; nothing is kept.
        """
        with self._database.writing() as connection:
            return writing.add_reading(connection, capture, reading)

    def use_theatres(self, theatres: Sequence[Theatre]) -> tuple[Theatre, ...]:
        """Keep theatres beside those kept before, and say which are in use now: readings are made with all.

        A theatre that is kept already under the same id is replaced. Documents read with other theatres
        are no longer known (`knows`), and reading them again adds a labelling.
        """
        with self._database.writing() as connection:
            writing.add_theatres(connection, theatres)
            return queries.theatres(connection)

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement; whether it is new.

        Raises:
            NotFoundError: it revokes a judgement that is not in the record.
        """
        with self._database.writing() as connection:
            return writing.add_judgement(connection, judgement)

    @contextmanager
    def linking(self) -> Iterator[Book]:
        """The book of links, in one transaction: what linking remembers, and what it derives."""
        with self._database.writing() as connection:
            book = Book(connection)
            yield book
            book.close()

    # What linking looks at.

    def corpus(self, theatres: Sequence[Theatre] | None = None) -> Corpus:
        """Newest readings and judgements, with ``theatres`` or else with those of the record."""
        with self._database.reading() as connection:
            return Corpus(
                readings=queries.readings(connection),
                judgements=queries.judgements(connection),
                theatres=tuple(queries.theatres(connection) if theatres is None else theatres),
            )

    def snapshot_id(self) -> str:
        """64 hexadecimal digits that stand for what counts now, alike on every machine."""
        with self._database.reading() as connection:
            return snapshot_id(connection)

    def theatres(self) -> tuple[Theatre, ...]:
        """The theatres in use, alphabetically."""
        with self._database.reading() as connection:
            return queries.theatres(connection)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, oldest first."""
        with self._database.reading() as connection:
            return queries.judgements(connection)

    # A part of it.

    def around_row(
        self, prefix: str, kinds: Collection[str] = ROWS, *, explained: bool = False
    ) -> Seeds | None:
        """The claims behind the one row with this beginning of an id; ``None`` where that is no small part.

        Args:
            prefix: an id or its beginning.
            kinds: the kinds of row that are meant.
            explained: whether all that is named beside the claims is wanted in full.
        """
        with self._database.reading() as connection:
            return around_row(connection, prefix, kinds, explained=explained)

    def around_duties(self, duties: Iterable[str], *, kept: bool = False) -> Seeds | None:
        """The claims that read one of these duties; ``None`` where that is no small part of the record.

        With ``kept``, those too that say whether one is kept.
        """
        kinds = (Derived.READING, Derived.COMPLIANCE) if kept else (Derived.READING,)
        with self._database.reading() as connection:
            return around_duties(connection, duties, kinds)

    def part(self, seeds: Seeds, judgements: Sequence[Judgement]) -> Part:
        """The part of the record, once linked, around some claims; ``judgements`` are all of the record's."""
        with self._database.reading() as connection:
            return part_of(connection, seeds, judgements)

    def printed_name(self, actor: str) -> str | None:
        """How the documents, once linked, write an actor's name: the form used most."""
        with self._database.reading() as connection:
            return printed_name(Postings(connection), actor)

    def known_place(self, place: str) -> KnownPlace | None:
        """A place of the gazetteer that events were told to be at, by id; once they are linked."""
        with self._database.reading() as connection:
            return known_place(Postings(connection), place)

    # Evidence and claims.

    def documents(self, filter_: Filter = EVERYTHING) -> tuple[Document, ...]:
        """The documents that count now and have a claim that passes."""
        with self._database.reading() as connection:
            return queries.documents(connection, lookup.whole(connection, filter_))

    def history(self, document: str) -> tuple[Document, ...]:
        """What the document's address showed, oldest first.

        Raises:
            NotFoundError: no document's id begins with ``document``.
        """
        with self._database.reading() as connection:
            return queries.history(connection, lookup.find_document(connection, document))

    def captures(self) -> Iterator[Capture]:
        """Every document that counts now with its bytes, to be read again."""
        with self._database.reading() as connection:
            yield from queries.captures(connection)

    def claims(self, filter_: Filter = EVERYTHING) -> tuple[Claim, ...]:
        """The claims that pass, as their newest labelling has them."""
        with self._database.reading() as connection:
            return queries.claims(connection, lookup.whole(connection, filter_))

    def find_claim(self, prefix: str) -> Claim:
        """The claim whose id begins with ``prefix``, in the first document that has it.

        Raises:
            NotFoundError: there is none.
            UsageError: there are several; lists some.
        """
        with self._database.reading() as connection:
            return lookup.find_claim(connection, prefix)

    def events(self, filter_: Filter = EVERYTHING) -> tuple[Event, ...]:
        """The events whose claim passes."""
        with self._database.reading() as connection:
            return queries.events(connection, lookup.whole(connection, filter_))

    def casualties(self, filter_: Filter = EVERYTHING) -> tuple[CasualtyClaim, ...]:
        """The casualty claims whose claim passes."""
        with self._database.reading() as connection:
            return queries.casualties(connection, lookup.whole(connection, filter_))

    def evidence(self, prefix: str) -> tuple[Evidence, ...]:
        """The words behind the row whose id begins with ``prefix``; raises as `find_claim`."""
        with self._database.reading() as connection:
            return lookup.evidence(connection, prefix)

    # What linking derived. A row passes a filter when one of its claims does.

    def incidents(self, filter_: Filter = EVERYTHING) -> tuple[Incident, ...]:
        """Incidents, as linking ordered them."""
        return self._derived(Derived.INCIDENT, Incident, filter_)

    def relations(self, filter_: Filter = EVERYTHING) -> tuple[Relation, ...]:
        """Relations between claims."""
        return self._derived(Derived.RELATION, Relation, filter_)

    def readings(self, filter_: Filter = EVERYTHING) -> tuple[PartyReading, ...]:
        """How parties read the duties."""
        return self._derived(Derived.READING, PartyReading, filter_)

    def compliance(self, filter_: Filter = EVERYTHING) -> tuple[ComplianceClaim, ...]:
        """What is said of how duties are kept."""
        return self._derived(Derived.COMPLIANCE, ComplianceClaim, filter_)

    def tracks(self, filter_: Filter = EVERYTHING) -> tuple[TrackEvent, ...]:
        """Claims on running matters."""
        return self._derived(Derived.TRACK, TrackEvent, filter_)

    def origins(self, filter_: Filter = EVERYTHING) -> tuple[Origin, ...]:
        """Origins with those of the claims that pass that go back to each."""
        with self._database.reading() as connection:
            return queries.origins(connection, self._passing(connection, filter_))

    def is_linked(self) -> bool:
        """Whether what is derived was derived from what counts now, by this version of trucewatch."""
        with self._database.reading() as connection:
            return is_linked(connection)

    # The record itself.

    def coverage(self) -> Coverage:
        """Documents and claims by publisher and by side."""
        with self._database.reading() as connection:
            return coverage(connection)

    def custody(self) -> tuple[CustodyEntry, ...]:
        """The custody log, oldest first."""
        with self._database.reading() as connection:
            return entries(connection)

    def verify(self) -> tuple[str, ...]:
        """One sentence for everything in the record that is not as the custody log says."""
        with self._database.reading() as connection:
            return tuple(faults(connection))

    def _passing(self, connection: Connection, filter_: Filter) -> set[str] | None:
        """Ids of the claims that pass; ``None`` where all do."""
        if filter_ == EVERYTHING:
            return None
        return queries.claim_ids(connection, lookup.whole(connection, filter_))

    def _derived(self, kind: Derived, model: type[Row], filter_: Filter) -> tuple[Row, ...]:
        with self._database.reading() as connection:
            passing = self._passing(connection, filter_)
            if passing is None:
                return tuple(queries.derived(connection, kind, model))
            rows = queries.derived_of(connection, kind, model, passing)
            about = lookup.whole(connection, filter_).about

        def about_it(row: Row) -> bool:
            """A relation is about what its claims are."""
            referents = {tie.id for tie in referents_of(row)}
            return about is None or about in referents or not referents

        return tuple(filter(about_it, rows))
