"""What linking derives from claims and judgements: incidents, accounts, duties read, relations, origins.

All of it can be thrown away and made again from claims and judgements, with the same result.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, NamedTuple

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Quote
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.theatre import Theatre
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import (
    UNRESOLVED,
    Compliance,
    DeadlineType,
    Dimension,
    Independence,
    Mood,
    Occurrence,
    OriginReason,
    PartRole,
    PloverRoot,
    RelationType,
    Slot,
    SubType,
    Track,
)


class Judgement(Frozen):
    """A decision by a person (or a rule's, kept with its reason). Revoking one is another judgement."""

    id: str
    verb: str
    """``same_incident | different_incident | same_actor | relabel | reject | revoke``."""
    subjects: tuple[str, ...]
    """Ids of claims, incidents, actors or judgements."""
    value: str | None = None
    by: str
    at: datetime
    reason: str


class Account(Frozen):
    """What one party says of an incident. ``no_account`` when it says nothing in the documents read."""

    incident: str
    side: str
    occurrence: Occurrence
    initiator: tuple[str, ...] = ()
    """Actor labels or sides that this party names as having acted first, or alone."""
    target: tuple[str, ...] = ()
    sequence: str | None = None
    place: str | None = None
    time: Interval | None = None
    means: tuple[str, ...] = ()
    casualties: tuple[str, ...] = ()
    """Ids of casualty claims."""
    motive: tuple[str, ...] = ()
    """Claim ids of justifications."""
    claims: tuple[str, ...] = ()
    """Claim ids, at least one unless ``no_account``."""


class Tie(Frozen):
    """Two rows brought together as one incident, and what spoke for it."""

    a: str
    """Id of an event."""
    b: str
    """Id of an event, or of a claim that only points to the incident."""
    reasons: tuple[str, ...]
    score: float | None = None
    """The points of all reasons together; none where a person decided, or the words point back."""
    needed: float | None = None
    """How many points such a pair needs."""


class Incident(Frozen):
    """One happening with one account per party. It carries no truth of its own."""

    id: str
    label: str
    """Neutral: the kind, the place and the date as reported."""
    kind: str | None = None
    """The kind in neutral words, that may say more than the sub-type ("Cease-fire violation, as alleged")."""
    announced: date | None = None
    """The earliest day on which somebody announced it as an own act; never taken for the day of the act."""
    reported: date | None = None
    """The earliest day of publication of what tells of it."""
    names: tuple[str, ...] = ()
    """Names that somebody gave it ("Operation X"), as printed."""
    plover: PloverRoot
    sub_type: SubType
    when: Interval | None = None
    place: str | None = None
    """Place id of a theatre file, or the place as printed."""
    where_prec: int | None = None
    parties: tuple[str, ...] = ()
    """Sides said to have taken part, alphabetically."""
    events: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    """Which of its rows were brought together, and why: by document, the best founded first."""
    countable: bool = True
    accounts: tuple[Account, ...] = ()
    origins: int = 0
    third_party_observed: bool = False


class Relation(Frozen):
    """How claim ``a`` stands to claim ``b``, on one dimension, with what made it."""

    id: str
    a: str
    b: str
    type: RelationType
    dimension: Dimension
    slot: Slot | None = None
    """Named for ``reinterprets`` on a duty."""
    explicit: bool = False
    """Whether the text itself opposes the two (a reply cue)."""
    cue: Quote | None = None
    independence: Independence = Independence.UNKNOWN
    basis: str
    """One sentence: why."""
    made_by: str
    """``rule:<id> | model:<id> | person``."""
    referent: str | None = None
    """Id of the incident, duty or agreement that both are about."""


class DutyTie(Frozen):
    """Why a claim counts as one on an agreement or a duty of it."""

    by: Literal["keywords", "carried_on", "same_breath", "named", "default"]
    """``keywords`` of the duty; it goes on about the duty of the claim before, or speaks in the same breath
    as it; it names the agreement; or its bare word for one ("the truce") means the default one."""
    words: tuple[str, ...] = ()
    """The duty's keywords that the claim has, or the words that name the agreement or go on about it."""


class PartyReading(Frozen):
    """How somebody reads one slot of a duty, or whom an agreement binds where no duty is named."""

    id: str
    obligation: str | None
    """None only for a reading of ``applicability`` that names no duty."""
    agreement: str | None = None
    side: str
    by: str | None
    """Actor id, where resolved."""
    slot: Slot
    value: str
    """In short words, taken from the claim's own."""
    layer: str = "reading"
    """``paraphrase`` (the outlet's) or ``reading`` (a party's)."""
    deadline_type: DeadlineType | None = None
    deadline_value: str | None = None
    """TIMEX3 value of the limit as told."""
    due: date | None = None
    """The last day of the limit on this reading."""
    arithmetic: str | None = None
    """How ``due`` came about, in words: ``2020-11-09 (signature) + P3Y = 2023-11-09``."""
    whom: str | None = None
    """Of ``applicability``: the actor that is said to be bound, or not; none where that is not resolved."""
    proxy_of: str | None = None
    """Of ``applicability``: the actor as whose part ``whom`` is seen ("an extension of the army")."""
    agreed: bool | None = None
    """Of ``action``: whether a plan for the step is agreed, as told."""
    rule: str | None = None
    """The list of words that made it a reading of this slot."""
    tie: DutyTie | None = None
    claim: str


class ComplianceClaim(Frozen):
    """What somebody says of how a party keeps a duty (or an agreement, where no duty is named)."""

    id: str
    obligation: str | None
    agreement: str | None
    accused: str
    """Side of the obligor."""
    by: str
    """Side of the speaker."""
    value: Compliance
    period: Interval | None = None
    rule: str | None = None
    """The list of words that gave the value."""
    accused_as: Literal["accused", "actor", "named", "speaker", "only_obligor"] | None = None
    """Why it is ``accused`` whose keeping is spoken of; none where that is not resolved."""
    tie: DutyTie | None = None
    claim: str


class Part(Frozen):
    """Who has which part in what a claim says of a running matter, as printed and as resolved."""

    role: PartRole
    text: str
    span: Span
    actor: str | None = None
    side: str = UNRESOLVED


class Amount(Frozen):
    """A number as printed. ``at least n``: no ``n_max``; ``up to n``: no ``n_min``; exact: both alike."""

    text: str
    span: Span
    n_min: int | None = None
    n_max: int | None = None
    vague: bool = False
    """Whether the number is a conventional floor for a vague word ("thousands" 1000)."""


class TrackEvent(Frozen):
    """A claim on a running matter: peacekeepers, mediation, a road, displacement, the truce's state."""

    id: str
    track: Track
    kind: str
    """What the claim tells, in one word of the track's list (``drawdown``, ``closed``, ``held`` …)."""
    side: str
    """Of the speaker."""
    when: Interval | None = None
    """When what is told was or will be so; of talks to come, when they are to be."""
    claim: str
    mood: Mood = Mood.ACTUAL
    """A demand to close a road, or the fear of it, is no closed road."""
    cue: Quote | None = None
    """The words that tell the kind."""
    object: Quote | None = None
    """What it is told of, as printed ("the new road")."""
    place: str | None = None
    """Place id of a theatre file."""
    parts: tuple[Part, ...] = ()
    amount: Amount | None = None
    condition: Quote | None = None
    agreement: str | None = None
    """Id of the agreement that the claim names beside it."""


class Origin(Frozen):
    """A cluster of claims that go back to one speaker or release."""

    id: str
    claims: tuple[str, ...]
    sides: tuple[str, ...]
    reasons: tuple[OriginReason, ...] = ()


class ClaimOrigin(NamedTuple):
    """The origin of one claim, and why it is of it."""

    claim: str
    origin: str
    reason: OriginReason
    sides: tuple[str, ...]
    actor: str | None
    """Who speaks, where resolved."""


def origins_of(claims: Iterable[ClaimOrigin]) -> tuple[Origin, ...]:
    """Origins with their claims, in the order of ``claims``; of two rows of one claim the later counts.

    One claim alone needs no reason. A chain of command is ``same_speaker`` where only one actor spoke.
    """
    held: dict[str, list[ClaimOrigin]] = {}
    for row in {row.claim: row for row in claims}.values():
        held.setdefault(row.origin, []).append(row)
    found = []
    for id_, rows in held.items():
        reasons = {row.reason for row in rows} if len(rows) > 1 else set()
        if OriginReason.SAME_ORGAN in reasons and len({row.actor for row in rows}) == 1:
            reasons = reasons - {OriginReason.SAME_ORGAN} | {OriginReason.SAME_SPEAKER}
        found.append(
            Origin(
                id=id_,
                claims=tuple(row.claim for row in rows),
                sides=tuple(sorted({side for row in rows for side in row.sides})),
                reasons=tuple(sorted(reasons)),
            )
        )
    return tuple(found)


class Linked(Frozen):
    """All that linking derives, at one state of the record."""

    incidents: tuple[Incident, ...] = ()
    relations: tuple[Relation, ...] = ()
    readings: tuple[PartyReading, ...] = ()
    compliance: tuple[ComplianceClaim, ...] = ()
    tracks: tuple[TrackEvent, ...] = ()
    origins: tuple[Origin, ...] = ()


class Corpus(Frozen):
    """All that linking looks at: the newest readings in the record, judgements, and the theatres."""

    readings: tuple[DocumentReading, ...]
    """Newest version of each document, by date of publication (undated last), then by name and bytes."""
    judgements: tuple[Judgement, ...] = ()
    theatres: tuple[Theatre, ...] = ()
