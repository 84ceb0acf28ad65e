"""Surfaces: the other ways in which a listed name is printed, and slugs.

Keyboards, house styles and wire formats change a name's letters and not its bearer: ``’`` and ``'``,
``Nagorno-Karabakh`` and ``Nagorno Karabakh``, ``Xankəndi`` and ``Xankendi``, defence and defense, and
capitals in datelines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import product

_HYPHENS = " -\u2010\u2011\u2013"  # space, hyphen-minus, hyphen, non-breaking hyphen, en dash
_UNDECOMPOSED = str.maketrans("əƏıłŁøØđĐ", "eEilLoOdD")
_MIN_CAPITALS = 4  # letters; shorter names in capitals are abbreviations of something else


def data_lines(file: str) -> list[str]:
    """The lines of a text file in the room's ``data`` folder, without comments and blank ones."""
    text = (resources.files("trucewatch.naming") / "data" / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def plain(text: str) -> str:
    """``text`` without diacritics."""
    letters = unicodedata.normalize("NFD", text.translate(_UNDECOMPOSED))
    return unicodedata.normalize("NFC", "".join(one for one in letters if not unicodedata.combining(one)))


def slug(text: str) -> str:
    """Lower-case ASCII slug of a name: ``South Sudan`` -> ``south-sudan``, ``Sana’a`` -> ``sanaa``."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain(text).lower())).strip("-")


@cache
def variants(surface: str, *, capitals: bool = False) -> tuple[str, ...]:
    """``surface`` first, then every other way to print it; with ``capitals`` also all in capitals.

    A leading ``the`` is left off: without it the name is found with and without.
    """
    first = surface.removeprefix("the ")
    found = [first]
    for change in (_titled, _spellings, _apostrophes, _hyphens, _diacritics):
        found = list(dict.fromkeys([*found, *(other for known in found for other in change(known))]))
    if capitals and sum(letter.isalpha() for letter in first) >= _MIN_CAPITALS:
        found += [known.upper() for known in found]
    return tuple(dict.fromkeys(found))


def _apostrophes(surface: str) -> Iterable[str]:
    return [surface.replace("’", "'"), surface.replace("'", "’")]


def _hyphens(surface: str) -> Iterable[str]:
    return [surface.replace("-", other) for other in _HYPHENS] if "-" in surface else []


def _diacritics(surface: str) -> Iterable[str]:
    return [plain(surface)]


def _spellings(surface: str) -> Iterable[str]:
    """Each word of several spellings in each of them, by itself: ``Organisation for … Cooperation``."""
    pattern, other = _spelled()
    parts = pattern.split(surface)
    if len(parts) > 1:
        for choice in product(*((part, other[part]) if part in other else (part,) for part in parts)):
            yield "".join(choice)


def _titled(surface: str) -> Iterable[str]:
    """``Lachin corridor`` as a headline or a map prints it: ``Lachin Corridor``."""
    words = surface.split(" ")
    small = _small_words()
    return [" ".join(word if word in small else word[:1].upper() + word[1:] for word in words)]


@cache
def _small_words() -> frozenset[str]:
    return frozenset(data_lines("small_words.txt"))


@cache
def _spelled() -> tuple[re.Pattern[str], dict[str, str]]:
    """Which words have two spellings, and the other one of each, in small letters and capitals."""
    other: dict[str, str] = {}
    for line in data_lines("spelling.tsv"):
        for form in (str.lower, str.capitalize, str.upper):
            one, two = (form(word) for word in line.split("\t"))
            other |= {one: two, two: one}
    words = "|".join(re.escape(word) for word in sorted(other, key=len, reverse=True))
    return re.compile(rf"\b({words})\b"), other
