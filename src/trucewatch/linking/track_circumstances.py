"""Of what, how many, when, where and on which condition a claim tells something of a running matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from trucewatch.linking.statements import Statement, place_id
from trucewatch.linking.track_text import Masked, Told
from trucewatch.linking.wordlists import matches, pattern, word_list
from trucewatch.model.claim import Quote
from trucewatch.model.linking import Amount
from trucewatch.model.span import Span, hull
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import Track

_OPENER_REACH = 4


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
        if not head or head[-1] in ',;:.“”"' or not text[:begins].endswith(" "):
            break
        word = re.split(r"[\s“]", head)[-1]
        if word in lists["stops"]:
            break
        begins = told.clause.start + len(head) - len(word)
        if not _printed_small(told.words, begins):
            named = begins
        if word in lists["openers"] or word in lists["numbers"]:
            opened = True
            break
    begins = begins if opened else named
    return told.words.quote(Span(begins, max(told.topic.end, begins)))


def _printed_small(words: Masked, at: int) -> bool:
    """Whether the word that begins there is printed with a small letter, and is no number."""
    return words.document[words.starts[at]].islower()


def place_of(told: Told, object_: Quote | None) -> str | None:
    """The place of the matter itself ("the Vesk corridor"), else the nearest that its clause names."""
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
    dated.sort(
        key=lambda time: (not told.clause.overlaps(words.masked(time.span)), _gap(words, told.cue, time))
    )
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
        or any(match.end() == len(before) for match in _open_pattern("instrument_before").finditer(before))
    )


@cache
def _open_pattern(name: str) -> re.Pattern[str]:
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
    counted = rf"(?P<number>{number})(?! in \d)(?: of)?(?: [\w@’'-]+){{0,2}}? (?:{units})"
    return re.compile(rf"(?<![\w@])(?<! in )(?:(?P<bound>{bounds}) )?{counted}(?!\w)")


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
