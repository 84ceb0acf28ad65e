"""The neutral names that the system prints: labels of the theatre files, rival toponyms side by side."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from trucewatch.model.place import KnownPlace
from trucewatch.model.theatre import Actor, Agreement, Name, Obligation, Place, Theatre
from trucewatch.model.vocabulary import (
    MEDIA,
    MEDIATOR_SIDE,
    MONITOR,
    NEUTRAL_SIDES,
    THIRD_PARTY,
    UNRESOLVED,
    ActorKind,
    Modality,
)

PRIVATE_PERSON = "a private person (name withheld)"

NEUTRAL_LABELS = {
    THIRD_PARTY: "Third parties",
    MEDIATOR_SIDE: "Mediators",
    MONITOR: "Peacekeepers and monitors",
    MEDIA: "Media",
    UNRESOLVED: "Side not resolved",
}
#: In which order the sides that are no party's stand after the parties.
NEUTRAL_ORDER = (MONITOR, MEDIATOR_SIDE, THIRD_PARTY, MEDIA, UNRESOLVED)
_PRINTABLE_VALENCES = frozenset({"neutral", "self"})
_DISTRICT_PRECISION = 4
_SMALL_WORDS = frozenset({"and", "of", "the"})
_SLUG = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
#: The user of a name that no party has to itself.
INTERNATIONAL = "international"

Card = TypeVar("Card", Actor, Place, Agreement)


def _nobody(_: str) -> None:
    """Where no document prints a name."""


class Names:
    """Looks up what an id is called. Unknown ids get words made of their last slug, never an error."""

    def __init__(
        self,
        theatres: Sequence[Theatre],
        printed: Callable[[str], str | None] = _nobody,
        known_places: Callable[[str], KnownPlace | None] = _nobody,
    ) -> None:
        """``printed``: how the documents write the name of an actor that no theatre file knows, by id.

        ``known_places``: the place of the gazetteer that events were told to be at, by id.
        """
        self._printed = printed
        self._known_places = known_places
        self.theatres = tuple(sorted(theatres, key=lambda theatre: theatre.theatre))
        self._actors = _by_id(card for theatre in self.theatres for card in theatre.actors)
        self._places = _by_id(card for theatre in self.theatres for card in theatre.places)
        self._agreements = _by_id(card for theatre in self.theatres for card in theatre.agreements)
        self._sides = {side.id: side.label for theatre in self.theatres for side in theatre.sides}
        self._sources = {key: ref.what for theatre in self.theatres for key, ref in theatre.sources.items()}

    def parties(self, sides: Iterable[str] = ()) -> tuple[str, ...]:
        """The parties of the theatres and those among ``sides``, by label, alphabetically."""
        found = set(self._sides)
        for side in sides:
            found.update(side.split(";"))
        return tuple(sorted(found - NEUTRAL_SIDES, key=lambda side: (self.side(side).casefold(), side)))

    def around(self, sides: Iterable[str]) -> frozenset[str]:
        """Whose silence counts on a matter of ``sides``: theirs, and that of every party of their theatres.

        Without a theatre nobody else's does: no silence is told of who has no part in a matter.
        """
        involved = {part for side in sides for part in side.split(";")} - NEUTRAL_SIDES
        theatres = [{side.id for side in theatre.sides} for theatre in self.theatres]
        return frozenset(involved.union(*(own for own in theatres if own & involved)))

    def around_agreement(self, agreement: str) -> frozenset[str]:
        """The parties of the theatre that an agreement belongs to."""
        return frozenset(
            side.id
            for theatre in self.theatres
            if any(card.id == agreement for card in theatre.agreements)
            for side in theatre.sides
        )

    def ordered(self, sides: Iterable[str]) -> tuple[str, ...]:
        """``sides`` with parties first, alphabetically, then the sides that are no party's."""
        listed = set(sides)
        order = {side: at for at, side in enumerate(NEUTRAL_ORDER)}
        return tuple(sorted(listed, key=lambda side: (order.get(side, -1), self.side(side).casefold(), side)))

    def side(self, side: str) -> str:
        """A side's label; several sides (``a;b``) are joined by *and*."""
        labels = [
            self._sides.get(part) or NEUTRAL_LABELS.get(part) or self._printed(part) or from_slug(part)
            for part in side.split(";")
        ]
        return " and ".join(sorted(labels, key=str.casefold))

    def actor_card(self, actor: str | None) -> Actor | None:
        """The theatre file's card of an actor."""
        return self._actors.get(actor) if actor is not None else None

    def actor(self, actor: str) -> str:
        """An actor's neutral label; private and protected people have none."""
        card = self._actors.get(actor)
        if card is None:
            return self._sides.get(actor) or self._printed(actor) or from_slug(actor)
        if card.protect or card.kind is ActorKind.PERSON_PRIVATE:
            return PRIVATE_PERSON
        return card.label

    def holder(self, label: str) -> str:
        """An actor's or a side's label where ``label`` is an id of one, else the words themselves."""
        if label in self._actors:
            return self.actor(label)
        return self.side(label) if label in self._sides else label

    def holders(self, labels: Iterable[str]) -> tuple[str, ...]:
        """Several holders, alphabetically."""
        return tuple(sorted((self.holder(label) for label in labels), key=str.casefold))

    def place_card(self, place: str | None) -> Place | None:
        """The theatre file's card of a place, by id with or without the prefix ``place:``."""
        return self._places.get(place.removeprefix("place:")) if place is not None else None

    def known_place(self, place: str | None) -> KnownPlace | None:
        """What the gazetteer knows of a place that events were told to be at."""
        return self._known_places(place.removeprefix("place:")) if place is not None else None

    def place(self, place: str) -> str:
        """Both sides' names, alphabetically (``Aldmoor / Oldmere``); a sensitive place by its district."""
        card = self.place_card(place)
        if card is None:
            known = self.known_place(place)
            if known is not None:
                return known.address
            slug = place.removeprefix("place:")
            return from_slug(slug) if _SLUG.fullmatch(slug) else place
        if card.sensitive:
            district = self._district(card)
            return f"a place in {self.place(district.id)}" if district else "a place (withheld)"
        return " / ".join(toponyms(card.names))

    def district(self, place: str) -> str | None:
        """The first-level district or larger area that a place is or lies in, where one is known."""
        card = self.place_card(place)
        if card is None:
            return None
        if not card.sensitive and card.where_prec >= _DISTRICT_PRECISION:
            return self.place(card.id)
        above = self._district(card)
        return self.place(above.id) if above is not None else None

    def _district(self, card: Place) -> Place | None:
        seen = {card.id}
        above = self.place_card(card.part_of)
        while above is not None and above.id not in seen:
            if not above.sensitive and above.where_prec >= _DISTRICT_PRECISION:
                return above
            seen.add(above.id)
            above = self.place_card(above.part_of)
        return None

    def agreements(self) -> tuple[Agreement, ...]:
        """Every agreement of the theatres, the oldest first; those of no date last."""
        return tuple(
            sorted(
                self._agreements.values(),
                key=lambda card: (card.signed is None, str(card.signed), card.label.casefold()),
            )
        )

    def agreement_card(self, agreement: str | None) -> Agreement | None:
        """The theatre file's card of an agreement, with or without the prefix ``agreement:``."""
        return self._agreements.get(agreement.removeprefix("agreement:")) if agreement is not None else None

    def agreement(self, agreement: str) -> str:
        """An agreement's label."""
        card = self.agreement_card(agreement)
        return card.label if card else from_slug(agreement.removeprefix("agreement:"))

    def obligations(self) -> tuple[tuple[Agreement, Obligation], ...]:
        """Every duty with its agreement, in the agreements' order and the text's."""
        return tuple((card, duty) for card in self.agreements() for duty in card.obligations)

    def obligation_card(self, obligation: str | None) -> tuple[Agreement, Obligation] | None:
        """A duty with its agreement."""
        for agreement, duty in self.obligations():
            if duty.id == obligation:
                return agreement, duty
        return None

    def obligation(self, obligation: str) -> str:
        """A duty in a few words: its action, with "not to" before what is forbidden."""
        found = self.obligation_card(obligation)
        if found is None:
            return self.agreement(obligation)
        _, duty = found
        action = f"{duty.action} {duty.object}" if duty.object else duty.action
        return f"not to {action}" if duty.modality is Modality.PROHIBITION else action

    def source(self, keys: str | None) -> str | None:
        """What a theatre file's source key stands for; several keys are joined by ``;``."""
        if keys is None:
            return None
        return "; ".join(self._sources.get(key.strip(), key.strip()) for key in keys.split(";"))

    def disclaimers(self) -> tuple[str, ...]:
        """What each theatre file says of its own names and borders."""
        return tuple(theatre.disclaimer for theatre in self.theatres)


def toponyms(names: Sequence[Name]) -> tuple[str, ...]:
    """The names that the system's voice prints side by side, alphabetically, each once.

    These are the English ones; where only parties use those, the other parties' own names in Latin letters
    stand beside them. Hostile and loaded names are never among them.
    """
    printable = [name for name in names if name.valence in _PRINTABLE_VALENCES and _is_latin(name.text)]
    english = [name for name in printable if name.lang == "en"]
    users = {user for name in english for user in _users(name)}
    if english and INTERNATIONAL not in users:
        english += [name for name in printable if not users & _users(name)]
    chosen = english or printable or names[:1]
    return tuple(sorted({name.text for name in chosen}, key=str.casefold))


def _users(name: Name) -> set[str]:
    return set((name.used_by or INTERNATIONAL).split(";"))


def _is_latin(text: str) -> bool:
    return unicodedata.name(text[:1] or " ", "").startswith("LATIN")


def from_slug(slug: str) -> str:
    """``south-sudan/defence-ministry`` as words: ``South Sudan, Defence Ministry``."""
    parts = slug.split("/")
    return ", ".join(" ".join(map(_capitalized, part.split("-"))) for part in parts)


def _capitalized(word: str) -> str:
    return word if word in _SMALL_WORDS else word.capitalize()


def _by_id(cards: Iterable[Card]) -> dict[str, Card]:
    return {card.id: card for card in cards}
