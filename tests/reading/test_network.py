"""What the network says beside attributions: names by kind, events that happened, states of words."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from tests.reading.test_attribution import OURS, REAL, STORY, THEIRS, lexicon
from trucewatch.model.entity import EntityKind
from trucewatch.model.lexicon import Lexicon
from trucewatch.model.span import Span
from trucewatch.reading.layout import Layout
from trucewatch.reading.masking import mask
from trucewatch.reading.named import Named, apart
from trucewatch.reading.network import STATE, WEIGHTS, Network, NetworkReading

TEXT = (
    "Colonel Ivo Dart of the Red Cross reached Belgrade on Monday. The general said that two lorries had been "
    "destroyed, but he did not fire at the village and will never shell it."
)


@pytest.fixture(scope="module")
def network() -> Network:
    """The packaged network."""
    if not (WEIGHTS / "reader.onnx").is_file():
        pytest.skip("the weights are not in place")
    return Network.load(threads=1)


@pytest.fixture(scope="module")
def reading(network: Network) -> NetworkReading:
    """What it says of `TEXT`, no name of which is known beforehand."""
    return network.read(mask(TEXT, Lexicon([])))


def at(word: str) -> Span:
    """Where ``word`` stands in `TEXT`."""
    return Span(TEXT.index(word), TEXT.index(word) + len(word))


def test_names_are_found_with_their_kind(reading: NetworkReading) -> None:
    """The plainest of each, apart and in order."""
    found = {(one.span.of(TEXT), one.kind) for one in reading.entities}
    assert ("Belgrade", EntityKind.PLACE) in found
    assert ("Monday", EntityKind.DATE) in found
    assert any("Ivo Dart" in text for text, kind in found if kind is EntityKind.PERSON)
    spans = [one.span for one in reading.entities]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(0 < one.confidence <= 1 for one in reading.entities)


def test_what_happened_is_told_from_what_did_not(reading: NetworkReading) -> None:
    """A told event is likelier to be actual than a denied one and than one that is to come."""
    assert reading.actual(at("reached")) > 0.5
    assert reading.actual(at("fire")) < reading.actual(at("reached"))
    assert reading.actual(at("shell it")) < 0.5


def test_a_state_is_the_mean_of_its_words(reading: NetworkReading) -> None:
    """So a phrase lies between its words; where no word stands there is none."""
    two = [reading.state(at(word)) for word in ("two", "lorries")]
    np.testing.assert_allclose(reading.state(at("two lorries")), np.mean(two, axis=0), atol=1e-3)
    assert two[0].shape == (STATE,)
    assert two[0].dtype == np.float32
    assert not reading.state(Span(0, 0)).any()
    assert reading.actual(Span(0, 0)) == 0.5


def test_no_name_changes_what_the_heads_say(network: Network) -> None:
    """Exchanging the parties, or renaming them, leaves kinds, actuality and states as they were, exactly."""
    ours, *others = ((mask(STORY.format(*names), lexicon(names))) for names in (OURS, THEIRS, REAL))
    first = network.read(ours)
    everything = Span(0, len(ours.text))
    for other in others:
        assert other.text == ours.text
        found = network.read(other)
        assert found.entities == first.entities
        assert found.actual(everything) == first.actual(everything)
        assert (found.state(everything) == first.state(everything)).all()


def test_a_long_text_is_answered_for_word_by_word(network: Network) -> None:
    """Every word has a state, whichever window answers for it."""
    masked = mask("\n\n".join([TEXT] * 30), Lexicon([]))
    reading = network.read(masked)
    for start in range(0, len(masked.text) - 40, 97):
        assert reading.state(Span(start, start + 40)).any()


def test_names_that_begin_in_another_are_left_out() -> None:
    """As two windows may disagree at their seam."""
    long, inner = (Named(Span(*span), EntityKind.PERSON, 0.9) for span in ((0, 8), (4, 8)))
    after = Named(Span(8, 9), EntityKind.PLACE, 0.8)
    assert apart([after, inner, long]) == (long, after)


def test_words_of_a_span(network: Network) -> None:
    """A span holds the words that it shares a code point with."""
    layout = Layout(network.pieces(mask("No one fired at Harn.", Lexicon([]))))
    assert layout.words_in(Span(4, 11)) == (1, 3)
    assert layout.span((1, 3)) == Span(3, 12)
    assert layout.words_in(Span(6, 7)) == (2, 2)
