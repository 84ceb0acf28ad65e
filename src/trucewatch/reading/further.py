"""Further deeds: verbs between two parties that the rules read no event in, and the fitted head does.

The rules are specific, so they come first; what they pass over is an event only where

1. a verb of ``plover.yaml`` speaks for a category, in a construction that names who acts and upon whom;
2. the head of `roots`, which sees the words and states between the two, is sure of the same category.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.vocabulary import PloverRoot
from trucewatch.reading.classes import is_pact
from trucewatch.reading.event_rules import form_of_verb, rule_for
from trucewatch.reading.participants import can_act, roles
from trucewatch.reading.plover import Evidence, evidence
from trucewatch.reading.roots import RootHead, States
from trucewatch.reading.ties import Tie
from trucewatch.reading.triggers import Trigger, is_attributive
from trucewatch.reading.wording import Wording, data

_NEAR = 8  # words after a verb in which a noun of the same category names the deed: "launches a raid"
_SURE = 0.8  # of the head; below it, half of what it adds is no event


@dataclass(frozen=True)
class FurtherDeeds:
    """Finds further deeds in one document: the fitted head, and the states of the document's words."""

    head: RootHead
    state: States

    def __call__(self, w: Wording, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
        """The deeds of a sentence beside those that ``triggers`` tell."""
        taken = {at for trigger in triggers for at in range(trigger.start, trigger.end)}
        for at, lemma, spoken in _verbs(w):
            if at in taken:
                continue
            form = form_of_verb(w.lower(at), lemma)
            if is_attributive(w, at, at + 1, form):
                continue
            told = roles(w, Trigger(at, at + 1, form, min(spoken), rule_for(lemma, min(spoken))))
            if not (_acts(w, told.initiator) and _acts(w, told.target)):
                continue
            root, share = self.head.root(Tie(w, told.initiator, told.target), self.state)
            named = any(t.is_noun and t.root is root and at < t.start < at + _NEAR for t in triggers)
            if root in spoken and share >= _SURE and not named:
                yield Trigger(at, at + 1, form, root, rule_for(lemma, root))


def _acts(w: Wording, phrase: range) -> bool:
    """Whether a phrase names a party and no pact of theirs ("the truce that ended it")."""
    return can_act(w, phrase) and not any(is_pact(w, at) for at in phrase)


def _verbs(w: Wording) -> Iterator[tuple[int, str, frozenset[PloverRoot]]]:
    """Place, lemma and categories of each verb that speaks for a deed, and for no frame of another."""
    spoken: dict[int, list[Evidence]] = {}
    for one in evidence(w):
        spoken.setdefault(one.start, []).append(one)
    for at, listed in spoken.items():
        verbs = [one for one in listed if one.part == "v"]
        framed = any(one.root.islower() for one in listed)
        if verbs and not (framed or _is_light(w, verbs[0]) or w.is_name(at) or w.lower(at - 1) == "-"):
            yield at, verbs[0].lemma, frozenset(PloverRoot(one.root) for one in verbs)


def _is_light(w: Wording, verb: Evidence) -> bool:
    """Whether a verb tells a deed only by what stands with it: "leave", "help", but not "drive out"."""
    return verb.lemma in data("plover.yaml")["light"] and not w.isin(verb.start + 1, "particles")
