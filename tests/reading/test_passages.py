"""Windows: they cover the text, and no name's spelling reaches them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.reading import network
from trucewatch.reading.masking import mask, placeholder
from trucewatch.reading.passages import CLS, SEP, Pieces, cut, passage, spare_id, units, windows

TOKENIZER = network.WEIGHTS / "tokenizer.json"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """The packaged tokenizer."""
    if not Path(TOKENIZER).is_file():
        pytest.skip("the weights are not in place")
    return Tokenizer.from_file(str(TOKENIZER))


def lexicon(*names: str) -> Lexicon:
    """Two parties with their adjectives and one person each, under the given names."""
    forms = (NameForm.NAME, NameForm.ADJECTIVE, NameForm.PERSON)
    return Lexicon(
        LexiconEntry(name, forms[at % 3], f"party/{at // 3}{'/person' if at % 3 == 2 else ''}")
        for at, name in enumerate(names)
    )


OURS = ("Varland", "Varlandic", "Ana Reth", "Ostria", "Ostrian", "Ed Oor")
THEIRS = ("Ostria", "Ostrian", "Ed Oor", "Varland", "Varlandic", "Ana Reth")
REAL = ("Armenia", "Armenian", "A. B. Sarkissian-Petrov", "Azerbaijan", "Azerbaijani", "K. Guliyev")
STORY = (
    "{0} said on Monday that an {4} patrol had crossed the line. “We will answer,” {2} told reporters.\n\n"
    "{5} denied it. The {1} claim, he said, was “not true”; {3} keeps the truce."
)


def test_renaming_and_exchanging_gives_the_same_input_bit_for_bit(tokenizer: Tokenizer) -> None:
    """Invented, exchanged and real names, of other lengths and with other articles."""
    inputs = []
    for names in (OURS, THEIRS, REAL):
        pieces = cut(mask(STORY.format(*names), lexicon(*names)).text, tokenizer)
        inputs.append([passage(pieces, w.first, w.last) for w in windows(pieces, budget=30, overlap=12)])
    for ours, *others in zip(*inputs, strict=True):
        for other in others:
            assert np.array_equal(ours.ids, other.ids)
            assert np.array_equal(ours.features, other.features)


def test_a_window_counts_its_names_anew(tokenizer: Tokenizer) -> None:
    """By first appearance in the window, not in the document."""
    text = " ".join(placeholder(NameForm.PLACE, number) for number in (7, 3, 7))
    pieces = cut(text, tokenizer)
    place = list(NameForm).index(NameForm.PLACE)
    assert passage(pieces, 0, 3).ids.tolist() == [
        CLS,
        spare_id(place, 0),
        spare_id(place, 1),
        spare_id(place, 0),
        SEP,
    ]
    assert passage(pieces, 1, 3).ids.tolist() == [CLS, spare_id(place, 0), spare_id(place, 1), SEP]


def test_pieces_slice_to_what_they_stand_for(tokenizer: Tokenizer) -> None:
    """With case and quotation marks as features."""
    text = "The café’s “Ünited” front\n\nsaid NO."
    pieces = cut(text, tokenizer)
    words = [text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)]
    assert words[:3] == ["The", "café", "’"]
    case = dict(zip(words, pieces.features.tolist(), strict=True))
    assert (case["The"], case["front"], case["NO"], case["“"]) == (1, 0, 2, 3)
    assert pieces.unit.tolist() == sorted(pieces.unit.tolist())
    assert pieces.unit.max() == 1


@given(st.lists(st.integers(1, 60), min_size=1, max_size=30), st.integers(10, 60), st.integers(0, 30))
def test_cores_cover_every_piece_once(sizes: list[int], budget: int, overlap: int) -> None:
    """In order, and no window is longer than its budget."""
    total = sum(sizes)
    flat = np.zeros(total, np.int32)
    unit = np.repeat(np.arange(len(sizes)), sizes).astype(np.int32)
    pieces = Pieces("", flat, flat, flat, np.ones(total, np.bool_), flat, flat - 1, unit)
    at = 0
    for window in windows(pieces, budget=budget, overlap=overlap):
        assert window.core_first == at
        assert window.first <= window.core_first <= window.core_last <= window.last
        assert window.last - window.first <= budget
        at = window.core_last
    assert at == total


def test_units_end_at_sentences_and_lines_but_not_at_abbreviations() -> None:
    """Closing quotation marks belong to the sentence."""
    text = "Gen. Oor spoke. “It holds.” He left.\nThe end"
    assert [unit.of(text) for unit in units(text)] == [
        "Gen. Oor spoke. ",
        "“It holds.” ",
        "He left.\n",
        "The end",
    ]
    assert units("") == []
