"""What an explanation is made of, and the sentences that all kinds of row share."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.base import Frozen
from trucewatch.model.judging import revocations
from trucewatch.model.linking import Judgement
from trucewatch.telling import wording
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.material import Material
from trucewatch.telling.statements import state


class Ground(Frozen):
    """One thing that a row rests on: what it is, in words, with the claims that it speaks of."""

    what: str
    text: str
    claims: tuple[str, ...] = ()


class Explanation(Frozen):
    """A row with everything that made it."""

    row: str
    kind: str
    """``claim``, ``incident``, ``reading`` …"""
    grounds: tuple[Ground, ...]


def said(material: Material, claim: str, what: str) -> Ground:
    """A claim's own words, with the document that they stand in."""
    told = state(material, material.every[claim])
    document = material.by_document[told.document].document
    published = wording.day(told.published) if told.published else "date not known"
    where = f"{told.publisher or document.name}, {published}"
    return Ground(what=what, text=f"{told.line} ({where}).", claims=(claim,))


def judged(material: Material, subjects: Iterable[str]) -> Iterable[Ground]:
    """What people and rules judged of these ids, oldest first, with what was taken back."""
    asked = set(subjects)
    taken_back = revocations(material.judgements)
    for judgement in material.judgements:
        if not asked & {judgement.id, *judgement.subjects, judgement.value}:
            continue
        yield Ground(what="Judged", text=judgement_text(material, judgement, taken_back.get(judgement.id)))


def judgement_text(material: Material, judgement: Judgement, by: Judgement | None = None) -> str:
    """A judgement with its author, day and reason; ``by`` is the one that took it back."""
    what = wording.JUDGEMENTS.get(judgement.verb, judgement.verb.replace("_", " "))
    subjects = wording.listing(subject_label(material, subject) for subject in judgement.subjects)
    value = f" ({subject_label(material, judgement.value)})" if judgement.value else ""
    text = f"{what}: {subjects}{value}; {signed(judgement)}"
    return f"{text}. Taken back: {signed(by)}." if by is not None else f"{text}."


def signed(judgement: Judgement) -> str:
    """``by the desk on 3 August 2031, because both tell of one day``."""
    author = "by a rule" if judgement.by == "rule" else f"by {judgement.by}"
    return f"{author} on {wording.day(judgement.at.date())}, because {judgement.reason.rstrip('.')}"


def subject_label(material: Material, subject: str) -> str:
    """What a judgement's subject is called."""
    if subject in material.every:
        return state(material, material.every[subject]).in_short
    if subject in material.incident:
        return incident_label(material, material.incident[subject])
    if any(judgement.id == subject for judgement in material.judgements):
        return f"judgement {subject[: material.short]}"
    if len(subject) == _ID_LENGTH and "/" not in subject:
        return f"row {subject[: material.short]}"
    return material.names.actor(subject)


_ID_LENGTH = 64


def kept(material: Material, row: str) -> str:
    """The beginning of a row's id, enough to ask for it."""
    return row[: material.short]
