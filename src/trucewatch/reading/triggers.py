"""Triggers: the words that tell of an event, with PLOVER's root and the neutral kind of incident.

1. Every verb form and noun of ``events.tsv`` is looked up, the longest entry first.
2. A form that is a noun and a verb ("strikes") is read as the one that its neighbours allow.
3. Of the entry's lines the first whose ``wants`` holds gives root and kind ("withdraw" from an agreement
   is no withdrawal of troops); if none holds there is no event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.model.lexicon import NameForm
from trucewatch.model.vocabulary import PloverRoot
from trucewatch.reading.classes import belongs, class_words, is_pact, modifiers
from trucewatch.reading.event_rules import BASE, ING, NOUN, PAST, THIRD, Rule, Want, event_rules
from trucewatch.reading.masking import form_of, is_placeholder
from trucewatch.reading.numbers import number_at
from trucewatch.reading.phrases import begins_phrase, clause, complement, skip_left, skip_right
from trucewatch.reading.verbs import has_finite, is_joint, is_passive, modifiers_before, subject
from trucewatch.reading.wording import Wording, inflect

SPEECH_ACTS = frozenset({PloverRoot.ACCUSE, PloverRoot.REJECT, PloverRoot.REQUEST, PloverRoot.THREATEN})
"""Roots whose event is the saying itself."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A head with its reading; ``start`` and ``end`` (exclusive) are token numbers of the sentence."""

    start: int
    end: int
    form: str
    """``noun | base | third | past | ing``."""
    root: PloverRoot
    rule: Rule

    @property
    def is_noun(self) -> bool:
        """Whether the head is an event noun."""
        return self.form == NOUN


def find_triggers(w: Wording) -> list[Trigger]:
    """The triggers of a sentence, in order; no two share a token."""
    found: list[Trigger] = []
    free = 0
    for at in range(len(w)):
        if at < free:
            continue
        end, trigger = _trigger_at(w, at)
        free = end
        if trigger is not None:
            found.append(trigger)
    return found


def _trigger_at(w: Wording, at: int) -> tuple[int, Trigger | None]:
    """The head at ``at``, if there is one, and where the search goes on."""
    if _is_part_of_name(w, at):
        return at + 1, None
    entries = [
        (end, form, rules)
        for rest, form, rules in event_rules().get(w.lower(at), ())
        if (end := _end(w, at, rest)) is not None
    ]
    for end, form, rules in entries:
        same = [(other, listed) for other_end, other, listed in entries if other_end == end]
        if {NOUN} < {other for other, _ in same}:
            tells = any(rule.root for other, listed in same if other == NOUN for rule in listed)
            is_noun = _is_noun(w, at, end) if tells else _stands_as_noun(w, at)
            if is_noun != (form == NOUN):
                continue
        ambiguous = any(other == NOUN for _, other, _ in entries)
        if is_attributive(w, at, end, form) or _is_no_finite(w, at, form, ambiguous=ambiguous):
            continue
        for rule in rules:
            if all(_holds(w, at, end, form, want) for want in rule.wants):
                return end, None if rule.root is None else Trigger(at, end, form, rule.root, rule)
    return at + 1, None


def _is_part_of_name(w: Wording, at: int) -> bool:
    """Whether the word belongs to a name: capitalised inside the sentence, or in a compound."""
    if w.lower(at - 1) == "-":
        return True
    if not w.is_name(at) or w.lower(at) == "operation":
        return False
    return not w.opens(at) or w.lower(at + 1)[:1].isdigit()


def _is_no_finite(w: Wording, at: int, form: str, *, ambiguous: bool) -> bool:
    """Whether a present form can't be a verb: it opens the sentence, or ``ambiguous`` in a compound noun."""
    if form not in {BASE, THIRD}:
        return False
    before = at - 2 if w.lower(at - 1) in {"and", "or"} else at - 1
    return w.opens(at) or (ambiguous and _modified_by_arms(w, before, at))


def _modified_by_arms(w: Wording, before: int, at: int) -> bool:
    """Whether arms at ``before`` modify the form at ``at``, and do not act: "tanks shell the town"."""
    if w.lower(before) not in class_words("weapon"):
        return False
    agrees = w.lower(before).endswith("s") is not w.lower(at).endswith("s")
    return not (agrees and begins_phrase(w, skip_right(w, at + 1)))


def is_attributive(w: Wording, at: int, end: int, form: str) -> bool:
    """Whether a participle is a modifier of the noun after it: "captured fighters"."""
    if form != PAST or w.is_mark(end):
        return False
    before = skip_left(w, at - 1)
    if before < 0 or _relative(w, before):
        return False
    opens = w.isin(before, "determiners") or w.isin(before, "prepositions") or w.lower(before)[:1].isdigit()
    return (opens or w.tokens[before].is_possessive) and not (
        w.isin(end, "prepositions") or w.isin(end, "determiners") or w.isin(end, "auxiliaries")
    )


def _relative(w: Wording, at: int) -> bool:
    """Whether "that" or "which" at ``at`` opens a relative clause: "it was the army that fired first"."""
    follows_noun = at > 0 and not (w.is_mark(at - 1) or w.is_verb(at - 1) or w.isin(at - 1, "prepositions"))
    return w.lower(at) in {"that", "which"} and follows_noun


def _end(w: Wording, at: int, rest: tuple[str, ...]) -> int | None:
    """Where the entry ends if its further words follow, with at most three modifiers between."""
    end = at + 1
    for word in rest:
        forms = {word, inflect(word).third}
        spot = next((spot for spot in range(end, end + 4) if w.lower(spot) in forms), None)
        if spot is None or any(w.is_mark(gap) or w.isin(gap, "prepositions") for gap in range(end, spot)):
            return None
        end = spot + 1
    return end


def _is_noun(w: Wording, at: int, end: int) -> bool:
    """Whether a form that is noun and verb ("attacks", "fighting") is a noun between its neighbours."""
    before, after = skip_left(w, at - 1), skip_right(w, end)
    governs = (
        begins_phrase(w, after) or number_at(w, after) is not None or _takes_bare_arms(w, at, before, after)
    )
    if w.lower(at).endswith("ing"):
        opens = before < 0 or _opens_noun(w, before) or w.isin(before - 1, "determiners")
        alone = not (w.is_mark(before) or w.is_verb(before) or w.lower(after) in _AFTER_VERBS)
        return w.lower(after) == "of" or ((opens or alone) and not governs)
    if w.lower(before) == "to":
        return w.lower(at).endswith("s")
    if governs and w.isin(before, "quantifiers"):
        return False
    if before < 0 or _opens_noun(w, before) or w.lower(before)[:1].isdigit():
        return not (w.isin(before, "modals") or w.isin(before, "auxiliaries"))
    if governs or w.isin(before, "modals") or w.isin(before, "pronouns") or w.isin(before, "auxiliaries"):
        return False
    joined = w.lower(before) in {"and", "or", ",", "-"}
    return joined or _stands_after_article(w, before) or not _ends_as_verb(w, at, before, after)


def _stands_after_article(w: Wording, before: int) -> bool:
    """Whether "a" or "an" opens the phrase that goes on up to ``before``: "a new full-scale assault"."""
    for spot in range(before, max(-1, before - 4), -1):
        if w.lower(spot) in {"a", "an"}:
            return True
        if w.is_mark(spot) or w.is_name(spot) or w.is_verb(spot) or w.isin(spot, "prepositions"):
            return False
    return False


def _takes_bare_arms(w: Wording, at: int, before: int, after: int) -> bool:
    """Whether the form agrees with the noun before it and has arms for its object: "rebels fire rockets"."""
    if w.lower(after) not in class_words("weapon") or not w.lower(after).endswith("s"):
        return False
    if w.is_mark(before) or w.isin(before, "determiners") or w.lower(before) in modifiers():
        return False
    several = w.lower(before).endswith("s")
    named = w.is_name(before) and (not w.opens(before) or is_placeholder(w.tokens[before].text[0]))
    return (w.is_name(before) or not several) if w.lower(at).endswith("s") else (several and not named)


def _ends_as_verb(w: Wording, at: int, before: int, after: int) -> bool:
    """Whether a form without an object is the verb of the noun before it: "The garrison surrenders, ..."."""
    if w.is_mark(after) and w.is_name(before) and not has_finite(w, at):
        return True
    return w.lower(after) in _AFTER_VERBS


_AFTER_VERBS = frozenset({"with", "at", "against", "for", "into", "to"})


def _stands_as_noun(w: Wording, at: int) -> bool:
    """Whether a form that is a verb in news, and rarely a noun ("moves", "blame"), is the noun here."""
    before = skip_left(w, at - 1)
    if before < 0 or w.isin(before, "quantifiers"):
        return False
    if w.isin(before, "determiners") or w.tokens[before].is_possessive or _is_adjective(w, before):
        return True
    governed = w.isin(before, "prepositions") and w.lower(before) != "to"
    return governed or _modified_by_arms(w, before, at)


def _opens_noun(w: Wording, at: int) -> bool:
    """Whether a noun is due after ``at``: a determiner, a preposition, a possessor, a modifier."""
    return (
        w.isin(at, "determiners")
        or w.isin(at, "prepositions")
        or w.tokens[at].is_possessive
        or _is_adjective(w, at)
        or w.lower(at) in modifiers()
        or (w.is_verb(at) and not w.isin(at, "modals") and not w.isin(at, "auxiliaries"))
    )


def _is_adjective(w: Wording, at: int) -> bool:
    text = w.tokens[at].text if at >= 0 else ""
    return bool(text) and is_placeholder(text[0]) and form_of(text) is NameForm.ADJECTIVE


def _holds(w: Wording, at: int, end: int, form: str, want: Want) -> bool:
    """Whether one condition of a rule holds for the head at ``at`` up to ``end``."""
    if want.name == "name":
        quoted = w.lower(end) in {"“", '"', "‘"}
        return w.is_name(end + 1 if quoted else end) is want.wanted
    if want.name == "jointly":
        return is_joint(w, _subject(w, at, form)) is want.wanted
    return any(belongs(w, spot, want.name) for spot in _places(w, at, end, form, want.where)) is want.wanted


def _direct(w: Wording, objects: range) -> range:
    """The object itself, without what prepositions add."""
    stop = next((at for at in objects if w.isin(at, "prepositions")), objects.stop)
    return range(objects.start, stop)


def _subject(w: Wording, at: int, form: str) -> range:
    return modifiers_before(w, at) if form == NOUN else subject(w, at, gerund=form == ING)


def _own_plan(w: Wording, start: int) -> range:
    """What a speaker announces to do: the words after "(that) it will"."""
    at = start + 1 if w.lower(start) == "that" else start
    if not w.isin(at, "pronouns") or not w.isin(at + 1, "modals"):
        return range(0)
    return complement(w, at + 2)


def _around(w: Wording, at: int, end: int, where: str) -> range | None:
    """The tokens of a ``where`` that asks for no subject or object; ``None`` for the others."""
    if where == "next":
        return range(end, min(end + 1, len(w)))
    if where == "by":
        return range(max(0, at - 5), at)
    if where in {"near", "sentence"}:
        return clause(w, at) if where == "near" else range(len(w))
    return _own_plan(w, end) if where == "own" else None


def _places(w: Wording, at: int, end: int, form: str, where: str) -> Sequence[int]:
    """The tokens where ``where`` looks (see ``events.tsv``)."""
    around = _around(w, at, end, where)
    if around is not None:
        return around
    subjects, objects = _subject(w, at, form), complement(w, end)
    passive = form == PAST and is_passive(w, at, end)
    if where == "direct":
        return subjects if passive else _direct(w, objects)
    if where == "subject":
        return range(0) if passive and not is_pact(w, at - 1) else subjects
    if where == "agentless":
        return range(0) if not passive or "by" in {w.lower(spot) for spot in objects} else subjects
    return [*subjects, *objects] if where == "either" or passive else objects
