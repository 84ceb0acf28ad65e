"""What is new since a day: statements published since, with incidents, contested points and corrections."""

from __future__ import annotations

from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import OPPOSED, RelationType
from trucewatch.telling import wording
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.material import Material
from trucewatch.telling.stances import SideStatements, by_side
from trucewatch.telling.statements import Line, state


class Changes(Frozen):
    """What documents of ``since`` or later brought."""

    since: date
    since_text: str
    documents: tuple[str, ...]
    lines: tuple[Line, ...]
    statements: tuple[SideStatements, ...]


def changes(material: Material, since: date) -> Changes:
    """What is new since a day, by date of publication; documents of unknown date are not counted as new."""
    new = tuple(claim for claim in material.claims if _is_new(material, claim, since))
    ids = {claim.id for claim in new}
    lines = []
    for incident in material.incidents:
        rows = material.rows_of(incident)
        fresh = tuple(row for row in rows if row in ids)
        if fresh:
            known = len(rows) > len(fresh)
            word = "New on a known incident" if known else "New incident"
            lines.append(
                Line(
                    text=f"{word}: {incident_label(material, incident)} "
                    f"({wording.count(len(fresh), 'claim')}).",
                    claims=fresh,
                )
            )
    for relation in material.relations:
        if not ids & {relation.a, relation.b}:
            continue
        a, b = (state(material, material.every[claim]) for claim in (relation.a, relation.b))
        if relation.type is RelationType.SUPERSEDES:
            lines.append(
                Line(text=f"Replaced: {a.line} stands in place of: {b.line}", claims=(relation.a, relation.b))
            )
        elif relation.type in OPPOSED:
            point = wording.DIMENSIONS[relation.dimension]
            lines.append(
                Line(
                    text=f"Newly contested, {point}: {a.side_label} and {b.side_label}.",
                    claims=(relation.a, relation.b),
                )
            )
    return Changes(
        since=since,
        since_text=wording.day(since),
        documents=tuple(
            reading.document.title or reading.document.name
            for reading in material.documents
            if reading.document.published is not None and reading.document.published >= since
        ),
        lines=tuple(dict.fromkeys(lines)),
        statements=by_side(material, new),
    )


def _is_new(material: Material, claim: Claim, since: date) -> bool:
    published = material.document(claim).published
    return published is not None and published >= since
