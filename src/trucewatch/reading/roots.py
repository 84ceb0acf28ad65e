"""Roots: which PLOVER category the event between two parties is, where no rule of ``events.tsv`` is specific.

A linear head over the readable features of a tie and the encoder's states at the deed and between the
parties, fitted by ``training/roots.py``. The states are of the masked view: exchanging names changes neither.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from trucewatch.errors import WeightsError
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import PloverRoot
from trucewatch.reading.decoding import Floats
from trucewatch.reading.ties import Tie, features

FILE = Path(__file__).parent / "weights" / "roots.npz"
YIELD = "YIELD"
"""PLOVER's older name for what became CONCEDE and RETREAT; the head does not tell these apart."""

States = Callable[[Span], Floats]
"""From words of the masked view to their state, shape ``(384,)``; zeros where there are none."""


def states_of(tie: Tie, state: States) -> Floats:
    """The states that the head reads, shape ``(768,)``: of the deed, and the mean of the words between."""
    width = len(state(Span(0, 0)))
    deed = np.zeros(width, np.float32) if tie.head is None else state(tie.w.tokens[tie.head].span)
    words = tie.words
    between = state(tie.w.span_of(words.start, words.stop)) if words else np.zeros(width, np.float32)
    return np.concatenate([deed, between])


@dataclass(frozen=True, eq=False)
class RootHead:
    """The fitted head.

    Attributes:
        roots: The categories; ``YIELD`` stands for CONCEDE and RETREAT.
        names: The features that it knows.
        weights: Shape ``(names, roots)``.
        state_weights: Shape ``(768, roots)``, for states that were centred and scaled.
        centre: Shape ``(768,)``, taken from the states.
        scale: Shape ``(768,)``, that the rest is multiplied by.
        fitted_on: SHA-256 of the corpus that it was fitted on.
    """

    roots: tuple[str, ...]
    names: tuple[str, ...]
    weights: Floats
    state_weights: Floats
    centre: Floats
    scale: Floats
    fitted_on: str

    @classmethod
    def load(cls, file: Path = FILE) -> RootHead:
        """The head in ``file`` (default: the packaged one).

        Raises:
            WeightsError: the file is missing.
        """
        try:
            with np.load(file, allow_pickle=False) as arrays:
                return cls(
                    roots=tuple(map(str, arrays["roots"])),
                    names=tuple(map(str, arrays["names"])),
                    weights=np.asarray(arrays["weights"], np.float32),
                    state_weights=np.asarray(arrays["state_weights"], np.float32),
                    centre=np.asarray(arrays["centre"], np.float32),
                    scale=np.asarray(arrays["scale"], np.float32),
                    fitted_on=str(arrays["fitted_on"]),
                )
        except FileNotFoundError as error:
            raise WeightsError(
                f"the reader's weights are incomplete: {file} is missing; reinstall trucewatch, "
                "or make the weights anew as training/README.md says"
            ) from error

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self.names)}

    def shares(self, tie: Tie, states: Floats) -> dict[str, float]:
        """How likely each category is for the event of a tie with these `states_of` it, together 1."""
        known = [self._rows[name] for name in sorted(features(tie)) if name in self._rows]
        seen = (states - self.centre) * self.scale
        scores = self.weights[known].sum(0) + seen @ self.state_weights
        odds = np.exp(scores - scores.max())
        return {root: float(share) for root, share in zip(self.roots, odds / odds.sum(), strict=True)}

    def root(self, tie: Tie, state: States) -> tuple[PloverRoot, float]:
        """The likeliest category of the event that ties the two, and how likely it is."""
        shares = self.shares(tie, states_of(tie, state))
        best = max(shares, key=lambda root: (shares[root], root))
        return _plover(best, tie), shares[best]


def _plover(root: str, tie: Tie) -> PloverRoot:
    """``root`` in today's words: who yields withdraws or hands over where words say so, or concedes."""
    if root != YIELD:
        return PloverRoot(root)
    gone = any(one.root == PloverRoot.RETREAT for one in tie.deeds)
    return PloverRoot.RETREAT if gone else PloverRoot.CONCEDE
