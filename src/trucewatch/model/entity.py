"""What the text names, by kind: people, bodies, places, things, numbers; who they are is asked elsewhere."""

from __future__ import annotations

from enum import StrEnum

from trucewatch.model.base import Frozen
from trucewatch.model.span import Span


class EntityKind(StrEnum):
    """Kinds of named thing. The finer ones (an organ, a road) are kept apart where the words show them."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE_ORGAN = "state_organ"
    ARMED_FORCE = "armed_force"
    """An army, a branch or unit of one, or an armed group."""
    POPULATION = "population"
    """A nationality, religion or political group: "Ostrians", "Ostrian"."""
    COUNTRY = "country"
    PLACE = "place"
    FACILITY = "facility"
    ROAD = "road"
    """A road, corridor, line or crossing."""
    AGREEMENT = "agreement"
    OPERATION = "operation"
    """The proper name of a military operation."""
    DATE = "date"
    PEOPLE = "people"
    """A number of people: "two soldiers", "dozens of civilians"."""


class Entity(Frozen):
    """One named stretch of the text, with its kind; ``span`` in code points of the document's text."""

    text: str
    span: Span
    kind: EntityKind
    confidence: float = 1.0
    """Between 0 and 1; 1 where a list of names says so."""
