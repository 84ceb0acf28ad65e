"""Event rules: the lines of ``events.tsv``, by the forms in which their heads stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from trucewatch.model.vocabulary import PloverRoot, SubType
from trucewatch.reading.wording import inflect, table

NOUN, BASE, THIRD, PAST, ING = "noun", "base", "third", "past", "ing"
"""The forms of a head."""


class Want(NamedTuple):
    """A condition of a rule: a word of class ``name`` must (or must not) stand ``where``."""

    where: str
    wanted: bool
    name: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of ``events.tsv``: what the head means where its condition holds."""

    lemma: str
    root: PloverRoot | None
    """``None``: no event, only there so that the form is not read as another's."""
    sub_type: SubType | None
    wants: tuple[Want, ...]


@cache
def event_rules() -> dict[str, list[tuple[tuple[str, ...], str, tuple[Rule, ...]]]]:
    """First word form -> entries ``(remaining words, form, rules)``, the longest first."""
    rules: dict[tuple[str, str], list[Rule]] = {}
    for word, part, root, sub_type, wants in table("events.tsv"):
        rule = Rule(
            word,
            None if root == "-" else PloverRoot(root),
            None if sub_type == "-" else SubType(sub_type),
            _wants(wants),
        )
        rules.setdefault((word, part), []).append(rule)
    found: dict[str, list[tuple[tuple[str, ...], str, tuple[Rule, ...]]]] = {}
    for (word, part), listed in rules.items():
        for words, form in _forms(word, part):
            found.setdefault(words[0], []).append((words[1:], form, tuple(listed)))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def _wants(text: str) -> tuple[Want, ...]:
    if text == "-":
        return ()
    parts = [part.split(":") for part in text.split("&")]
    return tuple(Want(where, not name.startswith("!"), name.lstrip("!")) for where, name in parts)


def _forms(word: str, part: str) -> Iterator[tuple[tuple[str, ...], str]]:
    first, *rest = word.split()
    if part == "v":
        shape = inflect(first)
        for form, texts in (
            (BASE, (shape.base,)),
            (THIRD, (shape.third,)),
            (PAST, shape.past),
            (ING, (shape.ing,)),
        ):
            for text in dict.fromkeys(texts):
                yield (text, *rest), form
    else:
        yield (first, *rest), NOUN
        if rest and rest[0] in {"for", "of"}:
            yield (inflect(first).third, *rest), NOUN
        elif rest:
            yield (first, *rest[:-1], inflect(rest[-1]).third), NOUN
        elif not first.endswith("s"):
            yield (inflect(first).third,), NOUN


def rule_for(lemma: str, root: PloverRoot) -> Rule:
    """The line of ``events.tsv`` that reads the verb ``lemma`` as ``root``, or a plain one."""
    for rest, form, rules in event_rules().get(lemma, ()):
        if not rest and form == BASE:
            for rule in rules:
                if rule.root is root:
                    return rule
    return Rule(lemma, root, None, ())


def form_of_verb(lower: str, lemma: str) -> str:
    """Which form of the verb ``lemma`` the lower-case word is."""
    shape = inflect(lemma)
    if lower == shape.ing:
        return ING
    if lower in shape.past and lower != shape.base:
        return PAST
    return BASE if lower == shape.base else THIRD
