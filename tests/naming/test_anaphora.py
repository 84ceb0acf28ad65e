"""Pronouns and bare nouns as sources: whose words the reading gives for them, from marked dispatches."""

from __future__ import annotations

import pytest

from tests.naming.marked import reading_of
from trucewatch.model.event import Mention
from trucewatch.naming.names import Names
from trucewatch.naming.theatre import load_theatre


def mention(marked: str, number: int) -> Mention:
    """The mention of the source of claim ``number``."""
    resolved = Names([]).resolve(reading_of(marked)).checked()
    wanted = sorted(claim.source.span for claim in resolved.claims if claim.source.span)[number]
    return next(one for one in resolved.mentions if one.span == wanted)


def antecedent(marked: str, number: int = -1) -> str | None:
    """The words that the last source (or that of index ``number``) takes up."""
    taken = mention(marked, number).antecedent
    return None if taken is None else taken.text


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        (
            "<s1>Oro Venn, a teacher in the valley,</s1> <c1>said</c1> <x1>the school was shut</x1>. "
            "<s2>He</s2> <c2>said</c2> <x2>it would stay so</x2>.",
            "Oro Venn",
        ),
        (
            "<s1>A spokeswoman</s1> <c1>said</c1> <x1>the road was shut</x1>. Later the mayor came. "
            "<s2>She</s2> <c2>said</c2> <x2>it would stay so</x2>.",
            "A spokeswoman",
        ),
        (
            "Mr Venn met Ms Dale. <s1>She</s1> <c1>said</c1> <x1>the truce held</x1>.",
            "Dale",
        ),
        (
            "Ada Venn lost her house. Tor Dale sold his car to Venn. Dale left with Venn. "
            "<s1>She</s1> <c1>said</c1> <x1>help was late</x1>.",
            "Venn",
        ),
        (
            "<s1>Two soldiers</s1> <c1>said</c1> <x1>the post was lost</x1>. The captain was not there. "
            "<s2>They</s2> <c2>said</c2> <x2>nobody had come</x2>.",
            "Two soldiers",
        ),
        (
            "<s1>Some villagers</s1> <c1>said</c1> <x1>shells fell</x1>. A bus left. "
            "<s2>The villagers</s2> <c2>said</c2> <x2>nobody was hurt</x2>.",
            "Some villagers",
        ),
        (
            "A caravan of traders met a smuggler there. <s1>The smuggler</s1> <c1>said</c1> <x1>guards had "
            "left</x1>.",
            "a smuggler",
        ),
        (
            "Bolivia and Paraguay met on Friday. A bus left. <s1>Both sides</s1> <c1>said</c1> "
            "<x1>talks would go on</x1>.",
            "Bolivia and Paraguay",
        ),
    ],
    ids=["name", "noun", "title", "learned gender", "several", "again", "its noun", "pair"],
)
def test_whose_words_a_source_takes_up(marked: str, words: str) -> None:
    """The name, or the noun, by which the text said who it is."""
    assert antecedent(marked) == words


@pytest.mark.parametrize(
    "marked",
    [
        "A bus left at noon. <s1>He</s1> <c1>said</c1> <x1>the road was shut</x1>.",
        "The ORV met. A letter came from Orvale. <s1>She</s1> <c1>said</c1> <x1>help was late</x1>.",
        "Oro Venn, 51, left. <s1>They</s1> <c1>said</c1> <x1>help was late</x1>.",
        "<s1>A teacher</s1> <c1>said</c1> <x1>help was late</x1>. <s2>A teacher</s2> <c2>said</c2> <x2>it was "
        "not</x2>.",
    ],
    ids=["nobody there", "no person", "one for several", "somebody new"],
)
def test_nothing_is_guessed(marked: str) -> None:
    """Where nobody fits, or a new person is brought in, the words stay open."""
    assert antecedent(marked) is None


def test_whoever_is_called_both_by_turns_has_no_gender() -> None:
    """One *he* and one *she* of the same name tell nothing, and either is taken up."""
    marked = "Ada Venn lost her house. Venn sold his car. <s1>{}</s1> <c1>said</c1> <x1>help was late</x1>."
    assert antecedent(marked.format("He")) == antecedent(marked.format("She")) == "Venn"


def test_a_speaker_is_not_he_in_the_own_quotation() -> None:
    """“He lied,” said by somebody is about somebody else."""
    marked = (
        "Oro Venn, a baker, met Tor Dale, a teacher. <s1>Venn</s1> <c1>said</c1>: <x1>“<s2>He</s2> <c2>says</c2> "
        "<x2>it is over</x2>”</x1>."
    )
    assert antecedent(marked) == "Tor Dale"


def test_an_antecedent_never_overlaps_its_taker() -> None:
    """Whatever is taken up stands before."""
    taken = mention("Oro Venn, 51, left. <s1>He</s1> <c1>said</c1> <x1>it was late</x1>.", 0)
    assert taken.antecedent is not None
    assert taken.antecedent.span.end <= taken.span.start


def test_they_are_the_group_named_last() -> None:
    """A plural noun between the sources keeps its group to the fore."""
    marked = (
        "<s1>Both sides</s1> <c1>hailed</c1> <x1>the truce</x1>. A bus left. Bolivia drew down some of its "
        "tired troops, and <i2>they</i2> <e2 ASSAULT>fired</e2> on the way."
    )
    (event,) = Names([]).resolve(reading_of(marked)).events
    assert event.initiator is not None
    assert event.initiator.actor == "bolivia/armed-forces"


def test_allies_named_together_are_not_both_sides() -> None:
    """With a theatre, two of one side are no pair."""
    names = Names([load_theatre("varland-ostria")])
    marked = "{} met on Friday. A bus left. <s1>Both sides</s1> <c1>said</c1> <x1>talks would go on</x1>."
    taken = [
        one.antecedent and one.antecedent.text
        for together in ("Varland and Ostria", "Ostria and Brezin")
        for one in names.resolve(reading_of(marked.format(together))).mentions
        if one.text == "Both sides"
    ]
    assert taken == ["Varland and Ostria", None]
