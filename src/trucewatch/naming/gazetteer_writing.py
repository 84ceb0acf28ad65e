"""Writes a gazetteer index from places in any order, with little memory: what is sorted is sorted on disk."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self, TypeVar

import numpy as np

from trucewatch.naming.gazetteer_file import BLOCK, MAGIC, Division, packed_records, population_step
from trucewatch.naming.place_keys import name_key

_SCHEMA = """
create table place (number integer primary key, id int, slug text, name text, key text, feature int,
    lat int, lon int, population int, division int);
create table other (place int, name text, key text, language int, primary key (key, place)) without rowid;
"""
Row = TypeVar("Row", bound=tuple[Any, ...])


class PlaceRow(NamedTuple):
    """A place to be indexed. ``id`` is GeoNames' number; where it has none, ``slug`` tells it apart."""

    id: int
    name: str
    feature: str
    """GeoNames' class and code: ``P.PPL``."""
    lat: float
    lon: float
    population: int
    country: str
    division: str
    """Code of the first-level division; empty where unknown and for a country."""
    others: Sequence[tuple[str, str]] = ()
    """Further names, each with its language or an empty text."""
    slug: str = ""


class IndexWriter:
    """Collects places, then writes the index. Use as a context manager: it works in a temporary folder."""

    def __init__(self, division_names: dict[tuple[str, str], str]) -> None:
        """``division_names``: the name of each first-level division by country and code."""
        self._folder = tempfile.TemporaryDirectory(prefix="trucewatch-")
        self._rows = sqlite3.connect(Path(self._folder.name) / "rows.db", isolation_level=None)
        self._rows.executescript("pragma journal_mode = off; pragma synchronous = off;" + _SCHEMA)
        self._rows.execute("begin")
        self._division_names = division_names
        self._divisions: dict[tuple[str, str], int] = {}
        self._features: dict[str, int] = {}
        self._languages: dict[str, int] = {"": 0}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._rows.close()
        self._folder.cleanup()

    def add(self, places: Iterable[PlaceRow]) -> int:
        """Take in ``places``; how many had a name that can be found."""
        count = 0
        for place in places:
            key = name_key(place.name)
            if not key:
                continue
            count += 1
            cursor = self._rows.execute(
                "insert into place (id, slug, name, key, feature, lat, lon, population, division)"
                " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    place.id,
                    place.slug,
                    place.name,
                    key,
                    self._features.setdefault(place.feature, len(self._features)),
                    round(place.lat * 100),
                    round(place.lon * 100),
                    population_step(place.population),
                    self._divisions.setdefault((place.country, place.division), len(self._divisions)),
                ),
            )
            self._rows.executemany(
                "insert or ignore into other values (?, ?, ?, ?)",
                (
                    (
                        cursor.lastrowid,
                        name,
                        other,
                        self._languages.setdefault(language, len(self._languages)),
                    )
                    for name, language in place.others
                    if (other := name_key(name)) and other != key
                ),
            )
        return count

    def add_names(self, names: Iterable[tuple[int, str, str]]) -> None:
        """Take in further names (GeoNames number, name, language); those of unknown places are left out."""
        self._rows.execute("create index if not exists by_id on place (id)")
        for id_, name, language in names:
            key = name_key(name)
            number = self._languages.setdefault(language, len(self._languages))
            if key and number < 256:
                self._rows.execute(
                    "insert or replace into other"
                    " select number, ?, ?, ? from place where id = ? and key != ?",
                    (name, key, number, id_, key),
                )

    def write(self, path: Path, *, origin: str) -> int:
        """Write the index to ``path``; returns how many bytes it has. ``origin`` says what it was made of."""
        folder = Path(self._folder.name)
        self._rows.execute("create table rank (number integer primary key, place int)")
        self._rows.execute(
            "insert into rank (place) select number from place order by key, population desc, id, slug"
        )
        self._rows.execute("create unique index of_place on rank (place)")
        sections: dict[str, Path] = {}
        places = self._query(
            "select id, lat, lon, division, population, feature from rank join place"
            " on place.number = rank.place order by rank.number"
        )
        sections |= _write_blocks(map(packed_records, _batches(places)), "places", folder)
        names = self._query(
            "select name, slug, key from rank join place on place.number = rank.place order by rank.number"
        )
        shown = ((f"{name}\t{slug}" if slug else name, key) for name, slug, key in names)
        sections |= _write_names(shown, "names", folder)
        others = self._query("select name, key from other join rank using (place) order by key, rank.number")
        sections |= _write_names(others, "others", folder)
        further = self._query(
            "select rank.number - 1, language from other join rank using (place) order by key, rank.number"
        )
        sections["references"], sections["languages"] = folder / "references", folder / "languages"
        with sections["references"].open("wb") as numbers, sections["languages"].open("wb") as languages:
            for batch in _batches(further):
                numbers.write(np.array([number for number, _ in batch], "<u4").tobytes())
                if len(self._languages) > 1:
                    languages.write(bytes(language for _, language in batch))
        divisions = [(country, code, self._division_names.get((country, code), "") if code else "")
                     for country, code in self._divisions]  # fmt: skip
        sections["divisions"] = folder / "divisions"
        sections["divisions"].write_bytes(
            zlib.compress(json.dumps([Division(*d) for d in divisions]).encode(), 9)
        )
        directory = {
            "places": self._rows.execute("select count(*) from rank").fetchone()[0],
            "features": list(self._features),
            "languages": list(self._languages)[:256] if len(self._languages) > 1 else [],
            "origin": origin,
        }
        return _assemble(path, sections, directory)

    def _query(self, question: str) -> Iterator[tuple[Any, ...]]:
        return iter(self._rows.execute(question))


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """``rows`` in blocks."""
    left = iter(rows)
    while batch := list(islice(left, BLOCK)):
        yield batch


def _write_names(rows: Iterable[tuple[str, str]], table: str, folder: Path) -> dict[str, Path]:
    """Three sections: the blocks, where each begins, and the first key of each."""
    heads: list[str] = []

    def blocks() -> Iterator[bytes]:
        for batch in _batches(rows):
            heads.append(batch[0][1])
            yield "\n".join(name for name, _ in batch).encode()

    files = _write_blocks(blocks(), table, folder)
    files[f"{table}-heads"] = folder / f"{table}-heads"
    files[f"{table}-heads"].write_bytes(zlib.compress("\n".join(heads).encode(), 9))
    return files


def _write_blocks(blocks: Iterable[bytes], table: str, folder: Path) -> dict[str, Path]:
    """Two sections: the blocks, compressed, and where each begins."""
    files = {part: folder / part for part in (table, f"{table}-offsets")}
    offsets: list[int] = []
    with files[table].open("wb") as out:
        for block in blocks:
            offsets.append(out.tell())
            out.write(zlib.compress(block, 9))
    files[f"{table}-offsets"].write_bytes(np.array(offsets, "<u8").tobytes())
    return files


def _assemble(path: Path, sections: dict[str, Path], directory: dict[str, object]) -> int:
    """The index in one file, written beside its place first, so that no half-written index is ever found."""
    placed: dict[str, tuple[int, int]] = {}
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as out:
        out.write(MAGIC)
        for name, file in sections.items():
            start = out.tell()
            with file.open("rb") as section:
                shutil.copyfileobj(section, out)
            placed[name] = (start, out.tell() - start)
        ending = json.dumps({**directory, "sections": placed}, ensure_ascii=False).encode()
        out.write(ending + len(ending).to_bytes(8, "little"))
        size = out.tell()
    beside.replace(path)
    return size
