"""Where answers go: the screen or a file; and what is said beside them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import typer
from rich.console import Console

from trucewatch.errors import UnwritableRecordError, UsageError
from trucewatch.record import Record


@contextmanager
def linked(place: str) -> Iterator[Record]:
    """A record opened for questions, with links that are those of its state."""
    from trucewatch.pipeline import ensure_linked

    with Record.open(place, create=False) as opened:
        try:
            ensure_linked(opened)
        except UnwritableRecordError:
            complain("the record can't be written to, and its links are older than its documents", None)
        yield opened


def write(text: str, output: Path | None) -> None:
    """Print ``text``, or write it to ``output``.

    Raises:
        UsageError: the file can't be written.
    """
    if output is None:
        typer.echo(text, nl=not text.endswith("\n"))
        return
    try:
        output.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror}") from error


def width(output: Path | None) -> int:
    """Columns of the terminal, or of a page where the text goes to a file or a pipe."""
    return Console().width if output is None and sys.stdout.isatty() else 100


def colour(output: Path | None) -> bool:
    """Whether to print in colours: on a terminal alone."""
    return output is None and sys.stdout.isatty()


def cut_off(record: Record) -> date:
    """The last day of publication on record, so that the same record tells the same on any day."""
    return record.coverage().last or datetime.now().astimezone().date()


def complain(message: str, hint: str | None) -> None:
    """One sentence on standard error, and what to do about it."""
    typer.echo(f"error: {message}", err=True)
    if hint:
        typer.echo(f"  hint: {hint}", err=True)
