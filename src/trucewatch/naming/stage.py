"""The stage: everybody whom a text names outright or speaks of by a noun, before any pronoun is read.

Known names, then bodies and persons introduced by their nouns, then names in no list, then persons without
a name; each with the weight of the place where it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.model.entity import Entity
from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import Referent
from trucewatch.naming.agreement import who
from trucewatch.naming.antecedents import MODIFIER, OBJECT, Cameo, Spot
from trucewatch.naming.layout import Layout
from trucewatch.naming.nominals import nominals
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.phrases import introducing
from trucewatch.naming.referents import Resolver
from trucewatch.naming.several import together
from trucewatch.naming.unlisted import unlisted

Named = tuple[range, Referent]
"""Indices of words, and who is meant by them."""


def set_stage(layout: Layout, resolver: Resolver, entities: Sequence[Entity]) -> None:
    """Put everybody whom the text names or speaks of by a noun into the cast of ``resolver``.

    What titles and nouns beside the names tell of gender is noted there as well.
    """
    named = [*_introduced(layout, resolver), *_known(layout, resolver)]
    covered = {at for indices, _ in named for at in indices}
    named += _unlisted(layout, resolver, entities, covered)
    covered.update(at for indices, _ in named for at in indices)
    persons = [
        (nominal.at, nominal.referent)
        for nominal in nominals(layout.words)
        if nominal.at[-1] not in covered and not _is_named_after(layout, nominal.at, covered)
    ]
    for indices, referent in (*named, *_pairs(layout, named), *persons):
        put_on(layout, resolver, indices, referent, layout.weight(indices))


def _is_named_after(layout: Layout, at: range, named: set[int]) -> bool:
    """Whether a name stands in apposition behind the words at ``at``: "the prosecutor, Ana Reth"."""
    return layout.lower(at.stop) == "," and at.stop + 1 in named


def put_on(layout: Layout, resolver: Resolver, indices: range, referent: Referent, weight: int) -> None:
    """Note that the words at ``indices`` stand for ``referent``."""
    span = layout.span_of(indices)
    resolver.cast.add(
        Cameo(span, layout.sentence(span.start), referent, weight, quoted=layout.is_quoted(span))
    )


def naming_words(phrase: Phrase, span: Span) -> Span:
    """The words of a phrase at ``span`` up to a person's name, what follows the name left out."""
    return Span(span.start, phrase.name[-1].span.end) if phrase.name and phrase.body is None else span


def _introduced(layout: Layout, resolver: Resolver) -> Iterator[Named]:
    """Persons and bodies that are told outright by their nouns."""
    for phrase in introducing(layout.words):
        span = phrase.span
        spot = Spot(span.start, layout.sentence(span.start), quoted=layout.is_quoted(span))
        referent = resolver.resolve(phrase, spot)
        if referent.actor is not None or (referent.name and referent.human):
            resolver.introductions.note(phrase, referent)
            yield layout.range_of(naming_words(phrase, span)), referent


def _known(layout: Layout, resolver: Resolver) -> Iterator[Named]:
    """Everybody whose name some list knows."""
    for at, word in enumerate(layout.words):
        if word.actor is None:
            continue
        spot = Spot(word.span.start, layout.sentence(word.span.start))
        referent = resolver.resolve(Phrase((word,), known=word), spot)
        if word.actor.form is NameForm.ADJECTIVE:
            referent = replace(referent, plural=False)
        yield range(at, at + 1), referent


def _unlisted(
    layout: Layout, resolver: Resolver, entities: Sequence[Entity], covered: set[int]
) -> list[Named]:
    """The bearers of names in no list; the longest form of a name is noted first."""
    found = unlisted(layout.words, layout.first_words(), entities)
    for run in sorted(found, key=lambda run: -len(run.name)):
        referent = Referent(
            None, ActorKind.UNRESOLVED, name=run.name, noun=run.body, gender=run.gender, person=run.human
        )
        resolver.introductions.meet(referent)
    for run in found:
        bearer = resolver.introductions.named(run.name)
        if run.gender is not None and bearer is not None:
            resolver.cast.genders.setdefault(who(bearer), run.gender)
    return [
        (run.at, resolver.introductions.named(run.name) or Referent(None, ActorKind.UNRESOLVED))
        for run in found
        if covered.isdisjoint(run.at)
    ]


def _pairs(layout: Layout, named: Sequence[Named]) -> Iterator[Named]:
    """Everybody named as "A and B", whom *they* takes up; not "… against A, and B did".

    Of names that begin or end alike the longest counts.
    """
    ends = {indices.stop: (indices, one) for indices, one in sorted(named, key=_length)}
    starts = {indices.start: (indices, one) for indices, one in sorted(named, key=_length)}
    for at in range(1, len(layout.words) - 1):
        after = at + 2 if layout.lower(at + 1) == "the" else at + 1
        if layout.lower(at) != "and" or at not in ends or after not in starts:
            continue
        (left, one), (right, other) = ends[at], starts[after]
        loose = MODIFIER in {layout.weight(left), layout.weight(right)} or one.members or other.members
        clause = layout.weight(left) == OBJECT and layout.lower(right.stop).isalpha()
        if not loose and not clause:
            yield range(left.start, right.stop), together((one, other))


def _length(named: Named) -> int:
    return len(named[0])
