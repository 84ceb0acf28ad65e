"""The commands at the root: read, brief, and one for each question; and where errors become exit codes."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from trucewatch import __version__
from trucewatch.cli.agreement import app as agreement_app
from trucewatch.cli.gazetteer import app as gazetteer_app
from trucewatch.cli.options import (
    AboutOption,
    AsOfOption,
    OutputOption,
    RecordOption,
    SideOption,
    SinceOption,
    UntilOption,
    day,
)
from trucewatch.cli.output import colour, complain, cut_off, linked, width, write
from trucewatch.cli.theatre import app as theatre_app
from trucewatch.errors import TrucewatchError
from trucewatch.record import Filter
from trucewatch.settings import ENCODING, RECORD, THEATRE
from trucewatch.telling import (
    QUESTIONS,
    BriefFormat,
    ExportFormat,
    PageFormat,
    Question,
    TableFormat,
    build_brief,
    render_brief,
    render_export,
    render_table,
)

_PAGES = frozenset({".htm", ".html"})

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
app.add_typer(agreement_app, name="agreement")
app.add_typer(gazetteer_app, name="gazetteer")
app.add_typer(theatre_app, name="theatre")


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
            parser=day, metavar="DATE", help="When the documents were published; outranks what they say."
        ),
    ] = None,
    publisher: Annotated[str | None, typer.Option(help="Who published them; outranks what they say.")] = None,
    encoding: Annotated[str, typer.Option(envvar=ENCODING.variable, help=ENCODING.help)] = ENCODING.default,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress, no summary; only what could not be read.")
    ] = False,
) -> None:
    """Read documents into a record.

    Takes .txt, .md, .html, .pdf, .json, .jsonl and .gz of each. Reading again what was read before adds
    nothing; a changed page becomes a new version. Exit code 1 if some document could not be read; the others
    are kept.
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
        complain(f"{refusal.name}: {refusal.error.message}", refusal.error.hint)
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
        typer.Option(
            parser=day,
            metavar="DATE",
            help="Tell what differs from the record as of this day, by publication.",
        ),
    ] = None,
) -> None:
    """Who says what, what is contested, what falls due; every sentence with the claims behind it."""
    from trucewatch.linking import link

    chosen = Filter(since=since, until=until, side=side, about=about)
    with linked(record) as opened:
        told = build_brief(
            opened,
            chosen=chosen,
            as_of=as_of or cut_off(opened),
            changes_since=changes_since,
            relink=link,
        )
    write(render_brief(told, form, width=width(output), colour=colour(output)), output)


@app.command()
def export(
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help="For which kind of program.")],
    record: RecordOption = RECORD.default,
    output: OutputOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    side: SideOption = None,
    about: AboutOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Incidents as GeoJSON, limits as a calendar (.ics), or claims as JSON-LD, with sources and caveats.

    No geometry is finer than the text; what tells where armed forces stand is widened to its district and
    left out for two days. Look at it before you share it.
    """
    chosen = Filter(since=since, until=until, side=side, about=about)
    today = datetime.now().astimezone().date()
    with linked(record) as opened:
        text = render_export(opened, chosen, form, as_of=as_of or cut_off(opened), today=today)
    write(text, output)


def _question_options(
    record: RecordOption = RECORD.default,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print it.")] = TableFormat.TABLE,
    output: OutputOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    side: SideOption = None,
    about: AboutOption = None,
    as_of: AsOfOption = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Tell why each row is there: its claims, rules and judgements."),
    ] = False,
) -> None:
    """The options that every question takes; only its signature is used."""


def _form(
    question: Question, form: TableFormat | PageFormat | None, output: Path | None
) -> TableFormat | None:
    """The table's format, or ``None`` for the page: asked for, or meant by the name of the file."""
    if isinstance(form, PageFormat):
        return form.of_table
    named = question.page is not None and output is not None and output.suffix.lower() in _PAGES
    return form or (None if named else TableFormat.TABLE)


def _with_page(form: inspect.Parameter) -> inspect.Parameter:
    """The option for the format with the page among the choices."""
    told = "How to print it; a page if `-o` names an .html file, else a table."
    kind = Annotated[PageFormat | None, typer.Option("--format", "-f", help=told, show_default=False)]
    return form.replace(annotation=kind, default=None)


def _add_question(question: Question) -> None:
    """Make the command that answers ``question``: its argument, if it takes one, and the common options."""

    def answer(argument: str | None = None, **given: Any) -> None:
        from trucewatch.linking import link

        chosen = Filter(since=given["since"], until=given["until"], side=given["side"], about=given["about"])
        output: Path | None = given["output"]
        form = _form(question, given["form"], output)
        with linked(given["record"]) as opened:
            as_of = given["as_of"] or cut_off(opened)
            if form is None:
                text = question.answer_page(opened, chosen, as_of=as_of)
            else:
                table = question.answer(
                    opened, chosen, as_of=as_of, argument=argument, explain=given["explain"], relink=link
                )
                text = render_table(table, form, width=width(output), colour=colour(output))
        write(text, output)

    parameters = list(inspect.signature(_question_options, eval_str=True).parameters.values())
    if question.page is not None:
        parameters = [_with_page(one) if one.name == "form" else one for one in parameters]
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


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; every error that a user can act on is one sentence on standard error."""
    run: Callable[..., Any] = app
    try:
        run(arguments)
    except TrucewatchError as error:
        complain(error.message, error.hint)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader of our output went away, e.g. `| head`
        sys.stderr.close()
        sys.exit(0)
