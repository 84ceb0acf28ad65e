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
from trucewatch.reading.entity_rules import Piece, bodies, people, special, with_numeral
from trucewatch.reading.entity_words import body_kind, is_facility, is_road, listed
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
_CAN_BE_FACILITIES = frozenset({EntityKind.ORGANISATION, EntityKind.PLACE})


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
        [part for named in found for part in _refined(masked, named, wordings)],
        _by_rule(wordings, bodies),
        _hidden(masked, wordings),
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


def _hidden(masked: MaskedText, wordings: Sequence[Wording]) -> Iterator[Named]:
    """Each hidden name by itself, with the kind that its form tells."""
    for span, _ in masked.names:
        w = _wording_at(wordings, span)
        if w is None or not _of_money(w, span):
            yield Named(span, _kind_of_hidden(masked, span), SURE)


def _kind_of_hidden(masked: MaskedText, span: Span) -> EntityKind:
    return _BY_FORM[form_of(masked.text[span.start])]


def _wording_at(wordings: Sequence[Wording], span: Span) -> Wording | None:
    at = bisect_right(wordings, span.start, key=lambda each: each.span.start) - 1
    return wordings[at] if at >= 0 and wordings[at].span.contains(span) else None


def _of_money(w: Wording, span: Span) -> bool:
    """Whether the name at ``span`` only tells which money: "US$ 5"."""
    return listed(w, w.inside(span).stop, "currency")


def _refined(masked: MaskedText, named: Named, wordings: Sequence[Wording]) -> Iterator[Named]:
    """What the network found with the finer kind that its words tell.

    A hidden name alone is what its form tells; persons and years that are joined are one each.
    """
    w = _wording_at(wordings, named.span)
    if w is None:
        yield named
        return
    inside = w.inside(named.span)
    if len(inside) == 1 and masked.match_at(named.span.start) is not None:
        if not _of_money(w, named.span):
            yield Named(named.span, _kind_of_hidden(masked, named.span), SURE)
        return
    for part in _joined(w, inside, named.kind):
        kind = _kind_by_words(w, part, named.kind)
        start = with_numeral(w, part.start) if kind is EntityKind.ARMED_FORCE else part.start
        yield Named(w.span_of(start, part.stop), kind, named.confidence)


def _joined(w: Wording, inside: range, kind: EntityKind) -> list[range]:
    """The parts of several persons, or of single years and months, that are joined by *and* or *or*."""
    at = next((at for at in inside[1:-1] if w.lower(at) in {"and", "or"}), None)
    single = len(inside) == 3
    if at is None or not (kind is EntityKind.PERSON or (kind is EntityKind.DATE and single)):
        return [inside]
    return [range(inside.start, at), range(at + 1, inside.stop)]


def _kind_by_words(w: Wording, inside: range, kind: EntityKind) -> EntityKind:
    """The kind that the words of a name tell, or ``kind`` if they do not."""
    if kind in _CAN_BE_ROADS and is_road(w, inside.start, inside.stop):
        return EntityKind.ROAD
    if kind in _CAN_BE_FACILITIES and is_facility(w, inside.start, inside.stop):
        return EntityKind.FACILITY
    if kind is EntityKind.ORGANISATION:
        return body_kind(w, inside.start, inside.stop) or kind
    return kind


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
