"""All in one: ``python -m training --work WORK --to FOLDER`` trains, exports, calibrates and fits."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from training.corpora import corpora


def main() -> None:
    """Run the four steps one after the other; stop at the first that fails."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--to", type=Path, required=True, help="folder for the files that ship")
    arguments = parser.parse_args()
    work, folder = str(arguments.work), str(arguments.to)
    checkpoint, floats, peak = (
        str(arguments.work / name) for name in ("final.pt", "reader-float.onnx", "peak.onnx")
    )
    events = str(corpora() / "zsp_plv/plv_train.jsonl.gz")
    for step in (
        ["training.train", "--work", work],
        ["training.export", "--checkpoint", checkpoint, "--to", folder, "--float", floats, "--peak", peak],
        ["training.calibrate", "--weights", folder],
        ["training.roots", "--corpus", events, "--to", str(arguments.to / "roots.npz")],
    ):
        subprocess.run([sys.executable, "-m", *step], check=True)  # noqa: S603 - our own modules


if __name__ == "__main__":
    main()
