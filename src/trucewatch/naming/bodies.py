"""Bodies: whom a noun for a body stands for: "the ministry", "rebel forces", "the country’s parliament"."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import OWN_VOICE, UNKNOWN, Catalogue, Referent, body_kind, top
from trucewatch.naming.antecedents import Cast, Spot
from trucewatch.naming.describing import is_one_of_its_kind, noun_id
from trucewatch.naming.nouns import ITSELF, Body, connectives
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.several import together
from trucewatch.naming.surfaces import slug

_OF_THE_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_ORGAN, ActorKind.ARMED_FORCE})
_FIGHTERS = frozenset({ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP})
_MISSIONS = frozenset({ActorKind.PEACEKEEPING_FORCE, ActorKind.MONITORING_MISSION})
_CROWDS = frozenset({ActorKind.POPULATION_GROUP, ActorKind.COLLECTIVE})
_PRESS = frozenset({ActorKind.MEDIA_OUTLET, ActorKind.MEDIA_COLLECTIVE})
_VOICELESS = frozenset({ActorKind.DOCUMENT, ActorKind.ANONYMOUS})  # they speak for an issuer or a body
_SPOKEN_FOR = frozenset(
    {ActorKind.POPULATION_GROUP, ActorKind.DOCUMENT, ActorKind.MEDIA_COLLECTIVE, ActorKind.ANONYMOUS}
)


class Bodies:
    """Resolves the bodies of one document."""

    def __init__(self, catalogue: Catalogue, cast: Cast) -> None:
        self._catalogue = catalogue
        self._cast = cast

    def referent(self, phrase: Phrase, body: Body, owner: Referent | None, spot: Spot) -> Referent:
        """Who ``phrase`` with the head noun ``body`` refers to; ``owner``: whose it is by its own words."""
        if phrase.owner is not None and body.concept in connectives("corpse") and not phrase.name:
            return UNKNOWN  # "the return of her body": nobody who speaks or acts
        if owner is not None and not phrase.name and self._is_owner(phrase, body, owner):
            noun = body.concept if owner.kind is ActorKind.ARMED_FORCE else owner.noun
            return replace(owner, plural=phrase.plural, noun=noun)
        if owner is None and phrase.attached is None:
            taken_up = self._taken_up(phrase, body, spot)
            if taken_up is not None:
                return taken_up
            if body.kind in _OF_THE_STATE and phrase.owner is None and is_one_of_its_kind(phrase):
                owner = self._only_owner(body, spot) or self._cast.state(spot) or self._cast.only_state(spot)
                owner = owner or self._of_force(spot)
        if owner is not None and owner.members and body.kind in _OF_THE_STATE:
            members = tuple(self._organ(phrase, body, member) for member in owner.members)
            return together(members)
        return self._organ(phrase, body, owner)

    def _is_owner(self, phrase: Phrase, body: Body, owner: Referent) -> bool:
        """Whether the noun adds nobody: "fighters of the Orvale Front", "soldiers of the Ostrian Army"."""
        if owner.kind in _FIGHTERS:
            return body.kind in _FIGHTERS
        told = (
            phrase.owner is not None
            and phrase.owner.known is not None
            and phrase.owner.known.actor is not None
        )
        beside = told and phrase.owner is not None and phrase.words[-2:-1] == phrase.owner.words[-1:]
        # "the Halden Council agency"
        organ = (
            owner.actor is not None and self._catalogue.get(owner.actor) is not None and "/" in owner.actor
        )
        return bool(beside) and organ and phrase.noun in connectives("generic_organ")

    def _only_owner(self, body: Body, spot: Spot) -> Referent | None:
        """The one party whose such organ a theatre knows, where the text has named it before."""
        owner = self._catalogue.only_owner(body)
        if owner is None or owner not in {top(party) for party in self._cast.before(spot)}:
            return None
        return Referent(owner, self._catalogue.kind(owner), party=owner)

    def _of_force(self, spot: Spot) -> Referent | None:
        """The state of the force named last: "the Ostrian air force struck a post, the military said"."""
        force = self._cast.nearest(
            spot, lambda who: who.kind is ActorKind.ARMED_FORCE and self._of_a_state(who)
        )
        if force is None or force.party is None:
            return None
        state = top(force.party)
        return Referent(state, self._catalogue.kind(state), party=state)

    def _organ(self, phrase: Phrase, body: Body, owner: Referent | None) -> Referent:
        kind = body_kind(body, None if owner is None else owner.kind)
        actor = self._body_id(phrase, body, kind, None if owner is None else owner.actor)
        known = None if actor is None or kind in _VOICELESS else self._catalogue.get(actor)
        party = None if owner is None else owner.party
        if kind not in _SPOKEN_FOR:
            party = actor or party
        return Referent(
            actor,
            kind if known is None else known.kind,
            party=party,
            name=tuple(word.text for word in phrase.name),
            noun=body.concept,
            plural=phrase.plural,
        )

    def _body_id(self, phrase: Phrase, body: Body, kind: ActorKind, owner: str | None) -> str | None:
        """The id of a body: known, or formed from its owner and its own name or noun."""
        if kind in _CROWDS:
            return None
        if kind in _VOICELESS:
            return owner
        own = slug(" ".join(word.text for word in phrase.name))
        if kind in OWN_VOICE or kind in _PRESS:
            if owner is not None:
                return f"{owner}/{own or noun_id(phrase, body)}"
            return own or (noun_id(phrase, body) if kind is ActorKind.ARMED_GROUP else None)
        if owner is not None and ";" not in owner:
            return self._catalogue.organ(owner, replace(body, slug=own) if own else body)
        return own or owner

    def _taken_up(self, phrase: Phrase, body: Body, spot: Spot) -> Referent | None:
        """The antecedent of a body without an owner."""
        if phrase.name or phrase.owner is not None:
            return None
        if body.slug == ITSELF:
            state = self._cast.state(spot) or self._cast.only_state(spot)
            one = state is not None and is_one_of_its_kind(phrase)
            return replace(state, plural=phrase.plural) if state is not None and one else None
        if body.kind is ActorKind.DOCUMENT:
            issuer = self._cast.kind(ActorKind.INTERNATIONAL_ORG, spot) if body.name == "resolution" else None
            return None if issuer is None else replace(issuer, kind=ActorKind.DOCUMENT)
        same = self._cast.body(body, spot, plural=phrase.plural)
        if same is not None and (phrase.definite or same.kind is body.kind):
            return same
        return self._alike(phrase, body, spot)

    def _alike(self, phrase: Phrase, body: Body, spot: Spot) -> Referent | None:
        """Somebody called otherwise whom "the fighters" or "the peacekeepers" can only mean."""
        if body.kind is ActorKind.ARMED_GROUP and phrase.definite:
            return self._cast.opponent(spot) if spot.speaker is not None else self._irregulars(spot)
        if body.kind not in _MISSIONS:
            return None
        only = self._catalogue.only(body.kind)
        known = None if only is None else Referent(only, body.kind, party=only, plural=True)
        if body.kind is ActorKind.MONITORING_MISSION:  # "the mission" may be one of peacekeepers too
            return self._cast.nearest(spot, lambda who: who.kind in _MISSIONS) or known
        return self._cast.kind(body.kind, spot) or known

    def _irregulars(self, spot: Spot) -> Referent | None:
        """Whom the outlet's own "the fighters" takes up: an armed group, or forces that are no state's."""
        return self._cast.nearest(
            spot,
            lambda who: who.kind is ActorKind.ARMED_GROUP
            or (who.kind is ActorKind.ARMED_FORCE and not self._of_a_state(who)),
        )

    def _of_a_state(self, who: Referent) -> bool:
        return who.party is not None and self._catalogue.kind(top(who.party)) is ActorKind.STATE
