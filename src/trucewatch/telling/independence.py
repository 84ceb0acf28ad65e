"""How many origins stand behind several claims: counts and a word of the ladder, never a probability."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.model.base import Frozen
from trucewatch.model.claim import Claim
from trucewatch.model.vocabulary import NEUTRAL_SIDES, OPPOSED
from trucewatch.telling import wording
from trucewatch.telling.material import Material

SINGLE = "single claim"
REPEATED = "repeated (one origin)"
NO_SIDE = "several origins, no party"
ONE_SIDE = "several origins, one side"
BOTH_SIDES = "both sides agree"
PARTING = "both sides speak, accounts part"
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


def independence(material: Material, rows: Iterable[str], *, observer: bool = False) -> Independence:
    """Counts documents, origins and sides of claims, and of events that outlets tell themselves.

    A claim of no known origin counts as its speaker's of that document, an outlet's event as the outlet's.
    The ladder is that of the domain model, section 5; who can't be told apart counts as dependent.
    """
    listed = tuple(rows)
    claims = material.in_text_order(listed)
    bare = [material.bare_rows[row] for row in listed if row in material.bare_rows]
    origins = {material.origin_of.get(claim.id) or _own_origin(claim) for claim in claims}
    origins |= {f"outlet {row.document}" for row in bare}
    sides = sorted({side for claim in claims for side in claim.source.side.split(";")} - NEUTRAL_SIDES)
    documents = {document for claim in claims for document in material.documents_of[claim.id]}
    documents |= {row.document for row in bare}
    if observer:
        ladder = OBSERVED
    elif len(sides) > 1:
        ladder = PARTING if _part(material, claims) else BOTH_SIDES
    elif len(origins) > 1:
        ladder = ONE_SIDE if sides else NO_SIDE
    elif len(claims) + len(bare) > 1:
        ladder = REPEATED
    else:
        ladder = SINGLE
    return Independence(
        claims=tuple(claim.id for claim in claims),
        documents=len(documents),
        origins=len(origins),
        sides=tuple(sides),
        observer=observer,
        ladder=ladder,
    )


def _part(material: Material, claims: Sequence[Claim]) -> bool:
    """Whether two of the claims are opposed, or blame different sides."""
    ids = {claim.id for claim in claims}
    opposed = any(
        relation.type in OPPOSED and relation.a in ids and relation.b in ids
        for relation in material.relations
    )
    blamed = {claim.accused.side for claim in claims if claim.accused is not None} - NEUTRAL_SIDES
    return opposed or len(blamed) > 1


def _own_origin(claim: Claim) -> str:
    return f"{claim.source.side} {claim.source.actor} {claim.document}"
