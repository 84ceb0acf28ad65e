"""A draft of an agreement for a theatre file, from the duties read, for a person to complete and accept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from trucewatch.model.instrument import InstrumentReading, Limit, ProposedDuty

_QUOTED = 160  # code points of a clause that a comment shows


def theatre_draft(
    reading: InstrumentReading, agreement: str, actors_of: Callable[[str], tuple[str, ...]]
) -> str:
    """YAML for the ``agreements`` of a theatre file; it ends in a newline.

    Args:
        reading: the instrument as it was read.
        agreement: the id that the agreement is to have.
        actors_of: the ids of a theatre's actors that some words name, in the order of the alphabet.
    """
    document = reading.document
    head = {
        "id": agreement,
        "label": " ".join((document.title or document.name).split()),
        "signed": reading.signed,
    }
    lines = [
        f"# Drafted from {_comment(document.name)}, text {document.text_sha256[:16]}. Not accepted yet:",
        "# check every line against the clause above it, tell each action in neutral words, name an obligor",
        "# whom the text leaves out only if another source does, then run `trucewatch theatre check`.",
        "agreements:",
        *_indented(_dumped([{key: value for key, value in head.items() if value is not None}]), 2),
        "    obligations:",
    ]
    for duty in reading.duties:
        lines += ["", f"      # {_where(duty)}: {_comment(duty.words.text)}"]
        if not duty.obligor:
            lines.append("      # obligor: the clause names nobody")
        lines += _indented(_dumped([_obligation(duty, agreement, actors_of)]), 6)
    return "\n".join(lines) + "\n"


def _obligation(
    duty: ProposedDuty, agreement: str, actors_of: Callable[[str], tuple[str, ...]]
) -> dict[str, Any]:
    """The fields of the theatre's `Obligation`, without those that are empty."""
    limit = duty.deadlines[0] if duty.deadlines else None
    named = sorted({actor for quote in duty.obligor for actor in actors_of(quote.text)})
    unknown = [_plain(quote.text) for quote in duty.obligor if not actors_of(quote.text)]
    fields: dict[str, Any] = {
        "id": f"{agreement}-{duty.id}",
        "clause": duty.clause,
        "modality": str(duty.modality),
        "obligor": named,
        "action": _plain(duty.action.text),
        "object": None if duty.object is None else _plain(duty.object.text),
        "deadline": None if limit is None else _deadline(limit, agreement),
        "trigger": None if duty.trigger is None else _plain(duty.trigger.text),
        "depends_on": [f"{agreement}-{one}" for one in duty.depends_on],
        "verifier": None if duty.verifier is None else _plain(duty.verifier.text),
        "note": f"obligor in the text: {'; '.join(unknown)}" if unknown else None,
        "doubtful": "drafted by rule, not reviewed",
    }
    return {key: value for key, value in fields.items() if value not in (None, [])}


def _deadline(limit: Limit, agreement: str) -> dict[str, Any]:
    anchor = limit.anchor
    if anchor is not None and anchor not in {"signature", "effective", "start"}:
        anchor = f"{agreement}-{anchor}" if re.fullmatch(r"[a-z0-9-]+-\d+", anchor) else "trigger"
    fields = {
        "type": str(limit.type),
        "value": limit.value,
        "anchor": anchor if anchor != "start" else "trigger",
        "derived_date": limit.derived_date,
        "role": limit.role,
        "note": limit.arithmetic,
    }
    return {key: value for key, value in fields.items() if value is not None}


def _dumped(value: Any) -> str:
    return yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)


def _indented(text: str, by: int) -> list[str]:
    return [" " * by + line for line in text.splitlines()]


def _where(duty: ProposedDuty) -> str:
    return f"{duty.words.span.start}-{duty.words.span.end}"


def _comment(text: str) -> str:
    """Words of the instrument on one line of a comment; what could end the comment is left out."""
    plain = "".join(letter if letter.isprintable() else " " for letter in _plain(text))
    return plain if len(plain) <= _QUOTED else plain[: _QUOTED - 1] + "…"


def _plain(text: str) -> str:
    return " ".join(text.split())
