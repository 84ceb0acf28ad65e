"""Attributed claims with their labels: who says what, with which stance, polarity, certainty and hedge.

``python -m evals.claims --corpus FILE`` reads every item of a file like ``claims_dev`` without a theatre
and prints one JSON object as its last line. A predicted row matches a gold one when their contents
overlap by half of the shorter and cue or source overlap, or neither has a source; matching is one to one,
best overlap first. Rows in the outlet's own voice are left out.

``--given-spans`` labels the gold spans instead, and measures stance, polarity and certainty alone.
``--show N`` prints what is missed and what is too much in the first N items to standard error.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from evals.common import jsonl, progress, scores, share
from trucewatch.model.base import sha256_text
from trucewatch.model.document import Document
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span, overlap
from trucewatch.model.vocabulary import NEUTRAL_SIDES, Method, Voice
from trucewatch.naming.names import Names
from trucewatch.reading.drafts import Draft
from trucewatch.reading.labels import label
from trucewatch.reading.masking import mask
from trucewatch.reading.reader import Reader
from trucewatch.reading.sentences import sentence_at, sentences
from trucewatch.reading.words import Words

Row = dict[str, Any]

RESAMPLES = 1000
ENOUGH = 20  # rows of a side from which it is reported
ALIASES = json.loads((Path(__file__).parent / "side_aliases.json").read_text(encoding="utf-8"))
"""Sides as the annotators wrote them to the ids that the program gives without a theatre file."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item's gold rows and what was read; ``pairs`` are the matched utterances (gold, predicted)."""

    gold: list[Row]
    read: list[Row]
    pairs: list[tuple[Row, Row]]
    events: tuple[int, int, int]
    casualties: tuple[int, int, int]


def document(row: Row) -> Document:
    """An item of the corpus as a document."""
    return Document(
        id=str(row["id"]),
        address=str(row["id"]),
        name=str(row["id"]),
        sha256=sha256_text(row["text"]),
        text=row["text"],
        text_sha256=sha256_text(row["text"]),
        media_type="text/plain",
        published=date.fromisoformat(row["date"]),
        captured_at=datetime.now(UTC),
        tool="evals",
    )


def _source(row: Row) -> list[Sequence[int]]:
    return [row["source"]["span"]] if row["source"]["span"] else []


def spans(listed: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """Spans from a corpus's pairs of numbers."""
    return tuple(Span(*pair) for pair in listed)


def matched(gold: Sequence[Row], read: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Utterances one to one, best overlap first."""
    candidates = []
    for g, wanted in enumerate(gold):
        content, cue = spans(wanted["content"]), spans(wanted["cue"])
        source = spans(_source(wanted))
        for r, row in enumerate(read):
            told = spans(row["content"]["spans"])
            shared = overlap(content, told)
            coefficient = shared / max(1, min(sum(map(len, content)), sum(map(len, told))))
            found = spans(_source(row))
            cues = spans(row["cue"]["spans"]) if row["cue"] else ()
            near = overlap(cue, cues) > 0 or overlap(source, found) > 0 or not (source or found)
            if coefficient >= 0.5 and near:
                candidates.append(
                    ((coefficient, overlap(cue, cues) > 0, overlap(source, found), shared), g, r)
                )
    pairs, used_gold, used_read = [], set[int](), set[int]()
    for _, g, r in sorted(candidates, key=lambda each: (each[0], -each[1], -each[2]), reverse=True):
        if g not in used_gold and r not in used_read:
            used_gold.add(g)
            used_read.add(r)
            pairs.append((gold[g], read[r]))
    return pairs


def same_source(wanted: Row, row: Row) -> bool:
    """Whether both name nobody, or overlapping words."""
    gold, found = wanted["source"]["span"], row["source"]["span"]
    if gold is None or found is None:
        return gold is None and found is None
    return Span(*gold).overlaps(Span(*found))


def folded(side: str) -> frozenset[str]:
    """A side's name or names, case-folded, through the alias table."""
    parts = [part.strip().casefold() for part in side.split(";")]
    return frozenset(ALIASES.get(part, part.replace(" ", "-")) for part in parts)


def same_side(wanted: Row, row: Row) -> bool:
    """Whether gold and predicted side mean the same; of a mediator that is a party both count."""
    gold, read = folded(wanted["source"]["side"]), folded(row["source"]["side"])
    return gold == read or (bool(gold & read) and "mediator" in gold | read)


def read_item(row: Row, reading: DocumentReading) -> Item:
    """The counts of one item."""
    read = [claim.row() for claim in reading.claims if claim.voice is not Voice.AUTHOR]
    gold = row["utterances"]
    events = [(Span(*each["span"]), each["plover"]) for each in row["events"] if each["countable"]]
    found = [(each.trigger.span, str(each.plover)) for each in reading.events if each.countable]
    people = [
        (Span(*each["span"]), (each["outcome"], each["n_min"], each["n_max"])) for each in row["casualties"]
    ]
    counted = [(each.phrase.span, (str(each.outcome), each.n_min, each.n_max)) for each in reading.casualties]
    return Item(
        gold,
        read,
        matched(gold, read),
        (_agreeing(events, found), len(found), len(events)),
        (_agreeing(people, counted), len(counted), len(people)),
    )


def _agreeing(gold: Sequence[tuple[Span, Any]], found: Sequence[tuple[Span, Any]]) -> int:
    """How many of ``found`` agree with a gold row of their own in label, and overlap it."""
    free = list(found)
    right = 0
    for span, wanted in gold:
        hit = next((each for each in free if each[1] == wanted and each[0].overlaps(span)), None)
        if hit is not None:
            free.remove(hit)
            right += 1
    return right


def summary(items: Sequence[Item]) -> dict[str, Any]:
    """Every figure over the items."""
    pairs = [pair for item in items for pair in item.pairs]
    hedged = sum(1 for gold, row in pairs if gold["hedge"] and row["hedge"])
    return {
        "utterance": scores(len(pairs), sum(len(i.read) for i in items), sum(len(i.gold) for i in items)),
        "source": {"accuracy": accuracy(pairs, same_source)},
        "side": {"accuracy": accuracy(pairs, same_side)},
        "stance": {
            "accuracy": accuracy(pairs, lambda g, r: g["stance"] == r["stance"]),
            "accuracy_alt": accuracy(pairs, lambda g, r: r["stance"] in [g["stance"], *g["stance_alt"]]),
            "macro_f1": macro_f1([(g["stance"], r["stance"]) for g, r in pairs]),
        },
        "polarity": {"error_rate": accuracy(pairs, lambda g, r: g["polarity"] != r["polarity"])},
        "hedge": {
            "f1": scores(
                hedged,
                sum(bool(row["hedge"]) for item in items for row in item.read),
                sum(bool(row["hedge"]) for item in items for row in item.gold),
            )["f1"]
        },
        "events": {"f1": scores(*(sum(i.events[n] for i in items) for n in range(3)))["f1"]},
        "casualties": {"f1": scores(*(sum(i.casualties[n] for i in items) for n in range(3)))["f1"]},
    }


def accuracy(pairs: Sequence[tuple[Row, Row]], right: Callable[[Row, Row], bool]) -> float:
    """The share of matched pairs for which ``right`` holds."""
    return share(sum(right(gold, row) for gold, row in pairs), len(pairs))


def macro_f1(labels: Sequence[tuple[str, str]]) -> float:
    """The mean of the F1 of each label that occurs in gold."""
    gold, read = Counter(g for g, _ in labels), Counter(r for _, r in labels)
    right = Counter(g for g, r in labels if g == r)
    found = [scores(right[name], read[name], gold[name])["f1"] for name in gold]
    return share(sum(found), len(found))


def by_side(items: Sequence[Item]) -> dict[str, Any]:
    """The figures of each party with `ENOUGH` gold rows, each with a 95 % interval by resampling items."""
    sides = Counter(
        side for item in items for row in item.gold for side in folded(row["source"]["side"]) - NEUTRAL_SIDES
    )
    return {side: _of_side(items, side) for side, count in sorted(sides.items()) if count >= ENOUGH}


def _of_side(items: Sequence[Item], side: str) -> dict[str, Any]:
    own = [
        (
            [row for row in item.gold if side in folded(row["source"]["side"])],
            [pair for pair in item.pairs if side in folded(pair[0]["source"]["side"])],
        )
        for item in items
    ]
    own = [each for each in own if each[0]]
    draw = random.Random(0)  # noqa: S311 - resampling, no secret
    measures: dict[str, Callable[[Sequence[tuple[list[Row], list[tuple[Row, Row]]]]], float]] = {
        "recall": lambda sample: share(sum(len(p) for _, p in sample), sum(len(g) for g, _ in sample)),
        "stance_accuracy": lambda sample: accuracy(
            [pair for _, pairs in sample for pair in pairs], lambda g, r: g["stance"] == r["stance"]
        ),
        "polarity_error_rate": lambda sample: accuracy(
            [pair for _, pairs in sample for pair in pairs], lambda g, r: g["polarity"] != r["polarity"]
        ),
        "side_accuracy": lambda sample: accuracy([pair for _, pairs in sample for pair in pairs], same_side),
    }
    found: dict[str, Any] = {"rows": sum(len(gold) for gold, _ in own)}
    for name, measure in measures.items():
        drawn = sorted(measure(draw.choices(own, k=len(own))) for _ in range(RESAMPLES))
        found[name] = {
            "value": measure(own),
            "interval": [drawn[round(RESAMPLES * 0.025)], drawn[round(RESAMPLES * 0.975) - 1]],
        }
    return found


def given_spans(rows: Iterable[Row], names: Names) -> dict[str, Any]:
    """Labels of the gold spans: what the rules of meaning get when the spans are right."""
    pairs: list[tuple[Row, Row]] = []
    for row in rows:
        masked = mask(row["text"], names.lexicon)
        words, cut = Words.of(masked.text), sentences(masked.text)
        for wanted in row["utterances"]:
            if wanted["hedge"]:
                continue  # the stage that finds a hedge gives its labels
            source, cue, content = (
                tuple(map(masked.masked, spans(each)))
                for each in (_source(wanted), wanted["cue"], wanted["content"])
            )
            draft = Draft(source, cue, content, Method.MODEL, 1.0)
            labels = label(words, draft, sentence_at(cut, draft.anchor))
            pairs.append(
                (
                    wanted,
                    {"stance": labels.stance, "polarity": labels.polarity, "certainty": labels.certainty},
                )
            )
    return {
        "stance": {
            "accuracy": accuracy(pairs, lambda g, r: g["stance"] == r["stance"]),
            "accuracy_alt": accuracy(pairs, lambda g, r: r["stance"] in [g["stance"], *g["stance_alt"]]),
            "macro_f1": macro_f1([(g["stance"], r["stance"]) for g, r in pairs]),
        },
        "polarity": {"error_rate": accuracy(pairs, lambda g, r: g["polarity"] != r["polarity"])},
        "certainty": {"accuracy": accuracy(pairs, lambda g, r: g["certainty"] == r["certainty"])},
        "rows": len(pairs),
    }


def show(row: Row, item: Item) -> None:
    """What is missed and what is too much in one item, on standard error."""
    text = row["text"]
    missed = [g for g in item.gold if not any(g is pair[0] for pair in item.pairs)]
    extra = [r for r in item.read if not any(r is pair[1] for pair in item.pairs)]
    if missed or extra:
        print("\n##", text, file=sys.stderr)
    for g in missed:
        cue, content = ([text[a:b] for a, b in g[key]] for key in ("cue", "content"))
        print("   MISSED", g["source"]["head"], cue, content, g["stance"], file=sys.stderr)
    for r in extra:
        said = r["cue"]["text"] if r["cue"] else None
        how = (r["stance"], r["extraction"]["method"], r["extraction"]["confidence"])
        print("   EXTRA", r["source"]["text"], said, r["content"]["text"], *how, sep=" | ", file=sys.stderr)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.claims", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument(
        "--given-spans", action="store_true", help="label the gold spans, do not look for them"
    )
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print what differs in the first N items"
    )
    options = parser.parse_args()
    rows = list(jsonl(options.corpus))
    names = Names([])
    if options.given_spans:
        print(json.dumps(given_spans(rows, names)))
        return
    reader = Reader.load()
    items = []
    for number, row in enumerate(rows):
        item = read_item(row, names.resolve(reader.read(document(row), names.lexicon)))
        items.append(item)
        if number < options.show:
            show(row, item)
        progress(number + 1, "items")
    print(json.dumps({**summary(items), "by_side": by_side(items)}))


if __name__ == "__main__":
    main()
