"""Words for persons that are no offices: "a teacher", "the gunmen", "Mr", "his wife"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from trucewatch.naming.nouns import table_rows

_TITLE = "title"


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for a person as found in a text: ``name`` is its singular."""

    name: str
    plural: bool
    gender: str | None
    title: bool
    """Whether it stands only before a name: "Mr"."""


def person_noun(lower: str) -> PersonNoun | None:
    """The person noun that the word ``lower`` (in lower case) is, if it is one."""
    return _nouns().get(lower)


@cache
def _nouns() -> dict[str, PersonNoun]:
    nouns: dict[str, PersonNoun] = {}
    for forms, gender, use in table_rows("people.tsv"):
        told = None if gender == "-" else gender
        for form in forms.split("|"):
            singular, *irregular = form.split("+")
            nouns.setdefault(singular, PersonNoun(singular, False, told, use == _TITLE))
            if use != _TITLE:
                ending = "es" if singular.endswith(("s", "x", "ch")) else "s"
                for plural in irregular or [singular + ending]:
                    nouns.setdefault(plural, PersonNoun(singular, True, told, False))
    return nouns
