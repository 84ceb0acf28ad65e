"""Every name that a shipped theatre lists leads to who or what it names, whoever uses it."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from tests.naming.marked import reading_of
from trucewatch.model.lexicon import LexiconEntry
from trucewatch.naming.lexicon import PLACE_PREFIX, lexicon_for, phrases_for
from trucewatch.naming.names import Names
from trucewatch.naming.organ_names import is_common, is_proper
from trucewatch.naming.theatre import load_theatre, shipped_theatres

_ALL = shipped_theatres()


@cache
def _names(theatre: str) -> Names:
    return Names([load_theatre(theatre)])


@cache
def _entries(theatre: str) -> dict[str, tuple[LexiconEntry, ...]]:
    """Every surface of the theatre's lexicon and phrases with what it can mean."""
    found: dict[str, tuple[LexiconEntry, ...]] = {}
    for lexicon in (phrases_for([load_theatre(theatre)]), lexicon_for([load_theatre(theatre)])):
        for entry in lexicon:
            found[entry.surface] = (*found.get(entry.surface, ()), entry)
    return found


@pytest.mark.parametrize("theatre", _ALL)
def test_an_event_is_at_its_place_under_every_rival_name(theatre: str) -> None:
    """Both sides' toponyms lead to one place: what happened near one happened near the other."""
    missed: list[tuple[str, str]] = []
    for place in load_theatre(theatre).places:
        for name in (name.text for name in place.names if is_proper(name.text)):
            reading = reading_of(f"Shells <e1 ASSAULT>fell</e1> near <p1>{name}</p1> at dawn.")
            if _names(theatre).resolve(reading).events[0].place_id != place.id:
                missed.append((place.id, name))
    assert missed == []


@pytest.mark.parametrize("theatre", _ALL)
def test_a_speaker_is_known_under_every_name(theatre: str) -> None:
    """A proper name as a source resolves to its actor, unless the file says that it is shared."""
    loaded = load_theatre(theatre)
    shared = set(loaded.shared_names)
    missed: list[tuple[str, str]] = []
    for actor in loaded.actors:
        for name in dict.fromkeys((actor.label, *(name.text for name in actor.names))):
            if not is_proper(name) or name in shared:
                continue
            reading = reading_of(f"<s1>{name}</s1> <c1>said</c1> <x1>the road was open</x1>.")
            if _names(theatre).resolve(reading).claims[0].source.actor != actor.id:
                missed.append((actor.id, name))
    assert missed == []


@pytest.mark.parametrize("theatre", _ALL)
def test_every_other_name_is_listed(theatre: str) -> None:
    """Labels and descriptions in common words are known as phrases, and organs with their owner named."""
    loaded = load_theatre(theatre)
    entries = _entries(theatre)
    for actor in loaded.actors:
        for phrase in (*actor.descriptions, *(name.text for name in actor.names if not is_proper(name.text))):
            surface = phrase.removeprefix("the ")
            known = {entry.entity for entry in entries.get(surface, ())}
            assert actor.id in known or is_common(surface), (actor.id, phrase)
    for place in loaded.places:
        for name in (name.text for name in place.names if is_proper(name.text)):
            assert PLACE_PREFIX + place.id in {entry.entity for entry in entries[name]}, (place.id, name)


SPEAKERS = [
    ("gaza", "The Gaza health ministry", "hamas/health-ministry"),
    ("gaza", "Gaza’s health ministry", "hamas/health-ministry"),
    ("gaza", "The Palestinian Ministry of Health", "palestine/health-ministry"),
    ("gaza", "Hamas’s armed wing, the Qassam Brigades,", "hamas/qassam-brigades"),
    ("gaza", "The Palestinian Authority", "palestine"),
    ("gaza", "Ramallah", "palestine"),
    ("gaza", "Israeli defence minister Israel Katz", "israel/defence-ministry/katz"),
    ("gaza", "The Israeli cabinet", "israel/government"),
    ("gaza", "Palestinian militants", "palestinian-factions"),
    ("gaza", "The technocratic committee", "national-committee-gaza"),
    ("gaza", "U.S. Central Command", "united-states/central-command"),
    ("israel-lebanon", "Hizbullah", "hezbollah"),
    ("israel-lebanon", "Lebanon’s army", "lebanon/armed-forces"),
    ("israel-lebanon", "The Lebanese military", "lebanon/armed-forces"),
    ("israel-lebanon", "Lebanese health minister Rakan Nassereddine", "lebanon/health-ministry/nassereddine"),
    ("israel-lebanon", "Parliament speaker Nabih Berri", "lebanon/parliament/berri"),
    ("israel-lebanon", "UN peacekeepers", "unifil"),
    ("israel-lebanon", "The monitoring committee", "ceasefire-mechanism"),
    ("israel-lebanon", "Beirut", "lebanon"),
    ("israel-lebanon", "The Israeli military", "israel/armed-forces"),
    ("nagorno-karabakh", "The Defence Army", "karabakh-de-facto/defence-army"),
    ("nagorno-karabakh", "Azerbaijani deputy prime minister Shahin Mustafayev", "azerbaijan/government/mustafayev"),
]  # fmt: skip


@pytest.mark.parametrize(("theatre", "words", "actor"), SPEAKERS)
def test_who_speaks_in_a_report(theatre: str, words: str, actor: str) -> None:
    """As reports call them: organs with their owner, titles, capitals, phrases of the theatre."""
    published = {"gaza": date(2025, 11, 20), "israel-lebanon": date(2025, 3, 20)}.get(
        theatre, date(2022, 9, 20)
    )
    marked = f"<s1>{words}</s1> <c1>said</c1> <x1>the crossing was shut</x1>."
    reading = _names(theatre).resolve(reading_of(marked, published))
    assert reading.claims[0].source.actor == actor
