"""Trains the attribution reader: ``python -m training.attribution --work FOLDER``.

Each epoch hides names anew, cuts the articles anew and shuffles. After every epoch the averaged weights are
scored on the validation part and saved as ``FOLDER/roundN-epochM.pt``; `training.export` makes the shipped
files of them.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from evals.common import jsonl, names, token_rows
from training.base import base_model, prepared_tokenizer
from training.corpora import Example, article_examples, corpora, labelled
from training.dispatches import dispatch
from training.model import LAYERS, WIDTH, Reader, load_base
from training.names import lexicon
from training.scores import exact
from trucewatch.model.lexicon import LexiconEntry, NameForm
from trucewatch.model.span import Span
from trucewatch.reading.attribution import nearness
from trucewatch.reading.decoding import Chain, viterbi
from trucewatch.reading.masking import FORMS, mask
from trucewatch.reading.passages import FIRST_SPARE, MASK, NUMBERS, cut

SEED = 20260
PIECES_A_BATCH = 2048
HEADS_FASTER, LAYER_DECAY = 6.0, 0.87
LOSS_SCALE = 20.0  # only sets where the clipping of gradients bites
WARM_UP = 0.06
BLANKED = 0.04  # share of pieces replaced by [MASK]
AVERAGE_EVERY, AVERAGE = 4, 0.985
LINK_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Round:
    """So many epochs over a share of the articles, with so many dispatches of our own in each.

    The learning rate warms up to ``rate`` and then falls in a line to the share ``down_to`` of it.
    """

    epochs: int
    rate: float
    down_to: float
    dispatches: int
    share: float = 1.0


ROUNDS = (
    Round(epochs=3, rate=2.5e-4, down_to=0.48, dispatches=0),
    Round(epochs=1, rate=2.0e-4, down_to=0.67, dispatches=600),
    Round(epochs=2, rate=1.5e-4, down_to=0.0, dispatches=450, share=0.75),
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


class Batch:
    """Padded tensors of some examples."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.examples = examples
        length = max(len(example.passage.ids) for example in examples)
        words = max(example.words for example in examples)
        shape = (len(examples), length)
        self.ids, self.features = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
        self.firsts = torch.zeros(len(examples), words, dtype=torch.long)
        self.flat = torch.zeros(len(examples), words, dtype=torch.long)
        self.lengths = torch.tensor([example.words for example in examples])
        for row, example in enumerate(examples):
            size = len(example.passage.ids)
            self.ids[row, :size] = torch.from_numpy(example.passage.ids.astype(np.int64))
            self.features[row, :size] = torch.from_numpy(example.passage.features.astype(np.int64))
            self.firsts[row, : example.words] = torch.from_numpy(example.first_pieces)
            self.flat[row, : example.words] = torch.from_numpy(example.flat)

    def run(self, model: Reader, blanked: float = 0.0) -> tuple[Tensor, Tensor]:
        """Flat emissions and link projections of each word, ``(rows, words, ·)`` float32."""
        ids = self.ids
        if blanked:
            ids = torch.where((torch.rand(ids.shape) < blanked) & (ids > 103), MASK, ids)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            flat, link = model(ids, self.features)
        rows = torch.arange(len(self.examples))[:, None]
        return flat[rows, self.firsts].float(), link[rows, self.firsts]


def batches(examples: list[Example], draw: random.Random, size: int = PIECES_A_BATCH) -> Iterator[Batch]:
    """Batches of examples of like length, in random order."""
    ordered = sorted(examples, key=lambda example: (len(example.passage.ids), draw.random()))
    groups: list[list[Example]] = [[]]
    for example in reversed(ordered):
        if groups[-1] and len(groups[-1][0].passage.ids) * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(example)
    draw.shuffle(groups)
    yield from (Batch(group) for group in groups)


def linking_loss(model: Reader, batch: Batch, flat: Tensor, link: Tensor) -> Tensor:
    """Summed loss of the cue-conditioned head over all cues, and over words wrongly taken for a cue."""
    rows: list[int] = []
    vectors: list[Tensor] = []
    labels: list[np.ndarray] = []
    near: dict[str, list[np.ndarray]] = {"distance": [], "unit": [], "between": []}
    width = flat.shape[1]
    guesses = flat.argmax(-1) == 3
    for row, example in enumerate(batch.examples):
        cues, given = list(example.cues), list(example.given)
        taken = {int(word) for cue in cues for word in cue}
        wrong = [w for w in guesses[row, : example.words].nonzero()[:, 0].tolist() if w not in taken]
        for word in wrong[:2]:
            cues.append(np.array([word]))
            given.append(np.zeros(example.words, np.int64))
        heads = np.array([cue[0] for cue in cues], np.int64)
        for at, (cue, label) in enumerate(zip(cues, given, strict=True)):
            rows.append(row)
            vectors.append(link[row, torch.from_numpy(cue)].mean(0))
            labels.append(np.pad(label, (0, width - len(label))))
            for name, table in nearness(example.units, cue, np.delete(heads, at)).items():
                near[name].append(np.pad(table, (0, width - len(table))))
    if not rows:
        return torch.zeros(())
    index = torch.tensor(rows)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tables = {name: torch.from_numpy(np.stack(listed)) for name, listed in near.items()}
        emissions = model.conditioned(link[index], torch.stack(vectors), tables).float()
    return model.given_crf.loss(emissions, torch.from_numpy(np.stack(labels)), batch.lengths[index]).sum()


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


def validation(tokenizer: Tokenizer, general: Sequence[LexiconEntry]) -> list[Example]:
    """The published validation part: one passage a row, names hidden as in use."""
    examples: list[Example] = []
    known = lexicon(general, ())
    for text, tokens, labels in token_rows(corpora() / "quotes_cofenet/polnear_valid.jsonl.gz"):
        masked = mask(text, known)
        marked: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for token, label in zip(tokens, labels, strict=True):
            if label != "O":
                spans = marked[label[2:]]
                if label[0] == "B":
                    spans.append(token)
                else:
                    spans[-1] = Span(spans[-1].start, token.end)
        spans_masked = {role: [masked.masked(span) for span in spans] for role, spans in marked.items()}
        pieces = cut(masked.text, tokenizer)
        length = min(len(pieces), 510)
        examples += labelled(pieces, [spans_masked], iter([(0, length)]))
    return examples


@torch.no_grad()
def validate(model: Reader, examples: list[Example]) -> dict[str, float]:
    """Exact F1 of source, cue and content on prepared validation examples."""
    model.eval()
    chain = Chain(*(scores.detach().numpy() for scores in model.flat_crf.scores()))
    gold: list[np.ndarray] = []
    found: list[np.ndarray] = []
    for batch in batches(examples, random.Random(0), 8192):  # noqa: S311 - no secret
        flat, _ = batch.run(model)
        gold += [example.flat for example in batch.examples]
        found += viterbi([flat[row, : one.words].numpy() for row, one in enumerate(batch.examples)], chain)
    model.train()
    return exact(gold, found)


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
        self.rows = list(jsonl(corpora() / "polnear/train.jsonl.gz"))[:limit]
        self.held_out = validation(self.tokenizer, self.general)
        self.model, self.averaged = Reader(), Reader()
        if resume is None:
            load_base(self.model.encoder, base_model() / "model.safetensors")
            start_placeholders(self.model, self.tokenizer)
        else:
            self.model.load_state_dict(torch.load(resume, weights_only=True))
        self.averaged.load_state_dict(self.model.state_dict())

    def round(self, number: int, plan: Round) -> None:
        """Train for the epochs of one round, each from the average to the average of the last."""
        self.model.load_state_dict(self.averaged.state_dict())
        groups = parameter_groups(self.model, plan.rate)
        optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-8, fused=True)
        step = total = 0
        begun = time.monotonic()
        for epoch in range(1, plan.epochs + 1):
            shuffled = list(batches(self.examples(plan), self.draw))
            total = total or plan.epochs * len(shuffled)
            losses: list[tuple[float, float]] = []
            for batch in shuffled:
                done = min(step / total, 1.0)
                factor = min(done / WARM_UP, 1.0) * (1.0 - (1.0 - plan.down_to) * done)
                for group in optimizer.param_groups:
                    group["lr"] = group["top"] * max(factor, 0.01)
                losses.append(self.step(batch, optimizer))
                step += 1
                if step % AVERAGE_EVERY == 0:
                    self.average(step // AVERAGE_EVERY)
                if step % 20 == 0:
                    flat, link = np.mean(losses[-100:], axis=0)
                    so_far = f"round {number} epoch {epoch} step {step}/{total}"
                    print(f"{so_far} flat {flat:.4f} link {link:.4f} {time.monotonic() - begun:.0f} s",
                          file=sys.stderr, flush=True)  # fmt: skip
            torch.save(self.averaged.state_dict(), self.work / f"round{number}-epoch{epoch}.pt")
            scores = validate(self.averaged, self.held_out)
            seconds = round(time.monotonic() - begun)
            print(json.dumps({"round": number, "epoch": epoch, "seconds": seconds, **scores}), flush=True)

    def examples(self, plan: Round) -> list[Example]:
        """The examples of one epoch: the corpus, and dispatches of our own."""
        made = [dispatch(self.draw) for _ in range(plan.dispatches)]
        articles = self.draw.sample(self.rows, round(len(self.rows) * plan.share))
        return [
            example
            for row in [*articles, *made]
            for example in article_examples(row, self.tokenizer, self.general, self.draw)
        ]

    def step(self, batch: Batch, optimizer: torch.optim.Optimizer) -> tuple[float, float]:
        """Learn from one batch; returns both losses a word."""
        flat, link = batch.run(self.model, BLANKED)
        words = float(batch.lengths.sum())
        flat_loss = self.model.flat_crf.loss(flat, batch.flat, batch.lengths).sum() / words
        link_loss = linking_loss(self.model, batch, flat, link) / words
        optimizer.zero_grad(set_to_none=True)
        (LOSS_SCALE * (flat_loss + LINK_WEIGHT * link_loss)).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 5.0)
        optimizer.step()
        return float(flat_loss.detach()), float(link_loss.detach())

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
    last = [arguments.work / f"round{len(ROUNDS)}-epoch{epoch + 1}.pt" for epoch in range(ROUNDS[-1].epochs)]
    torch.save(mean(last), arguments.work / "final.pt")


if __name__ == "__main__":
    main()
