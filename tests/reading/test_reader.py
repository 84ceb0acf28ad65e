"""The reader from end to end, with the packaged weights: the contract's example, and what must not change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.dispatches import LEXICON, OSTRIA, VARLAND, document, lexicon
from tests.reading.rows import exchanged
from trucewatch.errors import WeightsError
from trucewatch.model.claim import Claim
from trucewatch.model.reading import DocumentReading
from trucewatch.model.vocabulary import Method, Polarity, Stance, Voice
from trucewatch.reading import Reader
from trucewatch.reading.network import WEIGHTS

pytestmark = pytest.mark.skipif(
    not (WEIGHTS / "reader.onnx").is_file(), reason="the reader's weights are not in this checkout"
)

CONTRACT = (
    "Ana Reth, Varland’s defence minister, told the assembly that the road was open and denied that her "
    "troops had fired first."
)
DISPATCH = """Shots at the ford
Varland said on Monday that Ostrian guns had shelled the ford, breaking the cease-fire. Ostria denied firing a
single round.
“We will answer every shell,” said Ana Reth, if the guns fall silent for a week we will stop.
According to Ilja Dorn, Varlandic scouts crossed first. Three shepherds were reportedly hurt.
Under the truce, Ostria is to leave Upper Mell by 1 June. Among the herders, there are fears that the road
will close."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The packaged reader, loaded once."""
    return Reader.load()


def told(reading: DocumentReading) -> list[tuple[object, ...]]:
    """What the rows of a reading say, without ids, offsets and reader."""
    return [
        (
            c.sentence,
            c.source.text,
            c.cue.text if c.cue else None,
            c.content.text,
            c.stance,
            c.polarity,
            c.certainty,
            c.aux,
            c.directness,
            c.hedge.text if c.hedge else None,
            c.condition.text if c.condition else None,
            c.accused.text if c.accused else None,
            c.voice,
            c.extraction.method,
            c.extraction.confidence,
        )
        for c in reading.claims
    ]


def one(reading: DocumentReading, cue: str) -> Claim:
    """The one row with this cue."""
    (found,) = (c for c in reading.claims if c.cue is not None and c.cue.text == cue)
    return found


def test_the_row_of_the_contract(reader: Reader) -> None:
    """Spans, text and labels of the example that docs and exports show."""
    row = one(reader.read(document(CONTRACT), LEXICON), "denied").row()
    assert row["source"] == {
        "text": "Ana Reth, Varland’s defence minister,",
        "span": [0, 37],
        "actor": None,
        "kind": "unspecified",
        "side": "unresolved",
    }
    assert row["cue"] == {"text": "denied", "spans": [[83, 89]]}
    assert row["content"] == {"text": "her troops had fired first", "spans": [[95, 121]]}
    assert (row["directness"], row["stance"], row["polarity"], row["certainty"]) == (
        "indirect",
        "deny",
        "negative",
        "CT-",
    )
    assert (row["hedge"], row["voice"], row["nested_in"]) == (None, "source", None)


def test_a_dispatch(reader: Reader) -> None:
    """Each side's statements, the unnamed source, the outlet's own and the fear, each told as what it is."""
    reading = reader.read(document(DISPATCH), LEXICON)
    by_content = {c.content.text: c for c in reading.claims}
    assert one(reading, "denied").source.text == "Ostria"
    assert one(reading, "denied").polarity is Polarity.NEGATIVE
    assert one(reading, "According to").source.text == "Ilja Dorn"
    assert one(reading, "reportedly").source.span is None
    assert one(reading, "fears").stance is Stance.SENTIMENT
    duty = by_content["Under the truce, Ostria is to leave Upper Mell by 1 June"]
    assert (duty.voice, duty.extraction.method) == (Voice.AUTHOR, Method.OUTLET)
    assert all(c.extraction.reader == reader.name for c in reading.claims)


def test_rows_come_in_the_order_of_the_text(reader: Reader) -> None:
    """By cue, or by content where there is none."""
    reading = reader.read(document(DISPATCH), LEXICON)
    anchors = [(c.cue or c.content).spans[0].start for c in reading.claims]
    assert anchors == sorted(anchors)
    assert [c.sentence for c in reading.claims] == [reading.sentence_of(at) for at in anchors]


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    """Same document, same bytes of JSON."""
    readings = [reader.read(document(DISPATCH), LEXICON).model_dump_json() for _ in range(2)]
    assert readings[0] == readings[1]


def test_many_are_read_as_one_by_one(reader: Reader) -> None:
    """`read_many` gives what `read` gives."""
    papers = [document(CONTRACT), document(DISPATCH)]
    assert list(reader.read_many(papers, LEXICON)) == [reader.read(paper, LEXICON) for paper in papers]


@pytest.mark.parametrize("text", [CONTRACT, DISPATCH])
def test_exchanging_the_parties_exchanges_everything(reader: Reader, text: str) -> None:
    """The reading of the exchanged text is the exchanged reading, exactly."""
    there = told(reader.read(document(text), LEXICON))
    back = told(reader.read(document(exchanged(text)), lexicon(OSTRIA, VARLAND)))
    swapped = [tuple(exchanged(part) if type(part) is str else part for part in row) for row in there]
    assert swapped == back


@pytest.mark.parametrize("text", ["", " \n\n", "Rain.", "“", "said", "\ufeff\u200b", "Varland\x00said that"])
def test_odd_texts_are_read(reader: Reader, text: str) -> None:
    """Whatever the text, the reading is grounded in it, and nothing is invented."""
    assert reader.read(document(text), LEXICON).document.text == text


def test_missing_weights_are_said_to_be_missing(tmp_path: Path) -> None:
    """One clear sentence with the file's name."""
    with pytest.raises(WeightsError, match=r"reader\.onnx"):
        Reader.load(tmp_path)


def test_front_matter_is_no_reporting(reader: Reader) -> None:
    """Nothing of it becomes a row; the body's rows are the same, with offsets of the whole text."""
    head = "---\ntitle: Varland says truce is dead; Ostria denies it killed 9 in May\n---\n"
    paper = document(head + DISPATCH).model_copy(update={"body_start": len(head)})
    whole, body = reader.read(paper, LEXICON), reader.read(document(DISPATCH), LEXICON)
    assert told(whole) == told(body)
    assert [span.start - len(head) for span in whole.sentences] == [span.start for span in body.sentences]
    assert [e.trigger.span.start - len(head) for e in whole.events] == [
        e.trigger.span.start for e in body.events
    ]
    assert [c.phrase.text for c in whole.casualties] == [c.phrase.text for c in body.casualties]
