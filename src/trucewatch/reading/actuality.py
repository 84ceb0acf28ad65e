"""Actuality: whether an event is told as having happened, or planned, feared, demanded, denied, usual.

The test runs outwards from the head, and the first thing that it meets decides:

1. adverbs, negation and modals of the head's own verb group ("would attack", "regularly shells");
2. what governs it: "plans to", "fears of", "to prevent"; "began to" leaves it told, and "after",
   "despite", "an end to" take it as given;
3. for a noun, the verb that it is object or subject of ("will hold talks", "talks will begin");
4. a condition in the sentence ("if the road is closed, ...");
5. a bare year long past, or "decades ago": background, told but not counted;
6. the claim that it stands in: denied, demanded, pledged or threatened.
"""

from __future__ import annotations

import re
from functools import cache

from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Aux, PloverRoot, Stance
from trucewatch.reading.phrases import clause, is_finite, skip_left, skip_right
from trucewatch.reading.triggers import SPEECH_ACTS, Trigger
from trucewatch.reading.wording import Wording, data, forms_of

_BARE_YEAR = re.compile(r"(1[5-9]|20)\d\d$")
_PUT_OFF = {
    Stance.DEMAND: Aux.FUTURE,
    Stance.PLEDGE: Aux.FUTURE,
    Stance.THREATEN: Aux.FUTURE,
    Stance.DENY: Aux.NEGATED,
}
_PASSED = frozenset({"of", "for", "to", "on", "about", "against", "with", "from", "in", "between"})
_FINITE_BE = frozenset({"is", "are", "was", "were"})
_REACH = 14  # tokens that a walk may take before what it meets has nothing to do with the head


@cache
def _words(*path: str) -> frozenset[str]:
    """The words at ``path`` of ``actuality.yaml`` with all their forms."""
    found = data("actuality.yaml")
    for key in path:
        found = found[key]
    return frozenset(form for word in found for form in forms_of(word))


@cache
def _governors() -> dict[str, Aux]:
    modes = data("actuality.yaml")["governors"]
    return {word: Aux(mode) for mode in modes for word in _words("governors", mode)}


def actuality(w: Wording, trigger: Trigger, claim: Claim | None, *, year: int | None) -> Aux:
    """How the event is told.

    Args:
        w: The sentence.
        trigger: Its head.
        claim: The innermost claim whose content holds the head, if there is one.
        year: The year in which the document was published, if known: a bare year before it is background.
    """
    by_words = told_at(w, trigger.start, trigger.form) or _by_kind(w, trigger)
    if by_words is not None and by_words is not Aux.ACTUAL:
        return by_words
    if _is_background(w, trigger.start, year):
        return Aux.HISTORICAL
    return Aux.ACTUAL if claim is None or by_words is Aux.ACTUAL else _of_claim(w, trigger, claim)


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


def told_at(w: Wording, at: int, form: str) -> Aux | None:
    """How the head at ``at`` is told by the words of its sentence.

    ``Aux.ACTUAL`` where they take it as given, ``None`` where nothing decides. ``form`` as in `Trigger`.
    """
    own = _of_noun(w, at) if form == "noun" else _of_verb(w, at, form)
    return own if own in {Aux.ACTUAL, Aux.NEGATED, Aux.FEARED, Aux.HABITUAL} else _of_condition(w, at) or own


def _of_verb(w: Wording, at: int, form: str) -> Aux | None:
    """What the verb group that ends at ``at`` says, and what governs it."""
    left, negated = at - 1, False
    while left >= 0:
        if w.lower(left) in _words("habitual"):
            return Aux.HABITUAL
        if w.isin(left, "modals"):
            return _of_modal(w, left, negated=negated)
        if w.lower(left) == "to":
            return _of_infinitive(w, left, negated=negated)
        negated = negated or w.isin(left, "negators")
        if not (w.isin(left, "negators") or w.isin(left, "auxiliaries") or skip_left(w, left) < left):
            break
        left -= 1
    if negated or _is_nobody(w, left) or _has_no_object(w, at):
        return Aux.NEGATED
    if any(w.lower(spot) in _words("habitual") for spot in range(at + 1, skip_right(w, at + 1))):
        return Aux.HABITUAL
    return _of_context(w, at, left, form)


_NOBODY = frozenset({"no", "none", "neither", "nobody"})
_NOT_ONE = frozenset({"a", "an", "one"})
_COMPARED = frozenset({"longer", "later", "sooner", "earlier", "more", "less", "fewer"})


def _is_nobody(w: Wording, end: int) -> bool:
    """Whether the subject up to ``end`` is none: "no plan for the road", "not a single soldier"."""
    for at in range(end, max(-1, end - _REACH), -1):
        if w.lower(at) in _NOBODY or (w.lower(at) == "not" and w.lower(at + 1) in _NOT_ONE):
            return True
        noun = w.isin(at - 1, "determiners") and not w.isin(at, "auxiliaries")
        if (w.ends_phrase(at) and not noun) or is_finite(w, at) or w.lower(at) in {"and", "but", "or"}:
            return False
    return False


def _has_no_object(w: Wording, at: int) -> bool:
    """Whether the verb at ``at`` has nothing for its object: "reached no deal", "killed not one man"."""
    first = at + 2 if w.isin(at + 1, "particles") else at + 1
    if w.lower(first) == "not":
        return w.lower(first + 1) in _NOT_ONE
    return w.lower(first) in _NOBODY and w.lower(first + 1) not in _COMPARED


def _of_context(w: Wording, at: int, left: int, form: str) -> Aux | None:
    """What stands before a verb group that says nothing itself; the group begins after ``left``."""
    if (form == "ing" and left == at - 1) or w.lower(left + 1) == "being":
        return _of_gerund(w, left)
    if w.lower(left) in {"and", "or", ","}:
        return _of_coordinate(w, left) if form == "base" else _shared_habit(w, left)
    return None


def _shared_habit(w: Wording, joint: int) -> Aux | None:
    """A verb after "and" shares the adverb before: "regularly shells the valley and blocks the road"."""
    for left in range(joint - 1, max(-1, joint - _REACH), -1):
        if w.is_mark(left) or w.isin(left, "subordinators"):
            break
        if w.lower(left) in _words("habitual"):
            return Aux.HABITUAL
    return None


def _of_modal(w: Wording, at: int, *, negated: bool) -> Aux:
    modal = w.lower(at)
    if _condition_at(w) is not None:
        return _conditional_mode(w)
    if (negated or w.isin(at, "negators")) and modal[:3] in {"can", "cou"}:
        return Aux.NEGATED
    return (
        Aux.FUTURE
        if modal[:2] in {"wi", "wo", "sh", "'l", "’l"} and modal[:4] != "shou"
        else Aux.HYPOTHETICAL
    )


def _of_infinitive(w: Wording, to: int, *, negated: bool = False) -> Aux | None:
    """What "GOVERNOR (somebody) to VERB" says of the verb; a bare infinitive is a purpose."""
    if w.lower(to + 1) in {"have", "having"}:
        return None  # "claims to have captured"
    for left in range(to - 1, max(-1, to - 9), -1):
        lower = w.lower(left)
        if w.is_mark(left) or w.isin(left, "subordinators"):
            break
        if lower in _words("habitual_verbs"):
            return Aux.HABITUAL
        if lower in _words("told") and left >= to - 2:
            return Aux.NEGATED if negated else _of_verb(w, left, "past")
        if lower in _governors():
            mode = _governors()[lower]
            return Aux.FUTURE if mode is Aux.HYPOTHETICAL else mode
        if lower in _words("infinitive"):
            return Aux.FUTURE
    return Aux.FUTURE


def _of_gerund(w: Wording, left: int) -> Aux | None:
    """What stands before a gerund: "without firing", "from attacking", "threat of attacking"."""
    lower = w.lower(left)
    if lower == "without":
        return Aux.NEGATED
    if lower in {"before", "about", "to", "until"}:
        return Aux.FUTURE
    if lower in _words("habitual_verbs"):
        return Aux.HABITUAL
    if lower in {"of", "from", "for", "against", "at", "on"}:
        return _outwards(w, left - 1)
    return _governors().get(lower)


def _of_coordinate(w: Wording, joint: int) -> Aux | None:
    """A bare form after "and" shares the modal or the infinitive before: "to withdraw and disarm"."""
    for left in range(joint - 1, max(-1, joint - _REACH), -1):
        if w.lower(left) in {";", ":", "."} or w.isin(left, "subordinators"):
            break
        if w.isin(left, "modals"):
            return _of_modal(w, left, negated=False)
        if w.lower(left) == "to" and not w.isin(left + 1, "determiners") and not w.is_name(left + 1):
            return _of_infinitive(w, left)
    return None


def _of_noun(w: Wording, at: int) -> Aux | None:
    """What the modifiers, the governor and the verb of the event noun at ``at`` say."""
    start = at
    while start > max(0, at - 8) and not (w.ends_phrase(start - 1) or w.isin(start - 1, "prepositions")):
        if _governs(w, start - 1):
            break
        start -= 1
    for mode, words in data("actuality.yaml")["modifiers"].items():
        if any(w.lower(spot) in words for spot in range(start, at)):
            return Aux(mode)
    outer = _outwards(w, start - 1)
    return outer if outer is not None else _of_predicate(w, at)


def _outwards(w: Wording, left: int) -> Aux | None:
    """The walk left from a phrase's edge over what governs it."""
    for at in range(left, max(-1, left - _REACH), -1):
        lower = w.lower(at)
        if lower in _settled():
            return _settled()[lower]
        if w.isin(at, "negators") and (at == left or w.lower(at + 1) in _words("existence")):
            return Aux.NEGATED
        if lower in data("actuality.yaml")["traded"] and w.lower(at - 1) == "in":
            return Aux.FUTURE
        if _governs(w, at):
            return _governors()[lower]
        if lower in _words("told") or _is_governing_verb(w, at):
            return _of_verb(w, at, "ing" if lower.endswith("ing") else "past")
        if _ends_walk(w, at):
            break
    return None


def _governs(w: Wording, at: int) -> bool:
    """Whether the word at ``at`` is a governor; some are only before certain words ("calls for")."""
    lower = w.lower(at)
    if lower not in _governors() or w.isin(at, "auxiliaries"):
        return False
    needed = _needed().get(lower)
    return needed is None or w.lower(at + 1) in needed


@cache
def _settled() -> dict[str, Aux]:
    """Words that say how an event is told whatever stands before them."""
    given = dict.fromkeys(_words("given"), Aux.ACTUAL)
    return given | dict.fromkeys(_words("ended"), Aux.HABITUAL)


@cache
def _needed() -> dict[str, list[str]]:
    listed = data("actuality.yaml")["only_before"]
    return {form: words for lemma, words in listed.items() for form in forms_of(lemma)}


def _is_governing_verb(w: Wording, at: int) -> bool:
    return (w.is_verb(at) or w.is_event_verb(at)) and not w.isin(at, "auxiliaries")


def _ends_walk(w: Wording, at: int) -> bool:
    """Whether what stands left of ``at`` does not govern what stands right of it."""
    if w.isin(at, "auxiliaries") or w.isin(at, "subordinators"):
        return True
    if w.isin(at, "prepositions") and w.lower(at) not in _PASSED:
        return True
    return w.is_mark(at) and not w.tokens[at].is_possessive and w.lower(at) != "-"


def _of_predicate(w: Wording, at: int) -> Aux | None:
    """Whether the verb that the noun is subject of puts it off: "talks will begin"."""
    for spot in range(at + 1, min(len(w), at + 12)):
        lower = w.lower(spot)
        if w.isin(spot, "modals"):
            return _of_modal(w, spot, negated=w.lower(spot + 1) == "not")
        follow = skip_right(w, spot + 1) if lower in _FINITE_BE else spot
        if (lower in _FINITE_BE or spot == at + 1) and w.lower(follow) in data("actuality.yaml")["later"]:
            return Aux.FUTURE if lower in _FINITE_BE or w.lower(follow) != "to" else None
        if w.is_mark(spot) or w.isin(spot, "subordinators") or w.is_verb(spot):
            break
    return None


def _condition_at(w: Wording) -> int | None:
    """Where the sentence opens a condition, indirect questions apart."""
    for spot in range(len(w)):
        if w.lower(spot) == "unless" or (w.lower(spot) == "if" and w.lower(spot - 1) not in _BEFORE_WHETHER):
            return spot
    return None


_BEFORE_WHETHER = frozenset({"ask", "asked", "asks", "see", "even", "as", "know", "unclear"})


def _of_condition(w: Wording, at: int) -> Aux | None:
    """The mode of a head inside the condition itself ("if the army moves in")."""
    spot = _condition_at(w)
    if spot is None or spot > at:
        return None
    end = next((mark for mark in range(spot, len(w)) if w.lower(mark) in {",", ";", "."}), len(w))
    return _conditional_mode(w) if at < end else None


def _conditional_mode(w: Wording) -> Aux:
    """Counterfactual where the condition stands in the remote form ("if we wanted to, we would")."""
    spot = _condition_at(w) or 0
    words = [token.lower for token in w.tokens]
    remote = {"were", "had", "wanted", "wished", "really"} & set(words[spot : spot + 6])
    return Aux.COUNTERFACTUAL if remote and {"would", "could", "might"} & set(words) else Aux.HYPOTHETICAL


def _is_coming(w: Wording, trigger: Trigger) -> bool:
    """Whether a start is only dated: "a truce starting on Monday"."""
    return (
        trigger.rule.lemma in {"begin", "start", "commence"}
        and trigger.form == "ing"
        and not w.isin(skip_left(w, trigger.start - 1), "auxiliaries")
    )


def _is_demanded(w: Wording, at: int) -> bool:
    """Whether the noun stands in a list of what is called for: "calls for a truce, the release of ..."."""
    for spot in range(at - 1, max(-1, at - 2 * _REACH), -1):
        if w.lower(spot) in _words("demands") and not w.is_name(spot):
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
    """Whether the head's clause is dated by a bare year before ``year``, or decades ago."""
    for spot in clause(w, at):
        lower = w.lower(spot)
        if spot > at and lower == "since":
            return False
        if spot > at and _BARE_YEAR.match(lower) and w.lower(spot - 1) in {"in", "since"}:
            return year is not None and int(lower) < year
        if lower == "ago" and w.lower(spot - 1) in {"years", "decades"}:
            return True
    return False
