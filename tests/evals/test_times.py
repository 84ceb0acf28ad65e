"""The scoring of times: what counts as found, how corpora are read, how errors are grouped."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from evals.times import pages, score

TEXT = "They met on Monday and last week, and then came on Monday."
ROW = {
    "dct": "2022-08-05T00:00",
    "text": TEXT,
    "timex": [
        {"start": 12, "end": 18, "type": "DATE", "value": "2022-08-01"},
        {"start": 23, "end": 32, "type": "DATE", "value": "2022-W29"},
        {"start": 38, "end": 42, "type": "DATE", "value": "PAST_REF"},
    ],
}
MEANTIME = {
    "dct": "05-08-2022",
    "tokens": ["Guns", "fall", "silent", "5", "August", "2022", "He", "left", "(", "on", "Monday", ")", "."],
    "sentence_of": [0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 6],
    "mentions": [
        {"kind": "TIMEX3", "tokens": [3, 4, 5], "type": "DATE", "value": "2022-08-05"},
        {"kind": "TIMEX3", "tokens": [10], "type": "DATE", "value": "2022-08-01"},
        {"kind": "TIMEX3", "tokens": [], "type": "DATE", "value": "2022"},
        {"kind": "EVENT_MENTION", "tokens": [7]},
    ],
}


def corpus(folder: Path, *rows: dict[str, Any]) -> Path:
    """A corpus file of ``rows``."""
    path = folder / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


def test_scores(tmp_path: Path) -> None:
    """Two of three are found, one with its value; one more is found where none is."""
    result = score([corpus(tmp_path, ROW)])
    assert result["gold"] == 3
    assert result["strict"] == {"p": 0.6667, "r": 0.6667, "f1": 0.6667}
    assert result["value"] == {"p": 0.3333, "r": 0.3333, "f1": 0.3333}


def test_errors_are_grouped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By kind and shape, the values of both side by side."""
    score([corpus(tmp_path, ROW)], show=2)
    told = capsys.readouterr().err
    assert "== value: 1" in told
    assert "DATE 2022-W29 / DATE 2022-W30" in told
    assert "== missed: 1\n-- 1 then" in told
    assert "== spurious: 1\n-- 1 DAY" in told


def test_meantime(tmp_path: Path) -> None:
    """Tokens are set as they would be printed; expressions without words and unread sentences stay out."""
    (page,) = pages(corpus(tmp_path, MEANTIME))
    assert page.text == "Guns fall silent\n5 August 2022\nHe left (on Monday)"
    assert page.published is not None
    assert page.published.isoformat() == "2022-08-05"
    assert [span.of(page.text) for span in page.wanted] == ["5 August 2022", "Monday"]
    assert score([corpus(tmp_path, MEANTIME)])["value"]["f1"] == 1
