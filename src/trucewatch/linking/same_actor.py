"""One official under several spellings: proposed as a judgement with its reason, which a person can revoke.

Names in other scripts are printed in many ways (Klimkin, Klymkin). Of two persons of one party, of whom no
theatre knows that they are two, the spellings are folded together; where what is left differs by little,
and neither offices nor given names speak against it, they are proposed as one actor: the one that a theatre
knows, or else the one that was captured first. A proposal counts until somebody revokes it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import combinations
from typing import TypeVar

from trucewatch.linking.judgements import standing
from trucewatch.linking.wordlists import word_list
from trucewatch.model.base import content_id
from trucewatch.model.claim import Participant, Source
from trucewatch.model.linking import Corpus, Judgement
from trucewatch.model.reading import DocumentReading
from trucewatch.model.vocabulary import ActorKind

VERB = "same_actor"
BY_RULE = "rule"
LEAST = 0.85
"""The least likeness (1 - edit distance / length of the longer) of the folded spellings."""

_SHORTEST = 5  # letters of a folded name; shorter ones differ by one letter too easily
_PERSONS = frozenset({ActorKind.PERSON_OFFICIAL, ActorKind.PERSON_GROUP})
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")

Named = TypeVar("Named", Source, Participant)


@dataclass(slots=True)
class _Person:
    """A person as the corpus tells of them: actor id, first capture, given names."""

    id: str
    captured: datetime
    known: bool
    given: set[str] = field(default_factory=set)

    @property
    def party(self) -> str:
        return self.id.split("/", 1)[0]

    @property
    def organ(self) -> str:
        return "/".join(self.id.split("/")[1:-1])

    @property
    def family(self) -> str:
        return self.id.rpartition("/")[2]


def proposals(corpus: Corpus) -> tuple[Judgement, ...]:
    """The pairs of actors that are proposed as one, in the order of their ids.

    The id of a proposal depends on the two actors alone, so that one which was revoked is not made again.
    """
    by_party: dict[str, list[_Person]] = defaultdict(list)
    for person in sorted(_persons(corpus), key=lambda each: each.id):
        by_party[person.party].append(person)
    return tuple(
        judgement
        for party in sorted(by_party)
        for one, other in combinations(by_party[party], 2)
        if (judgement := _proposal(one, other)) is not None
    )


def one_actor_each(corpus: Corpus) -> Corpus:
    """``corpus`` with every actor under the id that standing judgements of the kind `VERB` give it."""
    under = {
        subject: judgement.value
        for judgement in standing(corpus.judgements)
        if judgement.verb == VERB and judgement.value is not None
        for subject in judgement.subjects
        if subject != judgement.value
    }
    if not under:
        return corpus
    return corpus.model_copy(
        update={"readings": tuple(_renamed(reading, under) for reading in corpus.readings)}
    )


def likeness(one: str, other: str) -> float:
    """How alike two family names (as slugs) are once their spellings are folded, between 0 and 1."""
    a, b = _folded(one), _folded(other)
    return 1 - _distance(a, b) / max(len(a), len(b), 1)


def _proposal(one: _Person, other: _Person) -> Judgement | None:
    if (one.known and other.known) or (one.organ and other.organ and one.organ != other.organ):
        return None
    score = likeness(one.family, other.family)
    short = min(len(_folded(one.family)), len(_folded(other.family))) < _SHORTEST
    if score < LEAST or (short and score < 1) or _feminine_of(one.family, other.family):
        return None
    if one.given and other.given and not _agree(one.given, other.given):
        return None
    keep = min((one, other), key=lambda person: (not person.known, person.captured, person.id))
    subjects = tuple(sorted((one.id, other.id)))
    return Judgement(
        id=content_id(VERB, BY_RULE, subjects),
        verb=VERB,
        subjects=subjects,
        value=keep.id,
        by=BY_RULE,
        at=max(one.captured, other.captured),
        reason=f"two spellings of one family name within {keep.party} (likeness {score:.2f})",
    )


def _persons(corpus: Corpus) -> Iterator[_Person]:
    """Everybody who speaks with a name of their own, once."""
    known = {actor.id for theatre in corpus.theatres for actor in theatre.actors}
    found: dict[str, _Person] = {}
    for reading in corpus.readings:
        for claim in reading.claims:
            source = claim.source
            if source.actor is None or source.text is None or source.kind not in _PERSONS:
                continue
            given = _given(source.text, source.actor.rpartition("/")[2])
            if given is None or ";" in source.actor:
                continue
            captured = reading.document.captured_at
            person = found.setdefault(source.actor, _Person(source.actor, captured, source.actor in known))
            person.captured = min(person.captured, captured)
            person.given |= given
    yield from found.values()


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
