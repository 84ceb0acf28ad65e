"""The reader: a document with the names that are known, in; what it says, row by row, out.

mask ─► model ─► supplement ─► claims ─► events ─► casualties ─► entities ─► checked
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from trucewatch.errors import WeightsError
from trucewatch.model.document import Document
from trucewatch.model.lexicon import Lexicon
from trucewatch.model.reading import DocumentReading
from trucewatch.reading.claims import claims
from trucewatch.reading.entities import find_entities
from trucewatch.reading.events import find_events
from trucewatch.reading.further import FurtherDeeds
from trucewatch.reading.masking import MaskedText, mask
from trucewatch.reading.network import Network, NetworkReading
from trucewatch.reading.quantities import find_casualties
from trucewatch.reading.roots import FILE, RootHead
from trucewatch.reading.sentences import sentences
from trucewatch.reading.supplement import attributions
from trucewatch.reading.words import Words

RULES = "1"
"""Version of the rules; with the model's name and version it makes the reader's."""


class Reader:
    """Reads documents; make one with `load` and keep it, since loading the model takes most of a second."""

    def __init__(self, model: Network, roots: RootHead | None = None) -> None:
        self._model = model
        self._roots = roots
        self.name = f"{model.name}+rules.{RULES}"

    @classmethod
    def load(cls, weights: Path | None = None, *, threads: int = 2) -> Reader:
        """The reader with the packaged weights, or with those in folder ``weights``, on ``threads`` threads.

        A folder without ``roots.npz`` reads events by the rules alone.

        Raises:
            WeightsError: a file of the weights is missing.
        """
        roots = FILE if weights is None else weights / FILE.name
        try:
            return cls(
                Network.load(weights, threads=threads), RootHead.load(roots) if roots.is_file() else None
            )
        except FileNotFoundError as error:
            raise WeightsError(str(error)) from error

    def read(self, document: Document, lexicon: Lexicon) -> DocumentReading:
        """What the body of ``document`` says, with spans of its text; whom the names mean is left open.

        Raises:
            UngroundedError: a row that does not slice to its words (a fault of the program).
        """
        masked = mask(document.text, lexicon, start=document.body_start)
        return self._reading(document, masked, self._model.read(masked))

    def read_many(self, documents: Iterable[Document], lexicon: Lexicon) -> Iterator[DocumentReading]:
        """`read` of each document in turn, one at a time, so that memory holds one."""
        for document in documents:
            yield self.read(document, lexicon)

    def _reading(self, document: Document, masked: MaskedText, found: NetworkReading) -> DocumentReading:
        cut = sentences(masked.text)
        words = Words.of(masked.text)
        drafts = attributions(words, cut, found.attributions)
        told = claims(document, masked, words, cut, drafts, self.name)
        further = None if self._roots is None else FurtherDeeds(self._roots, found.state)
        events = find_events(masked, document, cut, told, further, found.actual)
        casualties = find_casualties(masked, document, cut, told, events)
        return DocumentReading(
            document=document,
            reader=self.name,
            sentences=masked.originals(cut),
            claims=told,
            events=events,
            casualties=casualties,
            entities=find_entities(masked, cut, found.entities, casualties),
        ).checked()
