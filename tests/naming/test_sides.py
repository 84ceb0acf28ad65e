"""For whom somebody speaks: sides of a theatre, parties of a text, and the neutral sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import Catalogue, Referent
from trucewatch.naming.referents import PAIR
from trucewatch.naming.sides import Sides, together
from trucewatch.naming.theatre import load_theatre

THEATRE = load_theatre("varland-ostria")
WITH = Sides(Catalogue([THEATRE]), [THEATRE])
WITHOUT = Sides(Catalogue([]), [], parties=("ghana", "togo"), groups=("ghana/rebels",))


@pytest.mark.parametrize(
    ("actor", "side"),
    [
        ("varland/defence-ministry/new-name", "varland"),
        ("oldan/guard", "ostria"),
        ("merovia", "third_party"),
        ("merovia/peacekeepers/new-name", "monitor"),
        ("league/new-name", "mediator"),
        ("ghana", "third_party"),
        (None, "unresolved"),
    ],
)
def test_with_a_theatre_the_nearest_actor_above_tells(actor: str | None, side: str) -> None:
    """An actor that no file knows stands on the side of what it belongs to."""
    assert WITH.of_source(Referent(actor, ActorKind.PERSON_OFFICIAL)) == side


@pytest.mark.parametrize(
    ("actor", "kind", "side"),
    [
        ("ghana/presidency/x", ActorKind.PERSON_OFFICIAL, "ghana"),
        ("ghana/rebels", ActorKind.ARMED_GROUP, "ghana-rebels"),
        ("truce-mediators", ActorKind.MEDIATOR, "mediator"),
        ("togo", ActorKind.STATE, "togo"),
        ("chile", ActorKind.STATE, "third_party"),
        ("un", ActorKind.INTERNATIONAL_ORG, "third_party"),
        ("ghana/media", ActorKind.MEDIA_COLLECTIVE, "ghana"),
        ("chile/media", ActorKind.MEDIA_COLLECTIVE, "media"),
        ("ghana/newspaper", ActorKind.MEDIA_OUTLET, "media"),
        ("ghana/observatory", ActorKind.NGO, "third_party"),
        ("chile/peacekeepers", ActorKind.PEACEKEEPING_FORCE, "monitor"),
    ],
)
def test_without_a_theatre_a_party_is_its_own_side(actor: str, kind: ActorKind, side: str) -> None:
    """Parties by their own id; everybody else on a neutral side."""
    assert WITHOUT.of_source(Referent(actor, kind, party=actor)) == side


def test_a_people_tells_whose_it_is_and_not_for_whom_it_speaks() -> None:
    """As a source unresolved, as the people harmed a side's."""
    people = Referent(None, ActorKind.POPULATION_GROUP, party="varland")
    assert (WITH.of_source(people), WITH.of_people(people)) == ("unresolved", "varland")


def test_both_sides_without_a_theatre_are_the_last_two_parties() -> None:
    """The nearest two parties, third parties passed over; one alone is not both."""
    pair = Referent(None, ActorKind.COLLECTIVE, noun=PAIR, nearby=("chile", "togo", "peru", "ghana"))
    assert WITHOUT.of_source(pair) == "ghana;togo"
    assert WITHOUT.actor_of(pair) == "ghana;togo"
    alone = Referent(None, ActorKind.COLLECTIVE, noun=PAIR, nearby=("togo",))
    assert (WITHOUT.of_source(alone), WITHOUT.actor_of(alone)) == ("unresolved", None)


@given(st.lists(st.sampled_from(["a", "b", "a;c", "unresolved"]), max_size=6))
def test_joined_sides_are_sorted_and_unique(sides: list[str]) -> None:
    """Joining is a set's union in alphabetical order; unresolved shows only alone."""
    parts = together(sides).split(";")
    assert parts == sorted(set(parts))
    assert ("unresolved" in parts) == (parts == ["unresolved"])
    assert together(reversed(sides)) == together(sides)
