"""Time expressions against TimeML corpora: strict span F1 and value F1.

Strict: the same span. Value: the same span and the same TIMEX3 value, as TempEval-3 counts it. Reads the
rows of TempEval-3 and WikiWars (``dct``, ``text``, ``timex``), and MEANTIME's, whose tokens are set as a text
and whose expressions are annotated in the first sentences only: no more of it is read.

    python -m evals.times --corpus FILE [FILE ...]
    python -m evals.times --corpus FILE --show 5

``--show N`` writes the errors to standard error, grouped by kind (``value``, ``span``, ``missed``,
``spurious``) and shape (digits as 0, names of days and months alike), the most frequent first, ``N`` of each.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from evals.common import jsonl, scores
from trucewatch.model.span import Span
from trucewatch.naming.times import find_times

_ANNOTATED = 6  # sentences of a MEANTIME document that its guidelines have annotated
_NO_SPACE_BEFORE = frozenset({".", ",", ";", ":", "!", "?", ")", "%", "'s", "’s", "n't", "''"})
_NO_SPACE_AFTER = frozenset({"(", "$", "``"})
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_MONTH = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.)"
)


class Expression(NamedTuple):
    """A time expression's TIMEX3 type and value, annotated or found."""

    type: str
    value: str | None


class Page(NamedTuple):
    """A text with its day of publication and the expressions annotated in it, by span."""

    text: str
    published: date | None
    wanted: dict[Span, Expression]


def pages(path: Path) -> Iterator[Page]:
    """The documents of a corpus file.

    Raises:
        SystemExit: with the reason, if the file can't be read.
    """
    for row in jsonl(path):
        published = _day(row["dct"]) if row.get("dct") else None
        if "mentions" in row:
            yield _meantime(row, published)
        else:
            wanted = {
                Span(time["start"], time["end"]): Expression(time["type"], time.get("value"))
                for time in row["timex"]
            }
            yield Page(row["text"], published, wanted)


def _day(told: str) -> date:
    """``2009-02-03…``, in a few rows ``03-02-2009``."""
    day, month, year = told.split("-") if told[2] == "-" else reversed(told[:10].split("-"))
    return date(int(year), int(month), int(day))


def _meantime(row: dict[str, Any], published: date | None) -> Page:
    """The annotated sentences of a MEANTIME document: headline, date line and the first four."""
    times = [mention for mention in row["mentions"] if mention["kind"] == "TIMEX3" and mention["tokens"]]
    text, tokens, sentence = "", list[Span](), 0
    for token, number in zip(row["tokens"], row["sentence_of"], strict=True):
        if number >= _ANNOTATED:
            break
        glued = token in _NO_SPACE_BEFORE or (tokens and tokens[-1].of(text) in _NO_SPACE_AFTER)
        text += "\n" if number != sentence else "" if glued or not text else " "
        sentence = number
        tokens.append(Span(len(text), len(text) + len(token)))
        text += token
    wanted = {
        Span(tokens[time["tokens"][0]].start, tokens[time["tokens"][-1]].end): Expression(
            time["type"], time.get("value")
        )
        for time in times
    }
    return Page(text, published, wanted)


class Errors:
    """What was missed or wrong, by kind and shape."""

    def __init__(self) -> None:
        self._by_kind: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def add(self, page: Page, given: dict[Span, Expression]) -> None:
        """Sorts the differences between what a page's annotators and the program found."""
        for span in sorted(page.wanted.keys() | given.keys()):
            want, got = page.wanted.get(span), given.get(span)
            if want is not None and got is not None:
                if (want.value or "") != (got.value or ""):
                    self._note("value", page, span, f"{want.type} {want.value} / {got.type} {got.value}")
                continue
            here, others = (want, given) if want is not None else (got, page.wanted)
            over = [(other, one) for other, one in others.items() if other.overlaps(span)]
            if over and want is None:
                continue  # told at the annotated span
            kind = "span" if over else "missed" if want is not None else "spurious"
            beside = "".join(f" / [{other.of(page.text)}] {one.value}" for other, one in over)
            self._note(kind, page, span, f"{here.type} {here.value}{beside}" if here else beside)

    def _note(self, kind: str, page: Page, span: Span, what: str) -> None:
        before, after = page.text[max(0, span.start - 60) : span.start], page.text[span.end : span.end + 40]
        line = f"{page.published} {what}: {before}[{span.of(page.text)}]{after}"
        self._by_kind[kind][_shape(span.of(page.text))].append(" ".join(line.split()))

    def write(self, examples: int) -> None:
        """The groups to standard error, the largest first, with some examples of each."""
        for kind, groups in self._by_kind.items():
            print(f"== {kind}: {sum(map(len, groups.values()))}", file=sys.stderr)
            for shape, lines in sorted(groups.items(), key=lambda group: -len(group[1])):
                print(f"-- {len(lines)} {shape}", *lines[:examples], sep="\n   ", file=sys.stderr)


def _shape(printed: str) -> str:
    folded = _MONTH.sub("MONTH", _DAY.sub("DAY", " ".join(printed.lower().split())))
    return re.sub(r"\d", "0", folded)


def score(paths: list[Path], *, show: int = 0) -> dict[str, Any]:
    """Counts over all documents of ``paths``; ``show``: examples of each group of errors to write."""
    wanted = found = strict = valued = 0
    errors = Errors()
    for path in paths:
        for page in pages(path):
            given = {
                time.span: Expression(time.type, time.value) for time in find_times(page.text, page.published)
            }
            wanted, found = wanted + len(page.wanted), found + len(given)
            for span in page.wanted.keys() & given.keys():
                strict += 1
                valued += (page.wanted[span].value or "") == (given[span].value or "")
            if show:
                errors.add(page, given)
    if show:
        errors.write(show)
    return {"strict": scores(strict, found, wanted), "value": scores(valued, found, wanted), "gold": wanted}


def main() -> None:
    """Prints one JSON object as the last line of standard output."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, nargs="+", required=True)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="write errors, N of each group")
    arguments = parser.parse_args()
    print(json.dumps(score(arguments.corpus, show=arguments.show)))


if __name__ == "__main__":
    main()
