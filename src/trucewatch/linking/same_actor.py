"""One official under several spellings: proposed as a judgement with its reason, which a person can revoke.

Names in other scripts are printed in many ways (Klimkin, Klymkin). Of two persons of one party, of whom no
theatre knows that they are two, the spellings are folded together; where what is left differs by little,
and neither offices nor given names speak against it, they are proposed as one actor: the one that a theatre
knows, or else the one that was named first. A proposal counts until somebody revokes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from trucewatch.linking.judgements import standing
from trucewatch.linking.wordlists import word_list
from trucewatch.model.base import content_id
from trucewatch.model.claim import Participant, Source
from trucewatch.model.linkage import Linkage, Posting
from trucewatch.model.linking import Judgement
from trucewatch.model.reading import DocumentReading
from trucewatch.model.vocabulary import ActorKind

VERB = "same_actor"
BY_RULE = "rule"
LEAST = 0.85
"""The least likeness (1 - edit distance / length of the longer) of the folded spellings."""

_SHORTEST = 5  # letters of a folded name; shorter ones differ by one letter too easily
_END = 3  # letters of a folded name by which it is looked up, at either end
_PERSON, _GIVEN = "person", "given"
_PERSONS = frozenset({ActorKind.PERSON_OFFICIAL, ActorKind.PERSON_GROUP})
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")

Named = TypeVar("Named", Source, Participant)


@dataclass(frozen=True)
class _Person:
    """A person as the documents up to one tell of them."""

    id: str
    place: int
    """The first document that names them."""
    captured: datetime
    known: bool
    """Whether a theatre knows them."""
    given: frozenset[str]

    @property
    def party(self) -> str:
        return self.id.split("/", 1)[0]

    @property
    def organ(self) -> str:
        return "/".join(self.id.split("/")[1:-1])

    @property
    def family(self) -> str:
        return self.id.rpartition("/")[2]


@dataclass(frozen=True)
class Proposal:
    """Two actors that may be one, and the first document that must be read under another id for it."""

    judgement: Judgement
    renames: int


def propose(
    reading: DocumentReading, place: int, known: frozenset[str], linkage: Linkage
) -> tuple[Proposal, ...]:
    """The pairs of a person whom the document names and one named before, that are proposed as one.

    The id of a proposal depends on the two actors alone, so that one which was revoked is not made again.

    Args:
        reading: the document as read.
        place: its number in the record's order.
        known: the actors of the theatres.
        linkage: what the documents before it left; its persons are noted there.
    """
    found = []
    for id_, given in sorted(_persons(reading).items()):
        names = linkage.every(_GIVEN, id_)
        person = _person(id_, given, place, reading.document.captured_at, known, names)
        blocks = _blocks(person)
        others = {p.item for block in blocks for p in linkage.every(_PERSON, block)} - {id_}
        for other_id in sorted(others):
            other_names = linkage.every(_GIVEN, other_id)
            first = other_names[0].place
            captured = (
                reading.document.captured_at
                if first == place
                else (linkage.reading(first).document.captured_at)
            )
            other = _person(other_id, frozenset(), first, captured, known, other_names)
            proposal = _proposal(other, person)
            if proposal is not None:
                found.append(proposal)
        if not names:
            for block in blocks:
                linkage.post(place, _PERSON, block, id_)
        for name in sorted(given - {posting.item for posting in names}) or [""] * (not names):
            linkage.post(place, _GIVEN, id_, name)
    return tuple(found)


def actors_under(judgements: Iterable[Judgement]) -> dict[str, str]:
    """The id that standing judgements of the kind `VERB` give to an actor."""
    return {
        subject: judgement.value
        for judgement in standing(judgements)
        if judgement.verb == VERB and judgement.value is not None
        for subject in judgement.subjects
        if subject != judgement.value
    }


def one_actor_each(reading: DocumentReading, under: Mapping[str, str]) -> DocumentReading:
    """``reading`` with every actor under the id of `actors_under`."""
    return _renamed(reading, under) if under else reading


def likeness(one: str, other: str) -> float:
    """How alike two family names (as slugs) are once their spellings are folded, between 0 and 1."""
    a, b = _folded(one), _folded(other)
    return 1 - _distance(a, b) / max(len(a), len(b), 1)


def _person(
    id_: str,
    given: frozenset[str],
    place: int,
    captured: datetime,
    known: frozenset[str],
    names: Sequence[Posting],
) -> _Person:
    told = given | {posting.item for posting in names if posting.item}
    first = names[0].place if names else place
    return _Person(id_, first, captured, id_ in known, frozenset(told))


def _blocks(person: _Person) -> list[str]:
    """Keys under which persons of like names meet: a letter or two may differ at one end, not at both."""
    folded = _folded(person.family)
    return [f"{person.party} {folded[:_END]}-", f"{person.party} -{folded[-_END:]}"]


def _proposal(one: _Person, other: _Person) -> Proposal | None:
    if (one.known and other.known) or (one.organ and other.organ and one.organ != other.organ):
        return None
    score = likeness(one.family, other.family)
    short = min(len(_folded(one.family)), len(_folded(other.family))) < _SHORTEST
    if score < LEAST or (short and score < 1) or _feminine_of(one.family, other.family):
        return None
    if one.given and other.given and not _agree(one.given, other.given):
        return None
    keep = min((one, other), key=lambda person: (not person.known, person.place, person.id))
    subjects = tuple(sorted((one.id, other.id)))
    judgement = Judgement(
        id=content_id(VERB, BY_RULE, subjects),
        verb=VERB,
        subjects=subjects,
        value=keep.id,
        by=BY_RULE,
        at=max(one.captured, other.captured),
        reason=f"two spellings of one family name within {keep.party} (likeness {score:.2f})",
    )
    return Proposal(judgement, (other if keep is one else one).place)


def _persons(reading: DocumentReading) -> dict[str, frozenset[str]]:
    """Everybody who speaks in a document with a name of their own: given names by actor id."""
    found: dict[str, frozenset[str]] = {}
    for claim in reading.claims:
        source = claim.source
        if source.actor is None or source.text is None or source.kind not in _PERSONS:
            continue
        given = _given(source.text, source.actor.rpartition("/")[2])
        if given is not None and ";" not in source.actor:
            found[source.actor] = found.get(source.actor, frozenset()) | given
    return found


def _given(text: str, family: str) -> set[str] | None:
    """The word before the family name of slug ``family`` in ``text``, folded; ``None`` without that name."""
    words = _WORD.findall(text)
    at = next((at for at, word in enumerate(words) if _folded(word) == _folded(family)), None)
    if at is None:
        return None
    before = words[at - 1] if at else ""
    is_name = before[:1].isupper() and before.lower() not in word_list("spellings")["titles"]
    return {_folded(before)} if is_name else set()


def _agree(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether some given name of the one can be a spelling of one of the other."""
    return any(a[:1] == b[:1] for a in one for b in other)


def _feminine_of(one: str, other: str) -> bool:
    """Whether two names are those of a man and a woman of one family: Ivanov, Ivanova."""
    return one != other and (one + "a" == other or other + "a" == one)


def _folded(name: str) -> str:
    """A name in lower-case letters with its spelling folded; other signs left out."""
    folded = re.sub(r"[^a-z]", "", name.lower())
    for spelled, sound in word_list("spellings")["folds"]:
        folded = folded.replace(spelled, sound)
    return re.sub(r"(.)\1+", r"\1", folded)


def _distance(a: str, b: str) -> int:
    """The number of letters to insert, delete or replace (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
    return row[-1]


def _renamed(reading: DocumentReading, under: Mapping[str, str]) -> DocumentReading:
    claims = tuple(
        claim.model_copy(
            update={"source": _put(claim.source, under), "accused": _put_any(claim.accused, under)}
        )
        for claim in reading.claims
    )
    events = tuple(
        event.model_copy(
            update={
                "initiator": _put_any(event.initiator, under),
                "target": _put_any(event.target, under),
            }
        )
        for event in reading.events
    )
    return reading.model_copy(update={"claims": claims, "events": events})


def _put_any(named: Participant | None, under: Mapping[str, str]) -> Participant | None:
    return None if named is None else _put(named, under)


def _put(named: Named, under: Mapping[str, str]) -> Named:
    if named.actor is None:
        return named
    ids = {_end_of(id_, under) for id_ in named.actor.split(";")}
    return named.model_copy(update={"actor": ";".join(sorted(ids))})


def _end_of(id_: str, under: Mapping[str, str]) -> str:
    """The actor that ``id_`` stands for at the end of a chain of judgements."""
    seen = {id_}
    while id_ in under and under[id_] not in seen:
        id_ = under[id_]
        seen.add(id_)
    return id_
