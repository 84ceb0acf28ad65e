"""Who has which part in what a claim tells of a running matter: host, guarantor, who moved, the accused.

Everybody is words of the document, found beside the telling words by the lists of ``parts.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from trucewatch.linking.statements import Statement, root_of
from trucewatch.linking.track_text import Cast, Name, Told
from trucewatch.linking.wordlists import matches, pattern, word_list
from trucewatch.model.linking import Part
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import UNRESOLVED, ActorKind, PartRole, Stance

_WHO = r"(?P<who>@(?:actor|guarantor|peacekeepers))"
_FEELING = frozenset({ActorKind.POPULATION_GROUP, ActorKind.PERSON_PRIVATE})
#: With no more words than these before them, telling words open their clause.
_OPENING = 1
#: Whoever stands within as many words of what is told of talks or of a deal has a part in them.
_ROUND_TABLE = 14


def parts_of(statement: Statement, told: Told, sets: tuple[str, ...], cast: Cast) -> tuple[Part, ...]:
    """Everybody who has a part, by the lists ``sets`` of ``parts.yaml``, each actor once."""
    found: list[Part] = []
    for name in sets:
        for role, how in word_list("parts")[name].items():
            found += _Search(statement, told, cast, found).of(PartRole(role), name, how)
    return tuple(found)


@dataclass(frozen=True)
class _Search:
    """Looks for somebody of one role who has no part yet."""

    statement: Statement
    told: Told
    cast: Cast
    taken: list[Part]

    def of(self, role: PartRole, name: str, how: dict[str, Any]) -> list[Part]:
        if "say" in how:
            said = self._said(role, name)
            if said is not None:
                return [said]
        for strategy in how.get("then", ()):
            found = [part for part in getattr(self, f"_{strategy}")(role) if self._is_free(part)]
            if found:
                return found
        return []

    def _said(self, role: PartRole, name: str) -> Part | None:
        """By the expressions of the list: the match nearest to the telling words, in their clause."""
        clause = self.told.clause
        for expression in _expressions(name, role.value):
            matches_ = list(expression.finditer(self.told.words.text, clause.start, clause.end))
            matches_.sort(key=lambda match: abs(match.start() - self.told.cue.start))
            for match in matches_:
                group = "who" if match.groupdict().get("who") else "what"
                part = self._part(role, Span(*match.span(group)))
                if part is not None and self._is_free(part):
                    return part
        return None

    def _part(self, role: PartRole, at: Span) -> Part | None:
        name = next((name for name in self.told.words.names if name.at.start == at.start), None)
        if name is not None:
            return self._named(role, name)
        quote = self.told.words.quote(at)
        return Part(role=role, text=quote.text, span=quote.span) if quote.text else None

    def _named(self, role: PartRole, name: Name) -> Part:
        mention = name.mention
        actor = mention.actor
        side = self.cast.side_of.get(actor, UNRESOLVED) if actor else UNRESOLVED
        return Part(role=role, text=mention.text, span=mention.span, actor=actor, side=side)

    def _is_free(self, part: Part) -> bool:
        """Whether nobody with a part yet is the same actor, or stands in the same words."""
        return not any(
            taken.span.overlaps(part.span) or (part.actor is not None and taken.actor == part.actor)
            for taken in self.taken
        )

    def _actors(self) -> list[Name]:
        clause = self.told.clause
        return [
            name
            for name in self.told.words.names
            if name.mention.actor and name.mention.actor not in self.cast.groups and clause.contains(name.at)
        ]

    def _before(self, role: PartRole) -> Iterator[Part]:
        """The nearest actor before the telling words, unless something takes up another in between."""
        for name in reversed(self._actors()):
            if name.at.end <= self.told.cue.start:
                between = self.told.words.text[name.at.end : self.told.cue.start]
                if not matches(between, "parts", "takes_up"):
                    yield self._named(role, name)
                return

    def _opening(self, role: PartRole) -> Iterator[Part]:
        """The actor after telling words that open the clause ("After taking the town, X …")."""
        if len(self.told.words.text[self.told.clause.start : self.told.cue.start].split()) <= _OPENING:
            yield from self._after(role)

    def _after(self, role: PartRole) -> Iterator[Part]:
        for name in self._actors():
            if name.at.start >= self.told.cue.end and not self._is_where(name):
                yield self._named(role, name)
                return

    def _first(self, role: PartRole) -> Iterator[Part]:
        """The first actor of the whole content that is not the speaker's own party."""
        actor = self.statement.claim.source.actor
        own = {root_of(one) for one in actor.split(";")} if actor else set()
        for name in self.told.words.names:
            if name.mention.actor and root_of(name.mention.actor) not in own:
                yield self._named(role, name)
                return

    def _topic(self, role: PartRole) -> Iterator[Part]:
        """Who is spoken of: the name in the words for the matter."""
        for name in self.told.words.names:
            if name.at.overlaps(self.told.topic) and name.mention.actor:
                yield self._named(role, name)
                return
        quote = self.told.words.quote(self.told.topic)
        yield Part(role=role, text=quote.text, span=quote.span)

    def _others(self, role: PartRole) -> list[Part]:
        """Every actor of the clause with no part yet, each once."""
        found: dict[str, Part] = {}
        for name in self._actors():
            part = self._named(role, name)
            near = self.told.words.distance(name.at, self.told.cue) <= _ROUND_TABLE
            if part.actor and near and self._is_free(part) and not self._is_where(name):
                found.setdefault(part.actor, part)
        return list(found.values())

    def _is_where(self, name: Name) -> bool:
        """Whether the name says where something is ("in Qatar", "Doha, Qatar")."""
        before = self.told.words.text[: name.at.start]
        return before.endswith((" in ", "@place, "))

    def _spoken(self, role: PartRole) -> Iterator[Part]:
        """Words of the clause that take somebody up ("both sides")."""
        clause = self.told.clause
        match = pattern("parts", "spoken").search(self.told.words.text, clause.start, clause.end)
        if match is not None:
            quote = self.told.words.quote(Span(*match.span()))
            yield Part(role=role, text=quote.text, span=quote.span)

    def _source(self, role: PartRole) -> Iterator[Part]:
        """The speaker's party, where the content speaks of it by a pronoun ("its forces had entered")."""
        source = self.statement.claim.source
        if source.span is None or source.text is None:
            return
        if matches(self.told.words.text[: self.told.cue.start], "parts", "own"):
            own = (
                root_of(source.actor) if source.actor and root_of(source.actor) in self.cast.side_of else None
            )
            actor = own or source.actor
            yield Part(role=role, text=source.text, span=source.span, actor=actor, side=source.side)

    def _accused(self, role: PartRole) -> Iterator[Part]:
        accused = self.statement.claim.accused
        if accused is not None:
            yield Part(
                role=role, text=accused.text, span=accused.span, actor=accused.actor, side=accused.side
            )


def holder_of(statement: Statement, told: Told) -> Part | None:
    """Whose feeling is told: the claim's source where it feels, else a group that the words name."""
    source = statement.claim.source
    feels = statement.claim.stance is Stance.SENTIMENT or source.kind in _FEELING
    if feels and source.span is not None and source.text is not None:
        return Part(
            role=PartRole.HOLDER, text=source.text, span=source.span, actor=source.actor, side=source.side
        )
    match = pattern("parts", "holders").search(told.words.text)
    if match is None:
        return None
    quote = told.words.quote(Span(*match.span()))
    return Part(role=PartRole.HOLDER, text=quote.text, span=quote.span)


@cache
def _expressions(name: str, role: str) -> tuple[re.Pattern[str], ...]:
    entries = word_list("parts")[name][role]["say"]
    filled = [entry.replace("{who}", _WHO).replace("{what}", _what(entry)) for entry in entries]
    return tuple(re.compile(rf"(?<![\w@])(?:{entry})(?!\w)") for entry in filled)


def _what(entry: str) -> str:
    """A few words before what the entry says, or after it, as far as their phrase goes."""
    lists = word_list("parts")
    word = r"(?:[\w@’'-]|(?<=\d),(?=\d))+"
    stops = lists["ends_phrase"] if entry.endswith("{what}") else lists["begins_phrase"]
    blank = r"\s?" if entry.endswith("{what}") else " "
    return rf"(?P<what>(?:(?!(?:{'|'.join(stops)})\b){word}{blank}){{1,6}})"
