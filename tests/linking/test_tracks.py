"""Running matters: what a claim must speak of to stand on a track, how it is put, and who has which part."""

from __future__ import annotations

from datetime import date

import pytest

from tests.linking.dispatches import THEATRE, Dispatch, corpus
from trucewatch.linking import link
from trucewatch.model.linking import Corpus, TrackEvent
from trucewatch.model.theatre import Actor, Name, Theatre
from trucewatch.model.vocabulary import ActorKind, Aux, Certainty, Mood, PartRole, Polarity, Stance, Track

MEROVIA = Theatre(
    theatre="merovia",
    title="Who keeps the truce",
    disclaimer="Invented.",
    sides=THEATRE.sides,
    actors=(
        Actor(id="merovia", kind=ActorKind.STATE, label="Merovia", side="third_party"),
        Actor(
            id="merovia/peacekeepers",
            kind=ActorKind.PEACEKEEPING_FORCE,
            label="Merovian peacekeepers",
            side="monitor",
            names=(Name(text="Merovian peacekeepers"),),
        ),
    ),
)


def rows(
    text: str, content: str, source: str = "Varland", cue: str = "said", **labels: object
) -> list[TrackEvent]:
    """The track rows that one claim gives."""
    d = Dispatch(text)
    d.claim(source, cue, content, **labels)
    return _linked(d)


def _linked(d: Dispatch) -> list[TrackEvent]:
    read = corpus(d)
    return list(link(Corpus(readings=read.readings, theatres=(*read.theatres, MEROVIA))).tracks)


def said(content: str, **labels: object) -> list[TrackEvent]:
    """The track rows of what Varland says."""
    return rows(f"Varland said {content}.", content, **labels)


def told(found: list[TrackEvent]) -> set[tuple[str, str, str]]:
    """Track, kind and mood of each row."""
    return {(row.track.value, row.kind, row.mood.value) for row in found}


def parts(found: list[TrackEvent], track: Track) -> dict[str, list[str]]:
    """The printed words of the first row's parts, by role."""
    row = next(row for row in found if row.track is track)
    listed: dict[str, list[str]] = {}
    for part in row.parts:
        listed.setdefault(part.role.value, []).append(part.text)
    return listed


@pytest.mark.parametrize(
    ("content", "track", "kind"),
    [
        ("the peacekeepers did nothing", "peacekeepers", "inaction"),
        ("the peacekeepers sided with Ostria", "peacekeepers", "partiality"),
        ("the mandate of the peacekeepers ends soon", "peacekeepers", "mandate"),
        ("the peacekeepers were drawn down", "peacekeepers", "drawdown"),
        ("young conscripts man the outposts", "peacekeepers", "composition"),
        (
            "the observation post was barred to reporters after being barred twice",
            "peacekeepers",
            "access_denied",
        ),
        ("Merovia is turning a blind eye", "peacekeepers", "inaction"),
        ("the highway was blocked", "infrastructure_access", "closed"),
        ("the highway is being built", "infrastructure_access", "building"),
        ("its section of the bypass was ready", "infrastructure_access", "complete"),
        ("the old road was still open", "infrastructure_access", "open"),
        ("talks were held in a third city", "mediation", "held"),
        ("the talks ended without agreement", "mediation", "no_result"),
        ("the negotiators have signed a protocol at the summit", "mediation", "agreed"),
        ("the meeting was called off", "mediation", "cancelled"),
        ("villagers were evacuated", "displacement", "evacuation"),
        ("refugees have returned home", "displacement", "return"),
        ("ten prisoners of war were released", "prisoners_missing", "release"),
        ("ten prisoners were swapped for nine", "prisoners_missing", "exchange"),
        ("its troops captured two villages", "territory", "capture"),
        ("Ostria has regained control over the district", "territory", "regained"),
        ("the village was handed over", "territory", "handover"),
        ("food was blocked at the gate", "humanitarian", "access_denied"),
        ("the truce is in danger", "truce_status", "in_danger"),
        ("the cease-fire is holding", "truce_status", "holding"),
        ("the truce has been violated", "truce_status", "violated"),
        ("Merovia is unable to enforce the truce", "capability", "lacks"),
        ("Ostria is torturing prisoners", "rights_allegations", "ill_treatment"),
        ("Ostria destroyed a church", "rights_allegations", "heritage"),
        ("Merovia is embroiled in its war against Ostria", "context", "other_war"),
        ("no such wording was included", "economic_leverage", "not_obtained"),
    ],
)
def test_kinds(content: str, track: str, kind: str) -> None:
    """Each matter is told by its own words, and as being so."""
    assert (track, kind, "actual") in told(said(content))


@pytest.mark.parametrize(
    ("content", "labels", "mood"),
    [
        ("the demand to close the road is unlawful", {}, Mood.DEMANDED),
        ("Ostria must close the road", {}, Mood.DEMANDED),
        ("Ostria had three years to open the road", {}, Mood.DEMANDED),
        ("the road has not been closed", {}, Mood.DENIED),
        ("the road will not be closed", {}, Mood.DENIED),
        ("Ostria promised not to close the road", {}, Mood.DENIED),
        ("Ostria must not close the road", {}, Mood.OPPOSED),
        ("Ostria not to close the road", {"stance": Stance.DEMAND}, Mood.OPPOSED),
        ("if the road is not opened", {}, Mood.SUPPOSED),
        ("the road will be closed", {}, Mood.TO_COME),
        ("the road would be closed in the spring", {}, Mood.TO_COME),
        ("the road could be closed", {}, Mood.SUPPOSED),
        ("if the road were closed", {}, Mood.SUPPOSED),
        ("Ostria is trying to close the road", {}, Mood.INTENDED),
        ("Ostria promised to open the road", {}, Mood.PROMISED),
        ("there were fears that the road is closed", {}, Mood.FEARED),
        ("Ostria regularly closes the road", {}, Mood.HABITUAL),
        ("the road is closed", {"aux": Aux.FEARED}, Mood.FEARED),
        ("the road is closed", {"aux": Aux.COUNTERFACTUAL}, Mood.SUPPOSED),
        ("to close the road", {"stance": Stance.DEMAND}, Mood.DEMANDED),
        ("to close the road", {"stance": Stance.THREATEN, "aux": Aux.FUTURE}, Mood.THREATENED),
        ("the road was closed", {"stance": Stance.DENY}, Mood.DENIED),
    ],
)
def test_moods(content: str, labels: dict[str, object], mood: Mood) -> None:
    """A demand, a fear, a condition, a plan and a denial are no closed road."""
    found = said(content, **labels)
    moods = {row.mood for row in found if row.kind in {"closed", "open"}}
    assert moods == {mood}


def test_a_denied_denial_is_as_said() -> None:
    """Who rejects a claim that a road is not open says that it is."""
    content = "the road is not open"
    found = said(content, stance=Stance.REJECT, polarity=Polarity.POSITIVE, certainty=Certainty.CERTAIN)
    assert ("infrastructure_access", "open", "actual") in told(found)


def test_two_things_of_one_road_have_their_own_moods() -> None:
    """What is being built is so; what will be finished is not, and the date is its own."""
    d = Dispatch("Varland said the new road is being built and will be completed in June 2031.")
    d.time("June 2031", date(2031, 6, 1), date(2031, 6, 30), prec=4)
    d.claim("Varland", "said", "the new road is being built and will be completed in June 2031")
    found = {row.kind: row for row in _linked(d) if row.track is Track.INFRASTRUCTURE_ACCESS}
    assert found["building"].mood is Mood.ACTUAL
    assert found["building"].when is None
    assert found["complete"].mood is Mood.TO_COME
    assert found["complete"].when is not None
    assert found["complete"].object is not None
    assert found["complete"].object.text == "the new road"


@pytest.mark.parametrize(
    "content",
    [
        "it has opened an operation near the road",
        "mines were moved along the road; the border was closed",
        "more control over the hills is a matter of time",
        "the hospital was mentioned",
        "a summary of the talk of the town",
        "people move about in the occupied district",
        "convoys have passed since the truce took effect",
    ],
)
def test_words_that_stand_apart_tell_nothing(content: str) -> None:
    """The matter and what is told of it must stand together in one clause."""
    assert not told(said(content))


@pytest.mark.parametrize(
    "content", ["more control over the hills", "the peace deal gave it more control over the hills"]
)
def test_a_truce_that_is_only_named_has_no_status(content: str) -> None:
    """Words of state count only beside the word for the truce."""
    assert not {row for row in told(said(content)) if row[0] == "truce_status"}


def test_denied_danger_is_a_claim_that_it_holds() -> None:
    """The denial of a threat to the truce stands as its opposite."""
    found = said("the truce was under threat", stance=Stance.DENY)
    assert ("truce_status", "holding", "actual") in told(found)


@pytest.mark.parametrize("aux", [Aux.FEARED, Aux.HYPOTHETICAL, Aux.COUNTERFACTUAL])
def test_fears_are_no_displacement(aux: Aux) -> None:
    """What is feared or supposed is kept apart from what is told as having happened."""
    found = [row for row in said("villagers will be evacuated", aux=aux) if row.track is Track.DISPLACEMENT]
    assert found
    assert all(row.mood not in {Mood.ACTUAL, Mood.HABITUAL} for row in found)


def test_talks_have_host_and_participants() -> None:
    """Who hosts sits apart from who takes part; a place is nobody."""
    found = said("Merovia hosted Ostria and Varland for talks in Kelm")
    assert parts(found, Track.MEDIATION) == {"host": ["Merovia"], "participant": ["Ostria", "Varland"]}
    assert next(row for row in found if row.track is Track.MEDIATION).place == "kelm"


def test_both_sides_take_part_without_being_guessed() -> None:
    """Words that take the parties up stay words."""
    found = said("talks were held between both sides")
    row = next(row for row in found if row.track is Track.MEDIATION)
    assert [(part.text, part.actor) for part in row.parts] == [("both sides", None)]


@pytest.mark.parametrize(
    ("content", "low", "high", "vague"),
    [
        ("at least 300 people were evacuated", 300, None, False),
        ("up to 300 people were evacuated", None, 300, False),
        ("1,200 people were evacuated", 1200, 1200, False),
        ("two thousand people were evacuated", 2000, 2000, False),
        ("thousands of people were evacuated", 1000, None, True),
    ],
)
def test_numbers_are_ranges(content: str, low: int | None, high: int | None, *, vague: bool) -> None:
    """A number keeps its hedge; one that is not told is none, which is not zero."""
    amount = next(row for row in said(content) if row.track is Track.DISPLACEMENT).amount
    assert amount is not None
    assert (amount.n_min, amount.n_max, amount.vague) == (low, high, vague)


def test_no_number_is_none() -> None:
    """Nothing stands where no number is told."""
    assert (
        next(row for row in said("villagers were evacuated") if row.track is Track.DISPLACEMENT).amount
        is None
    )


def test_who_moved_and_by_whom() -> None:
    """The group that moved is printed as it is, the one responsible is an actor."""
    found = said("Ostria expelled the families of Kelm")
    assert parts(found, Track.DISPLACEMENT) == {"moved": ["the families of Kelm"], "responsible": ["Ostria"]}


@pytest.mark.parametrize(
    ("content", "who"),
    [
        ("Ostria captured two villages", ["Ostria"]),
        ("two villages were captured by Ostria", ["Ostria"]),
        ("its troops captured two villages", ["Varland"]),
        ("Ostria spoke, and it captured two villages", ["Varland"]),
        ("two villages were captured", None),
    ],
)
def test_who_took_the_ground(content: str, who: list[str] | None) -> None:
    """By the active, the passive or the speaker's own pronoun; nobody is guessed."""
    assert parts(said(content), Track.TERRITORY).get("controller") == who


def test_the_guarantor_and_whom_it_favours() -> None:
    """Whose conduct it is, and in whose favour."""
    found = said("Merovia is supporting Ostria with fuel")
    assert ("peacekeepers", "partiality", "actual") in told(found)
    assert parts(found, Track.PEACEKEEPERS) == {"about": ["Merovia"], "favoured": ["Ostria"]}


def test_a_feeling_has_holder_and_target() -> None:
    """The cue tells the feeling, the source whose it is, the content towards whom."""
    text = "Residents of Kelm fear that Ostria will return."
    found = rows(text, "Ostria will return", "Residents of Kelm", "fear", kind=ActorKind.POPULATION_GROUP,
                 stance=Stance.SENTIMENT, aux=Aux.FEARED)  # fmt: skip
    assert ("public_sentiment", "fear", "actual") in told(found)
    assert parts(found, Track.PUBLIC_SENTIMENT) == {"holder": ["Residents of Kelm"], "target": ["Ostria"]}


def test_a_feeling_looks_into_its_condition() -> None:
    """Towards whom may stand in the condition only."""
    text = "Residents of Kelm fear a raid if the Ostrian army returns."
    found = rows(text, "a raid if the Ostrian army returns", "Residents of Kelm", "fear",
                 kind=ActorKind.POPULATION_GROUP, stance=Stance.SENTIMENT, aux=Aux.FEARED)  # fmt: skip
    assert parts(found, Track.PUBLIC_SENTIMENT)["target"] == ["Ostrian"]


def test_a_minister_is_no_public() -> None:
    """What an official fears is no public sentiment."""
    text = "Varland feared that Ostria would return."
    found = rows(text, "Ostria would return", "Varland", "feared")
    assert not [row for row in found if row.track is Track.PUBLIC_SENTIMENT]


@pytest.mark.parametrize(
    ("content", "labels"),
    [
        ("Ostria will torture prisoners", {}),
        ("Ostria would torture prisoners", {"aux": Aux.FEARED, "stance": Stance.SENTIMENT}),
        ("Ostria must not torture prisoners", {"stance": Stance.DEMAND}),
    ],
)
def test_fears_and_demands_are_no_allegations(content: str, labels: dict[str, object]) -> None:
    """An allegation says that something is so."""
    assert not [row for row in said(content, **labels) if row.track is Track.RIGHTS_ALLEGATIONS]


def test_an_outlet_alleges_nothing() -> None:
    """Its own words are no allegation of anybody."""
    d = Dispatch("Ostria destroyed a church.")
    d.author("Ostria destroyed a church")
    assert not [row for row in _linked(d) if row.track is Track.RIGHTS_ALLEGATIONS]


def test_allegations_name_the_accused() -> None:
    """Whom the claim accuses, or who stands before the act."""
    found = said("Ostria destroyed a church in Kelm")
    assert parts(found, Track.RIGHTS_ALLEGATIONS) == {"accused": ["Ostria"]}


def test_a_row_is_the_innermost_speakers() -> None:
    """What is only passed on is no row of who passes it on; what is rejected is."""
    text = "Varland recalled the demand of Ostria to close the road."
    d = Dispatch(text)
    outer = d.claim("Varland", "recalled", "the demand of Ostria to close the road")
    inner = d.claim("Ostria", "demand", "to close the road", nested_in=outer, stance=Stance.DEMAND)
    assert {row.claim for row in _linked(d) if row.track is Track.INFRASTRUCTURE_ACCESS} == {inner}


def test_a_condition_stands_beside_what_depends_on_it() -> None:
    """The condition is printed in its own words."""
    found = said("Ostria will open the road if the troops leave")
    row = next(row for row in found if row.track is Track.INFRASTRUCTURE_ACCESS)
    assert row.condition is not None
    assert row.condition.text == "if the troops leave"


def test_a_truce_of_a_year_dates_nothing() -> None:
    """The year of an agreement is no time of what is told."""
    d = Dispatch("Varland said the 2031 agreement let it build a road.")
    d.time("2031", date(2031, 1, 1), date(2031, 12, 31), prec=5)
    d.claim("Varland", "said", "the 2031 agreement let it build a road")
    assert all(row.when is None for row in _linked(d))


def test_words_are_grounded() -> None:
    """Every quote slices to its words in the document."""
    text = "Varland said at least 300 Ostrian families were displaced from Kelm if the road was closed."
    d = Dispatch(text)
    d.claim("Varland", "said", text.removeprefix("Varland said ").rstrip("."))
    for row in _linked(d):
        quotes = (row.cue, row.object, row.amount, row.condition, *row.parts)
        assert all(quote.span.of(text) == quote.text for quote in quotes if quote is not None)


@pytest.mark.parametrize("role", list(PartRole))
def test_roles_have_words(role: PartRole) -> None:
    """Every role is used by some list, so that none is dead."""
    from trucewatch.linking.wordlists import word_list

    listed = {name for group in word_list("parts").values() if isinstance(group, dict) for name in group}
    assert role.value in listed or role is PartRole.HOLDER
