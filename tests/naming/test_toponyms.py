"""Which words name a place, and which place they mean; the same whatever the parties are called."""

from __future__ import annotations

import pytest

from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.model.span import Span
from trucewatch.naming.gazetteer import toponyms_of
from trucewatch.naming.hidden_names import OTHER, PERSON, HiddenNames
from trucewatch.naming.toponym_context import Frame, Named, ranked
from trucewatch.naming.toponym_reading import home_of, read_toponyms
from trucewatch.naming.toponym_recognition import Told, find_toponyms
from trucewatch.naming.words import words_of


def meant(text: str, name: str, frame: Frame | None = None) -> tuple[str, str]:
    """Country and first-level division of the place that ``name`` means in ``text``."""
    found = next(one for one in read_toponyms(text, toponyms_of(), frame or Frame()) if one.printed == name)
    division = found.ranked[0].place.division
    return division.country, division.name


def named(text: str) -> list[str]:
    """The toponyms of ``text`` as printed."""
    return [one.printed for one in read_toponyms(text, toponyms_of(), Frame())]


CONTEXTS = {
    "population": ("The train left Paris at noon.", "Paris", "FR"),
    "containment": ("The fair in Paris, Texas, drew crowds.", "Paris", "US"),
    "an abbreviated container": ("A man from Athens, Ga., was hurt.", "Athens", "US"),
    "a country named": ("Guinea sent doctors. A clinic in Kankan was full.", "Kankan", "GN"),
    "neighbours": ("Trucks went from Toledo to Madrid and on to Avila.", "Toledo", "ES"),
    "other neighbours": ("Crews from Toledo and Cleveland drove to Dayton.", "Toledo", "US"),
    "an adjective": ("Lebanese medics came to the border town of Marjayoun.", "Marjayoun", "LB"),
}


@pytest.mark.parametrize(("text", "name", "country"), CONTEXTS.values(), ids=CONTEXTS.keys())
def test_a_name_means_the_place_that_its_context_speaks_for(text: str, name: str, country: str) -> None:
    """Each kind of context by itself."""
    assert meant(text, name)[0] == country


@pytest.mark.parametrize(("home", "country"), [("GB", "GB"), ("CA", "CA")])
def test_the_publishers_country_counts(home: str, country: str) -> None:
    """Where nothing else speaks for one of two places of like size."""
    text = "A shop in Hamilton was closed." if country == "CA" else "A shop in Boston was closed."
    assert meant(text, "Hamilton" if country == "CA" else "Boston", Frame(home=frozenset({home})))[0] in {
        country,
        "US",
    }


def test_countries_under_hidden_names_count() -> None:
    """The same words mean another place when another country is told to be named."""
    text = "Shells fell on Gori at dawn. The village of Khertvisi was spared, too."
    assert meant(text, "Gori", Frame(countries=frozenset({"GE"})))[0] == "GE"


def test_places_of_a_theatre_draw_names_to_them() -> None:
    """Among towns of one name the one beside a theatre's places; without these the largest."""
    text = "A convoy was stopped at Trinidad."
    beside = meant(text, "Trinidad", Frame(points=((37.2, -104.5),)))
    assert beside == ("US", "Colorado")
    assert meant(text, "Trinidad") != beside


def test_alternatives_are_kept_with_scores_that_add_up() -> None:
    """Every meaning has a share; together they are certain."""
    name = Named("Springfield", (Span(3, 14),), toponyms_of().meanings("Springfield"))
    (rows,) = ranked("In Springfield all was quiet.", [name], Frame())
    assert len(rows) > 10
    assert sum(row.score for row in rows) == pytest.approx(1)
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)


def test_a_name_without_meanings_has_no_rank() -> None:
    """And does not disturb the others."""
    unknown = Named("Drumholm", (Span(0, 8),), toponyms_of().meanings("Drumholm"))
    known = Named("Gori", (Span(12, 16),), toponyms_of().meanings("Gori"))
    first, second = ranked("Drumholm is Gori", [unknown, known], Frame())
    assert first == []
    assert second[0].place.id == "geonames/614455"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shelling went on in Malakal and Kodok.", ["Malakal", "Kodok"]),
        ("He was born in the village of Nikozi.", ["Nikozi"]),
        ("BEIRUT — The port was closed.", ["BEIRUT"]),
        ("Police in Anderson County said so.", ["Anderson County"]),
        ("The mayor praised the Salem School Board.", ["Salem"]),
        ("Mr. Houston rejected the claim.", []),
        ("Mary Houston rejected the claim. Houston was angry.", []),
        ("The office on Lexington Avenue was shut.", []),
        ("On Monday the army said that it was ready.", []),
        ("The ministry met in March.", []),
        ("", []),
    ],
)
def test_names_are_recognised_where_they_stand_like_a_places(text: str, names: list[str]) -> None:
    """Cues speak for places; titles, given names and street words against them."""
    assert named(text) == names


def test_a_doubtful_name_is_borne_out_by_a_place_near() -> None:
    """A hamlet's name without a cue counts beside its neighbour, and not far from it."""
    near = "Officers of Juba met. Yei also sent a delegation, and talks in Juba went on."
    assert "Yei" in named(near)
    assert [one.printed for one in find_toponyms("Yei also sent a delegation.", toponyms_of()).certain] == []


def test_what_others_have_read_counts() -> None:
    """A name that the reader takes for a place is one; a person's name is none."""
    text = "Yei sent a delegation."
    span = Span(0, 3)
    assert [one.printed for one in find_toponyms(text, toponyms_of(), Told(places=(span,))).certain] == [
        "Yei"
    ]
    text = "They went to Juba and Torit in the rain."
    person = Told(others=(Span(22, 27),))
    assert [one.printed for one in find_toponyms(text, toponyms_of(), person).certain] == ["Juba"]


@pytest.mark.parametrize("name", ["Ost", "The Republic of Ostria and Beyond"])
def test_hidden_spans_are_the_same_whatever_the_names_length(name: str) -> None:
    """There and back, around a name of any length."""
    text = f"In {name} troops left Gori."
    words = words_of(text, Lexicon([LexiconEntry(name, NameForm.NAME, "ostria")]), Lexicon([]))
    hidden = HiddenNames(text, words)
    assert hidden.text == f"In {OTHER} troops left Gori."
    start = text.index("Gori")
    assert hidden.hidden(Span(start, start + 4)) == Span(17, 21)
    assert hidden.printed(Span(17, 21)) == Span(start, start + 4)
    assert hidden.hidden(Span(0, len(text))) == Span(0, len(hidden.text))
    assert hidden.hidden(Span(3, 3 + len(name))) == Span(3, 4)
    assert hidden.hidden(Span(5, start)) == Span(3, 17)


def test_hidden_names_are_no_toponyms_and_their_length_does_not_count() -> None:
    """One sign stands for a party's name: before a place's it speaks neither for nor against it."""
    text = f"{OTHER} troops left Gori. The {OTHER} village of Nikozi was hit. {PERSON} Gori denied it."
    found = read_toponyms(text, toponyms_of(), Frame())
    assert [one.printed for one in found][:2] == ["Gori", "Nikozi"]
    assert all(one.span.of(text) == one.printed for one in found)


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("https://example.co.uk/news/1", {"GB"}),
        ("https://example.ge/1", {"GE"}),
        ("https://example.com/ge", set()),
        ("https://example.tv/1", set()),
        (None, set()),
    ],
)
def test_an_addresss_ending_tells_the_publishers_country(url: str | None, home: set[str]) -> None:
    """Only endings that are a country's own."""
    assert home_of(url) == home
