"""Sentences: where they end and where they do not, whatever the names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.dispatches import LEXICON, OSTRIA, VARLAND, lexicon
from tests.reading.rows import exchanged
from trucewatch.reading.masking import mask
from trucewatch.reading.sentences import sentence_at, sentences

DISPATCH = (
    "Truce in doubt\n"
    "Gen. J. K. Varn met Dr. Oll on Sept. 4. “We will stay. Nobody moves,” he said. “It holds.” "
    "The U.N. said so. Losses rose by 3.5 percent! Why? (They were told. Twice.) He left at 9 a.m. on Monday.\n\n"
    "Varland’s mission, which mediates, left."
)


def cut(text: str) -> list[str]:
    """The sentences of ``text`` as words."""
    return [span.of(text) for span in sentences(text)]


def test_planted_traps() -> None:
    """Headlines, titles, initials, quotations, brackets and figures, each cut once and right."""
    assert cut(DISPATCH) == [
        "Truce in doubt",
        "Gen. J. K. Varn met Dr. Oll on Sept. 4.",
        "“We will stay.",
        "Nobody moves,” he said.",
        "“It holds.”",
        "The U.N. said so.",
        "Losses rose by 3.5 percent!",
        "Why?",
        "(They were told. Twice.)",
        "He left at 9 a.m. on Monday.",
        "Varland’s mission, which mediates, left.",
    ]


@pytest.mark.parametrize("ending", [".", "!", "?", "…", ".”", ".'"])
def test_a_hidden_name_opens_a_sentence(ending: str) -> None:
    """A placeholder counts as a capital after every ending."""
    view = mask(f"It held{ending} Varland agreed.", LEXICON).text
    assert len(sentences(view)) == 2


def test_names_decide_nothing() -> None:
    """The same dispatch with the parties exchanged has the same sentences."""
    text = "Varland left. “Ostria stays,” Ana Reth said. Ostrian troops, Ilja Dorn said, moved."
    there, back = mask(text, LEXICON), mask(exchanged(text), lexicon(OSTRIA, VARLAND))
    assert sentences(there.text) == sentences(back.text)
    assert len(sentences(there.text)) == 3


@given(st.text(alphabet='aB .!?…”“"()\n\t1é’', max_size=80))
def test_sentences_are_in_order_apart_and_whole(text: str) -> None:
    """No sentence is empty or begins or ends with white space; between two stands only white space."""
    done = 0
    for span in sentences(text):
        assert span.start >= done
        assert not text[done : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        done = span.end
    assert not text[done:].strip()


def test_the_sentence_of_an_offset() -> None:
    """An offset belongs to the sentence that holds it, or to the last one before it."""
    text = "One here. Two here."
    first, second = sentences(text)
    assert sentence_at((first, second), 0) == first
    assert sentence_at((first, second), first.end) == first
    assert sentence_at((first, second), second.start) == second
    assert sentence_at((first, second), 99) == second
