"""What the user names becomes captures: documents with the bytes that they were read from.

Everything is streamed. A document that can't be read is told as a refusal, and the others go on.
"""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from trucewatch.errors import EmptyInputError, EncodingError, InputError, MalformedInputError, TooLongError
from trucewatch.intake.decoding import decode, encoding_name
from trucewatch.intake.extraction import (
    Place,
    capture,
    extract_fields,
    extract_page,
    extract_pdf,
    extract_plain,
)
from trucewatch.intake.finding import Kind, Refusal, find_documents, kind_of, sidecar_of
from trucewatch.intake.metadata import Metadata, metadata_of
from trucewatch.intake.opening import JSON_FILE_LIMIT, RAW_LIMIT, opened, read_bounded, read_lines, read_whole
from trucewatch.intake.structured import parse_items, parse_object
from trucewatch.model.base import sha256_bytes
from trucewatch.model.document import Capture, MetadataOrigin

STANDARD_INPUT = "-"


def read_inputs(
    paths: Sequence[str],
    *,
    published: date | None = None,
    publisher: str | None = None,
    encoding: str = "utf-8",
    stdin: BinaryIO | None = None,
) -> Iterator[Capture | Refusal]:
    """Every document in ``paths``, and every refusal, in order.

    Args:
        paths: files, folders, or ``-`` for plain text on standard input.
        published: date of publication of them all; outranks what the documents say.
        publisher: their publisher, likewise.
        encoding: of files and standard input; pages may declare their own.
        stdin: what ``-`` reads, by default the process's standard input.

    Raises:
        UsageError: at once, when no text encoding has that name.
    """
    flags = Metadata(MetadataOrigin.FLAG, published=published, publisher=publisher)
    return _Intake(flags, encoding_name(encoding)).read(paths, stdin)


def capture_text(text: str, *, published: date | None = None, publisher: str | None = None) -> Capture:
    """One text that is in memory already, taken in as plain text.

    Raises:
        InputError: it is empty, too long, or holds what no text holds.
    """
    data = text.encode("utf-8", "surrogatepass")
    flags = Metadata(MetadataOrigin.FLAG, published=published, publisher=publisher)
    place = Place("text", "text", f"text:{sha256_bytes(data)}")
    return capture(data, extract_plain(data, Kind.TEXT, "utf-8"), place, [flags])


@dataclass(frozen=True, slots=True)
class _Intake:
    """What holds for every document of one call."""

    flags: Metadata
    encoding: str

    def read(self, paths: Sequence[str], stdin: BinaryIO | None) -> Iterator[Capture | Refusal]:
        for path in paths:
            if path == STANDARD_INPUT:
                yield self._standard_input(stdin or sys.stdin.buffer)
                continue
            for found in find_documents(path, paths):
                yield from (found,) if isinstance(found, Refusal) else self._file(found)

    def _standard_input(self, stdin: BinaryIO) -> Capture | Refusal:
        name = "standard input"
        try:
            data = read_bounded(stdin, RAW_LIMIT)
            place = Place(name, name, f"stdin:{sha256_bytes(data)}")
            return capture(data, extract_plain(data, Kind.TEXT, self.encoding), place, [self.flags])
        except InputError as error:
            return Refusal(name, error)

    def _file(self, path: Path) -> Iterator[Capture | Refusal]:
        place = Place(path.name, str(path), path.resolve().as_uri())
        kind = kind_of(path)
        try:
            if kind is Kind.JSONL:
                yield from self._json_lines(path, place)
            elif kind is Kind.JSON:
                yield from self._json_file(path, place)
            else:
                data = read_whole(path, RAW_LIMIT)
                if kind is Kind.PAGE:
                    extract = extract_page(data, self.encoding)
                elif kind is Kind.PDF:
                    extract = extract_pdf(data)
                else:
                    extract = extract_plain(data, kind or Kind.TEXT, self.encoding)
                yield capture(data, extract, place, [self.flags, *_sidecar(path)])
        except InputError as error:
            yield Refusal(place.path, error)

    def _json_file(self, path: Path, place: Place) -> Iterator[Capture | Refusal]:
        source = decode(read_whole(path, JSON_FILE_LIMIT), self.encoding)
        if not source.strip():
            raise EmptyInputError("there is no text in it")
        items = parse_items(source)
        if not items:
            raise MalformedInputError("the array holds no documents")
        whole = len(items) == 1 and items[0].source == source
        for number, item in enumerate(items, start=1):
            here = place if whole else place.item(number)
            try:
                extract = extract_fields(item.fields, Kind.JSON, self.encoding)
                yield capture(item.source.encode(self.encoding), extract, here, [self.flags])
            except InputError as error:
                yield Refusal(here.path, error)

    def _json_lines(self, path: Path, place: Place) -> Iterator[Capture | Refusal]:
        if "\n".encode(self.encoding) != b"\n":
            raise EncodingError(f"lines can't be told apart in {self.encoding}", hint="convert it to UTF-8")
        empty = True
        with opened(path) as stream:
            for number, line in enumerate(read_lines(stream, RAW_LIMIT), start=1):
                if line is not None and not line.removeprefix(BOM_UTF8).strip():
                    continue
                empty = False
                here = place.item(number)
                try:
                    yield self._json_line(line, here)
                except InputError as error:
                    yield Refusal(here.path, error)
        if empty:
            raise EmptyInputError("there is no text in it")

    def _json_line(self, line: bytes | None, here: Place) -> Capture:
        if line is None:
            raise TooLongError("more than 5 MB of text, which is more than one document may have")
        extract = extract_fields(parse_object(decode(line, self.encoding)), Kind.JSONL, self.encoding)
        return capture(line, extract, here, [self.flags])


def _sidecar(path: Path) -> list[Metadata]:
    """What the file's sidecar says, if it has one."""
    sidecar = sidecar_of(path)
    if not sidecar.is_file():
        return []
    try:
        fields = parse_object(decode(read_whole(sidecar, RAW_LIMIT), "utf-8"))
        return [metadata_of(fields, MetadataOrigin.SIDECAR)]
    except InputError as error:
        raise MalformedInputError(f"its sidecar {sidecar.name}: {error.message}", hint=error.hint) from error
