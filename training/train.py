"""Trains the reader: ``python -m training.train --work FOLDER``.

Each epoch hides names anew, cuts the texts anew and shuffles. After every epoch the averaged weights are
scored on the validation parts and saved as ``FOLDER/roundN-epochM.pt``; `training.export` makes the shipped
files of them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from evals.common import jsonl, names
from training import factuality, newswire, stories
from training.base import base_model, prepared_tokenizer
from training.batches import Batch, batches
from training.corpora import article_examples, corpora
from training.dispatches import dispatch
from training.examples import Example
from training.losses import WEIGHTS, losses
from training.model import LAYERS, WIDTH, Reader, load_base
from training.validation import Validation
from trucewatch.model.lexicon import NameForm
from trucewatch.reading.masking import FORMS
from trucewatch.reading.passages import FIRST_SPARE, NUMBERS

SEED = 20260
HEADS_FASTER, LAYER_DECAY = 6.0, 0.87
LOSS_SCALE = 20.0  # only sets where the clipping of gradients bites
WARM_UP = 0.06
BLANKED = 0.04  # share of pieces replaced by [MASK]
AVERAGE_EVERY, AVERAGE = 4, 0.985


@dataclass(frozen=True, slots=True)
class Round:
    """So many epochs over shares of the corpora, with so many dispatches of our own and stories in each.

    The learning rate warms up to ``rate`` and then falls in a line to the share ``down_to`` of it.
    """

    epochs: int
    rate: float
    down_to: float
    articles: float = 1.0
    dispatches: int = 0
    newswire: float = 0.0
    sentences: float = 0.0
    stories: int = 0
    stop_after: int | None = None

    @property
    def trained(self) -> int:
        """The epochs that are trained of those that the fall of the rate is planned for."""
        return self.stop_after or self.epochs


ROUNDS = (
    Round(epochs=3, rate=2.5e-4, down_to=0.48),
    Round(epochs=1, rate=2.0e-4, down_to=0.67, dispatches=600),
    Round(epochs=2, rate=1.5e-4, down_to=0.0, articles=0.75, dispatches=450),
    Round(1, 2.0e-4, 0.85, dispatches=450, newswire=0.6, sentences=0.5, stories=500),
    Round(5, 2.0e-4, 0.0, dispatches=450, newswire=0.6, sentences=0.45, stories=300, stop_after=3),
)

_LIKE = {
    NameForm.NAME: "russia france iran israel china germany japan egypt",
    NameForm.ADJECTIVE: "russian french iranian israeli chinese german japanese egyptian",
    NameForm.PEOPLE: "russians americans germans israelis palestinians turks arabs republicans",
    NameForm.METONYM: "moscow washington paris tehran beijing berlin london brussels",
    NameForm.PERSON: "clinton obama putin johnson smith miller ivanov davis",
    NameForm.ORGAN: "ministry army commission government department committee agency council",
    NameForm.PLACE: "aleppo damascus kabul baghdad boston odessa sarajevo grozny",
    NameForm.INSTRUMENT: "agreement treaty accord pact protocol declaration act convention",
}


def start_placeholders(model: Reader, tokenizer: Tokenizer) -> None:
    """Set the embeddings of the placeholders near the mean of words that they stand for."""
    generator = torch.Generator().manual_seed(SEED)
    table = model.encoder.words.weight.data
    for index, form in enumerate(FORMS):
        like = [tokenizer.token_to_id(word) for word in _LIKE[form].split()]
        mean = table[[i for i in like if i is not None]].mean(0)
        for number in range(NUMBERS):
            noise = torch.randn(WIDTH, generator=generator) * 0.01
            table[FIRST_SPARE + index * NUMBERS + number] = mean + noise


def parameter_groups(model: Reader, top: float) -> list[dict[str, object]]:
    """Parameters with their rates, for an optimizer.

    ``top`` is the rate of the last layer; lower ones learn more slowly, heads faster; vectors do not decay.
    """
    groups: list[dict[str, object]] = []
    for name, parameter in model.named_parameters():
        if name.startswith("encoder.layers."):
            rate = top * LAYER_DECAY ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.features"):
            rate = top
        elif name.startswith("encoder."):
            rate = top * LAYER_DECAY**LAYERS
        else:
            rate = top * HEADS_FASTER
        decay = 0.01 if parameter.dim() > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "top": rate, "weight_decay": decay})
    merged: dict[tuple[object, object], dict[str, object]] = {}
    for group in groups:
        key = (group["lr"], group["weight_decay"])
        if key in merged:
            merged[key]["params"].extend(group["params"])  # type: ignore[attr-defined]
        else:
            merged[key] = group
    return list(merged.values())


class Trainer:
    """The network, its running average, and everything drawn at random, through the rounds."""

    def __init__(
        self, work: Path, *, threads: int = 2, limit: int | None = None, resume: Path | None = None
    ) -> None:
        torch.manual_seed(SEED)
        torch.set_num_threads(threads)
        self.work = work
        self.draw = random.Random(SEED)  # noqa: S311 - no secret
        self.tokenizer = prepared_tokenizer(work / "tokenizer.json")
        self.general = list(names())
        self.articles = list(jsonl(corpora() / "polnear/train.jsonl.gz"))[:limit]
        self.newswire = newswire.documents(held_out=False)[:limit]
        self.sentences = factuality.sentences("train")[:limit]
        self.stories = stories.stories()
        self.validation = Validation(self.tokenizer, self.general)
        self.model, self.averaged = Reader(), Reader()
        if resume is None:
            load_base(self.model.encoder, base_model() / "model.safetensors")
            start_placeholders(self.model, self.tokenizer)
        else:
            self.model.load_state_dict(torch.load(resume, weights_only=True), strict=False)
        self.averaged.load_state_dict(self.model.state_dict())

    def round(self, number: int, plan: Round) -> None:
        """Train for the epochs of one round, each from the average to the average of the last."""
        self.model.load_state_dict(self.averaged.state_dict())
        groups = parameter_groups(self.model, plan.rate)
        optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-8, fused=True)
        step = total = 0
        begun = time.monotonic()
        for epoch in range(1, plan.trained + 1):
            shuffled = list(batches(self.examples(plan), self.draw))
            total = total or plan.epochs * len(shuffled)
            seen: dict[str, list[float]] = defaultdict(list)
            for batch in shuffled:
                done = min(step / total, 1.0)
                factor = min(done / WARM_UP, 1.0) * (1.0 - (1.0 - plan.down_to) * done)
                for group in optimizer.param_groups:
                    group["lr"] = group["top"] * max(factor, 0.01)
                for name, value in self.step(batch, optimizer).items():
                    seen[name].append(value)
                step += 1
                if step % AVERAGE_EVERY == 0:
                    self.average(step // AVERAGE_EVERY)
                if step % 20 == 0:
                    so_far = f"round {number} epoch {epoch} step {step}/{total}"
                    means = " ".join(f"{name} {np.mean(seen[name][-60:]):.4f}" for name in sorted(seen))
                    print(f"{so_far} {means} {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
            torch.save(self.averaged.state_dict(), self.work / f"round{number}-epoch{epoch}.pt")
            scores = self.validation.scores(
                self.averaged, entities=plan.newswire > 0, actual=plan.sentences > 0
            )
            seconds = round(time.monotonic() - begun)
            print(json.dumps({"round": number, "epoch": epoch, "seconds": seconds, **scores}), flush=True)

    def examples(self, plan: Round) -> list[Example]:
        """The examples of one epoch: shares of the corpora, and dispatches of our own."""
        made = [dispatch(self.draw) for _ in range(plan.dispatches)]
        told = (self.tokenizer, self.general, self.draw)
        return [
            *(one for row in self.some(self.articles, plan.articles) for one in article_examples(row, *told)),
            *(one for row in made for one in article_examples(row, *told)),
            *(
                one
                for row in self.some(self.newswire, plan.newswire)
                for one in newswire.newswire_examples(row, *told)
            ),
            *(
                one
                for row in self.some(self.sentences, plan.sentences)
                for one in factuality.sentence_examples(row, *told)
            ),
            *(
                one
                for row in self.draw.sample(self.stories, plan.stories)
                for one in stories.story_examples(row, *told)
            ),
        ]

    def some(self, rows: Sequence[dict[str, Any]], share: float) -> list[dict[str, Any]]:
        """A random share of ``rows``."""
        return self.draw.sample(rows, round(len(rows) * share))

    def step(self, batch: Batch, optimizer: torch.optim.Optimizer) -> dict[str, float]:
        """Learn from one batch; returns the mean loss of each thing that it teaches."""
        found = losses(self.model, batch, batch.run(self.model, BLANKED))
        total = sum((WEIGHTS[name] * loss for name, loss in found.items()), torch.zeros(()))
        optimizer.zero_grad(set_to_none=True)
        (LOSS_SCALE * total).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        optimizer.step()
        return {name: float(loss.detach()) for name, loss in found.items()}

    @torch.no_grad()
    def average(self, count: int) -> None:
        """Move the running average towards the network, faster at the beginning."""
        keep = min(AVERAGE, 1.0 - 1.0 / (1.0 + count))
        torch._foreach_lerp_(list(self.averaged.parameters()), list(self.model.parameters()), 1.0 - keep)


def mean(checkpoints: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of some checkpoints, which scores better than the last of them."""
    states = [torch.load(checkpoint, weights_only=True) for checkpoint in checkpoints]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def main() -> None:
    """Train all rounds, or from a checkpoint on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--from-round", type=int, default=1, help="leave out the rounds before this one")
    parser.add_argument("--resume", type=Path, help="begin with the weights of this checkpoint")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--limit", type=int, help="read only so many articles (for a trial)")
    arguments = parser.parse_args()
    arguments.work.mkdir(parents=True, exist_ok=True)
    trainer = Trainer(
        arguments.work, threads=arguments.threads, limit=arguments.limit, resume=arguments.resume
    )
    for number, plan in enumerate(ROUNDS, start=1):
        if number >= arguments.from_round:
            trainer.round(number, plan)
    last = [arguments.work / f"round{len(ROUNDS)}-epoch{epoch + 1}.pt" for epoch in range(ROUNDS[-1].trained)]
    torch.save(mean(last), arguments.work / "final.pt")


if __name__ == "__main__":
    main()
