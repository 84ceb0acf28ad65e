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
        self._met: dict[str, Referent] = {}

    def note(self, phrase: Phrase, referent: Referent) -> None:
        """Remember the names of ``phrase`` for ``referent``; the first introduction that tells who stands."""
        if referent.name and referent.kind in PERSONS:
            known = self._persons.get(referent.name[-1])
            if known is None or (known.actor is None and referent.actor is not None):
                self._persons[referent.name[-1]] = referent
        elif referent.name:
            self._bodies.setdefault(" ".join(referent.name), referent)
        if phrase.acronym is not None:
            self._bodies.setdefault(phrase.acronym, referent)

    def meet(self, referent: Referent) -> None:
        """Remember the bearer of a name in no list, whoever it is, by all its words.

        A person, or who may be one, is found by the last word as well, and by the first if nobody else is.
        """
        whole = self._met.setdefault(" ".join(referent.name), referent)
        if referent.person is not False:
            whole = self._met.setdefault(referent.name[-1], whole)
            self._met.setdefault(referent.name[0], whole)

    def find(self, name: tuple[Word, ...]) -> Referent | None:
        """Who bears ``name``: a body by all its words, a person by the last."""
        return self.named(tuple(word.text for word in name))

    def named(self, name: tuple[str, ...]) -> Referent | None:
        """Who bears the name of these words."""
        whole = " ".join(name)
        return (
            self._bodies.get(whole)
            or self._persons.get(name[-1])
            or self._met.get(whole)
            or self._met.get(name[-1])
        )
