"""Clusters: every link says how much speaks for it, and what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.linking.dispatches import THEATRE, Dispatch, corpus
from trucewatch.linking import link
from trucewatch.linking.clusters import Decisions, find_clusters, score
from trucewatch.linking.happenings import Gazetteer, Happening, conflict, happenings_of
from trucewatch.model.reading import DocumentReading
from trucewatch.model.vocabulary import SubType

TUESDAY = date(2031, 5, 3)


def happenings(*texts: tuple[str, SubType, str]) -> tuple[Happening, ...]:
    """One happening on Tuesday for each (place, kind, actor), each in a document of its own."""
    readings: list[DocumentReading] = []
    for number, (place, kind, actor) in enumerate(texts):
        d = Dispatch(f"{actor} guns fired at {place} on Tuesday.", id=str(number))
        claim = d.author(f"{actor} guns fired at {place} on Tuesday")
        d.event(claim, "fired", kind, by=actor, place=place, when=("Tuesday", TUESDAY))
        readings.append(d.reading)
    return told_in(readings)


def told_in(readings: Sequence[DocumentReading]) -> tuple[Happening, ...]:
    """The happenings of some documents, each of which tells a story of its own."""
    return tuple(
        happening
        for place, reading in enumerate(readings)
        for happening in happenings_of(reading, place, {}, frozenset(), reading.document.id)
    )


class Nothing:
    """What earlier documents told, where there are none."""

    def block(self, _key: str) -> Sequence[Happening]:
        """No happening."""
        return ()

    told_of = judged = block


def test_a_link_tells_its_reasons() -> None:
    """Kind, party, place and day are counted, and each is named."""
    a, b = happenings(("Kelm", SubType.SHELLING, "Ostrian"), ("Kelm", SubType.SHELLING, "Ostrian"))
    link = score(a, b)
    assert link.score == 3.5
    assert link.reasons == ("same kind", "shared parties", "same place", "same day")


def test_a_cluster_keeps_the_links_that_made_it() -> None:
    """What was joined can be explained afterwards."""
    found = happenings(("Kelm", SubType.SHELLING, "Ostrian"), ("Kelm", SubType.SHELLING, "Ostrian"))
    (cluster,) = find_clusters(found, Nothing(), Gazetteer([THEATRE]), Decisions(()))
    assert [link.reasons for link in cluster.links] == [score(*found).reasons]


def test_kinds_that_do_not_go_together_rule_a_link_out() -> None:
    """A sniper's shot is no shelling; an attack in general words may be either."""
    shelling, sniping, attack = happenings(
        ("Kelm", SubType.SHELLING, "Ostrian"),
        ("Kelm", SubType.SNIPING, "Ostrian"),
        ("Kelm", SubType.GROUND_ASSAULT, "Ostrian"),
    )
    places = Gazetteer([THEATRE])
    assert conflict(shelling, sniping, places)
    assert not conflict(shelling, attack, places)
    assert not conflict(sniping, attack, places)


def test_many_events_in_one_block_cost_no_more_each() -> None:
    """An event is compared with the last ones of its block only; all of one day and place still come together."""
    dispatches = []
    for number in range(120):
        d = Dispatch("Ostrian guns fired at Kelm on Tuesday.", id=str(number), publisher=f"Courier {number}")
        claim = d.author("Ostrian guns fired at Kelm on Tuesday")
        d.event(claim, "fired", SubType.SHELLING, by="Ostrian", place="Kelm", when=("Tuesday", TUESDAY))
        dispatches.append(d)
    (incident,) = link(corpus(*dispatches)).incidents
    assert len(incident.accounts) == 3


def test_news_without_a_day_is_not_one_piece_months_apart() -> None:
    """Two strikes on one country, told without dates in March and in July, are two."""
    told = []
    for key, published in (("a", date(2031, 3, 22)), ("b", date(2031, 7, 15))):
        d = Dispatch("A strike hit Kelm.", id=key, published=published)
        d.event(None, "strike", SubType.AIR_OR_DRONE_STRIKE, place="Kelm")
        told.append(d)
    a, b = told_in([d.reading for d in told])
    assert conflict(a, b, Gazetteer([THEATRE]))
