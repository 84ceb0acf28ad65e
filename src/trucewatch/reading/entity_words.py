"""What the words of a name tell of its kind: a ministry, a brigade, a corridor, a treaty.

The lists are in ``data/entities.yaml``. A name is judged by the phrase that closes it, or that closes the
part before "of" or "for" ("Ministry of Defence"); hidden names tell nothing here but that they stand
there, so that two texts that differ by their names are judged alike.
"""

from __future__ import annotations

from functools import cache

from trucewatch.model.entity import EntityKind
from trucewatch.reading.wording import Wording
from trucewatch.reading.words import phrases_of, words_of

LINKS = frozenset({"of", "for"})
"""The small words after which a name goes on without telling its kind."""

_FILE = "entities.yaml"
_BODIES = (EntityKind.STATE_ORGAN, EntityKind.ARMED_FORCE)


def closing(w: Wording, start: int, end: int, *keys: str) -> int:
    """How many words the longest phrase of the lists ``keys`` has that ends before ``end``; 0 for none."""
    last = _word(w, end - 1)
    return max(
        (
            len(words)
            for key in keys
            for words in _by_last_word(key).get(last, ())
            if len(words) <= end - start
            and all(_word(w, end - n) == words[-n] for n in range(2, len(words) + 1))
        ),
        default=0,
    )


def opening(w: Wording, at: int, key: str) -> int:
    """How many words the longest phrase of the list ``key`` has that stands from ``at`` on; 0 for none."""
    phrases = phrases_of(_FILE, key).get(w.lower(at))
    if phrases is None:
        return 0
    fitting = (
        len(words) for words in phrases if all(w.lower(at + n) == word for n, word in enumerate(words))
    )
    return max(fitting, default=0)


def openers(*keys: str) -> frozenset[str]:
    """The first words of the phrases of the lists ``keys``."""
    return frozenset().union(*(phrases_of(_FILE, key) for key in keys))


def _word(w: Wording, at: int) -> str:
    return w.lower(at).replace("’", "'")


@cache
def _by_last_word(key: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrases in phrases_of(_FILE, key).values():
        for words in phrases:
            found.setdefault(words[-1], []).append(words)
    return found


def stem_end(w: Wording, start: int, end: int) -> int:
    """Where the part of a name ends that tells its kind: before "of" or "for", or at its end."""
    return next((at for at in range(start + 1, end) if w.lower(at) in LINKS), end)


def body_kind(w: Wording, start: int, end: int) -> EntityKind | None:
    """State organ or armed force, if the words from ``start`` up to ``end`` name one; else ``None``."""
    if any(listed(w, at, "beyond_states") for at in range(start, end)):
        return None
    stem = stem_end(w, start, end)
    lengths = {
        kind: max(closing(w, start, stem, str(kind)), closing(w, start, end, f"whole_{kind}"))
        for kind in _BODIES
    }
    longest = max(lengths.values())
    return next((kind for kind in _BODIES if longest and lengths[kind] == longest), None)


def is_road(w: Wording, start: int, end: int) -> bool:
    """Whether the words name a road, a corridor, a line or a crossing."""
    return end - start > 1 and closing(w, start, stem_end(w, start, end), "road", "line") > 0


def is_facility(w: Wording, start: int, end: int) -> bool:
    """Whether the words name a building or works."""
    return end - start > 1 and closing(w, start, end, "facility") > 0


def listed(w: Wording, at: int, key: str) -> bool:
    """Whether the word at ``at`` stands in the list ``key``."""
    return w.lower(at) in words_of(_FILE, key)
