"""Names of organs that are common words alone, and what they become beside their owner's name.

Every state has a Ministry of Defence, so that name says nothing without an owner: ``Varland’s defence
ministry``, ``the Varlandic Ministry of Defence``, ``the Ministry of Defence of Varland``. A theatre file
gives the bare name, and the forms with an owner are made here, alike for every party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from trucewatch.model.theatre import Actor
from trucewatch.naming.surfaces import data_lines

_WORD = re.compile(r"[^\W\d_]+")


@cache
def common_words() -> frozenset[str]:
    """The words, in lower case, of which an organ's name may consist and still name no one organ."""
    return frozenset(data_lines("organ_words.txt"))


def is_common(name: str) -> bool:
    """Whether ``name`` consists of common words alone."""
    words = _WORD.findall(name.replace("’s", "").replace("'s", ""))
    return bool(words) and all(word.lower() in common_words() for word in words)


def is_proper(name: str) -> bool:
    """Whether ``name`` can be told from common words by itself: by its capital and by its words."""
    bare = name.removeprefix("the ")
    return bare[:1].isupper() and not is_common(bare)


def owned(name: str, owner: Actor) -> Iterator[str]:
    """The common ``name`` of an organ with its owner named, in capitals as given and in small letters.

    Only names of the owner that it or others use neutrally take part.
    """
    owners = [own.text for own in owner.names if own.valence in {"self", "neutral"}] or [owner.label]
    small = name if name.isupper() else name.lower()
    for spelled in dict.fromkeys((name, small)):
        for adjective in owner.adjectives:
            yield f"{adjective} {spelled}"
        for called in owners:
            yield f"{called} {spelled}"
            yield f"{called}’s {spelled}"
            yield f"{spelled} of {called}"
            yield f"{spelled} of the {called}"
