"""What naming costs beside reading, and a look-up in the gazetteer: ``python -m benchmarks.naming``.

The texts are those of `benchmarks.read`, each with a last paragraph of real towns so that the gazetteer is
asked, read and named by turns in one process, with the invented theatre and without one. The last line is one
JSON object: seconds a document for reading and for naming and their ratio; milliseconds of the first look-up
in the gazetteer, microseconds of any other and of one repeated at once (processor time); and by how many MB
the first text that asks the gazetteer raises the peak of memory.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections.abc import Callable, Sequence

from benchmarks.read import documents
from trucewatch.intake import capture_text
from trucewatch.naming import Names
from trucewatch.naming.gazetteer import shipped_index
from trucewatch.naming.gazetteer_file import GazetteerIndex
from trucewatch.pipeline import Pipeline

SEED = 11
NAMES = 3000
SCENE = "Shells fell near Bentiu in South Sudan, and rockets struck a market in Malakal on Monday."
"""The last paragraph of each text."""


def seconds(work: Callable[[], object]) -> float:
    """How much processor time ``work`` takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def peak() -> float:
    """The peak of memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def costs(theatres: Sequence[str], texts: Sequence[str]) -> dict[str, float]:
    """Seconds a document for reading and for naming, by turns, and their ratio."""
    pipeline = Pipeline.load(theatres)
    captured = [capture_text(f"{text}\n\n{SCENE}").document for text in texts]
    first, *others = captured
    Names(pipeline.theatres).resolve(pipeline.reader.read(first, pipeline.names.lexicon))  # read tables first
    reading = naming = 0.0
    for document in others:
        begun = time.perf_counter()
        read = pipeline.reader.read(document, pipeline.names.lexicon)
        between = time.perf_counter()
        pipeline.names.resolve(read)
        reading, naming = reading + between - begun, naming + time.perf_counter() - between
    return {
        "reading_seconds": round(reading / len(others), 4),
        "naming_seconds": round(naming / len(others), 4),
        "ratio": round(naming / reading, 3),
    }


def look_ups() -> dict[str, float]:
    """Microseconds for a name asked for the first time, and for one whose block is at hand."""
    index = shipped_index()
    draw = random.Random(SEED)  # noqa: S311 - no secret
    names = [index.place(draw.randrange(len(index))).name for _ in range(NAMES)]
    fresh = GazetteerIndex(index.path)
    opened = seconds(lambda: fresh.find(names[0]))
    first = seconds(lambda: [fresh.find(name) for name in names])
    again = seconds(lambda: [fresh.find(names[0]) for _ in names])
    return {
        "first_look_up_ms": round(opened * 1e3, 2),
        "look_up_us": round(first / NAMES * 1e6, 1),
        "again_us": round(again / NAMES * 1e6, 1),
    }


def memory() -> float:
    """By how many MB asking the gazetteer for the first time raises the peak of memory."""
    pipeline = Pipeline.load()
    document = capture_text(SCENE.replace("Bentiu", "a town").replace("Malakal", "a town")).document
    pipeline.read([document])
    before = peak()
    pipeline.read([capture_text(SCENE).document])
    return round(peak() - before, 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=20)
    count = parser.parse_args().documents
    raised = memory()
    texts = documents(count + 1)
    result = {
        "documents": count,
        "gazetteer_mb": raised,
        "with_theatre": costs(["varland-ostria"], texts),
        "without": costs([], texts),
        "gazetteer": look_ups(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
