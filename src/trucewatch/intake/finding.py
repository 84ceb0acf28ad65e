"""Which files are documents: by their names, in folders all the way down, in sorted order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from trucewatch.errors import EmptyInputError, InputError
from trucewatch.intake.opening import unreadable


class Kind(StrEnum):
    """The kinds of file, by the media type that stands in the record."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    PAGE = "text/html"
    PDF = "application/pdf"
    JSON = "application/json"
    JSONL = "application/jsonl"


_KINDS = {
    ".txt": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".pdf": Kind.PDF,
    ".json": Kind.JSON,
    ".jsonl": Kind.JSONL,
}
_WITH_SIDECAR = (".txt", ".md", ".html", ".htm", ".pdf")
_KINDS_IN_WORDS = f"{', '.join(_KINDS)}, each also with .gz"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not read. ``error.message`` says why, without repeating ``name``."""

    name: str
    """The path as the user knows it, with ``#N`` for the N-th line or item (from 1)."""
    error: InputError


def kind_of(path: Path) -> Kind | None:
    """The kind that the file's name tells, or ``None`` for one that is not read."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return _KINDS.get(suffixes[-1]) if suffixes else None


def sidecar_of(path: Path) -> Path:
    """Where the sidecar of a text or page stands, if it has one: ``a.json`` beside ``a.txt(.gz)``."""
    unpacked = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return unpacked.with_suffix(".json")


def find_documents(name: str, given: Sequence[str]) -> Iterator[Path | Refusal]:
    """The documents under the path ``name``, one of those ``given``; a folder's in sorted order.

    In folders hidden files, sidecars and other types are passed over; a path that names a file of
    another type is refused. A sidecar given beside its document is passed over too.
    """
    path = Path(name)
    hosts = _hosts(path)
    if path.is_dir():
        yield from _in_folder(path)
    elif hosts:
        wanted = {Path(other).absolute() for other in given}
        if not wanted.intersection((*hosts, *hosts[0].parents)):
            yield Refusal(name, InputError(f"describes {hosts[0].name} and is no document itself"))
    elif kind_of(path) is None and path.exists():
        yield Refusal(name, InputError("not a kind of file that is read", hint=_KINDS_IN_WORDS))
    else:
        yield path


def _in_folder(folder: Path) -> Iterator[Path | Refusal]:
    found = False
    faults: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(parent, name)
            if not name.startswith(".") and kind_of(path) is not None and not _hosts(path):
                found = True
                yield path
    for fault in faults:
        yield Refusal(str(fault.filename), unreadable(fault))
    if not found and not faults:
        reason = EmptyInputError("the folder holds no file that is read", hint=_KINDS_IN_WORDS)
        yield Refusal(str(folder), reason)


def _hosts(path: Path) -> list[Path]:
    """The texts and pages that a ``.json`` file stands beside as their sidecar."""
    if path.suffix.lower() != ".json":
        return []
    suffixes = [suffix + packed for suffix in _WITH_SIDECAR for packed in ("", ".gz")]
    beside = [path.absolute().with_suffix(suffix) for suffix in suffixes]
    return [host for host in beside if host.is_file()]
