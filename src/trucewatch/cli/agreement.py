"""``trucewatch agreement``: an instrument's text into the duties that it lays down."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from trucewatch.cli.options import OutputOption, day
from trucewatch.cli.output import colour, width, write
from trucewatch.settings import ENCODING
from trucewatch.telling import TableFormat, instrument_table, render_table

app = typer.Typer(no_args_is_help=True, help="Agreements: what the text of an instrument lays down.")

FileArgument = Annotated[
    str, typer.Argument(help="The text: .txt, .md, .html, .pdf, or `-` for standard input.", metavar="FILE")
]
SignedOption = Annotated[
    date | None,
    typer.Option(
        "--signed", parser=day, metavar="DATE", help="Day of signature or adoption; limits count from it."
    ),
]
EncodingOption = Annotated[str, typer.Option(envvar=ENCODING.variable, help=ENCODING.help)]


@app.command()
def read(
    file: FileArgument,
    signed: SignedOption = None,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print it.")] = TableFormat.TABLE,
    output: OutputOption = None,
    encoding: EncodingOption = ENCODING.default,
) -> None:
    """List the duties that an agreement lays down: who is to do what, by when, on what condition.

    They are proposed by rule, each with its clause; nothing enters a record. Without --signed the day in
    the file's front matter or sidecar is used (`published`); without any, limits that count from the
    signature have no day.
    """
    from trucewatch.pipeline import read_agreement_file

    reading = read_agreement_file(file, signed=signed, encoding=encoding)
    table = instrument_table(reading)
    write(render_table(table, form, width=width(output), colour=colour(output)), output)


@app.command()
def draft(
    file: FileArgument,
    agreement: Annotated[
        str, typer.Option("--id", help="The id that the agreement is to have, as `minsk-ii`.")
    ],
    signed: SignedOption = None,
    theatre: Annotated[
        list[str] | None,
        typer.Option("--theatre", "-t", help="Whose actors the obligors are looked up among."),
    ] = None,
    output: OutputOption = None,
    encoding: EncodingOption = ENCODING.default,
) -> None:
    """Draft the agreement for a theatre file, to be completed and accepted by a person.

    Prints YAML that goes under the file's `agreements`: every duty with its clause as a comment, obligors
    that the theatre knows as their ids, and the arithmetic of each limit.
    """
    from trucewatch.pipeline import draft_agreement

    write(draft_agreement(file, agreement, theatre or [], signed=signed, encoding=encoding), output)
