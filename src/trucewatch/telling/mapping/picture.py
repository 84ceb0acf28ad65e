"""The picture: symbols, labels that keep out of one another's way, the ground, all in the picture's units.

Only numbers and words are made here; templates draw them, and escape every word.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from trucewatch.telling.mapping.content import Controller, MapPlace
from trucewatch.telling.mapping.countries import Ground, ground, outlines
from trucewatch.telling.mapping.frame import HEIGHT, KM_PER_DEGREE, WIDTH, Frame, frame_around, overlap
from trucewatch.telling.mapping.names import NARROW, WIDE, CountryName, country_names
from trucewatch.telling.mapping.whereabouts import Symbol

SIZE = 15
"""Of letters, in units."""
LABEL_LINE = SIZE * 1.15
"""From one line of a label to the next, in units."""
_LETTER = {
    True: 0.58,
    False: 0.67,
}  # of a letter's height: its width on the average, beside a dot; in an area
_RADIUS = {False: 6.0, True: 10.0}  # of a dot; of one that holds a number
_SQUARE = 17.0
_AROUND = 4.0
_MOST_STEPS = 6  # lines by which the label of an area gives way
_FARTHEST_KM = 20.0  # and kilometres: farther off, it would stand in another area
_COARSE = 0.35  # degrees: how far from the picture outlines keep their points
_SHARPER = 5  # times that a reader may magnify a page's map before outlines look cut

Box = tuple[float, float, float, float]

_CORNERS: list[Box] = [(WIDTH - 80, 0, WIDTH, 190), (0, HEIGHT - 70, 240, HEIGHT)]
"""Of a page's map: its buttons, its scale."""


@dataclass(frozen=True)
class Square:
    """A letter on the map: somebody who is said to control the place."""

    letter: str
    side: str | None
    x: float


@dataclass(frozen=True)
class Drawn:
    """A place as it is drawn: its symbol around (``x``, ``y``), its label beside."""

    place: MapPlace
    x: float
    y: float
    radius: float
    """Of the dot or ring; 0 for a label without one."""
    area: tuple[float, float] | None
    """Half-axes of the area in which it lies."""
    squares: tuple[Square, ...]
    squares_y: float
    lines: tuple[str, ...]
    steps: int = 0
    """By how many lines the label of an area may stand off its middle."""
    label_x: float = 0.0
    label_y: float = 0.0
    """Of the first line's baseline, from the symbol's middle."""
    anchor: str = "start"
    shifted: bool = False
    """Whether the label of an area stands off its middle: where more is seen at once, it would mislead."""
    wide: bool = True
    narrow: bool = True
    """Whether the label is seen before anything is magnified, on a wide and on a narrow screen; where that of
    an area is not, `short` stands for it."""

    @property
    def leader(self) -> float:
        """How far down (up, if negative) a line leads from the middle of an area to its label."""
        if self.label_y > 0:
            return self.squares_y if self.squares else self.label_y - SIZE
        return self.label_y + (len(self.lines) - 1) * LABEL_LINE + 4

    @property
    def short(self) -> str | None:
        """The number of incidents in an area, in brackets."""
        return f"({len(self.place.incidents)})" if not self.radius and self.place.incidents else None

    @property
    def title(self) -> str:
        """What is told of the place, for whoever points at it."""
        return "\n".join(title_lines(self.place))


@dataclass(frozen=True)
class Picture:
    """Everything that is drawn."""

    frame: Frame
    matrix: str
    ground: Ground
    drawn: tuple[Drawn, ...]
    names: tuple[CountryName, ...]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def scale_km(self) -> int:
        """The kilometres that the scale bar stands for."""
        return self.frame.scale_bar[0]

    @property
    def scale_units(self) -> float:
        """How wide the bar is."""
        return self.frame.scale_bar[1]


def picture(places: Sequence[MapPlace], controllers: Sequence[Controller], *, still: bool = False) -> Picture:
    """The picture of places that have a symbol. ``still``: nobody will move or magnify it."""
    told = [place for place in places if place.incidents]
    frame = frame_around(place.where for place in told or places)
    letters = {one.label: one for one in controllers}
    corners = [] if still else _CORNERS
    drawn = _labelled([_drawn(place, frame, letters) for place in places], corners)
    sharpness = 1 if still else 1 / _SHARPER
    return Picture(
        frame=frame,
        matrix=frame.matrix(outlines().units),
        ground=ground(frame.box(0.02 if still else 1.0), sharpness / frame.scale, None if still else _COARSE),
        drawn=drawn,
        names=country_names(
            frame,
            [*corners, *(box for one in drawn for box in _seen(one, WIDE))],
            [*corners, *(box for one in drawn for box in _seen(one, NARROW))],
            only_seen=still,
        ),
    )


def title_lines(place: MapPlace) -> Iterable[str]:
    """The place, how exactly it is known, and each incident with its date and who says so."""
    yield f"{place.where.label} ({place.where.precision})"
    for incident in place.incidents:
        sides = "; ".join(f"{account.told} {account.label}" for account in incident.accounts)
        exactly = f", {incident.when_precision}" if incident.when_precision else ""
        yield f"{incident.label} [{incident.when}{exactly}]: {sides}"
    for line in place.control:
        yield f"Controlled by {line.controller}, {line.as_of}, according to {line.according_to}"


def _drawn(place: MapPlace, frame: Frame, letters: dict[str, Controller]) -> Drawn:
    where = place.where
    assert where.lat is not None
    assert where.lon is not None
    x, y = frame.at(where.lat, where.lon)
    radius = 0.0 if where.symbol is Symbol.LABEL else _RADIUS[len(place.incidents) > 1]
    told = dict.fromkeys(line.controller for line in place.control)
    start = -len(told) * _SQUARE / 2
    lines = _lines(where.name, len(place.incidents) if where.symbol is Symbol.LABEL else 0)
    over = radius + 3 if radius else SIZE * 1.1
    return Drawn(
        place=place,
        x=x,
        y=y,
        radius=radius,
        area=frame.ellipse(where.lat, where.radius_km) if where.radius_km else None,
        squares=tuple(
            Square(letters[label].letter, letters[label].side, start + at * _SQUARE)
            for at, label in enumerate(told)
        ),
        squares_y=-over - _SQUARE,
        lines=lines,
        steps=min(_MOST_STEPS, int(_FARTHEST_KM / KM_PER_DEGREE * frame.scale / LABEL_LINE)),
    )


def _lines(name: str, count: int) -> tuple[str, ...]:
    """Rival names one under the other; how many incidents where no dot can hold the number."""
    names = name.split(" / ")
    if count > 1:
        names[-1] += f" ({count})"
    return (*(f"{one} /" for one in names[:-1]), names[-1])


def _labelled(drawn: list[Drawn], corners: Sequence[Box]) -> tuple[Drawn, ...]:
    """Each with a label where there is room: areas first, then the squares of dots, then their labels.

    Among them those with most incidents go first, and what has none goes last.
    """
    order = sorted(
        range(len(drawn)),
        key=lambda at: (not drawn[at].place.incidents, -len(drawn[at].place.incidents), at),
    )
    spots = {at: list(_spot(one, WIDE)) for at, one in enumerate(drawn)}
    taken = list(corners)

    def others(at: int, *, bare: bool = True) -> list[Box]:
        """All that is placed, and the dots of the others; without ``bare`` only of those with incidents."""
        told = [
            found for other, found in spots.items() if other != at and (bare or drawn[other].place.incidents)
        ]
        return [*taken, *(box for found in told for box in found)]

    for at in order:
        if not drawn[at].radius:
            first = _placed(drawn[at], others(at))
            told = drawn[at].place.incidents and not first.wide
            drawn[at] = _placed(drawn[at], others(at, bare=False)) if told else first
            taken += _seen(drawn[at], WIDE)
    for at in order:
        if drawn[at].radius:
            drawn[at] = _squared(drawn[at], others(at))
            taken += _squares(drawn[at], WIDE)
    for at in order:
        if drawn[at].radius:
            drawn[at] = _placed(drawn[at], others(at) + spots[at])
            taken += [_label_box(drawn[at], WIDE)] if drawn[at].wide else []
    return _for_narrow(drawn, order)


def _for_narrow(drawn: list[Drawn], order: Sequence[int]) -> tuple[Drawn, ...]:
    """With what of it is seen on a narrow screen, where words take more of the picture."""
    taken = [(at, box) for at, one in enumerate(drawn) for box in _marks(one, NARROW)]
    for at in order:
        box = _label_box(drawn[at], NARROW)
        narrow = drawn[at].wide and _is_free(box, [other for owner, other in taken if owner != at])
        drawn[at] = replace(drawn[at], narrow=narrow)
        if narrow:
            taken.append((at, box))
    return tuple(drawn)


def _squared(one: Drawn, taken: Sequence[Box]) -> Drawn:
    """With its squares above its dot, below or beside it, wherever they cover nothing."""
    if not one.squares or not one.radius:
        return one
    wide = len(one.squares) * _SQUARE
    over, aside = -one.radius - 3 - _SQUARE, one.radius + 4
    for left, top in ((-wide / 2, over), (-wide / 2, one.radius + 3), (aside, -8.0), (-aside - wide, -8.0)):
        moved = replace(
            one,
            squares_y=top,
            squares=tuple(replace(square, x=left + at * _SQUARE) for at, square in enumerate(one.squares)),
        )
        if not any(overlap(box, other) for box in _squares(moved, WIDE) for other in taken):
            return moved
    return one


def _placed(one: Drawn, taken: Sequence[Box]) -> Drawn:
    """With its label at the first of its places that is free; unseen, where none is."""
    options = list(_places_for(one))
    for option in options:
        if _is_free(_label_box(option, WIDE), taken) and (
            one.radius or not any(overlap(box, other) for box in _squares(option, WIDE) for other in taken)
        ):
            return option
    return replace(options[0], wide=False)


def _places_for(one: Drawn) -> Iterable[Drawn]:
    height = len(one.lines) * LABEL_LINE
    middle = SIZE * 0.35 - (len(one.lines) - 1) * LABEL_LINE / 2
    if not one.radius:
        for step in sorted(range(-one.steps, one.steps + 1), key=lambda step: (abs(step), -step)):
            shift = step * LABEL_LINE
            yield replace(
                one,
                anchor="middle",
                shifted=step != 0,
                label_y=middle + shift,
                squares_y=middle + shift - SIZE - _SQUARE - 1,
            )
        return
    aside = one.radius + 5
    over = -one.radius - 7 - height + SIZE
    past = _SQUARE + 2 if one.squares else 0
    yield replace(one, anchor="start", label_x=aside, label_y=middle)
    yield replace(one, anchor="end", label_x=-aside, label_y=middle)
    yield replace(one, anchor="middle", label_y=one.radius + SIZE + 3)
    yield replace(one, anchor="middle", label_y=over)
    yield replace(one, anchor="middle", label_y=one.radius + SIZE + 3 + past)
    yield replace(one, anchor="middle", label_y=over - past)


def _label_box(one: Drawn, factor: float) -> Box:
    width = max(map(len, one.lines)) * SIZE * _LETTER[one.radius > 0]
    left = {"start": one.label_x, "end": one.label_x - width, "middle": one.label_x - width / 2}[one.anchor]
    top = one.label_y - SIZE * 0.85
    return _scaled(one, (left, top, left + width, top + len(one.lines) * LABEL_LINE), factor)


def _spot(one: Drawn, factor: float) -> Iterable[Box]:
    if one.radius:
        edge = one.radius + 1
        yield _scaled(one, (-edge, -edge, edge, edge), factor)


def _squares(one: Drawn, factor: float) -> Iterable[Box]:
    if one.squares:
        left, top = one.squares[0].x, one.squares_y
        yield _scaled(one, (left, top, left + len(one.squares) * _SQUARE, top + _SQUARE), factor)


def _marks(one: Drawn, factor: float) -> Iterable[Box]:
    """The boxes of the dot and of the squares."""
    yield from _spot(one, factor)
    yield from _squares(one, factor)


def _seen(one: Drawn, factor: float) -> list[Box]:
    """All of the picture that a place takes before anything is magnified."""
    label = one.wide if factor < NARROW else one.narrow
    return [*_marks(one, factor), *([_label_box(one, factor)] if label else [])]


def _scaled(one: Drawn, box: Box, factor: float) -> Box:
    """``box`` around the place's point, ``factor`` times as large; on a wide page, at any size up to that."""
    factors = (1.0, factor) if factor == WIDE else (factor,)
    left, top, right, bottom = zip(*(tuple(edge * by for edge in box) for by in factors), strict=True)
    return one.x + min(left), one.y + min(top), one.x + max(right), one.y + max(bottom)


def _is_free(box: Box, taken: Sequence[Box]) -> bool:
    """Whether a label there is whole and touches nothing."""
    inside = (
        box[0] >= _AROUND and box[1] >= _AROUND and box[2] <= WIDTH - _AROUND and box[3] <= HEIGHT - _AROUND
    )
    return inside and not any(overlap(box, other) for other in taken)
