"""Who has which part in what a claim tells of a running matter, with how many, when, where and of what.

Everything is words of the document, found beside the telling words: in their clause first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from trucewatch.linking.statements import Statement, place_id, root_of
from trucewatch.linking.track_text import Cast, Masked, Name
from trucewatch.linking.wordlists import matches, pattern, word_list
from trucewatch.model.claim import Quote
from trucewatch.model.linking import Amount, Part
from trucewatch.model.span import Span, hull
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import UNRESOLVED, ActorKind, PartRole, Stance, Track

_WHO = r"(?P<who>@(?:actor|guarantor|peacekeepers))"
_WHAT = r"(?P<what>(?:(?!(?:and|that|which|who|to|for|as|since|but)\b)(?:[\w@’'-]|(?<=\d),(?=\d))+ ){1,6})"
_WHAT_LAST = r"(?P<what>(?:(?!(?:and|that|which|who|to|from|as|since|but|made|by|is|are|was|were|has|have|had|will|in|on|at|into|your|their homes)\b)(?:[\w@’'-]|(?<=\d),(?=\d))+\s?){1,5})"
_FEELING = frozenset({ActorKind.POPULATION_GROUP, ActorKind.PERSON_PRIVATE})
_OPENER_REACH = 4
#: With no more words than these before them, telling words open their clause.
_OPENING = 1
#: Whoever stands within as many words of what is told of talks or of a deal has a part in them.
_ROUND_TABLE = 14


@dataclass(frozen=True)
class Told:
    """Where a matter is told: the clause, the words for the matter, and the words for what is told of it."""

    words: Masked
    clause: Span
    topic: Span
    cue: Span


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
            own = root_of(source.actor) if source.actor and root_of(source.actor) in self.cast.side_of else None
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
    if source.span is not None and source.text is not None:
        if statement.claim.stance is Stance.SENTIMENT or source.kind in _FEELING:
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
    filled = [
        entry.replace("{who}", _WHO).replace("{what}", _WHAT_LAST if entry.endswith("{what}") else _WHAT)
        for entry in entries
    ]
    return tuple(re.compile(rf"(?<![\w@])(?:{entry})(?!\w)") for entry in filled)


def object_of(told: Told) -> Quote | None:
    """The words for the matter with what stands before them in their phrase ("the new road").

    Where no article opens the phrase, only names and numbers belong to it ("200 Ostrian prisoners").

    There are none where the telling words are those for the matter as well.
    """
    if told.topic.overlaps(told.cue):
        return None
    text, start = told.words.text, told.topic.start
    named = start
    lists = word_list("parts")
    begins = start
    opened = False
    for _ in range(_OPENER_REACH):
        head = text[told.clause.start : begins].rstrip(" ")
        if not head or head[-1] in ",;:.“”\"" or not text[:begins].endswith(" "):
            break
        word = re.split(r"[\s“]", head)[-1]
        if word in lists["stops"]:
            break
        begins = told.clause.start + len(head) - len(word)
        if not printed_small(told.words, begins):
            named = begins
        if word in lists["openers"] or word in lists["numbers"]:
            opened = True
            break
    begins = begins if opened else named
    return told.words.quote(Span(begins, max(told.topic.end, begins)))


def printed_small(words: Masked, at: int) -> bool:
    """Whether the word that begins there is printed with a small letter, and is no number."""
    return words.document[words.starts[at]].islower()


def place_of(told: Told, object_: Quote | None) -> str | None:
    """The place that something is told of: that of the matter itself ("the Vesk corridor"), else the nearest that its clause names."""
    places = [name for name in told.words.names if name.mention.place and told.clause.contains(name.at)]
    own = [name for name in places if object_ and object_.span.contains(name.mention.span)]
    nearest = sorted(places, key=lambda name: abs(name.at.start - told.cue.start))
    chosen = (*own, *nearest)
    return place_id(chosen[0].mention.place or "") if chosen else None


def time_of(statement: Statement, told: Told, others: Sequence[Span]) -> TimeExpression | None:
    """The time nearest to the telling words, in their clause first; an agreement's date is none.

    A time that stands nearer to what else is told of the matter (``others``) is a time of that.
    """
    words, where = told.words, told.words.quote(told.cue).span
    dated = [
        time
        for time in statement.times
        if time.interval
        and not _dates_an_agreement(statement, time)
        and not _dates_another(statement, where, time.span)
        and not any(_gap(words, other, time) < _gap(words, told.cue, time) for other in others)
    ]
    dated.sort(key=lambda time: (not told.clause.overlaps(words.masked(time.span)), _gap(words, told.cue, time)))
    return dated[0] if dated else None


def _gap(words: Masked, told: Span, time: TimeExpression) -> int:
    """How many letters of the masked text stand between what is told and a time: no name's length counts."""
    first, second = sorted((told, words.masked(time.span)))
    return max(0, second.start - first.end)


def _dates_another(statement: Statement, told: Span, time: Span) -> bool:
    """Whether words between what is told and the time have the time for themselves."""
    between = statement.reading.document.text[told.end : time.start].lower()
    return matches(between, "parts", "own_time")


def _dates_an_agreement(statement: Statement, time: TimeExpression) -> bool:
    """Whether the time is part of an instrument's or a war's name ("the 2020 truce", "the truce of 2020")."""
    text = statement.reading.document.text
    before = text[max(0, time.span.start - 40) : time.span.start].lower()
    after = text[time.span.end : time.span.end + 30].lower()
    inside = any(mention.agreement and mention.span.overlaps(time.span) for mention in statement.mentions)
    return (
        inside
        or pattern("parts", "instrument_after").match(after.lstrip(" -‑")) is not None
        or any(match.end() == len(before) for match in pattern_open("instrument_before").finditer(before))
    )


@cache
def pattern_open(name: str) -> re.Pattern[str]:
    """The list ``name`` of ``parts.yaml`` as one expression that may end with a blank."""
    return re.compile(r"(?<!\w)(?:" + "|".join(word_list("parts")[name]) + ")")


def amount_of(told: Told, track: Track) -> Amount | None:
    """The number of the units that the matter is counted in, nearest to the telling words."""
    if track.value not in word_list("parts")["units"]:
        return None
    clause = told.clause
    found = list(_amounts(track.value).finditer(told.words.text, clause.start, clause.end))
    if not found:
        return None
    match = min(found, key=lambda match: abs(match.start() - told.cue.start))
    quote = told.words.quote(Span(*match.span()))
    number, vague = _value(match.group("number"))
    bound = match.group("bound") or ""
    low = None if matches(bound, "parts", "at_most") else number
    high = None if vague or matches(bound, "parts", "at_least") else number
    return Amount(text=quote.text, span=quote.span, n_min=low, n_max=high, vague=vague)


@cache
def _amounts(track: str) -> re.Pattern[str]:
    lists = word_list("parts")
    bounds = "|".join((*lists["at_least"], *lists["at_most"], "about", "around", "some", "approximately"))
    numbers = "|".join(lists["numbers"])
    vague = "|".join(lists["vague"])
    scales = "|".join(lists["scales"])
    number = rf"\d[\d,]*(?:\.\d+)?(?: (?:{scales}))?|(?:{numbers})(?: (?:{scales}))?|{vague}"
    units = "|".join(lists["units"][track])
    return re.compile(
        rf"(?<![\w@])(?<! in )(?:(?P<bound>{bounds}) )?(?P<number>{number})(?! in \d)(?: of)?(?: [\w@’'-]+){{0,2}}? (?:{units})(?!\w)"
    )


def _value(text: str) -> tuple[int | None, bool]:
    """The number of its words, and whether it is a vague word's floor."""
    lists = word_list("parts")
    if text in lists["vague"]:
        return lists["vague"][text], True
    head, _, scale = text.partition(" ")
    value = lists["numbers"].get(head) if not head[0].isdigit() else float(head.replace(",", ""))
    if value is None:
        return None, False
    return round(value * lists["scales"].get(scale, 1)), False


def condition_of(statement: Statement, told: Told) -> Quote | None:
    """What it is told to depend on: the claim's condition, else an "if" clause of the content."""
    if statement.claim.condition is not None:
        return statement.claim.condition
    for clause in told.words.clauses:
        if pattern("parts", "conditions").match(told.words.text[clause.start : clause.end].lstrip(" ,“")):
            return told.words.quote(clause)
    return None


def agreement_of(statement: Statement) -> str | None:
    """The agreement that the content names, the first one."""
    content = statement.claim.content.spans
    extent = hull(content)
    named = [m for m in statement.mentions if m.agreement and extent.contains(m.span)]
    return named[0].agreement if named else None
