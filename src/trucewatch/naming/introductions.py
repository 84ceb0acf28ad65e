"""Introductions: who was given an own name or an acronym anywhere in a document."""

from __future__ import annotations

from trucewatch.naming.actors import PERSONS, Referent
from trucewatch.naming.phrase import Phrase
from trucewatch.naming.words import Word


class Introductions:
    """Who was introduced by an own name or an acronym anywhere in the document."""

    def __init__(self) -> None:
        self._bodies: dict[str, Referent] = {}
        self._persons: dict[str, Referent] = {}

    def note(self, phrase: Phrase, referent: Referent) -> None:
        """Remember the names of ``phrase`` for ``referent``; the first introduction stands."""
        if referent.name and referent.kind in PERSONS:
            self._persons.setdefault(referent.name[-1], referent)
        elif referent.name:
            self._bodies.setdefault(" ".join(referent.name), referent)
        if phrase.acronym is not None:
            self._bodies.setdefault(phrase.acronym, referent)

    def find(self, name: tuple[Word, ...]) -> Referent | None:
        """Who bears ``name``: a body by all its words, a person by the last."""
        return self._bodies.get(" ".join(word.text for word in name)) or self._persons.get(name[-1].text)
