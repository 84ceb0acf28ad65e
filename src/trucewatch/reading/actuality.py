"""Actuality: whether an event is told as having happened, or planned, feared, demanded, denied, usual.

The test runs outwards from the head, and the first thing that it meets decides:

1. adverbs, negation and modals of the head's own verb group ("would attack", "regularly shells");
2. what governs it: "plans to", "fears of", "to prevent"; "began to" leaves it told;
3. for a noun, the verb it is subject or object of ("talks will begin", "will hold talks");
4. a condition in the sentence ("if the road is closed, ...");
5. a date long past ("in 1994"): background, told but not counted;
6. the claim that it stands in: denied, demanded, pledged or threatened.

"after", "following", "despite" take what they govern as given and end the test.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Aux, Stance
from trucewatch.reading.phrases import clause, is_clausal, skip_left, skip_right
from trucewatch.reading.triggers import Trigger
from trucewatch.reading.wording import Wording, data, inflect

_BARE_YEAR = re.compile(r"(1[5-9]|20)\d\d$")
_PUT_OFF = {
    Stance.DEMAND: Aux.FUTURE,
    Stance.PLEDGE: Aux.FUTURE,
    Stance.THREATEN: Aux.FUTURE,
    Stance.DENY: Aux.NEGATED,
}


@cache
def _words(*path: str) -> frozenset[str]:
    """The words at ``path`` of ``actuality.yaml`` with all their forms."""
    found = data("actuality.yaml")
    for key in path:
        found = found[key]
    forms: set[str] = set()
    for word in found:
        shape = inflect(word)
        forms |= {word, shape.third, shape.ing, *shape.past}
    return frozenset(forms)


@cache
def _governors() -> dict[str, Aux]:
    return {word: Aux(mode) for mode in data("actuality.yaml")["governors"] for word in _words("governors", mode)}


def actuality(w: Wording, trigger: Trigger, claim: Claim | None, *, year: int | None) -> Aux:
    """How the event is told.

    Args:
        w: The sentence.
        trigger: Its head.
        claim: The innermost claim whose content holds the head, if there is one.
        year: The year in which the document was published, if known: a bare year before it is background.
    """
    own = _of_noun(w, trigger) if trigger.is_noun else _of_verb(w, trigger.start, trigger.form)
    if own is not None:
        return own
    conditional = _condition(w, trigger.start)
    if conditional is not None:
        return conditional
    if _is_background(w, trigger.start, year):
        return Aux.HISTORICAL
    if claim is not None and not _is_presupposed(w, trigger.start) and not _told_past(w, trigger):
        return _PUT_OFF.get(claim.stance, Aux.ACTUAL)
    if claim is not None and claim.stance is Stance.DENY and not _is_presupposed(w, trigger.start):
        return Aux.NEGATED
    return Aux.ACTUAL


def head_actuality(w: Wording, at: int) -> Aux:
    """How the verb or participle at ``at`` is told, by the sentence alone."""
    lower = w.lower(at)
    form = "ing" if lower.endswith("ing") else "past" if lower.endswith(("ed", "n", "t")) else "base"
    return _of_verb(w, at, form) or _condition(w, at) or Aux.ACTUAL


def _told_past(w: Wording, trigger: Trigger) -> bool:
    """Whether the head is a finite past or present form, which a demand or pledge does not put off."""
    return trigger.form in {"past", "third"}


def _of_verb(w: Wording, at: int, form: str) -> Aux | None:
    """What the verb group says; ``Aux.ACTUAL`` where something settles it, ``None`` where nothing does."""
    left = at - 1
    negated = habitual = False
    while left >= 0:
        lower = w.lower(left)
        if lower in _words("habitual") and lower not in {"keep"}:
            return Aux.HABITUAL
        if w.isin(left, "modals"):
            return _of_modal(w, left, lower, negated=negated or w.isin(left, "negators"))
        if w.isin(left, "negators"):
            negated = True
        elif lower == "to":
            return _of_governor(w, left, negated=negated)
        elif w.isin(left, "auxiliaries") or skip_left(w, left) < left:
            pass
        else:
            break
        left -= 1
    if negated:
        return Aux.NEGATED
    after = skip_right(w, at + 1)
    if any(w.lower(spot) in _words("habitual") for spot in range(at + 1, after)):
        return Aux.HABITUAL
    if form == "ing":
        return _of_gerund(w, left)
    if form == "base" and left >= 0 and w.lower(left) in {"and", "or", ","}:
        return _of_coordinate(w, left)
    if habitual:
        return Aux.HABITUAL
    return _tomorrow(w, at) if form in {"base", "third"} else None


def _tomorrow(w: Wording, at: int) -> Aux | None:
    around = clause(w, at)
    later = [spot for spot in around if spot > at and w.lower(spot) in {"tomorrow", "next"}]
    return Aux.FUTURE if later and w.lower(later[0] + 1) in {"week", "month", "year", ",", ".", ""} else None


def _of_modal(w: Wording, at: int, modal: str, *, negated: bool) -> Aux:
    if _condition_word(w, at) is not None:
        return _conditional_mode(w)
    if negated and modal in {"can", "could", "can't", "can’t", "cannot", "couldn't", "couldn’t"}:
        return Aux.NEGATED
    if modal in {"will", "shall", "'ll", "’ll", "won't", "won’t", "would"}:
        return Aux.FUTURE
    return Aux.HYPOTHETICAL


def _of_governor(w: Wording, to: int, *, negated: bool) -> Aux | None:
    """What "GOVERNOR (someone) to VERB" says of VERB; a bare infinitive is a purpose."""
    if w.lower(to + 1) in {"have", "having"}:
        return None  # "claims to have captured"
    for left in range(to - 1, max(-1, to - 9), -1):
        lower = w.lower(left)
        if w.is_mark(left) or w.isin(left, "subordinators"):
            break
        if lower in _words("habitual"):
            return Aux.HABITUAL
        if lower in _words("implicative") and left >= to - 2:
            return _of_verb(w, left, "past") or (Aux.NEGATED if negated else None)
        if lower in _governors():
            mode = _governors()[lower]
            return Aux.FUTURE if mode is Aux.HYPOTHETICAL else mode
    return Aux.FUTURE


def _of_gerund(w: Wording, left: int) -> Aux | None:
    """What stands before a gerund: "without firing", "from attacking", "threat of attacking"."""
    lower = w.lower(left)
    if lower == "without":
        return Aux.NEGATED
    if lower in {"before", "about", "to", "until"}:
        return Aux.FUTURE
    if lower in {"of", "from", "for", "against", "at", "on"}:
        for spot in range(left - 1, max(-1, left - 6), -1):
            if w.is_mark(spot) or w.isin(spot, "subordinators"):
                break
            if w.lower(spot) in _words("implicative"):
                return None
            if w.lower(spot) in _governors():
                return _governors()[w.lower(spot)]
    elif lower in _governors() and _governors()[lower] in {Aux.HYPOTHETICAL, Aux.NEGATED, Aux.FUTURE}:
        return _governors()[lower]
    return None


def _of_coordinate(w: Wording, joint: int) -> Aux | None:
    """A bare form after "and" shares the modal or the infinitive before: "to withdraw and disarm"."""
    for left in range(joint - 1, max(-1, joint - 14), -1):
        if w.lower(left) in {";", ":", "."} or w.isin(left, "subordinators"):
            break
        if w.isin(left, "modals"):
            return _of_modal(w, left, w.lower(left), negated=False)
        if w.lower(left) == "to" and not w.isin(left + 1, "determiners") and not w.is_name(left + 1):
            return _of_governor(w, left, negated=False)
    return None


def _of_noun(w: Wording, trigger: Trigger) -> Aux | None:
    """What the modifiers, the governor and the verb of an event noun say."""
    start = trigger.start
    while start > 0 and not w.ends_phrase(start - 1) and not w.isin(start - 1, "prepositions"):
        if trigger.start - start > 8:
            break
        start -= 1
    phrase = range(start, trigger.start)
    for mode in ("negated", "future", "hypothetical", "historical"):
        if any(w.lower(at) in data("actuality.yaml")["adjectives"][mode] for at in phrase):
            return Aux(mode)
    if w.lower(start - 1) in {"no", "without"}:
        return Aux.NEGATED
    return _outwards(w, start - 1) or _rightwards(w, trigger)


def _outwards(w: Wording, left: int, hops: int = 4) -> Aux | None:  # noqa: C901, PLR0911, PLR0912 -- one walk
    """The walk from a noun phrase's left edge over what governs it, at most ``hops`` prepositions."""
    steps = 0
    while left >= 0 and steps < 14:
        lower = w.lower(left)
        if lower in data("actuality.yaml")["presuppose"]:
            return Aux.ACTUAL if not is_clausal(w, left) or steps == 0 else None
        if lower == "to" and not w.isin(left + 1, "determiners") and not w.is_name(left + 1) and steps > 0:
            return _of_governor(w, left, negated=False)
        if w.isin(left, "modals"):
            return _of_modal(w, left, lower, negated=w.isin(left, "negators"))
        if lower in {"didn't", "didn’t", "not", "never", "without"}:
            return Aux.NEGATED
        if lower in _words("habitual"):
            return Aux.HABITUAL
        if lower in _governors() and (steps > 0 or w.isin(left, "prepositions") or w.is_verb(left) or True):
            mode = _governors()[lower]
            if lower in _ACTUAL_IN_PAST:
                left -= 1
                steps += 1
                continue
            return mode
        if w.lower(left) in {";", ":", ".", "“", "”"} or w.isin(left, "subordinators"):
            return None
        if w.is_mark(left) and lower not in {"’s", "'s", "-"}:
            return None
        if w.isin(left, "prepositions"):
            hops -= 1
            if hops < 0:
                return None
        left -= 1
        steps += 1
    return None


# Governors that leave an event noun told: "ordered a halt to the attacks", "an offer after the talks".
_ACTUAL_IN_PAST = frozenset({
    "deal", "agreed", "agree", "agrees", "ordered", "order", "orders", "called", "calls", "call", "ready", "set",
    "remain", "remains", "remained", "asked", "ask", "told", "tell", "tells", "right", "rights", "way", "ability",
    "condition", "conditions", "discuss", "discussed", "discusses", "resolution", "push", "pressure",
    "proposal", "proposed", "proposes", "propose", "warned", "warns", "warn", "warning", "against", "effort", "efforts",
    "attempt", "attempts", "bound", "direct", "directed", "no", "committed", "commit",
})


def _rightwards(w: Wording, trigger: Trigger) -> Aux | None:
    """Whether the verb that the noun is subject of puts it off: "talks will begin"."""
    for at in range(trigger.end, min(len(w), trigger.end + 12)):
        lower = w.lower(at)
        if w.isin(at, "modals"):
            return _of_modal(w, at, lower, negated=w.isin(at, "negators") or w.lower(at + 1) == "not")
        if lower in {"is", "are", "was", "were"} or at == trigger.end:
            follow = skip_right(w, at + 1) if lower in {"is", "are", "was", "were"} else at
            if w.lower(follow) in data("actuality.yaml")["later"]:
                return Aux.FUTURE
            if lower in {"is", "are", "was", "were"} and w.lower(at + 1) in {"to"}:
                return Aux.FUTURE
        if w.is_mark(at) or w.isin(at, "subordinators") or w.isin(at, "auxiliaries") or w.is_verb(at):
            break
    return None


def _condition_word(w: Wording, at: int) -> int | None:
    """Where a condition stands in the sentence around ``at``, within the marks ``;`` and ``.``."""
    for spot in range(len(w)):
        if w.lower(spot) in {"if", "unless"} and not _is_indirect_question(w, spot):
            return spot
    return None


def _is_indirect_question(w: Wording, at: int) -> bool:
    return w.lower(at - 1) in {"ask", "asked", "asks", "see", "even", "as", "know", "unclear"}


def _condition(w: Wording, at: int) -> Aux | None:
    """The mode of a head inside the condition itself ("if the army moves in")."""
    spot = _condition_word(w, at)
    if spot is None or spot > at:
        return None
    end = next((mark for mark in range(spot + 1, len(w)) if w.is_mark(mark) and w.lower(mark) in {",", ";", "."}), len(w))
    return _conditional_mode(w) if at < end else None


def _conditional_mode(w: Wording) -> Aux:
    """Counterfactual when condition and consequence stand in the remote form ("if we wanted, we would")."""
    spot = _condition_word(w, 0)
    words = [w.lower(at) for at in range(len(w))]
    remote = spot is not None and any(
        word in {"were", "had", "wanted", "wished", "really"} for word in words[spot : spot + 6]
    )
    return Aux.COUNTERFACTUAL if remote and {"would", "could", "might"} & set(words) else Aux.HYPOTHETICAL


def _is_background(w: Wording, at: int, year: int | None) -> bool:
    """Whether the head's clause is dated by a bare year, or decades ago."""
    around = clause(w, at)
    for spot in around:
        lower = w.lower(spot)
        if _BARE_YEAR.match(lower) and w.lower(spot - 1) in {"in", "since", "of", "the", "from"} and spot > at:
            return year is not None and int(lower) < year
        if lower == "ago" and w.lower(spot - 1) in {"years", "decades"}:
            return True
    return False


def _is_presupposed(w: Wording, at: int) -> bool:
    """Whether the head hangs on "after", "following", "despite" in its clause."""
    for left in range(at - 1, max(-1, at - 10), -1):
        if w.lower(left) in data("actuality.yaml")["presuppose"]:
            return True
        if w.is_mark(left) or w.isin(left, "subordinators"):
            return w.lower(left) in {"after", "since", "because"}
    return False


def is_countable(aux: Aux) -> bool:
    """Whether an event so told counts: only what is told as having happened."""
    return aux is Aux.ACTUAL


def innermost(claims: Iterable[Claim], holds: dict[str, int]) -> Claim | None:
    """The claim of the shortest content among those in ``holds`` (id -> length)."""
    inside = [claim for claim in claims if claim.id in holds]
    return min(inside, key=lambda claim: holds[claim.id], default=None)
