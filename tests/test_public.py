"""What `import trucewatch` promises."""

from __future__ import annotations

from datetime import date

import pytest

import trucewatch

TEXT = (
    "Ana Reth, Varland’s defence minister, told the assembly that the road was open and denied that her "
    "troops had fired first."
)


def test_the_public_names_are_few_and_known() -> None:
    """The surface grows only on purpose: twelve names at most."""
    assert trucewatch.__all__ == [
        "Claim",
        "Document",
        "DocumentReading",
        "Pipeline",
        "Record",
        "Span",
        "Theatre",
        "TrucewatchError",
        "read_into",
        "read_text",
    ]
    for name in trucewatch.__all__:
        assert getattr(trucewatch, name) is not None


def test_a_name_that_does_not_exist_is_told() -> None:
    """Late importing hides no misspelling."""
    with pytest.raises(AttributeError, match="nonsense"):
        _ = trucewatch.nonsense


def test_read_text_gives_the_contract_rows() -> None:
    """The contract's own example: keys in order, spans that slice, a denial read as one."""
    reading = trucewatch.read_text(TEXT, published=date(2031, 5, 4), theatre="varland-ostria")
    rows = reading.rows()
    denial = next(row for row in rows if row["stance"] == "deny")
    assert list(denial) == [
        "id",
        "document",
        "sentence",
        "source",
        "cue",
        "content",
        "directness",
        "stance",
        "polarity",
        "certainty",
        "hedge",
        "voice",
        "aux",
        "nested_in",
        "condition",
        "accused",
        "uttered",
        "about",
        "extraction",
    ]
    assert denial["content"] == {"text": "her troops had fired first", "spans": [[95, 121]]}
    assert denial["cue"] == {"text": "denied", "spans": [[83, 89]]}
    assert (denial["polarity"], denial["certainty"], denial["directness"]) == ("negative", "CT-", "indirect")
    assert denial["source"]["side"] == "varland"
    for row in rows:
        for start, end in row["content"]["spans"]:
            assert TEXT[start:end] in row["content"]["text"]


def test_a_text_without_statements_has_no_rows() -> None:
    """Nothing is invented where nothing is said."""
    assert trucewatch.read_text("The lake is cold in spring, and the ferry leaves at nine.").rows() == []


def test_front_matter_is_no_reporting() -> None:
    """What stands between the marks at the top is metadata: no row, time or mention comes from it."""
    text = f"---\ntitle: Varland says it fired on 3 May 2031\npublisher: Wire\n---\n\n{TEXT}\n"
    reading = trucewatch.read_text(text, published=date(2031, 5, 4), theatre="varland-ostria")
    body = text.index("Ana Reth")
    assert reading.claims
    spans = [span for claim in reading.claims for span in claim.content.spans]
    spans += [row.span for row in (*reading.times, *reading.mentions)]
    assert min(span.start for span in spans) >= body
