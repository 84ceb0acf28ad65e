"""Trimming: a participant's phrase without what only dates or places it."""

from __future__ import annotations

from functools import cache

from trucewatch.reading.phrases import binds
from trucewatch.reading.wording import Wording, data, word_class

OWN = frozenset({"its", "their", "his", "her"})
"""Determiners that stand for somebody by themselves: "its shelling"."""


@cache
def listed(name: str) -> frozenset[str]:
    """The list ``name`` of ``participants.yaml``."""
    return frozenset(data("participants.yaml")[name])


def is_time(w: Wording, phrase: range) -> bool:
    """Whether a phrase names a day or a span of time."""
    times = word_class("weekdays") | word_class("months") | word_class("times")
    return any(w.lower(at) in times for at in phrase)


def trimmed(w: Wording, phrase: range) -> range:
    """A participant's phrase without leading adverbials and trailing places; empty if it names no one."""
    commas = [at for at in phrase if w.lower(at) == ","]
    start, stop = (commas[-1] + 1 if commas else phrase.start), phrase.stop
    while (
        start < stop
        and (w.is_mark(start) or w.isin(start, "coordinators"))
        and w.lower(start) not in {"“", '"'}
    ):
        start += 1
    later = [at for at in range(start, stop - 1) if w.lower(at) in {"later", "earlier", "ago"}]
    if later:
        start = later[-1] + 1
    elif start < stop and w.isin(start, "prepositions"):
        start = _after_adverbial(w, range(start, stop))
    kept = {"of", "for"}
    ends = (
        at
        for at in range(start + 1, stop)
        if w.isin(at, "prepositions") and w.lower(at) not in kept and not binds(w, at) and not _sent(w, at)
    )
    stop = next(ends, stop)
    while stop > start and (_dangles(w, range(start, stop)) or w.isin(stop - 1, "weekdays")):
        stop -= 1
    words = range(start, stop)
    if words and w.isin(stop - 1, "determiners") and len(words) == 1 and w.lower(start) not in OWN | {"both"}:
        return range(0)
    return (
        range(0) if is_time(w, words) and not any(w.lower(at) in listed("groups") for at in words) else words
    )


def _sent(w: Wording, at: int) -> bool:
    """Whether "from" at ``at`` tells whose a delegation is: "a delegation from Ostria"."""
    return w.lower(at) == "from" and w.lower(at - 1) in listed("sent") and w.is_name(at + 1)


def _after_adverbial(w: Wording, phrase: range) -> int:
    """Where the phrase goes on after an opening adverbial: "On Monday the army", "In the night troops"."""
    at = phrase.start + 1
    while at < phrase.stop and (
        w.isin(at, "determiners") or is_time(w, range(at, at + 1)) or w.lower(at).isdigit()
    ):
        at += 1
    if at > phrase.start + 1 and is_time(w, range(phrase.start, at)):
        return at
    starts = (
        at
        for at in range(phrase.stop - 1, phrase.start + 1, -1)
        if w.isin(at, "determiners")
        or (w.is_name(at) and not w.is_name(at - 1) and not _opens_phrase(w, at - 1))
    )
    found = next(starts, phrase.stop)
    return found if found > phrase.start + 2 else phrase.stop


def _opens_phrase(w: Wording, at: int) -> bool:
    return w.isin(at, "prepositions") or w.isin(at, "determiners") or w.isin(at, "coordinators")


_PAIRS = {"”": "“", '"': '"', ")": "("}


def _dangles(w: Wording, words: range) -> bool:
    """Whether a phrase ends in a mark or a connective; a closing mark stays with its opening one."""
    last = w.lower(words.stop - 1)
    if last in _PAIRS:
        return _PAIRS[last] not in {w.lower(at) for at in words[:-1]}
    return w.is_mark(words.stop - 1) or w.isin(words.stop - 1, "coordinators")
