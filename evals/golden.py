"""Stories of several dispatches with the record that is expected of them, written by hand.

A file of ``golden/dev`` or ``golden/test`` is one story in one theatre. The events are invented, also those
of real theatres. The dispatches come first, then what stands apart from them:

- ``statements``: what one origin says on one point, by name: ``from`` whom it goes back to, and ``at`` which
  stretches of words. A stretch is ``DISPATCH: WORDS``, and the words must stand in the dispatch exactly once.
  An origin has one name in all stories of a theatre; several who speak in one breath are joined by ``;``.
- ``incidents``: by name the statements and stretches that tell of one happening. A name that two stories of a
  theatre share is one incident.
- ``relations``: ``[KIND, DIMENSION, A, B]`` between statements; several dimensions are joined by ``|``.
  `Kind` says which there are; ``supersedes`` goes from the newer to the older.
- ``maybe``: ``[KIND, A, B]``, pairs that careful readers may tie or not; they count neither way.
- ``loose``: stretches that may be told as a happening or not, likewise.
- ``decoys``: ``[A, B, WHY]``, pairs that look opposed and are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from trucewatch.intake import capture_text
from trucewatch.model.document import Document
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Dimension

FOLDER = Path(__file__).parent / "golden"


class Kind(StrEnum):
    """How two statements stand to each other; the finer types of the record count as one of these."""

    OPPOSED = "opposed"  # contradicts, denies, reinterprets
    AGREES = "agrees"  # corroborates, repeats
    SUPERSEDES = "supersedes"


class Stretch(NamedTuple):
    """Some words of a document."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """What one origin says on one point, in one document or several."""

    name: str
    """With the story's file name before it, so that it is unique."""
    origin: str
    at: tuple[Stretch, ...]


class Tie(NamedTuple):
    """Two statements and how they stand; where order says nothing, the names are in alphabetical order."""

    kind: Kind
    a: str
    b: str

    @classmethod
    def of(cls, kind: Kind, a: str, b: str) -> Tie:
        """The tie, the same whichever way round it is told unless the one supersedes the other."""
        return cls(kind, a, b) if kind is Kind.SUPERSEDES or a <= b else cls(kind, b, a)


@dataclass(frozen=True, slots=True)
class Story:
    """One file, checked: every stretch found, every name known."""

    name: str
    theatre: str
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    incidents: dict[str, tuple[Stretch, ...]]
    relations: dict[Tie, frozenset[Dimension]]
    maybe: frozenset[Tie]
    loose: tuple[Stretch, ...]
    decoys: tuple[tuple[str, str, str], ...]

    def ties(self) -> dict[Tie, frozenset[Dimension]]:
        """The relations, with that of a statement to itself where several documents repeat it."""
        repeated = {
            Tie(Kind.AGREES, one.name, one.name): frozenset[Dimension]()
            for one in self.statements
            if len({stretch.document for stretch in one.at}) > 1
        }
        return {**repeated, **self.relations}


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Dispatch(_Closed):
    published: date
    publisher: str
    text: str


class _Statement(_Closed):
    origin: str = Field(alias="from")
    at: list[str] = Field(min_length=1)


class _File(_Closed):
    story: str
    theatre: str
    dispatches: dict[str, _Dispatch] = Field(min_length=1)
    statements: dict[str, _Statement]
    incidents: dict[str, list[str]] = {}
    relations: list[tuple[Kind, str, str, str]] = []
    maybe: list[tuple[Kind, str, str]] = []
    loose: list[str] = []
    decoys: list[tuple[str, str, str]] = []


def stories(folder: Path) -> list[Story]:
    """The stories of a folder, in the order of their file names.

    Raises:
        SystemExit: a file that is none, or that has a name or a stretch of words which is not there.
    """
    paths = sorted(folder.glob("*.yaml"))
    if not paths:
        raise SystemExit(f"{folder}: there are no stories in it")
    return [story(path) for path in paths]


def story(path: Path) -> Story:
    """One story; `SystemExit` with the file and the fault."""
    try:
        file = _File.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        return _Checked(path.stem, file).story()
    except (OSError, yaml.YAMLError, ValidationError, ValueError) as error:
        raise SystemExit(f"{path.name}: {error}") from error


class _Checked:
    """A file on the way to a story."""

    def __init__(self, stem: str, file: _File) -> None:
        self._stem = stem
        self._file = file
        self._documents = {name: _document(one) for name, one in file.dispatches.items()}
        self._stretches = {
            name: tuple(self._stretch(words) for words in one.at) for name, one in file.statements.items()
        }

    def story(self) -> Story:
        file = self._file
        return Story(
            name=self._stem,
            theatre=file.theatre,
            documents=tuple(self._documents.values()),
            statements=tuple(
                Statement(self._known(name), one.origin, self._stretches[name])
                for name, one in file.statements.items()
            ),
            incidents={
                name: tuple(chain.from_iterable(map(self._told, told)))
                for name, told in file.incidents.items()
            },
            relations=dict(self._relations()),
            maybe=frozenset(Tie.of(kind, self._known(a), self._known(b)) for kind, a, b in file.maybe),
            loose=tuple(map(self._stretch, file.loose)),
            decoys=tuple((self._known(a), self._known(b), why) for a, b, why in file.decoys),
        )

    def _relations(self) -> Iterator[tuple[Tie, frozenset[Dimension]]]:
        seen: set[Tie] = set()
        for kind, dimensions, a, b in self._file.relations:
            tie = Tie.of(kind, self._known(a), self._known(b))
            if tie in seen:
                raise ValueError(f"{kind} between {a!r} and {b!r} stands twice")
            seen.add(tie)
            yield tie, frozenset(map(Dimension, dimensions.split("|")))

    def _told(self, words: str) -> Sequence[Stretch]:
        return self._stretches[words] if words in self._stretches else [self._stretch(words)]

    def _known(self, name: str) -> str:
        if name not in self._stretches:
            raise ValueError(f"there is no statement {name!r}")
        return f"{self._stem}/{name}"

    def _stretch(self, told: str) -> Stretch:
        name, _, words = told.partition(": ")
        if name not in self._documents:
            raise ValueError(f"{told!r} begins with no name of a dispatch or statement")
        document = self._documents[name]
        count = document.text.count(words)
        if not words or count != 1:
            raise ValueError(f"{words!r} stands {count} times in dispatch {name}, not once")
        start = document.text.index(words)
        return Stretch(document.id, Span(start, start + len(words)))


def _document(dispatch: _Dispatch) -> Document:
    text = dispatch.text.strip() + "\n"
    return capture_text(text, published=dispatch.published, publisher=dispatch.publisher).document
