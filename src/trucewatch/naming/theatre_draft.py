"""A draft of a theatre file from what a set of articles names, for a person to complete.

The draft loads, and ``trucewatch theatre check`` lists what is left to do: every text that begins with
``TODO``. It decides nothing that is a person's to decide: sides are empty, actors of no general table are on
no side, and whom a loaded word means is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from trucewatch.model.reading import DocumentReading
from trucewatch.model.theatre import Actor
from trucewatch.model.vocabulary import UNRESOLVED, ActorKind
from trucewatch.naming.actors import PERSONS
from trucewatch.naming.gathering import Gathered, Reference, Tally, gather
from trucewatch.naming.general import general_actors
from trucewatch.naming.names import Names
from trucewatch.naming.nouns import table_rows
from trucewatch.naming.organ_names import is_proper
from trucewatch.naming.theatre_form import TODO
from trucewatch.naming.theatre_writing import COUNT, dumped, listed, one_line

_ACTOR_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*){0,2}")
_PARTIES = frozenset(
    {
        ActorKind.STATE,
        ActorKind.STATE_ORGAN,
        ActorKind.DE_FACTO_AUTHORITY,
        ActorKind.ARMED_FORCE,
        ActorKind.ARMED_GROUP,
    }
)
_ACTOR_TODO = "side, and who uses which name"
_PLACE_TODO = "kind, every side's name, whose it is, who controls it"
_AGREEMENT_TODO = "date, signatories, status, duties"
_HEAD = """\
# Draft of a theatre file from {documents}, for a person to complete.
#
# Nothing here is decided. Whatever was named {least} times or more is listed with how often, in how many
# documents, and where it stands first: the document's key under sources, and the offset in code points. What
# is left to do begins with TODO; `trucewatch theatre check FILE` lists it, and what is told of one side only.
#
# Of an actor: which side it is on; a neutral label; who uses which of its names (used_by), which of them it
# uses of itself (self_designation) and which are hostile or loaded (valence). A state, its army, an authority
# and its forces are different actors; whose they are is a claim (affiliations). Of an office: from when to
# when. Of a place: every side's name for it; whose territory it is recognised to be; who controls it, from
# when to when, and who says so (control). Of an agreement: date, signatories, status, and its duties, which
# `trucewatch agreement draft` takes from the text. Of everything: its source.
# Lists are in alphabetical order, so that no order says anything.
"""


def draft_theatre(name: str, readings: Sequence[DocumentReading], names: Names, *, least: int = 2) -> str:
    """YAML of a theatre file called ``name`` (a slug); the same readings give the same text.

    Args:
        name: the theatre's id.
        readings: the articles, resolved with ``names``.
        names: the names that they were read with; those of no theatre.
        least: how often something has to be named to be listed.
    """
    gathered = gather(readings, names)
    draft = _Draft(gathered, least)
    documents = _times(len(gathered.documents), "document")
    parts = [_HEAD.format(documents=documents, least=least), "\n"]
    parts.append(dumped({"theatre": name, "title": f"{TODO}: which conflict, and which years"}))
    parts.append(dumped({"disclaimer": "Names and boundaries imply no view on status."}))
    for field, entries in (
        ("sides", ()),
        ("actors", draft.actors()),
        ("places", draft.places()),
        ("agreements", draft.agreements()),
    ):
        parts.append("\n" + listed(field, list(entries)))
    parts.append("\n" + dumped({"shared_names": sorted(set(draft.shared_names)), "sources": draft.sources()}))
    parts.append("\n" + dumped({"notes": list(draft.notes())}))
    return "".join(parts)


class _Draft:
    """Makes the entries of the file, and remembers which documents they refer to."""

    def __init__(self, gathered: Gathered, least: int) -> None:
        self._gathered = gathered
        self._least = least
        self._cited: set[int] = set()
        self._bearers: dict[str, str] = {}
        self.shared_names: list[str] = []

    def actors(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Actors with their names, titles and organs, by id; owners of listed ones stand before them."""
        kept = {
            _without_role(id_): tally
            for id_, tally in self._kept(self._gathered.actors)
            if _ACTOR_ID.fullmatch(id_)
        }
        owners = {"/".join(id_.split("/")[:depth]) for id_ in kept for depth in range(1, id_.count("/") + 1)}
        for id_ in sorted({*kept, *owners}):
            tally = kept.get(id_, self._gathered.actors.get(id_, Tally()))
            yield self._told(tally), self._actor(id_, tally)

    def _actor(self, id_: str, tally: Tally) -> dict[str, Any]:
        general = general_actors().get(id_)
        kind = _kind(id_, tally, general)
        label = _label(id_, tally, general, kind)
        entry: dict[str, Any] = {"id": id_, "kind": kind.value, "label": label, "side": _side(general)}
        spelled = [name for name in sorted(tally.spellings, key=str.casefold) if self._may_bear(name, id_)]
        forms = {field: getattr(general, field, ()) for field in ("adjectives", "people", "metonyms")}
        formed = {word for words in forms.values() for word in words}
        entry["names"] = _names(tally, [name for name in spelled if name != label and name not in formed])
        for field, words in forms.items():
            entry[field] = [word for word in words if self._may_bear(word, id_)]
        if kind in PERSONS:
            entry["roles"] = [self._role(id_, title, tally) for title in sorted(tally.titles)]
        todo = _ACTOR_TODO if kind is not ActorKind.UNRESOLVED else f"kind, {_ACTOR_TODO}"
        if not self._may_bear(label, id_):
            self.shared_names.append(label)
            todo = f"whether this is {self._bearers[label]}, who is called so too; {todo}"
        entry |= {"source": self._source(tally), "doubtful": f"{TODO}: {todo}"}
        return _filled(entry)

    def _may_bear(self, name: str, id_: str) -> bool:
        """Whether ``name`` is free, is this actor's, or names nobody by itself; the first bearer keeps it."""
        return not is_proper(name) or self._bearers.setdefault(name, id_) == id_

    def _role(self, id_: str, title: str, tally: Tally) -> dict[str, Any]:
        organ = id_.rpartition("/")[0]
        role = {"title": title, "organ": organ or None, "source": self._source(tally)}
        return _filled(role | {"doubtful": f"{TODO}: from when to when"})

    def places(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Places with their spellings; what a place is and whose stays open."""
        for key, tally in self._kept(self._gathered.places):
            names = _names(tally, sorted(tally.spellings, key=str.casefold))
            kind = {"road": "road", "facility": "facility"}.get(_most(tally.kinds), "settlement")
            entry = {"id": key, "kind": kind, "names": names, "source": self._source(tally)}
            yield self._told(tally), _filled(entry | {"doubtful": f"{TODO}: {_PLACE_TODO}"})

    def agreements(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Agreements under the names that the articles give them."""
        for key, tally in self._kept(self._gathered.agreements):
            if _is_bare(tally):
                continue
            names = _names(tally, sorted(tally.spellings, key=str.casefold))
            entry = {
                "id": key,
                "label": _most(tally.spellings),
                "names": names,
                "source": self._source(tally),
            }
            yield self._told(tally), _filled(entry | {"doubtful": f"{TODO}: {_AGREEMENT_TODO}"})

    def notes(self) -> Iterator[str]:
        """What a person has to say: the sides, whom loaded words mean, what operations are."""
        yield (
            f"{TODO}: sides. Give each its id and label under sides, then put the actors on them; mediators, "
            "monitors, media and others that are no party stand on mediator, monitor, media or third_party."
        )
        for party, tally in self._kept(self._gathered.fighting):
            told = ", ".join(f"{role} {tally.roles[role]}" for role in sorted(tally.roles))
            yield f"{TODO}: whether '{party}' is a party ({told}; {self._told(tally)})"
        for _, tally in self._kept(self._gathered.agreements):
            if _is_bare(tally):
                yield f"{TODO}: which agreement '{_most(tally.spellings)}' means ({self._told(tally)})"
        for word, tally in self._kept(self._gathered.loaded):
            users = ", ".join(f"{user} {tally.users[user]}" for user in sorted(tally.users))
            yield f"{TODO}: whom '{word}' means ({self._told(tally)}; used by {one_line(users)})"
        for key, tally in self._kept(self._gathered.operations):
            spelled = ", ".join(sorted(tally.spellings))
            yield f"{TODO}: whose the operation '{key}' is ({one_line(spelled)}; {self._told(tally)})"

    def sources(self) -> dict[str, dict[str, str]]:
        """The documents that entries refer to, by key; to be called when everything else is made."""
        told = {}
        for number in sorted(self._cited):
            document = self._gathered.documents[number]
            parts = (document.title or document.name, document.publisher, str(document.published or ""))
            source = {"what": one_line(", ".join(part for part in parts if part))}
            told[_key(number)] = source | ({"url": document.url} if document.url else {})
        return told

    def _kept(self, tallies: Mapping[str, Tally]) -> Iterator[tuple[str, Tally]]:
        return ((key, tallies[key]) for key in sorted(tallies) if tallies[key].count >= self._least)

    def _source(self, tally: Tally) -> str | None:
        return self._cite(tally.first) if tally.places else None

    def _cite(self, reference: Reference) -> str:
        self._cited.add(reference.document)
        return _key(reference.document)

    def _told(self, tally: Tally) -> str:
        """``12 times in 5 documents, first in d3 at 120``."""
        if not tally.places:
            return "owner of what is listed below, not named by itself"
        told = f"{_times(tally.count, 'time')} in {_times(tally.documents, 'document')}"
        return f"{told}, first in {self._cite(tally.first)} at {tally.first.offset}"


def _is_bare(tally: Tally) -> bool:
    """Whether an agreement is called in common words alone, which can mean one or the other."""
    return not any(letter.isupper() or letter.isdigit() for name in tally.spellings for letter in name)


def _times(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _names(tally: Tally, spelled: Sequence[str]) -> list[dict[str, str]]:
    """Names of the file; how often each was printed is said beside them when they are written out."""
    return [{"text": name, COUNT: _times(tally.spellings[name], "time")} for name in spelled]


def _without_role(id_: str) -> str:
    """``orvale-front/leader/ana-reth`` as ``orvale-front/ana-reth``: a role without a body is no organ."""
    party, _, rest = id_.partition("/")
    organ, _, last = rest.partition("/")
    return f"{party}/{last}" if last and organ in _roles_without_body() else id_


@cache
def _roles_without_body() -> frozenset[str]:
    return frozenset(
        row[0].split("|")[0].replace(" ", "-") for row in table_rows("roles.tsv") if row[1] == "-"
    )


def _key(number: int) -> str:
    return f"d{number + 1}"


def _kind(id_: str, tally: Tally, general: Actor | None) -> ActorKind:
    """What the actor is: by the general tables, by what most claims say, by its part of the id."""
    if general is not None:
        return general.kind
    if tally.kinds:
        return ActorKind(_most(tally.kinds))
    if id_.count("/") and tally.titles:
        return ActorKind.PERSON_OFFICIAL
    return _body_kinds().get(id_.rpartition("/")[2], ActorKind.UNRESOLVED)


@cache
def _body_kinds() -> dict[str, ActorKind]:
    return {row[1]: ActorKind(row[2]) for row in table_rows("bodies.tsv") if row[1] not in {"-", "*"}}


def _label(id_: str, tally: Tally, general: Actor | None, kind: ActorKind) -> str:
    """A name to print until a person gives a neutral one: no loaded word, so the id's where there is none."""
    if general is not None:
        return general.label
    if kind in PERSONS and tally.spellings:
        return max(sorted(tally.spellings), key=lambda name: (len(name.split()), tally.spellings[name]))
    return f"{TODO}: neutral name of {id_}"


def _side(general: Actor | None) -> str:
    """The neutral side that a general table gives an organisation; who can be a party is on none yet."""
    return UNRESOLVED if general is None or general.kind in _PARTIES else general.side


def _most(counts: Mapping[str, int]) -> str:
    return max(sorted(counts), key=lambda key: counts[key])


def _filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value not in (None, [], "")}
