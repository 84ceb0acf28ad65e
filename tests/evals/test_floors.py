"""The gate on quality: what it refuses, and that floors never sink."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from evals.floors import FLOORS, digest, raised, shortfalls

RESULT = {"source": {"f1": 0.81}, "recall": 0.7}


def test_a_figure_below_its_floor_is_told() -> None:
    """One sentence for each shortfall, none for what holds."""
    assert list(shortfalls({"source.f1": 0.80, "recall": 0.7}, RESULT)) == []
    (told,) = shortfalls({"source.f1": 0.82, "recall": 0.7}, RESULT)
    assert "source.f1" in told


@given(st.floats(0, 1), st.floats(0, 1))
def test_floors_never_sink(floor: float, reached: float) -> None:
    """Whatever was reached, the new floor is no lower than the old one."""
    assert raised({"recall": floor}, {"recall": reached})["recall"] >= floor


def test_the_floors_name_their_corpora() -> None:
    """Every floor belongs to a corpus of a known digest and to an eval of ours."""
    for entry in json.loads(FLOORS.read_text(encoding="utf-8")):
        assert len(entry["sha256"]) == 64
        assert (FLOORS.parent / f"{entry['eval']}.py").exists()
        assert entry["floors"]


def test_a_folder_s_digest_is_that_of_its_files(tmp_path: Path) -> None:
    """Another story, or another word in one, makes another corpus."""
    (tmp_path / "a.yaml").write_text("one", encoding="utf-8")
    before = digest(tmp_path)
    assert before == digest(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").write_text("two", encoding="utf-8")
    assert digest(tmp_path) != before
