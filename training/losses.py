"""A loss for each head, in nats; each is a sum over a batch and comes with what it is to be divided by."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812 - its name everywhere

from training.batches import Batch, padded
from training.examples import Attributions, Labels
from training.model import Reader, Tags
from trucewatch.reading.heads import nearness

WEIGHTS = {"flat": 1.0, "given": 0.5, "entities": 0.5, "events": 0.06, "root": 0.015}
"""What each mean loss counts: a word's for the first three, an event's, a story's."""


def losses(model: Reader, batch: Batch, tags: Tags) -> dict[str, Tensor]:
    """The mean losses of what ``batch`` teaches."""
    found: dict[str, Tensor] = {}
    words = float(batch.lengths.sum())
    if "attributions" in batch.tasks:
        labels = [_attributions(batch, row).flat for row in range(len(batch.examples))]
        found["flat"] = model.flat_crf.loss(tags.flat, padded(labels), batch.lengths).sum() / words
        found["given"] = given_cues(model, batch, tags) / words
    if "entities" in batch.tasks:
        labels = [one.entities for one in batch.examples if one.entities is not None]
        found["entities"] = model.entity_crf.loss(tags.entities, padded(labels), batch.lengths).sum() / words
    if "events" in batch.tasks:
        found["events"] = actual(batch, tags)
    if "root" in batch.tasks:
        found["root"] = root(batch, tags)
    return found


def given_cues(model: Reader, batch: Batch, tags: Tags) -> Tensor:
    """Summed loss of the cue-conditioned head over all cues, and over words wrongly taken for a cue."""
    rows: list[int] = []
    vectors: list[Tensor] = []
    labels: list[Labels] = []
    near: dict[str, list[Labels]] = {"distance": [], "unit": [], "between": []}
    width = tags.flat.shape[1]
    guesses = tags.flat.argmax(-1) == 3
    for row, example in enumerate(batch.examples):
        marked = _attributions(batch, row)
        cues, given = list(marked.cues), list(marked.given)
        taken = {int(word) for cue in cues for word in cue}
        wrong = [w for w in guesses[row, : example.words].nonzero()[:, 0].tolist() if w not in taken]
        for word in wrong[:2]:
            cues.append(np.array([word]))
            given.append(np.zeros(example.words, np.int64))
        heads = np.array([cue[0] for cue in cues], np.int64)
        for at, (cue, label) in enumerate(zip(cues, given, strict=True)):
            rows.append(row)
            vectors.append(tags.link[row, torch.from_numpy(cue)].mean(0))
            labels.append(label)
            for name, table in nearness(example.units, cue, np.delete(heads, at)).items():
                near[name].append(np.pad(table, (0, width - len(table))))
    if not rows:
        return torch.zeros(())
    index = torch.tensor(rows)
    longest = max(map(len, labels))
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tables = {name: torch.from_numpy(np.stack(listed)[:, :longest]) for name, listed in near.items()}
        emissions = model.conditioned(tags.link[index, :longest], torch.stack(vectors), tables).float()
    return model.given_crf.loss(emissions, padded(labels), batch.lengths[index]).sum()


def actual(batch: Batch, tags: Tags) -> Tensor:
    """Mean cross-entropy of the events' shares of being actual."""
    rows, words, wanted = [], [], []
    for row, example in enumerate(batch.examples):
        if example.events is not None:
            rows += [row] * len(example.events.words)
            words += example.events.words.tolist()
            wanted += example.events.actual.tolist()
    found = tags.actual[torch.tensor(rows), torch.tensor(words), 0]
    return F.binary_cross_entropy_with_logits(found, torch.tensor(wanted))


def root(batch: Batch, tags: Tags) -> Tensor:
    """Mean cross-entropy of the stories' types; the likeliest words speak for the story."""
    outside = torch.arange(tags.roots.shape[1])[None] >= batch.lengths[:, None]
    scores = tags.roots.masked_fill(outside[:, :, None], -math.inf)
    wanted = torch.tensor([one.root for one in batch.examples])
    return F.cross_entropy(torch.logsumexp(scores, 1), wanted)


def _attributions(batch: Batch, row: int) -> Attributions:
    marked = batch.examples[row].attributions
    if marked is None:
        raise ValueError("a batch of attributions holds examples with attributions only")
    return marked
