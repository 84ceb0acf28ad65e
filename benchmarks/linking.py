"""What linking one more document costs as a record grows: ``python -m benchmarks.linking``.

Generated documents of ten claims each (`benchmarks.generated`) go into a record in the record's order. At
each mark the next ones are added and linked one at a time, each by a linker that has nothing at hand, as
when somebody reads the news each morning; the median of their times is the cost there. Then one incident
and one duty are asked for. With ``--record FILE`` the record is kept, and one that is there grows on.

The last line of standard output is one JSON object: under ``marks``, by documents, milliseconds of linking
one document (``link_ms``, and ``link_cpu_ms`` of processor time), of keeping it, and of linking one of many
together, and bytes of the record a claim; how the ten-thousandth document's cost stands to the hundredth's;
and milliseconds of opening the record and of each question once it is open.

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


def at_mark(record: Record, made: Made) -> Figures:
    """Median milliseconds of keeping and of linking the next documents, one at a time."""
    kept: list[float] = []
    linked: list[tuple[float, float]] = []
    for capture, reading in islice(made, ONE_BY_ONE):
        kept.append(milliseconds(lambda c=capture, r=reading: record.add(c, r))[0])  # type: ignore[misc]
        linked.append(milliseconds(lambda: ensure_linked(record)))
    return {
        "link_ms": round(median(wall for wall, _ in linked), 2),
        "link_cpu_ms": round(median(processor for _, processor in linked), 2),
        "keep_ms": round(median(kept), 2),
    }


def growing(place: Path, count: int) -> dict[int, Figures]:
    """The figures at each mark up to ``count`` that the record at ``place`` has not passed yet."""
    marks: dict[int, Figures] = {}
    with Record.open(place, create=True) as record:
        record.use_theatres(load_theatres([THEATRE]))
        there = len(record.documents())
        made = islice(documents(count + ONE_BY_ONE), there, None)
        for mark in [mark for mark in MARKS if there <= mark <= count]:
            before = mark - ONE_BY_ONE // 2
            together = grow(record, made, before - there)
            marks[mark] = at_mark(record, made) | {"together_ms": together}
            there = before + ONE_BY_ONE
            marks[mark]["bytes_a_claim"] = round(place.stat().st_size / (CLAIMS * there))
            print(mark, json.dumps(marks[mark]), file=sys.stderr, flush=True)
    return marks


def asking(place: Path) -> Figures:
    """Median milliseconds of opening the record, and of questions on one row."""

    def open_and_close() -> None:
        with Record.open(place, create=False) as record:
            record.is_linked()

    figures = {"open": round(median(milliseconds(open_and_close)[0] for _ in range(ASKED)), 2)}
    with Record.open(place, create=False) as record:
        incident, duty, claim = _rows(record)
        for name, argument in (
            ("accounts", incident),
            ("readings", duty),
            ("evidence", claim),
        ):

            def ask(name: str = name, argument: str = argument) -> None:
                QUESTIONS[name].answer(record, Filter(), as_of=date(2041, 1, 1), argument=argument)

            figures[name] = round(median(milliseconds(ask)[0] for _ in range(ASKED)), 2)
    return figures


def _rows(record: Record) -> tuple[str, str, str]:
    """An incident, a duty and a claim of the newest document."""
    newest = record.documents()[-1]
    claims = record.claims(Filter(document=newest.id))
    ties = {tie.kind: tie.id for claim in claims for tie in claim.about}
    return ties[AboutKind.INCIDENT], ties[AboutKind.OBLIGATION], claims[0].id


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
        marks = growing(place, arguments.documents)
        asked = asking(place)
    ratio = None
    if {100, 10_000} <= marks.keys():
        ratio = {key: round(marks[10_000][key] / marks[100][key], 2) for key in ("link_ms", "link_cpu_ms")}
    print(json.dumps({"marks": marks, "ratio_10000_to_100": ratio, "ask_ms": asked}))


if __name__ == "__main__":
    main()
