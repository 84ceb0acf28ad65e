"""Sections about incidents: accounts side by side, contested points, people harmed."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.vocabulary import Outcome
from trucewatch.telling import wording
from trucewatch.telling.accounts import IncidentCard
from trucewatch.telling.brief import Brief
from trucewatch.telling.casualties import CasualtyGroup
from trucewatch.telling.contested import ContestedPoint
from trucewatch.telling.outline.blocks import (
    UNKNOWN,
    Block,
    Cell,
    Grid,
    Heading,
    Quotation,
    Text,
    by_side,
)
from trucewatch.telling.stances import SideStatements
from trucewatch.telling.statements import Line


def accounts(brief: Brief) -> Iterable[Block]:
    """Each incident with one column per side; then those that no party tells of."""
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
    yield from by_side(
        [SideStatements(side=c.side, label=c.label, statements=c.statements) for c in card.columns], silent
    )
    if card.others:
        yield Heading("Also said", 2)
        yield from (Quotation(statement) for statement in card.others)


def contested(brief: Brief) -> Iterable[Block]:
    """Each point with both quotations and what opposes them."""
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
        yield Text(f"{how}. {pair.basis} [{pair.made_by}]; {pair.independence}.", (pair.a, pair.b))


def casualties(brief: Brief) -> Iterable[Block]:
    """What is told and not reported, then each number with its source."""
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
