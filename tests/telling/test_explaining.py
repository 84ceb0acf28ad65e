"""Why rows are there: each kind of row says what made it, in words that need no manual."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.telling.dispatches import CLASH, SHELLING, sample
from tests.telling.sample import AS_OF
from tests.telling.test_questions import NOT_IN_SAMPLE
from trucewatch.errors import NotFoundError, UsageError
from trucewatch.model.linking import Linked
from trucewatch.record import Filter, Record
from trucewatch.telling.answers.explain import COUNTED
from trucewatch.telling.explaining.finding import explainable, explanation
from trucewatch.telling.formats import TableFormat, render_table
from trucewatch.telling.material import Material
from trucewatch.telling.questions import QUESTIONS
from trucewatch.telling.tables import Table

#: Their rows stand on the theatre files where nothing else is told.
FROM_FILES = {"actor", "place", "control"}
LINKED: Linked = sample().linked


def grounds(material: Material, row: str) -> dict[str, list[str]]:
    """The sentences of an explanation, by what they are."""
    told: dict[str, list[str]] = {}
    for ground in explanation(material, row).grounds:
        told.setdefault(ground.what, []).append(ground.text)
    return told


def ask(record: Record, name: str, argument: str | None = None) -> Table:
    """Why the rows of an answer are there."""
    return QUESTIONS[name].answer(
        record,
        Filter(),
        as_of=AS_OF,
        argument=argument,
        explain=True,
        relink=sample().relink,
    )


def test_every_row_of_the_record_can_be_explained(material: Material) -> None:
    """With a kind, and sentences that end as sentences do."""
    for row, explain in explainable(material).items():
        told = explain()
        assert told.row == row
        assert told.grounds
        assert all(ground.text.endswith((".", "”", ")")) and ground.what for ground in told.grounds)


def test_an_incident_tells_what_was_brought_together_and_why(material: Material) -> None:
    """Both tellings with their words and speakers, the reasons, the points; and the other side's account."""
    told = grounds(material, CLASH)
    first, pointing = told["Brought together"]
    assert first.startswith(
        "“opening fire first” (Armed Forces of Ostria in Kelm Courier, 3 August 2031) and “"
    )
    assert first.endswith("same day and same place. 3.5 points, 3 needed.")
    assert pointing.endswith("its words point back to what was told before.")
    assert told["Account"][0].startswith("Ostria says it happened: ")
    assert "7 documents" not in told["Rests on"][0]


def test_a_party_without_an_account_is_told_in_the_incident(material: Material) -> None:
    """Silence is told as absence from what was read."""
    shelling = next(incident for incident in LINKED.incidents if incident.id == SHELLING)
    one_sided = shelling.model_copy(update={"accounts": shelling.accounts[:1]})
    alone = replace(material, incidents=(one_sided,))
    assert "Ostria: no account in 7 documents read." in grounds(alone, SHELLING)["Account"]


def test_people_s_judgements_are_told_with_author_day_reason_and_what_was_taken_back(
    material: Material,
) -> None:
    """On the incident and on each claim that they touch."""
    told = grounds(material, CLASH)["Judged"]
    assert len(told) == 2
    assert told[0].startswith("one incident: ")
    assert told[0].endswith("by the desk on 12 August 2031, because both tell of the first shots.")
    assert told[1].endswith(
        "by the desk on 13 August 2031, because the hours differ. "
        "Taken back: by the desk on 14 August 2031, because the hours are those of two clocks."
    )
    first = LINKED.incidents[1].claims[0]
    assert grounds(material, first)["Judged"] == told


def test_a_claim_tells_how_it_was_read_and_what_its_labels_rest_on(material: Material) -> None:
    """Reader, method, confidence as "read right", cue, accused; and what was made of it."""
    first = next(claim for claim in material.claims if claim.accused is not None)
    told = grounds(material, first.id)
    assert "sample@1" in told["Found"][0]
    assert "That we read it right: 0.90; this says nothing about whether it is so." in told["Found"][0]
    assert told["Stance"] == ["accuse, from the cue “accused”, in its sentence."]
    assert told["Accused"] == ["“Varlandic troops”, taken for: Armed Forces of Varland (Varland)."]
    assert any(text.startswith(f"incident {CLASH[:8]}: ") for text in told["Part of"])


def test_a_hedge_and_a_source_that_is_not_named_are_told(material: Material) -> None:
    """Who is not named is not guessed."""
    hedged = next(claim for claim in material.claims if claim.hedge is not None)
    told = grounds(material, hedged.id)
    assert told["Speaker"] == ["not named by the text, and not guessed."]
    assert told["Hedge"] == ["“reportedly”, so that it is certainty not told."]


def test_a_relation_tells_rule_basis_cue_and_both_quotes(material: Material) -> None:
    """And whether the text itself sets the two against each other."""
    denial = next(row for row in material.relations if row.cue is not None)
    told = grounds(material, denial.id)
    assert told["Made"] == ["by the rule “denial”: a denial of the same act follows in the text."]
    assert told["Cue"] == ["“denied”."]
    assert told["In the text"] == ["the text itself sets them so."]
    assert len(told["One says"]) == len(told["Other says"]) == 1


def test_a_reading_of_a_limit_shows_its_sum(material: Material) -> None:
    """And the duty that it is tied to, with the words that tie it."""
    dated = next(row for row in material.readings if row.due is not None and row.side == "varland")
    told = grounds(material, dated.id)
    assert told["Date"] == [f"{dated.arithmetic}."]
    paraphrase = next(row for row in material.readings if row.layer == "paraphrase")
    tied = grounds(material, paraphrase.id)
    assert tied["On the duty"] == [
        "Build the eastern road, since it has these keywords of the duty: “eastern road”."
    ]
    assert tied["Taken for"] == [
        "the outlet’s paraphrase of this slot: who owes it; it has a word for what is owed."
    ]


def test_a_state_of_a_duty_tells_why_it_is_this_party_s(material: Material) -> None:
    """And what went unkept by an earlier version is said to be so."""
    why = {row.value.value: grounds(material, row.id) for row in material.compliance}
    assert why["delayed"]["Whose duty"] == ["Ostria: it alone owes the duty."]
    assert why["delayed"]["Taken for"] == ["delayed; it has a word for delay."]
    assert why["violated"]["On the duty"] == ["Not to open fire; why was not kept."]


def test_an_origin_names_what_its_claims_share(material: Material) -> None:
    """A shared body by its speakers, a copy by its documents."""
    origin = next(row for row in material.origins if len(row.reasons) == 2)
    told = grounds(material, origin.id)["Counted as one"]
    assert told == [
        "near copy: wire-1.txt, lantern-1.txt and wire-2.txt.",
        "same body or chain of command: Defence Ministry of Varland.",
    ]


def test_withheld_words_are_withheld_in_explanations(material: Material) -> None:
    """No private name and no sensitive place, whatever row is explained."""
    texts = [ground.text for explain in explainable(material).values() for ground in explain().grounds]
    assert not [text for text in texts if "Post Nine" in text]
    assert any("[place withheld]" in text for text in texts)


@pytest.mark.parametrize("name", sorted(set(QUESTIONS) - NOT_IN_SAMPLE - FROM_FILES - {"coverage"}))
def test_every_question_explains_its_rows(record: Record, name: str) -> None:
    """As a table with one key per row, in every format."""
    argument = {
        "evidence": record.claims()[0].id,
        "explain": CLASH,
        "speaker": "Reth",
        "changes": "2031-08-06",
    }.get(name)
    table = ask(record, name, argument)
    assert table.rows
    assert {tuple(row) for row in table.rows} == {("row", "kind", "ground", "text", "claims")}
    for form in TableFormat:
        assert render_table(table, form, width=100)


def test_counts_have_no_row_that_makes_them(record: Record) -> None:
    """Coverage is counted over all that was read, and says so."""
    assert ask(record, "coverage").notes == (COUNTED,)


def test_an_answer_s_rows_explain_what_they_show_and_nothing_else(record: Record) -> None:
    """A compliance row its own making, not that of its claim."""
    kinds = {row["kind"] for row in ask(record, "compliance").rows}
    assert kinds == {"state of a duty"}
    assert {row["kind"] for row in ask(record, "contradictions").rows} == {"relation"}


def test_judgements_stand_or_were_taken_back(record: Record) -> None:
    """Each with author, time and reason."""
    table = QUESTIONS["judgements"].answer(record, Filter(), as_of=AS_OF)
    assert [(row["what"], row["by"], row["stands"]) for row in table.rows] == [
        ("one incident", "the desk", True),
        ("different incidents", "the desk", False),
        ("takes a judgement back", "the desk", True),
    ]
    assert "two clocks" in table.rows[1]["taken_back"]


@pytest.mark.parametrize(
    ("prefix", "error"), [("zzzz", NotFoundError), ("", UsageError)], ids=["none", "several"]
)
def test_a_prefix_that_names_no_row_or_several(
    material: Material, prefix: str, error: type[Exception]
) -> None:
    """One clear sentence."""
    with pytest.raises(error):
        explanation(material, prefix)
