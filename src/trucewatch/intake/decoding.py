"""Bytes to text: strictly in the encoding named, or refused. Nothing is guessed or replaced."""

from __future__ import annotations

import codecs
import re

from trucewatch.errors import EmptyInputError, EncodingError, TooLongError, UsageError

#: Bytes of UTF-8 that a document's text may have: 5 MB.
TEXT_LIMIT = 5_000_000

_BYTE_ORDER_MARK = "\ufeff"

# A page says its encoding within its first 1024 bytes (HTML standard, "prescan a byte stream").
_META_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]+)", re.IGNORECASE)

# The encoding standard of the web reads these labels as windows-1252.
_WEB_LATIN = {"iso8859-1", "ascii", "latin-1"}


def encoding_name(encoding: str) -> str:
    """The codec's own name for ``encoding``.

    Raises:
        UsageError: no text encoding has that name.
    """
    try:
        "a".encode(encoding)  # refuses codecs that are not of text, too
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise UsageError(
            f"no text encoding is called {encoding!r}", hint="utf-8, utf-16, cp1251, latin-1 …"
        ) from error


def decode(data: bytes, encoding: str) -> str:
    """The text of ``data``; newlines are kept as they are, a leading byte-order mark is no character.

    Raises:
        EncodingError: the bytes are no text in ``encoding`` (says at which byte), or hold NUL.
    """
    try:
        text = data.decode(encoding).removeprefix(_BYTE_ORDER_MARK)
    except UnicodeDecodeError as error:
        raise EncodingError(
            f"no {encoding} text: byte {error.start} can't be read",
            hint="name another encoding, if the file has one (--encoding)",
        ) from error
    _refuse_nul(text)
    return text


def decode_page(data: bytes, encoding: str) -> str:
    """A page's markup.

    An encoding other than UTF-8 that the user names wins; else a byte-order mark, then the page's
    own word, then UTF-8.

    Raises:
        EncodingError: the bytes are no text in it.
    """
    if encoding == "utf-8" and not data.startswith(codecs.BOM_UTF8):
        encoding = _declared(data) or encoding
    return decode(data, encoding)


def check_text(text: str, *, body_start: int = 0) -> None:
    """Whether ``text`` can be a document's.

    Raises:
        EncodingError: it holds NUL or half of a surrogate pair, which no text has.
        TooLongError: it is longer than `TEXT_LIMIT`.
        EmptyInputError: nothing but white space stands from ``body_start`` on.
    """
    _refuse_nul(text)
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise EncodingError(f"half of a surrogate pair stands at character {error.start}") from error
    if size > TEXT_LIMIT:
        raise TooLongError("more than 5 MB of text, which is more than one document may have")
    if not text[body_start:].strip():
        raise EmptyInputError("there is no text in it")


def _refuse_nul(text: str) -> None:
    if "\x00" in text:
        raise EncodingError("binary data: it holds NUL bytes")


def _declared(data: bytes) -> str | None:
    """The encoding that the page declares, where Python knows it and it can be meant."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    declared = _META_CHARSET.search(data[:1024])
    if declared is None:
        return None
    try:
        name = encoding_name(declared.group(1).decode("ascii"))
    except UsageError:
        return None
    if name.startswith("utf-16"):
        return None  # a declaration that can be read as ASCII is not in UTF-16
    return "cp1252" if name in _WEB_LATIN else name
