"""The room's word lists: ``data/NAME.yaml``, read once.

An entry is a regular expression over lower-case text in which every known name is one ``@token``
(see `statements`); it matches at word boundaries.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def word_list(name: str) -> Any:
    """The content of ``data/NAME.yaml``; shared, so not to be changed."""
    resource = files("trucewatch.linking").joinpath("data", f"{name}.yaml")
    return yaml.safe_load(resource.read_text(encoding="utf-8"))


@cache
def pattern(name: str, *keys: str | int) -> re.Pattern[str]:
    """One expression that matches any entry of the list under ``keys`` in ``data/NAME.yaml``."""
    entries = word_list(name)
    for key in keys:
        entries = entries[key]
    return re.compile(r"(?<![\w@])(?:" + "|".join(entries) + r")(?!\w)", re.IGNORECASE)


#: Rules ask the same of a claim for every other that it is compared with.
_ASKED = 1 << 16


@lru_cache(_ASKED)
def matches(text: str, name: str, *keys: str | int) -> bool:
    """Whether some entry of that list stands in ``text`` (lower case)."""
    return pattern(name, *keys).search(text) is not None
