"""Connectives by which a text opposes one claim to another ("but", "while", "contrary to")."""

from __future__ import annotations

from trucewatch.linking.statements import Statement
from trucewatch.linking.wordlists import pattern
from trucewatch.model.claim import Quote
from trucewatch.model.span import Span


def contrast_between(a: Statement, b: Statement) -> Quote | None:
    """The connective by which the text opposes ``b`` to the claim ``a`` before it, as printed.

    Looked for in the words between the two, in those before ``b`` in its sentence, at the head of
    ``a`` ("While A says …, B says …"), and in ``b``'s own cue ("counters").
    """
    if a.reading is not b.reading:
        return None
    text = a.reading.document.text
    first, second = (a, b) if a.extent.start <= b.extent.start else (b, a)
    if first.extent.overlaps(second.extent):
        return _contrast_before(second) if first.extent.contains(second.extent) else None
    gap = Span(first.extent.end, second.extent.start)
    if len(gap) > 240:
        return None
    head_start = first.reading.sentences[first.reading.sentence_of(first.extent.start)].start
    head = Span(max(min(head_start, first.extent.start), first.extent.start - 40), first.extent.start)
    regions = [gap, Span(second.extent.start, min(len(text), second.extent.start + 12)), head]
    for region in regions:
        match = pattern("replies", "plain_contrast").search(region.of(text))
        if match is not None and (
            region is not head or match.group().lower() in {"while", "although", "though", "whereas"}
        ):
            span = Span(region.start + match.start(), region.start + match.end())
            return Quote(text=span.of(text), span=span)
    return None


def _contrast_before(statement: Statement) -> Quote | None:
    """A connective right before a claim that a reader took for a part of the claim before it."""
    text = statement.reading.document.text
    start = max(0, statement.extent.start - 24)
    found = list(pattern("replies", "plain_contrast").finditer(text, start, statement.extent.start))
    if not found or text[found[-1].end() : statement.extent.start].strip(" ,") not in {"", "the", "The"}:
        return None
    span = Span(found[-1].start(), found[-1].end())
    return Quote(text=span.of(text), span=span)
