"""Running matters: the truce's state, peacekeepers and what each side holds against them, roads, talks."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Quote
from trucewatch.model.linking import Amount, Part, TrackEvent
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import Mood, PartRole, Track
from trucewatch.telling import wording
from trucewatch.telling.material import Material
from trucewatch.telling.stances import SideStatements
from trucewatch.telling.statements import Statement, state

#: The kinds of what is held against peacekeepers and guarantors.
CONDUCT = frozenset({"inaction", "partiality", "blamed"})
#: Matters of which no place is told nearer than its first-level district: where forces stand.
_OF_FORCES = frozenset({Track.PEACEKEEPERS})


class PartLabel(Frozen):
    """Who has which part: the neutral name, or the words as printed in ‹ ›."""

    role: PartRole
    label: str
    side: str


class TrackLine(Frozen):
    """One claim on a running matter."""

    id: str
    track: Track
    kind: str
    mood: Mood
    side: str
    side_label: str
    side_labels: tuple[str, ...]
    """Each of several sides that speak as one."""
    when: str | None
    interval: Interval | None
    of: str | None
    """What it is told of, as printed."""
    place: str | None
    """In words; of peacekeepers never nearer than a first-level district."""
    parts: tuple[PartLabel, ...]
    """In the order of roles, alphabetically within one."""
    amount: str | None
    condition: str | None
    agreement: str | None
    statement: Statement

    @property
    def told(self) -> str:
        """The kind with how it is put: ``closed (demanded or owed)``."""
        mood = wording.MOODS[self.mood]
        return f"{self.kind} ({mood})" if mood else self.kind

    @property
    def is_so(self) -> bool:
        """Whether it is told as being so, once or as a habit."""
        return self.mood in {Mood.ACTUAL, Mood.HABITUAL}

    def who(self, *roles: PartRole) -> str | None:
        """The names in some roles, or ``None``."""
        return "; ".join(part.label for part in self.parts if part.role in roles) or None

    @property
    def parts_text(self) -> str | None:
        """Everybody with their part: ``host: X; taking part: Y, Z``."""
        by_role: dict[PartRole, list[str]] = {}
        for part in self.parts:
            by_role.setdefault(part.role, []).append(part.label)
        return (
            "; ".join(f"{wording.PARTS[role]}: {', '.join(names)}" for role, names in by_role.items()) or None
        )

    @property
    def detail(self) -> str | None:
        """Of what, where, how many and who, as far as told."""
        told = [
            self.of if not any(part.role is PartRole.ABOUT for part in self.parts) else None,
            f"at {self.place}" if self.place else None,
            self.amount,
            self.parts_text,
            f"on condition: “{self.condition}”" if self.condition else None,
        ]
        return "; ".join(dict.fromkeys(part for part in told if part)) or None


class Told(Frozen):
    """What one claim tells of a running matter, in all of its rows."""

    told: str
    when: str | None
    detail: str | None
    statement: Statement


class TrackCard(Frozen):
    """A running matter, in the order in which it is told."""

    track: Track
    title: str
    lines: tuple[Told, ...]
    not_so: tuple[Told, ...] = ()
    """What is demanded, feared, supposed, denied or still to come."""


def track_lines(material: Material, *tracks: Track) -> tuple[TrackLine, ...]:
    """The claims on some running matters, or on all, in the order of documents and of the text."""
    events = [event for event in material.tracks if not tracks or event.track in tracks]
    events.sort(key=lambda event: (*material.place_of(material.every[event.claim]), event.track, event.kind))
    return tuple(_line(material, event) for event in events)


def by_time(lines: Iterable[TrackLine]) -> tuple[TrackLine, ...]:
    """By the time told, those of no time after them by the day of their publication."""

    def place(line: TrackLine) -> tuple[bool, str]:
        start = (line.interval.start or line.interval.end) if line.interval else None
        day = start or line.statement.published
        return start is None, day.isoformat() if day is not None else "~"

    return tuple(sorted(lines, key=place))


def track_cards(material: Material) -> tuple[TrackCard, ...]:
    """Every running matter that something is said of, but for the truce's state, which has its own strip."""
    lines = track_lines(material)
    cards = []
    for track in Track:
        own = [line for line in lines if line.track is track]
        if own and track is not Track.TRUCE_STATUS:
            so, not_so = (_merged(line for line in own if line.is_so is is_so) for is_so in (True, False))
            cards.append(TrackCard(track=track, title=wording.TRACKS[track], lines=so, not_so=not_so))
    return tuple(cards)


def _merged(lines: Iterable[TrackLine]) -> tuple[Told, ...]:
    """One line per claim: its kinds side by side, and the rest of each once."""
    by_claim: dict[str, list[TrackLine]] = {}
    for line in lines:
        by_claim.setdefault(line.statement.claim, []).append(line)
    return tuple(
        Told(
            told="; ".join(dict.fromkeys(line.told for line in own)),
            when="; ".join(dict.fromkeys(line.when for line in own if line.when)) or None,
            detail=next((line.detail for line in own if line.detail), None),
            statement=own[0].statement,
        )
        for own in by_claim.values()
    )


def truce_status(material: Material) -> tuple[SideStatements, ...]:
    """What each party says of the truce's state; a party that says nothing has an empty list."""
    lines = track_lines(material, Track.TRUCE_STATUS)
    if not lines:
        return ()
    return _by_side(material, lines)


def grievances(material: Material) -> tuple[SideStatements, ...]:
    """What each party says of the conduct of peacekeepers and guarantors, one column each."""
    conduct = tuple(line for line in track_lines(material, Track.PEACEKEEPERS) if line.kind in CONDUCT)
    if not conduct:
        return ()
    return _by_side(material, conduct)


def _by_side(material: Material, lines: tuple[TrackLine, ...]) -> tuple[SideStatements, ...]:
    speaking = {line.side for line in lines}
    return tuple(
        SideStatements(
            side=side,
            label=material.names.side(side),
            statements=_once(line.statement for line in lines if line.side == side),
        )
        for side in material.names.ordered(speaking | material.names.around(speaking))
    )


def _once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple({told.claim: told for told in statements}.values())


def _line(material: Material, event: TrackEvent) -> TrackLine:
    claim = material.every[event.claim]
    return TrackLine(
        id=event.id,
        track=event.track,
        kind=event.kind.replace("_", " "),
        mood=event.mood,
        side=event.side,
        side_label=material.names.side(event.side),
        side_labels=tuple(material.names.side(side) for side in event.side.split(";")),
        when=wording.when(event.when) if event.when else None,
        interval=event.when,
        of=_words(material, claim.document, event.object),
        place=_place(material, event),
        parts=_parts(material, claim.document, event),
        amount=_words(material, claim.document, event.amount),
        condition=_words(material, claim.document, event.condition),
        agreement=material.names.agreement(event.agreement) if event.agreement else None,
        statement=state(material, claim),
    )


def _words(material: Material, document: str, words: Quote | Amount | None) -> str | None:
    return material.shown(document, words.span) if words is not None else None


def _place(material: Material, event: TrackEvent) -> str | None:
    if event.place is None:
        return None
    if event.track in _OF_FORCES:
        return material.names.district(event.place)
    return material.names.place(event.place)


def _parts(material: Material, document: str, event: TrackEvent) -> tuple[PartLabel, ...]:
    roles = {role: at for at, role in enumerate(PartRole)}
    labels = [
        PartLabel(role=part.role, label=part_label(material, document, part), side=part.side)
        for part in event.parts
    ]
    return tuple(sorted(labels, key=lambda part: (roles[part.role], part.label.casefold())))


def part_label(material: Material, document: str, part: Part) -> str:
    """The neutral name of somebody with a part, or the words as printed in ‹ › where nobody is known."""
    if part.actor is not None:
        return wording.listing(sorted(map(material.names.actor, part.actor.split(";")), key=str.casefold))
    return f"‹{material.shown(document, part.span).strip(' ,')}›"
