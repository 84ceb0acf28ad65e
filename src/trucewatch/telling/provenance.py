"""How a statement reached its outlet: in an interview, before the press, in a statement; where the text tells."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from trucewatch.model.claim import Claim
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind, Voice
from trucewatch.telling.material import Material

#: How many letters before the source and after the cue may tell the channel.
_AROUND = 60


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
    if claim.voice is Voice.AUTHOR or claim.cue is None:
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
    """The words of the sentence outside the content, outlets' names as ``@outlet``."""
    reading = material.by_document[claim.document]
    text = reading.document.text
    cue = claim.cue.spans[0] if claim.cue else claim.content.spans[0]
    within = material.sentence(claim)
    start = min(span.start for span in (cue, claim.source.span or cue))
    window = Span(max(within.start, start - _AROUND), min(within.end, cue.end + _AROUND))
    outlets = [
        mention.span
        for mention in reading.mentions
        if mention.actor is not None
        and (card := material.names.actor_card(mention.actor)) is not None
        and card.kind is ActorKind.MEDIA_OUTLET
    ]
    if reading.document.publisher:
        outlets += [
            Span(*found.span()) for found in re.finditer(re.escape(reading.document.publisher), text[: window.end])
        ]
    letters = []
    at = window.start
    for hidden in sorted({*((span, "@outlet") for span in outlets), *((span, " ") for span in claim.content.spans)}):
        span, token = hidden
        if span.start < at or span.start >= window.end:
            continue
        letters += [text[at : span.start], token]
        at = span.end
    letters.append(text[at : max(at, window.end)])
    return "".join(letters).lower()
