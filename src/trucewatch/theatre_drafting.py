"""From articles to the draft of a theatre file: read without a theatre, then counted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from trucewatch.errors import InputError, UsageError
from trucewatch.intake import Refusal
from trucewatch.model.document import Capture, Document
from trucewatch.model.reading import DocumentReading
from trucewatch.naming.theatre_draft import draft_theatre
from trucewatch.pipeline import Pipeline
from trucewatch.settings import BATCH

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def draft_from_articles(
    name: str, inputs: Iterable[Capture | Refusal], *, least: int = 2, refused: list[Refusal] | None = None
) -> str:
    """YAML of a theatre file called ``name``, from ``inputs``; the same articles give the same text.

    Args:
        name: the theatre's id, a slug.
        inputs: the articles; one that comes twice counts once.
        least: how often something has to be named to be listed.
        refused: takes the inputs that can't be read.

    Raises:
        InputError: none of them can be read.
        UsageError: ``name`` is no slug.
        WeightsError: the reader's files are missing or damaged.
    """
    if not _SLUG.fullmatch(name):
        raise UsageError(
            f"{name!r} can't be the name of a theatre",
            hint="Use small letters, digits and hyphens: north-ridge.",
        )
    documents: dict[str, Document] = {}
    failed: list[Refusal] = []
    for found in inputs:
        if isinstance(found, Capture):
            documents.setdefault(found.document.text_sha256, found.document)
        else:
            failed.append(found)
    if not documents:
        why = f": {failed[0].name}: {failed[0].error.message}" if failed else ""
        raise InputError(
            f"there is no article that can be read{why}", hint=failed[0].error.hint if failed else None
        )
    if refused is not None:
        refused += failed
    pipeline = Pipeline.load()
    readings: list[DocumentReading] = []
    remaining = iter(documents.values())
    while batch := list(islice(remaining, BATCH.number)):
        readings += pipeline.read(batch)
    return draft_theatre(name, readings, pipeline.names, least=least)
