"""What a checkpoint scores on the parts that nothing is trained on, for choosing between checkpoints."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import torch
from tokenizers import Tokenizer

from evals.common import token_rows
from training import factuality, newswire
from training.batches import batches
from training.corpora import ROLES, corpora, labelled
from training.crf import Crf
from training.examples import Cutter, Example, Labels
from training.model import Reader
from training.names import lexicon
from training.scores import exact
from trucewatch.model.lexicon import LexiconEntry
from trucewatch.model.span import Span
from trucewatch.reading.decoding import Chain, viterbi
from trucewatch.reading.masking import mask
from trucewatch.reading.named import KINDS
from trucewatch.reading.passages import cut

_NEWSWIRE, _SENTENCES = 45, 1200  # a sample is enough to choose by


class Validation:
    """The validation parts as examples, prepared once: names hidden as in use, cut the same every time."""

    def __init__(self, tokenizer: Tokenizer, general: Sequence[LexiconEntry]) -> None:
        draw = random.Random(0)  # noqa: S311 - no secret
        self._spans = _single_rows(tokenizer, general)
        documents = draw.sample(newswire.documents(held_out=True), _NEWSWIRE)
        self._entities = [
            one for row in documents for one in newswire.newswire_examples(row, tokenizer, general, draw)
        ]
        rows = draw.sample(factuality.sentences("dev"), _SENTENCES)
        self._events = [
            one for row in rows for one in factuality.sentence_examples(row, tokenizer, general, draw)
        ]

    @torch.no_grad()
    def scores(self, model: Reader, *, entities: bool = True, actual: bool = True) -> dict[str, float]:
        """Exact F1 of source, cue and content; of entities and the accuracy of actual if asked for."""
        model.eval()
        found = _tagged(model, self._spans, "flat")
        scores = exact([one.attributions.flat for one in self._spans if one.attributions], found, ROLES)
        if entities:
            tags = _tagged(model, self._entities, "entities")
            gold = [one.entities for one in self._entities if one.entities is not None]
            scores["entities"] = exact(gold, tags, [str(kind) for kind in KINDS])["all"]
        if actual:
            scores["actual"] = _actual(model, self._events)
        model.train()
        return scores


def _single_rows(tokenizer: Tokenizer, general: Sequence[LexiconEntry]) -> list[Example]:
    """The published validation part of attributions: one passage a row."""
    examples: list[Example] = []
    known = lexicon(general, ())
    for text, tokens, labels in token_rows(corpora() / "quotes_cofenet/polnear_valid.jsonl.gz"):
        masked = mask(text, known)
        marked: dict[str, list[Span]] = {role: [] for role in ROLES}
        for token, label in zip(tokens, labels, strict=True):
            if label != "O":
                spans = marked[label[2:]]
                if label[0] == "B":
                    spans.append(token)
                else:
                    spans[-1] = Span(spans[-1].start, token.end)
        hidden = {role: [masked.masked(span) for span in spans] for role, spans in marked.items()}
        pieces = cut(masked.text, tokenizer)
        examples += labelled(Cutter(pieces), [hidden], iter([(0, min(len(pieces), 510))]))
    return examples


def _tagged(model: Reader, examples: Sequence[Example], head: str) -> list[Labels]:
    """The best labels of each example, in order."""
    crf: Crf = model.flat_crf if head == "flat" else model.entity_crf
    chain = Chain(*(scores.detach().numpy() for scores in crf.scores()))
    place = {id(example): at for at, example in enumerate(examples)}
    found: list[Labels] = [np.zeros(0, np.int64)] * len(examples)
    for batch in batches(examples, random.Random(0), 8192):  # noqa: S311 - no secret
        scores = getattr(batch.run(model), head)
        best = viterbi([scores[row, : one.words].numpy() for row, one in enumerate(batch.examples)], chain)
        for one, labels in zip(batch.examples, best, strict=True):
            found[place[id(one)]] = labels
    return found


def _actual(model: Reader, examples: Sequence[Example]) -> float:
    """The share of events on the right side of one half."""
    right = asked = 0
    for batch in batches(examples, random.Random(0), 8192):  # noqa: S311 - no secret
        logits = batch.run(model).actual[:, :, 0].numpy()
        for row, one in enumerate(batch.examples):
            if one.events is not None:
                right += int(((logits[row, one.events.words] > 0) == (one.events.actual > 0.5)).sum())
                asked += len(one.events.words)
    return round(right / max(asked, 1), 4)
