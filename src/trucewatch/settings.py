"""The one table of settings: name, default, environment variable, and what it is for.

The command line takes its defaults and its help from here, and ``docs/settings.md`` is made from it.
A flag outranks the environment, the environment outranks the default.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from trucewatch.errors import UsageError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``default`` is the text that the environment variable would hold."""

    name: str
    default: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable, e.g. ``TRUCEWATCH_RECORD``."""
        return f"TRUCEWATCH_{self.name.upper()}"

    @property
    def text(self) -> str:
        """The value in force."""
        return os.environ.get(self.variable) or self.default

    @property
    def number(self) -> int:
        """The value in force as a whole number of at least 1.

        Raises:
            UsageError: when the environment holds something else.
        """
        try:
            number = int(self.text)
        except ValueError:
            number = 0
        if number < 1:
            raise UsageError(f"{self.variable} must be a whole number of at least 1, not {self.text!r}")
        return number


RECORD = Setting("record", "trucewatch.db", "The record to write to or to ask: a file, or a database URL.")
THEATRE = Setting("theatre", "", "Theatres to name things by: shipped names or paths, separated by commas.")
ENCODING = Setting("encoding", "utf-8", "The encoding of text files.")
THREADS = Setting("threads", "2", "Processor threads that the reader may use.")
WEIGHTS = Setting("weights", "", "A folder with other weights for the reader; empty: those of the package.")
BATCH = Setting("batch", "16", "How many documents are read together; more is faster and takes more memory.")
GAZETTEER = Setting(
    "gazetteer",
    "",
    "A gazetteer index of your own (`trucewatch gazetteer build`), asked before that of the package.",
)
POSITION_DELAY = Setting(
    "position_delay",
    "2",
    "For how many days what tells where armed forces stand is left out of exports and off maps.",
)

SETTINGS: tuple[Setting, ...] = (
    RECORD,
    THEATRE,
    ENCODING,
    THREADS,
    WEIGHTS,
    BATCH,
    GAZETTEER,
    POSITION_DELAY,
)
