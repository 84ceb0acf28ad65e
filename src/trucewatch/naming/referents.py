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

from collections.abc import Sequence
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
from trucewatch.naming.describing import head_of, is_adjective, is_one_of_its_kind, noun_id
from trucewatch.naming.introductions import Introductions
from trucewatch.naming.nouns import ITSELF, Body, Role, connectives
from trucewatch.naming.people import person_noun
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.surfaces import slug
from trucewatch.naming.words import Word

PAIR = "both-sides"
"""The noun of a referent that stands for both parties, whoever they are."""

_OF_THE_STATE = frozenset({ActorKind.STATE, ActorKind.STATE_ORGAN, ActorKind.ARMED_FORCE})
_FIGHTERS = frozenset({ActorKind.ARMED_FORCE, ActorKind.ARMED_GROUP})
_MISSIONS = frozenset({ActorKind.PEACEKEEPING_FORCE, ActorKind.MONITORING_MISSION})
_CROWDS = frozenset({ActorKind.POPULATION_GROUP, ActorKind.COLLECTIVE})
_PRESS = frozenset({ActorKind.MEDIA_OUTLET, ActorKind.MEDIA_COLLECTIVE})
_VOICELESS = frozenset({ActorKind.DOCUMENT, ActorKind.ANONYMOUS})  # they speak for an issuer or a body
_SPOKEN_FOR = frozenset(
    {ActorKind.POPULATION_GROUP, ActorKind.DOCUMENT, ActorKind.MEDIA_COLLECTIVE, ActorKind.ANONYMOUS}
)


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
        if phrase.pronoun is not None or phrase.pair:
            return self._anaphor(phrase, spot)
        if phrase.known is not None:
            return self._known(phrase, phrase.known)
        introduced = self.introductions.find(phrase.name) if phrase.name else None
        if introduced is not None and introduced.actor is not None:
            return introduced
        described = self._described(phrase, spot)
        return described if introduced is None or described.actor is not None else _merged(described, introduced)

    def _anaphor(self, phrase: Phrase, spot: Spot) -> Referent:
        """A pronoun, or ``both sides``."""
        if phrase.pronoun is None:
            return Referent(None, ActorKind.COLLECTIVE, noun=PAIR, plural=True, nearby=self.cast.before(spot))
        if phrase.pronoun.person == 1:
            return spot.speaker or UNKNOWN
        return self.cast.pronoun(phrase.pronoun, spot) or UNKNOWN

    def _described(self, phrase: Phrase, spot: Spot) -> Referent:
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
            if is_adjective(member) and (last.role or last.body)
            else member
            for member in phrase.members
        ]
        return self.together([self.resolve(member, spot) for member in shared])

    @staticmethod
    def together(members: Sequence[Referent]) -> Referent:
        """Several as one referent."""
        kinds = {member.kind for member in members}
        return Referent(
            actor=_joined([member.actor for member in members]),
            kind=kinds.pop() if len(kinds) == 1 else ActorKind.COLLECTIVE,
            plural=True,
            members=tuple(members),
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
                party=entry.entity.rpartition("/")[0] or entry.entity,
                name=tuple(word.text.split()),
                role=role.name if role is not None else self._office(entry.entity),
                gender=role.gender if role is not None else None,
            )
        head = head_of(word) if word.phrase else None
        noun = entry.entity.rpartition("/")[2]
        if phrase.body is not None:
            noun = phrase.body.concept
        elif head is not None:
            noun = head.meaning.concept if isinstance(head.meaning, Body) else noun
        # "the de facto authorities" are they; an own name, "the Armed Forces", can be it as well
        plural = head is not None and head.plural
        return Referent(entry.entity, kind, party=entry.entity, noun=noun, plural=plural)

    def _office(self, actor: str) -> str | None:
        known = self._catalogue.get(actor)
        return slug(known.roles[0].title) if known is not None and known.roles else None

    def _role(self, phrase: Phrase, role: Role, spot: Spot) -> Referent:
        owner = self._owner_of(phrase, spot)
        if owner is None and not phrase.name:
            taken_up = self._office_taken_up(phrase, role, spot)
            if taken_up is not None:
                return taken_up
        if owner is None and role.organ is not None and not phrase.plural:
            owner = self.cast.state(spot) if phrase.definite else self.cast.only_state(spot)
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

    def _office_taken_up(self, phrase: Phrase, role: Role, spot: Spot) -> Referent | None:
        """Whom a role without owner and name takes up: somebody mentioned, or the one holder known."""
        new = phrase.words[0].lower in connectives("indefinite")
        private = role.kind == ActorKind.PERSON_PRIVATE
        taken_up = None if phrase.plural or private or new else self.cast.person(role, spot)
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

    def _body(self, phrase: Phrase, body: Body, spot: Spot) -> Referent:
        owner = self._owner_of(phrase, spot)
        of_group = owner is not None and owner.kind is ActorKind.ARMED_GROUP and not phrase.name
        if owner is not None and of_group and body.kind in _FIGHTERS:
            return replace(owner, plural=phrase.plural)  # "fighters of the Orvale Front" are the front
        if owner is None and phrase.attached is None:
            taken_up = self._taken_up(phrase, body, spot)
            if taken_up is not None:
                return taken_up
            if body.kind in _OF_THE_STATE and phrase.owner is None and is_one_of_its_kind(phrase):
                owner = self.cast.state(spot) or self.cast.only_state(spot)
        if owner is not None and owner.members and body.kind in _OF_THE_STATE:
            members = tuple(self._organ(phrase, body, member) for member in owner.members)
            return Referent(
                _joined([m.actor for m in members]), members[0].kind, plural=True, members=members
            )
        return self._organ(phrase, body, owner)

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
            state = self.cast.state(spot) or self.cast.only_state(spot)
            one = state is not None and is_one_of_its_kind(phrase)
            return replace(state, plural=phrase.plural) if state is not None and one else None
        if body.kind is ActorKind.DOCUMENT:
            issuer = self.cast.kind(ActorKind.INTERNATIONAL_ORG, spot) if body.name == "resolution" else None
            return None if issuer is None else replace(issuer, kind=ActorKind.DOCUMENT)
        same = self.cast.body(body, spot, plural=phrase.plural)
        if same is not None and (phrase.definite or same.kind is body.kind):
            return same
        return self._alike(phrase, body, spot)

    def _alike(self, phrase: Phrase, body: Body, spot: Spot) -> Referent | None:
        """Somebody called otherwise whom "the fighters" or "the peacekeepers" can only mean."""
        if body.kind is ActorKind.ARMED_GROUP and phrase.definite:
            return self.cast.opponent(spot) if spot.speaker is not None else self._irregulars(spot)
        if body.kind not in _MISSIONS:
            return None
        only = self._catalogue.only(body.kind)
        known = None if only is None else Referent(only, body.kind, party=only, plural=True)
        return self.cast.kind(body.kind, spot) or known

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
        owner = self._holder(phrase.owner, spot)
        if owner is None and not (phrase.body is not None and phrase.body.kind in OWN_VOICE):
            owner = self._holder(phrase.whereabouts, spot)
        return owner

    def _holder(self, owner: Phrase | None, spot: Spot) -> Referent | None:
        if owner is None:
            return None
        if owner.pronoun is not None and owner.pronoun.person == 3 and spot.speaker is not None:
            subject = None if spot.struck else self.cast.subject(owner.pronoun, spot)
            return self.spoken_for(spot.speaker if subject is None else subject)
        if owner.known is not None and is_adjective(owner):
            return self._of_adjective(owner.known)
        referent = self.resolve(owner, spot)
        if referent.kind in PERSONS:
            referent = self.spoken_for(referent)
        if referent.actor is None and referent.party is not None:
            referent = replace(referent, actor=referent.party)
        return referent if referent.actor is not None or referent.members else None

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
        if speaker.kind is ActorKind.PERSON_GROUP:
            known = self._catalogue.get(party)
            return Referent(party, ActorKind.ARMED_GROUP if known is None else known.kind, party=party)
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


def _told_gender(phrase: Phrase) -> str | None:
    """The gender that a phrase's noun for a person tells."""
    noun = None if phrase.noun is None else person_noun(phrase.noun)
    return None if noun is None else noun.gender


def _merged(described: Referent, introduced: Referent) -> Referent:
    """Who bears a name met before, with what the words at hand tell of them."""
    if described.kind is ActorKind.UNRESOLVED:
        return introduced
    return replace(described, gender=described.gender or introduced.gender)


def _unlisted_group(owner: Phrase | None) -> Referent | None:
    """The group of "Orvale militia leaders", which no list knows."""
    if owner is None or not owner.name:
        return None
    group = slug(" ".join(word.text for word in owner.name))
    return Referent(group, ActorKind.ARMED_GROUP, party=group)


def _joined(ids: list[str | None]) -> str | None:
    """Ids joined by ``;``, alphabetically; ``None`` when one is not known."""
    known = {part for id_ in ids if id_ is not None for part in id_.split(";")}
    return ";".join(sorted(known)) if all(id_ is not None for id_ in ids) and known else None
