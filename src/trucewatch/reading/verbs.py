"""Verbs: the group that a verb stands in, whether it is passive, and whose deed it tells."""

from __future__ import annotations

from functools import cache

from trucewatch.reading.classes import class_words, is_pact
from trucewatch.reading.phrases import (
    clause,
    is_finite,
    over_apposition,
    phrase_before,
    skip_left,
    skip_right,
)
from trucewatch.reading.wording import Wording, data, forms_of

_JOINTS = frozenset({"and", "but", "or", ","})
_CUT_FROM_GERUND = frozenset({",", "–", "—", "and", "or", "but"})
"""After these a gerund hangs on the clause, and no noun phrase before it is its subject."""


def is_passive(w: Wording, at: int, end: int) -> bool:
    """Whether the past form at ``at`` is a passive or a participle after its noun."""
    before = skip_left(w, at - 1)
    if w.isin(before, "be"):
        return True
    if w.isin(before, "auxiliaries"):
        return False
    if w.lower(at) in _intransitive():
        return False
    if is_pact(w, before) or w.lower(skip_right(w, end)) == "by":
        return True
    noun_before = not w.is_mark(before) and not w.is_verb(before) and not w.isin(before, "coordinators")
    return noun_before and (w.is_mark(end) or w.isin(end, "prepositions")) and has_finite(w, at)


def has_finite(w: Wording, at: int) -> bool:
    """Whether the clause has its finite verb before ``at``, so that a past form after it is a participle."""
    first = clause(w, at).start
    finite = [spot for spot in range(first, at - 1) if is_finite(w, spot)]
    if finite and w.lower(finite[-1]) in _reporting() and phrase_before(w, at - 1).start == finite[-1] + 1:
        return False  # "they said Varlandic troops attacked": the verb of what is said
    return bool(finite)


@cache
def _intransitive() -> frozenset[str]:
    return frozenset(form for verb in data("participants.yaml")["intransitive"] for form in forms_of(verb))


@cache
def _reporting() -> frozenset[str]:
    return frozenset(form for verb in data("participants.yaml")["reporting"] for form in forms_of(verb))


@cache
def _charges() -> frozenset[str]:
    return frozenset(form for verb in data("participants.yaml")["charging"] for form in forms_of(verb))


def subject(w: Wording, at: int, *, gerund: bool) -> range:
    """The noun phrase before the verb at ``at``, over its auxiliaries and control verbs."""
    before = chain_start(w, at) - 1
    lower = w.lower(before)
    if before < 0 or (gerund and lower in _CUT_FROM_GERUND):
        return range(0)
    if gerund and lower in {"of", "from", "for"}:
        charged = phrase_before(w, before - 1)
        by = next((at for at in (charged.start, charged.start - 1) if w.lower(at) == "by"), None)
        verb = before - 1 if by is None else by - 1
        passive = w.lower(verb) in _charges() and is_passive(w, verb, verb + 1)
        return subject(w, verb, gerund=False) if passive else charged
    if w.lower(before + 1) == "to" and w.is_event_verb(before) and w.isin(before - 1, "determiners"):
        return range(0)  # "the order to leave the hill" names nobody who leaves it
    if lower in _JOINTS and over_apposition(w, before) == before:
        return shared_subject(w, before)
    if lower in {"who", "which", "that"}:
        before -= 2 if w.lower(before - 1) == "," else 1
    return phrase_before(w, before)


def modifiers_before(w: Wording, at: int) -> range:
    """The modifiers of the noun at ``at``, six tokens at most."""
    start = at
    while start > max(0, at - 6) and not (w.ends_phrase(start - 1) or w.isin(start - 1, "prepositions")):
        start -= 1
    return range(start, at)


def shared_subject(w: Wording, before: int) -> range:
    """The subject of the verb that is coordinated with another whose phrase ends at ``before``."""
    for at in range(before - 1, -1, -1):
        if w.lower(at) in {".", ";", ":"} or w.isin(at, "subordinators"):
            break
        gerund = w.is_event_verb(at) and w.lower(at).endswith("ing")
        if is_finite(w, at) or (gerund and not w.isin(at - 1, "prepositions")):
            start = chain_start(w, at)
            if start > 0 and w.lower(start - 1) not in {"and", "but", "or", ","}:
                return phrase_before(w, start - 1)
    return range(0)


def chain_start(w: Wording, at: int) -> int:
    """Where the verb group that ends at ``at`` begins: auxiliaries, adverbs, and verbs with ``to``."""
    start = at
    while start > 0 and (_continues_group(w, start) or (start == at and _is_phase(w, at))):
        start -= 1
    return start


def _continues_group(w: Wording, start: int) -> bool:
    """Whether the word before ``start`` belongs to the verb group that begins there."""
    before = start - 1
    if (
        any(w.isin(before, name) for name in ("auxiliaries", "modals", "negators"))
        or skip_left(w, before) < before
    ):
        return True
    if w.isin(before, "control") and w.isin(skip_left(w, before - 1), "be"):
        return True
    if w.lower(start) == "to":
        return w.is_verb(before) or (w.is_event_verb(before) and not w.isin(before - 1, "determiners"))
    return w.lower(before) == "to" or (w.lower(before) in forms_of("help") and not w.is_name(before))


def _is_phase(w: Wording, at: int) -> bool:
    """Whether "began", "continued" or the like stands right before the gerund at ``at``."""
    return w.lower(at).endswith("ing") and w.lower(at - 1) in _phases()


@cache
def _phases() -> frozenset[str]:
    verbs = data("participants.yaml")["phases"]
    return frozenset(form for verb in verbs for form in forms_of(verb) if not form.endswith("ing"))


def is_joint(w: Wording, phrase: range) -> bool:
    """Whether the phrase names several parties: ``both sides``, or names joined by ``and``."""
    words = [w.lower(at) for at in phrase]
    if any(word in class_words("jointly") for word in words):
        return True
    joints = [at for at in phrase if w.lower(at) in {"and", "or"}]
    return any(
        any(w.is_name(at) for at in phrase if at < joint)
        and any(w.is_name(at) for at in phrase if at > joint)
        for joint in joints
    )
