"""Trains the attribution reader: ``python -m training.attribution --work FOLDER``.

Each epoch hides names anew, cuts the articles anew and shuffles. After every epoch the averaged weights are
scored on the validation part and saved as ``FOLDER/epochN.pt``; `training.export` makes the shipped files.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from evals.common import jsonl, names, token_rows
from training.base import base_model, prepared_tokenizer
from training.corpora import Example, article_examples, corpora, labelled
from training.model import LAYERS, WIDTH, Reader, load_base
from training.names import lexicon
from training.scores import exact
from trucewatch.model.lexicon import LexiconEntry, NameForm
from trucewatch.model.span import Span
from trucewatch.reading.attribution import nearness
from trucewatch.reading.masking import FORMS, mask
from trucewatch.reading.passages import FIRST_SPARE, MASK, NUMBERS, cut

SEED = 20260
PIECES_A_BATCH = 2048
RATE, HEAD_RATE, LAYER_DECAY = 2.5e-4, 1.5e-3, 0.87
WARM_UP = 0.06
BLANKED = 0.04  # share of pieces replaced by [MASK]
AVERAGE_EVERY, AVERAGE = 4, 0.985
LINK_WEIGHT = 0.5

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


def parameter_groups(model: Reader) -> list[dict[str, object]]:
    """Lower layers learn more slowly; heads and feature tables fastest; norms and biases without decay."""
    groups: list[dict[str, object]] = []
    for name, parameter in model.named_parameters():
        if name.startswith("encoder.layers."):
            rate = RATE * LAYER_DECAY ** (LAYERS - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder.features"):
            rate = RATE
        elif name.startswith("encoder."):
            rate = RATE * LAYER_DECAY**LAYERS
        else:
            rate = HEAD_RATE
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
    for text, tokens, labels in token_rows(corpora() / "quotes_cofenet/polnear_valid.jsonl.gz"):
        masked = mask(text, lexicon(general, ()))
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
    start, transitions, end = (scores.detach().numpy() for scores in model.flat_crf.scores())
    gold: list[np.ndarray] = []
    found: list[np.ndarray] = []
    for batch in batches(examples, random.Random(0), 8192):
        flat, _ = batch.run(model)
        for row, example in enumerate(batch.examples):
            gold.append(example.flat)
            found.append(viterbi(flat[row, : example.words].numpy(), start, transitions, end))
    model.train()
    return exact(gold, found)


def viterbi(emissions: np.ndarray, start: np.ndarray, transitions: np.ndarray, end: np.ndarray) -> np.ndarray:
    """The best labels for one row of emissions ``(words, labels)``."""
    score = start + emissions[0]
    back = []
    for row in emissions[1:]:
        total = score[:, None] + transitions
        back.append(total.argmax(0))
        score = total.max(0) + row
    path = [int((score + end).argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return np.array(path[::-1])


def main() -> None:
    """Train, score and save after every epoch."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--limit", type=int, default=None, help="read only so many articles (for a trial)")
    parser.add_argument("--seed", type=int, default=SEED)
    arguments = parser.parse_args()
    work: Path = arguments.work
    work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(2)
    draw = random.Random(arguments.seed)
    tokenizer = prepared_tokenizer(work / "tokenizer.json")
    general = list(names())
    rows = list(jsonl(corpora() / "polnear/train.jsonl.gz"))[: arguments.limit]
    held_out = validation(tokenizer, general)
    model = Reader()
    load_base(model.encoder, base_model() / "model.safetensors")
    start_placeholders(model, tokenizer)
    averaged = Reader()
    averaged.load_state_dict(model.state_dict())
    optimizer = torch.optim.AdamW(parameter_groups(model), betas=(0.9, 0.98), eps=1e-8, fused=True)
    pieces = sum(len(row["text"]) for row in rows) / 4.2
    total = arguments.epochs * int(pieces * 1.06 / PIECES_A_BATCH)
    step = 0
    begun = time.monotonic()
    for epoch in range(arguments.epochs):
        examples = [e for row in rows for e in article_examples(row, tokenizer, general, draw)]
        seen = lost = linked = 0.0
        for batch in batches(examples, draw):
            done = min(step / total, 1.0)
            factor = min(step / (WARM_UP * total), 1.0) * (1.0 - done) if done < 1.0 else 0.0
            for group in optimizer.param_groups:
                group["lr"] = group["top"] * max(factor, 0.01)
            flat, link = batch.run(model, BLANKED)
            words = float(batch.lengths.sum())
            flat_loss = model.flat_crf.loss(flat, batch.flat, batch.lengths).sum() / words
            link_loss = linking_loss(model, batch, flat, link) / words
            loss = 20.0 * (flat_loss + LINK_WEIGHT * link_loss)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            step += 1
            if step % AVERAGE_EVERY == 0:
                keep = min(AVERAGE, 1.0 - 1.0 / (1.0 + step / AVERAGE_EVERY))
                with torch.no_grad():
                    torch._foreach_lerp_(list(averaged.parameters()), list(model.parameters()), 1.0 - keep)
            seen += words
            lost += float(flat_loss.detach()) * words
            linked += float(link_loss.detach()) * words
            if step % 20 == 0:
                print(
                    f"epoch {epoch + 1} step {step}/{total} flat {lost / seen:.4f} link {linked / seen:.4f} "
                    f"{time.monotonic() - begun:.0f} s",
                    file=sys.stderr, flush=True,
                )  # fmt: skip
        torch.save(averaged.state_dict(), work / f"epoch{epoch + 1}.pt")
        scores = validate(averaged, held_out)
        print(
            json.dumps({"epoch": epoch + 1, "seconds": round(time.monotonic() - begun), **scores}), flush=True
        )


if __name__ == "__main__":
    main()
