"""Words, quotations, cues and the cover of spans: the ground that the rules of meaning stand on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.dispatches import LEXICON
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Stance
from trucewatch.reading.cover import Cover
from trucewatch.reading.cues import cues, groups, head, withheld
from trucewatch.reading.masking import mask
from trucewatch.reading.words import Words, quotations

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)).map(lambda p: Span(p[0], p[0] + p[1])))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and left.', ['"yes"']),
        ("‘We stay,’ he said.", ["‘We stay,’"]),
        ("The scouts’ camp and the army’s post", []),
        ("“It goes on\n“and on,” he said.", ["“It goes on", "“and on,”"]),
        ("He said “she told me ‘no’ twice” today.", ["“she told me ‘no’ twice”"]),
        ("It never “closes", ["“closes"]),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    """Stretches between marks, with the marks; apostrophes are none."""
    assert [span.of(text) for span in quotations(text)] == quoted


@given(st.text(alphabet="a ‘’“”\"'\n.", max_size=60))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    """None is empty, none overlaps the next, none leaves the text."""
    done = 0
    for span in quotations(text):
        assert done <= span.start < span.end <= len(text)
        done = span.end


@given(SPANS, SPANS)
def test_a_cover_touches_what_one_of_its_spans_overlaps(spans: list[Span], others: list[Span]) -> None:
    """As the slow and obvious way says."""
    cover = Cover(spans)
    for other in others:
        assert cover.touches(other) == any(span.overlaps(other) for span in spans)


@pytest.mark.parametrize(
    ("text", "lemma", "form"),
    [
        ("Varland says it rained.", "say", "third"),
        ("the claims of Varland", "claim", "noun"),
        ("Varland claims it rained.", "claim", "third"),
        ("Ostria lashed out at Varland.", "lash out at", "past"),
        ("Varland expressed “deep and growing” concern.", "express … concern", "past"),
        ("Ostria called for calm.", "call for", "past"),
        ("It rained, according to Varland.", "according to", "fixed"),
    ],
)
def test_cues_are_found_in_every_form(text: str, lemma: str, form: str) -> None:
    """Inflected, phrasal, with words between, and told apart as verb or noun."""
    words = Words.of(mask(text, LEXICON).text)
    (cue,) = cues(words, 0, len(words))
    assert (cue.lemma, cue.form) == (lemma, form)


@pytest.mark.parametrize(
    "text", ["the State Bank", "a Kesk-backed band", "in order to eat", "they called off talks"]
)
def test_what_only_looks_like_a_cue(text: str) -> None:
    """Names, compounds and other phrases hold none."""
    words = Words.of(text)
    assert list(cues(words, 0, len(words))) == []


def test_the_telling_part_of_a_long_cue() -> None:
    """A verb with a stance outdoes saying, a verb outdoes a noun."""
    words = Words.of("The army issued a statement denying it.")
    cue = head(words, [Span(9, 36)])
    assert cue is not None
    assert cue.group.stance is Stance.DENY


@pytest.mark.parametrize(
    "text", ["did not say", "has never said", "had not, as of Monday, said", "without saying"]
)
def test_negated_cues_are_withheld(text: str) -> None:
    """Near or behind an insertion, the negation counts."""
    words = Words.of(f"The army {text} so.")
    (cue,) = cues(words, 0, len(words))
    assert withheld(words, cue)


def test_every_group_of_the_lexicon_is_sound() -> None:
    """No lemma stands in two groups; every group names its frames."""
    from trucewatch.reading.wording import data

    verbs = [verb for entry in data("cues.yaml")["groups"].values() for verb in entry["verbs"]]
    assert sorted({verb for verb in verbs if verbs.count(verb) > 1}) == []
    assert all(group.frames for group in groups().values())
