"""Web pages: their main text, what they say of themselves, their encoding."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from tests.intake.helpers import Write, document, refusal
from trucewatch.errors import EmptyInputError, EncodingError
from trucewatch.intake.decoding import decode_page
from trucewatch.model.document import MetadataOrigin

PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>Road open</title>
<meta property="og:site_name" content="Varland Post">
<meta property="article:published_time" content="2021-04-02T23:50:00+02:00">
<meta property="article:modified_time" content="2021-06-30T10:00:00+02:00">
<meta name="author" content="Ana Reth"><link rel="canonical" href="https://post.example/road"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Road open</h1>
<p>Varland’s ministry said on Thursday that the road was open to every lorry, and that nobody had been
turned back at the bridge since the morning.</p>
<p>Ostria denied it. Its spokesman said that soldiers still stopped the buses at the old customs house.</p>
</article><footer>All rights reserved by the Varland Post</footer></body></html>
"""


def test_a_pages_main_text_and_metadata(write: Write) -> None:
    """Without what stands around it; the page's own word counts least."""
    read = document(write("a.html", PAGE.format(charset="utf-8")))
    assert "the road was open" in read.text
    assert "Ostria denied it." in read.text
    assert "News" not in read.text
    assert "rights reserved" not in read.text
    assert (read.published, read.published_origin) == (date(2021, 4, 2), MetadataOrigin.PAGE)
    assert (read.publisher, read.publisher_origin) == ("Varland Post", MetadataOrigin.PAGE)
    assert (read.title, read.byline, read.name) == ("Road open", "Ana Reth", "Road open")
    assert read.tool.startswith("trafilatura ")
    flagged = document(write("a.html", PAGE.format(charset="utf-8")), published=date(2021, 4, 3))
    assert (flagged.published, flagged.published_origin) == (date(2021, 4, 3), MetadataOrigin.FLAG)


def test_a_pages_own_address_is_told_and_does_not_name_it(write: Write) -> None:
    """Two pages of one template stay two documents; a sidecar's address names the page."""
    path = write("a.html", PAGE.format(charset="utf-8"))
    read = document(path)
    assert (read.url, read.address) == ("https://post.example/road", path.as_uri())
    write("a.json", '{"url": "https://post.example/other"}')
    beside = document(path)
    assert beside.url == beside.address == "https://post.example/other"


def test_a_date_in_the_text_is_not_taken_for_the_pages(write: Write) -> None:
    """Nothing is guessed."""
    body = "<p>On 4 May 2020 Varland said that the road would stay open for as long as the truce held.</p>"
    assert document(write("a.html", f"<html><body>{body}</body></html>")).published is None


@pytest.mark.parametrize(
    "markup",
    ["<html><body></body></html>", "<html><frameset><frame src='a'></frameset></html>", "<script>1</script>"],
)
def test_a_page_without_main_text_is_refused(write: Write, markup: str) -> None:
    """In one sentence of ours."""
    assert isinstance(refusal(write("a.html", markup)).error, EmptyInputError)


def test_the_library_that_reads_pages_writes_nothing_to_standard_error(write: Write) -> None:
    """Neither warnings nor its log."""
    program = (
        "import sys; from trucewatch.intake import read_inputs; print(len(list(read_inputs(sys.argv[1:]))))"
    )
    paths = [str(write("a.html", PAGE)), str(write("b.html", "<html></html>"))]
    ran = subprocess.run(
        [sys.executable, "-W", "always", "-c", program, *paths], capture_output=True, check=True
    )
    assert (ran.stdout.strip(), ran.stderr) == (b"2", b"")


def test_a_page_says_its_own_encoding(write: Write) -> None:
    """A declared one is read, a byte-order mark outranks it, and an encoding that is named outranks both."""
    cyrillic = PAGE.format(charset="windows-1251").replace("Ana Reth", "Анна Рет").encode("cp1251", "replace")
    assert document(write("a.html", cyrillic)).byline == "Анна Рет"
    marked = b"\xef\xbb\xbf" + PAGE.format(charset="windows-1251").encode()
    assert "Varland’s" in document(write("b.html", marked)).text
    mislabelled = (
        PAGE.format(charset="utf-8").replace("’", "'").replace("Ana Reth", "Анна Рет").encode("koi8-r")
    )
    assert document(write("c.html", mislabelled), encoding="koi8-r").byline == "Анна Рет"
    assert isinstance(refusal(write("c.html", mislabelled)).error, EncodingError)


def test_latin_1_means_what_browsers_take_it_for() -> None:
    """The web's quotation marks stand where Latin-1 has control characters; an unknown name is passed over."""
    assert decode_page(b'<meta charset="iso-8859-1">\x93so\x94', "utf-8").endswith("“so”")
    assert decode_page('<meta charset="klingon">“so”'.encode(), "utf-8").endswith("“so”")
    assert decode_page("<p>“so”</p>".encode("utf-16"), "utf-8") == "<p>“so”</p>"
