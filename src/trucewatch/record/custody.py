"""The custody log: what was done to the record, in entries each of which seals the one before."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version

from sqlalchemy import Connection, insert, select

from trucewatch.model.base import Frozen, content_id
from trucewatch.record.schema import custody

#: Who acts when no person does.
PROGRAM = f"trucewatch {version('trucewatch')}"


class Action(StrEnum):
    """What was done."""

    CAPTURED = "captured"  # bytes came in from an address for the first time
    SUPERSEDED = "superseded"  # an address showed other bytes or metadata than before
    COPIED = "copied"  # bytes and metadata that are known already were found at another address
    ANNOTATED = "annotated"  # a reader's labelling was kept
    THEATRE_KEPT = "theatre_kept"
    JUDGED = "judged"
    LINKED = "linked"  # what is derived was replaced


class CustodyEntry(Frozen):
    """One entry of the log."""

    seq: int
    """From 1, without gaps."""
    at: datetime
    """UTC."""
    who: str
    action: Action
    object: str
    """Id of the document, version, theatre, judgement or snapshot."""
    sha256: str
    """Digest of what was kept: bytes, labelling, theatre, judgement or links."""
    note: str
    previous: str
    """``hash`` of the entry before; empty for the first."""
    hash: str
    """SHA-256 over all the fields above."""

    def sealed(self) -> str:
        """What ``hash`` must be."""
        return content_id(
            self.seq,
            self.at.isoformat(),
            self.who,
            self.action.value,
            self.object,
            self.sha256,
            self.note,
            self.previous,
        )


class Custodian:
    """Writes entries within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        last = connection.execute(
            select(custody.c.seq, custody.c.hash).order_by(custody.c.seq.desc()).limit(1)
        ).one_or_none()
        self._seq: int = last.seq if last else 0
        self._previous: str = last.hash if last else ""

    def note(self, action: Action, of: str, sha256: str, note: str = "", *, who: str = PROGRAM) -> None:
        """Add an entry about the object ``of``, with the digest of what was kept."""
        entry = CustodyEntry(
            seq=self._seq + 1,
            at=datetime.now(UTC),
            who=who,
            action=action,
            object=of,
            sha256=sha256,
            note=note,
            previous=self._previous,
            hash="",
        )
        entry = entry.model_copy(update={"hash": entry.sealed()})
        row = entry.model_dump() | {"at": entry.at.isoformat(), "action": action.value}
        self._connection.execute(insert(custody).values(row))
        self._seq, self._previous = entry.seq, entry.hash


def entries(connection: Connection) -> tuple[CustodyEntry, ...]:
    """The whole log, oldest first."""
    rows = connection.execute(select(custody).order_by(custody.c.seq))
    return tuple(
        CustodyEntry.model_construct(
            **{**row._mapping, "at": datetime.fromisoformat(row.at), "action": Action(row.action)}
        )
        for row in rows
    )
