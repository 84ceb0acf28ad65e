"""Several referents as one: "Varland and Ostria", "the Varlandic and Ostrian ministries"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trucewatch.model.vocabulary import ActorKind
from trucewatch.naming.actors import Referent


def together(members: Sequence[Referent]) -> Referent:
    """Several as one referent: of their kind, if they are alike."""
    kinds = {member.kind for member in members}
    return Referent(
        actor=_joined(member.actor for member in members),
        kind=kinds.pop() if len(kinds) == 1 else ActorKind.COLLECTIVE,
        plural=True,
        members=tuple(members),
    )


def _joined(ids: Iterable[str | None]) -> str | None:
    """Ids joined by ``;``, alphabetically; ``None`` when one is not known."""
    listed = list(ids)
    known = {part for id_ in listed if id_ is not None for part in id_.split(";")}
    return ";".join(sorted(known)) if None not in listed and known else None
