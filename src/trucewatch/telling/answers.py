"""Answers to the analysts' questions: each a table of plain values from gathered material."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.linking import Incident
from trucewatch.model.vocabulary import Occurrence, Track
from trucewatch.telling import wording
from trucewatch.telling.accounts import ELEMENTS, AccountColumn, incident_card
from trucewatch.telling.casualties import casualties as casualty_rows
from trucewatch.telling.contested import contested_points
from trucewatch.telling.coverage import coverage as covered
from trucewatch.telling.deadlines import DeadlineRow, deadlines
from trucewatch.telling.duties import contest_state, duty_board
from trucewatch.telling.evidence import evidence as found_evidence
from trucewatch.telling.evidence import find_row
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.independence import independence
from trucewatch.telling.labels import label_uses
from trucewatch.telling.material import Material
from trucewatch.telling.origins import origin_clusters
from trucewatch.telling.silences import silences as silent
from trucewatch.telling.stances import GATHERINGS, Gathering, gathered
from trucewatch.telling.statements import Statement, state
from trucewatch.telling.tables import Column, Table
from trucewatch.telling.timeline import LANES
from trucewatch.telling.timeline import timeline as dated
from trucewatch.telling.tracks import track_lines
from trucewatch.telling.unresolved import OPEN_KINDS, open_points

Row = dict[str, Any]
#: Ids and hashes of evidence are shown whole.
_WHOLE = 64
_CLAIM = Column("claim", "Claim", id=True)
_SAID = (
    _CLAIM,
    Column("speaker", "Who"),
    Column("side", "Side"),
    Column("verb", "Verb"),
    Column("words", "Words"),
    Column("marks", "Marks"),
    Column("publisher", "In"),
    Column("published", "Published"),
)


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
    return _table(material, "Claims", columns, [claim.row() for claim in material.claims])


def accounts(material: Material, argument: str | None) -> Table:
    """Without an id the incidents; with one, what each side says of it, element by element."""
    if argument is None:
        return _incidents(material)
    card = incident_card(material, _incident(material, argument))
    silent_words = wording.no_account(len(material.documents))
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
    return _table(material, card.label, columns, rows, notes)


def contradictions(material: Material, _: str | None) -> Table:
    """Each opposed pair with both quotes, the point, and what set them against each other."""
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
    for point in contested_points(material):
        left = {told.claim for told in point.left}
        for pair in point.pairs:
            first, second = (pair.a, pair.b) if pair.a in left else (pair.b, pair.a)
            how = "possible" if point.possible else "explicit" if pair.explicit else "by rule"
            rows.append(
                {
                    "dimension": point.dimension.value,
                    "slot": point.slot.value if point.slot else None,
                    "point": point.point,
                    "referent": point.referent,
                    "matter": point.matter or None,
                    "a": _said(state(material, material.every[first])),
                    "b": _said(state(material, material.every[second])),
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
    return _table(material, "Contested points", columns, rows, notes)


def obligations(material: Material, _: str | None) -> Table:
    """Every duty of the theatres' agreements, who owes it, by when on whose reading, and how it is told."""
    board = duty_board(material)
    told = {card.id: card for card in board.duties}
    columns = (
        Column("id", "Duty"),
        Column("agreement", "Agreement"),
        Column("clause", "Clause"),
        Column("modality", "Kind"),
        Column("obligor", "Owed by"),
        Column("action", "What"),
        Column("deadlines", "By when, on whose reading"),
        Column("trigger", "After"),
        Column("contest_state", "State of claims"),
    )
    rows: list[Row] = []
    for agreement, duty in material.names.obligations():
        card = told.get(duty.id)
        rows.append(
            {
                "id": duty.id,
                "agreement": agreement.label,
                "clause": duty.clause,
                "modality": duty.modality.value,
                "obligor": list(material.names.holders(duty.obligor)),
                "beneficiary": list(material.names.holders(duty.beneficiary)),
                "action": wording.sentence_case(material.names.obligation(duty.id)),
                "deadlines": [f"{row.reader}: {row.limit}" for row in card.deadlines] if card else [],
                "trigger": duty.trigger,
                "depends_on": list(duty.depends_on),
                "contest_state": contest_state(card.compliance if card else ()),
                "claims": [said.claim for said in card.statements] if card else [],
            }
        )
    return _table(material, "Duties", columns, rows)


def readings(material: Material, argument: str | None) -> Table:
    """Each slot of a duty with each side's reading of it; of one duty, or of all that are read."""
    columns = (
        Column("obligation", "Duty"),
        Column("slot", "Slot"),
        Column("layer", "Layer"),
        Column("reader", "On whose reading"),
        Column("value", "Reading"),
        _CLAIM,
    )
    rows: list[Row] = []
    cards = duty_board(material).duties
    if argument is not None:
        cards = tuple(card for card in cards if card.id.startswith(argument))
        if not cards:
            raise NotFoundError(
                f"nothing is on record of a duty {argument!r}", hint="list them with `trucewatch obligations`"
            )
    for card in cards:
        lines = [("paraphrase", line) for line in card.paraphrases]
        lines += [("reading", line) for slot in card.slots for own in slot.by_party.values() for line in own]
        rows += [
            {
                "obligation": card.id,
                "slot": line.slot.value,
                "layer": layer,
                "reader": line.reader,
                "side": line.side,
                "value": line.value,
                **_said(line.statement, into=("claim", "words", "published", "publisher")),
            }
            for layer, line in lines
        ]
    return _table(material, "Readings, slot by slot", columns, rows)


def due(material: Material, _: str | None) -> Table:
    """Limits by date, one row per reading, counted to the as-of day; those of no date last."""
    columns = (
        Column("due", "Date"),
        Column("state", "State"),
        Column("duty", "Duty"),
        Column("reader", "On whose reading"),
        Column("limit", "Limit as told"),
        Column("arithmetic", "Arithmetic"),
        _CLAIM,
    )
    rows = sorted(deadlines(material), key=lambda row: (row.due is None, str(row.due), row.reader))
    notes = (f"As of {wording.day(material.as_of)}.",)
    return _table(material, "What falls due, per reading", columns, [_due(row) for row in rows], notes)


def compliance(material: Material, _: str | None) -> Table:
    """Who says of whom that which duty is kept or broken."""
    columns = (
        Column("matter", "Duty"),
        Column("accused", "Owed by"),
        Column("by", "According to"),
        Column("value", "State as told"),
        Column("words", "Words"),
        Column("marks", "Marks"),
        _CLAIM,
    )
    rows: list[Row] = [
        {
            "obligation": line.obligation,
            "agreement": line.agreement,
            "matter": line.matter,
            "accused": line.accused_label,
            "by": line.by_label,
            "value": line.value_text,
            **_said(line.statement, into=("claim", "words", "marks", "published", "publisher")),
        }
        for line in duty_board(material).compliance
    ]
    return _table(material, "Who says what is kept", columns, rows)


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
            "start": _iso(entry.start),
            "end": _iso(entry.end),
            "prec": entry.prec,
            "when": entry.when,
            "precision": entry.precision or None,
            "lane": LANES[entry.lane],
            "what": entry.label,
            "by": entry.by,
            "reference": entry.reference,
            "claims": list(entry.claims),
        }
        for entry in dated(material)
    ]
    return _table(material, "Timeline", columns, rows)


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
            "told_as": "replaced later"
            if row.replaced_by
            else "happened"
            if row.happened
            else "not happened",
            "replaced_by": row.replaced_by,
            "incident": row.incident,
            "incident_label": labels.get(row.incident or ""),
            "publisher": row.publisher,
            "published": _iso(row.published),
            "row": row.row,
        }
        for row in casualty_rows(material)
    ]
    notes = (
        ("Sides are never added together; what is missing is not reported, which is not zero.",)
        if rows
        else ()
    )
    return _table(material, "Casualties, by side and source", columns, rows, notes)


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
        for silence in silent(material)
    ]
    return _table(
        material, "Silences", columns, rows, ("Silence is neither consent nor denial.",) if rows else ()
    )


def threats(material: Material, _: str | None) -> Table:
    """Threats, pledges, demands and statements under a condition, with the condition."""
    lists = (Gathering.THREATS, Gathering.PLEDGES, Gathering.DEMANDS, Gathering.CONDITIONS)
    columns = (Column("list", "Kind"), *_SAID[:5], Column("condition", "Condition"), *_SAID[5:])
    return _table(material, "Threats, pledges, demands and conditions", columns, _gathered(material, lists))


def patterns(material: Material, _: str | None) -> Table:
    """What is told as a habit, and what is only feared or supposed: in no count of incidents."""
    lists = (Gathering.PATTERNS, Gathering.NOT_HAPPENED)
    return _table(
        material,
        "Patterns, fears and suppositions",
        (Column("list", "Kind"), *_SAID),
        _gathered(material, lists),
    )


def initiator(material: Material, argument: str | None) -> Table:
    """Who says who acted first, with the independent origins behind each side's account."""
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
        for column in card.columns:
            ids = [told.claim for told in column.statements]
            rows.append(
                {
                    "incident": card.id,
                    "label": card.label,
                    "side": column.label,
                    "initiator": column.elements.get(
                        "initiator", wording.no_account(len(material.documents))
                    ),
                    "independence": independence(material, ids).badge if ids else None,
                    "claims": ids,
                }
            )
    return _table(material, "Who acted first, according to whom", columns, rows)


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
    return _table(
        material,
        "How far incidents are told",
        columns,
        rows,
        ("A step is a count of origins, no probability.",),
    )


def truce_status(material: Material, _: str | None) -> Table:
    """What each side says of the truce's state."""
    return track(material, Track.TRUCE_STATUS.value)


def track(material: Material, argument: str | None) -> Table:
    """Statements on one running matter, or on all."""
    chosen = None
    if argument is not None:
        fitting = [matter for matter in Track if matter.value.startswith(argument.replace("-", "_").lower())]
        if len(fitting) != 1:
            names = ", ".join(matter.value for matter in Track)
            raise UsageError(f"{argument!r} names no single running matter", hint=f"one of: {names}")
        chosen = fitting[0]
    columns = (Column("matter", "Matter"), Column("kind", "Kind"), Column("when", "When"), *_SAID)
    rows: list[Row] = [
        {
            "matter": wording.TRACKS[line.track],
            "track": line.track.value,
            "kind": line.kind,
            "when": line.when,
            **_said(line.statement),
        }
        for line in track_lines(material, chosen)
    ]
    return _table(material, wording.TRACKS[chosen] if chosen else "Running matters", columns, rows)


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
    return _table(material, "Words used, and by whom", columns, rows)


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
    return _table(material, "Coverage and balance", columns, rows, notes)


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
    return _table(material, "Unresolved", columns, rows)


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
    return _table(material, "Claims that go back to one origin", columns, rows)


def speaker(material: Material, argument: str | None) -> Table:
    """Everything that a speaker, body or side has said, in order."""
    wanted = (argument or "").casefold()
    rows = []
    for claim in material.claims:
        told = state(material, claim)
        names = (told.speaker, claim.source.actor or "", told.side_label)
        if any(wanted in name.casefold() for name in names):
            rows.append(_said(told))
    return _table(material, f"Said by {argument}", _SAID, rows)


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
        ("published", _iso(told.published) or "?"),
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
    return _table(material, "Incidents", columns, rows, notes)


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


def _gathered(material: Material, lists: Iterable[Gathering]) -> list[Row]:
    return [
        {"list": GATHERINGS[gathering], **_said(told)}
        for gathering in lists
        for side in gathered(material, gathering)
        for told in side.statements
    ]


def _due(row: DeadlineRow) -> Row:
    return {
        "obligation": row.obligation,
        "duty": row.duty,
        "layer": row.layer.value,
        "reader": row.reader,
        "limit": row.limit,
        "arithmetic": row.arithmetic,
        "due": _iso(row.due),
        "days": row.days,
        "state": row.state,
        "claim": row.statement.claim if row.statement else None,
    }


def _said(told: Statement, into: tuple[str, ...] | None = None) -> Row:
    """A statement as a row; ``into`` picks some of its keys."""
    row: Row = {
        "claim": told.claim,
        "speaker": told.speaker,
        "side": told.side_label,
        "verb": told.verb,
        "line": told.line,
        "words": told.told,
        "stance": told.stance.value,
        "polarity": told.polarity.value,
        "certainty": told.certainty.value,
        "directness": told.directness.value,
        "aux": told.aux.value,
        "voice": told.voice.value,
        "hedge": told.hedge,
        "condition": told.condition,
        "marks": [badge.text for badge in told.badges],
        "publisher": told.publisher,
        "published": _iso(told.published),
        "document": told.document,
    }
    return row if into is None else {key: row[key] for key in into}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def _table(
    material: Material, title: str, columns: tuple[Column, ...], rows: list[Row], notes: Iterable[str] = ()
) -> Table:
    """The table, or one that says that nothing is recorded in so many documents."""
    nothing = (f"{wording.sentence_case(wording.none_recorded(len(material.documents)))}.",)
    return Table(
        title=title,
        columns=columns,
        rows=tuple(rows),
        notes=tuple(notes) if rows else (*nothing, *notes),
        id_length=material.short,
    )
