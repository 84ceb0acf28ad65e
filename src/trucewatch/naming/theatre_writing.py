"""Writing a theatre file: entries as people write them, each under a comment that says where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

COUNT = "printed"
"""Key of a name's count, which is written beside the name and is no field of the file."""

_WIDTH = 100
_LONG = 10_000  # a name is written on one line


def listed(field: str, entries: Sequence[tuple[str, dict[str, Any]]]) -> str:
    """A list of the file, each entry under a comment that says where it comes from."""
    if not entries:
        return f"{field}: []\n"
    lines = [f"{field}:"]
    for comment, entry in entries:
        lines += [f"  # {comment}", *(f"  {line}" for line in _written(entry)), ""]
    return "\n".join(lines[:-1]) + "\n"


def _written(entry: Mapping[str, Any]) -> Iterator[str]:
    """An entry's lines, the first behind a hyphen; names on a line each, with their counts as comments."""
    lead = "- "
    for key, value in entry.items():
        if key == "names":
            lines = [f"{key}:"]
            for name in value:
                told = dumped({"text": name["text"]}, flow=True).rstrip("\n")
                lines.append(f"  - {told}  # {name[COUNT]}")
        else:
            lines = dumped({key: value}).splitlines()
        for line in lines:
            yield f"{lead}{line}"
            lead = "  "


def one_line(text: str) -> str:
    """Words of a document on one line, without what is no print."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


class _Dumper(yaml.SafeDumper):
    """Lists stand further in than their key, as in the theatre files that people write."""

    def increase_indent(
        self,
        flow: bool = False,
        indentless: bool = False,  # noqa: ARG002 -- PyYAML gives it by name
    ) -> None:
        """Never without a step."""
        super().increase_indent(flow, indentless=False)


def dumped(value: Any, *, flow: bool = False) -> str:
    """``value`` as YAML that ends in a newline; with ``flow`` on one line."""
    return yaml.dump(
        value,
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=_WIDTH if not flow else _LONG,
        default_flow_style=flow,
    )
