"""The brief: all that is on record at one state of it, as data; renderers only lay it out.

Every sentence in the system's voice is a `Line`, which can't exist without the claims behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import zip_longest

from pydantic import Field

from trucewatch.model.base import Frozen
from trucewatch.model.ties import claims_of
from trucewatch.record import Filter, Record
from trucewatch.telling import wording
from trucewatch.telling.accounts import IncidentCard, incident_cards
from trucewatch.telling.casualties import (
    Casualty,
    CasualtyGroup,
    CasualtyRow,
    casualties,
    casualty_groups,
    casualty_overview,
)
from trucewatch.telling.changes import Changes, changes
from trucewatch.telling.contested import ContestedPoint, contested_points
from trucewatch.telling.coverage import Coverage, coverage
from trucewatch.telling.duties import DutyBoard, duty_board
from trucewatch.telling.evidence import Evidence, evidence
from trucewatch.telling.labels import LabelUse, label_uses
from trucewatch.telling.mapping.content import RecordMap, record_map
from trucewatch.telling.material import Material, Relink, gather
from trucewatch.telling.origins import OriginCluster, origin_clusters
from trucewatch.telling.places import PlaceCard, place_cards
from trucewatch.telling.silences import Silence, silences
from trucewatch.telling.stances import Gathering, SideStatements, gathered
from trucewatch.telling.statements import Line
from trucewatch.telling.timeline import Entry, timeline
from trucewatch.telling.tracks import TrackCard, grievances, track_cards, truce_status
from trucewatch.telling.unresolved import OpenPoint, open_points

_GLANCE = 4


class Party(Frozen):
    """A party with its number: the same everywhere in the brief, by the alphabet and nothing else."""

    side: str
    label: str
    number: int


class Glance(Frozen):
    """A few lines of one kind, to look at first."""

    title: str
    lines: tuple[Line, ...]


class Header(Frozen):
    """What brief this is, of which state of the record."""

    title: str
    theatres: tuple[str, ...]
    parties: tuple[Party, ...]
    as_of: date
    cut_off: date | None
    cut_off_text: str
    filter_text: str
    """What was chosen, in words; empty when nothing was left out."""
    snapshot: str
    caveat: str
    disclaimers: tuple[str, ...]
    id_length: int
    """How many digits of a claim id tell all claims apart."""


class Brief(Frozen):
    """All sections, in the order in which they are shown."""

    header: Header
    glance: tuple[Glance, ...]
    coverage: Coverage
    changes: Changes | None
    accounts: tuple[IncidentCard, ...]
    """Incidents of which some party gives an account, or that are contested."""
    other_incidents: tuple[IncidentCard, ...]
    """Incidents that only others tell of."""
    contested: tuple[ContestedPoint, ...]
    duties: DutyBoard
    timeline: tuple[Entry, ...]
    casualties: tuple[CasualtyGroup, ...]
    casualty_overview: tuple[CasualtyRow, ...]
    feared_casualties: tuple[Casualty, ...]
    silences: tuple[Silence, ...]
    gatherings: dict[Gathering, tuple[SideStatements, ...]]
    truce_status: tuple[SideStatements, ...]
    grievances: tuple[SideStatements, ...]
    tracks: tuple[TrackCard, ...]
    labels: tuple[LabelUse, ...]
    places: tuple[PlaceCard, ...]
    map: RecordMap = Field(exclude=True)
    """For pages; the question `map` gives it in other formats."""
    origins: tuple[OriginCluster, ...]
    unresolved: tuple[OpenPoint, ...]
    caveats: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def build_brief(
    record: Record,
    *,
    chosen: Filter,
    as_of: date,
    changes_since: date | None = None,
    relink: Relink | None = None,
) -> Brief:
    """The brief of what ``chosen`` lets through.

    Args:
        record: The record.
        chosen: What to tell of; ``Filter()`` for all.
        as_of: The day that limits are counted to. It is never taken from the clock here.
        changes_since: Tells what differs from the record as of this day, by publication, when given.
        relink: Links a corpus; wanted with ``changes_since``.
    """
    return brief_of(gather(record, chosen, as_of=as_of, relink=relink), changes_since=changes_since)


def brief_of(material: Material, *, changes_since: date | None = None) -> Brief:
    """The brief of gathered material: a pure function of it."""
    told = coverage(material)
    cards = incident_cards(material)
    points = contested_points(material)
    disputed = {point.referent for point in points}
    told_by_parties = tuple(card for card in cards if card.by_a_party or card.id in disputed)
    board = duty_board(material)
    quiet = silences(material, cards, board)
    harmed = casualty_groups(material)
    return Brief(
        header=_header(material, told),
        glance=tuple(_glance(told_by_parties, points, board, quiet)),
        coverage=told,
        changes=changes(material, changes_since) if changes_since is not None else None,
        accounts=told_by_parties,
        other_incidents=tuple(card for card in cards if card not in told_by_parties),
        contested=points,
        duties=board,
        timeline=timeline(material, cards),
        casualties=harmed,
        casualty_overview=casualty_overview(material, harmed),
        feared_casualties=tuple(row for row in casualties(material) if not row.happened),
        silences=quiet,
        gatherings={gathering: gathered(material, gathering) for gathering in Gathering},
        truce_status=truce_status(material),
        grievances=grievances(material),
        tracks=track_cards(material),
        labels=label_uses(material),
        places=place_cards(material),
        map=record_map(material, cards),
        origins=origin_clusters(material),
        unresolved=open_points(material),
        caveats=tuple(_caveats(told)),
        evidence=evidence(material, _shown(material)),
    )


def _header(material: Material, told: Coverage) -> Header:
    theatres = tuple(theatre.title for theatre in material.names.theatres)
    return Header(
        title=wording.listing(theatres) or "Reporting on record",
        theatres=theatres,
        parties=tuple(
            Party(side=side, label=material.names.side(side), number=number)
            for number, side in enumerate(material.parties, start=1)
        ),
        as_of=material.as_of,
        cut_off=told.last,
        cut_off_text=wording.day(told.last) if told.last else "? (no document of known date)",
        filter_text=_filter_text(material),
        snapshot=material.snapshot,
        caveat=wording.NOT_A_MONITOR,
        disclaimers=material.names.disclaimers(),
        id_length=material.short,
    )


def _filter_text(material: Material) -> str:
    chosen = material.chosen
    parts = [
        f"published since {wording.day(chosen.since)}" if chosen.since else "",
        f"published until {wording.day(chosen.until)}" if chosen.until else "",
        f"said by {material.names.side(chosen.side)}" if chosen.side else "",
        f"about {chosen.about}" if chosen.about else "",
        f"stance: {chosen.stance.value}" if chosen.stance else "",
        f"speaker: {material.names.actor(chosen.actor)}" if chosen.actor else "",
        f"document: {chosen.document}" if chosen.document else "",
    ]
    return "; ".join(part for part in parts if part)


def _glance(
    cards: tuple[IncidentCard, ...],
    points: tuple[ContestedPoint, ...],
    board: DutyBoard,
    quiet: tuple[Silence, ...],
) -> Iterable[Glance]:
    """What to look at first: the incidents of which most is told, open points, near limits, silences."""
    most = sorted((card for card in cards if card.countable), key=lambda card: -len(card.claims))[:_GLANCE]
    groups = {
        "Happened, as told": [_told(card) for card in cards if card in most],
        "Contested": [_contested(point) for point in points if not point.possible][:_GLANCE],
        "Falls due": _limits(board)[:_GLANCE],
        "Not heard": [silence.line for silence in _by_turns(quiet)][:_GLANCE],
    }
    return (Glance(title=title, lines=tuple(lines)) for title, lines in groups.items() if lines)


def _by_turns(quiet: tuple[Silence, ...]) -> Iterable[Silence]:
    """The silences with the sides taking turns, so that a short list shows no side more than another."""
    by_side: dict[str, list[Silence]] = {}
    for silence in quiet:
        by_side.setdefault(silence.side, []).append(silence)
    alphabetically = sorted(by_side.values(), key=lambda listed: listed[0].label.casefold())
    rounds = zip_longest(*alphabetically)
    return (silence for turn in rounds for silence in turn if silence is not None)


def _told(card: IncidentCard) -> Line:
    told: dict[str, list[str]] = {}
    for column in card.columns:
        told.setdefault(wording.TELLINGS[column.occurrence], []).append(column.label)
    tellers = "; ".join(
        f"{word} {wording.listing(labels)}" for word, labels in sorted(told.items(), reverse=True)
    )
    return Line(text=f"{card.label}: {tellers} ({card.independence.badge}).", claims=card.claims)


def _contested(point: ContestedPoint) -> Line:
    matter = f" ({point.matter})" if point.matter else ""
    return Line(
        text=f"{point.point}{matter}: {point.left[0].in_short}; {point.right[0].in_short}.",
        claims=tuple(dict.fromkeys(told.claim for told in (*point.left, *point.right))),
    )


def _limits(board: DutyBoard) -> list[Line]:
    """Limits on some party's reading: those that have passed, then the next ones."""
    dated = [
        (row.days, row.reader, row.statement.claim, row)
        for row in board.deadlines
        if row.days is not None and row.statement is not None
    ]
    return [
        Line(text=f"{row.duty}: on the reading of {reader}, {row.due_text} ({row.state}).", claims=(claim,))
        for _, reader, claim, row in sorted(dated, key=lambda found: found[:3])
    ]


def _caveats(told: Coverage) -> Iterable[str]:
    yield wording.NOT_A_MONITOR
    yield "Words in “ ” are the speaker’s own; words in ‹ › are the outlet’s, in part or wholly."
    yield (
        "News volume is not violence: what is reported depends on who can reach a place, and on what "
        "other news there is. No account means no account in the documents read, never consent or denial."
    )
    yield (
        "Numbers stand with their source, side, status and hedge; sides are never added together. Origins "
        "are counted, not trusted: several documents may go back to one speaker."
    )
    yield "Extraction confidence says whether a row was read right, never whether the claim is true."
    yield (
        "Names of private people, coordinates and sensitive places are withheld; both sides’ names of a "
        "place are printed alphabetically; no name or line here takes a position on status."
    )
    if told.undated:
        yield (
            f"{wording.count(len(told.undated), 'document has', 'documents have')} no known date: "
            "relative dates in them stay unresolved."
        )


def _shown(material: Material) -> set[str]:
    """The rows that the brief may point to: chosen claims, those shown beside them, outlets' own rows."""
    found = set(material.chosen_ids) | set(material.bare_rows)
    found |= {claim for relation in material.relations for claim in (relation.a, relation.b)}
    found |= {claim for incident in material.incidents for claim in claims_of(incident)}
    return found
