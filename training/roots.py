"""Fits the head that tells which PLOVER category the event between two parties is.

``python -m training.roots --corpus zsp_plv/plv_train.jsonl.gz --to src/trucewatch/reading/weights/roots.npz``
reads the corpus with the packaged encoder, whose states stay as they are, and fits a multinomial logistic
regression on them and on the readable features. Sentences made of the words of ``plover.yaml`` in PLOVER's
frames take part with a small weight: who threatens to do something threatens, whatever it is. It needs no
torch and takes a few minutes; run it anew whenever the encoder changes. ``--ablate`` prints the
cross-validated macro-F1 of each group of features.
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
from trucewatch.model.vocabulary import PloverRoot
from trucewatch.reading.decoding import Floats, Index
from trucewatch.reading.masking import mask
from trucewatch.reading.network import Network
from trucewatch.reading.roots import RootHead, states_of
from trucewatch.reading.ties import GIVING, TAKING, Tie, features
from trucewatch.reading.wording import Wording, data, inflect

FOLDS, SEED = 5, 7
PENALTY = 2e-4  # of the squared weights, beside the mean loss; 1e-4 to 5e-4 are alike
MADE_WEIGHT = 0.3  # of a sentence that was made, beside one of the corpus
MADE_EVERY = 4  # of the sentences that can be made so many are left out but one
STATE_SCALE = 0.1  # what a state's standard deviation becomes, so that 768 of them do not drown 60 features
RARE = 2  # ties that a feature must stand in to count
STEPS = 400
OLDER = frozenset({PloverRoot.CONCEDE, PloverRoot.RETREAT})  # what the corpus calls YIELD
_FRAMES = frozenset({"promise", "refuse", "demand", "threat", "end", "start", "permit", "say"})
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


def made() -> list[tuple[frozenset[str], str]]:
    """Features and category of sentences made of PLOVER's words: each verb told, promised, refused, ...."""
    sentences = []
    for root, phrases in data("plover.yaml")["verbs"].items():
        if root in set(PloverRoot):
            for phrase in phrases:
                verb, *rest = phrase.split()
                shape, tail = inflect(verb), " ".join(rest)
                sentences += [(f"has {shape.past[-1]} {tail}", root), (f"{shape.past[0]} {tail}", root)]
                sentences += [(f"{frame} {shape.base} {tail}", told) for frame, told in _framed(root)]
    return [
        (features(_between(f"Varland {words} Ostria.")), "YIELD" if root in OLDER else root)
        for words, root in sentences[::MADE_EVERY]
    ]


def _framed(root: str) -> list[tuple[str, str]]:
    """The frames that a deed of category ``root`` can stand in, and what is told there by PLOVER's rules."""
    frames = [("refused to", "REJECT"), ("will not", "REJECT"), ("threatened to", "THREATEN")]
    frames.append(("said that it must", "REQUEST"))
    if root in GIVING:
        frames += [("agreed to", "AGREE"), ("will", "AGREE"), ("is willing to", "AGREE")]
    return frames + ([("will", "THREATEN")] if root in TAKING else [])


def _between(sentence: str) -> Tie:
    """The tie of a sentence's first word and its last."""
    w = Wording.of(sentence, 0, Span(0, len(sentence)))
    return Tie(w, range(1), range(len(w) - 2, len(w) - 1))


def fit(
    listed: Sequence[Example],
    fitted_on: str,
    *,
    wanted: Callable[[str], bool] = lambda _: True,
    state_scale: float = STATE_SCALE,
    made_weight: float = MADE_WEIGHT,
) -> RootHead:
    """The head for ``listed``; of the features those that are ``wanted`` and not rare."""
    taught = made() if made_weight else []
    found = [features(one.tie) for one in listed] + [each for each, _ in taught]
    told = [one.root for one in listed] + [root for _, root in taught]
    counts = Counter(name for each in found for name in each)
    known = tuple(sorted(name for name, count in counts.items() if count >= RARE and wanted(name)))
    row = {name: number for number, name in enumerate(known)}
    there = np.zeros((len(found), len(known)), np.float32)
    for number, each in enumerate(found):
        there[number, [row[name] for name in each if name in row]] = 1.0
    states = np.stack([one.states for one in listed])
    centre, scale = states.mean(0), state_scale / (states.std(0) + 1e-3)
    seen = np.zeros((len(found), len(centre)), np.float32)  # a made sentence has the mean state
    seen[: len(listed)] = (states - centre) * scale
    roots = tuple(sorted({one.root for one in listed}))
    kept = [number for number, root in enumerate(told) if root in roots]
    weights = _regress(
        np.hstack([there, seen])[kept],
        np.array([roots.index(told[number]) for number in kept]),
        np.array([1.0 if number < len(listed) else made_weight for number in kept], np.float32),
        len(roots),
    )
    return RootHead(roots, known, weights[: len(known)], weights[len(known) :], centre, scale, fitted_on)


def _regress(x: Floats, wants: Index, counts: Floats, classes: int) -> Floats:
    """Weights ``(features, classes)`` of multinomial logistic regression with a squared penalty.

    Nesterov's accelerated descent on one coefficient per row, since the weights are sums of rows; ``counts``
    ``(rows,)`` says how much each row counts.
    """
    total = float(counts.sum())
    gram = x @ x.T
    vector: Floats = np.ones(len(x), np.float32)
    for _ in range(20):  # the largest eigenvalue, by power iteration
        vector = np.asarray(gram @ vector, np.float32)
        largest = float(np.linalg.norm(vector))
        vector /= np.float32(largest)
    step = 1.0 / (0.5 * largest * float(counts.max()) / total + PENALTY)
    target = np.eye(classes, dtype=np.float32)[wants]
    now = ahead = np.zeros((len(x), classes), np.float32)
    momentum = 1.0
    for _ in range(STEPS):
        scores = gram @ ahead
        odds = np.exp(scores - scores.max(1, keepdims=True))
        slope = counts[:, None] * (odds / odds.sum(1, keepdims=True) - target) / total + PENALTY * ahead
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
    every, no_words = (lambda _: True), (lambda name: not name.startswith("word "))
    groups: dict[str, tuple[Callable[[str], bool], float, float]] = {
        "all": (every, STATE_SCALE, MADE_WEIGHT),
        "without made sentences": (every, STATE_SCALE, 0.0),
        "without states": (every, 0.0, MADE_WEIGHT),
        "without words": (no_words, STATE_SCALE, MADE_WEIGHT),
        "without rules": (lambda name: not name.startswith("rule "), STATE_SCALE, MADE_WEIGHT),
        "without frames": (lambda name: not _is_frame(name), STATE_SCALE, MADE_WEIGHT),
        "without PLOVER's words": (lambda n: n.startswith(("word ", "rule ", "bias")), STATE_SCALE, 0.0),
        "states alone": (lambda name: name == "bias", STATE_SCALE, 0.0),
        "words alone": (lambda name: name.startswith(("word ", "bias")), 0.0, 0.0),
        "rules alone": (lambda name: name.startswith(("rule ", "bias")), 0.0, 0.0),
    }
    gold = [one.root for one in listed]
    found = {}
    for name, (wanted, scale, weight) in groups.items():
        fitted = partial(fit, fitted_on="", wanted=wanted, state_scale=scale, made_weight=weight)
        found[name] = round(macro_f1(gold, cross_validated(listed, fitted)), 4)
    return found


def _is_frame(name: str) -> bool:
    """Whether a feature is of a frame, alone or over a deed."""
    kind, _, rest = name.partition(" ")
    return kind != "word" and (">" in rest or kind == "frame" or any(p in _FRAMES for p in name.split()))


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
