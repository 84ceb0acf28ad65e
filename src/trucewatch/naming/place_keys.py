"""The key under which a place's name is found, whatever its capitals, diacritics, hyphens and dots.

``Saint-Étienne``, ``St. Etienne`` and ``SAINT ETIENNE`` have one key; so have ``Xankəndi`` and ``Xankendi``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from trucewatch.naming.surfaces import plain

_DROPPED = re.compile(r"[.,'’‘ʼʻ`´\"“”()]")
_GAPS = re.compile(r"[\s\-‐‑–—_/&]+")
_SHORTENED = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "mtn": "mountain"}


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The key of ``name``; empty when nothing of it is a letter or digit."""
    folded = name if name.isascii() else plain(name)
    words = _GAPS.sub(" ", _DROPPED.sub("", folded.casefold())).split()
    if len(words) > 1:
        words = [_SHORTENED.get(word, word) for word in words]
        if words[0] == "the":
            words = words[1:]
    return " ".join(words)
