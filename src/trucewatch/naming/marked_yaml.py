"""YAML with the line of every node: the safe subset that theatre files are written in.

Every scalar is read as text (or as nothing: ``null``, ``~``, empty); the model says what it has to be.
So a language code ``no`` stays ``no``, a date stays a date, and ``12:30`` is no number.
Anchors and aliases are refused, since a few lines of them unfold to gigabytes, and so is a key twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

MAX_CHARACTERS = 2_000_000
"""The longest file that is read; the largest shipped theatre has a twentieth of it."""

MAX_DEPTH = 24
"""How deeply a file may nest; a theatre needs nine levels."""

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is much faster

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class YamlError(Exception):
    """What is wrong with the text as YAML, and the line (from 1) where."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


@dataclass(frozen=True, slots=True)
class MarkedYaml:
    """A YAML document as plain data (``dict``, ``list``, ``str``, ``None``) with its nodes' lines."""

    data: Any
    root: yaml.Node

    def line(self, path: Sequence[str | int]) -> int:
        """The line (from 1) of the node at ``path``, or of the deepest node on the way that exists.

        For a key of a mapping it is the line of the key, which is where its field begins.
        """
        node, line = self.root, self.root.start_mark.line + 1
        for step in path:
            found = _step(node, step)
            if found is None:
                break
            node, line = found
        return line


def parse(text: str) -> MarkedYaml:
    """Read one YAML document; `YamlError` if it is none, is too large, or leaves the safe subset."""
    if len(text) > MAX_CHARACTERS:
        raise YamlError(1, f"the file has {len(text):,} characters, more than the {MAX_CHARACTERS:,} allowed")
    try:
        _refuse_hostile(text)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise _as_fault(error) from error
    if root is None:
        raise YamlError(1, "the file is empty")
    return MarkedYaml(_plain(root), root)


def _refuse_hostile(text: str) -> None:
    """Walk the events, which costs no more than the text is long, before any node is built."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            raise YamlError(line, "anchors and aliases (& and *) are not allowed; write the value out")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise YamlError(line, f"nested more than {MAX_DEPTH} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _as_fault(error: yaml.YAMLError) -> YamlError:
    mark = getattr(error, "problem_mark", None)
    if mark is None:  # a character that YAML forbids has a position and no mark
        return YamlError(1, f"no YAML: {str(error).splitlines()[0]}")
    return YamlError(mark.line + 1, f"no YAML: {getattr(error, 'problem', None) or 'it does not parse'}")


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        quoted = bool(node.style)
        return node.value if quoted or node.value not in _NOTHING else None
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    data: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            _refuse(key, "a key must be a word")
        if key.value in data:
            _refuse(key, f"the key '{key.value}' stands twice in one mapping")
        data[key.value] = _plain(value)
    return data


def _refuse(node: yaml.Node, reason: str) -> NoReturn:
    raise YamlError(node.start_mark.line + 1, reason)


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item, item.start_mark.line + 1
    return None
