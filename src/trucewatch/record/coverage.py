"""How much of the record comes from whom: the balance line of every brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, func, select

from trucewatch.model.base import Frozen
from trucewatch.record import schema
from trucewatch.record.state import current_versions, newest_labellings


class Share(Frozen):
    """What one publisher or one side contributes."""

    name: str | None
    """``None`` for documents whose publisher is unknown."""
    documents: int
    """Documents by the publisher, or with at least one claim of the side."""
    claims: int


class Coverage(Frozen):
    """What the record holds now. A claim that stands in two documents counts in each."""

    documents: int
    claims: int
    undated: int
    """Documents without a date of publication."""
    first: date | None
    """Earliest date of publication."""
    last: date | None
    by_publisher: tuple[Share, ...]
    """Alphabetically, unknown last."""
    by_side: tuple[Share, ...]
    """Alphabetically; a claim of several sides counts for each."""


def coverage(connection: Connection) -> Coverage:
    """Count documents and claims by publisher and by side."""
    current, newest = current_versions(), newest_labellings()
    documents = connection.execute(
        select(current.c.version, schema.versions.c.publisher, schema.versions.c.published).join(
            schema.versions, schema.versions.c.id == current.c.version
        )
    ).all()
    counted = connection.execute(
        select(current.c.version, schema.labels.c.side, func.count().label("claims"))
        .join(newest, newest.c.version == current.c.version)
        .join(schema.labels, schema.labels.c.labelling == newest.c.labelling)
        .group_by(current.c.version, schema.labels.c.side)
    ).all()
    publisher = {row.version: row.publisher for row in documents}
    dates = sorted(date.fromisoformat(row.published) for row in documents if row.published is not None)
    by_side = [(side, row.version, row.claims) for row in counted for side in row.side.split(";")]
    by_publisher = [(publisher[row.version], row.version, row.claims) for row in counted]
    by_publisher += [(row.publisher, row.version, 0) for row in documents]
    return Coverage(
        documents=len(documents),
        claims=sum(row.claims for row in counted),
        undated=len(documents) - len(dates),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        by_publisher=_shares(by_publisher),
        by_side=_shares(by_side),
    )


def _shares(counted: Iterable[tuple[str | None, str, int]]) -> tuple[Share, ...]:
    """Shares of (name, version, claims), each version counted once per name."""
    claims: Counter[str | None] = Counter()
    versions: dict[str | None, set[str]] = {}
    for name, version, number in counted:
        claims[name] += number
        versions.setdefault(name, set()).add(version)
    names = sorted(versions, key=lambda name: (name is None, name or ""))
    return tuple(Share(name=name, documents=len(versions[name]), claims=claims[name]) for name in names)
