"""What the text says happened: events, people counted, and the names that it mentions."""

from __future__ import annotations

from enum import StrEnum

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Participant, Quote
from trucewatch.model.place import KnownPlace
from trucewatch.model.span import Span
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import UNRESOLVED, Aux, Outcome, PersonStatus, PloverRoot, SubType


class Sequence(StrEnum):
    """Who fired first, as told of this event's initiator."""

    FIRST = "first"  # "opened fire first", "unprovoked"
    RESPONSE = "response"  # "returned fire", "in response to"
    UNSTATED = "unstated"


class Event(Frozen):
    """An event as told by one claim, or by the outlet where ``claim`` is ``None``."""

    id: str
    document: str
    sentence: int
    claim: str | None
    """The innermost claim whose content (or cue, for a speech act) holds the trigger."""
    trigger: Quote
    plover: PloverRoot
    sub_type: SubType | None = None
    aux: Aux = Aux.ACTUAL
    countable: bool = True
    """Only actual events told as having happened; never a fear, a threat, a plan or a habit."""
    initiator: Participant | None = None
    target: Participant | None = None
    both_sides: bool = False
    """A clash or exchange told without an order."""
    sequence: Sequence = Sequence.UNSTATED
    place: Quote | None = None
    place_id: str | None = None
    where_prec: int | None = None
    """UCDP ``where_prec`` 1-7; ``None`` when the text gives no place."""
    known_place: KnownPlace | None = None
    """What the gazetteer knows of the place, where no theatre file does."""
    time: TimeExpression | None = None
    means: tuple[str, ...] = ()
    name: Quote | None = None
    """The name of an operation, where the text gives one."""
    hedge: Quote | None = None


class CasualtyClaim(Frozen):
    """A number of people with what befell them, as one source tells it. Never a sum."""

    id: str
    document: str
    sentence: int
    claim: str | None
    phrase: Quote
    """The number's noun phrase."""
    outcome: Outcome
    status: PersonStatus = PersonStatus.UNKNOWN
    side: str = UNRESOLVED
    """Whose people, as told."""
    n_min: int | None = None
    n_max: int | None = None
    """``at least n``: no ``n_max``; ``up to n``: no ``n_min``; an exact number: both alike."""
    vague: bool = False
    """The number is a conventional floor for a vague word ("dozens" 12, "hundreds" 100, "several" 3)."""
    hedge: Quote | None = None
    event: str | None = None
    """The event that the people were harmed in, where the text ties them."""
    part_of: str | None = None
    """The row of whose people these are some ("nine, including two guards"): no further number."""


class MentionType(StrEnum):
    """How an actor or a place is referred to."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    METONYM = "metonym"


class Mention(Frozen):
    """A stretch of text that refers to an actor, a place or an agreement; unresolved is legal."""

    text: str
    span: Span
    type: MentionType
    actor: str | None = None
    place: str | None = None
    agreement: str | None = None
    alternatives: tuple[str, ...] = ()
    antecedent: Quote | None = None
    """The words of the same text that say who is meant, where these only take it up ("he", "the board")."""
    label: bool = False
    """Whether the words are a loaded label ("separatists") whose use is recorded."""
