"""Accounts: one for each side, silence told as silence, nothing carried from one into another."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linking.dispatches import Dispatch, corpus
from trucewatch.linking import link
from trucewatch.model.event import Sequence
from trucewatch.model.linking import Account, Linked
from trucewatch.model.vocabulary import ActorKind, Certainty, Occurrence, Outcome, Polarity, Stance, SubType

TUESDAY = date(2031, 5, 3)


def account(linked: Linked, side: str) -> Account:
    """A side's account of the first incident."""
    return next(account for account in linked.incidents[0].accounts if account.side == side)


def first_fire() -> tuple[Dispatch, str]:
    """A dispatch in which Varland says that Ostria fired first; and the claim."""
    d = Dispatch(
        "Varland said that Ostrian gunners opened fire first at Kelm on Tuesday, killing two of its soldiers. "
        "Ostria denied that its gunners had fired first."
    )
    claim = d.claim(
        "Varland", "said", "Ostrian gunners opened fire first at Kelm on Tuesday, killing two of its soldiers"
    )
    event = d.event(
        claim,
        "opened fire",
        SubType.EXCHANGE_OF_FIRE,
        by="Ostrian",
        place="Kelm",
        sequence=Sequence.FIRST,
        when=("Tuesday", TUESDAY),
        means=("small_arms",),
    )
    d.casualties(claim, "two of its soldiers", 2, 2, side="varland", event=event)
    return d, claim


def test_what_a_side_says_stands_in_its_account() -> None:
    """Initiator, words, place, days, means and figures are those of the side's own claims."""
    d, claim = first_fire()
    said = account(link(corpus(d)), "varland")
    assert said.occurrence is Occurrence.ASSERTED
    assert said.initiator == ("ostria",)
    assert "opened fire first" in (said.sequence or "")
    assert said.place == "kelm"
    assert said.time is not None
    assert said.time.start == TUESDAY
    assert said.means == ("small_arms",)
    assert len(said.casualties) == 1
    assert said.claims == (claim,)


def test_silence_is_no_account() -> None:
    """A party that says nothing has an account that says so, and nothing else."""
    d, _ = first_fire()
    silent = account(link(corpus(d)), "ostria")
    assert silent.occurrence is Occurrence.NO_ACCOUNT
    assert silent.claims == ()
    assert silent.initiator == ()


def test_denying_to_have_fired_first_denies_the_initiator_and_presupposes_the_clash() -> None:
    """Who denies having begun does not deny that shots fell."""
    d, _ = first_fire()
    denial = d.claim("Ostria", "denied", "its gunners had fired first", stance=Stance.DENY)
    said = account(link(corpus(d)), "ostria")
    assert said.occurrence is Occurrence.PRESUPPOSED
    assert said.initiator == ("not ostria",)
    assert said.claims == (denial,)


def test_denying_it_all_is_a_denial() -> None:
    """A side that says that nothing happened has its account marked as a denial."""
    d = Dispatch("Varland said that guns shelled Kelm. Ostria denied that any shelling took place.")
    d.event(d.claim("Varland", "said", "guns shelled Kelm"), "shelled", SubType.SHELLING, place="Kelm")
    d.claim("Ostria", "denied", "any shelling took place", stance=Stance.DENY)
    assert account(link(corpus(d)), "ostria").occurrence is Occurrence.DENIED


def test_own_act_is_acknowledged() -> None:
    """A side that tells of its own forces' act acknowledges it."""
    d = Dispatch("Varland announced that Varlandic guns had shelled Sarn.")
    claim = d.claim("Varland", "announced", "Varlandic guns had shelled Sarn")
    d.event(claim, "shelled", SubType.SHELLING, by="Varlandic", place="Sarn")
    assert account(link(corpus(d)), "varland").occurrence is Occurrence.ACKNOWLEDGED_OWN


def test_the_answer_to_an_attack_names_the_other_as_initiator() -> None:
    """To have "returned fire" makes the one fired at the initiator on that side's account."""
    d = Dispatch("Varland said that Varlandic troops returned Ostrian fire at Kelm.")
    claim = d.claim("Varland", "said", "Varlandic troops returned Ostrian fire at Kelm")
    d.event(
        claim,
        "returned",
        SubType.EXCHANGE_OF_FIRE,
        by="Varlandic",
        on="Ostrian",
        place="Kelm",
        sequence=Sequence.RESPONSE,
    )
    assert account(link(corpus(d)), "varland").initiator == ("ostria",)


def test_the_press_and_unnamed_sources_have_accounts_of_their_own() -> None:
    """What the outlet says, and what nobody named says, is neither party's."""
    d = Dispatch("Ostrian guns shelled Kelm. Reportedly two people were hurt in the shelling.")
    a = d.author("Ostrian guns shelled Kelm")
    event = d.event(a, "shelled", SubType.SHELLING, by="Ostrian", place="Kelm")
    b = d.claim(None, "Reportedly", "two people were hurt in the shelling")
    d.casualties(b, "two people", 2, 2, outcome=Outcome.WOUNDED, event=event)
    linked = link(corpus(d))
    assert account(linked, "media").claims == (a,)
    assert account(linked, "unresolved").claims == (b,)
    assert account(linked, "varland").occurrence is Occurrence.NO_ACCOUNT


def test_a_monitor_that_tells_of_it_is_an_observer() -> None:
    """A monitoring mission's own report marks the incident as seen by a third party; a party's does not."""
    d = Dispatch("Ostria said that guns shelled Kelm. The mission said that guns shelled Kelm.")
    a = d.claim("Ostria", "said", "guns shelled Kelm")
    d.event(a, "shelled", SubType.SHELLING, place="Kelm")
    assert not link(corpus(d)).incidents[0].third_party_observed
    b = d.claim(
        "The mission", "said", "guns shelled Kelm", nth=1, kind=ActorKind.MONITORING_MISSION, side="monitor"
    )
    d.event(b, "shelled", SubType.SHELLING, nth=1, place="Kelm")
    linked = link(corpus(d))
    assert linked.incidents[0].third_party_observed
    assert linked.incidents[0].origins == 2


def test_a_claim_that_points_to_the_operation_gives_its_motive() -> None:
    """What "the operation" was meant to do hangs on the operation as that side's motive."""
    d = Dispatch(
        "Varland announced Operation Lantern at Kelm. Varland said the operation was meant in order to free the road."
    )
    a = d.claim("Varland", "announced", "Operation Lantern at Kelm")
    d.event(a, "Operation", SubType.GROUND_ASSAULT, by="Varland", place="Kelm", name="Operation Lantern")
    b = d.claim("Varland", "said", "the operation was meant in order to free the road")
    said = account(link(corpus(d)), "varland")
    assert said.claims == (a, b)
    assert said.motive == (b,)


def test_one_origin_behind_two_spokesmen() -> None:
    """The same side saying the same twice leaves the incident with one origin."""
    d = Dispatch(
        "Varland said that guns shelled Kelm. Varland’s defence ministry said that guns shelled Kelm."
    )
    for nth, source in enumerate(("Varland", "Varland’s defence ministry")):
        claim = d.claim(source, "said", "guns shelled Kelm", nth=nth)
        d.event(claim, "shelled", SubType.SHELLING, nth=nth, place="Kelm")
    assert link(corpus(d)).incidents[0].origins == 1


def test_denying_a_violation_denies_the_incident() -> None:
    """Where the incident is a breach of the truce, a rejected charge denies that it took place."""
    d = Dispatch(
        "The mission said that Ostrian troops violated the truce at Kelm. Ostria rejected the charge."
    )
    claim = d.claim("The mission", "said", "Ostrian troops violated the truce at Kelm", side="monitor")
    d.event(claim, "violated", SubType.OTHER, by="Ostrian", place="Kelm")
    d.claim("Ostria", "rejected", "the charge", stance=Stance.DENY)
    assert account(link(corpus(d)), "ostria").occurrence is Occurrence.DENIED


@pytest.mark.parametrize(
    ("source", "cue", "content", "labels"),
    [
        ("Varland", "found", "the strike on Sarn justified", {}),
        (
            "Varland",
            "said",
            "Varland carried out no strike on Sarn",
            {"polarity": Polarity.NEGATIVE, "certainty": Certainty.CERTAIN_NOT},
        ),
    ],
    ids=["judged", "negated"],
)
def test_what_is_no_positive_claim_of_an_own_act_acknowledges_nothing(
    source: str, cue: str, content: str, labels: dict[str, Any]
) -> None:
    """To judge an act, or to say that one did not act, is no acknowledgement, whoever is read as its author."""
    d = Dispatch(f"Ostria said that a strike hit Kelm. {source} {cue} {content}.")
    d.event(
        d.claim("Ostria", "said", "a strike hit Kelm"), "strike", SubType.AIR_OR_DRONE_STRIKE, place="Kelm"
    )
    claim = d.claim(source, cue, content, **labels)
    d.event(claim, "strike", SubType.AIR_OR_DRONE_STRIKE, nth=1, by="Varland", place="Sarn")
    accounts = [a for i in link(corpus(d)).incidents for a in i.accounts if a.side == "varland"]
    assert Occurrence.ACKNOWLEDGED_OWN not in {a.occurrence for a in accounts}


def test_an_own_act_called_justified_is_acknowledged() -> None:
    """Where the content names the speaker as the one who acted, judging the act owns it."""
    d = Dispatch("Varland said that the Varlandic strike on Sarn was justified.")
    claim = d.claim("Varland", "said", "the Varlandic strike on Sarn was justified")
    d.event(claim, "strike", SubType.AIR_OR_DRONE_STRIKE, by="Varlandic", place="Sarn")
    assert account(link(corpus(d)), "varland").occurrence is Occurrence.ACKNOWLEDGED_OWN
