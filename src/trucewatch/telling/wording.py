"""The system's own voice: one neutral verb per stance, one plain word per value, dates with precision.

The same words serve every party; nothing here looks at a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from importlib import resources
from typing import Any, TypeVar

import yaml

from trucewatch.model.time import Interval
from trucewatch.model.vocabulary import (
    ActorKind,
    Aux,
    Certainty,
    Compliance,
    Dimension,
    Directness,
    Independence,
    Method,
    Modality,
    Mood,
    Occurrence,
    OriginReason,
    Outcome,
    PartRole,
    PersonStatus,
    RelationType,
    Slot,
    Stance,
    SubType,
    Track,
)

Value = TypeVar("Value", bound=StrEnum)

#: Shown at the top of every output.
NOT_A_MONITOR = (
    "This is a record of reporting, not a monitor: it shows who says what and where accounts part, "
    "and does not say who is right."
)


def _table(name: str, values: type[Value]) -> dict[Value, str]:
    """The words of one table of ``data/words.yaml``, by the values of a closed list."""
    return {values(value): text for value, text in _WORDS[name].items()}


_WORDS: dict[str, Any] = yaml.safe_load(
    resources.files("trucewatch.telling").joinpath("data", "words.yaml").read_text("utf-8")
)

VERBS: dict[Stance, tuple[str, str]] = {
    Stance(stance): (one, several) for stance, (one, several) in _WORDS["verbs"].items()
}
DIMENSIONS = _table("dimensions", Dimension)
OCCURRENCES = _table("occurrences", Occurrence)
TELLINGS = _table("tellings", Occurrence)
DIRECTNESS = _table("directness", Directness)
AUX = _table("aux", Aux)
CERTAINTIES = _table("certainties", Certainty)
OUTCOMES = _table("outcomes", Outcome)
STATUSES = _table("statuses", PersonStatus)
COMPLIANCE = _table("compliance", Compliance)
MODALITIES = _table("modalities", Modality)
SLOTS = _table("slots", Slot)
TRACKS = _table("tracks", Track)
MOODS = _table("moods", Mood)
PARTS = _table("parts", PartRole)
INDEPENDENCE = _table("independence", Independence)
RELATIONS = _table("relations", RelationType)
METHODS = _table("methods", Method)
DUTY_TIES: dict[str, str] = _WORDS["duty_ties"]
DUTY_RULES: dict[str, str] = _WORDS["duty_rules"]
ACCUSED_AS: dict[str, str] = _WORDS["accused_as"]
JUDGEMENTS: dict[str, str] = _WORDS["judgements"]
ORIGIN_REASONS = _table("origin_reasons", OriginReason)
SUB_TYPES = _table("sub_types", SubType)
PRECISIONS: dict[int, str] = _WORDS["precisions"]
WHERE_PRECISIONS: dict[int, str] = _WORDS["where_precisions"]
_PLURAL_HEADS = frozenset(_WORDS["plural_heads"])

#: Where nobody tells a number: not the same as the number 0.
NOT_REPORTED = "not reported"

#: In English whatever the machine's locale, so that a brief is the same everywhere.
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

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


def verb(stance: Stance, *, plural: bool = False) -> str:
    """The system's verb for ``stance``."""
    return VERBS[stance][plural]


def is_plural(label: str, kind: ActorKind) -> bool:
    """Whether the verb after ``label`` is a plural one, by the kind of actor and the form of its head word.

    Names of states and persons are singular whatever they end in.
    """
    head = (
        label.strip("‹›")
        .split(" of ")[0]
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
    return SUB_TYPES[value]


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
