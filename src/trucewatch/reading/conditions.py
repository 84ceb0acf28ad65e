"""Conditions: events that a sentence makes depend on something ("if the road is closed, ...")."""

from __future__ import annotations

from trucewatch.model.vocabulary import Aux
from trucewatch.reading.wording import Wording

_BEFORE_WHETHER = frozenset({"ask", "asked", "asks", "see", "even", "as", "know", "unclear"})


def condition_in(w: Wording) -> int | None:
    """Where the sentence opens a condition, indirect questions apart."""
    for spot in range(len(w)):
        if w.lower(spot) == "unless" or (w.lower(spot) == "if" and w.lower(spot - 1) not in _BEFORE_WHETHER):
            return spot
    return None


def of_condition(w: Wording, at: int) -> Aux | None:
    """The mode of a head inside the condition itself ("if the army moves in")."""
    spot = condition_in(w)
    if spot is None or spot > at:
        return None
    end = next((mark for mark in range(spot, len(w)) if w.lower(mark) in {",", ";", "."}), len(w))
    return conditional_mode(w) if at < end else None


def conditional_mode(w: Wording) -> Aux:
    """Counterfactual where the condition stands in the remote form ("if we wanted to, we would")."""
    spot = condition_in(w) or 0
    words = [token.lower for token in w.tokens]
    remote = {"were", "had", "wanted", "wished", "really"} & set(words[spot : spot + 6])
    return Aux.COUNTERFACTUAL if remote and {"would", "could", "might"} & set(words) else Aux.HYPOTHETICAL
