"""Modes: the words of ``actuality.yaml`` that say how an event is told, in all their forms."""

from __future__ import annotations

from functools import cache

from trucewatch.model.vocabulary import Aux
from trucewatch.reading.wording import Wording, data, forms_of


@cache
def listed(*path: str) -> frozenset[str]:
    """The words at ``path`` of ``actuality.yaml`` with all their forms."""
    found = data("actuality.yaml")
    for key in path:
        found = found[key]
    return frozenset(form for word in found for form in forms_of(word))


@cache
def governors() -> dict[str, Aux]:
    """Each form of a governor with the mode that it puts an event in."""
    modes = data("actuality.yaml")["governors"]
    return {word: Aux(mode) for mode in modes for word in listed("governors", mode)}


def governs(w: Wording, at: int) -> bool:
    """Whether the word at ``at`` is a governor; some are only before certain words ("calls for")."""
    lower = w.lower(at)
    if lower not in governors() or w.isin(at, "auxiliaries"):
        return False
    needed = _needed().get(lower)
    return needed is None or w.lower(at + 1) in needed


@cache
def settled() -> dict[str, Aux]:
    """Words that say how an event is told whatever stands before them."""
    given = dict.fromkeys(listed("given"), Aux.ACTUAL)
    return given | dict.fromkeys(listed("ended"), Aux.HABITUAL)


@cache
def _needed() -> dict[str, list[str]]:
    before = data("actuality.yaml")["only_before"]
    return {form: words for lemma, words in before.items() for form in forms_of(lemma)}
