"""Time expressions against TimeML corpora: strict span F1 and value F1.

Strict: the same span. Value: the same span and the same TIMEX3 value, as TempEval-3 counts it.

    python -m evals.times --corpus FILE [FILE ...]
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from trucewatch.naming.times import find_times


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file, gzipped or not: ``dct``, ``text``, ``timex[{start, end, type, value}]``."""
    data = path.read_bytes()
    lines = gzip.decompress(data) if path.suffix == ".gz" else data
    yield from (json.loads(line) for line in lines.splitlines())


def score(paths: list[Path], *, show: bool = False) -> dict[str, Any]:
    """Counts over all documents of ``paths``; with ``show`` what was missed or wrong goes to stderr."""
    gold = predicted = strict = valued = 0
    for path in paths:
        for row in documents(path):
            published = date.fromisoformat(row["dct"][:10]) if row.get("dct") else None
            wanted = {(t["start"], t["end"]): t for t in row["timex"]}
            given = {tuple(t.span): t for t in find_times(row["text"], published)}
            gold, predicted = gold + len(wanted), predicted + len(given)
            for span in wanted.keys() & given.keys():
                strict += 1
                valued += (wanted[span].get("value") or "") == (given[span].value or "")
            if show:
                _show(row["text"], published, wanted, given)
    return {"strict": _prf(strict, predicted, gold), "value": _prf(valued, predicted, gold), "gold": gold}


def _prf(right: int, predicted: int, gold: int) -> dict[str, float]:
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(2 * p * r / (p + r), 4) if p + r else 0.0}


def _show(text: str, published: date | None, wanted: dict[Any, Any], given: dict[Any, Any]) -> None:
    for span in sorted(wanted.keys() | given.keys()):
        want, got = wanted.get(span), given.get(span)
        if want is None or got is None or want.get("value") != got.value:
            before, after = text[max(0, span[0] - 40) : span[0]], text[span[1] : span[1] + 20]
            line = f"{before}[{text[span[0] : span[1]]}]{after}".replace("\n", " ")
            values = f"{want.get('value') if want else '-'} / {got.value if got else '-'}"
            print(f"{published} {values}: {line}", file=sys.stderr)


def main() -> None:
    """Prints one JSON object as the last line of standard output."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, nargs="+", required=True)
    parser.add_argument("--show", action="store_true", help="list what was missed or wrong on standard error")
    arguments = parser.parse_args()
    print(json.dumps(score(arguments.corpus, show=arguments.show)))


if __name__ == "__main__":
    main()
