"""The gate: no yardstick may fall below its floor, and floors only ever rise.

    python -m evals.floors            # run every eval of floors.json, exit code 1 below a floor
    python -m evals.floors --raise    # and put each floor that was passed up to the new figure

Corpora are found in this folder (our own stories) or through ``TRUCEWATCH_CORPORA``; a corpus whose digest
differs is another corpus, and its floor does not apply.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
#: A floor stands so far below the figure measured: the last digit may differ between processors.
SLACK = 0.005


def figure(result: dict[str, Any], key: str) -> float:
    """The number at a dotted key of an eval's JSON."""
    value: Any = result
    for part in key.split("."):
        value = value[part]
    return float(value)


def shortfalls(floors: dict[str, float], result: dict[str, Any]) -> Iterator[str]:
    """One sentence for every figure below its floor."""
    for key, floor in floors.items():
        reached = figure(result, key)
        if reached < floor:
            yield f"{key} is {reached:.4f}, below its floor of {floor:.4f}"


def raised(floors: dict[str, float], result: dict[str, Any]) -> dict[str, float]:
    """The floors after this result: none is lower than before."""
    return {key: max(floor, round(figure(result, key) - SLACK, 4)) for key, floor in floors.items()}


def digest(corpus: Path) -> str:
    """SHA-256 of a file, or of all files of a folder in the order of their names."""
    files = sorted(corpus.iterdir()) if corpus.is_dir() else [corpus]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def run(name: str, corpus: Path) -> dict[str, Any]:
    """The JSON object that an eval prints last; its progress goes to standard error."""
    command = [sys.executable, "-m", f"evals.{name}", "--corpus", str(corpus)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)  # noqa: S603 - our own module
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    """Run the gate."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raise", dest="lift", action="store_true", help="put floors up to what was reached")
    parser.add_argument("--only", help="only this eval")
    arguments = parser.parse_args()
    place = os.environ.get("TRUCEWATCH_CORPORA")
    if not place:
        sys.exit("TRUCEWATCH_CORPORA is not set: there is nothing to measure on")
    entries = json.loads(FLOORS.read_text(encoding="utf-8"))
    below: list[str] = []
    for entry in entries:
        if arguments.only not in {None, entry["eval"]}:
            continue
        own = FLOORS.parent / entry["corpus"]
        corpus = own if own.exists() else Path(place) / entry["corpus"]
        if digest(corpus) != entry["sha256"]:
            print(f"{entry['eval']}: {entry['corpus']} is another corpus than the floor's; skipped")
            continue
        result = run(entry["eval"], corpus)
        below += [
            f"{entry['eval']} on {entry['corpus']}: {told}" for told in shortfalls(entry["floors"], result)
        ]
        print(json.dumps({entry["eval"]: {key: figure(result, key) for key in entry["floors"]}}))
        if arguments.lift:
            entry["floors"] = raised(entry["floors"], result)
    if arguments.lift:
        FLOORS.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
    if below:
        sys.exit("\n".join(below))


if __name__ == "__main__":
    main()
