"""Whom a content charges: the accused, as a span of the masked view."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from trucewatch.model.span import Span, hull
from trucewatch.reading.content import Content
from trucewatch.reading.cues import Group, auxiliary
from trucewatch.reading.speakers import is_somebody
from trucewatch.reading.wording import forms_of, word_class
from trucewatch.reading.words import Words, words_of

_HELD = 9  # words between "hold" and "responsible"


def accused(content: Content, group: Group, cue: Sequence[Span]) -> Span | None:
    """Whom the content charges; ``None`` where it is nobody, or the speaker.

    "X of …", "X for …", "… on X", "hold X responsible", "X's …", "… by X", or the subject of the clause.
    """
    words = content.words
    verb = [at for span in cue for at in words.within(span)]
    held = _held_responsible(words, verb + list(content.inside))
    body = [at for at in content.inside if at >= (content.main[0] if content.main else 0)]
    if held is not None or not body:
        return _phrase(words, held or ())
    charging = group.name in ("accuse", "suspect")
    gap = next((n for n, (a, b) in enumerate(pairwise(body), 1) if b != a + 1), None)
    if charging and gap is not None:  # "Ostria … blocking the road", with "is accused of" between
        comma = next((n for n, at in enumerate(body[:gap]) if words.low(at) == ","), gap)
        return _phrase(words, body[: comma or gap])
    if charging:
        found = _charged(words, body, blamed=any(words.low(at) in forms_of("blame") for at in verb))
        if found is not None:
            return _phrase(words, found)
    for number, at in enumerate(body[1:], 1):
        if words.low(at) != "by":
            continue
        agent = _noun_phrase(words, body[number + 1 :])
        wrong = any(words.low(n) in words_of("content.yaml", "wrongs") for n in body[:number])
        by_name = bool(agent) and words.tokens[agent[-1]].is_name
        if charging or words.low(at - 1).endswith("ed") or (wrong and by_name):
            return _phrase(words, agent)
    if charging or group.name == "naming":
        named = _noun_phrase(words, body)
        somebody = bool(named) and is_somebody(words, named[-1]) and words.low(named[-1]) != "it"
        return _phrase(words, named) if somebody else None
    nobody = content.own or content.undergone or content.of_passers
    return None if nobody else _phrase(words, _subject(content))


def _held_responsible(words: Words, indices: Sequence[int]) -> Sequence[int] | None:
    """Who is held responsible, or accountable, for something."""
    for number, at in enumerate(indices):
        if words.low(at) not in forms_of("hold"):
            continue
        for end in range(number + 2, min(len(indices), number + _HELD)):
            if words.low(indices[end]) in ("responsible", "accountable"):
                return indices[number + 1 : end]
    return None


def _charged(words: Words, body: Sequence[int], *, blamed: bool) -> Sequence[int] | None:
    """The noun phrase before "of", "for" or a verb, after "blamed … on", or the owner of the deed."""
    for number, at in enumerate(body[1:], 1):
        if words.low(at) in ("of", "for", "over") or auxiliary(words.low(at)):
            return body[:number] if not _gerund(words, body[0]) else ()
    for number, at in enumerate(body[1:], 1):
        low = words.low(at)
        if low.startswith("'") and low.endswith("s"):
            return body[:number]
        if low == "on" and blamed and is_somebody(words, body[-1]):
            return body[number + 1 :]
    return None


def _gerund(words: Words, at: int) -> bool:
    return words.low(at).endswith("ing") and not words.tokens[at].is_name


def _subject(content: Content) -> Sequence[int]:
    """The subject of the clause without an adverb at its end; nothing where no verb is found."""
    subject = content.subject if content.before_verb else ()
    while subject and content.words.low(subject[-1]).endswith("ly"):
        subject = subject[:-1]
    return subject


def _phrase(words: Words, indices: Sequence[int]) -> Span | None:
    kept = [at for at in indices if words.is_word(at)]
    if not kept:
        return None
    span = hull(words.tokens[at].span for at in kept)
    quotation = words.quotation_at(span.end - 1)
    closes = quotation is not None and quotation.start >= span.start and quotation.end - span.end == 1
    return Span(span.start, span.end + closes)


def _noun_phrase(words: Words, indices: Sequence[int]) -> Sequence[int]:
    """The words up to where a noun phrase ends: a preposition, a verb, a mark."""
    for number, at in enumerate(indices):
        low = words.low(at)
        if not words.is_word(at) or auxiliary(low) or low in word_class("subordinators"):
            return indices[:number]
        if number and (low in word_class("prepositions") or low in word_class("determiners")):
            joined = words.low(indices[number - 1]) in word_class("coordinators") | word_class("determiners")
            if not joined:
                return indices[:number]
    return indices
