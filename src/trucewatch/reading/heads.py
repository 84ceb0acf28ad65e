"""What stands behind the encoder: the chains of labels, and the small network that reads for one cue."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from threadpoolctl import ThreadpoolController

from trucewatch.reading.decoding import Chain, Floats, Index


class Heads:
    """Three chains, and the scores of a window's words given one cue."""

    def __init__(self, arrays: dict[str, Floats]) -> None:
        self.flat, self.given, self.entities = (
            Chain(*(arrays[f"{name}.{part}"] for part in Chain._fields))
            for name in ("flat", "given", "entities")
        )
        self._near = {name: arrays[f"near.{name}"] for name in ("distance", "unit", "between")}
        self._hidden = arrays["hidden.weight"], arrays["hidden.bias"]
        self._out = arrays["out.weight"], arrays["out.bias"]
        self._threads = ThreadpoolController()

    def conditioned(self, link: Floats, units: Index, cues: Sequence[tuple[int, int]]) -> list[Floats]:
        """Emissions ``(words, 5)`` given each cue (a half-open range of words).

        ``link`` is ``(words, 4 * width)``: each word's part added and multiplied as a word, then as a cue.
        """
        # The products are small: threads that wait for one another cost more than they save, many times more
        # on a machine that does something else as well.
        with self._threads.limit(limits=1, user_api="blas"):
            return self._conditioned(link, units, cues)

    def _conditioned(self, link: Floats, units: Index, cues: Sequence[tuple[int, int]]) -> list[Floats]:
        added, gated, to_add, to_gate = np.split(link, 4, axis=1)
        heads = np.array([start for start, _ in cues], np.int64)
        emissions = []
        for at, (start, end) in enumerate(cues):
            near = nearness(units, np.arange(start, end), np.delete(heads, at))
            z = gated * to_gate[start:end].mean(0)
            z += added
            z += to_add[start:end].mean(0)
            for name, table in self._near.items():
                z += table[near[name]]
            z = np.maximum(np.maximum(z, 0, out=z) @ self._hidden[0] + self._hidden[1], 0)
            emissions.append(z @ self._out[0] + self._out[1])
        return emissions


def nearness(units: Index, cue: Index, others: Index) -> dict[str, Index]:
    """How each word of a window stands to one cue; every table has shape ``(words,)``, int64.

    ``units`` ``(words,)`` is the unit of each word; ``cue`` holds the cue's words; ``others`` the first words
    of the window's other cues. ``distance`` (0-16): 8 is inside the cue, below and above are doubling
    distances before and after; ``unit`` (0-6): 3 is the cue's own; ``between`` (0-8): 4 means that no
    other cue stands between.
    """
    words = np.arange(len(units))
    first, last = int(cue[0]), int(cue[-1])
    before, after = np.maximum(first - words, 0), np.maximum(words - last, 0)
    gap = before + after
    step = np.where(gap > 0, np.minimum(np.floor(np.log2(np.maximum(gap, 1))).astype(np.int64) + 1, 8), 0)
    side = np.where(before > 0, -1, 1)
    count = np.searchsorted(np.sort(others), words, side="right")
    at_cue = np.searchsorted(np.sort(others), first, side="right")
    crossed = np.clip(count - at_cue, -4, 4)
    return {
        "distance": 8 + side * step,
        "unit": np.clip(units - units[first], -3, 3) + 3,
        "between": crossed + 4,
    }
