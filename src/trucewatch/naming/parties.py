"""Parties without a theatre file: whom the text itself shows fighting, under attack, or making a truce.

Strong evidence: both ends of an attack, whoever announces or threatens violence, an army that speaks, who
stands "between A and B" of a war or truce, a negotiator; an armed group always is a party. Weaker: makers
of a truce, whoever answers for own acts, accuser and accused; they count unless two states are shown
fighting. Weakest: whose people are harmed and whose country is struck, both ends of talks, the one state
that a text on war or truce names; they count only if there are no two parties yet. Weak evidence does not
count for hosts and mediators, who announce truces and accuse as well. Everybody else is a third party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.model.claim import Claim, Participant
from trucewatch.model.reading import DocumentReading
from trucewatch.model.vocabulary import ActorKind, Outcome, PloverRoot, Stance
from trucewatch.naming.actors import Catalogue, Referent, top
from trucewatch.naming.discourse import VIOLENT, Discourse
from trucewatch.naming.nouns import conflict_words, table_rows
from trucewatch.naming.scenes import states_named, states_of_conflict, states_struck
from trucewatch.naming.words import NAMED, Word

_TRUCE = frozenset({PloverRoot.CONCEDE, PloverRoot.RETREAT})
_AGREEING = frozenset({PloverRoot.AGREE, PloverRoot.SUPPORT})
_VOWING = frozenset({Stance.ACKNOWLEDGE, Stance.JUSTIFY, Stance.PLEDGE, Stance.THREATEN})
_HARM = frozenset({Outcome.KILLED, Outcome.WOUNDED, Outcome.MISSING, Outcome.CAPTURED})
_ANSWERING = frozenset({Stance.ACKNOWLEDGE, Stance.CONCEDE, Stance.DENY, Stance.JUSTIFY, Stance.REJECT})
_OWN_AFFAIR = frozenset({Stance.DENY, Stance.CONCEDE})
_MILITARY = ("/armed-forces", "/defence-ministry")
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
        ActorKind.UNRESOLVED,  # "NAME of Varland": somebody of a state, whatever the office
    }
)
_ENOUGH = 2  # parties that make a conflict
_GAP = 4  # words between "fighting" and "between": "fighting has resumed between"
_REACH = 12  # words after "between" or "with" among which the party's name stands


@dataclass(frozen=True, slots=True)
class Evidence:
    """Ids of the parties, and of the groups that speak for themselves."""

    parties: tuple[str, ...]
    groups: tuple[str, ...]


def evidence_of(reading: DocumentReading, discourse: Discourse, catalogue: Catalogue) -> Evidence:
    """What the words, events and claims of ``reading`` show about who is a party."""
    groups = _ids(who for who in discourse.everybody() if who.kind in _OF_GROUPS)
    strong = _ids((*_fighters(reading, discourse), *_opposed(reading, discourse)))
    mediators = {top(id_) for id_ in _ids(_mediating(discourse))}
    shown = list(dict.fromkeys((*strong, *groups)))
    if len({id_ for id_ in strong if id_ not in groups}) < _ENOUGH:
        shown += _ids((*_makers_of_truces(reading, discourse), *_answering(reading, discourse)))
    if len(set(shown)) < _ENOUGH:
        shown += [
            *_ids((*_harmed(reading, discourse), *_talking(reading, discourse))),
            *states_struck(reading, discourse),
        ]
    named = states_named(discourse.words, catalogue) - mediators
    named -= _callers(reading, discourse)
    if len(named) == 1 and not conflict_words("strong").isdisjoint(_lowers(discourse.words)):
        shown += sorted(named)
    kept = (id_ for id_ in shown if id_ in strong or id_ in groups or top(id_) not in mediators)
    return Evidence(tuple(dict.fromkeys(kept)), groups)


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
        if event.plover in VIOLENT:
            yield from _ends((event.initiator, event.target), event.claim, discourse)
    own_violence = {e.claim for e in reading.events if e.plover in VIOLENT and e.initiator is None}
    for claim in reading.claims:
        source = discourse.source(claim)
        for who in source.each:
            forces = who.kind in _FORCES or (who.party or "").endswith("/armed-forces")
            vows = claim.stance in _VOWING and claim.id in own_violence
            if forces or vows or who.role in _NEGOTIATING:
                yield who
        if any(member.kind in _GROUPS for member in source.members):
            yield source


def _callers(reading: DocumentReading, discourse: Discourse) -> frozenset[str]:
    """States whose only words are a call for a truce: outsiders call for one as parties do."""
    calls: dict[str, list[bool]] = {}
    for claim in reading.claims:
        call = claim.stance is Stance.DEMAND and _names(claim, "truce-word")
        for id_ in _ids([discourse.source(claim)]):
            calls.setdefault(top(id_), []).append(call)
    return frozenset(id_ for id_, listed in calls.items() if all(listed))


def _harmed(reading: DocumentReading, discourse: Discourse) -> Iterator[Referent]:
    """Whose people were killed or hurt."""
    for casualty in reading.casualties:
        if casualty.outcome in _HARM:
            yield discourse.people(casualty.phrase, casualty.claim)


def _makers_of_truces(reading: DocumentReading, discourse: Discourse) -> Iterator[Referent]:
    """Who makes, keeps or leaves a truce."""
    for event in reading.events:
        if event.plover in _TRUCE:
            yield from _ends((event.initiator,), event.claim, discourse)


def _talking(reading: DocumentReading, discourse: Discourse) -> Iterator[Referent]:
    """Both ends of an agreement or of talks."""
    for event in reading.events:
        if event.plover in _AGREEING:
            ends = list(_ends((event.initiator, event.target), event.claim, discourse))
            if len([who for end in ends for who in end.each]) > 1:
                yield from ends
    yield from _opposed(reading, discourse, talking=True)


def _ends(ends: Sequence[Participant | None], claim: str | None, discourse: Discourse) -> Iterator[Referent]:
    for end in ends:
        if end is not None:
            yield discourse.participant(end.span, claim)


def _answering(reading: DocumentReading, discourse: Discourse) -> Iterator[Referent]:
    """Whoever answers for own acts; accuser and accused; an army's spokesman.

    Who accuses, rejects or justifies while the text places the conflict in somebody else's country may be
    an outsider; who denies, who accepts a truce and who says that another broke one is none.
    """
    scenes = states_of_conflict(reading, discourse)
    for claim in reading.claims:
        source = discourse.source(claim)
        if claim.accused is not None:
            yield discourse.participant(claim.accused.span, claim.id)
        soldiers = any(
            part in (who.actor or "") and not who.name for who in source.each for part in _MILITARY
        )
        elsewhere = bool(scenes) and scenes.isdisjoint(top(party) for party in _ids([source]))
        answers = claim.stance in _ANSWERING or claim.accused is not None
        own = claim.stance in _OWN_AFFAIR or _charges_a_breach(claim)
        if own or soldiers or (answers and not elsewhere):
            yield source


def _charges_a_breach(claim: Claim) -> bool:
    """Whether the claim says that somebody broke a truce."""
    return _names(claim, "breach") and _names(claim, "truce-word")


def _names(claim: Claim, kind: str) -> bool:
    """Whether one of the words of ``kind`` stands in what is claimed."""
    words = {word.strip(".,;:“”\"'’") for word in claim.content.text.casefold().split()}
    return not words.isdisjoint(conflict_words(kind))


def _opposed(reading: DocumentReading, discourse: Discourse, *, talking: bool = False) -> Iterator[Referent]:
    """Who stands "between A and B", "with A" or "against A" after a word for war, or in "the A–B war".

    With "with" and "against" also the other end: the subject before, or else the speaker. ``talking``:
    after a word for talks instead.
    """
    words = discourse.words
    lowers = _lowers(words)
    nouns = conflict_words("talks" if talking else "strong")
    for at in range(len(words)):
        lengths = (n for n in (1, 2, 3) if " ".join(lowers[at : at + n]) in nouns)
        link = at + max(lengths, default=0)
        if link > at >= 3 and lowers[at - 2] in {"-", "–"}:
            yield from (discourse.at(word) for word in (words[at - 3], words[at - 1]) if word.actor)
        if link == at:
            continue
        gap = lowers[link : link + _GAP]
        if "between" in gap:
            link += gap.index("between")
        elif gap[:1] in [["”"], ['"']]:
            link += 1
        on = lowers[link : link + 1] == ["on"] and lowers[link + 1 : link + 2] == [NAMED]  # "war on Ostria"
        if link >= len(words) or not (on or lowers[link] in {"between", "with", "against"}):
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
        by = next((link for link in (at + 1, at + 2) if lowers[link : link + 1] == ["by"]), None)
        if by is not None:  # "mediated by", "mediation efforts by"
            yield from (discourse.at(word) for word in _names_after(words, by + 1, many=True))
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
def _mediation(kind: str) -> frozenset[str]:
    return next(
        frozenset(words.split("|")) for known, words in table_rows("mediation_words.tsv") if known == kind
    )
