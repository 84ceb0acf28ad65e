"""Fits the confidence: ``python -m training.calibrate --weights FOLDER``, after `training.export`.

The reader's raw confidence is a product of probabilities that are sure of themselves or shy. A slope and an
offset on its logarithm of odds, fitted on PolNeAR's development part, make it the share of rows that match an
annotated one. They are written to ``reader.json``, with the confidence below which a row is not told.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from evals.attribution_triples import gold_rows, matched, row
from evals.common import jsonl, names, words
from training.corpora import corpora
from trucewatch.reading.masking import mask
from trucewatch.reading.network import Network

LEAST = 0.35
"""Rows less sure than this are wrong nearly twice as often as right; what they add is not worth it."""


def fitted(odds: np.ndarray, right: np.ndarray, steps: int = 25) -> tuple[float, float]:
    """Slope and offset of a logistic regression of ``right`` on ``odds``, both ``(rows,)``, by Newton."""
    inputs = np.stack([odds, np.ones_like(odds)], axis=1)
    weights = np.zeros(2)
    for _ in range(steps):
        found = 1.0 / (1.0 + np.exp(-inputs @ weights))
        slope = inputs.T @ (right - found)
        curve = (inputs * (found * (1.0 - found))[:, None]).T @ inputs
        weights = weights + np.linalg.solve(curve + 1e-6 * np.eye(2), slope)
    return float(weights[0]), float(weights[1])


def main() -> None:
    """Read the development part, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    arguments = parser.parse_args()
    file: Path = arguments.weights / "reader.json"
    meta = json.loads(file.read_text(encoding="utf-8"))
    for fitted_before in ("confidence", "least"):
        meta.pop(fitted_before, None)
    file.write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    reader, lexicon = Network.load(arguments.weights), names()
    confidences: list[float] = []
    right: list[bool] = []
    for article in jsonl(corpora() / "polnear/dev.jsonl.gz"):
        listed = words(article["text"])
        masked = mask(article["text"], lexicon)
        outer = [one for one in reader.read(masked).attributions if one.parent is None]
        found = [row(*map(masked.originals, (one.source, one.cue, one.content)), listed) for one in outer]
        hits = {to for _, to in matched(gold_rows(article, listed), found)}
        confidences += [one.confidence for one in outer]
        right += [at in hits for at in range(len(outer))]
    raw = np.clip(np.array(confidences), 1e-6, 1 - 1e-6)
    meta["confidence"] = [
        round(value, 4) for value in fitted(np.log(raw / (1 - raw)), np.array(right, float))
    ]
    meta["least"] = LEAST
    file.write_text(json.dumps(meta, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"rows": len(right), "right": float(np.mean(right)), "confidence": meta["confidence"]}))


if __name__ == "__main__":
    main()
