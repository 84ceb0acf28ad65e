"""Connectives by which a text opposes one claim to another ("but", "while", "contrary to")."""

from __future__ import annotations

from trucewatch.linking.similarity import tokens
from trucewatch.linking.statements import Statement
from trucewatch.linking.wordlists import pattern
from trucewatch.model.claim import Quote
from trucewatch.model.span import Span

#: Two claims with more words than this between them are not opposed by a connective there. Counted in
#: words, with a name as one, so that no party's longer name moves the limit.
LONGEST_GAP = 40


def contrast_between(a: Statement, b: Statement) -> Quote | None:
    """The connective by which the text opposes ``b`` to the claim ``a`` before it, as printed.

    Looked for in the words between the two, and at the head of ``a``'s sentence ("While A says …, B
    says …").
    """
    if a.reading is not b.reading:
        return None
    text = a.reading.document.text
    first, second = (a, b) if a.extent.start <= b.extent.start else (b, a)
    if first.extent.overlaps(second.extent):
        return _contrast_before(second) if first.extent.contains(second.extent) else None
    gap = Span(first.extent.end, second.extent.start)
    if len(tokens(first.plain(gap))) > LONGEST_GAP:
        return None
    content = second.claim.content.spans[0]
    match = pattern("replies", "contrary").match(text, content.start, content.end)
    if match is not None:  # "…, contrary to the ministry's claims", taken whole for a content
        return Quote(text=match.group(), span=Span(match.start(), match.end()))
    sentence = first.reading.sentences[first.reading.sentence_of(first.extent.start)]
    head = Span(min(sentence.start, first.extent.start), first.extent.start)
    for region, key in ((gap, "plain_contrast"), (head, "opening_contrast")):
        match = pattern("replies", key).search(region.of(text))
        if match is not None:
            span = Span(region.start + match.start(), region.start + match.end())
            return Quote(text=span.of(text), span=span)
    return None


def _contrast_before(statement: Statement) -> Quote | None:
    """A connective right before a claim that a reader took for a part of the claim before it."""
    text = statement.reading.document.text
    sentence = statement.reading.sentences[statement.reading.sentence_of(statement.extent.start)]
    start = min(sentence.start, statement.extent.start)
    found = list(pattern("replies", "plain_contrast").finditer(text, start, statement.extent.start))
    if not found or text[found[-1].end() : statement.extent.start].strip(" ,") not in {"", "the", "The"}:
        return None
    span = Span(found[-1].start(), found[-1].end())
    return Quote(text=span.of(text), span=span)
