"""``trucewatch theatre``: the files that say who, where and what was agreed."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(
    no_args_is_help=True, help="Theatre files: one conflict's sides, actors, places, agreements."
)


@app.command("list")
def list_theatres() -> None:
    """The theatres that are shipped."""
    from trucewatch.naming import load_theatre, shipped_theatres

    for name in shipped_theatres():
        typer.echo(f"{name:20} {load_theatre(name).title}")


@app.command("schema")
def schema() -> None:
    """The JSON Schema of a theatre file, for editors."""
    import json

    from trucewatch.naming import theatre_schema

    typer.echo(json.dumps(theatre_schema(), indent=2, ensure_ascii=False))


@app.command("check")
def check(file: Annotated[str, typer.Argument(help="A shipped name or a path.")]) -> None:
    """Validate a theatre file and report what it tells of one side only; exit code 1 if it does."""
    from trucewatch.naming import check_theatre, load_theatre

    findings = check_theatre(load_theatre(file))
    for finding in findings:
        typer.echo(str(finding))
    typer.echo(f"{len(findings)} findings" if findings else "nothing found")
    if findings:
        raise typer.Exit(1)
