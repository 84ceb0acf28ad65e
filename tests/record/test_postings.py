"""Indexes of linking: items under keys, in order, noted and kept; and the names that documents print."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from tests.test_linking_a_record import read
from trucewatch.model.event import MentionType
from trucewatch.model.linkage import Posting
from trucewatch.pipeline import Pipeline, ensure_linked
from trucewatch.record import Record
from trucewatch.record.database import Database
from trucewatch.record.postings import Postings


def test_what_is_noted_is_found_before_and_after_it_is_kept(tmp_path: Path) -> None:
    """Each key has its own items, the first and the last of them, whether in the file yet or not."""
    database = Database(tmp_path / "r.db", writable=True)
    with database.writing() as connection:
        postings = Postings(connection)
        for place in range(3):
            postings.post(place, "word", "shell", str(place))
        postings.post(0, "story", "shell", "other index")
        postings.flush()
        postings.post(3, "word", "shell", "3")
        assert postings.first("word", "shell", 2) == [Posting(0, "0"), Posting(1, "1")]
        assert postings.last("word", "shell", 2) == [Posting(2, "2"), Posting(3, "3")]
        assert len(postings.every("word", "shell")) == 4
        assert postings.every("story", "shell") == [Posting(0, "other index")]
        postings.forget()
        assert len(postings.every("word", "shell")) == 3
    database.close()


def test_keys_of_one_index_lie_together(tmp_path: Path) -> None:
    """Which is what keeps the pages few that one document changes."""
    database = Database(tmp_path / "r.db", writable=True)
    with database.writing() as connection:
        postings = Postings(connection)
        for number in range(40):
            postings.post(0, f"like {number % 2}", str(number), str(number % 2))
        postings.flush()
        items = connection.execute(text("SELECT item FROM postings ORDER BY key")).scalars().all()
    assert items in (["0"] * 20 + ["1"] * 20, ["1"] * 20 + ["0"] * 20)
    database.close()


def test_names_are_printed_as_in_most_documents(tmp_path: Path) -> None:
    """The index has the forms that counting all documents gives, also when an early document comes late."""
    pipeline = Pipeline.load(["varland-ostria"])
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.use_theatres(pipeline.theatres)
        for number, (capture, reading) in enumerate(reversed(read())):
            record.add(capture, reading)
            if number % 3 == 0:
                ensure_linked(record)
        ensure_linked(record)
        names = gather_names(record)
        assert names
        assert {actor: record.printed_name(actor) for actor in names} == names
        assert record.printed_name("nobody") is None
        assert record.known_place("nowhere") is None


def gather_names(record: Record) -> dict[str, str]:
    """How the documents write each actor, by counting them all."""
    forms: dict[str, dict[str, int]] = {}
    for reading in record.corpus().readings:
        for mention in reading.mentions:
            if mention.actor is not None and mention.type is MentionType.NAME and not mention.label:
                own = forms.setdefault(mention.actor, {})
                own[mention.text] = own.get(mention.text, 0) + 1
    return {actor: max(own, key=lambda form: own[form]) for actor, own in forms.items()}


def test_what_an_older_form_left_is_linked_anew(tmp_path: Path) -> None:
    """A record linked in another form of the book counts as not linked."""
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.use_theatres(Pipeline.load(["varland-ostria"]).theatres)
        record.add(*read()[0])
        ensure_linked(record)
        assert record.is_linked()
        database = Database(tmp_path / "r.db", writable=True)
        with database.writing() as connection:
            connection.execute(text("UPDATE linked SET made_by = 'trucewatch, form 1'"))
        database.close()
        assert not record.is_linked()
        incidents = record.incidents()
        ensure_linked(record)
        assert record.is_linked()
        assert record.incidents() == incidents
