"""The command line: parse, call, print, exit code. Everything else is done in the rooms."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from trucewatch import __version__
from trucewatch.errors import TrucewatchError, UnwritableRecordError, UsageError
from trucewatch.record import Filter, Record
from trucewatch.settings import ENCODING, RECORD, THEATRE
from trucewatch.telling import (
    QUESTIONS,
    BriefFormat,
    Question,
    TableFormat,
    build_brief,
    render_brief,
    render_table,
)

app = typer.Typer(
    name="trucewatch",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    help=(
        "Reads the reporting on a contested cease-fire and keeps the record: who says what happened, who "
        "owes what by when, and where the accounts part. Every line is traceable to its sentence.\n\n"
        "    trucewatch read reports/ --theatre nagorno-karabakh --record lachin.db\n\n"
        "    trucewatch brief --record lachin.db\n\n"
        "It is a record of reporting and not a monitor; it never decides who is right."
    ),
)
theatre_app = typer.Typer(
    no_args_is_help=True, help="Theatre files: one conflict's sides, actors, places, agreements."
)
app.add_typer(theatre_app, name="theatre")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2022-08-05") from None


RecordOption = Annotated[str, typer.Option("--record", "-r", envvar=RECORD.variable, help=RECORD.help)]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
]
SinceOption = Annotated[
    date | None, typer.Option(parser=_day, metavar="DATE", help="Published on this day or later.")
]
UntilOption = Annotated[
    date | None, typer.Option(parser=_day, metavar="DATE", help="Published on this day or before.")
]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=_day,
        metavar="DATE",
        help="The day that deadlines are counted to; that of the newest document if not given.",
    ),
]
SideOption = Annotated[str | None, typer.Option("--side", help="Only what this side says.")]
AboutOption = Annotated[
    str | None, typer.Option("--about", help="Only what is about this incident, duty, agreement or track.")
]


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


@app.command()
def read(
    inputs: Annotated[
        list[str], typer.Argument(help="Files, folders, or `-` for standard input.", metavar="INPUTS...")
    ],
    record: RecordOption = RECORD.default,
    theatre: Annotated[
        list[str] | None,
        typer.Option(
            "--theatre", "-t", help="A shipped theatre or a theatre file; may be given several times."
        ),
    ] = None,
    published: Annotated[
        date | None,
        typer.Option(
            parser=_day, metavar="DATE", help="When the documents were published; outranks what they say."
        ),
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published them; outranks what they say.")] = None,
    encoding: Annotated[str, typer.Option(envvar=ENCODING.variable, help=ENCODING.help)] = ENCODING.default,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress, no summary; only what could not be read.")
    ] = False,
) -> None:
    """Read documents into a record.

    Takes .txt, .md, .html, .json, .jsonl and .gz of each. Reading again what was read before adds nothing; a
    changed page becomes a new version. Exit code 1 if some document could not be read; the others are kept.
    """
    from trucewatch.intake import read_inputs
    from trucewatch.pipeline import Progress, read_into

    theatres = theatre or [name.strip() for name in THEATRE.text.split(",") if name.strip()]
    captures = read_inputs(inputs, published=published, publisher=publisher, encoding=encoding)
    console = Console(stderr=True, quiet=quiet)
    with console.status("reading …") as status:

        def told(progress: Progress) -> None:
            status.update(f"reading … {progress.read} documents, {progress.claims} claims")

        progress = read_into(record, captures, theatres, Progress(told))
    for refusal in progress.refused:
        _complain(f"{refusal.name}: {refusal.error.message}", refusal.error.hint)
    console.print(
        f"{progress.read} read, {progress.known} known already, {len(progress.refused)} refused; "
        f"{progress.claims} claims. Record: {record}",
        highlight=False,
    )
    if progress.refused:
        raise typer.Exit(1)


@app.command()
def brief(
    record: RecordOption = RECORD.default,
    form: Annotated[
        BriefFormat, typer.Option("--format", "-f", help="How to print it.")
    ] = BriefFormat.TERMINAL,
    output: OutputOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    side: SideOption = None,
    about: AboutOption = None,
    as_of: AsOfOption = None,
    changes_since: Annotated[
        date | None,
        typer.Option(parser=_day, metavar="DATE", help="Tell apart what was published on this day or later."),
    ] = None,
) -> None:
    """Who says what, what is contested, what falls due; every sentence with the claims behind it."""
    chosen = Filter(since=since, until=until, side=side, about=about)
    with _linked(record) as opened:
        told = build_brief(
            opened, chosen=chosen, as_of=as_of or _cut_off(opened), changes_since=changes_since
        )
    _write(render_brief(told, form, width=_width(output), colour=_colour(output)), output)


def _question_options(
    record: RecordOption = RECORD.default,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print it.")] = TableFormat.TABLE,
    output: OutputOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    side: SideOption = None,
    about: AboutOption = None,
    as_of: AsOfOption = None,
) -> None:
    """The options that every question takes; only its signature is used."""


def _add_question(question: Question) -> None:
    """Make the command that answers ``question``: its argument, if it takes one, and the common options."""

    def answer(argument: str | None = None, **given: Any) -> None:
        chosen = Filter(since=given["since"], until=given["until"], side=given["side"], about=given["about"])
        with _linked(given["record"]) as opened:
            table = question.answer(
                opened, chosen, as_of=given["as_of"] or _cut_off(opened), argument=argument
            )
        output: Path | None = given["output"]
        _write(render_table(table, given["form"], width=_width(output), colour=_colour(output)), output)

    parameters = list(inspect.signature(_question_options, eval_str=True).parameters.values())
    if question.argument is not None:
        kind: Any = str if question.required else str | None
        kind = Annotated[kind, typer.Argument(metavar=question.argument)]
        default = inspect.Parameter.empty if question.required else None
        parameters.insert(
            0,
            inspect.Parameter(
                "argument", inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default, annotation=kind
            ),
        )
    answer.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    answer.__annotations__ = {}
    app.command(question.name, help=question.help)(answer)


for _question in QUESTIONS.values():
    _add_question(_question)


@theatre_app.command("list")
def theatre_list() -> None:
    """The theatres that are shipped."""
    from trucewatch.naming import load_theatre, shipped_theatres

    for name in shipped_theatres():
        typer.echo(f"{name:20} {load_theatre(name).title}")


@theatre_app.command("schema")
def theatre_schema_command() -> None:
    """The JSON Schema of a theatre file, for editors."""
    import json

    from trucewatch.naming import theatre_schema

    typer.echo(json.dumps(theatre_schema(), indent=2, ensure_ascii=False))


@theatre_app.command("check")
def theatre_check(file: Annotated[str, typer.Argument(help="A shipped name or a path.")]) -> None:
    """Validate a theatre file and report what it tells of one side only; exit code 1 if it does."""
    from trucewatch.naming import check_theatre, load_theatre

    findings = check_theatre(load_theatre(file))
    for finding in findings:
        typer.echo(str(finding))
    typer.echo(f"{len(findings)} findings" if findings else "nothing found")
    if findings:
        raise typer.Exit(1)


@contextmanager
def _linked(place: str) -> Iterator[Record]:
    """A record opened for questions, with links that are those of its state."""
    from trucewatch.pipeline import ensure_linked

    with Record.open(place, create=False) as opened:
        try:
            ensure_linked(opened)
        except UnwritableRecordError:
            _complain("the record can't be written to, and its links are older than its documents", None)
        yield opened


def _write(text: str, output: Path | None) -> None:
    if output is None:
        typer.echo(text, nl=not text.endswith("\n"))
        return
    try:
        output.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}") from error


def _width(output: Path | None) -> int:
    """Columns of the terminal, or of a page where the text goes to a file or a pipe."""
    return Console().width if output is None and sys.stdout.isatty() else 100


def _colour(output: Path | None) -> bool:
    return output is None and sys.stdout.isatty()


def _cut_off(record: Record) -> date:
    """The last day of publication on record, so that the same record tells the same on any day."""
    return record.coverage().last or datetime.now().astimezone().date()


def _complain(message: str, hint: str | None) -> None:
    typer.echo(f"error: {message}", err=True)
    if hint:
        typer.echo(f"  hint: {hint}", err=True)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every error that a user can act on is one sentence on standard error."""
    run: Callable[..., Any] = app
    try:
        run(arguments)
    except TrucewatchError as error:
        _complain(error.message, error.hint)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our output went away, e.g. `| head`
        sys.stderr.close()
        sys.exit(0)
