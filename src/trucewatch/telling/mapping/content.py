"""What is on the map: places with the incidents told there, and what could not be placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.linking import Incident
from trucewatch.model.vocabulary import Occurrence
from trucewatch.telling import wording
from trucewatch.telling.accounts import AccountColumn, IncidentCard, incident_cards
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.mapping.whereabouts import POSITIONS, Symbol, Whereabouts, place_itself, whereabouts
from trucewatch.telling.material import Material
from trucewatch.telling.places import ControlLine, PlaceCard, place_card, place_cards

_MOST_MONTHS = 24  # that a list of periods has room for
_MOST_LINES = 2  # of one side's words, in a card of the map

BOUNDARIES = (
    "The record shows names and lines as reported, or as a theatre file gives them with its source, and "
    "takes no position on any of them."
)
OUTLINES_NOTE = (
    "The grey lines and names are countries’ boundaries and names as Natural Earth (public domain) has them: "
    "by who governs, as that data set sees it, not by any agreement or claim. Every line is simplified and "
    "drawn alike; none was added or left out by choice."
)
GEOMETRY_NOTE = (
    "No symbol is more exact than the reports. Positions of armed forces and protected places are shown by a "
    "first-level district at the finest, and not drawn while they are news."
)


class MapAccount(Frozen):
    """What one side says of an incident, in short."""

    side: str
    label: str
    occurrence: Occurrence
    told: str
    """``told by``, ``denied by``, ``no account by``."""
    lines: tuple[str, ...] = ()
    more: int = 0
    """How many claims of the side are not among ``lines``."""


class MapIncident(Frozen):
    """An incident as a map shows it."""

    id: str
    label: str
    kind: str
    when: str
    when_precision: str
    start: date | None
    end: date | None
    months: tuple[str, ...]
    """``2031-08``: every month in which it can lie, or that of its earliest report where no day is told."""
    countable: bool
    where: Whereabouts
    accounts: tuple[MapAccount, ...]
    behind: str
    ladder: str
    claims: tuple[str, ...]

    @property
    def denied(self) -> bool:
        """Whether some side denies it."""
        return any(account.occurrence is Occurrence.DENIED for account in self.accounts)

    def sides(self, told: str) -> list[str]:
        """The labels of the sides by which it is ``told``, ``denied``, or that give ``no account``."""
        return [account.label for account in self.accounts if account.told == f"{told} by"]


class MapPlace(Frozen):
    """A place with all that is told to have happened there, at one precision."""

    key: str
    where: Whereabouts
    card: PlaceCard | None
    incidents: tuple[MapIncident, ...]

    @property
    def control(self) -> tuple[ControlLine, ...]:
        """Who is said to control it on the as-of day, one line per claim."""
        return tuple(line for line in self.card.control if line.current) if self.card else ()

    @property
    def denied(self) -> bool:
        """Whether some side denies one of its incidents."""
        return any(incident.denied for incident in self.incidents)


class Controller(Frozen):
    """Somebody said to control a place of the map, with the letter that stands for it there."""

    letter: str
    label: str
    side: str | None
    """For its colour: the side that a theatre file counts it to; ``None`` where control is contested."""


class RecordMap(Frozen):
    """The whole map."""

    title: str
    as_of: date
    snapshot: str
    documents: int
    caveat: str
    places: tuple[MapPlace, ...]
    """Drawn on the map, by label."""
    unplaced: tuple[MapPlace, ...]
    """Beside the map: of no place, or of one that has no geometry."""
    controllers: tuple[Controller, ...]
    parties: tuple[str, ...]
    """The sides of the parties, in the order of their colours."""
    periods: tuple[tuple[str, str], ...]
    """Months, or years where there are many, in which something can lie: how its days begin, and in words."""
    disclaimers: tuple[str, ...]
    id_length: int

    @property
    def incidents(self) -> tuple[MapIncident, ...]:
        """All incidents, those that are drawn first."""
        return tuple(incident for place in (*self.places, *self.unplaced) for incident in place.incidents)


def record_map(material: Material, cards: Sequence[IncidentCard] | None = None) -> RecordMap:
    """The map of gathered material: a pure function of it. ``cards``: those of its incidents, if made."""
    places = _places(material, incident_cards(material) if cards is None else cards)
    drawn = tuple(place for place in places if place.where.symbol is not Symbol.NONE)
    theatres = tuple(theatre.title for theatre in material.names.theatres)
    months = sorted({month for place in places for incident in place.incidents for month in incident.months})
    return RecordMap(
        title=wording.listing(theatres) or "Reporting on record",
        as_of=material.as_of,
        snapshot=material.snapshot,
        documents=material.read,
        caveat=wording.NOT_A_MONITOR,
        places=drawn,
        unplaced=tuple(place for place in places if place.where.symbol is Symbol.NONE),
        controllers=_controllers(drawn),
        parties=material.parties,
        periods=_periods(months),
        disclaimers=material.names.disclaimers(),
        id_length=material.short,
    )


def _places(material: Material, cards: Sequence[IncidentCard]) -> list[MapPlace]:
    """Places with their incidents, then those of which only status or control is told; each by label."""
    groups: dict[tuple[str, int, bool], list[MapIncident]] = defaultdict(list)
    for card in cards:
        incident = _incident(material, card)
        where = incident.where
        drawn = where.symbol is not Symbol.NONE
        groups[where.label, where.where_prec or 0, drawn].append(incident)
    found = [
        (incidents[0].where, place_card(material, incidents[0].where.place), incidents)
        for incidents in groups.values()
    ]
    known = {where.place for where, _, _ in found}
    for status in place_cards(material):
        place = material.names.place_card(status.id)
        if status.id not in known and place is not None:
            found.append((place_itself(material, place), status, []))
    found.sort(key=lambda one: (not one[2], one[0].label.casefold(), one[0].where_prec or 0, one[0].symbol))
    return [
        MapPlace(key=f"p{number}", where=where, card=card, incidents=tuple(incidents))
        for number, (where, card, incidents) in enumerate(found, start=1)
    ]


def _incident(material: Material, card: IncidentCard) -> MapIncident:
    incident = material.incident[card.id]
    where = whereabouts(material, incident, day=material.as_of)
    quiet = where.told_finer or incident.sub_type in POSITIONS
    return MapIncident(
        id=incident.id,
        label=incident_label(material, incident, at=where.label if where.told_finer else None),
        kind=card.kind,
        when=card.when,
        when_precision=card.when_precision,
        start=incident.when.start if incident.when else None,
        end=incident.when.end if incident.when else None,
        months=tuple(_months(incident)),
        countable=incident.countable,
        where=where,
        accounts=tuple(_account(column, quiet=quiet) for column in card.columns),
        behind=card.independence.badge,
        ladder=card.independence.ladder,
        claims=card.claims,
    )


def _account(column: AccountColumn, *, quiet: bool) -> MapAccount:
    """A side's account; ``quiet`` where its words would tell more exactly where it was than may be shown."""
    lines = () if quiet else tuple(told.in_short for told in column.statements[:_MOST_LINES])
    return MapAccount(
        side=column.side,
        label=column.label,
        occurrence=column.occurrence,
        told=wording.TELLINGS[column.occurrence],
        lines=lines,
        more=len(column.statements) - len(lines),
    )


def _months(incident: Incident) -> Iterable[str]:
    when = incident.when
    first = (when.start or when.end) if when else incident.announced or incident.reported
    last = (when.end or when.start) if when else first
    if first is None or last is None:
        return
    month = (first.year, first.month)
    while month <= (last.year, last.month):
        yield f"{month[0]}-{month[1]:02}"
        month = (month[0] + month[1] // 12, month[1] % 12 + 1)


def _periods(months: Sequence[str]) -> tuple[tuple[str, str], ...]:
    if len(months) > _MOST_MONTHS:
        return tuple((year, year) for year in dict.fromkeys(month[:4] for month in months))
    return tuple((month, f"{wording.MONTHS[int(month[5:]) - 1]} {month[:4]}") for month in months)


def _controllers(places: Sequence[MapPlace]) -> tuple[Controller, ...]:
    """Who is said to control a place of the map, alphabetically, each with a letter."""
    sides = {line.controller: line.side for place in places for line in place.control}
    labels = sorted(sides, key=lambda label: (sides[label] is None, label.casefold()))
    return tuple(
        Controller(letter=_letter(number), label=label, side=sides[label])
        for number, label in enumerate(labels)
    )


def _letter(number: int) -> str:
    """A, B … Z, then A1, B1 and so on."""
    turn, at = divmod(number, 26)
    return chr(ord("A") + at) + (str(turn) if turn else "")
