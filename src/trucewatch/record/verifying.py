"""Whether the record is what its custody log says: from the log's seals down to the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from trucewatch.model.base import sha256_bytes, sha256_text
from trucewatch.record import schema
from trucewatch.record.custody import Action, CustodyEntry, entries
from trucewatch.record.queries import all_labellings

_CAME_IN = {Action.CAPTURED, Action.SUPERSEDED, Action.COPIED}


def faults(connection: Connection) -> Iterator[str]:
    """One sentence for everything that does not hold; none for a sound record.

    Checked are the chain of entries, the digest of every byte string, text, labelling, theatre and
    judgement, that each has its entry, and that every span of every labelling slices to its text.
    """
    log = entries(connection)
    yield from _chain(log)
    yield from _evidence(connection, {entry.sha256 for entry in log if entry.action in _CAME_IN})
    yield from _labellings(connection, {entry.sha256 for entry in log if entry.action is Action.ANNOTATED})
    for action, table in ((Action.THEATRE_KEPT, schema.theatres), (Action.JUDGED, schema.judgements)):
        told = {entry.sha256 for entry in log if entry.action is action}
        for row in _each(connection, select(table.c.row)):
            if sha256_text(row.row) not in told:
                yield f"{table.name}: no entry tells of {row.row[:60]} … as it stands"


def _chain(log: tuple[CustodyEntry, ...]) -> Iterator[str]:
    previous = ""
    for number, entry in enumerate(log, start=1):
        if entry.seq != number:
            yield f"custody entry {number}: missing"
            return
        if entry.previous != previous or entry.hash != entry.sealed():
            yield f"custody entry {number}: its seal is broken"
        previous = entry.hash


def _evidence(connection: Connection, told: set[str]) -> Iterator[str]:
    for row in _each(connection, select(schema.bytes_)):
        if sha256_bytes(row.data) != row.sha256:
            yield f"bytes {row.sha256}: their digest is another"
        if row.sha256 not in told:
            yield f"bytes {row.sha256}: no entry tells where they came from"
    kept = schema.versions.c
    for row in _each(connection, select(kept.id, kept.text, kept.text_sha256)):
        if sha256_text(row.text) != row.text_sha256:
            yield f"version {row.id}: its text's digest is another"


def _labellings(connection: Connection, told: set[str]) -> Iterator[str]:
    for name, document, rows in all_labellings(connection):
        if rows.digest() not in told:
            yield f"{name}: no entry tells of it as it stands"
        try:
            rows.reading(document).checked()
        except ValueError as error:
            yield f"{name}: {error}"


def _each(connection: Connection, asked: Select[Any]) -> Iterator[Any]:
    """Rows a few at a time: bytes and texts of a whole record need not fit in memory."""
    yield from connection.execute(asked.execution_options(yield_per=50))
