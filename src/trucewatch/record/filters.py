"""Which rows a question is about."""

from __future__ import annotations

from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.vocabulary import Stance


class Filter(Frozen):
    """Every condition that is set must hold; an empty filter lets everything through."""

    since: date | None = None
    """Reported on this day or later: the document's date of publication. Undated ones do not pass."""
    until: date | None = None
    """Reported on this day or earlier, likewise."""
    side: str | None = None
    """Side of the source; one of several sides is enough."""
    about: str | None = None
    """Id of an incident, obligation, agreement or track, or the unique beginning of one."""
    stance: Stance | None = None
    actor: str | None = None
    """Actor id of the source; an organ's people and a party's organs belong to it."""
    document: str | None = None
    """Id of a document, or the unique beginning of one."""


EVERYTHING = Filter()
