"""Running matters: what a claim must speak of to stand on a track, and with which kind."""

from __future__ import annotations

import pytest

from tests.linking.dispatches import Dispatch, corpus
from trucewatch.linking import link
from trucewatch.model.vocabulary import Aux, Certainty, Polarity, Stance


def tracks(text: str, content: str, **labels: object) -> set[tuple[str, str]]:
    """The track and kind of each row that one claim of Varland's gives."""
    d = Dispatch(text)
    d.claim("Varland", "said", content, **labels)
    return {(row.track.value, row.kind) for row in link(corpus(d)).tracks}


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ("the peacekeepers did nothing", ("peacekeepers", "conduct")),
        ("the mandate of the peacekeepers ends soon", ("peacekeepers", "mandate")),
        ("the highway was blocked", ("infrastructure_access", "closed")),
        ("the highway is being built", ("infrastructure_access", "building")),
        ("talks would open in a third city", ("mediation", "talks")),
        ("villagers were evacuated", ("displacement", "evacuation")),
        ("ten prisoners of war were released", ("prisoners_missing", "exchange")),
        ("its troops captured two villages", ("territory", "control")),
        ("the truce is in danger", ("truce_status", "in_danger")),
        ("the cease-fire is holding", ("truce_status", "holding")),
    ],
)
def test_kinds(content: str, row: tuple[str, str]) -> None:
    """Each matter is told by its own words."""
    assert row in tracks(f"Varland said {content}.", content)


def test_denied_danger_is_a_claim_that_it_holds() -> None:
    """The denial of a threat to the truce stands as its opposite."""
    content = "the truce was under threat"
    rows = tracks(
        f"Varland said {content}.",
        content,
        stance=Stance.DENY,
        polarity=Polarity.NEGATIVE,
        certainty=Certainty.CERTAIN_NOT,
    )
    assert ("truce_status", "holding") in rows


@pytest.mark.parametrize("aux", [Aux.FEARED, Aux.HYPOTHETICAL, Aux.COUNTERFACTUAL])
def test_fears_are_no_displacement(aux: Aux) -> None:
    """What is feared or supposed is no event of the track."""
    content = "villagers will be evacuated"
    assert not {
        row for row in tracks(f"Varland said {content}.", content, aux=aux) if row[0] == "displacement"
    }


@pytest.mark.parametrize(
    "content", ["more control over the hills", "the peace deal gave it more control over the hills"]
)
def test_a_truce_that_is_only_named_has_no_status(content: str) -> None:
    """Words of state count only beside the word for the truce."""
    assert not {row for row in tracks(f"Varland said {content}.", content) if row[0] == "truce_status"}
