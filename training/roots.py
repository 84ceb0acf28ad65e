"""Fits the head that tells which PLOVER category the event between two parties is.

``python -m training.roots --corpus zsp_plv/plv_train.jsonl.gz --to src/trucewatch/reading/weights/roots.npz``
reads the corpus with the packaged encoder, whose states stay as they are, and fits a multinomial logistic
regression on them and on the readable features. It needs no torch and takes a minute; run it anew whenever
the encoder changes. ``--ablate`` prints the cross-validated macro-F1 of each group of features instead.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from evals.common import jsonl, names
from trucewatch.model.span import Span
from trucewatch.reading.decoding import Floats, Index
from trucewatch.reading.masking import mask
from trucewatch.reading.network import Network
from trucewatch.reading.roots import RootHead, states_of
from trucewatch.reading.ties import Tie, features
from trucewatch.reading.wording import Wording

FOLDS, SEED = 5, 7
PENALTY = 5e-4  # of the squared weights, beside the mean loss; 3e-4 to 1e-3 are alike
STATE_SCALE = 0.03  # what a state's standard deviation becomes, so that 768 of them do not drown 60 features
RARE = 2  # ties that a feature must stand in to count
STEPS = 400
_MARK = re.compile(r"<(/?)([st])>")


@dataclass(frozen=True)
class Example:
    """A sentence with two parties marked: its tie, the states ``(768,)`` of it, its category."""

    sentence: str
    tie: Tie
    states: Floats
    root: str


def digest(corpus: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(corpus.read_bytes()).hexdigest()


def examples(corpus: Path) -> list[Example]:
    """The rows of a file of ``zsp_plv``, names hidden as they are in use."""
    network, lexicon = Network.load(), names()
    found = []
    for row in jsonl(corpus):
        text, parties = unmarked(row["marked"])
        masked = mask(text, lexicon)
        w = Wording.of(masked.text, 0, Span(0, len(masked.text)))
        source, target = (
            _tokens(w, masked.masked(parties[party])) if party in parties else range(len(w), len(w))
            for party in "st"
        )
        tie = Tie(w, source, target)
        found.append(Example(row["sentence"], tie, states_of(tie, network.read(masked).state), row["root"]))
    return found


def unmarked(marked: str) -> tuple[str, dict[str, Span]]:
    """A text without its marks ``<s>…</s>`` and ``<t>…</t>``, and the first span of either that it holds."""
    text, opened, parties, at = "", dict[str, int](), dict[str, Span](), 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark.group(1):
            parties.setdefault(mark.group(2), Span(opened[mark.group(2)], len(text)))
        else:
            opened[mark.group(2)] = len(text)
    return text + marked[at:], parties


def _tokens(w: Wording, span: Span) -> range:
    inside = [at for at, token in enumerate(w.tokens) if span.overlaps(token.span)]
    return range(inside[0], inside[-1] + 1) if inside else range(len(w), len(w))


def folds(sentences: Sequence[str]) -> Index:
    """The fold of each row, ``(rows,)``: drawn by sentence, so that none stands in two."""
    listed = sorted(set(sentences))
    random.Random(SEED).shuffle(listed)  # noqa: S311 - a draw that anybody can repeat
    place = {sentence: number % FOLDS for number, sentence in enumerate(listed)}
    return np.array([place[sentence] for sentence in sentences], np.int64)


def fit(
    listed: Sequence[Example],
    fitted_on: str,
    *,
    wanted: Callable[[str], bool] = lambda _: True,
    state_scale: float = STATE_SCALE,
) -> RootHead:
    """The head for ``listed``; of the features those that are ``wanted`` and not rare."""
    found = [features(one.tie) for one in listed]
    counts = Counter(name for each in found for name in each)
    known = tuple(sorted(name for name, count in counts.items() if count >= RARE and wanted(name)))
    row = {name: number for number, name in enumerate(known)}
    there = np.zeros((len(listed), len(known)), np.float32)
    for number, each in enumerate(found):
        there[number, [row[name] for name in each if name in row]] = 1.0
    states = np.stack([one.states for one in listed])
    centre, scale = states.mean(0), state_scale / (states.std(0) + 1e-3)
    roots = tuple(sorted({one.root for one in listed}))
    wants = np.array([roots.index(one.root) for one in listed])
    weights = _regress(np.hstack([there, (states - centre) * scale]), wants, len(roots))
    return RootHead(roots, known, weights[: len(known)], weights[len(known) :], centre, scale, fitted_on)


def _regress(x: Floats, wants: Index, classes: int) -> Floats:
    """Weights ``(features, classes)`` of multinomial logistic regression with a squared penalty.

    Nesterov's accelerated descent on one coefficient per row: the weights are sums of rows.
    """
    rows = len(x)
    gram = x @ x.T
    step = 1.0 / (0.5 * float(np.linalg.eigvalsh(gram)[-1]) / rows + PENALTY)
    target = np.eye(classes, dtype=np.float32)[wants]
    now = ahead = np.zeros((rows, classes), np.float32)
    momentum = 1.0
    for _ in range(STEPS):
        scores = gram @ ahead
        odds = np.exp(scores - scores.max(1, keepdims=True))
        slope = (odds / odds.sum(1, keepdims=True) - target) / rows + PENALTY * ahead
        after = (ahead - step * slope).astype(np.float32)
        grown = (1 + (1 + 4 * momentum * momentum) ** 0.5) / 2
        ahead = after + np.float32((momentum - 1) / grown) * (after - now)
        now, momentum = after, grown
    return np.asarray(x.T @ now, np.float32)


def best(head: RootHead, one: Example) -> str:
    """The category that the head gives an example, by its older name."""
    shares = head.shares(one.tie, one.states)
    return max(shares, key=lambda root: (shares[root], root))


def cross_validated(listed: Sequence[Example], fitted: Callable[[Sequence[Example]], RootHead]) -> list[str]:
    """The category of each example by a head that was ``fitted`` on the other folds."""
    place = folds([one.sentence for one in listed])
    given = [""] * len(listed)
    for fold in range(FOLDS):
        head = fitted([one for one, at in zip(listed, place, strict=True) if at != fold])
        for number in np.flatnonzero(place == fold).tolist():
            given[number] = best(head, listed[number])
    return given


def macro_f1(gold: Sequence[str], given: Sequence[str]) -> float:
    """Mean of the F1 of each category of ``gold``."""
    right = Counter(a for a, b in zip(gold, given, strict=True) if a == b)
    wanted, said = Counter(gold), Counter(given)
    return sum(2 * right[root] / (wanted[root] + said[root]) for root in wanted) / len(wanted)


def ablation(listed: Sequence[Example]) -> dict[str, float]:
    """Cross-validated macro-F1 with all features, without each group, and with single groups."""
    groups: dict[str, tuple[Callable[[str], bool], float]] = {
        "all": (lambda _: True, STATE_SCALE),
        "without states": (lambda _: True, 0.0),
        "without words": (lambda name: not name.startswith("word "), STATE_SCALE),
        "without rules": (lambda name: not name.startswith("rule "), STATE_SCALE),
        "without frames": (lambda name: " > " not in name and "frame" not in name, STATE_SCALE),
        "without evidence": (lambda name: name.startswith(("word ", "rule ", "bias")), STATE_SCALE),
        "states alone": (lambda name: name == "bias", STATE_SCALE),
        "words alone": (lambda name: name.startswith(("word ", "bias")), 0.0),
        "rules alone": (lambda name: name.startswith(("rule ", "bias")), 0.0),
    }
    gold = [one.root for one in listed]
    found = {}
    for name, (wanted, scale) in groups.items():
        fitted = partial(fit, fitted_on="", wanted=wanted, state_scale=scale)
        found[name] = round(macro_f1(gold, cross_validated(listed, fitted)), 4)
    return found


def save(head: RootHead, file: Path) -> None:
    """The head as arrays that `RootHead.load` reads; 16 bits are enough for its weights."""
    np.savez_compressed(
        file,
        roots=np.array(head.roots),
        names=np.array(head.names),
        weights=head.weights.astype(np.float16),
        state_weights=head.state_weights.astype(np.float16),
        centre=head.centre.astype(np.float32),
        scale=head.scale.astype(np.float32),
        fitted_on=np.array(head.fitted_on),
    )


def main() -> None:
    """Fit and save, or print the ablation."""
    parser = argparse.ArgumentParser(prog="python -m training.roots", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--to", type=Path, help="the file that ships")
    parser.add_argument("--ablate", action="store_true", help="print what each group of features is worth")
    options = parser.parse_args()
    listed = examples(options.corpus)
    if options.ablate:
        print(json.dumps(ablation(listed)))
    if options.to:
        save(fit(listed, digest(options.corpus)), options.to)


if __name__ == "__main__":
    main()
