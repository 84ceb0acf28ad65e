"""What no output prints, even where an article does: names of private people, exact military places.

Found per document, as spans of its text; whoever shows a stretch of text asks for it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind
from trucewatch.telling.names import Names

NAME = "[name withheld]"
PLACE = "[place withheld]"
COORDINATES = "[coordinates withheld]"

#: Two or more capitalised words in a row: how a person's name stands in running text.
_PERSON_NAME = re.compile(r"\b[^\W\d_a-z][\w’-]+(?: [^\W\d_a-z][\w’-]+)+")
_COORDINATES = re.compile(
    r"\b\d{1,3}(?:[.,]\d{2,}|°\s?\d{1,2}(?:[.,]\d+)?(?:[′']\s?(?:\d{1,2}(?:[.,]\d+)?[″\"])?)?)°?\s?[NSEW]?"
    r"[,;\s]{1,3}\d{1,3}(?:[.,]\d{2,}|°\s?\d{1,2}(?:[.,]\d+)?(?:[′']\s?(?:\d{1,2}(?:[.,]\d+)?[″\"])?)?)°?\s?[NSEW]\b"
    r"|\b-?\d{1,2}\.\d{3,},\s?-?\d{1,3}\.\d{3,}"
)
_SHORTEST_SURNAME = 3


class Withheld:
    """The spans of one document that are not shown, each with what stands in its place."""

    def __init__(self, reading: DocumentReading, names: Names) -> None:
        text = reading.document.text
        spans: dict[Span, str] = {Span(*found.span()): COORDINATES for found in _COORDINATES.finditer(text)}
        for mention in reading.mentions:
            card = names.place_card(mention.place)
            if card is not None and card.sensitive:
                spans[mention.span] = PLACE
        for surface in sorted(_private_names(reading, names)):
            for found in re.finditer(rf"\b{re.escape(surface)}\b", text):
                spans[Span(*found.span())] = NAME
        self._text = text
        self._spans = tuple(sorted(_disjoint(spans).items()))

    def of(self, span: Span) -> str:
        """The document's text at ``span`` as it may be shown."""
        return "".join(shown for _, shown in self.parts(span))

    def parts(self, span: Span) -> list[tuple[Span, str]]:
        """``span`` cut where something is withheld: pieces in order, each with what to show for it."""
        pieces: list[tuple[Span, str]] = []
        at = span.start
        for hidden, instead in self._spans:
            if not hidden.overlaps(span):
                continue
            if hidden.start > at:
                pieces.append((Span(at, hidden.start), self._text[at : hidden.start]))
            pieces.append((Span(max(at, hidden.start), min(hidden.end, span.end)), instead))
            at = min(hidden.end, span.end)
        if at < span.end:
            pieces.append((Span(at, span.end), self._text[at : span.end]))
        return pieces


def _private_names(reading: DocumentReading, names: Names) -> set[str]:
    """Surfaces that name private people: sources told as such, protected actors, people who were harmed."""
    printed = [
        claim.source.text
        for claim in reading.claims
        if claim.source.kind is ActorKind.PERSON_PRIVATE and claim.source.text
    ]
    known = {mention.text for mention in reading.mentions if mention.actor or mention.place}
    harmed = [casualty.phrase.text for casualty in reading.casualties]
    found = {
        name
        for phrase in printed + harmed
        for name in _PERSON_NAME.findall(phrase)
        if not any(other in name for other in known)
    }
    for mention in reading.mentions:
        card = names.actor_card(mention.actor)
        if card is not None and (card.protect or card.kind is ActorKind.PERSON_PRIVATE):
            found.add(mention.text)
    surnames = {name.split()[-1] for name in found}
    return found | {surname for surname in surnames if len(surname) >= _SHORTEST_SURNAME}


def _disjoint(spans: dict[Span, str]) -> dict[Span, str]:
    """The spans without those that overlap an earlier or a longer one."""
    kept: dict[Span, str] = {}
    for span in sorted(spans, key=lambda span: (-len(span), span)):
        if not any(span.overlaps(other) for other in kept):
            kept[span] = spans[span]
    return kept


def by_document(readings: Iterable[DocumentReading], names: Names) -> dict[str, Withheld]:
    """What is withheld, by document id."""
    return {reading.document.id: Withheld(reading, names) for reading in readings}
