"""What a theatre file owes to its form: sources, order, neutral words, and nothing left to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.model.theatre import Theatre
from trucewatch.naming.theatre_findings import HOSTILE, Finding, named, sides_of

COMMON_KNOWLEDGE = "CK"
"""The source key for what was not checked again."""

TODO = "TODO"
"""How a text begins that a person has still to write."""


def hostile_first(theatre: Theatre) -> Iterator[Finding]:
    """Hostile and loaded names in first place."""
    for id_, names in named(theatre):
        if names and names[0].valence in HOSTILE:
            yield Finding("first-name", id_, f"the first name, '{names[0].text}', is hostile or loaded")


def names_in_keywords(theatre: Theatre) -> Iterator[Finding]:
    """A name among the keywords would tie claims by how one side spells it."""
    for agreement in theatre.agreements:
        for duty in agreement.obligations:
            for keyword in duty.keywords:
                if keyword != keyword.lower():
                    yield Finding("keywords", duty.id, f"'{keyword}' holds a name; keywords are common words")


def hostile_words(theatre: Theatre) -> Iterator[Finding]:
    """Hostile and loaded names in texts that the system prints in its own voice."""
    hostile = sorted(
        {
            name.text.removeprefix("the ")
            for _, names in named(theatre)
            for name in names
            if name.valence in HOSTILE
        }
    )
    if not hostile:
        return
    words = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, hostile)) + r")(?!\w)")
    for id_, text in _printed(theatre):
        found = words.search(text)
        if found is not None:
            what = f"'{found[0]}' is a hostile or loaded name and stands in a text that is printed"
            yield Finding("voice", id_, what)


def _printed(theatre: Theatre) -> Iterator[tuple[str, str]]:
    """Texts of the file that the system prints as its own, with the id that they belong to."""
    yield theatre.theatre, theatre.title
    yield from ((side.id, side.label) for side in theatre.sides)
    for actor in theatre.actors:
        yield actor.id, actor.label
        yield from ((actor.id, role.title) for role in actor.roles)
    for agreement in theatre.agreements:
        yield agreement.id, agreement.label
        for duty in agreement.obligations:
            for text in (duty.action, duty.object, duty.trigger, duty.quantity):
                if text is not None:
                    yield duty.id, text


def unsourced(theatre: Theatre) -> Iterator[Finding]:
    """Facts without a source, and duties without a text."""
    for where, what, source in _facts(theatre):
        if source is None:
            yield Finding("sources", where, f"no source for {what}")
    for agreement in theatre.agreements:
        for duty in agreement.obligations:
            if duty.source == COMMON_KNOWLEDGE:
                yield Finding("sources", duty.id, "a duty from common knowledge alone; name its text")


def _facts(theatre: Theatre) -> Iterator[tuple[str, str, str | None]]:
    """Everything that needs a source: the id in the file, what it is, the source's keys."""
    for actor in theatre.actors:
        yield actor.id, "the actor", actor.source
        for role in actor.roles:
            yield actor.id, f"the office '{role.title}'", role.source
    for place in theatre.places:
        yield place.id, "the place", place.source
        for claim in place.control:
            yield place.id, f"control by '{claim.controller}'", claim.source
        if place.recognised_sovereign is not None:
            yield place.id, "whose territory it is recognised to be", place.sovereign_source
    for agreement in theatre.agreements:
        yield agreement.id, "the agreement", agreement.source
        for duty in agreement.obligations:
            yield duty.id, "the duty", duty.source
            for reading in duty.readings:
                yield duty.id, f"the reading by '{reading.by}'", reading.source


def disorder(theatre: Theatre) -> Iterator[Finding]:
    """Alphabetical order, so that no order says anything."""
    sides = sides_of(theatre)
    if list(sides) != sorted(sides):
        yield Finding("order", theatre.theatre, "the sides are not in alphabetical order")
    for id_, names in named(theatre):
        neutral = [name for name in names if name.lang == "en" and name.valence not in HOSTILE]
        if [name.text for name in neutral] != sorted((name.text for name in neutral), key=str.casefold):
            yield Finding("order", id_, "the names are not in alphabetical order")
    for agreement in theatre.agreements:
        for duty in agreement.obligations:
            for field, ids in (("obligor", duty.obligor), ("beneficiary", duty.beneficiary)):
                if list(ids) != sorted(ids):
                    yield Finding("order", duty.id, f"{field} is not in alphabetical order")
            by = [reading.by for reading in duty.readings]
            if by != sorted(by):
                yield Finding("order", duty.id, "the readings are not in alphabetical order of the parties")


def left_to_do(theatre: Theatre) -> Iterator[Finding]:
    """Texts that a person has still to write, in files that ``trucewatch theatre new`` drafted."""
    yield from _todo(theatre.model_dump(mode="json"), theatre.theatre, ())


def _todo(value: object, where: str, path: tuple[str, ...]) -> Iterator[Finding]:
    if isinstance(value, dict):
        here = str(value.get("id", where))
        for key, inner in value.items():
            yield from _todo(inner, here, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _todo(inner, where, path)
    elif isinstance(value, str) and value.startswith(TODO):
        yield Finding(
            "todo", where, f"{path[-1]}: {value.removeprefix(TODO).lstrip(': ') or 'to be written'}"
        )
