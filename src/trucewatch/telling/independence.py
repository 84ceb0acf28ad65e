"""How many origins stand behind several claims: counts and a word of the ladder, never a probability."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.base import Frozen
from trucewatch.model.vocabulary import NEUTRAL_SIDES
from trucewatch.telling import wording
from trucewatch.telling.material import Material

SINGLE = "single claim"
REPEATED = "repeated (one origin)"
ONE_SIDE = "several origins, one side"
BOTH_SIDES = "both sides agree"
OBSERVED = "third-party observer"


class Independence(Frozen):
    """Counts over a set of claims that say the same, and the ladder's word for them."""

    claims: tuple[str, ...]
    documents: int
    origins: int
    sides: tuple[str, ...]
    """Parties only; ids, alphabetically."""
    observer: bool
    ladder: str

    @property
    def badge(self) -> str:
        """``3 documents, 1 origin, 1 side``."""
        words = [
            wording.count(self.documents, "document"),
            wording.count(self.origins, "origin"),
            wording.count(len(self.sides), "side"),
        ]
        return ", ".join(words)


def independence(material: Material, claims: Iterable[str], *, observer: bool = False) -> Independence:
    """Counts documents, origins and sides. A claim of no known origin counts with its speaker's side.

    The ladder is that of the domain model, section 5; who can't be told apart counts as dependent.
    """
    listed = material.in_text_order(claims)
    origins = {
        material.origin_of.get(claim.id) or f"{claim.source.side} {claim.source.actor} {claim.document}"
        for claim in listed
    }
    sides = sorted({side for claim in listed for side in claim.source.side.split(";")} - NEUTRAL_SIDES)
    if observer:
        ladder = OBSERVED
    elif len(sides) > 1:
        ladder = BOTH_SIDES
    elif len(origins) > 1:
        ladder = ONE_SIDE
    elif len(listed) > 1:
        ladder = REPEATED
    else:
        ladder = SINGLE
    return Independence(
        claims=tuple(claim.id for claim in listed),
        documents=len({document for claim in listed for document in material.documents_of[claim.id]}),
        origins=len(origins),
        sides=tuple(sides),
        observer=observer,
        ladder=ladder,
    )
