"""Loading a theatre: what is read, and how each fault is told."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.naming.theatre_files import SMALL
from trucewatch.errors import TheatreError
from trucewatch.model.theatre import Theatre
from trucewatch.naming.marked_yaml import MAX_CHARACTERS, MAX_DEPTH
from trucewatch.naming.theatre import (
    load_theatre,
    load_theatres,
    parse_theatre,
    shipped_theatres,
    theatre_schema,
)


def _planted(old: str, new: str) -> tuple[str, int]:
    """The small theatre with its first ``old`` replaced by ``new``, and the line (from 1) where that is."""
    assert old in SMALL
    return SMALL.replace(old, new, 1), SMALL[: SMALL.index(old)].count("\n") + 1


def test_a_good_file_is_read() -> None:
    """The small theatre comes out with its actors, its duty chain and no fault."""
    theatre = parse_theatre(SMALL)
    assert [actor.id for actor in theatre.actors][:2] == ["ostria", "ostria/defence-ministry"]
    assert theatre.agreements[0].obligations[1].depends_on == ("pact-1",)


def test_a_month_or_year_alone_is_the_widest_interval() -> None:
    """A start is the first day of its month, an end the last day of its year."""
    (role,) = parse_theatre(SMALL).actors[2].roles
    assert (role.start, role.end) == (date(2030, 2, 1), date(2031, 12, 31))


def test_scalars_are_what_the_model_says() -> None:
    """A language code ``no`` is no truth value, and a number of a clause is text."""
    text = SMALL.replace("{text: Grey Hill}", "{text: Gråhø, lang: no}").replace('clause: "1"', "clause: 1")
    theatre = parse_theatre(text)
    assert theatre.places[0].names[0].lang == "no"
    assert theatre.agreements[0].obligations[0].clause == "1"


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ("kind: state\n", "kind: stat\n", "actors[0].kind", "'stat' is none of"),
        ("people: [Ostrians]", "people: Ostrians", "actors[0].people", "must be a list"),
        ("    adjectives: [Ostrian]", "    adjektives: [Ostrian]", "actors[0].adjektives", "unknown field"),
        ("start: 2030-01\n", "start: 2030-13\n", "start", "'2030-13-01' is no date"),
        ("signed: 2030-01-05", "signed: soon", "agreements[0].signed", "'soon' is no date"),
        ("lat: 61.5", "lat: north", "places[1].lat", "valid number"),
        ("title: Hill (invented)\n", "title:\n", "title", "must be text"),
        ("clause: \"1\"", "clause: {}", "agreements[0].obligations[0].clause", "must be text"),
        ("    names:\n      - {text: Upland}", "    names: []", "places[1].names", "must not be empty"),
        ("side: ostria\n", "side: ostra\n", "actors[0].side", "no side 'ostra' (did you mean 'ostria'?)"),
        ("organ: ostria/defence-ministry,", "organ: ostria/army,", "actors[2].roles[0].organ", "no actor 'ostria/army'"),
        ("{to: ostria,", "{to: oldan,", "actors[2].affiliations[0].to", "no actor 'oldan'"),
        ("basis: stated", "basis: rumour", "actors[2].affiliations[0].basis", "'rumour' is none of"),
        ("basis: stated", "basis: 'claimed_by:oldan'", "actors[2].affiliations[0].basis", "no actor or side 'oldan'"),
        ("part_of: upland", "part_of: lowland", "places[0].part_of", "no place 'lowland'"),
        ("zone_of: [upland]", "zone_of: [lowland]", "places[0].zone_of[0]", "no place 'lowland'"),
        ("{controller: ostria,", "{controller: nobody,", "places[0].control[0].controller", "no actor 'nobody'"),
        ("signatories: [ostria, varland]", "signatories: [ostria, oldan]", "agreements[0].signatories[1]", "no actor 'oldan'"),
        ("texts: [book]", "texts: [boek]", "agreements[0].texts[0]", "did you mean 'book'?"),
        ("    source: book", "    source: book;paper", "actors[0].source", "no source 'paper'"),
        ("        obligor: [ostria]\n", "        obligor: [oldan]\n", "agreements[0].obligations[1].obligor[0]", "no actor 'oldan'"),
        ("place: hill", "place: dale", "agreements[0].obligations[1].place", "no place 'dale'"),
        ("depends_on: [pact-1]", "depends_on: [pact-9]", "agreements[0].obligations[1].depends_on[0]", "no duty 'pact-9'"),
        ("anchor: pact-1", "anchor: spring", "agreements[0].obligations[1].deadline.anchor", "no duty 'spring'"),
        ("value: P30D", "value: 30 days", "agreements[0].obligations[1].deadline.value", "'30 days' is no duration"),
        ("value: 2030-01-06", "value: P1D", "agreements[0].obligations[0].deadline.value", "'P1D' is no date"),
        ("- {by: ostria, slot", "- {by: oldan, slot", "agreements[0].obligations[1].readings[0].by", "no actor or side 'oldan'"),
        ("end: 2031}", "end: 2029}", "actors[2].roles[0].end", "ends on 2029-12-31, before it begins on 2030-02-01"),
        ("end: 2030-03,", "end: 2029-03,", "places[0].control[0].end", "before it begins"),
        ("- id: pact-2", "- id: pact-1", "agreements[0].obligations[1].id", "another duty has the id 'pact-1'"),
        ("  - id: varland\n", "  - id: Varland\n", "actors[3].id", "'Varland' is not party"),
        ("  - id: upland\n", "  - id: up land\n", "places[1].id", "'up land' is not a slug"),
        ("id: ostria/defence-ministry/sorev", "id: ostria/sorev-office/sorev", "actors[2].id", "no actor 'ostria/sorev-office'"),
        ("- {id: varland, label", "- {id: media, label", "sides[1].id", "'media' is always there"),
        ("metonyms: [Torhaven]", "metonyms: [Kelmar]", "actors[3].metonyms[0]", "the name 'Kelmar' is also that of 'ostria'"),
        ("    sensitive: true", "    sensitive: true\n    lat: 61.5\n    lon: -20.2", "places[0].lat", "carries no coordinates"),
        ("    lat: 61.5\n", "    lat: 61.5123\n", "places[1].lat", "finer than 0.01 degree"),
        ("    lon: -20.25\n", "", "places[1].lat", "come together"),
        ("    kind: region\n", "    kind: region\n    part_of: hill\n", "places[0].part_of", "within itself"),
    ],
)  # fmt: skip
def test_a_fault_names_file_line_and_field(old: str, new: str, field: str, reason: str) -> None:
    """Each planted fault is refused in one sentence with its place."""
    text, planted = _planted(old, new)
    with pytest.raises(TheatreError) as caught:
        parse_theatre(text, "small.yaml")
    told = f"{caught.value.message} {caught.value.hint}"
    found = re.search(rf"line (\d+), {re.escape(field)}: ([^.].*)", told)
    assert found is not None, told
    assert reason in found[2]
    assert caught.value.message.startswith("small.yaml, line ")
    assert "\n" not in caught.value.message
    assert abs(int(found[1]) - planted) <= 1 + new.count("\n") or "within itself" in reason


def test_the_line_is_exact() -> None:
    """The line is that of the field itself, in block and in flow style."""
    for old, new in (("kind: region", "kind: realm"), ("slot: deadline", "slot: date")):
        text, planted = _planted(old, new)
        with pytest.raises(TheatreError, match=f"line {planted},"):
            parse_theatre(text)


def test_a_duty_that_waits_for_itself_is_refused() -> None:
    """A circle of conditions can never fall due."""
    text = SMALL.replace("action: stop firing\n", "action: stop firing\n        depends_on: [pact-2]\n")
    with pytest.raises(TheatreError, match="'pact-1' would wait for itself"):
        parse_theatre(text)


def test_a_missing_field_is_told_at_its_owner() -> None:
    """What isn't there has no line, so the line is that of the entry that lacks it."""
    text, planted = _planted("  - id: upland\n    kind: region\n", "  - id: upland\n")
    with pytest.raises(TheatreError, match=rf"line {planted}, places\[1\].kind: this field is missing"):
        parse_theatre(text)


def test_further_faults_are_in_the_hint() -> None:
    """The first fault is the message, the next ones the hint, in the order of the file."""
    text = SMALL.replace("side: ostria\n", "side: ostra\n").replace("place: hill", "place: dale")
    with pytest.raises(TheatreError) as caught:
        parse_theatre(text)
    assert "actors[0].side" in caught.value.message
    assert caught.value.hint is not None
    assert caught.value.hint.index("actors[1].side") < caught.value.hint.index("obligations[1].place")


def test_a_shared_name_may_be_noted() -> None:
    """Two actors may bear one name if the file says that it knows."""
    text = SMALL.replace("metonyms: [Torhaven]", "metonyms: [Kelmar]") + "shared_names: [Kelmar]\n"
    assert parse_theatre(text).shared_names == ("Kelmar",)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("theatre: a\ntheatre: b\n", 2, "the key 'theatre' stands twice"),
        ("theatre: a\nsides: &a [1]\nnotes: *a\n", 2, "anchors and aliases"),
        ("theatre: a\nsides: [1\nnotes: 2\n", 3, "no YAML"),
        ("theatre: a\n? [b]\n: c\n", 2, "a key must be a word"),
        ("- a\n- b\n", 1, "a theatre file is a mapping"),
        ("", 1, "the file is empty"),
        ("# nothing\n", 1, "the file is empty"),
        ("theatre: a\n---\ntheatre: b\n", 2, "no YAML"),
        ("theatre: " + "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 1, "levels deep"),
        ("#" * (MAX_CHARACTERS + 1), 1, "more than the 2,000,000 allowed"),
        ("theatre: \x00\n", 1, "no YAML"),
    ],
    ids=[
        "key-twice",
        "alias",
        "broken",
        "complex-key",
        "list",
        "empty",
        "comment",
        "two",
        "deep",
        "long",
        "null",
    ],
)
def test_what_is_no_plain_yaml_is_refused(text: str, line: int, reason: str) -> None:
    """Broken and hostile YAML is refused before anything is built from it."""
    with pytest.raises(TheatreError) as caught:
        parse_theatre(text, "x.yaml")
    assert caught.value.message.startswith(f"x.yaml, line {line}: ")
    assert reason in caught.value.message


def test_an_unknown_name_lists_the_shipped_ones() -> None:
    """Somebody who mistypes a name sees which there are."""
    with pytest.raises(TheatreError) as caught:
        load_theatre("varland")
    assert "no theatre 'varland'" in caught.value.message
    assert all(name in caught.value.message for name in shipped_theatres())


def test_a_file_is_loaded_by_its_path(tmp_path: Path) -> None:
    """A path works as a name does, and errors call the file by it."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert load_theatre(str(path)).theatre == "small"
    path.write_text(SMALL.replace("kind: state\n", "kind: stat\n"), encoding="utf-8")
    with pytest.raises(TheatreError, match=r"small\.yaml, line 10, actors\[0\]\.kind"):
        load_theatre(str(path))


@pytest.mark.parametrize("name", ["missing.yaml", ".", "a/b", "bad\x00name.yaml"])
def test_a_path_that_cannot_be_read_is_refused(name: str, tmp_path: Path) -> None:
    """No such file, a folder, and a name that is no path are sentences, not tracebacks."""
    with pytest.raises(TheatreError, match="can't be read"):
        load_theatre(f"{tmp_path}/{name}")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """Bytes of another encoding are told with their place."""
    path = tmp_path / "latin.yaml"
    path.write_bytes("title: Gråhø\n".encode("latin-1"))
    with pytest.raises(TheatreError, match=r"not UTF-8 text \(byte 9\)"):
        load_theatre(str(path))


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path) -> None:
    """A file far larger than a theatre is refused after its first part."""
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100 * MAX_CHARACTERS)
    with pytest.raises(TheatreError, match="more than 8,000,000 bytes"):
        load_theatre(str(path))


def test_several_theatres_load_together(tmp_path: Path) -> None:
    """Theatres that share no id stand side by side, and one named twice counts once."""
    names = ["nagorno-karabakh", "varland-ostria", "varland-ostria"]
    assert [theatre.theatre for theatre in load_theatres(names)] == names[:2]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("label: Ostrian side", "label: The Ostrians", "the label of side 'ostria'"),
        (
            "label: Varland\n    side: varland\n",
            "label: Varland\n    side: mediator\n",
            "the side of actor 'varland'",
        ),
        ("- {text: Varland}", "- {text: Varland}\n      - {text: Merovia}", "the name 'Merovia'"),
    ],
)
def test_theatres_that_contradict_each_other_are_refused(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    """Where two files say different things of one actor, side or name, the conflict is named."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(TheatreError) as caught:
        load_theatres(["varland-ostria", str(path)])
    assert told in f"{caught.value.message} {caught.value.hint}"
    assert "'varland-ostria' and 'small'" in caught.value.message


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    """A changed copy of a theatre is no second theatre."""
    path = tmp_path / "copy.yaml"
    path.write_text(SMALL.replace("theatre: small", "theatre: varland-ostria"), encoding="utf-8")
    with pytest.raises(TheatreError, match="another file has the name 'varland-ostria'"):
        load_theatres(["varland-ostria", str(path)])


def test_the_schema_is_closed_json() -> None:
    """The exported schema is JSON, refuses unknown fields and lists the closed values."""
    schema = json.loads(json.dumps(theatre_schema()))
    assert schema["additionalProperties"] is False
    assert "settlement" in json.dumps(schema["$defs"]["Place"])
    assert set(schema["required"]) == {"theatre", "title", "disclaimer", "sides", "actors"}


@given(st.data())
def test_a_file_with_a_spoilt_line_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever happens to one line, the outcome is a theatre or a `TheatreError`."""
    lines = SMALL.splitlines()
    at = data.draw(st.integers(0, len(lines) - 1))
    lines[at] = data.draw(
        st.one_of(
            st.just(""),
            st.just("  " + lines[at]),
            st.just(lines[at].lstrip()),
            st.text(max_size=30),
            st.builds(lambda cut: lines[at][:cut], st.integers(0, len(lines[at]))),
        )
    )
    try:
        theatre = parse_theatre("\n".join(lines))
    except TheatreError as error:
        assert "line " in error.message  # noqa: PT017 -- either outcome is right
    else:
        assert isinstance(theatre, Theatre)
