"""What counts now: of each address the newest version, of each version the newest labelling."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from sqlalchemy import Connection, Subquery, func, select

from trucewatch.model.base import content_id
from trucewatch.record.schema import appearances, judgements, labellings, theatres


class ReadBy(NamedTuple):
    """What a labelling was made with."""

    reader: str
    theatres: str
    """Digest of the theatres in use."""


class TheatreRow(NamedTuple):
    """A theatre as it is kept: canonical JSON and its digest."""

    theatre: str
    sha256: str
    row: str


def current_versions() -> Subquery:
    """One row (document, address, name, version, captured_at) per version that some address shows now.

    A version that several addresses show counts once, at the first of them by name.
    """
    newest = select(func.max(appearances.c.seq)).group_by(appearances.c.document)
    among = func.row_number().over(
        partition_by=appearances.c.version, order_by=(appearances.c.name, appearances.c.document)
    )
    showing = select(appearances, among.label("place")).where(appearances.c.seq.in_(newest)).subquery()
    return select(showing).where(showing.c.place == 1).subquery("current")


def newest_labellings() -> Subquery:
    """One row (version, labelling) per version that was read."""
    return (
        select(labellings.c.version, func.max(labellings.c.id).label("labelling"))
        .group_by(labellings.c.version)
        .subquery("newest")
    )


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection, for what is asked some hundreds of times for each document."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection), "a record is a SQLite file"
    return driver


def version_shown_at(connection: Connection, document: str) -> str | None:
    """The version that the document's address showed last."""
    return connection.execute(
        select(appearances.c.version)
        .where(appearances.c.document == document)
        .order_by(appearances.c.seq.desc())
        .limit(1)
    ).scalar()


def newest_labelling(connection: Connection, version: str) -> ReadBy | None:
    """What the version's newest labelling was made with; ``None`` when it was never read."""
    row = connection.execute(
        select(labellings.c.reader, labellings.c.theatres)
        .where(labellings.c.version == version)
        .order_by(labellings.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else ReadBy(row.reader, row.theatres)


def theatre_rows(connection: Connection) -> list[TheatreRow]:
    """The newest row of each theatre, alphabetically."""
    newest = select(func.max(theatres.c.seq)).group_by(theatres.c.theatre)
    rows = connection.execute(
        select(theatres.c.theatre, theatres.c.sha256, theatres.c.row)
        .where(theatres.c.seq.in_(newest))
        .order_by(theatres.c.theatre)
    )
    return [TheatreRow(row.theatre, row.sha256, row.row) for row in rows]


def theatres_digest(connection: Connection) -> str:
    """A digest of the theatres that reading uses now."""
    return content_id(*(row.sha256 for row in theatre_rows(connection)))


def snapshot_id(connection: Connection) -> str:
    """A digest of what counts now: versions with their labellings, judgements, theatres.

    Addresses, times and the order in which things came in are left out: the same reporting, read by
    the same reader with the same theatres and judgements, has the same id on every machine.
    """
    current, newest = current_versions(), newest_labellings()
    read = connection.execute(
        select(current.c.version, labellings.c.digest)
        .join(newest, newest.c.version == current.c.version)
        .join(labellings, labellings.c.id == newest.c.labelling)
        .order_by(current.c.version)
    )
    judged = connection.execute(select(judgements.c.id).order_by(judgements.c.id)).scalars()
    return content_id([list(row) for row in read], list(judged), theatres_digest(connection))
