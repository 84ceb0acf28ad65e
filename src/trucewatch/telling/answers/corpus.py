"""Answers about all that was read: time, silences, words used, balance, origins, what stays open."""

from __future__ import annotations

from datetime import date

from trucewatch.errors import UsageError
from trucewatch.telling import wording
from trucewatch.telling.accounts import incident_cards
from trucewatch.telling.answers.rows import Row, iso, table_of
from trucewatch.telling.changes import changes as new_since
from trucewatch.telling.coverage import coverage as covered
from trucewatch.telling.duties import duty_board
from trucewatch.telling.labels import label_uses
from trucewatch.telling.material import Material
from trucewatch.telling.origins import origin_clusters
from trucewatch.telling.silences import silences as silent
from trucewatch.telling.states import Counted
from trucewatch.telling.tables import Column, Table
from trucewatch.telling.timeline import LANES
from trucewatch.telling.timeline import timeline as dated
from trucewatch.telling.unresolved import OPEN_KINDS, open_points


def timeline(material: Material, _: str | None) -> Table:
    """Dated matters with their precision; what happened, what falls due and what was published apart."""
    columns = (
        Column("when", "When"),
        Column("precision", "How exactly"),
        Column("lane", "Kind of date"),
        Column("what", "What"),
        Column("by", "By"),
        Column("claims", "Claims", screen=False),
    )
    rows: list[Row] = [
        {
            "start": iso(entry.start),
            "end": iso(entry.end),
            "prec": entry.prec,
            "when": entry.when,
            "precision": entry.precision or None,
            "lane": LANES[entry.lane],
            "what": entry.label,
            "by": entry.by,
            "reference": entry.reference,
            "claims": list(entry.claims),
        }
        for entry in dated(material, incident_cards(material))
    ]
    return table_of(material, "Timeline", columns, rows)


def changes(material: Material, argument: str | None) -> Table:
    """What differs between the record as of a day and now; the day given, or that of ``--since``."""
    counted, since = _since(material, argument)
    told = new_since(material, since, counted)
    columns = (
        Column("kind", "Kind"),
        Column("what", "What"),
        Column("then", "Then"),
        Column("now", "Now"),
        Column("row", "Row", id=True),
        Column("claims", "Claims", screen=False),
    )
    rows: list[Row] = [
        {
            "kind": line.kind,
            "what": line.what,
            "then": line.then,
            "now": line.now,
            "row": line.row,
            "claims": list(line.claims),
        }
        for line in told.lines
    ]
    rows += [
        {
            "kind": "Said",
            "what": statement.line,
            "then": None,
            "now": None,
            "row": statement.claim,
            "claims": [statement.claim],
        }
        for side in told.statements
        for statement in side.statements
    ]
    note = f"Then: at the end of the day before {told.since_text}, by {_DATES[counted]}."
    return table_of(material, f"Changed since {told.since_text}", columns, rows, (note,))


_DATES = {
    Counted.PUBLISHED: "the day of publication (by that of capture: trucewatch changes captured:DATE); "
    "documents of unknown date count as known then",
    Counted.CAPTURED: "the day on which the record took a document in; a page that changed since stands "
    "in its present version only",
}


def _since(material: Material, argument: str | None) -> tuple[Counted, date]:
    """The day, and which date of a document counts: ``2022-08-05``, ``captured:2022-08-05``."""
    counted = Counted.PUBLISHED
    if argument is not None and argument.startswith(f"{Counted.CAPTURED.value}:"):
        counted, argument = Counted.CAPTURED, argument.partition(":")[2]
    since = _day(argument) if argument is not None else material.chosen.since
    if since is None:
        raise UsageError("`changes` needs a day", hint="write it as 2022-08-05")
    return counted, since


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date", hint="write it as 2022-08-05") from None


def silences(material: Material, _: str | None) -> Table:
    """Parties without a word on a matter that others speak of."""
    columns = (
        Column("party", "Who"),
        Column("kind", "On what"),
        Column("text", "In words"),
        Column("claims", "Claims", screen=False),
    )
    rows: list[Row] = [
        {
            "party": silence.label,
            "side": silence.side,
            "kind": silence.kind.value,
            "matter": silence.matter,
            "text": silence.line.text,
            "claims": list(silence.line.claims),
        }
        for silence in silent(material, incident_cards(material), duty_board(material))
    ]
    return table_of(
        material, "Silences", columns, rows, ("Silence is neither consent nor denial.",) if rows else ()
    )


def labels(material: Material, _: str | None) -> Table:
    """Loaded labels and rival toponyms, with who uses them."""
    columns = (
        Column("referent", "Neutral name"),
        Column("words", "Words used"),
        Column("user", "By"),
        Column("side", "Side"),
        Column("uses", "Uses"),
        Column("documents", "Documents"),
    )
    rows: list[Row] = [use.model_dump(mode="json") | {"side": use.side_label} for use in label_uses(material)]
    return table_of(material, "Words used, and by whom", columns, rows)


def coverage(material: Material, _: str | None) -> Table:
    """Documents and claims by side and by publisher."""
    told = covered(material)
    columns = (
        Column("by", "By"),
        Column("name", "Name"),
        Column("documents", "Documents"),
        Column("claims", "Claims", screen=False),
    )
    rows: list[Row] = [
        {"by": "side", "name": side.label, "documents": side.documents, "claims": side.claims}
        for side in told.sides
    ]
    rows += [
        {"by": "publisher", "name": one.publisher, "documents": one.documents, "claims": one.claims}
        for one in told.publishers
    ]
    read = wording.count(told.documents, "document")
    notes = [f"Not heard in {read} read: {wording.listing(told.not_heard)}."] if told.not_heard else []
    notes += [f"Date not known: {', '.join(told.undated)}."] if told.undated else []
    return table_of(material, "Coverage and balance", columns, rows, notes)


def unresolved(material: Material, _: str | None) -> Table:
    """What can't be known from the documents read."""
    columns = (
        Column("what", "What is open"),
        Column("words", "Words"),
        Column("document_name", "Document"),
        Column("claims", "Claims", screen=False),
    )
    rows: list[Row] = [
        {"what": OPEN_KINDS[point.kind], **point.model_dump(mode="json")} for point in open_points(material)
    ]
    return table_of(material, "Unresolved", columns, rows)


def origins(material: Material, _: str | None) -> Table:
    """Which claims go back to one speaker or release."""
    columns = (
        Column("origin", "Origin", id=True),
        Column("sides", "Side"),
        Column("behind", "Size"),
        Column("reasons", "Counted as one"),
        Column("words", "Words"),
    )
    rows: list[Row] = [
        {
            "origin": cluster.id,
            "sides": cluster.sides,
            "behind": cluster.independence.badge,
            "reasons": list(cluster.reasons),
            "words": [told.line for told in cluster.statements],
            "claims": [told.claim for told in cluster.statements],
        }
        for cluster in origin_clusters(material)
    ]
    return table_of(material, "Claims that go back to one origin", columns, rows)
