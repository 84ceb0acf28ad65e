"""How a statement reached its outlet, where the text tells: in an interview, before the press, in writing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import yaml

from trucewatch.model.claim import Claim
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind, Voice
from trucewatch.telling.material import Material

#: How many words before the source and after the cue may tell the channel; a name counts as one.
_AROUND = 12


@cache
def words() -> Any:
    """The content of ``data/provenance.yaml``; shared, so not to be changed."""
    place = resources.files("trucewatch.telling").joinpath("data", "provenance.yaml")
    return yaml.safe_load(place.read_text("utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A list of the file as one expression."""
    return re.compile(r"(?<!\w)(?:" + "|".join(words()[name]) + r")(?!\w)", re.IGNORECASE)


def channel_of(material: Material, claim: Claim) -> str | None:
    """The channel in words, or ``None`` where the text tells none. The content itself is not looked at."""
    if claim.voice is Voice.AUTHOR or claim.cue is None or claim.nested_in is not None:
        return None
    around = _around(material, claim)
    for channel, expression in _channels().items():
        if expression.search(around):
            label: str = words()["labels"][channel]
            return label
    return None


@cache
def _channels() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(r"(?<!\w)(?:" + "|".join(entries).replace("{outlet}", "@outlet") + r")(?!\w)")
        for name, entries in words()["channels"].items()
    }


def _around(material: Material, claim: Claim) -> str:
    """The words around the cue without the content; a name is ``@name``, an outlet ``@outlet``."""
    text = material.document(claim).text
    cue = claim.cue.spans[0] if claim.cue else claim.content.spans[0]
    within = material.sentence(claim)
    hidden = [*_named(material, claim, within), *((span, "") for span in claim.content.spans)]
    before = _masked(text, Span(within.start, cue.start), hidden).split()[-_AROUND:]
    after = _masked(text, Span(cue.end, within.end), hidden).split()[:_AROUND]
    return " ".join((*before, cue.of(text), *after)).lower()


def _named(material: Material, claim: Claim, within: Span) -> Iterator[tuple[Span, str]]:
    """The names of a sentence, each with the word that stands for it."""
    reading = material.by_document[claim.document]
    for mention in reading.mentions:
        if within.contains(mention.span) and (mention.actor or mention.place):
            card = material.names.actor_card(mention.actor)
            yield mention.span, "@outlet" if card and card.kind is ActorKind.MEDIA_OUTLET else "@name"
    publisher = reading.document.publisher
    if publisher:
        for found in re.finditer(re.escape(publisher), within.of(reading.document.text)):
            yield Span(*found.span()).shifted(within.start), "@outlet"


def _masked(text: str, span: Span, hidden: list[tuple[Span, str]]) -> str:
    """The words at ``span`` with each hidden stretch as its word, the longest first where several begin."""
    parts: list[str] = []
    at = span.start
    for stretch, word in sorted(hidden, key=lambda one: (one[0].start, -one[0].end, one[1])):
        if stretch.start < at or stretch.end > span.end:
            continue
        parts += [text[at : stretch.start], word]
        at = stretch.end
    return "".join((*parts, text[at : span.end]))
