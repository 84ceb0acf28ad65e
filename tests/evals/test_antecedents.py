"""The yardstick of antecedents: its treebank reading, and what counts as right."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from evals.antecedents import Case, summary
from evals.gum import GumDocument, documents

SENTENCES = (
    (
        ("Dale", "PROPN", 2, "nsubj", "Entity=(1-person-new-sss-cf1-1-coref)"),
        ("left", "VERB", 0, "root", "_"),
        (".", "PUNCT", 2, "punct", "_"),
    ),
    (
        (
            "The",
            "DET",
            2,
            "det",
            "Discourse=attribution-positive:2->1:0|Entity=(1-person-giv:act-sss-cf1-2-coref",
        ),
        ("baker", "NOUN", 3, "nsubj", "Entity=1)"),
        ("said", "VERB", 0, "root", "_"),
        (
            "they",
            "PRON",
            5,
            "nsubj",
            "Discourse=ROOT:0:0|Entity=(2-person-new-sss-cf1-1-ana)|SplitAnte=1<2,3<2",
        ),
        ("fled", "VERB", 3, "ccomp", "SpaceAfter=No"),
        (".", "PUNCT", 3, "punct", "_"),
    ),
)


@pytest.fixture
def document(tmp_path: Path) -> GumDocument:
    """A small document of our own in the treebank's form."""
    lines = ["# newdoc id = own", "# meta::genre = news"]
    for sentence in SENTENCES:
        lines.append("# newpar")
        for number, (form, tag, head, relation, misc) in enumerate(sentence, 1):
            lines.append("\t".join([str(number), form, "_", tag, "_", "_", str(head), relation, "_", misc]))
        lines.append("")
    path = tmp_path / "own.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    (only,) = documents(path)
    return only


def test_text_and_mentions_slice(document: GumDocument) -> None:
    """Paragraphs are parted, spaces stand where the treebank has them, spans hold their words."""
    assert document.text == "Dale left .\n\nThe baker said they fled."
    printed = [(mention.span.of(document.text), mention.chain) for mention in document.mentions]
    assert printed == [("Dale", "1"), ("The baker", "1"), ("they", "2")]
    assert document.mentions[1].head.of(document.text) == "baker"
    assert document.split == {"2": frozenset({"1", "3"})}


def test_sources_are_subjects_of_attributions(document: GumDocument) -> None:
    """The subject of the attributing unit, not of what is said."""
    assert [mention.span.of(document.text) for mention in document.sources()] == ["The baker"]


def test_figures() -> None:
    """Accuracy over those resolved; open over those that have an antecedent."""
    right = Case("he", pronoun=True, anaphoric=True, resolved=True, right=True)
    wrong = Case("she", pronoun=True, anaphoric=False, resolved=True, right=False)
    left = Case("the baker", pronoun=False, anaphoric=True, resolved=False, right=False, read=False)
    figures = summary([right, wrong, left])
    assert (figures["accuracy"], figures["open_rate"], figures["unread"]) == (0.5, 0.5, 1)
    assert figures["pronouns"]["open_rate"] == 0
    assert figures["nouns"]["accuracy"] == 0
