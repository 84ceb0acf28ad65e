"""What linking one more document costs as a record grows: ``python -m benchmarks.linking``.

Generated documents of ten claims each (`benchmarks.generated`) go into a record in the record's order. At
each mark the next ones are added and linked one at a time, each by a linker that has nothing at hand, as
when somebody reads the news each morning; the median of their times is the cost there. Then one incident
and one duty are asked for. With ``--record FILE`` the record is kept, and one that is there grows on.

The last line of standard output is one JSON object: under ``marks``, by documents, milliseconds of linking
one document (``link_ms``, and ``link_cpu_ms`` of processor time), of keeping it, and of linking one of many
together, and bytes of the record a claim; under ``to_the_hundredth`` how the cost of the next documents
stands to that of the hundredth in a small record, both linked by turns in the same minute; and milliseconds
of opening the record and of each question once it is open.

    python -m benchmarks.linking --documents 100000
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.generated import CLAIMS, documents
from trucewatch.model.document import Capture
from trucewatch.model.reading import DocumentReading
from trucewatch.model.vocabulary import AboutKind
from trucewatch.naming import load_theatres
from trucewatch.pipeline import ensure_linked
from trucewatch.record import Filter, Record
from trucewatch.telling.questions import QUESTIONS

THEATRE = "varland-ostria"
MARKS = (100, 1_000, 3_000, 10_000, 30_000, 60_000, 100_000)
#: How many documents are linked one at a time at each mark, the mark's among them.
ONE_BY_ONE = 25
#: How many are linked together on the way from mark to mark.
TOGETHER = 500
#: How often each question is asked.
ASKED = 11

Made = Iterator[tuple[Capture, DocumentReading]]
Figures = dict[str, float]


def milliseconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long ``work`` takes, and how much processor time."""
    begun, processor = time.perf_counter(), time.process_time()
    work()
    return 1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - processor)


def grow(record: Record, made: Made, count: int) -> float:
    """Add and link ``count`` documents, many at a time; milliseconds of linking one of them."""
    spent = 0.0
    for start in range(0, count, TOGETHER):
        for capture, reading in islice(made, min(count - start, TOGETHER)):
            record.add(capture, reading)
        spent += milliseconds(lambda: ensure_linked(record))[0]
    return round(spent / max(count, 1), 2)


def at_mark(*growing: tuple[Record, Made]) -> list[Figures]:
    """Median milliseconds of keeping and of linking the next documents, one at a time; records by turns."""
    kept: list[list[float]] = [[] for _ in growing]
    linked: list[list[tuple[float, float]]] = [[] for _ in growing]
    for _ in range(ONE_BY_ONE):
        for number, (record, made) in enumerate(growing):
            capture, reading = next(made)
            kept[number].append(milliseconds(partial(record.add, capture, reading))[0])
            linked[number].append(milliseconds(partial(ensure_linked, record)))
    return [
        {
            "link_ms": round(median(wall for wall, _ in times), 2),
            "link_cpu_ms": round(median(processor for _, processor in times), 2),
            "keep_ms": round(median(added), 2),
        }
        for added, times in zip(kept, linked, strict=True)
    ]


def grown(place: Path, count: int) -> dict[int, Figures]:
    """The figures at each mark up to ``count`` that the record at ``place`` has not passed yet."""
    marks: dict[int, Figures] = {}
    with Record.open(place, create=True) as record:
        record.use_theatres(load_theatres([THEATRE]))
        there = len(record.documents())
        made = islice(documents(count + ONE_BY_ONE), there, None)
        for mark in [mark for mark in MARKS if there <= mark <= count]:
            before = mark - ONE_BY_ONE // 2
            together = grow(record, made, before - there)
            marks[mark] = at_mark((record, made))[0] | {"together_ms": together}
            there = before + ONE_BY_ONE
            marks[mark]["bytes_a_claim"] = round(place.stat().st_size / (CLAIMS * there))
            print(mark, json.dumps(marks[mark]), file=sys.stderr, flush=True)
    return marks


def ratio(place: Path, folder: Path) -> Figures:
    """How the cost of the next document of the record at ``place`` stands to the hundredth's, by turns."""
    with Record.open(place, create=True) as large, Record.open(folder / "small.db", create=True) as small:
        small.use_theatres(load_theatres([THEATRE]))
        there = len(large.documents())
        first, later = documents(100 + ONE_BY_ONE), documents(there + ONE_BY_ONE)
        grow(small, first, 100 - ONE_BY_ONE // 2)
        few, many = at_mark((small, first), (large, islice(later, there, None)))
        return {"documents": there} | {
            key: round(many[key] / few[key], 2) for key in ("link_ms", "link_cpu_ms")
        }


def asking(place: Path) -> Figures:
    """Median milliseconds of opening the record, and of questions on one row."""

    def open_and_close() -> None:
        with Record.open(place, create=False) as record:
            record.is_linked()

    figures = {"open": round(median(milliseconds(open_and_close)[0] for _ in range(ASKED)), 2)}
    with Record.open(place, create=False) as record:
        incident, duty, claim = _rows(record)
        for name, argument in (("accounts", incident), ("readings", duty), ("evidence", claim)):
            answer = QUESTIONS[name].answer
            ask = partial(answer, record, Filter(), as_of=date(2041, 1, 1), argument=argument)
            figures[name] = round(median(milliseconds(ask)[0] for _ in range(ASKED)), 2)
    return figures


def _rows(record: Record) -> tuple[str, str, str]:
    """An incident and a claim of the newest document, and between them the duty that was read last."""
    newest = record.documents()[-1]
    claims = record.claims(Filter(document=newest.id))
    ties = {tie.kind: tie.id for claim in claims for tie in claim.about}
    read = [reading.obligation for reading in record.readings() if reading.obligation is not None]
    return ties[AboutKind.INCIDENT], [ties[AboutKind.OBLIGATION], *read][-1], claims[0].id


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=10_000, help="how far to go")
    parser.add_argument("--record", type=Path, help="keep the record here")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = arguments.record or Path(folder) / "record.db"
        marks = grown(place, arguments.documents)
        result = {
            "marks": marks,
            "to_the_hundredth": ratio(place, Path(folder)),
            "ask_ms": asking(place),
        }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
