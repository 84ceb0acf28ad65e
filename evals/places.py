"""Toponyms against corpora with coordinates: which place is meant, and which words name one.

``accuracy_161km``: share of the gold mentions (demonyms too; those with coordinates) whose best candidate
lies within 161 km of the gold point, the gold spans given. ``coverage``: share with some candidate so near.
``recall_mentions``: share of the gold spans that our own recognition finds (an overlap counts).
``end_to_end_f1``: our own mentions, right where they overlap a gold mention and lie within 161 km of it.

    python -m evals.places --corpus FILE [FILE ...] [--index FILE] [--read] [--show N]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from evals.common import jsonl, share
from trucewatch.intake import capture_text
from trucewatch.model.place import kilometres
from trucewatch.model.span import Span
from trucewatch.naming.gazetteer import toponyms_of
from trucewatch.naming.gazetteer_file import IndexedPlace
from trucewatch.naming.placing import told_by
from trucewatch.naming.toponym_candidates import Toponyms
from trucewatch.naming.toponym_context import Frame, Named, ranked
from trucewatch.naming.toponym_reading import home_of, read_toponyms
from trucewatch.naming.toponym_recognition import Told
from trucewatch.pipeline import Pipeline

NEAR_KM = 161.0


class Gold(NamedTuple):
    """A gold mention; its point where the corpus gives one."""

    span: Span
    point: tuple[float, float] | None

    def near(self, place: IndexedPlace) -> bool:
        """Whether ``place`` lies within 161 km of the point."""
        return self.point is not None and kilometres(*self.point, place.lat, place.lon) <= NEAR_KM


class Counts(Counter[str]):
    """What was counted over a corpus."""

    def result(self) -> dict[str, Any]:
        """The figures that `yardsticks.md` fixes, with what they are of."""
        return {
            "accuracy_161km": share(self["right"], self["gold"]),
            "coverage": share(self["covered"], self["gold"]),
            "accuracy_given_coverage": share(self["right"], self["covered"]),
            "recall_mentions": share(self["found"], self["gold"]),
            "precision_mentions": share(self["good"], self["ours"]),
            "end_to_end_f1": share(2 * self["placed"], self["gold"] + self["ours"]),
            "gold": self["gold"],
        }


def as_read(text: str, pipeline: Pipeline | None) -> Told:
    """What the reader's entities tell of places and persons; nothing without a reader."""
    if pipeline is None:
        return Told()
    (reading,) = pipeline.read([capture_text(text).document])
    if reading.document.text != text:
        raise SystemExit("the reader reads another text than the corpus has")
    return told_by(reading.entities)


def score(
    row: dict[str, Any], toponyms: Toponyms, pipeline: Pipeline | None, into: tuple[Counts, list[str]]
) -> None:
    """Add one document to the counts, and what went wrong to the errors."""
    counts, errors = into
    text: str = row["text"]
    gold = [
        Gold(Span(t["start"], t["end"]), (t["lat"], t["lon"]) if t.get("lat") is not None else None)
        for t in row["toponyms"]
        if t.get("offset_ok", True)
    ]
    frame = Frame(home=home_of(row.get("url")))
    _given(text, [one for one in gold if one.point], toponyms, frame, into)
    ours = read_toponyms(text, toponyms, frame, as_read(text, pipeline))
    found: set[Span] = set()
    for mention in ours:
        hit = [one for one in gold if one.span.overlaps(mention.span)]
        if hit and not any(one.point for one in hit):
            continue  # a place that the corpus gives no point for is neither right nor wrong
        counts["ours"] += 1
        counts["good"] += bool(hit)
        counts["placed"] += any(one.near(mention.ranked[0].place) for one in hit)
        found.update(one.span for one in hit)
        if not hit:
            errors.append(f"too much: {_around(text, mention.span)}")
    for one in gold:
        if one.point:
            counts["found"] += one.span in found
            if one.span not in found:
                errors.append(f"missed: {_around(text, one.span)}")


def _given(
    text: str, gold: list[Gold], toponyms: Toponyms, frame: Frame, into: tuple[Counts, list[str]]
) -> None:
    """Resolution alone, with the gold spans given."""
    counts, errors = into
    by_name: dict[str, list[Gold]] = {}
    for one in gold:
        by_name.setdefault(one.span.of(text), []).append(one)
    names = [
        Named(name, tuple(one.span for one in same), toponyms.meanings(name))
        for name, same in by_name.items()
    ]
    for name, same, rows in zip(names, by_name.values(), ranked(text, names, frame), strict=True):
        for one in same:
            counts["gold"] += 1
            covered = any(one.near(meaning.place) for meaning in name.meanings)
            right = bool(rows) and one.near(rows[0].place)
            counts["covered"] += covered
            counts["right"] += right
            if not right:
                got = f"{rows[0].place.name}, {rows[0].place.division}" if rows else "unknown"
                why = "elsewhere" if covered else "not covered"
                errors.append(f"{why}: {_around(text, one.span)} at {one.point}: {got}")


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - 30) : span.start], text[span.end : span.end + 20]
    return f"{before}[{span.of(text)}]{after}".replace("\n", " ")


def main() -> None:
    """Prints one JSON object as the last line of standard output; several corpora are one."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, nargs="+", required=True)
    parser.add_argument("--index", default="", help="a gazetteer index of your own, beside the package's")
    parser.add_argument("--show", type=int, default=0, help="list so many errors on standard error")
    parser.add_argument("--read", action="store_true", help="recognise with the reader's entities too; slow")
    parser.add_argument("--half", type=int, choices=[0, 1], help="every second document only")
    arguments = parser.parse_args()
    counts, errors = Counts(), list[str]()
    pipeline = Pipeline.load() if arguments.read else None
    toponyms = toponyms_of(arguments.index)
    for path in arguments.corpus:
        for number, row in enumerate(jsonl(path)):
            if arguments.half is None or number % 2 == arguments.half:
                score(row, toponyms, pipeline, (counts, errors))
    step = max(len(errors) // arguments.show, 1) if arguments.show else 1
    for error in errors[::step][: arguments.show]:
        print(error, file=sys.stderr)
    print(json.dumps(counts.result()))


if __name__ == "__main__":
    main()
