"""The gazetteer index: what goes in is found again, by every spelling, from a dump or from the package."""

from __future__ import annotations

import socket
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.cli import main
from trucewatch.errors import InputError, NotFoundError, TrucewatchError, UsageError
from trucewatch.naming.gazetteer import shipped_index
from trucewatch.naming.gazetteer_dump import build_index, size_of
from trucewatch.naming.gazetteer_file import BLOCK, GazetteerIndex
from trucewatch.naming.gazetteer_sources import is_worth_keeping, middle, short_forms
from trucewatch.naming.gazetteer_writing import IndexWriter, PlaceRow
from trucewatch.naming.place_keys import name_key
from trucewatch.naming.toponym_candidates import Toponyms

MEGABYTE = 1_000_000


def line(id_: int, name: str, *, others: str = "", point: tuple[float, float] = (40.0, 45.0), code: str = "P.PPL",
         country: str = "XV", division: str = "03", people: int = 1200) -> str:  # fmt: skip
    """A row of GeoNames' main table, of an invented country."""
    kind, _, feature = code.partition(".")
    cells = [str(id_), name, name, others, *map(str, point), kind, feature, country, "", division]
    return "\t".join([*cells, "", "", "", str(people), "", "", "Etc/UTC", "2024-01-01"])


DUMP = "\n".join(
    [
        line(1, "Veska", others="Vesk,VSK,Веска", people=5300),
        line(2, "Veska", point=(-12.5, 30.25), country="XO", division="01"),
        line(3, "Upper Hold", code="A.ADM1", people=90_000),
        line(4, "Veska Fort", code="S.FT", people=0),
        line(5, "Old Veska", code="P.PPLH", people=0),
    ]
)
NAMES = "\n".join(
    [
        "11\t1\tru\tVjeska\t1",
        "12\t1\tlink\thttps://example.org/Veska\t",
        "13\t1\ten\tFormer Veska\t\t\t\t1",
        "14\t99\ten\tNowhere\t",
    ]
)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A dump of five places."""
    file = tmp_path / "dump.txt"
    file.write_text(DUMP + "\n", encoding="utf-8")
    return file


@pytest.fixture
def index(dump: Path, tmp_path: Path) -> GazetteerIndex:
    """Its index, with further names."""
    names = tmp_path / "names.txt"
    names.write_text(NAMES + "\n", encoding="utf-8")
    build_index(dump, tmp_path / "out.index", names=names)
    return GazetteerIndex(tmp_path / "out.index")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Étienne", "ST. ETIENNE"),
        ("Xankəndi", "Xankendi"),
        ("U.S.", "US"),
        ("Sana'a", "Sana’a"),
        ("Deir al-Balah", "Deir al Balah"),
        ("The Hague", "the hague"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    """Capitals, diacritics, hyphens, apostrophes and dots don't tell names apart."""
    assert name_key(one) == name_key(other) != ""


def test_a_place_is_found_with_all_that_the_dump_says(index: GazetteerIndex) -> None:
    """Id, feature, point to a hundredth of a degree, population to five per cent, division by its own row."""
    first, second = index.find("VESKA")
    assert (first.id, second.id) == ("geonames/1", "geonames/2")
    assert (first.feature, first.lat, first.lon) == ("P.PPL", 40.0, 45.0)
    assert first.population == pytest.approx(5300, rel=0.05)
    assert (first.division.country, first.division.code, first.division.name) == ("XV", "03", "Upper Hold")
    assert (second.lat, second.lon) == (-12.5, 30.25)


def test_further_names_carry_their_language(index: GazetteerIndex) -> None:
    """From the column of other names no language is known, from the table of names it is."""
    assert [(place.id, place.language) for place in index.find("Vesk")] == [("geonames/1", None)]
    assert [(place.id, place.language) for place in index.find("Vjeska")] == [("geonames/1", "ru")]


@pytest.mark.parametrize(
    "name", ["VSK", "Former Veska", "Old Veska", "Nowhere", "https example org Veska", "", "."]
)
def test_what_is_no_name_in_use_is_not_found(index: GazetteerIndex, name: str) -> None:
    """Codes, former names and places, links, and names of places that the dump lacks."""
    assert index.find(name) == []


def test_a_zip_file_gives_the_same_index(dump: Path, tmp_path: Path) -> None:
    """Byte for byte, and progress is told to the last byte of the text."""
    with zipfile.ZipFile(tmp_path / "dump.zip", "w") as archive:
        archive.write(dump, dump.name)
    read: list[int] = []
    build_index(dump, tmp_path / "a.index", told=read.append)
    again = build_index(tmp_path / "dump.zip", tmp_path / "b.index")
    a, b = ((tmp_path / name).read_bytes() for name in ("a.index", "b.index"))
    assert a.replace(b"dump.txt", b"dump.zip") == b
    assert again.places == 4
    assert sum(read) == size_of(dump) == size_of(tmp_path / "dump.zip") == dump.stat().st_size


def test_the_same_dump_gives_the_same_bytes_in_any_order(dump: Path, tmp_path: Path) -> None:
    """The rows' order says nothing of places and names."""
    build_index(dump, tmp_path / "a.index")
    dump.write_text("\n".join(reversed(DUMP.splitlines())) + "\n", encoding="utf-8")
    build_index(dump, tmp_path / "b.index")
    indexes = [GazetteerIndex(tmp_path / name) for name in ("a.index", "b.index")]
    assert indexes[0].find("Veska") == indexes[1].find("Veska")
    assert indexes[0].find("Vesk") == indexes[1].find("Vesk")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no table\n", "line 1: 1 columns"),
        (line(1, "Veska").replace("\t40.0\t", "\tnorth\t") + "\n", "line 1: not a row"),
        (line(1, "Veska", point=(91.0, 0.0)) + "\n", "no point on the globe"),
        ("", "no place in it"),
    ],
)
def test_what_is_no_dump_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    """One sentence that names the file and the line; no index is left behind."""
    file = tmp_path / "dump.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        build_index(file, tmp_path / "out.index")
    assert [found.name for found in tmp_path.iterdir()] == ["dump.txt"]


def test_missing_and_unwritable_files_are_errors_for_users(dump: Path, tmp_path: Path) -> None:
    """Neither ends in a traceback."""
    with pytest.raises(NotFoundError, match=r"nowhere\.txt"):
        build_index(tmp_path / "nowhere.txt", tmp_path / "out.index")
    with pytest.raises(UsageError, match="cannot write"):
        build_index(dump, tmp_path / "no-such-folder" / "out.index")


@pytest.mark.parametrize(
    "data", [b"", b"something else", b"TWPLACE1" + b"\xff" * 20, b"TWPLACE1{}" + bytes(8)]
)
def test_what_is_no_index_is_refused(tmp_path: Path, data: bytes) -> None:
    """With the command that makes one, or the reason."""
    file = tmp_path / "x.index"
    file.write_bytes(data)
    with pytest.raises(TrucewatchError, match="index"):
        GazetteerIndex(file)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text("abcdé -ʼ", min_size=1, max_size=9), st.lists(st.text("xyzabc ", max_size=6), max_size=3)
        ),
        min_size=1,
        max_size=BLOCK * 2,
    )
)
def test_every_place_is_found_by_each_of_its_names(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, list[str]]]
) -> None:
    """Whatever the names are, over several blocks, and nothing else is found by them."""
    path = tmp_path_factory.mktemp("index") / "made.index"
    with IndexWriter({}) as writer:
        writer.add(
            PlaceRow(at, name, "P.PPL", 1.0, 2.0, at, "XV", "", [(other, "") for other in others])
            for at, (name, others) in enumerate(rows, 1)
        )
        writer.write(path, origin="made up")
    index = GazetteerIndex(path)
    by_key: dict[str, set[str]] = {}
    for at, (name, others) in enumerate(rows, 1):
        for one in (name, *others) if name_key(name) else ():
            by_key.setdefault(name_key(one), set()).add(f"geonames/{at}")
    by_key.pop("", None)
    for key, ids in by_key.items():
        assert {place.id for place in index.find(key)} == ids
        assert index.begins(key.split(" ")[0])


def test_an_index_of_ones_own_is_asked_first_and_adds_to_the_package(dump: Path, tmp_path: Path) -> None:
    """A place that both know is told once."""
    build_index(dump, tmp_path / "out.index")
    own = GazetteerIndex(tmp_path / "out.index")
    both, twice = Toponyms([own, shipped_index()]), Toponyms([own, own])
    assert {meaning.place.id for meaning in both.meanings("Veska")} >= {"geonames/1", "geonames/2"}
    assert both.meanings("Lachin")
    assert len(twice.meanings("Veska")) == 2


def test_building_needs_no_network(dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reads what it is given, and fetches nothing."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    with pytest.raises(SystemExit) as stopped:
        main(["gazetteer", "build", str(dump), "-o", str(tmp_path / "own.index"), "--quiet"])
    assert stopped.value.code == 0
    assert len(GazetteerIndex(tmp_path / "own.index")) == 4


def test_the_packages_index_is_small_and_knows_villages() -> None:
    """At most 7 MB; settlements, divisions, countries, seas, under more than one spelling."""
    index = shipped_index()
    assert index.path.stat().st_size < 7 * MEGABYTE
    for name, id_ in {
        "Laçın": "geonames/147625",
        "Lachin": "geonames/147625",
        "Kelbajar": "geonames/586268",
        "Kalbajar": "geonames/586268",
        "Dagestan": "geonames/567293",
        "Tex.": "geonames/4736286",
        "Black Sea": "region/black-sea",
    }.items():
        assert id_ in {place.id for place in index.find(name)}, name
    assert "CC BY" in index.directory["origin"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Kelbajar", True),
        ("Deir al-Balah", True),
        ("LAX", False),
        ("Баку", False),
        ("lu shi", False),
        ("Ab", False),
    ],
)
def test_other_names_are_kept_where_english_could_print_them(name: str, kept: bool) -> None:
    """No codes, no other scripts, no romanisations in small letters."""
    assert is_worth_keeping(name) is kept


def test_an_area_lies_in_the_middle_of_its_inhabited_cells() -> None:
    """A crowded corner counts no more than a lonely village."""
    assert middle([]) is None
    assert middle([(10.0, 20.0)]) == (10.0, 20.0)
    assert middle([(10.0, 20.0)] * 50 + [(14.0, 24.0)]) == (12.0, 22.0)


def test_areas_are_known_without_their_kind() -> None:
    """``Republic of …`` and ``… County``."""
    assert short_forms("Republic of Veskia") == {"Veskia"}
    assert short_forms("Hold County") == {"Hold"}
    assert short_forms("Veskia, Respublika") == {"Veskia"}
    assert short_forms("Veska") == set()
