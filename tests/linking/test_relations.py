"""Relations: every row of the contradiction table, with what is a conflict and what is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.linking.dispatches import Dispatch, between, corpus, judgement, opposed
from trucewatch.linking import link
from trucewatch.model.event import Sequence
from trucewatch.model.linking import Linked
from trucewatch.model.vocabulary import (
    ActorKind,
    Aux,
    Certainty,
    Dimension,
    Independence,
    Outcome,
    PersonStatus,
    Polarity,
    RelationType,
    Slot,
    Stance,
    SubType,
)

NEGATIVE = {"polarity": Polarity.NEGATIVE, "certainty": Certainty.CERTAIN_NOT}


def said(left: str, right: str, joint: str = ". ", **of_right: Any) -> tuple[Dispatch, str, str]:
    """``Varland said LEFT`` and ``Ostria said RIGHT``, joined; with the ids of the two claims."""
    d = Dispatch(f"Varland said {left}{joint}Ostria said {right}.")
    return d, d.claim("Varland", "said", left), d.claim("Ostria", "said", right, **of_right)


def answered(left: str, cue: str, content: str, **labels: Any) -> tuple[Linked, str, str]:
    """``Varland said LEFT. Ostria CUE CONTENT.``, linked; with the ids of the two claims."""
    d = Dispatch(f"Varland said {left}. Ostria {cue} {content}.")
    a = d.claim("Varland", "said", left)
    b = d.claim("Ostria", cue, content, **{"stance": Stance.DENY, **labels})
    return link(corpus(d)), a, b


# -- replies --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("denied", "this"),
        ("rejected", "the accusation"),
        ("disputes", "the claim"),
        ("denied", "any involvement"),
        ("denied", "that any shelling took place"),
        ("dismissed", "the reports"),
    ],
)
def test_a_denial_is_tied_to_what_it_denies(cue: str, content: str) -> None:
    """Whether it only points back or has words of its own, with the cue as printed and marked explicit."""
    linked, a, b = answered("its guns had shelled Kelm", cue, content)
    (relation,) = between(linked, a, b)
    assert (relation.a, relation.b) == (b, a)
    assert relation.type is RelationType.DENIES
    assert relation.explicit
    assert relation.cue is not None
    assert relation.cue.text == cue
    assert relation.made_by == "rule:reply-cue"
    assert relation.independence is Independence.INDEPENDENT


def test_not_so_denies_the_sentence_before() -> None:
    """A whole denial of two words answers the claim right before it."""
    d = Dispatch("Varland said that the mission does nothing about the shelling. Not so, Ostria countered.")
    a = d.claim("Varland", "said", "the mission does nothing about the shelling")
    b = d.claim("Ostria", "countered", "Not so", stance=Stance.DENY)
    assert between(link(corpus(d)), a, b)[0].type is RelationType.DENIES


@pytest.mark.parametrize("cue", ["has not denied", "neither confirmed nor denied", "has not confirmed"])
def test_withholding_is_no_denial(cue: str) -> None:
    """Not to confirm, and not to deny, is no account, whatever the verb."""
    linked, a, b = answered("its guns had shelled Kelm", cue, "the report", stance=Stance.ASSERT)
    assert not between(linked, a, b)


def test_a_rejected_demand_is_an_answer_and_no_contradiction() -> None:
    """Nothing that could be false was said: the rejection responds to the demand."""
    d = Dispatch("Varland demanded that the road be closed. Ostria rejected the demand to close the road.")
    a = d.claim("Varland", "demanded", "that the road be closed", stance=Stance.DEMAND)
    b = d.claim("Ostria", "rejected", "the demand to close the road", stance=Stance.REJECT)
    assert [relation.type for relation in between(link(corpus(d)), a, b)] == [RelationType.RESPONDS_TO]


def test_a_counterfactual_behind_a_denying_verb_denies_nothing() -> None:
    """“If we wanted to, we would”, pushed back with, answers but does not deny."""
    linked, a, b = answered(
        "Ostria wants to take Kelm", "pushed back", "if its army wanted Kelm it would walk in",
        stance=Stance.ASSERT, aux=Aux.COUNTERFACTUAL,
    )  # fmt: skip
    assert [relation.type for relation in between(linked, a, b)] == [RelationType.RESPONDS_TO]


def test_a_denial_answers_the_claim_about_the_denier_in_the_sentence_before() -> None:
    """Of several earlier claims, the denial takes the nearest one that concerns the denier."""
    d = Dispatch(
        "Varland said that the harvest was good. Varland said that Ostrian guns had shelled Kelm. Ostria denied the charge."
    )
    far = d.claim("Varland", "said", "the harvest was good")
    near = d.claim("Varland", "said", "Ostrian guns had shelled Kelm", stance=Stance.ACCUSE)
    denial = d.claim("Ostria", "denied", "the charge", stance=Stance.DENY)
    linked = link(corpus(d))
    assert between(linked, near, denial)
    assert not between(linked, far, denial)


def test_both_deniers_answer_and_not_each_other() -> None:
    """Two sources of one denying clause each deny the claim; the two denials do not oppose each other."""
    d = Dispatch("Residents said that guns had shelled Kelm. Varland and Ostria denied the reports.")
    claim = d.claim("Residents", "said", "guns had shelled Kelm")
    one = d.claim("Varland", "denied", "the reports", stance=Stance.DENY)
    other = d.claim("Ostria", "denied", "the reports", stance=Stance.DENY)
    pairs = {frozenset({relation.a, relation.b}) for relation in opposed(link(corpus(d)))}
    assert pairs == {frozenset({claim, one}), frozenset({claim, other})}


def test_responding_ties_an_answer_without_opposing() -> None:
    """An opening such as "Responding on Thursday" ties the claim to what it answers."""
    d = Dispatch(
        "Varland said that no plan exists. Responding on Thursday, Ostria said that the bridge matters most."
    )
    a = d.claim("Varland", "said", "no plan exists")
    b = d.claim("Ostria", "said", "the bridge matters most")
    (relation,) = between(link(corpus(d)), a, b)
    assert relation.type is RelationType.RESPONDS_TO
    assert relation.explicit


def test_a_denial_in_another_document_of_the_week() -> None:
    """A denial in words of its own is tied across documents where it repeats what it denies."""
    first = Dispatch("Varland said that Ostrian engineers mined the bridge near Kelm.", id="a")
    second = Dispatch(
        "Ostria denied that Ostrian engineers mined the bridge near Kelm.", id="b", published=date(2031, 5, 6)
    )
    a = first.claim("Varland", "said", "Ostrian engineers mined the bridge near Kelm")
    b = second.claim("Ostria", "denied", "Ostrian engineers mined the bridge near Kelm", stance=Stance.DENY)
    (relation,) = between(link(corpus(first, second)), a, b)
    assert (relation.a, relation.type, relation.explicit) == (b, RelationType.DENIES, False)


def test_confirming_what_the_other_side_said_corroborates_it() -> None:
    """Agreement against one's interest is corroboration by an independent origin."""
    linked, a, b = answered(
        "its troops took Sarn", "confirmed", "the fall of Sarn", stance=Stance.ACKNOWLEDGE
    )
    (relation,) = between(linked, a, b)
    assert relation.type is RelationType.CORROBORATES
    assert relation.independence is Independence.INDEPENDENT


# -- initiator, responsibility ------------------------------------------------------------------------


def test_each_says_that_the_other_fired_first() -> None:
    """Two exclusive accounts of who began cannot both hold."""
    d, a, b = said("Ostrian troops opened fire first", "Varlandic troops had attacked first", ", while ")
    d.event(a, "opened fire", SubType.EXCHANGE_OF_FIRE, by="Ostrian", sequence=Sequence.FIRST)
    d.event(b, "attacked", SubType.GROUND_ASSAULT, by="Varlandic", sequence=Sequence.FIRST)
    (relation,) = between(link(corpus(d)), a, b)
    assert (relation.type, relation.dimension) == (RelationType.CONTRADICTS, Dimension.INITIATOR)
    assert relation.explicit
    assert relation.cue is not None
    assert relation.cue.text == "while"


def test_two_charges_without_an_order_are_no_contradiction() -> None:
    """Each may have fired at the other: mutual charges of shelling or of violating oppose nothing."""
    d, a, b = said("Ostrian troops shelled its posts", "Varlandic troops shelled two villages")
    d.event(a, "shelled", SubType.SHELLING, by="Ostrian")
    d.event(b, "shelled", SubType.SHELLING, nth=1, by="Varlandic")
    assert not opposed(link(corpus(d)))


@pytest.mark.parametrize(
    ("words", "dimension"),
    [
        ("each other of firing first", Dimension.INITIATOR),
        ("each other of carrying out the strike", Dimension.RESPONSIBILITY),
        ("each other of violating the truce", None),
    ],
)
def test_one_clause_of_two_sides(words: str, dimension: Dimension | None) -> None:
    """What each says of the other contradicts only where it can be true of one alone."""
    d = Dispatch(f"Varland and Ostria accuse {words}.")
    claim = d.claim("Varland and Ostria", "accuse", words, side="ostria;varland", stance=Stance.ACCUSE)
    found = [(relation.a, relation.b, relation.dimension) for relation in opposed(link(corpus(d)))]
    assert found == ([(claim, claim, dimension)] if dimension else [])


def test_an_ordinal_is_no_first_shot() -> None:
    """The words "the first war" say nothing of who began."""
    d, *_ = said("Ostrian troops attacked in the first war", "Varlandic troops attacked in the first war")
    assert not [r for r in opposed(link(corpus(d))) if r.dimension is Dimension.INITIATOR]


# -- casualties ------------------------------------------------------------------------------------


def counted(
    left: tuple[int | None, int | None],
    right: tuple[int | None, int | None],
    *,
    vague: bool = False,
    right_values: dict[str, Any] | None = None,
) -> Linked:
    """Two sides' figures of Varland's dead, in one text."""
    d, a, b = said("nine soldiers died", "four soldiers died")
    values = {"side": "varland", "status": PersonStatus.COMBATANT}
    d.casualties(a, "nine soldiers", *left, vague=vague, **values)
    d.casualties(b, "four soldiers", *right, **{**values, **(right_values or {})})
    return link(corpus(d))


def test_figures_that_cannot_both_hold() -> None:
    """The same side, outcome and status, and disjoint numbers."""
    (relation,) = opposed(counted((9, 9), (4, 4)))
    assert relation.dimension is Dimension.CASUALTIES
    assert relation.basis == "9 against 4 killed."


@pytest.mark.parametrize(
    ("left", "right", "values"),
    [
        ((2, None), (4, 4), {}),
        ((None, 9), (4, 4), {}),
        ((9, 9), (4, 4), {"outcome": Outcome.WOUNDED}),
        ((9, 9), (4, 4), {"side": "ostria"}),
        ((9, 9), (4, 4), {"status": PersonStatus.CIVILIAN}),
    ],
    ids=["at least", "up to", "another outcome", "another side", "another status"],
)
def test_figures_that_may_both_hold(
    left: tuple[int | None, int | None], right: tuple[int | None, int | None], values: dict[str, Any]
) -> None:
    """Floors, ceilings, other outcomes, other people and other statuses are no contradiction."""
    assert not opposed(counted(left, right, right_values=values))


def test_a_vague_floor_reaches_upwards() -> None:
    """The word "dozens" is at least twelve and contradicts no larger number."""
    assert not opposed(counted((4, None), (12, 12), vague=True))


def test_each_side_counting_the_other_s_dead_counts_other_people() -> None:
    """Two sides that each tell of those their own forces killed do not contradict each other."""
    d, a, b = said("it killed nine soldiers", "it killed four soldiers")
    d.event(a, "killed", SubType.OTHER, by="Varland")
    d.event(b, "killed", SubType.OTHER, nth=1, by="Ostria")
    d.casualties(a, "nine soldiers", 9, 9)
    d.casualties(b, "four soldiers", 4, 4)
    assert not opposed(link(corpus(d)))


def test_a_later_figure_of_the_same_source_supersedes() -> None:
    """A side that corrects its own figure does not contradict itself; the later row takes its place."""
    first = Dispatch("Varland said nine soldiers died at Kelm.", id="a", published=date(2031, 5, 4))
    second = Dispatch(
        "Varland said the toll at Kelm has risen to eleven soldiers killed.",
        id="b",
        published=date(2031, 5, 5),
    )
    a = first.claim("Varland", "said", "nine soldiers died at Kelm")
    b = second.claim("Varland", "said", "the toll at Kelm has risen to eleven soldiers killed")
    first.casualties(a, "nine soldiers", 9, 9, side="varland")
    second.casualties(b, "eleven soldiers", 11, 11, side="varland")
    (relation,) = between(link(corpus(first, second)), a, b)
    assert (relation.a, relation.b, relation.type) == (b, a, RelationType.SUPERSEDES)


def test_two_figures_of_one_side_are_a_tension() -> None:
    """Two organs of one side with other numbers on one day: kept, and never a contradiction."""
    d = Dispatch("Varland said nine soldiers died. Varland’s defence ministry said four soldiers died.")
    a = d.claim("Varland", "said", "nine soldiers died")
    b = d.claim("Varland’s defence ministry", "said", "four soldiers died")
    d.casualties(a, "nine soldiers", 9, 9, side="varland")
    d.casualties(b, "four soldiers", 4, 4, side="varland")
    (relation,) = between(link(corpus(d)), a, b)
    assert relation.type is RelationType.TENSION_WITHIN_SIDE
    assert relation.independence is Independence.DEPENDENT


# -- control, compliance, truce, plans ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "joint", "dimension"),
    [
        (
            "its troops had captured the town of Sarn",
            "its troops still hold the town of Sarn",
            ". ",
            Dimension.CONTROL,
        ),
        (
            "its troops had secured the road to Kelm",
            "fighting continues on the road",
            ", but ",
            Dimension.CONTROL,
        ),
        (
            "Ostria is violating the truce by keeping posts",
            "it is honouring the truce in full",
            ", but ",
            Dimension.COMPLIANCE,
        ),
        ("the truce is in danger", "the truce is holding", ", while ", Dimension.TRUCE_STATUS),
        ("the truce does not cover Sarn", "the truce covers Sarn", ", while ", Dimension.APPLICABILITY),
        ("a date for the talks has been scheduled", "no date for the talks is known", ". ", Dimension.PLAN),
        (
            "a mine caused the blast at the mill",
            "shelling caused the blast at the mill",
            ", while ",
            Dimension.MEANS,
        ),
        ("the bridge at Kelm has reopened", "the bridge at Kelm is closed", ", but ", Dimension.OCCURRENCE),
    ],
    ids=lambda value: value if isinstance(value, Dimension) else "",
)
def test_states_of_things_that_exclude_one_another(
    left: str, right: str, joint: str, dimension: Dimension
) -> None:
    """Both claim the place, keep and break, hold and fail, cover and not, agreed and not, and so on."""
    d, a, b = said(left, right, joint)
    (relation,) = between(link(corpus(d)), a, b)
    assert (relation.type, relation.dimension) == (RelationType.CONTRADICTS, dimension)


@pytest.mark.parametrize(
    ("left", "right", "joint"),
    [
        ("Sarn is recognised as its own territory", "its troops control the town of Sarn", ". "),
        ("Ostria is violating the truce", "Varland is violating the truce", ", while "),
        ("Ostria violated the truce", "the truce is holding", ", while "),
        ("shelling hit the mill", "artillery hit the mill", ", while "),
        ("the road is being built", "the harvest is good", ". "),
    ],
    ids=["recognised and held", "both violate", "breach and holding", "one means in two words", "unrelated"],
)
def test_states_of_things_that_go_together(left: str, right: str, joint: str) -> None:
    """What can be true at once is no contradiction, even where the text sets it side by side."""
    d, *_ = said(left, right, joint)
    assert not opposed(link(corpus(d)))


def test_different_reasons_are_rereadings() -> None:
    """Motives never contradict: each side reads the act in its own way."""
    d, a, b = said(
        "its troops left the hill as a gesture of goodwill", "its army drove out the garrison", ", while "
    )
    (relation,) = between(link(corpus(d)), a, b)
    assert (relation.type, relation.dimension) == (RelationType.REINTERPRETS, Dimension.MOTIVE)


def test_a_condition_on_what_the_other_calls_agreed_rereads_the_trigger() -> None:
    """One side's agreement that the other makes hang on a guarantee differs in the trigger."""
    d, a, b = said("both had agreed to a truce at sea", "it needs guarantees before any truce", ", but ")
    (relation,) = between(link(corpus(d)), a, b)
    assert (relation.type, relation.slot) == (RelationType.REINTERPRETS, Slot.TRIGGER)


@pytest.mark.parametrize("stance", [Stance.DEMAND, Stance.PLEDGE, Stance.THREATEN, Stance.SENTIMENT])
def test_what_states_nothing_contradicts_nothing(stance: Stance) -> None:
    """A demand, a pledge, a threat and a feeling are neither true nor false."""
    d, *_ = said("the truce is in danger", "the truce is holding", ", while ", stance=stance)
    assert not opposed(link(corpus(d)))


@pytest.mark.parametrize("aux", [Aux.FEARED, Aux.HYPOTHETICAL, Aux.COUNTERFACTUAL, Aux.FUTURE, Aux.HABITUAL])
def test_what_is_not_told_as_so_contradicts_nothing(aux: Aux) -> None:
    """Fears, conditions, plans and habits are set against no statement."""
    d, *_ = said("the truce is in danger", "the truce is holding", ", while ", aux=aux)
    assert not opposed(link(corpus(d)))


def test_silence_contradicts_nothing() -> None:
    """Nothing is known yet: that is no account."""
    d, *_ = said(
        "a mine caused the blast", "it is not clear what caused the blast, a shelling or a mine", ", while "
    )
    assert not opposed(link(corpus(d)))


# -- agreement -------------------------------------------------------------------------------------


def test_the_same_said_by_both_sides_corroborates() -> None:
    """Two parties that say the same of one thing corroborate each other, independently."""
    d, a, b = said("the bridge at Kelm was burned down", "the bridge at Kelm was burned down by fire")
    (relation,) = between(link(corpus(d)), a, b)
    assert (relation.type, relation.independence) == (RelationType.CORROBORATES, Independence.INDEPENDENT)


def test_the_same_said_twice_by_one_side_repeats() -> None:
    """Two spokesmen of one side are repetition."""
    d = Dispatch(
        "Varland said the bridge at Kelm burned. Varland’s defence ministry said the bridge at Kelm burned."
    )
    a = d.claim("Varland", "said", "the bridge at Kelm burned")
    b = d.claim("Varland’s defence ministry", "said", "the bridge at Kelm burned", nth=1)
    (relation,) = between(link(corpus(d)), a, b)
    assert relation.type is RelationType.REPEATS


def test_outlet_and_party_are_not_known_to_be_independent() -> None:
    """The press may have it from the party: independence stays unknown, which counts as dependent."""
    d = Dispatch("The bridge at Kelm burned down. Varland said the bridge at Kelm burned.")
    a = d.author("The bridge at Kelm burned down")
    b = d.claim("Varland", "said", "the bridge at Kelm burned")
    assert between(link(corpus(d)), a, b)[0].independence is Independence.UNKNOWN


def test_other_figures_are_no_agreement() -> None:
    """Two like sentences of two days with other numbers say two things."""
    first = Dispatch("Strikes on Kelm killed five people.", id="a", published=date(2031, 5, 4))
    second = Dispatch(
        "Strikes on Kelm killed nine people.", id="b", published=date(2031, 5, 5), publisher="The Courier"
    )
    for d, phrase, n in ((first, "five people", 5), (second, "nine people", 9)):
        d.casualties(d.author(d.text.rstrip(".")), phrase, n, n)
    assert not link(corpus(first, second)).relations


def test_a_rejected_relation_is_left_out() -> None:
    """A person's judgement takes a relation away and leaves the claims."""
    linked, a, b = answered("its guns had shelled Kelm", "denied", "this")
    (relation,) = between(linked, a, b)
    d = Dispatch("Varland said its guns had shelled Kelm. Ostria denied this.")
    d.claim("Varland", "said", "its guns had shelled Kelm")
    d.claim("Ostria", "denied", "this", stance=Stance.DENY)
    assert not link(corpus(d, judgements=(judgement("reject", relation.id),))).relations


@pytest.mark.parametrize("object_", ["the proposal", "the offer of a pause", "a resolution of the council"])
def test_an_offer_turned_down_is_no_denial(object_: str) -> None:
    """To reject a proposal is an answer to it and says of nothing that it is false."""
    linked, a, b = answered(
        "it has accepted a proposal of the council for a pause", "rejected", object_, stance=Stance.REJECT
    )
    assert RelationType.DENIES not in {relation.type for relation in between(linked, a, b)}


@pytest.mark.parametrize("stance", [Stance.ACKNOWLEDGE, Stance.DENY])
def test_confirming_no_harm_confirms_no_attack(stance: Stance) -> None:
    """A confirmation in the negative supports no claim in the positive, and by itself denies none."""
    linked, a, b = answered(
        "its guns had fired at a mill near Kelm", "confirmed", "that no shell hit the base at Kelm",
        stance=stance, **NEGATIVE,
    )  # fmt: skip
    assert not between(linked, a, b)


def test_a_truce_that_fails_next_week_contradicts_nothing_said_today() -> None:
    """States of things are set against each other at one time only."""
    first = Dispatch("Varland said the truce around Kelm is holding.", id="a", published=date(2031, 5, 4))
    second = Dispatch("Ostria said the truce around Kelm is in danger.", id="b", published=date(2031, 5, 9))
    first.claim("Varland", "said", "the truce around Kelm is holding")
    second.claim("Ostria", "said", "the truce around Kelm is in danger")
    assert not opposed(link(corpus(first, second)))


def test_what_is_denied_inside_a_denial_is_set_against_nothing_else() -> None:
    """The claim named in "rejected claims that …" is answered by the rejection, with its source unnamed."""
    d = Dispatch("Ostria rejected claims that its army is violating the truce.")
    outer = d.claim("Ostria", "rejected", "its army is violating the truce", stance=Stance.DENY)
    inner = d.claim(None, "claims", "its army is violating the truce", nested_in=outer, stance=Stance.ACCUSE)
    (relation,) = opposed(link(corpus(d)))
    assert (relation.a, relation.b, relation.type) == (outer, inner, RelationType.DENIES)


def test_a_strike_told_without_an_order_contradicts_no_first_shot() -> None:
    """That one side struck at some time does not say that the other did not fire first."""
    d, a, b = said("Ostrian troops opened fire first at Kelm", "two men died in a Varlandic strike on Kelm")
    d.event(a, "opened fire", SubType.EXCHANGE_OF_FIRE, by="Ostrian", place="Kelm", sequence=Sequence.FIRST)
    d.event(b, "strike", SubType.AIR_OR_DRONE_STRIKE, by="Varlandic", place="Kelm")
    linked = link(corpus(d))
    assert len(linked.incidents) == 1
    assert not opposed(linked)


def test_a_correction_supersedes_the_figure_it_corrects() -> None:
    """A figure put as "not 14" takes the place of the 14 of the same source."""
    first = Dispatch("Varland said 14 of its soldiers were wounded.", id="a", published=date(2031, 5, 4))
    second = Dispatch(
        "Correction: Varland now says that 19 of its soldiers were wounded, not 14.",
        id="b",
        published=date(2031, 5, 9),
    )
    a = first.claim("Varland", "said", "14 of its soldiers were wounded")
    b = second.claim("Varland", "says", "19 of its soldiers were wounded, not 14")
    first.casualties(a, "14 of its soldiers", 14, 14, outcome=Outcome.WOUNDED, side="varland")
    second.casualties(b, "19 of its soldiers", 19, 19, outcome=Outcome.WOUNDED, side="varland")
    (relation,) = between(link(corpus(first, second)), a, b)
    assert (relation.a, relation.type) == (b, RelationType.SUPERSEDES)


# -- what a reply answers, and who may contradict whom ---------------------------------------------------


@pytest.mark.parametrize(("cue", "content"), [("rejected", "the charge"), ("denied", "this")])
def test_a_charge_about_the_replier_outranks_what_stands_nearer(cue: str, content: str) -> None:
    """What a side rejects or denies is what was said against it, not the sentence in between."""
    d = Dispatch(
        "The mission said that Ostrian guns had shelled Kelm. It said its patrols were calming the town. "
        f"Ostria {cue} {content}."
    )
    charge = d.claim("The mission", "said", "Ostrian guns had shelled Kelm", side="monitor")
    d.event(charge, "shelled", SubType.SHELLING, by="Ostrian", place="Kelm")
    between_them = d.claim("It", "said", "its patrols were calming the town", side="monitor")
    reply = d.claim("Ostria", cue, content, stance=Stance.DENY)
    linked = link(corpus(d))
    assert between(linked, reply, charge)[0].type is RelationType.DENIES
    assert not between(linked, reply, between_them)


def test_a_charge_is_rejected_only_where_one_was_made() -> None:
    """The words "the charge" are tied to no claim that charges nobody."""
    linked, a, b = answered("its patrols were calming the town", "rejected", "the charge")
    assert not between(linked, a, b)


def test_first_against_a_plain_charge_is_no_contradiction() -> None:
    """Both accounts must be exclusive: a charge of attacking leaves open who was first."""
    d = Dispatch("Varland accused Ostria of attacking its posts, while Ostria said Varland attacked first.")
    a = d.claim("Varland", "accused", "Ostria of attacking its posts", stance=Stance.ACCUSE, accused="Ostria")
    b = d.claim("Ostria", "said", "Varland attacked first")
    d.event(a, "attacking", SubType.GROUND_ASSAULT, by="Ostria")
    d.event(b, "attacked", SubType.GROUND_ASSAULT, by="Varland", sequence=Sequence.FIRST)
    assert not [r for r in between(link(corpus(d)), a, b) if r.dimension is Dimension.INITIATOR]


def test_a_foiled_attack_against_unprovoked_fire() -> None:
    """A side that foiled an attack says that the other began, as one that was fired at unprovoked does."""
    d, a, b = said("it foiled a raid from the north", "its men faced unprovoked fire", ", whereas ")
    (relation,) = between(link(corpus(d)), a, b)
    assert (relation.type, relation.dimension) == (RelationType.CONTRADICTS, Dimension.INITIATOR)


@pytest.mark.parametrize(
    ("left", "right", "stance"),
    [
        ("Ostria is violating the truce at sea", "Ostrian troops should withdraw", Stance.ASSERT),
        ("Ostria is violating the rules of the road", "it withdrew its troops", Stance.ASSERT),
        (
            "Ostria is violating the truce",
            "the council wants Ostria to withdraw under the deal",
            Stance.ASSERT,
        ),
        ("Ostria is violating the truce", "it honours the truce", Stance.DEMAND),
    ],
    ids=["advice", "no instrument", "asked for", "demand"],
)
def test_what_keeps_no_agreement_contradicts_no_breach(left: str, right: str, stance: Stance) -> None:
    """Kept against broken needs an instrument in both claims, and an act that is told and not asked for."""
    d, *_ = said(left, right, stance=stance)
    assert not [r for r in opposed(link(corpus(d))) if r.dimension is Dimension.COMPLIANCE]


def test_a_withdrawal_under_the_deal_against_a_breach_of_it() -> None:
    """An act told as done keeps the agreement that both claims name."""
    d, a, b = said("Ostria is violating the deal", "it withdrew its troops under the deal", ", but ")
    (relation,) = between(link(corpus(d)), a, b)
    assert (relation.type, relation.dimension) == (RelationType.CONTRADICTS, Dimension.COMPLIANCE)


def test_nobody_contradicts_himself() -> None:
    """A person whose name is resolved in one of two claims only is still one person."""
    d = Dispatch("Adal Reth said the truce is in danger, but later Reth said the truce is holding.")
    d.claim("Adal Reth", "said", "the truce is in danger", side="varland", kind=ActorKind.PERSON_OFFICIAL)
    d.claim("Reth", "said", "the truce is holding")
    assert not opposed(link(corpus(d)))


def test_telling_what_another_said_is_set_against_none_of_its_claims() -> None:
    """Who passes on a side's words does not contradict that side."""
    d = Dispatch("The envoy said Ostria said it is violating the truce. Ostria said it honours the truce.")
    outer = d.claim("The envoy", "said", "Ostria said it is violating the truce", side="mediator")
    d.claim("Ostria", "said", "it is violating the truce", nested_in=outer)
    other = d.claim("Ostria", "said", "it honours the truce")
    assert not [r for r in between(link(corpus(d)), outer, other) if r.dimension is Dimension.COMPLIANCE]


def test_acknowledging_something_else_confirms_no_breach() -> None:
    """To acknowledge is to grant; it confirms the claim before it only where it shares its words."""
    linked, a, b = answered(
        "Ostria is violating the truce at Kelm", "acknowledged", "a possible delay of the talks",
        stance=Stance.ACKNOWLEDGE,
    )  # fmt: skip
    assert not between(linked, a, b)
    linked, a, b = answered(
        "guns had shelled Kelm", "acknowledged", "that shells fell on Kelm", stance=Stance.ACKNOWLEDGE
    )
    assert between(linked, a, b)[0].type is RelationType.CORROBORATES


def test_speaking_out_against_an_attack_answers_no_advice() -> None:
    """The noun with which a reply points must be able to name what it is tied to."""
    linked, a, b = answered(
        "nobody should travel to the north", "spoke out against", "the attack", stance=Stance.REJECT
    )
    assert not between(linked, a, b)


def test_a_denied_denial_is_answered_in_its_own_words() -> None:
    """To reject claims that one does not keep a statement denies the claim inside, nouns in it or not."""
    d = Dispatch("Ostria rejected claims that it is not keeping to the joint statement.")
    words = "it is not keeping to the joint statement"
    outer = d.claim("Ostria", "rejected", words, stance=Stance.DENY, polarity=Polarity.POSITIVE)
    inner = d.claim(None, "claims", words, nested_in=outer, **NEGATIVE)
    (relation,) = opposed(link(corpus(d)))
    assert (relation.a, relation.b, relation.type) == (outer, inner, RelationType.DENIES)
    assert relation.dimension is Dimension.COMPLIANCE


def test_it_is_the_denial_that_denies_whichever_comes_first() -> None:
    """A denial of an earlier document denies what a later one repeats, and never the other way round."""
    first = Dispatch("Ostria denied that Ostrian engineers opened fire first near Kelm.", id="a")
    second = Dispatch(
        "Varland said that Ostrian engineers opened fire first near Kelm.", id="b", published=date(2031, 5, 6)
    )
    denial = first.claim(
        "Ostria", "denied", "Ostrian engineers opened fire first near Kelm", stance=Stance.DENY
    )
    charge = second.claim("Varland", "said", "Ostrian engineers opened fire first near Kelm")
    (relation,) = between(link(corpus(first, second)), denial, charge)
    assert (relation.a, relation.b, relation.type) == (denial, charge, RelationType.DENIES)
    assert relation.dimension is Dimension.INITIATOR
