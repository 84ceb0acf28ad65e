"""Why rows are there, as tables; and every judgement on record."""

from __future__ import annotations

from trucewatch.model.judging import REVOKE, revocations
from trucewatch.telling import wording
from trucewatch.telling.answers.rows import Row, table_of
from trucewatch.telling.explaining.finding import behind, explanation
from trucewatch.telling.explaining.grounds import Explanation, signed, subject_label
from trucewatch.telling.material import Material
from trucewatch.telling.tables import Column, Table

COUNTED = "From a theatre file, or counted over all that was read; no single row makes it."

_COLUMNS = (
    Column("row", "Row", id=True),
    Column("kind", "Kind", screen=False),
    Column("ground", "Why"),
    Column("text", "In words"),
    Column("claims", "Claims", screen=False),
)


def explain(material: Material, argument: str | None) -> Table:
    """The claims, rules and judgements that made one row, whatever kind of row it is."""
    told = explanation(material, argument or "")
    return table_of(material, f"Why this {told.kind} is there", _COLUMNS, _rows(told))


def explained(material: Material, table: Table) -> Table:
    """The explanations of all rows that an answer stands on, in the answer's order."""
    rows = [row for told in behind(material, table.rows) for row in _rows(told)]
    title = f"{table.title}: why each row is there"
    if table.rows and not rows:
        return Table(title, _COLUMNS, (), (COUNTED,), id_length=material.short)
    return table_of(material, title, _COLUMNS, rows)


def judgements(material: Material, _: str | None) -> Table:
    """What people and rules decided, with author, day and reason, and whether it still stands."""
    columns = (
        Column("row", "Row", id=True),
        Column("at", "When"),
        Column("by", "By"),
        Column("what", "Decided"),
        Column("subjects", "On"),
        Column("reason", "Reason"),
        Column("stands", "Stands"),
        Column("taken_back", "Taken back"),
    )
    taken_back = revocations(material.judgements)
    rows: list[Row] = [
        {
            "row": judgement.id,
            "at": judgement.at.isoformat(),
            "by": judgement.by,
            "verb": judgement.verb,
            "what": wording.JUDGEMENTS.get(judgement.verb, judgement.verb),
            "subjects": [subject_label(material, subject) for subject in judgement.subjects],
            "value": judgement.value,
            "reason": judgement.reason,
            "stands": judgement.id not in taken_back,
            "taken_back": signed(taken_back[judgement.id]) if judgement.id in taken_back else None,
            "revokes": judgement.verb == REVOKE,
        }
        for judgement in material.judgements
    ]
    return table_of(material, "Judgements", columns, rows)


def _rows(told: Explanation) -> list[Row]:
    return [
        {
            "row": told.row,
            "kind": told.kind,
            "ground": ground.what,
            "text": ground.text,
            "claims": list(ground.claims),
        }
        for ground in told.grounds
    ]
