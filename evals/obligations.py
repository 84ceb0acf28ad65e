"""Duties read from instruments against annotated ones: F1, obligors, deadlines.

A proposed duty matches an annotated one when their acts overlap by half (intersection over union of code
points, one to one, best first), inside the annotated range. Obligor: over matched rows whose obligor stands
in the text. Deadline: over matched rows with a derived date (``recall``: over all of them);
``false_deadlines`` counts days given where the annotation has no deadline. Doubtful rows and vague ``P0D``
limits are left out.

    python -m evals.obligations --corpus FILE [--show]
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from evals.common import jsonl, scores, share
from trucewatch.model.instrument import ProposedDuty
from trucewatch.model.span import Span, hull
from trucewatch.pipeline import read_agreement

IOU = 0.5


def covered(spans: Sequence[Span]) -> frozenset[int]:
    """The code points that the spans cover."""
    return frozenset(at for span in spans for at in range(span.start, span.end))


def overlap(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Intersection over union of two sets of spans, in code points."""
    a, b = covered(one), covered(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def spans_of(parts: Sequence[dict[str, Any]]) -> list[Span]:
    """The spans of annotated parts that stand in the text."""
    return [Span(part["start"], part["end"]) for part in parts if part["start"] is not None]


def pairs(gold: Sequence[dict[str, Any]], found: Sequence[ProposedDuty]) -> list[tuple[int, int]]:
    """Matched indices of annotated and proposed duties, one to one, best first."""
    ranked = sorted(
        (
            (-overlap(spans_of(row["action"]), duty.action.spans), at, to)
            for at, row in enumerate(gold)
            for to, duty in enumerate(found)
        ),
    )
    matched: list[tuple[int, int]] = []
    for negative, at, to in ranked:
        if -negative < IOU:
            break
        if all(at != a and to != b for a, b in matched):
            matched.append((at, to))
    return matched


def _deadline_right(row: dict[str, Any], duty: ProposedDuty) -> bool:
    wanted = row["deadline"]["derived_date"]
    return any(
        limit.derived_date and limit.derived_date.isoformat() == wanted for limit in duty.deadlines[:1]
    )


def _is_vague(row: dict[str, Any]) -> bool:
    return row["deadline"]["value"] == "P0D" and "vague" in (row["deadline"].get("note") or "")


class Counts:
    """What is added up over the instruments."""

    def __init__(self) -> None:
        self.totals: Counter[str] = Counter()

    def add(self, gold: list[dict[str, Any]], found: list[ProposedDuty], *, show: bool) -> None:
        """Score one instrument."""
        counts, matched = self.totals, pairs(gold, found)
        sure = [at for at, row in enumerate(gold) if not row.get("doubtful")]
        right = [(at, to) for at, to in matched if at in sure]
        counts["right"] += len(right)
        counts["wanted"] += len(sure)
        counts["given"] += len(found) - (len(matched) - len(right))
        for at, to in right:
            self._labels(gold[at], found[to])
        for at in sure:
            row = gold[at]
            if row["deadline"]["derived_date"] and not _is_vague(row):
                counts["dated"] += 1
                counts["dated_right"] += any(a == at and _deadline_right(row, found[b]) for a, b in right)
        if show:
            _show(gold, found, matched)

    def _labels(self, row: dict[str, Any], duty: ProposedDuty) -> None:
        counts, named = self.totals, spans_of(row["obligor"])
        if named:
            counts["obligors"] += 1
            counts["obligors_right"] += any(
                overlap([span], [quote.span]) >= IOU for span in named for quote in duty.obligor
            )
        counts["modality_right"] += duty.modality in {row["modality"], row.get("modality_alt")}
        if row["deadline"]["derived_date"] and not _is_vague(row):
            counts["matched_dated"] += 1
            counts["matched_dated_right"] += _deadline_right(row, duty)
        if row["deadline"]["type"] == "none":
            counts["undated"] += 1
            counts["false_deadlines"] += any(limit.derived_date for limit in duty.deadlines)

    def result(self) -> dict[str, Any]:
        """The printed figures."""
        counts = self.totals
        return {
            "f1": scores(counts["right"], counts["given"], counts["wanted"])["f1"],
            **{
                key: value
                for key, value in scores(counts["right"], counts["given"], counts["wanted"]).items()
                if key != "f1"
            },
            "obligor": {
                "accuracy": share(counts["obligors_right"], counts["obligors"]),
                "n": counts["obligors"],
            },
            "deadline": {
                "accuracy": share(counts["matched_dated_right"], counts["matched_dated"]),
                "recall": share(counts["dated_right"], counts["dated"]),
                "false_deadlines": counts["false_deadlines"],
                "n": counts["matched_dated"],
            },
            "modality": {"accuracy": share(counts["modality_right"], counts["right"])},
            "gold": counts["wanted"],
        }


def _show(gold: list[dict[str, Any]], found: list[ProposedDuty], matched: list[tuple[int, int]]) -> None:
    """What was missed, what was too much, and what is said otherwise, on standard error."""
    to_found = dict(matched)
    for at, row in enumerate(gold):
        act = " … ".join(part["text"] for part in row["action"])
        limit = row["deadline"]["derived_date"]
        named = [part["text"] for part in row["obligor"] if part["text"]]
        print(
            f"{row['id']} {row['modality']} | {named} | {act} | {limit}".replace("\n", " "), file=sys.stderr
        )
        duty = found[to_found[at]] if at in to_found else None
        print(f"    {_told(duty)}" if duty else "    -- missed", file=sys.stderr)
    for to, duty in enumerate(found):
        if to not in to_found.values():
            print(f"++ {_told(duty)}\n      {duty.words.text[:150]!r}", file=sys.stderr)


def _told(duty: ProposedDuty) -> str:
    limits = [
        (limit.quote.text if limit.quote else None, str(limit.derived_date)) for limit in duty.deadlines
    ]
    named = [quote.text for quote in duty.obligor]
    return f"{duty.id} {duty.modality} | {named} | {duty.action.text} | {limits}".replace("\n", " ")


def main() -> None:
    """Prints one JSON object as the last line of standard output."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument(
        "--show", action="store_true", help="each row beside what was found, on standard error"
    )
    arguments = parser.parse_args()
    counts = Counts()
    for row in jsonl(arguments.corpus):
        print(f"{row['name']}", file=sys.stderr)
        reading = read_agreement(row["text"], signed=date.fromisoformat(row["signed"]))
        inside = Span(*row["annotated_range"])
        found = [duty for duty in reading.duties if inside.contains(hull(duty.action.spans))]
        counts.add(row["obligations"], found, show=arguments.show)
    print(json.dumps(counts.result()))


if __name__ == "__main__":
    main()
