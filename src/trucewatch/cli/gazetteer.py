"""``trucewatch gazetteer``: an index of places of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from trucewatch.settings import GAZETTEER

app = typer.Typer(no_args_is_help=True, help="Gazetteers: places by name, beside those of the package.")


@app.command()
def build(
    dump: Annotated[
        Path,
        typer.Argument(
            help="GeoNames' `allCountries`, `cities500` or one country's: .txt, .zip.", metavar="DUMP"
        ),
    ],
    names: Annotated[
        Path | None, typer.Option("--names", help="GeoNames' `alternateNamesV2`: .txt or .zip.")
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", help="Where to write the index.")] = Path(
        "gazetteer.index"
    ),
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Build an index of places from a GeoNames dump that you have; nothing is fetched.

    The whole of GeoNames takes some minutes and a few GB of temporary space, little memory. Name the index
    in the setting `gazetteer` to use it.
    """
    from trucewatch.naming.gazetteer_dump import build_index, size_of

    console = Console(stderr=True, quiet=quiet)
    columns = TextColumn("reading …"), BarColumn(), DownloadColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=size_of(dump, names))
        built = build_index(dump, output, names=names, told=lambda read: progress.advance(task, read))
    console.print(
        f"{built.places:,} places, {built.size / 1e6:.1f} MB. To use it: "
        f"export {GAZETTEER.variable}={output}",
        highlight=False,
        soft_wrap=True,
    )
