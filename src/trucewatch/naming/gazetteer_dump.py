"""A GeoNames dump into a gazetteer index: ``allCountries.txt`` or ``cities500.txt``, as text or zip.

Each line has the 19 columns of the main table of GeoNames (readme.txt of the dump). First-level divisions get
their names from the rows of the dump, else from the package. ``alternateNamesV2.txt`` adds further
names with their languages; links, codes of airports and post offices, and former names are left out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from trucewatch.errors import InputError, NotFoundError, UsageError
from trucewatch.naming.gazetteer import shipped_index
from trucewatch.naming.gazetteer_sources import abbreviations_of, is_worth_keeping
from trucewatch.naming.gazetteer_writing import IndexWriter, PlaceRow

_COLUMNS = 19
_CLASSES = frozenset("AHLPRSTUV")
_FORMER = "H"
_NO_LANGUAGES = frozenset(
    {"link", "post", "iata", "icao", "faac", "wkdt", "unlc", "phon", "piny", "tcid", "fr_1793"}
)
_TOLD_EVERY = 20_000

Told = Callable[[int], None]
"""Is told how many bytes of the input were read so far."""


class Built(NamedTuple):
    """What was built: how many places, and how many bytes the index has."""

    places: int
    size: int


def build_index(dump: Path, output: Path, *, names: Path | None = None, told: Told = lambda _: None) -> Built:
    """Write the index of ``dump`` to ``output``; ``names`` is ``alternateNamesV2.txt`` or its zip.

    Raises:
        NotFoundError: a file that isn't there.
        InputError: a file that is no GeoNames table; the message names the line.
        UsageError: ``output`` can't be written.
    """
    divisions = {(d.country, d.code): d.name for d in shipped_index().divisions() if d.code}
    with IndexWriter(divisions) as writer:
        count = writer.add(_places(dump, divisions, told))
        if not count:
            raise InputError(f"{dump}: no place in it.")
        if names is not None:
            writer.add_names(_names(names, told))
        try:
            size = writer.write(output, origin=f"GeoNames (geonames.org, CC BY 4.0): {dump.name}")
        except OSError as error:
            raise UsageError(f"cannot write {output}: {error.strerror}") from error
    return Built(count, size)


def size_of(*files: Path | None) -> int:
    """How many bytes reading ``files`` goes over; for a progress bar."""
    total = 0
    for file in files:
        if file is not None:
            with _opened(file) as (_, size):
                total += size
    return total


def _places(dump: Path, divisions: dict[tuple[str, str], str], told: Told) -> Iterator[PlaceRow]:
    for number, cells in _rows(dump, _COLUMNS, told):
        try:
            id_, lat, lon, population = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
        except ValueError as error:
            raise InputError(f"{dump}, line {number}: not a row of GeoNames' table ({error}).") from error
        name, kind, code, country, division = cells[1], cells[6], cells[7], cells[8], cells[10]
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise InputError(f"{dump}, line {number}: {lat}, {lon} is no point on the globe.")
        if kind not in _CLASSES or (code.endswith(_FORMER) and len(code) > 3):
            continue
        is_country = kind == "A" and code.startswith("PCL")
        if code == "ADM1":
            divisions[country, division] = name
        others = {other for other in (cells[2], *cells[3].split(",")) if is_worth_keeping(other)}
        if is_country or code == "ADM1":
            others |= abbreviations_of(country, "" if is_country else division)
        yield PlaceRow(
            id=id_,
            name=name,
            feature=f"{kind}.{code}",
            lat=lat,
            lon=lon,
            population=population,
            country=country,
            division="" if is_country or division == "00" else division,
            others=[(other, "") for other in sorted(others)],
        )


def _names(file: Path, told: Told) -> Iterator[tuple[int, str, str]]:
    for number, cells in _rows(file, 4, told):
        language, name, former = cells[2], cells[3], cells[7:8] == ["1"]
        if former or language in _NO_LANGUAGES or not is_worth_keeping(name):
            continue
        try:
            yield int(cells[1]), name, language
        except ValueError as error:
            raise InputError(f"{file}, line {number}: not a row of GeoNames' names ({error}).") from error


def _rows(file: Path, least: int, told: Told) -> Iterator[tuple[int, list[str]]]:
    """The lines of a table with their numbers from 1, split at tabs."""
    with _opened(file) as (opened, _):
        read = 0
        try:
            for number, line in enumerate(opened, 1):
                read += len(line)
                if number % _TOLD_EVERY == 0:
                    told(read)
                    read = 0
                cells = line.decode("utf-8").rstrip("\r\n").split("\t")
                if len(cells) < least:
                    raise InputError(
                        f"{file}, line {number}: {len(cells)} columns where GeoNames' table has {least}."
                    )
                yield number, cells
        except UnicodeDecodeError as error:
            raise InputError(f"{file}: not UTF-8 text.") from error
        except zipfile.BadZipFile as error:
            raise InputError(f"{file}: the zip file is damaged.") from error
        told(read)


@contextmanager
def _opened(file: Path) -> Iterator[tuple[Iterable[bytes], int]]:
    """The lines of a text file, or of the table in a zip file, and how many bytes they are."""
    try:
        if not zipfile.is_zipfile(file):
            with file.open("rb") as opened:
                yield opened, file.stat().st_size
            return
        with zipfile.ZipFile(file) as archive:
            inside = max(archive.infolist(), key=lambda one: one.file_size)
            with archive.open(inside) as opened:
                yield opened, inside.file_size
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file {file}.") from error
    except OSError as error:
        raise InputError(f"{file} can't be read: {error.strerror or error}.") from error
