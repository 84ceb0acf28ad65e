"""PLOVER's words: what verbs and nouns beyond the readable triggers say about the category of a deed.

``plover.yaml`` lists them by category, and by the frame that a word puts another deed in ("agreed to",
"refuses", "an end to"). A word is evidence, no event by itself; `ties` collects it between two parties.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from trucewatch.reading.wording import Wording, data, forms_of, inflect

_GAP = 4  # words within which the next word of an entry follows
_PARTS = {"verbs": "v", "nouns": "n", "as_they_stand": "x"}


class Evidence(NamedTuple):
    """Words of a sentence that speak for a category; ``start`` and ``end`` (exclusive) are token numbers."""

    start: int
    end: int
    part: str
    """``v`` a verb, ``n`` a noun, ``x`` neither."""
    root: str
    """A PLOVER category, or a frame in lower case."""
    lemma: str
    """The first word of the entry as ``plover.yaml`` lists it."""


@cache
def _entries() -> dict[str, list[tuple[tuple[str, ...], str, str, str]]]:
    """First form -> ``(further words, part, root, lemma)``, the longest entries first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str, str]]] = {}
    for listed, part in _PARTS.items():
        for root, phrases in data("plover.yaml")[listed].items():
            for phrase in phrases:
                first, *rest = phrase.split()
                for form in _first_forms(first, part, single=not rest):
                    found.setdefault(form, []).append((tuple(rest), part, root, first))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _first_forms(word: str, part: str, *, single: bool) -> frozenset[str]:
    if part == "v":
        return forms_of(word)
    return frozenset({word, inflect(word).third}) if part == "n" and single else frozenset({word})


def evidence(w: Wording) -> Iterator[Evidence]:
    """The evidence of a sentence by place; of the entries at one word only the longest speak.

    A name speaks for nothing, whatever its words: "the Liberation Front", "envoy Ban".
    """
    for at in range(len(w)):
        if w.is_name(at) and not w.opens(at):
            continue
        longest = 0
        for rest, part, root, lemma in _entries().get(w.lower(at), ()):
            if len(rest) < longest:
                break
            end = _end(w, at, rest)
            if end is not None:
                longest = len(rest)
                yield Evidence(at, end, part, root, lemma)


def _end(w: Wording, at: int, rest: tuple[str, ...]) -> int | None:
    end = at + 1
    for word in rest:
        forms = {word, inflect(word).third}
        spot = next((spot for spot in range(end, end + _GAP + 1) if w.lower(spot) in forms), None)
        if spot is None or any(w.lower(gap) in {".", ";", ":"} for gap in range(end, spot)):
            return None
        end = spot + 1
    return end
