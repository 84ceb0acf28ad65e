"""Front matter: YAML between two ``---`` lines at the head of a text file.

The block stays part of the document's text, so that offsets index the file; where the body begins
is told apart.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from trucewatch.errors import MalformedInputError

# A block that is longer than this is no front matter, and YAML takes long over it.
_LONGEST = 20_000

_BLOCK = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)


class FrontMatter(NamedTuple):
    """The fields of the block, and the code point at which the body begins."""

    fields: dict[str, Any]
    body_start: int


def front_matter(text: str) -> FrontMatter:
    """The block at the head of ``text``: no fields and 0 when there is none.

    Two ``---`` lines with something else than ``key: value`` between them are a text's own rules.

    Raises:
        MalformedInputError: the block is no YAML; names the line of the file.
    """
    block = _BLOCK.match(text[:_LONGEST])
    if block is None:
        return FrontMatter({}, 0)
    try:
        # The base loader makes strings, lists and mappings, never objects: dates stay as written.
        fields = yaml.load(block["yaml"], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f" at line {mark.line + 2}" if mark is not None else ""
        raise MalformedInputError(f"the front matter can't be read{place}") from error
    if not isinstance(fields, dict):
        return FrontMatter({}, 0)
    return FrontMatter(fields, block.end())
