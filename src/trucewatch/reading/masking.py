"""Masking: the text as the reader sees it, with every known name hidden behind its form and a number.

An encoder that reads the parties' names cannot treat them alike, so it never reads them. Each match of
the lexicon becomes one private-use code point that says in which *form* the name stands (a country, its
adjective, a person …) and *which* entity it is, counted in order of first appearance:

    Varland accused an Ostrian officer  ->  <name 0> accused a <adjective 1> officer

Two texts that differ by an exchange of names therefore have the same masked view, and whatever is
computed from the view alone is the same for both. All later rules (sentences, cues, events) run on it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from trucewatch.model.lexicon import Lexicon, LexiconEntry, LexiconMatch, NameForm
from trucewatch.model.span import Span

FORMS: tuple[NameForm, ...] = tuple(NameForm)
"""The forms in the order of their placeholders; appending is safe, reordering breaks the weights."""

PER_FORM = 256
"""How many entities a document can tell apart; later ones share the last number."""

_FIRST = 0xE000
_LAST = _FIRST + len(FORMS) * PER_FORM - 1
_UNSPEAKABLE = re.compile("[\ue000-\uf8ff\ud800-\udfff]")  # private use, and halves of surrogate pairs

PLACEHOLDER = f"[{chr(_FIRST)}-{chr(_LAST)}]"
"""Regular-expression fragment that matches exactly one placeholder of any form."""


def placeholder(form: NameForm, number: int) -> str:
    """The one-character placeholder of entity ``number`` (from 0) in ``form``."""
    return chr(_FIRST + FORMS.index(form) * PER_FORM + min(number, PER_FORM - 1))


def placeholders(*forms: NameForm) -> str:
    """Regular-expression fragment (a character class) for placeholders of any of ``forms``."""
    return "[" + "".join(f"{placeholder(form, 0)}-{placeholder(form, PER_FORM - 1)}" for form in forms) + "]"


def is_placeholder(character: str) -> bool:
    """Whether the one character ``character`` is a placeholder."""
    return _FIRST <= ord(character) <= _LAST


def form_of(character: str) -> NameForm:
    """The form in which the placeholder ``character`` stands; ``ValueError`` if it is none."""
    return FORMS[_index(character) // PER_FORM]


def number_of(character: str) -> int:
    """Which entity of the document (from 0) ``character`` stands for; ``ValueError`` if it is none."""
    return _index(character) % PER_FORM


def _index(character: str) -> int:
    if not is_placeholder(character):
        raise ValueError(f"U+{ord(character):04X} is no placeholder")
    return ord(character) - _FIRST


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text with its names hidden, and the way back.

    ``source`` is the text as it came, ``text`` the masked view; ``names`` holds ``(span, match)`` with the
    placeholder's span in the view and the lexicon's match in the source text, in order. All offsets are
    code points from 0, end-exclusive.
    """

    source: str
    text: str
    names: tuple[tuple[Span, LexiconMatch], ...]
    # Replaced pieces, in order and apart: [start, end) in the source text, and in the view.
    _source_starts: tuple[int, ...] = field(repr=False)
    _source_ends: tuple[int, ...] = field(repr=False)
    _view_starts: tuple[int, ...] = field(repr=False)
    _view_ends: tuple[int, ...] = field(repr=False)

    def original(self, span: Span) -> Span:
        """The span of the source text that ``span`` of the view stands for.

        A bound inside a replaced piece moves outwards to the piece's own bound, so that a name is in or
        out as a whole.
        """
        return _moved(span, self._view_starts, self._view_ends, self._source_starts, self._source_ends)

    def masked(self, span: Span) -> Span:
        """The span of the view that stands for ``span`` of the source text; the inverse of `original`."""
        return _moved(span, self._source_starts, self._source_ends, self._view_starts, self._view_ends)

    def originals(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """`original` of each of ``spans``."""
        return tuple(self.original(span) for span in spans)

    def match_at(self, position: int) -> LexiconMatch | None:
        """The lexicon's match behind the placeholder at ``position`` of the view, if there is one."""
        at = bisect_right(self.names, position, key=lambda name: name[0].start) - 1
        if at >= 0 and self.names[at][0].start == position:
            return self.names[at][1]
        return None

    def entity_at(self, position: int) -> LexiconEntry | None:
        """The entry that gave the placeholder at ``position`` of the view its form and number."""
        match = self.match_at(position)
        return None if match is None else match.entries[0]


def mask(text: str, lexicon: Lexicon, *, start: int = 0) -> MaskedText:
    """Hide every name of ``text`` that ``lexicon`` knows, and all that stands before ``start``.

    Of an ambiguous surface the first entry decides form and number: the order of the lexicon, never the
    spelling. ``an`` before a placeholder becomes ``a``, since the article tells how the hidden name
    begins; private-use code points of the text itself become U+FFFD, since here they would be names, and
    so do lone surrogates, which no encoder takes. What stands before ``start`` (front matter) is a line
    break in the view, so that nothing is read from it.
    """
    numbers: dict[str, int] = {}
    pieces: list[tuple[Span, str]] = [(Span(0, start), "\n")] if start else []
    matches = [
        match._replace(span=Span(match.span.start + start, match.span.end + start))
        for match in lexicon.find(text[start:])
    ]
    for match in matches:
        entry = match.entries[0]
        number = numbers.setdefault(entry.entity, len(numbers))
        article = _article_before(text, match.span.start, start)
        if article is not None:
            pieces.append((article, text[article.start]))
        pieces.append((match.span, placeholder(entry.form, number)))
    return _rewritten(text, pieces, matches)


def _article_before(text: str, start: int, first: int) -> Span | None:
    """The span of ``an`` or ``An`` that stands, with one space, right before ``start``, from ``first`` on."""
    at = start - 3
    if at < first or text[at + 1 : start] != "n " or text[at] not in "aA":
        return None
    if at > first and (text[at - 1].isalnum() or text[at - 1] == "_"):
        return None
    return Span(at, at + 2)


def _rewritten(text: str, pieces: list[tuple[Span, str]], matches: list[LexiconMatch]) -> MaskedText:
    out: list[str] = []
    views: list[Span] = []
    done = length = 0
    for span, new in pieces:
        kept = _UNSPEAKABLE.sub("\ufffd", text[done : span.start])
        out += (kept, new)
        length += len(kept)
        views.append(Span(length, length + len(new)))
        length += len(new)
        done = span.end
    out.append(_UNSPEAKABLE.sub("\ufffd", text[done:]))
    view = "".join(out)
    named = [at for at in views if is_placeholder(view[at.start])]
    return MaskedText(
        source=text,
        text=view,
        names=tuple(zip(named, matches, strict=True)),
        _source_starts=tuple(span.start for span, _ in pieces),
        _source_ends=tuple(span.end for span, _ in pieces),
        _view_starts=tuple(span.start for span in views),
        _view_ends=tuple(span.end for span in views),
    )


def _moved(
    span: Span,
    starts: tuple[int, ...],
    ends: tuple[int, ...],
    to_starts: tuple[int, ...],
    to_ends: tuple[int, ...],
) -> Span:
    """``span`` carried from one side of the pieces to the other; bounds inside a piece move outwards."""
    at = bisect_right(starts, span.start) - 1  # the last piece that begins at or before the span
    if at < 0:
        start = span.start
    elif span.start < ends[at]:
        start = to_starts[at]
    else:
        start = span.start - ends[at] + to_ends[at]
    at = bisect_left(ends, span.end)  # the first piece that ends at or after the span's end
    if at < len(starts) and starts[at] < span.end:
        end = to_ends[at]
    elif at == 0:
        end = span.end
    else:
        end = span.end - ends[at - 1] + to_ends[at - 1]
    return Span(start, max(start, end))
