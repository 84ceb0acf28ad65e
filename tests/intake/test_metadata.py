"""Who published a document and when: who is believed, and what stays unknown."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.helpers import Write, document, documents, refusal
from trucewatch.errors import MalformedInputError
from trucewatch.intake.dates import parse_date
from trucewatch.intake.front_matter import front_matter
from trucewatch.model.document import MetadataOrigin

STATEMENT = "Varland said that the road was open."
FRONT = "---\npublished: 2031-04-02\npublisher: Front Gazette\n---\n"


def test_the_flag_outranks_the_sidecar_and_that_the_front_matter(write: Write) -> None:
    """Field by field: what the first does not say, the next may."""
    path = write("a.md", FRONT + STATEMENT)
    alone = document(path)
    assert (alone.published, alone.published_origin) == (date(2031, 4, 2), MetadataOrigin.FRONT_MATTER)
    write("a.json", '{"publisher": "Side Gazette", "more": ["ignored"]}')
    beside = document(path)
    assert (beside.publisher, beside.publisher_origin) == ("Side Gazette", MetadataOrigin.SIDECAR)
    assert (beside.published, beside.published_origin) == (date(2031, 4, 2), MetadataOrigin.FRONT_MATTER)
    flagged = document(path, published=date(2031, 5, 1), publisher="Flag Gazette")
    assert (flagged.publisher, flagged.publisher_origin) == ("Flag Gazette", MetadataOrigin.FLAG)
    assert (flagged.published, flagged.published_origin) == (date(2031, 5, 1), MetadataOrigin.FLAG)


def test_the_flag_outranks_fields(write: Write) -> None:
    """Of JSON documents too."""
    path = write("a.jsonl", json.dumps({"text": STATEMENT, "date": "2031-04-02", "publisher": "Own"}))
    assert document(path).published_origin is MetadataOrigin.FIELD
    flagged = document(path, publisher="Flag Gazette")
    assert (flagged.publisher, flagged.published) == ("Flag Gazette", date(2031, 4, 2))


def test_what_nobody_says_stays_unknown(write: Write) -> None:
    """Null, an empty string and silence are alike."""
    for fields in ({}, {"published": None, "publisher": " "}, {"date": "", "sources": []}):
        read = document(write("a.jsonl", json.dumps({"text": STATEMENT, **fields})))
        assert (read.published, read.published_origin) == (None, MetadataOrigin.UNKNOWN)
        assert (read.publisher, read.publisher_origin) == (None, MetadataOrigin.UNKNOWN)


@pytest.mark.parametrize(
    "sources",
    [
        [["Ostria Wire", "https://wire.example/1"], ["Other", "https://other.example"]],
        [{"outlet": "Ostria Wire", "url": "https://wire.example/1"}],
        ["Ostria Wire"],
    ],
)
def test_the_first_sources_outlet_is_the_publisher_where_none_is_named(write: Write, sources: object) -> None:
    """In each form that sources are written in; its address is the source's and not the document's."""
    read = document(write("a.json", json.dumps({"text": STATEMENT, "sources": sources})))
    assert (read.publisher, read.publisher_origin, read.url) == ("Ostria Wire", MetadataOrigin.FIELD, None)
    named = document(write("a.json", json.dumps({"text": STATEMENT, "sources": sources, "publisher": "Own"})))
    assert named.publisher == "Own"


def test_all_fields_of_json(write: Write) -> None:
    """``url`` is also the address, so that the document is the same wherever its file lies."""
    fields = {
        "text": STATEMENT,
        "published": "2031-04-02T23:30:00+04:00",
        "publisher": "Varland Post",
        "url": "https://post.example/road",
        "title": "Road open",
        "byline": ["Ana Reth", "Ivo Lann"],
        "id": "left alone",
    }
    read, again = documents(write("a.json", json.dumps(fields)), write("b/c.json", json.dumps(fields)))
    assert (read.published, read.publisher, read.title) == (date(2031, 4, 2), "Varland Post", "Road open")
    assert (read.byline, read.url, read.address) == ("Ana Reth, Ivo Lann", fields["url"], fields["url"])
    assert read.id == again.id


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "the day before"),
        ("published", 20310402),
        ("publisher", {"name": "Varland Post"}),
        ("title", ["a"]),
        ("byline", [{"name": "Ana Reth"}]),
        ("date", "05/08/2031"),
    ],
)
def test_a_field_that_cannot_be_meant_is_a_fault(write: Write, field: str, value: object) -> None:
    """Named in one sentence, and the document refused."""
    refused = refusal(write("a.json", json.dumps({"text": STATEMENT, field: value})))
    assert isinstance(refused.error, MalformedInputError)
    assert (field in refused.error.message) or (str(value) in refused.error.message)


@pytest.mark.parametrize("host", ["a.txt", "a.md", "a.html", "a.htm"])
def test_a_sidecar_is_never_a_document(write: Write, host: str) -> None:
    """Neither in a folder nor named beside its document; named alone it is refused."""
    page = f"<html><body><p>{STATEMENT}</p></body></html>"
    path = write(host, page if "htm" in host else STATEMENT)
    sidecar = write("a.json", json.dumps({"text": "not this", "published": "2 April 2031"}))
    for given_paths in ((path.parent,), (path, sidecar), (sidecar, path)):
        read = document(*given_paths)
        assert (read.text, read.published, read.published_origin) == (
            STATEMENT,
            date(2031, 4, 2),
            MetadataOrigin.SIDECAR,
        )
    assert f"describes {host}" in refusal(sidecar).error.message


def test_a_broken_sidecar_refuses_its_document(write: Write) -> None:
    """Its date would be lost in silence otherwise."""
    path = write("a.txt", STATEMENT)
    write("a.json", '{"published": "2031-04-02",}')
    refused = refusal(path)
    assert refused.name == str(path)
    assert "a.json" in refused.error.message
    assert "line 1, column 28" in refused.error.message


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter_stays_in_the_text(write: Write, name: str) -> None:
    """So that offsets index the file; where the body begins is told apart."""
    text = "---\r\ntitle: Road open\r\npublished: 2 April 2031\r\nbyline: [Ana Reth]\r\n---\r\n" + STATEMENT
    read = document(write(name, text))
    assert read.text == text
    assert read.text[read.body_start :] == STATEMENT
    assert (read.title, read.published, read.byline) == ("Road open", date(2031, 4, 2), "Ana Reth")
    assert read.name == name


@pytest.mark.parametrize(
    "text",
    [
        "---\nA rule above,\n---\nand one below.\n",
        "---\npublished: 2031-04-02\nnever closed\n",
        "--- not a rule\na: b\n---\n",
        "Text first.\n---\na: b\n---\n",
        "---\n---\n",
    ],
)
def test_rules_of_a_text_are_no_front_matter(text: str) -> None:
    """Only a closed block of ``key: value`` at the very head is."""
    assert front_matter(text) == ({}, 0)


@pytest.mark.parametrize(
    ("block", "message"),
    [("published: [2031", "line 3"), ("published: soon", "'soon'"), ("publisher: [a, b]", "publisher")],
)
def test_a_fault_in_front_matter_is_told(write: Write, block: str, message: str) -> None:
    """The document is refused and the place named."""
    refused = refusal(write("a.md", f"---\n{block}\n---\n{STATEMENT}"))
    assert isinstance(refused.error, MalformedInputError)
    assert message in refused.error.message


@pytest.mark.parametrize(
    "written",
    [
        "2022-08-05",
        "2022-08-05T23:59:59Z",
        "2022-08-05 10:00",
        "2022-08-05T01:00:00+04:00",
        "2022/8/5",
        "5 August 2022",
        "05 Aug 2022",
        "5th of August, 2022",
        "August 5, 2022",
        "Aug. 5 2022",
        "Friday, 5 August 2022",
        "Fri, 05 Aug 2022 10:00:00 +0000",
        "August 5, 2022, 10:30 a.m.",
        "  5\n August 2022 ",
        "5 AUGUST 2022",
    ],
)
def test_dates_as_people_write_them(written: str) -> None:
    """The day is the one of the time zone that it is written in."""
    assert parse_date(written) == date(2022, 8, 5)


@pytest.mark.parametrize(
    "written",
    [
        "05/08/2022",
        "5.8.2022",
        "August 2022",
        "2022-08",
        "2022",
        "31 June 2022",
        "2022-02-30",
        "5 Mai 2022",
        "now",
    ],
)
def test_what_names_no_single_day_is_a_fault(written: str) -> None:
    """A day that may be two is not guessed."""
    with pytest.raises(MalformedInputError, match="can't be read"):
        parse_date(written)


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    """In each plain form."""
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%Y/%m/%d"):
        assert parse_date(day.strftime(form)) == day


def test_september_has_two_abbreviations() -> None:
    """Four letters are usual."""
    assert parse_date("3 Sept. 2020") == parse_date("3 Sep 2020") == date(2020, 9, 3)
