"""The system's own voice: one neutral verb per stance, one plain word per value, dates with precision.

The same words serve every party; nothing here looks at a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import (
    ActorKind,
    Aux,
    Certainty,
    Compliance,
    Dimension,
    Directness,
    Independence,
    Modality,
    Occurrence,
    OriginReason,
    Outcome,
    PersonStatus,
    RelationType,
    Slot,
    Stance,
    SubType,
    Track,
)

#: Shown at the top of every output.
NOT_A_MONITOR = (
    "This is a record of reporting, not a monitor: it shows who says what and where accounts part, "
    "and does not say who is right."
)

#: Singular and plural of the only verbs that the system uses of a speaker.
VERBS: dict[Stance, tuple[str, str]] = {
    Stance.ASSERT: ("says", "say"),
    Stance.ACKNOWLEDGE: ("acknowledges", "acknowledge"),
    Stance.ACCUSE: ("accuses", "accuse"),
    Stance.DENY: ("denies", "deny"),
    Stance.REJECT: ("rejects", "reject"),
    Stance.DEMAND: ("demands", "demand"),
    Stance.PLEDGE: ("pledges", "pledge"),
    Stance.THREATEN: ("warns or threatens", "warn or threaten"),
    Stance.ENDORSE: ("welcomes", "welcome"),
    Stance.JUSTIFY: ("justifies", "justify"),
    Stance.CONCEDE: ("concedes", "concede"),
    Stance.SENTIMENT: ("feels", "feel"),
}

DIMENSIONS: dict[Dimension, str] = {
    Dimension.OCCURRENCE: "whether it happened",
    Dimension.INITIATOR: "who acted first",
    Dimension.RESPONSIBILITY: "who is responsible",
    Dimension.TARGET: "who or what was the target",
    Dimension.PLACE: "where it happened",
    Dimension.DATE: "when it happened",
    Dimension.MEANS: "by what means",
    Dimension.CASUALTIES: "how many people were harmed",
    Dimension.CONTROL: "who controls the ground",
    Dimension.MOTIVE: "why it was done",
    Dimension.COMPLIANCE: "whether a duty is kept",
    Dimension.READING: "what a clause means",
    Dimension.APPLICABILITY: "whom the agreement binds",
    Dimension.PLAN: "whether a plan is agreed",
    Dimension.CONDUCT: "how a third party behaves",
    Dimension.TRUCE_STATUS: "whether the truce holds",
    Dimension.CAPABILITY: "who is able to act",
    Dimension.SENTIMENT: "what people feel",
}

RELATIONS: dict[RelationType, str] = {
    RelationType.CONTRADICTS: "contradicts",
    RelationType.DENIES: "denies",
    RelationType.REINTERPRETS: "reads differently",
    RelationType.CORROBORATES: "says the same as",
    RelationType.REPEATS: "repeats",
    RelationType.SUPERSEDES: "replaces",
    RelationType.RESPONDS_TO: "responds to",
    RelationType.TENSION_WITHIN_SIDE: "differs within one side",
}

OCCURRENCES: dict[Occurrence, str] = {
    Occurrence.ASSERTED: "says it happened",
    Occurrence.ACKNOWLEDGED_OWN: "acknowledges it as its own act",
    Occurrence.PRESUPPOSED: "speaks of it as having happened",
    Occurrence.DENIED: "denies it",
    Occurrence.NO_ACCOUNT: "no account",
}

#: Who tells of an incident, in a list: ``told by Ostria; denied by Varland``.
TELLINGS: dict[Occurrence, str] = {
    Occurrence.ASSERTED: "told by",
    Occurrence.ACKNOWLEDGED_OWN: "told by",
    Occurrence.PRESUPPOSED: "told by",
    Occurrence.DENIED: "denied by",
    Occurrence.NO_ACCOUNT: "no account by",
}

DIRECTNESS: dict[Directness, str] = {
    Directness.DIRECT: "quoted",
    Directness.INDIRECT: "in the outlet’s words",
    Directness.MIXED: "partly quoted",
}

#: Not told as having happened; ``actual`` needs no word.
AUX: dict[Aux, str] = {
    Aux.ACTUAL: "",
    Aux.NEGATED: "told as not having happened",
    Aux.HABITUAL: "pattern, not one event",
    Aux.FUTURE: "future",
    Aux.HYPOTHETICAL: "hypothetical",
    Aux.COUNTERFACTUAL: "counterfactual",
    Aux.FEARED: "feared",
    Aux.HISTORICAL: "past history",
}

#: The source's own certainty; ``certain`` needs no word.
CERTAINTIES: dict[Certainty, str] = {
    Certainty.CERTAIN: "",
    Certainty.CERTAIN_NOT: "",
    Certainty.PROBABLE: "told as probable",
    Certainty.POSSIBLE: "told as possible",
    Certainty.PROBABLE_NOT: "told as improbable",
    Certainty.POSSIBLE_NOT: "told as possibly not so",
    Certainty.UNDERSPECIFIED: "certainty not told",
}

OUTCOMES: dict[Outcome, str] = {
    Outcome.KILLED: "killed",
    Outcome.WOUNDED: "wounded",
    Outcome.MISSING: "missing",
    Outcome.CAPTURED: "captured",
    Outcome.DISPLACED: "displaced",
}

#: Where nobody tells a number: not the same as the number 0.
NOT_REPORTED = "not reported"

STATUSES: dict[PersonStatus, str] = {
    PersonStatus.COMBATANT: "combatants",
    PersonStatus.CIVILIAN: "civilians",
    PersonStatus.PEACEKEEPER: "peacekeepers",
    PersonStatus.OFFICIAL: "officials",
    PersonStatus.JOURNALIST: "journalists",
    PersonStatus.UNKNOWN: "status not told",
}

COMPLIANCE: dict[Compliance, str] = {
    Compliance.FULFILLED: "fulfilled",
    Compliance.IN_PROGRESS: "in progress",
    Compliance.NOT_DUE: "not yet due",
    Compliance.DELAYED: "delayed",
    Compliance.NOT_FULFILLED: "not fulfilled",
    Compliance.VIOLATED: "violated",
    Compliance.IMPOSSIBLE: "impossible",
    Compliance.NOT_BOUND: "not bound",
    Compliance.UNKNOWN: "state not told",
}

MODALITIES: dict[Modality, str] = {
    Modality.OBLIGATION: "must",
    Modality.PROHIBITION: "must",
    Modality.ENTITLEMENT: "may",
    Modality.PROCEDURAL: "procedure",
    Modality.ASPIRATION: "aim",
}

SLOTS: dict[Slot, str] = {
    Slot.OBLIGOR: "who owes it",
    Slot.BENEFICIARY: "to whom",
    Slot.ACTION: "what is owed",
    Slot.SCOPE: "how far it reaches",
    Slot.PLACE: "where",
    Slot.QUANTITY: "how much",
    Slot.DEADLINE: "by when",
    Slot.TRIGGER: "after what",
    Slot.APPLICABILITY: "whom it binds",
    Slot.MODALITY: "duty or right",
}

TRACKS: dict[Track, str] = {
    Track.PEACEKEEPERS: "Peacekeepers and guarantors",
    Track.MEDIATION: "Mediation",
    Track.DISPLACEMENT: "Displacement",
    Track.INFRASTRUCTURE_ACCESS: "Roads, crossings and lifelines",
    Track.ECONOMIC_LEVERAGE: "Economic leverage",
    Track.HUMANITARIAN: "Humanitarian access",
    Track.PRISONERS_MISSING: "Prisoners and missing people",
    Track.INFORMATION: "Information",
    Track.PUBLIC_SENTIMENT: "Public sentiment",
    Track.TERRITORY: "Control of ground",
    Track.TRUCE_STATUS: "State of the truce",
}

INDEPENDENCE: dict[Independence, str] = {
    Independence.INDEPENDENT: "independent of one another",
    Independence.SAME_SIDE: "from one side",
    Independence.DEPENDENT: "not independent of one another",
    Independence.UNKNOWN: "independence not known, counted as dependent",
}

ORIGIN_REASONS: dict[OriginReason, str] = {
    OriginReason.NEAR_DUPLICATE: "near copy",
    OriginReason.WIRE_CREDIT: "wire credit",
    OriginReason.SAME_PUBLISHER_GROUP: "same publisher",
    OriginReason.SAME_SPEAKER: "same speaker",
    OriginReason.SAME_ORGAN: "same body or chain of command",
    OriginReason.SAME_RELEASE: "same release",
    OriginReason.CITES: "cites the other",
}

#: In English whatever the machine's locale, so that a brief is the same everywhere.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

PRECISIONS = {
    1: "exact day",
    2: "within a few days",
    3: "within a week",
    4: "within a month",
    5: "within a season or longer",
}

WHERE_PRECISIONS = {
    1: "exact place",
    2: "near the place",
    3: "within a second-level district",
    4: "within a first-level district",
    5: "larger or along a line",
    6: "country only",
    7: "water or airspace",
}

#: Kinds of incident that read otherwise than their value.
_SUB_TYPES = {
    SubType.ABDUCTION_DETENTION: "abduction or detention",
    SubType.AIRSPACE: "airspace incident",
    SubType.CIVILIAN_HARM: "harm to civilians",
    SubType.MINE_OR_UXO: "mine or unexploded ordnance",
    SubType.MOVEMENT_OR_BUILDUP: "movement or build-up",
    SubType.OTHER: "incident of another kind",
}

_SINGULAR_KINDS = frozenset(
    {
        ActorKind.STATE,
        ActorKind.PERSON_OFFICIAL,
        ActorKind.PERSON_GROUP,
        ActorKind.PERSON_PRIVATE,
        ActorKind.MEDIA_OUTLET,
        ActorKind.COMPANY,
        ActorKind.UNSPECIFIED,
    }
)
_PLURAL_HEADS = frozenset(
    {
        "authorities", "both", "few", "forces", "leaders", "many", "media", "members", "officials", "others",
        "people", "police", "residents", "soldiers", "some", "they", "troops", "we", "witnesses",
    }
)  # fmt: skip


def verb(stance: Stance, *, plural: bool = False) -> str:
    """The system's verb for ``stance``."""
    return VERBS[stance][plural]


def is_plural(label: str, kind: ActorKind) -> bool:
    """Whether the verb after ``label`` is a plural one, by the kind of actor and the form of its head word.

    Names of states and persons are singular whatever they end in.
    """
    head = (
        label.split(" of ")[0]
        .split(",")[0]
        .split(" in ")[0]
        .split(" (")[0]
        .rstrip()
        .rsplit(" ", 1)[-1]
        .lower()
    )
    if head in _PLURAL_HEADS:
        return True
    return kind not in _SINGULAR_KINDS and head.endswith("s") and not head.endswith("ss")


def sub_type(value: SubType) -> str:
    """An incident's kind in words: ``exchange of fire``."""
    return _SUB_TYPES.get(value, value.value.replace("_", " "))


def day(value: date) -> str:
    """``3 August 2031``: the month in letters, since figures are read in two orders."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def when(interval: Interval | None) -> str:
    """An interval in words, never more exact than its precision."""
    if interval is None or (interval.start is None and interval.end is None):
        return "date not known"
    start, end = interval.start, interval.end
    if start is None or end is None:
        return f"from {day(start)}, end not told" if start is not None else f"until {_known(end)}"
    if start == end:
        return day(start)
    return _period(start, end) or f"between {_first(start, end)} and {day(end)}"


def _known(end: date | None) -> str:
    return day(end) if end is not None else ""


def _period(start: date, end: date) -> str | None:
    """Whole years or a whole month by their names."""
    if start.day != 1 or not _last_of_month(end):
        return None
    if (start.month, end.month) == (1, 12):
        return _years(start.year, end.year)
    same_month = (start.year, start.month) == (end.year, end.month)
    return f"{MONTHS[start.month - 1]} {start.year}" if same_month else None


def _years(first: int, last: int) -> str:
    if first == last:
        return str(first)
    return f"the {first}s" if first % 10 == 0 and last == first + 9 else f"between {first} and {last}"


def _first(start: date, end: date) -> str:
    """The first day of an interval, with as much of the date as the last day does not tell."""
    if start.year != end.year:
        return day(start)
    return str(start.day) if start.month == end.month else f"{start.day} {MONTHS[start.month - 1]}"


def precision(interval: Interval | None) -> str:
    """How exactly the date is told, in words; empty when there is no date."""
    return PRECISIONS[interval.prec] if interval is not None else ""


def _last_of_month(value: date) -> bool:
    return value.month != date.fromordinal(value.toordinal() + 1).month


def status_noun(status: PersonStatus, *, plural: bool) -> str:
    """``combatants`` or, of one, ``combatant``."""
    return STATUSES[status] if plural else STATUSES[status].removesuffix("s")


def amount(n_min: int | None, n_max: int | None, *, vague: bool = False) -> str:
    """A range of people in words; ``0`` and "number not told" are different things.

    ``n_min`` alone is "at least", ``n_max`` alone "up to"; a vague word's floor is "or more".
    """
    if n_min is None and n_max is None:
        return "number not told"
    if n_max is None:
        return f"{n_min} or more" if vague else f"at least {n_min}"
    if n_min is None:
        return f"up to {n_max}"
    return str(n_min) if n_min == n_max else f"{n_min}–{n_max}"


def count(number: int, singular: str, plural: str | None = None) -> str:
    """``1 document``, ``3 documents``."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"


def listing(items: Iterable[str], last: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {last} {listed[-1]}"


def some(items: Sequence[str], most: int = 5) -> str:
    """The first few of ``items``, with how many more there are."""
    more = f" and {len(items) - most} more" if len(items) > most else ""
    return ", ".join(items[:most]) + more


def sentence_case(text: str) -> str:
    """``text`` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def inline(text: str) -> str:
    """``text`` with its first letter small, for the middle of a sentence."""
    return text[:1].lower() + text[1:]


def none_recorded(documents: int) -> str:
    """What an empty section says."""
    return f"none recorded in {count(documents, 'document')}"


def no_account(documents: int) -> str:
    """What stands where a party says nothing; never "silent by choice", never consent."""
    return f"no account in {count(documents, 'document')} read"
