"""Parties without a theatre file: whom the text itself shows fighting, under attack, or making a truce.

Strong evidence: both ends of an attack, an army that speaks, who stands "between A and B" of a war, a
truce or talks, a negotiator. Weak evidence: makers of a truce, whoever answers for own acts, accuser and
accused, the one state that a text on war or truce names; it does not count for hosts and mediators, who
announce truces and accuse as well. An armed group always is a party; everybody else is a third party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.model.claim import Participant
from trucewatch.model.reading import DocumentReading
from trucewatch.model.vocabulary import ActorKind, PloverRoot, Stance
from trucewatch.naming.actors import Referent, top
from trucewatch.naming.discourse import Discourse
from trucewatch.naming.nouns import table_rows
from trucewatch.naming.words import NAMED, Word

_FIGHTING = frozenset({PloverRoot.ASSAULT, PloverRoot.COERCE})
_TRUCE = frozenset({PloverRoot.CONCEDE, PloverRoot.RETREAT})
_ANSWERING = frozenset({Stance.ACKNOWLEDGE, Stance.CONCEDE, Stance.DENY, Stance.JUSTIFY, Stance.REJECT})
_NEGOTIATING = frozenset({"negotiator"})
_FORCES = frozenset({ActorKind.ARMED_FORCE})
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.DE_FACTO_AUTHORITY})
_OF_GROUPS = _GROUPS | {ActorKind.PERSON_GROUP}
_CAN_BE_PARTY = frozenset(
    {
        *_FORCES,
        *_GROUPS,
        ActorKind.PERSON_GROUP,
        ActorKind.PERSON_OFFICIAL,
        ActorKind.POPULATION_GROUP,
        ActorKind.STATE,
        ActorKind.STATE_ORGAN,
    }
)
_GAP = 4  # words between "fighting" and "between": "fighting has resumed between"
_REACH = 12  # words after "between" or "with" among which the party's name stands


@dataclass(frozen=True, slots=True)
class Evidence:
    """Ids of the parties, and of the groups that speak for themselves."""

    parties: tuple[str, ...]
    groups: tuple[str, ...]


def evidence_of(reading: DocumentReading, discourse: Discourse) -> Evidence:
    """What the words, events and claims of ``reading`` show about who is a party."""
    everybody = list(discourse.everybody())
    groups = _ids(who for who in everybody if who.kind in _OF_GROUPS)
    strong = _ids((*_fighters(reading, discourse), *_opposed(reading, discourse)))
    mediators = [top(id_) for id_ in _ids(_mediating(discourse))]
    weak = _ids((*_makers_of_truces(reading, discourse), *_answering(reading, discourse)))
    alone = [state for state in discourse.named_states() if state not in mediators]
    weak = (
        *weak,
        *(alone if len(alone) == 1 and not _conflict_words().isdisjoint(_lowers(discourse.words)) else ()),
    )
    parties = (*strong, *(id_ for id_ in weak if top(id_) not in mediators), *groups)
    return Evidence(tuple(dict.fromkeys(parties)), groups)


def _ids(referents: Iterable[Referent]) -> tuple[str, ...]:
    """Ids of the parties that ``referents`` belong to: a group's own, otherwise the first part."""
    each = (who for referent in referents for who in referent.each)
    return tuple(
        dict.fromkeys(
            who.party if who.kind in _OF_GROUPS else top(who.party)
            for who in each
            if who.party is not None and who.kind in _CAN_BE_PARTY
        )
    )


def _fighters(reading: DocumentReading, discourse: Discourse) -> Iterator[Referent]:
    for event in reading.events:
        if event.plover in _FIGHTING:
            yield from _ends((event.initiator, event.target), event.claim, discourse)
    for claim in reading.claims:
        source = discourse.source(claim)
        forces = source.kind in _FORCES or (source.party or "").endswith("/armed-forces")
        if forces or source.role in _NEGOTIATING:
            yield source
        if any(member.kind in _GROUPS for member in source.members):
            yield source


def _makers_of_truces(reading: DocumentReading, discourse: Discourse) -> Iterator[Referent]:
    for event in reading.events:
        if event.plover in _TRUCE:
            yield from _ends((event.initiator,), event.claim, discourse)
        elif event.plover is PloverRoot.AGREE and event.initiator is not None and event.target is not None:
            yield from _ends((event.initiator, event.target), event.claim, discourse)


def _ends(ends: Sequence[Participant | None], claim: str | None, discourse: Discourse) -> Iterator[Referent]:
    for end in ends:
        if end is not None:
            yield discourse.participant(end.span, claim)


def _answering(reading: DocumentReading, discourse: Discourse) -> Iterator[Referent]:
    """Whoever answers for own acts, and accuser and accused."""
    for claim in reading.claims:
        if claim.stance in _ANSWERING:
            yield discourse.source(claim)
        if claim.accused is not None:
            yield discourse.participant(claim.accused.span, claim.id)
            yield discourse.source(claim)


def _opposed(reading: DocumentReading, discourse: Discourse) -> Iterator[Referent]:
    """Who stands "between A and B", "with A" or "against A" after a word for war, truce or talks.

    With "with" and "against" also the other end: the subject before, or else the speaker.
    """
    words = discourse.words
    lowers = _lowers(words)
    for at in range(len(words)):
        lengths = (n for n in (1, 2) if " ".join(lowers[at : at + n]) in _conflict_words())
        link = at + max(lengths, default=0)
        if link == at:
            continue
        gap = lowers[link : link + _GAP]
        if "between" in gap:
            link += gap.index("between")
        elif gap[:1] in [["”"], ['"']]:
            link += 1
        if link >= len(words) or lowers[link] not in {"between", "with", "against"}:
            continue
        named = _names_after(words, link + 1, many=lowers[link] == "between")
        yield from (discourse.at(word) for word in named)
        if named and lowers[link] != "between":
            other = discourse.subject_before(words[at].span)
            told = [
                claim
                for claim in reading.claims
                if any(s.overlaps(words[at].span) for s in claim.content.spans)
            ]
            yield from [other] if other is not None else [discourse.source(claim) for claim in told[:1]]


def _mediating(discourse: Discourse) -> Iterator[Referent]:
    """Who hosts or mediates: "mediated by A", "A-brokered", or the subject of such a verb."""
    words = discourse.words
    lowers = _lowers(words)
    for at, lower in enumerate(lowers):
        hosting = lower in _mediation("hosting") and not _mediation("talks").isdisjoint(
            lowers[at : at + _REACH]
        )
        if lower not in _mediation("mediating") and not hosting:
            continue
        if lowers[at + 1 : at + 2] == ["by"]:
            yield from (discourse.at(word) for word in _names_after(words, at + 2, many=True))
        elif at >= 2 and lowers[at - 1] == "-":
            yield from (discourse.at(word) for word in words[max(at - 4, 0) : at] if word.actor is not None)
        else:
            subject = discourse.subject_before(words[at].span)
            if subject is not None:
                yield subject


def _names_after(words: Sequence[Word], start: int, *, many: bool) -> list[Word]:
    """The known names from ``words[start]`` on: the first, or all of a list joined by commas and *and*."""
    found: list[Word] = []
    joined = False
    for word in words[start : start + _REACH]:
        if word.actor is not None:
            found.append(word)
            if not many or joined:
                break
        elif word.lower == "and":
            joined = True
        elif not word.text[0].isalnum() and word.lower not in {"'s", "'", "-", ","}:
            break
    return found


def _lowers(words: Sequence[Word]) -> list[str]:
    """The words in lower case, every name of an actor as one sign, so that no name reads as a word."""
    return [NAMED if word.actor is not None else word.lower for word in words]


@cache
def _conflict_words() -> frozenset[str]:
    return frozenset(row[0] for row in table_rows("conflict_words.tsv"))


@cache
def _mediation(kind: str) -> frozenset[str]:
    return next(
        frozenset(words.split("|")) for known, words in table_rows("mediation_words.tsv") if known == kind
    )
