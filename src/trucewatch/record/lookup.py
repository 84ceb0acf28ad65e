"""Rows by their id, or by the beginning of one, with the words of the text behind each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, select

from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim, Quote
from trucewatch.model.document import Document
from trucewatch.model.span import Span, hull
from trucewatch.model.ties import claims_of
from trucewatch.record import schema
from trucewatch.record.filters import Filter
from trucewatch.record.linked_rows import MODELS, Derived
from trucewatch.record.queries import begins_with, document_columns, origin_claims, ties
from trucewatch.record.rows import casualty_of, claim_of, document_of, event_of
from trucewatch.record.state import current_versions, newest_labellings

# So many candidates make it plain that more of the id is needed.
_CANDIDATES = 5


class Evidence(Frozen):
    """The words behind a row: what stands in which sentence of which document."""

    id: str
    """Id of the claim, event or casualty claim whose words they are."""
    claim: Claim | None
    """``None`` for what the outlet tells itself."""
    words: Quote
    """From the first to the last word of the claim's content, or the event's trigger, or the phrase."""
    sentence: Quote
    """The sentence, or the sentences from the first to the last that the words stand in."""
    document: Document
    superseded: bool
    """Whether no address shows this version any more."""


class Found(NamedTuple):
    """A row's kind (``claim``, ``event``, ``casualty``, or a kind of derived row) and its whole id."""

    kind: str
    id: str


def find(connection: Connection, prefix: str, *, kinds: Sequence[str] | None = None) -> Found:
    """The one row, of these kinds or of any, whose id is ``prefix`` or begins with it.

    Raises:
        NotFoundError: there is none.
        UsageError: there are several; lists some.
    """
    found = [row for row in candidates(connection, prefix) if kinds is None or row.kind in kinds]
    found = [row for row in found if row.id == prefix] or found
    _unique(prefix, {row.id for row in found}, "row")
    return found[0]


def find_document(connection: Connection, prefix: str) -> str:
    """The whole id of the document whose id begins with ``prefix``; raises as `find`."""
    ids = schema.appearances.c.document
    return _unique(prefix, _ids(connection, ids, prefix), "document")


def find_referent(connection: Connection, prefix: str) -> str:
    """The id of what some claim is about that ``prefix`` means; ``prefix`` itself where nothing is.

    Raises:
        UsageError: there are several; lists some.
    """
    ids = _ids(connection, schema.about.c.id, prefix)
    return prefix if prefix in ids or not ids else _unique(prefix, ids, "row")


def whole(connection: Connection, filter_: Filter) -> Filter:
    """The filter with its shortened ids made whole; raises as `find`."""
    document, about = filter_.document, filter_.about
    return filter_.model_copy(
        update={
            "document": None if document is None else find_document(connection, document),
            "about": None if about is None else find_referent(connection, about),
        }
    )


def find_claim(connection: Connection, prefix: str) -> Claim:
    """The claim, in the first document that has it; raises as `find`."""
    told = _of_claims(connection, [find(connection, prefix, kinds=["claim"]).id])
    claim = told[0].claim
    assert claim is not None  # evidence of a claim has it
    return claim


def evidence(connection: Connection, prefix: str) -> tuple[Evidence, ...]:
    """The words behind the row: of a derived row, behind each of its claims in turn.

    Documents that count now come first; what only a superseded version says is told where no
    other does. Raises as `find`.
    """
    kind, id_ = find(connection, prefix)
    if kind == "claim":
        return _of_claims(connection, [id_])
    if kind in {"event", "casualty"}:
        return _of_told(connection, kind, id_)
    if kind == "origin":
        return _of_claims(connection, origin_claims(connection, id_))
    row = connection.execute(select(schema.derived.c.row).where(schema.derived.c.id == id_)).scalars().first()
    return _of_claims(connection, claims_of(MODELS[Derived(kind)].model_validate_json(row or "")))


def _of_claims(connection: Connection, ids: Sequence[str]) -> tuple[Evidence, ...]:
    about = ties(connection, set(ids))
    found: list[Evidence] = []
    for id_ in ids:
        for place in _places(connection, schema.labels, schema.labels.c.claim, id_):
            claim = claim_of(place.row, place.document.id, about.get(id_, ()))
            found.append(place.evidence(id_, claim, claim.content.spans))
    return tuple(found)


def _of_told(connection: Connection, kind: str, id_: str) -> tuple[Evidence, ...]:
    table = schema.events if kind == "event" else schema.casualties
    found: list[Evidence] = []
    for place in _places(connection, table, table.c.id, id_):
        document = place.document.id
        if kind == "event":
            event = event_of(place.row, document)
            teller, span = event.claim, event.trigger.span
        else:
            casualty = casualty_of(place.row, document)
            teller, span = casualty.claim, casualty.phrase.span
        row = connection.execute(
            select(schema.labels.c.row).where(
                schema.labels.c.labelling == place.labelling, schema.labels.c.claim == teller
            )
        ).scalar()
        claim = claim_of(row, document) if row is not None else None
        found.append(place.evidence(id_, claim, [span]))
    return tuple(found)


class _Place(NamedTuple):
    """A row with the document and the labelling that it stands in."""

    row: str
    labelling: int
    document: Document
    sentences: tuple[Span, ...]
    superseded: bool

    def evidence(self, id_: str, claim: Claim | None, spans: Sequence[Span]) -> Evidence:
        words = hull(spans)
        around = hull([words, *(each for each in self.sentences if each.overlaps(words))])
        return Evidence(
            id=id_,
            claim=claim,
            words=Quote(text=words.of(self.document.text), span=words),
            sentence=Quote(text=around.of(self.document.text), span=around),
            document=self.document,
            superseded=self.superseded,
        )


def _places(connection: Connection, table: Table, column: ColumnElement[Any], id_: str) -> list[_Place]:
    """Where the row stands: in the documents that count now or, failing that, in superseded ones."""
    newest, current, appearances = newest_labellings(), current_versions(), schema.appearances
    asked = (
        select(table.c.row, table.c.labelling, schema.labellings.c.row.label("rest"))
        .join(newest, newest.c.labelling == table.c.labelling)
        .join(schema.labellings, schema.labellings.c.id == table.c.labelling)
        .join(schema.versions, schema.versions.c.id == schema.labellings.c.version)
        .where(column == id_)
    )
    now = (
        asked.add_columns(*document_columns(current))
        .join(current, current.c.version == schema.versions.c.id)
        .order_by(schema.versions.c.published.is_(None), schema.versions.c.published, current.c.name)
    )
    once = (
        asked.add_columns(*document_columns(appearances))
        .join(appearances, appearances.c.version == schema.versions.c.id)
        .order_by(appearances.c.seq.desc())
    )
    for superseded, question in ((False, now), (True, once)):
        places = [
            _Place(
                row=row.row,
                labelling=row.labelling,
                document=document_of(row._asdict()),
                sentences=tuple(Span(*sentence) for sentence in json.loads(row.rest)["sentences"]),
                superseded=superseded,
            )
            for row in connection.execute(question)
        ]
        if places:
            return places
    return []


def candidates(connection: Connection, prefix: str) -> Iterator[Found]:
    """Every row whose id begins with ``prefix``, evidence before what was derived of it."""
    for kind, column in (
        ("claim", schema.claims.c.id),
        ("event", schema.events.c.id),
        ("casualty", schema.casualties.c.id),
    ):
        for id_ in sorted(_ids(connection, column, prefix)):
            yield Found(kind, id_)
    derived = schema.derived
    rows = connection.execute(
        select(derived.c.kind, derived.c.id)
        .where(begins_with(derived.c.id, prefix))
        .order_by(derived.c.kind, derived.c.id)
    )
    yield from (Found(row.kind, row.id) for row in rows)
    for id_ in sorted(_ids(connection, schema.origins.c.origin, prefix)):
        yield Found("origin", id_)


def _ids(connection: Connection, column: ColumnElement[str], prefix: str) -> set[str]:
    return set(connection.execute(select(column).where(begins_with(column, prefix)).distinct()).scalars())


def _unique(prefix: str, ids: set[str], what: str) -> str:
    if prefix in ids:
        return prefix
    if not ids or not prefix:
        raise NotFoundError(f"no {what} {prefix!r} in the record")
    if len(ids) > 1:
        shown = ", ".join(_short(id_, len(prefix)) for id_ in sorted(ids)[:_CANDIDATES])
        more = ", …" if len(ids) > _CANDIDATES else ""
        raise UsageError(f"{prefix!r} may mean {shown}{more}", hint="write more of the id")
    return next(iter(ids))


def _short(id_: str, known: int) -> str:
    """Some more of a digest than is known of it; a name whole."""
    return id_[: known + 6] if len(id_) == 64 else id_
