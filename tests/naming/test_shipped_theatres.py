"""The theatres that come with trucewatch: they load, and they keep what the project promises of them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from trucewatch.model.theatre import Obligation, Theatre
from trucewatch.model.vocabulary import NEUTRAL_SIDES, ActorKind, DeadlineType, Modality, Recognition, Slot
from trucewatch.naming.theatre import load_theatre, shipped_theatres
from trucewatch.naming.theatre_check import check_theatre, unanswered

_ALL = shipped_theatres()
_ONE_AUTHORITY = ["nagorno-karabakh", "varland-ostria"]
"""Theatres with one de facto authority that one of the parties' states supports."""

_AFTERWARDS = ["gaza", "israel-lebanon", "nagorno-karabakh", "south-sudan", "varland-ostria"]
"""Theatres whose parties negotiate over an instrument to come."""


def _duties(theatre: Theatre) -> dict[str, Obligation]:
    return {duty.id: duty for agreement in theatre.agreements for duty in agreement.obligations}


def test_these_are_shipped() -> None:
    """The names that ``--theatre`` takes."""
    assert {
        "gaza",
        "israel-lebanon",
        "minsk",
        "nagorno-karabakh",
        "south-sudan",
        "varland-ostria",
    } <= set(_ALL)


@pytest.mark.parametrize("name", _ALL)
def test_the_file_is_called_by_its_name(name: str) -> None:
    """The name to load it by is the name in it."""
    assert load_theatre(name).theatre == name


@pytest.mark.parametrize("name", _ONE_AUTHORITY)
def test_authority_forces_state_and_army_are_four_actors(name: str) -> None:
    """The de facto authority and its forces are neither the supporting state nor its army."""
    theatre = load_theatre(name)
    (authority,) = [actor for actor in theatre.actors if actor.kind is ActorKind.DE_FACTO_AUTHORITY]
    forces = [
        actor
        for actor in theatre.actors
        if actor.kind is ActorKind.ARMED_FORCE and actor.side == authority.side
    ]
    state = next(
        actor for actor in theatre.actors if actor.kind is ActorKind.STATE and actor.side == authority.side
    )
    assert authority.recognition is Recognition.UNRECOGNISED
    assert {force.id.partition("/")[0] for force in forces} == {authority.id, state.id}
    claimed = [
        tie.basis for force in forces for tie in force.affiliations if tie.to.startswith(f"{state.id}/")
    ]
    assert claimed
    assert all(basis.startswith("claimed_by:") for basis in claimed)


@pytest.mark.parametrize("name", _ALL)
def test_labels_are_neutral(name: str) -> None:
    """What the system prints of an actor is none of its hostile or loaded names."""
    theatre = load_theatre(name)
    for actor in theatre.actors:
        loaded = [one.text for one in actor.names if one.valence in {"hostile", "loaded"}]
        assert not any(word.lower() in actor.label.lower() for word in loaded)


@pytest.mark.parametrize("name", _ALL)
def test_peacekeepers_and_missions_monitor(name: str) -> None:
    """Whoever watches a cease-fire stands on the side ``monitor``, whoever supports it."""
    watching = {ActorKind.PEACEKEEPING_FORCE, ActorKind.MONITORING_MISSION}
    actors = [actor for actor in load_theatre(name).actors if actor.kind in watching]
    assert actors
    assert {actor.side for actor in actors} == {"monitor"}


@pytest.mark.parametrize("name", _ALL)
def test_no_position_is_mapped(name: str) -> None:
    """Heights and lines carry no coordinates, whatever else a file says of them."""
    for place in load_theatre(name).places:
        if place.kind in {"heights", "line", "zone", "facility", "corridor", "road"}:
            assert (place.lat, place.lon) == (None, None), place.id


@pytest.mark.parametrize("name", _ALL)
def test_one_instrument_is_meant_by_a_bare_name(name: str) -> None:
    """There is a default instrument; where one followed another, the later one is in force."""
    defaults = [agreement for agreement in load_theatre(name).agreements if agreement.default]
    latest = max(defaults, key=lambda agreement: agreement.signed or date.min)
    assert latest.status == "in_force"


@pytest.mark.parametrize("name", _AFTERWARDS)
def test_what_is_only_negotiated_is_prospective(name: str) -> None:
    """An instrument that nobody has signed yet has no date of signature, and owes nothing."""
    to_come = [one for one in load_theatre(name).agreements if one.status == "prospective"]
    assert to_come
    assert all(one.signed is None and not one.obligations for one in to_come)


@pytest.mark.parametrize("name", _ALL)
def test_derived_dates_follow_from_the_deadline(name: str) -> None:
    """A derived date is the anchor's date plus the years, months and days of the duration."""
    theatre = load_theatre(name)
    checked = 0
    for agreement in theatre.agreements:
        anchors = {"signature": agreement.signed, "effective": agreement.effective}
        for duty in agreement.obligations:
            due = duty.deadline
            if due is None or due.derived_date is None or due.value is None or due.anchor not in anchors:
                continue
            anchor = anchors[due.anchor]
            assert anchor is not None
            assert abs((due.derived_date - _later(anchor, due.value)).days) <= 1, duty.id
            checked += 1
    assert checked >= 2


def _later(anchor: date, duration: str) -> date:
    """``anchor`` and an ISO 8601 duration of years, months, days and hours, without a library."""
    amounts: Counter[str] = Counter()
    digits = ""
    for letter in duration.removeprefix("P").replace("T", ""):
        if letter.isdigit():
            digits += letter
        else:
            amounts[letter], digits = int(digits), ""
    months = anchor.year * 12 + anchor.month - 1 + 12 * amounts["Y"] + amounts["M"]
    days = amounts["D"] + amounts["H"] // 24
    return date.fromordinal(date(months // 12, months % 12 + 1, anchor.day).toordinal() + days)


def test_the_invented_chain() -> None:
    """Road, withdrawal, return: each waits for the one before, and the last is a right."""
    duties = _duties(load_theatre("varland-ostria"))
    assert duties["aldmoor-6-return"].depends_on == ("aldmoor-5-withdrawal",)
    assert duties["aldmoor-5-withdrawal"].depends_on == ("aldmoor-4-route-plan",)
    assert duties["aldmoor-6-return"].modality is Modality.ENTITLEMENT
    kinds = {duty.deadline.type for duty in duties.values() if duty.deadline is not None}
    assert {DeadlineType.ABSOLUTE, DeadlineType.RELATIVE, DeadlineType.RECURRING} <= kinds


def test_the_new_road_of_2020() -> None:
    """The instrument asks for a plan within three years; parties read act and deadline differently."""
    duty = _duties(load_theatre("nagorno-karabakh"))["s2020-6d-route-plan"]
    assert duty.deadline is not None
    assert (duty.deadline.value, duty.deadline.derived_date) == ("P3Y", date(2023, 11, 10))
    assert "plan" in duty.action
    for slot in (Slot.ACTION, Slot.DEADLINE):
        read = {reading.by: reading.value for reading in duty.readings if reading.slot is slot}
        assert set(read) == {"armenia", "azerbaijan"}
        assert len(set(read.values())) == 2


@pytest.mark.parametrize("name", _ALL)
def test_what_is_uneven_is_answered(name: str) -> None:
    """Every warning of the check is mended, or has its reason in the file; a new one has to get its own."""
    assert unanswered(check_theatre(load_theatre(name))) == []


def test_the_minsk_texts_do_not_say_who_the_sides_are() -> None:
    """Whom the cease-fire of 2015 binds is a reading of each side, and Russia's part is a side of its own."""
    theatre = load_theatre("minsk")
    duty = _duties(theatre)["m2015-1-ceasefire"]
    assert duty.obligor == ()
    assert {reading.by for reading in duty.readings} == {side.id for side in theatre.sides}
    assert {reading.slot for reading in duty.readings} == {Slot.OBLIGOR}


def test_authorities_forces_and_supporting_army_are_apart_in_the_minsk_theatre() -> None:
    """Two authorities and their forces, Russia and its army: that one commands another is a claim."""
    theatre = load_theatre("minsk")
    authorities = [actor for actor in theatre.actors if actor.kind is ActorKind.DE_FACTO_AUTHORITY]
    assert [actor.id for actor in authorities] == ["donetsk-de-facto", "luhansk-de-facto"]
    assert {actor.side for actor in authorities} == {"donetsk-luhansk"}
    commanded = [
        tie.basis for actor in theatre.actors for tie in actor.affiliations if tie.to == "russia/armed-forces"
    ]
    assert set(commanded) == {"claimed_by:ukraine"}


def test_the_deadlines_of_2018_in_south_sudan() -> None:
    """What is counted in hours, days and months from one signature, and what the Roadmap moved."""
    duties = _duties(load_theatre("south-sudan"))
    due = {id_: duty.deadline.derived_date for id_, duty in duties.items() if duty.deadline is not None}
    assert due["ra-2-1-5-disengagement"] == date(2018, 9, 15)
    assert due["ra-2-2-2-cantonment"] == date(2018, 10, 12)
    assert due["ra-2-2-1-unified-forces"] == date(2019, 5, 12)
    assert due["rm-1-extension"] == date(2025, 2, 22)


def test_sides_of_the_file_and_without_it_agree() -> None:
    """Side ids are the slugs that a state would have without a theatre file."""
    theatre = load_theatre("nagorno-karabakh")
    assert [side.id for side in theatre.sides] == ["armenia", "azerbaijan"]
    assert {actor.side for actor in theatre.actors} <= {"armenia", "azerbaijan"} | NEUTRAL_SIDES


def test_the_withdrawal_of_2024() -> None:
    """Sixty days by the text; on what they hang, each side reads differently."""
    duty = _duties(load_theatre("israel-lebanon"))["ch2024-12a-withdrawal"]
    assert duty.deadline is not None
    assert (duty.deadline.value, duty.deadline.derived_date) == ("P60D", date(2025, 1, 26))
    read = {reading.by: reading.value for reading in duty.readings if reading.slot is Slot.TRIGGER}
    assert set(read) == {"hezbollah", "israel", "lebanon"}
    assert len(set(read.values())) == 3


def test_hezbollah_and_lebanon_are_two_sides() -> None:
    """That the state commands the group, or the group the state, is a claim and names who makes it."""
    theatre = load_theatre("israel-lebanon")
    sides = {actor.id: actor.side for actor in theatre.actors}
    assert {side for id_, side in sides.items() if id_.partition("/")[0] == "hezbollah"} == {"hezbollah"}
    between = [
        tie.basis
        for actor in theatre.actors
        for tie in actor.affiliations
        if {actor.side, sides[tie.to]} == {"hezbollah", "lebanon"} and tie.role != "ally of"
    ]
    assert between
    assert all(basis.startswith("claimed_by:") for basis in between)


def test_the_gaza_chain() -> None:
    """Pull-back, return of the people held, release of prisoners: hours are counted from the duty before."""
    duties = _duties(load_theatre("gaza"))
    returned = duties["p2025-4-hostages"].deadline
    assert returned is not None
    assert (returned.value, returned.anchor) == ("PT72H", "p2025-3b-pullback")
    assert duties["p2025-5a-prisoners"].depends_on == ("p2025-4-hostages",)
    assert duties["p2025-16b-withdrawal"].depends_on == ("p2025-13b-disarmament", "p2025-15-force")
    read = {reading.by: reading.value for reading in duties["p2025-13b-disarmament"].readings}
    assert {"hamas", "israel"} <= set(read)
    assert read["hamas"] != read["israel"]


def test_ministries_in_gaza_and_ramallah_are_apart() -> None:
    """Two health ministries: one below the Hamas-led authorities, one of the Palestinian Authority."""
    sides = {actor.id: actor.side for actor in load_theatre("gaza").actors}
    assert sides["hamas/health-ministry"] == "hamas"
    assert sides["palestine/health-ministry"] == "palestine"
