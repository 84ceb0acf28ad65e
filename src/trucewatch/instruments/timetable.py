"""From limits as they are put to days: what each counts from, with the sum in words.

"The cease-fire" and "the withdrawal" count from the duty of the same instrument that lays them down. A day
that depends on what is not known beforehand stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from trucewatch.instruments.put import Put
from trucewatch.instruments.tokens import data
from trucewatch.model.calendar import after
from trucewatch.model.instrument import Limit
from trucewatch.model.theatre import DeadlineRole
from trucewatch.model.vocabulary import DeadlineType

_WORD = re.compile(r"[a-z][a-z-]{3,}")
_START = frozenset({"of", "from", "during", "since"})


@dataclass
class Entry:
    """A duty as the timetable knows it: its act in words, and its limits so far, the newest last."""

    id: str
    act: str
    limits: list[Limit] = field(default_factory=list)

    def day(self, *roles: DeadlineRole) -> date | None:
        """The first known day of a limit in one of these roles."""
        for role in roles:
            for limit in self.limits:
                if limit.role == role and limit.derived_date is not None:
                    return limit.derived_date
        return None


class Timetable:
    """The duties read so far, which later limits count from."""

    def __init__(self, signed: date | None) -> None:
        self._signed = signed
        self.entries: list[Entry] = []

    def limit(self, put: Put, beside: Sequence[Limit] = ()) -> Limit:
        """``put`` with its day, where that can be known; ``beside``: limits before it in the sentence."""
        if put.same:
            return self._same(put, beside)
        if put.type is not DeadlineType.RELATIVE or put.value is None:
            day = put.day
            return Limit(
                type=put.type,
                quote=put.quote,
                value=put.value,
                anchor=put.anchor,
                derived_date=day,
                role=put.role,
            )
        anchor, start = self._anchor(put, beside)
        day = (
            None
            if start is None or put.role == "during" or put.link == "at once"
            else _counted(start, put.value)
        )
        return Limit(
            type=put.type, quote=put.quote, value=put.value, anchor=anchor, derived_date=day, role=put.role,
            arithmetic=_sum(anchor, start, put.value, day),
        )  # fmt: skip

    def _same(self, put: Put, beside: Sequence[Limit]) -> Limit:
        """The day that was named last, which "at that moment" means."""
        earlier = [limit for entry in self.entries for limit in entry.limits] + list(beside)
        named = next((one for one in reversed(earlier) if one.derived_date is not None), None)
        day = named.derived_date if named else None
        return Limit(
            type=put.type,
            quote=put.quote,
            value=named.value if named else None,
            derived_date=day,
            role=put.role,
        )

    def _anchor(self, put: Put, beside: Sequence[Limit]) -> tuple[str, date | None]:
        words = " ".join((put.anchor or "").lower().split())
        if not words:
            begun = next((one for one in beside if one.role == "start_by"), None)
            if begun is not None:
                return "start", begun.derived_date
            return "signature", self._signed
        if any(_holds(words, phrase) for phrase in _anchors()["signature"]):
            return "signature", self._signed
        if any(_holds(words, phrase) for phrase in _anchors()["effective"]):
            return "effective", self._effective()
        entry = self._laid_down(words)
        return (words, None) if entry is None else (entry.id, _day_of(entry, put.link))

    def _effective(self) -> date | None:
        days = [entry.day("effective_from") for entry in self.entries]
        return next((day for day in days if day is not None), None)

    def _laid_down(self, words: str) -> Entry | None:
        """The first duty with a limit whose act shares the anchor's head noun."""
        named = {_stem(word) for word in _WORD.findall(words)}
        sharing = [
            entry
            for entry in self.entries
            if named & {_stem(word) for word in _WORD.findall(entry.act.lower())}
        ]
        return next((entry for entry in sharing if entry.limits), sharing[0] if sharing else None)


def _day_of(entry: Entry, link: str | None) -> date | None:
    """The day that "of" or "from" a duty counts from, its beginning, or "after" it, its end."""
    if link in _START:
        return entry.day("effective_from", "start_by", "due_on")
    return entry.day("finish_by", "due_on", "effective_from")


def _counted(start: date, value: str) -> date | None:
    """The day ``value`` after ``start``; a part of a day counts as a whole one."""
    hours = re.fullmatch(r"PT(\d+)H", value)
    if hours:
        return start + timedelta(days=-(-int(hours[1]) // 24))
    return after(start, value)


def _sum(anchor: str, start: date | None, value: str, day: date | None) -> str:
    first = start.isoformat() if start else "day not known"
    return f"{first} ({anchor}) + {value} = {day.isoformat() if day else 'not known'}"


@cache
def _anchors() -> dict[str, list[str]]:
    return dict(data("limits.yaml")["anchors"])


def _holds(words: str, phrase: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}", words) is not None


def _stem(word: str) -> str:
    """A word without its hyphen and plural: "cease-fires" and "ceasefire" are one."""
    return word.replace("-", "").removesuffix("s")
