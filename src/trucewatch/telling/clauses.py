"""The clause card: slot by slot what the text says, how outlets tell it, and how each side reads it."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.base import Frozen
from trucewatch.model.theatre import Agreement, Obligation
from trucewatch.model.vocabulary import Layer, Slot
from trucewatch.telling import wording
from trucewatch.telling.deadlines import limit_of
from trucewatch.telling.duties import ReadingLine, reading_lines
from trucewatch.telling.material import Material


class ClauseRow(Frozen):
    """One slot of a duty in its three layers, which never overwrite one another."""

    obligation: str
    duty: str
    slot: Slot
    instrument: str | None
    """In the theatre file's neutral words; none where the text says nothing on it."""
    paraphrases: tuple[ReadingLine, ...]
    readings: tuple[ReadingLine, ...]
    known: tuple[str, ...]
    """Readings that the theatre file gives from its own sources."""


def clause_card(material: Material, agreement: Agreement, duty: Obligation) -> tuple[ClauseRow, ...]:
    """The slots that the text fills or somebody reads, in one order for every duty."""
    action = wording.sentence_case(material.names.obligation(duty.id))
    text = dict(_instrument(material, duty))
    lines = reading_lines(material, duty.id)
    known = dict[Slot, list[str]]()
    for one in sorted(duty.readings, key=lambda one: material.names.holder(one.by).casefold()):
        source = material.names.source(one.source)
        origin = f" (theatre file; source: {source})" if source else " (theatre file)"
        known.setdefault(one.slot, []).append(f"{material.names.holder(one.by)}: {one.value}{origin}")
    return tuple(
        ClauseRow(
            obligation=duty.id,
            duty=f"{action} ({agreement.label}, {duty.clause})",
            slot=slot,
            instrument=text.get(slot),
            paraphrases=tuple(line for line in lines if line.slot is slot and line.layer is Layer.PARAPHRASE),
            readings=tuple(line for line in lines if line.slot is slot and line.layer is Layer.READING),
            known=tuple(known.get(slot, ())),
        )
        for slot in Slot
        if slot in text or slot in known or any(line.slot is slot for line in lines)
    )


def _instrument(material: Material, duty: Obligation) -> Iterable[tuple[Slot, str]]:
    names = material.names
    yield Slot.OBLIGOR, wording.listing(names.holders(duty.obligor)) or "nobody named"
    if duty.beneficiary:
        yield Slot.BENEFICIARY, wording.listing(names.holders(duty.beneficiary))
    yield Slot.ACTION, wording.sentence_case(names.obligation(duty.id))
    if duty.place is not None:
        yield Slot.PLACE, names.place(duty.place)
    if duty.quantity is not None:
        yield Slot.QUANTITY, duty.quantity
    if duty.deadline is not None:
        note = f" ({duty.deadline.note})" if duty.deadline.note else ""
        yield Slot.DEADLINE, f"{limit_of(material, duty.deadline)}{note}"
    if duty.trigger is not None:
        yield Slot.TRIGGER, duty.trigger
    yield Slot.MODALITY, duty.modality.value
