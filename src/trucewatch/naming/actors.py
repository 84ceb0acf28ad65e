"""The actors that are known beforehand, and the ids and kinds of those that a text introduces.

An actor id is ``party[/organ[/family-name]]``. A theatre file gives ids; for a body or a person that no
file knows the id is formed from the names in the text, under the party that the text says they belong to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from trucewatch.model.span import Span
from trucewatch.model.theatre import Actor, Theatre
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.general import general_actors
from trucewatch.naming.nouns import FOLLOWS, ITSELF, Body, Role, longest_noun
from trucewatch.naming.surfaces import slug
from trucewatch.naming.words import split_words

PERSONS = frozenset({ActorKind.PERSON_OFFICIAL, ActorKind.PERSON_GROUP, ActorKind.PERSON_PRIVATE})

#: Kinds that stand for nobody but themselves: beside a state's name they are still not the state's.
OWN_VOICE = frozenset(
    {
        ActorKind.ARMED_GROUP,
        ActorKind.COMPANY,
        ActorKind.INTERNATIONAL_ORG,
        ActorKind.MEDIATOR,
        ActorKind.MONITORING_MISSION,
        ActorKind.NGO,
        ActorKind.PEACEKEEPING_FORCE,
    }
)

STATE_LIKE = frozenset({ActorKind.STATE, ActorKind.DE_FACTO_AUTHORITY})
_GROUP_LIKE = frozenset({ActorKind.ARMED_GROUP})


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody in a document: who it is, as far as the text and the files tell."""

    actor: str | None
    kind: ActorKind
    party: str | None = None
    """Id of the known or named actor spoken for: a state, a group, an authority, an organisation."""
    name: tuple[str, ...] = ()
    """Words of the own name, for finding it again by its last word."""
    role: str | None = None
    noun: str | None = None
    """The head noun of the first mention, as a slug."""
    gender: str | None = None
    plural: bool = False
    members: tuple[Referent, ...] = ()
    nearby: tuple[str, ...] = ()
    """Of both sides: ids of who was mentioned before, the nearest first."""
    told: bool = False
    """Of a population: whether the text says for whom it speaks."""
    person: bool | None = None
    """Of a name in no list: whether it is one person's; ``None`` = not known."""
    antecedent: Span | None = field(default=None, compare=False)
    """Where the text says who it is, if the words at hand only take it up."""

    @property
    def each(self) -> tuple[Referent, ...]:
        """Its members one by one, or itself."""
        return self.members or (self,)

    @property
    def human(self) -> bool | None:
        """Whether it is one person or several; ``None`` where the text does not tell."""
        if self.kind in PERSONS:
            return True
        return self.person if self.kind in {ActorKind.UNRESOLVED, ActorKind.ANONYMOUS} else False

    @property
    def is_person(self) -> bool:
        """Whether it is one person, named or not, or several."""
        return self.kind in PERSONS or self.kind is ActorKind.ANONYMOUS


UNKNOWN = Referent(actor=None, kind=ActorKind.UNRESOLVED)


def top(actor: str) -> str:
    """The first part of an actor id: the party."""
    return actor.split("/", 1)[0]


class Catalogue:
    """The actors of the theatres in use, then those of the general tables."""

    def __init__(self, theatres: Sequence[Theatre]) -> None:
        self._theatre = {actor.id: actor for theatre in theatres for actor in theatre.actors}
        self._children: dict[str, list[Actor]] = {}
        for actor in self._theatre.values():
            parent = actor.id.rpartition("/")[0]
            if parent:
                self._children.setdefault(parent, []).append(actor)
        self._offices = {
            actor.id: [
                (name, held.start, held.end) for held in actor.roles for name in _role_slugs(held.title)
            ]
            for actor in self._theatre.values()
            if actor.kind in PERSONS
        }
        self._nouns = {id_: frozenset(_noun_slugs(actor)) for id_, actor in self._theatre.items()}

    def get(self, actor: str) -> Actor | None:
        """The known actor of this id, a theatre's before a general one."""
        return self._theatre.get(actor) or general_actors().get(actor)

    def in_theatre(self, actor: str) -> Actor | None:
        """The theatre's actor of this id, or the nearest one above it (``a/b/c``, ``a/b``, ``a``)."""
        while actor:
            if actor in self._theatre:
                return self._theatre[actor]
            actor = actor.rpartition("/")[0]
        return None

    def kind(self, actor: str) -> ActorKind:
        """What the actor of this id is; a country that no file describes is a state."""
        known = self.get(actor)
        return ActorKind.STATE if known is None else known.kind

    def is_state_like(self, actor: str) -> bool:
        """Whether the actor can have organs, an army and officials."""
        return self.kind(actor) in STATE_LIKE

    def only(self, kind: ActorKind) -> str | None:
        """The theatre's one actor of ``kind``, if there is exactly one."""
        found = [actor.id for actor in self._theatre.values() if actor.kind is kind]
        return found[0] if len(found) == 1 else None

    def only_owner(self, body: Body) -> str | None:
        """The party of the theatres' one organ that is called ``body``, if there is exactly one."""
        owners = {
            top(actor.id)
            for actor in self._theatre.values()
            if actor.kind is ActorKind.STATE_ORGAN and body.concept in self._nouns[actor.id]
        }
        return owners.pop() if len(owners) == 1 else None

    def organ(self, owner: str, body: Body) -> str:
        """The id of ``owner``'s ``body``: the owner itself, a known organ of it, or a new id."""
        if body.slug == ITSELF:
            return owner
        children = self._children.get(owner, [])
        for child in children:
            if child.id.rpartition("/")[2] == body.slug or body.concept in self._nouns[child.id]:
                return child.id
        alike = [child for child in children if child.kind is body.kind is ActorKind.ARMED_FORCE]
        if len(alike) == 1:
            return alike[0].id
        return f"{owner}/{body.slug}"

    def office_holder(self, owner: str, role: Role, on: date | None) -> str | None:
        """Who of the theatre holds ``role`` in ``owner`` or one of its organs on the day ``on``.

        ``None`` when nobody is known to, when several are, or when a term can't be compared because the
        day is unknown.
        """
        holders = {holder for holder in self._holders(role, on) if holder.startswith(owner + "/")}
        return holders.pop() if len(holders) == 1 else None

    def only_holder(self, role: Role, on: date | None) -> str | None:
        """Who holds ``role`` on the day ``on``, if the theatre knows exactly one such office and holder."""
        holders = set(self._holders(role, on))
        return holders.pop() if len(holders) == 1 else None

    def _holders(self, role: Role, on: date | None) -> Iterator[str]:
        for id_, roles in self._offices.items():
            for name, start, end in roles:
                if name == role.name and _within(on, start, end):
                    yield id_

    def person(self, owner: str, role: Role | None, name: Sequence[str]) -> str:
        """The id of a person of ``owner``: a theatre's by family name, or ``owner/organ/family-name``."""
        family = slug(name[-1].split()[-1])  # a known name is one word of the text
        for actor in self._theatre.values():
            if actor.kind in PERSONS and top(actor.id) == top(owner) and actor.id.endswith("/" + family):
                return actor.id
        if "/" in owner or role is None:
            return f"{owner}/{family}"
        return f"{self._body_of(owner, role)}/{family}"

    def unnamed(self, owner: str, role: Role) -> str:
        """The id of an office of ``owner`` whose holder is not named: the body that it belongs to."""
        return owner if "/" in owner or role.organ is None else self._body_of(owner, role)

    def _body_of(self, owner: str, role: Role) -> str:
        if role.organ is None or not self.is_state_like(owner):
            return f"{owner}/{role.name}"
        return self.organ(owner, Body(role.organ, role.organ, ActorKind.STATE_ORGAN))


def person_kind(role: Role, owner_kind: ActorKind | None) -> ActorKind:
    """What a person in ``role`` is, given the kind of the body that they speak for."""
    if role.kind != FOLLOWS:
        kind = ActorKind(role.kind)
        return (
            ActorKind.PERSON_GROUP
            if kind is ActorKind.PERSON_OFFICIAL and owner_kind in _GROUP_LIKE
            else kind
        )
    return (
        ActorKind.PERSON_GROUP if owner_kind in {*_GROUP_LIKE, ActorKind.NGO} else ActorKind.PERSON_OFFICIAL
    )


def body_kind(body: Body, owner_kind: ActorKind | None) -> ActorKind:
    """What a body is, given the kind of its owner: a group's government is a de facto authority."""
    if body.kind is ActorKind.STATE:
        if owner_kind is ActorKind.ARMED_GROUP and body.name not in {"side", "authority"}:
            return ActorKind.DE_FACTO_AUTHORITY if body.name in _GOVERNING else ActorKind.ARMED_GROUP
        return owner_kind or ActorKind.STATE
    if body.kind in {ActorKind.STATE_ORGAN, ActorKind.ARMED_FORCE} and owner_kind is not None:
        if owner_kind is ActorKind.INTERNATIONAL_ORG:
            return ActorKind.INTERNATIONAL_ORG
        if owner_kind is ActorKind.ARMED_GROUP:
            return ActorKind.ARMED_GROUP
        if owner_kind not in STATE_LIKE and body.kind is ActorKind.STATE_ORGAN:
            return owner_kind
    return body.kind


_GOVERNING = frozenset({"government", "authorities"})


def _within(on: date | None, start: date | None, end: date | None) -> bool:
    if on is None:
        return start is None and end is None
    return (start is None or start <= on) and (end is None or on <= end)


def _role_slugs(title: str) -> Iterable[str]:
    """The names of the roles in a printed title."""
    words = [word.lower() for word in split_words(title)]
    for at in range(len(words)):
        noun = longest_noun(words, at)
        if noun is not None and isinstance(noun.meaning, Role) and at + noun.length == len(words):
            yield noun.meaning.name
            return


def _noun_slugs(actor: Actor) -> Iterable[str]:
    """The names of the bodies in an actor's names and descriptions."""
    for phrase in (actor.label, *(name.text for name in actor.names), *actor.descriptions):
        words = [word.lower() for word in split_words(phrase)]
        for at in range(len(words)):
            noun = longest_noun(words, at)
            if noun is not None and isinstance(noun.meaning, Body) and at + noun.length == len(words):
                yield noun.meaning.concept
                break
