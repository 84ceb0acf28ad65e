"""Harm: what befell a number of people, read off the construction that they stand in.

The constructions are tried in this order; the first that fits decides:

1. the number's own noun says it: "six deaths", "no casualties", "N displaced families";
2. it follows at once: "N (were) killed", "two dead";
3. "including N": as the number before;
4. a verb before takes them: "killing N", "killed a guard and N visitors", "leaving N dead";
5. a noun before takes them: "the death of N", "the toll rose to N";
6. it follows over a place, an apposition or a coordination: "N villagers in the valley were killed";
7. "and N", "as were N": as the number before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from trucewatch.model.vocabulary import Aux, Outcome
from trucewatch.reading.numbers import number_at
from trucewatch.reading.people import People, find_people
from trucewatch.reading.phrases import skip_left, skip_right
from trucewatch.reading.told import told_at
from trucewatch.reading.wording import Wording, data, forms_of, inflect

_GAP = 14  # tokens between people and the verb before them
_LONG_GAP = 20  # tokens between people and the predicate after them
_CONNECTIVES = frozenset(
    {
        ",",
        "and",
        "of",
        "as",
        "well",
        "including",
        "“",
        '"',
        "the",
        "its",
        "their",
        "his",
        "her",
        "another",
        "also",
        "both",
    }
)
_SHARING = frozenset({",", "and", "as", "well", "were", "was", "also"})
_TOLL = frozenset({"to", "at", "of", "above", "past", "is", "reached", "reaches"})


@dataclass(frozen=True, slots=True)
class Harm:
    """What befell some people: the outcome, and the token of the word that says so."""

    outcome: Outcome
    at: int


def find_harm(w: Wording) -> list[tuple[People, Harm]]:
    """Every number of people of a sentence with what is told to have befallen them.

    What is feared, planned, conditional or negated is left out; "nobody was killed" is kept.
    """
    crowd = find_people(w, _object_forms())
    rows: list[tuple[People, Harm]] = []
    last: Harm | None = None
    before: People | None = None
    whole: People | None = None
    for people in crowd:
        counted_in = _as_before(w, people, before, last)
        included = before is not None and _includes(w, before, people)
        own = _adjacent(w, people) if included else None  # "including at least 73 killed"
        harm = own or (counted_in if included else None) or _harm(w, people, crowd) or counted_in
        if not included:
            whole, before_it = people, whole
        if harm is not None and _is_told(w, people, harm):
            rows.append((people if included else _like(people, before_it, w), harm))
            if people.noun in _listed("both"):
                rows.append((people, Harm(Outcome.WOUNDED, harm.at)))
            last = harm
        elif people.noun:
            last = None
        before = people
    return rows


def _like(people: People, before: People | None, w: Wording) -> People:
    """``people`` right after "and" whose noun is left out: "two guards were killed and nine wounded"."""
    left_out = not people.noun and people.end == people.number.end and not people.number.article
    if before is None or not left_out or w.lower(people.start - 1) != "and":
        return people
    apart = any(w.lower(at) == ";" for at in range(before.end, people.start))
    return people if apart else replace(people, status=before.status)


def _is_told(w: Wording, people: People, harm: Harm) -> bool:
    lower = w.lower(harm.at)
    form = "ing" if lower.endswith("ing") else "base" if lower in _bare_forms() else "past"
    mode = told_at(w, harm.at, form) or Aux.ACTUAL
    return mode is Aux.ACTUAL or (mode is Aux.NEGATED and people.number.n_max == 0)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(data("outcomes.yaml")[name])


@cache
def _bare_forms() -> frozenset[str]:
    return frozenset(word for kinds in data("outcomes.yaml")["outcomes"].values() for word in kinds["object"])


@cache
def _section(kind: str) -> dict[str, Outcome]:
    """Word form -> outcome for a kind of construction of ``outcomes.yaml``."""
    found: dict[str, Outcome] = {}
    for outcome, kinds in data("outcomes.yaml")["outcomes"].items():
        for word in kinds[kind]:
            forms = {"object": forms_of(word), "noun": {word, inflect(word).third, "bodies"}}.get(
                kind, {word}
            )
            for form in forms:
                found.setdefault(form, Outcome(outcome))
    return found


def _object_forms() -> frozenset[str]:
    return frozenset(_section("object"))


def _harm(w: Wording, people: People, crowd: Sequence[People]) -> Harm | None:
    """What befell ``people`` by their own words; not what those did who are named after "by"."""
    if w.lower(people.start - 1) == "by" and w.lower(people.start - 2) in _section("subject"):
        return None
    if people.number.article and people.number.n_max != 0 and _says_what(w, people.start - 1):
        return None
    return (
        _by_noun(w, people)
        or _adjacent(w, people)
        or _object(w, people, crowd)
        or _nominal(w, people)
        or _predicate(w, people, crowd)
    )


def _says_what(w: Wording, at: int) -> bool:
    """Whether the noun after ``at`` says what somebody is: "accused of being a member", "as a guard"."""
    return w.isin(at, "be") or w.lower(at) == "as"


def _as_before(w: Wording, people: People, before: People | None, last: Harm | None) -> Harm | None:
    """What befell the number before: "including four children", "and two drivers"."""
    if last is None or before is None:
        return None
    between = [w.lower(at) for at in range(before.end, people.start)]
    if between and (set(between) <= _SHARING or _includes(w, before, people)):
        return last
    elliptical = not people.noun and "and" in between and w.lower(people.end) in {"in", "at", "near", "on"}
    return last if elliptical else None


def _includes(w: Wording, before: People, people: People) -> bool:
    """Whether ``people`` are told as some of those before: "nine, including four children", "two of them".

    A name may stand between: "four, including NAME, an official".
    """
    if w.lower(people.number.end) == "of" and w.lower(people.number.end + 1) in {"them", "whom"}:
        return True
    opens = next(
        (at for at in range(people.start - 1, before.end - 1, -1) if w.lower(at) == "including"), None
    )
    if opens is None:
        return False
    between = range(opens + 1, people.start)
    return len(between) < 3 or all(w.is_name(at) or w.is_mark(at) for at in between)


def _by_noun(w: Wording, people: People) -> Harm | None:
    """The noun itself, or its modifier, says it: "six deaths", "no casualties", "N displaced families"."""
    at = people.end - 1
    if people.noun == "life":
        near = range(max(0, people.start - 3), min(len(w), people.end + 4))
        return Harm(Outcome.KILLED, at) if any(w.lower(spot) in _listed("lives") for spot in near) else None
    if people.noun in _listed("both"):
        return Harm(Outcome.KILLED, at) if people.number.n_max == 0 else None
    for outcome, kinds in data("outcomes.yaml")["outcomes"].items():
        if people.noun in kinds["counted"] and not _is_hand_over(w, people.noun):
            return Harm(Outcome(outcome), at)
        modifiers = [spot for spot in range(people.number.end, at) if w.lower(spot) in kinds["modifier"]]
        if modifiers:
            return Harm(Outcome(outcome), at)
    return None


def _is_hand_over(w: Wording, noun: str) -> bool:
    """Whether bodies are handed over and not found."""
    return noun in {"body", "corpse", "remain"} and any(
        token.lower in _listed("handed_over") for token in w.tokens
    )


def _adjacent(w: Wording, people: People) -> Harm | None:
    """The word follows at once, over auxiliaries and adverbs: "N (were) killed", "two dead"."""
    at = people.end
    while (
        w.isin(at, "auxiliaries") or w.isin(at, "negators") or w.isin(at, "modals") or skip_right(w, at) > at
    ):
        at = max(skip_right(w, at), at + 1)
    if w.lower(at) in _listed("between"):
        at += 2 if w.lower(at + 1) == "to" else 1
    lower = w.lower(at)
    if lower in _listed("held") and w.lower(at + 1) in _listed("captive"):
        return Harm(Outcome.CAPTURED, at)
    if lower == "among":
        return _among(w, at)
    outcome = _section("subject").get(lower) or _section("state").get(lower)
    if outcome is None or (lower in _object_forms() and at == people.end and _governs(w, at)):
        return None  # "three soldiers killed five villagers"
    return Harm(outcome, at)


def _among(w: Wording, at: int) -> Harm | None:
    """What befell those among whom some are: "are among the dead"."""
    for spot in range(at + 1, min(at + 4, len(w))):
        lower = w.lower(spot)
        for outcome, kinds in data("outcomes.yaml")["outcomes"].items():
            if lower in {inflect(noun).third for noun in kinds["counted"]} | {
                *kinds["subject"],
                *kinds["state"],
            }:
                return Harm(Outcome(outcome), spot)
    return None


def _governs(w: Wording, at: int) -> bool:
    """Whether the verb at ``at`` has an object of its own."""
    after = skip_right(w, at + 1)
    return (
        w.isin(after, "determiners")
        or number_at(w, after) is not None
        or (w.is_name(after) and not w.is_mark(after))
    )


def _object(w: Wording, people: People, crowd: Sequence[People]) -> Harm | None:
    """A verb before, with nothing but other numbers of people between: "killing N", "leaving N dead".

    One person's name may stand there, where the words say who it is: "kills NAME, a commander".
    """
    apposed = people.number.article and w.lower(people.start - 1) == ","
    inside = {at for other in crowd for at in range(other.start, other.end)}
    for at in range(people.start - 1, max(-1, people.start - _GAP), -1):
        lower = w.lower(at)
        if at in inside or lower in _CONNECTIVES or (apposed and w.is_name(at)):
            continue
        if lower in _object_forms():
            passive = w.isin(at - 1, "be") or (
                any(other.end == at for other in crowd) and not _governs(w, at)
            )
            return None if passive else Harm(_section("object")[lower], at)
        return _state_after(w, people) if lower in _listed("leaving") else None
    return None


def _state_after(w: Wording, people: People) -> Harm | None:
    """The state follows within the clause: "leaving N people in the town dead"."""
    for at in range(people.end, min(len(w), people.end + _GAP)):
        if w.lower(at) in _section("state"):
            return Harm(_section("state")[w.lower(at)], at)
        if w.is_mark(at) or w.isin(at, "subordinators"):
            break
    return None


def _nominal(w: Wording, people: People) -> Harm | None:
    """A noun before: "the death of N", "the toll rises to N"."""
    for at in range(people.start - 1, max(-1, people.start - 9), -1):
        lower = w.lower(at)
        if lower in _section("noun") and w.lower(people.start - 1) == "of" and people.start - at <= 3:
            noun = "body" if lower in {"bodies", "body", "remains", "corpse", "corpses"} else lower
            return None if _is_hand_over(w, noun) else Harm(_section("noun")[lower], at)
        counted = w.isin(at - 1, "determiners") or w.lower(at - 1) == "of"
        if lower in _section("state") and counted and w.lower(people.start - 1) in {"at", "to"}:
            return Harm(_section("state")[lower], at)  # "puts the dead at 17"
        if lower == "toll" and w.lower(people.start - 1) in _TOLL:
            wounded = w.lower(at - 1) in {"injury", "wounded", "injured"}
            return Harm(Outcome.WOUNDED if wounded else Outcome.KILLED, at)
        if w.is_mark(at) or w.isin(at, "subordinators"):
            break
    return None


def _leads_to_harm(w: Wording, at: int) -> bool:
    """Whether the auxiliary at ``at`` goes with a word of harm, over others and over adverbs."""
    while w.isin(at, "auxiliaries") or w.isin(at, "negators") or skip_right(w, at) > at:
        at = max(skip_right(w, at), at + 1)
    return (
        w.lower(at) in _section("subject")
        or w.lower(at) in _listed("between")
        or w.lower(at) in _listed("held")
    )


def _in_relative_clause(w: Wording, at: int) -> bool:
    """Whether a clause that a comma and "which", "who" or "that" open holds the word at ``at``."""
    return any(
        w.lower(spot) == "," and w.lower(spot + 1) in {"which", "who", "that"}
        for spot in range(at - 1, -1, -1)
    )


def _over_some(w: Wording, comma: int) -> int:
    """Past ", three of whom were soldiers,", or ``comma`` itself."""
    number = number_at(w, comma + 1)
    end = 0 if number is None else number.end
    if w.lower(end) != "of" or w.lower(end + 1) not in {"them", "whom"}:
        return comma
    return next((at for at in range(end, min(len(w), comma + _GAP)) if w.lower(at) == ","), comma - 1) + 1


def _predicate(w: Wording, people: People, crowd: Sequence[People]) -> Harm | None:
    """Over a place, an apposition or a coordination: "N villagers in the valley were killed"."""
    inside = {at for other in crowd for at in range(other.start, other.end)}
    commas = skipped = 0
    for at in range(people.end, min(len(w), people.end + _LONG_GAP)):
        lower = w.lower(at)
        if lower in _section("subject") and not _governs(w, at):
            said = w.isin(skip_left(w, at - 1), "auxiliaries") or lower in _listed("intransitive")
            return Harm(_section("subject")[lower], at) if said else None
        if at < skipped:
            continue
        if lower == "," and (skipped := _over_some(w, at)) > at:
            continue
        commas += lower == ","
        if lower == "," and w.isin(at + 1, "auxiliaries") and _in_relative_clause(w, people.start):
            break  # "the raid, which hit a depot of six rebels, was executed"
        if at in inside or (lower == "," and commas <= 2) or lower == "including":
            continue
        if w.isin(at, "auxiliaries") and not _leads_to_harm(w, at):
            break  # "two of them were guards, and nine people were killed"
        if w.is_mark(at) and lower not in {"(", ")", "'s", "’s", "“", "”"}:
            break
        if w.is_verb(at) and not w.isin(at, "auxiliaries"):
            break
    return None
