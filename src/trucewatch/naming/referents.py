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
from trucewatch.naming.actors import OWN_VOICE, PERSONS, UNKNOWN, Catalogue, Referent, top
from trucewatch.naming.antecedents import Cast, Spot
from trucewatch.naming.bodies import Bodies
from trucewatch.naming.describing import head_of, is_adjective
from trucewatch.naming.introductions import Introductions
from trucewatch.naming.nouns import Body
from trucewatch.naming.offices import Offices
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.several import together
from trucewatch.naming.surfaces import slug
from trucewatch.naming.words import ACTOR_FORMS, Word

PAIR = "both-sides"
"""The noun of a referent that stands for both parties, whoever they are."""


class Resolver:
    """Resolves the phrases of one document, in the order of the text."""

    def __init__(self, catalogue: Catalogue, published: date | None) -> None:
        self._catalogue = catalogue
        self.cast = Cast()
        self.introductions = Introductions()
        self._offices = Offices(catalogue, self.cast, published)
        self._bodies = Bodies(catalogue, self.cast)

    def resolve(self, phrase: Phrase, spot: Spot) -> Referent:
        """Who ``phrase`` refers to at ``spot``; `UNKNOWN` or a referent without actor if it can't be told."""
        if phrase.members:
            return self._together(phrase, spot)
        if phrase.pronoun is not None or phrase.pair:
            return self._anaphor(phrase, spot)
        if phrase.known is not None:
            known = phrase.known
            return self._known(phrase, self._one_of(known, phrase, spot) if known.shared else known)
        introduced = self.introductions.find(phrase.name) if phrase.name else None
        if introduced is not None and introduced.actor is not None:
            return introduced
        described = self._described(phrase, spot)
        if introduced is None or described.actor is not None:
            return described
        return _merged(described, introduced)

    def _anaphor(self, phrase: Phrase, spot: Spot) -> Referent:
        """A pronoun, or ``both sides``."""
        if phrase.pronoun is None:
            return self._both(spot)
        if phrase.pronoun.person == 1:
            return spot.speaker or UNKNOWN
        return self.cast.pronoun(phrase.pronoun, spot) or UNKNOWN

    def _both(self, spot: Spot) -> Referent:
        """Both sides: those named together last come before who else was mentioned."""
        pair = self.cast.pair(spot, self._are_opposed)
        named = () if pair is None else tuple(one.party for one in pair.members if one.party is not None)
        return Referent(
            None,
            ActorKind.COLLECTIVE,
            noun=PAIR,
            plural=True,
            nearby=tuple(dict.fromkeys((*named, *self.cast.before(spot)))),
            antecedent=None if pair is None else pair.antecedent,
        )

    def _are_opposed(self, several: Referent) -> bool:
        """Whether it is two parties together, and no theatre has them on one side."""
        parties = {one.party for one in several.members if one.party is not None}
        known = [self._catalogue.in_theatre(party) for party in parties]
        sides = {actor.side for actor in known if actor is not None}
        return len(parties) == len(several.members) == 2 and (None in known or len(sides) == 2)

    def _described(self, phrase: Phrase, spot: Spot) -> Referent:
        if phrase.role is not None:
            return self._offices.referent(phrase, phrase.role, self._owner_of(phrase, spot), spot)
        if phrase.body is not None:
            holder = self._office_holder(phrase, spot)
            if holder is not None:
                return holder
            return self._bodies.referent(phrase, phrase.body, self._owner_of(phrase, spot), spot)
        return self._named_only(phrase, spot)

    def _office_holder(self, phrase: Phrase, spot: Spot) -> Referent | None:
        """The organ that speaks through the office of one who holds it: "Prime Minister NAME's office"."""
        if phrase.noun != "office" or phrase.owner is None or phrase.name or phrase.owner.members:
            return None
        holder = self.resolve(phrase.owner, spot)
        if holder.kind not in PERSONS or holder.actor is None or holder.party in (None, top(holder.actor)):
            return None
        party = holder.party or ""
        return Referent(party, self._catalogue.kind(party), party=party, noun="office")

    def _together(self, phrase: Phrase, spot: Spot) -> Referent:
        """Several at once; ``the Varlandic and Ostrian ministries`` shares its noun."""
        last = phrase.members[-1]
        shared = [
            replace(member, known=None, role=last.role, body=last.body, owner=member)
            if is_adjective(member) and (last.role or last.body)
            else member
            for member in phrase.members
        ]
        return together([self.resolve(member, spot) for member in shared])

    def _one_of(self, word: Word, phrase: Phrase, spot: Spot) -> Word:
        """``word`` with what it means of several: the body of the party that the phrase names.

        Otherwise it is that of the party nearest and most to the fore; without any meaning where none of the
        parties was named: nobody is guessed.
        """
        bodies = {top(entry.entity): entry for entry in reversed(word.entries) if entry.form in ACTOR_FORMS}
        party = self._owner_of(phrase, spot)
        if party is None or party.party is None or top(party.party) not in bodies:
            party = self.cast.nearest(spot, lambda who: who.party is not None and top(who.party) in bodies)
        meant = () if party is None or party.party is None else (bodies[top(party.party)],)
        return replace(word, entries=meant)

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

    def _owner_of(self, phrase: Phrase, spot: Spot) -> Referent | None:
        """Whose a role or body is, by the words of the phrase; ``None`` if they do not tell."""
        owner = self._holder(phrase.owner, spot)
        told = phrase.owner is not None  # whose it is, though nobody knows them
        if owner is None and not told and not (phrase.body is not None and phrase.body.kind in OWN_VOICE):
            owner = self._holder(phrase.whereabouts, spot)
        return owner

    def _holder(self, owner: Phrase | None, spot: Spot) -> Referent | None:
        if owner is None:
            return None
        if owner.pronoun is not None and owner.pronoun.person == 3 and spot.speaker is not None:
            subject = None if spot.struck else self.cast.subject(owner.pronoun, spot)
            return self.spoken_for(spot.speaker if subject is None else subject)
        if owner.pronoun is not None and owner.pronoun.person == 3 and spot.within:
            subject = self.cast.subject(owner.pronoun, replace(spot, apart=()))
            if subject is not None:  # "the guards held fire, their commander said"
                return self.spoken_for(subject)
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


def _merged(described: Referent, introduced: Referent) -> Referent:
    """Who bears a name met before, with what the words at hand tell of them."""
    if described.kind is ActorKind.UNRESOLVED:
        return introduced
    return replace(described, gender=described.gender or introduced.gender)
