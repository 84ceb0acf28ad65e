"""The book of links: documents in the record's order, what linking derived of each, and indexes over it.

A document that comes after all others is added at the end. One that comes before some, or changes, or about
which somebody judges, drops what was derived from its place on, and that is made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import Column, Connection, delete, func, insert, select, update

from trucewatch.errors import RecordError
from trucewatch.model.linkage import Posting
from trucewatch.model.linking import ClaimOrigin, Incident, Judgement
from trucewatch.model.reading import DocumentReading
from trucewatch.model.ties import DerivedRow, claims_of, referents_of
from trucewatch.record import queries, schema
from trucewatch.record.custody import PROGRAM, Action, Custodian
from trucewatch.record.linked_rows import RANKS, Derived, kind_of
from trucewatch.record.postings import Postings
from trucewatch.record.printed import note_names
from trucewatch.record.state import driver_of
from trucewatch.record.writing import add_judgement

#: What has the place of the document that made it.
_OF_A_PLACE = (
    schema.derived,
    schema.rests,
    schema.about,
    schema.origins,
    schema.postings,
    schema.tells,
)
# Some dozens of rows for each document, so these go to the driver as they are.
_AT = "SELECT document, labelling FROM places WHERE place = ?"
_TRACE = "SELECT trace FROM places WHERE place = ?"
_KEEP = "INSERT INTO derived (kind, place, position, id, row) VALUES (?, ?, ?, ?, ?)"
_REST = "INSERT INTO rests (claim, kind, place, position) VALUES (?, ?, ?, ?)"
_TIE = "INSERT INTO about (claim, rank, place, position, kind, id) VALUES (?, ?, ?, ?, ?, ?)"
_UNTOLD = "INSERT OR IGNORE INTO untold (incident) VALUES (?)"
_TELLS = "INSERT INTO tells (place, incident) VALUES (?, ?)"
_ORIGIN = (
    "INSERT OR REPLACE INTO origins (claim, place, origin, reason, sides, actor) VALUES (?, ?, ?, ?, ?, ?)"
)

#: How many readings that got a place are kept at hand until their turn comes.
_AT_HAND = 500
#: Raised when what linking leaves takes another form: what stands in an older one is made anew.
FORM = 2


class State(NamedTuple):
    """Up to where evidence and judgements were taken in, and the program that did it."""

    appearance: int = 0
    labelling: int = 0
    judgement: int = 0
    theatre: int = 0
    made_by: str = f"{PROGRAM}, form {FORM}"


def state_of(connection: Connection) -> State:
    """Up to where evidence and judgements go now."""

    def newest(column: Column[int]) -> int:
        return connection.execute(select(func.max(column))).scalar() or 0

    return State(
        appearance=newest(schema.appearances.c.seq),
        labelling=newest(schema.labellings.c.id),
        judgement=newest(schema.judgements.c.seq),
        theatre=newest(schema.theatres.c.seq),
    )


def is_linked(connection: Connection) -> bool:
    """Whether all that counts now is linked, by this version of trucewatch."""
    kept = connection.execute(select(schema.linked)).one_or_none()
    if kept is None or State(*kept) != state_of(connection):
        return False
    waiting = select(schema.places.c.sort_key).where(schema.places.c.place.is_(None)).limit(1)
    untold = select(schema.untold.c.incident).limit(1)
    return connection.execute(waiting).first() is None and connection.execute(untold).first() is None


class Book:
    """The book of one record, within one transaction; what linking remembers (`Linkage`) among it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver = driver_of(connection)
        self._readings: dict[tuple[str, int], DocumentReading] = {}
        self._postings = Postings(connection)
        self._kept, self._digest = False, sha256()
        self.judgements = queries.judgements(connection)
        self.theatres = queries.theatres(connection)

    # -- the order of documents --------------------------------------------------------------------

    def take_in(self, sort_key: Callable[[DocumentReading], str]) -> None:
        """Give what came in since the last time its place in the order, and drop what is linked behind it.

        Args:
            sort_key: the text by which documents sort.
        """
        kept = self._connection.execute(select(schema.linked)).one_or_none()
        state, now = State(*kept) if kept is not None else State(), state_of(self._connection)
        if (state.made_by, state.theatre) != (now.made_by, now.theatre):
            self.cut(0)
        if state.judgement != now.judgement:
            self.cut(self._first_judged(state.judgement))
        for version in self._changed_versions(state):
            self._put_in_order(version, sort_key)
        self._keep_state()

    def waiting(self) -> Iterator[tuple[int, DocumentReading]]:
        """The documents that are to be linked, with the place of each; goes on with those that come up."""
        table = schema.places.c
        while True:
            place = self._connection.execute(select(func.max(table.place))).scalar()
            asked = select(table.sort_key, table.document, table.labelling).where(table.place.is_(None))
            row = self._connection.execute(asked.order_by(table.sort_key).limit(1)).one_or_none()
            if row is None:
                return
            yield (0 if place is None else place + 1), self._reading(row.document, row.labelling)

    def left(self) -> int:
        """How many documents are to be linked."""
        asked = select(func.count()).select_from(schema.places).where(schema.places.c.place.is_(None))
        return self._connection.execute(asked).scalar_one()

    def cut(self, place: int) -> None:
        """Drop all that was derived from the document at ``place`` on."""
        table = schema.tells.c
        self.untold(self._connection.execute(select(table.incident).where(table.place >= place)).scalars())
        for dropped in _OF_A_PLACE:
            self._connection.execute(delete(dropped).where(dropped.c.place >= place))
        again = update(schema.places).where(schema.places.c.place >= place)
        self._connection.execute(again.values(place=None, trace=None))
        self._postings.forget()

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement that linking made; whether it is new."""
        new = add_judgement(self._connection, judgement)
        if new:
            self.judgements = queries.judgements(self._connection)
            self._keep_state()
        return new

    # -- what linking derived ----------------------------------------------------------------------

    def keep(
        self,
        place: int,
        rows: Iterable[DerivedRow],
        origins: Iterable[ClaimOrigin],
        incidents: Iterable[str] = (),
    ) -> None:
        """Keep what linking the document at ``place`` brought.

        Args:
            place: its number in the record's order.
            rows: all derived rows but incidents, in linking's order.
            origins: of its claims, and of earlier ones that it moved.
            incidents: those that have to be described anew.
        """
        positions: dict[Derived, int] = {}
        for row in rows:
            kind = kind_of(row)
            positions[kind] = positions.get(kind, -1) + 1
            self._keep_row(kind, place, positions[kind], row)
        told = [(o.claim, place, o.origin, o.reason.value, ";".join(o.sides), o.actor) for o in origins]
        self._driver.executemany(_ORIGIN, told)
        told_of = tuple(incidents)
        self._driver.executemany(_TELLS, [(place, one) for one in told_of])
        self.untold(told_of)
        self._postings.flush()

    def untold(self, incidents: Iterable[str]) -> None:
        """Note incidents that have to be described anew."""
        self._driver.executemany(_UNTOLD, [(incident,) for incident in incidents])

    def to_tell(self) -> tuple[str, ...]:
        """The incidents that have to be described, in the order of their ids."""
        asked = select(schema.untold.c.incident).order_by(schema.untold.c.incident)
        return tuple(self._connection.execute(asked).scalars())

    def tell(self, id_: str, incident: Incident | None, place: int, position: int) -> None:
        """Keep an incident as described, in the place of what it was before; ``None`` where there is none."""
        connection, row = self._connection, schema.derived.c
        same = (row.kind == Derived.INCIDENT.value, row.id == id_)
        known = connection.execute(select(row.place, row.position).where(*same)).one_or_none()
        if known is not None:
            at = (Derived.INCIDENT.value, known.place, known.position)
            connection.execute(delete(schema.derived).where(*same))
            connection.exec_driver_sql("DELETE FROM rests WHERE kind = ? AND place = ? AND position = ?", at)
            connection.exec_driver_sql(
                "DELETE FROM about WHERE rank = 0 AND place = ? AND position = ?", at[1:]
            )
        connection.execute(delete(schema.untold).where(schema.untold.c.incident == id_))
        if incident is not None:
            self._keep_row(Derived.INCIDENT, place, position, incident)

    def close(self) -> None:
        """Seal what was kept in the custody log."""
        if self._kept:
            place = self._connection.execute(select(func.max(schema.places.c.place))).scalar()
            Custodian(self._connection).note(
                Action.LINKED, f"{(place or 0) + 1} documents", self._digest.hexdigest()
            )
            self._kept, self._digest = False, sha256()

    # -- what linking remembers --------------------------------------------------------------------

    def reading(self, place: int) -> DocumentReading:
        """The reading of the document at ``place``."""
        ((document, labelling),) = self._driver.execute(_AT, (place,))
        return self._reading(document, labelling)

    def trace(self, place: int) -> str:
        """What linking noted of that document."""
        ((trace,),) = self._driver.execute(_TRACE, (place,))
        return str(trace)

    def add(self, place: int, reading: DocumentReading, trace: str) -> None:
        """Remember the first of the waiting documents at the next place."""
        table = schema.places
        first = select(func.min(table.c.sort_key)).where(table.c.place.is_(None)).scalar_subquery()
        done = self._connection.execute(
            update(table)
            .where(table.c.sort_key == first, table.c.document == reading.document.id)
            .values(place=place, trace=trace)
        )
        if done.rowcount != 1:
            raise RecordError(f"{reading.document.name} is not the next document to be linked")
        note_names(self._postings, place, reading)

    def post(self, place: int, index: str, key: str, item: str) -> None:
        """Note an item of the document at ``place`` under a key of an index."""
        self._postings.post(place, index, key, item)

    def first(self, index: str, key: str, count: int) -> Sequence[Posting]:
        """The first items under a key."""
        return self._postings.first(index, key, count)

    def last(self, index: str, key: str, count: int) -> Sequence[Posting]:
        """The last items under a key."""
        return self._postings.last(index, key, count)

    def every(self, index: str, key: str) -> Sequence[Posting]:
        """All items under a key."""
        return self._postings.every(index, key)

    # -- within ------------------------------------------------------------------------------------

    def _keep_row(self, kind: Derived, place: int, position: int, row: DerivedRow) -> None:
        text = row.model_dump_json()
        self._digest.update(text.encode("utf-8", "surrogatepass"))
        self._kept = True
        at = (kind.value, place, position)
        self._driver.execute(_KEEP, (*at, row.id, text))
        claims = list(dict.fromkeys(claims_of(row)))
        self._driver.executemany(_REST, [(claim, *at) for claim in claims])
        ties = [
            (claim, RANKS[kind], place, 2 * position + number, tie.kind.value, tie.id)
            for claim in claims
            for number, tie in enumerate(referents_of(row))
        ]
        self._driver.executemany(_TIE, ties)

    def _reading(self, document: str, labelling: int) -> DocumentReading:
        known = self._readings.pop((document, labelling), None)
        return known if known is not None else queries.reading(self._connection, document, labelling)

    def _keep_state(self) -> None:
        self._connection.execute(delete(schema.linked))
        self._connection.execute(insert(schema.linked).values(state_of(self._connection)._asdict()))

    def _changed_versions(self, state: State) -> list[str]:
        """The versions that something came in about: shown anew, shown no more, or read again."""
        shown, kept = schema.appearances.c, schema.labellings.c
        documents = select(shown.document).where(shown.seq > state.appearance)
        touched = select(shown.version).where(shown.document.in_(documents))
        read = select(kept.version).where(kept.id > state.labelling)
        return sorted(set(self._connection.execute(touched.union(read)).scalars()))

    def _put_in_order(self, version: str, sort_key: Callable[[DocumentReading], str]) -> None:
        """Give a version the place that it has now, if it counts and was read."""
        table = schema.places
        known = self._connection.execute(select(table).where(table.c.version == version)).one_or_none()
        counts = queries.counting(self._connection, version)
        if known is not None:
            if counts == (known.document, known.labelling):
                return
            if known.place is not None:
                self.cut(known.place)
            self._connection.execute(delete(table).where(table.c.version == version))
        if counts is None:
            return
        document, labelling = counts
        reading = queries.reading(self._connection, document, labelling)
        if len(self._readings) < _AT_HAND:
            self._readings[document, labelling] = reading
        key = sort_key(reading)
        after = select(func.min(table.c.place)).where(table.c.sort_key > key, table.c.place.is_not(None))
        place = self._connection.execute(after).scalar()
        if place is not None:
            self.cut(place)
        self._connection.execute(
            insert(table).values(sort_key=key, version=version, document=document, labelling=labelling)
        )

    def _first_judged(self, since: int) -> int:
        """The first place that a judgement after ``since`` speaks of; 0 where that is not known."""
        asked = select(schema.judgements.c.row).where(schema.judgements.c.seq > since)
        judged = [Judgement.model_validate_json(row) for row in self._connection.execute(asked).scalars()]
        by_id = {judgement.id: judgement for judgement in self.judgements}
        places = [self._place_of(subject, by_id) for one in judged for subject in one.subjects]
        return min(places, default=0)

    def _place_of(self, subject: str, judgements: dict[str, Judgement]) -> int:
        if subject in judgements:
            return min((self._place_of(s, judgements) for s in judgements[subject].subjects), default=0)
        places, labels, events = schema.places.c, schema.labels.c, schema.events.c
        for told in (
            # a claim's own document first: what rests on it may have come with a later one
            select(func.min(places.place)).where(
                places.labelling.in_(select(labels.labelling).where(labels.claim == subject))
            ),
            select(func.min(schema.rests.c.place)).where(schema.rests.c.claim == subject),
            select(func.min(schema.derived.c.place)).where(schema.derived.c.id == subject),
            select(func.min(places.place)).where(
                places.labelling.in_(select(events.labelling).where(events.id == subject))
            ),
            select(func.min(places.place)).where(
                places.labelling.in_(select(labels.labelling).where(labels.actor == subject))
            ),
        ):
            place = self._connection.execute(told).scalar()
            if place is not None:
                return int(place)
        return 0
