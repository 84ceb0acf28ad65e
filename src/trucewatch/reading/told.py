"""Told: how the words of a sentence tell an event, read outwards from its head.

The first thing that the walk meets decides:

1. adverbs, negation and modals of the head's own verb group ("would attack", "regularly shells");
2. what governs it: "plans to", "fears of", "to prevent"; "began to" leaves it told, and "after",
   "despite", "an end to" take it as given;
3. for a noun, the verb that it is object or subject of ("will hold talks", "talks will begin");
4. a condition in the sentence ("if the road is closed, ...").
"""

from __future__ import annotations

from trucewatch.model.vocabulary import Aux
from trucewatch.reading.conditions import condition_in, conditional_mode, of_condition
from trucewatch.reading.modes import governors, governs, listed, settled
from trucewatch.reading.phrases import is_finite, skip_left, skip_right
from trucewatch.reading.wording import Wording, data

_PASSED = frozenset({"of", "for", "to", "on", "about", "against", "with", "from", "in", "between"})
_FINITE_BE = frozenset({"is", "are", "was", "were"})
_NOBODY = frozenset({"no", "none", "neither", "nobody", "nothing"})
_NOT_ONE = frozenset({"a", "an", "one"})
_COMPARED = frozenset({"longer", "later", "sooner", "earlier", "more", "less", "fewer"})
_REACH = 14  # tokens that a walk may take before what it meets has nothing to do with the head


def told_at(w: Wording, at: int, form: str) -> Aux | None:
    """How the head at ``at`` is told by the words of its sentence.

    ``Aux.ACTUAL`` where they take it as given, ``None`` where nothing decides. ``form`` as in `Trigger`.
    """
    own = _of_noun(w, at) if form == "noun" else _of_verb(w, at, form)
    return own if own in {Aux.ACTUAL, Aux.NEGATED, Aux.FEARED, Aux.HABITUAL} else of_condition(w, at) or own


def _of_verb(w: Wording, at: int, form: str) -> Aux | None:
    """What the verb group that ends at ``at`` says, and what governs it."""
    left, negated, bare = at - 1, False, False
    while left >= 0:
        bare = bare or w.lower(left) == "be"
        if w.lower(left) in listed("habitual"):
            return Aux.HABITUAL
        if w.isin(left, "modals") or w.lower(left) == "to":
            governed = _of_modal if w.isin(left, "modals") else _of_infinitive
            return governed(w, left, negated=negated)
        negated = negated or w.isin(left, "negators")
        if not (w.isin(left, "negators") or w.isin(left, "auxiliaries") or skip_left(w, left) < left):
            break
        left -= 1
    if negated or _is_nobody(w, left) or _has_no_object(w, at):
        return Aux.NEGATED
    if bare:  # "demanded that the bridge be closed"
        return Aux.FUTURE
    if _is_habit(w, at):
        return Aux.HABITUAL
    return _of_context(w, at, left, form)


def _is_habit(w: Wording, at: int) -> bool:
    """Whether what follows the verb makes it one of many: "shelled regularly", "shelled every night"."""
    adverbs = range(at + 1, skip_right(w, at + 1))
    return any(w.lower(spot) in listed("habitual") for spot in adverbs) or _is_daily(w, at)


def _is_daily(w: Wording, at: int) -> bool:
    """Whether "every day" or the like follows in the same clause: "shelled the town every night"."""
    for spot in range(at + 1, min(len(w), at + _REACH // 2)):
        if w.is_mark(spot) or w.isin(spot, "subordinators") or w.isin(spot, "coordinators"):
            return False
        if w.lower(spot) == "every":
            return w.isin(spot + 1, "times")
    return False


def _is_nobody(w: Wording, end: int) -> bool:
    """Whether the subject up to ``end`` is none: "no plan for the road", "not a single soldier"."""
    for at in range(end, max(-1, end - _REACH), -1):
        numbered = w.lower(at + 1) == "."  # "the No. 1 of the army"
        if (w.lower(at) in _NOBODY and not numbered) or (
            w.lower(at) == "not" and w.lower(at + 1) in _NOT_ONE
        ):
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
        if w.lower(left) in listed("habitual"):
            return Aux.HABITUAL
    return None


def _of_modal(w: Wording, at: int, *, negated: bool) -> Aux:
    modal = w.lower(at)
    if condition_in(w) is not None:
        return conditional_mode(w)
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
        if lower in listed("habitual_verbs"):
            return Aux.HABITUAL
        if lower in listed("told") and left >= to - 2:
            return Aux.NEGATED if negated else _of_verb(w, left, "past")
        if lower in governors():
            mode = governors()[lower]
            return Aux.FUTURE if mode is Aux.HYPOTHETICAL else mode
        if lower in listed("infinitive"):
            return Aux.FUTURE
    return Aux.FUTURE


def _of_gerund(w: Wording, left: int) -> Aux | None:
    """What stands before a gerund: "without firing", "from attacking", "threat of attacking"."""
    lower = w.lower(left)
    if lower == "without":
        return Aux.NEGATED
    if lower in {"before", "about", "to", "until"}:
        return Aux.FUTURE
    if lower in listed("habitual_verbs"):
        return Aux.HABITUAL
    if lower in {"of", "from", "for", "against", "at", "on"}:
        return _outwards(w, left - 1)
    return governors().get(lower)


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
        if governs(w, start - 1):
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
        if lower in settled():
            return settled()[lower]
        if w.isin(at, "negators") and (at == left or w.lower(at + 1) in listed("existence")):
            return Aux.NEGATED
        if lower in data("actuality.yaml")["traded"] and w.lower(at - 1) == "in":
            return Aux.FUTURE
        if governs(w, at):
            return governors()[lower]
        if lower in listed("told") or _is_governing_verb(w, at):
            return _of_verb(w, at, "ing" if lower.endswith("ing") else "past")
        if _ends_walk(w, at):
            break
    return None


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
        if w.lower(follow) == "due" and w.lower(follow + 1) == "to" and w.isin(follow + 2, "determiners"):
            break  # "the blast was due to an accident"
        if (lower in _FINITE_BE or spot == at + 1) and w.lower(follow) in data("actuality.yaml")["later"]:
            return Aux.FUTURE if lower in _FINITE_BE or w.lower(follow) != "to" else None
        if w.is_mark(spot) or w.isin(spot, "subordinators") or w.is_verb(spot):
            break
    return None
