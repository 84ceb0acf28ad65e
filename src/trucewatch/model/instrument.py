"""An instrument (agreement, resolution, statement) read clause by clause: who is to do what by when.

What is read here is proposed: a person accepts it into a theatre file, where a duty is told in neutral words.
"""

from __future__ import annotations

from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Passage, Quote
from trucewatch.model.document import Document
from trucewatch.model.span import Span
from trucewatch.model.theatre import DeadlineRole
from trucewatch.model.vocabulary import DeadlineType, Modality


class Limit(Frozen):
    """A time limit of a duty as its clause puts it, with the sum that leads to a day."""

    type: DeadlineType
    quote: Quote | None
    """The words; ``None`` where the limit is carried over from a heading or a neighbouring clause."""
    value: str | None = None
    """ISO date, or an ISO 8601 duration counted from ``anchor``."""
    anchor: str | None = None
    """``signature``, ``effective``, the id of a duty of the same instrument, or the event in its words."""
    derived_date: date | None = None
    role: DeadlineRole = "finish_by"
    arithmetic: str | None = None
    """The sum in words: ``2018-06-27 (signature) + PT72H = 2018-06-30``."""


class ProposedDuty(Frozen):
    """One act that a clause lays down. Every part is words of the instrument with their place."""

    id: str
    clause: str
    """The clause's number as printed, ``4``, ``3(b)``; the number of the paragraph where there is none."""
    words: Quote
    """The sentence or list item that lays it down."""
    lead_in: Quote | None = None
    """The words before the list that it is an item of."""
    modality: Modality
    cue: Quote | None = None
    """What makes it a norm ("shall", "ban on"); ``None`` for a clause without a verb."""
    obligor: tuple[Quote, ...] = ()
    """Empty where the clause names nobody: who is meant is then for a person to say."""
    action: Passage
    object: Quote | None = None
    """What the act is done to, where its words do not hold it: the subject of a passive, or one of several
    things that make a duty each."""
    deadlines: tuple[Limit, ...] = ()
    """The governing one first; empty where the clause sets none."""
    trigger: Quote | None = None
    exception: Quote | None = None
    verifier: Quote | None = None
    depends_on: tuple[str, ...] = ()
    """Ids of duties that a limit is counted from."""


class InstrumentReading(Frozen):
    """The duties of one instrument in the order of its text."""

    document: Document
    signed: date | None
    """What limits counted from the signature are counted from; ``None`` leaves those days open."""
    sentences: tuple[Span, ...]
    duties: tuple[ProposedDuty, ...]
