"""A gazetteer index: one file that is mapped into memory and asked by name.

    magic | sections one after another | directory (JSON) | length of the directory (8 bytes)

Places are numbered in the order of their names' keys. ``places`` holds a `RECORD` for each, ``names`` their
names, ``others`` further names in the order of *their* keys, ``references`` the number of the place that each
further name belongs to, ``languages`` its language (only where some are known). Records and names lie in
compressed blocks; the first key of each block is enough to find the block of any name. A population is
kept as the eighth of a power of two, coordinates as hundredths of a degree: a kilometre, no
finer than a name of a place says.
"""

from __future__ import annotations

import json
import mmap
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from trucewatch.errors import UsageError
from trucewatch.naming.place_keys import name_key

MAGIC = b"TWPLACE1"
BLOCK = 128
"""Names or records in a block: small enough to unpack in 50 microseconds, large enough to pack well."""

RECORD = np.dtype(
    [("id", "<u4"), ("lat", "<i2"), ("lon", "<i2"), ("division", "<u2"), ("population", "u1"), ("code", "u1")]
)
"""GeoNames id (0: none), hundredths of a degree, first-level division, `population_step`, feature."""


class Division(NamedTuple):
    """A first-level division; ``code`` and ``name`` are empty for a country as a whole."""

    country: str
    """ISO 3166 code of two letters; empty for what lies in none."""
    code: str
    name: str


class IndexedPlace(NamedTuple):
    """A place of an index. ``feature`` is GeoNames' class and code, ``P.PPL``."""

    id: str
    """``geonames/616052``; ``region/black-sea`` where GeoNames has no number in the index."""
    name: str
    feature: str
    lat: float
    lon: float
    population: int
    """To five per cent."""
    division: Division
    language: str | None = None
    """The language of the further name that it was found by, if known."""


class GazetteerIndex:
    """An index file, open for reading. Nothing but the blocks asked for is unpacked."""

    def __init__(self, path: Path) -> None:
        """Map the file at ``path``.

        Raises:
            UsageError: it can't be read, or is no index of this version.
        """
        self.path = path
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else "the file is empty"
            raise UsageError(f"cannot read the gazetteer index {path}: {reason}") from error
        try:
            size = int.from_bytes(self._data[-8:], "little") if self._data[: len(MAGIC)] == MAGIC else 0
            self.directory: dict[str, Any] = json.loads(self._data[-8 - size : -8])
            self._sections: dict[str, list[int]] = self.directory["sections"]
            self._features: list[str] = self.directory["features"]
        except (ValueError, KeyError, TypeError) as error:
            hint = "Build one with: trucewatch gazetteer build DUMP -o FILE"
            raise UsageError(f"{path} is no gazetteer index of this version", hint=hint) from error

    def __len__(self) -> int:
        return int(self.directory["places"])

    def find(self, name: str) -> list[IndexedPlace]:
        """Every place of this name, in any spelling that shares its key; those of that main name first."""
        key = name_key(name)
        if not key:
            return []
        found = {at: self.place(at) for at in self._names.find(key)}
        for row in self._others.find(key):
            at = int(self._references[row])
            if at not in found:
                language = self._languages[int(self._language_of[row])] if self._languages else None
                found[at] = self.place(at)._replace(language=language or None)
        return list(found.values())

    def begins(self, key: str) -> bool:
        """Whether some name's key is ``key`` or goes on from it with a further word."""
        return self._names.begins(key) or self._others.begins(key)

    def place(self, at: int) -> IndexedPlace:
        """The place of number ``at`` (from 0)."""
        number, lat, lon, division, population, code = self._records(at // BLOCK)[at % BLOCK]
        name, _, slug = self._names[at].partition("\t")
        return IndexedPlace(
            id=f"geonames/{number}" if number else f"region/{slug}",
            name=name,
            feature=self._features[code],
            lat=lat / 100,
            lon=lon / 100,
            population=round(2 ** (population / 8)) - 1,
            division=self._divisions[division],
        )

    def divisions(self) -> Sequence[Division]:
        """The countries and first-level divisions, as places refer to them."""
        return self._divisions

    @cached_property
    def _records(self) -> Callable[[int], list[tuple[int, ...]]]:
        blocks = _Blocks(self._section("places"), np.frombuffer(self._section("places-offsets"), "<u8"))
        return lru_cache(maxsize=64)(lambda block: unpacked_records(blocks.unpacked(block)))

    @cached_property
    def _references(self) -> NDArray[np.uint32]:
        return np.frombuffer(self._section("references"), "<u4")

    @cached_property
    def _language_of(self) -> NDArray[np.uint8]:
        return np.frombuffer(self._section("languages"), "u1")

    @cached_property
    def _languages(self) -> list[str]:
        return list(self.directory.get("languages", ()))

    @cached_property
    def _divisions(self) -> tuple[Division, ...]:
        return tuple(Division(*row) for row in json.loads(zlib.decompress(self._section("divisions"))))

    @cached_property
    def _names(self) -> _Names:
        return self._table("names")

    @cached_property
    def _others(self) -> _Names:
        return self._table("others")

    def _table(self, name: str) -> _Names:
        heads = zlib.decompress(self._section(f"{name}-heads")).decode().split("\n")
        offsets = np.frombuffer(self._section(f"{name}-offsets"), "<u8")
        return _Names(_Blocks(self._section(name), offsets), heads if len(offsets) else [])

    def _section(self, name: str) -> memoryview:
        start, length = self._sections[name]
        return memoryview(self._data)[start : start + length]


class _Blocks:
    """Compressed blocks one after another."""

    def __init__(self, data: memoryview, offsets: NDArray[np.uint64]) -> None:
        self._data = data
        self._offsets = offsets

    def unpacked(self, block: int) -> bytes:
        start = int(self._offsets[block])
        end = int(self._offsets[block + 1]) if block + 1 < len(self._offsets) else len(self._data)
        return zlib.decompress(self._data[start:end])


class _Names:
    """Names in compressed blocks, ordered by key."""

    def __init__(self, blocks: _Blocks, heads: list[str]) -> None:
        self._heads = heads
        self._block = lru_cache(maxsize=64)(lambda block: blocks.unpacked(block).decode().split("\n"))

    def __getitem__(self, at: int) -> str:
        return self._block(at // BLOCK)[at % BLOCK]

    def find(self, key: str) -> Iterator[int]:
        """The numbers of the names that have ``key``."""
        for at, found in self._from(key):
            if found != key:
                return
            yield at

    def begins(self, key: str) -> bool:
        """Whether the first key from ``key`` on is it or goes on from it."""
        found = next((found for _, found in self._from(key)), "")
        return found == key or found.startswith(key + " ")

    def _from(self, key: str) -> Iterator[tuple[int, str]]:
        """Numbers and keys from the first key on that is not before ``key``."""
        if not self._heads:
            return
        block = max(bisect_left(self._heads, key) - 1, 0)
        start = bisect_left(self._block(block), key, key=_key)
        while block < len(self._heads):
            names = self._block(block)
            for at in range(start, len(names)):
                yield block * BLOCK + at, _key(names[at])
            block, start = block + 1, 0


def _key(stored: str) -> str:
    return name_key(stored.partition("\t")[0])


def packed_records(rows: Sequence[tuple[Any, ...]]) -> bytes:
    """A block of records, field by field: so they pack better."""
    block = np.array(rows, RECORD)
    return b"".join(block[field].tobytes() for field in RECORD.names or ())


def unpacked_records(data: bytes) -> list[tuple[int, ...]]:
    """The records that `packed_records` packed."""
    count, start = len(data) // RECORD.itemsize, 0
    columns = []
    for field in RECORD.names or ():
        column = np.frombuffer(data, RECORD[field], count, start)
        columns.append(column.tolist())
        start += column.nbytes
    return list(zip(*columns, strict=True))


def population_step(population: int) -> int:
    """A population as it is kept: eighths of a power of two."""
    return min(round(8 * log2(population + 1)), 255)
