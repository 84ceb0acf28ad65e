"""The indexes of linking: under each key, the items that documents noted, in the order of documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import starmap

from sqlalchemy import Connection

from trucewatch.model.linkage import Posting
from trucewatch.record.state import driver_of

# A document asks for some hundreds of keys, so these go to the driver as they are.
_FIRST = "SELECT place, item FROM postings WHERE key = ? ORDER BY place, position LIMIT ?"
_LAST = "SELECT place, item FROM postings WHERE key = ? ORDER BY place DESC, position DESC LIMIT ?"
_POST = "INSERT INTO postings (key, place, position, item) VALUES (?, ?, ?, ?)"


class Postings:
    """Items under keys; what is noted is found at once, and kept with `flush`."""

    def __init__(self, connection: Connection) -> None:
        self._driver = driver_of(connection)
        self._posted: list[tuple[int, int, int, str]] = []
        self._fresh: dict[int, list[Posting]] = {}

    def post(self, place: int, index: str, key: str, item: str) -> None:
        """Note an item of the document at ``place`` under a key of an index."""
        hashed = _hashed(index, key)
        self._posted.append((hashed, place, len(self._posted), item))
        self._fresh.setdefault(hashed, []).append(Posting(place, item))

    def first(self, index: str, key: str, count: int) -> Sequence[Posting]:
        """The first items under a key."""
        hashed = _hashed(index, key)
        return [*self._found(_FIRST, hashed, count), *self._fresh.get(hashed, ())][:count]

    def last(self, index: str, key: str, count: int) -> Sequence[Posting]:
        """The last items under a key."""
        hashed = _hashed(index, key)
        return [*reversed(self._found(_LAST, hashed, count)), *self._fresh.get(hashed, ())][-count:]

    def every(self, index: str, key: str) -> Sequence[Posting]:
        """All items under a key."""
        hashed = _hashed(index, key)
        return [*self._found(_FIRST, hashed, -1), *self._fresh.get(hashed, ())]

    def flush(self) -> None:
        """Keep what was noted."""
        self._driver.executemany(_POST, self._posted)
        self.forget()

    def forget(self) -> None:
        """Let go of what was noted and is not kept."""
        self._posted, self._fresh = [], {}

    def _found(self, asked: str, key: int, count: int) -> list[Posting]:
        return list(starmap(Posting, self._driver.execute(asked, (key, count))))


def _hashed(index: str, key: str) -> int:
    """A key of an index as a signed 64-bit number; the keys of one index lie together."""
    digest = blake2b(f"{index}\x1f{key}".encode("utf-8", "surrogatepass"), digest_size=6).digest()
    return (_shelf(index) << 48) | int.from_bytes(digest, "big")


@lru_cache(1 << 12)
def _shelf(index: str) -> int:
    """Where the keys of an index lie: a signed number of 16 bits."""
    return int.from_bytes(blake2b(index.encode(), digest_size=2).digest(), "big", signed=True)
