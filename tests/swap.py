"""Exchanging and renaming the parties: what must commute with the program.

A `Renaming` is a bijection of names (with the slugs that ids are made of). It turns a text, a theatre
file's YAML and a result into the renamed ones. Even-handedness is then an equation:

    result(renamed text, renamed theatre) == renamed(result(text, theatre))

with ids and offsets left out, and with values that are joined alphabetically put back into their order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trucewatch.model.theatre import Theatre
from trucewatch.naming.theatre import load_theatre

LEFT_OUT = frozenset({"id", "document", "span", "spans", "sentences", "claim", "event", "nested_in"})
"""Keys whose values are ids or offsets."""

_JOINED = frozenset({"actor", "side", "initiator_side"})
_SETS = frozenset({"alternatives"})
_ARTICLE = re.compile(r"\b([Aa])n?(?= )")


@dataclass(frozen=True)
class Renaming:
    """``names``: printed forms; ``slugs``: parts of ids. Both are bijections onto names in use or new."""

    names: Mapping[str, str]
    slugs: Mapping[str, str]

    @classmethod
    def exchange(cls, names: Mapping[str, str], slugs: Mapping[str, str]) -> Renaming:
        """The renaming that puts each name in the other's place."""
        return cls(
            {**names, **{new: old for old, new in names.items()}},
            {**slugs, **{new: old for old, new in slugs.items()}},
        )

    def text(self, text: str) -> str:
        """``text`` with every name replaced, longest first, as whole words."""
        return _replaced(text, self.names)

    def ids(self, value: str) -> str:
        """An id, or several joined by ``;``, renamed and in alphabetical order again."""
        return ";".join(sorted(_replaced(one, self.slugs) for one in value.split(";")))

    def theatre(self, path: Path, folder: Path) -> Theatre:
        """The renamed theatre of the YAML file ``path``, written into ``folder`` and loaded from there."""
        renamed = _replaced(self.text(path.read_text(encoding="utf-8")), self.slugs)
        out = folder / path.name
        out.write_text(renamed, encoding="utf-8")
        return load_theatre(str(out))

    def result(self, value: Any, key: str = "") -> Any:
        """A row (or rows) of JSON values renamed: ids by `ids`, printed words by `text`."""
        if isinstance(value, dict):
            return {name: self.result(one, name) for name, one in value.items()}
        if isinstance(value, (list, tuple)):
            renamed = [self.result(one, key) for one in value]
            return sorted(renamed) if key in _SETS else renamed
        if not isinstance(value, str):
            return value
        return self.ids(value) if key in _IDS else self.text(value)


_IDS = _JOINED | _SETS | {"place", "place_id", "agreement", "anchor"}


def comparable(value: Any, key: str = "") -> Any:
    """``value`` without ids and offsets, articles unified ("a" and "an" follow the name's spelling)."""
    if isinstance(value, dict):
        return {name: comparable(one, name) for name, one in value.items() if name not in LEFT_OUT}
    if isinstance(value, (list, tuple)):
        listed = [comparable(one, key) for one in value]
        return sorted(listed) if key in _SETS else listed
    return _ARTICLE.sub(r"\1", value) if isinstance(value, str) else value


def _replaced(text: str, names: Mapping[str, str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    return pattern.sub(lambda match: names[match.group()], text)
