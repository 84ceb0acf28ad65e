"""Passages: a masked text cut into the windows that the encoder reads, the same in training and in use.

1. The view is cut into *units* (about a sentence each) and into word pieces with their offsets.
2. Windows take whole units up to a budget of pieces and overlap, since a quotation runs on and its
   speaker may stand a paragraph before.
3. Inside a window the placeholders are counted anew by first appearance, and become the vocabulary's
   spare ids. So the ids say that a name stands here, in which form, and where it stands again: nothing
   else of it, and exchanging or renaming names leaves every id as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from trucewatch.model.span import Span
from trucewatch.reading.masking import FORMS, PER_FORM, PLACEHOLDER, is_placeholder, placeholder

Ints = npt.NDArray[np.int32]

PAD, UNKNOWN, CLS, SEP, MASK = 0, 100, 101, 102, 103
FIRST_SPARE = 1  # the id of "[unused0]"
NUMBERS = 12
"""How many entities of one form a window tells apart; later ones share the last number."""

BUDGET = 254  # word pieces of a window, without [CLS] and [SEP]
OVERLAP = 80  # pieces that two neighbouring windows share at most

FEATURES = 6
"""Values of the feature that stands beside each id: 0 lower case, 1 capitalised, 2 all capitals (the
vocabulary itself is uncased); plus 3 inside quotation marks."""

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|Hon|Pres|Sec|St|Jr|Sr|No|vs|Inc|Corp|Co|Ltd|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|etc|al|[A-Z]"
)
_UNIT_END = re.compile(
    r"(?:(?<!\w)(?P<abbreviation>" + _ABBREVIATIONS + r")\.|[.!?…]+)[\"”’')\]]*[ \t]+"
    r"(?=[\"“‘'(\[]*(?:[A-Z0-9]|" + PLACEHOLDER + r"))|\s*\n\s*"
)
_WORD = re.compile(r"\w+|[^\w\s]")
_TO_NUMBER_ZERO = {
    ord(placeholder(form, number)): placeholder(form, 0) for form in FORMS for number in range(PER_FORM)
}


def units(text: str) -> list[Span]:
    """The text cut at sentence ends and line breaks, white space included; together they cover it.

    Rough on purpose: it only decides where a window may begin, and which unit a word stands in.
    """
    found: list[Span] = []
    start = 0
    for end in _UNIT_END.finditer(text):
        if end.group("abbreviation") is None:
            found.append(Span(start, end.end()))
            start = end.end()
    if start < len(text):
        found.append(Span(start, len(text)))
    return found


@dataclass(frozen=True, slots=True)
class Pieces:
    """A masked view in word pieces; every array has shape ``(pieces,)``, offsets are code points.

    ``word`` tells the first piece of a word (``True``); ``number`` is the document's number of a
    placeholder and -1 elsewhere; ``unit`` counts the units from 0.
    """

    text: str
    ids: Ints
    starts: Ints
    ends: Ints
    word: npt.NDArray[np.bool_]
    features: Ints
    number: Ints
    unit: Ints

    def __len__(self) -> int:
        return len(self.ids)


class Window(NamedTuple):
    """Pieces ``[first, last)``, of which the window answers for ``[core_first, core_last)``."""

    first: int
    last: int
    core_first: int
    core_last: int


class Passage(NamedTuple):
    """What the encoder reads: ``ids`` and ``features``, both ``(pieces + 2,)`` int32 with [CLS] and [SEP]."""

    ids: Ints
    features: Ints


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """The masked view ``text`` in word pieces, with what the encoder is told about each."""
    bounds = [span.start for span in units(text)]
    quoted = _quoted(text)
    ids: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    word: list[bool] = []
    lines = [(match.start(), match.group()) for match in re.finditer(r"[^\n]+", text)]
    encodings = tokenizer.encode_batch(
        [line.translate(_TO_NUMBER_ZERO) for _, line in lines], add_special_tokens=False
    )
    for (offset, _), encoding in zip(lines, encodings, strict=True):
        previous: int | None = None
        ids += encoding.ids
        for (start, end), index in zip(encoding.offsets, encoding.word_ids, strict=True):
            starts.append(offset + start)
            ends.append(offset + end)
            word.append(index is None or index != previous or is_placeholder(text[offset + start]))
            previous = index
    features = np.zeros(len(ids), np.int32)
    number = np.full(len(ids), -1, np.int32)
    case = 0
    for at, start in enumerate(starts):
        if is_placeholder(text[start]):
            number[at] = (ord(text[start]) - 0xE000) % PER_FORM
            case = 1
        elif word[at]:
            match = _WORD.match(text, start)
            case = _case(match.group() if match else "")
        features[at] = case + 3 * quoted[start]
    starts_array = np.array(starts, np.int32)
    return Pieces(
        text=text,
        ids=np.array(ids, np.int32),
        starts=starts_array,
        ends=np.array(ends, np.int32),
        word=np.array(word, np.bool_),
        features=features,
        number=number,
        unit=(np.searchsorted(np.array(bounds, np.int64), starts_array, side="right") - 1).astype(np.int32),
    )


def windows(pieces: Pieces, budget: int = BUDGET, overlap: int = OVERLAP) -> Iterator[Window]:
    """Windows of at most ``budget`` pieces that cover the text and share at most ``overlap``.

    They begin and end at units where these fit, and between words otherwise. Of what two windows share
    each answers for the half that is farther from its own edge.
    """
    total = len(pieces)
    if not total:
        return
    stops = np.append(np.flatnonzero(np.diff(pieces.unit)) + 1, total)  # where a unit ends
    word_starts = np.append(np.flatnonzero(pieces.word), total)
    spans: list[tuple[int, int]] = []
    first = 0
    while True:
        last = _last_at_most(stops, first + budget)
        if last <= first:  # one unit is longer than the budget
            last = _last_at_most(word_starts, first + budget)
        if last <= first:  # one word is
            last = min(first + budget, total)
        spans.append((first, last))
        if last == total:
            break
        # The next one begins at a unit that both may hold, or where this one ended.
        first = min(int(stops[np.searchsorted(stops, max(first + 1, last - overlap))]), last)
    core = 0
    for at, (first, last) in enumerate(spans):
        if at + 1 < len(spans):
            middle = (spans[at + 1][0] + last) // 2
            core_last = int(word_starts[np.searchsorted(word_starts, middle)])
        else:
            core_last = total
        yield Window(first, last, core, core_last)
        core = core_last


def passage(pieces: Pieces, first: int, last: int) -> Passage:
    """The encoder's input for pieces ``[first, last)``; the placeholders are counted anew."""
    ids = np.empty(last - first + 2, np.int32)
    ids[0], ids[-1] = CLS, SEP
    ids[1:-1] = pieces.ids[first:last]
    features = np.zeros(last - first + 2, np.int32)
    features[1:-1] = pieces.features[first:last]
    local: dict[int, int] = {}
    for at in np.flatnonzero(pieces.number[first:last] >= 0):
        number = local.setdefault(int(pieces.number[first + at]), len(local))
        ids[at + 1] += min(number, NUMBERS - 1)  # the tokenizer gave the id of number 0 of the form
    return Passage(ids, features)


def spare_id(form_index: int, number: int) -> int:
    """The vocabulary id that stands for entity ``number`` of a window in form ``FORMS[form_index]``."""
    return FIRST_SPARE + form_index * NUMBERS + min(number, NUMBERS - 1)


def _last_at_most(sorted_values: npt.NDArray[np.int64], bound: int) -> int:
    at = int(np.searchsorted(sorted_values, bound, side="right")) - 1
    return int(sorted_values[at]) if at >= 0 else 0


def _case(word: str) -> int:
    if not word[:1].isupper():
        return 0
    return 2 if len(word) > 1 and word.isupper() else 1


def _quoted(text: str) -> npt.NDArray[np.int32]:
    """1 for every code point inside double quotation marks, marks included; a line break ends them."""
    inside = np.zeros(len(text) + 1, np.int32)
    opened: int | None = None
    for mark in re.finditer(r"[\"“”\n]", text):
        at = mark.start()
        if opened is None:
            if text[at] in '"“':
                opened = at
        elif text[at] == "“":
            continue
        else:
            inside[opened : at + 1] = 1
            opened = None
    if opened is not None:
        inside[opened:] = 1
    return inside
