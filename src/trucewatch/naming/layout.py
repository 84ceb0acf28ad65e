"""Layout: where words stand: in which sentence, in whose direct speech, and how much to the fore."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from trucewatch.model.lexicon import NameForm
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Directness
from trucewatch.naming.antecedents import AGENT, MODIFIER, OBJECT, OBLIQUE, SUBJECT
from trucewatch.naming.nouns import connectives
from trucewatch.naming.places import stands_as_place
from trucewatch.naming.words import Word


class Layout:
    """The words of one document by their places."""

    def __init__(self, reading: DocumentReading, words: Sequence[Word]) -> None:
        self.words = words
        self._starts = [word.span.start for word in words]
        self._ends = [word.span.end for word in words]
        self._sentence_starts = [sentence.start for sentence in reading.sentences]
        self._direct = sorted(
            span
            for claim in reading.claims
            if claim.directness is Directness.DIRECT and claim.cue is not None
            for span in claim.content.spans
        )

    def range_of(self, span: Span) -> range:
        """Indices of the words that share a character with ``span``."""
        return range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))

    def words_in(self, span: Span) -> Sequence[Word]:
        """The words that share a character with ``span``."""
        found = self.range_of(span)
        return self.words[found.start : found.stop]

    def span_of(self, indices: range) -> Span:
        """From the first word of ``indices`` to the last."""
        return Span(self.words[indices.start].span.start, self.words[indices.stop - 1].span.end)

    def after(self, offset: int) -> int:
        """The index of the first word that begins at ``offset`` or later."""
        return bisect_left(self._starts, offset)

    def lower(self, at: int) -> str:
        """The word at index ``at`` in lower case, empty beyond the text."""
        return self.words[at].lower if 0 <= at < len(self.words) else ""

    def sentence(self, offset: int) -> int:
        """The number of the sentence that ``offset`` is in."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def sentence_start(self, offset: int) -> int:
        """Where the sentence that ``offset`` is in begins."""
        return self._sentence_starts[self.sentence(offset)] if self._sentence_starts else 0

    def first_words(self) -> frozenset[int]:
        """Indices of the words that begin a sentence, perhaps behind a quotation mark."""
        firsts = {self.after(start) for start in self._sentence_starts}
        return frozenset(firsts | {at + 1 for at in firsts if self.lower(at) in {'"', "“", "'", "‘", "("}})

    def is_quoted(self, span: Span) -> bool:
        """Whether ``span`` begins in somebody's direct speech."""
        at = bisect_right(self._direct, span.start, key=lambda part: part.start) - 1
        return at >= 0 and span.start < self._direct[at].end

    def weight(self, indices: range) -> int:
        """How much the phrase of the words at ``indices`` is to the fore, by where it stands."""
        word = self.words[indices.start]
        following = self.lower(indices.stop)
        before = self.lower(indices.start - 1)
        if before == "the":
            before = self.lower(indices.start - 2)
        adjective = word.actor is not None and word.actor.form is NameForm.ADJECTIVE
        if len(indices) == 1 and (
            adjective or self._modifies(indices.stop) or stands_as_place(self.words, indices.start)
        ):
            return MODIFIER
        if following in {"'s", "'", "-", "–"}:
            return OBLIQUE
        starts = before in connectives("clause_start") or self._starts_sentence(indices.start)
        if self._starts_sentence(indices.start) and following == ",":
            return SUBJECT  # what follows is an apposition
        if starts and following.isalpha() and not self.words[indices.stop].capital:
            return SUBJECT
        if before in connectives("complement"):
            return AGENT if before == "by" else OBLIQUE
        return OBJECT

    def _modifies(self, after: int) -> bool:
        """Whether a name before word ``after`` is part of a pact's name: "the Varland–Ostria truce"."""
        joined = self.lower(after) in {"-", "–"} and after + 1 < len(self.words)
        pair = joined and self.words[after + 1].actor is not None
        return self.lower(after + 2 if pair else after) in connectives("compound")

    def _starts_sentence(self, at: int) -> bool:
        offset = self.words[at].span.start
        between = self.words_in(Span(self.sentence_start(offset), offset))
        return all(word.lower == "the" for word in between)
