"""Why rows were brought together travels with the incident."""

from __future__ import annotations

from datetime import date

from tests.linking.dispatches import Dispatch, corpus, judgement
from trucewatch.linking import link
from trucewatch.linking.hanging import POINTS_BACK
from trucewatch.linking.why_one import BY_A_PERSON
from trucewatch.model.vocabulary import SubType

TUESDAY, WEDNESDAY = date(2031, 5, 3), date(2031, 5, 4)


def shelling(key: str, day: date, source: str = "Varland") -> tuple[Dispatch, str]:
    """A dispatch in which a source tells of shelling on a day, with the event's id."""
    word = day.strftime("%A")
    d = Dispatch(
        f"{source} said Ostrian guns shelled Kelm on {word}. {source} called the attack grave.", id=key
    )
    claim = d.claim(source, "said", f"Ostrian guns shelled Kelm on {word}")
    event = d.event(claim, "shelled", SubType.SHELLING, by="Ostrian", place="Kelm", when=(word, day))
    return d, event


def test_a_rules_link_keeps_its_reasons_its_points_and_what_was_needed() -> None:
    """Two tellings of one day and place: the tie names what they share."""
    (first, a), (second, b) = shelling("a", TUESDAY), shelling("b", TUESDAY)
    (incident,) = link(corpus(first, second)).incidents
    (tie,) = incident.ties
    assert (tie.a, tie.b, tie.needed) == (a, b, 3.0)
    assert {"same day", "same place", "same kind"} <= set(tie.reasons)
    assert tie.score is not None
    assert tie.score >= 3.0


def test_what_a_person_joined_says_so_and_has_no_points() -> None:
    """The days differ, so no rule joins the two."""
    (first, a), (second, b) = shelling("a", TUESDAY), shelling("b", WEDNESDAY)
    assert [incident.ties for incident in link(corpus(first, second)).incidents] == [(), ()]
    joined = judgement("same_incident", first.reading.claims[0].id, second.reading.claims[0].id)
    (incident,) = link(corpus(first, second, judgements=(joined,))).incidents
    (tie,) = incident.ties
    assert (tie.a, tie.b, tie.reasons, tie.score) == (a, b, (BY_A_PERSON,), None)


def test_a_claim_that_only_points_back_says_so() -> None:
    """“The attack” tells no event of its own."""
    d, event = shelling("a", TUESDAY)
    pointing = d.claim("Varland", "called", "the attack grave", nth=0)
    (incident,) = link(corpus(d)).incidents
    assert [(tie.a, tie.b, tie.reasons) for tie in incident.ties] == [(event, pointing, (POINTS_BACK,))]
