"""What people decided. A judgement outranks every rule, and revoking it restores what was before."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.linking import Judgement


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that no standing later one revokes, oldest first; revocations themselves left out."""
    newest_first = sorted(judgements, key=lambda j: (j.at, j.id), reverse=True)
    revoked: set[str] = set()
    kept: list[Judgement] = []
    for judgement in newest_first:
        if judgement.id in revoked:
            continue
        if judgement.verb == "revoke":
            revoked.update(judgement.subjects)
        else:
            kept.append(judgement)
    return tuple(reversed(kept))


def rejected_claims(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Ids of the claims that a standing judgement rejects as misread."""
    return frozenset(
        subject
        for judgement in standing(judgements)
        if judgement.verb == "reject"
        for subject in judgement.subjects
    )
