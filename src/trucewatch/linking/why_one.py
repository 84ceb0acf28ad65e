"""Why the rows of an incident were brought together, as it is kept with the incident."""

from __future__ import annotations

from collections.abc import Iterable

from trucewatch.linking.clusters import Cluster, Link, needed
from trucewatch.model.linking import Tie

BY_A_PERSON = "a person judged them one incident"


def ties_of(cluster: Cluster) -> tuple[Tie, ...]:
    """The links that made a document’s part of ``cluster``, then what hangs on it and what people joined.

    Links are those that joined two groups, so there is one less than events that rules brought together.
    """
    links = sorted(cluster.links, key=lambda link: (-link.score, link.a.order, link.b.order))
    made = [*map(_told, links), *cluster.hung]
    first = cluster.all[0].id
    joined = _reached({h.id for h in cluster.known} or {first}, made)
    for happening in cluster.events:
        if happening.id not in joined:
            made.append(Tie(a=first, b=happening.id, reasons=(BY_A_PERSON,)))
            joined |= _reached({happening.id}, made)
    return tuple(made)


def _told(link: Link) -> Tie:
    asked = needed(link.a, link.b)
    return Tie(a=link.a.id, b=link.b.id, reasons=link.reasons, score=link.score, needed=asked)


def _reached(start: set[str], ties: Iterable[Tie]) -> set[str]:
    """The rows that ties lead to from ``start``, with these."""
    beside: dict[str, set[str]] = {}
    for tie in ties:
        beside.setdefault(tie.a, set()).add(tie.b)
        beside.setdefault(tie.b, set()).add(tie.a)
    found, open_ = set(start), list(start)
    while open_:
        fresh = beside.get(open_.pop(), set()) - found
        found |= fresh
        open_ += fresh
    return found
