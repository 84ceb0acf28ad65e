"""Surfaces: the other ways in which a listed name is printed, and slugs.

Keyboards, house styles and wire formats change a name's letters and not its bearer: ``’`` and ``'``,
``Nagorno-Karabakh`` and ``Nagorno Karabakh``, ``Xankəndi`` and ``Xankendi``, defence and defense, and
capitals in datelines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

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


def variants(surface: str, *, capitals: bool = False) -> Iterator[str]:
    """``surface`` first, then every other way to print it; with ``capitals`` also all in capitals.

    A leading ``the`` is left off: without it the name is found with and without.
    """
    first = surface.removeprefix("the ")
    found = [first]
    for change in (_apostrophes, _hyphens, _diacritics, _spellings):
        found += [other for known in found for other in change(known)]
    if capitals and sum(letter.isalpha() for letter in first) >= _MIN_CAPITALS:
        found += [known.upper() for known in found]
    yield from dict.fromkeys(found)


def _apostrophes(surface: str) -> Iterable[str]:
    return [surface.replace("’", "'"), surface.replace("'", "’")]


def _hyphens(surface: str) -> Iterable[str]:
    return [surface.replace("-", other) for other in _HYPHENS] if "-" in surface else []


def _diacritics(surface: str) -> Iterable[str]:
    return [plain(surface)]


def _spellings(surface: str) -> Iterable[str]:
    out = surface
    for pattern, spelled in _spelled().items():
        out = re.sub(rf"\b{pattern}\b", spelled, out)
    return [out]


@cache
def _spelled() -> dict[str, str]:
    """British and American spelling each to the other, for small, capital and all-capital words."""
    pairs: dict[str, str] = {}
    for line in data_lines("spelling.tsv")[1:]:
        british, american = line.split("\t")
        for form in (str.lower, str.capitalize, str.upper):
            pairs[form(british)] = form(american)
    return pairs
