"""Attributions by rule: planted traps of real reporting, each with the row that it must give, or none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.dispatches import LEXICON, OSTRIA, VARLAND, lexicon
from tests.reading.rows import exchanged, row, rows
from trucewatch.model.claim import Claim
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import ActorKind, Aux, Certainty, Method, Polarity, Stance, Voice
from trucewatch.reading.attribution import Attribution
from trucewatch.reading.masking import mask
from trucewatch.reading.sentences import sentences
from trucewatch.reading.supplement import attributions
from trucewatch.reading.words import Words

THREE_VOICES = (
    "Accusing the scouts of sniping, the Varlandic army took the ridge near the cease-fire line, "
    "reportedly wounding two shepherds."
)


def told(claim: Claim) -> tuple[str | None, str | None, str]:
    """Source, cue and content of a row, as words."""
    return claim.source.text, claim.cue.text if claim.cue else None, claim.content.text


def test_three_voices_in_one_sentence() -> None:
    """An accuser named after the accusation, the outlet, and somebody unnamed, each with its own words."""
    accuser, paper, unnamed = rows(THREE_VOICES)
    assert told(accuser) == ("the Varlandic army", "Accusing", "the scouts of sniping")
    assert accuser.accused is not None
    assert accuser.accused.text == "the scouts"
    assert told(paper) == (None, None, "the Varlandic army took the ridge near the cease-fire line")
    assert (paper.voice, paper.source.side, paper.source.kind) == (
        Voice.AUTHOR,
        "media",
        ActorKind.MEDIA_OUTLET,
    )
    assert told(unnamed) == (None, "reportedly", "wounding two shepherds")
    assert unnamed.hedge is not None
    assert unnamed.voice is Voice.SOURCE
    assert [claim.extraction.method for claim in (accuser, paper, unnamed)] == [
        Method.CUE,
        Method.OUTLET,
        Method.CUE,
    ]


def test_reportedly_scopes_over_its_clause_only() -> None:
    """The clause before and the clause after a hedged one stay free of it."""
    text = "Varland says its men held, while the scouts reportedly fled, and calls for talks."
    assert row(text, "reportedly").content.text == "the scouts … fled"
    assert row(text, "says").hedge is None


@pytest.mark.parametrize("word", ["reportedly ", "purportedly ", ""])
def test_without_the_hedge_the_words_stay(word: str) -> None:
    """Deleting "reportedly" changes who vouches, and nothing of what is told."""
    text = f"The truce {word}holds in Kesk."
    claim = row(text, word.strip() or None)
    assert claim.content.text.replace(" … ", " ") == "The truce holds in Kesk"
    assert (claim.stance, claim.polarity, claim.aux) == (Stance.ASSERT, Polarity.POSITIVE, Aux.ACTUAL)
    assert (claim.hedge is None) == (not word)


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance", "certainty"),
    [
        ("The mayor is said to have fled.", "is said", "The mayor … to have fled", Stance.ASSERT, Certainty.CERTAIN),
        ("Gunmen are believed to hold the mill.", "are believed", "Gunmen … to hold the mill", Stance.ASSERT, Certainty.PROBABLE),
        ("Shots are reported in Kesk.", "are reported", "Shots … in Kesk", Stance.ASSERT, Certainty.CERTAIN),
        ("The clerk allegedly forged the map.", "allegedly", "The clerk … forged the map", Stance.ACCUSE, Certainty.CERTAIN),
        ("Two men accused of mining the road were freed.", "accused", "Two men … mining the road", Stance.ACCUSE, Certainty.CERTAIN),
    ],
)  # fmt: skip
def test_passives_and_charges_without_an_author(
    text: str, cue: str, content: str, stance: Stance, certainty: Certainty
) -> None:
    """Nobody is named, so nobody is the source."""
    claim = row(text, cue)
    assert told(claim)[::2] == (None, content) or claim.content.text.startswith(content)
    assert (claim.stance, claim.certainty) == (stance, certainty)
    assert (claim.source.span, claim.source.kind, claim.source.side) == (
        None,
        ActorKind.UNSPECIFIED,
        "unresolved",
    )


def test_not_so_is_a_whole_denial() -> None:
    """Two words deny what was said before."""
    claim = row("Ostria fired first, Varland said. Not so, Ostrian officers countered.", "countered")
    assert told(claim) == ("Ostrian officers", "countered", "Not so")
    assert (claim.stance, claim.polarity) == (Stance.DENY, Polarity.NEGATIVE)


@pytest.mark.parametrize(
    "text",
    [
        "The road, Ana Reth said, was shut.",
        "The road, said Ana Reth, was shut.",
    ],
)
def test_a_content_broken_by_its_speaker_has_two_parts(text: str) -> None:
    """A clause with the speaker in its middle is one content."""
    claim = row(text, "said")
    assert told(claim) == ("Ana Reth", "said", "The road … was shut")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Reth said: “We hold the bridge.”",
        "“We hold the bridge,” Ana Reth said.",
        "“We hold the bridge,” said Ana Reth.",
    ],
)
def test_the_order_of_cue_source_and_quotation(text: str) -> None:
    """Wherever the speaker stands, it is the same row."""
    claim = row(text, "said")
    assert claim.source.text == "Ana Reth"
    assert claim.content.text.strip("“”.,") == "We hold the bridge"
    assert (claim.stance, claim.directness) == (Stance.ASSERT, "direct")


def test_active_and_passive() -> None:
    """The agent of a passive is the source, what stands before is the content."""
    active, passive = (
        row("Varland rejected the map.", "rejected"),
        row("The map was rejected by Varland.", "rejected"),
    )
    assert active.source.text == passive.source.text == "Varland"
    assert (active.stance, active.polarity) == (passive.stance, passive.polarity)
    assert active.content.text.lower() == passive.content.text.lower()


def test_the_apposition_belongs_to_the_source() -> None:
    """As in the contract: a name with its description, and the comma that closes it."""
    text = "Ana Reth, Varland’s defence minister, told the assembly that the road was open and denied that guns fired."
    claim = row(text, "told")
    assert told(claim)[0] == "Ana Reth, Varland’s defence minister,"
    assert claim.content.text.startswith("the road was open")
    assert row(text, "denied").content.text == "guns fired"


def test_nested_attribution_keeps_the_chain() -> None:
    """A points to what B said of C: the inner row knows the outer one."""
    text = "Varland cited Ostria’s condemnation of the scouts for “burning the mill”."
    outer, inner = rows(text)
    assert (outer.source.text, inner.source.text) == ("Varland", "Ostria")
    assert inner.nested_in == outer.id
    assert (inner.stance, inner.accused.text if inner.accused else None) == (Stance.ACCUSE, "the scouts")


def test_a_demand_whose_author_is_not_named() -> None:
    """The demand inside another's words has no source; the two parts of the statement are two rows."""
    text = (
        "Ilja Dorn told reporters the demand to shut the pass is “illegal” and that “no date has been set.”"
    )
    found = {claim.content.text: claim for claim in rows(text)}
    demand = found["to shut the pass"]
    assert (demand.source.span, demand.stance) == (None, Stance.DEMAND)
    assert demand.nested_in == found["the demand to shut the pass is “illegal”"].id
    assert found["the demand to shut the pass is “illegal”"].stance is Stance.REJECT
    assert found["“no date has been set.”"].polarity is Polarity.NEGATIVE


def test_the_claim_inside_a_denial() -> None:
    """Who claimed it is not named; the denial and the claim point to the same words."""
    denial, claim = rows("Ostria rejected claims it is not paying its share.")
    assert (denial.stance, denial.polarity) == (Stance.DENY, Polarity.POSITIVE)
    assert (claim.source.span, claim.polarity, claim.nested_in) == (None, Polarity.NEGATIVE, denial.id)
    assert denial.content == claim.content


def test_fears_have_their_holder_and_are_no_fact() -> None:
    """A feeling with a printed holder is a row of the holder's; without one it is none."""
    claim = row("Among the shepherds, there are fears of a raid if the troops leave.", "fears")
    assert (claim.source.text, claim.stance, claim.aux) == ("the shepherds", Stance.SENTIMENT, Aux.FEARED)
    assert claim.condition is not None
    assert not [c for c in rows("Amid fears of a raid, shops shut.") if c.cue]


def test_a_quotation_after_a_colon_is_a_row_of_its_own() -> None:
    """A denial and what is said with it are two rows; the unreal is told as unreal."""
    text = "Dorn pushed back, denying that the pact was at risk: “If we wanted the pass, we would take it.”"
    quoted, denial = row(text, "pushed back"), row(text, "denying")
    assert denial.content.text == "the pact was at risk"
    assert (quoted.aux, quoted.directness) == (Aux.COUNTERFACTUAL, "direct")
    assert quoted.source.text == denial.source.text == "Dorn"


def test_a_duty_told_by_the_outlet_is_no_pledge() -> None:
    """What an agreement lays down is nobody's speech."""
    (claim,) = rows("Under the cease-fire terms, Ostria committed to building a road.")
    assert (claim.voice, claim.stance) == (Voice.AUTHOR, Stance.ASSERT)


@pytest.mark.parametrize(
    "text",
    [
        "Varland declined to comment.",
        "Varland did not say who had fired.",
        "Varland did not deny that its drones had crossed the cease-fire line.",
        "Varland has not, as of Monday, announced that the road is open.",
        "No group claimed responsibility for the blast.",
        "Varland denied entry to six clerks.",
        "Varland and Ostria agreed to extend talks.",
        "Men left in order to call for help.",
        "An Ostrian-backed band crossed.",
        "The State Bank and the Counter Fraud Office reopened.",
        "Crews want to report that mines are near.",
        "Is the truce still holding?",
        "The Ostrians did not accept the offer.",
        "Varland has not welcomed the truce.",
        "Clashes are not reported in Kesk.",
        "Shots have not been reported in Kesk.",
        "No shots were reported in Kesk.",
        "It is not believed that the pass will open.",
    ],
)
def test_what_is_no_attribution(text: str) -> None:
    """Silence, deeds done together, names, compounds, purposes and questions give no row of a speaker."""
    assert [told(claim) for claim in rows(text) if claim.cue and claim.cue.text not in ("want",)] == []


def test_an_irrelevant_paragraph_changes_no_row() -> None:
    """Rows are the same, but for where they stand."""
    text = "Varland said guns fired.\nOstria denied it had guns."
    apart = text.replace("\n", "\nRain fell on the orchards.\n")
    assert [(told(c), c.stance, c.polarity) for c in rows(text)] == [
        (told(c), c.stance, c.polarity) for c in rows(apart)
    ]


@pytest.mark.parametrize(
    "text",
    [
        THREE_VOICES,
        "Varland accused Ostria of firing. Ilja Dorn, Ostria’s envoy, denied it. “Ostrians left,” he said, if Great Harrow agrees.",
    ],
)
def test_exchanging_the_parties_exchanges_the_rows(text: str) -> None:
    """Same rows, same labels; only the names in them change."""
    there, back = rows(text), rows(exchanged(text), lexicon(OSTRIA, VARLAND))
    assert [tuple(exchanged(part) if part else part for part in told(c)) for c in there] == [
        told(c) for c in back
    ]
    assert [(c.stance, c.polarity, c.certainty, c.aux, c.directness) for c in there] == [
        (c.stance, c.polarity, c.certainty, c.aux, c.directness) for c in back
    ]


WORDS = st.sampled_from(
    [
        "Varland",
        "Ostria",
        "Ana",
        "said",
        "denied",
        "that",
        "the",
        "truce",
        "road",
        "“",
        "”",
        ",",
        ".",
        ":",
        "and",
        "not",
        "reportedly",
        "accused",
        "of",
        "firing",
        "if",
        "will",
        "he",
        "claims",
        "is",
        "to",
        "according",
        "believed",
        "\n",
        "by",
        "there",
        "are",
        "fears",
    ]
)


@given(st.lists(WORDS, max_size=30).map(" ".join))
def test_rows_of_any_words_slice_to_their_text(text: str) -> None:
    """Whatever the words, every row that is found stands where it says (`rows` checks each), with ids apart."""
    found = rows(text)
    assert len({claim.id for claim in found}) == len(found)
    ids = {claim.id for claim in found}
    assert all(claim.nested_in is None or claim.nested_in in ids for claim in found)


def test_two_names_against_each_other_are_two_rows() -> None:
    """Nobody speaks for both: each accuses, each denies."""
    for text in ("Ostria and Varland accuse each other of firing.", "Ostria and Varland deny they fired."):
        assert [claim.source.text for claim in rows(text)] == ["Ostria", "Varland"]
    assert len(rows("Ostria and Varland report calm.")) == 1


def test_a_relative_pronoun_is_content_where_nothing_else_is() -> None:
    """A relative pronoun is content where nothing else is."""
    which = row("Varland accused Ostria of firing, which Ostria denied.", "denied")
    assert (which.source.text, which.content.text, which.stance) == ("Ostria", "which", Stance.DENY)


def test_a_noun_that_is_the_subject_is_no_shell() -> None:
    """Only a noun for what comes behind it is left out of the content."""
    claim = row("Ana Reth said the statement of May gave them a year.", "said")
    assert claim.content.text == "the statement of May gave them a year"
    assert row("Varland rejected the statement of May.", "rejected").content.text == "the statement of May"
    assert row("Varland rejected the claims of theft.", "rejected").content.text == "theft"


def test_an_apostrophe_after_a_name_opens_no_quotation() -> None:
    """Possessives of hidden names are no quotation marks."""
    claim = row("Varland's guard reportedly left Ostria's port.", "reportedly")
    assert (claim.content.text, claim.directness) == ("Varland's guard … left Ostria's port", "indirect")


def test_rejecting_a_charge_denies_it() -> None:
    """A noun for what was said is enough: to reject it is to deny."""
    assert row("Ostria rejected the charge.", "rejected").stance is Stance.DENY
    assert row("Ostria rejected the truce.", "rejected").stance is Stance.REJECT


def test_telling_somebody_to_act_demands_it() -> None:
    """With an infinitive, "told" gives an order."""
    assert row("Ana Reth told the crews to stay ashore.", "told").stance is Stance.DEMAND


def test_a_charge_in_the_passive_has_its_author() -> None:
    """Who accuses stands behind "by", and is not the accused."""
    claim = row("Accused of partiality by Varland, the monitors left the ford.", "Accused")
    assert (claim.source.text, claim.content.text, claim.stance) == ("Varland", "partiality", Stance.ACCUSE)
    charge = row("Ostria is accused of blocking the road.", "accused")
    assert (charge.source.span, charge.accused.text if charge.accused else None) == (None, "Ostria")


def test_what_is_dismissed_as_false_is_denied() -> None:
    """The content is what the allegation said."""
    claim = row("Ostria dismissed as false the allegation that scouts had crossed.", "dismissed")
    assert (claim.content.text, claim.stance) == ("scouts had crossed", Stance.DENY)


def test_what_is_described_as_false_is_denied() -> None:
    """A verb that only names says nothing itself, and the word behind it says that it is untrue."""
    claim = row("Ostria described as false the Varlandic reports that scouts had crossed.", "described")
    assert (claim.stance, claim.polarity) == (Stance.DENY, Polarity.NEGATIVE)
    claim = row("Ostria described as grave the reports that scouts had crossed.", "described")
    assert (claim.stance, claim.polarity) != (Stance.DENY, Polarity.NEGATIVE)


def test_reported_conditions_are_no_counterfactuals() -> None:
    """Told later, "will … if they fire" becomes "would … if they fired"; only the pluperfect is unreal."""
    threat = row("Varland said it would respond if the guns fired.", "said")
    assert (threat.aux, threat.stance) == (Aux.HYPOTHETICAL, Stance.THREATEN)
    unreal = row("Varland said nobody would have died if the guns had been silent.", "said")
    assert unreal.aux is Aux.COUNTERFACTUAL


def test_a_date_is_no_condition() -> None:
    """A term is set, and nothing waits for another act."""
    assert row("The cease-fire terms give them until 1 June to withdraw.", None).condition is None


@pytest.mark.parametrize(
    "text",
    [
        "Crews left some boats under a new declared truce.",
        "The dispute in the north has been going on since May.",
        "The pact, declared after long talks, is dead.",
        "Ostrian shells across the north hit two mills and injure ten as scouts report raids.",
        "The war claims 8 lives in Kesk.",
        "Seven days earlier, announced on Monday, the mill shut.",
    ],
)
def test_nobody_speaks_who_is_no_speaker(text: str) -> None:
    """What a rule takes for a source must be one noun phrase, of a head that can say a thing."""
    assert [told(claim) for claim in rows(text) if claim.cue and claim.source.text != "scouts"] == []


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("Ostria disagrees with the Varlandic president's proposal for a truce.", "proposal", "the Varlandic president", "a truce"),
        ("The House of Kesk approved Ana Reth's request to send scouts.", "request", "Ana Reth", "to send scouts"),
        ("Guns fire despite a truce declared by both sides for the feast.", "declared", "both sides", "a truce"),
        ("The truce declared by both sides holds in Kesk.", "declared", "both sides", "The truce"),
        ("The head of the mission in Kesk denies that guns fired.", "denies", "The head of the mission in Kesk", "guns fired"),
        ("According to Ostrian state media, the guns fell silent.", "According to", "Ostrian state media", "the guns fell silent"),
    ],
)  # fmt: skip
def test_the_speaker_is_the_nearest_phrase(text: str, cue: str, source: str, content: str) -> None:
    """No verb of the sentence belongs to the words that name who speaks."""
    assert told(row(text, cue)) == (source, cue, content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The court freed eight men accused of scouting for Ostria.", "eight men … scouting for Ostria"),
        ("Varland sank a boat accused of smuggling, killing three.", "a boat … smuggling"),
        ("Monitors met two clerks who were accused of spying.", "two clerks … spying"),
        ("Ostria, accused of blocking the road, left the talks.", "Ostria … blocking the road"),
    ],
)
def test_who_is_accused_by_nobody_named_accuses_nobody(text: str, content: str) -> None:
    """A participle's charge falls on the nearest noun phrase, and its author stays open."""
    claim = row(text, "accused")
    assert (claim.source.span, claim.content.text, claim.stance) == (None, content, Stance.ACCUSE)
    assert claim.accused is not None
    assert claim.accused.text == content.partition(" … ")[0]


def test_two_participles_share_their_noun() -> None:
    """A yes and a no to the same plan are two rows, each with its author."""
    for text in (
        "The plan was accepted by Varland but rejected by Ostria.",
        "The plan is accepted by Varland but rejected by Ostria, some days later guns fire a salvo.",
    ):
        yes, no = row(text, "accepted"), row(text, "rejected")
        assert (yes.source.text, yes.content.text, yes.stance) == ("Varland", "The plan", Stance.CONCEDE)
        assert (no.source.text, no.content.text, no.stance) == ("Ostria", "The plan", Stance.REJECT)


def test_both_sides_blame_each_other() -> None:
    """With "both … and …" each of the two phrases speaks for itself, whatever heads they have."""
    text = "The guns went on, with both the Government of Varland and the herders blaming each other."
    assert [(c.source.text, c.stance) for c in rows(text) if c.cue] == [
        ("the Government of Varland", Stance.ACCUSE),
        ("the herders", Stance.ACCUSE),
    ]


@pytest.mark.parametrize("who", ["Varland's army", "The Ostrian health ministry", "Ana Reth"])
def test_who_reports_is_the_source(who: str) -> None:
    """Behind somebody who can speak, "reports that" is a verb, and there is one row."""
    (claim,) = rows(f"{who} reports that eight scouts were hurt.")
    assert told(claim) == (who, "reports", "eight scouts were hurt")
    assert claim.hedge is None
    (unnamed,) = rows("There are reports that eight scouts were hurt.")
    assert (unnamed.source.span, unnamed.hedge is None) == (None, False)


def test_reportedly_before_a_comma() -> None:
    """It scopes over the sentence that it opens, and a quotation in it stays whole."""
    claim = row("Reportedly, the herders “want the ford before talking”, but Varland objects.", "Reportedly")
    assert told(claim)[::2] == (None, "the herders “want the ford before talking”")
    assert claim.voice is Voice.SOURCE


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "whole"),
    [
        (
            "Ana Reth said that guns fired, which lit the ridge, and that the mill fell.",
            "Ana Reth",
            "said",
            ("that guns fired", "which"),
            ("guns fired, which lit the ridge, and that the mill fell",),
        ),
        (
            "The truce that Varland offered is dead.",
            "Varland",
            "offered",
            ("The truce", "that"),
            ("The truce",),
        ),
    ],
)
def test_a_relative_pronoun_is_no_part_of_a_content(
    text: str, source: str, cue: str, content: tuple[str, ...], whole: tuple[str, ...]
) -> None:
    """Where the model's content trails off at one, the grammar gives the rest, or nothing more."""
    masked = mask(text, LEXICON)

    def spans(*pieces: str) -> tuple[Span, ...]:
        return tuple(masked.masked(Span(text.index(p), text.index(p) + len(p))) for p in pieces)

    words, cut = Words.of(masked.text), sentences(masked.text)
    found = Attribution(spans(source), spans(cue), spans(*content), 0.9)
    (draft,) = (d for d in attributions(words, cut, [found]) if d.method is Method.MODEL)
    assert tuple(masked.original(part).of(text) for part in draft.content) == whole


def test_the_author_before_the_charge() -> None:
    """In "accused by X of …" X accuses, whoever stands before is the accused."""
    claim = row("Ostria was accused by the Varlandic army of firing.", "accused")
    assert told(claim) == ("the Varlandic army", "accused", "Ostria … firing")
    assert (claim.stance, claim.accused and claim.accused.text) == (Stance.ACCUSE, "Ostria")


@pytest.mark.parametrize("verb", ["has yet to accept", "failed to acknowledge", "is unwilling to endorse"])
def test_what_is_not_done_yet_is_not_said(verb: str) -> None:
    """A chain of verbs that ends in a cue says nothing where its first verb says "not"."""
    text = f"Ostria {verb} the plan."
    masked = mask(text, LEXICON)
    words, cut = Words.of(masked.text), sentences(masked.text)

    def span(piece: str) -> tuple[Span, ...]:
        return (masked.masked(Span(text.index(piece), text.index(piece) + len(piece))),)

    found = Attribution(span("Ostria"), span(verb), span("the plan"), 0.9)
    assert attributions(words, cut, [found]) == []


def test_who_will_not_be_named_refuses_nothing() -> None:
    """To stay unnamed is no stance."""
    assert not [c for c in rows("A clerk, who declined to be named, left.") if c.cue]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ostrian shells kill two shepherds near Sarn, violating the cease-fire.", True),
        ("Varland captures a hill above Kelm despite the truce.", True),
        ("The cease-fire talks in Kelm and the prisoner lists of Sarn.", False),
    ],
)
def test_a_digest_tells_in_the_present(text: str, found: bool) -> None:
    """What a digest tells with a verb of an act in the present is the outlet's own; a title is nobody's."""
    assert bool(rows(text)) is found
    assert all(row.voice is Voice.AUTHOR for row in rows(text))


def test_who_brings_a_toll_up_to_date_is_its_source() -> None:
    """The number is the ministry's, and a thing that is put somewhere is nobody's claim."""
    claim = row("Varland’s health ministry puts the toll of the shelling at 310.", "puts")
    assert (claim.source.text, claim.stance) == ("Varland’s health ministry", Stance.ASSERT)
    assert rows("Varland’s health ministry puts beds in the gym of the school.") == ()


def test_a_condition_that_opens_with_its_verb() -> None:
    """A clause with "should" before its subject is a condition, and no demand."""
    claim = row("Varland says that it will open the road should a truce not be agreed by May.", "says")
    assert claim.condition is not None
    assert claim.condition.text.startswith("should a truce")
    assert claim.stance is Stance.PLEDGE
    assert claim.polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Varland vetoes a draft resolution calling for a truce.", "calling for", "a draft resolution"),
        ("Varland issues a statement urging shepherds to stay away.", "urging", "Varland"),
        ("The League adopts a resolution demanding a truce in the valley.", "demanding", "The League"),
        ("Varland’s police arrested protesters demanding a truce.", "demanding", "protesters"),
        (
            "The plan was dropped by Ana Reth, with minister Jon Berk warning of a rift.",
            "warning of",
            "minister Jon Berk",
        ),
    ],
)
def test_a_participle_belongs_to_its_noun(text: str, cue: str, source: str) -> None:
    """Who votes a resolution down does not call for what it calls for; who issues one does."""
    assert row(text, cue).source.text == source
    assert row(exchanged(text), cue).source.text == exchanged(source)


@pytest.mark.parametrize("party", ["Varland", "Ostria"])
def test_both_claim(party: str) -> None:
    """The word "both" behind two names leaves "claim" a verb."""
    claim = row(f"{party} and the League both claim that the truce leaves out the valley.", "claim")
    assert claim.source.text is not None
    assert claim.source.text.startswith(f"{party} and the League")


def test_what_which_points_to_is_the_content() -> None:
    """What is rejected is the plan, and the outlet's own words before it stay its own."""
    claim = row("Ostria tabled a 60-day plan, which is rejected by Varland.", "rejected")
    assert claim.content.text == "a 60-day plan"
    (paper,) = [
        claim
        for claim in rows("Ostria withdrew its 60-day truce plan, which is rejected by Varland.")
        if claim.voice is Voice.AUTHOR
    ]
    assert paper.content.text == "Ostria withdrew its 60-day truce plan"


def test_as_opens_another_statement() -> None:
    """Two who report together behind "as" are the source of what they report."""
    claim = row("Shells hit two mills, as Ostria and Varland report heavy fighting.", "report")
    assert told(claim) == ("Ostria and Varland", "report", "heavy fighting")


def test_a_form_in_s_needs_one_speaker() -> None:
    """The word "calls" at the end of a list is a noun, where several speak."""
    text = "Varlandic sources say that the quarrels were the road, the dam, and calls for a truce."
    assert [claim.cue.text for claim in rows(text) if claim.cue] == ["say"]


def test_terms_say_nothing() -> None:
    """What is done according to the terms is told by whoever tells it."""
    text = "Ostria says it will free the crews according to the terms of the truce."
    assert [claim.cue.text for claim in rows(text) if claim.cue] == ["says"]
    (paper,) = rows("According to the terms of the truce, Varlandic troops leave the valley.")
    assert paper.voice is Voice.AUTHOR


def modelled(text: str, source: str, cue: str, *content: str) -> list[tuple[str | None, list[str]]]:
    """Source and content of the rows that come of one attribution of the model."""
    masked = mask(text, LEXICON)
    words, cut = Words.of(masked.text), sentences(masked.text)

    def spans(*pieces: str) -> tuple[Span, ...]:
        return tuple(masked.masked(Span(text.index(p), text.index(p) + len(p))) for p in pieces if p)

    found = Attribution(spans(source), spans(cue), spans(*content), 0.9)
    return [
        (
            masked.original(draft.source[0]).of(text) if draft.source else None,
            [masked.original(part).of(text) for part in draft.content],
        )
        for draft in attributions(words, cut, [found])
        if draft.method is Method.MODEL
    ]


@pytest.mark.parametrize("party", ["Varland", "Ostria"])
def test_a_quotation_is_not_the_next_paragraph_s(party: str) -> None:
    """Who begins a paragraph with words of his own did not say the quotation of the paragraph before."""
    text = f"“We were told to wait.”\n\n{party} said that the truce held."
    found = modelled(text, party, "said", "“We were told to wait.”", "that the truce held")
    assert found == [(party, ["the truce held"])]
    text = "“The truce is dead.”\n\n“We will not return,” she added."
    found = modelled(text, "she", "added", "“The truce is dead.”", "“We will not return,”")
    assert found == [("she", ["“The truce is dead.”", "“We will not return,”"])]


def test_what_according_to_opens_is_a_clause() -> None:
    """Where the model takes no more than the subject, the grammar gives the clause."""
    text = "According to two scouts, Ostria is expected to free nine crews by May."
    assert modelled(text, "two scouts", "According to", "Ostria") == [
        ("two scouts", ["Ostria is expected to free nine crews by May"])
    ]


def test_an_announcement_of_nobody_is_no_claim() -> None:
    """An act told "hours after the announcement of a truce" pledges nothing."""
    text = "Shells hit Kelm hours after the announcement of a truce."
    assert modelled(text, "", "announcement", "of a truce") == []


def test_both_accuse_the_other() -> None:
    """The words "the other" are as mutual as "each other": two rows."""
    found = rows("Varland and Ostria both accuse the other of firing.")
    assert [claim.source.text for claim in found] == ["Varland", "Ostria"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Varland shells a depot near Kelm, killing two people.", True),
        ("Ostria frees twelve prisoners at Sarn.", True),
        ("In 1994 Varland shelled Kelm.", False),
        ("Varland releases a new law on schools.", False),
        ("Unknown men shell a mill near the river.", False),
    ],
)
def test_an_act_of_war_without_a_source_is_the_outlets(text: str, told: bool) -> None:
    """It is a row where a known party is in it, as news; also in a text that names no cease-fire."""
    assert [claim.voice for claim in rows(text)] == [Voice.AUTHOR] * told
    assert [claim.voice for claim in rows(exchanged(text))] == [Voice.AUTHOR] * told


def test_a_name_that_somebody_gives_is_no_statement() -> None:
    """What one side calls a village is a name; what it calls an act is a judgement."""
    text = "Two died at Sarn, which Ostria calls Kelm, doctors said."
    assert modelled(text, "Ostria", "calls", "which", "Kelm") == []
    text = "Varland reopened the road, which Ostria calls a breach of the pact."
    assert modelled(text, "Ostria", "calls", "which", "a breach of the pact")


@pytest.mark.parametrize(
    ("text", "told"), [("In Sarn five were wounded.", True), ("Five could be wounded.", False)]
)
def test_a_count_of_people_harmed_goes_on_from_the_sentence_before(text: str, told: bool) -> None:
    """It is a row where a party stands in the sentence before, and people were harmed in fact."""
    voices = [claim.voice for claim in rows(f"Varland shelled Kelm and Sarn, the mayor said. {text}")]
    assert (Voice.AUTHOR in voices) is told
