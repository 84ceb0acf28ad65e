"""Who said what: whole attributions, article by article.

``python -m evals.attribution_triples --corpus FILE [--html OUT]`` (PolNeAR's ``.jsonl`` or ``.jsonl.gz``).

A predicted row matches a gold one when their contents share a word and their sources share a word, or both
have no source. Matching is one to one, best overlap first (shared words of content over all its words). The
strict variant asks for a content overlap of at least .8, counted the same way, and for sources that end in
the same word.
PolNeAR marks the outermost attribution only, so rows nested in another's content are left out
(``--nested`` counts them as well).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from evals.common import jsonl, names, progress, quoted_words, share, words, words_in
from trucewatch.model.lexicon import Lexicon
from trucewatch.model.span import Span
from trucewatch.reading.masking import mask
from trucewatch.reading.network import Network

STRICT = 0.8


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution: its spans in the article, and which of the article's words they touch."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_words: frozenset[int]
    content_words: frozenset[int]


def overlap(a: Row, b: Row) -> float:
    """Shared words of the contents over all their words."""
    return len(a.content_words & b.content_words) / max(len(a.content_words | b.content_words), 1)


def same_source(a: Row, b: Row) -> bool:
    """Whether the sources share a word, or both are absent."""
    return bool(a.source_words & b.source_words) or not (a.source_words or b.source_words)


def strictly(a: Row, b: Row) -> bool:
    """Whether the contents agree in four words of five and the sources end in the same word."""
    return overlap(a, b) >= STRICT and max(a.source_words, default=-1) == max(b.source_words, default=-1)


def matched(gold: Sequence[Row], found: Sequence[Row], *, strict: bool = False) -> list[tuple[int, int]]:
    """Index pairs of a one-to-one matching, best overlap first; ties go by place in the lists."""
    pairs = sorted(
        (-overlap(a, b), at, to)
        for at, a in enumerate(gold)
        for to, b in enumerate(found)
        if a.content_words & b.content_words and (strictly(a, b) if strict else same_source(a, b))
    )
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    chosen: list[tuple[int, int]] = []
    for _, at, to in pairs:
        if at in free_gold and to in free_found:
            chosen.append((at, to))
            free_gold.remove(at)
            free_found.remove(to)
    return chosen


def gold_rows(article: dict[str, Any], listed: Sequence[Span]) -> list[Row]:
    """The annotated attributions that have a content."""
    return [
        row(_spans(each["source"]), _spans(each["cue"]), _spans(each["content"]), listed)
        for each in article["attributions"]
        if each["content"]
    ]


def read_rows(
    reader: Network, lexicon: Lexicon, text: str, listed: Sequence[Span], *, nested: bool
) -> list[Row]:
    """What the reader finds in ``text``."""
    masked = mask(text, lexicon)
    return [
        row(masked.originals(one.source), masked.originals(one.cue), masked.originals(one.content), listed)
        for one in reader.read(masked).attributions
        if nested or one.parent is None
    ]


def row(
    source: tuple[Span, ...], cue: tuple[Span, ...], content: tuple[Span, ...], listed: Sequence[Span]
) -> Row:
    """A row with the words that its spans touch, of the words ``listed``."""
    return Row(source, cue, content, words_in(source, listed), words_in(content, listed))


def _spans(pairs: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


class Tally:
    """Counts over all articles, and the errors for the browser."""

    def __init__(self) -> None:
        self.gold = self.predicted = self.right = self.strict = 0
        self.kinds = {"quoted": [0, 0], "indirect": [0, 0]}  # matched, all
        self.errors: list[str] = []

    def add(
        self, article: dict[str, Any], found: Sequence[Row], gold: Sequence[Row], listed: Sequence[Span]
    ) -> None:
        """Count one article."""
        text: str = article["text"]
        pairs = matched(gold, found)
        self.gold += len(gold)
        self.predicted += len(found)
        self.right += len(pairs)
        self.strict += len(matched(gold, found, strict=True))
        quoted = quoted_words(text, listed)
        hit_gold, hit_found = {at for at, _ in pairs}, {to for _, to in pairs}
        for at, one in enumerate(gold):
            inside = one.content_words & quoted
            kind = "indirect" if not inside else "quoted" if inside == one.content_words else "mixed"
            if kind in self.kinds:
                self.kinds[kind][0] += at in hit_gold
                self.kinds[kind][1] += 1
            if at not in hit_gold:
                self.errors.append(_shown(article["id"], text, f"missed, {kind}", one))
        for to, one in enumerate(found):
            if to not in hit_found:
                self.errors.append(_shown(article["id"], text, "spurious", one))

    def result(self) -> dict[str, object]:
        """The figures, with the keys that the yardstick promises."""
        return {
            "precision": share(self.right, self.predicted),
            "recall": share(self.right, self.gold),
            "recall_quoted": share(*self.kinds["quoted"]),
            "recall_indirect": share(*self.kinds["indirect"]),
            "gold": self.gold,
            "predicted": self.predicted,
            "strict": {
                "precision": share(self.strict, self.predicted),
                "recall": share(self.strict, self.gold),
            },
        }


def _shown(article: str, text: str, kind: str, one: Row) -> str:
    """One error as an HTML item: the row's spans marked in their surroundings."""
    marks = sorted(
        (span, name)
        for name, spans in (("source", one.source), ("cue", one.cue), ("content", one.content))
        for span in spans
    )
    if not marks:
        return ""
    start, end = max(marks[0][0].start - 120, 0), min(max(span.end for span, _ in marks) + 120, len(text))
    parts, at = [], start
    for span, name in marks:
        if span.start >= at:
            parts += [escape(text[at : span.start]), f'<mark class="{name}">{escape(span.of(text))}</mark>']
            at = span.end
    parts.append(escape(text[at:end]))
    return (
        f'<li data-kind="{escape(kind)}"><b>{escape(kind)}</b> <i>{escape(article)}</i> {"".join(parts)}</li>'
    )


def page(errors: Sequence[str]) -> str:
    """A browser of errors as one HTML page."""
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Attribution errors</title>'
        "<style>li{margin:.7em 0}.source{background:#cdf}.cue{background:#fdb}.content{background:#dfd}"
        "</style>"
        f"<h1>{len(errors)} errors</h1><p><mark class=source>source</mark> <mark class=cue>cue</mark> "
        f"<mark class=content>content</mark></p><ul>{''.join(errors)}</ul></html>\n"
    )


def main() -> None:
    """Score the packaged reader, or the one in ``--weights``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--html", type=Path, help="write missed and spurious rows to this page")
    parser.add_argument("--nested", action="store_true", help="count nested rows as predictions too")
    parser.add_argument("--weights", type=Path, help="folder of other weights than the packaged ones")
    arguments = parser.parse_args()
    reader, lexicon, tally = Network.load(arguments.weights), names(), Tally()
    for done, article in enumerate(jsonl(arguments.corpus), start=1):
        listed = words(article["text"])
        found = read_rows(reader, lexicon, article["text"], listed, nested=arguments.nested)
        tally.add(article, found, gold_rows(article, listed), listed)
        progress(done, "articles")
    if arguments.html:
        arguments.html.write_text(page(tally.errors), encoding="utf-8")
    print(json.dumps(tally.result()))


if __name__ == "__main__":
    main()
