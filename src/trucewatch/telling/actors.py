"""An actor's card: what it is, whether recognised, what it calls itself, whose it is as each claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.event import MentionType
from trucewatch.model.span import Span
from trucewatch.model.theatre import Actor, Affiliation
from trucewatch.model.vocabulary import ActorKind, Recognition
from trucewatch.telling import wording
from trucewatch.telling.labels import label_uses
from trucewatch.telling.material import Material
from trucewatch.telling.provenance import pattern
from trucewatch.telling.statements import Statement, state

_CLAIMED = "claimed_by:"
#: How many words may stand between an actor and words of belonging.
_NEAR = 5


class CardLine(Frozen):
    """One line of a card: what, its value, according to whom."""

    field: str
    value: str
    according_to: str | None = None
    claim: str | None = None


def actors_named(material: Material, words: str) -> tuple[Actor, ...]:
    """The actors of the theatre files that ``words`` stand for: by a whole name, else by part of one."""
    wanted = words.casefold()
    cards = [
        actor for theatre in material.names.theatres for actor in theatre.actors if not _is_private(actor)
    ]
    whole = [card for card in cards if wanted in {name.casefold() for name in _all_names(card)}]
    part = [card for card in cards if any(wanted in name.casefold() for name in _all_names(card))]
    return tuple(
        sorted({card.id: card for card in whole or part}.values(), key=lambda card: card.label.casefold())
    )


def actors_told_of(material: Material) -> tuple[Actor, ...]:
    """Bodies of the theatre files that speak or are named in the documents read; no persons."""
    named = {mention.actor for reading in material.documents for mention in reading.mentions if mention.actor}
    cards = {card.id: card for actor in named if (card := material.names.actor_card(actor)) is not None}
    bodies = [card for card in cards.values() if not card.kind.value.startswith("person")]
    return tuple(sorted(bodies, key=lambda card: (card.label.casefold(), card.id)))


def _is_private(actor: Actor) -> bool:
    return actor.protect or actor.kind is ActorKind.PERSON_PRIVATE


def _all_names(card: Actor) -> set[str]:
    return {
        card.id,
        card.label,
        *(name.text for name in card.names),
        *card.metonyms,
        *card.descriptions,
        *card.adjectives,
    }


def actor_lines(material: Material, card: Actor) -> tuple[CardLine, ...]:
    """The card of an actor, from its theatre file and from the documents read."""
    names = material.names
    lines = [
        CardLine(field="Neutral name", value=card.label),
        CardLine(field="Kind", value=card.kind.value.replace("_", " ")),
        CardLine(field="Side", value=f"{names.side(card.side)} (a group for display, no affiliation)"),
        CardLine(
            field="Recognition",
            value=_recognition(card),
            according_to=names.source(card.source) if card.recognition else None,
        ),
    ]
    lines += [
        CardLine(field="Calls itself", value=name.text, according_to=card.label)
        for name in card.names
        if name.self_designation
    ]
    lines += [
        CardLine(field="Stands for it", value=f"“{metonym}”", according_to="theatre file")
        for metonym in card.metonyms
    ]
    lines += [
        CardLine(
            field="Office",
            value=f"{role.title}{_interval(material, role.start, role.end)}",
            according_to=names.source(role.source),
        )
        for role in card.roles
        if role.start is None or role.start <= material.as_of
    ]
    lines += [
        _affiliation(material, tie)
        for tie in card.affiliations
        if tie.start is None or tie.start <= material.as_of
    ]
    lines += _claimed(material, card)
    lines += _as_printed(material, card)
    return tuple(lines)


def _recognition(card: Actor) -> str:
    return "not stated" if card.recognition is None else Recognition(card.recognition).value.replace("_", " ")


def _interval(material: Material, start: date | None, end: date | None) -> str:
    """From and until when, as far as the as-of day knows."""
    begins = f" from {wording.day(start)}" if start else ""
    return f"{begins} until {wording.day(end)}" if end and end <= material.as_of else begins


def _affiliation(material: Material, tie: Affiliation) -> CardLine:
    """A tie to another actor, with whose word it is."""
    by = tie.basis.removeprefix(_CLAIMED) if tie.basis.startswith(_CLAIMED) else None
    value = f"{tie.role} {material.names.actor(tie.to)}{_interval(material, tie.start, tie.end)}"
    if by is not None:
        return CardLine(field="Affiliation, as claimed", value=value, according_to=material.names.holder(by))
    source = material.names.source(tie.source)
    return CardLine(field="Affiliation", value=value, according_to=source or f"theatre file ({tie.basis})")


def _claimed(material: Material, card: Actor) -> list[CardLine]:
    """What is said in the documents read of whose it is."""
    return [
        CardLine(
            field="Affiliation, as said", value=told.line, according_to=told.side_label, claim=told.claim
        )
        for told in affiliation_claims(material, card)
    ]


def affiliation_claims(material: Material, card: Actor) -> tuple[Statement, ...]:
    """Claims that name the actor, or are its own, with words of belonging ("an extension of …")."""
    told = []
    for claim in material.claims:
        words = material.sentence(claim)
        mentions = material.by_document[claim.document].mentions
        text = material.document(claim).text
        tied = [Span(*found.span()) for span in claim.content.spans for found in _belonging(text, span)]
        named = [
            mention.span for mention in mentions if mention.actor == card.id and words.contains(mention.span)
        ]
        if any(_near(text, tie, name) for tie in tied for name in named) or (
            tied and claim.source.actor == card.id
        ):
            told.append(state(material, claim))
    return tuple(told)


def _belonging(text: str, span: Span) -> Iterable[re.Match[str]]:
    return pattern("affiliation").finditer(text, span.start, span.end)


def _near(text: str, a: Span, b: Span) -> bool:
    """Whether few words stand between two stretches of one text."""
    first, second = sorted((a, b))
    return len(text[first.end : second.start].split()) <= _NEAR


def _as_printed(material: Material, card: Actor) -> list[CardLine]:
    """By which words the documents refer to it; a word that stands for something else too says so."""
    own: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for reading in material.documents:
        for mention in reading.mentions:
            words = material.shown(reading.document.id, mention.span)
            if mention.actor == card.id and not mention.label and mention.type is not MentionType.PRONOUN:
                own[words] += 1
            elif mention.place is not None:
                places[words] += 1
    lines = []
    for words, times in sorted(own.items(), key=lambda item: (-item[1], item[0].casefold())):
        also = f"; as a place {wording.count(places[words], 'time')}" if places[words] else ""
        lines.append(CardLine(field="Printed as", value=f"“{words}”, {wording.count(times, 'time')}{also}"))
    lines += [
        CardLine(field="Label used", value=f"“{use.words}”", according_to=use.user)
        for use in label_uses(material)
        if use.kind == "label" and use.referent == material.names.actor(card.id)
    ]
    return lines


def claims_on(material: Material, card: Actor) -> tuple[int, int]:
    """How many chosen claims it makes itself (with its organs), and how many accuse it."""
    own = sum(_is_of(claim.source.actor, card.id) for claim in material.claims)
    accused = sum(
        claim.accused is not None and _is_of(claim.accused.actor, card.id) for claim in material.claims
    )
    return own, accused


def _is_of(actor: str | None, card: str) -> bool:
    return actor is not None and any(one == card or one.startswith(f"{card}/") for one in actor.split(";"))
