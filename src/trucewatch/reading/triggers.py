"""Triggers: the words that tell of an event, with PLOVER's root and the neutral kind of incident.

1. Every verb form and noun of ``events.tsv`` is looked up, the longest entry first.
2. A form that is a noun and a verb ("strikes") is read as the one that its neighbours allow.
3. Of the entry's lines the first whose ``wants`` holds gives root and kind ("withdraw" from an agreement
   is no withdrawal of troops); if none holds there is no event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from trucewatch.model.lexicon import NameForm
from trucewatch.model.vocabulary import PloverRoot, SubType
from trucewatch.reading.masking import form_of, is_placeholder
from trucewatch.reading.numbers import number_at
from trucewatch.reading.phrases import clause, complement, is_finite, over_apposition, phrase_before, skip_left, skip_right
from trucewatch.reading.wording import Wording, data, forms_of, inflect, table

SPEECH_ACTS = frozenset({PloverRoot.ACCUSE, PloverRoot.REJECT, PloverRoot.REQUEST, PloverRoot.THREATEN})
"""Roots whose event is the saying itself."""

_NOUN, _BASE, _THIRD, _PAST, _ING = "noun", "base", "third", "past", "ing"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of ``events.tsv``: what the head means where its condition holds."""

    lemma: str
    root: PloverRoot | None
    """``None``: no event, only there so that the form is not read as another's."""
    sub_type: SubType | None
    wants: tuple[tuple[str, bool, str], ...]
    """``(where, wanted or excluded, class)``."""


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
        return self.form == _NOUN


@cache
def _lexicon() -> dict[str, list[tuple[tuple[str, ...], str, tuple[Rule, ...]]]]:
    """First word form -> entries ``(remaining words, form, rules)``, the longest first."""
    rules: dict[tuple[str, str], list[Rule]] = {}
    for word, part, root, sub_type, wants in table("events.tsv"):
        rule = Rule(word, None if root == "-" else PloverRoot(root), None if sub_type == "-" else SubType(sub_type), _wants(wants))
        rules.setdefault((word, part), []).append(rule)
    found: dict[str, list[tuple[tuple[str, ...], str, tuple[Rule, ...]]]] = {}
    for (word, part), listed in rules.items():
        for words, form in _forms(word, part):
            found.setdefault(words[0], []).append((words[1:], form, tuple(listed)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _wants(text: str) -> tuple[tuple[str, bool, str], ...]:
    if text == "-":
        return ()
    parts = [part.split(":") for part in text.split("&")]
    return tuple((where, not name.startswith("!"), name.lstrip("!")) for where, name in parts)


def _forms(word: str, part: str) -> Iterator[tuple[tuple[str, ...], str]]:
    first, *rest = word.split()
    if part == "v":
        shape = inflect(first)
        for form, texts in ((_BASE, (shape.base,)), (_THIRD, (shape.third,)), (_PAST, shape.past), (_ING, (shape.ing,))):
            for text in dict.fromkeys(texts):
                yield (text, *rest), form
    else:
        yield (first, *rest), _NOUN
        if rest and rest[0] in {"for", "of"}:
            yield (inflect(first).third, *rest), _NOUN
        elif rest:
            yield (first, *rest[:-1], inflect(rest[-1]).third), _NOUN
        elif not first.endswith("s"):
            yield (inflect(first).third,), _NOUN


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
    entries = [(end, form, rules) for rest, form, rules in _lexicon().get(w.lower(at), ())
               if (end := _end(w, at, rest)) is not None]
    for end, form, rules in entries:
        forms = {other for other_end, other, _ in entries if other_end == end}
        if {_NOUN} < forms and _is_noun(w, at, end) != (form == _NOUN):
            continue
        if _is_attributive(w, at, end, form) or _is_no_finite(w, at, form):
            continue
        for rule in rules:
            if all(_holds(w, at, end, form, *want) for want in rule.wants):
                return end, None if rule.root is None else Trigger(at, end, form, rule.root, rule)
    return at + 1, None


def _is_part_of_name(w: Wording, at: int) -> bool:
    """Whether the word belongs to a name: capitalised inside the sentence, or in a compound."""
    if w.lower(at - 1) == "-":
        return True
    if not w.is_name(at) or w.lower(at) == "operation":
        return False
    return not w.opens(at) or w.lower(at + 1)[:1].isdigit()


def _is_no_finite(w: Wording, at: int, form: str) -> bool:
    """Whether a present form can't be a verb: it opens the sentence, or stands in a compound noun."""
    return form in {_BASE, _THIRD} and (w.opens(at) or w.lower(at - 1) in class_words("weapon"))


def _is_attributive(w: Wording, at: int, end: int, form: str) -> bool:
    """Whether a participle is a modifier of the noun after it: "captured fighters"."""
    if form != _PAST or w.is_mark(end):
        return False
    before = skip_left(w, at - 1)
    if before < 0:
        return False
    opens = w.isin(before, "determiners") or w.isin(before, "prepositions") or w.lower(before)[:1].isdigit()
    return (opens or w.tokens[before].is_possessive) and not (
        w.isin(end, "prepositions") or w.isin(end, "determiners") or w.isin(end, "auxiliaries")
    )


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
    """Whether a form that is noun and verb ("attacks") is a noun here."""
    before, after = skip_left(w, at - 1), skip_right(w, end)
    word = w.lower(before)
    if word == "to":
        return w.lower(at).endswith("s")
    if w.isin(before, "modals") or w.isin(before, "pronouns") or w.isin(before, "auxiliaries"):
        return False
    if w.lower(at).endswith("ing"):
        named = w.isin(before, "determiners") or w.isin(before, "prepositions") or _is_adjective(w, before)
        named = named or (before >= 0 and w.tokens[before].is_possessive) or word in modifiers()
        named = named or w.isin(before - 1, "determiners")
        return w.lower(after) == "of" or (named and not _begins_phrase(w, after)) or (
            before < 0 and not _begins_phrase(w, after)
        )
    if (
        before < 0
        or w.isin(before, "determiners")
        or w.isin(before, "prepositions")
        or w.tokens[before].is_possessive
        or word in {"and", "or", ",", "-"} and not _begins_phrase(w, after)
        or word in modifiers()
        or word[:1].isdigit()
    ):
        return True
    if w.is_mark(after) and w.is_name(before) and not _is_adjective(w, before) and not _has_finite(w, at):
        return False
    return not _begins_phrase(w, after) and w.lower(after) not in {"with", "at", "against", "for", "into", "to"} or (
        w.lower(after) in {"with", "at", "against", "for", "into", "to"} and _is_adjective(w, before)
    )


def _begins_phrase(w: Wording, at: int) -> bool:
    return (
        w.isin(at, "determiners")
        or w.isin(at, "pronouns")
        or (w.is_name(at) and not w.is_mark(at))
        or number_at(w, at) is not None
    )


def _is_adjective(w: Wording, at: int) -> bool:
    text = w.tokens[at].text if at >= 0 else ""
    return bool(text) and is_placeholder(text[0]) and form_of(text) is NameForm.ADJECTIVE


@cache
def modifiers() -> frozenset[str]:
    """Modifiers of an event noun that name nobody: arms, sizes, kinds; what follows one is a noun."""
    classes = data("classes.yaml")
    return frozenset(classes["weapon"]) | frozenset(classes["vehicle"]) | frozenset(data("participants.yaml")["plain"])


@cache
def class_words(name: str) -> frozenset[str]:
    """The class ``name`` of ``classes.yaml`` with plurals (and verb forms: it may name verbs)."""
    words: set[str] = set()
    for word in data("classes.yaml")[name]:
        shape = inflect(word)
        words |= {word, shape.third}
        if name in {"imposing", "giving"}:
            words |= {*shape.past, shape.ing}
    return frozenset(words)


_FORM_CLASSES = {
    "place": {NameForm.NAME, NameForm.PLACE, NameForm.METONYM},
    "people": {NameForm.PEOPLE, NameForm.PERSON},
    "official": {NameForm.PERSON},
    "agreement": {NameForm.INSTRUMENT},
}


def belongs(w: Wording, at: int, name: str) -> bool:
    """Whether the token at ``at`` belongs to the class ``name``; a placeholder may by its form."""
    text = w.tokens[at].text
    if is_placeholder(text[0]):
        return form_of(text) in _FORM_CLASSES.get(name, ())
    lower = w.lower(at)
    return lower in class_words(name) or ("-" in lower and lower.rsplit("-", 1)[1] in class_words(name))


def _holds(w: Wording, at: int, end: int, form: str, where: str, wanted: bool, name: str) -> bool:
    if name == "jointly":
        return is_joint(w, subject(w, at, form)) is wanted
    return any(belongs(w, spot, name) for spot in _places(w, at, end, form, where)) is wanted


def _places(w: Wording, at: int, end: int, form: str, where: str) -> list[int]:
    if where == "next":
        return [end] if end < len(w) else []
    if where == "by":
        return list(range(max(0, at - 5), at))
    if where == "near":
        return list(clause(w, at))
    subjects = list(subject(w, at, form))
    if where == "subject" and form != _PAST:
        return subjects
    passive = form == _PAST and is_passive(w, at, end)
    if where == "subject":
        return [] if passive and not _is_pact(w, at - 1) else subjects
    if where == "agentless":
        return subjects if passive and "by" not in {w.lower(spot) for spot in complement(w, end)} else []
    objects = list(complement(w, end))
    if where == "either" or passive:
        return subjects + objects
    return objects


def is_passive(w: Wording, at: int, end: int) -> bool:
    """Whether the past form at ``at`` is a passive or a participle after its noun."""
    before = skip_left(w, at - 1)
    if w.isin(before, "be"):
        return True
    if w.isin(before, "auxiliaries"):
        return False
    if w.lower(at) in _intransitive():
        return False
    if _is_pact(w, before) or w.lower(skip_right(w, end)) == "by":
        return True
    noun_before = not w.is_mark(before) and not w.is_verb(before) and not w.isin(before, "coordinators")
    return noun_before and (w.is_mark(end) or (w.isin(end, "prepositions") and _has_finite(w, at)))


def _has_finite(w: Wording, at: int) -> bool:
    """Whether the clause has its finite verb before ``at``, so that a past form after it is a participle."""
    return any(is_finite(w, spot) for spot in range(clause(w, at).start, at - 1))


@cache
def _intransitive() -> frozenset[str]:
    return frozenset(form for verb in data("participants.yaml")["intransitive"] for form in forms_of(verb))


def _is_pact(w: Wording, at: int) -> bool:
    """Whether a truce or an agreement stands at ``at``, which does not act itself."""
    return at >= 0 and (belongs(w, at, "truce") or belongs(w, at, "agreement"))


def subject(w: Wording, at: int, form: str) -> range:
    """The noun phrase before a verb, over its auxiliaries and control verbs; a noun's own modifiers."""
    if form == _NOUN:
        start = at
        while start > 0 and not w.ends_phrase(start - 1) and not w.isin(start - 1, "prepositions") and at - start < 6:
            start -= 1
        return range(start, at)
    before = chain_start(w, at) - 1
    if before < 0 or (form == _ING and w.lower(before) in {",", "–", "—", "and", "or", "but"}):
        return range(0)
    if form == _ING and w.lower(before) in {"of", "from", "for"}:
        return phrase_before(w, before - 1)
    if w.lower(before + 1) == "to" and w.is_event_verb(before) and w.isin(before - 1, "determiners"):
        return range(0)  # "the demand to close the road" names nobody who closes it
    if w.lower(before) in {"and", "but", "or", ","} and over_apposition(w, before) == before:
        return shared_subject(w, before)
    if w.lower(before) in {"who", "which", "that"}:
        before -= 1
        if w.lower(before) == ",":
            before -= 1
    return phrase_before(w, before)


def shared_subject(w: Wording, before: int) -> range:
    """The subject of the verb that is coordinated with another whose phrase ends at ``before``."""
    for at in range(before - 1, -1, -1):
        if w.lower(at) in {".", ";", ":"} or w.isin(at, "subordinators"):
            break
        if is_finite(w, at) or (w.is_event_verb(at) and w.lower(at).endswith("ing")):
            start = chain_start(w, at)
            if start > 0 and w.lower(start - 1) not in {"and", "but", "or", ","}:
                return phrase_before(w, start - 1)
    return range(0)


def chain_start(w: Wording, at: int) -> int:
    """Where the verb group that ends at ``at`` begins: auxiliaries, adverbs, and verbs with ``to``."""
    start = at
    while start > 0:
        before = start - 1
        lower = w.lower(before)
        if w.isin(before, "auxiliaries") or w.isin(before, "modals") or w.isin(before, "negators"):
            start = before
        elif lower == "to" or (w.is_verb(before) and w.lower(start) == "to"):
            start = before
        elif skip_left(w, before) < before:
            start = before
        elif w.is_event_verb(before) and w.lower(start) == "to" and not w.isin(before - 1, "determiners"):
            start = before
        elif w.isin(before, "control") and w.isin(skip_left(w, before - 1), "be"):
            start = before
        elif w.lower(before) in _HELPS and not w.is_name(before):
            start = before
        elif w.lower(at).endswith("ing") and start == at and w.lower(before) in _PHASES:
            start = before
        else:
            break
    return start


_HELPS = forms_of("help")
_PHASES = frozenset(form for lemma in ("begin", "start", "continue", "keep", "resume", "stop") for form in (
    inflect(lemma).base, inflect(lemma).third, *inflect(lemma).past))


def is_joint(w: Wording, phrase: range) -> bool:
    """Whether the phrase names several parties: ``both sides``, or names joined by ``and``."""
    words = [w.lower(at) for at in phrase]
    if any(word in class_words("jointly") for word in words):
        return True
    joints = [at for at in phrase if w.lower(at) in {"and", "or"}]
    return any(
        any(w.is_name(at) for at in phrase if at < joint) and any(w.is_name(at) for at in phrase if at > joint)
        for joint in joints
    )
