"""Sides: for whom a referent speaks.

With a theatre file, the side is that of the actor, or of the nearest actor above it; whoever is in no
theatre is a third party. Without one, the parties are those whom the text itself shows fighting, under
attack or making a truce, a side is a party's own id, and any other state, hosts included, is a third party.
In both cases outlets are ``media``, missions ``monitor``, bodies of mediators ``mediator``, and a population
is ``unresolved``: a people's name does not tell for whom its members speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.model.theatre import Theatre
from trucewatch.model.vocabulary import (
    MEDIA,
    MEDIATOR_SIDE,
    MONITOR,
    NEUTRAL_SIDES,
    THIRD_PARTY,
    UNRESOLVED,
    ActorKind,
)
from trucewatch.naming.actors import Catalogue, Referent, top
from trucewatch.naming.referents import PAIR

_BY_KIND = {
    ActorKind.COMPANY: THIRD_PARTY,
    ActorKind.INTERNATIONAL_ORG: THIRD_PARTY,
    ActorKind.MEDIATOR: MEDIATOR_SIDE,
    ActorKind.MONITORING_MISSION: MONITOR,
    ActorKind.NGO: THIRD_PARTY,
    ActorKind.PEACEKEEPING_FORCE: MONITOR,
    ActorKind.PERSON_PRIVATE: UNRESOLVED,
    ActorKind.POPULATION_GROUP: UNRESOLVED,
    ActorKind.UNSPECIFIED: UNRESOLVED,
}
_POWERS = "powers"  # "world powers", "the international community": by their name everybody else
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.DE_FACTO_AUTHORITY})
_MEDIA = frozenset({ActorKind.MEDIA_COLLECTIVE, ActorKind.MEDIA_OUTLET})


class Sides:
    """Tells the side of each referent of one document.

    ``parties``: ids of the parties that the text shows; ``groups``: ids of armed groups, which always speak
    for themselves. Both count only where no theatre knows better.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        theatres: Sequence[Theatre],
        parties: Iterable[str] = (),
        groups: Iterable[str] = (),
    ) -> None:
        self._catalogue = catalogue
        self._theatres = tuple(theatres)
        self._parties = tuple(dict.fromkeys(parties))
        self._groups = frozenset(groups)

    def of_source(self, referent: Referent) -> str:
        """The side that a source speaks for."""
        if referent.noun == PAIR:
            return self._both(referent)
        if referent.members and referent.kind is not ActorKind.DOCUMENT:
            return together(self.of_source(member) for member in referent.members)
        if referent.noun == _POWERS:
            return THIRD_PARTY
        if referent.kind in _BY_KIND and not referent.told and not self._in_theatre(referent.actor):
            return self._by_kind(referent)
        side = self.of_party(referent.actor or referent.party)
        if referent.kind not in _MEDIA or self._in_theatre(referent.actor):
            return side
        # an outlet speaks for itself; the press of a party, and its state media, for the party
        own_voice = referent.kind is ActorKind.MEDIA_OUTLET and not _is_official(referent)
        return MEDIA if own_voice or side in NEUTRAL_SIDES else side

    def of_people(self, referent: Referent) -> str:
        """Whose people, territory or act it is: here a people's name does tell the side."""
        if referent.noun == PAIR:
            return self._both(referent)
        if referent.members:
            return together(self.of_people(member) for member in referent.members)
        if referent.kind in {ActorKind.POPULATION_GROUP, ActorKind.PERSON_PRIVATE}:
            return self.of_party(referent.party)
        return self.of_source(referent)

    def of_victims(self, referent: Referent) -> str:
        """Whose people were harmed: without a theatre their own state's, whether or not it is a party."""
        side = self.of_people(referent)
        if side == THIRD_PARTY and not self._theatres and referent.party is not None:
            return top(referent.party)
        return side

    def of_party(self, actor: str | None) -> str:
        """The side of a known or formed actor id (several joined by ``;``)."""
        if actor is None:
            return UNRESOLVED
        if ";" in actor:
            return together(self.of_party(one) for one in actor.split(";"))
        known = self._catalogue.in_theatre(actor)
        if known is not None:
            return known.side
        if self._theatres:
            return self._outside(actor)
        parts = actor.split("/")
        for length in range(len(parts), 0, -1):
            party = "/".join(parts[:length])
            if party in self._parties or party in self._groups or self._is_group(party):
                return party.replace("/", "-")
        return self._outside(actor)

    def _is_group(self, party: str) -> bool:
        known = self._catalogue.get(party)
        return known is not None and known.kind in _GROUPS

    def _outside(self, actor: str) -> str:
        general = self._catalogue.get(actor)
        if general is not None and general.kind in _BY_KIND:
            return _BY_KIND[general.kind]
        return THIRD_PARTY

    def _in_theatre(self, actor: str | None) -> bool:
        return (
            actor is not None
            and (known := self._catalogue.in_theatre(actor)) is not None
            and known.id == actor
        )

    def _by_kind(self, referent: Referent) -> str:
        if referent.kind is ActorKind.INTERNATIONAL_ORG and referent.actor is not None:
            return self._outside(referent.actor)
        return _BY_KIND[referent.kind]

    def actor_of(self, referent: Referent) -> str | None:
        """The actor of a source; of "both sides" the party of each side that was mentioned last."""
        if referent.noun != PAIR:
            return referent.actor
        pair = self._pair(referent)
        return ";".join(sorted(pair.values())) if len(pair) == 2 else None

    def kind_of(self, referent: Referent) -> ActorKind:
        """What a source is; "both sides" are what the two parties are, if they are alike."""
        kinds = {self._catalogue.kind(party) for party in self._pair(referent).values()}
        alike = referent.noun == PAIR and len(kinds) == 1 and self.actor_of(referent) is not None
        return kinds.pop() if alike else referent.kind

    def _both(self, referent: Referent) -> str:
        """The sides of "both sides": a theatre's two, or those of the two parties mentioned last."""
        sides = {side.id for theatre in self._theatres for side in theatre.sides} - NEUTRAL_SIDES
        if not self._theatres:
            sides = set(self._pair(referent))
        return together(sides) if len(sides) == 2 else UNRESOLVED

    def _pair(self, referent: Referent) -> dict[str, str]:
        """The two sides mentioned last before the words, each with its party mentioned last."""
        pair: dict[str, str] = {}
        for party in referent.nearby:
            base = party if party in self._groups else top(party)
            side = self.of_party(base)
            if side not in NEUTRAL_SIDES and len(pair) < 2:
                pair.setdefault(side, base)
        return pair


def _is_official(referent: Referent) -> bool:
    """Whether an outlet that belongs to a state is its organ: state television, a national news agency."""
    noun = referent.noun or ""
    return noun.startswith("state-") or noun.endswith("agency")


def together(sides: Iterable[str]) -> str:
    """Several sides joined by ``;``, alphabetically; ``unresolved`` only where there is no other."""
    each = {side for joined in sides for side in joined.split(";")}
    known = each - {UNRESOLVED}
    return ";".join(sorted(known)) if known else UNRESOLVED
