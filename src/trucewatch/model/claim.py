"""The claim: who said which words, where, and how. The project's central record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import Field

from trucewatch.model.base import Frozen, content_id
from trucewatch.model.span import Span, joined
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import (
    UNRESOLVED,
    AboutKind,
    ActorKind,
    Aux,
    Certainty,
    Directness,
    Method,
    Polarity,
    Stance,
    Voice,
)


class Quote(Frozen):
    """Words of the text with their place: ``text == document.text[span.start:span.end]``."""

    text: str
    span: Span


class Source(Frozen):
    """Who speaks. No ``span`` = the text names nobody (kind ``unspecified``), which is never guessed."""

    text: str | None = None
    span: Span | None = None
    actor: str | None = None
    kind: ActorKind = ActorKind.UNSPECIFIED
    side: str = UNRESOLVED


class Passage(Frozen):
    """One or more spans with their text; the parts of a discontinuous one are joined by `` … ``."""

    text: str
    spans: tuple[Span, ...] = Field(min_length=1)

    @classmethod
    def of(cls, text: str, spans: Sequence[Span]) -> Passage:
        """The passage that ``spans`` mark in ``text``."""
        return cls(text=joined(text, spans), spans=tuple(spans))


class Participant(Frozen):
    """Somebody in the content: accused, initiator or target, as printed and as resolved."""

    text: str
    span: Span
    actor: str | None = None
    side: str = UNRESOLVED


class About(Frozen):
    """What a claim is tied to."""

    kind: AboutKind
    id: str


class Extraction(Frozen):
    """How the row was found. ``confidence``: that we read it right, never that the claim is true."""

    method: Method
    confidence: float = Field(ge=0, le=1)
    reader: str
    """``name@version``."""


class Claim(Frozen):
    """One attributed (or the outlet's own) proposition with its labels. See docs/contract."""

    id: str
    document: str
    sentence: int
    source: Source
    cue: Passage | None
    content: Passage
    directness: Directness
    stance: Stance
    polarity: Polarity
    certainty: Certainty
    hedge: Quote | None = None
    voice: Voice = Voice.SOURCE
    aux: Aux = Aux.ACTUAL
    nested_in: str | None = None
    """Id of the enclosing claim."""
    condition: Quote | None = None
    accused: Participant | None = None
    uttered: TimeExpression | None = None
    """When the source said it, where the text tells; never the time of what is said, nor the publication."""
    about: tuple[About, ...] = ()
    extraction: Extraction

    def row(self) -> dict[str, Any]:
        """The contract's dictionary: JSON types only, keys always in the same order."""
        return self.model_dump(mode="json")


def claim_id(
    text_sha256: str,
    source: Span | None,
    cue: Sequence[Span],
    content: Sequence[Span],
    enclosing: Claim | None = None,
) -> str:
    """The id of a claim: where the words stand, and in which claim; no label, no reader version."""
    outer = None
    if enclosing is not None:
        outer = [
            enclosing.source.span,
            enclosing.cue.spans if enclosing.cue else [],
            enclosing.content.spans,
        ]
    return content_id(text_sha256, source, list(cue), list(content), outer)
