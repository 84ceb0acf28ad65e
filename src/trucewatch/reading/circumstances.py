"""Circumstances of an event: where, with what, in which order, under which name and reserve."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from trucewatch.model.event import Sequence
from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import PloverRoot, SubType
from trucewatch.reading.masking import form_of, is_placeholder
from trucewatch.reading.numbers import number_at
from trucewatch.reading.phrases import clause, phrase_after, phrase_before, skip_left
from trucewatch.reading.triggers import Trigger
from trucewatch.reading.verbs import is_passive, modifiers_before, subject
from trucewatch.reading.wording import Wording, data, inflect, word_class

_STRIKING = frozenset({PloverRoot.ASSAULT, PloverRoot.COERCE})
_BOMBED = frozenset({SubType.SHELLING, SubType.AIR_OR_DRONE_STRIKE})
_PLACE_FORMS = {NameForm.NAME, NameForm.PLACE, NameForm.METONYM}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(data("circumstances.yaml")[name])


@cache
def _means() -> dict[str, str]:
    found: dict[str, str] = {}
    uncountable = data("means.yaml")["uncountable"]
    for means, words in data("means.yaml")["means"].items():
        for word in words:
            found.setdefault(word, means)
            if word not in uncountable:
                found.setdefault(inflect(word).third, means)
    return found


def own_words(w: Wording, trigger: Trigger, triggers: Iterable[Trigger], name: Span | None = None) -> range:
    """The words of the head's clause that no other of its ``triggers`` stands between.

    The clause goes on after the ``name`` of an operation: "an operation, “Dawn”, near Kesk".
    """
    around = clause(w, trigger.start)
    if name is not None and trigger.rule.lemma == "operation":
        behind = (at for at in range(trigger.end, len(w)) if w.span_of(at, at + 1).start >= name.end)
        goes_on = next((at for at in behind if not w.is_mark(at)), 0)
        if goes_on > around.stop:
            around = range(around.start, clause(w, goes_on).stop)
    first = max((other.end for other in triggers if other.end <= trigger.start), default=0)
    after = [other for other in triggers if other.start >= trigger.end]
    if trigger.is_noun and after and after[0].start == trigger.end and not after[0].is_noun:
        after = after[1:]  # "the attacks killed nine in the valley": the verb tells of the same deed
    last = min((other.start for other in after), default=len(w))
    return range(max(around.start, first), min(around.stop, last))


def means_of(w: Wording, trigger: Trigger, own: range, initiator: range) -> tuple[str, ...]:
    """The means that the head's own words name, alphabetically.

    No means is what was struck ("hit a drone depot"), nor, for a noun, what stands before it without
    modifying it, carrying it out or being used ("sent jets amid violations").
    """
    struck = _struck(w, trigger)
    named = {
        _means()[w.lower(at)]
        for at in own
        if w.lower(at) in _means()
        and (trigger.start <= at < trigger.end or at not in struck)
        and not (trigger.is_noun and at < trigger.start and not _serves(w, at, trigger, initiator))
    }
    return tuple(sorted(named))


def _struck(w: Wording, trigger: Trigger) -> range:
    """What a violent act hit: its direct object, or what stands after "on" or "against"."""
    if trigger.root is PloverRoot.MOBILIZE:
        return range(0)
    if trigger.rule.lemma in _used_up():
        aimed = phrase_after(w, trigger.end).stop
        is_target = w.lower(aimed) in _target_prepositions() and number_at(w, aimed) is None
        return phrase_after(w, aimed + 1) if is_target else range(0)
    if not trigger.is_noun:
        if trigger.form == "past" and is_passive(w, trigger.start, trigger.end):
            return subject(w, trigger.start, gerund=False)
        return phrase_after(w, trigger.end)
    if w.lower(trigger.end) in _target_prepositions():
        return phrase_after(w, trigger.end + 1)
    return range(0)


@cache
def _target_prepositions() -> frozenset[str]:
    return frozenset(data("participants.yaml")["target_prepositions"])


@cache
def _used_up() -> frozenset[str]:
    """Verbs whose object is the means: "fired rockets", "laid mines"."""
    return _listed("with_object") | frozenset(data("participants.yaml")["aimed"])


def _serves(w: Wording, at: int, trigger: Trigger, initiator: range) -> bool:
    """Whether the word at ``at`` before an event noun belongs to it, to its actor, or after "using"."""
    if at in initiator or at in modifiers_before(w, trigger.start):
        return True
    return any(w.lower(spot) in _listed("using") for spot in range(max(0, at - 4), at))


def place_of(w: Wording, trigger: Trigger, own: range, target: range) -> Span | None:
    """Where the head's own words say that it was, without the preposition.

    1. The place that a violent act struck: "shelled Kesk", "blocked the corridor at Kesk".
    2. The nearest phrase that names a place, first after the head: "its posts near Kesk".
    3. The nearest that only describes one: "its posts".
    """
    if trigger.root in _STRIKING and _names_place(w, target, bombed=trigger.rule.sub_type in _BOMBED):
        return w.span_of(target.start, target.stop)
    described: range | None = None
    for at in (*range(trigger.end, own.stop), *range(trigger.start - 1, own.start - 1, -1)):
        if w.lower(at) in _listed("place_prepositions") and not _of_launch(w, trigger, at):
            found = _without_time(
                w, _without_deed(w, phrase_after(w, at + 2 if w.lower(at + 1) == "of" else at + 1))
            )
            if not found or not _is_place(w, found, w.lower(at)) or trigger.start in found:
                continue
            found = _led_on(w, found)
            if _ends_in_name(w, found):
                return w.span_of(found.start, found.stop)
            described = described or found
    if described is None and trigger.root is PloverRoot.COERCE and _is_way(w, target):
        described = target
    return w.span_of(described.start, described.stop) if described else None


def _of_launch(w: Wording, trigger: Trigger, at: int) -> bool:
    """Whether the place after ``at`` is where fire came from: "rockets launched FROM the woods AT Kesk"."""
    if trigger.root is not PloverRoot.ASSAULT:
        return False
    if w.lower(at) == "from":
        return True
    before = phrase_before(w, at - 1)
    # "from the woods at Kesk", but "from Upper Sarn at Kesk"
    return bool(before) and w.lower(before.start) == "from" and not _ends_in_name(w, before)


def _names_place(w: Wording, phrase: range, *, bombed: bool) -> bool:
    """Whether what was struck is a place by its name: a known one, "the village of N", or a bombed N."""
    if not phrase:
        return False
    last = w.tokens[phrase.stop - 1].text
    if is_placeholder(last[0]):
        return form_of(last[0]) is NameForm.PLACE
    if not _ends_in_name(w, phrase) or w.tokens[phrase.stop - 1].is_possessive:
        return False
    settled = any(w.lower(at) in _listed("settlements") for at in phrase)
    return settled or (bombed and all(w.is_name(at) for at in phrase))


def _ends_in_name(w: Wording, phrase: range) -> bool:
    """Whether the phrase holds the name of a place and is not only described ("the border")."""
    return any(
        form_of(w.tokens[at].text[0]) in _PLACE_FORMS
        if is_placeholder(w.tokens[at].text[0])
        else w.is_name(at)
        for at in phrase
    )


def _is_way(w: Wording, phrase: range) -> bool:
    return any(w.lower(at) in _listed("ways") for at in phrase)


def _led_on(w: Wording, phrase: range) -> range:
    """A way with the place that it leads to: "the road to Kesk"."""
    further = phrase_after(w, phrase.stop + 1)
    leads = w.lower(phrase.stop - 1) in _listed("ways") and w.lower(phrase.stop) in {
        "to",
        "towards",
        "toward",
    }
    return range(phrase.start, further.stop) if leads and further and _ends_in_name(w, further) else phrase


def _without_time(w: Wording, phrase: range) -> range:
    """A phrase up to the words of time that end it: "Kesk overnight", "Kesk the day before"."""
    opening = (at for at in phrase if at > phrase.start and w.lower(at) in _listed("times_open"))
    stop = next((at for at in opening if w.is_name(at - 1)), phrase.stop)
    while stop > phrase.start and w.lower(stop - 1) in _listed("times_after"):
        stop -= 1
    return range(phrase.start, stop)


def _without_deed(w: Wording, phrase: range) -> range:
    """A phrase up to where "and" joins a deed to it: "in the valley and wounding nine"."""
    joined = (at for at in phrase if w.lower(at) == "and" and w.lower(at + 1).endswith("ing"))
    deed = next((at for at in joined if w.is_event_verb(at + 1) or w.is_verb(at + 1)), phrase.stop)
    return range(phrase.start, deed)


def _is_place(w: Wording, phrase: range, preposition: str) -> bool:
    words = [w.lower(at) for at in phrase]
    if any(word in word_class("weekdays") | word_class("months") | word_class("times") for word in words):
        return False
    if words[0][:1].isdigit() or any(word in _officials() for word in words):
        return False  # "a proposal from the valley envoy"
    if any(word in _listed("place_nouns") for word in words):
        return True
    if preposition in {"from", "between", "into", "on", "over", "off"}:
        return False
    last = w.tokens[phrase.stop - 1].text
    if is_placeholder(last[0]):
        return form_of(last[0]) in _PLACE_FORMS
    return last[0].isupper()


@cache
def _officials() -> frozenset[str]:
    return frozenset(data("speakers.yaml")["officials"])


def sequence_of(w: Wording, trigger: Trigger) -> Sequence:
    """Whether the head's clause tells its initiator to have begun, or to have answered."""
    if trigger.root is not PloverRoot.ASSAULT:
        return Sequence.UNSTATED
    around = clause(w, trigger.start)
    words = {w.lower(at) for at in around if not w.is_name(at) or w.opens(at)}
    if words & _listed("response"):
        return Sequence.RESPONSE
    if words & _listed("first") or any(_is_first(w, at) for at in range(trigger.start, around.stop)):
        return Sequence.FIRST
    return Sequence.UNSTATED


def _is_first(w: Wording, at: int) -> bool:
    """Whether "first" at ``at`` says who began: "opened fire first", not "the first raid", "first in May"."""
    if w.lower(at) != "first" or w.isin(at - 1, "determiners") or w.isin(at - 1, "prepositions"):
        return False
    after = w.lower(at + 1)
    return (
        w.is_mark(at + 1)
        or after in {"and", "but"}
        or (w.isin(at + 1, "prepositions") and after not in {"since"})
    )


def operation_name(w: Wording) -> Span | None:
    """The span in the view of the name that the sentence gives to an operation: "Operation Dawn".

    Either "Operation" with the capitalised words after it, or what stands in quotation marks after
    "operation", "dubbed", "code-named" and the like.
    """
    for at in range(len(w)):
        if w.lower(at) == "operation" and w.is_name(at):
            end = at + 1
            while end < len(w) and w.is_name(end) and not w.is_mark(end):
                end += 1
            if end > at + 1:
                return w.span_of(at, end)
        if w.lower(at) in _listed("naming") or w.lower(at) == "operation":
            opened = at + 2 if w.lower(at + 1) == "," else at + 1  # "an operation, “Long Winter”,"
            if w.lower(opened) not in {"“", '"', "‘"}:
                continue
            close = next(
                (spot for spot in range(opened + 1, len(w)) if w.lower(spot) in {"”", '"', "’", ","}), None
            )
            if close is not None and close > opened + 1 and w.is_name(opened + 1):
                return w.span_of(opened + 1, close)
    return None


def hedge_at(w: Wording, at: int) -> Span | None:
    """The hedge that the clause puts before the head at ``at``, or right after it; its words only.

    An adverb ("reportedly"), or a participle with "be" before and "to" after ("is believed to have").
    """
    around = clause(w, at)
    for spot in (*range(at - 1, around.start - 1, -1), *range(at + 1, min(at + 3, around.stop))):
        lower = w.lower(spot)
        passive = (
            lower in _passive_hedges() and w.isin(skip_left(w, spot - 1), "be") and w.lower(spot + 1) == "to"
        )
        if passive or lower in _adverb_hedges() or (lower in _listed("hedge_adjectives") and spot + 1 == at):
            return w.span_of(spot, spot + 1)
    return None


@cache
def _adverb_hedges() -> frozenset[str]:
    adverbs = [word for words in data("hedges.yaml")["adverbs"].values() for word in words]
    return frozenset(adverbs) | {word for word in data("hedges.yaml")["softeners"] if word.endswith("ly")}


@cache
def _passive_hedges() -> frozenset[str]:
    return frozenset(word for words in data("hedges.yaml")["passives"].values() for word in words)
