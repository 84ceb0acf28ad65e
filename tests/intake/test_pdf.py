"""PDF files: their text, and one sentence for those without any."""

from __future__ import annotations

import pytest

from tests.intake.helpers import Write, document, refusal
from trucewatch.errors import EmptyInputError, MalformedInputError


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines, written by hand."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    content = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode() if lines else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, offsets = b"%PDF-1.4\n", list[int]()
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)


def test_a_pdf_gives_the_text_of_its_pages(write: Write) -> None:
    """In the order of the page, with its line breaks."""
    read = document(write("a.pdf", pdf("1. The Parties shall withdraw.", "2. The road shall be built.")))
    assert read.text == "1. The Parties shall withdraw.\n2. The road shall be built."
    assert read.media_type == "application/pdf"


def test_a_pdf_without_text_is_refused_with_a_hint(write: Write) -> None:
    """It may be a scan."""
    error = refusal(write("a.pdf", pdf())).error
    assert isinstance(error, EmptyInputError)
    assert error.hint is not None


@pytest.mark.parametrize("data", [b"no pdf at all", b"%PDF-1.4\nbroken"])
def test_what_is_no_pdf_is_refused(write: Write, data: bytes) -> None:
    """In one sentence."""
    assert isinstance(refusal(write("a.pdf", data)).error, MalformedInputError)
