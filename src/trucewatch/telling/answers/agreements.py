"""Answers about agreements: which there are, which one is meant, whom they bind, how their steps stand."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.theatre import Agreement
from trucewatch.telling import wording
from trucewatch.telling.agreements import (
    AgreementMention,
    AgreementPage,
    agreement_mentions,
    agreement_page,
    names_used,
)
from trucewatch.telling.answers.rows import CLAIM, Row, iso, said_row, table_of
from trucewatch.telling.applicability import BindingRow, applicability
from trucewatch.telling.duties import duties_named
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement
from trucewatch.telling.steps import chains
from trucewatch.telling.steps import steps as told_steps
from trucewatch.telling.tables import Column, Table


def agreements(material: Material, argument: str | None) -> Table:
    """Without an id the register of agreements; with one, all on that one."""
    if argument is not None:
        return _page(material, agreement_page(material, _agreement(material, argument)))
    columns = (
        Column("id", "Agreement"),
        Column("label", "Called here"),
        Column("signed", "Signed"),
        Column("status", "Status of the text"),
        Column("signatories", "Signatories"),
        Column("names", "Words used for it"),
        Column("duties", "Duties"),
        Column("claims", "Claims", screen=False),
    )
    mentions = agreement_mentions(material)
    rows: list[Row] = []
    for card in material.names.agreements():
        own = [line for line in mentions if line.agreement == card.id]
        rows.append(
            {
                "id": card.id,
                "label": wording.sentence_case(card.label),
                "signed": iso(card.signed),
                "status": card.status.replace("_", " "),
                "signatories": list(material.names.holders(card.signatories)),
                "mediators": list(material.names.holders(card.mediators)),
                "names": list(names_used(own)),
                "mentions": len(own),
                "duties": len(card.obligations),
                "claims": list(dict.fromkeys(line.claim for line in own if line.claim)),
            }
        )
    unresolved = sum(line.agreement is None for line in mentions)
    notes = ["All on one: trucewatch agreements AGREEMENT."] if rows else []
    if unresolved:
        named = wording.count(unresolved, "mention")
        notes.append(f"{named} of an agreement that no theatre file knows: trucewatch mentions.")
    return table_of(material, "Agreements", columns, rows, notes)


def mentions(material: Material, argument: str | None) -> Table:
    """Each mention of an agreement with its sentence, and which agreement it is taken to mean."""
    card = _agreement(material, argument) if argument is not None else None
    columns = (
        Column("words", "Words"),
        Column("label", "Taken to mean"),
        Column("how", "How"),
        Column("by", "By"),
        Column("sentence", "Sentence"),
        Column("publisher", "In"),
        Column("published", "Published"),
        CLAIM,
    )
    rows = [
        _mention(line) for line in agreement_mentions(material) if card is None or line.agreement == card.id
    ]
    return table_of(material, "Mentions of agreements", columns, rows)


def binding(material: Material, argument: str | None) -> Table:
    """For every agreement and party: what the text says, and who says that it is bound or not."""
    card = _agreement(material, argument) if argument is not None else None
    matrix = applicability(material)
    columns = (
        Column("agreement_label", "Agreement"),
        Column("party_label", "Party"),
        Column("by_text", "By the text"),
        *(Column(f"sides.{side}", material.names.side(side)) for side in matrix.sides),
        Column("known", "Theatre file", screen=any(row.known for row in matrix.rows)),
        Column("claims", "Claims", screen=False),
    )
    nothing = f"no claim in {wording.count(material.read, 'document')}"
    rows = [_binding(row, nothing) for row in matrix.rows if card is None or row.agreement == card.id]
    notes = ("A side’s people are named where they speak: a side is no actor.",) if rows else ()
    return table_of(material, "Whom which agreement binds, according to whom", columns, rows, notes)


def steps(material: Material, argument: str | None) -> Table:
    """What is said of each step, by day: a plan agreed or not, begun, done; of one duty or of all."""
    columns = (
        Column("obligation", "Duty"),
        Column("said", "Said on"),
        Column("speaker", "According to"),
        Column("side", "Side"),
        Column("whose", "Whose part"),
        Column("state", "State as told"),
        Column("words", "Words"),
        CLAIM,
    )
    chosen = _duties(material, argument)
    rows: list[Row] = [
        {
            "row": line.row,
            "obligation": line.obligation,
            "step": line.step,
            "said": iso(line.said),
            "of": line.of,
            "whose": line.whose,
            "state": line.state,
            "met": line.met,
            **said_row(line.statement),
        }
        for line in told_steps(material)
        if chosen is None or line.obligation in chosen
    ]
    return table_of(material, "State of each step, by day and speaker", columns, rows)


def chain(material: Material, argument: str | None) -> Table:
    """What each duty waits for, and whether that has come, according to whom; of one duty or all."""
    columns = (
        Column("duty", "Duty"),
        Column("waits_for", "Waits for"),
        Column("side", "According to"),
        Column("state", "Has it come?"),
        Column("words", "Words"),
        Column("said", "Said on"),
        CLAIM,
    )
    chosen = _duties(material, argument)
    rows: list[Row] = [
        {
            "row": line.line.row if line.line else line.obligation,
            "obligation": line.obligation,
            "duty": f"{line.duty} ({line.obligation})",
            "waits_for": f"{line.waits_for} ({line.step})" if line.step else line.waits_for,
            "step": line.step,
            "side": line.side_label,
            "state": line.state,
            "met": line.line.met if line.line else None,
            "said": iso(line.line.said) if line.line else None,
            **_words(line.line.statement if line.line else None),
        }
        for line in chains(material)
        if chosen is None or line.obligation in chosen or line.step in chosen
    ]
    return table_of(material, "What waits for what", columns, rows)


def _page(material: Material, page: AgreementPage) -> Table:
    columns = (
        Column("part", "Part"),
        Column("text", "What"),
        Column("by", "According to"),
        Column("published", "Published"),
        CLAIM,
    )
    rows = [*_facts(material, page.card), *_said_of(material, page)]
    read = material.read
    notes = [f"Its duties: trucewatch obligations; its clauses: trucewatch readings {page.card.id}."]
    if not page.mentions:
        notes.append(f"Named in none of {wording.count(read, 'document')} read.")
    if not page.status:
        notes.append(f"On whether it holds: {wording.none_recorded(read)}.")
    return Table(page.label, columns, tuple(rows), tuple(notes), id_length=material.short)


def _facts(material: Material, card: Agreement) -> Iterable[Row]:
    """What the theatre file knows of it."""
    names = material.names
    facts = [
        ("Signed", wording.day(card.signed) if card.signed else "date not stated"),
        ("In force from", wording.day(card.effective) if card.effective else None),
        ("Status of the text", card.status.replace("_", " ")),
        ("Signatories", wording.listing(names.holders(card.signatories)) or "not stated"),
        ("Mediators", wording.listing(names.holders(card.mediators))),
        *(("Version of the text", names.source(key)) for key in card.texts),
        ("Duties", str(len(card.obligations))),
        ("Source", names.source(card.source)),
        ("Note", card.note),
        ("Doubtful", card.doubtful),
    ]
    for part, text in facts:
        if text:
            yield _fact(part, text.strip(), by="theatre file")


def _said_of(material: Material, page: AgreementPage) -> Iterable[Row]:
    """What documents say of it: its names, whether it holds, whom it binds, how it is kept."""
    for line in page.mentions:
        text = f"“{line.words}” ({line.how}): {line.sentence}"
        yield _fact("Called", text, by=line.by, published=iso(line.published), claim=line.claim)
    for row, value, told in page.status:
        yield _told("State, as told", f"{value}: {told.told}", row, told)
    for binding_row in applicability(material).rows:
        for lines in binding_row.by_side.values() if binding_row.agreement == page.card.id else ():
            for each in lines:
                text = f"{binding_row.party_label}: {each.value}: {each.statement.told}"
                yield _told("Binds, as told", text, each.row, each.statement)
    for kept in page.kept:
        text = f"{kept.accused_label}, {kept.value_text}: {kept.statement.told}"
        yield _told("Kept, as told", text, kept.row, kept.statement)


def _fact(
    part: str,
    text: str,
    *,
    by: str,
    published: str | None = None,
    claim: str | None = None,
    row: str | None = None,
) -> Row:
    return {"row": row or claim, "part": part, "text": text, "by": by, "published": published, "claim": claim}


def _told(part: str, text: str, row: str, told: Statement) -> Row:
    by = f"{told.speaker} ({told.side_label})"
    return _fact(part, text, by=by, published=iso(told.published), claim=told.claim, row=row)


def _mention(line: AgreementMention) -> Row:
    return {
        "agreement": line.agreement,
        "label": line.label,
        "words": line.words,
        "how": line.how,
        "by": line.by,
        "side": line.side_label,
        "sentence": line.sentence,
        "sentence_number": line.sentence_number,
        "document": line.document,
        "document_name": line.document_name,
        "publisher": line.publisher,
        "published": iso(line.published),
        "claim": line.claim,
    }


def _binding(row: BindingRow, nothing: str) -> Row:
    lines = [line for told in row.by_side.values() for line in told]
    return {
        "row": [line.row for line in lines],
        "agreement": row.agreement,
        "agreement_label": row.agreement_label,
        "party": row.party,
        "party_label": row.party_label,
        "by_text": row.by_text,
        "sides": {side: [line.told for line in told] or nothing for side, told in row.by_side.items()},
        "known": list(row.known),
        "claims": [line.statement.claim for line in lines],
    }


def _words(told: Statement | None) -> Row:
    if told is None:
        return {"claim": None, "speaker": None, "words": None, "published": None, "publisher": None}
    return said_row(told, into=("claim", "speaker", "words", "published", "publisher"))


def _agreement(material: Material, argument: str) -> Agreement:
    cards = material.names.agreements()
    found = [card for card in cards if card.id == argument] or [
        card for card in cards if card.id.startswith(argument)
    ]
    if not found:
        raise NotFoundError(
            f"no agreement {argument!r} in the theatre files", hint="list them with `trucewatch agreements`"
        )
    if len(found) > 1:
        raise UsageError(f"{len(found)} agreements begin with {argument!r}", hint="give more of the id")
    return found[0]


def _duties(material: Material, argument: str | None) -> frozenset[str] | None:
    if argument is None:
        return None
    return frozenset(duty.id for _, duty in duties_named(material, argument))
