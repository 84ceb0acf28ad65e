"""Statements gathered by what is done with them: threats and conditions, pledges, patterns, fears."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import Aux, Stance
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, state


class Gathering(StrEnum):
    """A list of statements that belong together."""

    THREATS = "threats"
    PLEDGES = "pledges"
    DEMANDS = "demands"
    CONDITIONS = "conditions"
    PATTERNS = "patterns"
    NOT_HAPPENED = "not_happened"


GATHERINGS = {
    Gathering.THREATS: "Threats and warnings",
    Gathering.PLEDGES: "Pledges",
    Gathering.DEMANDS: "Demands",
    Gathering.CONDITIONS: "Statements under a condition",
    Gathering.PATTERNS: "Pattern claims",
    Gathering.NOT_HAPPENED: "Fears, suppositions and counterfactuals",
}

_SUPPOSED = frozenset({Aux.FEARED, Aux.HYPOTHETICAL, Aux.COUNTERFACTUAL})
_BELONGS: dict[Gathering, Callable[[Claim], bool]] = {
    Gathering.THREATS: lambda claim: claim.stance is Stance.THREATEN,
    Gathering.PLEDGES: lambda claim: claim.stance is Stance.PLEDGE,
    Gathering.DEMANDS: lambda claim: claim.stance is Stance.DEMAND,
    Gathering.CONDITIONS: lambda claim: claim.condition is not None
    and claim.stance not in {Stance.THREATEN, Stance.PLEDGE, Stance.DEMAND},
    Gathering.PATTERNS: lambda claim: claim.aux is Aux.HABITUAL,
    Gathering.NOT_HAPPENED: lambda claim: claim.aux in _SUPPOSED
    and claim.stance not in {Stance.THREATEN, Stance.PLEDGE, Stance.DEMAND},
}


class SideStatements(Frozen):
    """What one side says, in the order of documents and of the text."""

    side: str
    label: str
    statements: tuple[Statement, ...]


def gathered(material: Material, gathering: Gathering) -> tuple[SideStatements, ...]:
    """The statements of a list, by side: parties alphabetically, then others; sides with none left out."""
    return by_side(material, tuple(claim for claim in material.claims if _BELONGS[gathering](claim)))


def by_side(material: Material, claims: tuple[Claim, ...]) -> tuple[SideStatements, ...]:
    """Claims as statements, by the side that speaks."""
    found = []
    for side in material.names.ordered(claim.source.side for claim in claims):
        own = tuple(state(material, claim) for claim in claims if claim.source.side == side)
        found.append(SideStatements(side=side, label=material.names.side(side), statements=own))
    return tuple(found)
