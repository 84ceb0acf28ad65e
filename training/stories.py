"""Machine-written stories with the type of their event, as weak examples: they only shape the states.

No word is annotated: the head scores every word and the best ones stand for the story, so that the states
of the words that tell the event come to say which type it is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from tokenizers import Tokenizer

from evals.common import jsonl
from training.corpora import corpora
from training.examples import Cutter, Example
from training.names import lexicon
from trucewatch.model.lexicon import LexiconEntry
from trucewatch.reading.masking import mask
from trucewatch.reading.passages import cut

ROOTS = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
)
_PIECES = 90  # the lead tells the event; the rest wanders


def stories() -> list[dict[str, Any]]:
    """All stories; there is no part to hold out, since nothing is scored on them."""
    return list(jsonl(corpora() / "ngec_synthetic/gpt_synthetic_events.jsonl.gz"))


def story_examples(
    row: dict[str, Any],
    tokenizer: Tokenizer,
    general: Sequence[LexiconEntry],
    draw: random.Random,
) -> Iterator[Example]:
    """The lead of one story, as an example."""
    masked = mask(row["text"], lexicon(general if draw.random() < 0.9 else (), ()))
    pieces = cut(masked.text, tokenizer)
    for window, _, _ in Cutter(pieces).windows(iter([(0, min(len(pieces), _PIECES))])):
        yield replace(window, root=ROOTS.index(row["label"]))
