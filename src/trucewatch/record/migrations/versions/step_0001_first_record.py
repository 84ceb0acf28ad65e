"""The first record: evidence, labellings, judgements, what linking derives, custody.

Written out, not taken from the schema module: a step must do tomorrow what it did when it shipped.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_APPEND_ONLY = (
    "bytes",
    "versions",
    "appearances",
    "labellings",
    "claims",
    "labels",
    "events",
    "casualties",
    "theatres",
    "judgements",
    "custody",
)


def upgrade() -> None:
    """Make every table, its indexes, and the triggers that keep it append-only."""
    _evidence()
    _labellings()
    _judgements_and_links()
    for table in _APPEND_ONLY:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _evidence() -> None:
    op.create_table(
        "bytes",
        sa.Column("sha256", sa.Text, primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "versions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("sha256", sa.Text, sa.ForeignKey("bytes.sha256"), nullable=False),
        sa.Column("text_sha256", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("published", sa.Text),
        sa.Column("publisher", sa.Text),
        sa.Column("row", sa.Text, nullable=False),
    )
    op.create_index("versions_published", "versions", ["published"])
    op.create_table(
        "appearances",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.Text, sa.ForeignKey("versions.id"), nullable=False),
        sa.Column("captured_at", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("appearances_document", "appearances", ["document", "seq"])
    op.create_index("appearances_version", "appearances", ["version"])
    op.create_table(
        "claims",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("text_sha256", sa.Text, nullable=False),
        sa.Column("spans", sa.Text, nullable=False),
    )


def _labellings() -> None:
    op.create_table(
        "labellings",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("version", sa.Text, sa.ForeignKey("versions.id"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("theatres", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("labellings_version", "labellings", ["version", "id"])
    op.create_table(
        "labels",
        sa.Column("labelling", sa.Integer, sa.ForeignKey("labellings.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("claim", sa.Text, sa.ForeignKey("claims.id"), nullable=False),
        sa.Column("side", sa.Text, nullable=False),
        sa.Column("actor", sa.Text),
        sa.Column("stance", sa.Text, nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
    )
    for column in ("claim", "side", "actor", "stance"):
        op.create_index(f"labels_{column}", "labels", [column])
    for table in ("events", "casualties"):
        op.create_table(
            table,
            sa.Column("labelling", sa.Integer, sa.ForeignKey("labellings.id"), primary_key=True),
            sa.Column("position", sa.Integer, primary_key=True),
            sa.Column("id", sa.Text, nullable=False),
            sa.Column("claim", sa.Text),
            sa.Column("row", sa.Text, nullable=False),
        )
        op.create_index(f"{table}_id", table, ["id"])


def _judgements_and_links() -> None:
    op.create_table(
        "theatres",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("theatre", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "judgements",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
        sa.UniqueConstraint("id", name="judgements_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "derived",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
    )
    op.create_index("derived_id", "derived", ["id"])
    op.create_table(
        "about",
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
    )
    op.create_index("about_id", "about", ["id"])
    op.create_table(
        "linked",
        sa.Column("snapshot", sa.Text, primary_key=True),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
    )
    op.create_table(
        "custody",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("object", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
    )
