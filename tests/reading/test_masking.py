"""Hiding names: one placeholder a name, and every span has its way back."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.model.span import Span
from trucewatch.reading.masking import (
    PLACEHOLDER,
    form_of,
    is_placeholder,
    mask,
    number_of,
    placeholder,
    placeholders,
)

LEXICON = Lexicon(
    [
        LexiconEntry("Varland", NameForm.NAME, "varland"),
        LexiconEntry("Varlandic", NameForm.ADJECTIVE, "varland"),
        LexiconEntry("Ostria", NameForm.NAME, "ostria"),
        LexiconEntry("Ostrian", NameForm.ADJECTIVE, "ostria"),
        LexiconEntry("Ostrians", NameForm.PEOPLE, "ostria"),
        LexiconEntry("Ana Reth", NameForm.PERSON, "varland/reth"),
        LexiconEntry("Reth", NameForm.PERSON, "varland/reth"),
        LexiconEntry("Pont Luz", NameForm.METONYM, "ostria"),
        LexiconEntry("Pont Luz", NameForm.PLACE, "place:pont-luz"),
    ]
)

texts = st.lists(
    st.sampled_from(
        [
            "Varland",
            "Ostrian",
            "Ostrians",
            "Ana Reth",
            "Pont Luz",
            "Reth",
            " ",
            " an ",
            "An ",
            "a",
            ".",
            "\n",
            "é",
            "\ue001",
            "\ud800",
            "😀",
        ]
    )
).map("".join)


def test_forms_of_one_entity_share_their_number_by_first_appearance() -> None:
    """A surname after the full name is the same person."""
    masked = mask("Ostrians met Ana Reth; Ostria and Reth agreed.", LEXICON)
    names = [character for character in masked.text if is_placeholder(character)]
    assert [form_of(name) for name in names] == [
        NameForm.PEOPLE,
        NameForm.PERSON,
        NameForm.NAME,
        NameForm.PERSON,
    ]
    assert [number_of(name) for name in names] == [0, 1, 0, 1]


def test_an_ambiguous_name_takes_the_first_entry_and_keeps_all() -> None:
    """The lexicon's order decides, and nothing is lost."""
    masked = mask("In Pont Luz, silence.", LEXICON)
    assert form_of(masked.text[3]) is NameForm.METONYM
    match = masked.match_at(3)
    assert match is not None
    assert len(match.entries) == 2
    assert masked.entity_at(3) == match.entries[0]
    assert masked.match_at(0) is None


def test_the_article_before_a_name_does_not_tell_how_it_begins() -> None:
    """And only the article is touched, not a word that ends like it."""
    ours, theirs = mask("An Ostrian and an Ostrian.", LEXICON), mask("A Varlandic and a Varlandic.", LEXICON)
    assert ours.text == theirs.text
    assert ours.original(Span(0, 1)).of(ours.source) == "An"
    assert mask("Urban Ostria", LEXICON).text.startswith("Urban ")


def test_private_use_code_points_of_the_text_are_no_names() -> None:
    """They are shown as U+FFFD, one for one."""
    masked = mask("\ue000 and Ostria", LEXICON)
    assert masked.text == "\ufffd and " + placeholder(NameForm.NAME, 0)
    assert masked.original(Span(0, 1)) == Span(0, 1)


@given(texts)
def test_every_span_of_the_view_comes_back(text: str) -> None:
    """There and back is where it began."""
    masked = mask(text, LEXICON)
    for start in range(len(masked.text)):
        for end in range(start + 1, min(start + 4, len(masked.text)) + 1):
            span = Span(start, end)
            assert masked.masked(masked.original(span)) == span


@given(texts)
def test_what_is_no_name_stays_as_it_is(text: str) -> None:
    """And the parts of the view put together are the text."""
    masked = mask(text, LEXICON)
    rebuilt = [masked.original(Span(at, at + 1)).of(text) for at in range(len(masked.text))]
    assert "".join(rebuilt) == text
    for character, printed in zip(masked.text, rebuilt, strict=True):
        if not is_placeholder(character):
            assert printed in (character, character + "n") or character == "\ufffd"


@given(texts)
def test_exchanging_the_parties_leaves_the_view_as_it_was(text: str) -> None:
    """In the text and in the lexicon, articles included."""
    pairs = [
        ("Varland", "Ostria"),
        ("Varlandic", "Ostrian"),
        ("Varlandics", "Ostrians"),
        ("Ana Reth", "Ed Oor"),
        ("Reth", "Oor"),
    ]
    other = {a: b for pair in pairs for a, b in (pair, pair[::-1])}
    swapped = Lexicon(
        LexiconEntry(other.get(entry.surface, entry.surface), entry.form, entry.entity) for entry in LEXICON
    )

    def exchanged(match: re.Match[str]) -> str:
        name = other[match.group(2)]
        article = match.group(1)
        if article:
            article = article[0] + ("n " if name[0] in "AEIO" else " ")
        return article + name

    there = re.sub(r"(\b[Aa]n? |)\b(Ana Reth|Varlandics?|Varland|Ostrians?|Ostria|Reth)\b", exchanged, text)
    assert mask(there, swapped).text == mask(text, LEXICON).text


def test_patterns_know_the_forms() -> None:
    """The fragments for rule writers."""
    person = placeholder(NameForm.PERSON, 255)
    assert re.fullmatch(PLACEHOLDER, person)
    assert re.fullmatch(placeholders(NameForm.PERSON, NameForm.ORGAN), person)
    assert not re.match(placeholders(NameForm.NAME), person)
    assert number_of(placeholder(NameForm.NAME, 9999)) == 255


def test_what_no_encoder_takes_is_replaced() -> None:
    """Private-use code points and lone surrogates of the text are U+FFFD in the view, one for one."""
    text = "\ue001 Varland \udfff\ud800"
    masked = mask(text, LEXICON)
    assert masked.text == f"\ufffd {placeholder(NameForm.NAME, 0)} \ufffd\ufffd"
    assert masked.original(Span(4, 6)).of(text) == "\udfff\ud800"


@given(texts, texts)
def test_what_stands_before_the_start_is_not_in_the_view(head: str, body: str) -> None:
    """The view is the body's own behind a line break, and its spans are those of the whole text."""
    apart, whole = mask(body, LEXICON), mask(head + body, LEXICON, start=len(head))
    shift = 1 if head else 0
    assert whole.text == "\n" * shift + apart.text
    for at in range(len(apart.text)):
        span, moved = apart.original(Span(at, at + 1)), whole.original(Span(at + shift, at + 1 + shift))
        assert moved == Span(span.start + len(head), span.end + len(head))
