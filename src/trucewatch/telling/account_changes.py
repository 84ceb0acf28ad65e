"""Incidents of two states of the record: new, brought together, parted, gone, or told otherwise by a side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from trucewatch.model.linking import Incident
from trucewatch.model.ties import claims_of
from trucewatch.model.vocabulary import Occurrence
from trucewatch.telling import wording
from trucewatch.telling.accounts import ELEMENTS, AccountColumn, incident_card
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.material import Material

NEW, JOINED, PARTED, GONE = "New incident", "Brought together", "Parted", "No longer an incident"
MORE, TOLD = "More on an incident", "Told otherwise"
_NO_ACCOUNT = "no account"


class IncidentChange(NamedTuple):
    """What differs on one incident; ``claims`` are those that are new, or what the change rests on."""

    kind: str
    what: str
    then: str | None
    now: str | None
    claims: tuple[str, ...]
    row: str


def incidents_then_and_now(then: Material, now: Material) -> Iterable[IncidentChange]:
    """By incident, in the order of the present state; what is gone comes last."""
    known = _by_row(then)
    found: dict[str, list[str]] = {}
    for incident in now.incidents:
        before = list(dict.fromkeys(known[row] for row in _rows(incident) if row in known))
        for old in before:
            found.setdefault(old, []).append(incident.id)
        label = incident_label(now, incident)
        if not before:
            yield IncidentChange(NEW, label, None, _told(now, incident), _claims(now, incident), incident.id)
            continue
        if len(before) > 1:
            parts = "; ".join(incident_label(then, then.incident[old]) for old in before)
            yield IncidentChange(JOINED, label, parts, label, _claims(now, incident), incident.id)
        yield from _on_one(then, now, then.incident[before[0]], incident)
    for earlier in then.incidents:
        after = found.get(earlier.id, [])
        label = incident_label(then, earlier)
        if not after:
            yield IncidentChange(GONE, label, _told(then, earlier), None, _claims(then, earlier), earlier.id)
        elif len(after) > 1:
            parts = "; ".join(incident_label(now, now.incident[new]) for new in after)
            yield IncidentChange(PARTED, label, label, parts, _claims(now, now.incident[after[0]]), after[0])


def _on_one(then: Material, now: Material, old: Incident, new: Incident) -> Iterable[IncidentChange]:
    label = incident_label(now, new)
    fresh = tuple(claim for claim in _claims(now, new) if claim not in then.every)
    if fresh:
        more = wording.count(len(fresh), "claim more", "claims more")
        yield IncidentChange(MORE, label, None, more, fresh, new.id)
    before, after = (
        {column.side: column for column in incident_card(state, incident).columns}
        for state, incident in ((then, old), (now, new))
    )
    for side, column in after.items():
        for question, was, is_ in _differing(before.get(side), column):
            claims = tuple(told.claim for told in column.statements)
            yield IncidentChange(TOLD, f"{label}: {column.label}, {question}", was, is_, claims, new.id)


def _differing(old: AccountColumn | None, new: AccountColumn) -> Iterable[tuple[str, str, str]]:
    """What a side's account says otherwise than before, element by element."""
    was = old.occurrence if old is not None else Occurrence.NO_ACCOUNT
    if was is not new.occurrence:
        yield "did it happen?", wording.OCCURRENCES[was], wording.OCCURRENCES[new.occurrence]
    for key, question in ELEMENTS.items():
        before = old.elements.get(key) if old is not None else None
        after = new.elements.get(key)
        if key != "occurrence" and before is not None and after is not None and before != after:
            yield wording.inline(question), before, after


def _told(material: Material, incident: Incident) -> str:
    """Who says what of it, side by side, in a line."""
    columns = incident_card(material, incident).columns
    return "; ".join(f"{column.label}: {wording.OCCURRENCES[column.occurrence]}" for column in columns)


def _claims(material: Material, incident: Incident) -> tuple[str, ...]:
    return tuple(claim.id for claim in material.in_text_order(claims_of(incident)))


def _by_row(material: Material) -> dict[str, str]:
    """The incident that each event, and each claim, was part of; the first one's where there are several."""
    found: dict[str, str] = {}
    for incident in material.incidents:
        for row in _rows(incident):
            found.setdefault(row, incident.id)
    return found


def _rows(incident: Incident) -> tuple[str, ...]:
    return incident.events or incident.claims
