"""The tables, as the newest migration leaves them.

Three layers that are never mixed: evidence (``bytes``, ``versions``, ``appearances``, ``claims``),
labellings (``labellings`` with ``labels``, ``events``, ``casualties``), judgements. All three and the
custody log only ever grow: triggers refuse every change. What linking derives (``derived``, ``about``,
``linked``) is replaced whole.

A *version* is bytes with their metadata, wherever they stand; an *appearance* says that an address
showed it. The newest appearance at an address is what counts there.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

bytes_ = Table(
    "bytes",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("sha256", Text, ForeignKey("bytes.sha256"), nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("published", Text),
    Column("publisher", Text),
    Column("row", Text, nullable=False),
    Index("versions_published", "published"),
)

appearances = Table(
    "appearances",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("document", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Text, ForeignKey("versions.id"), nullable=False),
    Column("captured_at", Text, nullable=False),
    Index("appearances_document", "document", "seq"),
    Index("appearances_version", "version"),
    sqlite_autoincrement=True,
)

labellings = Table(
    "labellings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("version", Text, ForeignKey("versions.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("theatres", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("row", Text, nullable=False),
    Index("labellings_version", "version", "id"),
    sqlite_autoincrement=True,
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text_sha256", Text, nullable=False),
    Column("spans", Text, nullable=False),
)

labels = Table(
    "labels",
    metadata,
    Column("labelling", Integer, ForeignKey("labellings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("claim", Text, ForeignKey("claims.id"), nullable=False),
    Column("side", Text, nullable=False),
    Column("actor", Text),
    Column("stance", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("row", Text, nullable=False),
    Index("labels_claim", "claim"),
    Index("labels_side", "side"),
    Index("labels_actor", "actor"),
    Index("labels_stance", "stance"),
)

events = Table(
    "events",
    metadata,
    Column("labelling", Integer, ForeignKey("labellings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("claim", Text),
    Column("row", Text, nullable=False),
    Index("events_id", "id"),
)

casualties = Table(
    "casualties",
    metadata,
    Column("labelling", Integer, ForeignKey("labellings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("claim", Text),
    Column("row", Text, nullable=False),
    Index("casualties_id", "id"),
)

theatres = Table(
    "theatres",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("theatre", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("row", Text, nullable=False),
    sqlite_autoincrement=True,
)

judgements = Table(
    "judgements",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", Text, nullable=False),
    Column("row", Text, nullable=False),
    UniqueConstraint("id", name="judgements_id"),
    sqlite_autoincrement=True,
)

derived = Table(
    "derived",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("row", Text, nullable=False),
    Index("derived_id", "id"),
)

about = Table(
    "about",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Index("about_id", "id"),
)

linked = Table(
    "linked",
    metadata,
    Column("snapshot", Text, primary_key=True),
    Column("made_by", Text, nullable=False),
    Column("digest", Text, nullable=False),
)

custody = Table(
    "custody",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

#: Tables whose rows are never changed or deleted.
APPEND_ONLY = (
    bytes_,
    versions,
    appearances,
    labellings,
    claims,
    labels,
    events,
    casualties,
    theatres,
    judgements,
    custody,
)
