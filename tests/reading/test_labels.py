"""Labels of attributions given by their words: stance, polarity, certainty, mode, condition, accused."""

from __future__ import annotations

import pytest

from tests.reading.dispatches import LEXICON, lexicon
from tests.reading.rows import exchanged, labelled, row
from trucewatch.model.vocabulary import Aux, Certainty, Directness, Polarity, Stance
from trucewatch.reading.masking import mask

CASES = [
    # In order: text, source, cue, content, stance, polarity, certainty.
    ("Varland said the road was shut.", "Varland", "said", "the road was shut", "assert", "positive", "CT+"),
    ("Varland said no shot was fired.", "Varland", "said", "no shot was fired", "assert", "negative", "CT-"),
    (
        "Varland said rain may delay the convoy.",
        "Varland",
        "said",
        "rain may delay the convoy",
        "assert",
        "positive",
        "PS+",
    ),
    (
        "Varland denied its guns had fired.",
        "Varland",
        "denied",
        "its guns had fired",
        "deny",
        "negative",
        "CT-",
    ),
    ("Varland denied it had not paid.", "Varland", "denied", "it had not paid", "deny", "positive", "CT+"),
    ("Varland denied failing to pay.", "Varland", "denied", "failing to pay", "deny", "positive", "CT+"),
    ("Varland rejected the map.", "Varland", "rejected", "the map", "reject", "negative", "CT-"),
    (
        "Varland rejected claims that its guns had fired.",
        "Varland",
        "rejected",
        "its guns had fired",
        "deny",
        "negative",
        "CT-",
    ),
    (
        "Varland rejected claims that it is not paying.",
        "Varland",
        "rejected",
        "it is not paying",
        "deny",
        "positive",
        "CT+",
    ),
    (
        "Varland said Ostria must pull back.",
        "Varland",
        "said",
        "Ostria must pull back",
        "demand",
        "positive",
        "Uu",
    ),
    (
        "Varland said it will free the crew.",
        "Varland",
        "said",
        "it will free the crew",
        "pledge",
        "positive",
        "PR+",
    ),
    (
        "Varland said it will bomb the depots.",
        "Varland",
        "said",
        "it will bomb the depots",
        "threaten",
        "positive",
        "PR+",
    ),
    (
        "Varland vowed to crush the raiders.",
        "Varland",
        "vowed",
        "to crush the raiders",
        "threaten",
        "positive",
        "PR+",
    ),
    ("Varland vowed not to attack.", "Varland", "vowed", "not to attack", "pledge", "negative", "PR-"),
    (
        "Varland warned that its operations will go on.",
        "Varland",
        "warned",
        "its operations will go on",
        "threaten",
        "positive",
        "PR+",
    ),
    (
        "The envoy warned that roads were icy.",
        "The envoy",
        "warned",
        "roads were icy",
        "assert",
        "positive",
        "CT+",
    ),
    ("Varland announced a cease-fire.", "Varland", "announced", "a cease-fire", "pledge", "positive", "PR+"),
    (
        "Varland announced the end of its truce.",
        "Varland",
        "announced",
        "the end of its truce",
        "acknowledge",
        "positive",
        "CT+",
    ),
    (
        "Varland confirmed it had shelled the port.",
        "Varland",
        "confirmed",
        "it had shelled the port",
        "acknowledge",
        "positive",
        "CT+",
    ),
    (
        "Varland confirmed Ostria had shelled the port.",
        "Varland",
        "confirmed",
        "Ostria had shelled the port",
        "assert",
        "positive",
        "CT+",
    ),
    (
        "Varland confirmed that no raid took place.",
        "Varland",
        "confirmed",
        "no raid took place",
        "deny",
        "negative",
        "CT-",
    ),
    (
        "Varland said it welcomes the offer.",
        "Varland",
        "said",
        "it welcomes the offer",
        "endorse",
        "positive",
        "CT+",
    ),
    (
        "Varland said it fired in response to sniping.",
        "Varland",
        "said",
        "it fired in response to sniping",
        "justify",
        "positive",
        "CT+",
    ),
    (
        "Varland said the blockade was illegal.",
        "Varland",
        "said",
        "the blockade was illegal",
        "reject",
        "positive",
        "CT+",
    ),
    (
        "Varland called it a breach of the truce.",
        "Varland",
        "called",
        "it a breach of the truce",
        "accuse",
        "positive",
        "CT+",
    ),
    (
        "Varland offered to open the road.",
        "Varland",
        "offered",
        "to open the road",
        "concede",
        "positive",
        "Uu",
    ),
    ("Varland hailed the deal.", "Varland", "hailed", "the deal", "endorse", "positive", "CT+"),
    ("Varland hopes to return.", "Varland", "hopes", "to return", "sentiment", "positive", "Uu"),
    ("Varland bleated that it rained.", "Varland", "bleated", "it rained", "assert", "positive", "CT+"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "stance", "polarity", "certainty"), CASES)
@pytest.mark.parametrize("side", ["as written", "exchanged"])
def test_meaning_and_the_same_for_both_sides(
    text: str, source: str, cue: str, content: str, stance: str, polarity: str, certainty: str, side: str
) -> None:
    """Each planted sentence has its labels, and with the parties exchanged the same."""
    if side == "exchanged":
        text, source, content = exchanged(text), exchanged(source), exchanged(content)
    found = labelled(text, source, cue, content)
    assert (found.stance, found.polarity, found.certainty) == (stance, polarity, certainty)


@pytest.mark.parametrize(
    "content",
    [
        "the road was shut",
        "its men had left",
        "it will free the crew",
        "no plan was agreed",
        "Ostria must leave",
    ],
)
def test_synonyms_of_a_neutral_cue(content: str) -> None:
    """Said, stated, added, insisted …: whichever a text uses, the labels are the same."""
    found = {
        cue: labelled(f"Varland {cue} that {content}.", "Varland", cue, content)
        for cue in ("said", "stated", "added", "insisted", "maintained", "noted", "asserted", "argued")
    }
    assert len(set(found.values())) == 1, found


@pytest.mark.parametrize(
    ("plain", "negated"),
    [
        ("the truce holds in Kesk", "the truce does not hold in Kesk"),
        ("a plan was agreed", "no plan was agreed"),
        ("the men had left", "the men had never left"),
        ("the post is manned", "the post isn’t manned"),
    ],
)
def test_negating_the_content_flips_polarity_alone(plain: str, negated: str) -> None:
    """Only polarity, the sign of certainty and the mode change."""
    one = labelled(f"Varland said {plain}.", "Varland", "said", plain)
    two = labelled(f"Varland said {negated}.", "Varland", "said", negated)
    assert (one.polarity, two.polarity) == (Polarity.POSITIVE, Polarity.NEGATIVE)
    assert (one.certainty, two.certainty) == (Certainty.CERTAIN, Certainty.CERTAIN_NOT)
    assert (one.stance, one.directness) == (two.stance, two.directness)


@pytest.mark.parametrize(
    "content",
    [
        "the convoy, which never left Kesk, was safe",
        "the men left because no food came",
        "it was not only a raid",
        "the road opens no later than Monday",
    ],
)
def test_negation_outside_the_main_clause_negates_nothing(content: str) -> None:
    """Relative and adverbial clauses, "not only" and "no later than" leave the polarity positive."""
    assert labelled(f"Varland said {content}.", "Varland", "said", content).polarity is Polarity.POSITIVE


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "aux"),
    [
        ("Varland fears that the truce will end.", "Varland", "fears", "the truce will end", Aux.FEARED),
        ("Varland said it will leave.", "Varland", "said", "it will leave", Aux.FUTURE),
        ("Varland said guns fire daily.", "Varland", "said", "guns fire daily", Aux.HABITUAL),
        (
            "Varland said “if we wanted Kesk, we would take it.”",
            "Varland",
            "said",
            "“if we wanted Kesk, we would take it.”",
            Aux.COUNTERFACTUAL,
        ),
        (
            "Varland said it will leave if guns fall silent.",
            "Varland",
            "said",
            "it will leave if guns fall silent",
            Aux.HYPOTHETICAL,
        ),
        ("Varland denied its guns fired.", "Varland", "denied", "its guns fired", Aux.NEGATED),
        ("Varland said its guns fired.", "Varland", "said", "its guns fired", Aux.ACTUAL),
        ("Varland urged Ostria to leave.", "Varland", "urged", "Ostria to leave", Aux.HYPOTHETICAL),
    ],
)
def test_mode(text: str, source: str, cue: str, content: str, aux: Aux) -> None:
    """Whether the content is told as having happened."""
    assert labelled(text, source, cue, content).aux is aux


def test_condition_inside_and_outside_the_quoted_words() -> None:
    """A condition is found in the content, and in the sentence around a quotation."""
    inside = labelled(
        "Varland said it will leave if guns fall silent.",
        "Varland",
        "said",
        "it will leave if guns fall silent",
    )
    text = "“We will leave,” Varland said, if guns fall silent."
    outside = labelled(text, "Varland", "said", "“We will leave,”")
    assert inside.condition is not None
    assert outside.condition is not None
    assert outside.certainty is Certainty.POSSIBLE


def test_once_again_is_no_condition() -> None:
    """What only begins like a condition is none."""
    content = "guns fired once again"
    assert labelled(f"Varland said {content}.", "Varland", "said", content).condition is None


@pytest.mark.parametrize(
    ("text", "cue", "content", "accused"),
    [
        (
            "The army accused the northern militia of shelling Kesk.",
            "accused",
            "the northern militia of shelling Kesk",
            "the northern militia",
        ),
        ("The army blamed smugglers for the fire.", "blamed", "smugglers for the fire", "smugglers"),
        ("The army alleged that the scouts opened fire.", "alleged", "the scouts opened fire", "the scouts"),
        (
            "The army alleged that Kesk was shelled by deserters.",
            "alleged",
            "Kesk was shelled by deserters",
            "deserters",
        ),
    ],
)
def test_accused(text: str, cue: str, content: str, accused: str) -> None:
    """Whom an accusation charges, active and passive."""
    found = labelled(text, "The army", cue, content, lexicon=lexicon())
    assert found.stance is Stance.ACCUSE
    assert found.accused is not None
    assert found.accused.of(text) == accused


@pytest.mark.parametrize(
    ("content", "directness"),
    [
        ("“the road is shut”", Directness.DIRECT),
        ("the road is “a ruin”", Directness.MIXED),
        ("the road is shut", Directness.INDIRECT),
    ],
)
def test_directness(content: str, directness: Directness) -> None:
    """Quotation marks round all, part or none of the content."""
    assert labelled(f"Varland said {content}.", "Varland", "said", content).directness is directness


def test_own_and_other_are_told_apart_by_the_name_alone() -> None:
    """The same words are one's own deed or another's, by whether the name is the speaker's."""
    speaker = "Officials in Varland"
    own, other = (
        labelled(
            f"{speaker} announced {whose} guns had fired.", speaker, "announced", f"{whose} guns had fired"
        )
        for whose in ("Varlandic", "Ostrian")
    )
    assert (own.stance, other.stance) == (Stance.ACKNOWLEDGE, Stance.ASSERT)


@pytest.mark.parametrize(
    ("text", "cue", "content", "stance"),
    [
        ("Varland said its men were shelled by Ostria.", "said", "its men were shelled by Ostria", Stance.ASSERT),
        ("Varland said its men shelled the ford.", "said", "its men shelled the ford", Stance.ACKNOWLEDGE),
        ("Varland said its men had not shelled it.", "said", "its men had not shelled it", Stance.ASSERT),
        ("Varland insisted that the ford was open.", "insisted", "the ford was open", Stance.ASSERT),
        ("Varland said it had lost two posts.", "said", "it had lost two posts", Stance.ASSERT),
        ("Varland announced an Ostrian raid killed two.", "announced", "an Ostrian raid killed two", Stance.ASSERT),
        ("Varland confirmed shelling by Ostria.", "confirmed", "shelling by Ostria", Stance.ASSERT),
        ("Varland confirmed the deaths of two clerks.", "confirmed", "the deaths of two clerks", Stance.ASSERT),
        ("Varland confirmed a raid on the mill.", "confirmed", "a raid on the mill", Stance.ACKNOWLEDGE),
        ("Varland claims to have been raided.", "claims", "to have been raided", Stance.ASSERT),
        ("Varland claims to have seized the mill.", "claims", "to have seized the mill", Stance.ACKNOWLEDGE),
    ],
)  # fmt: skip
def test_only_an_act_of_ones_own_is_acknowledged(text: str, cue: str, content: str, stance: Stance) -> None:
    """What was done to the speaker, and what another did, is told and no confession."""
    for told, who in ((text, "Varland"), (exchanged(text), "Ostria")):
        words = content if who == "Varland" else exchanged(content)
        assert labelled(told, who, cue, words).stance is stance


@pytest.mark.parametrize(
    ("text", "cue", "content", "accused"),
    [
        ("Varland blames Ostria's scouts for the raid.", "blames", "Ostria's scouts for the raid", "Ostria's scouts"),
        ("Varland condemned Ostria's raid on Kesk.", "condemned", "Ostria's raid on Kesk", "Ostria"),
        ("Varland blamed the raid on Ostria.", "blamed", "the raid on Ostria", "Ostria"),
        ("Varland said it holds Ostria responsible.", "said", "it holds Ostria responsible", "Ostria"),
        ("Varland holds Ostria responsible for a raid.", "holds Ostria responsible", "for a raid", "Ostria"),
        ("Varland alleges that its ship was hit.", "alleges", "its ship was hit", None),
        ("Varland condemned the raid.", "condemned", "the raid", None),
        ("Varland condemned the raid on Kesk.", "condemned", "the raid on Kesk", None),
        ("Varland called it a violation.", "called", "it a violation", None),
        ("Varland labels Ostrian scouts a terrorist band.", "labels", "Ostrian scouts a terrorist band", "Ostrian scouts"),
    ],
)  # fmt: skip
def test_who_is_charged(text: str, cue: str, content: str, accused: str | None) -> None:
    """The whole noun phrase before "of" or "for", the owner of a deed, who is held responsible; never a deed."""
    found = labelled(text, "Varland", cue, content).accused
    assert (found and mask(text, LEXICON).original(found).of(text)) == accused


@pytest.mark.parametrize(
    ("content", "certainty", "aux"),
    [
        ("the truce is in danger and the guns could return", Certainty.CERTAIN, Aux.ACTUAL),
        ("the road is being built and will open in May", Certainty.CERTAIN, Aux.ACTUAL),
        ("the road could close and the guns are near", Certainty.POSSIBLE, Aux.HYPOTHETICAL),
        ("the road will close and the guns are near", Certainty.PROBABLE, Aux.FUTURE),
    ],
)
def test_the_first_clause_gives_the_mood(content: str, certainty: Certainty, aux: Aux) -> None:
    """What may come of it does not weaken what is said to be so."""
    found = labelled(f"Ana Reth said {content}.", "Ana Reth", "said", content)
    assert (found.certainty, found.aux) == (certainty, aux)


@pytest.mark.parametrize("noun", ["rejection of the truce", "refusal to sign the truce"])
def test_announcing_a_rejection_rejects(noun: str) -> None:
    """The noun has the stance, and the announcement adds none."""
    found = labelled(f"Varland announces its {noun}.", "Varland", "announces", f"its {noun}")
    assert (found.stance, found.polarity, found.certainty) == (
        Stance.REJECT,
        Polarity.NEGATIVE,
        Certainty.CERTAIN_NOT,
    )


def test_what_is_pointed_to_is_told() -> None:
    """Only what is cited, or pointed to "as" a reason, justifies."""
    plain = labelled("Varland pointed to the raid.", "Varland", "pointed to", "the raid")
    reason = labelled(
        "Varland pointed to the raid as its reason.", "Varland", "pointed to", "the raid as its reason"
    )
    cited = labelled("Varland cited the raid.", "Varland", "cited", "the raid")
    assert [found.stance for found in (plain, reason, cited)] == [
        Stance.ASSERT,
        Stance.JUSTIFY,
        Stance.JUSTIFY,
    ]


def test_the_past_day_is_no_history() -> None:
    """Only the past as such is long past."""
    recent = labelled(
        "Varland said guns fired in the past day.", "Varland", "said", "guns fired in the past day"
    )
    distant = labelled("Varland said guns fired in the past.", "Varland", "said", "guns fired in the past")
    assert (recent.aux, distant.aux) == (Aux.ACTUAL, Aux.HISTORICAL)


@pytest.mark.parametrize(("party", "other"), [("Varland", "Ostria"), ("Ostria", "Varland")])
def test_it_need_not_be_the_speaker(party: str, other: str) -> None:
    """Who fired at a bus and claims that "it" crossed a line admits to no crossing, and accuses nobody else."""
    claim = row(f"{other} fired at a bus near Kelm. {party} claims it crossed the line.", "claims")
    assert (claim.stance, claim.accused) == (Stance.ACCUSE, None)
    own = row(f"{party} claims it captured the hill.", "claims")
    assert own.stance is Stance.ACKNOWLEDGE


@pytest.mark.parametrize(
    ("content", "stance", "polarity"),
    [
        ("it had not fired on the mill and had not entered Kelm", Stance.ASSERT, Polarity.NEGATIVE),
        ("it had fired on the mill and had not entered Kelm", Stance.ACKNOWLEDGE, Polarity.POSITIVE),
        ("shepherds will have no choice but to leave", Stance.ASSERT, Polarity.POSITIVE),
        ("it had no choice but to fire", Stance.JUSTIFY, Polarity.POSITIVE),
    ],
)
def test_each_clause_has_its_own_negation(content: str, stance: Stance, polarity: Polarity) -> None:
    """Two denied acts are denied, and make no admission; what leaves no choice is not denied."""
    found = labelled(f"Varland said {content}.", "Varland", "said", content)
    assert (found.stance, found.polarity) == (stance, polarity)


def test_loss_without_an_author_accuses_nobody() -> None:
    """A side that claims its own were killed tells of it; who names the killer accuses."""
    told = labelled("Varland claims two scouts were killed.", "Varland", "claims", "two scouts were killed")
    charged = labelled(
        "Varland claims two scouts were killed by Ostria.",
        "Varland",
        "claims",
        "two scouts were killed by Ostria",
    )
    assert (told.stance, charged.stance) == (Stance.ASSERT, Stance.ACCUSE)


def test_they_in_a_quotation_are_others() -> None:
    """Who is quoted speaks of himself as "we"; "they" are somebody else, and what they did is no admission."""
    theirs = labelled("“They shelled us,” said the mayor.", "the mayor", "said", "“They shelled us,”")
    own = labelled("“We shelled them,” said the mayor.", "the mayor", "said", "“We shelled them,”")
    assert (theirs.stance, own.stance) == (Stance.ASSERT, Stance.ACKNOWLEDGE)


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("the deal proceed with phase two", Stance.DEMAND),
        ("Ostria attack nobody", Stance.DEMAND),
        ("the truce holds", Stance.ASSERT),
        ("the guns were silent", Stance.ASSERT),
    ],
)
def test_who_insists_that_something_be_done_demands_it(content: str, stance: Stance) -> None:
    """The subjunctive tells a wish."""
    assert labelled(f"Varland insists that {content}.", "Varland", "insists", content).stance is stance


@pytest.mark.parametrize(
    ("content", "accused"),
    [
        ("Ostria regularly violates the truce", "Ostria"),
        ("Ostrian scouts repeatedly breach the truce", "Ostrian scouts"),
        ("Ostria shells two towns", "Ostria"),
        ("the truce is violated every day by Ostria", "Ostria"),
        ("daily violations of the truce by Ostria", "Ostria"),
    ],
)
def test_who_does_what_is_alleged_is_accused(content: str, accused: str) -> None:
    """The subject of the present tense, or who stands behind "by"."""
    claim = row(f"Varland alleges that {content}.", "alleges")
    assert claim.accused is not None
    assert claim.accused.text == accused
