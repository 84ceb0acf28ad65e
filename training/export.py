"""Makes the shipped files from a checkpoint: ``python -m training.export --checkpoint FILE --to FOLDER``.

``reader.onnx`` (8-bit), ``tokenizer.json``, ``reader.npz`` (the small arrays behind the encoder) and
``reader.json``; with ``--float FILE`` also the same graph in 32-bit floats, and with ``--peak FILE`` one
large 8-bit product, both for benchmarks.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch

from evals.common import jsonl
from training.base import prepared_tokenizer
from training.corpora import corpora
from training.graph import peak_graph, reader_graph
from training.model import NEAR, Reader

NAME, VERSION = "reader-minilm", "2"
CUE_SHARE, CUE_COUNT = 0.22, 6
PEAK = 1024, 4096  # rows and columns of the matrix
_WORD = re.compile(r"[^\W\d_]+")


def cue_words(rows: list[dict[str, Any]]) -> list[str]:
    """Words that are often cues: in at least `CUE_SHARE` of their occurrences, and `CUE_COUNT` times."""
    everywhere: Counter[str] = Counter()
    in_cues: Counter[str] = Counter()
    for row in rows:
        text: str = row["text"]
        everywhere.update(word.group().lower() for word in _WORD.finditer(text))
        cues = {tuple(span) for each in row["attributions"] for span in each["cue"]}
        in_cues.update(
            word.group().lower() for start, end in cues for word in _WORD.finditer(text, start, end)
        )
    return sorted(
        w for w, n in in_cues.items() if n >= CUE_COUNT and n / everywhere[w] >= CUE_SHARE and len(w) > 2
    )


def small_arrays(model: Reader) -> dict[str, np.ndarray]:
    """What `trucewatch.reading.heads.Heads` reads; matrices stand as (in, out)."""
    arrays: dict[str, np.ndarray] = {}
    for name, crf in (("flat", model.flat_crf), ("given", model.given_crf), ("entities", model.entity_crf)):
        for part, value in zip(("start", "transitions", "end"), crf.scores(), strict=True):
            arrays[f"{name}.{part}"] = value.detach().numpy()
    for name in NEAR:
        arrays[f"near.{name}"] = model.near[name].weight.detach().numpy()  # type: ignore[union-attr]
    for name, linear in (("hidden", model.hidden), ("out", model.given)):
        arrays[f"{name}.weight"] = linear.weight.detach().numpy().T
        arrays[f"{name}.bias"] = linear.bias.detach().numpy()
    return {name: np.ascontiguousarray(value, np.float32) for name, value in arrays.items()}


def main() -> None:
    """Read a checkpoint, write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--float", type=Path, help="also write the graph in 32-bit floats to this file")
    parser.add_argument("--peak", type=Path, help="also write one large 8-bit product, for the benchmark")
    arguments = parser.parse_args()
    model = Reader()
    model.load_state_dict(torch.load(arguments.checkpoint, weights_only=True))
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    folder: Path = arguments.to
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(reader_graph(state, int8=True), str(folder / "reader.onnx"))
    if arguments.float:
        onnx.save(reader_graph(state, int8=False), str(arguments.float))
    if arguments.peak:
        onnx.save(peak_graph(*PEAK), str(arguments.peak))
    prepared_tokenizer(folder / "tokenizer.json")
    np.savez(folder / "reader.npz", **small_arrays(model))  # type: ignore[arg-type]
    words = cue_words(list(jsonl(corpora() / "polnear/train.jsonl.gz")))
    meta = {"name": NAME, "version": VERSION, "cue_words": words}
    (folder / "reader.json").write_text(
        json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
