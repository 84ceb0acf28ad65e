"""The main clause of a content: what is left without conditions, relative and adverbial clauses.

What stands in those does not negate, oblige or promise.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.span import Span
from trucewatch.reading.cues import auxiliary
from trucewatch.reading.wording import common_verb_forms, word_class
from trucewatch.reading.words import Words, words_of

_LEADING = frozenset(
    {"that", "whether", "and", "but", "also", "so", "as", "yet", "“", '"', "‘", "'", ",", "…"}
)
_RELATIVES = frozenset({"which", "who", "whom", "whose", "where"})


def condition_at(words: Words, at: int, end: int) -> Span | None:
    """The conditional clause that opens at word ``at``, up to its comma or to word ``end``."""
    opens = words.listed(at, "content.yaml", "conditions") is not None or _inverted(words, at)
    if not opens or words.low(at - 1) == "even":
        return None
    if words.listed(at, "content.yaml", "no_conditions") is not None or _is_time(words.low(at + 1)):
        return None
    last = at
    while last < end and words.low(last) not in (",", ";", "—", "”", '"', ".", ":"):
        last += 1
    while last > at and not words.is_word(last - 1):
        last -= 1
    return words.span(at, last) if last - at > 1 else None


def _inverted(words: Words, at: int) -> bool:
    """Whether a condition opens with its verb: "SHOULD a truce not be agreed", "should they refuse"."""
    if words.low(at) != "should" or at + 1 >= len(words):
        return False
    after = words.low(at + 1)
    subject = after in word_class("determiners") or after in word_class("pronouns")
    return (subject and after not in ("no", "all", "both", "each")) or words.tokens[at + 1].is_name


def spoken(words: Words, inside: Sequence[int]) -> tuple[list[int], bool]:
    """The words behind "that", conjunctions and "the claim that"; and whether such a noun was there."""
    start = next((n for n, at in enumerate(inside) if words.low(at) not in _LEADING), len(inside))
    body = list(inside[start:])
    end = shell_end(words, body)
    return body[end or 0 :], end is not None


def main_clause(words: Words, body: Sequence[int]) -> tuple[list[int], Span | None]:
    """The words of ``body`` that belong to its main clause, and the condition under which it holds."""
    body = list(body)
    end = body[-1] + 1 if body else 0
    condition = condition_at(words, body[0], end) if body else None
    if condition is not None:
        body = [at for at in body if words.tokens[at].span.start >= condition.end]
        body = body[next((n for n, at in enumerate(body) if words.is_word(at)), len(body)) :]
    else:
        stops = (n for n, at in enumerate(body) if n > 2 and words.low(at) in (".", "?", "!"))
        found = (condition_at(words, at, end) for at in body[1 : next(stops, len(body))])
        condition = next((each for each in found if each is not None), None)
        if condition is not None and _inverted(words, words.after(condition.start)):
            body = [at for at in body if not condition.contains(words.tokens[at].span)]
    return _main_words(words, _without_leading_clause(words, body)), condition


def shell_end(words: Words, body: Sequence[int]) -> int | None:
    """How many words of ``body`` are "the claims that", "accusations of": a noun for what comes behind it.

    "The statement of May gave them a year" has none: there the noun is the subject.
    """
    noun = next(
        (n for n, at in enumerate(body[:2]) if words.low(at) in words_of("content.yaml", "shells")), None
    )
    if noun is None or noun + 2 >= len(body) or words.low(body[0]) in ("its", "their", "his", "her"):
        return None
    following = words.low(body[noun + 1])
    if following in ("that", "about"):
        return noun + 2
    if following in word_class("pronouns") or following in ("the", "a", "an"):
        return noun + 1
    behind = body[noun + 2 :]
    states = any(
        auxiliary(words.low(at))
        or (words.low(at) in common_verb_forms() and not words.low(at).endswith("ing"))
        for at in behind
    )
    told = words.low(body[noun]) in words_of("content.yaml", "told_of")
    return noun + 2 if following == "of" and told and not states else None


def _without_leading_clause(words: Words, body: Sequence[int]) -> list[int]:
    """``body`` without an adverbial clause that opens it ("while we wait, …")."""
    if body and words.low(body[0]) in words_of("content.yaml", "subordinating") - {";"}:
        comma = next((n for n, at in enumerate(body) if words.low(at) == ","), None)
        if comma is not None and comma + 1 < len(body):
            rest = body[comma + 1 :]
            return list(rest[next((n for n, at in enumerate(rest) if words.is_word(at)), 0) :])
    return list(body)


def _main_words(words: Words, body: Sequence[int]) -> list[int]:
    """``body`` up to where its main clause ends; a relative clause between commas is left out."""
    kept: list[int] = []
    number = 0
    while number < len(body):
        at = body[number]
        low, before = words.low(at), words.low(body[number - 1]) if number else ""
        if number and low in _RELATIVES and before == ",":
            closing = next((n for n in range(number, len(body)) if words.low(body[n]) == ","), None)
            if closing is None:
                break
            number = closing + 1
            continue
        if number and low == "that" and before in word_class("be"):  # "the problem is that …"
            kept = []
            number += 1
            continue
        if number and (
            low in words_of("content.yaml", "subordinating")
            or (low == "that" and number > 1 and before not in common_verb_forms())
            or (low in ("but", "while", "and") and before == ",")
            or (low in (".", "?", "!") and number > 2)
        ):
            break
        kept.append(at)
        number += 1
    return kept


def _is_time(low: str) -> bool:
    """Whether a word is a date's ("until 1 June"), so that no clause follows."""
    return low.isdigit() or any(low in word_class(name) for name in ("months", "weekdays", "times"))
