"""The encoder: one small transformer in ONNX, and the only place that knows its runtime."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime

from trucewatch.reading.passages import Passage

Floats = npt.NDArray[np.float32]


class Encoder:
    """An ONNX session from ``(rows, pieces)`` ids and features to scores and projections of each piece."""

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

    def run(self, passage: Passage) -> tuple[Floats, Floats]:
        """Flat emissions ``(pieces, 7)`` and link projections ``(pieces, width)``, [CLS] and [SEP] included.

        One window at a time: the int8 kernels scale activations by the largest value of a whole call, so
        that in a batch a window's scores would depend on its neighbours, and the same article read alone
        and read among others could give different rows.
        """
        flat, link = self._session.run(
            None,
            {
                "ids": passage.ids[None].astype(np.int64),
                "features": passage.features[None].astype(np.int64),
            },
        )
        return np.asarray(flat[0], np.float32), np.asarray(link[0], np.float32)
