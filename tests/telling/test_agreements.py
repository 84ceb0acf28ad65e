"""Agreements under all their names, whom they bind, their clauses, their steps and what waits for what."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.telling.dispatches import sample
from tests.telling.sample import AS_OF, OSTRIA, VARLAND
from trucewatch.errors import NotFoundError, UsageError
from trucewatch.record import Filter, Record
from trucewatch.telling.questions import QUESTIONS
from trucewatch.telling.tables import Table


def ask(record: Record, name: str, argument: str | None = None) -> Table:
    """The answer of the whole sample."""
    return QUESTIONS[name].answer(record, Filter(), as_of=AS_OF, argument=argument)


def test_the_register_has_every_agreement_with_the_words_used_for_it(record: Record) -> None:
    """Whether or not a document names it."""
    (row,) = ask(record, "agreements").rows
    assert (row["id"], row["status"], row["signed"]) == ("harn", "in force", "2030-05-14")
    assert row["signatories"] == ["Ostria", "Varland"]
    assert row["names"] == ["Harn cease-fire (1)"]


def test_the_page_of_an_agreement(record: Record) -> None:
    """What the file knows, then what documents say: names with sentences, state, whom it binds."""
    rows = ask(record, "agreements", "har").rows
    parts: dict[str, list[Any]] = {}
    for row in rows:
        parts.setdefault(row["part"], []).append(row)
    assert parts["Signatories"][0]["text"] == "Ostria and Varland"
    (called,) = parts["Called"]
    assert called["text"].startswith(
        "“Harn cease-fire” (by a name): Under the Harn cease-fire Ostria must open"
    )
    assert called["by"] == "Kelm Courier"
    assert [(row["text"].split(":")[0], row["by"]) for row in parts["State, as told"]] == [
        ("in danger", "Ana Reth (defence minister of Varland) (Varland)"),
        ("holding", "Ivo Dalen (foreign ministry spokesman of Ostria) (Ostria)"),
    ]
    assert len(parts["Binds, as told"]) == 3


def test_a_mention_has_its_sentence_and_what_it_means(record: Record) -> None:
    """With the innermost speaker around it."""
    (row,) = ask(record, "mentions").rows
    assert (row["words"], row["agreement"], row["how"]) == ("Harn cease-fire", "harn", "by a name")
    assert row["sentence"].startswith("Under the Harn cease-fire")
    assert row["sentence_number"] == 0


def test_applicability_is_a_matrix_of_actors(record: Record) -> None:
    """A state and its army are two; what is said with no duty named stands there; so does silence."""
    table = ask(record, "applicability")
    cells = {row["party_label"]: (row["by_text"], row["sides"]) for row in table.rows}
    assert list(cells) == ["Armed Forces of Ostria", "Ostria", "Varland", "Whom is left open"]
    nothing = "no claim in 7 documents"
    assert cells["Armed Forces of Ostria"] == (
        "not named; Ostria is a signatory",
        {
            "ostria": nothing,
            "varland": ["Ana Reth (defence minister of Varland): seen as a part of Ostria"],
        },
    )
    assert cells["Ostria"] == (
        "signatory",
        {"ostria": ["Ivo Dalen (foreign ministry spokesman of Ostria): not bound"], "varland": nothing},
    )
    assert cells["Varland"] == ("signatory", {"ostria": nothing, "varland": nothing})


def test_a_clause_card_has_three_layers_that_never_overwrite_one_another(record: Record) -> None:
    """Text, paraphrase and readings, with what the theatre file knows marked as such."""
    table = ask(record, "readings", "harn-4")
    rows = {row["slot"]: row for row in table.rows}
    assert table.title == "Build the eastern road (Harn cease-fire, clause 4)"
    assert rows["obligor"]["instrument"] == "Ostria"
    assert rows["obligor"]["paraphrases"][0].startswith("Kelm Courier (Media): ‹Ostria must open it›")
    assert rows["obligor"]["readings"] == []
    assert rows["deadline"]["instrument"] == "1 year, counted from the signature"
    assert len(rows["deadline"]["readings"]) == 3
    assert rows["scope"]["instrument"] == "the text says nothing on it"
    assert rows["scope"]["readings"] == [
        "Ostria: the valley floor only (theatre file; source: First report of the mission, invented)"
    ]


def test_an_agreement_s_name_shows_all_its_clauses(record: Record) -> None:
    """Each row with its duty."""
    table = ask(record, "readings", "harn")
    assert {row["obligation"] for row in table.rows} == {"harn-1", "harn-4", "harn-5", "harn-7"}


def test_obligations_of_one_kind(record: Record) -> None:
    """By the beginning of the kind's name; another word is refused."""
    assert [row["id"] for row in ask(record, "obligations", "proh").rows] == ["harn-1"]
    assert ask(record, "obligations", "entitlement").rows == ()
    with pytest.raises(UsageError, match="no single kind"):
        ask(record, "obligations", "zeal")


def test_the_history_of_a_step(record: Record) -> None:
    """By day, with whose part; a breach of a standing duty is no step."""
    rows = ask(record, "steps").rows
    assert [(row["obligation"], row["speaker"].split(" (")[0], row["state"], row["met"]) for row in rows] == [
        ("harn-4", "Ivo Dalen", "in progress", False),
        ("harn-4", "Ivo Dalen", "no plan is agreed", False),
        ("harn-4", "Ana Reth", "delayed", False),
    ]
    assert {row["said"] for row in rows} == {"2031-08-06"}


def test_a_chain_has_the_state_of_the_trigger_per_party(record: Record) -> None:
    """Each side's word on the duty that is waited for; how the trigger is read stands apart."""
    rows = ask(record, "chain", "harn-5").rows
    told = [(row["waits_for"], row["side"], row["state"]) for row in rows]
    road = "Build the eastern road (harn-4)"
    assert told[:3] == [
        (road, "Ostria", "not met (no plan is agreed)"),
        (road, "Ostria", "not met (in progress)"),
        (road, "Varland", "not met (delayed)"),
    ]
    assert told[3] == (
        "As read: ‹once the eastern road is open›",
        "Varland",
        "not told: it is how the trigger is read",
    )
    assert {row["obligation"] for row in ask(record, "chain", "harn-4").rows} == {"harn-5"}


@pytest.mark.parametrize("name", ["agreements", "mentions", "applicability", "readings", "steps", "chain"])
def test_an_agreement_or_duty_that_no_file_has(record: Record, name: str) -> None:
    """One clear sentence."""
    with pytest.raises(NotFoundError):
        ask(record, name, "zzz")


@pytest.mark.parametrize(
    ("name", "argument"),
    [
        ("agreements", None),
        ("agreements", "harn"),
        ("mentions", None),
        ("applicability", None),
        ("readings", "harn"),
        ("steps", None),
        ("chain", None),
    ],
)
def test_exchanging_the_parties_exchanges_the_answer(
    record: Record, tmp_path: Path, name: str, argument: str | None
) -> None:
    """As sets of words: the order is the alphabet's."""
    names = {
        VARLAND.adjective: OSTRIA.adjective,
        VARLAND.name: OSTRIA.name,
        VARLAND.id: OSTRIA.id,
        VARLAND.town: OSTRIA.town,
    }
    names |= {new: old for old, new in names.items()}
    with sample(OSTRIA, VARLAND).recorded(tmp_path / "exchanged.db") as opened:
        after = _words(ask(opened, name, argument).rows, {})
    assert after == _words(ask(record, name, argument).rows, names)


def _words(value: Any, names: dict[str, str]) -> list[str]:
    """All words of the rows, exchanged, sorted."""
    found: list[str] = []

    def put(one: Any) -> None:
        if isinstance(one, dict):
            for key, inner in one.items():
                put(names.get(key, key))
                put(inner)
        elif isinstance(one, list | tuple):
            for inner in one:
                put(inner)
        elif isinstance(one, str):
            found.extend(sorted(_exchanged(one, names).split()))

    put(value)
    return sorted(found)


def _exchanged(text: str, names: dict[str, str]) -> str:
    if not names:
        return text
    longest = sorted(names, key=lambda name: -len(name))
    return re.sub("|".join(map(re.escape, longest)), lambda found: names[found.group()], text)
