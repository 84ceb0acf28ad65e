"""The words of time, from ``data/time_words.tsv``: what each means, and how a number is told in words."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.naming.nouns import table_rows

_FIGURES = re.compile(r"(?P<whole>\d[\d,]*(?:\.\d+)?)?(?:\s*(?P<over>\d)/(?P<under>\d))?\Z")
_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -]half\Z")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


@cache
def words(kind: str) -> dict[str, str]:
    """Word as printed in the table -> meaning, for one kind (first column of the table)."""
    return {
        word: meaning
        for name, meaning, listed in table_rows("time_words.tsv")
        if name == kind
        for word in listed.split("|")
    }


@cache
def _folded(kind: str) -> dict[str, str]:
    return {word.lower(): meaning for word, meaning in words(kind).items()}


def meaning(kind: str, printed: str) -> str:
    """What a printed word of ``kind`` means; case, line breaks and a closing full stop do not count.

    Raises:
        KeyError: if it is no word of that kind.
    """
    return _folded(kind)[" ".join(printed.lower().split()).rstrip(".")]


def month_number(printed: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    folded = printed.lower().rstrip(".")
    return int(_folded("month").get(folded) or _folded("short_month")[folded])


def count(printed: str) -> float | None:
    """The number that figures or words tell: "72", "2 1/2", "seventy two (72)", "a"; ``None`` = vague.

    Raises:
        KeyError: if there is a word that tells no number.
    """
    told = re.sub(r"\s*-\s*", "-", " ".join(_IN_BRACKETS.sub("", printed).lower().split()))
    if told in _folded("vague"):
        return None
    if _AND_A_HALF.search(told):
        whole = count(_AND_A_HALF.sub("", told))
        return None if whole is None else whole + 0.5
    figures = _FIGURES.match(told)
    if figures is not None:
        whole = float((figures["whole"] or "0").replace(",", ""))
        return whole + (int(figures["over"]) / int(figures["under"]) if figures["over"] else 0)
    for kind in ("article", "number"):
        if told in _folded(kind):
            return float(_folded(kind)[told])
    return float(_told(re.split(r"[\s-]+", told)))


def ordinal(printed: str) -> int:
    """The number of an ordinal in words or figures: "third", "14th"."""
    figures = re.match(r"\d+", printed)
    return int(figures[0]) if figures else int(meaning("ordinal", printed))


def year_in_words(printed: str) -> int:
    """The year that is told in words: "nineteen ninety-six", "two thousand"."""
    told = re.split(r"[\s-]+", printed.lower())
    if "thousand" in told:
        return _told(told)
    return 100 * _told(told[:1]) + _told(told[1:])


def _told(told: list[str]) -> int:
    total = part = 0
    for word in told:
        if word in _folded("scale"):
            part = max(part, 1) * int(_folded("scale")[word])
            if part >= 1000:
                total, part = total + part, 0
        elif word in {"a", "and"}:
            continue
        else:
            part += int(_folded("number")[word])
    return total + part
