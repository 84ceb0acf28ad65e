"""How fast is read: ``python -m benchmarks.read [--float FILE] [--peak FILE]``.

The texts are made by the grammar of `training.dispatches`, the same each time. Each measurement runs in a
process of its own, so that peak memory and the time to the first claim are its own. With ``--float`` (the
same graph in 32-bit floats, written by ``python -m training.export --float FILE``) both are read by turns in
one run. With ``--peak`` (one large 8-bit product, written by ``python -m training.export --peak FILE``) the
encoder's 8-bit products a second are set against what that one reaches. The last line is one JSON object:
word pieces and documents a second for the network (windows, encoder with all heads, decoding), word pieces a
second for the encoder alone, peak memory in MB, ratios; and under ``program`` the same for all that happens
to a document before it is stored (attributions, labels, events, names, places, times).
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from training.dispatches import dispatch
from trucewatch.intake import capture_text
from trucewatch.naming.lexicon import general_lexicon
from trucewatch.pipeline import Pipeline
from trucewatch.reading.encoder import Encoder
from trucewatch.reading.masking import mask
from trucewatch.reading.network import WEIGHTS, Network
from trucewatch.reading.passages import cut, passage, windows

SEED = 7
PARAGRAPHS = 24  # of one to three sentences: about the length of a news story
PRODUCTS = 6 * (4 * 384 * 384 + 2 * 384 * 1536) + 384 * 4 * 192
"""8-bit multiplications for one word piece: the encoder's six layers and the projection for cues."""
PEAK_PIECES = 1024
FIRST = "The ministry said on Monday that the road was open."
Figures = dict[str, float]


def documents(count: int) -> list[str]:
    """``count`` made-up stories."""
    draw = random.Random(SEED)  # noqa: S311 - no secret
    return ["\n\n".join(dispatch(draw)["text"] for _ in range(PARAGRAPHS)) for _ in range(count)]


def measure(count: int, threads: int, model: Path | None) -> Figures:
    """One process's work: load, read the first claim, then read ``count`` stories."""
    reader, lexicon = Network.load(threads=threads, model=model), general_lexicon()
    if not reader.read(mask(FIRST, lexicon)).attributions:
        raise SystemExit("the first sentence gave no claim: these weights read nothing")
    first_claim = time.time()
    masked = [mask(text, lexicon) for text in documents(count)]
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    cuts = [cut(one.text, tokenizer) for one in masked]
    pieces = sum(map(len, cuts))
    begun = time.perf_counter()
    for one in masked:
        reader.read(one)
    whole = time.perf_counter() - begun
    encoder = Encoder(model or WEIGHTS / "reader.onnx", threads)
    passages = [passage(one, window.first, window.last) for one in cuts for window in windows(one)]
    begun = time.perf_counter()
    for one_passage in passages:
        encoder.run(one_passage)
    alone = time.perf_counter() - begun
    return {
        "first_claim_at": first_claim,
        "pieces": float(pieces),
        "pieces_per_second": round(pieces / whole, 1),
        "documents_per_second": round(count / whole, 2),
        "encoder_pieces_per_second": round(sum(len(one.ids) for one in passages) / alone, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def measure_peak(model: Path, threads: int, turns: int = 30) -> float:
    """8-bit multiplications a second of one large product; the best of ``turns``."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    (given,), (made,) = session.get_inputs(), session.get_outputs()
    states = np.random.default_rng(0).normal(size=(1, PEAK_PIECES, given.shape[2])).astype(np.float32)
    seconds = []
    for _ in range(turns):
        begun = time.perf_counter()
        session.run(None, {given.name: states})
        seconds.append(time.perf_counter() - begun)
    return float(PEAK_PIECES * given.shape[2] * made.shape[2] / min(seconds))


def measure_program(count: int) -> Figures:
    """One process's work with the whole program: load, read the first claim, then read ``count`` stories."""
    pipeline = Pipeline.load(["varland-ostria"])
    (first,) = pipeline.read([capture_text(FIRST).document])
    if not first.claims:
        raise SystemExit("the first sentence gave no claim")
    first_claim = time.time()
    stories = [capture_text(text).document for text in documents(count)]
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    pieces = sum(len(cut(mask(one.text, pipeline.names.lexicon).text, tokenizer)) for one in stories)
    begun = time.perf_counter()
    claims = sum(len(pipeline.read([one])[0].claims) for one in stories)
    whole = time.perf_counter() - begun
    return {
        "first_claim_at": first_claim,
        "claims": float(claims),
        "pieces_per_second": round(pieces / whole, 1),
        "documents_per_second": round(count / whole, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def in_own_process(arguments: argparse.Namespace, model: Path | None, worker: str = "reader") -> Figures:
    """A measurement in a fresh interpreter, with the seconds from its start to its first claim."""
    command = [sys.executable, "-m", "benchmarks.read", "--worker", worker]
    command += ["--documents", str(arguments.documents), "--threads", str(arguments.threads)]
    command += ["--float", str(model)] if model else []
    begun = time.time()
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ourselves
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    figures["first_claim_seconds"] = round(figures.pop("first_claim_at") - begun, 2)
    print(f"{worker}, {'float' if model else 'int8'}: {figures}", file=sys.stderr, flush=True)
    return figures


def middle(runs: list[Figures]) -> Figures:
    """The median of each figure."""
    return {name: median(run[name] for run in runs) for name in runs[0]}


def main() -> None:
    """Measure by turns, print the medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--float", type=Path, help="the same graph in 32-bit floats")
    parser.add_argument("--peak", type=Path, help="one large 8-bit product")
    parser.add_argument("--worker", choices=["reader", "program"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.worker == "program":
        print(json.dumps(measure_program(arguments.documents)))
        return
    if arguments.worker:
        print(json.dumps(measure(arguments.documents, arguments.threads, arguments.float)))
        return
    turns = [
        (
            in_own_process(arguments, None),
            in_own_process(arguments, arguments.float) if arguments.float else None,
            in_own_process(arguments, None, "program"),
        )
        for _ in range(arguments.rounds)
    ]
    int8 = middle([one for one, _, _ in turns])
    floats = middle([other for _, other, _ in turns if other]) if arguments.float else None
    peak = measure_peak(arguments.peak, arguments.threads) if arguments.peak else None
    keys = ("pieces_per_second", "encoder_pieces_per_second", "peak_mb")
    result = {
        "documents": arguments.documents,
        "threads": arguments.threads,
        "int8": int8,
        "float": floats,
        "program": middle([program for _, _, program in turns]),
        "share_of_int8_peak": round(int8["encoder_pieces_per_second"] * PRODUCTS / peak, 3) if peak else None,
        "ratio": {key: round(int8[key] / floats[key], 2) for key in keys} if floats else None,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
