"""All in one: ``python -m training --work WORK --to FOLDER`` trains, exports and calibrates."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run the three steps one after the other; stop at the first that fails."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--to", type=Path, required=True, help="folder for the files that ship")
    arguments = parser.parse_args()
    work, folder = str(arguments.work), str(arguments.to)
    checkpoint, floats, peak = (
        str(arguments.work / name) for name in ("final.pt", "reader-float.onnx", "peak.onnx")
    )
    for step in (
        ["training.train", "--work", work],
        ["training.export", "--checkpoint", checkpoint, "--to", folder, "--float", floats, "--peak", peak],
        ["training.calibrate", "--weights", folder],
    ):
        subprocess.run([sys.executable, "-m", *step], check=True)  # noqa: S603 - our own modules


if __name__ == "__main__":
    main()
