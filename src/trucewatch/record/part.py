"""A part of a record: some claims with all that stands around them, fetched without reading the rest.

Documents that count are taken from the book of links (`places`), so the record has to be linked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from os.path import commonprefix
from typing import TypeVar

from sqlalchemy import Connection, func, select

from trucewatch.model.claim import About
from trucewatch.model.linking import (
    ComplianceClaim,
    Incident,
    Judgement,
    Origin,
    PartyReading,
    Relation,
    TrackEvent,
)
from trucewatch.model.reading import DocumentReading
from trucewatch.model.ties import claims_of
from trucewatch.record import lookup, queries, schema
from trucewatch.record.linked_rows import MODELS, RANKS, Derived
from trucewatch.record.state import driver_of

#: Every kind of row that has an id of its own.
ROWS = frozenset({"claim", "event", "casualty", "origin", *(kind.value for kind in Derived)})
#: The beginning of an id that is looked up has so many digits at least; a shorter one fits too many rows.
_DIGITS = 4
#: A part grows from so many claims at most; for more of them the whole record is the better way.
_CLAIMS = 400

_HOLDING = (
    "SELECT places.document, places.labelling FROM labels "
    "JOIN places ON places.labelling = labels.labelling WHERE labels.claim = ?"
)
_TELLING = (
    "SELECT places.document, places.labelling FROM events "
    "JOIN places ON places.labelling = events.labelling WHERE events.id = ?"
)
_BEFORE = "SELECT max(id) FROM claims WHERE id < ?"
_BEHIND = "SELECT min(id) FROM claims WHERE id > ?"


@dataclass(frozen=True)
class Seeds:
    """What a part of a record grows from."""

    row: str | None
    claims: frozenset[str]
    events: frozenset[str] = frozenset()
    """Events whose documents belong to the part, whoever tells them."""
    explained: bool = False
    """Whether all that is named beside the claims is wanted in full: the other claim of each relation,
    all claims of their origins, and what judgements on them speak of."""


@dataclass(frozen=True)
class Part:
    """Claims of a record with their documents, and what was derived of them."""

    documents: tuple[DocumentReading, ...]
    """Those that hold the claims, in the record's order."""
    about: dict[str, list[About]]
    """What linking found the claims of these documents to be about."""
    holding: dict[str, frozenset[str]]
    """The documents that hold a claim, by claim id; of related claims too."""
    incidents: tuple[Incident, ...]
    relations: tuple[Relation, ...]
    readings: tuple[PartyReading, ...]
    compliance: tuple[ComplianceClaim, ...]
    tracks: tuple[TrackEvent, ...]
    origins: tuple[Origin, ...]
    read: int
    """How many documents the whole record counts."""
    digits: int
    """How many digits of an id tell the claims of these documents from all claims of the record."""


def around_row(
    connection: Connection, prefix: str, kinds: Collection[str], *, explained: bool = False
) -> Seeds | None:
    """The claims behind the one row, of these kinds, whose id begins with ``prefix``.

    ``None`` where there is no such row, or several, or so many claims that it is no small part.
    """
    if len(prefix) < _DIGITS:
        return None
    found = [row for row in lookup.candidates(connection, prefix.lower()) if row.kind in kinds]
    if len(found) != 1:
        return None
    ((kind, id_),) = found
    claims: Iterable[str]
    events: Iterable[str] = ()
    if kind == "claim":
        claims = (id_,)
    elif kind in {"event", "casualty"}:
        table = schema.events if kind == "event" else schema.casualties
        tellers = connection.execute(select(table.c.claim).where(table.c.id == id_)).scalars().all()
        if None in tellers:
            return None
        claims = tellers
    elif kind == "origin":
        claims = queries.origin_claims(connection, id_)
    else:
        asked = select(schema.derived.c.row).where(schema.derived.c.id == id_).limit(1)
        row = MODELS[Derived(kind)].model_validate_json(connection.execute(asked).scalar_one())
        claims = claims_of(row)
        events = row.events if isinstance(row, Incident) else ()
    return _few(Seeds(id_, frozenset(claims), frozenset(events), explained))


def around_duties(connection: Connection, duties: Iterable[str], kinds: Iterable[Derived]) -> Seeds | None:
    """The claims on one of the duties, of these kinds; ``None`` where there are too many for a small part."""
    table = schema.about.c
    ranks = [RANKS[kind] for kind in kinds]
    claims: set[str] = set()
    for duty in duties:
        asked = select(table.claim).where(table.id == duty, table.rank.in_(ranks))
        claims.update(connection.execute(asked.limit(_CLAIMS + 1)).scalars())
    return _few(Seeds(None, frozenset(claims)))


def part_of(connection: Connection, seeds: Seeds, judgements: Sequence[Judgement]) -> Part:
    """The part of the record around some claims."""
    claims, named = set(seeds.claims), set[str]()
    if seeds.explained:
        named = _judged(judgements, {*claims, *seeds.events, seeds.row or ""})
    relations = queries.derived_of(connection, Derived.RELATION, Relation, claims)
    beside = claims | {claim for relation in relations for claim in (relation.a, relation.b)} | named
    placed = {claim: _placed(connection, _HOLDING, claim) for claim in beside}
    holding = {claim: frozenset(document for document, _ in rows) for claim, rows in placed.items() if rows}
    shown = {row for claim in (beside if seeds.explained else claims) for row in placed[claim]}
    shown |= {row for event in seeds.events for row in _placed(connection, _TELLING, event)}
    documents = sorted((queries.reading(connection, *one) for one in shown), key=queries.order_of)
    inside = defaultdict[str, set[str]](set, {claim: set(known) for claim, known in holding.items()})
    for reading in documents:
        for claim in reading.claims:
            inside[claim.id].add(reading.document.id)
    own = {claim.id for reading in documents for claim in reading.claims}
    return Part(
        documents=tuple(documents),
        about=queries.ties(connection, own),
        holding={claim: frozenset(known) for claim, known in inside.items()},
        incidents=_incidents(connection, claims, {*named, *(r.referent for r in relations if r.referent)}),
        relations=tuple(r for r in relations if r.a in inside and r.b in inside),
        readings=_still(queries.derived_of(connection, Derived.READING, PartyReading, claims), inside),
        compliance=_still(
            queries.derived_of(connection, Derived.COMPLIANCE, ComplianceClaim, claims), inside
        ),
        tracks=_still(queries.derived_of(connection, Derived.TRACK, TrackEvent, claims), inside),
        origins=queries.origins(connection, _of_origins(connection, claims) if seeds.explained else beside),
        read=connection.execute(select(func.count()).select_from(schema.places)).scalar_one(),
        digits=1 + max((_shared(connection, claim) for claim in own), default=0),
    )


Told = TypeVar("Told", PartyReading, ComplianceClaim, TrackEvent)


def _few(seeds: Seeds) -> Seeds | None:
    return seeds if len(seeds.claims) <= _CLAIMS else None


def _still(rows: Iterable[Told], holding: Collection[str]) -> tuple[Told, ...]:
    """The rows whose claim some document holds that counts."""
    return tuple(row for row in rows if row.claim in holding)


def _judged(judgements: Iterable[Judgement], ids: set[str]) -> set[str]:
    """What the judgements speak of that speak of one of these."""
    named = ({one.id, one.value or "", *one.subjects} for one in judgements)
    return {subject for subjects in named if ids & subjects for subject in subjects} - {""}


def _incidents(connection: Connection, claims: set[str], named: set[str]) -> tuple[Incident, ...]:
    """The incidents that rest on one of the claims, and those that are named beside them."""
    found = {row.id: row for row in queries.derived_of(connection, Derived.INCIDENT, Incident, claims)}
    table = schema.derived.c
    for batch in queries.batches(sorted(named - found.keys())):
        asked = select(table.row).where(table.id.in_(batch), table.kind == Derived.INCIDENT.value)
        for text in connection.execute(asked).scalars():
            row = Incident.model_validate_json(text)
            found[row.id] = row
    return tuple(found.values())


def _of_origins(connection: Connection, claims: set[str]) -> set[str]:
    """All claims of the origins of these."""
    origins = {origin.id for origin in queries.origins(connection, claims)}
    return {claim for origin in origins for claim in queries.origin_claims(connection, origin)}


def _placed(connection: Connection, asked: str, id_: str) -> list[tuple[str, int]]:
    """Documents that count with the labelling that does."""
    return driver_of(connection).execute(asked, (id_,)).fetchall()


def _shared(connection: Connection, claim: str) -> int:
    """With how many digits another claim of the record begins as this one does."""
    driver = driver_of(connection)
    ((before,),), ((behind,),) = (driver.execute(asked, (claim,)) for asked in (_BEFORE, _BEHIND))
    return max(len(commonprefix([claim, other or ""])) for other in (before, behind))
