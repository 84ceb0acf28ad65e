"""Answers made of statements: claims, threats, one speaker, the evidence of a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.model.span import overlap
from trucewatch.telling import wording
from trucewatch.telling.answers.rows import SAID, Row, iso, said_row, table_of
from trucewatch.telling.evidence import evidence as found_evidence
from trucewatch.telling.evidence import find_row
from trucewatch.telling.material import Material
from trucewatch.telling.stances import GATHERINGS, Gathering, gathered
from trucewatch.telling.statements import Statement, state
from trucewatch.telling.tables import Column, Table

#: Ids and hashes of evidence are shown whole.
_WHOLE = 64


def claims(material: Material, _: str | None) -> Table:
    """The contract's rows, exactly; a screen shows who says what, without what is withheld."""
    told = {claim.id: state(material, claim) for claim in material.claims}

    def of(row: Mapping[str, Any]) -> Statement:
        return told[row["id"]]

    columns = (
        Column("id", "Claim", id=True),
        Column("document", "Document", screen=False),
        Column("sentence", "Sentence", screen=False),
        Column("source", "Source, as printed", tell=lambda row: of(row).speaker_printed),
        Column("source.actor", "Actor", screen=False),
        Column("source.side", "Side"),
        Column("cue", "Cue", tell=lambda row: of(row).cue),
        Column("stance", "Stance"),
        Column("content", "Content", tell=lambda row: of(row).told),
        Column("marks", "Marks", tell=lambda row: "; ".join(badge.text for badge in of(row).badges)),
        Column("polarity", "Polarity", screen=False),
        Column("certainty", "Certainty", screen=False),
        Column("hedge.text", "Hedge", screen=False),
        Column("aux", "Told as", screen=False),
        Column("directness", "Directness", screen=False),
        Column("voice", "Voice", screen=False),
        Column("nested_in", "Nested in", screen=False),
        Column("extraction.confidence", "Extraction confidence", screen=False),
    )
    return table_of(material, "Claims", columns, [claim.row() for claim in material.claims])


def threats(material: Material, _: str | None) -> Table:
    """Threats, pledges, demands and statements under a condition, with the condition."""
    lists = (Gathering.THREATS, Gathering.PLEDGES, Gathering.DEMANDS, Gathering.CONDITIONS)
    columns = (Column("list", "Kind"), *SAID[:5], Column("condition", "Condition"), *SAID[5:])
    return table_of(material, "Threats, pledges, demands and conditions", columns, _gathered(material, lists))


def patterns(material: Material, _: str | None) -> Table:
    """What is told as a habit, and over which period; what is feared or supposed: in no count."""
    lists = (Gathering.PATTERNS, Gathering.NOT_HAPPENED)
    columns = (Column("list", "Kind"), Column("period", "Over"), *SAID)
    rows = [{"period": _period(material, row["claim"]), **row} for row in _gathered(material, lists)]
    return table_of(material, "Patterns, fears and suppositions", columns, rows)


def _period(material: Material, claim: str) -> str | None:
    """The time that the content of a claim tells, where it is known."""
    spans = material.every[claim].content.spans
    times = material.by_document[material.every[claim].document].times
    told = (time.interval for time in times if time.interval and overlap([time.span], spans))
    return next((wording.when(interval) for interval in told), None)


def speaker(material: Material, argument: str | None) -> Table:
    """Everything that a speaker, body or side has said, in order."""
    wanted = (argument or "").casefold()
    rows = []
    for claim in material.claims:
        told = state(material, claim)
        names = (told.speaker, claim.source.actor or "", told.side_label)
        if any(wanted in name.casefold() for name in names):
            rows.append(said_row(told))
    return table_of(material, f"Said by {argument}", SAID, rows)


def evidence(material: Material, argument: str | None) -> Table:
    """The words behind one row, with the document and its hash."""
    row = find_row(material, argument or "")
    columns = (Column("field", "Field"), Column("value", "Value"))
    told = found_evidence(material, [row])[0]
    by_mark: dict[str, list[str]] = {}
    for piece in told.pieces:
        by_mark.setdefault(piece.mark.value, []).append(piece.text)
    sentence = "".join(piece.text for piece in told.pieces)
    fields: list[tuple[str, Any]] = [
        ("row", told.id),
        ("sentence", sentence),
        *((mark, " … ".join(texts)) for mark, texts in by_mark.items() if mark != "plain"),
        *(_labels_of(told.statement) if told.statement else ()),
        ("document", told.document_name),
        ("title", told.title),
        ("publisher", told.publisher or "?"),
        ("published", iso(told.published) or "?"),
        ("address", told.url),
        ("code points", f"{told.span[0]} to {told.span[1]}"),
        ("sha-256", told.sha256),
        ("read by", told.reader),
        ("extraction confidence", told.confidence),
    ]
    rows: list[Row] = [{"field": name, "value": value} for name, value in fields if value is not None]
    notes = ("Extraction confidence says whether the row was read right, never whether the claim is true.",)
    return Table(title="Evidence", columns=columns, rows=tuple(rows), notes=notes, id_length=_WHOLE)


def _labels_of(told: Statement) -> Iterable[tuple[str, Any]]:
    yield "speaker", told.speaker
    yield "side", told.side_label
    yield "stance", told.stance.value
    yield "polarity", told.polarity.value
    yield "certainty", told.certainty.value
    yield "told as", told.aux.value
    yield "marks", [badge.text for badge in told.badges]


def _gathered(material: Material, lists: Iterable[Gathering]) -> list[Row]:
    return [
        {"list": GATHERINGS[gathering], **said_row(told)}
        for gathering in lists
        for side in gathered(material, gathering)
        for told in side.statements
    ]
