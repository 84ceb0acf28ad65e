"""Who says what: decoding against a slow reference, and the packaged reader on dispatches of our own."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.model.span import joined
from trucewatch.reading.attribution import Attribution
from trucewatch.reading.decoding import Chain, likeliest_spans, marginals, runs, span_shares, viterbi
from trucewatch.reading.masking import mask
from trucewatch.reading.network import WEIGHTS, Network

OURS = (
    "Varland",
    "Varlandic",
    "Varlandics",
    "Ana Reth",
    "Reth",
    "Ostria",
    "Ostrian",
    "Ostrians",
    "Ed Oor",
    "Oor",
)
THEIRS = (*OURS[5:], *OURS[:5])
REAL = (
    "Armenia",
    "Armenian",
    "Armenians",
    "X. Sargsian",
    "Sargsian",
    "Russia",
    "Russian",
    "Russians",
    "Y. Lavrin",
    "Lavrin",
)
FORMS = (NameForm.NAME, NameForm.ADJECTIVE, NameForm.PEOPLE, NameForm.PERSON, NameForm.PERSON)
STORY = (
    "{0} accused {5} of shelling two villages on Monday.\n\n{8}, an {6} official, denied that any {6} gun had "
    "fired. “We keep the truce,” he told reporters, “and we will keep it.” According to him, the {1} army moved "
    "first. {2} fear more shelling, {3} said. {4} said the road would stay open."
)


@pytest.fixture(scope="module")
def reader() -> Network:
    """The packaged reader."""
    if not (WEIGHTS / "reader.onnx").is_file():
        pytest.skip("the weights are not in place")
    return Network.load(threads=1)


def lexicon(names: tuple[str, ...]) -> Lexicon:
    """Two parties, each with an official, under the given names."""
    return Lexicon(
        LexiconEntry(name, FORMS[at % 5], f"party/{at // 5}{'/official' if at % 5 > 2 else ''}")
        for at, name in enumerate(names)
    )


def told(reader: Network, text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, as printed; no name is known beforehand."""
    masked = mask(text, Lexicon([]))
    return [
        (joined(text, masked.originals(one.source)), joined(text, masked.originals(one.cue)),
         joined(text, masked.originals(one.content)))
        for one in reader.read(masked).attributions
    ]  # fmt: skip


def best_by_trying(emissions: np.ndarray, chain: Chain) -> float:
    """The best path's score, found by trying every path."""
    words, labels = emissions.shape
    return max(
        score(np.array(path), emissions, chain) for path in itertools.product(range(labels), repeat=words)
    )


def score(path: np.ndarray, emissions: np.ndarray, chain: Chain) -> float:
    """The score of one path."""
    total = chain.start[path[0]] + chain.end[path[-1]] + emissions[np.arange(len(path)), path].sum()
    return float(total + chain.transitions[path[:-1], path[1:]].sum())


@given(st.lists(st.integers(0, 5), min_size=1, max_size=4), st.integers(0, 1000))
def test_viterbi_finds_the_best_path_of_every_row(lengths: list[int], seed: int) -> None:
    """Whatever rows stand beside it."""
    draw = np.random.default_rng(seed)
    chain = Chain(*(draw.normal(size=shape).astype(np.float32) for shape in ((3,), (3, 3), (3,))))
    rows = [draw.normal(size=(length, 3)).astype(np.float32) for length in lengths]
    for row, path in zip(rows, viterbi(rows, chain), strict=True):
        assert len(path) == len(row)
        if len(row):
            assert score(path, row, chain) == pytest.approx(best_by_trying(row, chain), abs=1e-4)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=4), st.integers(0, 1000))
def test_marginals_are_shares_of_all_paths(lengths: list[int], seed: int) -> None:
    """Against the sum over every path, with one step forbidden."""
    draw = np.random.default_rng(seed)
    chain = Chain(*(draw.normal(size=shape).astype(np.float32) for shape in ((3,), (3, 3), (3,))))
    chain.transitions[0, 2] = -1e4
    rows = [draw.normal(size=(length, 3)).astype(np.float32) for length in lengths]
    for row, found in zip(rows, marginals(rows, chain), strict=True):
        wanted = np.zeros(row.shape)
        for path in itertools.product(range(3), repeat=len(row)):
            if len(row):
                wanted[np.arange(len(row)), path] += np.exp(score(np.array(path), row, chain))
        np.testing.assert_allclose(found, wanted / np.maximum(wanted.sum(1, keepdims=True), 1e-9), atol=1e-4)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=2), st.integers(0, 1000))
def test_shares_of_spans_are_shares_of_all_paths(lengths: list[int], seed: int) -> None:
    """Against the sum over every path that BIO allows, spelled out."""
    draw = np.random.default_rng(seed)
    chain = Chain(*(draw.normal(size=shape).astype(np.float32) for shape in ((5,), (5, 5), (5,))))
    for inside, begin in ((2, 1), (4, 3)):
        chain.start[inside] = -1e4
        chain.transitions[[at for at in range(5) if at not in (inside, begin)], inside] = -1e4
    rows = [draw.normal(size=(length, 5)).astype(np.float32) for length in lengths]
    for row, found in zip(rows, span_shares(rows, chain), strict=True):
        wanted, whole = np.zeros((2, len(row), len(row))), 1e-30
        for path in itertools.product(range(5), repeat=len(row)):
            if len(row):
                labels = np.array(path)
                weight = np.exp(score(labels, row, chain))
                whole += weight
                for role in range(2):
                    for first, end in runs(labels, role):
                        wanted[role, first, end - 1] += weight
        np.testing.assert_allclose(found, wanted / whole, atol=1e-4)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 5), st.integers(0, 1000))
def test_the_likeliest_spans_sum_highest(words: int, seed: int) -> None:
    """Against every set of spans that do not overlap."""
    shares = np.triu(np.random.default_rng(seed).random((2, words, words))).astype(np.float32)
    found = likeliest_spans(shares, 0.4)
    assert all(end <= first for (_, end, _), (first, _, _) in itertools.pairwise(found))

    def best(first: int) -> float:
        if first == words:
            return 0.0
        taken = [
            float(shares[role, first, last]) - 0.4 + best(last + 1)
            for role in range(2)
            for last in range(first, words)
        ]
        return max(best(first + 1), *taken)

    assert sum(float(shares[role, a, b - 1]) - 0.4 for a, b, role in found) == pytest.approx(
        best(0), abs=1e-5
    )


def test_runs_begin_anew_at_b() -> None:
    """Two spans of one role may touch."""
    labels = np.array([1, 2, 1, 0, 3, 4, 4, 1])
    assert runs(labels, 0) == [(0, 2), (2, 3), (7, 8)]
    assert runs(labels, 1) == [(4, 7)]
    assert runs(np.zeros(0, np.int64), 0) == []


def test_missing_weights_are_named(tmp_path: Path) -> None:
    """With what to do about it."""
    with pytest.raises(FileNotFoundError, match=r"reader\.onnx is missing"):
        Network.load(tmp_path)


def test_no_name_changes_what_is_read(reader: Network) -> None:
    """Exchanging the parties, or renaming them, leaves every attribution of the view as it was."""
    ours, *others = (
        reader.read(mask(STORY.format(*names), lexicon(names))).attributions for names in (OURS, THEIRS, REAL)
    )
    assert len(ours) >= 6
    assert all(other == ours for other in others)


def test_a_text_reads_the_same_alone_and_among_others(reader: Network) -> None:
    """So that reading twice adds nothing to the record."""
    texts = [mask(STORY.format(*names), lexicon(OURS)) for names in (OURS, REAL)]
    first, *_ = [reader.read(text) for text in texts]
    again = reader.read(texts[0])
    assert again.attributions == first.attributions
    assert again.entities == first.entities


def test_every_span_is_in_order_and_in_the_text(reader: Network) -> None:
    """And each row has a cue and a content."""
    masked = mask(STORY.format(*OURS), lexicon(OURS))
    for one in reader.read(masked).attributions:
        assert one.cue and one.content  # noqa: PT018
        assert 0 < one.confidence <= 1
        for spans in (one.source, one.cue, one.content):
            assert list(spans) == sorted(spans)
            assert all(0 <= span.start < span.end <= len(masked.text) for span in spans)


def test_nested_rows_point_to_the_row_that_holds_them(reader: Network) -> None:
    """The parent's content covers what its child says."""
    text = "The minister said that the general had told the monitors that his guns were silent that night."
    found = reader.read(mask(text, Lexicon([]))).attributions
    inner = [one for one in found if one.parent is not None]
    assert inner
    for one in inner:
        assert isinstance(one, Attribution) and one.parent is not None  # noqa: PT018
        assert any(found[one.parent].content[0].contains(span) for span in one.content)


def test_nothing_is_read_from_nothing(reader: Network) -> None:
    """An empty text, and one without any statement."""
    assert reader.read(mask("", Lexicon([]))).attributions == []
    assert reader.read(mask(" \n\n ", Lexicon([]))).attributions == []
    assert told(reader, "The road is four kilometres long.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The ministry denied that its troops had fired.",
            ("The ministry", "denied", "that its troops had fired"),
        ),
        ("According to him, the bridge was closed.", ("him", "According to", "the bridge was closed")),
        (
            "Varland accuses Ostria of breaking the truce.",
            ("Varland", "accuses", "Ostria of breaking the truce"),
        ),
    ],
)
def test_plain_attributions(reader: Network, text: str, wanted: tuple[str, str, str]) -> None:
    """The commonest forms of a cease-fire dispatch."""
    assert wanted in told(reader, text)
