"""Roots: PLOVER's words, ties between two parties, the fitted head, and the deeds that it adds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.dispatches import LEXICON, OSTRIA, VARLAND, document
from trucewatch.errors import WeightsError
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import PloverRoot
from trucewatch.reading.decoding import Floats
from trucewatch.reading.events import find_events
from trucewatch.reading.further import FurtherDeeds
from trucewatch.reading.masking import mask
from trucewatch.reading.plover import evidence
from trucewatch.reading.roots import RootHead, states_of
from trucewatch.reading.sentences import sentences
from trucewatch.reading.ties import Tie, features
from trucewatch.reading.wording import Wording, data


def wording(text: str) -> Wording:
    """``text`` as one sentence, its names hidden."""
    view = mask(text, LEXICON).text
    return Wording.of(view, 0, Span(0, len(view)))


def tie(text: str, source: str = "Varland", target: str = "Ostria") -> Tie:
    """The tie of two parties that are each one word of the view."""
    masked = mask(text, LEXICON)
    w = wording(text)

    def at(name: str) -> range:
        if name not in text:
            return range(len(w), len(w))
        span = masked.masked(Span(text.index(name), text.index(name) + len(name)))
        return next(range(n, n + 1) for n, token in enumerate(w.tokens) if token.span.overlaps(span))

    return Tie(w, at(source), at(target))


def speaks(text: str) -> set[tuple[str, str]]:
    """Word and category of what speaks for one."""
    w = wording(text)
    return {(w.lower(one.start), one.root) for one in evidence(w)}


def empty(_: Span) -> Floats:
    """States of an encoder that knows nothing."""
    return np.zeros(4, np.float32)


def head(**weights: dict[str, float]) -> RootHead:
    """A head over two categories and more, with the weights of some features by category."""
    roots = tuple(sorted(weights))
    names = tuple(sorted({name for listed in weights.values() for name in listed}))
    table = np.array([[weights[root].get(name, 0.0) for root in roots] for name in names], np.float32)
    nothing = np.zeros(8, np.float32)
    return RootHead(roots, names, table, np.zeros((8, len(roots)), np.float32), nothing, nothing, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council praised the mediators.", ("praised", "SUPPORT")),
        ("The army razed the hamlet.", ("razed", "COERCE")),
        ("The ministry donated tents.", ("donated", "AID")),
        ("The junta lifted its long ban on flights.", ("lifted", "CONCEDE")),
        ("The cabinet cut off all aid to the port.", ("cut", "SANCTION")),
        ("The guards went on hunger strike.", ("hunger", "PROTEST")),
        ("They are ready to sign.", ("ready", "promise")),
    ],
)
def test_words_speak_for_a_category(text: str, expected: tuple[str, str]) -> None:
    """A verb in any form, with its object at some distance, and a noun."""
    assert expected in speaks(text)


def test_the_longest_entry_speaks_alone() -> None:
    """To cut off aid is not just to cut; a full stop between ends the entry."""
    assert [one.end - one.start for one in evidence(wording("He cut aid.")) if one.root == "SANCTION"] == [2]
    assert ("lifted", "CONCEDE") in speaks("He lifted it.")
    assert not any(one.end > 2 for one in evidence(wording("He lifted it. The ban stood.")) if one.start == 1)


def test_the_list_of_words_is_well_formed() -> None:
    """Each category is PLOVER's or a frame, and no entry is listed twice for one."""
    frames = {"promise", "refuse", "demand", "threat", "end", "start", "permit", "say"}
    for part in ("verbs", "nouns", "as_they_stand"):
        for root, listed in data("plover.yaml")[part].items():
            assert root in frames or root in set(PloverRoot)
            assert len(listed) == len(set(listed)), (part, root)
            assert all(word == word.strip().lower() for word in listed)


def test_regions_follow_the_order_of_the_text() -> None:
    """What stands between two parties is between them whichever acts."""
    active, passive = tie("Varland praised Ostria."), tie("Ostria was praised by Varland.")
    assert [active.region(at) for at in (0, 1, 2)] == ["source", "between", "target"]
    assert passive.region(2) == "between"
    assert "reversed" in features(passive) - features(active)


def test_two_who_act_together_are_tied_by_what_follows() -> None:
    """Between "X and Y" stands nothing that ties them."""
    both = tie("Varland and Ostria praised the mediators.")
    assert both.is_joint
    assert [one.root for one in both.deeds] == ["SUPPORT"]
    assert both.words.start == both.second.stop


def test_a_party_that_is_left_out_stands_at_the_end() -> None:
    """The words behind the only party tie it."""
    alone = tie("Varland donated tents.", target="nobody")
    assert not alone.target
    assert [one.root for one in alone.deeds][:1] == ["AID"]


def test_frames_stand_over_deeds() -> None:
    """Refusing to help and helping share their words and not their frame."""
    refused, helped = (
        features(tie("Varland refused to assist Ostria.")),
        features(tie("Varland assisted Ostria.")),
    )
    assert "refuse > AID" in refused
    assert "refuse > AID" not in helped
    assert "first AID" in helped


def test_names_are_no_features() -> None:
    """Other names, listed or not, leave every feature as it was."""
    one, other = (
        features(tie("Varland praised Ostria.")),
        features(tie("Ostria praised Varland.", "Ostria", "Varland")),
    )
    assert one == other
    unlisted = tie("Varland praised Zembla and Ostria.")
    assert not any("zembla" in name for name in features(unlisted))
    assert features(tie("Varland praised envoy Ban and Ostria.")) == features(
        tie("Varland praised envoy Kim and Ostria.")
    )


def test_the_head_weighs_what_it_knows() -> None:
    """The category whose features are there gets the larger share; shares add up to one."""
    fitted = head(AID={"first AID": 2.0}, SUPPORT={"first SUPPORT": 2.0})
    helped = tie("Varland assisted Ostria.")
    shares = fitted.shares(helped, states_of(helped, empty))
    assert shares["AID"] > 0.85
    assert sum(shares.values()) == pytest.approx(1.0)
    assert fitted.root(tie("Varland praised Ostria."), empty)[0] is PloverRoot.SUPPORT


def test_states_take_part() -> None:
    """With the same words the encoder's states decide."""
    fitted = head(AID={"bias": 0.0}, SUPPORT={"bias": 0.0})
    weights = np.zeros((8, 2), np.float32)
    weights[0] = (-3.0, 3.0)
    seen = RootHead(
        fitted.roots,
        fitted.names,
        fitted.weights,
        weights,
        np.zeros(8, np.float32),
        np.ones(8, np.float32),
        "",
    )
    one = tie("Varland praised Ostria.")
    assert seen.root(one, lambda span: np.full(4, 1.0 if span else 0.0, np.float32))[0] is PloverRoot.SUPPORT
    assert seen.root(one, lambda span: np.full(4, -1.0 if span else 0.0, np.float32))[0] is PloverRoot.AID


def test_yielding_is_told_apart_by_its_words() -> None:
    """Who hands over or withdraws retreats; who eases something concedes."""
    fitted = head(YIELD={"bias": 5.0}, AID={"bias": 0.0})
    assert fitted.root(tie("Varland repatriated the crew to Ostria."), empty)[0] is PloverRoot.RETREAT
    assert fitted.root(tie("Varland eased its curfew in Ostria."), empty)[0] is PloverRoot.CONCEDE


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    """The error names the file."""
    with pytest.raises(WeightsError, match=r"roots\.npz is missing"):
        RootHead.load(tmp_path / "roots.npz")


SURE = {"AID": {"first AID": 9.0}, "COERCE": {"first COERCE": 9.0}, "ASSAULT": {"first ASSAULT": 9.0}}


def told(text: str) -> list[tuple[str, str]]:
    """Heads and categories of a text, with a head that believes the first deed."""
    masked = mask(text, LEXICON)
    found = find_events(masked, document(text), sentences(masked.text), (), FurtherDeeds(head(**SURE), empty))
    return [(event.trigger.text, str(event.plover)) for event in found]


def test_a_deed_between_two_parties_is_added() -> None:
    """Where the rules read nothing, a sure head does, with who acts upon whom."""
    text = "Varland assisted Ostria."
    assert told(text) == [("assisted", "AID")]
    masked = mask(text, LEXICON)
    assert find_events(masked, document(text), sentences(masked.text), ()) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The minister assisted the cook.",  # neither is a party
        "Varland assisted with the dishes.",  # nobody is acted upon
        "Ostria backed Varland.",  # the head is not sure of what the verb says
        "Ostria helped Varland.",  # the verb is too light to tell a deed
        "The truce of Varland censored Ostria.",  # a pact does nothing
        "Varland launched a raid on Ostria.",  # the noun tells it already
    ],
)
def test_nothing_is_added_without_two_parties_and_a_sure_head(text: str) -> None:
    """Rules alone and with the head read the same."""
    masked = mask(text, LEXICON)
    alone = find_events(masked, document(text), sentences(masked.text), ())
    assert told(text) == [(event.trigger.text, str(event.plover)) for event in alone]


@given(
    st.sampled_from(["assisted", "razed", "censored", "denied", "praised", "shelled", "met", "donated to"])
)
def test_exchanging_the_parties_changes_no_category(verb: str) -> None:
    """Who is who decides nothing."""
    one = f"{next(iter(VARLAND.values()))} {verb} {next(iter(OSTRIA.values()))} at dawn."
    other = f"{next(iter(OSTRIA.values()))} {verb} {next(iter(VARLAND.values()))} at dawn."
    assert told(one) == told(other)
