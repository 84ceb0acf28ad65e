"""``trucewatch theatre``: the files that say who, where and what was agreed."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.cli.options import OutputOption
from trucewatch.cli.output import colour, complain, width, write
from trucewatch.errors import UsageError
from trucewatch.settings import ENCODING
from trucewatch.telling import TableFormat, render_table

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
def check(
    file: Annotated[str, typer.Argument(help="A shipped name or a path.")],
    strict: Annotated[
        bool, typer.Option("--strict", help="End with 1 if a warning has no answer in the file.")
    ] = False,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print.")] = TableFormat.TABLE,
    output: OutputOption = None,
) -> None:
    """Check a theatre file: errors first, then what it tells of one side only, and counts for each side.

    An error (a field that is missing, a reference to nothing) goes to standard error with its line, and ends
    with 3. A warning is a question to the author: mend it, or answer it in the file under `answers`. Warnings
    end with 0; with `--strict` those that the file has no answer to end with 1. `json`, `jsonl` and `csv`
    give the warnings alone.
    """
    from trucewatch.naming import check_theatre, load_theatre, unanswered
    from trucewatch.theatre_report import counts_table, warnings_table

    theatre = load_theatre(file)
    findings = check_theatre(theatre)
    tables = [warnings_table(theatre, findings)]
    if form in {TableFormat.TABLE, TableFormat.MD}:
        tables.append(counts_table(theatre))
    told = (render_table(table, form, width=width(output), colour=colour(output)) for table in tables)
    write("\n".join(told), output)
    if strict and unanswered(findings):
        raise typer.Exit(1)


@app.command("new")
def new(
    name: Annotated[str, typer.Argument(help="The theatre's name: small letters, digits, hyphens.")],
    articles: Annotated[
        list[str],
        typer.Argument(help="Files, folders, or `-` for standard input.", metavar="ARTICLES..."),
    ],
    output: OutputOption = None,
    least: Annotated[
        int, typer.Option("--at-least", min=1, help="List what is named so many times or more.")
    ] = 2,
    publisher: Annotated[str | None, typer.Option(help="Who published them; outranks what they say.")] = None,
    encoding: Annotated[str, typer.Option(envvar=ENCODING.variable, help=ENCODING.help)] = ENCODING.default,
) -> None:
    """Draft a theatre file from articles, for a person to complete.

    Reads the articles without a theatre and lists who and what they name again and again: actors by kind
    with their names and titles, places, agreements, loaded words with who used them, and who is told to have
    struck whom. Each has its counts and the place where it stands first; nobody is put on a side.

        trucewatch theatre new north-ridge articles/ -o north-ridge.yaml

        trucewatch theatre check north-ridge.yaml

    The second command lists what is left to do: every text that begins with TODO. Work through the list,
    then use the file: `trucewatch read articles/ --theatre north-ridge.yaml`.
    """
    from trucewatch.intake import Refusal, read_inputs
    from trucewatch.theatre_drafting import draft_from_articles

    if output is not None and output.exists():
        raise UsageError(f"{output} exists", hint="A draft is never written over a file; name another.")
    refused: list[Refusal] = []
    inputs = read_inputs(articles, publisher=publisher, encoding=encoding)
    text = draft_from_articles(name, inputs, least=least, refused=refused)
    for refusal in refused:
        complain(f"{refusal.name}: {refusal.error.message}", refusal.error.hint)
    write(text, output)
    if refused:
        raise typer.Exit(1)
