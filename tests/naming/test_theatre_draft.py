"""A draft lists what articles name, with counts and places, and decides nothing; it loads and says what is left."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.naming.marked import reading_of
from tests.naming.theatre_files import exchanged
from trucewatch.model.reading import DocumentReading
from trucewatch.model.theatre import Actor, Theatre
from trucewatch.model.vocabulary import UNRESOLVED, ActorKind
from trucewatch.naming.names import Names
from trucewatch.naming.theatre import parse_theatre
from trucewatch.naming.theatre_check import check_theatre
from trucewatch.naming.theatre_draft import draft_theatre

NAMES = Names([])
FIRST = (
    "<s1>Vala Orn, Ecuador’s defence minister,</s1> <c1>said</c1> <x1><i2>Mongolian troops</i2> had <e2 ASSAULT>"
    "shelled</e2> <t2>Ecuador</t2> near <p2>Brask</p2></x1>. <s3>Mongolia</s3> <c3>denied</c3> <x3>it</x3>."
)
SECOND = (
    "<i1>The Mongolian army</i1> <e1 ASSAULT>attacked</e1> <t1>Ecuador</t1> in <p1>Brask</p1>. <s2>Vala Orn, "
    "defence minister of Ecuador,</s2> <c2 accuse>accused</c2> <x2><a2>Mongolia</a2> of backing the “terrorists” "
    "on the border</x2>. The rebels left."
)


def _read(marked: str, published: date, **said: str) -> DocumentReading:
    reading = NAMES.resolve(reading_of(marked, published))
    document = reading.document.model_copy(update={"name": published.isoformat(), **said})
    return reading.model_copy(update={"document": document})


def _articles(**said: str) -> list[DocumentReading]:
    return [
        _read(FIRST, date(2030, 1, 5), **said),
        _read(SECOND, date(2030, 1, 6), **({"publisher": "Straits Wire"} | said)),
    ]


def _draft(**said: str) -> tuple[str, Theatre]:
    text = draft_theatre("north-ridge", _articles(**said), NAMES)
    return text, parse_theatre(text)


def _actors() -> dict[str, Actor]:
    return {actor.id: actor for actor in _draft()[1].actors}


def test_recurring_actors_are_listed_by_kind() -> None:
    """States with their forms, a minister with name and title, an army: each under its own id."""
    actors = _actors()
    assert actors["ecuador"].kind is ActorKind.STATE
    assert "Ecuadorian" in actors["ecuador"].adjectives
    assert actors["mongolia/armed-forces"].kind is ActorKind.ARMED_FORCE
    minister = actors["ecuador/defence-ministry/orn"]
    assert (minister.kind, minister.label) == (ActorKind.PERSON_OFFICIAL, "Vala Orn")
    assert [role.title for role in minister.roles] == ["defence minister"]


def test_nobody_is_put_on_a_side() -> None:
    """Who is a party is a person's to say: the sides are empty, and who could be one is asked."""
    theatre = _draft()[1]
    assert theatre.sides == ()
    assert {actor.side for actor in theatre.actors} == {UNRESOLVED}
    asked = [note for note in theatre.notes if note.startswith("TODO: whether")]
    assert [note.split("'")[1] for note in asked] == ["ecuador", "mongolia"]
    assert "struck 2" in asked[1]
    assert "was accused 1" in asked[1]


def test_every_entry_says_how_often_and_where_first() -> None:
    """Counts and one place: the document's key, which stands under the sources, and the offset."""
    text, theatre = _draft()
    lines = text.splitlines()
    told = lines[lines.index("  - id: ecuador/defence-ministry/orn") - 1]
    assert told == "  # 2 times in 2 documents, first in d1 at 0"
    assert "d1" in theatre.sources


def test_a_place_keeps_its_spelling_and_asks_for_the_rest() -> None:
    """Neither a kind, nor whose it is, nor who controls it is made up."""
    (brask,) = [place for place in _draft()[1].places if place.id == "brask"]
    assert [name.text for name in brask.names] == ["Brask"]
    assert brask.recognised_sovereign is None
    assert brask.control == ()
    assert brask.doubtful is not None
    assert brask.doubtful.startswith("TODO")


def test_agreements_are_listed_and_bare_words_asked_about() -> None:
    """What has a name or a year is an entry; which one "the truce" means is asked."""
    marked = "<s1>Ecuador</s1> <c1>said</c1> <x1>the Aldmoor ceasefire held</x1>. The truce is a year old."
    articles = [_read(marked, date(2030, 1, day)) for day in (5, 6)]
    theatre = parse_theatre(draft_theatre("north-ridge", articles, NAMES))
    assert [agreement.label for agreement in theatre.agreements] == ["Aldmoor ceasefire"]
    assert any("which agreement 'truce' means (2 times in 2 documents" in note for note in theatre.notes)


def test_an_organ_keeps_the_words_that_it_was_called_by() -> None:
    """The nouns of a body, without its owner."""
    assert [name.text for name in _actors()["mongolia/armed-forces"].names] == ["Army", "Troops"]


def test_a_loaded_word_is_told_with_its_user() -> None:
    """Quoted words are the speaker's, others the outlet's; whom they mean is asked."""
    text = draft_theatre("north-ridge", _articles(), NAMES, least=1)
    notes = " ".join(parse_theatre(text).notes)
    assert "whom 'terrorist' means (1 time in 1 document" in notes
    assert "used by ecuador/defence-ministry/orn 1)" in notes
    assert "used by Straits Wire 1)" in notes


def test_what_is_named_less_often_is_left_out() -> None:
    """One mention is no theatre; the limit is the caller's."""
    once = parse_theatre(draft_theatre("north-ridge", _articles(), NAMES, least=3))
    assert "ecuador/defence-ministry/orn" not in {actor.id for actor in once.actors}


def test_the_check_says_what_is_left_to_do() -> None:
    """The draft loads, and each text that a person has to write is a warning at its place."""
    found = {(one.rule, one.where) for one in check_theatre(_draft()[1])}
    assert ("todo", "north-ridge") in found
    assert ("todo", "brask") in found
    assert ("sides", "north-ridge") in found


def test_exchanging_the_parties_exchanges_the_draft() -> None:
    """No party's name decides what is listed, as what, or what is asked."""
    pairs = {"Ecuador": "Mongolia", "Ecuadorian": "Mongolian", "ecuador": "mongolia"}
    days = (date(2030, 1, 5), date(2030, 1, 6))
    articles = [
        _read(exchanged(marked, pairs), day) for marked, day in zip((FIRST, SECOND), days, strict=True)
    ]
    originals = [_read(marked, day) for marked, day in zip((FIRST, SECOND), days, strict=True)]
    ours = parse_theatre(draft_theatre("a", originals, NAMES, least=1))
    theirs = parse_theatre(draft_theatre("a", articles, NAMES, least=1))
    assert {(exchanged(one.id, pairs), one.kind, one.side) for one in ours.actors} == {
        (one.id, one.kind, one.side) for one in theirs.actors
    }
    asked = re.compile(r"whether '([a-z-]+)' is a party \(([a-z0-9, ]+);")
    before = {(exchanged(party, pairs), told) for note in ours.notes for party, told in asked.findall(note)}
    assert before == {found for note in theirs.notes for found in asked.findall(note)}
    assert len(before) >= 2


def test_the_order_of_the_articles_says_nothing() -> None:
    """The same articles give the same text."""
    articles = _articles()
    assert draft_theatre("a", articles, NAMES) == draft_theatre("a", articles[::-1], NAMES)


def test_two_persons_of_one_name_are_not_made_one() -> None:
    """Whether they are one person is asked; the file lists the name as shared."""
    marked = "<s1>{0}’s defence minister Vala Orn</s1> <c1>said</c1> <x1>it was over</x1>."
    articles = [_read(marked.format(state), date(2030, 1, 5)) for state in ("Ecuador", "Mongolia")]
    theatre = parse_theatre(draft_theatre("north-ridge", articles, NAMES, least=1))
    assert theatre.shared_names == ("Vala Orn",)
    assert sum(actor.label == "Vala Orn" for actor in theatre.actors) == 2


def test_private_persons_are_left_out() -> None:
    """A villager has no entry, whatever they are called."""
    marked = "<s1>Vala Orn, a villager in Ecuador,</s1> <c1>said</c1> <x1>the road was shelled</x1>. "
    articles = [_read(marked, date(2030, 1, day)) for day in (5, 6)]
    assert "Orn" not in draft_theatre("north-ridge", articles, NAMES, least=1)


@pytest.mark.parametrize("hostile", ["a\n- id: x", "{a: *b}", "# x\n", "a: 'b", "\x85y\u2028", "!!python/x"])
def test_hostile_metadata_is_data(hostile: str) -> None:
    """Titles and publishers that look like YAML stay texts."""
    _, theatre = _draft(publisher=hostile, title=hostile)
    assert theatre.theatre == "north-ridge"


@settings(deadline=None, max_examples=25)  # how long a reading takes is no matter of this test
@given(st.text(min_size=1, max_size=40))
def test_any_publisher_loads(publisher: str) -> None:
    """Whatever a document calls itself, the draft is a theatre file."""
    assert _draft(publisher=publisher)[1].sources
