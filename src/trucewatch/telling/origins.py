"""Which claims go back to one speaker or release: several reports, one origin."""

from __future__ import annotations

from trucewatch.model.base import Frozen
from trucewatch.telling import wording
from trucewatch.telling.independence import Independence, independence
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, statements


class OriginCluster(Frozen):
    """Claims that count as one origin, and why."""

    id: str
    sides: str
    reasons: tuple[str, ...]
    statements: tuple[Statement, ...]
    independence: Independence


def origin_clusters(material: Material) -> tuple[OriginCluster, ...]:
    """The origins with more than one claim, those with most documents first."""
    clusters = []
    for origin in material.origins:
        told = statements(material, origin.claims)
        if len(told) < 2:
            continue
        sides = material.names.ordered(origin.sides)
        clusters.append(
            OriginCluster(
                id=origin.id,
                sides=wording.listing(material.names.side(side) for side in sides),
                reasons=tuple(wording.ORIGIN_REASONS[reason] for reason in sorted(origin.reasons)),
                statements=told,
                independence=independence(material, origin.claims),
            )
        )
    return tuple(
        sorted(clusters, key=lambda cluster: (-cluster.independence.documents, cluster.statements[0].claim))
    )
