"""Reading for the tests of intake."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trucewatch.intake import Refusal, read_inputs
from trucewatch.model.document import Capture, Document

Write = Callable[[str, str | bytes], Path]

_NOBODY = 65534


def captures(*paths: Path | str, **options: Any) -> list[Capture]:
    """The captures in ``paths``, none of which may be refused."""
    read = list(read_inputs([str(path) for path in paths], **options))
    assert not [found for found in read if isinstance(found, Refusal)]
    return [found for found in read if isinstance(found, Capture)]


def documents(*paths: Path | str, **options: Any) -> list[Document]:
    """The documents in ``paths``, none of which may be refused."""
    return [captured.document for captured in captures(*paths, **options)]


def document(*paths: Path | str, **options: Any) -> Document:
    """The only document in ``paths``."""
    (only,) = documents(*paths, **options)
    return only


def refusals(*paths: Path | str, **options: Any) -> list[Refusal]:
    """The refusals in ``paths``."""
    read = read_inputs([str(path) for path in paths], **options)
    return [found for found in read if isinstance(found, Refusal)]


def refusal(*paths: Path | str, **options: Any) -> Refusal:
    """The only refusal in ``paths``, which hold nothing that is read."""
    (only,) = read_inputs([str(path) for path in paths], **options)
    assert isinstance(only, Refusal)
    return only


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of the superuser, whom no permission stops."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
