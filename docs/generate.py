"""Makes the pages that can be made from the code: settings, commands, codebook.

python -m docs.generate            # write them
python -m docs.generate --check    # exit code 1 when one is stale
"""

from __future__ import annotations

import argparse
import ast
import inspect
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperArgument, TyperOption

from trucewatch.cli import app
from trucewatch.model import claim, event, linking, vocabulary
from trucewatch.model.base import Frozen
from trucewatch.settings import SETTINGS

HERE = Path(__file__).parent
NOTE = "<!-- Made by `python -m docs.generate` from the code; changes here are lost. -->\n\n"


def settings_page() -> str:
    """The table of settings."""
    rows = [
        f"| `{setting.variable}` | `{setting.default or '(none)'}` | {setting.help} |" for setting in SETTINGS
    ]
    head = "# Settings\n\nA flag outranks the environment, the environment outranks the default.\n\n"
    return NOTE + head + "| variable | default | what it is |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def commands_page() -> str:
    """Every command with its arguments and options."""
    root = typer.main.get_command(app)
    lines = ["# Commands\n"]
    for path, command in _commands(root, "trucewatch"):
        lines += [f"## `{path}`\n", (command.help or "").split("\f")[0].strip() + "\n"]
        rows = [row for parameter in command.params if (row := _parameter(parameter))]
        if rows:
            lines += ["| | |\n|---|---|", *rows, ""]
    return NOTE + "\n".join(lines)


def codebook_page() -> str:
    """Every closed list and every row's fields, from the docstrings of the model."""
    lines = ["# Codebook\n", "What the columns and codes mean.\n", "## Closed lists\n"]
    for name, kind in inspect.getmembers(vocabulary, inspect.isclass):
        if issubclass(kind, StrEnum) and kind is not StrEnum:
            lines += [f"### {name}\n", (inspect.getdoc(kind) or "") + "\n"]
            lines += [", ".join(f"`{member.value}`" for member in kind) + "\n"]
    lines.append("## Rows\n")
    for module in (claim, event, linking):
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, Frozen) and kind.__module__ == module.__name__:
                lines += [f"### {name}\n", (inspect.getdoc(kind) or "") + "\n"]
                lines += ["| field | type | |\n|---|---|---|"]
                told = _field_docs(kind)
                lines += [
                    f"| `{field}` | `{_type(kind, field)}` | {told.get(field, '')} |"
                    for field in kind.model_fields
                ]
                lines.append("")
    return NOTE + "\n".join(lines)


PAGES = {"settings.md": settings_page, "commands.md": commands_page, "codebook.md": codebook_page}


def stale() -> list[str]:
    """Names of the pages that are not what the code would make."""
    return [
        name
        for name, page in PAGES.items()
        if not (HERE / name).exists() or (HERE / name).read_text(encoding="utf-8") != page()
    ]


def _commands(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Commands with their full names; a group is told by its children, since Typer has classes of its own."""
    children = getattr(command, "commands", None)
    if children is None:
        yield path, command
        return
    for name, child in children.items():
        yield from _commands(child, f"{path} {name}")


def _parameter(parameter: object) -> str | None:
    if isinstance(parameter, TyperArgument):
        return f"| `{parameter.metavar or (parameter.name or '').upper()}` | {parameter.help or ''} |"
    if isinstance(parameter, TyperOption) and parameter.name != "help":
        return f"| `{'`, `'.join(parameter.opts)}` | {parameter.help or ''} |"
    return None


def _type(kind: type[Frozen], field: str) -> str:
    return str(kind.__annotations__.get(field, "")).replace("|", "\\|")


def _field_docs(kind: type[Frozen]) -> dict[str, str]:
    """The string literals that stand under a class's fields."""
    (node,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(kind))).body
    assert isinstance(node, ast.ClassDef)
    told: dict[str, str] = {}
    for field, text in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
        ):
            value = ast.literal_eval(text.value)
            told[field.target.id] = " ".join(str(value).split()).replace("|", "\\|")
    return told


def main() -> None:
    """Write the pages, or with ``--check`` say which are stale."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        names = stale()
        if names:
            sys.exit(f"stale: {', '.join(names)}; run python -m docs.generate")
        return
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
