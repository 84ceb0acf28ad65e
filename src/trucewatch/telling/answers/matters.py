"""Answers about running matters: each track with who has which part, and the mission that keeps the truce."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from trucewatch.errors import UsageError
from trucewatch.model.vocabulary import Mood, PartRole, Track
from trucewatch.telling import wording
from trucewatch.telling.answers.rows import SAID, Row, said_row, table_of
from trucewatch.telling.material import Material
from trucewatch.telling.tables import Column, Table
from trucewatch.telling.tracks import CONDUCT, TrackLine, by_time, track_lines

_KIND = Column("told", "What")
_WHEN = Column("when", "When")
_DETAIL = Column("detail", "In detail")
_CLAIM, _WHO, _SIDE, _VERB, _WORDS, _MARKS, *_FROM = SAID
_SAID = (_WHO, _WORDS, _CLAIM)
_FILES = tuple(Column(column.key, column.title, screen=False) for column in (_SIDE, _VERB, _MARKS, *_FROM))
_MISSION = {
    "Mandate and presence": frozenset({"mandate", "presence", "measures"}),
    "Strength and composition": frozenset({"drawdown", "reinforcement", "composition", "strength"}),
    "Access and restriction": frozenset({"access denied", "access granted", "attacked"}),
    "Conduct": CONDUCT,
}
_HELD = frozenset({"held", "talks", "agreed", "no result"})


def line_row(line: TrackLine) -> Row:
    """A line of a running matter as a row, the same keys for every matter."""
    said = said_row(line.statement)
    return {
        "row": line.id,
        "matter": wording.TRACKS[line.track],
        "track": line.track.value,
        "kind": line.kind,
        "mood": line.mood.value,
        "told": line.told,
        "when": line.when,
        "of": line.of,
        "place": line.place,
        "amount": line.amount,
        "host": line.who(PartRole.HOST, PartRole.MEDIATOR),
        "participants": line.who(PartRole.PARTICIPANT),
        "moved": line.who(PartRole.MOVED),
        "holder": line.who(PartRole.HOLDER),
        "target": line.who(PartRole.TARGET),
        "controller": line.who(PartRole.CONTROLLER, PartRole.FROM, PartRole.TO),
        "capable": line.who(PartRole.CAPABLE),
        "accused": line.who(PartRole.ACCUSED),
        "parts": line.parts_text,
        "detail": line.detail,
        "agreement": line.agreement,
        **said,
        "condition": line.condition or said["condition"],
    }


def track(material: Material, argument: str | None) -> Table:
    """One running matter in the order of time, or all; what is so first, then what is demanded or feared."""
    if argument is None:
        columns = (Column("matter", "Matter"), _KIND, _WHEN, *_SAID, *_FILES)
        return table_of(
            material, "Running matters", columns, [line_row(line) for line in track_lines(material)]
        )
    chosen = _track(argument)
    return matter(material, chosen)


def matter(material: Material, chosen: Track) -> Table:
    """The table of one running matter."""
    lines = by_time(track_lines(material, chosen))
    lines = (*(line for line in lines if line.is_so), *(line for line in lines if not line.is_so))
    columns = (_KIND, _WHEN, _DETAIL, *_SAID, *_FILES)
    notes = _NOTES.get(chosen, _no_notes)(lines)
    return table_of(material, wording.TRACKS[chosen], columns, [line_row(line) for line in lines], notes)


def _track(argument: str) -> Track:
    wanted = argument.replace("-", "_").lower()
    fitting = [one for one in Track if one.value.startswith(wanted)]
    if len(fitting) != 1:
        names = ", ".join(one.value for one in Track)
        raise UsageError(f"{argument!r} names no single running matter", hint=f"one of: {names}")
    return fitting[0]


def _no_notes(_: Sequence[TrackLine]) -> tuple[str, ...]:
    return ()


def _of_talks(lines: Sequence[TrackLine]) -> tuple[str, ...]:
    """When talks were last held and when they are next, as told, apart from offers and calls."""
    held = [line for line in lines if line.is_so and line.kind in _HELD and line.when]
    coming = [line for line in lines if (line.mood is Mood.TO_COME or line.kind == "scheduled") and line.when]
    last = (
        f"Last contact of told date: {held[-1].when}, according to {held[-1].statement.speaker}."
        if held
        else ""
    )
    following = (
        f"Next meeting told: {coming[0].when}, according to {coming[0].statement.speaker}." if coming else ""
    )
    return tuple(
        note
        for note in (
            last or "No contact of told date.",
            following or "No next meeting of told date.",
        )
        if lines
    )


def _of_movement(lines: Sequence[TrackLine]) -> tuple[str, ...]:
    fears = sum(not line.is_so for line in lines)
    told = (
        f"{wording.count(fears, 'line')} of fears, demands, plans and suppositions below: no movement told."
    )
    return (told,) if fears else ()


def _of_deals(lines: Sequence[TrackLine]) -> tuple[str, ...]:
    """Each ask with whether an outcome is told; silence on it is no refusal."""
    asked = [line for line in lines if line.kind == "ask"]
    outcomes = sorted({line.kind for line in lines if line.kind in {"obtained", "not obtained"}})
    if not asked:
        return ("No ask told.",) if lines else ()
    return (f"Asked: {wording.count(len(asked), 'time')}; outcome told: {', '.join(outcomes) or 'none'}.",)


_NOTES: dict[Track, Callable[[Sequence[TrackLine]], tuple[str, ...]]] = {
    Track.MEDIATION: _of_talks,
    Track.DISPLACEMENT: _of_movement,
    Track.ECONOMIC_LEVERAGE: _of_deals,
}


def mission(material: Material, _: str | None) -> Table:
    """Peacekeepers and guarantors: mandate, strength, access, and what each side holds against them."""
    lines = by_time(track_lines(material, Track.PEACEKEEPERS))
    columns = (Column("group", "On"), _KIND, _WHEN, _DETAIL, *_SAID, *_FILES)
    rows: list[Row] = []
    for group, kinds in _MISSION.items():
        own = [line for line in lines if line.kind in kinds]
        if kinds is CONDUCT:
            own.sort(key=lambda line: line.side_label.casefold())
        rows += [{"group": group, **line_row(line)} for line in own]
    return table_of(material, "Peacekeepers, monitors and guarantors", columns, rows, _of_mission(lines))


def _of_mission(lines: Iterable[TrackLine]) -> tuple[str, ...]:
    """Who holds what against the guarantors, and on what nothing is told."""
    listed = list(lines)
    notes = []
    for kind in sorted(CONDUCT):
        sides = sorted(
            {part for line in listed if line.kind == kind for part in line.side_labels}, key=str.casefold
        )
        if sides:
            notes.append(f"{wording.sentence_case(kind)}: spoken of by {wording.listing(sides)}.")
    told = {line.kind for line in listed}
    empty = [wording.inline(group) for group, kinds in _MISSION.items() if not told & kinds]
    if listed and empty:
        notes.append(f"Nothing told of: {', '.join(empty)}.")
    return tuple(notes)


def truce_status(material: Material, _: str | None) -> Table:
    """What each side says of the truce's state, in the order of time."""
    return matter(material, Track.TRUCE_STATUS)


def allegations(material: Material, _: str | None) -> Table:
    """Who, in which role, says that whom breaks which norm of rights or heritage; no finding."""
    lines = by_time(track_lines(material, Track.RIGHTS_ALLEGATIONS))
    columns = (
        Column("norm", "Said to be broken"),
        Column("accused", "Accused"),
        Column("role", "Accuser’s role"),
        _WHEN,
        *_SAID,
        *_FILES,
    )
    rows = [{"norm": line.told, "role": role_of(material, line), **line_row(line)} for line in lines]
    notes = ("An allegation is what somebody says; no row is a finding.",) if rows else ()
    return table_of(material, "Allegations on rights and heritage", columns, rows, notes)


def role_of(material: Material, line: TrackLine) -> str | None:
    """In which role the speaker speaks, as printed or by the theatre file; never a guess."""
    claim = material.every[line.statement.claim]
    card = material.names.actor_card(claim.source.actor)
    if card is not None and card.roles:
        return "; ".join(dict.fromkeys(role.title for role in card.roles))
    return claim.source.kind.value.replace("_", " ")


def sentiment(material: Material, _: str | None) -> Table:
    """Whose feelings towards whom are told of, in whose words."""
    lines = by_time(track_lines(material, Track.PUBLIC_SENTIMENT))
    columns = (
        Column("holder", "Whose"),
        Column("kind", "What"),
        Column("target", "Towards"),
        *_SAID,
        *_FILES,
    )
    return table_of(material, "Public sentiment", columns, [line_row(line) for line in lines])


def capability(material: Material, _: str | None) -> Table:
    """What guarantors and mediators are said to be able to do, and what not, by whom."""
    lines = sorted(
        track_lines(material, Track.CAPABILITY),
        key=lambda line: ((line.who(PartRole.CAPABLE) or "~").casefold(), line.kind),
    )
    columns = (Column("capable", "Who"), _KIND, Column("of", "For what"), *_SAID, *_FILES)
    return table_of(material, wording.TRACKS[Track.CAPABILITY], columns, [line_row(line) for line in lines])


def context(material: Material, _: str | None) -> Table:
    """What from outside pulls on the truce: other wars of guarantors, energy, changes of government."""
    return matter(material, Track.CONTEXT)
