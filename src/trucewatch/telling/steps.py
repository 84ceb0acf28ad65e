"""The history of each step that an agreement asks for, and what waits for it, per speaker and day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.linking import ComplianceClaim, PartyReading
from trucewatch.model.theatre import Agreement, Obligation
from trucewatch.model.vocabulary import Compliance, Slot
from trucewatch.telling import wording
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, state

PLAN_AGREED, NO_PLAN = "a plan is agreed", "no plan is agreed"
NO_CLAIM = "no claim on it"
AS_READ = "not told: it is how the trigger is read"
#: What the state of a step says of whether what waits for it may begin.
_MET = frozenset({Compliance.FULFILLED})
#: What is said of a standing duty, and of no step.
_NO_STEP = frozenset({Compliance.VIOLATED, Compliance.NOT_BOUND, Compliance.UNKNOWN})
_NOT_MET = frozenset(
    {
        Compliance.IN_PROGRESS,
        Compliance.NOT_DUE,
        Compliance.DELAYED,
        Compliance.NOT_FULFILLED,
        Compliance.IMPOSSIBLE,
    }
)


class StepLine(Frozen):
    """What one claim says of the state of a step."""

    row: str
    """Id of the reading or of the compliance claim."""
    obligation: str
    step: str
    said: date | None
    """When the source said it, where the text tells, else the day of publication."""
    of: str | None
    """The time that it is said of, where the text tells."""
    side: str
    side_label: str
    whose: str | None
    """Whose part of the step, where that is told."""
    state: str
    met: bool | None
    """Whether the step is done, as told; none where the words do not say."""
    statement: Statement


class ChainLine(Frozen):
    """A duty, what it waits for, and one side's word on whether that has come; or its silence."""

    obligation: str
    duty: str
    waits_for: str
    step: str | None
    """Id of the duty that is waited for; none for an event told in words."""
    side: str
    side_label: str
    state: str
    line: StepLine | None


def steps(material: Material) -> tuple[StepLine, ...]:
    """By duty in the agreements' order, then by the day on which it was said."""
    order = {duty.id: at for at, (_, duty) in enumerate(material.duties)}
    lines = [
        _kept(material, row, row.obligation)
        for row in material.compliance
        if row.obligation in order and row.value not in _NO_STEP
    ]
    lines += [
        _planned(material, row, row.obligation)
        for row in material.readings
        if row.obligation in order and row.agreed is not None
    ]
    return tuple(
        sorted(
            lines,
            key=lambda line: (
                order[line.obligation],
                line.said is None,
                str(line.said),
                line.side_label.casefold(),
                line.statement.claim,
                line.state,
            ),
        )
    )


def chains(material: Material) -> tuple[ChainLine, ...]:
    """Every duty that waits for another or for an event, with each side's word on it, latest first."""
    told = steps(material)
    lines: list[ChainLine] = []
    for agreement, duty in material.duties:
        for waiting in _waits_for(material, duty):
            lines += _states(material, agreement, duty, waiting, told)
        lines += _as_read(material, duty)
    return tuple(lines)


def _waits_for(material: Material, duty: Obligation) -> Iterable[tuple[str | None, str]]:
    for before in duty.depends_on:
        yield before, wording.sentence_case(material.names.obligation(before))
    if duty.trigger is not None and not duty.depends_on:
        yield None, wording.sentence_case(duty.trigger)


def _states(
    material: Material,
    agreement: Agreement,
    duty: Obligation,
    waiting: tuple[str | None, str],
    told: tuple[StepLine, ...],
) -> Iterable[ChainLine]:
    before, _ = waiting
    of_step = [line for line in told if before is not None and line.obligation == before]
    parties = material.names.around_agreement(agreement.id)
    for side in material.names.ordered({*parties, *(line.side for line in of_step)}):
        own = [line for line in reversed(of_step) if line.side == side]
        for line in own or (None,):
            yield _chain_line(material, duty, waiting, side, line)


def _chain_line(
    material: Material,
    duty: Obligation,
    waiting: tuple[str | None, str],
    side: str,
    line: StepLine | None,
) -> ChainLine:
    return ChainLine(
        obligation=duty.id,
        duty=wording.sentence_case(material.names.obligation(duty.id)),
        waits_for=waiting[1],
        step=waiting[0],
        side=side,
        side_label=material.names.side(side),
        state=_trigger_state(line),
        line=line,
    )


def _trigger_state(line: StepLine | None) -> str:
    if line is None:
        return NO_CLAIM
    word = {True: "met", False: "not met", None: "not told"}[line.met]
    return f"{word} ({line.state})" if line.met is not None else line.state


def _as_read(material: Material, duty: Obligation) -> Iterable[ChainLine]:
    """What somebody says that the duty waits for: a reading of its trigger, whatever its text says."""
    for row in material.readings:
        if row.obligation == duty.id and row.slot is Slot.TRIGGER:
            line = _line(material, row.id, row.claim, duty.id, state=AS_READ, met=None, whose=None)
            condition = line.statement.condition
            yield _chain_line(material, duty, (None, f"As read: ‹{condition or row.value}›"), line.side, line)


def _kept(material: Material, row: ComplianceClaim, duty: str | None) -> StepLine:
    assert duty is not None
    met = True if row.value in _MET else False if row.value in _NOT_MET else None
    return _line(
        material,
        row.id,
        row.claim,
        duty,
        state=wording.COMPLIANCE[row.value],
        met=met,
        whose=material.names.side(row.accused),
        of=wording.when(row.period) if row.period is not None else None,
    )


def _planned(material: Material, row: PartyReading, duty: str | None) -> StepLine:
    assert duty is not None
    words = PLAN_AGREED if row.agreed else NO_PLAN
    return _line(
        material, row.id, row.claim, duty, state=words, met=None if row.agreed else False, whose=None
    )


def _line(
    material: Material,
    row: str,
    claim: str,
    duty: str,
    *,
    state: str,
    met: bool | None,
    whose: str | None,
    of: str | None = None,
) -> StepLine:
    told = _state(material, claim)
    return StepLine(
        row=row,
        obligation=duty,
        step=wording.sentence_case(material.names.obligation(duty)),
        said=_said(material.every[claim]) or told.published,
        of=of,
        side=told.side,
        side_label=told.side_label,
        whose=whose,
        state=state,
        met=met,
        statement=told,
    )


def _state(material: Material, claim: str) -> Statement:
    return state(material, material.every[claim])


def _said(claim: Claim) -> date | None:
    """The day on which the source said it, where the text tells one day."""
    told = claim.uttered.interval if claim.uttered is not None else None
    return told.start if told is not None and told.start == told.end else None
