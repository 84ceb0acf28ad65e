"""Eighteen descriptive indicators over two stretches of equal length: what was told, never a forecast.

Each counts what sources say, names the claims that it counts, and is divided by the documents read, since
more reading finds more. There is no composite. Where too few documents were read to compare, it says so.
The list and its caveats are those that conflict early warning commonly watches.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.linking import Incident
from trucewatch.model.vocabulary import (
    ActorKind,
    Aux,
    Compliance,
    Mood,
    Outcome,
    PloverRoot,
    RelationType,
    Stance,
    SubType,
    Track,
)
from trucewatch.telling import wording
from trucewatch.telling.deadlines import deadlines
from trucewatch.telling.independence import BOTH_SIDES, OBSERVED, independence
from trucewatch.telling.labels import label_uses
from trucewatch.telling.material import Material

#: Documents that each stretch needs before two are compared.
ENOUGH = 5
INSUFFICIENT = "insufficient reporting"

CAVEATS = (
    "Counts are of what sources say in the documents read; the amount of news is not the amount of violence.",
    "Another war or a summit draws attention away or hither, and a new source makes a step.",
    "One loud speaker is not two sources; nothing told may be silence or no access.",
    "Indicators stand beside one another and are never added up.",
)

#: Means from the lightest to the heaviest, as the ladder of the domain model has them.
LADDER = (
    "knife", "small_arms", "grenade", "mortar", "mine", "explosive", "artillery", "rocket", "armour", "drone",
    "missile", "air", "naval", "chemical",
)  # fmt: skip
_CONTROL = frozenset({SubType.CHANGE_OF_CONTROL, SubType.CAPTURE_OF_POSITION})
_DE_ESCALATION = frozenset({PloverRoot.RETREAT, PloverRoot.AGREE, PloverRoot.CONCEDE})
_OFFICIALS = frozenset(
    {ActorKind.PERSON_OFFICIAL, ActorKind.STATE, ActorKind.STATE_ORGAN, ActorKind.ARMED_FORCE,
     ActorKind.DE_FACTO_AUTHORITY, ActorKind.ARMED_GROUP}
)  # fmt: skip
_SO = frozenset({Mood.ACTUAL, Mood.HABITUAL})
_TALKS = ("held", "talks", "scheduled", "agreed", "no_result")
_STRESS = (
    "drawdown", "strength", "composition", "access_denied", "attacked", "inaction", "partiality", "blamed",
)  # fmt: skip
_CHANGES = ("capture", "regained", "handover", "withdrawal", "lost")
_PRESSING = 90  # days to a limit


class Reading(Frozen):
    """What one indicator shows in one stretch: how many rows, in words, and the claims counted."""

    count: int
    text: str
    claims: tuple[str, ...] = ()


class Indicator(Frozen):
    """One indicator in the stretch asked for and in the one before."""

    name: str
    now: Reading
    before: Reading
    per_hundred_now: float | None
    per_hundred_before: float | None
    """Rows for each hundred documents read; ``None`` where none was read."""
    moved: str
    """``up | down | unchanged``, or that too little was read to say."""


@dataclass(frozen=True)
class Stretch:
    """The part of a record that documents published from ``first`` to ``last`` hold."""

    material: Material
    first: date
    last: date

    @cached_property
    def documents(self) -> frozenset[str]:
        """Ids of the documents published in it."""
        return frozenset(
            reading.document.id
            for reading in self.material.documents
            if reading.document.published is not None
            and self.first <= reading.document.published <= self.last
        )

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The chosen claims of these documents, in their order."""
        return {claim.id: claim for claim in self.material.claims if claim.document in self.documents}

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Events told as having happened in these documents."""
        return tuple(
            event for event in self.material.events if event.document in self.documents and event.countable
        )

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """Countable incidents that a claim of these documents tells of."""
        return tuple(
            incident
            for incident in self.material.incidents
            if incident.countable and not self.claims.keys().isdisjoint(incident.claims)
        )

    def on(self, track: Track, *kinds: str, moods: frozenset[Mood] = _SO) -> tuple[str, ...]:
        """Claims on a running matter, of some kinds or of all, that tell it as being so."""
        return tuple(
            event.claim
            for event in self.material.tracks
            if event.track is track
            and event.claim in self.claims
            and event.mood in moods
            and (not kinds or event.kind in kinds)
        )


def indicators(material: Material, days: int) -> tuple[Indicator, ...]:
    """All indicators for the ``days`` up to the as-of day, each beside the same number of days before."""
    last = material.as_of
    now = Stretch(material, last - timedelta(days=days - 1), last)
    before = Stretch(material, last - timedelta(days=2 * days - 1), last - timedelta(days=days))
    return tuple(_beside(name, tell(now), tell(before), now, before) for name, tell in _ALL.items())


def _beside(name: str, one: Reading, other: Reading, now: Stretch, before: Stretch) -> Indicator:
    here, there = _per_hundred(one, now), _per_hundred(other, before)
    moved = INSUFFICIENT
    if min(len(now.documents), len(before.documents)) >= ENOUGH and here is not None and there is not None:
        moved = "unchanged" if here == there else "up" if here > there else "down"
    return Indicator(
        name=name, now=one, before=other, per_hundred_now=here, per_hundred_before=there, moved=moved
    )


def _per_hundred(reading: Reading, stretch: Stretch) -> float | None:
    return round(100 * reading.count / len(stretch.documents), 1) if stretch.documents else None


def _counted(claims: Iterable[str], what: str) -> Reading:
    listed = tuple(dict.fromkeys(claims))
    return Reading(count=len(listed), text=wording.count(len(listed), what), claims=listed)


def _alleged(stretch: Stretch) -> Reading:
    """Claims that a duty is broken, by who says so."""
    found = [
        row
        for row in stretch.material.compliance
        if row.claim in stretch.claims and row.value in {Compliance.VIOLATED, Compliance.NOT_FULFILLED}
    ]
    told = _counted((row.claim for row in found), "claim")
    by = sorted({stretch.material.names.side(row.by) for row in found}, key=str.casefold)
    return told.model_copy(update={"text": f"{told.text}, by {wording.listing(by)}"}) if by else told


def _acknowledged(stretch: Stretch) -> Reading:
    """Incidents that both sides tell alike or that a third party saw."""
    material = stretch.material
    found = [
        incident
        for incident in stretch.incidents
        if independence(material, incident.claims).ladder in {BOTH_SIDES, OBSERVED}
    ]
    claims = tuple(claim for incident in found for claim in incident.claims)
    return Reading(count=len(found), text=wording.count(len(found), "incident"), claims=claims)


def _denials(stretch: Stretch) -> Reading:
    """Accusation and denial in pairs, and how many days lie between at the median."""
    pairs = [
        relation
        for relation in stretch.material.relations
        if relation.type is RelationType.DENIES and relation.a in stretch.claims
    ]
    lags = sorted(lag for pair in pairs if (lag := _lag(stretch.material, pair.a, pair.b)) is not None)
    text = wording.count(len(pairs), "pair")
    if lags:
        text += f"; median lag {wording.count(lags[len(lags) // 2], 'day')}"
    return Reading(count=len(pairs), text=text, claims=tuple(pair.a for pair in pairs))


def _lag(material: Material, reply: str, accusation: str) -> int | None:
    days = [material.document(material.every[claim]).published for claim in (reply, accusation)]
    return abs((days[0] - days[1]).days) if days[0] and days[1] else None


def _threats(stretch: Stretch) -> Reading:
    conditional = {Stance.PLEDGE, Stance.DEMAND}
    return _counted(
        (
            claim.id
            for claim in stretch.claims.values()
            if claim.stance is Stance.THREATEN
            or (claim.stance in conditional and claim.condition is not None)
        ),
        "claim",
    )


def _means(stretch: Stretch) -> Reading:
    """The heaviest means told of, and how many events are told with any."""
    armed = [event for event in stretch.events if event.means]
    heaviest = max(
        (means for event in armed for means in event.means if means in LADDER), key=LADDER.index, default=None
    )
    text = wording.count(len(armed), "event")
    if heaviest is not None:
        text += f"; heaviest told: {heaviest.replace('_', ' ')}"
    claims = tuple(event.claim for event in armed if event.claim in stretch.claims)
    return Reading(count=len(armed), text=text, claims=tuple(claim for claim in claims if claim is not None))


def _casualties(stretch: Stretch) -> Reading:
    """Lowest and highest number told at once, for each side and outcome; nothing is added up."""
    rows = [row for row in stretch.material.casualties if row.document in stretch.documents]
    grouped: dict[tuple[str, Outcome], list[CasualtyClaim]] = {}
    for row in rows:
        if row.outcome in {Outcome.KILLED, Outcome.WOUNDED}:
            grouped.setdefault((stretch.material.names.side(row.side), row.outcome), []).append(row)
    parts = [
        f"{side}, {outcome.value}: {_range(told)}"
        for (side, outcome), told in sorted(
            grouped.items(), key=lambda item: (item[0][0].casefold(), item[0][1])
        )
    ]
    claims = tuple(row.claim for row in rows if row.claim in stretch.claims)
    text = "; ".join(parts) if parts else "none told"
    return Reading(count=len(rows), text=text, claims=tuple(claim for claim in claims if claim is not None))


def _range(rows: Iterable[CasualtyClaim]) -> str:
    numbers = [number for row in rows for number in (row.n_min, row.n_max) if number is not None]
    if not numbers:
        return "number not told"
    return str(numbers[0]) if min(numbers) == max(numbers) else f"{min(numbers)}–{max(numbers)}"


def _places(stretch: Stretch) -> Reading:
    """Places of incidents that are told to a district or nearer."""
    near = [
        one for one in stretch.incidents if one.place and one.where_prec is not None and one.where_prec <= 3
    ]
    claims = tuple(claim for incident in near for claim in incident.claims)
    places = {incident.place for incident in near}
    return Reading(count=len(places), text=wording.count(len(places), "place"), claims=claims)


def _operations(stretch: Stretch) -> Reading:
    named = [claim for incident in stretch.incidents if incident.names for claim in incident.claims]
    mobilised = [
        event.claim for event in stretch.events if event.plover is PloverRoot.MOBILIZE and event.claim
    ]
    return _counted((claim for claim in (*named, *mobilised) if claim in stretch.claims), "claim")


def _control(stretch: Stretch) -> Reading:
    told = [event.claim for event in stretch.events if event.sub_type in _CONTROL and event.claim]
    return _counted(
        (*stretch.on(Track.TERRITORY, *_CHANGES), *(one for one in told if one in stretch.claims)), "claim"
    )


def _obligations(stretch: Stretch) -> Reading:
    """Limits within ninety days, or past, of duties of which somebody says something."""
    pressing = [
        row
        for row in deadlines(stretch.material)
        if row.days is not None and row.days <= _PRESSING
        and row.statement is not None and row.statement.claim in stretch.claims
    ]  # fmt: skip
    return _counted((row.statement.claim for row in pressing if row.statement is not None), "claim")


def _channel(stretch: Stretch) -> Reading:
    """Claims of talks held or planned."""
    return _counted(stretch.on(Track.MEDIATION, *_TALKS, moods=_SO | {Mood.TO_COME}), "claim")


def _labels(stretch: Stretch) -> Reading:
    claims = [
        claim
        for use in label_uses(stretch.material)
        if use.kind == "label"
        for claim in use.claims
        if claim in stretch.claims and stretch.claims[claim].source.kind in _OFFICIALS
    ]
    return _counted(claims, "claim")


def _not_bound(stretch: Stretch) -> Reading:
    return _counted(
        (
            row.claim
            for row in stretch.material.compliance
            if row.value is Compliance.NOT_BOUND and row.claim in stretch.claims
        ),
        "claim",
    )


def _de_escalation(stretch: Stretch) -> Reading:
    acts = [
        event.claim
        for event in stretch.events
        if event.plover in _DE_ESCALATION and event.aux is Aux.ACTUAL and event.claim in stretch.claims
    ]
    exchanges = stretch.on(Track.PRISONERS_MISSING, "exchange", "release")
    return _counted((*(claim for claim in acts if claim is not None), *exchanges), "claim")


_ALL: dict[str, Callable[[Stretch], Reading]] = {
    "Alleged violations, by accuser": _alleged,
    "Incidents told by both sides or seen by a third party": _acknowledged,
    "Accusation and denial, with the lag": _denials,
    "Threats, warnings, conditions": _threats,
    "Means, from small arms to aircraft": _means,
    "Casualties told, by side, lowest to highest": _casualties,
    "Places with incidents": _places,
    "Named operations and mobilisation": _operations,
    "Claims of changed control": _control,
    "Peacekeepers and guarantors: conduct, access, strength": lambda stretch: _counted(
        stretch.on(Track.PEACEKEEPERS, *_STRESS), "claim"
    ),
    "Duties due within 90 days or past": _obligations,
    "Statements on the state of the truce": lambda stretch: _counted(stretch.on(Track.TRUCE_STATUS), "claim"),
    "Roads, power and crossings told closed": lambda stretch: _counted(
        stretch.on(Track.INFRASTRUCTURE_ACCESS, "closed"), "claim"
    ),
    "Displacement and evacuation": lambda stretch: _counted(
        stretch.on(Track.DISPLACEMENT, "movement", "evacuation", "expulsion"), "claim"
    ),
    "Talks": _channel,
    "Loaded labels used by officials": _labels,
    "Agreement said not to bind": _not_bound,
    "De-escalation: withdrawals, agreements, concessions, exchanges": _de_escalation,
}
