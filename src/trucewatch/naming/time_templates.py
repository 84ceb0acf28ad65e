"""Templates of time expressions, as regular expressions that know with which words they can begin.

A template reads as its expression is printed, in any case:

- ``next week``          words; a space stands for any white space
- ``[the ]future``       a part that may be missing
- ``(each|every) day``   one of several
- ``{count} {unit}``     a slot: its words are kept under its name
- ``{unit:other}``       the same slot, kept under another name
- ``{which=last|next}``  words of its own, kept under the name
- ``<in|by>spring``      words that stand before and are not part of the expression
- ``march~( on)``        what must not follow, ``&(…)`` what must
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

FIGURE = "0"
"""Stands for any number in figures among the words that an expression begins with."""
ANY = "*"
"""Stands for any word behind the first."""

Start = tuple[str, ...]
"""The first two words of an expression, or what is known of them; lower case, `FIGURE` or `ANY`."""

_AGAIN = "__"
#: How each bracket is written as a regular expression, and what closes it.
_BRACKETS = {"(": ("(?:{})", ")"), "[": ("(?:{})?", "]"), "~(": ("(?!{})", ")"), "&(": ("(?={})", ")")}
_WORD = re.compile(r"[a-z]+|\d+")
_WORDS_KNOWN = 2
_LITERAL = re.compile(r"[^\[\](){}<>|~& ]+")


_NOWHERE = frozenset[Start]({()})  # of a piece without words: the next one tells


@dataclass(frozen=True, slots=True)
class Slot:
    """What may fill a slot: a regular expression without groups, and the words that it can begin with.

    A start of one word is a slot filled by that word alone; one that goes on in some way ends in `ANY`.
    """

    pattern: str
    starts: frozenset[Start]


@dataclass(frozen=True, slots=True)
class _Part:
    """A translated piece of a template; ``empty``: whether it may match nothing."""

    pattern: str
    starts: frozenset[Start]
    empty: bool


@dataclass(frozen=True)
class Template:
    """A template as a regular expression, and the words that its expressions begin with, two of each."""

    source: str
    starts: frozenset[Start]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a text first needs it: all of them together take a noticeable part of a second."""
        return re.compile(self.source, re.IGNORECASE)


def filled(match: re.Match[str]) -> dict[str, str]:
    """The words that fill the slots of a template's match, by slot; empty slots are left out."""
    return {name.partition(_AGAIN)[0]: word for name, word in match.groupdict().items() if word is not None}


def compile_template(text: str, slots: Mapping[str, Slot]) -> Template:
    """The template that ``text`` tells.

    Raises:
        ValueError: if brackets do not match, a slot is unknown, or it could match nothing.
    """
    reader = _Reader(text, slots)
    part = reader.alternatives()
    if reader.rest or part.empty:
        raise ValueError(f"not a template of a time expression: {text!r} (at {reader.rest!r})")
    starts = frozenset(start if len(start) == _WORDS_KNOWN else (*start, ANY) for start in part.starts)
    return Template(rf"(?:{part.pattern})(?!\w)", starts)


def start_of(text: str) -> Start:
    """The first two words of ``text``, any number in figures as `FIGURE`."""
    found = _WORD.findall(text.lower())[:_WORDS_KNOWN]
    return tuple(FIGURE if word.isdigit() else word for word in found)


class _Reader:
    """Reads a template from left to right."""

    def __init__(self, text: str, slots: Mapping[str, Slot]) -> None:
        self.rest = text
        self._slots = slots
        self._named: dict[str, int] = {}

    def alternatives(self) -> _Part:
        """Sequences with ``|`` between them."""
        parts = [self._sequence()]
        while self.rest.startswith("|"):
            self.rest = self.rest[1:]
            parts.append(self._sequence())
        return _Part(
            "|".join(part.pattern for part in parts),
            frozenset().union(*(part.starts for part in parts)),
            any(part.empty for part in parts),
        )

    def _sequence(self) -> _Part:
        pattern, starts, empty = "", _NOWHERE, True
        while self.rest and self.rest[0] not in "|])":
            part = self._piece()
            pattern += part.pattern
            starts = frozenset((*one, *other)[:_WORDS_KNOWN] for one in starts for other in part.starts)
            empty = empty and part.empty
        return _Part(pattern, starts, empty)

    def _piece(self) -> _Part:
        for opening, (form, closing) in _BRACKETS.items():
            if self.rest.startswith(opening):
                self.rest = self.rest[len(opening) :]
                part = self._closed(closing)
                starts = part.starts if opening in {"(", "["} else _NOWHERE
                if opening == "[":
                    starts |= _NOWHERE
                return _Part(form.format(part.pattern), starts, part.empty or opening != "(")
        if self.rest[0] == " ":
            self.rest = self.rest[1:]
            return _Part(r"\s+", _NOWHERE, empty=False)
        if self.rest[0] == "{":
            return self._slot(self._until("}"))
        if self.rest[0] == "<":
            before = (rf"(?<=\b{re.escape(word)}\s)" for word in self._until(">").split("|"))
            return _Part(f"(?:{'|'.join(before)})", _NOWHERE, empty=True)
        literal = _LITERAL.match(self.rest)
        if literal is None:
            raise ValueError(f"{self.rest[0]!r} has no meaning in a template here: {self.rest!r}")
        self.rest = self.rest[literal.end() :]
        return _Part(re.escape(literal[0]), frozenset({start_of(literal[0])}), empty=False)

    def _closed(self, closing: str) -> _Part:
        part = self.alternatives()
        if not self.rest.startswith(closing):
            raise ValueError(f"no {closing!r} where a template needs it: {self.rest!r}")
        self.rest = self.rest[1:]
        return part

    def _until(self, closing: str) -> str:
        inside, found, self.rest = self.rest[1:].partition(closing)
        if not found:
            raise ValueError(f"no {closing!r} in the template after {inside!r}")
        return inside

    def _slot(self, told: str) -> _Part:
        if "=" in told:
            name, _, listed = told.partition("=")
            inner = _Reader(listed, self._slots).alternatives()
            return _Part(f"(?P<{self._group(name)}>{inner.pattern})", inner.starts, inner.empty)
        kind, _, name = told.partition(":")
        if kind not in self._slots:
            raise ValueError(f"unknown slot {kind!r} in a template")
        slot = self._slots[kind]
        return _Part(f"(?P<{self._group(name or kind)}>{slot.pattern})", slot.starts, empty=False)

    def _group(self, name: str) -> str:
        """A slot that stands more than once is numbered, since a group's name may be given once only."""
        self._named[name] = self._named.get(name, 0) + 1
        return name if self._named[name] == 1 else f"{name}{_AGAIN}{self._named[name]}"
