"""What linking one more document costs as a record grows: ``python -m benchmarks.linking``.

Generated documents of ten claims each (`benchmarks.generated`) go into a record in the order of their days.
At each mark the next documents are added and linked one at a time, as somebody does who reads the news each
morning; the median of their times is the cost there. Then one incident is asked for, and one duty. The last
line of standard output is one JSON object: milliseconds at each mark (linking one document; its keeping;
bytes of the record a claim), how the tenth-thousandth document's cost stands to the hundredth's, and milliseconds
of the two questions at the end.

    python -m benchmarks.linking --documents 100000
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.generated import documents
from trucewatch.model.document import Capture
from trucewatch.model.reading import DocumentReading
from trucewatch.naming import load_theatres
from trucewatch.pipeline import ensure_linked
from trucewatch.record import Record


MARKS = (100, 1_000, 10_000, 30_000, 100_000)
#: How many documents are linked one at a time at each mark.
ONE_BY_ONE = 21
#: How many are linked together on the way from mark to mark.
TOGETHER = 500
ASKED = 11


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def grow(record: Record, made: Iterator[tuple[Capture, DocumentReading]], count: int) -> None:
    """Add and link ``count`` documents, many at a time."""
    while count > 0:
        for capture, reading in islice(made, min(count, TOGETHER)):
            record.add(capture, reading)
        ensure_linked(record)
        count -= TOGETHER


def at_mark(record: Record, made: Iterator[tuple[Capture, DocumentReading]]) -> dict[str, float]:
    """Median milliseconds of keeping and of linking the next documents, one at a time."""
    kept, linked = [], []
    for capture, reading in islice(made, ONE_BY_ONE):
        kept.append(seconds(lambda c=capture, r=reading: record.add(c, r)))  # type: ignore[misc]
        linked.append(seconds(lambda: ensure_linked(record)))
    return {
        "link_ms": round(1000 * statistics.median(linked), 2),
        "keep_ms": round(1000 * statistics.median(kept), 2),
    }


def main() -> None:
    """Prints one JSON object as the last line of standard output."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=10_000, help="how far to go")
    arguments = parser.parse_args()
    marks: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "record.db"
        made = documents(arguments.documents + ONE_BY_ONE * len(MARKS))
        there = 0
        with Record.open(place, create=True) as record:
            record.use_theatres(load_theatres(["varland-ostria"]))
            for mark in [mark for mark in MARKS if mark <= arguments.documents]:
                grow(record, made, mark - there)
                marks[mark] = at_mark(record, made)
                there = mark + ONE_BY_ONE
                marks[mark]["bytes_a_claim"] = round(place.stat().st_size / (10 * there))
                print(mark, marks[mark], file=sys.stderr, flush=True)
            incident = record.incident_ids()[-1]
        asked = {name: questions(place, name, id_) for name, id_ in (("accounts", incident),)}
    ratio = marks[10_000]["link_ms"] / marks[100]["link_ms"] if 10_000 in marks else None
    print(json.dumps({"marks": marks, "ratio_10000_to_100": ratio and round(ratio, 2), "ask_ms": asked}))


def questions(place: Path, name: str, argument: str) -> float:
    """Median milliseconds of one question about one row, from opening the record to the answer."""

    def once() -> None:
        with Record.open(place, create=False) as record:
            ask(record, name, argument, as_of=date(2041, 1, 1))

    return round(1000 * statistics.median(seconds(once) for _ in range(ASKED)), 1)


if __name__ == "__main__":
    main()
