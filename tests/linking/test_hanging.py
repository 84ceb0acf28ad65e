"""What hangs on an incident: denials, words that point to it and counts of its dead, also over documents."""

from __future__ import annotations

from datetime import date

import pytest

from tests.linking.dispatches import Dispatch, corpus
from trucewatch.linking import link
from trucewatch.model.linking import Incident
from trucewatch.model.vocabulary import Aux, Occurrence, Outcome, PersonStatus, Stance, SubType

TUESDAY, WEDNESDAY = date(2031, 5, 3), date(2031, 5, 4)


def shelling(key: str, day: date = TUESDAY, place: str = "Kelm") -> tuple[Dispatch, str]:
    """A dispatch in which Varland tells of Ostrian shelling on Tuesday, with the claim."""
    d = Dispatch(f"Varland said Ostrian guns shelled {place} on Tuesday.", id=key, published=day)
    claim = d.claim("Varland", "said", f"Ostrian guns shelled {place} on Tuesday")
    d.event(claim, "shelled", SubType.SHELLING, by="Ostrian", place=place, when=("Tuesday", TUESDAY))
    return d, claim


def denial(key: str, day: date, place: str = "Kelm") -> tuple[Dispatch, str]:
    """A dispatch in which Ostria denies that its guns shelled a place."""
    d = Dispatch(f"Ostria denied that Ostrian guns had shelled {place}.", id=key, published=day)
    claim = d.claim("Ostria", "denied", f"Ostrian guns had shelled {place}", stance=Stance.DENY)
    d.event(claim, "shelled", SubType.SHELLING, by="Ostrian", place=place, aux=Aux.NEGATED)
    return d, claim


def sole(incidents: tuple[Incident, ...]) -> Incident:
    """The one incident that there is."""
    (incident,) = incidents
    return incident


@pytest.mark.parametrize(("told", "denied"), [("a", "b"), ("b", "a")])
def test_a_denial_of_another_document_is_the_other_side_s_account(told: str, denied: str) -> None:
    """Of two dispatches of one day either may come first in the record."""
    first, claim = shelling(told)
    second, no = denial(denied, TUESDAY)
    incident = sole(link(corpus(first, second)).incidents)
    assert set(incident.claims) == {claim, no}
    accounts = {account.side: account.occurrence for account in incident.accounts}
    assert accounts["ostria"] is Occurrence.DENIED
    assert accounts["varland"] is Occurrence.ASSERTED


@pytest.mark.parametrize(
    ("day", "place"),
    [(TUESDAY, "Sarn"), (date(2031, 4, 20), "Kelm")],
    ids=["another place", "long before"],
)
def test_a_denial_of_something_else_hangs_on_nothing(day: date, place: str) -> None:
    """What is denied of another place, or was denied long before, is not this incident."""
    first, claim = shelling("b")
    second, _ = denial("a", day, place)
    assert sole(link(corpus(first, second)).incidents).claims == (claim,)


def test_words_that_point_find_the_operation_of_another_document() -> None:
    """What is only called the operation is the one that was named."""
    first = Dispatch("Varland began an operation, Lantern, on the ridge of Kelm.", id="a")
    told = first.claim("Varland", "began", "an operation, Lantern, on the ridge of Kelm")
    first.event(told, "operation", SubType.GROUND_ASSAULT, by="Varland", place="Kelm", name="Lantern")
    second = Dispatch(
        "Ostria called the operation on the ridge an act of aggression.", id="b", published=WEDNESDAY
    )
    judged = second.claim("Ostria", "called", "the operation on the ridge an act of aggression")
    assert set(sole(link(corpus(first, second)).incidents).claims) == {told, judged}


def test_an_answer_that_tells_nothing_hangs_on_what_is_told_next_to_it() -> None:
    """Calling a report false belongs to what was told right before."""
    d, claim = shelling("a")
    d.text += " Ostria called the report false."
    answer = d.claim("Ostria", "called", "the report false", stance=Stance.REJECT)
    assert sole(link(corpus(d)).incidents).claims == (claim, answer)


def test_counted_dead_belong_to_what_was_told_before() -> None:
    """A sentence that only counts people harmed goes on with the happening before it."""
    d, claim = shelling("a")
    d.text += " One soldier was killed."
    count = d.author("One soldier was killed")
    d.casualties(count, "One soldier", 1, 1, outcome=Outcome.KILLED, status=PersonStatus.COMBATANT)
    assert sole(link(corpus(d)).incidents).claims == (claim, count)


def test_a_demand_hangs_on_nothing() -> None:
    """Who asks for an inquiry into the shelling says nothing of what happened."""
    d, claim = shelling("a")
    d.text += " Merovia asked for an inquiry into the shelling."
    d.claim("Merovia", "asked", "an inquiry into the shelling", stance=Stance.DEMAND)
    assert sole(link(corpus(d)).incidents).claims == (claim,)


def test_a_breach_that_says_neither_where_nor_when_makes_no_incident() -> None:
    """It is a charge on how the truce is kept."""
    d = Dispatch("Varland accused Ostria of violating the truce.")
    claim = d.claim("Varland", "accused", "Ostria of violating the truce", stance=Stance.ACCUSE)
    d.event(claim, "violating", SubType.OTHER, by="Ostria")
    assert link(corpus(d)).incidents == ()


def test_what_is_told_only_to_date_another_stays_apart() -> None:
    """Of shelling four days after a clash the clash is not what is told."""
    d = Dispatch("Ostrian guns shelled Kelm on Tuesday, four days after the clash at Sarn.")
    claim = d.author("Ostrian guns shelled Kelm on Tuesday, four days after the clash at Sarn")
    d.event(claim, "shelled", SubType.SHELLING, by="Ostrian", place="Kelm", when=("Tuesday", TUESDAY))
    d.event(claim, "clash", SubType.EXCHANGE_OF_FIRE)
    assert [incident.label for incident in link(corpus(d)).incidents] == [
        "Shelling, Kelm / Kelmburg, 3 May 2031"
    ]


def test_other_figures_of_another_day_are_another_happening() -> None:
    """Reports of strikes on a valley, one a day, each with its own dead, are several strikes."""
    documents = []
    for key, day, dead in (("a", TUESDAY, 8), ("b", WEDNESDAY, 35)):
        d = Dispatch(f"Ostrian jets struck the Tor Valley and killed {dead} people.", id=key, published=day)
        claim = d.author(f"Ostrian jets struck the Tor Valley and killed {dead} people")
        event = d.event(
            claim, "struck", SubType.AIR_OR_DRONE_STRIKE, by="Ostrian", place="Tor Valley", where_prec=4
        )
        d.casualties(claim, f"{dead} people", dead, dead, event=event, side="varland")
        documents.append(d)
    assert len(link(corpus(*documents)).incidents) == 2
