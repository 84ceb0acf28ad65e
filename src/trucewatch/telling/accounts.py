"""Accounts side by side: one incident, one column per party, and silence where a party says nothing."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.model.base import Frozen
from trucewatch.model.linking import Account, Incident
from trucewatch.model.vocabulary import NEUTRAL_SIDES, Occurrence
from trucewatch.telling import wording
from trucewatch.telling.casualties import Casualty, tell_casualty
from trucewatch.telling.incidents import incident_label
from trucewatch.telling.independence import Independence, independence
from trucewatch.telling.material import Material
from trucewatch.telling.places import PlaceCard, place_card
from trucewatch.telling.statements import Statement, statements

#: What is compared, in this order, for every side.
ELEMENTS = {
    "occurrence": "Did it happen?",
    "initiator": "Who acted first?",
    "target": "Against whom?",
    "place": "Where?",
    "time": "When?",
    "means": "By what means?",
    "casualties": "People harmed",
    "motive": "Reason given",
}
NOT_TOLD = "not told"
_TOLD = frozenset({Occurrence.ASSERTED, Occurrence.ACKNOWLEDGED_OWN, Occurrence.PRESUPPOSED})


class AccountColumn(Frozen):
    """What one side says of the incident, element by element; the same elements for every side."""

    side: str
    label: str
    occurrence: Occurrence
    elements: dict[str, str]
    """By key of `ELEMENTS`; empty when there is no account."""
    statements: tuple[Statement, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    independence: Independence | None = None


class IncidentCard(Frozen):
    """An incident with its accounts; it carries no truth of its own."""

    id: str
    label: str
    names: tuple[str, ...]
    """Names that somebody gave it, as printed."""
    kind: str
    when: str
    when_precision: str
    place: str | None
    place_precision: str
    place_card: PlaceCard | None
    countable: bool
    columns: tuple[AccountColumn, ...]
    independence: Independence
    claims: tuple[str, ...]
    others: tuple[Statement, ...]
    """Claims about it that are in no side's account."""

    @property
    def told_elements(self) -> dict[str, str]:
        """The elements that some side tells, with their questions."""
        return {
            key: question
            for key, question in ELEMENTS.items()
            if any(column.elements.get(key, NOT_TOLD) != NOT_TOLD for column in self.columns)
        }

    @property
    def untold_elements(self) -> tuple[str, ...]:
        """The questions that no side answers."""
        return tuple(question for key, question in ELEMENTS.items() if key not in self.told_elements)

    @property
    def by_a_party(self) -> bool:
        """Whether some party gives an account: only then are the others' silences worth telling."""
        return any(
            column.occurrence is not Occurrence.NO_ACCOUNT and column.side not in NEUTRAL_SIDES
            for column in self.columns
        )


def incident_card(material: Material, incident: Incident) -> IncidentCard:
    """The card of an incident: every party has a column, other sides only where they say something."""
    told = {account.side: account for account in incident.accounts if _known(material, account.claims)}
    asked = material.names.around({*incident.parties, *told})
    asserted = [
        claim
        for account in told.values()
        if account.occurrence in _TOLD
        for claim in _known(material, account.claims)
    ]
    every = material.rows_of(incident)
    return IncidentCard(
        id=incident.id,
        label=incident_label(material, incident),
        names=incident.names,
        kind=wording.inline(incident.kind or wording.sub_type(incident.sub_type)),
        when=_when(incident),
        when_precision=wording.precision(incident.when),
        place=material.names.place(incident.place) if incident.place else None,
        place_precision=wording.WHERE_PRECISIONS.get(incident.where_prec or 0, ""),
        place_card=place_card(material, incident.place),
        countable=incident.countable,
        columns=tuple(
            _column(material, side, told.get(side)) for side in material.names.ordered(asked | set(told))
        ),
        independence=independence(material, asserted or every, observer=incident.third_party_observed),
        claims=every,
        others=statements(material, set(every) - {c for account in told.values() for c in account.claims}),
    )


def _when(incident: Incident) -> str:
    """When it is told to have been, and apart from that when somebody announced it."""
    told = wording.when(incident.when)
    return f"{told}; announced {wording.day(incident.announced)}" if incident.announced else told


def incident_cards(material: Material) -> tuple[IncidentCard, ...]:
    """The cards of all incidents: countable ones first, then by date."""
    return tuple(incident_card(material, incident) for incident in material.incidents)


def _column(material: Material, side: str, account: Account | None) -> AccountColumn:
    if account is None or account.occurrence is Occurrence.NO_ACCOUNT:
        return AccountColumn(
            side=side, label=material.names.side(side), occurrence=Occurrence.NO_ACCOUNT, elements={}
        )
    harmed = tuple(tell_casualty(material, row) for row in material.casualties_of(account.casualties))
    reasons = statements(material, account.motive)
    claims = _known(material, account.claims)
    names = material.names
    elements = {
        "occurrence": wording.sentence_case(wording.OCCURRENCES[account.occurrence]),
        "initiator": _initiator(material, account),
        "target": wording.listing(material.referred(label) for label in account.target),
        "place": names.place(account.place) if account.place else "",
        "time": wording.when(account.time) if account.time else "",
        "means": wording.listing(means.replace("_", " ") for means in account.means),
        "casualties": "; ".join(dict.fromkeys(row.line for row in harmed)),
        "motive": "; ".join(reason.told for reason in reasons),
    }
    return AccountColumn(
        side=side,
        label=names.side(side),
        occurrence=account.occurrence,
        elements={key: text or NOT_TOLD for key, text in elements.items()},
        statements=statements(material, claims),
        casualties=harmed,
        independence=independence(material, claims),
    )


def _initiator(material: Material, account: Account) -> str:
    """Whom the side names, with its own words for the order of events, where it tells one."""
    named = wording.listing((material.referred(label) for label in account.initiator), "or")
    order = f"‹{account.sequence}›" if account.sequence else ""
    return f"{named}: {order}" if named and order else named or order


def _known(material: Material, claims: Sequence[str]) -> list[str]:
    """The claims that the chosen documents hold."""
    return [claim for claim in claims if claim in material.every]
