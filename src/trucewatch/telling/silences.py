"""Who has not spoken, and on what. Silence is told as absence from the documents read, nothing more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from trucewatch.model.base import Frozen
from trucewatch.model.vocabulary import NEUTRAL_SIDES, OPPOSED, Compliance, Occurrence, RelationType, Stance
from trucewatch.telling import wording
from trucewatch.telling.accounts import IncidentCard
from trucewatch.telling.duties import DutyBoard
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Line, state

_BREACHES = frozenset({Compliance.VIOLATED, Compliance.NOT_FULFILLED, Compliance.DELAYED})
_ANSWERS = OPPOSED | {RelationType.RESPONDS_TO}


class SilenceKind(StrEnum):
    """On what somebody has not spoken."""

    INCIDENT = "incident"
    ACCUSATION = "accusation"
    READING = "reading"


class Silence(Frozen):
    """A party without a word on a matter that somebody else speaks of; ``claims`` are the others' words."""

    kind: SilenceKind
    side: str
    label: str
    matter: str
    line: Line


def silences(material: Material, cards: Iterable[IncidentCard], board: DutyBoard) -> tuple[Silence, ...]:
    """Parties without an account of an incident, a reply to an accusation, a reading of a duty."""
    return (*_on_incidents(material, cards), *_on_accusations(material), *_on_readings(material, board))


def _on_incidents(material: Material, cards: Iterable[IncidentCard]) -> list[Silence]:
    n = material.read
    return [
        Silence(
            kind=SilenceKind.INCIDENT,
            side=column.side,
            label=column.label,
            matter=card.label,
            line=Line(
                text=f"{column.label}: {wording.no_account(n)} of {wording.inline(card.label)}.",
                claims=card.claims,
            ),
        )
        for card in cards
        if card.by_a_party
        for column in card.columns
        if column.occurrence is Occurrence.NO_ACCOUNT
    ]


def _on_accusations(material: Material) -> list[Silence]:
    answered = {relation.b for relation in material.relations if relation.type in _ANSWERS}
    answered |= {relation.a for relation in material.relations if relation.type in OPPOSED}
    read = wording.count(material.read, "document")
    found = []
    charges = _charges(material)
    for claim in material.claims:
        if claim.id in answered or claim.id not in charges:
            continue
        told = state(material, claim)
        for side in material.names.ordered(charges[claim.id] - NEUTRAL_SIDES):
            label = material.names.side(side)
            found.append(
                Silence(
                    kind=SilenceKind.ACCUSATION,
                    side=side,
                    label=label,
                    matter=told.line,
                    line=Line(
                        text=f"{label}: no reply in {read} read to this: {told.line}", claims=(claim.id,)
                    ),
                )
            )
    return found


def _charges(material: Material) -> dict[str, set[str]]:
    """By claim id, the sides that it charges: by a verb of accusing, or by what it says of a duty."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in material.claims:
        if claim.stance is Stance.ACCUSE and claim.accused is not None:
            found[claim.id].update(claim.accused.side.split(";"))
    for row in material.compliance:
        if row.value in _BREACHES and row.accused not in row.by.split(";"):
            found[row.claim].update(row.accused.split(";"))
    return found


def _on_readings(material: Material, board: DutyBoard) -> list[Silence]:
    read = wording.count(material.read, "document")
    found = []
    for card in board.duties:
        for row in card.slots:
            told = tuple(line.statement.claim for side in row.by_party for line in row.by_party[side])
            found += [
                Silence(
                    kind=SilenceKind.READING,
                    side=side,
                    label=material.names.side(side),
                    matter=f"{card.action}: {wording.inline(row.question)}",
                    line=Line(
                        text=f"{material.names.side(side)}: no reading in {read} read of one point "
                        f"({wording.inline(row.question)}): {card.action} "
                        f"({card.agreement_label}, {card.clause}).",
                        claims=told,
                    ),
                )
                for side, read_by in row.by_party.items()
                if not read_by and side not in NEUTRAL_SIDES
            ]
    return found
