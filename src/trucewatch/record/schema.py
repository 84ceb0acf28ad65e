"""The tables, as the newest migration leaves them.

Three layers that are never mixed: evidence (``bytes``, ``versions``, ``appearances``, ``claims``),
labellings (``labellings`` with ``labels``, ``events``, ``casualties``), judgements. All three and the
custody log only ever grow: triggers refuse every change.

What linking derives can be thrown away and made again. ``places`` has the documents in the record's order;
those that have a place are linked, and each derived row has the place of the document that made it, so that
from any place on all can be dropped and made anew. ``postings`` are linking's indexes; ``derived`` its rows,
``rests`` the claims that each rests on, ``about`` what claims are about, ``tells`` which incidents a document
tells of; ``untold`` incidents that have to be described, ``linked`` up to where the evidence was taken in.

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

places = Table(
    "places",
    metadata,
    Column("sort_key", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("labelling", Integer, nullable=False),
    Column("place", Integer),
    Column("trace", Text),
    Index("places_version", "version"),
    Index("places_labelling", "labelling"),
    Index("places_place", "place"),
)

postings = Table(
    "postings",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("item", Text, nullable=False),
    Index("postings_place", "place"),
    sqlite_with_rowid=False,
)

derived = Table(
    "derived",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("row", Text, nullable=False),
    Index("derived_id", "id"),
)

rests = Table(
    "rests",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Index("rests_row", "kind", "place", "position"),
    sqlite_with_rowid=False,
)

about = Table(
    "about",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Index("about_id", "id"),
    Index("about_row", "rank", "place", "position"),
)

origins = Table(
    "origins",
    metadata,
    Column("claim", Text, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("sides", Text, nullable=False),
    Column("actor", Text),
    Index("origins_origin", "origin"),
    Index("origins_place", "place"),
)

tells = Table(
    "tells",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("incident", Text, primary_key=True),
    sqlite_with_rowid=False,
)

untold = Table("untold", metadata, Column("incident", Text, primary_key=True))

linked = Table(
    "linked",
    metadata,
    Column("appearance", Integer, primary_key=True),
    Column("labelling", Integer, nullable=False),
    Column("judgement", Integer, nullable=False),
    Column("theatre", Integer, nullable=False),
    Column("made_by", Text, nullable=False),
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
