"""Exact spans of source, cue and content, sentence by sentence, as the published figures are counted.

``python -m evals.attribution_spans --corpus FILE`` (token-BIO ``.jsonl`` or ``.jsonl.gz``). Each sentence is
read without its context. A predicted span counts only if it covers exactly the tokens of a gold one.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evals.common import labelled_runs, names, progress, scores, token_rows
from trucewatch.model.span import Span
from trucewatch.reading.masking import mask
from trucewatch.reading.network import Network

ROLES = ("source", "cue", "content")


def tokens_of(span: Span, tokens: Sequence[Span]) -> tuple[int, int]:
    """The half-open range of ``tokens`` (in order) that ``span`` shares a code point with."""
    first = bisect_right(tokens, span.start, key=lambda token: token.end)
    return first, bisect_left(tokens, span.end, key=lambda token: token.start)


def evaluate(reader: Network, corpus: Path) -> dict[str, object]:
    """Precision, recall and F1 for each role, and how many sentences there were."""
    lexicon = names()
    right: Counter[str] = Counter()
    given: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    sentences = 0
    for row in token_rows(corpus):
        masked = mask(row.text, lexicon)
        gold = labelled_runs(row.labels)
        found = {
            (role, *tokens_of(masked.original(span), row.tokens))
            for role, spans in reader.tags(masked).items()
            for span in spans
        }
        right.update(role for role, _, _ in gold & found)
        given.update(role for role, _, _ in found)
        wanted.update(role for role, _, _ in gold)
        sentences += 1
        progress(sentences, "sentences")
    return {role: scores(right[role], given[role], wanted[role]) for role in ROLES} | {"sentences": sentences}


def main() -> None:
    """Score the packaged reader, or the one in ``--weights``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--weights", type=Path, help="folder of other weights than the packaged ones")
    parser.add_argument("--model", type=Path, help="another ONNX file, such as the graph in 32-bit floats")
    arguments = parser.parse_args()
    reader = Network.load(arguments.weights, model=arguments.model)
    print(json.dumps(evaluate(reader, arguments.corpus)))


if __name__ == "__main__":
    main()
