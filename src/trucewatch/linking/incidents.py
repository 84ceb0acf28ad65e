"""Incidents: what a cluster of events is called, when and where it is told to lie, who took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from trucewatch.linking.clusters import Cluster
from trucewatch.linking.happenings import WIDE, Gazetteer, Happening, sub_type_of
from trucewatch.linking.statements import Statement, parties
from trucewatch.linking.wordlists import pattern, word_list
from trucewatch.model.claim import Quote
from trucewatch.model.linking import Incident
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import Stance, SubType

Value = TypeVar("Value")


def describe(cluster: Cluster, claims: Sequence[Statement], places: Gazetteer) -> Incident:
    """The incident's own fields; accounts and counts are added by `accounts`.

    Args:
        cluster: all its events.
        claims: what tells of it, in the record's order.
        places: the places of its events.
    """
    events = cluster.events
    when = _when(events)
    place = _most([h.place for h in events if h.place is not None])
    printed = _most([h.event.place.text for h in events if h.event.place is not None and h.place is None])
    sub_type = _sub_type(events)
    precisions = [h.event.where_prec for h in events if h.event.where_prec is not None and h.place == place]
    where = places.label(place) if place is not None else None
    where = where or _most(
        [h.event.place.text for h in events if h.event.place is not None and _proper(h.event.place)]
    )
    kind = _kind(sub_type, events)
    reported = [day for h in events if (day := h.published) is not None]
    announced = [day for claim in claims if (day := _announced(claim)) is not None]
    return Incident(
        id=cluster.id,
        label=", ".join((kind, where or "place not stated", _days(when, min(reported, default=None)))),
        kind=kind,
        announced=min(announced, default=None),
        reported=min(reported, default=None),
        names=tuple(dict.fromkeys(h.event.name.text for h in events if h.event.name is not None)),
        plover=_most([h.event.plover for h in events]) or events[0].event.plover,
        sub_type=sub_type,
        when=when,
        place=places.shown(place) if place is not None else printed,
        where_prec=min(precisions, default=None),
        parties=tuple(sorted({side for h in events for side in h.parties})),
        events=tuple(dict.fromkeys(h.id for h in events)),
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
    )


def _announced(statement: Statement) -> date | None:
    """The day told beside the cue of an announcement: outside of what is announced, in the same sentence."""
    claim, reading = statement.claim, statement.reading
    if claim.stance is not Stance.ACKNOWLEDGE or claim.cue is None:
        return None
    sentence = reading.sentences[reading.sentence_of(claim.cue.spans[0].start)]
    said = [span for other in reading.claims for span in other.content.spans]
    for time in reading.times:
        if sentence.contains(time.span) and not any(span.overlaps(time.span) for span in said):
            days = time.interval
            if days is not None and days.start is not None and days.start == days.end:
                return days.start
    return None


def _proper(place: Quote) -> bool:
    """Whether the words name a place ("Sarn") and do not only describe one ("its positions")."""
    return any(character.isupper() for character in place.text)


def _most(values: Sequence[Value]) -> Value | None:
    """The most frequent value, the first of the record's order among equals."""
    counts = Counter(values)
    return max(counts, key=lambda value: counts[value]) if counts else None


def _sub_type(events: Sequence[Happening]) -> SubType:
    """The most frequent sub-type that says something; a specific one among equals.

    Where both sides are told to have acted, in different ways, no one side's act names the incident.
    """
    kinds = [sub_type_of(h.event.plover, h.event.sub_type) for h in sorted(events, key=lambda h: h.general)]
    known = [kind for kind in kinds if kind is not SubType.OTHER]
    acting = {h.event.initiator.side for h in events if h.event.initiator is not None}
    violent = all("violence" in h.families for h in events)
    if violent and len(parties(acting)) > 1 and len(set(known)) > 1:
        return SubType.EXCHANGE_OF_FIRE
    return _most(known) or SubType.OTHER


def _when(events: Sequence[Happening]) -> Interval | None:
    """The most precise interval told; the most frequent among equals, then the first told."""
    told = [h.told for h in events if h.told is not None]
    finest = min((interval.prec for interval in told), default=0)
    return _most([interval for interval in told if interval.prec == finest])


def _kind(sub_type: SubType, events: Sequence[Happening]) -> str:
    """The kind in neutral words; where the sub-type says nothing, what the triggers tell of."""
    labels = word_list("happenings")
    by_root = {labels["labels_by_root"].get(h.event.plover.value) for h in events}
    if len(by_root) == 1 and (label := by_root.pop()) is not None:
        return str(label)
    if sub_type is SubType.EXCHANGE_OF_FIRE and not _mutual(events):
        return str(labels["one_sided"])
    if sub_type is SubType.OTHER:
        for number, (_, label) in enumerate(labels["labels_by_trigger"]):
            told = pattern("happenings", "labels_by_trigger", number, 0)
            if any(told.match(h.event.trigger.text) for h in events):
                return str(label)
    return str(labels["labels"][sub_type.value])


def _mutual(events: Sequence[Happening]) -> bool:
    """Whether some event is told of both sides, or events of different sides are."""
    acting = parties(h.event.initiator.side for h in events if h.event.initiator is not None)
    told = pattern("happenings", "mutual")
    return len(acting) > 1 or any(h.event.both_sides or told.fullmatch(h.event.trigger.text) for h in events)


def _days(when: Interval | None, reported: date | None) -> str:
    if when is None:
        return f"reported {_day(reported)}" if reported else "date not stated"
    start, end = when.start, when.end
    if start is not None and end is not None:
        if start == end:
            return _day(start)
        if (start.year, start.month) == (end.year, end.month):
            whole = when.prec == WIDE
            return f"{start:%B %Y}" if whole else f"{start.day}–{end.day} {end:%B %Y}"
        return f"{_day(start)} – {_day(end)}"
    if start is not None:
        return f"since {_day(start)}"
    assert end is not None, "an interval as told has a start or an end"
    return f"until {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
