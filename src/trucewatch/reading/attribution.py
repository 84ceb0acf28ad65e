"""The attribution reader: who says what, as spans of the masked view.

1. The view is cut into overlapping windows (`passages`), and the encoder scores every word piece.
2. A chain of labels is decoded over each window's words: source, cue, content or nothing.
3. For each cue, a second head scores every word *given that cue*, and a second chain is decoded: this gives
   the triple, with discontinuous content, content in other sentences, shared sources and absent ones.
4. A long content that holds a cue word is read once more as a passage of its own, which gives the
   attributions within it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

from trucewatch.model.span import Span
from trucewatch.reading.decoding import Chain, Floats, Index, marginals, runs, viterbi
from trucewatch.reading.encoder import Encoder
from trucewatch.reading.masking import MaskedText
from trucewatch.reading.passages import Pieces, Window, cut, passage, windows

WEIGHTS = Path(__file__).parent / "weights"
SOURCE, CUE, CONTENT = 0, 1, 2  # roles of the flat labels
GIVEN_SOURCE, GIVEN_CONTENT = 0, 1  # roles of the labels given a cue

WINDOWS_AT_ONCE = 32  # decoded together: fast, and bounded in memory for a text of any length
NESTED_WORDS = 5  # a content shorter than this holds no attribution of its own
NESTED_CONFIDENCE = 0.6  # below it, what is found in a content is wrong more often than right
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (``source``) says (``cue``) what (``content``), as spans of the masked view, each in order.

    ``source`` is empty where the text names none. ``confidence`` is between 0 and 1; ``parent`` is the index,
    in the same list, of the attribution whose content holds this one.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    parent: int | None = None


class _Stretch(NamedTuple):
    """Words to be read as one passage: ``core`` is the range of words that it answers for."""

    window: Window
    words: Index  # the first piece of each word
    core: tuple[int, int]


class _Scored(NamedTuple):
    stretch: _Stretch
    flat: Floats  # (words, 7)
    link: Floats  # (words, 4 * width of the head)


class _Found(NamedTuple):
    """An attribution in words of the document, half-open ranges."""

    source: list[tuple[int, int]]
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    confidence: float


class _Cue(NamedTuple):
    """A cue, its words counted from word ``base``: how sure it is, and emissions ``(words, 5)`` given it."""

    base: int
    words: tuple[int, int]
    sure: float
    given: Floats


class Heads:
    """What stands behind the encoder: two chains and the small network that reads for one cue."""

    def __init__(self, arrays: dict[str, Floats]) -> None:
        self.flat = Chain(arrays["flat.start"], arrays["flat.transitions"], arrays["flat.end"])
        self.given = Chain(arrays["given.start"], arrays["given.transitions"], arrays["given.end"])
        self._near = {name: arrays[f"near.{name}"] for name in ("distance", "unit", "between")}
        self._hidden = arrays["hidden.weight"], arrays["hidden.bias"]
        self._out = arrays["out.weight"], arrays["out.bias"]

    def conditioned(self, link: Floats, units: Index, cues: Sequence[tuple[int, int]]) -> list[Floats]:
        """Emissions ``(words, 5)`` given each cue (a half-open range of words).

        ``link`` is ``(words, 4 * width)``: each word's part added and multiplied as a word, then as a cue.
        """
        added, gated, to_add, to_gate = np.split(link, 4, axis=1)
        heads = np.array([start for start, _ in cues], np.int64)
        emissions = []
        for at, (start, end) in enumerate(cues):
            near = nearness(units, np.arange(start, end), np.delete(heads, at))
            z = gated * to_gate[start:end].mean(0)
            z += added
            z += to_add[start:end].mean(0)
            for name, table in self._near.items():
                z += table[near[name]]
            z = np.maximum(np.maximum(z, 0, out=z) @ self._hidden[0] + self._hidden[1], 0)
            emissions.append(z @ self._out[0] + self._out[1])
        return emissions


class AttributionReader:
    """Reads attributions; make one with `load` and keep it, since loading takes most of a second."""

    def __init__(self, encoder: Encoder, tokenizer: Tokenizer, heads: Heads, meta: dict[str, object]) -> None:
        self.name = f"{meta['name']}@{meta['version']}"
        self._encoder, self._tokenizer, self._heads = encoder, tokenizer, heads
        self._cue_words = frozenset(map(str, _listed(meta.get("cue_words"))))
        self._slope, self._offset = (
            float(str(part)) for part in _listed(meta.get("confidence")) or (1.0, 0.0)
        )

    @classmethod
    def load(
        cls, weights: Path | None = None, *, threads: int = 2, model: Path | None = None
    ) -> AttributionReader:
        """The reader in folder ``weights`` (default: the packaged one), on ``threads`` threads.

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

    def read(self, masked: MaskedText) -> list[Attribution]:
        """The attributions of one text, in order of their cues; nested ones follow their parents."""
        pieces = cut(masked.text, self._tokenizer)
        words = _Words(pieces)
        found = [
            one for scored in self._scored(pieces, words.stretches()) for one in self._decoded(words, scored)
        ]
        attributions = [words.attribution(one, None) for one in found]
        for parent, one in enumerate(found):
            attributions += [words.attribution(inner, parent) for inner in self._within(pieces, words, one)]
        return _in_order(attributions)

    def read_many(self, texts: Iterable[MaskedText]) -> list[list[Attribution]]:
        """`read` of each text: each result is exactly what the text gives on its own."""
        return [self.read(masked) for masked in texts]

    def tags(self, masked: MaskedText) -> dict[str, list[Span]]:
        """The flat labels alone, one a word: spans of the view for ``source``, ``cue``, ``content``."""
        pieces = cut(masked.text, self._tokenizer)
        words = _Words(pieces)
        labels = np.zeros(len(words.firsts), np.int64)
        for batch in self._scored(pieces, words.stretches()):
            for scored, decoded in zip(
                batch, viterbi([one.flat for one in batch], self._heads.flat), strict=True
            ):
                start, end = scored.stretch.core
                base = words.index(scored.stretch.window.first)
                labels[start:end] = decoded[start - base : end - base]
        return {
            name: [words.span(run) for run in runs(labels, role)]
            for role, name in enumerate(("source", "cue", "content"))
        }

    def _scored(self, pieces: Pieces, stretches: Sequence[_Stretch]) -> Iterable[list[_Scored]]:
        for at in range(0, len(stretches), WINDOWS_AT_ONCE):
            batch = []
            for stretch in stretches[at : at + WINDOWS_AT_ONCE]:
                flat, link = self._encoder.run(passage(pieces, stretch.window.first, stretch.window.last))
                rows = stretch.words - stretch.window.first + 1  # [CLS] stands before
                batch.append(_Scored(stretch, flat[rows], link[rows]))
            yield batch

    def _decoded(self, words: _Words, batch: Sequence[_Scored]) -> list[_Found]:
        """The attributions whose cues begin in the cores of a batch of windows."""
        cues: list[_Cue] = []
        flat = [scored.flat for scored in batch]
        for scored, labels, sure in zip(
            batch, viterbi(flat, self._heads.flat), marginals(flat, self._heads.flat), strict=True
        ):
            base = words.index(scored.stretch.window.first)
            start, end = scored.stretch.core
            units = words.units[base : base + len(scored.flat)]
            found = runs(labels, CUE)
            given = self._heads.conditioned(scored.link, units, found)
            cues += [
                _Cue(base, cue, float(sure[cue[0], 1 + 2 * CUE]), emissions)
                for cue, emissions in zip(found, given, strict=True)
                if start <= base + cue[0] < end
            ]
        given = [cue.given for cue in cues]
        decoded = zip(
            cues, viterbi(given, self._heads.given), marginals(given, self._heads.given), strict=True
        )
        return [self._found(*one) for one in decoded if runs(one[1], GIVEN_CONTENT)]

    def _found(self, cue: _Cue, labels: Index, sure: Floats) -> _Found:
        """The attribution that ``labels`` ``(words,)`` give for a cue; ``sure`` are their probabilities."""
        source, content = runs(labels, GIVEN_SOURCE), runs(labels, GIVEN_CONTENT)
        spoken = sure[:, 1 + 2 * GIVEN_SOURCE : 3 + 2 * GIVEN_SOURCE].sum(1)
        # How sure the content is tells next to nothing about whether the row is right; cue and source do.
        named = np.mean([spoken[a:b].mean() for a, b in source]) if source else 1.0 - spoken.max()
        base, (start, end) = cue.base, cue.words
        return _Found(
            [(base + a, base + b) for a, b in source],
            (base + start, base + end),
            [(base + a, base + b) for a, b in content],
            self._confidence(cue.sure * float(named)),
        )

    def _within(self, pieces: Pieces, words: _Words, outer: _Found) -> list[_Found]:
        """The attributions inside a content, read as a passage of its own."""
        stretches = [
            words.stretch(start, end)
            for start, end in outer.content
            if end - start >= NESTED_WORDS and self._holds_cue(words.span((start, end)).of(pieces.text))
        ]
        found = [one for batch in self._scored(pieces, stretches) for one in self._decoded(words, batch)]
        return [one for one in found if one.confidence >= NESTED_CONFIDENCE]

    def _confidence(self, share: float) -> float:
        """From the labels' probabilities to the share of such rows that were right when it was fitted."""
        odds = math.log(max(share, 1e-6) / max(1.0 - share, 1e-6))
        return round(1.0 / (1.0 + math.exp(-(self._slope * odds + self._offset))), 4)

    def _holds_cue(self, text: str) -> bool:
        return any(word.group().lower() in self._cue_words for word in _WORD.finditer(text))


class _Words:
    """The words of a cut text: where their pieces begin, where they stand, in which unit."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self.firsts: Index = np.flatnonzero(pieces.word).astype(np.int64)
        self._stops = np.append(self.firsts[1:], len(pieces))
        self.units = pieces.unit[self.firsts].astype(np.int64)

    def index(self, piece: int) -> int:
        """The first word that begins at or after ``piece``."""
        return int(np.searchsorted(self.firsts, piece))

    def stretches(self) -> list[_Stretch]:
        """The whole text as windows, each with the words that it answers for."""
        return [
            _Stretch(
                window,
                self.firsts[self.index(window.first) : self.index(window.last)],
                (self.index(window.core_first), self.index(window.core_last)),
            )
            for window in windows(self._pieces)
        ]

    def stretch(self, start: int, end: int) -> _Stretch:
        """Words ``[start, end)`` as one passage; what is too long for the encoder is cut off."""
        first = int(self.firsts[start])
        while self._stops[end - 1] - first > 510:
            end -= 1
        last = int(self._stops[end - 1])
        return _Stretch(Window(first, last, first, last), self.firsts[start:end], (start, end))

    def span(self, run: tuple[int, int]) -> Span:
        """The span of the view that words ``[start, end)`` cover."""
        start, end = run
        return Span(
            int(self._pieces.starts[self.firsts[start]]), int(self._pieces.ends[self._stops[end - 1] - 1])
        )

    def attribution(self, found: _Found, parent: int | None) -> Attribution:
        """``found`` in spans."""
        return Attribution(
            source=tuple(self.span(run) for run in found.source),
            cue=(self.span(found.cue),),
            content=tuple(self.span(run) for run in found.content),
            confidence=found.confidence,
            parent=parent,
        )


def nearness(units: Index, cue: Index, others: Index) -> dict[str, Index]:
    """How each word of a window stands to one cue; every table has shape ``(words,)``, int64.

    ``units`` ``(words,)`` is the unit of each word; ``cue`` holds the cue's words; ``others`` the first words
    of the window's other cues. ``distance`` (0–16): 8 is inside the cue, below and above are doubling
    distances before and after; ``unit`` (0–6): 3 is the cue's own; ``between`` (0–8): 4 means that no
    other cue stands between.
    """
    words = np.arange(len(units))
    first, last = int(cue[0]), int(cue[-1])
    before, after = np.maximum(first - words, 0), np.maximum(words - last, 0)
    gap = before + after
    step = np.where(gap > 0, np.minimum(np.floor(np.log2(np.maximum(gap, 1))).astype(np.int64) + 1, 8), 0)
    side = np.where(before > 0, -1, 1)
    count = np.searchsorted(np.sort(others), words, side="right")
    at_cue = np.searchsorted(np.sort(others), first, side="right")
    crossed = np.clip(count - at_cue, -4, 4)
    return {
        "distance": 8 + side * step,
        "unit": np.clip(units - units[first], -3, 3) + 3,
        "between": crossed + 4,
    }


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _in_order(attributions: list[Attribution]) -> list[Attribution]:
    """By place of the cue; an index in ``parent`` keeps pointing to the same attribution."""
    order = sorted(
        range(len(attributions)),
        key=lambda at: (attributions[at].cue, attributions[at].parent is not None, at),
    )
    place = {old: new for new, old in enumerate(order)}
    return [
        Attribution(
            one.source,
            one.cue,
            one.content,
            one.confidence,
            None if one.parent is None else place[one.parent],
        )
        for one in (attributions[at] for at in order)
    ]
