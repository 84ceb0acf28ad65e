"""JSON: one object, an array of objects, or an object on every line."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from trucewatch.errors import MalformedInputError

_DECODER = json.JSONDecoder()
_SPACE = " \t\r\n"


class Item(NamedTuple):
    """One object with the stretch of JSON that it was read from."""

    fields: dict[str, Any]
    source: str


def parse_object(source: str) -> dict[str, Any]:
    """The object that ``source`` is.

    Raises:
        MalformedInputError: it does not parse (names line and column) or is no object.
    """
    value, end = _parse(source, _skip(source, 0))
    if _skip(source, end) != len(source):
        raise _fault(source, "something stands after the object", end)
    return _object(value, "the input")


def parse_items(source: str) -> list[Item]:
    """The objects of a JSON file: itself, or the members of its array, with the words of each.

    Raises:
        MalformedInputError: it does not parse (names line and column) or holds something else.
    """
    start = _skip(source, 0)
    if not source.startswith("[", start):
        return [Item(parse_object(source), source)]
    items: list[Item] = []
    at = _skip(source, start + 1)
    while not source.startswith("]", at):
        value, end = _parse(source, at)
        items.append(Item(_object(value, f"item {len(items) + 1}"), source[at:end]))
        at = _skip(source, end)
        if source.startswith(",", at):
            at = _skip(source, at + 1)
            if source.startswith("]", at):
                raise _fault(source, "an item is missing after the comma", at)
        elif not source.startswith("]", at):
            raise _fault(source, "a comma or a closing bracket is missing", at)
    if _skip(source, at + 1) != len(source):
        raise _fault(source, "something stands after the array", at + 1)
    return items


def text_of(fields: dict[str, Any]) -> str:
    """The field ``text``.

    Raises:
        MalformedInputError: it is missing or no text.
    """
    text = fields.get("text")
    if text is None:
        raise MalformedInputError("the field 'text' is missing")
    if not isinstance(text, str):
        raise MalformedInputError("the field 'text' must be text")
    return text


def _parse(source: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(source, at)
    except json.JSONDecodeError as error:
        raise _fault(source, error.msg, error.pos) from error
    except (RecursionError, ValueError) as error:  # too deeply nested; a number of too many digits
        raise _fault(source, str(error).partition(";")[0], at) from error


def _skip(source: str, at: int) -> int:
    while at < len(source) and source[at] in _SPACE:
        at += 1
    return at


def _object(value: Any, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise MalformedInputError(f"{what} must be a JSON object")
    return value


def _fault(source: str, what: str, at: int) -> MalformedInputError:
    line = source.count("\n", 0, at) + 1
    column = at - source.rfind("\n", 0, at)
    return MalformedInputError(f"malformed JSON at line {line}, column {column}: {what}")
