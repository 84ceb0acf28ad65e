"""Entities: what a text names, by kind, through the whole reader.

``python -m evals.entities --corpus FILE`` reads a file of tokens with BIO tags (the worldwide newswire's
documents, or single sentences), scores exact spans, and prints one JSON object as its last line. Of the
newswire only the documents of held-out prefixes are read. Our finer kinds count as the corpus's class
(`CLASSES`); classes of the corpus that we do not read (money, product, …) are left out, and classes that
the corpus does not mark as well. What no corpus marks is scored on dispatches of our own, in the same
object, under ``own_dispatches``.

``--show N`` prints what differs in the first N documents to standard error.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evals.claims import document
from evals.common import jsonl, newswire_held_out, printed, progress, scores
from trucewatch.model.entity import EntityKind
from trucewatch.model.span import Span
from trucewatch.naming.names import Names
from trucewatch.naming.theatre import load_theatre
from trucewatch.reading.reader import Reader

CLASSES = {
    EntityKind.PERSON: "Person",
    EntityKind.ORGANISATION: "Organization",
    EntityKind.STATE_ORGAN: "Organization",
    EntityKind.ARMED_FORCE: "Organization",
    EntityKind.POPULATION: "NORP",
    EntityKind.COUNTRY: "Location",
    EntityKind.PLACE: "Location",
    EntityKind.FACILITY: "Facility",
    EntityKind.ROAD: "Location",
    EntityKind.DATE: "Date",
}
"""Our kinds as the newswire's classes; the others have none."""

TAGS = {
    **{name: name for name in CLASSES.values()},
    "PER": "Person",
    "ORG": "Organization",
    "LOC": "Location",
    "person": "Person",
    "politician": "Person",
    "organisation": "Organization",
    "politicalparty": "Organization",
    "location": "Location",
    "country": "Location",
}
"""The corpora's tags as classes; other tags are left out."""

OWN = Path(__file__).parent / "entities_dispatches.txt"
_MARKED = re.compile(r"\[([^|\]]+)\|(\w+)\]")
_DAY = "2025-06-05"

Rows = set[tuple[str, Span]]


class Item(NamedTuple):
    """A text with its gold rows ``(class, span)``, and the theatre to read it with, if any."""

    id: str
    text: str
    gold: Rows
    theatre: str = ""


def corpus(path: Path) -> Iterator[Item]:
    """The documents of a token file; of one with prefixes those that are held out."""
    rows = list(jsonl(path))
    held_out = newswire_held_out(row["prefix"] for row in rows if "prefix" in row)
    for number, row in enumerate(rows):
        if "prefix" in row and row["prefix"] not in held_out:
            continue
        yield item(str(row.get("id", number)), row.get("sentences", [row]))


def item(name: str, paragraphs: Sequence[dict[str, Any]]) -> Item:
    """One text of tagged ``paragraphs``, a line each."""
    text, gold = "", Rows()
    for paragraph in paragraphs:
        line, tokens = printed(paragraph["tokens"])
        for tag, start, end in runs(paragraph["tags"]):
            if tag in TAGS:
                gold.add((TAGS[tag], Span(tokens[start].start, tokens[end - 1].end).shifted(len(text))))
        text += line + "\n"
    return Item(name, text, gold)


def runs(tags: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """``(tag, first token, end token)`` of each run, which may begin with ``I-`` as well."""
    tag, start = "", 0
    for at, label in enumerate([*tags, "O"]):
        mark, _, name = label.partition("-")
        if tag and (mark != "I" or name != tag):
            yield tag, start, at
            tag = ""
        if mark in {"B", "I"} and not tag:
            tag, start = name, at


def own_dispatches(path: Path = OWN) -> Iterator[Item]:
    """Our own dispatches with their marks taken off; gold rows are of our kinds."""
    theatre = ""
    for number, marked in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if marked.startswith("=="):
            theatre = marked.removeprefix("==").strip()
        elif marked and not marked.startswith("#"):
            text, gold, done = "", Rows(), 0
            for match in _MARKED.finditer(marked):
                text += marked[done : match.start()]
                words, kind = match.groups()
                gold.add((str(EntityKind(kind)), Span(len(text), len(text) + len(words))))
                text += words
                done = match.end()
            yield Item(f"line-{number}", text + marked[done:], gold, theatre)


class Reading:
    """The whole reader; of the corpora's texts without a theatre."""

    def __init__(self) -> None:
        self._names: dict[str, Names] = {}
        self._reader = Reader.load()

    def entities(self, one: Item) -> Iterator[tuple[EntityKind, Span]]:
        """What is read in the text of ``one``, as kind and span."""
        if one.theatre not in self._names:
            self._names[one.theatre] = Names([load_theatre(one.theatre)] if one.theatre else [])
        names = self._names[one.theatre]
        paper = document({"id": one.id, "text": one.text, "date": _DAY})
        for entity in names.resolve(self._reader.read(paper, names.lexicon)).entities:
            yield entity.kind, entity.span


def summary(pairs: Iterable[tuple[Rows, Rows]]) -> dict[str, Any]:
    """F1 over all classes and for each, from ``(gold, read)`` rows; the classes are those that gold has."""
    listed = list(pairs)
    classes = {name for gold, _ in listed for name, _ in gold}
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for gold, read in listed:
        right.update(name for name, _ in gold & read)
        wanted.update(name for name, _ in gold)
        given.update(name for name, _ in read if name in classes)
    total = scores(right.total(), given.total(), wanted.total())
    by_class = {
        name: {**scores(right[name], given[name], wanted[name]), "gold": wanted[name]}
        for name in sorted(classes)
    }
    return {**total, "by_class": by_class, "texts": len(listed)}


def show(one: Item, gold: Rows, read: Rows) -> None:
    """What is missed and what is too much, on standard error."""
    for what, rows in (("MISSED", gold - read), ("EXTRA", read - gold)):
        for name, span in sorted(rows, key=lambda row: row[1]):
            around = one.text[max(span.start - 30, 0) : span.end + 20].replace("\n", " ")
            print(f"{what:7}{name:13}{span.of(one.text)!r} in {around!r}", file=sys.stderr)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.entities", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print what differs in the first N")
    options = parser.parse_args()
    reader = Reading()
    own = []
    for one in own_dispatches():
        read = {(str(kind), span) for kind, span in reader.entities(one)}
        own.append((one.gold, read))
        if options.show:
            show(one, one.gold, read)
    pairs = []
    for number, one in enumerate(corpus(options.corpus)):
        read = {(CLASSES[kind], span) for kind, span in reader.entities(one) if kind in CLASSES}
        pairs.append((one.gold, read))
        if number < options.show:
            show(one, one.gold, read)
        progress(number + 1, "texts")
    print(json.dumps({**summary(pairs), "own_dispatches": summary(own)}))


if __name__ == "__main__":
    main()
