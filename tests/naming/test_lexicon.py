"""The lexicon: which surfaces are found, what they mean, and that no party's spelling decides anything."""

from __future__ import annotations

import random
from functools import cache
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.naming.theatre_files import SMALL, exchanged
from trucewatch.model.lexicon import Lexicon, NameForm
from trucewatch.model.theatre import Theatre
from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.general import general_actors, general_places
from trucewatch.naming.lexicon import (
    AGREEMENT_PREFIX,
    PLACE_PREFIX,
    family_name,
    general_lexicon,
    lexicon_for,
    phrases_for,
)
from trucewatch.naming.surfaces import slug, variants
from trucewatch.naming.theatre import load_theatre, parse_theatre


def _meanings(lexicon: Lexicon, text: str) -> list[tuple[str, list[str]]]:
    """Each match as printed, with ``form entity`` of its entries in order."""
    return [
        (match.span.of(text), [f"{entry.form.value} {entry.entity}" for entry in match.entries])
        for match in lexicon.find(text)
    ]


@cache
def _shipped(name: str) -> str:
    return (resources.files("trucewatch.naming") / "theatres" / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def _lexicon(name: str) -> Lexicon:
    return lexicon_for([load_theatre(name)])


def test_a_capital_is_its_government_first_and_a_place_second() -> None:
    """A metonym carries both meanings in a fixed order."""
    assert _meanings(general_lexicon(), "Lima and Quito met in Oslo.") == [
        ("Lima", ["metonym peru", "place place:lima"]),
        ("Quito", ["metonym ecuador", "place place:quito"]),
        ("Oslo", ["metonym norway", "place place:oslo"]),
    ]


@pytest.mark.parametrize(
    ("printed", "entity"),
    [
        ("UN", "un"),
        ("U.N.", "un"),
        ("United Nations", "un"),
        ("UN Security Council", "un/security-council"),
        ("Red Cross", "icrc"),
        ("UNIFIL", "unifil"),
        ("OSCE Minsk Group", "osce/minsk-group"),
        ("Organisation for Security and Cooperation in Europe", "osce"),
        ("African Union", "african-union"),
        ("U.S.", "united-states"),
        ("South Sudan", "south-sudan"),
        ("SOUTH SUDAN", "south-sudan"),
        ("Côte d’Ivoire", "ivory-coast"),
        ("Cote d'Ivoire", "ivory-coast"),
        ("Guinea Bissau", "guinea-bissau"),
        ("Turkiye", "turkey"),
        ("Sana’a", "yemen"),
    ],
)
def test_general_names_are_found_however_they_are_printed(printed: str, entity: str) -> None:
    """Abbreviations, apostrophes, hyphens, diacritics, capitals and both spellings lead to one id."""
    text = f"A report on {printed} came."
    (match,) = general_lexicon().find(text)
    assert match.span.of(text) == printed
    assert match.entries[0].entity == entity


def test_every_general_entry_leads_to_a_record() -> None:
    """No id of the general lexicon is without its actor or place, and ids are slugs of the names."""
    known = set(general_actors()) | {PLACE_PREFIX + id_ for id_ in general_places()}
    assert {entry.entity for entry in general_lexicon()} <= known
    assert general_actors()["south-sudan"].kind is ActorKind.STATE
    assert general_actors()["unifil"].kind is ActorKind.PEACEKEEPING_FORCE
    assert general_actors()["unifil"].side == "monitor"
    assert {name.text for name in general_places()["kyiv"].names} == {"Kyiv", "Kiev"}


@pytest.mark.parametrize("text", ["Turkeyish", "Malinese", "unIran", "x_Chad"])
def test_names_inside_words_are_not_found(text: str) -> None:
    """A match never cuts a word in two."""
    assert general_lexicon().find(text) == []


def test_a_possessive_keeps_the_name() -> None:
    """``’s`` stands outside the match."""
    assert [printed for printed, _ in _meanings(general_lexicon(), "Peru’s and Chile's towns")] == [
        "Peru",
        "Chile",
    ]


def test_without_theatres_it_is_the_general_lexicon() -> None:
    """No theatre adds nothing."""
    assert lexicon_for([]) is general_lexicon()


def test_the_forms_of_a_theatre() -> None:
    """Name, adjective, people, metonym, organ, person, place and instrument, each with its id."""
    text = (
        "Torhaven: Ana Reth, Varland’s defence minister, met the Ostrian Ministry of Defense. Reth said that "
        "Varlandics and an Ostrian had left the Vesk Corridor under the Aldmoor ceasefire; the Oldan Guard, "
        "the Varlandic army and Merovian peacekeepers had not, nor had Vesk."
    )
    found = {printed: meanings[0] for printed, meanings in _meanings(_lexicon("varland-ostria"), text)}
    assert found == {
        "Torhaven": "metonym varland",
        "Ana Reth": "person varland/defence-ministry/reth",
        "Varland": "name varland",
        "Ostrian Ministry of Defense": "organ ostria/defence-ministry",
        "Reth": "person varland/defence-ministry/reth",
        "Varlandics": "people varland",
        "Ostrian": "adjective ostria",
        "Vesk Corridor": f"place {PLACE_PREFIX}vesk-corridor",
        "Aldmoor ceasefire": f"instrument {AGREEMENT_PREFIX}aldmoor-2021",
        "Oldan Guard": "organ oldan/guard",
        "Varlandic army": "organ varland/armed-forces",
        "Merovian peacekeepers": "organ merovia/peacekeepers",
        "Vesk": f"place {PLACE_PREFIX}veska-vesk",
    }


@pytest.mark.parametrize(
    "printed",
    [
        "Varlandic Ministry of Defence",
        "Varlandic defense ministry",
        "Varland’s defence ministry",
        "Varland's Defence Ministry",
        "Ministry of Defence of Varland",
        "defence ministry of the Kingdom of Varland",
    ],
)
def test_a_common_organ_is_known_by_its_owner(printed: str) -> None:
    """An organ of common words is found with its state named, however that is put."""
    assert _meanings(_lexicon("varland-ostria"), f"It was the {printed} again.") == [
        (printed, ["organ varland/defence-ministry"])
    ]


def test_a_common_organ_alone_is_a_phrase() -> None:
    """Without its owner it names every such organ, and the reader sees its words."""
    text = "The Ministry of Defence and the peacekeepers spoke of separatist forces and the truce."
    theatre = load_theatre("varland-ostria")
    assert _lexicon("varland-ostria").find(text) == []
    found = dict(_meanings(phrases_for([theatre]), text))
    assert len(found["Ministry of Defence"]) == 3
    assert found["peacekeepers"] == ["organ merovia/peacekeepers"]
    assert found["separatist forces"] == ["organ oldan/guard"]
    assert found["truce"] == ["instrument agreement:aldmoor-2021"]


def test_hostile_labels_are_phrases() -> None:
    """A label that ends in a common noun is never hidden as if it were a name."""
    text = "Armenian separatists"
    theatre = load_theatre("nagorno-karabakh")
    assert _meanings(_lexicon("nagorno-karabakh"), text) == [("Armenian", ["adjective armenia"])]
    assert _meanings(phrases_for([theatre]), text) == [(text, ["organ karabakh-de-facto/defence-army"])]


def test_a_theatre_takes_over_what_the_general_tables_know() -> None:
    """Forms that only the general tables list lead to the theatre's actor of that name."""
    text = (
        SMALL.replace("id: ostria", "id: party")
        .replace("Ostria}", "Peru}")
        .replace("to: ostria", "to: party")
    )
    text = (
        text.replace("organ: ostria", "organ: party")
        .replace("[ostria", "[party")
        .replace("by: ostria", "by: party")
    )
    text = text.replace("controller: ostria", "controller: party").replace("side: ostria", "side: party")
    lexicon = lexicon_for([parse_theatre(text)])
    assert lexicon.get("Peru")[0].entity == "party"
    assert lexicon.get("Peruvians")[0].entity == "party"
    assert lexicon.get("Lima")[0].entity == "party"


def test_a_theatre_wins_over_the_general_tables() -> None:
    """On a surface of the same form only the theatre's meaning stands."""
    text = SMALL.replace("metonyms: [Torhaven]", "metonyms: [Lima]")
    assert _meanings(lexicon_for([parse_theatre(text)]), "Lima") == [
        ("Lima", ["metonym varland", "place place:lima"])
    ]


@pytest.mark.parametrize(
    ("id_", "name", "family"),
    [
        ("varland/defence-ministry/reth", "Ana Reth", "Reth"),
        ("eu/von-der-leyen", "Ursula von der Leyen", "von der Leyen"),
        ("a/jalal-harutyunyan", "Jalal Harutyunyan", "Harutyunyan"),
        ("a/b", "Reth", "Reth"),
    ],
)
def test_the_family_name_is_what_the_id_says(id_: str, name: str, family: str) -> None:
    """Particles belong to it where the id has them; otherwise it is the last word."""
    actor = load_theatre("varland-ostria").actors[0].model_copy(update={"id": id_})
    assert family_name(actor, name) == family


def test_a_family_name_that_is_a_word_or_another_name_needs_the_first_name() -> None:
    """``Hill``, ``May`` and the family name that is also a town are found in full only."""
    persons = "".join(
        f"  - id: varland/{slug(name.split()[-1])}\n    kind: person_official\n    label: {name}\n    side: varland\n"
        for name in ("Jo Hill", "Jo May", "Jo Lima", "Jo Upland", "Jo Brask")
    )
    lexicon = lexicon_for([parse_theatre(SMALL.replace("places:\n", persons + "places:\n"))])
    found = [name for name in ("Hill", "May", "Lima", "Upland", "Brask") if _is_person(lexicon, name)]
    assert found == ["Brask"]
    assert _is_person(lexicon, "Jo Hill")


def _is_person(lexicon: Lexicon, surface: str) -> bool:
    return any(entry.form is NameForm.PERSON for entry in lexicon.get(surface))


def test_the_ambiguity_of_a_real_theatre() -> None:
    """All surfaces of the Karabakh theatre that mean several actors, or an actor and a place."""
    lexicon = _lexicon("nagorno-karabakh")
    theatre = load_theatre("nagorno-karabakh")
    own = {PLACE_PREFIX + place.id for place in theatre.places} | {actor.id for actor in theatre.actors}
    found = {
        entry.surface: [f"{one.form.value} {one.entity}" for one in lexicon.get(entry.surface)]
        for entry in lexicon
        if len(lexicon.get(entry.surface)) > 1
        and not entry.surface.isupper()
        and not entry.surface.startswith("Republic")
        and all(one.entity in own for one in lexicon.get(entry.surface))
    }
    assert found == {
        "Armenia": ["name armenia", "place place:armenia"],
        "Artsakh": ["name karabakh-de-facto", "place place:nagorno-karabakh"],
        "Azerbaijan": ["name azerbaijan", "place place:azerbaijan"],
        "Baku": ["metonym azerbaijan", "place place:baku"],
        "Harutyunyan": [
            "person karabakh-de-facto/defence-army/jalal-harutyunyan",
            "person karabakh-de-facto/presidency/arayik-harutyunyan",
            "person armenia/defence-ministry/vagharshak-harutyunyan",
        ],
        "Khankendi": ["metonym karabakh-de-facto", "place place:khankendi-stepanakert"],
        "Stepanakert": ["metonym karabakh-de-facto", "place place:khankendi-stepanakert"],
        "Vardanyan": [
            "person karabakh-de-facto/defence-army/kamo-vardanyan",
            "person karabakh-de-facto/state-minister/ruben-vardanyan",
        ],
        "Yerevan": ["metonym armenia", "place place:yerevan"],
    }


@pytest.mark.parametrize("name", ["nagorno-karabakh", "varland-ostria"])
def test_every_listed_name_is_found_in_every_print(name: str) -> None:
    """What the file lists is found whole in all its variants, and leads to its entity."""
    lexicon = _lexicon(name)
    theatre = load_theatre(name)
    listed = [(adjective, actor.id) for actor in theatre.actors for adjective in actor.adjectives]
    listed += [(metonym, actor.id) for actor in theatre.actors for metonym in actor.metonyms]
    listed += [(one.text, PLACE_PREFIX + place.id) for place in theatre.places for one in place.names]
    for surface, entity in listed:
        if surface[0].islower():
            continue
        for printed in variants(surface):
            text = f"it was {printed}."
            matches = [match for match in lexicon.find(text) if match.span.of(text) == printed]
            assert matches, printed
            assert entity in {entry.entity for entry in matches[0].entries}, printed


# --- exchange of the parties -------------------------------------------------------------------------

_EXCHANGES = {
    "varland-ostria": {
        "Varland": "Ostria",
        "Varlandic": "Ostrian",
        "Varlandics": "Ostrians",
        "Torhaven": "Kelmar",
        "Ana": "Ilan",
        "Reth": "Sorev",
        "varland": "ostria",
        "reth": "sorev",
        "torhaven": "kelmar",
    },
    "nagorno-karabakh": {
        "Armenia": "Azerbaijan",
        "Armenian": "Azerbaijani",
        "Armenians": "Azerbaijanis",
        "Yerevan": "Baku",
        "Nikol Pashinyan": "Ilham Aliyev",
        "Pashinyan": "Aliyev",
        "Harutyunyan": "Bayramov",
        "armenia": "azerbaijan",
        "yerevan": "baku",
        "pashinyan": "aliyev",
    },
}


@cache
def _exchanged_theatre(name: str) -> Theatre:
    """The theatre with the parties' names and ids exchanged, its actors and places listed anew by id."""
    theatre = parse_theatre(exchanged(_shipped(name), _EXCHANGES[name]))
    return theatre.model_copy(
        update={
            "actors": tuple(sorted(theatre.actors, key=lambda actor: actor.id)),
            "places": tuple(sorted(theatre.places, key=lambda place: place.id)),
        }
    )


@cache
def _exchanged_lexicon(name: str) -> Lexicon:
    return lexicon_for([_exchanged_theatre(name)])


@cache
def _surfaces(name: str) -> tuple[str, ...]:
    return tuple(sorted({entry.surface for entry in _lexicon(name) if not entry.surface.isupper()}))


@pytest.mark.parametrize("name", list(_EXCHANGES))
@settings(deadline=None)  # the first example builds two lexicons
@given(data=st.data())
def test_exchanging_the_parties_exchanges_the_ids(name: str, data: st.DataObject) -> None:
    """Names exchanged in text and theatre: the same matches, forms and order, and the exchanged ids."""
    words = st.one_of(
        st.sampled_from(_surfaces(name)),
        st.sampled_from(sorted(_EXCHANGES[name])),
        st.sampled_from(["said", "the", "an", "and", ",", "’s", "defence minister", "denied"]),
    )
    text = " ".join(data.draw(st.lists(words, max_size=12))).replace(" ’s", "’s")
    pairs = _EXCHANGES[name]
    other = exchanged(text, pairs)
    ours = [(printed, meanings) for printed, meanings in _meanings(_lexicon(name), text)]
    theirs = _meanings(_exchanged_lexicon(name), other)
    assert theirs == [
        (exchanged(printed, pairs), [exchanged(meaning, pairs) for meaning in meanings])
        for printed, meanings in ours
    ]


@pytest.mark.parametrize("name", list(_EXCHANGES))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_the_file_decides_no_name(name: str, seed: int) -> None:
    """A theatre whose lists are shuffled gives the same lexicon, ambiguity in the same order."""
    theatre = load_theatre(name)
    draw = random.Random(seed)  # noqa: S311 -- no secret
    shuffled = theatre.model_copy(
        update={
            "actors": tuple(draw.sample(theatre.actors, len(theatre.actors))),
            "places": tuple(draw.sample(theatre.places, len(theatre.places))),
        }
    )
    other = lexicon_for([shuffled])
    assert {entry.surface for entry in other} == {entry.surface for entry in _lexicon(name)}
    assert all(other.get(entry.surface) == _lexicon(name).get(entry.surface) for entry in other)
