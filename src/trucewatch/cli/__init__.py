"""The command line: parse, call, print, exit code. Everything else is done in the rooms."""

from trucewatch.cli.root import app, main

__all__ = ["app", "main"]
