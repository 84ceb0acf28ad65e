"""Where the corpora lie, and the corpus of attributions as examples."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from training.examples import Attributions, Cutter, Example, Labels, begin, mark, stretches
from training.names import guessed, lexicon
from trucewatch.model.lexicon import LexiconEntry
from trucewatch.model.span import Span
from trucewatch.reading.masking import mask
from trucewatch.reading.passages import cut

ROLES = ("source", "cue", "content")
_PLAIN = str.maketrans("“”‘’", "\"\"''")


def corpora() -> Path:
    """The folder that TRUCEWATCH_CORPORA names; ``SystemExit`` with what to do if it is not set."""
    place = os.environ.get("TRUCEWATCH_CORPORA")
    if not place:
        raise SystemExit("set TRUCEWATCH_CORPORA to the folder that holds the corpora")
    return Path(place)


def article_examples(
    row: dict[str, Any],
    tokenizer: Tokenizer,
    general: Sequence[LexiconEntry],
    draw: random.Random,
) -> Iterator[Example]:
    """One article of PolNeAR, names hidden and cut anew at random, as examples."""
    text: str = row["text"]
    own: list[LexiconEntry] = []
    if draw.random() < 0.7:
        sources = [text[a:b] for each in row["attributions"] for a, b in each["source"]]
        own = guessed(text, sources, draw)
    if draw.random() < 0.3:
        text = text.translate(_PLAIN)
    masked = mask(text, lexicon(general if draw.random() < 0.9 else (), own))
    attributions = [
        {role: [masked.masked(Span(a, b)) for a, b in each[role]] for role in ROLES}
        for each in row["attributions"]
    ]
    pieces = cut(masked.text, tokenizer)
    if len(pieces):
        yield from labelled(Cutter(pieces), attributions, stretches(pieces, draw))


def labelled(
    cutter: Cutter, attributions: Sequence[dict[str, list[Span]]], cuts: Iterator[tuple[int, int]]
) -> Iterator[Example]:
    """Each stretch ``[first, last)`` of pieces with the labels that the attributions give its words."""
    spoken = [{role: cutter.words_of(each[role]) for role in ROLES} for each in attributions]
    for window, a, b in cutter.windows(cuts):
        flat = np.zeros(b - a, np.int64)
        for role in ("content", "source", "cue"):  # of the few double labels the last one holds
            for each in spoken:
                mark(flat, each[role], a, b, 1 + 2 * ROLES.index(role))
        begin(flat)
        cues: list[Labels] = []
        given: list[Labels] = []
        for each in spoken:
            cue = [word - a for x, y in each["cue"] for word in range(max(x, a), min(y, b))]
            if cue:
                labels = np.zeros(b - a, np.int64)
                mark(labels, each["content"], a, b, 3)
                mark(labels, each["source"], a, b, 1)
                begin(labels)
                cues.append(np.array(cue))
                given.append(labels)
        yield replace(window, attributions=Attributions(flat, cues, given))
