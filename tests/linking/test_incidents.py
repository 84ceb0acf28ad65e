"""Incidents: what is brought together, what is kept apart, and what never becomes one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.linking.dispatches import Dispatch, corpus, judgement
from trucewatch.linking import link
from trucewatch.model.linking import Incident, Linked
from trucewatch.model.vocabulary import Aux, Outcome, PloverRoot, Stance, SubType

TUESDAY, WEDNESDAY = date(2031, 5, 3), date(2031, 5, 4)


def shelling(identity: str, day: date, place: str = "Kelm", source: str = "Varland") -> tuple[Dispatch, str]:
    """A dispatch in which a side tells of one shelling; and the event's id."""
    d = Dispatch(f"{source} said that Ostrian guns shelled {place} on that day.", id=identity, published=day)
    claim = d.claim(source, "said", f"Ostrian guns shelled {place}")
    return d, d.event(claim, "shelled", SubType.SHELLING, by="Ostrian", place=place, when=("that day", day))


def sole(linked: Linked) -> Incident:
    """The one incident there is."""
    (incident,) = linked.incidents
    return incident


def test_same_place_day_and_kind_in_two_documents_is_one_incident() -> None:
    """Two sides' documents on a shelling of one place on one day are one incident, with both claims."""
    first, a = shelling("a", TUESDAY)
    second, b = shelling("b", TUESDAY, source="Ostria")
    incident = sole(link(corpus(first, second)))
    assert incident.events == (a, b)
    assert incident.sub_type is SubType.SHELLING
    assert incident.parties == ("ostria",)
    assert incident.label == "Shelling, Kelm / Kelmburg, 3 May 2031"


@pytest.mark.parametrize(
    ("day", "place"),
    [(WEDNESDAY, "Kelm"), (TUESDAY, "Sarn")],
    ids=["another day", "another place"],
)
def test_another_day_or_place_is_another_incident(day: date, place: str) -> None:
    """Two shellings that differ in day or in place are two, however alike they are told."""
    first, _ = shelling("a", TUESDAY)
    second, _ = shelling("b", day, place)
    assert len(link(corpus(first, second)).incidents) == 2


def test_a_district_and_a_town_in_it_go_together() -> None:
    """A place and the wider place that it is part of do not rule each other out; the finer one's name shows."""
    text = "Varland said that guns shelled Kelm on that day. Ostria said that guns shelled Tor Valley."
    d = Dispatch(text)
    a = d.claim("Varland", "said", "guns shelled Kelm")
    b = d.claim("Ostria", "said", "guns shelled Tor Valley")
    d.event(a, "shelled", SubType.SHELLING, place="Kelm", when=("that day", TUESDAY))
    d.event(b, "shelled", SubType.SHELLING, nth=1, place="Tor Valley")
    assert sole(link(corpus(d))).label == "Shelling, Kelm / Kelmburg, 3 May 2031"


def test_named_operation_joins_across_days_and_kinds() -> None:
    """One operation's name makes events of several days and kinds one incident; the name is kept as printed."""
    first = Dispatch("Varland announced Operation Lantern.", id="a", published=TUESDAY)
    second = Dispatch("Varland said Operation Lantern took Sarn.", id="b", published=date(2031, 5, 20))
    first.event(
        first.claim("Varland", "announced", "Operation Lantern"),
        "Operation",
        SubType.GROUND_ASSAULT,
        name="Operation Lantern",
    )
    second.event(
        second.claim("Varland", "said", "Operation Lantern took Sarn"),
        "took",
        SubType.CAPTURE_OF_POSITION,
        plover=PloverRoot.COERCE,
        name="Operation Lantern",
        place="Sarn",
    )
    assert sole(link(corpus(first, second))).names == ("Operation Lantern",)


def test_two_operations_are_two_incidents() -> None:
    """Different names keep events apart even in one sentence."""
    d = Dispatch("Varland began Operation Lantern and Operation Heron at Kelm.")
    claim = d.claim("Varland", "began", "Operation Lantern and Operation Heron at Kelm")
    for nth, name in enumerate(("Operation Lantern", "Operation Heron")):
        d.event(claim, "Operation", SubType.GROUND_ASSAULT, nth=nth, name=name, place="Kelm")
    assert len(link(corpus(d)).incidents) == 2


def test_back_reference_joins_the_incident_told_before() -> None:
    """A general "the clash" words hangs on the happening told just before it."""
    d = Dispatch(
        "Ostrian troops ambushed a patrol near Sarn on Tuesday. It rained. The clash lasted an hour."
    )
    a = d.author("Ostrian troops ambushed a patrol near Sarn on Tuesday")
    b = d.author("The clash lasted an hour")
    d.event(a, "ambushed", SubType.AMBUSH, by="Ostrian", place="Sarn", when=("Tuesday", TUESDAY))
    d.event(b, "clash", SubType.EXCHANGE_OF_FIRE)
    assert sole(link(corpus(d))).claims == (a, b)


def test_back_reference_has_one_antecedent() -> None:
    """Where two happenings stand before it, "the clash" joins one of them and does not make them one."""
    d = Dispatch(
        "Ostrian troops ambushed a patrol near Sarn on Monday. Ostrian guns shelled Kelm on Tuesday. "
        "The shelling lasted an hour."
    )
    a, b, c = (d.author(words) for words in (
        "Ostrian troops ambushed a patrol near Sarn on Monday",
        "Ostrian guns shelled Kelm on Tuesday",
        "The shelling lasted an hour",
    ))  # fmt: skip
    d.event(a, "ambushed", SubType.AMBUSH, by="Ostrian", place="Sarn", when=("Monday", date(2031, 5, 2)))
    d.event(b, "shelled", SubType.SHELLING, by="Ostrian", place="Kelm", when=("Tuesday", TUESDAY))
    d.event(c, "shelling", SubType.SHELLING)
    assert [incident.claims for incident in link(corpus(d)).incidents] == [(a,), (b, c)]


@pytest.mark.parametrize(
    "aux", [Aux.FEARED, Aux.HYPOTHETICAL, Aux.COUNTERFACTUAL, Aux.HABITUAL, Aux.FUTURE, Aux.NEGATED]
)
def test_what_is_not_told_as_having_happened_makes_no_incident(aux: Aux) -> None:
    """A fear, a threat, a plan, a habit or a denial is a claim and no incident."""
    d = Dispatch("Varland said that Ostrian guns would shell Kelm.")
    d.event(
        d.claim("Varland", "said", "Ostrian guns would shell Kelm"),
        "shell",
        SubType.SHELLING,
        place="Kelm",
        aux=aux,
    )
    assert link(corpus(d)).incidents == ()


def test_what_says_neither_who_nor_where_makes_no_incident() -> None:
    """An event with no party, place or name is too little to be an incident."""
    d = Dispatch("Violations went on.")
    d.event(d.author("Violations went on"), "Violations", SubType.OTHER)
    assert link(corpus(d)).incidents == ()


def test_a_wide_interval_does_not_swallow_a_day() -> None:
    """The words "since 2030" hold Tuesday in it, and is still told of something else."""
    first, _ = shelling("a", TUESDAY)
    second = Dispatch("Ostrian guns have shelled Kelm since 2030.", id="b")
    claim = second.author("Ostrian guns have shelled Kelm since 2030")
    wide = ("since 2030", date(2030, 1, 1), date(2031, 5, 4), 5)
    second.event(claim, "shelled", SubType.SHELLING, by="Ostrian", place="Kelm", when=wide)
    assert len(link(corpus(first, second)).incidents) == 2


def test_a_day_to_come_dates_no_incident() -> None:
    """A date after publication, standing in the sentence of something past, is not its date."""
    d = Dispatch("Ostrian guns shelled Kelm and talks open on Sunday.")
    claim = d.author("Ostrian guns shelled Kelm and talks open on Sunday")
    d.event(claim, "shelled", SubType.SHELLING, by="Ostrian", place="Kelm", when=("Sunday", date(2031, 5, 8)))
    assert sole(link(corpus(d))).when is None


def test_people_outrank_the_rules_and_can_take_it_back() -> None:
    """A judgement parts what the rules join; revoking it restores what was before."""
    first, a = shelling("a", TUESDAY)
    second, b = shelling("b", TUESDAY, source="Ostria")
    apart = judgement("different_incident", a, b)
    assert len(link(corpus(first, second, judgements=(apart,))).incidents) == 2
    revoked = judgement("revoke", apart.id, day=2)
    assert sole(link(corpus(first, second, judgements=(apart, revoked)))).events == (a, b)


def test_people_join_what_the_rules_keep_apart_by_claim_or_incident() -> None:
    """``same_incident`` takes claims and incidents alike as its subjects."""
    first, a = shelling("a", TUESDAY)
    second, b = shelling("b", WEDNESDAY)
    separate = link(corpus(first, second)).incidents
    claim = first.reading.claims[0].id
    joined = judgement("same_incident", claim, separate[1].id)
    assert set(sole(link(corpus(first, second, judgements=(joined,)))).events) == {a, b}


def test_a_rejected_claim_tells_of_nothing() -> None:
    """What a person rejected as misread makes no incident, no account and no origin."""
    d, _ = shelling("a", TUESDAY)
    linked = link(corpus(d, judgements=(judgement("reject", d.reading.claims[0].id),)))
    assert linked == Linked()


def test_an_incident_never_names_a_sensitive_place() -> None:
    """The label of what happened at a withheld place names what the place is part of."""
    from tests.linking.dispatches import THEATRE
    from trucewatch.linking.happenings import Gazetteer
    from trucewatch.model.theatre import Name, Place

    post = Place(
        id="post", kind="facility", part_of="tor-valley", sensitive=True, names=(Name(text="Post Nine"),)
    )
    places = Gazetteer([THEATRE.model_copy(update={"places": (*THEATRE.places, post)})])
    assert places.label("post") == "Tor Valley"


def test_no_one_side_s_act_names_what_both_did() -> None:
    """Where both sides are told to have acted, the label is an exchange of fire, in whatever order they stand."""
    d = Dispatch("Ostrian guns shelled Kelm. Varlandic drones struck Kelm.")
    d.event(
        d.author("Ostrian guns shelled Kelm"), "shelled", SubType.GROUND_ASSAULT, by="Ostrian", place="Kelm"
    )
    claim = d.author("Varlandic drones struck Kelm")
    d.event(claim, "struck", SubType.AIR_OR_DRONE_STRIKE, by="Varlandic", place="Kelm")
    assert sole(link(corpus(d))).sub_type is SubType.EXCHANGE_OF_FIRE


def test_another_strike_is_another_incident() -> None:
    """The word "another" parts what nearness would join."""
    d = Dispatch("Ostrian guns shelled a farm. Another shelling by Ostrian guns hit a mill.")
    d.event(d.author("Ostrian guns shelled a farm"), "shelled", SubType.SHELLING, by="Ostrian")
    d.event(
        d.author("Another shelling by Ostrian guns hit a mill"), "shelling", SubType.SHELLING, by="Ostrian"
    )
    assert len(link(corpus(d)).incidents) == 2


def corrected(day: date = TUESDAY, side: str = "varland") -> tuple[Dispatch, Dispatch]:
    """A strike on a day with its wounded, and a later correction of their number."""
    first = Dispatch("Varland said 14 of its men were wounded in an Ostrian strike on Tuesday.", id="a")
    claim = first.claim("Varland", "said", "14 of its men were wounded in an Ostrian strike on Tuesday")
    strike = first.event(
        claim, "strike", SubType.AIR_OR_DRONE_STRIKE, by="Ostrian", when=("Tuesday", TUESDAY)
    )
    first.casualties(claim, "14 of its men", 14, 14, outcome=Outcome.WOUNDED, side="varland", event=strike)
    second = Dispatch(
        "Correction: Varland now says that 19 men were wounded on that day, not 14.",
        id="b",
        published=date(2031, 5, 9),
        publisher="The Courier",
    )
    claim = second.claim("Varland", "says", "19 men were wounded on that day, not 14")
    wounded = second.event(claim, "wounded", SubType.OTHER, when=("that day", day))
    second.casualties(claim, "19 men", 19, 19, outcome=Outcome.WOUNDED, side=side, event=wounded)
    return first, second


def test_a_correction_joins_the_incident_whose_figure_it_corrects() -> None:
    """Side, day and what befell the people fit: the corrected figure stands with the one it corrects."""
    incident = sole(link(corpus(*corrected())))
    assert len(incident.claims) == 2
    assert incident.sub_type is SubType.AIR_OR_DRONE_STRIKE
    assert incident.parties == ("ostria", "varland")


@pytest.mark.parametrize(
    ("day", "side"), [(WEDNESDAY, "varland"), (TUESDAY, "ostria")], ids=["another day", "another side"]
)
def test_a_correction_of_something_else_stays_apart(day: date, side: str) -> None:
    """A figure of another day or of other people's wounded belongs to another incident."""
    assert len(link(corpus(*corrected(day, side))).incidents) == 2


def test_a_withdrawal_is_no_build_up() -> None:
    """Forces that leave and forces that gather are two incidents, and each is called what it is."""
    d = Dispatch("Ostrian troops left Kelm on Tuesday. Ostrian troops gathered near Kelm.")
    for words, trigger, root in (
        ("Ostrian troops left Kelm on Tuesday", "left", PloverRoot.RETREAT),
        ("Ostrian troops gathered near Kelm", "gathered", PloverRoot.MOBILIZE),
    ):
        d.event(
            d.author(words), trigger, SubType.MOVEMENT_OR_BUILDUP, plover=root, by="Ostrian", place="Kelm"
        )
    assert [incident.label.split(",")[0] for incident in link(corpus(d)).incidents] == [
        "Withdrawal of forces",
        "Movement or build-up of forces",
    ]


@pytest.mark.parametrize(
    ("trigger", "label"),
    [
        ("violated", "Cease-fire violation, as alleged"),
        ("attacked", "Attack"),
        ("clashed", "Fighting"),
        ("did harm to", "Violence"),
    ],
)
def test_what_is_of_no_kind_is_called_by_its_trigger(trigger: str, label: str) -> None:
    """Where the sub-type says nothing, the label tells what the words tell, and when it was reported."""
    d = Dispatch(f"Varland said that Ostrian troops {trigger} the line at Kelm.")
    claim = d.claim("Varland", "said", f"Ostrian troops {trigger} the line at Kelm")
    d.event(claim, trigger, SubType.OTHER, by="Ostrian", place="Kelm")
    assert sole(link(corpus(d))).label == f"{label}, Kelm / Kelmburg, reported 4 May 2031"


def test_the_offensive_is_the_operation_named_before() -> None:
    """General words join a named operation of the same document, sentences later and without a place."""
    d = Dispatch(
        "Varland announced Operation Lantern at Kelm. It rained. The river rose. Roads flooded. "
        "The offensive went on."
    )
    a = d.claim("Varland", "announced", "Operation Lantern at Kelm")
    b = d.author("The offensive went on")
    d.event(a, "Operation", SubType.GROUND_ASSAULT, by="Varland", place="Kelm", name="Operation Lantern")
    d.event(b, "offensive", SubType.GROUND_ASSAULT)
    assert sole(link(corpus(d))).claims == (a, b)


def test_words_that_only_describe_a_place_name_none() -> None:
    """An incident "at its positions" has no place in its label."""
    d = Dispatch("Ostrian guns shelled its positions.")
    d.event(
        d.author("Ostrian guns shelled its positions"),
        "shelled",
        SubType.SHELLING,
        by="Ostrian",
        place="its positions",
    )
    assert sole(link(corpus(d))).label == "Shelling, place not stated, reported 4 May 2031"


def test_the_day_of_an_announcement_is_no_day_of_the_act() -> None:
    """What stands beside the cue dates the announcement; the act's own day stays open."""
    d = Dispatch("On Friday, Varland announced that it had begun an offensive against Ostria.")
    content = "it had begun an offensive against Ostria"
    told = d.claim("Varland", "announced", content, stance=Stance.ACKNOWLEDGE)
    d.event(told, "offensive", SubType.GROUND_ASSAULT, by="Varland", on="Ostria")
    d.time("Friday", date(2031, 5, 2))
    (incident,) = link(corpus(d)).incidents
    assert incident.announced == date(2031, 5, 2)
    assert incident.when is None


def test_fire_of_one_side_is_no_exchange() -> None:
    """Fire that nobody is told to have answered is called what it is; a clash is one of both."""
    for text, trigger, label in (
        ("Varland said Ostria opened fire at Kelm.", "opened fire", "Firing"),
        ("Varland said its guards clashed with Ostria at Kelm.", "clashed", "Exchange of fire"),
    ):
        d = Dispatch(text)
        claim = d.claim("Varland", "said", text.removeprefix("Varland said ").removesuffix("."))
        d.event(claim, trigger, SubType.EXCHANGE_OF_FIRE, by="Ostria", place="Kelm")
        (incident,) = link(corpus(d)).incidents
        assert incident.kind == label
