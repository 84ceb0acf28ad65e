"""Whom each agreement binds, according to whom: one row for an instrument and a party.

What its text says of the party stands apart from what anybody says of it, and a party of which nothing is
said has its row all the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.base import Frozen
from trucewatch.model.linking import PartyReading
from trucewatch.model.theatre import Agreement
from trucewatch.model.vocabulary import Slot
from trucewatch.telling import wording
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, state

WHOM_OPEN = "whom is left open"
_VALUES = {"bound": "bound", "not bound": "not bound", "proxy": "a part of somebody else"}


class BindingLine(Frozen):
    """What one claim says of whether a party is bound."""

    row: str
    """Id of the reading."""
    side: str
    value: str
    """``bound``, ``not bound``, ``seen as a part of the army of Ostria``."""
    duty: str | None
    """The one duty that it is said of, where it names one."""
    statement: Statement

    @property
    def told(self) -> str:
        """Who says what, in one line."""
        duty = f", of one duty ({self.duty})" if self.duty else ""
        return f"{self.statement.speaker}: {self.value}{duty}"


class BindingRow(Frozen):
    """An agreement and a party: what the text says, and what each side says."""

    agreement: str
    agreement_label: str
    party: str | None
    """Actor id; none where a claim leaves open whom it means."""
    party_label: str
    by_text: str
    by_side: dict[str, tuple[BindingLine, ...]]
    """One entry for every side that speaks of it anywhere in the matrix; empty where it says nothing here."""
    known: tuple[str, ...]
    """What the theatre file knows of how parties read it, from its own sources."""


class Applicability(Frozen):
    """The matrix; ``sides`` are its columns, parties alphabetically, then others."""

    sides: tuple[str, ...]
    rows: tuple[BindingRow, ...]

    @property
    def told(self) -> tuple[BindingRow, ...]:
        """The rows on which somebody says something."""
        return tuple(row for row in self.rows if any(row.by_side.values()))


def applicability(material: Material) -> Applicability:
    """The matrix of the agreements that documents name, or that somebody speaks of as binding or not."""
    read = [reading for reading in material.readings if reading.slot is Slot.APPLICABILITY]
    lines = [(_agreement_of(material, reading), reading, _line(material, reading)) for reading in read]
    named = mentioned_agreements(material) | {agreement for agreement, _, _ in lines}
    around = {side for agreement in named for side in material.names.around_agreement(agreement)}
    ordered = material.names.ordered(around | {line.side for _, _, line in lines})
    rows: list[BindingRow] = []
    for card in material.names.agreements():
        if card.id not in named:
            continue
        own = [(reading, line) for agreement, reading, line in lines if agreement == card.id]
        parties: set[str | None] = {*card.signatories, *(reading.whom for reading, _ in own)}
        rows += [
            BindingRow(
                agreement=card.id,
                agreement_label=wording.sentence_case(card.label),
                party=party,
                party_label=_party(material, party),
                by_text=_by_text(material, card, party),
                by_side={
                    side: tuple(line for reading, line in own if reading.whom == party and line.side == side)
                    for side in ordered
                },
                known=(),
            )
            for party in sorted(
                parties, key=lambda party: (party is None, _party(material, party).casefold())
            )
        ]
        known = tuple(_known(material, card))
        if known:
            rows.append(
                BindingRow(
                    agreement=card.id,
                    agreement_label=wording.sentence_case(card.label),
                    party=None,
                    party_label="As the words of the reading say",
                    by_text="–",
                    by_side=dict.fromkeys(ordered, ()),
                    known=known,
                )
            )
    return Applicability(sides=ordered, rows=tuple(rows))


def applicability_text(material: Material, reading: PartyReading) -> str | None:
    """``Ostria: not bound``; ``None`` for a reading of another slot."""
    if reading.slot is not Slot.APPLICABILITY:
        return None
    value = _value(material, reading)
    if reading.whom is None:
        return value if value == reading.value and value not in _VALUES else f"{value} ({WHOM_OPEN})"
    return f"{_party(material, reading.whom)}: {value}"


def mentioned_agreements(material: Material) -> set[str]:
    """Ids of the agreements that the documents read name."""
    return {
        mention.agreement.removeprefix("agreement:")
        for reading in material.documents
        for mention in reading.mentions
        if mention.agreement is not None
    }


def _agreement_of(material: Material, reading: PartyReading) -> str:
    card = material.names.obligation_card(reading.obligation)
    return card[0].id if card is not None else (reading.agreement or "")


def _line(material: Material, reading: PartyReading) -> BindingLine:
    duty = reading.obligation
    return BindingLine(
        row=reading.id,
        side=reading.side,
        value=_value(material, reading),
        duty=material.names.obligation(duty) if duty is not None else None,
        statement=state(material, material.every[reading.claim]),
    )


def _value(material: Material, reading: PartyReading) -> str:
    if reading.proxy_of is not None:
        return f"seen as a part of {material.names.actor(reading.proxy_of)}"
    return _VALUES.get(reading.value, reading.value)


def _party(material: Material, party: str | None) -> str:
    if party is None:
        return wording.sentence_case(WHOM_OPEN)
    labels = (wording.sentence_case(material.names.actor(one)) for one in party.split(";"))
    return wording.listing(labels)


def _by_text(material: Material, card: Agreement, party: str | None) -> str:
    """How the instrument itself names the party."""
    if party is None:
        return "–"
    if party in card.signatories:
        return "signatory"
    if any(party in duty.obligor for duty in card.obligations):
        return "owes a duty, no signatory"
    if any(party in duty.beneficiary for duty in card.obligations):
        return "owed a duty, no signatory"
    if party in card.mediators:
        return "mediator"
    state = party.partition("/")[0]
    return (
        f"not named; {material.names.actor(state)} is a signatory"
        if state in card.signatories
        else "not named"
    )


def _known(material: Material, card: Agreement) -> Iterable[str]:
    for duty in card.obligations:
        for known in sorted(duty.readings, key=lambda known: material.names.holder(known.by).casefold()):
            if known.slot is Slot.APPLICABILITY:
                source = material.names.source(known.source)
                origin = f" (source: {source})" if source else ""
                duty_words = material.names.obligation(duty.id)
                yield f"{material.names.holder(known.by)}, of {duty_words}: {known.value}{origin}"
