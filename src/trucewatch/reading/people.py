"""People: the numbers of people in a sentence, with the noun that they are of and the status it gives.

``two of their guards``, ``130 Ostrian army conscripts``, ``dozens of children``, ``a villager``; the noun
may be left out ("three", "77 more"), and one person may stand without a number ("killing the driver").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.model.lexicon import NameForm
from trucewatch.model.vocabulary import PersonStatus
from trucewatch.reading.masking import form_of, is_placeholder
from trucewatch.reading.numbers import Number, number_at
from trucewatch.reading.wording import Wording, data, inflect

_REACH = 9  # tokens from a number to the noun that heads its phrase
_INSIDE = frozenset({"(", ")", "'s", "’s", "-", ".", "“", "”"})
_OWNERS = frozenset({"the", "its", "their", "his", "her", "our", "my"})
_AFTER_ELLIPSIS = frozenset(
    {"in", "at", "near", "on", "by", "during", "when", "while", "including", "after", "across"}
)


@dataclass(frozen=True, slots=True)
class People:
    """A number of people: token range of the phrase, the number, the head noun, the status."""

    start: int
    end: int
    number: Number
    noun: str
    """Singular; empty where it is left out or is a name."""
    status: PersonStatus


def find_people(w: Wording, single_after: frozenset[str]) -> list[People]:
    """The numbers of people of a sentence, in order and apart.

    Args:
        w: The sentence.
        single_after: Forms of the verbs after which one person may stand without a number.
    """
    found: list[People] = []
    at = 0
    while at < len(w):
        number = number_at(w, at)
        if number is not None:
            people = _counted(w, number)
        else:
            people = _single(w, at) if w.lower(at - 1) in single_after else None
        if people is not None:
            found.append(people)
        at = at + 1 if people is None else people.end
    return found


def _counted(w: Wording, number: Number) -> People | None:
    """The phrase of ``number``: to its noun of people, or the number alone where none follows."""
    at = number.end
    if w.lower(at) == "of" and w.lower(at + 1) == "whom":
        return None if number.article else People(number.start, at, number, "", PersonStatus.UNKNOWN)
    if w.lower(at) == "of":
        at += 2 if w.lower(at + 1) in _OWNERS else 1
    head = _head(w, at)
    if head is not None:
        end, noun, status = head
        if number.article and number.n_max != 0 and noun in _plural_only():
            return None
        return People(number.start, end, number, noun, status)
    dated = w.isin(number.start - 1, "months")  # "since March 2"
    if number.article or dated or w.lower(number.end) in {"of", "%"} or not _stands_alone(w, number.end):
        return None
    return People(number.start, number.end, number, "", PersonStatus.UNKNOWN)


def _stands_alone(w: Wording, at: int) -> bool:
    """Whether a number whose noun is left out may end before ``at``."""
    return (
        w.is_mark(at)
        or w.isin(at, "auxiliaries")
        or w.isin(at, "coordinators")
        or w.lower(at) in _AFTER_ELLIPSIS
        or w.lower(at) in _said_of_people()
    )


@cache
def _said_of_people() -> frozenset[str]:
    kinds = data("outcomes.yaml")["outcomes"].values()
    return frozenset(word for kind in kinds for section in ("subject", "state") for word in kind[section])


def _head(w: Wording, start: int) -> tuple[int, str, PersonStatus] | None:
    """Where the noun of people that heads the phrase from ``start`` ends, that noun, and its status."""
    best: tuple[int, str, PersonStatus] | None = None
    for at in range(start, min(len(w), start + _REACH)):
        noun = nouns().get(w.lower(at), "" if _is_people_name(w, at) else None)
        if noun is not None:
            best = (at + 1, noun, _status(w, range(start, at + 1), noun))
        elif best is not None or not _may_modify(w, at):
            break
    return best


def _may_modify(w: Wording, at: int) -> bool:
    """Whether the word at ``at`` may stand between a number and its noun."""
    if w.lower(at) in _INSIDE or w.is_name(at):
        return True
    if w.is_event_verb(at) and not w.lower(at).endswith(("ed", "en", "ing")):
        return False
    return not (w.ends_phrase(at) or w.isin(at, "prepositions") or w.isin(at, "coordinators"))


def _is_people_name(w: Wording, at: int) -> bool:
    """Whether a name stands for people: a placeholder for a people, or a capitalised plural."""
    if not w.is_name(at):
        return False
    text = w.tokens[at].text
    if is_placeholder(text[0]):
        alone = w.is_mark(at + 1) or w.isin(at + 1, "coordinators") or w.isin(at + 1, "auxiliaries")
        return form_of(text[0]) is NameForm.PEOPLE or (form_of(text[0]) is NameForm.ADJECTIVE and alone)
    return text.endswith("s") and len(text) > 4 and not text.isupper() and not w.is_name(at + 1)


def _status(w: Wording, words: range, noun: str) -> PersonStatus:
    """The status that the phrase gives: by its noun, or by a modifier that says more ("army member")."""
    lowered = {nouns().get(w.lower(at), w.lower(at)) for at in words}
    for status, listed in data("people.yaml")["modifiers"].items():
        if lowered & set(listed):
            return PersonStatus(status)
    if noun in data("people.yaml")["armed"]["nouns"] and lowered & set(
        data("people.yaml")["armed"]["modifiers"]
    ):
        return PersonStatus.COMBATANT
    return _statuses().get(noun, PersonStatus.UNKNOWN)


@cache
def _statuses() -> dict[str, PersonStatus]:
    found: dict[str, PersonStatus] = {}
    for status, words in data("people.yaml")["status"].items():
        for word in words:
            found.setdefault(word, PersonStatus(status))
    return found


@cache
def nouns() -> dict[str, str]:
    """Every form of the nouns for people -> the singular."""
    plurals = data("people.yaml")["plurals"]
    found: dict[str, str] = {}
    for word in _statuses():
        found[word] = word
        found[plurals.get(word, inflect(word).third)] = word
    return found


@cache
def _plural_only() -> frozenset[str]:
    return frozenset(data("people.yaml")["plural_only"])


def _single(w: Wording, at: int) -> People | None:
    """One person without a number: "the driver", "senior official"."""
    head = _head(w, at + 1 if w.lower(at) in _OWNERS else at)
    if head is None or not head[1] or head[1] in _plural_only() or w.lower(head[0] - 1) != head[1]:
        return None
    return People(at, head[0], Number(at, at, 1, 1), head[1], head[2])
