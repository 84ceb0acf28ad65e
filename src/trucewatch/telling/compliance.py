"""Who says whose duty is kept or broken, and whether the claims on it part."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.base import Frozen
from trucewatch.model.linking import ComplianceClaim
from trucewatch.model.vocabulary import Compliance
from trucewatch.telling import wording
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, state


class ComplianceLine(Frozen):
    """Who says what of how a party keeps a duty."""

    row: str
    """Id of the compliance claim."""
    obligation: str | None
    agreement: str | None
    matter: str
    accused: str
    accused_label: str
    by: str
    by_label: str
    value: Compliance
    value_text: str
    statement: Statement


class MatrixRow(Frozen):
    """One duty with what is said of each side's keeping it."""

    matter: str
    contest_state: str
    by_accused: dict[str, tuple[ComplianceLine, ...]]


def compliance_lines(material: Material) -> tuple[ComplianceLine, ...]:
    """Every claim on how a duty is kept: by matter, accused party, speaker."""
    order = {duty.id: at for at, (_, duty) in enumerate(material.names.obligations())}
    return tuple(
        sorted(
            (_compliance(material, claim) for claim in material.compliance),
            key=lambda line: (
                order.get(line.obligation or "", len(order)),
                line.matter,
                line.accused_label.casefold(),
                line.by_label.casefold(),
                line.value,
                line.statement.claim,
            ),
        )
    )


def contest_state(lines: Iterable[ComplianceLine]) -> str:
    """``no claims``, ``one-sided``, ``uncontested`` or ``contested``, from who says what of one duty."""
    listed = list(lines)
    if not listed:
        return "no claims"
    speakers = {line.by for line in listed}
    values: dict[str, set[Compliance]] = {}
    for line in listed:
        values.setdefault(line.accused, set()).add(line.value)
    if any(len(found) > 1 for found in values.values()) and len(speakers) > 1:
        return "contested"
    return "one-sided" if len(speakers) == 1 else "uncontested"


def compliance_matrix(material: Material, lines: tuple[ComplianceLine, ...]) -> tuple[MatrixRow, ...]:
    """Duties down, those who owe them across; the same columns in every row."""
    sides = material.names.ordered(line.accused for line in lines)
    rows = []
    for matter in dict.fromkeys(line.matter for line in lines):
        own = [line for line in lines if line.matter == matter]
        rows.append(
            MatrixRow(
                matter=matter,
                contest_state=contest_state(own),
                by_accused={side: tuple(line for line in own if line.accused == side) for side in sides},
            )
        )
    return tuple(rows)


def _compliance(material: Material, claim: ComplianceClaim) -> ComplianceLine:
    names = material.names
    matter = claim.obligation or claim.agreement
    return ComplianceLine(
        row=claim.id,
        obligation=claim.obligation,
        agreement=claim.agreement,
        matter=wording.sentence_case(names.obligation(matter)) if matter else "The cease-fire, no duty named",
        accused=claim.accused,
        accused_label=names.side(claim.accused),
        by=claim.by,
        by_label=names.side(claim.by),
        value=claim.value,
        value_text=wording.COMPLIANCE[claim.value],
        statement=state(material, material.every[claim.claim]),
    )
