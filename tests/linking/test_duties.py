"""Duties: which duty a claim is about, how it is read, how it is said to be kept, and where that parts."""

from __future__ import annotations

from datetime import date

import pytest

from tests.linking.dispatches import THEATRE, Dispatch
from trucewatch.linking import link
from trucewatch.model.linking import Corpus, Linked
from trucewatch.model.span import Span
from trucewatch.model.theatre import Agreement, Deadline, Name, Obligation, Theatre
from trucewatch.model.time import Interval, TimeExpression
from trucewatch.model.vocabulary import (
    Aux,
    Certainty,
    Compliance,
    DeadlineType,
    Dimension,
    Modality,
    Polarity,
    RelationType,
    Slot,
    Stance,
)

SIGNED = date(2030, 3, 14)


def theatre(signed: date = SIGNED) -> Theatre:
    """Varland and Ostria with a truce, a road to be built and a withdrawal that waits for it."""
    return THEATRE.model_copy(
        update={
            "agreements": (
                Agreement(
                    id="pact",
                    label="Pact of 14 March 2030",
                    names=(Name(text="the pact"),),
                    signed=signed,
                    default=True,
                    obligations=(
                        Obligation(
                            id="pact-1",
                            clause="1",
                            modality=Modality.PROHIBITION,
                            obligor=("ostria", "varland"),
                            action="fire on the other",
                            keywords=("cease-fire", "violation"),
                        ),
                        Obligation(
                            id="pact-2",
                            clause="2",
                            modality=Modality.OBLIGATION,
                            obligor=("ostria",),
                            action="build a road round Sarn",
                            deadline=Deadline(type=DeadlineType.RELATIVE, value="P2Y", anchor="signature"),
                            keywords=("new road", "bypass"),
                        ),
                    ),
                ),
            )
        }
    )


def linked(*dispatches: Dispatch, signed: date = SIGNED) -> Linked:
    """All that linking derives from the dispatches with the pact in force."""
    return link(Corpus(readings=tuple(d.reading for d in dispatches), theatres=(theatre(signed),)))


def limit(dispatch: Dispatch, words: str, value: str, anchor: str | None = None) -> None:
    """A length told as a limit."""
    span = dispatch.span(words)
    dispatch._times.append(
        TimeExpression(
            text=words, span=Span(*span), type="DURATION", value=value, anchor=anchor, deadline=True
        )
    )


def test_a_limit_is_computed_on_the_speakers_reading() -> None:
    """Two years from the signature, with the sum shown; nothing says that it is so."""
    d = Dispatch("Ostria said the pact gave it two years to build the new road.")
    d.claim("Ostria", "said", "the pact gave it two years to build the new road")
    limit(d, "two years", "P2Y")
    (deadline,) = [r for r in linked(d).readings if r.slot is Slot.DEADLINE]
    assert (deadline.obligation, deadline.side, deadline.layer) == ("pact-2", "ostria", "reading")
    assert deadline.due == date(2032, 3, 14)
    assert deadline.arithmetic == "2030-03-14 (signature) + P2Y = 2032-03-14"


def test_an_anchor_without_a_day_gives_no_day() -> None:
    """A limit counted from a trigger that has no date stays open."""
    d = Dispatch("Ostria said the bypass would be finished within ten days of the survey.")
    d.claim("Ostria", "said", "the bypass would be finished within ten days of the survey")
    limit(d, "ten days", "P10D", "trigger")
    (deadline,) = [r for r in linked(d).readings if r.slot is Slot.DEADLINE]
    assert deadline.due is None
    assert "not known" in (deadline.arithmetic or "")


def test_two_deadlines_reread_one_clause() -> None:
    """The sides' days differ: a rereading with its slot named, no contradiction."""
    d = Dispatch(
        "Ostria said the new road would be built by 1 June. Varland said the new road must be built by 1 May."
    )
    d.claim("Ostria", "said", "the new road would be built by 1 June")
    d.claim("Varland", "said", "the new road must be built by 1 May", nth=0, stance=Stance.DEMAND)
    for words, day in (("1 June", date(2032, 6, 1)), ("1 May", date(2032, 5, 1))):
        d._times.append(
            TimeExpression(
                text=words,
                span=d.span(words),
                type="DATE",
                value=day.isoformat(),
                interval=Interval(start=day, end=day, prec=1),
                deadline=True,
            )
        )
    (relation,) = [r for r in linked(d).relations if r.slot is Slot.DEADLINE]
    assert (relation.type, relation.dimension) == (RelationType.REINTERPRETS, Dimension.READING)
    assert "2032-05-01" in relation.basis
    assert "2032-06-01" in relation.basis


def test_the_outlets_words_are_a_paraphrase() -> None:
    """What the outlet says of a duty is no party's reading, and takes part in no dispute."""
    d = Dispatch("Under the pact, Ostria must build a new road.")
    d.author("Ostria must build a new road")
    (reading,) = linked(d).readings
    assert (reading.layer, reading.slot, reading.side) == ("paraphrase", Slot.ACTION, "media")


@pytest.mark.parametrize(
    ("text", "cue", "content", "labels", "value"),
    [
        (
            "Varland said Ostria violates the cease-fire.",
            "said",
            "Ostria violates the cease-fire",
            {},
            "violated",
        ),
        (
            "Varland denied that it violates the cease-fire.",
            "denied",
            "it violates the cease-fire",
            {"stance": Stance.DENY},
            "fulfilled",
        ),
        (
            "Varland rejected claims that it does not comply with the pact.",
            "rejected",
            "it does not comply with the pact",
            {"stance": Stance.REJECT, "polarity": Polarity.POSITIVE},
            "fulfilled",
        ),
        (
            "Varland said Ostria is not complying with the pact.",
            "said",
            "Ostria is not complying with the pact",
            {"polarity": Polarity.NEGATIVE, "certainty": Certainty.CERTAIN_NOT},
            "not_fulfilled",
        ),
        (
            "Varland said the new road is being built.",
            "said",
            "the new road is being built",
            {},
            "in_progress",
        ),
    ],
)
def test_values_of_compliance(
    text: str, cue: str, content: str, labels: dict[str, object], value: str
) -> None:
    """Breach, keeping, denial of breach, denied non-compliance, work under way."""
    d = Dispatch(text)
    d.claim("Varland", cue, content, **labels)
    (row,) = linked(d).compliance
    assert row.value is Compliance(value)


@pytest.mark.parametrize(
    ("text", "content", "labels"),
    [
        (
            "Varland said Ostria must honour the pact.",
            "Ostria must honour the pact",
            {"stance": Stance.DEMAND},
        ),
        (
            "Varland said Ostria fears that the pact is violated.",
            "the pact is violated",
            {"stance": Stance.SENTIMENT, "aux": Aux.FEARED},
        ),
        ("Varland said the illegal units opened fire.", "the illegal units opened fire", {}),
    ],
)
def test_demands_fears_and_labels_claim_no_breach(text: str, content: str, labels: dict[str, object]) -> None:
    """What is asked, feared or merely named says nothing of how a duty is kept."""
    d = Dispatch(text)
    d.claim("Varland", "said", content, **labels)
    assert linked(d).compliance == ()


def test_kept_and_not_kept_contradict() -> None:
    """One says the other breaks the truce, the other says it keeps it: one dispute, on compliance."""
    d = Dispatch("Varland said Ostria violates the cease-fire. Ostria said Ostria observes the cease-fire.")
    a = d.claim("Varland", "said", "Ostria violates the cease-fire")
    b = d.claim("Ostria", "said", "Ostria observes the cease-fire")
    found = [r for r in linked(d).relations if r.dimension is Dimension.COMPLIANCE]
    assert {(r.type, frozenset({r.a, r.b})) for r in found} == {(RelationType.CONTRADICTS, frozenset({a, b}))}


def test_charges_of_both_sides_are_no_contradiction() -> None:
    """Each accuses the other: two obligors, two duties, nothing opposed on compliance."""
    d = Dispatch("Varland said Ostria violates the cease-fire. Ostria said Varland violates the cease-fire.")
    d.claim("Varland", "said", "Ostria violates the cease-fire")
    d.claim("Ostria", "said", "Varland violates the cease-fire")
    result = linked(d)
    assert {row.accused for row in result.compliance} == {"ostria", "varland"}
    assert not [r for r in result.relations if r.dimension is Dimension.COMPLIANCE]


def test_one_plain_word_ties_nothing() -> None:
    """A bypass alone in talk of something else is no claim about the duty."""
    d = Dispatch("Varland said the bypass was foggy.")
    d.claim("Varland", "said", "the bypass was foggy")
    result = linked(d)
    assert result.readings == ()
    assert result.compliance == ()


def test_what_was_signed_later_is_no_duty_yet() -> None:
    """A document that is older than the pact can't speak of its duties."""
    d = Dispatch("Ostria said the new road must be built.")
    d.claim("Ostria", "said", "the new road must be built")
    assert linked(d).readings != ()
    assert linked(d, signed=date(2035, 1, 1)).readings == ()


def test_not_bound_is_its_own_dimension() -> None:
    """A side that says it is not bound reads applicability, whatever clause is meant."""
    d = Dispatch("Ostria said it is not bound by the pact to build the new road.")
    d.claim(
        "Ostria",
        "said",
        "it is not bound by the pact to build the new road",
        polarity=Polarity.NEGATIVE,
        certainty=Certainty.CERTAIN_NOT,
    )
    result = linked(d)
    assert (Slot.APPLICABILITY, "not bound") in {(r.slot, r.value) for r in result.readings}
    assert {row.value for row in result.compliance} == {Compliance.NOT_BOUND}


def test_who_accuse_each_other_each_accuse_the_other() -> None:
    """Two sources in one breath: nobody is taken to accuse itself."""
    d = Dispatch("Ostria and Varland accuse each other of breaching the cease-fire.")
    for source in ("Ostria", "Varland"):
        d.claim(source, "accuse", "each other of breaching the cease-fire", stance=Stance.ACCUSE)
    rows = {(row.by, row.accused, row.value.value) for row in linked(d).compliance}
    assert rows == {("ostria", "varland", "violated"), ("varland", "ostria", "violated")}


def test_a_breach_told_of_nobody_is_nobodys() -> None:
    """The speaker is no party to the breach that it tells of, unless it owns up to it."""
    d = Dispatch("Ostria said the convoy had violated the cease-fire.")
    d.claim("Ostria", "said", "the convoy had violated the cease-fire")
    (row,) = linked(d).compliance
    assert row.accused == "unresolved"
    owned = Dispatch("Ostria admitted that it had violated the cease-fire.")
    owned.claim("Ostria", "admitted", "it had violated the cease-fire", stance=Stance.ACKNOWLEDGE)
    assert linked(owned).compliance[0].accused == "ostria"


def test_who_acts_is_whose_breach_it_is() -> None:
    """The initiator of the event in the content counts before a party that is only named."""
    d = Dispatch("Ostria said Varlandic guns fired on Sarn in violation of the cease-fire.")
    claim = d.claim("Ostria", "said", "Varlandic guns fired on Sarn in violation of the cease-fire")
    d.event(claim, "fired", by="Varlandic")
    (row,) = linked(d).compliance
    assert row.accused == "varland"


def test_work_that_goes_on_is_no_truce_that_goes_on() -> None:
    """A follow-up on the implementation, or an ongoing truce, says nothing of a duty's keeping."""
    d = Dispatch(
        "Varland held talks on the implementation of the pact. A shell fell despite the ongoing truce."
    )
    d.author("Varland held talks on the implementation of the pact")
    d.author("A shell fell despite the ongoing truce")
    assert linked(d).compliance == ()


def test_of_two_instruments_the_later_one_signed_is_meant() -> None:
    """A bare name means the newest instrument of the day of publication."""
    first, second = theatre().agreements[0], theatre().agreements[0]
    later = second.model_copy(update={"id": "pact-two", "signed": date(2031, 1, 1), "obligations": ()})
    both = theatre().model_copy(update={"agreements": (first.model_copy(update={"obligations": ()}), later)})
    for published, meant in ((date(2030, 12, 1), "pact"), (date(2031, 2, 1), "pact-two")):
        d = Dispatch("Varland said Ostria violates the truce.", published=published)
        d.claim("Varland", "said", "Ostria violates the truce")
        (row,) = link(Corpus(readings=(d.reading,), theatres=(both,))).compliance
        assert row.agreement == meant


def test_an_instrument_of_others_is_not_meant() -> None:
    """A truce "with" somebody who is bound by none of ours is another truce."""
    bound = (
        theatre().agreements[0].model_copy(update={"signatories": ("ostria", "varland"), "obligations": ()})
    )
    ours = theatre().model_copy(update={"agreements": (bound,)})
    for partner, found in (("Ostria", 1), ("Merovia", 0)):
        d = Dispatch(f"Varland said the truce with {partner} has been violated.")
        d.claim("Varland", "said", f"the truce with {partner} has been violated")
        linked_now = link(Corpus(readings=(d.reading,), theatres=(ours,)))
        assert len(linked_now.compliance) == found


def test_what_should_have_been_done_is_not() -> None:
    """A road that "should have been built" is not; to help others keep to the pact is no keeping."""
    d = Dispatch("Varland said the new road should have been built. The mission helps adherence to the pact.")
    d.claim("Varland", "said", "the new road should have been built")
    d.author("The mission helps adherence to the pact")
    assert [row.value for row in linked(d).compliance] == [Compliance.NOT_FULFILLED]


def test_not_bound_with_no_duty_named_is_read_all_the_same() -> None:
    """Whom the agreement binds is kept per actor, with the agreement and without a duty."""
    d = Dispatch("Ostria said that it is not bound by the pact. Varland said that the pact binds Ostria.")
    d.claim("Ostria", "said", "it is not bound by the pact", certainty=Certainty.CERTAIN_NOT)
    d.claim("Varland", "said", "the pact binds Ostria")
    result = linked(d)
    read = [(r.obligation, r.agreement, r.side, r.whom, r.value) for r in result.readings]
    assert read == [
        (None, "pact", "ostria", "ostria", "not bound"),
        (None, "pact", "varland", "ostria", "bound"),
    ]
    relations = {(r.type, r.dimension, r.referent) for r in result.relations if r.slot is Slot.APPLICABILITY}
    assert relations == {(RelationType.CONTRADICTS, Dimension.APPLICABILITY, "pact")}


def test_one_bound_and_another_not_bound_is_no_contradiction() -> None:
    """Two actors are two, even where one side's people speak for both."""
    d = Dispatch("Ostria said that the pact binds Varland. Varland said that the pact does not bind Ostria.")
    d.claim("Ostria", "said", "the pact binds Varland")
    d.claim("Varland", "said", "the pact does not bind Ostria", certainty=Certainty.CERTAIN_NOT)
    result = linked(d)
    assert {(r.whom, r.value) for r in result.readings} == {("varland", "bound"), ("ostria", "not bound")}
    assert not [r for r in result.relations if r.slot is Slot.APPLICABILITY]


def test_seen_as_a_part_of_somebody_else_in_one_breath() -> None:
    """“An extension of the army” in the sentence on who is bound is a reading of who is bound."""
    d = Dispatch(
        "The hill guard said it is not bound by the pact, though Ostria sees it as an arm of Varland."
    )
    d.claim("The hill guard", "said", "it is not bound by the pact", certainty=Certainty.CERTAIN_NOT)
    d.claim("Ostria", "sees", "it as an arm of Varland")
    (bound, proxy) = linked(d).readings
    assert (bound.value, proxy.value, proxy.proxy_of, proxy.whom) == (
        "not bound",
        "proxy",
        "varland",
        bound.whom,
    )
    assert proxy.tie is not None
    assert proxy.tie.by == "same_breath"


@pytest.mark.parametrize(
    ("content", "labels", "agreed"),
    [
        ("no plan for the new road has been agreed", {}, False),
        ("a plan for the new road had been agreed", {}, True),
        ("a plan for the new road had been agreed", {"stance": Stance.DENY}, False),
        (
            "the demand was unlawful because no plan for the new road had been agreed",
            {"stance": Stance.REJECT},
            False,
        ),
    ],
)
def test_whether_a_plan_is_agreed(content: str, labels: dict[str, Stance], agreed: bool) -> None:
    """A denial of something else does not turn what is said of the plan."""
    d = Dispatch(f"Ostria said that {content}.")
    d.claim("Ostria", "said", content, **labels)
    planned = [r for r in linked(d).readings if r.agreed is not None]
    assert [(r.obligation, r.slot, r.agreed) for r in planned] == [("pact-2", Slot.ACTION, agreed)]


def test_a_row_on_a_duty_says_why_it_is_one() -> None:
    """The keywords that matched, the list that gave the value, and why this party."""
    d = Dispatch(
        "Ostria accused Varland of breaching the cease-fire. Ostria said the new road must be built."
    )
    d.claim(
        "Ostria", "accused", "Varland of breaching the cease-fire", stance=Stance.ACCUSE, accused="Varland"
    )
    d.claim("Ostria", "said", "the new road must be built", nth=0)
    result = linked(d)
    (kept,) = result.compliance
    assert (kept.rule, kept.accused_as, kept.accused) == ("violated", "accused", "varland")
    assert kept.tie is not None
    assert (kept.tie.by, kept.tie.words) == ("keywords", ("cease-fire",))
    (read,) = result.readings
    assert read.tie is not None
    assert (read.rule, read.tie.words) == ("owed", ("new road",))


def test_a_bare_word_for_the_instrument_means_the_default_one() -> None:
    """“The deal” is no name of the pact."""
    d = Dispatch("Ostria said that Varland violated the deal.")
    d.claim("Ostria", "said", "Varland violated the deal", stance=Stance.ACCUSE)
    (kept,) = linked(d).compliance
    assert kept.tie is not None
    assert (kept.tie.by, kept.tie.words) == ("default", ("deal",))
    assert kept.accused_as == "named"
