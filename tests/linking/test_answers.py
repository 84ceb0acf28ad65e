"""Claims of one document that answer those of another: denials, other causes, other grounds, other duties."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linking.dispatches import Dispatch, between, corpus
from trucewatch.linking import link
from trucewatch.model.linking import Relation
from trucewatch.model.vocabulary import (
    ActorKind,
    Aux,
    Certainty,
    Dimension,
    Outcome,
    PersonStatus,
    PloverRoot,
    Polarity,
    RelationType,
    Stance,
    SubType,
)

NEGATIVE = {"polarity": Polarity.NEGATIVE, "certainty": Certainty.CERTAIN_NOT}
DENIED = {**NEGATIVE, "stance": Stance.DENY}


def dispatch(speaker: str, cue: str, content: str, day: int = 4, **labels: Any) -> tuple[Dispatch, str]:
    """``SPEAKER CUE CONTENT.`` in a document of its own about the mill at Kelm; with the claim's id."""
    text = f"Of the mill and the orchards at Kelm. {speaker} {cue} {content}."
    d = Dispatch(text, published=date(2031, 5, day), publisher=f"{speaker} Post")
    return d, d.claim(speaker, cue, content, **labels)


def answered(told: tuple[Dispatch, str], reply: tuple[Dispatch, str]) -> list[Relation]:
    """What stands between the claims of two documents."""
    return between(link(corpus(told[0], reply[0])), told[1], reply[1])


def shelled(content: str = "Ostrian guns shelled the mill", **values: Any) -> tuple[Dispatch, str]:
    """A charge of Varland's, with its event."""
    d, claim = dispatch("Varland", "said", content)
    trigger = next(word for word in ("shelled", "attack", "bombed", "launched") if word in content)
    d.event(claim, trigger, values.pop("kind", SubType.SHELLING), by="Ostrian", **values)
    return d, claim


@pytest.mark.parametrize(
    "content",
    [
        "its guns had been silent all day",
        "no gun of ours was fired",
        "our troops held their fire",
    ],
)
def test_a_side_that_fired_nothing_denies_the_shelling(content: str) -> None:
    """However it is put, also in another document."""
    relations = answered(shelled(), dispatch("Ostria", "said", content, **NEGATIVE))
    assert [relation.type for relation in relations] == [RelationType.DENIES]


def test_fire_of_another_day_is_not_denied() -> None:
    """Nothing was fired on Friday: that leaves the shelling of Sunday alone."""
    told = shelled("Ostrian guns shelled the mill on Sunday", when=("Sunday", date(2031, 5, 4)))
    d, claim = dispatch("Ostria", "said", "no gun of ours was fired on Friday", **NEGATIVE)
    d.time("Friday", date(2031, 5, 2))
    assert answered(told, (d, claim)) == []


@pytest.mark.parametrize(
    ("content", "denies"),
    [
        ("the mill had been shelled", True),
        ("the orchards were ripe", False),
    ],
)
def test_who_is_charged_denies_it_in_its_own_words(content: str, denies: bool) -> None:
    """A denial answers the charge with whose words it goes, not any other."""
    relations = answered(shelled(), dispatch("Ostria", "denied that", content, **DENIED))
    assert [relation.type for relation in relations] == ([RelationType.DENIES] if denies else [])


def test_a_statement_is_denied_as_a_whole() -> None:
    """Who names another's statement and calls it false denies what leads it, in another document too."""
    told, reply = shelled(), dispatch("Ostria", "called", "the Varlandic statement a fabrication")
    (relation,) = answered(told, reply)
    assert relation.type is RelationType.DENIES
    assert (relation.a, relation.b) == (reply[1], told[1])


def test_there_was_no_such_attack() -> None:
    """The side that is told to have done it says that there was no such thing."""
    d, claim = dispatch("Ostria", "said", "no such attack took place at the mill", **NEGATIVE)
    d.event(claim, "attack", SubType.SHELLING, aux=Aux.NEGATED)
    (relation,) = answered(shelled(), (d, claim))
    assert relation.type is RelationType.DENIES


def test_what_was_struck_was_not_there() -> None:
    """One tells of a strike on a depot, the other says that there was none at the place."""
    told = shelled("Ostrian guns shelled a depot near the mill", on="a depot")
    d, claim = told
    reply = dispatch("Varland", "said", "there was no depot near the mill", **NEGATIVE)
    own = dispatch("Ostria", "said", "its guns shelled a depot near the mill")
    own[0].event(own[1], "shelled", SubType.SHELLING, by="Ostria", on="a depot")
    (relation,) = answered(own, reply)
    assert relation.type in {RelationType.CONTRADICTS, RelationType.DENIES}
    assert answered((d, claim), reply) == []  # one side does not contradict itself


@pytest.mark.parametrize(
    ("told", "none"),
    [
        ("Ostria still holds 12 Varlandic prisoners", "there are no prisoners in Ostria any more"),
        ("Ostria has mined the orchards", "there was not a single mine in the orchards"),
        ("Ostrian graves were found at the mill", "not one grave was found at the mill"),
    ],
)
def test_one_speaks_of_what_the_other_says_there_is_none_of(told: str, none: str) -> None:
    """Existence denied is a denial, also where verbs and forms differ."""
    (relation,) = answered(dispatch("Varland", "said", told), dispatch("Ostria", "said", none, **NEGATIVE))
    assert relation.type is RelationType.DENIES


def test_both_say_that_there_is_none() -> None:
    """Who is without it and who has none of it say no opposites."""
    told = dispatch("Varland", "said", "the mill was without water")
    assert not answered(told, dispatch("Ostria", "said", "the mill had no water", **NEGATIVE))


def test_nobody_was_harmed() -> None:
    """Wounded on the one account, nobody hurt on the other."""
    told = dispatch("Varland", "said", "two farmers were wounded at the mill")
    told[0].casualties(told[1], "two farmers", 2, 2, outcome=Outcome.WOUNDED, status=PersonStatus.CIVILIAN)
    reply = dispatch("Ostria", "said", "nobody was hurt at the mill", **NEGATIVE)
    reply[0].casualties(reply[1], "nobody", 0, 0, outcome=Outcome.WOUNDED)
    (relation,) = answered(told, reply)
    assert (relation.type, relation.dimension) == (RelationType.CONTRADICTS, Dimension.CASUALTIES)


def test_a_mere_answer_is_no_attack() -> None:
    """An attack on the one account; on the other its author merely answered."""
    told = shelled("Ostrian guns launched an attack on the mill", kind=SubType.GROUND_ASSAULT)
    (relation,) = answered(told, dispatch("Ostria", "said", "its guns at the mill merely responded"))
    assert relation.dimension is Dimension.INITIATOR


def test_who_is_told_to_be_answered_fired_nothing() -> None:
    """An answer takes an attack for given, which its author denies."""
    told = dispatch("Ostria", "said", "the guards at the mill had acted in self-defence")
    reply = dispatch("Varland", "said", "no shots came from the mill", **NEGATIVE)
    (relation,) = answered(told, reply)
    assert (relation.type, relation.dimension) == (RelationType.DENIES, Dimension.INITIATOR)


@pytest.mark.parametrize(
    ("crossed", "denied"),
    [
        (
            "Ostrian soldiers crossed the line near the mill",
            "its soldiers did not cross the line near the mill",
        ),
        ("Ostrian soldiers moved into Varlandic territory", "its soldiers have not crossed the border"),
    ],
)
def test_a_line_is_crossed_or_not(crossed: str, denied: str) -> None:
    """Told of a party by the other, and denied by the party itself."""
    relations = answered(dispatch("Varland", "said", crossed), dispatch("Ostria", "said", denied, **NEGATIVE))
    assert [relation.type for relation in relations] == [RelationType.DENIES]


def test_whose_ground_it_was() -> None:
    """The same people on the one's ground and on the other's."""
    told = dispatch("Ostria", "said", "the shepherds were on Ostrian soil near the mill")
    reply = dispatch("Varland", "said", "the shepherds had crossed into Varland near the mill")
    (relation,) = answered(told, reply)
    assert relation.dimension is Dimension.PLACE


@pytest.mark.parametrize(
    "gone", ["Ostria has no troops in Kelm", "Ostria has withdrawn its troops from Kelm"]
)
def test_troops_are_there_or_gone(gone: str) -> None:
    """A charge of staying is met by there being nobody left."""
    told = dispatch("Varland", "said", "Ostria has not withdrawn its troops from Kelm", **NEGATIVE)
    (relation,) = answered(told, dispatch("Ostria", "said", gone))
    assert relation.type is not RelationType.CORROBORATES
    assert relation.dimension in {Dimension.COMPLIANCE, Dimension.OCCURRENCE}


def test_a_work_is_begun_or_not() -> None:
    """Of one party's part of a road."""
    told = dispatch("Varland", "said", "Ostria had not begun its part of the road", **NEGATIVE)
    (relation,) = answered(told, dispatch("Ostria", "said", "it has started to build its part of the road"))
    assert relation.dimension is Dimension.PLAN


def test_an_act_of_one_aim_and_another() -> None:
    """Arms by the account of who struck, houses by another's."""
    own = dispatch("Ostria", "said", "its guns shelled an ammunition depot in Kelm")
    own[0].event(own[1], "shelled", SubType.SHELLING, by="Ostria", on="an ammunition depot", place="Kelm")
    told = shelled("Ostrian guns shelled houses in Kelm", on="houses", place="Kelm")
    (relation,) = answered(told, own)
    assert relation.dimension is Dimension.TARGET


def test_a_duty_is_read_for_less() -> None:
    """One has a road built by a day, the other has only a plan agreed by then."""
    told = dispatch("Varland", "said", "the road had to be finished by March", stance=Stance.DEMAND)
    reply = dispatch("Ostria", "said", "by March the two had only to agree a plan for the road")
    (relation,) = answered(told, reply)
    assert (relation.type, relation.dimension) == (RelationType.REINTERPRETS, Dimension.READING)


def test_a_habit_is_denied() -> None:
    """Again and again on the one account, never on the other."""
    d, claim = dispatch("Varland", "said", "Ostrian guns regularly shelled the mill", aux=Aux.HABITUAL)
    d.event(claim, "shelled", SubType.SHELLING, by="Ostrian", aux=Aux.HABITUAL)
    reply = dispatch("Ostria", "said", "its guns never shelled the mill", **NEGATIVE)
    reply[0].event(reply[1], "shelled", SubType.SHELLING, by="Ostria", aux=Aux.NEGATED)
    assert [relation.type for relation in answered((d, claim), reply)] == [RelationType.DENIES]


def test_an_observer_bears_a_side_out() -> None:
    """One who is of no side tells the same in other words: what is told is corroborated."""
    told = dispatch("Varland", "said", "Ostria destroyed gravestones in the orchards of Kelm")
    mission = {"actor": "mission", "kind": ActorKind.MONITORING_MISSION, "side": "monitor"}
    reply = dispatch("The mission", "found", "damaged gravestones in the orchards of Kelm", **mission)
    assert [relation.type for relation in answered(told, reply)] == [RelationType.CORROBORATES]


def test_one_number_of_two_sources() -> None:
    """The same number of dead by two who are independent, in whatever words."""
    told = dispatch("Varland", "said", "a shell on the mill killed six people")
    told[0].casualties(told[1], "six people", 6, 6)
    reply = dispatch("The clinic", "said", "the number of dead at the mill was six")
    reply[0].casualties(reply[1], "six", 6, 6)
    assert [relation.dimension for relation in answered(told, reply)] == [Dimension.CASUALTIES]


def test_what_is_told_weeks_later_answers_nothing() -> None:
    """The same words after a month are another matter."""
    reply = dispatch("Ostria", "said", "its guns had been silent all day", day=30)
    assert answered(shelled(), reply) == []


def test_another_act_is_not_negated() -> None:
    """The words behind a negation tell what is negated: nobody was let near, but the mill was shelled."""
    d, claim = shelled("Ostrian guns shelled the mill and the orchards")
    reply = dispatch(
        "Ostria", "said", "its men were not allowed to see the mill and the orchards", **NEGATIVE
    )
    reply[0].event(reply[1], "allowed", plover=PloverRoot.COERCE, aux=Aux.NEGATED)
    assert answered((d, claim), reply) == []


@pytest.mark.parametrize("content", ["it had not lost a hill", "no height was taken", "the hill is green"])
def test_no_ground_was_lost(content: str) -> None:
    """What one says it took, the other says it did not lose."""
    told = dispatch("Ostria", "said", "its soldiers seized a hill above the mill")
    relations = answered(told, dispatch("Varland", "said", content, **NEGATIVE))
    wanted = [] if "green" in content else [Dimension.CONTROL]
    assert [relation.dimension for relation in relations] == wanted


def test_a_duty_kept_to_the_letter() -> None:
    """Not a clause kept on the one account, everything on the other."""
    text = "of the cease-fire agreement"
    told = dispatch("Varland", "said", f"Ostria has kept not one clause {text}", **NEGATIVE)
    (relation,) = answered(told, dispatch("Ostria", "said", f"it follows every word {text} to the letter"))
    assert relation.dimension is Dimension.COMPLIANCE
