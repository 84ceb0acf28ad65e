"""Bytes from disk: gzip by the file's name, every read bounded, every failure one sentence."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from trucewatch.errors import InputError, MalformedInputError, TooLongError

#: Bytes that one document may have before its text is taken out: six times the text's limit, since
#: JSON may write a character as ``\\u0041``, and pages are mostly markup.
RAW_LIMIT = 32_000_000

#: Bytes of a ``.json`` file, which is parsed whole; ``.jsonl`` has no such limit.
JSON_FILE_LIMIT = 128_000_000

# Bytes of an overlong line that are passed over at a time.
_CHUNK = 1_000_000


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes as a stream, un-gzipped on the way where its name ends in ``.gz``.

    Raises:
        InputError: the file is missing or can't be read.
        MalformedInputError: the name says gzip and the bytes do not, or they break off.
    """
    try:
        if path.exists() and not path.is_file():
            raise InputError("is no regular file")  # opening a pipe would wait for its writer
        with path.open("rb") as raw:
            if path.suffix.lower() == ".gz":
                with gzip.GzipFile(fileobj=raw) as unpacked:
                    yield cast("BinaryIO", unpacked)
            else:
                yield raw
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise MalformedInputError("the gzip data are damaged or cut off") from error
    except OSError as error:
        raise unreadable(error) from error


def read_whole(path: Path, limit: int) -> bytes:
    """All bytes of a file; a gzip file is unpacked no further than ``limit`` bytes.

    Raises:
        TooLongError: there are more than ``limit`` bytes.
        InputError: as `opened` raises.
    """
    with opened(path) as stream:
        return read_bounded(stream, limit)


def read_bounded(stream: BinaryIO, limit: int) -> bytes:
    """What is left in ``stream``, at most ``limit`` bytes.

    Raises:
        TooLongError: there are more than ``limit`` bytes.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLongError(f"more than {limit // 1_000_000} MB, which is more than one input may have")
    return data


def read_lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The lines of ``stream`` without their ends, one at a time; ``None`` for one of over ``limit`` bytes."""
    while line := stream.readline(limit + 2):
        if len(line) == limit + 2 and not line.endswith(b"\n"):
            while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield None
        else:
            yield line.rstrip(b"\r\n")


def unreadable(error: OSError) -> InputError:
    """The sentence for a file that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return InputError("no such file or folder")
    if isinstance(error, PermissionError):
        return InputError("may not be read: permission denied")
    return InputError(f"can't be read: {error.strerror or error}")
