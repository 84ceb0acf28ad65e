"""Named entities in newswire as examples: the worldwide corpus without the prefixes held out for scoring."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from tokenizers import Tokenizer

from evals.common import jsonl, labelled_runs, newswire_held_out, printed
from training.corpora import corpora
from training.examples import Cutter, Example, stretches, tagged
from training.names import guessed, lexicon
from trucewatch.model.entity import EntityKind
from trucewatch.model.lexicon import LexiconEntry
from trucewatch.model.span import Span
from trucewatch.reading.masking import mask
from trucewatch.reading.named import KINDS
from trucewatch.reading.passages import cut

KIND_OF = {
    "Person": EntityKind.PERSON,
    "Organization": EntityKind.ORGANISATION,
    "Location": EntityKind.PLACE,
    "NORP": EntityKind.POPULATION,
    "Facility": EntityKind.FACILITY,
    "Date": EntityKind.DATE,
}
"""Our kinds for the corpus's classes; money, products and the miscellaneous are left unlabelled."""

WAYS = {"paragraph": 0.4, "unit": 0.3, "window": 0.3}
_HIDDEN = 0.4  # share of documents some of whose names are hidden as a theatre's would be


def documents(*, held_out: bool) -> list[dict[str, Any]]:
    """The documents of the prefixes that are held out, or of all others."""
    rows = list(jsonl(corpora() / "worldwide_newswire/all.jsonl.gz"))
    prefixes = newswire_held_out(row["prefix"] for row in rows)
    return [row for row in rows if (row["prefix"] in prefixes) == held_out]


def set_document(row: dict[str, Any]) -> tuple[str, dict[EntityKind, list[Span]]]:
    """A document's text, a paragraph for each of the corpus's sentences, and its entities by kind."""
    text = ""
    marked: dict[EntityKind, list[Span]] = {kind: [] for kind in KINDS}
    for sentence in row["sentences"]:
        line, tokens = printed(sentence["tokens"])
        for label, first, last in labelled_runs(sentence["tags"]):
            kind = KIND_OF.get(label)
            if kind is not None:
                span = Span(tokens[first].start + len(text), tokens[last - 1].end + len(text))
                marked[kind].append(span)
        text += line + "\n"
    return text, marked


def newswire_examples(
    row: dict[str, Any],
    tokenizer: Tokenizer,
    general: Sequence[LexiconEntry],
    draw: random.Random,
) -> Iterator[Example]:
    """One document, names hidden and cut anew at random, as examples."""
    text, marked = set_document(row)
    own = guessed(text, (), draw) if draw.random() < _HIDDEN else []
    masked = mask(text, lexicon(general, own))
    spans = [(index, [masked.masked(span) for span in marked[kind]]) for index, kind in enumerate(KINDS)]
    pieces = cut(masked.text, tokenizer)
    if len(pieces):
        yield from tagged(Cutter(pieces), spans, stretches(pieces, draw, WAYS))
