"""Events that are told as having happened, or not, as examples.

Scores run from -3 (certainly not) over 0 (not told) to 3 (certainly). The head learns a share that rises from
0 at -1 to 1 at 2, so that one half stands at `THRESHOLD`: above it the event counts as actual.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from evals.common import jsonl, printed
from training.corpora import corpora
from training.examples import Cutter, Events, Example
from training.names import lexicon
from trucewatch.model.lexicon import LexiconEntry
from trucewatch.model.span import Span
from trucewatch.reading.masking import mask
from trucewatch.reading.passages import cut

SETS = ("uds_ih2", "uw", "meantime", "commitmentbank")
THRESHOLD, _RAMP = 0.5, 3.0


def sentences(part: str) -> list[dict[str, Any]]:
    """The rows of all sets' ``part`` (``train`` or ``dev``), each with the name of its ``set``."""
    return [
        row | {"set": name}
        for name in SETS
        for row in jsonl(corpora() / f"factuality/{name}_{part}.jsonl.gz")
        if len(row["tokens"]) < 200
    ]


def share(score: float) -> float:
    """How far an event with this factuality counts as actual, 0 to 1."""
    return min(max((score - THRESHOLD) / _RAMP + 0.5, 0.0), 1.0)


def sentence_examples(
    row: dict[str, Any],
    tokenizer: Tokenizer,
    general: Sequence[LexiconEntry],
    draw: random.Random,
) -> Iterator[Example]:
    """One sentence, now and then without the general names hidden, as an example."""
    text, tokens = printed(row["tokens"])
    masked = mask(text, lexicon(general if draw.random() < 0.9 else (), ()))
    pieces = cut(masked.text, tokenizer)
    cutter = Cutter(pieces)
    scored = [
        (found[-1][1] - 1, share(target["factuality"]))
        for target in row["targets"]
        if (found := cutter.words_of([masked.masked(_last(tokens[target["start"] : target["end"]]))]))
    ]
    for window, start, end in cutter.windows(iter([(0, min(len(pieces), 510))])):
        inside = [(word - start, value) for word, value in scored if start <= word < end]
        if inside:
            words, values = zip(*inside, strict=True)
            yield replace(window, events=Events(np.array(words), np.array(values, np.float32)))


def _last(tokens: Sequence[Span]) -> Span:
    """The word that carries a phrase of several."""
    return tokens[-1]
