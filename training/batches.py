"""Batches: padded tensors of examples of like length that teach the same things."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from training.examples import Example, Labels
from training.model import Reader, Tags
from trucewatch.reading.passages import MASK

PIECES_A_BATCH = 2048


class Batch:
    """Some examples; ``lengths`` ``(rows,)`` counts their words."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        self.tasks = examples[0].tasks
        shape = (len(examples), max(len(example.passage.ids) for example in examples))
        self.ids, self.features = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
        self.lengths = torch.tensor([example.words for example in examples])
        self.firsts = padded([example.first_pieces for example in examples])
        for row, example in enumerate(examples):
            size = len(example.passage.ids)
            self.ids[row, :size] = torch.from_numpy(example.passage.ids.astype(np.int64))
            self.features[row, :size] = torch.from_numpy(example.passage.features.astype(np.int64))

    def run(self, model: Reader, blanked: float = 0.0) -> Tags:
        """What the heads say of each word, ``(rows, words, ·)``; scores are float32."""
        ids = self.ids
        if blanked:
            ids = torch.where((torch.rand(ids.shape) < blanked) & (ids > MASK), MASK, ids)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            *scores, link = model(ids, self.features)
        rows = torch.arange(len(self.examples))[:, None]
        return Tags(*(part[rows, self.firsts].float() for part in scores), link[rows, self.firsts])


def padded(rows: Sequence[Labels]) -> Tensor:
    """Rows of integers as one tensor ``(rows, longest)``, zeros behind their ends."""
    table = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row
    return torch.from_numpy(table)


def batches(examples: Sequence[Example], draw: random.Random, size: int = PIECES_A_BATCH) -> Iterator[Batch]:
    """Batches of at most ``size`` pieces (or one example), in random order."""
    by_tasks: dict[frozenset[str], list[Example]] = defaultdict(list)
    for example in examples:
        by_tasks[example.tasks].append(example)
    groups: list[list[Example]] = []
    for alike in by_tasks.values():
        group: list[Example] = []
        for example in sorted(alike, key=lambda one: (-len(one.passage.ids), draw.random())):
            if group and len(group[0].passage.ids) * (len(group) + 1) > size:
                groups.append(group)
                group = []
            group.append(example)
        groups.append(group)
    draw.shuffle(groups)
    yield from (Batch(group) for group in groups)
