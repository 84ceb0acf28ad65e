"""Everything that can go wrong and that a user can do something about.

    TrucewatchError            exit 1, HTTP 500
    ├── InputError             exit 1, HTTP 422   a document that can't be read
    │   ├── EmptyInputError                       no text in it
    │   ├── EncodingError                         bytes that are no text in the encoding named
    │   ├── TooLongError                          more than 5 MB of text
    │   └── MalformedInputError                   JSON that does not parse, a document without text
    ├── UsageError             exit 2, HTTP 400   a command that can't be meant so
    │   └── NotFoundError      exit 2, HTTP 404   no such row, file, incident
    ├── TheatreError           exit 3, HTTP 422   a theatre file with a fault; names line and field
    ├── RecordError            exit 4, HTTP 500   the database
    │   ├── NotARecordError                       a file that is no record
    │   ├── NewerRecordError                      a record written by a newer trucewatch
    │   └── UnwritableRecordError                 read-only or full disk
    └── WeightsError           exit 5, HTTP 500   the reader's model files are missing or damaged

An error is one sentence (what was wrong, and where) and, where there is something to do, a hint.
"""

from __future__ import annotations

from typing import ClassVar


class TrucewatchError(Exception):
    """Base of all errors that are shown to users as one sentence and a hint."""

    exit_code: ClassVar[int] = 1
    http_status: ClassVar[int] = 500

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(TrucewatchError):
    """A document that can't be read."""

    http_status = 422


class EmptyInputError(InputError):
    """No text in the input."""


class EncodingError(InputError):
    """Bytes that are no text in the encoding named, or no text at all."""


class TooLongError(InputError):
    """A document of more text than one document may have."""


class MalformedInputError(InputError):
    """Structured input that does not parse, or lacks its text."""


class UsageError(TrucewatchError):
    """A command that can't be meant as given."""

    exit_code = 2
    http_status = 400


class NotFoundError(UsageError):
    """No such file, row, incident or obligation."""

    http_status = 404


class TheatreError(TrucewatchError):
    """A theatre file with a fault; the message names line and field."""

    exit_code = 3
    http_status = 422


class RecordError(TrucewatchError):
    """The database can't do what was asked."""

    exit_code = 4


class NotARecordError(RecordError):
    """The file is no trucewatch record."""


class NewerRecordError(RecordError):
    """The record was written by a newer trucewatch."""


class UnwritableRecordError(RecordError):
    """The record's place can't be written to."""


class WeightsError(TrucewatchError):
    """The reader's model files are missing or damaged."""

    exit_code = 5
