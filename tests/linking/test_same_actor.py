"""One official under several spellings: what is proposed as one actor, and that revoking it takes it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.linking.dispatches import Dispatch, corpus
from trucewatch.linking import link, proposals
from trucewatch.linking.same_actor import LEAST, actors_under, likeness, one_actor_each
from trucewatch.model.linking import Corpus, Judgement
from trucewatch.model.vocabulary import ActorKind, OriginReason

OFFICIAL = ActorKind.PERSON_OFFICIAL


def told(*persons: tuple[str, str]) -> Corpus:
    """A corpus of one dispatch for each person: the words that name them, and the actor's id."""
    dispatches = []
    for number, (words, actor) in enumerate(persons):
        d = Dispatch(f"{words} said that hill {number} was quiet.", id=f"d{number}")
        d.claim(words, "said", f"hill {number} was quiet", actor=actor, kind=OFFICIAL, side="varland")
        dispatches.append(d)
    return corpus(*dispatches)


def pairs(read: Corpus) -> list[tuple[str, ...]]:
    """The subjects of what is proposed."""
    return [proposal.subjects for proposal in proposals(read)]


THREE = (
    ("Pavlo Dymchenko", "varland/foreign-ministry/dymchenko"),
    ("Minister Dimchenko", "varland/foreign-ministry/dimchenko"),
    ("Pavel Dimtchenko", "varland/dimtchenko"),
)


def test_three_spellings_of_one_official_are_one_actor_until_that_is_revoked() -> None:
    """Every pair is proposed with its score and reason; each judgement can be taken back."""
    read = told(*THREE)
    proposed = proposals(read)
    assert len(proposed) == 3
    assert all("likeness" in proposal.reason and proposal.by == "rule" for proposal in proposed)
    under = actors_under(proposed)
    readings = [one_actor_each(reading, under) for reading in read.readings]
    assert len({claim.source.actor for reading in readings for claim in reading.claims}) == 1
    revoked = tuple(
        Judgement(
            id=f"r{number}",
            verb="revoke",
            subjects=(proposal.id,),
            by="somebody",
            at=proposal.at + timedelta(days=1),
            reason="two men",
        )
        for number, proposal in enumerate(proposed)
    )
    assert actors_under([*proposed, *revoked]) == {}


def test_the_same_speaker_is_known_under_any_spelling() -> None:
    """What links two statements is the speaker, no longer only the organ."""
    read = told(*THREE[:2])
    (apart,) = link(read).origins
    (together,) = link(read.model_copy(update={"judgements": proposals(read)})).origins
    assert apart.reasons == (OriginReason.SAME_ORGAN,)
    assert together.reasons == (OriginReason.SAME_SPEAKER,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Ana Ivanov", "varland/ivanov"), ("Ana Ivanova", "varland/ivanova")),
        (("Pavlo Dymchenko", "varland/a/dymchenko"), ("Pavlo Dimchenko", "varland/b/dimchenko")),
        (("Pavlo Dymchenko", "varland/dymchenko"), ("Olga Dimchenko", "varland/dimchenko")),
        (("Pavlo Dymchenko", "varland/dymchenko"), ("Pavlo Dimchenko", "ostria/dimchenko")),
        (("Bo Orm", "varland/orm"), ("Bo Arm", "varland/arm")),
        (("Bo Reth", "varland/reth"), ("Bo Lindqvist", "varland/lindqvist")),
    ],
)
def test_what_speaks_against_it(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Sex, office, given name, party, a short name, another name."""
    assert pairs(told(one, other)) == []


def test_what_was_published_first_gives_the_id() -> None:
    """Neither spelling is the right one; the one that the record's order puts first stays."""
    read = told(("Pavlo Dymchenko", "varland/dymchenko"), ("Pavlo Dimchenko", "varland/dimchenko"))
    day = date(2031, 5, 1)
    readings = tuple(
        reading.model_copy(
            update={"document": reading.document.model_copy(update={"published": day + timedelta(days=n)})}
        )
        for n, reading in enumerate(read.readings)
    )
    (proposal,) = proposals(read.model_copy(update={"readings": readings}))
    assert proposal.value == readings[0].claims[0].source.actor
    (same,) = proposals(read.model_copy(update={"readings": readings[::-1]}))
    assert same == proposal


@given(st.text("abceghiknostyz", min_size=1, max_size=9), st.text("abceghiknostyz", min_size=1, max_size=9))
def test_likeness_is_symmetric_and_between_nothing_and_sameness(one: str, other: str) -> None:
    """A name is wholly like itself, and no order of the two matters."""
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= likeness(one, one) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("pashinyan", "pashinian"),
        ("zelenskyy", "zelensky"),
        ("zelenskiy", "zelenskyi"),
        ("lukashenko", "loukachenko"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    """As news agencies print them."""
    assert likeness(one, other) >= LEAST
