"""Linking as a whole: a pure function of the corpus, whatever the order of documents and the names."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.linking.dispatches import Dispatch, corpus
from trucewatch.linking import link
from trucewatch.model.event import Sequence
from trucewatch.model.linking import Corpus, Linked
from trucewatch.model.vocabulary import Stance, SubType

_AS_IS: dict[str, str] = {}
_SWAPPED = {"Varlandic": "Ostrian", "Ostrian": "Varlandic", "Varland": "Ostria", "Ostria": "Varland"}
_LONGER = {"Varland": "Union of the Upper Northern Marches", "Varlandic": "Marcher"}
_SIDES = {"varland": "ostria", "ostria": "varland"}


def named(text: str, names: dict[str, str]) -> str:
    """The text with the parties called as ``names`` says."""
    return re.sub(
        "Varlandic|Ostrian|Varland|Ostria", lambda match: names.get(match.group(), match.group()), text
    )


def clash(identity: str, publisher: str, day: int, names: dict[str, str] = _AS_IS) -> Dispatch:
    """A dispatch of a clash: a charge, its denial, a reciprocal charge, and the outlet's own words."""
    text = (
        "Varland said that Ostrian gunners opened fire first at Kelm on Tuesday, killing two of its soldiers. "
        "Ostria denied this. Both Varland and Ostria accuse each other of firing first at Sarn. "
        "The fighting lasted until noon. The weather stayed dry and the market was open as on other days."
    )
    d = Dispatch(named(text, names), id=identity, publisher=publisher, published=date(2031, 5, day))
    varland, ostria = named("Varland", names), named("Ostria", names)
    ostrian = named("Ostrian", names)
    claim = d.claim(
        varland,
        "said",
        f"{ostrian} gunners opened fire first at Kelm on Tuesday, killing two of its soldiers",
    )
    event = d.event(
        claim,
        "opened fire",
        SubType.EXCHANGE_OF_FIRE,
        by=ostrian,
        place="Kelm",
        sequence=Sequence.FIRST,
        when=("Tuesday", date(2031, 5, 3)),
    )
    d.casualties(claim, "two of its soldiers", 2, 2, event=event)
    d.claim(ostria, "denied", "this", stance=Stance.DENY)
    d.claim(
        f"Both {varland} and {ostria}", "accuse", "each other of firing first at Sarn", side="ostria;varland"
    )
    d.event(d.author("The fighting lasted until noon"), "fighting", SubType.EXCHANGE_OF_FIRE)
    return d


def dispatches(names: dict[str, str] = _AS_IS) -> list[Dispatch]:
    """Three documents of one dispute."""
    first = clash("a", "The Ledger", 4, names)
    second = Dispatch(
        named(
            "Ostria’s defence ministry said that Varlandic troops attacked Kelm on Tuesday "
            "and that the truce is in danger.",
            names,
        ),
        id="b",
        published=date(2031, 5, 5),
        publisher="The Courier",
    )
    ministry, varlandic = (
        named("Ostria’s defence ministry", names),
        named("Varlandic", names),
    )
    attack = second.claim(ministry, "said", f"{varlandic} troops attacked Kelm on Tuesday")
    second.claim(ministry, "said", "the truce is in danger")
    second.event(
        attack,
        "attacked",
        SubType.GROUND_ASSAULT,
        by=varlandic,
        place="Kelm",
        when=("Tuesday", date(2031, 5, 3)),
    )
    varland = named("Varland", names)
    third = Dispatch(f"{varland} said that the truce is holding.", id="c", published=date(2031, 5, 6))
    third.claim(varland, "said", "the truce is holding")
    return [first, second, third]


def shape(linked: Linked, of: Corpus, sides: dict[str, str]) -> Any:
    """The result without ids, spans and texts: rows by their place in the corpus, sides as ``sides`` calls them."""
    names: dict[str, str] = {}
    for reading in of.readings:
        for kind, rows in (("c", reading.claims), ("e", reading.events), ("n", reading.casualties)):
            names.update({row.id: f"{reading.document.id}{kind}{number}" for number, row in enumerate(rows)})

    def called(side: str) -> str:
        return re.sub("varland|ostria", lambda match: sides.get(match.group(), match.group()), side)

    def ids(listed: tuple[str, ...]) -> list[str]:
        return [names[one] for one in listed]

    return (
        [
            (
                ids(i.events),
                ids(i.claims),
                sorted(called(side) for side in i.parties),
                i.sub_type,
                i.when,
                i.place,
                i.origins,
                i.third_party_observed,
                i.label,
                sorted(
                    (
                        called(a.side),
                        a.occurrence,
                        tuple(called(who) for who in a.initiator),
                        tuple(called(who) for who in a.target),
                        a.place,
                        a.means,
                        tuple(ids(a.casualties)),
                        tuple(ids(a.claims)),
                    )
                    for a in i.accounts
                ),
            )
            for i in linked.incidents
        ],
        sorted(
            (names[r.a], names[r.b], r.type, r.dimension, r.explicit, r.independence, r.made_by)
            for r in linked.relations
        ),
        sorted((ids(o.claims), sorted(called(side) for side in o.sides), o.reasons) for o in linked.origins),
    )


def test_exchanging_the_parties_names_exchanges_the_result_and_nothing_else() -> None:
    """The same dispatches with the names exchanged give the same rows with the sides exchanged."""
    plain, swapped = corpus(*dispatches()), corpus(*dispatches(_SWAPPED))
    expected = shape(link(plain), plain, {})
    assert shape(link(swapped), swapped, _SIDES) == expected
    assert expected[0]
    assert expected[1]


def test_a_longer_name_for_a_party_changes_nothing() -> None:
    """Called by six words instead of one, a party has the same accounts, relations and origins."""
    plain, longer = corpus(*dispatches()), corpus(*dispatches(_LONGER))
    assert shape(link(longer), longer, {}) == shape(link(plain), plain, {})


@given(order=st.permutations([0, 1, 2]))
@settings(max_examples=6, deadline=None)
def test_the_order_of_documents_changes_nothing(order: list[int]) -> None:
    """Incidents, accounts, relations and origins are the same however the readings come."""
    listed = corpus(*dispatches())
    shuffled = listed.model_copy(update={"readings": tuple(listed.readings[at] for at in order)})
    assert link(shuffled) == link(listed)


def test_linking_again_gives_the_same_bytes() -> None:
    """What is derived can be thrown away and made again."""
    listed = corpus(*dispatches())
    assert link(listed).model_dump_json() == link(listed).model_dump_json()


@given(copies=st.integers(1, 3))
@settings(max_examples=3, deadline=None)
def test_copies_leave_incidents_and_their_origins_as_they_were(copies: int) -> None:
    """A copied document adds its claims to the same incidents, and no origin to any of them."""
    before = link(corpus(*dispatches()))
    added = [clash(f"z{number}", "The Copyist", 7) for number in range(copies)]
    after = link(corpus(*dispatches(), *added))
    assert [incident.id for incident in after.incidents] == [incident.id for incident in before.incidents]
    assert [incident.origins for incident in after.incidents] == [
        incident.origins for incident in before.incidents
    ]
    assert len(after.origins) == len(before.origins)
