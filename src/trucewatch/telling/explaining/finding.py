"""Any row by its id, and the rows that an answer stands on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.judging import revocations
from trucewatch.model.linking import Judgement
from trucewatch.telling.explaining.claims import of_claim, of_event, of_number
from trucewatch.telling.explaining.derived import of_incident, of_origin, of_relation, of_track
from trucewatch.telling.explaining.duties import of_agreement, of_compliance, of_duty, of_reading
from trucewatch.telling.explaining.grounds import Explanation, Ground, judgement_text
from trucewatch.telling.material import Material

Explain = Callable[[], Explanation]


def explanation(material: Material, prefix: str) -> Explanation:
    """Why the row is there whose id begins with ``prefix``; duties and agreements have theirs.

    Raises:
        NotFoundError: when no row begins so.
        UsageError: when several do.
    """
    rows = explainable(material)
    found = [prefix] if prefix in rows else sorted(row for row in rows if row.startswith(prefix.lower()))
    if not found:
        raise NotFoundError(f"no row begins with {prefix!r}", hint="list the rows with `trucewatch claims`")
    if len(found) > 1:
        raise UsageError(f"{len(found)} rows begin with {prefix!r}", hint="give more digits of the id")
    return rows[found[0]]()


def explainable(material: Material) -> dict[str, Explain]:
    """Every row that can be explained, by its id."""
    rows: dict[str, Explain] = {
        claim: partial(of_claim, material, row) for claim, row in material.every.items()
    }
    rows |= {row.id: partial(of_event, material, row) for row in material.events}
    rows |= {row.id: partial(of_number, material, row) for row in material.casualties}
    rows |= {row.id: partial(of_incident, material, row) for row in material.incidents}
    rows |= {row.id: partial(of_relation, material, row) for row in material.relations}
    rows |= {row.id: partial(of_reading, material, row) for row in material.readings}
    rows |= {row.id: partial(of_compliance, material, row) for row in material.compliance}
    rows |= {row.id: partial(of_track, material, row) for row in material.tracks}
    rows |= {row.id: partial(of_origin, material, row) for row in material.origins}
    rows |= {duty.id: partial(of_duty, material, agreement, duty) for agreement, duty in material.duties}
    rows |= {row.id: partial(of_agreement, material, row) for row in material.names.agreements()}
    return rows | {row.id: partial(_of_judgement, material, row) for row in material.judgements}


def behind(material: Material, answer: Iterable[Mapping[str, Any]]) -> tuple[Explanation, ...]:
    """Why the rows are there that the rows of an answer stand on, each once, in their order.

    That is what a row names as its ``row``, else its ``id``, else every id in it.
    """
    known = explainable(material)
    found: dict[str, None] = {}
    for row in answer:
        own = next((row[key] for key in ("row", "id") if row.get(key)), row)
        found |= dict.fromkeys(each for each in _strings(own) if each in known)
    return tuple(known[row]() for row in found)


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _of_judgement(material: Material, judgement: Judgement) -> Explanation:
    by = revocations(material.judgements).get(judgement.id)
    text = judgement_text(material, judgement, by)
    return Explanation(row=judgement.id, kind="judgement", grounds=(Ground(what="Judged", text=text),))
