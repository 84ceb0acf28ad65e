"""What people decided. A judgement outranks every rule, and revoking it restores what was before."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.model.judging import standing as standing  # noqa: PLC0414 - the room's word for it
from trucewatch.model.linking import Judgement


def rejected_claims(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Ids of the claims that a standing judgement rejects as misread."""
    return frozenset(
        subject
        for judgement in standing(judgements)
        if judgement.verb == "reject"
        for subject in judgement.subjects
    )
