"""Why a claim counts as one on a duty, and what a duty or an agreement on record rests on."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.linking import ComplianceClaim, DutyTie, PartyReading
from trucewatch.model.theatre import Agreement, Obligation
from trucewatch.model.vocabulary import Layer, Slot
from trucewatch.telling import wording
from trucewatch.telling.applicability import applicability_text
from trucewatch.telling.deadlines import instrument_arithmetic, limit_of
from trucewatch.telling.explaining.grounds import Explanation, Ground, judged, said
from trucewatch.telling.explaining.summaries import matter_of
from trucewatch.telling.material import Material


def of_reading(material: Material, reading: PartyReading) -> Explanation:
    """A reading of a slot: the claim, why it is on this duty, what made the reading, the sum of its date."""
    whose = "the outlet’s paraphrase" if reading.layer == Layer.PARAPHRASE else "a reading"
    value = applicability_text(material, reading) or f"‹{reading.value}›"
    grounds = [
        said(material, reading.claim, "Read from"),
        _tied(material, reading, reading.tie),
        Ground(
            what="Taken for",
            text=f"{whose} of this slot: {wording.SLOTS[reading.slot]}; {_rule(reading.rule)}.",
        ),
        Ground(what="Value", text=f"{value}."),
    ]
    if reading.slot is Slot.DEADLINE:
        grounds += _counted(material, reading)
    if reading.agreed is not None:
        grounds.append(Ground(what="Plan", text=f"{'agreed' if reading.agreed else 'not agreed'}, as told."))
    return Explanation(
        row=reading.id,
        kind="reading",
        grounds=(*grounds, *judged(material, [reading.id, reading.claim])),
    )


def of_compliance(material: Material, row: ComplianceClaim) -> Explanation:
    """What is said of how a duty is kept: the claim, why on this duty, why this value, why this party."""
    accused = material.names.side(row.accused)
    why = wording.ACCUSED_AS[row.accused_as or "nobody"]
    grounds = [
        said(material, row.claim, "Read from"),
        _tied(material, row, row.tie),
        Ground(what="Taken for", text=f"{wording.COMPLIANCE[row.value]}; {_rule(row.rule)}."),
        Ground(what="Whose duty", text=f"{accused}: {why}."),
    ]
    if row.period is not None:
        grounds.append(Ground(what="Of the time", text=f"{wording.when(row.period)}."))
    return Explanation(
        row=row.id,
        kind="state of a duty",
        grounds=(*grounds, *judged(material, [row.id, row.claim])),
    )


def of_duty(material: Material, agreement: Agreement, duty: Obligation) -> Explanation:
    """A duty as the theatre file gives it: its source, its limit's sum, and what ties claims to it."""
    names = material.names
    source = names.source(duty.source or agreement.source) or "no source given"
    grounds = [
        Ground(
            what="Duty",
            text=f"{wording.sentence_case(names.obligation(duty.id))} ({agreement.label}, {duty.clause}).",
        ),
        Ground(what="From", text=f"the theatre file, which names as its source: {source}."),
    ]
    if duty.deadline is not None:
        sum_ = instrument_arithmetic(agreement, duty)
        note = f" ({duty.deadline.note})" if duty.deadline.note else ""
        grounds.append(
            Ground(
                what="Limit", text=f"{limit_of(material, duty.deadline)}{note}{f': {sum_}' if sum_ else ''}."
            )
        )
    keywords = wording.listing((f"“{word}”" for word in duty.keywords), last="or") or "none given"
    grounds.append(Ground(what="Tied by", text=f"claims that have one of these keywords: {keywords}."))
    grounds += [
        Ground(what=what, text=f"{text.rstrip('.')}.")
        for what, text in (("Note", duty.note), ("Doubtful", duty.doubtful))
        if text
    ]
    on_it = [row.claim for row in material.readings if row.obligation == duty.id]
    on_it += [row.claim for row in material.compliance if row.obligation == duty.id]
    claims = tuple(claim.id for claim in material.in_text_order(on_it))
    read = wording.count(material.read, "document")
    grounds.append(
        Ground(
            what="Told of", text=f"in {wording.count(len(claims), 'claim')} of {read} read.", claims=claims
        )
    )
    return Explanation(row=duty.id, kind="duty", grounds=tuple(grounds))


def of_agreement(material: Material, agreement: Agreement) -> Explanation:
    """An agreement as the theatre file gives it, and by which words claims are taken to mean it."""
    names = material.names
    source = names.source(agreement.source) or "no source given"
    words = wording.listing((f"“{name.text}”" for name in agreement.names), last="or") or "its label alone"
    grounds = [
        Ground(what="Agreement", text=f"{wording.sentence_case(agreement.label)}."),
        Ground(what="From", text=f"the theatre file, which names as its source: {source}."),
        Ground(what="Meant by", text=f"{words}; a bare word only where no other agreement was named nearer."),
    ]
    if agreement.default:
        grounds.append(
            Ground(
                what="Default",
                text="a bare “the cease-fire” or “the deal” means it from its signature until another "
                "default is signed.",
            )
        )
    grounds += [
        Ground(what=what, text=f"{text.rstrip('.')}.")
        for what, text in (("Note", agreement.note), ("Doubtful", agreement.doubtful))
        if text
    ]
    return Explanation(row=agreement.id, kind="agreement", grounds=tuple(grounds))


def _tied(material: Material, row: PartyReading | ComplianceClaim, tie: DutyTie | None) -> Ground:
    matter = wording.sentence_case(matter_of(material, row))
    if tie is None:
        return Ground(what="On the duty", text=f"{matter}; why was not kept.")
    words = f": {wording.listing(f'“{word}”' for word in tie.words)}" if tie.words else ""
    return Ground(what="On the duty", text=f"{matter}, since {wording.DUTY_TIES[tie.by]}{words}.")


def _rule(rule: str | None) -> str:
    return f"it has {wording.DUTY_RULES[rule]}" if rule is not None else "why was not kept"


def _counted(material: Material, reading: PartyReading) -> Iterable[Ground]:
    if reading.arithmetic is None:
        yield Ground(what="Date", text="none: the words tell no day and no length.")
        return
    yield Ground(what="Date", text=f"{reading.arithmetic}.")
    card = material.names.obligation_card(reading.obligation)
    if card is not None and reading.deadline_type == "relative" and "signature" in reading.arithmetic:
        signed = card[0].signed
        day = wording.day(signed) if signed else "no day"
        yield Ground(
            what="Counted from",
            text=f"the signature, {day} in the theatre file, since the words name no other day.",
        )
