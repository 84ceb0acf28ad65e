"""Which judgements stand: a revocation takes one back, and revoking that restores it."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.linking import Judgement

REVOKE = "revoke"


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that no standing later one revokes, oldest first; revocations themselves left out."""
    listed = sorted(judgements, key=_when)
    taken_back = revocations(listed)
    return tuple(each for each in listed if each.verb != REVOKE and each.id not in taken_back)


def revocations(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """By id of a judgement that no longer stands, the standing one that revokes it."""
    found: dict[str, Judgement] = {}
    for judgement in sorted(judgements, key=_when, reverse=True):
        if judgement.verb == REVOKE and judgement.id not in found:
            for subject in judgement.subjects:
                found.setdefault(subject, judgement)
    return found


def _when(judgement: Judgement) -> tuple[object, str]:
    return judgement.at, judgement.id
