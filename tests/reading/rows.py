"""Rows of short dispatches by the rules alone, without the model: what the tests of meaning look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.reading.dispatches import LEXICON, OSTRIA, VARLAND, document
from trucewatch.model.claim import Claim
from trucewatch.model.lexicon import Lexicon
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Method
from trucewatch.reading.claims import claims
from trucewatch.reading.drafts import Draft
from trucewatch.reading.labels import Labels, label
from trucewatch.reading.masking import mask
from trucewatch.reading.sentences import sentence_at, sentences
from trucewatch.reading.supplement import attributions
from trucewatch.reading.words import Words


def rows(text: str, lexicon: Lexicon = LEXICON) -> tuple[Claim, ...]:
    """Every claim that the rules find in ``text``, each checked against it."""
    masked = mask(text, lexicon)
    words, cut = Words.of(masked.text), sentences(masked.text)
    paper = document(text)
    found = claims(paper, masked, words, cut, attributions(words, cut, []), "rules@test")
    reading = DocumentReading(
        document=paper, reader="rules@test", sentences=masked.originals(cut), claims=found
    )
    return reading.checked().claims


def row(text: str, cue: str | None, lexicon: Lexicon = LEXICON) -> Claim:
    """The one claim of ``text`` with this cue (``None``: the outlet's own)."""
    fitting = [claim for claim in rows(text, lexicon) if (claim.cue.text if claim.cue else None) == cue]
    assert len(fitting) == 1, [(claim.cue and claim.cue.text, claim.content.text) for claim in rows(text)]
    return fitting[0]


def labelled(text: str, source: str, cue: str, *content: str, lexicon: Lexicon = LEXICON) -> Labels:
    """The labels of an attribution that is given by its words, each of which stands once in ``text``."""
    masked = mask(text, lexicon)
    words, cut = Words.of(masked.text), sentences(masked.text)
    draft = Draft(
        source=_places(text, masked.masked, [source] if source else []),
        cue=_places(text, masked.masked, [cue]),
        content=_places(text, masked.masked, content),
        method=Method.MODEL,
        confidence=1.0,
    )
    return label(words, draft, sentence_at(cut, draft.anchor))


def exchanged(text: str) -> str:
    """``text`` with the names of the two invented parties exchanged, form for form."""
    other = {surface: OSTRIA[form] for form, surface in VARLAND.items()}
    other |= {surface: VARLAND[form] for form, surface in OSTRIA.items()}
    out, done = [], 0
    for match in LEXICON.find(text):
        out += [text[done : match.span.start], other[match.entries[0].surface]]
        done = match.span.end
    return "".join((*out, text[done:]))


def _places(text: str, masked: Callable[[Span], Span], pieces: Sequence[str]) -> tuple[Span, ...]:
    found = []
    for piece in pieces:
        assert text.count(piece) == 1, f"{piece!r} stands {text.count(piece)} times"
        start = text.index(piece)
        found.append(masked(Span(start, start + len(piece))))
    return tuple(found)
