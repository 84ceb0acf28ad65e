"""The system's voice: neutral verbs, dates with precision, numbers that keep what they mean."""

from __future__ import annotations

from datetime import date

import pytest

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
from trucewatch.telling import wording


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (wording.VERBS, Stance),
        (wording.DIMENSIONS, Dimension),
        (wording.OCCURRENCES, Occurrence),
        (wording.TELLINGS, Occurrence),
        (wording.DIRECTNESS, Directness),
        (wording.AUX, Aux),
        (wording.CERTAINTIES, Certainty),
        (wording.OUTCOMES, Outcome),
        (wording.STATUSES, PersonStatus),
        (wording.COMPLIANCE, Compliance),
        (wording.MODALITIES, Modality),
        (wording.SLOTS, Slot),
        (wording.TRACKS, Track),
        (wording.INDEPENDENCE, Independence),
        (wording.ORIGIN_REASONS, OriginReason),
        (wording.SUB_TYPES, SubType),
        (wording.RELATIONS, RelationType),
        (wording.METHODS, Method),
    ],
)
def test_every_value_has_a_word(words: dict[object, object], values: type) -> None:
    """A value added to the model without a word for it is found here."""
    assert set(words) == set(values)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2031, 8, 2), date(2031, 8, 2), "2 August 2031"),
        (date(2031, 8, 4), date(2031, 8, 10), "between 4 and 10 August 2031"),
        (date(2031, 8, 30), date(2031, 9, 2), "between 30 August and 2 September 2031"),
        (date(2030, 12, 30), date(2031, 1, 2), "between 30 December 2030 and 2 January 2031"),
        (date(2031, 2, 1), date(2031, 2, 28), "February 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(1990, 1, 1), date(1999, 12, 31), "the 1990s"),
        (date(2020, 1, 1), date(2022, 12, 31), "between 2020 and 2022"),
        (None, date(2031, 8, 2), "until 2 August 2031"),
        (date(2031, 8, 2), None, "from 2 August 2031, end not told"),
        (None, None, "date not known"),
    ],
)
def test_dates_are_told_as_exactly_as_they_are_known(
    start: date | None, end: date | None, words: str
) -> None:
    """An interval never becomes a day."""
    assert wording.when(Interval(start=start, end=end, prec=5)) == words


@pytest.mark.parametrize(
    ("n_min", "n_max", "vague", "words"),
    [
        (0, 0, False, "0"),
        (None, None, False, "number not told"),
        (2, 2, False, "2"),
        (2, None, False, "at least 2"),
        (None, 7, False, "up to 7"),
        (2, 4, False, "2–4"),
        (12, None, True, "12 or more"),
    ],
)
def test_amounts_keep_their_limits(n_min: int | None, n_max: int | None, vague: bool, words: str) -> None:
    """Zero and "not told" look different; floors and ceilings stay."""
    assert wording.amount(n_min, n_max, vague=vague) == words


@pytest.mark.parametrize(
    ("label", "kind", "plural"),
    [
        ("Armed Forces of Ostria", ActorKind.ARMED_FORCE, True),
        ("Defence Ministry of Ostria", ActorKind.STATE_ORGAN, False),
        ("Cyprus", ActorKind.STATE, False),
        ("James Adams", ActorKind.PERSON_OFFICIAL, False),
        ("Ostrian media (outlets unnamed)", ActorKind.MEDIA_COLLECTIVE, True),
        ("Congress", ActorKind.STATE_ORGAN, False),
    ],
)
def test_verbs_agree(label: str, kind: ActorKind, plural: bool) -> None:
    """The verb follows the head word and the kind of actor."""
    assert wording.is_plural(label, kind) is plural


def test_listing_and_counting() -> None:
    """Small words in the right number."""
    assert wording.listing(["a"]) == "a"
    assert wording.listing(["a", "b", "c"]) == "a, b and c"
    assert wording.count(1, "document") == "1 document"
    assert wording.count(0, "document") == "0 documents"
    assert wording.some(["a", "b", "c"], most=2) == "a, b and 1 more"
