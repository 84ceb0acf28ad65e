"""Participants: who is told to have acted and upon whom, as printed, never guessed.

Read off the head's own construction: subject and object of an active verb, "by X" of a passive,
"X's shelling of Y", "Varlandic strikes", "attack on Y by X", "fire from X's positions", "clash between X
and Y". What a construction leaves out stays ``None``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.model.vocabulary import PloverRoot
from trucewatch.reading.phrases import is_finite, phrase_after, phrase_before, skip_left, skip_right
from trucewatch.reading.triggers import Trigger, chain_start, is_passive, modifiers, subject
from trucewatch.reading.wording import Wording, inflect, word_class, data

_RECIPROCAL = frozenset({
    "clash", "fight", "fighting", "exchange fire", "trade fire", "exchange of fire", "battle", "skirmish",
    "hostility", "firefight", "gunfight", "gun battle", "shootout", "shoot-out", "crossfire", "talk", "negotiation",
    "meet", "meeting", "agree", "dialogue", "summit", "consultation", "discussion", "conversation", "prisoner exchange",
    "prisoner swap", "flare-up", "war", "phone call", "negotiate", "reach", "sign", "violence",
})
_TOWARDS = ("on", "against", "at", "upon", "of", "targeting", "with", "towards", "into", "to", "over")
_TO_TARGET = frozenset({"on", "against", "at", "upon", "with", "targeting"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Token ranges of the two participants; an empty range where nobody is named."""

    initiator: range = range(0)
    target: range = range(0)
    both_sides: bool = False


def roles(w: Wording, trigger: Trigger) -> Roles:
    """Who acts on whom in the event of ``trigger``."""
    found = _of_noun(w, trigger) if trigger.is_noun else _of_verb(w, trigger)
    if trigger.rule.lemma in _RECIPROCAL:
        found = _reciprocal(w, found)
    return Roles(trimmed(w, found.initiator), trimmed(w, found.target), found.both_sides)


def _reciprocal(w: Wording, found: Roles) -> Roles:
    """A clash or a meeting: "X and Y", "both sides", "X with Y" act together."""
    first, second = _halves(w, found.initiator)
    if second:
        return Roles(first, second, both_sides=True)
    named = {w.lower(at) for at in found.initiator}
    if found.initiator and found.target:
        return Roles(found.initiator, found.target, both_sides=True)
    return Roles(found.initiator, found.target, both_sides=bool(named & {"sides", "parties", "both", "other"}))


def _halves(w: Wording, phrase: range) -> tuple[range, range]:
    """The two parts of "X and Y", at the first ``and``; the second is empty if there is none."""
    for at in phrase:
        if w.lower(at) == "and" and at > phrase.start:
            return range(phrase.start, at), range(at + 1, phrase.stop)
    return phrase, range(0)


def _of_verb(w: Wording, trigger: Trigger) -> Roles:
    if trigger.form == "past" and is_passive(w, trigger.start, trigger.end):
        return _of_passive(w, trigger)
    target = _object(w, trigger)
    acting = subject(w, trigger.start, trigger.form)
    if trigger.form == "ing" and not acting:
        acting = _of_participle(w, trigger)
    return Roles(acting, target)


def _of_passive(w: Wording, trigger: Trigger) -> Roles:
    suffering = subject(w, trigger.start, trigger.form)
    agent = _after_word(w, trigger.end, "by")
    return Roles(agent, suffering)


def _object(w: Wording, trigger: Trigger) -> range:
    """The object of an active verb, or what "at", "on", "against", "with" adds."""
    direct = phrase_after(w, trigger.end)
    spot = direct.stop if direct else skip_right(w, trigger.end)
    if trigger.rule.lemma in {"fire", "launch", "open fire", "exchange fire", "clash", "meet", "agree", "fight", "sign",
                              "negotiate", "return fire", "trade fire", "battle", "reach", "advance", "retaliate",
                              "shoot", "declare", "announce", "talk", "skirmish", "strike", "call on"}:
        aimed = _after_any(w, spot, _TO_TARGET | {"on"})
        if aimed:
            return aimed
        if trigger.rule.lemma not in {"meet", "fight", "shoot", "strike", "battle", "call on", "sign"}:
            return range(0)
    if direct and w.lower(direct.start) in {"a", "an", "the", "its", "their", "fire"} and _is_thing(w, direct):
        aimed = _after_any(w, spot, _TO_TARGET)
        return aimed
    return direct


def _is_thing(w: Wording, phrase: range) -> bool:
    """Whether a phrase names an arm or a pact, which is nobody."""
    classes = data("classes.yaml")
    things = frozenset(classes["truce"]) | frozenset(classes["agreement"]) | frozenset(classes["weapon"]) | {"fire"}
    return any(w.lower(at) in things for at in phrase)


def _of_participle(w: Wording, trigger: Trigger) -> range:
    """The subject of the clause that a participle hangs on: "..., killing two"; none for an event noun."""
    for at in range(trigger.start - 1, -1, -1):
        if w.lower(at) in {".", ";"}:
            break
        if is_finite(w, at) and not w.lower(at).endswith("ing"):
            start = chain_start(w, at)
            return phrase_before(w, start - 1) if start > 0 else range(0)
    if trigger.start == 0:  # "Accusing X of ..., the army ..."
        comma = next((at for at in range(trigger.end, len(w)) if w.lower(at) == ","), None)
        return phrase_after(w, comma + 1) if comma is not None else range(0)
    return range(0)


def _of_noun(w: Wording, trigger: Trigger) -> Roles:
    owner = _owner(w, trigger)
    between = _after_word(w, trigger.end, "between")
    if between:
        return Roles(between)
    target = _after_any(w, trigger.end, _TO_TARGET)
    of = _after_any(w, trigger.end, frozenset({"of"}))
    agent = _after_word(w, trigger.end, "by") or _after_word(w, trigger.end, "from")
    if of and not target and trigger.root in {PloverRoot.ASSAULT, PloverRoot.COERCE}:
        target = of
    elif of and not agent and trigger.root is PloverRoot.RETREAT:
        agent = of
    if not owner and not agent:
        owner = _carrier(w, trigger)
        under = _suffering(w, trigger)
        if under:
            owner, target = range(0), under
    return Roles(agent or owner, target)


def _owner(w: Wording, trigger: Trigger) -> range:
    """The possessor or the modifiers that name an actor: "X's raid", "Varlandic army shelling"."""
    stop = trigger.start
    while stop > 0 and (w.lower(stop - 1) in _plain() or skip_left(w, stop - 1) < stop - 1):
        stop -= 1
    start = stop
    while start > 0 and not w.ends_phrase(start - 1) and not w.isin(start - 1, "prepositions") and stop - start < 8:
        if w.isin(start - 1, "determiners") and w.lower(start - 1) not in {"the", "his", "her", "its", "their"}:
            break
        if w.is_event_verb(start - 1) and not w.is_name(start - 1) and start < stop:
            break
        start -= 1
    while start < stop and (w.isin(start, "determiners") or w.lower(start) in {"and", "-"}):
        if w.lower(start) in {"its", "their", "his", "her"}:
            return range(start, start + 1)
        start += 1
    if start >= stop:
        return range(0)
    words = range(start, stop)
    possessive = [at for at in words if w.tokens[at].is_possessive]
    if possessive:
        return range(start, possessive[-1])
    return words if any(w.is_name(at) or w.lower(at) in _groups() for at in words) else range(0)


@cache
def _plain() -> frozenset[str]:
    """Modifiers of an event noun that name nobody: arms, sizes, kinds."""
    return modifiers() | frozenset(
        "cross-border deadly fresh heavy new recent major massive renewed fierce intense retaliatory large-scale series "
        "wave several military direct first second third ceasefire cease-fire truce border overnight deadly joint "
        "surprise ground aerial counterterrorism two three four five violent sporadic further more unprovoked armed "
        "peace bilateral trilateral high-level sustained continued targeted terrorist precision alleged apparent same "
        "latest earlier previous initial final special limited full partial troop".split()
    )


@cache
def _groups() -> frozenset[str]:
    """Common nouns that may act: forces, rebels, gunmen."""
    return frozenset(
        "government army military forces force troops rebels rebel militants militant gunmen insurgents militia soldiers "
        "separatists separatist fighters police navy coalition group groups guerrillas terrorists opposition side sides "
        "parties junta regime authorities peacekeepers mediators militias insurgent jihadists tribesmen faction factions "
        "paramilitaries troops commandos".split()
    )


def _carrier(w: Wording, trigger: Trigger) -> range:
    """The subject of the light verb that the noun is object of: "X launched an attack"."""
    verb = _light_verb(w, trigger, "light")
    return range(0) if verb is None else subject(w, verb, _form(w, verb))


def _suffering(w: Wording, trigger: Trigger) -> range:
    """The subject of "came under fire", "was hit by shelling"."""
    verb = _light_verb(w, trigger, "suffering")
    return range(0) if verb is None else subject(w, verb, _form(w, verb))


def _form(w: Wording, verb: int) -> str:
    return "ing" if w.lower(verb).endswith("ing") else "past"


def _light_verb(w: Wording, trigger: Trigger, kind: str) -> int | None:
    forms = _light_forms(kind)
    for at in range(trigger.start - 1, max(-1, trigger.start - 9), -1):
        if w.lower(at) in forms:
            return at
        if w.is_mark(at) and w.lower(at) not in {"“", '"', "-"} or w.isin(at, "subordinators"):
            return None
    return None


@cache
def _light_forms(kind: str) -> frozenset[str]:
    lemmas = {
        "light": "launch carry conduct stage mount begin start resume commence perform execute make hold undertake use "
        "step wage attend continue open suspend convene",
        "suffering": "come suffer face sustain",
    }[kind]
    forms: set[str] = set()
    for lemma in lemmas.split():
        shape = inflect(lemma)
        forms |= {shape.base, shape.third, shape.ing, *shape.past}
    return frozenset(forms)


def _after_word(w: Wording, start: int, word: str, reach: int = 8) -> range:
    """The noun phrase after ``word`` within ``reach`` tokens of ``start``, before the clause ends."""
    for at in range(start, min(len(w), start + reach)):
        if w.lower(at) == word:
            return phrase_after(w, at + 1)
        if w.is_mark(at) or w.isin(at, "subordinators") or w.isin(at, "modals"):
            break
    return range(0)


def _after_any(w: Wording, start: int, words: frozenset[str]) -> range:
    """The noun phrase after one of ``words`` that stands at ``start`` or after one place phrase."""
    at = skip_right(w, start)
    for _ in range(3):
        if w.lower(at) in words:
            found = phrase_after(w, at + 1)
            if not _is_time(w, found):
                return found
            at = found.stop
        elif w.isin(at, "prepositions") and w.lower(at) in {"in", "near", "by", "from", "across", "of"}:
            at = max(phrase_after(w, at + 1).stop, at + 1)
        else:
            break
    return range(0)


def _is_time(w: Wording, phrase: range) -> bool:
    """Whether a phrase names a day or a span of time."""
    return any(
        w.lower(at) in word_class("weekdays") | word_class("months") | word_class("times") for at in phrase
    )


def trimmed(w: Wording, phrase: range) -> range:
    """A participant's phrase without leading adverbials and trailing places; empty if it names no one."""
    start, stop = phrase.start, phrase.stop
    commas = [at for at in phrase if w.lower(at) == ","]
    if commas:
        start = commas[-1] + 1
    while start < stop and (w.is_mark(start) or w.isin(start, "coordinators")):
        start += 1
    if start < stop and w.isin(start, "prepositions") and w.lower(start) not in {"both"}:
        return range(0)
    cut = next(
        (at for at in range(start + 1, stop) if w.isin(at, "prepositions") and w.lower(at) not in {"of", "for"}), stop
    )
    while cut > start and (w.is_mark(cut - 1) or w.isin(cut - 1, "coordinators")) and not w.tokens[cut - 1].is_possessive:
        cut -= 1
    words = range(start, cut)
    if not words or _is_time(w, words) and not any(w.lower(at) in _groups() for at in words):
        return range(0)
    return words
