"""The brief as headings, lines, quotations and grids: what the plain formats lay out, in one order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trucewatch.model.vocabulary import Outcome
from trucewatch.telling import wording
from trucewatch.telling.accounts import IncidentCard
from trucewatch.telling.brief import Brief
from trucewatch.telling.casualties import CasualtyGroup
from trucewatch.telling.contested import ContestedPoint
from trucewatch.telling.duties import NO_READING, DutyCard
from trucewatch.telling.stances import GATHERINGS, SideStatements
from trucewatch.telling.statements import Line, Statement
from trucewatch.telling.timeline import LANES, Lane
from trucewatch.telling.unresolved import OPEN_KINDS

UNKNOWN = "?"


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; ``level`` 1 is the section's own subheading."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A sentence with the claims behind it; a note about the record itself has none."""

    text: str
    claims: tuple[str, ...] = ()
    note: bool = False


@dataclass(frozen=True)
class Quotation:
    """A statement as a quotation with its badges."""

    statement: Statement


@dataclass(frozen=True)
class Cell:
    """A cell of a grid with the claims behind it."""

    text: str
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table with a caption; every row has a cell per header."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Heading | Text | Quotation | Grid


@dataclass(frozen=True)
class Section:
    """A section with its blocks; ``id`` is the same in every format."""

    id: str
    title: str
    blocks: list[Block] = field(default_factory=list)
    empty: bool = False
    """Whether nothing is recorded for it; the only block says so."""


def outline(brief: Brief) -> tuple[Section, ...]:
    """All sections of a brief. One with nothing in it says so, with the number of documents read."""
    sections = [
        Section("glance", "At a glance", list(_glance(brief))),
        Section("coverage", "Coverage and balance", list(_coverage(brief))),
        Section(
            "accounts",
            "Accounts side by side",
            [b for card in brief.accounts for b in _incident(card, brief)],
        ),
        Section("contested", "Contested points", list(_contested(brief))),
        Section("duties", "Duties and deadlines, per reading", list(_duties(brief))),
        Section("compliance", "Who says what is kept", list(_compliance(brief))),
        Section("timeline", "Timeline", list(_timeline(brief))),
        Section("casualties", "Casualties, by side and source", list(_casualties(brief))),
        Section(
            "silences",
            "Silences",
            [Text(silence.line.text, silence.line.claims) for silence in brief.silences],
        ),
        Section("threats", "Threats, pledges, demands and conditions", list(_gatherings(brief))),
        Section("truce", "State of the truce, per side", list(_by_side(brief.truce_status))),
        Section(
            "peacekeepers", "What each side holds against the guarantors", list(_by_side(brief.grievances))
        ),
        Section("tracks", "Running matters", list(_tracks(brief))),
        Section("labels", "Words used, and by whom", list(_labels(brief))),
        Section("places", "Places", list(_places(brief))),
        Section("origins", "Claims that go back to one origin", list(_origins(brief))),
        Section("unresolved", "Unresolved", list(_unresolved(brief))),
        Section("caveats", "Caveats", [Text(caveat, note=True) for caveat in brief.caveats]),
    ]
    if brief.changes is not None:
        sections.insert(2, Section("changes", f"New since {brief.changes.since_text}", list(_changes(brief))))
    nothing = Text(f"{wording.sentence_case(wording.none_recorded(brief.coverage.documents))}.", note=True)
    return tuple(
        section if section.blocks else Section(section.id, section.title, [nothing], empty=True)
        for section in sections
    )


def _glance(brief: Brief) -> Iterable[Block]:
    for group in brief.glance:
        yield Heading(group.title)
        yield from (Text(line.text, line.claims) for line in group.lines)


def _coverage(brief: Brief) -> Iterable[Block]:
    told = brief.coverage
    if not told.documents:
        return
    yield Grid(
        "Whose voice was read",
        ("Side", "Documents", "Claims", "Share", "Named speakers"),
        tuple(
            (
                Cell(side.label),
                Cell(str(side.documents)),
                Cell(str(side.claims)),
                Cell(f"{side.share:.0%}"),
                Cell(str(side.speakers)),
            )
            for side in told.sides
        ),
    )
    labels = {side.side: side.label for side in told.sides}
    yield Grid(
        "Who published it",
        ("Publisher", "Documents", "Claims", "By side", "From", "To"),
        tuple(
            (
                Cell(publisher.publisher),
                Cell(str(publisher.documents)),
                Cell(str(publisher.claims)),
                Cell(", ".join(f"{labels[side]} {n}" for side, n in publisher.by_side.items())),
                Cell(wording.day(publisher.first) if publisher.first else UNKNOWN),
                Cell(wording.day(publisher.last) if publisher.last else UNKNOWN),
            )
            for publisher in told.publishers
        ),
    )
    read = wording.count(told.documents, "document")
    if told.not_heard:
        yield Text(f"Not heard in {read} read: {wording.listing(told.not_heard)}.", note=True)
    if told.undated:
        yield Text(f"Date not known: {', '.join(told.undated)}.", note=True)
    if told.unpublished:
        yield Text(f"Publisher not known: {', '.join(told.unpublished)}.", note=True)


def _changes(brief: Brief) -> Iterable[Block]:
    changes = brief.changes
    if changes is None:
        return
    yield from (Text(line.text, line.claims) for line in changes.lines)
    yield from _by_side(changes.statements)


def _accounts(brief: Brief) -> Iterable[Block]:
    for card in brief.accounts:
        yield from _incident(card, brief)
    if brief.other_incidents:
        yield Heading("Told by no party")
        for card in brief.other_incidents:
            yield Text(f"{card.label} ({card.independence.badge}).", card.claims)


def _incident(card: IncidentCard, brief: Brief) -> Iterable[Block]:
    yield Heading(card.label)
    facts = [
        f"Kind: {card.kind}",
        f"When: {card.when}" + (f" ({card.when_precision})" if card.when_precision else ""),
        f"Where: {card.place or 'not told'}" + (f" ({card.place_precision})" if card.place_precision else ""),
        f"Behind it: {card.independence.badge}; {card.independence.ladder}",
    ]
    if len(card.names) > 1:
        facts.insert(1, f"Also called: {', '.join(card.names[1:])}")
    if not card.countable:
        facts.append("Not counted as an incident")
    yield Text(". ".join(facts) + ".", card.claims)
    silent = wording.no_account(brief.coverage.documents)
    yield Grid(
        "The accounts",
        ("", *(column.label for column in card.columns)),
        tuple(
            (
                Cell(question),
                *(
                    Cell(
                        column.elements.get(key, silent if key == "occurrence" else "–"),
                        tuple(told.claim for told in column.statements) if key == "occurrence" else (),
                    )
                    for column in card.columns
                ),
            )
            for key, question in card.told_elements.items()
        ),
    )
    if card.untold_elements:
        yield Text(f"No side tells: {' · '.join(card.untold_elements)}", note=True)
    yield from _by_side(
        [SideStatements(side=c.side, label=c.label, statements=c.statements) for c in card.columns], silent
    )
    if card.others:
        yield Heading("Also said", 2)
        yield from (Quotation(statement) for statement in card.others)


def _contested(brief: Brief) -> Iterable[Block]:
    yield from (block for point in brief.contested if not point.possible for block in _point(point))
    possible = [point for point in brief.contested if point.possible]
    if possible:
        yield Heading("Possible, seen by a model only")
        yield from (block for point in possible for block in _point(point))


def _point(point: ContestedPoint) -> Iterable[Block]:
    yield Heading(point.point + (f" – {point.matter}" if point.matter else ""), 2)
    yield from (Quotation(statement) for statement in (*point.left, *point.right))
    for pair in point.pairs:
        opposed = (
            f"The text itself opposes them (“{pair.cue}”)" if pair.cue else "The text itself opposes them"
        )
        how = opposed if pair.explicit else "The text does not oppose them itself"
        yield Text(f"{how}; {pair.basis} [{pair.made_by}]; {pair.independence}.", (pair.a, pair.b))


def _duties(brief: Brief) -> Iterable[Block]:
    board = brief.duties
    for agreement in [agreement for agreement in board.agreements if agreement.told]:
        signed = f"signed {agreement.signed}" if agreement.signed else "date of signature not stated"
        parties = f"; signatories: {agreement.signatories}" if agreement.signatories else ""
        also = f"; called {wording.some(agreement.names)}" if agreement.names else ""
        yield Text(f"{agreement.label}: {signed}; {agreement.status}{parties}{also}.", note=True)
    if board.deadlines:
        yield _deadline_grid(brief)
    for card in board.duties:
        yield from _duty(card, brief)
    if board.unmentioned:
        read = wording.count(brief.coverage.documents, "document")
        yield Text(f"Nothing said in {read} read of: {'; '.join(board.unmentioned)}.", note=True)


def _deadline_grid(brief: Brief) -> Grid:
    return Grid(
        f"Deadline board, as of {wording.day(brief.header.as_of)}",
        ("Duty", "On whose reading", "Limit as told", "Arithmetic", "Date", "State"),
        tuple(
            (
                Cell(row.duty),
                Cell(row.reader),
                Cell(row.limit, (row.statement.claim,) if row.statement else ()),
                Cell(row.arithmetic or "–"),
                Cell(row.due_text),
                Cell(row.state),
            )
            for row in brief.duties.deadlines
        ),
    )


def _duty(card: DutyCard, brief: Brief) -> Iterable[Block]:
    yield Heading(f"{card.action} ({card.agreement_label}, {card.clause})", 2)
    instrument = [f"{card.modality_text}: {card.obligor}"]
    instrument += [f"to {card.beneficiary}"] if card.beneficiary else []
    instrument += [f"limit: {card.instrument_deadline}"] if card.instrument_deadline else []
    instrument += [f"after: {card.trigger}"] if card.trigger else []
    source = f" (source: {card.instrument_source})" if card.instrument_source else ""
    yield Text(f"Instrument: {'; '.join(instrument)}{source}.", note=True)
    for line in card.paraphrases:
        yield Text(f"Paraphrase by {line.reader}: {line.value}.", (line.statement.claim,))
    if card.slots:
        sides = list(card.slots[0].by_party)
        labels = _labels_of(brief, sides, card)
        yield Grid(
            "Readings, slot by slot",
            ("", *labels),
            tuple(
                (
                    Cell(slot.question),
                    *(
                        Cell(
                            "; ".join(line.value for line in slot.by_party[side]) or NO_READING,
                            tuple(line.statement.claim for line in slot.by_party[side]),
                        )
                        for side in sides
                    ),
                )
                for slot in card.slots
            ),
        )
    yield from (Text(f"Known from the theatre file: {known}.", note=True) for known in card.known_readings)
    for link in card.chain:
        told = (
            "; ".join(f"{line.by_label}: {line.value_text}" for line in link.states)
            or "no claim on its state"
        )
        claims = tuple(line.statement.claim for line in link.states)
        yield Text(f"Waits for: {link.text} ({told}).", claims, note=not claims)


def _labels_of(brief: Brief, sides: Sequence[str], card: DutyCard) -> list[str]:
    labels = {party.side: party.label for party in brief.header.parties}
    labels |= {
        line.side: line.statement.side_label
        for slot in card.slots
        for own in slot.by_party.values()
        for line in own
    }
    return [labels[side] for side in sides]


def _compliance(brief: Brief) -> Iterable[Block]:
    if brief.duties.compliance:
        yield Grid(
            "Who says whose duty is kept or broken",
            ("Duty", "Whose", "According to", "State as told", "Words"),
            tuple(
                (
                    Cell(line.matter),
                    Cell(line.accused_label),
                    Cell(line.by_label),
                    Cell(line.value_text),
                    Cell(line.statement.line, (line.statement.claim,)),
                )
                for line in brief.duties.compliance
            ),
        )
    if brief.duties.applicability:
        yield Grid(
            "Whom it binds, according to whom",
            ("According to", "Reading", "Words"),
            tuple(
                (Cell(line.reader), Cell(line.value), Cell(line.statement.line, (line.statement.claim,)))
                for line in brief.duties.applicability
            ),
        )


def _timeline(brief: Brief) -> Iterable[Block]:
    for lane in Lane:
        entries = [entry for entry in brief.timeline if entry.lane is lane]
        if entries:
            yield Grid(
                LANES[lane],
                ("When", "How exactly", "What", "By"),
                tuple(
                    (
                        Cell(entry.when),
                        Cell(entry.precision or UNKNOWN),
                        Cell(entry.label, entry.claims[:3]),
                        Cell(entry.by),
                    )
                    for entry in entries
                ),
            )


def _casualties(brief: Brief) -> Iterable[Block]:
    outcomes = told_outcomes(brief)
    if outcomes:
        yield Grid(
            "What is told, and what is not reported (which is not zero)",
            ("Incident", "Whose people", *(wording.sentence_case(wording.OUTCOMES[one]) for one in outcomes)),
            tuple(
                (
                    Cell(row.incident_label),
                    Cell(row.side_label),
                    *(_reported(row.told.get(outcome)) for outcome in outcomes),
                )
                for row in brief.casualty_overview
            ),
        )
    for group in brief.casualties:
        yield _casualty_grid(group)
    if brief.feared_casualties:
        yield Heading("Not told as having happened, in no range")
        for row in brief.feared_casualties:
            yield Text(f"{row.speaker}: {row.line}.", (row.row,))


def _reported(line: Line | None) -> Cell:
    return Cell(line.text, line.claims) if line is not None else Cell(wording.NOT_REPORTED)


def told_outcomes(brief: Brief) -> tuple[Outcome, ...]:
    """The outcomes that some source tells of somebody, in the order of the codebook."""
    return tuple(
        outcome for outcome in Outcome if any(outcome in row.told for row in brief.casualty_overview)
    )


def _casualty_grid(group: CasualtyGroup) -> Grid:
    status = f", {wording.STATUSES[group.status]}"
    return Grid(
        f"{group.incident_label}: {group.side_label}, "
        f"{wording.OUTCOMES[group.outcome]}{status}: {group.span}",
        ("Number", "According to", "Published", "Marks"),
        tuple(
            (
                Cell(row.amount + (" (replaced later)" if row.replaced_by else ""), (row.row,)),
                Cell(f"{row.speaker}, in {row.publisher or UNKNOWN}"),
                Cell(wording.day(row.published) if row.published else UNKNOWN),
                Cell("; ".join(badge.text for badge in row.badges)),
            )
            for row in group.rows
        ),
    )


def _gatherings(brief: Brief) -> Iterable[Block]:
    for gathering, sides in brief.gatherings.items():
        if sides:
            yield Heading(GATHERINGS[gathering])
            yield from _by_side(sides)


def _by_side(sides: Iterable[SideStatements], nothing: str | None = None) -> Iterable[Block]:
    for side in sides:
        yield Heading(side.label, 2)
        yield from (Quotation(statement) for statement in side.statements)
        if not side.statements:
            yield Text(f"{wording.sentence_case(nothing or 'nothing recorded')}.", note=True)


def _tracks(brief: Brief) -> Iterable[Block]:
    for card in brief.tracks:
        yield Heading(card.title)
        yield Grid(
            card.title,
            ("Matter", "When", "Words"),
            tuple(
                (
                    Cell(line.kind),
                    Cell(line.when or "–"),
                    Cell(line.statement.line, (line.statement.claim,)),
                )
                for line in card.lines
            ),
        )


def _labels(brief: Brief) -> Iterable[Block]:
    if brief.labels:
        yield Grid(
            "As used; the system prints the neutral name",
            ("Neutral name", "Words used", "By", "Uses"),
            tuple(
                (
                    Cell(use.referent),
                    Cell(f"“{use.words}”", use.claims[:3]),
                    Cell(use.user),
                    Cell(str(use.uses)),
                )
                for use in brief.labels
            ),
        )


def _places(brief: Brief) -> Iterable[Block]:
    for card in brief.places:
        yield Heading(card.label, 2)
        source = f" (source: {card.recognised_source})" if card.recognised_source else ""
        yield Text(f"Recognised as part of: {card.recognised}{source}.", note=True)
        for line in card.control:
            yield Text(
                f"Controlled by: {line.controller}, {line.as_of}, according to {line.according_to}.",
                note=True,
            )
        if not card.control:
            yield Text("Controlled by: not stated.", note=True)


def _origins(brief: Brief) -> Iterable[Block]:
    for cluster in brief.origins:
        yield Text(
            f"{cluster.sides}: {cluster.independence.badge} ({', '.join(cluster.reasons)}).",
            tuple(told.claim for told in cluster.statements),
        )


def _unresolved(brief: Brief) -> Iterable[Block]:
    if brief.unresolved:
        yield Grid(
            "What this copy does not tell",
            ("What is open", "Words", "Document"),
            tuple(
                (Cell(OPEN_KINDS[point.kind]), Cell(point.words, point.claims), Cell(point.document_name))
                for point in brief.unresolved
            ),
        )
