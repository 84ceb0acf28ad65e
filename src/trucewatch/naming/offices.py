"""Offices: whom a role stands for: "the defence minister", "a rebel commander", "the ombudsman"."""

from __future__ import annotations

from datetime import date

from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import Catalogue, Referent, person_kind
from trucewatch.naming.antecedents import Cast, Spot
from trucewatch.naming.nouns import Role, connectives
from trucewatch.naming.people import person_noun
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.surfaces import slug


class Offices:
    """Resolves the roles of one document."""

    def __init__(self, catalogue: Catalogue, cast: Cast, published: date | None) -> None:
        self._catalogue = catalogue
        self._cast = cast
        self._published = published

    def referent(self, phrase: Phrase, role: Role, owner: Referent | None, spot: Spot) -> Referent:
        """Who ``phrase`` with the head noun ``role`` refers to; ``owner``: whose it is by its own words."""
        if owner is None and not phrase.name:
            taken_up = self._taken_up(phrase, role, spot)
            if taken_up is not None:
                return taken_up
        if owner is None and role.organ is not None and not phrase.plural:
            owner = self._cast.state(spot) if phrase.definite else self._cast.only_state(spot)
        if owner is None and role.kind == ActorKind.PERSON_GROUP:
            owner = _unlisted_group(phrase.owner)
        kind = person_kind(role, None if owner is None else owner.kind)
        actor = None if owner is None else owner.actor
        if actor is not None and ";" not in actor and kind is not ActorKind.ANONYMOUS:
            actor = self._person(phrase, role, actor)
        return Referent(
            None if kind is ActorKind.PERSON_PRIVATE else actor,  # private persons are never named
            kind,
            party=None if owner is None else owner.party,
            name=tuple(word.text for word in phrase.name),
            role=role.name,
            gender=role.gender or _told_gender(phrase),
            plural=phrase.plural,
            members=() if owner is None else owner.members,
        )

    def _taken_up(self, phrase: Phrase, role: Role, spot: Spot) -> Referent | None:
        """Whom a role without owner and name takes up: somebody mentioned, or the one holder known."""
        new = phrase.words[0].lower in connectives("indefinite")
        private = role.kind == ActorKind.PERSON_PRIVATE
        taken_up = None if phrase.plural or private or new else self._cast.person(role, spot)
        if taken_up is not None and (phrase.definite or not phrase.words[0].capital):
            return taken_up
        only = self._catalogue.only_holder(role, self._published) if phrase.definite else None
        if only is None or role.organ is None:
            return None
        return Referent(only, self._catalogue.kind(only), party=only, role=role.name)

    def _person(self, phrase: Phrase, role: Role, owner: str) -> str:
        """The id of a person of ``owner``: by name, by office on the day, or that of the body."""
        if phrase.name:
            return self._catalogue.person(owner, role, [word.text for word in phrase.name])
        if role.organ is None or phrase.plural:
            return owner
        holder = self._catalogue.office_holder(owner, role, self._published)
        return holder or self._catalogue.unnamed(owner, role)


def _told_gender(phrase: Phrase) -> str | None:
    """The gender that a phrase's noun for a person tells."""
    noun = None if phrase.noun is None else person_noun(phrase.noun)
    return None if noun is None else noun.gender


def _unlisted_group(owner: Phrase | None) -> Referent | None:
    """The group of "Orvale militia leaders", which no list knows."""
    if owner is None or not owner.name:
        return None
    group = slug(" ".join(word.text for word in owner.name))
    return Referent(group, ActorKind.ARMED_GROUP, party=group)
