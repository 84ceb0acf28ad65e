"""Scales for pictures: where on a line of days, or of people, a bar begins and how long it is.

The renderers draw; here is only arithmetic, so that every format draws the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from trucewatch.telling import wording

#: A bar is never thinner than this share of the picture, so that a single day can be seen.
_THINNEST = 0.012
_MOST_TICKS = 4
_MARGIN = 0.02
_NEAREST_TICKS = 0.24


@dataclass(frozen=True)
class Bar:
    """A bar on a line from 0 to 1; ``open_*`` when that end is not told."""

    start: float
    width: float
    open_start: bool = False
    open_end: bool = False


@dataclass(frozen=True)
class Tick:
    """A mark on a line from 0 to 1 with its words."""

    at: float
    text: str


class DayScale:
    """A line of days that holds all of the given ones."""

    def __init__(self, days: Iterable[date | None]) -> None:
        known = [day for day in days if day is not None]
        first, last = min(known, default=date.min), max(known, default=date.min)
        margin = max(1, round((last - first).days * _MARGIN)) if known else 0
        self.first = first - timedelta(days=margin) if known else first
        self.last = last + timedelta(days=margin) if known else last
        self.empty = not known

    def at(self, day: date) -> float:
        """Where the middle of ``day`` stands, from 0 to 1."""
        return ((day - self.first).days + 0.5) / ((self.last - self.first).days + 1)

    def bar(self, start: date | None, end: date | None) -> Bar | None:
        """The bar of an interval of days, both included; none when neither end is known."""
        if self.empty or (start is None and end is None):
            return None
        whole = (self.last - self.first).days + 1
        left = (start - self.first).days / whole if start is not None else 0.0
        right = ((end - self.first).days + 1) / whole if end is not None else 1.0
        width = max(right - left, _THINNEST)
        return Bar(round(min(left, 1 - width), 4), round(width, 4), start is None, end is None)

    def ticks(self) -> tuple[Tick, ...]:
        """A few marks at days or at beginnings of months, none so near another that their words touch."""
        marks: list[Tick] = []
        for tick in self._candidates():
            if not marks or tick.at - marks[-1].at >= _NEAREST_TICKS:
                marks.append(tick)
        return tuple(marks)

    def _candidates(self) -> tuple[Tick, ...]:
        if self.empty:
            return ()
        days = (self.last - self.first).days
        if days <= 45:
            step = max(1, -(-days // _MOST_TICKS))
            marks = [self.first + timedelta(days=at) for at in range(0, days + 1, step)]
            return tuple(Tick(round(self.at(mark), 4), _short(mark)) for mark in marks)
        months = [
            date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            for month in range(1, 13)
            if self.first <= date(year, month, 1) <= self.last
        ]
        thin = -(-len(months) // _MOST_TICKS)
        return tuple(
            Tick(round(self.at(mark), 4), f"{wording.MONTHS[mark.month - 1][:3]} {mark.year}")
            for mark in months[::thin]
        )


def _short(day: date) -> str:
    return f"{day.day} {wording.MONTHS[day.month - 1][:3]}"


@dataclass(frozen=True)
class Measure:
    """A number of people on a line from 0 to 1: as far as all is told, and as far as it may go."""

    told: float
    """Up to the lowest number told."""
    possible: float
    """Up to the highest; 1 when no limit is told."""
    open_end: bool


class PeopleScale:
    """A line from nobody to a little more than the highest number told."""

    def __init__(self, numbers: Iterable[int | None]) -> None:
        self.most = max((number for number in numbers if number is not None), default=0)

    def measure(self, low: int | None, high: int | None) -> Measure | None:
        """A range of people on the line; none when no number is told."""
        if low is None and high is None:
            return None
        whole = max(self.most, 1) * 1.25
        told = (low or 0) / whole
        possible = high / whole if high is not None else 1.0
        return Measure(round(told, 4), round(possible, 4), open_end=high is None)


def text_bar(bar: Bar | None, cells: int) -> str:
    """A bar of block characters, ``cells`` wide, for a terminal."""
    if bar is None:
        return "?".center(cells)
    start = min(round(bar.start * cells), cells - 1)
    length = max(1, min(round(bar.width * cells), cells - start))
    drawn = "█" * length
    if bar.open_start:
        drawn = "◂" + drawn[1:]
    if bar.open_end:
        drawn = drawn[:-1] + "▸"
    return "·" * start + drawn + "·" * (cells - start - length)
