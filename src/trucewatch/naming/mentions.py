"""Mentions: every stretch of a text that refers to an actor, a place or an agreement, and loaded labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.model.claim import Quote
from trucewatch.model.event import Mention, MentionType
from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import Theatre
from trucewatch.naming.discourse import Discourse
from trucewatch.naming.lexicon import AGREEMENT_PREFIX, PLACE_PREFIX
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.places import place_of, stands_as_place
from trucewatch.naming.surfaces import variants
from trucewatch.naming.words import Word

_LOADED = frozenset({"hostile", "loaded"})


def labels_of(theatres: Sequence[Theatre]) -> Lexicon:
    """The loaded labels of ``theatres``: names that the system never prints in its own voice."""
    return Lexicon(
        LexiconEntry(surface, NameForm.NAME, actor.id)
        for theatre in theatres
        for actor in theatre.actors
        for name in actor.names
        if name.valence in _LOADED
        for spelled in variants(name.text)
        for surface in (spelled, spelled[0].upper() + spelled[1:])
    )


def mentions_of(reading: DocumentReading, discourse: Discourse, labels: Lexicon) -> tuple[Mention, ...]:
    """The mentions of a document in the order of the text, one for each span."""
    text = reading.document.text
    found: dict[Span, Mention] = {}
    for match in labels.find(text):
        actor, *others = [entry.entity for entry in match.entries]
        found[match.span] = Mention(
            text=match.span.of(text),
            span=match.span,
            type=MentionType.NOMINAL,
            actor=actor,
            alternatives=tuple(others),
            label=True,
        )
    for mention in (*_sources(reading, discourse), *_known(discourse)):
        found.setdefault(mention.span, mention)
    return tuple(found[span] for span in sorted(found))


def _sources(reading: DocumentReading, discourse: Discourse) -> Iterator[Mention]:
    text = reading.document.text
    for claim in reading.claims:
        phrase = None if claim.source.span is None else discourse.phrase(claim.source.span)
        if phrase is None or claim.source.span is None or claim.source.text is None:
            continue
        referent = discourse.source(claim)
        antecedent = None if referent.antecedent == claim.source.span else referent.antecedent
        yield Mention(
            text=claim.source.text,
            span=claim.source.span,
            type=_type(phrase),
            actor=referent.actor,
            antecedent=None if antecedent is None else Quote(text=antecedent.of(text), span=antecedent),
            alternatives=() if phrase.known is None else _others(phrase.known, phrase.known.actor),
        )


def _type(phrase: Phrase) -> MentionType:
    if phrase.pronoun is not None:
        return MentionType.PRONOUN
    if phrase.known is not None and phrase.known.actor is not None:
        if phrase.known.actor.form is NameForm.METONYM:
            return MentionType.METONYM
        return MentionType.NOMINAL if phrase.known.phrase else MentionType.NAME
    return MentionType.NAME if phrase.name else MentionType.NOMINAL


def _known(discourse: Discourse) -> Iterator[Mention]:
    """Known names and phrases; an adjective alone refers to nobody."""
    words = discourse.words
    for at, word in enumerate(words):
        kind = MentionType.NOMINAL if word.phrase else MentionType.NAME
        if word.instrument is not None:
            agreement = word.instrument.entity.removeprefix(AGREEMENT_PREFIX)
            yield Mention(
                text=word.text,
                span=word.span,
                type=kind,
                agreement=agreement,
                alternatives=_others(word, word.instrument),
            )
            continue
        if stands_as_place(words, at):
            yield Mention(
                text=word.text,
                span=word.span,
                type=kind,
                place=place_of(word),
                alternatives=_others(word, word.place),
            )
        elif word.actor is not None and word.actor.form is not NameForm.ADJECTIVE:
            metonym = word.actor.form is NameForm.METONYM
            actor = discourse.at(word).actor if word.shared else word.actor.entity
            yield Mention(
                text=word.text,
                span=word.span,
                type=MentionType.METONYM if metonym else kind,
                actor=None if word.actor.form is NameForm.PEOPLE else actor,
                alternatives=_others(word, word.actor),
            )


def _others(word: Word, chosen: LexiconEntry | None) -> tuple[str, ...]:
    """What else the word can mean, likeliest first; ids of places and agreements without their prefix."""
    entities = [entry.entity for entry in word.entries if entry is not chosen]
    return tuple(
        dict.fromkeys(entity.removeprefix(PLACE_PREFIX).removeprefix(AGREEMENT_PREFIX) for entity in entities)
    )
