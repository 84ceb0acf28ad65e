"""The options that several commands take, each said once."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.settings import RECORD


def day(text: str) -> date:
    """An option's ISO day; `typer.BadParameter` for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no date; write it as 2022-08-05") from None


RecordOption = Annotated[str, typer.Option("--record", "-r", envvar=RECORD.variable, help=RECORD.help)]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
]
SinceOption = Annotated[
    date | None, typer.Option(parser=day, metavar="DATE", help="Published on this day or later.")
]
UntilOption = Annotated[
    date | None, typer.Option(parser=day, metavar="DATE", help="Published on this day or before.")
]
AsOfOption = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        parser=day,
        metavar="DATE",
        help="The day that deadlines are counted to; that of the newest document if not given.",
    ),
]
SideOption = Annotated[str | None, typer.Option("--side", help="Only what this side says.")]
AboutOption = Annotated[
    str | None, typer.Option("--about", help="Only what is about this incident, duty, agreement or track.")
]
