"""What linking derives is kept document by document, with indexes over it, and no longer replaced whole.

All of it can be made again, so the old rows are dropped, and the next reading links the record anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Drop the old tables of linking and make the new ones."""
    for table in ("derived", "about", "linked"):
        op.drop_table(table)
    op.create_table(
        "places",
        sa.Column("sort_key", sa.Text, primary_key=True),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("labelling", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer),
        sa.Column("trace", sa.Text),
    )
    op.create_index("places_version", "places", ["version"])
    op.create_index("places_labelling", "places", ["labelling"])
    op.create_index("places_place", "places", ["place"])
    op.create_table(
        "postings",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("item", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("postings_place", "postings", ["place"])
    op.create_table(
        "derived",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("row", sa.Text, nullable=False),
    )
    op.create_index("derived_id", "derived", ["id"])
    op.create_table(
        "rests",
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("rests_row", "rests", ["kind", "place", "position"])
    op.create_table(
        "about",
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("rank", sa.Integer, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
    )
    op.create_index("about_id", "about", ["id"])
    op.create_index("about_row", "about", ["rank", "place", "position"])
    op.create_table(
        "origins",
        sa.Column("claim", sa.Text, primary_key=True),
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("sides", sa.Text, nullable=False),
        sa.Column("actor", sa.Text),
    )
    op.create_index("origins_origin", "origins", ["origin"])
    op.create_index("origins_place", "origins", ["place"])
    op.create_table(
        "tells",
        sa.Column("place", sa.Integer, primary_key=True),
        sa.Column("incident", sa.Text, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table("untold", sa.Column("incident", sa.Text, primary_key=True))
    op.create_table(
        "linked",
        sa.Column("appearance", sa.Integer, primary_key=True),
        sa.Column("labelling", sa.Integer, nullable=False),
        sa.Column("judgement", sa.Integer, nullable=False),
        sa.Column("theatre", sa.Integer, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
    )
