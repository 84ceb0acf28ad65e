"""The database behind a record: opened, checked, and every failure told as one sentence."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import QueuePool

from trucewatch.errors import (
    NewerRecordError,
    NotARecordError,
    NotFoundError,
    RecordError,
    UnwritableRecordError,
)
from trucewatch.record.migrating import STEPS, migrate, version_of

#: Seconds that a process waits while another one writes.
PATIENCE = 30

#: Bytes of the file that are read as memory: linking looks up some thousand pages for each document.
MAPPED = 1 << 31
#: How many changed pages wait in the log until they are written to their places, each once.
WAITING = 4000

_HEADER = b"SQLite format 3\x00"


class Database:
    """A SQLite file in write-ahead mode: many processes read while one writes.

    ``writable`` databases are made when missing and brought to the newest version. Others are opened
    as well as their place allows: from a read-only file, folder or disk they can be read.
    """

    def __init__(self, place: str | Path, *, writable: bool) -> None:
        self.path = sqlite_path(place)
        self._check_place(writable)
        self._engine = self._engine_for("mode=rwc" if writable else "mode=rw")
        try:
            with self.translated():
                self._check_version(writable)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the record, whatever others write meanwhile."""
        with self.translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are kept all together at the end, or not at all."""
        with self.translated(), self._engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            yield connection

    @contextmanager
    def translated(self) -> Iterator[None]:
        """The database's errors as errors of the record."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as error:
            self._refuse(error)

    def _check_place(self, writable: bool) -> None:
        if self.path.is_dir():
            raise NotARecordError(f"{self.path} is a folder and no record")
        try:
            with self.path.open("rb") as file:
                header = file.read(len(_HEADER))
        except FileNotFoundError:
            if not writable:
                raise NotFoundError(f"no record at {self.path}", hint="`trucewatch read` makes one") from None
            if not self.path.parent.is_dir():
                raise UnwritableRecordError(f"no folder {self.path.parent} to make the record in") from None
        except OSError as error:
            raise RecordError(f"{self.path} can't be opened: {error.strerror}") from error
        else:
            if header not in (_HEADER, b"") or (header == b"" and not writable):
                raise NotARecordError(f"{self.path} is no trucewatch record")

    def _check_version(self, writable: bool) -> None:
        version = self._read_version(writable)
        if version is None or (version == "" and not writable):
            raise NotARecordError(f"{self.path} is a database but no trucewatch record")
        if version and version not in STEPS:
            raise NewerRecordError(
                f"{self.path} was written by a newer trucewatch (record version {version})",
                hint="update trucewatch",
            )
        if writable:
            # Kept in the file, so only ever set here, where it is known to be ours or new.
            with self._engine.execution_options(begin=None).connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
        if writable or version != STEPS[-1]:
            try:
                with self.writing() as connection:
                    if version_of(connection) != STEPS[-1]:
                        migrate(connection)
            except UnwritableRecordError as error:
                if version in {"", STEPS[-1]}:
                    raise
                raise UnwritableRecordError(
                    f"{self.path} was written by an older trucewatch and can't be brought up to date here",
                    hint="copy it into a folder that can be written to",
                ) from error

    def _read_version(self, writable: bool) -> str | None:
        try:
            with self._engine.connect() as connection:
                return version_of(connection)
        except DBAPIError as error:
            if writable or not _errorname(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
                raise
            log = self.path.with_name(f"{self.path.name}-wal")
            if log.exists() and log.stat().st_size:
                raise RecordError(
                    f"{self.path} has changes in {log.name} that can't be read here",
                    hint="copy both files into one folder that can be written to",
                ) from error
        # A place that can't hold the files that readers and writers share: then nobody writes there.
        self._engine.dispose()
        self._engine = self._engine_for("mode=ro&immutable=1")
        with self._engine.connect() as connection:
            return version_of(connection)

    def _engine_for(self, mode: str) -> Engine:
        uri = f"file:{quote(str(self.path))}?{mode}"
        engine = create_engine("sqlite+pysqlite://", creator=_connector(uri), poolclass=QueuePool)
        event.listen(engine, "begin", _begin)
        return engine

    def _refuse(self, error: DBAPIError | sqlite3.Error) -> NoReturn:
        name = _errorname(error)
        if name.startswith("SQLITE_FULL"):
            raise UnwritableRecordError(f"no room is left for {self.path}") from error
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
            raise UnwritableRecordError(f"{self.path} can't be written to") from error
        if name.startswith("SQLITE_NOTADB"):
            raise NotARecordError(f"{self.path} is no trucewatch record") from error
        if name.startswith("SQLITE_BUSY"):
            raise RecordError(f"another program keeps {self.path} busy", hint="try again later") from error
        raise RecordError(f"{self.path}: the database says {_original(error)}") from error


def sqlite_path(place: str | Path) -> Path:
    """The file that ``place`` names: a path, or a URL ``sqlite:///PATH``.

    Raises:
        RecordError: the URL is of another database, or of none.
    """
    if isinstance(place, Path) or "://" not in place:
        return Path(place)
    try:
        url = make_url(place)
    except ArgumentError as error:
        raise RecordError(f"{place} is no database URL") from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise RecordError("a record is a SQLite file", hint="give its path, or sqlite:///PATH")
    return Path(url.database)


def _connector(uri: str) -> Callable[[], sqlite3.Connection]:
    def connect() -> sqlite3.Connection:
        # No isolation level: the driver then begins nothing by itself, so that DDL is in transactions too.
        connection = sqlite3.connect(
            uri, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        connection.execute(f"PRAGMA mmap_size={MAPPED}")
        connection.execute(f"PRAGMA wal_autocheckpoint={WAITING}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA recursive_triggers=ON")  # else REPLACE deletes behind the triggers
        return connection

    return connect


def _begin(connection: Connection) -> None:
    # A writer takes its turn at once: one that reads first may find that another has written since.
    statement = connection.get_execution_options().get("begin", "BEGIN")
    if statement is not None:
        connection.exec_driver_sql(statement)


def _original(error: DBAPIError | sqlite3.Error) -> BaseException | None:
    """The driver's own error."""
    return error.orig if isinstance(error, DBAPIError) else error


def _errorname(error: DBAPIError | sqlite3.Error) -> str:
    return getattr(_original(error), "sqlite_errorname", "")
