"""The network: one pass over a masked text, and what its heads say of it.

1. The view is cut into overlapping windows (`passages`), and the encoder scores every word once.
2. From these scores come attributions, names by kind, and whether an event happened; the words' states are
   kept for what is fitted on them.
3. A long content that holds a cue word is read once more as a passage of its own, which gives the
   attributions within it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from trucewatch.model.span import Span
from trucewatch.reading.attribution import (
    Attribution,
    Confidence,
    Found,
    Scored,
    attributions,
    in_order,
)
from trucewatch.reading.decoding import Floats, marginals, viterbi
from trucewatch.reading.encoder import Encoder
from trucewatch.reading.heads import Heads
from trucewatch.reading.layout import Layout, Stretch
from trucewatch.reading.masking import MaskedText
from trucewatch.reading.named import Named, apart, named
from trucewatch.reading.passages import Pieces, cut, passage
from trucewatch.reading.tags import tags

WEIGHTS = Path(__file__).parent / "weights"
STATE = 384  # width of a word's state
WINDOWS_AT_ONCE = 32  # decoded together: fast, and bounded in memory for a text of any length
NESTED_WORDS = 5  # a content shorter than this holds no attribution of its own
NESTED_CONFIDENCE = 0.6  # below it, what is found in a content is wrong more often than right
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, eq=False)
class NetworkReading:
    """What the network says of one masked text; all spans are of the view.

    ``attributions`` in order of their cues, nested ones after their parents; ``entities`` in order, apart.
    """

    attributions: list[Attribution]
    entities: tuple[Named, ...]
    _layout: Layout
    _actual: Floats  # (words,), probabilities
    _states: npt.NDArray[np.float16]  # (words, 384): half as wide as they come, for texts of any length

    def actual(self, span: Span) -> float:
        """How likely an event told by the words of ``span`` happened, 0 to 1, their mean; 0.5 of no word."""
        start, end = self._layout.words_in(span)
        return float(self._actual[start:end].mean()) if start < end else 0.5

    def state(self, span: Span) -> Floats:
        """The mean state of the words of ``span``, shape ``(384,)`` float32; zeros if it holds none."""
        start, end = self._layout.words_in(span)
        if start == end:
            return np.zeros(STATE, np.float32)
        return np.asarray(self._states[start:end].mean(0, dtype=np.float32), np.float32)


class Network:
    """Encoder, heads and tokenizer; make one with `load` and keep it: loading takes most of a second."""

    def __init__(self, encoder: Encoder, tokenizer: Tokenizer, heads: Heads, meta: dict[str, object]) -> None:
        self.name = f"{meta['name']}@{meta['version']}"
        self._encoder, self._tokenizer, self._heads = encoder, tokenizer, heads
        self._cue_words = frozenset(map(str, _listed(meta.get("cue_words"))))
        self._least = float(str(meta.get("least", 0.0)))  # confidence below which a row is not told
        self._confidence = Confidence(*(float(str(part)) for part in _listed(meta.get("confidence"))))

    @classmethod
    def load(cls, weights: Path | None = None, *, threads: int = 2, model: Path | None = None) -> Network:
        """The network in folder ``weights`` (default: the packaged one), on ``threads`` threads.

        ``model`` replaces the folder's ONNX file (the same graph in 32-bit floats, for comparison).
        Raises ``FileNotFoundError`` that says which file is missing.
        """
        folder = weights or WEIGHTS
        files = [
            model or folder / "reader.onnx",
            folder / "tokenizer.json",
            folder / "reader.json",
            folder / "reader.npz",
        ]
        for file in files:
            if not file.is_file():
                raise FileNotFoundError(
                    f"the reader's weights are incomplete: {file} is missing; reinstall trucewatch, "
                    "or make the weights anew as training/README.md says"
                )
        with np.load(files[3]) as arrays:
            heads = Heads({name: np.asarray(arrays[name], np.float32) for name in arrays.files})
        return cls(
            Encoder(files[0], threads),
            Tokenizer.from_file(str(files[1])),
            heads,
            json.loads(files[2].read_text(encoding="utf-8")),
        )

    def pieces(self, masked: MaskedText) -> Pieces:
        """A masked text in the word pieces that the encoder reads."""
        return cut(masked.text, self._tokenizer)

    def read(self, masked: MaskedText) -> NetworkReading:
        """Everything that one pass over a text gives."""
        layout = Layout(self.pieces(masked))
        found: list[Found] = []
        entities: list[Named] = []
        actual = np.zeros(len(layout), np.float32)
        states = np.zeros((len(layout), STATE), np.float16)
        for batch in self._scored(layout, layout.stretches()):
            told = attributions(self._heads, self._confidence, layout, batch)
            found += [one for one in told if one.confidence >= self._least]
            entities += self._entities(layout, batch)
            for stretch, scores in batch:
                start, end = stretch.core
                core = slice(start - (base := layout.index(stretch.window.first)), end - base)
                actual[start:end] = 1.0 / (1.0 + np.exp(-scores.actual[core, 0]))
                states[start:end] = scores.states[core]
        outer = [one.attribution(layout, None) for one in found]
        inner = [
            each.attribution(layout, parent)
            for parent, one in enumerate(found)
            for each in self._within(layout, one)
        ]
        return NetworkReading(in_order([*outer, *inner]), apart(entities), layout, actual, states)

    def tags(self, masked: MaskedText) -> dict[str, list[Span]]:
        """Spans of the view for ``source``, ``cue`` and ``content``, apart, without their links."""
        layout = Layout(self.pieces(masked))
        found: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for batch in self._scored(layout, layout.stretches()):
            for words, role in tags(self._heads, layout, batch):
                found[tuple(found)[role]].append(layout.span(words))
        return found

    def _scored(self, layout: Layout, stretches: Sequence[Stretch]) -> Iterator[list[Scored]]:
        for at in range(0, len(stretches), WINDOWS_AT_ONCE):
            batch = []
            for stretch in stretches[at : at + WINDOWS_AT_ONCE]:
                window = stretch.window
                scores = self._encoder.run(passage(layout.pieces, window.first, window.last))
                batch.append(Scored(stretch, scores.at(stretch.words - window.first + 1)))  # after [CLS]
            yield batch

    def _entities(self, layout: Layout, batch: Sequence[Scored]) -> Iterable[Named]:
        emissions = [one.scores.entities for one in batch]
        chain = self._heads.entities
        for scored, labels, sure in zip(
            batch, viterbi(emissions, chain), marginals(emissions, chain), strict=True
        ):
            yield from named(layout, scored.stretch, labels, sure)

    def _within(self, layout: Layout, outer: Found) -> list[Found]:
        """The attributions inside a content, read as a passage of its own."""
        text = layout.pieces.text
        stretches = [
            layout.stretch(start, end)
            for start, end in outer.content
            if end - start >= NESTED_WORDS and self._holds_cue(layout.span((start, end)).of(text))
        ]
        return [
            one
            for batch in self._scored(layout, stretches)
            for one in attributions(self._heads, self._confidence, layout, batch)
            if one.confidence >= NESTED_CONFIDENCE
        ]

    def _holds_cue(self, text: str) -> bool:
        return any(word.group().lower() in self._cue_words for word in _WORD.finditer(text))


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
