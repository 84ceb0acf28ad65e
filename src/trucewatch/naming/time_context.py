"""What a time expression is resolved against: the text around it, the publication, the times told before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from trucewatch.model.calendar import interval_of
from trucewatch.model.span import Span
from trucewatch.model.time import Interval
from trucewatch.naming.nouns import table_rows
from trucewatch.naming.time_words import words as time_words

_REACH = 400  # code points; a clause is nearly always shorter, and then names of any length change nothing
_OTHER_YEAR = 60  # days
_CLAUSE_BREAK = re.compile(r"(?:(?<![ap]\.m)\.|[;:!?])\s|[\n“”\"]|``|''")
_SENTENCE_BREAK = re.compile(r"[.!?][”\"']*\s+(?=[A-Z“\"])|\n")
#: Between two dates of one list: the second is of the first one's year.
_LISTED = re.compile(r"[\s,;–-]*(?:(?:and|by|until|to|through|or|on|from|then)[\s,]+)*(?:the\s+)?\Z")
#: "will be built and opened": the participles say nothing of the tense.
_PASSIVE = re.compile(r"\bbe (?:\w+(?:,| and| or) )*\w+", re.IGNORECASE)


def cue(kind: str) -> re.Pattern[str]:
    """Any of the words of one kind (first column of ``data/time_cues.tsv``)."""
    listed = [pattern for name, pattern in table_rows("time_cues.tsv") if name == kind]
    return re.compile(rf"\b(?:{'|'.join(listed)})\b", re.IGNORECASE)


_FORWARD, _BACKWARD = cue("forward"), cue("backward")
_PART_OF_IT = (
    r"(?:(?:the\s+)?(?:end|middle|start|beginning) of\s+|early\s+|late\s+|mid-?|(?:midnight|noon) (?:on )?)?"
)


def right_before(kind: str, between: str = "") -> re.Pattern[str]:
    """The words of one kind where they stand right before a time.

    ``between``: a pattern of what may come between them and the time.
    """
    pattern = rf"{cue(kind).pattern}\s+{between}(?:the\s+)?{_PART_OF_IT}(?:the\s+)?\Z"
    return re.compile(pattern, re.IGNORECASE)


_UNTIL, _AHEAD_OF = right_before("until"), right_before("ahead_of")
_HAD = re.compile(r"\b(?:had|was|were|did)\b", re.IGNORECASE)
_OWN = re.compile(r"[’']s\b")


def _last(cues: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in cues.finditer(text)), default=-1)


class Anchor(NamedTuple):
    """A day from which others are counted, and what it is: ``published`` or ``narrative``."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means: TIMEX3 type, value and modifier, and its days where these don't give them."""

    type: str
    value: str | None
    mod: str | None = None
    interval: Interval | None = None
    anchor: str | None = None
    """What the value was counted from, ``None`` if it stands for itself."""


@dataclass(slots=True)
class Told:
    """The times that a text has told so far."""

    day: date | None = None
    """First day of the last date told."""
    value: str | None = None
    """TIMEX3 value of that date."""
    quarter: str | None = None
    """TIMEX3 value of the last quarter told."""
    of_quarter: bool = False
    """Whether that quarter is still spoken of, and not yet a longer period ("the nine months")."""
    explicit: bool = False
    """Whether the date stood for itself, year and all."""
    last: str | None = None
    """TIMEX3 value of the last expression, whatever its type."""
    end: int = 0
    """Where in the text the last expression ended."""


class Context:
    """One expression's surroundings."""

    def __init__(self, text: str, span: Span, *, published: date | None, narrative: bool, told: Told) -> None:
        self.text, self.span = text, span
        self.published, self.narrative, self.told = published, narrative, told

    @property
    def anchor(self) -> Anchor | None:
        """The day that "last week" is counted from: the publication's, in a narrative the one told last."""
        if self.narrative and self.told.day is not None:
            return Anchor(self.told.day, "narrative")
        return None if self.published is None else Anchor(self.published, "published")

    @property
    def story(self) -> Anchor | None:
        """The day that "two days later" is counted from: the one told last, if any."""
        return self.anchor if self.told.day is None else Anchor(self.told.day, "narrative")

    @property
    def gap(self) -> str:
        """The text between the expression before and this one."""
        return self.text[self.told.end : self.span.start]

    @property
    def same_sentence(self) -> bool:
        """Whether the expression before stands in the same sentence."""
        return self.told.value is not None and not _SENTENCE_BREAK.search(self.gap)

    @cached_property
    def before(self) -> str:
        """The words before, back to where the sentence or a quotation begins."""
        before = self.text[max(0, self.span.start - _REACH) : self.span.start]
        breaks = [match.end() for match in _CLAUSE_BREAK.finditer(before)]
        return before[breaks[-1] :] if breaks else before

    @cached_property
    def following(self) -> str:
        """The words behind, on to where the sentence or a quotation ends."""
        following = self.text[self.span.end : self.span.end + _REACH]
        cut = _CLAUSE_BREAK.search(following)
        return following[: cut.start()] if cut else following

    @property
    def looks_back_only(self) -> bool:
        """Whether words of the clause before speak of what is over, and none of what is to come."""
        return _FORWARD.search(self.before) is None and _BACKWARD.search(self.before) is not None

    @cached_property
    def direction(self) -> int:
        """1 where the clause speaks of what is to come, -1 of what is over, 0 where it does not say."""
        until = _UNTIL.search(self.before)
        if _OWN.match(self.following):  # "Monday's strike": only what stands right before it tells
            return 1 if _AHEAD_OF.search(self.before) else 0
        before = _PASSIVE.sub("be", self.before)
        ahead, back = _last(_FORWARD, before), _last(_BACKWARD, before)
        if max(ahead, back) >= 0:
            return 1 if ahead >= back or (until is not None and not _HAD.search(before)) else -1
        will, did = _FORWARD.search(self.following), _BACKWARD.search(self.following)
        if will is not None and (did is None or will.start() <= did.start()):
            return 1
        if until is not None and (did is None or not _HAD.search(self.following)):
            return 1
        return 0 if did is None else -1

    @property
    def years(self) -> tuple[int, ...]:
        """The years that a date without one can be of: around the anchor's and the one told last."""
        days = [anchor.day for anchor in (self.anchor, self.story) if anchor is not None]
        return tuple(dict.fromkeys(day.year + step for day in days for step in (-1, 0, 1)))

    def closest(self, days: Iterable[date]) -> date | None:
        """The day nearest to the anchor, where the way against the clause's tense counts fourfold.

        A narrative stays in the year told last unless another's day is nearer by two months, and always
        where no more than that year was told. So does a list that has told a year ("by 20 November 2020
        and by 1 December").
        """
        anchor = self.anchor
        if anchor is None:
            return None
        told = self.told.day
        if told is not None and (anchor.name == "narrative" or self._of_one_list):
            return min(days, key=lambda day: self._away(day, told), default=None)
        back, ahead = (4 if self.direction > 0 else 1), (4 if self.direction < 0 else 1)
        return min(
            days,
            key=lambda day: (
                (anchor.day - day).days * back if day <= anchor.day else (day - anchor.day).days * ahead
            ),
            default=None,
        )

    @property
    def _of_one_list(self) -> bool:
        """Whether the expression follows one with its year: "by 20 November 2020 and by 1 December"."""
        told = self.told
        return told.explicit and told.last == told.value and _LISTED.match(self.gap) is not None

    def _away(self, day: date, told: date) -> int:
        if day.year == told.year:
            return 0 if len(self.told.value or "") == 4 else abs((day - told).days)
        return abs((day - told).days) + _OTHER_YEAR


Words = Mapping[str, str]
"""The words that fill an expression's slots, by slot."""

Rule = Callable[[Words, Context], Value | None]
"""Gives an expression's value from the words in its slots; ``None`` if it is no time here.

It may raise `ValueError` or `OverflowError` where the calendar does not reach.
"""


def modifier(words: Words) -> str | None:
    """TIMEX3's ``START | MID | END`` of the words in the slots ``mod`` and ``modof``."""
    told = f"{words.get('mod', '')} {words.get('modof', '')}".lower()
    for word, meaning in time_words("modifier").items():
        if re.search(rf"\b{word}\b", told):
            return meaning
    return None


def dated(value: str | None, anchor: Anchor | None, mod: str | None = None, kind: str = "DATE") -> Value:
    """A value that was counted from an anchor."""
    return Value(kind, value, mod, anchor=anchor.name if anchor else None)


def days_of(value: Value) -> Interval | None:
    """The days that a value covers."""
    return value.interval or (interval_of(value.value, value.mod) if value.value else None)
