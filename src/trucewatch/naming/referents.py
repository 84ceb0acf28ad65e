"""From a noun phrase to a referent: known names, offices, organs, groups, and what the cast tells.

1. joined phrases one by one;
2. pronouns: the first person is the speaker, the third the nearest that fits;
3. a known name is who it names;
4. a person's or a body's own name is who was introduced by it anywhere in the document;
5. a role or a body belongs to its owner, by name, by possessive, or by the country the text speaks of;
6. a bare noun takes up an antecedent;
7. the rest stays unresolved: nothing is guessed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from trucewatch.model.lexicon import NameForm
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import (
    OWN_VOICE,
    PERSONS,
    UNKNOWN,
    Catalogue,
    Referent,
    body_kind,
    person_kind,
    top,
)
from trucewatch.naming.antecedents import Cast, Spot
from trucewatch.naming.nouns import ITSELF, Body, Role, longest_noun
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.surfaces import slug
from trucewatch.naming.words import Word, split_words

PAIR = "both-sides"
"""The noun of a referent that stands for both parties, whoever they are."""

_OF_THE_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_ORGAN, ActorKind.ARMED_FORCE})
_SPOKEN_FOR = frozenset(
    {ActorKind.POPULATION_GROUP, ActorKind.DOCUMENT, ActorKind.MEDIA_COLLECTIVE, ActorKind.ANONYMOUS}
)


class Introductions:
    """Who was introduced by an own name or an acronym anywhere in the document."""

    def __init__(self) -> None:
        self._bodies: dict[str, Referent] = {}
        self._persons: dict[str, Referent] = {}

    def note(self, phrase: Phrase, referent: Referent) -> None:
        """Remember the names of ``phrase`` for ``referent``; the first introduction stands."""
        if referent.name and referent.kind in PERSONS:
            self._persons.setdefault(referent.name[-1], referent)
        elif referent.name:
            self._bodies.setdefault(" ".join(referent.name), referent)
        if phrase.acronym is not None:
            self._bodies.setdefault(phrase.acronym, referent)

    def find(self, name: tuple[Word, ...]) -> Referent | None:
        """Who bears ``name``: a body by all its words, a person by the last."""
        return self._bodies.get(" ".join(word.text for word in name)) or self._persons.get(name[-1].text)


class Resolver:
    """Resolves the phrases of one document, in the order of the text."""

    def __init__(self, catalogue: Catalogue, published: date | None) -> None:
        self._catalogue = catalogue
        self._published = published
        self.cast = Cast()
        self.introductions = Introductions()

    def resolve(self, phrase: Phrase, spot: Spot) -> Referent:
        """Who ``phrase`` refers to at ``spot``; `UNKNOWN` or a referent without actor if it can't be told."""
        if phrase.members:
            return self._together(phrase, spot)
        if phrase.pronoun is not None:
            if phrase.pronoun.person == 1:
                return spot.speaker or UNKNOWN
            return self.cast.pronoun(phrase.pronoun, spot) or UNKNOWN
        if phrase.pair:
            return Referent(None, ActorKind.COLLECTIVE, noun=PAIR, plural=True, nearby=self.cast.before(spot))
        if phrase.known is not None:
            return self._known(phrase, phrase.known)
        if phrase.name:
            introduced = self.introductions.find(phrase.name)
            if introduced is not None:
                return introduced
        if phrase.role is not None:
            return self._role(phrase, phrase.role, spot)
        if phrase.body is not None:
            return self._body(phrase, phrase.body, spot)
        return self._named_only(phrase, spot)

    def _together(self, phrase: Phrase, spot: Spot) -> Referent:
        """Several at once; ``the Varlandic and Ostrian ministries`` shares its noun."""
        last = phrase.members[-1]
        shared = [
            replace(member, known=None, role=last.role, body=last.body, owner=member)
            if _adjective(member) and (last.role or last.body)
            else member
            for member in phrase.members
        ]
        members = tuple(self.resolve(member, spot) for member in shared)
        kinds = {member.kind for member in members}
        return Referent(
            actor=_joined([member.actor for member in members]),
            kind=kinds.pop() if len(kinds) == 1 else ActorKind.COLLECTIVE,
            plural=True,
            members=members,
        )

    def _known(self, phrase: Phrase, word: Word) -> Referent:
        entry = word.actor
        if entry is None:
            return UNKNOWN
        kind = self._catalogue.kind(entry.entity)
        role = phrase.role
        if entry.form is NameForm.PEOPLE:
            return Referent(None, ActorKind.POPULATION_GROUP, party=entry.entity, plural=True)
        if kind in PERSONS:
            return Referent(
                entry.entity,
                kind,
                party=entry.entity,
                name=tuple(word.text.split()),
                role=role.name if role is not None else self._office(entry.entity),
                gender=role.gender if role is not None else None,
            )
        noun = phrase.body.concept if phrase.body is not None else _last_noun(word)
        plural = kind in {ActorKind.PEACEKEEPING_FORCE, ActorKind.MEDIATOR} and word.phrase
        return Referent(entry.entity, kind, party=entry.entity, noun=noun, plural=plural)

    def _office(self, actor: str) -> str | None:
        known = self._catalogue.get(actor)
        return slug(known.roles[0].title) if known is not None and known.roles else None

    def _role(self, phrase: Phrase, role: Role, spot: Spot) -> Referent:
        owner = self._owner_of(phrase, spot)
        if owner is None and not phrase.name:
            taken_up = self.cast.person(role, spot) if not phrase.plural else None
            if taken_up is not None and (phrase.definite or not phrase.words[0].capital):
                return taken_up
        if owner is None and role.organ is not None:
            only = self._catalogue.only_holder(role, self._published)
            if only is not None and not phrase.name and phrase.definite:
                return Referent(only, self._catalogue.kind(only), party=only, role=role.name)
            owner = self.cast.state(spot) if phrase.definite else self.cast.only_state(spot)
        name = tuple(word.text for word in phrase.name)
        kind = person_kind(role, None if owner is None else owner.kind)
        party = None if owner is None else owner.party
        actor = None if owner is None else owner.actor
        if actor is not None and ";" not in actor and kind is not ActorKind.ANONYMOUS:
            if name:
                actor = self._catalogue.person(actor, role, name)
            elif role.organ is not None and not phrase.plural:
                holder = self._catalogue.office_holder(actor, role, self._published)
                actor = holder or self._catalogue.unnamed(actor, role)
        if kind is ActorKind.PERSON_PRIVATE:
            actor = None  # private persons are told by what they are, never by name
        return Referent(
            actor,
            kind,
            party=party,
            name=name,
            role=role.name,
            gender=role.gender,
            plural=phrase.plural,
            members=() if owner is None else owner.members,
        )

    def _body(self, phrase: Phrase, body: Body, spot: Spot) -> Referent:
        owner = self._owner_of(phrase, spot)
        if owner is not None and owner.kind is body.kind is ActorKind.ARMED_GROUP and not phrase.name:
            return replace(owner, plural=phrase.plural)  # "fighters of the Orvale Front" are the front
        if owner is None and phrase.attached is None:
            taken_up = self._taken_up(phrase, body, spot)
            if taken_up is not None:
                return taken_up
            if body.kind in _OF_THE_STATE and not phrase.name and phrase.owner is None:
                owner = self.cast.state(spot) or self.cast.only_state(spot)
        if owner is not None and owner.members and body.kind in _OF_THE_STATE:
            members = tuple(self._organ(phrase, body, member) for member in owner.members)
            return Referent(
                _joined([m.actor for m in members]), members[0].kind, plural=True, members=members
            )
        return self._organ(phrase, body, owner)

    def _organ(self, phrase: Phrase, body: Body, owner: Referent | None) -> Referent:
        owner_kind = None if owner is None else owner.kind
        kind = body_kind(body, owner_kind)
        name = tuple(word.text for word in phrase.name)
        actor = owner_actor = None if owner is None else owner.actor
        party = None if owner is None else owner.party
        if kind in {ActorKind.POPULATION_GROUP, ActorKind.COLLECTIVE}:
            actor = None
        elif kind is ActorKind.DOCUMENT or kind is ActorKind.ANONYMOUS:
            pass  # a paper speaks for its issuer
        elif kind in OWN_VOICE or kind in {ActorKind.MEDIA_OUTLET, ActorKind.MEDIA_COLLECTIVE}:
            own = slug(" ".join(name)) if name else _noun_id(phrase, body)
            actor = own if owner_actor is None else f"{owner_actor}/{own}"
            if kind is ActorKind.ARMED_GROUP or owner is None:
                party = actor
            if owner is None and not name and kind is not ActorKind.ARMED_GROUP:
                actor = party = None
        elif owner_actor is not None and ";" not in owner_actor:
            actor = self._catalogue.organ(owner_actor, body)
        elif name:
            actor = party = slug(" ".join(name))
        known = self._catalogue.get(actor) if actor is not None and kind is not ActorKind.DOCUMENT else None
        plural = phrase.plural and kind not in {ActorKind.STATE, ActorKind.DE_FACTO_AUTHORITY}
        return Referent(
            actor,
            known.kind if known is not None and kind is not ActorKind.ANONYMOUS else kind,
            party=party if kind in _SPOKEN_FOR else (actor or party),
            name=name,
            noun=body.concept,
            plural=plural,
        )

    def _taken_up(self, phrase: Phrase, body: Body, spot: Spot) -> Referent | None:
        """The antecedent of a body without an owner."""
        if phrase.name or phrase.owner is not None:
            return None
        if body.slug == ITSELF:
            return self.cast.state(spot) or self.cast.only_state(spot)
        if body.kind is ActorKind.DOCUMENT:
            issuer = self.cast.kind(ActorKind.INTERNATIONAL_ORG, spot) if body.name == "resolution" else None
            return None if issuer is None else replace(issuer, kind=ActorKind.DOCUMENT)
        same = self.cast.body(body, spot)
        if same is not None and (phrase.definite or same.kind is body.kind):
            return same
        if body.kind is ActorKind.ARMED_GROUP and phrase.definite:
            return self.cast.opponent(spot) if spot.speaker is not None else self._irregulars(spot)
        if body.kind in {ActorKind.PEACEKEEPING_FORCE, ActorKind.MONITORING_MISSION}:
            alike = self.cast.kind(body.kind, spot)
            only = self._catalogue.only(body.kind)
            return alike or (None if only is None else Referent(only, body.kind, party=only, plural=True))
        return None

    def _irregulars(self, spot: Spot) -> Referent | None:
        """Whom the outlet's own "the fighters" takes up: an armed group, or forces that are no state's."""
        return self.cast.nearest(
            spot,
            lambda who: who.kind is ActorKind.ARMED_GROUP
            or (who.kind is ActorKind.ARMED_FORCE and not self._of_a_state(who)),
        )

    def _of_a_state(self, who: Referent) -> bool:
        return who.party is not None and self._catalogue.kind(top(who.party)) is ActorKind.STATE

    def _owner_of(self, phrase: Phrase, spot: Spot) -> Referent | None:
        """Whose a role or body is, by the words of the phrase; ``None`` if they do not tell."""
        for owner in (phrase.owner, phrase.whereabouts):
            if owner is None or (
                owner is phrase.whereabouts and phrase.body and phrase.body.kind in OWN_VOICE
            ):
                continue
            if owner.pronoun is not None and owner.pronoun.person == 3 and spot.speaker is not None:
                return self.spoken_for(spot.speaker)
            if owner.known is not None and _adjective(owner):
                return self._of_adjective(owner.known)
            if owner.known is not None and owner is phrase.whereabouts and owner.known.actor is None:
                continue
            referent = self.resolve(owner, spot)
            if referent.is_person:
                referent = self.spoken_for(referent) if owner.pronoun is not None else referent
            if referent.actor is not None or referent.party is not None or referent.members:
                return referent if referent.actor is not None else replace(referent, actor=referent.party)
        return None

    def _of_adjective(self, word: Word) -> Referent | None:
        entry = word.actor
        if entry is None:
            return None
        return Referent(entry.entity, self._catalogue.kind(entry.entity), party=entry.entity)

    def spoken_for(self, speaker: Referent) -> Referent:
        """The party of a speaker: whose "our troops" are."""
        party = speaker.party or speaker.actor
        if party is None or speaker.kind not in PERSONS:
            return speaker
        base = top(party)
        return Referent(base, self._catalogue.kind(base), party=base)

    def _named_only(self, phrase: Phrase, spot: Spot) -> Referent:
        """An own name in no list, introduced by nothing but perhaps its owner."""
        name = tuple(word.text for word in phrase.name)
        owner = self._owner_of(phrase, spot)
        if not name:
            return owner or UNKNOWN  # "their positions": whatever they are, whose they are is told
        if owner is None or owner.actor is None or ";" in owner.actor:
            return Referent(None, ActorKind.UNRESOLVED, name=name)
        return Referent(
            f"{owner.actor}/{slug(' '.join(name))}", ActorKind.UNRESOLVED, party=owner.party, name=name
        )


def _adjective(phrase: Phrase) -> bool:
    word = phrase.known
    return word is not None and word.actor is not None and word.actor.form is NameForm.ADJECTIVE


def _last_noun(word: Word) -> str | None:
    """The noun that a known name or phrase ends in: of "Varlandic media" *media*."""
    words = list(split_words(word.lower))
    for at in range(len(words)):
        noun = longest_noun(words, at)
        if noun is not None and at + noun.length == len(words) and isinstance(noun.meaning, Body):
            return noun.meaning.concept
    return None


def _noun_id(phrase: Phrase, body: Body) -> str:
    """The id of a body that has no name of its own: its noun, and whom it is for or backed by."""
    attached = phrase.attached
    if attached is None or attached.actor is None:
        return body.concept
    tie = f"pro-{attached.actor.entity}" if phrase.tie == "pro" else f"{attached.actor.entity}-{phrase.tie}"
    return f"{tie}-{body.concept}"


def _joined(ids: list[str | None]) -> str | None:
    """Ids joined by ``;``, alphabetically; ``None`` when one is not known."""
    known = {part for id_ in ids if id_ is not None for part in id_.split(";")}
    return ";".join(sorted(known)) if all(id_ is not None for id_ in ids) and known else None
