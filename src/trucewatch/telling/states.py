"""Two states of one record: as it would have been told on a day, and as it is told now.

Both come from the same pure function over the documents and judgements that there were, so that whatever
differs between them was brought by what came in between.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from trucewatch.errors import UsageError
from trucewatch.model.linking import Corpus, Judgement
from trucewatch.model.reading import DocumentReading
from trucewatch.telling.material import Material, all_of

#: Author of the judgements that rules make: they follow from the documents.
_RULE = "rule"


class Counted(StrEnum):
    """Which date of a document says whether it was there on a day."""

    PUBLISHED = "published"
    """The day of publication; a document of unknown date is taken to have been there."""
    CAPTURED = "captured"
    """The day on which its present version came into the record."""


def state_before(material: Material, since: date, counted: Counted) -> Material:
    """All that would have been on record at the end of the day before ``since``, whatever was chosen.

    People's judgements count from the day on which they were made.

    Raises:
        UsageError: the material was gathered without the function that links a corpus.
    """
    return _state(
        material,
        [reading for reading in material.corpus.readings if _there(reading, since, counted)],
        [each for each in material.corpus.judgements if each.by == _RULE or each.at.date() < since],
        as_of=since,
    )


def state_now(material: Material) -> Material:
    """All that is on record, up to the last day of publication that was asked for."""
    until = material.chosen.until
    readings = [
        reading
        for reading in material.corpus.readings
        if until is None or reading.document.published is None or reading.document.published <= until
    ]
    return _state(material, readings, material.corpus.judgements, as_of=material.as_of)


def _there(reading: DocumentReading, since: date, counted: Counted) -> bool:
    if counted is Counted.CAPTURED:
        return reading.document.captured_at.date() < since
    return reading.document.published is None or reading.document.published < since


def _state(
    material: Material, readings: Sequence[DocumentReading], judgements: Sequence[Judgement], *, as_of: date
) -> Material:
    if material.relink is None:
        raise UsageError("two states can't be compared without linking")
    corpus = Corpus(readings=tuple(readings), judgements=tuple(judgements), theatres=material.corpus.theatres)
    return all_of(corpus, material.relink(corpus), snapshot=material.snapshot, as_of=as_of)
