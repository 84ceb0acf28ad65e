"""Acts: which heads of a sentence are events of their own.

Reporting names one act several times: by its kind, by what came of it, by what it amounts to, and again
later as "the attack". One row is kept for each act:

0. "in retaliation" and "arrest warrant" tell no act;
1. what came of an act ("strikes that killed four") and what it amounts to ("shelled the post, violating
   the truce") are no acts beside one that is named in the same part of the sentence, nor is "two were
   killed" after one that was told shortly before;
2. "the attack", "such raids" take up an act that was told before, unless they name another actor;
3. talks named twice in one clause ("met for talks", "talks mediated by") are one meeting;
4. what a protest calls for is the protest, and "the blast of a mine" is one explosion.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from trucewatch.model.vocabulary import PloverRoot
from trucewatch.reading.phrases import complement
from trucewatch.reading.triggers import Trigger
from trucewatch.reading.verbs import is_passive
from trucewatch.reading.wording import Wording, data

_NEAR = 12  # tokens within which two words for talks are one meeting


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(data("acts.yaml")[name])


def own_acts(w: Wording, triggers: Iterable[Trigger], told: set[PloverRoot]) -> list[Trigger]:
    """The heads that are acts of their own.

    Args:
        w: The sentence.
        triggers: Its heads in order.
        told: The roots of acts told in the sentences shortly before.
    """
    triggers = list(triggers)
    kept: list[Trigger] = []
    for trigger in triggers:
        before = told | {other.root for other in kept}
        if not (
            _is_no_act(w, trigger)
            or _is_outcome(w, trigger, triggers, kept)
            or (PloverRoot.ASSAULT in told and _is_suffered(w, trigger))
            or _takes_up(w, trigger, before)
            or _is_kind(w, trigger, kept)
            or _same_meeting(w, trigger, kept)
            or (trigger.root is PloverRoot.REQUEST and trigger.form == "ing" and PloverRoot.PROTEST in before)
        ):
            kept.append(trigger)
    return kept


def _is_no_act(w: Wording, trigger: Trigger) -> bool:
    """Whether the noun only says how ("in retaliation"), or modifies another ("arrest warrant")."""
    adverbial = trigger.rule.lemma in _listed("adverbial") and w.lower(trigger.start - 1) == "in"
    return trigger.is_noun and (adverbial or w.lower(trigger.end) in _listed("compounds"))


def _is_outcome(w: Wording, trigger: Trigger, triggers: list[Trigger], kept: list[Trigger]) -> bool:
    """Whether the head only says what came of an act of the same part of the sentence, or what it was."""
    if trigger.root is not PloverRoot.ASSAULT:
        return False
    secondary = _listed("harm") | _listed("breach")
    if trigger.rule.lemma not in secondary:
        return False
    acts = [
        other for other in triggers if other.root is PloverRoot.ASSAULT and other.rule.lemma not in secondary
    ]
    if trigger.rule.lemma in _listed("harm"):
        acts += [other for other in triggers if other.rule.lemma in _listed("breach")]
        acts += [other for other in kept if other.rule.lemma in _listed("harm")]
    return any(not _apart(w, trigger, act) for act in acts)


def _is_suffered(w: Wording, trigger: Trigger) -> bool:
    """Whether the head tells harm without saying who did it, as after an act that was told before."""
    if trigger.rule.lemma not in _listed("harm") or trigger.form != "past":
        return False
    return is_passive(w, trigger.start, trigger.end) and "by" not in {
        w.lower(at) for at in complement(w, trigger.end)
    }


def _apart(w: Wording, one: Trigger, other: Trigger) -> bool:
    first, last = sorted((one, other), key=lambda trigger: trigger.start)
    between = {w.lower(at) for at in range(first.end, last.start)}
    joined = (
        w.lower(last.start - 1) == "and" and first.form == last.form and one.rule.lemma in _listed("breach")
    )
    return joined or bool(between & _listed("apart")) or ";" in between


def _takes_up(w: Wording, trigger: Trigger, before: set[PloverRoot]) -> bool:
    """Whether a definite noun takes up an act that was told before."""
    if not trigger.is_noun or trigger.rule.lemma not in _listed("anaphors") or trigger.root not in before:
        return False
    start = trigger.start
    while start > 0 and not (w.ends_phrase(start - 1) or w.isin(start - 1, "prepositions")):
        if w.is_name(start - 1) or w.tokens[start - 1].is_possessive:
            return False
        start -= 1
        if w.isin(start, "determiners"):
            break
    if start == trigger.start or w.lower(start) not in _listed("definite"):
        return False
    if w.lower(start) in {"such", "this", "these"} or w.isin(
        start - 1, "be"
    ):  # "It is the first raid in ..."
        return True
    return w.lower(trigger.end) not in _listed("restricting")


def _is_kind(w: Wording, trigger: Trigger, kept: list[Trigger]) -> bool:
    """Whether the noun only tells the kind of the act before: "the blast of a mine"."""
    if not (trigger.is_noun and kept and kept[-1].is_noun and kept[-1].root is trigger.root):
        return False
    gap = range(kept[-1].end, trigger.start)
    return len(gap) <= 4 and w.lower(gap.start) == "of" and not any(w.is_mark(at) for at in gap)


def _same_meeting(w: Wording, trigger: Trigger, kept: list[Trigger]) -> bool:
    if trigger.root is not PloverRoot.CONSULT or trigger.form in {"third", "base"}:
        return False
    return any(
        other.root is PloverRoot.CONSULT
        and trigger.start - other.end < _NEAR
        and not any(
            w.lower(at) in {";", "after", "following", "while"} for at in range(other.end, trigger.start)
        )
        for other in kept
    )
