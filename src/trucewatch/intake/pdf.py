"""PDF files: the text of their pages by pdfium; pictures of text are not read."""

from __future__ import annotations

import re
from typing import Any

from trucewatch.errors import EmptyInputError, InputError, MalformedInputError
from trucewatch.intake.metadata import Metadata
from trucewatch.model.document import MetadataOrigin

_HYPHENATED = re.compile(r"(?<=[a-z])\x02\n?|(?<=[a-z])\ufffe\n?")
"""Where pdfium marks a word that the page broke with a hyphen."""


def read_pdf(data: bytes) -> tuple[str, Metadata, str]:
    """The text of all pages, one blank line between two, what the file says of itself, and the tool.

    Raises:
        EmptyInputError: no page has text; it may be a scan.
        InputError: the library for PDF is not installed.
        MalformedInputError: it is no PDF, or is encrypted or damaged.
    """
    pdfium = _pdfium()
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise MalformedInputError("it can't be opened as a PDF; it may be damaged or encrypted") from error
    try:
        pages = [_page_text(page) for page in file]
        title = str(file.get_metadata_dict().get("Title") or "").strip()
    finally:
        file.close()
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise EmptyInputError("no text was found in it", hint="if it is a scan, recognise its text first")
    said = Metadata(origin=MetadataOrigin.PAGE, title=title or None)
    return text, said, f"pypdfium2 {pdfium.PYPDFIUM_INFO}"


def _page_text(page: Any) -> str:
    words = page.get_textpage()
    try:
        text = str(words.get_text_range())
    finally:
        words.close()
        page.close()
    return _HYPHENATED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _pdfium() -> Any:
    try:
        import pypdfium2
    except ImportError as error:
        raise InputError("it is a PDF, and the library for them is not installed",
                         hint="pip install 'trucewatch[pdf]'") from error  # fmt: skip
    return pypdfium2
