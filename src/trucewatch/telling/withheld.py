"""What no output prints, even where an article does: names of private people, exact military places.

Found per document, as spans of its text; whoever shows a stretch of text asks for it here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from trucewatch.model.entity import Entity, EntityKind
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
_REACH = 60  # code points around a name in which it is told what befell its bearer
_HELD_BEFORE = re.compile(
    r"""\b(?:hostages?|captives?|detainees?|prisoners?|victims?
          |(?:body|bodies|remains|death|killing|funeral)\ of)(?:[\s,]+\w+,?){0,4}[\s,:(]*$
      |\b(?:killed|wounded|injured|abducted|captured|release\ of)
        (?:\ (?:the|a|an|soldiers?|brothers?|sisters?))*\ $""",
    re.VERBOSE,
)
_HARMED_AFTER = re.compile(
    r"""[’']s\ (?:body|remains|death|family|mother|father|wife|husband|release)\b
      |,?\ (?:who\ )?(?:was|were|is|are|(?:has|have|had)\ been)
        \ (?:killed|wounded|injured|abducted|taken|held|released|freed|buried|shot)\b""",
    re.VERBOSE,
)


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
    """Surfaces that name private people: sources told as such, protected actors, people harmed or held."""
    known = {mention.text for mention in reading.mentions if mention.actor or mention.place}
    found = {
        name
        for claim in reading.claims
        if claim.source.kind is ActorKind.PERSON_PRIVATE and claim.source.text
        for name in _PERSON_NAME.findall(claim.source.text)
        if not any(other in name for other in known)
    }
    found |= {entity.text for entity in reading.entities if _is_victim(entity, reading, names)}
    for mention in reading.mentions:
        card = names.actor_card(mention.actor)
        if card is not None and (card.protect or card.kind is ActorKind.PERSON_PRIVATE):
            found.add(mention.text)
    surnames = {name.split()[-1] for name in found}
    return found | {surname for surname in surnames if len(surname) >= _SHORTEST_SURNAME}


def _is_victim(entity: Entity, reading: DocumentReading, names: Names) -> bool:
    """Whether a person is told of as harmed, held or dead, and is no actor of a theatre and no source.

    By the words around the name ("the hostage X", "the body of X", "X, who was killed"), or because it
    stands after a number of people harmed ("four people, including X").
    """
    if entity.kind is not EntityKind.PERSON or _is_public(entity, reading, names):
        return False
    text = reading.document.text
    sentence = reading.sentences[reading.sentence_of(entity.span.start)]
    before = text[max(sentence.start, entity.span.start - _REACH) : entity.span.start].lower()
    after = text[entity.span.end : min(sentence.end, entity.span.end + _REACH)].lower()
    if _HELD_BEFORE.search(before) or _HARMED_AFTER.match(after):
        return True
    harmed = (row.phrase.span for row in reading.casualties if sentence.contains(row.phrase.span))
    return any(
        span.contains(entity.span)
        or (span.end <= entity.span.start and "including" in text[span.end : entity.span.start])
        for span in harmed
    )


def _is_public(entity: Entity, reading: DocumentReading, names: Names) -> bool:
    """Whether the name is that of an actor of a theatre, or of somebody who speaks in an office."""
    speaking = [claim.source for claim in reading.claims if claim.source.span is not None]
    if any(
        source.span.overlaps(entity.span) and source.kind is not ActorKind.PERSON_PRIVATE
        for source in speaking
        if source.span is not None
    ):
        return True
    over = [mention for mention in reading.mentions if mention.span.overlaps(entity.span)]
    return any(names.actor_card(mention.actor) is not None for mention in over)


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
