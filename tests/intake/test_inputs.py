"""What becomes a document, what is refused, and that one bad document stops no other."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.helpers import Write, as_nobody, captures, document, documents, refusal, refusals
from trucewatch.errors import (
    EmptyInputError,
    EncodingError,
    InputError,
    MalformedInputError,
    TooLongError,
    UsageError,
)
from trucewatch.intake import Refusal, inputs, read_inputs
from trucewatch.model.base import sha256_bytes, sha256_text
from trucewatch.model.document import Capture

STATEMENT = "Varland said that the road was open."
LIMIT = 5_000_000


def line(text: str = STATEMENT, **fields: object) -> str:
    """A line of a JSONL file."""
    return json.dumps({"text": text, **fields}, ensure_ascii=False)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_plain_texts_text_is_the_files_text(write: Write, newline: str) -> None:
    """Newlines and white space stay as they are, so that offsets index the file."""
    text = f"  Ostria’s ministry “denied” it.{newline}{newline}\tВарланд молчал.{newline}"
    read = document(write("a.txt", text))
    assert read.text == text
    assert read.text_sha256 == sha256_text(text)


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff"), min_size=1))
def test_any_text_comes_in_unchanged(text: str) -> None:
    """Every text that UTF-8 can write is kept to the code point; only white space alone is refused."""
    (read,) = read_inputs(["-"], stdin=io.BytesIO(text.encode("utf-8")))
    if text.startswith("---"):
        return  # may be front matter, which has its own tests
    if text.strip():
        assert isinstance(read, Capture)
        assert read.document.text == text
    else:
        assert isinstance(read, Refusal)


def test_a_byte_order_mark_is_no_character(write: Write) -> None:
    """The text begins after it; the bytes are kept with it."""
    data = b"\xef\xbb\xbf" + STATEMENT.encode()
    (captured,) = captures(write("a.txt", data))
    assert captured.document.text == STATEMENT
    assert captured.data == data
    assert captured.document.sha256 == sha256_bytes(data)


def test_another_encoding_only_when_it_is_named(write: Write) -> None:
    """Nothing is guessed: UTF-8 or what the user says."""
    path = write("a.txt", "Варланд молчал.".encode("cp1251"))
    refused = refusal(path)
    assert isinstance(refused.error, EncodingError)
    assert "byte 0" in refused.error.message
    assert document(path, encoding="windows-1251").text == "Варланд молчал."
    utf16 = write("b.txt", STATEMENT.encode("utf-16"))
    assert document(utf16, encoding="utf-16").text == STATEMENT


@pytest.mark.parametrize("encoding", ["no-such-encoding", "base64"])
def test_an_unknown_encoding_is_a_usage_error_at_once(encoding: str) -> None:
    """Before anything is read."""
    with pytest.raises(UsageError, match="no text encoding"):
        read_inputs(["a.txt"], encoding=encoding)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.htm", "a.json", "a.jsonl"])
@pytest.mark.parametrize("content", ["", " \n\t \r\n", "\ufeff"])
def test_an_empty_document_is_refused(write: Write, name: str, content: str) -> None:
    """Whatever its kind."""
    refused = refusal(write(name, content))
    assert isinstance(refused.error, EmptyInputError)
    assert refused.name.endswith(name)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.jsonl"])
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe", b"Varland\x00said"])
def test_binary_data_is_refused(write: Write, name: str, content: bytes) -> None:
    """Bytes that are no UTF-8, and NUL, which is UTF-8 and no text."""
    path = write(name, content)
    assert {type(found.error) for found in refusals(path)} <= {EncodingError, MalformedInputError}
    assert not [found for found in read_inputs([str(path)]) if isinstance(found, Capture)]


def test_nul_and_half_surrogates_in_json_are_refused(write: Write) -> None:
    """JSON can escape what no text has."""
    path = write(
        "a.jsonl", '{"text": "a\\u0000b"}\n{"text": "a\\ud800b"}\n{"text": "a", "publisher": "\\udc00"}\n'
    )
    assert [type(found.error) for found in refusals(path)] == [
        EncodingError,
        EncodingError,
        MalformedInputError,
    ]


def test_five_megabytes_of_text_and_no_more(write: Write) -> None:
    """Counted in bytes of UTF-8, for every kind alike, packed or not."""
    whole, over = "é" * (LIMIT // 2), "é" * (LIMIT // 2) + "."
    assert len(document(write("a.txt", whole)).text) == LIMIT // 2
    for path in (
        write("b.txt", over),
        write("b.txt.gz", gzip.compress(over.encode())),
        write("b.jsonl", line(over)),
        write("c.json", line(over)),
    ):
        assert isinstance(refusal(path).error, TooLongError)


def test_a_zip_bomb_is_unpacked_no_further_than_the_limit(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fifty megabytes of one letter take some times the limit in memory, here of one megabyte."""
    monkeypatch.setattr(inputs, "RAW_LIMIT", 1_000_000)
    packed = gzip.compress(b"a" * 50_000_000, compresslevel=1)
    paths = [write(f"bomb{suffix}.gz", packed) for suffix in (".txt", ".jsonl")]
    tracemalloc.start()
    try:
        assert [type(found.error) for found in refusals(*paths)] == [TooLongError, TooLongError]
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl"])
def test_gzip_of_every_kind(write: Write, name: str) -> None:
    """The bytes kept are those after unpacking, so that packing makes no other document."""
    plain = f"<html><body><p>{STATEMENT}</p></body></html>" if name == "a.html" else STATEMENT
    content = (line() if "json" in name else plain).encode()
    (unpacked,) = captures(write(f"plain/{name}", content))
    (packed,) = captures(write(f"packed/{name}.gz", gzip.compress(content)))
    assert packed.document.text == STATEMENT
    assert (packed.data, packed.document.sha256) == (unpacked.data, unpacked.document.sha256)


@pytest.mark.parametrize(
    "data", [b"not gzip at all", gzip.compress(b"x" * 9999, mtime=0)[:40]], ids=["no gzip", "cut short"]
)
def test_damaged_gzip_is_refused(write: Write, data: bytes) -> None:
    """Whether it never was gzip or breaks off."""
    refused = refusal(write("a.txt.gz", data))
    assert isinstance(refused.error, MalformedInputError)
    assert "gzip" in refused.error.message


def test_a_folder_is_read_all_the_way_down_in_sorted_order(write: Write, tmp_path: Path) -> None:
    """Hidden files, sidecars and other types are passed over."""
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/x.txt", "picture.png", "B.TXT", "table.csv"):
        write(name, STATEMENT)
    write("b.json", '{"publisher": "Varland Post"}')
    read = documents(tmp_path)
    assert [one.address.rpartition(tmp_path.name)[2] for one in read] == ["/B.TXT", "/b.txt", "/a/z.md"]
    assert [one.publisher for one in read] == [None, "Varland Post", None]


def test_a_folder_with_nothing_to_read_is_refused(write: Write, tmp_path: Path) -> None:
    """By its name, with the kinds that are read."""
    write("reports/picture.png", b"\x89PNG")
    refused = refusal(tmp_path / "reports")
    assert isinstance(refused.error, EmptyInputError)
    assert refused.name.endswith("reports")
    assert ".jsonl" in (refused.error.hint or "")


def test_a_path_of_another_type_is_refused(write: Write) -> None:
    """Asked for by name, it is not passed over in silence."""
    assert "not a kind of file" in refusal(write("a.docx", b"PK")).error.message
    assert "not a kind of file" in refusal(write("README", STATEMENT)).error.message


def test_a_missing_path_is_refused(tmp_path: Path) -> None:
    """With the name as it was given."""
    refused = refusal(tmp_path / "none.txt")
    assert refused.name == str(tmp_path / "none.txt")
    assert refused.error.message == "no such file or folder"


def test_what_may_not_be_read_is_refused(open_folder: Path) -> None:
    """A file, and a folder within a folder whose other documents are read."""
    for name in ("a.txt", "shut.txt"):
        (open_folder / name).write_text(STATEMENT, encoding="utf-8")
    (open_folder / "shut.txt").chmod(0)
    (open_folder / "shut").mkdir(mode=0)
    with as_nobody():
        found = list(read_inputs([str(open_folder)]))
    (open_folder / "shut").chmod(0o700)
    assert [isinstance(one, Capture) for one in found] == [True, False, False]
    assert all("denied" in one.error.message for one in found if isinstance(one, Refusal))


def test_a_broken_link_is_refused(tmp_path: Path) -> None:
    """It has the name of a document."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    assert refusal(tmp_path).error.message == "no such file or folder"


def test_a_pipe_with_a_documents_name_does_not_stop_the_rest(write: Write, tmp_path: Path) -> None:
    """Opening one would wait for a writer for ever."""
    os.mkfifo(tmp_path / "a.txt")
    write("b.txt", STATEMENT)
    assert [isinstance(found, Capture) for found in read_inputs([str(tmp_path)])] == [False, True]


def test_standard_input_is_plain_text() -> None:
    """Its address is its digest, so that the same text is the same document."""
    data = STATEMENT.encode()
    read = document("-", stdin=io.BytesIO(data), published=date(2031, 4, 2), publisher="Varland Post")
    assert read.text == STATEMENT
    assert read.address == f"stdin:{sha256_bytes(data)}"
    assert (read.published, read.publisher) == (date(2031, 4, 2), "Varland Post")
    assert isinstance(refusal("-", stdin=io.BytesIO(b"\xff\xfe")).error, EncodingError)


def test_inputs_come_in_the_order_given(write: Write) -> None:
    """Standard input among them."""
    paths = [write("b.txt", "B said so."), "-", write("a.txt", "A said so.")]
    read = documents(*paths, stdin=io.BytesIO(b"Stdin said so."))
    assert [one.text[0] for one in read] == ["B", "S", "A"]


def test_every_line_of_jsonl_is_a_document(write: Write) -> None:
    """With its own bytes, its line in the address, and blank lines counted but passed over."""
    lines = [line("A said so."), "", line("B said so.", url="https://post.example/b"), line("C said so.")]
    path = write("a.jsonl", "\ufeff" + "\r\n".join(lines))
    read = captures(path)
    assert [one.document.text[0] for one in read] == ["A", "B", "C"]
    assert [one.data.decode("utf-8-sig") for one in read] == [each for each in lines if each]
    assert read[0].document.address == path.as_uri() + "#1"
    assert read[1].document.address == "https://post.example/b"
    assert read[2].document.name == "a.jsonl#4"


def test_a_bad_line_stops_no_other(write: Write) -> None:
    """Each is named with its line and its reason."""
    lines = [line("A."), "{broken", "[1]", '{"title": "no text"}', '{"text": 7}', line("  "), line("B.")]
    found = list(read_inputs([str(write("a.jsonl", "\n".join(lines)))]))
    assert [isinstance(one, Capture) for one in found] == [True, False, False, False, False, False, True]
    named = [(one.name.rpartition("#")[2], one.error.message) for one in found if isinstance(one, Refusal)]
    assert [number for number, _ in named] == ["2", "3", "4", "5", "6"]
    assert "column 2" in named[0][1]
    assert "'text' is missing" in named[2][1]


def test_jsonl_is_streamed(write: Write) -> None:
    """The first document is there before the damaged end of the file is reached, and is told apart from it."""
    rows = [line("x" * 1000, title=str(number)) for number in range(3000)]
    packed = gzip.compress("\n".join(rows).encode(), compresslevel=0)
    read = read_inputs([str(write("a.jsonl.gz", packed[: len(packed) // 2]))])
    assert isinstance(next(read), Capture)
    rest = list(read)
    assert len(rest) > 1000
    assert [type(found).__name__ for found in rest[-2:]] == ["Capture", "Refusal"]


def test_jsonl_in_an_encoding_with_wide_newlines_is_refused(write: Write) -> None:
    """Its lines can't be told apart byte by byte."""
    refused = refusal(write("a.jsonl", line().encode("utf-16")), encoding="utf-16")
    assert isinstance(refused.error, EncodingError)


def test_a_json_file_is_one_document_or_an_array_of_them(write: Write) -> None:
    """A member of an array has the bytes that stand for it in the file, and its place in the address."""
    single = document(write("one.json", "\n" + line(title="Road open")))
    assert (single.text, single.name, single.address[-8:]) == (STATEMENT, "Road open", "one.json")
    members = [line("A said “so”."), line("B said so.")]
    many = captures(write("many.json", f" [ {members[0]} ,\n{members[1]}]\n"))
    assert [one.data.decode() for one in many] == members
    assert many[1].document.address.endswith("many.json#2")


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ('{"text": "a",\n "title": }', "line 2, column 11"),
        ('[{"text": "a"},\n {"text": "b"', "line 2, column 14"),
        ('[{"text": "a"} {"text": "b"}]', "line 1, column 16"),
        ('{"text": "a"} {"text": "b"}', "line 1, column 14"),
        ('[{"text": "a"}] x', "line 1, column 16"),
        ('[{"text": "a"},]', "line 1, column 16"),
        ("[" * 100_000, "line 1"),
        ("[]", "no documents"),
        ('"just words"', "must be a JSON object"),
        ("[1]", "item 1 must be a JSON object"),
        ('{"text": 1' + "0" * 5000 + "}", "line 1"),
    ],
)
def test_malformed_json_names_line_and_column(write: Write, content: str, where: str) -> None:
    """And nothing of the file is read."""
    refused = refusal(write("a.json", content))
    assert isinstance(refused.error, MalformedInputError)
    assert where in refused.error.message


def test_one_bad_document_stops_no_other(write: Write, tmp_path: Path) -> None:
    """In a folder the good ones are read and the bad ones named."""
    write("a.txt", STATEMENT)
    write("b.txt", b"\xff\xff")
    write("c.json", "{")
    write("d.txt", STATEMENT)
    found = list(read_inputs([str(tmp_path)]))
    assert [isinstance(one, Capture) for one in found] == [True, False, False, True]
    assert all(isinstance(one.error, InputError) for one in found if isinstance(one, Refusal))


def test_nothing_is_opened_before_it_is_asked_for(write: Write) -> None:
    """Inputs are streamed: a file that appears in time is read."""
    first = write("a.txt", STATEMENT)
    read = read_inputs([str(first), str(first.with_name("b.txt"))])
    next(read)
    write("b.txt", STATEMENT)
    assert isinstance(next(read), Capture)
