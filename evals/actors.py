"""Actors: who speaks and acts, for which side, with a theatre file; and whether the parties' names matter.

``python -m evals.actors`` reads the dispatches of ``actors_dispatches.txt`` (our own: invented events in real
and invented theatres) through the whole program and prints one JSON object as its last line:

- ``side.accuracy``: of the annotated mentions that are given a side, how many are given the right one;
- ``resolved_rate``: of those found whose side the text tells, how many are given one;
- ``found_rate``: of all annotated mentions, how many are a source or a participant of some row;
- ``actor.accuracy`` and ``kind.accuracy`` over the sources that are found;
- ``wrong_side_on_swap``: how many sides do not swap when the names are exchanged in text and theatre.

``--show`` prints what is wrong to standard error.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from evals.common import share
from tests.swap import Renaming
from trucewatch.intake import capture_text
from trucewatch.model.claim import Participant, Source
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import UNRESOLVED, Voice
from trucewatch.pipeline import Pipeline

DISPATCHES = Path(__file__).parent / "actors_dispatches.txt"
EXCHANGES = {
    "varland-ostria": Renaming.exchange(
        {"Varland": "Ostria", "Varlandic": "Ostrian", "Varlandics": "Ostrians", "Torhaven": "Kelmar"},
        {"varland": "ostria", "varlandic": "ostrian", "torhaven": "kelmar"},
    ),
    "nagorno-karabakh": Renaming.exchange(
        {"Armenia": "Azerbaijan", "Armenian": "Azerbaijani", "Armenians": "Azerbaijanis", "Yerevan": "Baku"},
        {"armenia": "azerbaijan", "armenian": "azerbaijani", "yerevan": "baku"},
    ),
    "minsk": Renaming.exchange(
        {"Russia": "Ukraine", "Russian": "Ukrainian", "Russians": "Ukrainians", "Moscow": "Kyiv"},
        {"russia": "ukraine", "russian": "ukrainian", "moscow": "kyiv"},
    ),
    "israel-lebanon": Renaming.exchange(
        {"Israel": "Lebanon", "Israeli": "Lebanese", "Tel Aviv": "Beirut"},
        {"israel": "lebanon", "israeli": "lebanese", "tel-aviv": "beirut"},
    ),
}
"""Of each theatre the exchange of two parties' names, form for form; other names stay with their bearer."""

_MARK = re.compile(r"\{(\d+) ([^}]+)\}")


class Wanted(NamedTuple):
    """One annotated mention: its span, and the actor, side and kind that it should get."""

    span: Span
    actor: str | None
    side: str
    kind: str


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A dispatch with its annotated mentions, in the order of their numbers."""

    theatre: str
    day: date
    marked: str
    rows: tuple[tuple[str, str, str], ...]

    def wanted(self) -> Iterator[Wanted]:
        """The annotated mentions with their spans in `plain` of the marked text."""
        spans = marks(self.marked)
        for number, (actor, side, kind) in enumerate(self.rows, 1):
            yield Wanted(spans[number], None if actor == "-" else actor, side, kind)


def marks(marked: str) -> dict[int, Span]:
    """The span of each numbered mark in the text without marks."""
    found, removed = dict[int, Span](), 0
    for match in _MARK.finditer(marked):
        start = match.start() - removed
        found[int(match.group(1))] = Span(start, start + len(match.group(2)))
        removed += len(match.group()) - len(match.group(2))
    return found


def plain(marked: str) -> str:
    """The text without its marks."""
    return _MARK.sub(r"\2", marked)


def dispatches(path: Path = DISPATCHES) -> Iterator[Dispatch]:
    """The annotated dispatches of a file; ``SystemExit`` for one whose marks and rows do not agree."""
    for block in path.read_text(encoding="utf-8").split("\n== ")[1:]:
        head, marked, *rows = (line for line in block.splitlines() if line and not line.startswith("#"))
        theatre, day = head.split()
        numbers = list(map(str, range(1, len(rows) + 1)))
        if numbers != [row.split()[0] for row in rows] or sorted(marks(marked)) != list(map(int, numbers)):
            raise SystemExit(f"{path.name}: marks and rows of {head!r} do not agree")
        cells = (row.split() for row in rows)
        listed = tuple((actor, side, kind) for _, actor, side, kind in cells)
        yield Dispatch(theatre, date.fromisoformat(day), marked, listed)


def read(pipeline: Pipeline, text: str, day: date) -> DocumentReading:
    """The resolved reading of a text."""
    (reading,) = pipeline.read([capture_text(text, published=day).document])
    return reading


def found_at(reading: DocumentReading, span: Span) -> Source | Participant | None:
    """What the reading makes of the words at ``span``: a source, or else an accused, initiator or target."""
    sources = [claim.source for claim in reading.claims if claim.voice is not Voice.AUTHOR]
    others = [claim.accused for claim in reading.claims]
    others += [end for event in reading.events for end in (event.initiator, event.target)]
    for each in (sources, others):
        near = [one for one in each if one is not None and one.span is not None and one.span.overlaps(span)]
        if near:
            return min(near, key=lambda one: _distance(one.span, span))
    return None


def _distance(found: Span | None, span: Span) -> int:
    return 0 if found is None else abs(found.start - span.start) + abs(found.end - span.end)


def side_of(found: Source | Participant | None) -> str:
    """The side that a mention was given."""
    return UNRESOLVED if found is None else found.side


def theatre_file(name: str) -> Path:
    """The file of a shipped theatre."""
    return Path(str(files("trucewatch.naming") / "theatres" / f"{name}.yaml"))


class Score:
    """Counts over the dispatches."""

    def __init__(self) -> None:
        self.rows = self.found = self.resolved = self.right = self.told = self.told_resolved = 0
        self.sources = self.right_actor = self.right_kind = self.wrong_on_swap = 0

    def add(self, wanted: Wanted, found: Source | Participant | None) -> bool:
        """Count one mention; whether nothing about it is wrong."""
        side = side_of(found)
        self.rows += 1
        self.found += found is not None
        if found is not None and wanted.side != UNRESOLVED:
            self.told += 1
            self.told_resolved += side != UNRESOLVED
        if side != UNRESOLVED:
            self.resolved += 1
            self.right += side == wanted.side
        good = side == wanted.side
        if isinstance(found, Source):
            self.sources += 1
            self.right_actor += found.actor == wanted.actor
            self.right_kind += found.kind == wanted.kind
            good &= found.actor == wanted.actor and found.kind == wanted.kind
        return good

    def summary(self) -> dict[str, Any]:
        """Every figure."""
        return {
            "side": {"accuracy": share(self.right, self.resolved)},
            "resolved_rate": share(self.told_resolved, self.told),
            "wrong_side_on_swap": self.wrong_on_swap,
            "found_rate": share(self.found, self.rows),
            "actor": {"accuracy": share(self.right_actor, self.sources)},
            "kind": {"accuracy": share(self.right_kind, self.sources)},
            "mentions": self.rows,
        }


def measure(listed: Sequence[Dispatch], *, show: bool = False) -> dict[str, Any]:
    """Every figure over ``listed``, and the same for each theatre."""
    total, by_theatre = Score(), dict[str, Score]()
    for name in sorted({dispatch.theatre for dispatch in listed}):
        own = by_theatre[name] = Score()
        exchange = EXCHANGES[name]
        pipeline = Pipeline.load([name])
        with tempfile.TemporaryDirectory() as folder:
            other = Pipeline.load([exchange.theatre(theatre_file(name), Path(folder))])
        for dispatch in listed:
            if dispatch.theatre == name:
                wrong = _wrong_on_swap(dispatch, pipeline, other, exchange)
                for score in (total, own):
                    score.wrong_on_swap += wrong
                _compare(dispatch, pipeline, (total, own), show=show)
    return {
        **total.summary(),
        "dispatches": len(listed),
        "by_theatre": {name: score.summary() for name, score in by_theatre.items()},
    }


def _compare(dispatch: Dispatch, pipeline: Pipeline, scores: Sequence[Score], *, show: bool) -> None:
    text = plain(dispatch.marked)
    reading = read(pipeline, text, dispatch.day)
    for wanted in dispatch.wanted():
        found = found_at(reading, wanted.span)
        good = [score.add(wanted, found) for score in scores]
        if show and not all(good):
            kind = found.kind if isinstance(found, Source) else type(found).__name__
            given = None if found is None else f"{found.text!r} {found.actor} {found.side} {kind}"
            asked = f"{wanted.actor} {wanted.side} {wanted.kind}"
            print(f"{dispatch.day} {wanted.span.of(text)!r}: {asked}\n      {given}", file=sys.stderr)


def _wrong_on_swap(dispatch: Dispatch, pipeline: Pipeline, other: Pipeline, exchange: Renaming) -> int:
    """How many of the mentions get a side that is not the exchanged one when the names are exchanged."""
    swapped = exchange.text(dispatch.marked)
    before = read(pipeline, plain(dispatch.marked), dispatch.day)
    after = read(other, plain(swapped), dispatch.day)
    spans, moved = marks(dispatch.marked), marks(swapped)
    return sum(
        exchange.ids(side_of(found_at(before, spans[number]))) != side_of(found_at(after, moved[number]))
        for number in spans
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.actors", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=DISPATCHES, help="a file like actors_dispatches.txt")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    print(json.dumps(measure(list(dispatches(options.corpus)), show=options.show)))


if __name__ == "__main__":
    main()
