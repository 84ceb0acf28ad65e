"""Actuality: whether an event is told as having happened, or planned, feared, demanded, denied, usual.

1. The words of the sentence decide where they can (`told`).
2. A bare year long past, or "decades ago", makes it background: told but not counted.
3. The claim that it stands in comes next: denied, demanded, pledged or threatened.
4. Where none of these says anything, the network's head may still find it unlikely to be told as a fact.
"""

from __future__ import annotations

import re

from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Aux, PloverRoot, Stance
from trucewatch.reading.modes import listed
from trucewatch.reading.phrases import clause, is_finite, skip_left
from trucewatch.reading.told import told_at
from trucewatch.reading.triggers import SPEECH_ACTS, Trigger
from trucewatch.reading.wording import Wording, data

_BARE_YEAR = re.compile(r"(1[5-9]|20)\d\d$")
_PUT_OFF = {
    Stance.DEMAND: Aux.FUTURE,
    Stance.PLEDGE: Aux.FUTURE,
    Stance.THREATEN: Aux.FUTURE,
    Stance.DENY: Aux.NEGATED,
}
_LEAST = {None: 0.4, Aux.FUTURE: 0.4, Aux.HYPOTHETICAL: 0.6, Aux.FEARED: 0.6, Aux.NEGATED: 0.8}
"""By what the words say: from where on the network's share counts as happened (from ``factuality`` dev)."""
_ENDING = 6  # tokens between "end to" and the noun of what is to end
_LIST = 28  # tokens over which a list of demands is followed back to its verb


def actuality(
    w: Wording, trigger: Trigger, claim: Claim | None, *, year: int | None, likely: float = 0.5
) -> Aux:
    """How the event is told.

    Args:
        w: The sentence.
        trigger: Its head.
        claim: The innermost claim whose content holds the head, if there is one.
        year: The year in which the document was published, if known: a bare year before it is background.
        likely: How likely the network finds it that the event is told as having happened; 0.5 says nothing.
    """
    if trigger.is_noun and _is_to_end(w, trigger.start):
        return Aux.HABITUAL
    by_words = told_at(w, trigger.start, trigger.form) or _by_kind(w, trigger)
    if by_words is not None and by_words is not Aux.ACTUAL:
        return by_words
    if _is_background(w, trigger.start, year):
        return Aux.HISTORICAL
    if by_words is Aux.ACTUAL:
        return by_words
    mode = Aux.ACTUAL if claim is None else _of_claim(w, trigger, claim)
    return Aux.HYPOTHETICAL if mode is Aux.ACTUAL and not happened(None, likely) else mode


def happened(by_words: Aux | None, likely: float) -> bool:
    """Whether a reader would take the event to have happened, or to be sure to.

    Args:
        by_words: What `told_at` says; ``None`` where the words leave it open.
        likely: What the network finds, 0 to 1. Against words that negate it must be all but certain.
    """
    return likely > _LEAST.get(by_words, _LEAST[None])


def _by_kind(w: Wording, trigger: Trigger) -> Aux | None:
    """What some kinds of event ask besides: a start that is only dated, a noun in a list of demands."""
    coming = trigger.root is PloverRoot.RETREAT and _is_coming(w, trigger)
    dated = trigger.root is PloverRoot.CONSULT and _is_tomorrow(w, trigger.start)
    demanded = trigger.is_noun and _is_demanded(w, trigger.start)
    return Aux.FUTURE if coming or dated or demanded else None


def _of_claim(w: Wording, trigger: Trigger, claim: Claim) -> Aux:
    """What the claim makes of a head whose own words leave it open.

    A demand, a pledge or a threat puts off what it names, but not a finite form ("which killed two")
    and not the speech act itself.
    """
    mode = _PUT_OFF.get(claim.stance, Aux.ACTUAL)
    finite = trigger.form in {"past", "third"} or w.isin(skip_left(w, trigger.start - 1), "auxiliaries")
    return Aux.ACTUAL if mode is Aux.FUTURE and (finite or trigger.root in SPEECH_ACTS) else mode


def _is_to_end(w: Wording, at: int) -> bool:
    """Whether what goes on is named as what is to end: "an end to the raids", "a halt in operations"."""
    for spot in range(at - 1, max(-1, at - _ENDING), -1):
        if w.lower(spot) in {"to", "of", "in"} and w.lower(spot - 1) in listed("endings"):
            return True
        if w.is_mark(spot) or w.isin(spot, "subordinators"):
            break
    return False


def _is_coming(w: Wording, trigger: Trigger) -> bool:
    """Whether a start is only dated: "a truce starting on Monday"."""
    return (
        trigger.rule.lemma in {"begin", "start", "commence"}
        and trigger.form == "ing"
        and not w.isin(skip_left(w, trigger.start - 1), "auxiliaries")
    )


def _is_demanded(w: Wording, at: int) -> bool:
    """Whether the noun stands in a list of what is called for: "calls for a truce, the release of ..."."""
    for spot in range(at - 1, max(-1, at - _LIST), -1):
        if w.lower(spot) in listed("demands") and not w.is_name(spot):
            return True
        if w.isin(spot, "subordinators") or w.isin(spot, "auxiliaries") or is_finite(w, spot):
            break
    return False


def _is_tomorrow(w: Wording, at: int) -> bool:
    """Whether the clause dates the head to a day to come."""
    for spot in clause(w, at):
        if spot > at and w.lower(spot) in data("actuality.yaml")["tomorrow"]:
            return True
        if spot > at and w.lower(spot) == "next" and w.isin(spot + 1, "times"):
            return True
    return False


def _is_background(w: Wording, at: int, year: int | None) -> bool:
    """Whether the head's clause is dated by a bare year before ``year``, or decades ago.

    "In 1994, …" at the beginning dates the sentence, and "after the war ended in 1994" the clause before it.
    """
    if w.lower(0) == "in" and _BARE_YEAR.match(w.lower(1)) and year is not None and int(w.lower(1)) < year:
        return True
    own = clause(w, at)
    if w.lower(own.stop) in {"after", "when"}:  # the year ends that clause, and dates no noun inside it
        ends = clause(w, own.stop + 1).stop - 1
        if _BARE_YEAR.match(w.lower(ends)) and w.lower(ends - 1) == "in" and year is not None:
            return int(w.lower(ends)) < year
    for spot in own:
        lower = w.lower(spot)
        if spot > at and lower == "since":
            return False
        if spot > at and _BARE_YEAR.match(lower) and w.lower(spot - 1) in {"in", "since"}:
            return year is not None and int(lower) < year
        if lower == "ago" and w.lower(spot - 1) in {"years", "decades"}:
            return True
    return False
