"""Source, cue and content word by word, without saying which belongs to which: what published figures count.

Both heads have a say in it: the chain over all words, and what is source or content given some cue. Of all
stretches of words those are chosen that are likeliest to be exactly a span.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from trucewatch.reading.attribution import CONTENT, CUE, GIVEN_CONTENT, GIVEN_SOURCE, SOURCE, Scored
from trucewatch.reading.decoding import Floats, likeliest_spans, runs, span_shares, viterbi
from trucewatch.reading.heads import Heads
from trucewatch.reading.layout import Layout

GIVEN_SHARE = (
    0.4  # what the second head counts; it and the threshold were chosen on PolNeAR's development part
)
THRESHOLD = 0.43


def tags(heads: Heads, layout: Layout, batch: Sequence[Scored]) -> Iterator[tuple[tuple[int, int], int]]:
    """Words ``[start, end)`` of the document and the role of each span that begins in a core of ``batch``."""
    for scored in batch:
        flat = [scored.scores.flat]
        base = layout.index(scored.stretch.window.first)
        first, last = scored.stretch.core
        cues = runs(viterbi(flat, heads.flat)[0], CUE)
        units = layout.units[base : base + len(flat[0])]
        given = span_shares(heads.conditioned(scored.scores.link, units, cues), heads.given)
        shares = _mixed(span_shares(flat, heads.flat)[0], given)
        for start, end, role in likeliest_spans(shares, THRESHOLD):
            if first <= base + start < last:
                yield (base + start, base + end), role


def _mixed(shares: Floats, given: Sequence[Floats]) -> Floats:
    """The flat head's ``shares`` of spans, those of source and content moved towards ``given`` any cue."""
    if given:
        for role, given_role in ((SOURCE, GIVEN_SOURCE), (CONTENT, GIVEN_CONTENT)):
            none = np.prod([1.0 - one[given_role] for one in given], axis=0)
            shares[role] += GIVEN_SHARE * (1.0 - none - shares[role])
    return shares
