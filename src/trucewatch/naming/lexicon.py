"""Builds the lexicon: every name of the theatres in use and of the general tables, with all its forms.

1. A theatre's entries come first; where it names a country or organisation that the general tables know,
   its actor takes over that one's general forms too ("Azeri", "UN Refugee Agency").
2. Each name is listed in all the ways it is printed (`variants`), unless another name is spelled so.
3. Of a surface with several meanings every entry is kept, in an order that no spelling decides: places
   last, the theatre before the general tables, then by form, then by first day in office, then as listed.

So exchanging two parties' names in a theatre exchanges the ids that are found, and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.model.theatre import Actor, Agreement, Name, Place, Theatre
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.general import general_actors, general_places
from trucewatch.naming.organ_names import is_common, is_proper, owned
from trucewatch.naming.surfaces import data_lines, plain, slug, variants

PLACE_PREFIX = "place:"
"""Before a place's id in the lexicon."""

AGREEMENT_PREFIX = "agreement:"
"""Before an agreement's id in the lexicon."""

_GROUPS = frozenset(
    {
        ActorKind.STATE,
        ActorKind.DE_FACTO_AUTHORITY,
        ActorKind.ARMED_GROUP,
        ActorKind.POPULATION_GROUP,
        ActorKind.COLLECTIVE,
    }
)
_PERSONS = frozenset({ActorKind.PERSON_OFFICIAL, ActorKind.PERSON_GROUP, ActorKind.PERSON_PRIVATE})
_IN_CAPITALS = frozenset(set(NameForm) - {NameForm.ORGAN, NameForm.INSTRUMENT})
_FORMS = tuple(NameForm)


class _Listed(NamedTuple):
    """An entry with what its place among entries of the same surface depends on."""

    entry: LexiconEntry
    general: bool
    since: date = date.max
    """First day in office that the theatre knows, for persons."""

    @property
    def rank(self) -> tuple[bool, bool, int, date]:
        form = self.entry.form
        return form is NameForm.PLACE, self.general, _FORMS.index(form), self.since


@cache
def general_lexicon() -> Lexicon:
    """The lexicon of the general tables alone; for texts read without a theatre."""
    return _lexicon(tuple(_general({})))


def lexicon_for(theatres: Sequence[Theatre]) -> Lexicon:
    """The lexicon of ``theatres`` and of the general tables; without theatres the general one."""
    if not theatres:
        return general_lexicon()
    own = tuple(listed for theatre in theatres for listed in _of_theatre(theatre))
    known = {(listed.entry.surface, listed.entry.form) for listed in own}
    general = (
        listed
        for listed in _general(_taken_over(theatres))
        if (listed.entry.surface, listed.entry.form) not in known
    )
    return _lexicon((*own, *general))


def phrases_for(theatres: Sequence[Theatre]) -> Lexicon:
    """The common-noun phrases that refer to an entity within ``theatres``: never hidden from the reader.

    Descriptions ("the peacekeepers"), labels in small letters ("separatist forces"), names of organs that
    are common words alone ("Ministry of Defence"), what an agreement is called in passing ("the truce"), and
    areas without a proper name ("seven districts"). A phrase that several entities share lists them all, in
    the files' order.
    """
    entries: list[LexiconEntry] = []
    for theatre in theatres:
        for actor in theatre.actors:
            for phrase in (*actor.descriptions, *(name.text for name in actor.names if _is_phrase(name))):
                entries += _as_printed(phrase, _form(actor), actor.id)
        for agreement in theatre.agreements:
            for name in agreement.names:
                if _is_phrase(name):
                    entries += _as_printed(name.text, NameForm.INSTRUMENT, AGREEMENT_PREFIX + agreement.id)
        for place in theatre.places:
            for name in place.names:
                if _is_phrase(name):
                    entries += _as_printed(name.text, NameForm.PLACE, PLACE_PREFIX + place.id)
    return Lexicon(entries)


def _as_printed(phrase: str, form: NameForm, entity: str) -> Iterator[LexiconEntry]:
    """A phrase in mid-sentence and at the head of one."""
    for spelled in variants(phrase):
        yield LexiconEntry(spelled, form, entity)
        yield LexiconEntry(spelled[0].upper() + spelled[1:], form, entity)


def _lexicon(listed: Sequence[_Listed]) -> Lexicon:
    surfaces = {one.entry.surface for one in listed}
    printed: list[_Listed] = []
    for one in listed:
        capitals = one.entry.form in _IN_CAPITALS
        printed += [
            one._replace(entry=LexiconEntry(spelled, one.entry.form, one.entry.entity))
            for spelled in variants(one.entry.surface, capitals=capitals)
            if spelled == one.entry.surface or spelled not in surfaces
        ]
    printed.sort(key=lambda one: one.rank)
    return Lexicon(one.entry for one in printed)


def _is_phrase(name: Name) -> bool:
    """Whether ``name`` is made of common nouns: so are labels that end in one ("Varlandic separatists")."""
    label = name.valence in {"hostile", "loaded"} and any(word.islower() for word in name.text.split())
    return label or not is_proper(name.text)


def _form(actor: Actor) -> NameForm:
    if actor.kind in _PERSONS:
        return NameForm.PERSON
    return NameForm.NAME if actor.kind in _GROUPS else NameForm.ORGAN


def _general(taken_over: Mapping[str, str]) -> Iterator[_Listed]:
    for actor in general_actors().values():
        id_ = taken_over.get(actor.id, actor.id)
        for form, surface in _surfaces(actor):
            yield _Listed(LexiconEntry(surface, form, id_), general=True)
    for place in general_places().values():
        for name in place.names:
            yield _Listed(LexiconEntry(name.text, NameForm.PLACE, PLACE_PREFIX + place.id), general=True)


def _taken_over(theatres: Sequence[Theatre]) -> dict[str, str]:
    """Ids of general actors, and the theatres' actors that bear one of their names."""
    general = {name.text: actor.id for actor in general_actors().values() for name in actor.names}
    found: dict[str, str] = {}
    for theatre in theatres:
        for actor in theatre.actors:
            for name in actor.names:
                if name.text in general:
                    found.setdefault(general[name.text], actor.id)
    return found


def _surfaces(actor: Actor) -> Iterator[tuple[NameForm, str]]:
    """The proper names of ``actor`` itself, each with its form."""
    proper = (name.text for name in actor.names if not _is_phrase(name))
    for name in dict.fromkeys((*((actor.label,) if is_proper(actor.label) else ()), *proper)):
        yield _form(actor), name
    for form, surfaces in (
        (NameForm.ADJECTIVE, actor.adjectives),
        (NameForm.PEOPLE, actor.people),
        (NameForm.METONYM, actor.metonyms),
    ):
        for surface in surfaces:
            yield form, surface


def _of_theatre(theatre: Theatre) -> Iterator[_Listed]:
    actors = {actor.id: actor for actor in theatre.actors}
    for actor in theatre.actors:
        since = min((role.start for role in actor.roles if role.start is not None), default=date.max)
        for form, surface in (*_surfaces(actor), *_owned_names(actor, actors)):
            yield _Listed(LexiconEntry(surface, form, actor.id), general=False, since=since)
    yield from _family_names(theatre)
    for place in theatre.places:
        yield from _place(place)
    for agreement in theatre.agreements:
        yield from _instrument(agreement)


def _owned_names(actor: Actor, actors: Mapping[str, Actor]) -> Iterator[tuple[NameForm, str]]:
    """``Ministry of Defence`` of the organ of a state: only with the state named."""
    owner = actors.get(actor.id.rpartition("/")[0])
    if owner is None:
        return
    for name in actor.names:
        if is_common(name.text):
            for surface in owned(name.text, owner):
                yield _form(actor), surface


def _family_names(theatre: Theatre) -> Iterator[_Listed]:
    """Family names of the theatre's persons, except those that are a word or name something else."""
    others = {surface for actor in general_actors().values() for _, surface in _surfaces(actor)}
    others |= {surface for actor in theatre.actors for _, surface in _surfaces(actor)}
    others |= {name.text for place in theatre.places for name in place.names}
    words = set(data_lines("family_name_words.txt"))
    for actor in theatre.actors:
        if actor.kind not in _PERSONS:
            continue
        since = min((role.start for role in actor.roles if role.start is not None), default=date.max)
        for name in dict.fromkeys(family_name(actor, name) for name in _full_names(actor)):
            if name not in others and name.lower() not in words:
                yield _Listed(LexiconEntry(name, NameForm.PERSON, actor.id), general=False, since=since)


def _full_names(actor: Actor) -> tuple[str, ...]:
    return tuple(dict.fromkeys((actor.label, *(name.text for name in actor.names))))


def family_name(actor: Actor, full_name: str) -> str:
    """The part of a person's ``full_name`` that the last part of their id is the slug of.

    ``eu/commission/von-der-leyen``: *von der Leyen*. Where no part of the name fits, the last word.
    """
    words = full_name.split()
    last = actor.id.rpartition("/")[2]
    for at in range(1, len(words)):
        if slug(plain(" ".join(words[at:]))) == last:
            return " ".join(words[at:])
    return words[-1]


def _place(place: Place) -> Iterator[_Listed]:
    for name in place.names:
        if not _is_phrase(name):
            yield _Listed(LexiconEntry(name.text, NameForm.PLACE, PLACE_PREFIX + place.id), general=False)


def _instrument(agreement: Agreement) -> Iterator[_Listed]:
    for name in dict.fromkeys((agreement.label, *(name.text for name in agreement.names))):
        if is_proper(name):
            yield _Listed(
                LexiconEntry(name, NameForm.INSTRUMENT, AGREEMENT_PREFIX + agreement.id), general=False
            )
