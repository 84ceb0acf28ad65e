"""The gazetteer indexes in use: the user's own, if there is one, then the package's."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from trucewatch.naming.gazetteer_file import GazetteerIndex
from trucewatch.naming.toponym_candidates import Toponyms

SHIPPED = "places.index"


@cache
def toponyms_of(own: str = "") -> Toponyms:
    """The toponyms of the index at the path ``own`` and of the package; opened once.

    Raises:
        UsageError: ``own`` can't be read, or is no gazetteer index.
    """
    return Toponyms([GazetteerIndex(Path(own)), shipped_index()] if own else [shipped_index()])


@cache
def shipped_index() -> GazetteerIndex:
    """The package's index: settlements of 500 people or more, countries, divisions, parts of the world."""
    with resources.as_file(resources.files("trucewatch.naming") / "data" / SHIPPED) as path:
        return GazetteerIndex(path)
