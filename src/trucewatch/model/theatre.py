"""A theatre: one conflict's sides, actors, places and agreements, as a file that people write.

The file is YAML; ``trucewatch theatre schema`` prints the JSON Schema that these classes define.
Every class here is closed (an unknown field is an error with its line), and every reference by id is
checked when the file is read.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from trucewatch.model.base import Frozen
from trucewatch.model.vocabulary import (
    ActorKind,
    DeadlineType,
    Modality,
    Recognition,
    Slot,
)

Slug = str
"""Lower-case ASCII letters and digits joined by ``-``; the parts of an actor's id are joined by ``/``."""

SourceKeys = str
"""A key into the file's ``sources``; several are joined by ``;``. ``CK`` (where the file lists it) marks
common knowledge that was not checked again."""

_PART_OF_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?")


def _first_day(value: Any) -> Any:
    """``2021`` and ``2021-06`` as their first day; anything else unchanged."""
    part = _PART_OF_DATE.fullmatch(value) if isinstance(value, str) else None
    return f"{part[1]}-{part[2] or '01'}-01" if part else value


def _last_day(value: Any) -> Any:
    """``2021`` and ``2021-06`` as their last day; anything else unchanged."""
    part = _PART_OF_DATE.fullmatch(value) if isinstance(value, str) else None
    if part is None:
        return value
    year, month = int(part[1]), int(part[2] or 12)
    days = calendar.monthrange(year, month)[1] if year and 1 <= month <= 12 else 31
    return f"{part[1]}-{month:02}-{days}"


Start = Annotated[date, BeforeValidator(_first_day, json_schema_input_type=str)]
"""``YYYY-MM-DD``. A month or a year alone stands for its first day, so that an interval that is known
less exactly is read as the widest it can be."""

End = Annotated[date, BeforeValidator(_last_day, json_schema_input_type=str)]
"""``YYYY-MM-DD``; a month or a year alone stands for its last day."""

Valence = Literal["self", "neutral", "hostile", "loaded"]
PlaceKind = Literal[
    "settlement", "city", "district", "region", "country", "corridor", "road", "heights", "line", "zone",
    "river", "facility",
]  # fmt: skip
DeadlineRole = Literal["effective_from", "start_by", "finish_by", "due_on", "during", "until", "after"]
TextStatus = Literal["in_force", "prospective", "expired", "superseded"]


class Side(Frozen):
    """A group of actors for display and for independence; it says nothing about affiliation."""

    id: Slug
    """Lower-case ASCII slug; the neutral sides (third_party, mediator, …) need no entry."""
    label: str


class Name(Frozen):
    """A name with its language and its users. Both sides' names stand side by side."""

    text: str
    lang: str = "en"
    used_by: str | None = None
    """Who uses it: an actor or side id, or ``international``, or other words; several are joined by ``;``."""
    self_designation: bool = False
    valence: Valence = "neutral"
    """``self | neutral | hostile | loaded``. Hostile and loaded names resolve mentions and are
    recorded as label uses; the system never prints them in its own voice."""


class Role(Frozen):
    """An office held over an interval; either end may be unknown."""

    title: str
    """As a title stands before or after a name, without the body: ``Defence Minister``, ``spokesman``."""
    organ: Slug | None = None
    """Actor id of the body."""
    start: Start | None = None
    end: End | None = None
    source: SourceKeys | None = None
    doubtful: str | None = None


class Affiliation(Frozen):
    """A tie between actors. ``basis`` tells a claim from background; a claim names who claims it."""

    to: Slug
    role: str
    basis: str = "background"
    """``stated | claimed_by:<actor or side> | background``."""
    start: Start | None = None
    end: End | None = None
    source: SourceKeys | None = None


class Actor(Frozen):
    """Somebody who speaks, acts or owes.

    A state and its army are two actors; so are a de facto authority, its forces and the state that
    supports it.
    """

    id: Slug
    """``party[/organ[/family-name]]`` in lower-case ASCII slugs."""
    kind: ActorKind
    label: str
    """The neutral name that the system prints."""
    side: str
    """Id of a side, or a neutral side."""
    names: tuple[Name, ...] = ()
    adjectives: tuple[str, ...] = ()
    """``Varlandic``: adjective, and the noun for one person."""
    people: tuple[str, ...] = ()
    """Plural demonym."""
    metonyms: tuple[str, ...] = ()
    """Capitals and palaces that stand for the actor where the text uses them so."""
    descriptions: tuple[str, ...] = ()
    """Phrases that refer to the actor within this theatre (``separatist forces``, ``peacekeepers``)."""
    roles: tuple[Role, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    recognition: Recognition | None = None
    protect: bool = False
    note: str | None = None
    source: SourceKeys | None = None
    doubtful: str | None = None
    """What is not certain here, in words."""


class ControlClaim(Frozen):
    """Who controls a place over an interval, according to whom. Never one word with sovereignty."""

    controller: str
    """Actor id, or ``contested``."""
    start: Start | None = None
    end: End | None = None
    according_to: str
    """Who says so: actor or side ids joined by ``;``, or words."""
    note: str | None = None
    source: SourceKeys | None = None
    doubtful: str | None = None


class Place(Frozen):
    """A place with all its names. Coordinates are those of the settlement or area, never a post."""

    id: Slug
    kind: PlaceKind
    names: tuple[Name, ...] = Field(min_length=1)
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    where_prec: int = Field(default=3, ge=1, le=7)
    """UCDP ``where_prec`` of a bare mention: 1 exact, 2 near, 3 second-level district, 4 first-level
    district, 5 larger or linear, 6 country, 7 water or airspace."""
    part_of: Slug | None = None
    recognised_sovereign: str | None = None
    sovereign_source: SourceKeys | None = None
    control: tuple[ControlClaim, ...] = ()
    zone_of: tuple[Slug, ...] = ()
    sensitive: bool = False
    """Posts, positions, shelters: never mapped finer than a first-level district."""
    note: str | None = None
    source: SourceKeys | None = None
    doubtful: str | None = None


class Deadline(Frozen):
    """When a duty falls due by the instrument's own text."""

    type: DeadlineType
    value: str | None = None
    """ISO date, or an ISO 8601 duration counted from ``anchor``."""
    anchor: str | None = None
    """``signature | effective | trigger``, or the id of an obligation."""
    derived_date: date | None = None
    role: DeadlineRole = "finish_by"
    note: str | None = None


class TheatreReading(Frozen):
    """A reading of one slot that a party is known to hold, from the theatre file's own sources."""

    by: str
    """Actor or side id."""
    slot: Slot
    value: str
    source: SourceKeys | None = None
    doubtful: str | None = None


class Obligation(Frozen):
    """One duty of a clause, in our own words: what the instrument says, as neutrally as it can be told."""

    id: Slug
    clause: str
    modality: Modality
    obligor: tuple[Slug, ...] = ()
    """Actor ids; empty when the text names nobody."""
    beneficiary: tuple[Slug, ...] = ()
    action: str
    object: str | None = None
    place: Slug | None = None
    quantity: str | None = None
    deadline: Deadline | None = None
    trigger: str | None = None
    depends_on: tuple[Slug, ...] = ()
    verifier: str | None = None
    keywords: tuple[str, ...] = ()
    """Words that claims about this duty use ("new road", "bypass"): they tie a claim to the duty."""
    readings: tuple[TheatreReading, ...] = ()
    note: str | None = None
    source: SourceKeys | None = None
    doubtful: str | None = None


class Agreement(Frozen):
    """An instrument under all its names."""

    id: Slug
    label: str
    names: tuple[Name, ...] = ()
    """Every name in use. Bare ones ("the deal", "the cease-fire") resolve only where no other
    instrument was named nearer."""
    signed: date | None = None
    """Date of signature."""
    effective: date | None = None
    signatories: tuple[Slug, ...] = ()
    mediators: tuple[Slug, ...] = ()
    status: TextStatus = "in_force"
    """Of the text, never of compliance."""
    default: bool = False
    """Whether a bare "the cease-fire", "the truce", "the deal" means this one, from its signature until
    another default is signed."""
    obligations: tuple[Obligation, ...] = ()
    texts: tuple[str, ...] = ()
    """Keys into ``sources``: the versions of the text; versions differ."""
    note: str | None = None
    source: SourceKeys | None = None
    doubtful: str | None = None


class SourceRef(Frozen):
    """Where a fact of the file comes from."""

    what: str
    url: str | None = None


class Answer(Frozen):
    """Why the file tells of one side only what ``trucewatch theatre check`` asks about.

    A warning that is answered stays in the list, with its answer, and no longer fails a strict check.
    """

    rule: str
    """The warning's rule: ``officials``, ``readings`` …"""
    where: str
    """The warning's place: an id of the file."""
    because: str


class Theatre(Frozen):
    """One conflict. Sides and parties are kept alphabetically; no order says anything."""

    theatre: Slug
    title: str
    start: Start | None = None
    end: End | None = None
    disclaimer: str
    sides: tuple[Side, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    shared_names: tuple[str, ...] = ()
    """Names that more than one actor bears, on purpose; any other shared name is an error."""
    sources: dict[str, SourceRef] = Field(default_factory=dict)
    notes: tuple[str, ...] = ()
    answers: tuple[Answer, ...] = ()
    """To the warnings of the even-handedness check that are not to be mended."""
