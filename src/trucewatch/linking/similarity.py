"""How alike two stretches of text are: tokens, concepts, shingles. Names never count by their length.

Texts come with every known name as one ``@token`` (see `statements`), so that a party whose name has
three words weighs as much as one whose name has one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

from trucewatch.linking.wordlists import word_list

_TOKEN = re.compile(r"@[^\s,;.!?\"“”]+|\w+(?:[’'\-–]\w+)*")
_NUMBER = re.compile(r"\d[\d,.]*")
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ions",
    "ion",
    "als",
    "al",
    "ies",
    "ed",
    "es",
    "s",
    "e",
)


def tokens(text: str) -> list[str]:
    """The lower-case words, numbers and ``@tokens`` of a text, in order."""
    return [token.replace("’", "'") for token in _TOKEN.findall(text.lower())]


@cache
def _stop() -> frozenset[str]:
    return frozenset(str(word) for word in word_list("words")["stop"])


@cache
def concept(token: str) -> str | None:
    """What a token stands for in a comparison: a concept group, a stem, a number; ``None`` for a stop word.

    The stem is the word less one common ending, with at least three letters left: enough to bring
    forms of a word together, and blind to meaning.
    """
    if token in _stop():
        return None
    if token.startswith("@"):
        return token
    if _NUMBER.fullmatch(token):
        return token.replace(",", "")
    for group, beginnings in word_list("words")["concepts"].items():
        for beginning in beginnings:
            if token == beginning or (len(beginning) > 3 and token.startswith(beginning)):
                return f"={group}"
    return stem(token)


def is_number(found: str) -> bool:
    """Whether a concept is a number, in digits or as one of the number words of the list."""
    return found[0].isdigit() or found in word_list("words")["numbers"]


def is_specific(found: str) -> bool:
    """Whether a concept tells one matter of a conflict from another, as far as its group says."""
    return found[0] != "=" or found[1:] not in word_list("words")["general"]


def stem(word: str) -> str:
    """A word less one common ending, with at least three letters left."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def concepts(text: str) -> frozenset[str]:
    """The set of concepts of a text."""
    return frozenset(found for token in tokens(text) if (found := concept(token)) is not None)


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that the two have in common: 0 where one is empty."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def jaccard(a: frozenset[int] | frozenset[str], b: frozenset[int] | frozenset[str]) -> float:
    """Jaccard index of two sets; 0 where both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def gram_hashes(words: Sequence[str], size: int) -> list[int]:
    """A 64-bit hash of each run of ``size`` tokens, in order; the same on every machine."""
    return [_hash("\x1f".join(words[at : at + size])) for at in range(len(words) - size + 1)]


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
