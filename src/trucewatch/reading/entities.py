"""Entities: what a document names, by kind; every rule sees the masked view alone.

    rules for what no corpus teaches ─┐
    the network                   ├─► refined by their words ─► the longest first ─► in text order, apart
    capitalised bodies                │
    hidden names by their form        ┘

A name that one of these finds inside a longer one is part of it. Dates and the kinds of known actors are
added where names are resolved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from trucewatch.model.entity import Entity, EntityKind
from trucewatch.model.event import CasualtyClaim
from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.reading.entity_rules import Piece, bodies, people, special
from trucewatch.reading.entity_words import body_kind, is_road
from trucewatch.reading.masking import MaskedText, form_of
from trucewatch.reading.named import Named
from trucewatch.reading.wording import Wording

_BY_FORM = {
    NameForm.NAME: EntityKind.COUNTRY,
    NameForm.ADJECTIVE: EntityKind.POPULATION,
    NameForm.PEOPLE: EntityKind.POPULATION,
    NameForm.METONYM: EntityKind.PLACE,
    NameForm.PERSON: EntityKind.PERSON,
    NameForm.ORGAN: EntityKind.ORGANISATION,
    NameForm.PLACE: EntityKind.PLACE,
    NameForm.INSTRUMENT: EntityKind.AGREEMENT,
}
_CAN_BE_ROADS = frozenset({EntityKind.FACILITY, EntityKind.PLACE})


SURE = 1.0
"""The confidence of what a list or a rule tells."""


def find_entities(
    masked: MaskedText,
    sentences: Sequence[Span],
    found: Iterable[Named],
    casualties: Iterable[CasualtyClaim],
) -> tuple[Entity, ...]:
    """The entities of a document, in the order of the text and apart.

    Args:
        masked: The document's text with its names hidden.
        sentences: The sentences, as spans of the masked view.
        found: What the network found, with spans of the masked view.
        casualties: The document's numbers of people harmed, with spans of its text.
    """
    wordings = [Wording.of(masked.text, number, sentence) for number, sentence in enumerate(sentences)]
    tellers: tuple[Iterable[Named], ...] = (
        (*_by_rule(wordings, special), *_harmed(masked, casualties), *_by_rule(wordings, people)),
        [_refined(masked, named, wordings) for named in found],
        _by_rule(wordings, bodies),
        _hidden(masked),
    )
    return tuple(
        Entity(
            text=masked.original(named.span).of(masked.source),
            span=masked.original(named.span),
            kind=named.kind,
            confidence=named.confidence,
        )
        for named in _apart(tellers)
    )


def _by_rule(wordings: Iterable[Wording], rule: Callable[[Wording], Iterator[Piece]]) -> Iterator[Named]:
    for w in wordings:
        for piece in rule(w):
            yield Named(w.span_of(piece.start, piece.end), piece.kind, SURE)


def _harmed(masked: MaskedText, casualties: Iterable[CasualtyClaim]) -> Iterator[Named]:
    """The people counted as harmed, where the text says who they are and how many."""
    for row in casualties:
        if " " in row.phrase.text and not row.n_min == row.n_max == 1:
            yield Named(masked.masked(row.phrase.span), EntityKind.PEOPLE, SURE)


def _hidden(masked: MaskedText) -> Iterator[Named]:
    """Each hidden name by itself, with the kind that its form tells."""
    for span, _ in masked.names:
        yield Named(span, _kind_of_hidden(masked, span), SURE)


def _kind_of_hidden(masked: MaskedText, span: Span) -> EntityKind:
    return _BY_FORM[form_of(masked.text[span.start])]


def _refined(masked: MaskedText, named: Named, wordings: Sequence[Wording]) -> Named:
    """``named`` with the finer kind that its words tell; a hidden name alone is what its form tells."""
    if len(named.span) == 1 and masked.match_at(named.span.start) is not None:
        return Named(named.span, _kind_of_hidden(masked, named.span), SURE)
    at = bisect_right(wordings, named.span.start, key=lambda each: each.span.start) - 1
    w = wordings[max(at, 0)]
    inside = w.inside(named.span)
    if named.kind is EntityKind.ORGANISATION:
        return named._replace(kind=body_kind(w, inside.start, inside.stop) or named.kind)
    if named.kind in _CAN_BE_ROADS and is_road(w, inside.start, inside.stop):
        return named._replace(kind=EntityKind.ROAD)
    return named


def _apart(tellers: Sequence[Iterable[Named]]) -> list[Named]:
    """What stands of all that was told, in the order of the text.

    Rules and network together, the longest first; capitalised bodies and single hidden names only where
    nobody else tells. Of two alike the first told stands.
    """
    kept: list[Named] = []
    for pool in ((*tellers[0], *tellers[1]), *tellers[2:]):
        for named in sorted(pool, key=lambda each: -len(each.span)):
            at = bisect_left(kept, named.span, key=lambda each: each.span)
            near = kept[max(at - 1, 0) : at + 1]
            if not any(named.span.overlaps(other.span) for other in near):
                kept.insert(at, named)
    return kept
