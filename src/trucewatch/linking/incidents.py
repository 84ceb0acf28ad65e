"""Incidents: what a cluster of events is called, when and where it is told to lie, who took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from trucewatch.linking.clusters import Cluster
from trucewatch.linking.happenings import WIDE, Gazetteer, Happening, sub_type_of
from trucewatch.linking.statements import Statement, parties
from trucewatch.linking.wordlists import word_list
from trucewatch.model.claim import Quote
from trucewatch.model.linking import Incident
from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import SubType

Value = TypeVar("Value")


def describe(cluster: Cluster, places: Gazetteer, statements: Mapping[str, Statement]) -> Incident:
    """The incident's own fields; accounts and counts are added by `accounts`."""
    events = cluster.events
    when = _when(events)
    place = _most([h.place for h in events if h.place is not None])
    printed = _most([h.event.place.text for h in events if h.event.place is not None and h.place is None])
    sub_type = _sub_type(events)
    told = [h.event.claim for h in sorted([*events, *cluster.attached], key=lambda h: h.order)]
    claims = dict.fromkeys(
        claim for claim in (*told, *_counting(events), *cluster.mentioned) if claim in statements
    )
    precisions = [h.event.where_prec for h in events if h.event.where_prec is not None and h.place == place]
    where = places.label(place) if place is not None else None
    where = where or _most(
        [h.event.place.text for h in events if h.event.place is not None and _proper(h.event.place)]
    )
    return Incident(
        id=cluster.id,
        label=", ".join(
            (word_list("happenings")["labels"][sub_type.value], where or "place not stated", _days(when))
        ),
        names=tuple(dict.fromkeys(h.event.name.text for h in events if h.event.name is not None)),
        plover=_most([h.event.plover for h in events]) or events[0].event.plover,
        sub_type=sub_type,
        when=when,
        place=places.shown(place) if place is not None else printed,
        where_prec=min(precisions, default=None),
        parties=tuple(sorted({side for h in events for side in h.parties})),
        events=tuple(h.id for h in events),
        claims=tuple(sorted((c for c in claims if c), key=lambda claim: statements[claim].order)),
    )


def _proper(place: Quote) -> bool:
    """Whether the words name a place ("Sarn") and do not only describe one ("its positions")."""
    return any(character.isupper() for character in place.text)


def _counting(events: Sequence[Happening]) -> list[str | None]:
    """The claims whose casualty figures are tied to one of the events."""
    ids = {h.id for h in events}
    readings = {h.reading.document.id: h.reading for h in events}
    return [row.claim for reading in readings.values() for row in reading.casualties if row.event in ids]


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


def _days(when: Interval | None) -> str:
    if when is None:
        return "date not stated"
    start, end = when.start, when.end
    if start is not None and end is not None:
        if start == end:
            return f"{start.day} {start:%B %Y}"
        if (start.year, start.month) == (end.year, end.month):
            whole = when.prec == WIDE
            return f"{start:%B %Y}" if whole else f"{start.day}–{end.day} {end:%B %Y}"
        return f"{start.day} {start:%B %Y} – {end.day} {end:%B %Y}"
    if start is not None:
        return f"since {start.day} {start:%B %Y}"
    assert end is not None, "an interval as told has a start or an end"
    return f"until {end.day} {end:%B %Y}"
