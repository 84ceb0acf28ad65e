"""Origins: one speaker, one organ, one release, one text are one origin."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.linking.dispatches import Dispatch, corpus
from trucewatch.linking import link
from trucewatch.linking.copies import find_copied
from trucewatch.linking.memory import Memory
from trucewatch.linking.origins import wire_credits
from trucewatch.linking.texts import words_of
from trucewatch.model.linking import Linked, Origin
from trucewatch.model.vocabulary import ActorKind, OriginReason

STORY = (
    "Shells fell on the edge of Kelm before dawn on Sunday and two houses burned down. Fire crews reached "
    "the street only after noon because the bridge was closed. Varland said that Ostrian guns had fired "
    "from beyond the river, and the mayor asked people to stay in their cellars until the evening. No one "
    "could say how many families had left the town during the night, but the road to the south was full of "
    "cars, and the school in the next village had opened its hall."
)


def origin_of(linked: Linked, claim: str) -> Origin:
    """The origin that holds a claim."""
    return next(origin for origin in linked.origins if claim in origin.claims)


def test_ministry_and_state_are_one_chain_of_command() -> None:
    """A party's ministry and the party itself are one origin, and the reason is the organ."""
    d = Dispatch("Varland said that Kelm was hit. Varland’s defence ministry said that Sarn was hit too.")
    a = d.claim("Varland", "said", "Kelm was hit")
    b = d.claim("Varland’s defence ministry", "said", "Sarn was hit too")
    origin = origin_of(link(corpus(d)), a)
    assert set(origin.claims) == {a, b}
    assert origin.reasons == (OriginReason.SAME_ORGAN,)
    assert origin.sides == ("varland",)


def test_two_parties_are_two_origins_even_when_one_quotes_the_other() -> None:
    """A party that repeats the other's very words does not become one origin with it."""
    words = "the guns on the ridge fell silent at noon and stay silent"
    first = Dispatch(f"Varland said “{words}”.", id="a")
    second = Dispatch(f"Ostria scoffed at the words “{words}”.", id="b")
    a = first.claim("Varland", "said", f"“{words}”")
    b = second.claim("Ostria", "scoffed at", f"the words “{words}”")
    linked = link(corpus(first, second))
    assert origin_of(linked, a) != origin_of(linked, b)


def test_one_release_quoted_under_two_names_is_one_origin() -> None:
    """An unresolved spokesman with eight words of the ministry's quotation goes back to the ministry."""
    words = "the guns on the ridge fell silent at noon and stay silent"
    first = Dispatch(f"Varland said “{words}”.", id="a")
    second = Dispatch(f"A spokesman for the capital said “{words}”.", id="b")
    a = first.claim("Varland", "said", f"“{words}”")
    b = second.claim("A spokesman for the capital", "said", f"“{words}”", kind=ActorKind.UNRESOLVED)
    origin = origin_of(link(corpus(first, second)), a)
    assert b in origin.claims
    assert OriginReason.SAME_RELEASE in origin.reasons


def test_unresolved_speakers_of_two_documents_are_never_brought_together() -> None:
    """Two "residents" are not one: an anonymous source is not followed from document to document."""
    first = Dispatch("Residents said that Kelm was hit.", id="a")
    second = Dispatch("Residents said that Sarn was hit.", id="b")
    a = first.claim("Residents", "said", "Kelm was hit", kind=ActorKind.UNRESOLVED)
    b = second.claim("Residents", "said", "Sarn was hit", kind=ActorKind.UNRESOLVED)
    linked = link(corpus(first, second))
    assert origin_of(linked, a) != origin_of(linked, b)


def test_unnamed_source_counts_with_its_outlet() -> None:
    """Where nobody is named, the outlet stands behind the claim, so it adds no origin."""
    d = Dispatch("Two houses burned in Kelm. Reportedly three people were hurt.")
    a = d.author("Two houses burned in Kelm")
    b = d.claim(None, "Reportedly", "three people were hurt")
    assert set(origin_of(link(corpus(d)), a).claims) == {a, b}


def test_wire_credit_joins_two_outlets() -> None:
    """Two outlets that credit one agency are one origin for what they tell in their own voice."""
    first = Dispatch("Two houses burned in Kelm.", id="a", publisher="The Ledger", byline="By staff and AFP")
    second = Dispatch("Fire destroyed houses in Kelm.", id="b", publisher="The Courier", byline="AFP")
    a, b = first.author("Two houses burned in Kelm"), second.author("Fire destroyed houses in Kelm")
    origin = origin_of(link(corpus(first, second)), a)
    assert b in origin.claims
    assert origin.reasons == (OriginReason.WIRE_CREDIT,)


def test_credit_in_a_dateline_and_at_the_end() -> None:
    """A credit counts in brackets at the head or the foot of the text, and not as a mere word of it."""
    assert wire_credits(Dispatch("KELM (Reuters) - Two houses burned.").reading.document) == ("reuters",)
    assert wire_credits(Dispatch("Two houses burned. (With AFP)").reading.document) == ("afp",)
    assert wire_credits(Dispatch("The AP road was closed.").reading.document) == ()


def test_near_copy_is_found_and_a_new_story_is_not() -> None:
    """A story with three words changed is the same story; another of its length is not."""
    original = Dispatch(STORY, id="a")
    copy = Dispatch(
        STORY.replace("before dawn on Sunday", "early on Sunday"), id="b", publisher="The Courier"
    )
    other = Dispatch(" ".join(reversed(STORY.split())), id="c")
    words = [words_of(d.reading) for d in (original, copy, other)]
    memory = Memory()
    found = [find_copied(each, place, memory, words.__getitem__) for place, each in enumerate(words)]
    assert [copied.original for copied in found] == [0, 0, 2]


def test_shared_passage_joins_only_what_stands_in_it() -> None:
    """Thirty tokens in a row that two documents share join the outlets' claims inside, and no others."""
    passage = STORY[: STORY.index(" No one could say")]
    first = Dispatch(passage + " The market stays shut.", id="a", publisher="The Ledger")
    second = Dispatch(
        "Rain fell all week, and the harvest of the upper villages stands in water to the knee. " + passage,
        id="b",
        publisher="The Courier",
        published=date(2031, 5, 5),
    )
    inside = [d.author("Fire crews reached the street only after noon") for d in (first, second)]
    outside = second.author("Rain fell all week")
    linked = link(corpus(first, second))
    assert origin_of(linked, inside[0]) == origin_of(linked, inside[1])
    # the second outlet's own claims do not go back to the first
    assert outside not in origin_of(linked, inside[1]).claims
    assert OriginReason.NEAR_DUPLICATE in origin_of(linked, inside[0]).reasons


def _story(identity: str, publisher: str, day: int = 4) -> tuple[Dispatch, list[str]]:
    d = Dispatch(STORY, id=identity, publisher=publisher, published=date(2031, 5, day))
    return d, [
        d.author("two houses burned down"),
        d.claim("Varland", "said", "Ostrian guns had fired from beyond the river"),
        d.claim("the mayor", "asked", "people to stay in their cellars", kind=ActorKind.UNRESOLVED),
    ]


@given(copies=st.integers(1, 4), publisher=st.sampled_from(["The Courier", "The Northern Ledger"]))
def test_near_duplicates_change_no_count(copies: int, publisher: str) -> None:
    """However many copies are added, the origins are as many as before, with the same sides."""
    original, claims = _story("a", "The Northern Ledger")
    alone = link(corpus(original))
    with_copies = link(corpus(original, *(_story(f"z{n}", publisher, 5)[0] for n in range(copies))))
    assert len(with_copies.origins) == len(alone.origins)
    for claim in claims:
        assert origin_of(with_copies, claim).sides == origin_of(alone, claim).sides


def test_every_claim_has_exactly_one_origin() -> None:
    """Origins part the claims: none is left out, none stands in two."""
    first, claims = _story("a", "The Ledger")
    second, more = _story("b", "The Courier")
    linked = link(corpus(first, second))
    listed = [claim for origin in linked.origins for claim in origin.claims]
    assert sorted(listed) == sorted([*claims, *more])


def test_an_organisation_and_its_officials_are_one_origin() -> None:
    """The league and its secretary general speak with one voice, as a ministry and its spokesman do."""
    d = Dispatch("The League said that Kelm was hit. Its secretary said that Sarn was hit.")
    a = d.claim("The League", "said", "Kelm was hit", actor="league", kind=ActorKind.INTERNATIONAL_ORG)
    official = {"actor": "league/secretariat/quill", "kind": ActorKind.PERSON_OFFICIAL}
    b = d.claim("Its secretary", "said", "Sarn was hit", **official)
    assert b in origin_of(link(corpus(d)), a).claims


def test_a_statement_is_of_whoever_issued_it() -> None:
    """What is told "according to their statement" goes back to them."""
    d = Dispatch("Varland said that Kelm was hit. Sarn was hit, according to its statement.")
    a = d.claim("Varland", "said", "Kelm was hit")
    b = d.claim("its statement", "according to", "Sarn was hit", actor="varland", kind=ActorKind.DOCUMENT)
    assert b in origin_of(link(corpus(d)), a).claims


def test_an_outlet_is_known_by_its_id() -> None:
    """An agency is the same whatever words stand before its name."""
    texts = ("The state-run Coast Agency", "The Coast Agency")
    told = [Dispatch(f"{text} said that Kelm was hit.", id=text[:9]) for text in texts]
    outlet = {"actor": "coast-agency", "kind": ActorKind.MEDIA_OUTLET, "side": "media"}
    claims = [d.claim(text, "said", "Kelm was hit", **outlet) for d, text in zip(told, texts, strict=True)]
    linked = link(corpus(*told))
    assert origin_of(linked, claims[0]) == origin_of(linked, claims[1])
