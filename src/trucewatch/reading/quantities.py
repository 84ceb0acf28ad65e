"""Quantities: how many people were killed, wounded, missing, captured or displaced, as told.

1. A number (`numbers`) and the noun of people after it make the phrase; the noun may be left out
   ("three", "77 more").
2. What befell them is read off the construction: "N were killed", "killing N", "leaving N dead",
   "N deaths", "the death of N"; "including N" goes with the number before.
3. Each number, outcome and phrase is a row; nothing is ever added up.

What is feared, planned, conditional or denied gives no row, and neither does a release.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from trucewatch.model.base import content_id
from trucewatch.model.claim import Claim, Quote
from trucewatch.model.document import Document
from trucewatch.model.event import CasualtyClaim, Event
from trucewatch.model.lexicon import NameForm
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Aux, Outcome, PersonStatus, PloverRoot, Stance
from trucewatch.reading.actuality import told_at
from trucewatch.reading.circumstances import hedge_at
from trucewatch.reading.events import Telling, quote
from trucewatch.reading.masking import MaskedText, form_of, is_placeholder
from trucewatch.reading.numbers import Number, number_at
from trucewatch.reading.phrases import skip_right
from trucewatch.reading.wording import Wording, data, inflect

_GAP = 14  # tokens between a number's phrase and the word that says what befell the people


@dataclass(frozen=True, slots=True)
class People:
    """A number of people: token range of the phrase, the number, the head noun ('' if left out)."""

    start: int
    end: int
    number: Number
    noun: str
    status: PersonStatus


@dataclass(frozen=True, slots=True)
class Harm:
    """What befell some people: the outcome, and the token of the word that says so."""

    outcome: Outcome
    at: int


def find_casualties(
    masked: MaskedText,
    document: Document,
    sentences: Sequence[Span],
    claims: Sequence[Claim],
    events: Sequence[Event],
) -> tuple[CasualtyClaim, ...]:
    """The casualty claims of a document, in the order of the text.

    Args:
        masked: The document's text with its names hidden; all rules run on its view.
        document: The document; its text is the one that was masked.
        sentences: The sentences, as spans of the masked view.
        claims: The claims of the document, with spans of its text.
        events: Its events, to which rows are tied.
    """
    telling = Telling(masked, claims)
    found: list[CasualtyClaim] = []
    for number, sentence in enumerate(sentences):
        w = Wording.of(masked.text, number, sentence)
        for people, harm in _harmed(w):
            at = w.span_of(people.start, people.end)
            claim = telling.of(at)
            if claim is not None and claim.stance is Stance.DENY:
                continue
            hedge = hedge_at(w, harm.at)
            phrase = quote(masked, at)
            found.append(
                CasualtyClaim(
                    id=content_id(document.text_sha256, phrase.span, str(harm.outcome)),
                    document=document.id,
                    sentence=number,
                    claim=None if claim is None else claim.id,
                    phrase=phrase,
                    outcome=harm.outcome,
                    status=people.status,
                    n_min=people.number.n_min,
                    n_max=people.number.n_max,
                    vague=people.number.vague,
                    hedge=None if hedge is None else quote(masked, hedge),
                    event=_event(masked, w, people, events),
                )
            )
    return tuple(found)


def _event(masked: MaskedText, w: Wording, people: People, events: Sequence[Event]) -> str | None:
    """The violent event of the sentence that the people were harmed in, if one is told as actual."""
    at = masked.original(w.span_of(people.start, people.end))
    violent = [
        event
        for event in events
        if event.sentence == w.number and event.countable and event.plover in {PloverRoot.ASSAULT, PloverRoot.COERCE}
    ]
    before = [event for event in violent if event.trigger.span.start < at.start]
    after = [event for event in violent if event.trigger.span.start >= at.start]
    if after and (not before or _leads_to(masked, w, at, after[0])):
        return after[0].id
    return before[-1].id if before else None


def _leads_to(masked: MaskedText, w: Wording, at: Span, event: Event) -> bool:
    """Whether the phrase's own clause goes on to the event: "were killed in a raid"."""
    gap = w.inside(masked.masked(Span(at.end, event.trigger.span.start)))
    words = [w.lower(spot) for spot in gap]
    return "," not in words and bool(set(words) & {"in", "by", "during", "when", "as", "after"} or len(words) < 4)


def _harmed(w: Wording) -> list[tuple[People, Harm]]:
    """Every number of people of the sentence with what befell them."""
    crowd = _people(w)
    rows: list[tuple[People, Harm]] = []
    last: Harm | None = None
    for index, people in enumerate(crowd):
        harm = _harm(w, people, crowd, last, crowd[index - 1] if index else None)
        if harm is not None and _is_told(w, people, harm):
            last = harm
            rows.append((people, harm))
            if people.noun in {"casualty", "loss"}:
                rows.append((people, Harm(Outcome.WOUNDED, harm.at)))
        elif people.noun:
            last = None if harm is None else last
    return rows


def _is_told(w: Wording, people: People, harm: Harm) -> bool:
    """Whether the harm is told as done: not feared, planned or conditional, and not denied but for none."""
    lower = w.lower(harm.at)
    form = "ing" if lower.endswith("ing") else "base" if lower in _bare_forms() else "past"
    mode = told_at(w, harm.at, form) or Aux.ACTUAL
    return mode is Aux.ACTUAL or (mode is Aux.NEGATED and people.number.n_max == 0)


@cache
def _bare_forms() -> frozenset[str]:
    return frozenset(word for kinds in data("outcomes.yaml").values() for word in kinds["object"])


def _people(w: Wording) -> list[People]:
    """The numbers of people of a sentence, in order and apart."""
    found: list[People] = []
    at = 0
    while at < len(w):
        number = number_at(w, at)
        people = _phrase(w, number) if number is not None else _single(w, at)
        if people is None:
            at += 1
        else:
            found.append(people)
            at = people.end
    return found


def _phrase(w: Wording, number: Number) -> People | None:
    """The phrase of ``number``: to its noun of people, or the number alone where none follows."""
    at = number.end
    if w.lower(at) == "of" and w.lower(at + 1) in {"the", "its", "their", "his", "her", "our", "my", "whom"}:
        at += 2  # "two of their servicemen"
        if w.lower(at - 1) == "whom":
            return None if number.article else People(number.start, number.end, number, "", PersonStatus.UNKNOWN)
    elif w.lower(at) == "of":
        at += 1
    head = _head(w, at)
    if head is not None:
        end, noun, status = head
        if number.article and not number.n_max == 0 and noun in _plural_only():
            return None
        return People(number.start, end, number, noun, status)
    if number.article or w.lower(number.end) == "of":
        return None
    return _elliptical(w, number)


def _head(w: Wording, start: int) -> tuple[int, str, PersonStatus] | None:
    """Where the noun of people that heads the phrase from ``start`` ends, that noun, and its status."""
    best: tuple[int, str, PersonStatus] | None = None
    status = PersonStatus.UNKNOWN
    for at in range(start, min(len(w), start + 9)):
        lower = w.lower(at)
        noun = nouns().get(lower) if not w.is_name(at) or at == start or lower in nouns() else None
        if noun is None and _is_people_name(w, at):
            noun = ""
        if noun is not None:
            status = _status(w, range(start, at + 1), noun)
            best = (at + 1, noun, status)
            continue
        if best is not None and not (w.is_name(at) and False):
            break
        if w.is_mark(at) and lower not in {"(", ")", "'s", "’s", "-", ".", "“", "”"}:
            break
        if w.ends_phrase(at) and lower not in {"(", ")", "-", ".", "“", "”"} and not w.is_name(at):
            break
        if w.isin(at, "prepositions") and not w.is_name(at):
            break
        if w.isin(at, "coordinators"):
            break
    return best


def _is_people_name(w: Wording, at: int) -> bool:
    """Whether a name stands for people: a placeholder for a people, or a capitalised plural."""
    if not w.is_name(at):
        return False
    text = w.tokens[at].text
    if is_placeholder(text[0]):
        return form_of(text[0]) is NameForm.PEOPLE
    return text.endswith("s") and len(text) > 4 and not text.isupper() and not w.is_name(at + 1)


def _status(w: Wording, words: range, noun: str) -> PersonStatus:
    lowered = {nouns().get(w.lower(at), w.lower(at)) for at in words}
    for status in (PersonStatus.PEACEKEEPER, PersonStatus.JOURNALIST):
        if lowered & set(data("people.yaml")["status"][str(status)]):
            return status
    if lowered & {"peacekeeping"}:
        return PersonStatus.PEACEKEEPER
    if lowered & {"security", "army", "military", "militia"} and noun in {"member", "personnel", "officer", "guard"}:
        return PersonStatus.COMBATANT
    if noun in {"man", "woman"} and lowered & {"armed", "military"}:
        return PersonStatus.COMBATANT
    return _statuses().get(noun, PersonStatus.UNKNOWN)


@cache
def _statuses() -> dict[str, PersonStatus]:
    found: dict[str, PersonStatus] = {}
    for status, words in data("people.yaml")["status"].items():
        for word in words:
            found.setdefault(word, PersonStatus(status))
    found["man"] = PersonStatus.UNKNOWN
    return found


@cache
def nouns() -> dict[str, str]:
    """Every form of the nouns for people -> the singular."""
    plurals = data("people.yaml")["plurals"]
    found: dict[str, str] = {}
    for word in _statuses():
        found[word] = word
        found[plurals.get(word, inflect(word).third)] = word
    found["troops"] = "troop"
    return found


@cache
def _plural_only() -> frozenset[str]:
    return frozenset({"people", "more", "police", "troop", "personnel"})


def _elliptical(w: Wording, number: Number) -> People | None:
    """A number whose noun is left out: before a verb, a mark, or what befell the people."""
    at = number.end
    lower = w.lower(at)
    alone = (
        w.is_mark(at)
        or w.isin(at, "auxiliaries")
        or w.isin(at, "coordinators")
        or (lower in {"in", "at", "near", "on", "by", "during", "when", "while", "including", "after", "across"})
        or lower in _harm_words()
    )
    return People(number.start, number.end, number, "", PersonStatus.UNKNOWN) if alone and lower != "%" else None


def _single(w: Wording, at: int) -> People | None:
    """One person without a number: "the driver", "senior official", right after a verb of harm."""
    if w.lower(at - 1) not in _object_forms():
        return None
    start = at
    head = _head(w, at + 1 if w.lower(at) in {"the", "its", "their", "his", "her"} else at)
    if head is None or not head[1] or inflect(head[1]).third == w.lower(head[0] - 1) or head[1] in _plural_only():
        return None
    if w.lower(head[0] - 1) != head[1]:
        return None
    return People(start, head[0], Number(start, start, 1, 1), head[1], head[2])


@cache
def _section(kind: str) -> dict[str, Outcome]:
    """Word form -> outcome for a kind of construction (``subject``, ``object``, ``state``, ``noun``)."""
    found: dict[str, Outcome] = {}
    for outcome, kinds in data("outcomes.yaml").items():
        for word in kinds[kind]:
            forms = {word}
            if kind == "object":
                shape = inflect(word)
                forms = {shape.base, shape.third, shape.ing, *shape.past}
            elif kind == "noun":
                forms = {word, inflect(word).third}
            for form in forms:
                found[form] = Outcome(outcome)
    return found


@cache
def _object_forms() -> frozenset[str]:
    return frozenset(_section("object"))


@cache
def _harm_words() -> frozenset[str]:
    return frozenset(_section("subject")) | frozenset(_section("state"))


def _harm(  # the constructions in the order in which they are tried
    w: Wording, people: People, crowd: Sequence[People], last: Harm | None, before: People | None
) -> Harm | None:
    if w.lower(people.start - 1) == "by" and w.lower(people.start - 2) in _harm_words():
        return None
    return (
        _counted(w, people)
        or _adjacent(w, people)
        or (_subset(w, people, last))
        or _object(w, people, crowd)
        or _nominal(w, people)
        or _predicate(w, people, crowd)
        or _coordinated(w, people, last, before)
    )


def _counted(w: Wording, people: People) -> Harm | None:
    """The noun itself says it: "six deaths", "no casualties"."""
    for outcome, kinds in data("outcomes.yaml").items():
        if people.noun and people.noun in kinds["counted"]:
            if people.noun in {"life"} and not any(
                w.lower(at) in {"claimed", "claim", "claims", "claiming", "lost", "cost", "costing", "took"}
                for at in range(max(0, people.start - 3), min(len(w), people.end + 4))
            ):
                return None
            if people.noun in {"body", "corpse"} and any(
                w.lower(at) in {"returned", "returns", "return", "hostages", "handed", "hands", "exchange", "exchanged"}
                for at in range(len(w))
            ):
                return None
            return Harm(Outcome(outcome), people.end - 1)
    if people.noun in {"casualty", "loss"} and people.number.n_max == 0:
        return Harm(Outcome.KILLED, people.end - 1)
    return None


def _adjacent(w: Wording, people: People) -> Harm | None:
    """"N (were) killed", "leaving N dead": the word follows at once, over auxiliaries and adverbs."""
    at = people.end
    while w.isin(at, "auxiliaries") or w.isin(at, "negators") or skip_right(w, at) > at or w.isin(at, "modals"):
        at = max(skip_right(w, at), at + 1)
    if w.lower(at) in {"left", "feared", "confirmed", "presumed", "reported", "listed", "believed", "gone", "forced"}:
        at += 1
        if w.lower(at) == "to":
            at += 1
    if w.lower(at) in _harm_words():
        lower = w.lower(at)
        if lower in _object_forms() and at == people.end and _governs(w, at):
            return None  # "three soldiers killed five villagers"
        return Harm(_section("subject").get(lower) or _section("state")[lower], at)
    if w.lower(at) in {"taken", "held"} and w.lower(at + 1) in {"hostage", "captive", "prisoner", "hostages", "prisoners"}:
        return Harm(Outcome.CAPTURED, at)
    return None


def _governs(w: Wording, at: int) -> bool:
    """Whether the verb at ``at`` has an object of its own."""
    after = skip_right(w, at + 1)
    return w.isin(after, "determiners") or number_at(w, after) is not None or w.is_name(after) and not w.is_mark(after)


def _subset(w: Wording, people: People, last: Harm | None) -> Harm | None:
    """"including four children": with the number before."""
    before = [w.lower(at) for at in range(max(0, people.start - 4), people.start)]
    return last if last is not None and "including" in before[-3:] else None


def _object(w: Wording, people: People, crowd: Sequence[People]) -> Harm | None:
    """"killing N", "killed a guard and N visitors": the verb stands before, with nothing but phrases between."""
    inside = {at for other in crowd for at in range(other.start, other.end)}
    for at in range(people.start - 1, max(-1, people.start - _GAP), -1):
        lower = w.lower(at)
        if at in inside:
            continue
        if lower in _object_forms():
            if w.isin(at - 1, "be") or (w.lower(at - 1) in {"been", "being"}) or _passive_of_other(w, at, crowd):
                return None
            return Harm(_section("object")[lower], at)
        if lower in {"leaving", "left", "leaves", "leave"}:
            state = _state_after(w, people)
            return state
        if lower in {",", "and", "of", "as", "well", "including", "“", '"', "the", "another", "also", "both"}:
            continue
        if w.is_mark(at) or w.isin(at, "subordinators") or w.is_verb(at) or w.isin(at, "prepositions"):
            return None
        if w.isin(at, "pronouns"):
            return None
    return None


def _passive_of_other(w: Wording, at: int, crowd: Sequence[People]) -> bool:
    """Whether the participle at ``at`` already says what befell the people before it."""
    return any(other.end == at for other in crowd) and w.lower(at) in _harm_words() and not _governs(w, at)


def _state_after(w: Wording, people: People) -> Harm | None:
    """"leaving N people in the town dead": the state follows within the clause."""
    for at in range(people.end, min(len(w), people.end + _GAP)):
        if w.lower(at) in _section("state"):
            return Harm(_section("state")[w.lower(at)], at)
        if w.is_mark(at) or w.isin(at, "subordinators"):
            break
    return None


def _nominal(w: Wording, people: People) -> Harm | None:
    """"the death of N", "the toll rises to N"."""
    for at in range(people.start - 1, max(-1, people.start - 9), -1):
        lower = w.lower(at)
        if lower in _section("noun") and w.lower(people.start - 1) == "of" and people.start - at <= 3:
            return Harm(_section("noun")[lower], at)
        if lower == "toll" and w.lower(people.start - 1) in {"to", "at", "of", "above", "past", "is", "reached", "reaches"}:
            return Harm(Outcome.WOUNDED if w.lower(at - 1) in {"injury", "wounded"} else Outcome.KILLED, at)
        if w.is_mark(at) or w.isin(at, "subordinators"):
            return None
    return None


def _predicate(w: Wording, people: People, crowd: Sequence[People]) -> Harm | None:
    """"N villagers in the valley, most of them old, were killed": over a place, an apposition, "and M"."""
    inside = {at for other in crowd for at in range(other.start, other.end)}
    commas = 0
    for at in range(people.end, min(len(w), people.end + _GAP + 6)):
        lower = w.lower(at)
        if lower in _section("subject") and not _governs(w, at):
            if w.isin(at - 1, "auxiliaries") or skip_left_is_auxiliary(w, at) or lower in _INTRANSITIVE:
                return Harm(_section("subject")[lower], at)
            return None
        if at in inside:
            continue
        if lower == ",":
            commas += 1
            continue
        if (w.is_mark(at) and lower not in {"(", ")", "'s", "’s", "“", "”"}) or commas > 2:
            return None
        if w.is_verb(at) and not w.isin(at, "auxiliaries"):
            return None
    return None


_INTRANSITIVE = frozenset({"died", "die", "dies", "perished", "fled", "flee", "flees", "dead", "missing", "disappeared"})


def skip_left_is_auxiliary(w: Wording, at: int) -> bool:
    """Whether an auxiliary stands before ``at``, over adverbs."""
    from trucewatch.reading.phrases import skip_left

    return w.isin(skip_left(w, at - 1), "auxiliaries")


def _coordinated(w: Wording, people: People, last: Harm | None, before: People | None) -> Harm | None:
    """"six soldiers were killed, as were two drivers"; "eleven in the north": with the number before."""
    if last is None or before is None:
        return None
    between = [w.lower(at) for at in range(before.end, people.start)]
    if between and set(between) <= {",", "and", "as", "well", "were", "was", "also"}:
        return last
    if not people.noun and "and" in between and w.lower(people.end) in {"in", "at", "near", "on"}:
        return last
    return None
