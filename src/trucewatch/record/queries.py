"""Questions to a record: model objects, always in the same order.

The order is that of publication (undated last), then of the document's name, bytes and id, then of the
text; so it does not depend on when something was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select

from trucewatch.model.claim import About, Claim
from trucewatch.model.document import Capture, Document
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.linking import ClaimOrigin, Judgement, Origin, origins_of
from trucewatch.model.reading import DocumentReading
from trucewatch.model.theatre import Theatre
from trucewatch.model.vocabulary import AboutKind, OriginReason
from trucewatch.record import schema
from trucewatch.record.filters import EVERYTHING, Filter
from trucewatch.record.linked_rows import Derived, Row
from trucewatch.record.rows import LabellingRows, casualty_of, claim_of, document_of, event_of
from trucewatch.record.state import current_versions, driver_of, newest_labellings, theatre_rows

# SQLite takes some thousands of values in one statement; this many always go.
_BATCH = 500

# One reading, at the address where it stands now. Linking asks for some of them for each document.
_READING = (
    "SELECT shown.document, shown.address, shown.name, shown.captured_at, versions.text, versions.row, "
    "labellings.reader, labellings.row FROM labellings JOIN versions ON versions.id = labellings.version "
    "JOIN appearances AS shown ON shown.version = versions.id "
    "WHERE labellings.id = ? AND shown.seq = (SELECT max(seq) FROM appearances WHERE document = ?)"
)
_ROWS = tuple(
    f"SELECT row FROM {table} WHERE labelling = ? ORDER BY position"  # noqa: S608 - our own tables
    for table in ("labels", "events", "casualties")
)


def documents(connection: Connection, filter_: Filter = EVERYTHING) -> tuple[Document, ...]:
    """The documents that count now and, where a claim is asked for, have such a claim."""
    current = current_versions()
    asked = select(*document_columns(current)).join(
        schema.versions, schema.versions.c.id == current.c.version
    )
    asked = asked.where(*_document_conditions(filter_, current)).order_by(*_order(current))
    if labels_asked := _label_conditions(filter_):
        newest = newest_labellings()
        matching = select(newest.c.version).join(
            schema.labels, schema.labels.c.labelling == newest.c.labelling
        )
        asked = asked.where(current.c.version.in_(matching.where(*labels_asked)))
    return tuple(document_of(row._asdict()) for row in connection.execute(asked))


def history(connection: Connection, document: str) -> tuple[Document, ...]:
    """What the document's address showed, oldest first; the last is what counts."""
    shown = schema.appearances
    rows = connection.execute(
        select(*document_columns(shown))
        .join(schema.versions, schema.versions.c.id == shown.c.version)
        .where(shown.c.document == document)
        .order_by(shown.c.seq)
    )
    return tuple(document_of(row._asdict()) for row in rows)


def captures(connection: Connection) -> Iterator[Capture]:
    """Every document that counts now with its bytes, one at a time, to be read again."""
    for document in documents(connection):
        kept = select(schema.bytes_.c.data).where(schema.bytes_.c.sha256 == document.sha256)
        yield Capture(document=document, data=connection.execute(kept).scalar_one())


def claims(connection: Connection, filter_: Filter = EVERYTHING) -> tuple[Claim, ...]:
    """The newest labelling of every claim that passes, each tied to what linking found it about."""
    current = current_versions()
    asked = _rows_of(schema.labels, filter_, current, schema.labels.c.claim)
    rows = connection.execute(asked.where(*_label_conditions(filter_))).all()
    about = ties(connection, {row.claim for row in rows})
    return tuple(claim_of(row.row, row.document, about.get(row.claim, ())) for row in rows)


def claim_ids(connection: Connection, filter_: Filter) -> set[str]:
    """The ids of the claims that pass."""
    asked = _rows_of(schema.labels, filter_, current_versions(), schema.labels.c.claim)
    return {str(row.claim) for row in connection.execute(asked.where(*_label_conditions(filter_)))}


def events(connection: Connection, filter_: Filter = EVERYTHING) -> tuple[Event, ...]:
    """Every event whose claim passes; those that the outlet tells have no claim, side or stance."""
    rows = connection.execute(_told(schema.events, filter_))
    return tuple(event_of(row.row, row.document) for row in rows)


def casualties(connection: Connection, filter_: Filter = EVERYTHING) -> tuple[CasualtyClaim, ...]:
    """Every casualty claim whose claim passes, likewise."""
    rows = connection.execute(_told(schema.casualties, filter_))
    return tuple(casualty_of(row.row, row.document) for row in rows)


def readings(connection: Connection) -> tuple[DocumentReading, ...]:
    """The newest reading of every document that counts now."""
    current, newest = current_versions(), newest_labellings()
    asked = (
        _labellings(current)
        .join(current, current.c.version == schema.versions.c.id)
        .join(newest, newest.c.labelling == schema.labellings.c.id)
        .order_by(*_order(current))
    )
    return tuple(rows.reading(document) for _, document, rows in _labelling_rows(connection, asked))


def all_labellings(connection: Connection) -> Iterator[tuple[str, Document, LabellingRows]]:
    """Every labelling that was ever made, by name, with its document where that stood last."""
    shown = schema.appearances
    last = select(func.max(shown.c.seq)).group_by(shown.c.version)
    asked = _labellings(shown).join(shown, shown.c.version == schema.versions.c.id)
    yield from _labelling_rows(
        connection, asked.where(shown.c.seq.in_(last)).order_by(schema.labellings.c.id)
    )


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, oldest first."""
    rows = connection.execute(select(schema.judgements.c.row).order_by(schema.judgements.c.seq)).scalars()
    return tuple(Judgement.model_validate_json(row) for row in rows)


def theatres(connection: Connection) -> tuple[Theatre, ...]:
    """The theatres in use, alphabetically."""
    return tuple(Theatre.model_validate_json(kept.row) for kept in theatre_rows(connection))


def derived(connection: Connection, kind: Derived, model: type[Row]) -> list[Row]:
    """The derived rows of one kind, as linking ordered them."""
    table = schema.derived.c
    asked = select(table.row).where(table.kind == kind.value).order_by(table.place, table.position)
    return [model.model_validate_json(row) for row in connection.execute(asked).scalars()]


def derived_of(
    connection: Connection, kind: Derived, model: type[Row], claim_ids: Iterable[str]
) -> list[Row]:
    """Those derived rows that rest on one of the claims, as linking ordered them."""
    table, rests = schema.derived.c, schema.rests.c
    found: dict[tuple[int, int], str] = {}
    for batch in batches(sorted(claim_ids)):
        same = and_(table.kind == rests.kind, table.place == rests.place, table.position == rests.position)
        asked = select(table.place, table.position, table.row).join_from(schema.rests, schema.derived, same)
        for row in connection.execute(asked.where(rests.claim.in_(batch), rests.kind == kind.value)):
            found[row.place, row.position] = row.row
    return [model.model_validate_json(found[at]) for at in sorted(found)]


def origins(connection: Connection, claim_ids: Iterable[str] | None = None) -> tuple[Origin, ...]:
    """The origins of the claims, or of all: each with those of them that go back to it."""
    table = schema.origins.c
    columns = select(table.claim, table.place, table.origin, table.reason, table.sides, table.actor)
    asked = (
        [columns]
        if claim_ids is None
        else [columns.where(table.claim.in_(batch)) for batch in batches(sorted(claim_ids))]
    )
    rows = [row for question in asked for row in connection.execute(question)]
    # The last row of a claim counts, in the place of the first: order is that of the claims.
    rows.sort(key=lambda row: row.place)
    return origins_of(
        ClaimOrigin(row.claim, row.origin, OriginReason(row.reason), _sides(row.sides), row.actor)
        for row in rows
    )


def origin_claims(connection: Connection, origin: str) -> tuple[str, ...]:
    """The claims that go back to an origin, in the record's order."""
    table = schema.origins.c
    asked = select(table.claim).where(table.origin == origin).order_by(table.place, table.claim)
    return tuple(dict.fromkeys(connection.execute(asked).scalars()))


def _sides(joined: str) -> tuple[str, ...]:
    return tuple(part for part in joined.split(";") if part)


def reading(connection: Connection, document: str, labelling: int) -> DocumentReading:
    """A labelling as the reading of the document at whose address it stands now."""
    driver = driver_of(connection)
    names = ("document", "address", "name", "captured_at", "text", "version_row", "reader", "rest")
    ((*values,),) = driver.execute(_READING, (labelling, document))
    columns = dict(zip(names, values, strict=True))
    claims, events, casualties = (
        tuple(row for (row,) in driver.execute(asked, (labelling,))) for asked in _ROWS
    )
    rows = LabellingRows(columns["reader"], columns["rest"], claims, events, casualties)
    return rows.reading(document_of(columns))


def counting(connection: Connection, version: str) -> tuple[str, int] | None:
    """The document and the labelling under which a version counts now; ``None`` where it does not.

    As `current_versions` and `newest_labellings`, for one version.
    """
    shown, kept = schema.appearances.c, schema.labellings.c
    showing = select(shown.document).where(shown.version == version).distinct()
    newest = select(func.max(shown.seq)).where(shown.document.in_(showing)).group_by(shown.document)
    document = connection.execute(
        select(shown.document)
        .where(shown.seq.in_(newest), shown.version == version)
        .order_by(shown.name, shown.document)
        .limit(1)
    ).scalar()
    labelling = connection.execute(select(func.max(kept.id)).where(kept.version == version)).scalar()
    return None if document is None or labelling is None else (document, labelling)


def ties(connection: Connection, claim_ids: set[str]) -> dict[str, list[About]]:
    """What linking found each of the claims to be about, in its order."""
    tied: dict[str, list[About]] = {}
    for batch in batches(sorted(claim_ids)):
        asked = select(schema.about).where(schema.about.c.claim.in_(batch))
        order = (schema.about.c.claim, schema.about.c.rank, schema.about.c.place, schema.about.c.position)
        for row in connection.execute(asked.order_by(*order)):
            tied.setdefault(row.claim, []).append(About(kind=AboutKind(row.kind), id=row.id))
    return tied


def order_of(reading: DocumentReading) -> tuple[bool, str, str, str, str, str]:
    """Sorts readings as the record does (`_order`)."""
    document = reading.document
    published = document.published.isoformat() if document.published else ""
    return not published, published, document.name, document.sha256, document.text_sha256, document.id


def batches(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """``values`` in portions that one statement takes."""
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]


def begins_with(column: ColumnElement[Any], prefix: str) -> ColumnElement[bool]:
    """Whether the column begins with ``prefix``; as a range, which an index serves."""
    return and_(column >= prefix, column < prefix + "\U0010ffff")


def document_columns(shown: Any) -> list[ColumnElement[Any]]:
    """What a document is made of, from an appearance and its version."""
    place = (shown.c.document, shown.c.address, shown.c.name, shown.c.captured_at)
    return [*place, schema.versions.c.text, schema.versions.c.row.label("version_row")]


def _order(current: Any) -> list[ColumnElement[Any]]:
    published = schema.versions.c.published
    return [
        published.is_(None),
        published,
        current.c.name,
        schema.versions.c.sha256,
        schema.versions.c.text_sha256,
        current.c.document,
    ]


def _rows_of(table: Table, filter_: Filter, current: Any, *columns: ColumnElement[Any]) -> Select[Any]:
    """Rows of the newest labellings in ``table``, of documents that pass, in order."""
    newest = newest_labellings()
    return (
        select(current.c.document, table.c.row, *columns)
        .select_from(current)
        .join(schema.versions, schema.versions.c.id == current.c.version)
        .join(newest, newest.c.version == current.c.version)
        .join(table, table.c.labelling == newest.c.labelling)
        .where(*_document_conditions(filter_, current))
        .order_by(*_order(current), table.c.position)
    )


def _told(table: Table, filter_: Filter) -> Select[Any]:
    """Events or casualties whose claim passes."""
    asked = _rows_of(table, filter_, current_versions())
    conditions = _label_conditions(filter_)
    if conditions:
        same_claim = and_(
            schema.labels.c.labelling == table.c.labelling, schema.labels.c.claim == table.c.claim
        )
        asked = asked.where(select(schema.labels.c.claim).where(same_claim, *conditions).exists())
    return asked


def _document_conditions(filter_: Filter, current: Any) -> list[ColumnElement[bool]]:
    published = schema.versions.c.published
    conditions: list[ColumnElement[bool]] = []
    if filter_.since is not None:
        conditions.append(published >= filter_.since.isoformat())
    if filter_.until is not None:
        conditions.append(published <= filter_.until.isoformat())
    if filter_.document is not None:
        conditions.append(current.c.document == filter_.document)
    return conditions


def _label_conditions(filter_: Filter) -> list[ColumnElement[bool]]:
    labels, about = schema.labels, schema.about
    conditions: list[ColumnElement[bool]] = []
    if filter_.side is not None:
        # Several sides are joined by ";": put one at each end, and any of them stands between two.
        conditions.append(
            or_(
                labels.c.side == filter_.side,
                (";" + labels.c.side + ";").contains(f";{filter_.side};", autoescape=True),
            )
        )
    if filter_.stance is not None:
        conditions.append(labels.c.stance == filter_.stance.value)
    if filter_.actor is not None:
        below = begins_with(labels.c.actor, f"{filter_.actor}/")
        conditions.append(or_(labels.c.actor == filter_.actor, below))
    if filter_.about is not None:
        conditions.append(
            or_(
                labels.c.claim.in_(select(about.c.claim).where(about.c.id == filter_.about)),
                labels.c.about.contains(f";{filter_.about};", autoescape=True),
            )
        )
    return conditions


def _labellings(shown: Any) -> Select[Any]:
    """Labellings with their version and, once joined, its document as ``shown``."""
    kept = schema.labellings.c
    return (
        select(*document_columns(shown), kept.id.label("labelling"), kept.reader, kept.row.label("rest"))
        .select_from(schema.labellings)
        .join(schema.versions, schema.versions.c.id == kept.version)
    )


def _labelling_rows(
    connection: Connection, asked: Select[Any]
) -> Iterator[tuple[str, Document, LabellingRows]]:
    """The labellings asked for, with their rows, some hundreds at a time."""
    for batch in batches(connection.execute(asked).all()):
        told = {
            table: _by_labelling(connection, table, [row.labelling for row in batch])
            for table in (schema.labels, schema.events, schema.casualties)
        }
        for row in batch:
            claims, events, casualties = (tuple(rows.get(row.labelling, ())) for rows in told.values())
            rows = LabellingRows(row.reader, row.rest, claims, events, casualties)
            yield f"labelling {row.labelling}", document_of(row._asdict()), rows


def _by_labelling(connection: Connection, table: Table, labellings: Sequence[int]) -> dict[int, list[str]]:
    """The rows of each labelling, in order."""
    asked = select(table.c.labelling, table.c.row).where(table.c.labelling.in_(labellings))
    rows: dict[int, list[str]] = {}
    for row in connection.execute(asked.order_by(table.c.labelling, table.c.position)):
        rows.setdefault(row.labelling, []).append(row.row)
    return rows
