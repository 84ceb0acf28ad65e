"""Which version a record is of, and how it is brought to the newest."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, MetaData, Table, Text, inspect, select
from sqlalchemy.schema import Column

#: Versions in order; the last is the newest.
STEPS = ("0001", "0002")

#: The table that holds a record's version; a database without it is no record.
VERSION_TABLE = "trucewatch_record"

_version = Table(VERSION_TABLE, MetaData(), Column("version_num", Text, nullable=False))


def version_of(connection: Connection) -> str | None:
    """The record's version; an empty string for a database with nothing in it, ``None`` for no record."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        return None if tables else ""
    return connection.execute(select(_version.c.version_num)).scalar_one_or_none()


def migrate(connection: Connection, target: str = STEPS[-1]) -> None:
    """Run every step up to ``target`` in the connection's transaction: all of them or none."""
    # Imported here because only a new or an old record needs it, and every command opens one.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["version_table"] = VERSION_TABLE
    command.upgrade(config, target)
