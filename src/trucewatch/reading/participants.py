"""Participants: who is told to have acted and upon whom, as printed, never guessed.

Read off the head's own construction: subject and object of an active verb, "by X" of a passive,
"X's shelling of Y", "Varlandic strikes", "attack on Y by X", "fire from X's positions", "clash between X
and Y". What a construction leaves out stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.model.vocabulary import PloverRoot
from trucewatch.reading.classes import class_words, modifiers
from trucewatch.reading.masking import is_placeholder
from trucewatch.reading.phrases import is_finite, phrase_after, skip_left, skip_right
from trucewatch.reading.triggers import SPEECH_ACTS, Trigger
from trucewatch.reading.trimming import OWN, is_time, listed, trimmed
from trucewatch.reading.verbs import is_passive, subject
from trucewatch.reading.wording import Wording, data, forms_of

_NOBODY = range(0)
_WITH_PACTS = frozenset(
    {
        PloverRoot.AGREE,
        PloverRoot.CONCEDE,
        PloverRoot.REJECT,
        PloverRoot.REQUEST,
        PloverRoot.RETREAT,
        PloverRoot.SUPPORT,
    }
)
"""Roots whose object is a pact, so that the other party stands after "with"."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Token ranges of the two participants; an empty range where nobody is named."""

    initiator: range = _NOBODY
    target: range = _NOBODY
    both_sides: bool = False


def roles(w: Wording, trigger: Trigger) -> Roles:
    """Who acts on whom in the event of ``trigger``."""
    nominal = trigger.is_noun or (trigger.form == "ing" and w.isin(trigger.start - 1, "determiners"))
    found = _of_noun(w, trigger) if nominal else _of_verb(w, trigger)
    if trigger.rule.lemma in listed("reciprocal"):
        found = _reciprocal(w, found)
    target = _NOBODY if _is_thing(w, found.target) else found.target
    both = found.both_sides and bool(target or not found.target)
    arms = (_is_thing(w, found.initiator) or _is_deed(w, found.initiator)) and not can_act(w, found.initiator)
    return Roles(_NOBODY if arms else trimmed(w, found.initiator), trimmed(w, target), both)


def can_act(w: Wording, phrase: range) -> bool:
    """Whether a phrase names somebody who can take part: by a name, or by a noun for a body of people."""
    return any(
        (w.is_name(at) and (not w.opens(at) or is_placeholder(w.tokens[at].text[0])))
        or w.lower(at) in listed("groups")
        for at in phrase
    )


def _reciprocal(w: Wording, found: Roles) -> Roles:
    """A clash or a meeting: "X and Y", "both sides", "X with Y" act together."""
    first, second = _halves(w, found.initiator)
    if second:
        return Roles(first, second, both_sides=True)
    if found.initiator and found.target:
        return Roles(found.initiator, found.target, both_sides=True)
    named = {w.lower(at) for at in found.initiator}
    return Roles(found.initiator, found.target, both_sides=bool(named & listed("sides")))


def _halves(w: Wording, phrase: range) -> tuple[range, range]:
    """The two parts of "X and Y", at the first "and"; the second is empty if there is none."""
    for at in phrase:
        if w.lower(at) == "and" and at > phrase.start:
            return range(phrase.start, at), range(at + 1, phrase.stop)
    return phrase, _NOBODY


def _of_verb(w: Wording, trigger: Trigger) -> Roles:
    if trigger.form == "past" and is_passive(w, trigger.start, trigger.end):
        agent = _after_word(w, trigger.end, "by")
        if trigger.root is PloverRoot.ACCUSE:  # "accused by X of …"
            agent = _before_of(w, agent)
        return Roles(agent, subject(w, trigger.start, gerund=trigger.form == "ing"))
    acting = subject(w, trigger.start, gerund=trigger.form == "ing")
    if trigger.form == "ing" and not acting:
        joined = _NOBODY if trigger.root in SPEECH_ACTS else _of_joined_gerund(w, trigger)
        acting = joined or _of_participle(w, trigger)
    return Roles(acting, _object(w, trigger))


def _object(w: Wording, trigger: Trigger) -> range:
    """The object of an active verb, or what "at", "on", "against", "with" adds."""
    direct = phrase_after(w, _over_estimate(w, trigger.end))
    if trigger.root is PloverRoot.ACCUSE:
        return _before_of(w, direct)
    lemma = trigger.rule.lemma
    pact = trigger.root in _WITH_PACTS and (not direct or _is_thing(w, direct))
    if lemma in listed("reciprocal") or pact:
        prepositions = listed("target_prepositions") | {"with"} if not pact else frozenset({"with"})
    else:
        prepositions = listed("target_prepositions")
    aimed = _after_any(w, direct.stop if direct else trigger.end, prepositions)
    if lemma in listed("aimed") or (direct and _is_thing(w, direct)):
        return aimed
    return (aimed or direct) if lemma in listed("either") else direct


def _before_of(w: Wording, phrase: range) -> range:
    return range(phrase.start, next((at for at in phrase if w.lower(at) == "of"), phrase.stop))


def _over_estimate(w: Wording, at: int) -> int:
    """Over "more than", "at least" and the like before a number."""
    for words in listed("estimates"):
        parts = words.split()
        if [w.lower(at + number) for number in range(len(parts))] == parts:
            return at + len(parts)
    return at


def _is_thing(w: Wording, phrase: range) -> bool:
    """Whether a phrase names an arm, a pact or a campaign, which is nobody: by the word that heads it."""
    things = class_words("truce") | class_words("agreement") | class_words("weapon") | listed("things")
    head = next((at for at in phrase if w.isin(at, "prepositions")), phrase.stop) - 1
    return head in phrase and w.lower(head) in things


def _is_deed(w: Wording, phrase: range) -> bool:
    """Whether a phrase is a single word for another deed: "one by a strike and one by GUNFIRE"."""
    return len(phrase) == 1 and w.is_event_noun(phrase.start)


def _of_joined_gerund(w: Wording, trigger: Trigger) -> range:
    """Whose deed a gerund tells that goes on from one after "of": "accuses X of firing and SHELLING"."""
    for at in range(skip_left(w, trigger.start - 1) - 1, 0, -1):
        if w.lower(at) in {".", ";"} or w.isin(at, "subordinators") or is_finite(w, at):
            break
        if w.lower(at).endswith("ing") and w.lower(at - 1) in {"of", "for"}:
            acting = subject(w, at, gerund=True)
            return acting if can_act(w, acting) else _NOBODY
    return _NOBODY


def _of_participle(w: Wording, trigger: Trigger) -> range:
    """The subject of the clause that a participle hangs on: "..., killing two", "Accusing X, they ..."."""
    for at in range(trigger.start - 1, -1, -1):
        if w.lower(at) in {".", ";"}:
            break
        if is_finite(w, at) and not w.lower(at).endswith("ing"):
            return subject(w, at, gerund=False)
    return _main_subject(w, trigger.end)


def _main_subject(w: Wording, start: int) -> range:
    """The subject that follows an opening participle: the phrase after a comma and before a finite verb."""
    for comma in range(start, len(w)):
        if w.lower(comma) != ",":
            continue
        phrase = phrase_after(w, comma + 1)
        if phrase and is_finite(w, skip_right(w, phrase.stop)):
            return phrase
    return _NOBODY


def _of_noun(w: Wording, trigger: Trigger) -> Roles:
    between = _after_word(w, trigger.end, "between")
    if between:
        return Roles(between)
    owner = _owner(w, trigger)
    mutual = {"with"} if trigger.rule.lemma in listed("reciprocal") else set()
    target = _after_any(w, trigger.end, listed("target_prepositions") | mutual)
    of = _after_any(w, trigger.end, frozenset({"of"}))
    agent = _after_word(w, trigger.end, "by") or _after_word(w, trigger.end, "from")
    violent = trigger.root in {PloverRoot.ASSAULT, PloverRoot.COERCE}
    if of and not target and (violent or trigger.rule.lemma in listed("of_object")):
        target = of
    elif of and not agent and trigger.root is PloverRoot.RETREAT:
        agent = of
    if owner or agent:
        return Roles(agent or owner, target)
    suffering = _light_subject(w, trigger, "suffering")
    return Roles(_NOBODY, suffering) if suffering else Roles(_light_subject(w, trigger, "carrying"), target)


def _owner(w: Wording, trigger: Trigger) -> range:
    """The possessor or the modifiers that name an actor: "X's raid", "Varlandic army shelling"."""
    stop = trigger.start
    while stop > 0 and (w.lower(stop - 1) in modifiers() or skip_left(w, stop - 1) < stop - 1):
        stop -= 1
    start = stop
    while start > 0 and stop - start < 8 and not _bounds_owner(w, start - 1, stop):
        start -= 1
    while start < stop and (w.isin(start, "determiners") or w.lower(start) in {"and", "-", "both"}):
        if w.lower(start) in OWN:
            return range(start, start + 1)
        start += 1
    owners = [at for at in range(start, stop) if w.tokens[at].is_possessive]
    words = range(start, owners[-1] if owners else stop)
    acts = any(w.is_name(at) or w.lower(at) in listed("groups") for at in words)
    return words if owners or acts else _NOBODY


def _bounds_owner(w: Wording, at: int, stop: int) -> bool:
    """Whether a possessor that ends before ``stop``, read leftwards, begins after ``at``.

    A determiner opens it, so that in "found the raid justified" nothing before "the" owns the raid; after
    "the" it goes on only over "and": "Varland and the rebels' raid".
    """
    if w.ends_phrase(at) or w.isin(at, "prepositions") or w.isin(at, "pronouns") or is_finite(w, at):
        return not (w.isin(at, "determiners") and w.lower(at) in OWN | {"the"})
    if w.isin(at, "determiners") and w.lower(at) not in OWN | {"the"}:
        return True
    if w.lower(at + 1) in OWN | {"the"}:
        return at + 2 == stop or w.lower(at) != "and"
    return w.lower(at).endswith("ing") and w.is_name(at + 1) and not w.is_name(at)


def _light_subject(w: Wording, trigger: Trigger, kind: str) -> range:
    """The subject of the verb that carries the noun: "X launched an attack"; ``kind`` as in the data.

    Another finite verb, a negation or what stands by itself ("following reports of") ends the search.
    """
    for at in range(trigger.start - 1, max(-1, trigger.start - 9), -1):
        carries = w.lower(at) in _light_forms(kind) and w.lower(at) not in modifiers()
        if carries and not w.isin(at - 1, "determiners"):  # "in the face of protests" carries none
            return subject(w, at, gerund=w.lower(at).endswith("ing"))
        if w.isin(at, "subordinators") or (w.is_mark(at) and w.lower(at) not in {"“", '"', "-"}):
            break
        if is_finite(w, at) or (w.isin(at, "negators") and w.lower(at) != "no") or _ends_carrying(w, at):
            break
    return _NOBODY


def _ends_carrying(w: Wording, at: int) -> bool:
    """Whether the preposition at ``at`` keeps a verb before it from carrying the noun after it."""
    return w.isin(at, "prepositions") and w.lower(at) not in listed("carried_over")


@cache
def _light_forms(kind: str) -> frozenset[str]:
    return frozenset(form for lemma in listed(kind) for form in forms_of(lemma))


def _after_word(w: Wording, start: int, word: str, reach: int = 8) -> range:
    """The noun phrase after ``word`` within ``reach`` tokens of ``start``, before the clause ends."""
    for at in range(start, min(len(w), start + reach)):
        if w.lower(at) == word:
            return phrase_after(w, at + 1)
        if w.is_mark(at) or w.isin(at, "subordinators") or w.is_verb(at) or w.lower(at) in _ELSEWHERE:
            break
    return _NOBODY


_ELSEWHERE = frozenset({"with", "despite", "amid", "after", "following"})
"""After these a phrase has nothing to do with the event noun before."""


def _after_any(w: Wording, start: int, words: frozenset[str]) -> range:
    """The noun phrase after one of ``words``, at ``start`` or after a name and place phrases."""
    at = skip_right(w, _over_insertion(w, start))
    for _ in range(3):
        if w.lower(at) in words:
            found = phrase_after(w, at + 1)
            if not is_time(w, found):
                return found
            at = found.stop
        elif w.lower(at) in {"in", "near", "by", "from", "across", "of"}:
            at = max(phrase_after(w, at + 1).stop, at + 1)
        else:
            break
    return _NOBODY


def _over_insertion(w: Wording, start: int) -> int:
    """Over “Name”, "called “Name”" and ", dubbed “Name”," after an event noun."""
    at = start + 1 if w.lower(start) == "," else start
    opening = at + 1 if w.lower(at) in data("circumstances.yaml")["naming"] else start
    if w.lower(opening) not in {"“", '"'}:
        return start
    close = next(
        (at for at in range(opening + 1, min(len(w), start + 12)) if w.lower(at) in {"”", '"'}), None
    )
    return start if close is None else close + 1
