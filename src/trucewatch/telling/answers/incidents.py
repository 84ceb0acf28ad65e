"""Answers about incidents: accounts side by side, who acted first, contested points, people harmed."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.event import Sequence as Order
from trucewatch.model.linking import Incident
from trucewatch.model.vocabulary import Dimension, Occurrence
from trucewatch.telling import wording
from trucewatch.telling.accounts import ELEMENTS, AccountColumn, incident_card
from trucewatch.telling.answers.rows import Row, iso, said_row, table_of
from trucewatch.telling.casualties import Casualty
from trucewatch.telling.casualties import casualties as casualty_rows
from trucewatch.telling.contested import ContestedPoint, contested_points
from trucewatch.telling.contested import tensions as differing_within
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.independence import independence
from trucewatch.telling.material import Material
from trucewatch.telling.statements import state
from trucewatch.telling.tables import Column, Table


def accounts(material: Material, argument: str | None) -> Table:
    """Without an id the incidents; with one, what each side says of it, element by element."""
    if argument is None:
        return _incidents(material)
    card = incident_card(material, _incident(material, argument))
    silent_words = wording.no_account(material.read)
    columns = (Column("element", "Element"), *(Column(f"sides.{c.side}", c.label) for c in card.columns))
    rows: list[Row] = [
        {
            "incident": card.id,
            "element": question,
            "sides": {column.side: column.elements.get(key, silent_words) for column in card.columns},
        }
        for key, question in ELEMENTS.items()
    ]
    rows.append(
        {"incident": card.id, "element": "In their words", "sides": {c.side: _words(c) for c in card.columns}}
    )
    ids = {c.side: [told.claim for told in c.statements] for c in card.columns}
    rows.append({"incident": card.id, "element": "Claims", "sides": ids})
    notes = (f"{card.independence.badge}; {card.independence.ladder}.",)
    return table_of(material, card.label, columns, rows, notes)


def contradictions(material: Material, _: str | None) -> Table:
    """Each opposed pair with both quotes, the point, and what set them against each other."""
    return _pairs(material, "Contested points", contested_points(material))


def tensions(material: Material, _: str | None) -> Table:
    """Pairs of claims by speakers of one side that differ."""
    return _pairs(material, "Where one side differs within itself", differing_within(material))


def _pairs(material: Material, title: str, points: Iterable[ContestedPoint]) -> Table:
    columns = (
        Column("point", "Point"),
        Column("matter", "Matter"),
        Column("a.side", "Side"),
        Column("a.line", "One says"),
        Column("b.side", "Side"),
        Column("b.line", "Other says"),
        Column("how", "How"),
        Column("basis", "Basis"),
        Column("a.claim", "Claim", id=True),
        Column("b.claim", "Claim", id=True),
    )
    rows: list[Row] = []
    for point in points:
        left = {told.claim for told in point.left}
        for pair in point.pairs:
            first, second = (pair.a, pair.b) if pair.a in left else (pair.b, pair.a)
            how = "possible" if point.possible else "explicit" if pair.explicit else "by rule"
            rows.append(
                {
                    "row": pair.row,
                    "dimension": point.dimension.value,
                    "slot": point.slot.value if point.slot else None,
                    "point": point.point,
                    "referent": point.referent,
                    "matter": point.matter or None,
                    "a": said_row(state(material, material.every[first])),
                    "b": said_row(state(material, material.every[second])),
                    "type": pair.type.value,
                    "how": how,
                    "explicit": pair.explicit,
                    "cue": pair.cue,
                    "possible": point.possible,
                    "basis": pair.basis,
                    "made_by": pair.made_by,
                    "independence": pair.independence,
                }
            )
    notes = ("`possible` pairs were seen by a model only.",) if any(row["possible"] for row in rows) else ()
    return table_of(material, title, columns, rows, notes)


def _told_as(row: Casualty) -> str:
    if row.replaced_by is not None:
        return "replaced later"
    return "happened" if row.happened else "not happened"


def initiator(material: Material, argument: str | None) -> Table:
    """Who says who acted first, with the origins behind it; without an id, where some side tells of it."""
    columns = (
        Column("label", "Incident"),
        Column("side", "According to"),
        Column("initiator", "Acted first"),
        Column("independence", "Behind it"),
        Column("claims", "Claims", screen=False),
    )
    chosen = material.incidents if argument is None else (_incident(material, argument),)
    rows: list[Row] = []
    for incident in chosen:
        card = incident_card(material, incident)
        if argument is None and "initiator" not in card.told_elements:
            continue
        for column in card.columns:
            ids = _on_the_order(material, incident, [told.claim for told in column.statements])
            told = column.elements.get("initiator", wording.no_account(material.read))
            rows.append(
                {
                    "incident": card.id,
                    "label": card.label,
                    "side": column.label,
                    "initiator": told,
                    "independence": independence(material, ids).badge if ids else None,
                    "claims": ids,
                }
            )
    return table_of(material, "Who acted first, according to whom", columns, rows)


def _on_the_order(material: Material, incident: Incident, claims: list[str]) -> list[str]:
    """Those of a side's claims that tell who acted first, or deny it; all of them where none does alone."""
    told = {
        event.claim
        for event in material.events
        if event.id in incident.events and event.sequence is not Order.UNSTATED
    }
    opposed = [relation for relation in material.relations if relation.dimension is Dimension.INITIATOR]
    told |= {claim for relation in opposed for claim in (relation.a, relation.b)}
    return [claim for claim in claims if claim in told] or claims


def ladder(material: Material, _: str | None) -> Table:
    """How far each incident is told: by one, repeated, by one side, by both, by an observer."""
    columns = (
        Column("incident", "Incident", id=True),
        Column("label", "What"),
        Column("ladder", "Step"),
        Column("behind", "Behind it"),
        Column("told_by", "Told by"),
        Column("denied_by", "Denied by"),
        Column("no_account", "No account by"),
    )
    rows: list[Row] = []
    for incident in material.incidents:
        card = incident_card(material, incident)
        by = {
            word: [c.label for c in card.columns if wording.TELLINGS[c.occurrence] == f"{word} by"]
            for word in ("told", "denied", "no account")
        }
        rows.append(
            {
                "incident": card.id,
                "label": card.label,
                "ladder": card.independence.ladder,
                "behind": card.independence.badge,
                "told_by": by["told"],
                "denied_by": by["denied"],
                "no_account": by["no account"],
                "claims": list(card.claims),
            }
        )
    return table_of(
        material,
        "How far incidents are told",
        columns,
        rows,
        ("A step is a count of origins, no probability.",),
    )


def casualties(material: Material, _: str | None) -> Table:
    """Each number as one source tells it; no sum, and none across sides."""
    columns = (
        Column("of", "Whose people"),
        Column("outcome", "Outcome"),
        Column("status", "Status"),
        Column("amount", "Number"),
        Column("speaker", "According to"),
        Column("hedge", "Hedge"),
        Column("told_as", "Told as"),
        Column("marks", "Marks", screen=False),
        Column("publisher", "In"),
        Column("published", "Published"),
        Column("row", "Row", id=True),
    )
    labels = {incident.id: incident_label(material, incident) for incident in material.incidents}
    rows: list[Row] = [
        {
            "of": row.side_label,
            "side": row.side,
            "outcome": row.outcome.value,
            "status": wording.STATUSES[row.status],
            "n_min": row.n_min,
            "n_max": row.n_max,
            "vague": row.vague,
            "amount": row.amount,
            "phrase": row.phrase,
            "speaker": row.speaker,
            "speaker_side": row.speaker_side,
            "hedge": row.hedge,
            "told_as": _told_as(row),
            "marks": [badge.text for badge in row.badges],
            "replaced_by": row.replaced_by,
            "incident": row.incident,
            "incident_label": labels.get(row.incident or ""),
            "publisher": row.publisher,
            "published": iso(row.published),
            "row": row.row,
        }
        for row in casualty_rows(material)
    ]
    notes = (
        ("Sides are never added together; what is missing is not reported, which is not zero.",)
        if rows
        else ()
    )
    return table_of(material, "Casualties, by side and source", columns, rows, notes)


def _incidents(material: Material) -> Table:
    columns = (
        Column("incident", "Incident", id=True),
        Column("label", "What"),
        Column("ladder", "Step"),
        Column("behind", "Behind it"),
        Column("contested", "Contested"),
    )
    disputed = {point.referent for point in contested_points(material)}
    rows: list[Row] = []
    for incident in material.incidents:
        card = incident_card(material, incident)
        rows.append(
            {
                "incident": card.id,
                "label": card.label,
                "names": list(card.names),
                "countable": card.countable,
                "ladder": card.independence.ladder,
                "behind": card.independence.badge,
                "contested": card.id in disputed,
                "no_account": [c.label for c in card.columns if c.occurrence is Occurrence.NO_ACCOUNT],
                "claims": list(card.claims),
            }
        )
    notes = ("Show the accounts of one: trucewatch accounts INCIDENT.",) if rows else ()
    return table_of(material, "Incidents", columns, rows, notes)


def _incident(material: Material, prefix: str) -> Incident:
    found = [incident for incident in material.incidents if incident.id.startswith(prefix.lower())]
    if not found:
        raise NotFoundError(
            f"no incident begins with {prefix!r}", hint="list them with `trucewatch accounts`"
        )
    if len(found) > 1:
        raise UsageError(f"{len(found)} incidents begin with {prefix!r}", hint="give more digits of the id")
    return found[0]


def _words(column: AccountColumn) -> list[str]:
    return [told.line for told in column.statements]
