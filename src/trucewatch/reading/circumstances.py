"""Circumstances of an event: where, with what, in which order, under which name and reserve."""

from __future__ import annotations

from functools import cache

from trucewatch.model.event import Sequence
from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.reading.masking import form_of, is_placeholder
from trucewatch.reading.phrases import clause, phrase_after
from trucewatch.reading.triggers import Trigger
from trucewatch.reading.wording import Wording, data, inflect, word_class

_PLACE_FORMS = {NameForm.NAME, NameForm.PLACE, NameForm.METONYM}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(data("circumstances.yaml")[name])


@cache
def _means() -> dict[str, str]:
    found: dict[str, str] = {}
    for means, words in data("means.yaml").items():
        for word in words:
            found.setdefault(word, means)
            found.setdefault(inflect(word).third, means)
    return found


def means_of(w: Wording, trigger: Trigger) -> tuple[str, ...]:
    """The means that the head and its clause name, alphabetically."""
    return tuple(sorted({_means()[w.lower(at)] for at in clause(w, trigger.start) if w.lower(at) in _means()}))


def place_of(w: Wording, trigger: Trigger) -> Span | None:
    """The nearest place phrase of the head's clause, after it before before it; without its preposition."""
    around = clause(w, trigger.start)
    for at in (*range(trigger.end, around.stop), *range(trigger.start - 1, around.start - 1, -1)):
        if w.lower(at) in _listed("place_prepositions"):
            found = phrase_after(w, at + 1)
            if found and _is_place(w, found, w.lower(at)) and trigger.start not in found:
                return w.span_of(found.start, found.stop)
    return None


def _is_place(w: Wording, phrase: range, preposition: str) -> bool:
    words = [w.lower(at) for at in phrase]
    if any(word in word_class("weekdays") | word_class("months") | word_class("times") for word in words):
        return False
    if words[0][:1].isdigit():
        return False
    if any(word in _listed("place_nouns") for word in words):
        return True
    if preposition in {"from", "between", "into", "on", "over", "off"}:
        return False
    last = w.tokens[phrase.stop - 1].text
    if is_placeholder(last[0]):
        return form_of(last[0]) in _PLACE_FORMS
    return last[0].isupper()


def sequence_of(w: Wording, trigger: Trigger) -> Sequence:
    """Whether the head's clause tells its initiator to have begun, or to have answered."""
    around = clause(w, trigger.start)
    words = [w.lower(at) for at in around]
    if any(word in _listed("response") for word in words):
        return Sequence.RESPONSE
    for at in around:
        lower = w.lower(at)
        if lower in _listed("first") - {"first"} and lower != "provoked":
            return Sequence.FIRST
        if lower == "first" and at >= trigger.start and not w.isin(at - 1, "determiners"):
            if not w.is_mark(at + 1) and not w.isin(at + 1, "prepositions") and w.lower(at + 1) not in {"and", "but"}:
                continue
            return Sequence.FIRST
        if lower == "first" and w.lower(at - 1) == "the" and w.lower(at + 1) == "to":
            return Sequence.FIRST
    return Sequence.UNSTATED


def operation_name(w: Wording) -> tuple[int, Span] | None:
    """The name of an operation in the sentence, and the token where it begins: "Operation Dawn".

    Either "Operation" with the capitalised words after it, or what stands in quotation marks after
    "dubbed", "code-named" and the like.
    """
    for at in range(len(w)):
        if w.lower(at) == "operation" and w.is_name(at):
            end = at + 1
            while end < len(w) and w.is_name(end) and not w.is_mark(end):
                end += 1
            if end > at + 1:
                return at, w.span_of(at, end)
        if w.lower(at) in _listed("naming") and w.lower(at + 1) in {"“", '"', "‘"}:
            close = next((spot for spot in range(at + 2, len(w)) if w.lower(spot) in {"”", '"', "’", ","}), None)
            if close is not None and close > at + 2 and w.is_name(at + 2):
                return at, w.span_of(at + 2, close)
    return None


def hedge_at(w: Wording, at: int) -> Span | None:
    """The hedge of the clause around token ``at``: an adverb, or "is believed to"; its words only."""
    for spot in clause(w, at):
        lower = w.lower(spot)
        if lower not in _listed("hedges"):
            continue
        if lower in _listed("hedges_passive") and lower not in {"alleged", "likely"}:
            if w.isin(spot - 1, "be") and w.lower(spot + 1) == "to":
                return w.span_of(spot, spot + 1)
            continue
        if lower in {"alleged", "supposed", "suspected", "purported", "likely", "probable"} and spot + 1 != at:
            continue
        return w.span_of(spot, spot + 1)
    return None
