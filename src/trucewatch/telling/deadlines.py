"""When duties fall due: one row per reading, the arithmetic shown, overdue only on somebody's reading."""

from __future__ import annotations

from datetime import date, timedelta

from trucewatch.model.base import Frozen
from trucewatch.model.linking import PartyReading
from trucewatch.model.theatre import Agreement, Deadline, Obligation
from trucewatch.model.vocabulary import Compliance, DeadlineType, Layer, Slot
from trucewatch.telling import wording
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, statements

INSTRUMENT = "Text of the agreement"
#: What the anchors of a theatre file are called.
ANCHORS = {"signature": "the signature", "effective": "entry into force", "trigger": "its trigger"}


class DeadlineRow(Frozen):
    """One limit for one duty: the instrument's own, a paraphrase's, or a party's reading."""

    obligation: str
    duty: str
    layer: Layer
    side: str | None
    """Whose reading; none for the instrument's text."""
    reader: str
    """``Text of the agreement``, the party, or the outlet that paraphrases."""
    limit: str
    """As told."""
    arithmetic: str | None
    due: date | None
    due_text: str
    days: int | None
    """From the as-of day to ``due``; negative when it has passed."""
    state: str
    statement: Statement | None
    """None for the instrument's text, which has no claim."""
    source: str | None = None
    row: str | None = None
    """Id of the reading; none for the instrument's text."""

    @property
    def told(self) -> str:
        """The limit with who told it: two speakers of one side may read it differently."""
        if self.statement is None or self.layer is not Layer.READING:
            return self.limit
        return f"{self.statement.speaker}: {self.limit}"


def deadlines(material: Material) -> tuple[DeadlineRow, ...]:
    """Every limit on record: by duty, the instrument's first, then readings alphabetically by party."""
    rows: list[DeadlineRow] = []
    order = {duty.id: at for at, (_, duty) in enumerate(material.names.obligations())}
    read = [
        (reading.obligation, reading)
        for reading in material.readings
        if reading.slot is Slot.DEADLINE and reading.obligation is not None
    ]
    told = {duty for duty, _ in read}
    for agreement, duty in material.duties:
        if duty.deadline is not None and (duty.id in told or duty.deadline.derived_date is not None):
            rows.append(_of_instrument(material, agreement, duty))
    rows += [_of_reading(material, duty, reading) for duty, reading in read]
    layers = {layer: at for at, layer in enumerate(Layer)}
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                order.get(row.obligation, len(order)),
                row.obligation,
                layers[row.layer],
                row.reader.casefold(),
                row.limit,
                row.statement.claim if row.statement else "",
            ),
        )
    )


def _of_instrument(material: Material, agreement: Agreement, duty: Obligation) -> DeadlineRow:
    deadline = duty.deadline
    assert deadline is not None
    due = deadline.derived_date or _stated_day(deadline)
    days = (due - material.as_of).days if due else None
    state = _counted(days) if days is None or days >= 0 else f"date passed {wording.count(-days, 'day')} ago"
    return DeadlineRow(
        obligation=duty.id,
        duty=wording.sentence_case(material.names.obligation(duty.id)),
        layer=Layer.INSTRUMENT,
        side=None,
        reader=INSTRUMENT,
        limit=limit_of(material, deadline),
        arithmetic=instrument_arithmetic(agreement, duty),
        due=due,
        due_text=wording.day(due) if due else "no date follows",
        days=days,
        state=state,
        statement=None,
        source=material.names.source(duty.source or agreement.source),
    )


def _stated_day(deadline: Deadline) -> date | None:
    """The day that an absolute limit names itself."""
    if deadline.type is not DeadlineType.ABSOLUTE or deadline.value is None:
        return None
    try:
        return date.fromisoformat(deadline.value)
    except ValueError:
        return None


def _anchor(material: Material, anchor: str | None) -> str | None:
    """What a limit is counted from, in words: an event of the instrument, or another of its duties."""
    if anchor is None or material.names.obligation_card(anchor) is None:
        return ANCHORS.get(anchor or "", anchor)
    return f"“{material.names.obligation(anchor)}”"


def limit_of(material: Material, deadline: Deadline) -> str:
    """A limit of an instrument in words."""
    if deadline.type is DeadlineType.UNSTATED:
        return "no limit stated"
    if deadline.type is DeadlineType.NONE:
        return "no limit"
    length = duration(deadline.value) if deadline.value else None
    if deadline.type is DeadlineType.RELATIVE:
        anchor = _anchor(material, deadline.anchor)
        return (
            f"{length or 'no length stated'}, counted from {anchor}"
            if anchor
            else length or "no length stated"
        )
    return length or deadline.type.value.replace("_", " ")


def duration(value: str) -> str:
    """``P3Y`` as ``3 years``; anything that is no plain ISO 8601 duration stays as it is."""
    units = {"Y": "year", "M": "month", "W": "week", "D": "day"}
    number, unit = value[1:-1], value[-1:]
    if value.startswith("P") and number.isdigit() and unit in units:
        return wording.count(int(number), units[unit])
    if value.startswith("PT") and value[2:-1].isdigit() and unit == "H":
        return wording.count(int(value[2:-1]), "hour")
    try:
        return wording.day(date.fromisoformat(value))
    except ValueError:
        return value


def instrument_arithmetic(agreement: Agreement, duty: Obligation) -> str | None:
    """How the instrument's date follows, from the day that it does follow from; else that it is given."""
    deadline = duty.deadline
    if deadline is None or deadline.derived_date is None or deadline.type is not DeadlineType.RELATIVE:
        return None
    anchors = {"signature": agreement.signed, "effective": agreement.effective}
    for name, day in sorted(anchors.items(), key=lambda item: item[0] != deadline.anchor):
        if day is not None and deadline.value and _later(day, deadline.value) == deadline.derived_date:
            return f"{day} ({name}) + {deadline.value} = {deadline.derived_date}"
    return f"{deadline.derived_date}, as the theatre file gives it"


def _later(day: date, length: str) -> date | None:
    """``day`` plus an ISO 8601 duration of whole years, months, weeks or days; none for any other."""
    number, unit = length[1:-1], length[-1:]
    if not length.startswith("P") or not number.isdigit():
        return None
    if unit in {"D", "W"}:
        return day + timedelta(days=int(number) * (7 if unit == "W" else 1))
    months = day.month - 1 + int(number) * {"Y": 12, "M": 1}.get(unit, 0)
    try:
        return day.replace(year=day.year + months // 12, month=months % 12 + 1)
    except ValueError:  # 29 February and the like, where lawyers differ: no date is made up
        return None


def _of_reading(material: Material, duty: str, reading: PartyReading) -> DeadlineRow:
    statement = statements(material, (reading.claim,))[0]
    layer = Layer(reading.layer)
    reader = reader_of(material, reading, statement)
    days = (reading.due - material.as_of).days if reading.due else None
    state = _counted(days)
    if days is not None and days < 0:
        state = f"overdue on {possessive(reader)} reading, by {wording.count(-days, 'day')}"
        if layer is not Layer.READING:
            state = f"date passed {wording.count(-days, 'day')} ago"
        elif _says_kept(material, reading):
            state = f"date passed; kept on {possessive(reader)} reading"
    return DeadlineRow(
        obligation=duty,
        duty=wording.sentence_case(material.names.obligation(duty)),
        layer=layer,
        side=reading.side,
        reader=reader,
        limit=reading.value,
        arithmetic=reading.arithmetic,
        due=reading.due,
        due_text=wording.day(reading.due) if reading.due else "no date follows",
        days=days,
        state=state,
        statement=statement,
        row=reading.id,
    )


def reader_of(material: Material, reading: PartyReading, statement: Statement) -> str:
    """Whose reading it is: the party, or the outlet for a paraphrase in its own voice."""
    return statement.speaker if reading.layer == Layer.PARAPHRASE else material.names.side(reading.side)


def possessive(name: str) -> str:
    """``Ostria’s``; ``United States’``."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _counted(days: int | None) -> str:
    if days is None:
        return "no date to count to"
    return "due on the as-of day" if days == 0 else f"in {wording.count(days, 'day')}"


def _says_kept(material: Material, reading: PartyReading) -> bool:
    """Whether the same side says that the duty is fulfilled."""
    return any(
        claim.obligation == reading.obligation
        and claim.by == reading.side
        and claim.value is Compliance.FULFILLED
        for claim in material.compliance
    )
