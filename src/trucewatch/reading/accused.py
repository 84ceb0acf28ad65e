"""Whom a content charges: the accused, as a span of the masked view."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from trucewatch.model.span import Span, hull
from trucewatch.reading.content import Content
from trucewatch.reading.cues import Group, auxiliary
from trucewatch.reading.wording import word_class
from trucewatch.reading.words import Words


def accused(content: Content, group: Group) -> Span | None:
    """Whom the content charges: "X of …", "X for …", "X's …", "… by X", or the subject of the clause."""
    words = content.words
    body = [at for at in content.inside if at >= (content.main[0] if content.main else 0)]
    if not body:
        return None
    charging = group.name in ("accuse", "suspect")
    gap = next((n for n, (a, b) in enumerate(pairwise(body), 1) if b != a + 1), None)
    if charging and gap is not None:  # "Ostria … blocking the road", with "is accused of" between
        return _phrase(words, body[:gap])
    for number, at in enumerate(body[1:], 1):
        low = words.low(at)
        if charging and (low in ("of", "for", "over") or (low.startswith("'") and low.endswith("s"))):
            return _phrase(words, body[:number])
        if low == "by" and (charging or words.low(at - 1).endswith("ed")):
            return _phrase(words, _noun_phrase(words, body[number + 1 :]))
    if charging:
        return _phrase(words, _noun_phrase(words, body))
    return _phrase(words, content.subject) if content.before_verb else None


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
        if number and low in word_class("prepositions"):
            return indices[:number]
    return indices
