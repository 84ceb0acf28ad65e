"""Toponyms: which names stand as places, their ids, and how the words around them widen."""

from __future__ import annotations

import re

import pytest

from tests.naming.marked import reading_of
from tests.naming.test_names import general_names, resolved, theatre_names
from trucewatch.model.place import RADIUS_KM, KnownPlace, printed_places
from trucewatch.model.vocabulary import SubType
from trucewatch.naming.lexicon import PLACE_PREFIX, phrases_for
from trucewatch.naming.names import Names
from trucewatch.naming.places import stands_as_place
from trucewatch.naming.placing import precision_of
from trucewatch.naming.theatre import load_theatre, shipped_theatres
from trucewatch.naming.words import words_of

PLACES = {
    "bare settlement": ("in <p1>Veska</p1>", ("veska-vesk", 1)),
    "its other name": ("in <p1>Vesk</p1>", ("veska-vesk", 1)),
    "near": ("near <p1>Veska</p1>", ("veska-vesk", 2)),
    "south of": ("south of <p1>Veska</p1>", ("veska-vesk", 2)),
    "on the outskirts of": ("on the outskirts of <p1>Veska</p1>", ("veska-vesk", 2)),
    "corridor": ("in <p1>the Vesk corridor</p1>", ("vesk-corridor", 5)),
    "district": ("in <p1>the Veska district</p1>", ("veska-vesk", 3)),
    "region": ("in <p1>the Halden Uplands</p1>", ("halden-oldan", 4)),
    "country": ("in <p1>Ostria</p1>", ("ostria", 6)),
    "border": ("along <p1>the border with Ostria</p1>", ("ostria", 6)),
    "general country": ("in <p1>Ghana</p1>", ("ghana", 6)),
    "unknown": ("in <p1>Drumholm</p1>", (None, None)),
}


@pytest.mark.parametrize(("words", "expected"), PLACES.values(), ids=PLACES.keys())
def test_where_it_happened(words: str, expected: tuple[str | None, int | None]) -> None:
    """A place keeps its words, and gets an id and UCDP's precision where it is known."""
    event = resolved(f"Shells <e1 ASSAULT>fell</e1> {words} at dawn.").events[0]
    assert (event.place_id, event.where_prec) == expected
    assert event.place is not None
    assert event.place.text in words


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("Shells fell in Torhaven.", True),
        ("Shells fell south of Torhaven.", True),
        ("Torhaven rejected the charge.", False),
        ("They blamed Torhaven.", False),
        ("They condemned Torhaven’s reply in Veska.", False),
    ],
)
def test_a_capital_is_a_place_only_where_a_place_stands(text: str, stands: bool) -> None:
    """The same word is the government as a speaker, and the city after *in* or *south of*."""
    words = words_of(text, theatre_names().lexicon, phrases_for(()))
    at = next(at for at, word in enumerate(words) if word.text == "Torhaven")
    assert stands_as_place(words, at) is stands


IN_GAZETTEER = {
    "a settlement": ("in <p1>Bentiu</p1>", "geonames/377472", 1),
    "near it": ("near <p1>Bentiu</p1>", "geonames/377472", 2),
    "south of it": ("south of <p1>Bentiu</p1>", "geonames/377472", 2),
    "the road to it": ("on <p1>the road to Bentiu</p1>", "geonames/377472", 5),
    "a first-level division": ("in <p1>Upper Nile state</p1>", "geonames/381229", 4),
    "a sea": ("over <p1>the Black Sea</p1>", "region/black-sea", 7),
    "with its country": ("in <p1>Bentiu, South Sudan</p1>", "geonames/377472", 1),
    "two places": ("in <p1>Malakal and Kodok</p1>", "geonames/370737", 1),
}


@pytest.mark.parametrize(("words", "id_", "prec"), IN_GAZETTEER.values(), ids=IN_GAZETTEER.keys())
def test_a_place_of_no_theatre_is_found_in_the_gazetteer(words: str, id_: str, prec: int) -> None:
    """With a stable id, and the precision of its words."""
    text = f"South Sudan was calm. Shells <e1 ASSAULT>fell</e1> {words} at dawn."
    event = resolved(text, names=general_names()).events[0]
    assert (event.place_id, event.where_prec) == (id_, prec)


def known(
    words: str, names: Names | None = None, target: str = "a market", sub_type: SubType | None = None
) -> KnownPlace | None:
    """What the gazetteer tells of the place of an event."""
    text = f"They <e1 ASSAULT>shelled</e1> <t1>{target}</t1> {words} at dawn."
    reading = reading_of(text)
    events = tuple(event.model_copy(update={"sub_type": sub_type}) for event in reading.events)
    told = (names or general_names()).resolve(reading.model_copy(update={"events": events}))
    return told.checked().events[0].known_place


def test_what_is_told_of_a_place() -> None:
    """Its name as printed, country and division, a point to a tenth of a degree, what it lies in."""
    place = known("in <p1>Bentiu</p1>")
    assert place is not None
    assert place.address == "Bentiu, Unity, South Sudan"
    assert place.within == ("geonames/408650", "geonames/7909807")
    assert (place.lat, place.lon) == (9.3, 29.8)
    assert place.radius_km == RADIUS_KM[1]
    assert 0.5 < place.score <= 1


@pytest.mark.parametrize(
    "words", ["<p1>an army post near Bentiu</p1>", "<p1>the trenches outside Bentiu</p1>"]
)
def test_where_armed_forces_stand_is_told_by_the_first_level_division(words: str) -> None:
    """No finer id, no point, no finer precision than the division's."""
    place = known(f"at {words}")
    assert place is not None
    assert (place.id, place.name, place.where_prec) == ("geonames/408650", "Unity", 4)
    assert (place.lat, place.lon) == (None, None)


@pytest.mark.parametrize(
    ("target", "sub_type"),
    [
        ("the army’s positions", None),
        ("a hill", SubType.CAPTURE_OF_POSITION),
        ("tanks", SubType.MOVEMENT_OR_BUILDUP),
    ],
)
def test_a_position_that_is_attacked_or_taken_is_told_no_more_exactly(
    target: str, sub_type: SubType | None
) -> None:
    """Whether the words for it are the target's, or the event is of forces that move or take a position."""
    place = known("near <p1>Bentiu</p1>", target=target, sub_type=sub_type)
    assert place is not None
    assert (place.id, place.where_prec, place.lat, place.lon) == ("geonames/408650", 4, None, None)


@pytest.mark.parametrize("words", ["in <p1>Drumholm</p1>", "on <p1>a hill</p1>", "at <p1>the market</p1>"])
def test_unnamed_and_unknown_places_have_no_geometry(words: str) -> None:
    """Nothing is guessed."""
    assert known(words) is None


def test_beside_contested_places_no_country_is_told() -> None:
    """Where a theatre tells of sovereignty and control, the gazetteer's one word for both is left out."""
    names = Names([load_theatre("nagorno-karabakh")])
    place = known("in <p1>Beylagan</p1>", names)
    assert place is not None
    assert (place.country, place.division) == (None, None)
    assert place.address == "Beylagan"


REAL_PARTIES = {"Armenia": "Azerbaijan", "Armenian": "Azerbaijani", "Yerevan": "Baku"}


@pytest.mark.parametrize("theatres", [(), ("nagorno-karabakh",)], ids=["no theatre", "theatre"])
@pytest.mark.parametrize("place", ["Beylagan", "Sisian", "Ivanovka", "Sovetabad", "the village of Ashaghi"])
def test_exchanging_real_parties_names_leaves_every_other_place(
    theatres: tuple[str, ...], place: str
) -> None:
    """Who shells and who denies it decides nothing about where: the same id, score and alternatives."""
    text = (
        f"Armenia said that <i1>Azerbaijani troops</i1> had <e1 ASSAULT>shelled</e1> <p1>{place}</p1>. "
        "Azerbaijan denied it, and Yerevan and Baku called envoys home. Armenian media were silent."
    )
    names = Names([load_theatre(name) for name in theatres])
    other = re.sub("|".join(sorted((*REAL_PARTIES, *REAL_PARTIES.values()), reverse=True)), _exchanged, text)
    assert other != text
    one, two = (resolved(told, names=names).events[0] for told in (text, other))
    assert (one.place_id, one.where_prec, one.known_place) == (two.place_id, two.where_prec, two.known_place)


def _exchanged(match: re.Match[str]) -> str:
    return (REAL_PARTIES | {two: one for one, two in REAL_PARTIES.items()})[match.group()]


def test_rival_spellings_of_one_place_are_printed_alphabetically() -> None:
    """As the documents print them, none preferred."""
    rows = [
        KnownPlace(id="geonames/1", name=name, country="Ostria", where_prec=1, score=1.0)
        for name in ("Vesk", "Weska", "Alt-Vesk", "Vesk")
    ]
    assert printed_places(rows)["geonames/1"].address == "Alt-Vesk / Vesk / Weska, Ostria"


def test_an_area_includes_what_lies_near_in_its_division() -> None:
    """A town in its district; no town in another, no place without a point."""
    district = KnownPlace(id="a", name="Vesk", within=("d", "c"), lat=40.0, lon=45.0, where_prec=3, score=1.0)
    town = district.model_copy(update={"id": "b", "lat": 40.2, "where_prec": 1})
    assert district.includes(town)
    assert not town.includes(district)
    assert not district.includes(town.model_copy(update={"lat": 42.0}))
    assert not district.includes(town.model_copy(update={"lat": None, "lon": None}))
    assert not district.includes(town.model_copy(update={"within": ("e", "c")}))


@pytest.mark.parametrize(
    ("feature", "prec"),
    [("P.PPL", 1), ("A.ADM2", 3), ("A.ADM1", 4), ("L.RGN", 5), ("A.PCLI", 6), ("H.SEA", 7), ("H.STM", 5)],
)
def test_the_precision_of_a_bare_name_follows_its_feature(feature: str, prec: int) -> None:
    """UCDP's scale."""
    assert precision_of(feature) == prec


@pytest.mark.parametrize("theatre", shipped_theatres())
def test_theatre_places_are_found_under_every_rival_name(theatre: str) -> None:
    """At least 95 % of all names of all places lead to their place, and every place by some name."""
    loaded = load_theatre(theatre)
    names, phrases = Names([loaded]), phrases_for([loaded])
    missed = [
        (place.id, name.text)
        for place in loaded.places
        for name in place.names
        if not any(
            entry.entity == PLACE_PREFIX + place.id
            for match in (
                *names.lexicon.find(f"in {name.text} today"),
                *phrases.find(f"in {name.text} today"),
            )
            for entry in match.entries
        )
    ]
    total = sum(len(place.names) for place in loaded.places)
    assert len(missed) <= 0.05 * total, missed
