"""From drafts to claims: labels, spans in the original text, ids, order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.model.claim import Claim, Extraction, Participant, Passage, Quote, Source, claim_id
from trucewatch.model.document import Document
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import MEDIA, ActorKind, Voice
from trucewatch.reading.clauses import subject_before
from trucewatch.reading.cues import head
from trucewatch.reading.drafts import Draft
from trucewatch.reading.labels import Labels, label
from trucewatch.reading.masking import MaskedText, is_placeholder
from trucewatch.reading.sentences import sentence_at
from trucewatch.reading.speakers import can_speak
from trucewatch.reading.words import Words

_BEFORE = 14  # words before a name in which the other one of "both A and B" is looked for


def claims(
    document: Document,
    masked: MaskedText,
    words: Words,
    sentences: Sequence[Span],
    drafts: Sequence[Draft],
    reader: str,
) -> tuple[Claim, ...]:
    """The claims of ``document``, in the order of the text; each enclosing claim comes before what it holds.

    ``sentences`` and ``drafts`` have spans of the masked view; claims have spans of the document's text.
    """
    made: dict[int, Claim] = {}
    rows: dict[str, Claim] = {}
    for draft in sorted(drafts, key=_depth):
        parent = made.get(id(draft.parent)) if draft.parent is not None else None
        for part in (one for each in speakers(words, draft) for one in conjuncts(words, each, sentences)):
            claim = _claim(document, masked, words, sentences, part, parent, reader)
            made.setdefault(id(draft), claim)
            rows.setdefault(claim.id, claim)
    return tuple(sorted(rows.values(), key=_place))


def _depth(draft: Draft) -> int:
    return 0 if draft.parent is None else 1 + _depth(draft.parent)


def _place(claim: Claim) -> tuple[int, int, tuple[Span, ...], Span]:
    anchor = claim.cue.spans[0] if claim.cue is not None else claim.content.spans[0]
    return anchor.start, claim.content.spans[0].start, claim.content.spans, claim.source.span or Span(0, 0)


def conjuncts(words: Words, draft: Draft, sentences: Sequence[Span]) -> Iterator[Draft]:
    """The draft, or several where it says "… and that …" with another stance, polarity or certainty."""
    parts = _parts(words, draft)
    if len(parts) > 1:
        pieces = [replace(draft, content=part) for part in parts]
        meanings = {_meaning(label(words, piece, sentence_at(sentences, piece.anchor))) for piece in pieces}
        if len(meanings) > 1:
            yield from pieces
            return
    yield draft


def _meaning(labels: Labels) -> tuple[str, str, str]:
    return labels.stance, labels.polarity, labels.certainty


def speakers(words: Words, draft: Draft) -> Iterator[Draft]:
    """A draft as one, or for each of two names that say the same against one another.

    "A and B accuse each other", "A and B deny": nobody speaks for both.
    """
    cue = head(words, draft.cue)
    if cue is None or not draft.source:
        yield draft
        return
    mutual = any(
        words.low(at) in ("each", "another") or (words.low(at) == "other" and words.low(at - 1) == "the")
        for span in draft.content
        for at in words.within(span)[:3]
    )
    inside = words.within(draft.source[0])
    first, last = inside.start, inside.stop
    if mutual and words.low(first - 1) == "and":  # only the second of "both A and B" was taken
        first = (subject_before(words, last, max(0, first - _BEFORE)) or (first, last))[0]
    both = words.low(first) == "both"
    joints = [at for at in range(first, last) if words.low(at) == "and"]
    parts = [(first + both, joints[0]), (joints[0] + 1, last)] if len(joints) == 1 else []
    apart = all(_one_name(words, *part) or (mutual and both and can_speak(words, part)) for part in parts)
    if (mutual or cue.group.name == "deny") and parts and apart:
        yield from (replace(draft, source=(words.span(*part),)) for part in parts)
    else:
        yield draft


def _one_name(words: Words, first: int, last: int) -> bool:
    """Whether the words are one hidden name, with an article at most."""
    named = [at for at in range(first, last) if is_placeholder(words.low(at)[0])]
    return len(named) == 1 and named[0] == last - 1 and last - first <= 2


def _parts(words: Words, draft: Draft) -> list[tuple[Span, ...]]:
    """The content cut at "and that", "but that": only where it is one stretch."""
    if len(draft.content) != 1:
        return [draft.content]
    inside = words.within(draft.content[0])
    cuts = [
        at
        for at in range(inside.start + 2, inside.stop - 2)
        if _conjoins(words, at) and words.quotation_at(words.tokens[at].span.start) is None
    ]
    parts: list[tuple[Span, ...]] = []
    first = inside.start
    for cut in [*cuts, None]:
        last = inside.stop if cut is None else cut
        while last > first and words.low(last - 1) == ",":
            last -= 1
        if first < last:
            start = draft.content[0].start if first == inside.start else words.tokens[first].span.start
            end = draft.content[0].end if cut is None else words.tokens[last - 1].span.end
            parts.append((Span(start, end),))
        first = inside.stop if cut is None else cut + 1 + (words.low(cut + 1) == "that")
    return parts


def _conjoins(words: Words, at: int) -> bool:
    """Whether another clause of the same content begins: "and that", "but there", "but it"."""
    low, following = words.low(at), words.low(at + 1)
    return (low in ("and", "but") and following == "that") or (
        low == "but" and following in ("there", "it", "they", "he", "she", "we", "the", "also")
    )


def _claim(
    document: Document,
    masked: MaskedText,
    words: Words,
    sentences: Sequence[Span],
    draft: Draft,
    parent: Claim | None,
    reader: str,
) -> Claim:
    sentence = sentence_at(sentences, draft.anchor)
    labels = label(words, draft, sentence)
    text = document.text
    source = masked.original(draft.source[0]) if draft.source else None
    cue, content = masked.originals(draft.cue), masked.originals(draft.content)
    author = draft.voice is Voice.AUTHOR
    return Claim(
        id=claim_id(document.text_sha256, source, cue, content, parent),
        document=document.id,
        sentence=bisect_right(sentences, draft.anchor, key=lambda each: each.start) - 1,
        source=Source(
            text=source.of(text) if source is not None else None,
            span=source,
            kind=ActorKind.MEDIA_OUTLET if author else ActorKind.UNSPECIFIED,
            **({"side": MEDIA} if author else {}),
        ),
        cue=Passage.of(text, cue) if cue else None,
        content=Passage.of(text, content),
        directness=labels.directness,
        stance=labels.stance,
        polarity=labels.polarity,
        certainty=labels.certainty,
        hedge=_quote(masked, draft.hedge),
        voice=draft.voice,
        aux=labels.aux,
        nested_in=parent.id if parent is not None else None,
        condition=_quote(masked, labels.condition),
        accused=_participant(masked, labels.accused),
        extraction=Extraction(method=draft.method, confidence=draft.confidence, reader=reader),
    )


def _quote(masked: MaskedText, span: Span | None) -> Quote | None:
    if span is None:
        return None
    original = masked.original(span)
    return Quote(text=original.of(masked.source), span=original)


def _participant(masked: MaskedText, span: Span | None) -> Participant | None:
    if span is None:
        return None
    original = masked.original(span)
    return Participant(text=original.of(masked.source), span=original)
