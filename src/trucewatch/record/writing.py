"""Everything that adds to a record. Each function runs within one transaction of its caller's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from sqlalchemy import Connection, Table, func, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_new

from trucewatch.errors import NotFoundError, RecordError
from trucewatch.model.base import sha256_bytes, sha256_text
from trucewatch.model.document import Capture
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.linking import Judgement
from trucewatch.model.reading import DocumentReading
from trucewatch.model.theatre import Theatre
from trucewatch.record import schema
from trucewatch.record.custody import Action, Custodian
from trucewatch.record.rows import LabellingRows, canonical, version_id, version_row
from trucewatch.record.state import newest_labelling, theatres_digest, version_shown_at


class Addition(StrEnum):
    """What adding a reading did to the record."""

    NOTHING = "nothing"  # all of it was known
    DOCUMENT = "document"  # a new address
    VERSION = "version"  # other bytes or metadata at a known address
    COPY = "copy"  # known bytes and metadata at another address
    LABELLING = "labelling"  # a known version, read by another reader or with other theatres


def add_reading(connection: Connection, capture: Capture, reading: DocumentReading) -> Addition:
    """Keep a document with its reading: bytes, version, appearance, claims, labelling, custody."""
    document = capture.document
    if reading.document != document:
        raise RecordError(f"the reading of {reading.document.name} is not one of {document.name}")
    if sha256_bytes(capture.data) != document.sha256 or sha256_text(document.text) != document.text_sha256:
        raise RecordError(f"the bytes or the text of {document.name} do not match their digests")
    reading.checked()
    custodian = Custodian(connection)
    appeared = _appear(connection, capture, custodian)
    labelled = _label(connection, version_id(document), reading, custodian)
    if appeared is Addition.NOTHING and labelled:
        return Addition.LABELLING
    return appeared


def add_judgement(connection: Connection, judgement: Judgement) -> bool:
    """Keep a judgement; whether it is new. The same id with another content is refused."""
    row = canonical(judgement.model_dump(mode="json"))
    ids = schema.judgements.c.id
    known = connection.execute(select(schema.judgements.c.row).where(ids == judgement.id)).scalar()
    if known is not None:
        if known != row:
            raise RecordError(f"judgement {judgement.id} stands in the record with another content")
        return False
    if judgement.verb == "revoke":
        for subject in judgement.subjects:
            if connection.execute(select(ids).where(ids == subject)).scalar() is None:
                raise NotFoundError(f"no judgement {subject} to revoke")
    connection.execute(insert(schema.judgements).values(id=judgement.id, row=row))
    digest = sha256_text(row)
    Custodian(connection).note(Action.JUDGED, judgement.id, digest, judgement.verb, who=judgement.by)
    return True


def add_theatres(connection: Connection, theatres: Sequence[Theatre]) -> None:
    """Keep the theatres that reading uses from now on; one that changed takes its forerunner's place."""
    table = schema.theatres
    custodian = Custodian(connection)
    for theatre in theatres:
        row = canonical(theatre.model_dump(mode="json", exclude_defaults=True))
        digest = sha256_text(row)
        newest = select(table.c.sha256).where(table.c.theatre == theatre.theatre)
        if connection.execute(newest.order_by(table.c.seq.desc()).limit(1)).scalar() != digest:
            connection.execute(insert(table).values(theatre=theatre.theatre, sha256=digest, row=row))
            custodian.note(Action.THEATRE_KEPT, theatre.theatre, digest, theatre.title)


def _appear(connection: Connection, capture: Capture, custodian: Custodian) -> Addition:
    """Note that the address shows this version, unless it was the last that it showed."""
    document = capture.document
    version = version_id(document)
    shown = version_shown_at(connection, document.id)
    if shown == version:
        return Addition.NOTHING
    known = connection.execute(
        select(func.count()).select_from(schema.versions).where(schema.versions.c.id == version)
    ).scalar_one()
    if not known:
        new_bytes = insert_new(schema.bytes_).values(sha256=document.sha256, data=capture.data)
        connection.execute(new_bytes.on_conflict_do_nothing())
        connection.execute(
            insert(schema.versions).values(
                id=version,
                sha256=document.sha256,
                text_sha256=document.text_sha256,
                text=document.text,
                published=document.published.isoformat() if document.published else None,
                publisher=document.publisher,
                row=version_row(document),
            )
        )
    connection.execute(
        insert(schema.appearances).values(
            document=document.id,
            address=document.address,
            name=document.name,
            version=version,
            captured_at=document.captured_at.isoformat(),
        )
    )
    if shown is not None:
        custodian.note(Action.SUPERSEDED, document.id, document.sha256, f"{shown} by {version}")
        return Addition.VERSION
    if known:
        custodian.note(Action.COPIED, document.id, document.sha256, f"{document.address} shows {version}")
        return Addition.COPY
    custodian.note(Action.CAPTURED, document.id, document.sha256, document.address)
    return Addition.DOCUMENT


def _label(connection: Connection, version: str, reading: DocumentReading, custodian: Custodian) -> bool:
    """Keep the labelling, unless the version's newest is by the same reader with the same theatres."""
    theatres = theatres_digest(connection)
    newest = newest_labelling(connection, version)
    if newest is not None and (newest.reader, newest.theatres) == (reading.reader, theatres):
        return False
    rows = LabellingRows.of(reading)
    digest = rows.digest()
    kept = connection.execute(
        insert(schema.labellings).values(
            version=version, reader=reading.reader, theatres=theatres, digest=digest, row=rows.rest
        )
    )
    (labelling,) = kept.inserted_primary_key or (None,)
    if reading.claims:
        spans = [
            {
                "id": claim.id,
                "text_sha256": reading.document.text_sha256,
                "spans": canonical(
                    [claim.source.span, claim.cue.spans if claim.cue else [], claim.content.spans]
                ),
            }
            for claim in reading.claims
        ]
        connection.execute(insert_new(schema.claims).on_conflict_do_nothing(), spans)
    _insert_all(
        connection,
        schema.labels,
        [
            {
                "labelling": labelling,
                "position": position,
                "claim": claim.id,
                "side": claim.source.side,
                "actor": claim.source.actor,
                "stance": claim.stance.value,
                "about": "".join(f";{tie.id};" for tie in claim.about),
                "row": row,
            }
            for position, (claim, row) in enumerate(zip(reading.claims, rows.claims, strict=True))
        ],
    )
    told: list[tuple[Table, Sequence[Event | CasualtyClaim], tuple[str, ...]]] = [
        (schema.events, reading.events, rows.events),
        (schema.casualties, reading.casualties, rows.casualties),
    ]
    for table, objects, texts in told:
        numbered = enumerate(zip(objects, texts, strict=True))
        _insert_all(
            connection,
            table,
            [
                {"labelling": labelling, "position": at, "id": each.id, "claim": each.claim, "row": row}
                for at, (each, row) in numbered
            ],
        )
    custodian.note(Action.ANNOTATED, version, digest, reading.reader)
    return True


def _insert_all(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(insert(table), rows)
