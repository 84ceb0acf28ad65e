"""The encoder: one small transformer in ONNX, and the only place that knows its runtime."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import onnxruntime

from trucewatch.reading.passages import Passage

Floats = npt.NDArray[np.float32]


class Scores(NamedTuple):
    """What the encoder and its linear heads say of each piece (or of each word), float32.

    ``flat`` ``(pieces, 7)``: scores of the labels of attribution; ``entities`` ``(pieces, 13)``: of names by
    kind; ``actual`` ``(pieces, 1)``: the logit that an event told by the word happened; ``link``
    ``(pieces, 4 * width)``: projections for the head that reads for one cue; ``states`` ``(pieces, 384)``.
    """

    flat: Floats
    entities: Floats
    actual: Floats
    link: Floats
    states: Floats

    def at(self, rows: npt.NDArray[np.int64]) -> Scores:
        """The scores of ``rows`` alone."""
        return Scores(*(part[rows] for part in self))


class Encoder:
    """An ONNX session from the ids and features of one passage to the scores of its pieces."""

    def __init__(self, model: Path, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that wait by spinning would take the cores from the decoding between two windows.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Window lengths vary; an arena that keeps a block for each of them grows without need.
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(
            str(model), sess_options=options, providers=["CPUExecutionProvider"]
        )

    def run(self, passage: Passage) -> Scores:
        """Scores of every piece of ``passage``, [CLS] and [SEP] included.

        One window at a time: the int8 kernels scale activations by the largest value of a whole call, so
        that in a batch a window's scores would depend on its neighbours, and the same article read alone
        and read among others could give different rows.
        """
        inputs = {
            "ids": passage.ids[None].astype(np.int64),
            "features": passage.features[None].astype(np.int64),
        }
        found = self._session.run(list(Scores._fields), inputs)
        return Scores(*(np.asarray(part[0], np.float32) for part in found))
