"""Exchanging or renaming the parties exchanges or renames what naming resolves, and changes nothing else."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tests.naming.marked import reading_of
from tests.swap import Renaming, comparable
from trucewatch.model.reading import DocumentReading
from trucewatch.naming.names import Names
from trucewatch.naming.theatre import load_theatre
from trucewatch.pipeline import read_text

THEATRE = Path(str(resources.files("trucewatch.naming") / "theatres" / "varland-ostria.yaml"))

EXCHANGE = Renaming.exchange(
    {"Varland": "Ostria", "Varlandic": "Ostrian", "Varlandics": "Ostrians", "Torhaven": "Kelmar"},
    {"varland": "ostria", "torhaven": "kelmar"},
)
RENAME = Renaming(
    {
        "Varland": "Zembla",
        "Varlandic": "Zemblan",
        "Varlandics": "Zemblans",
        "Torhaven": "Onhava",
        "Ostria": "Aldovia",
        "Ostrian": "Aldovian",
        "Ostrians": "Aldovians",
        "Kelmar": "Yst",
        "Ana Reth": "Olga Nim",
        "Reth": "Nim",
    },
    {"varland": "zembla", "ostria": "aldovia", "torhaven": "onhava", "kelmar": "yst", "reth": "nim"},
)
RENAMINGS = pytest.mark.parametrize("renaming", [EXCHANGE, RENAME], ids=["exchanged", "renamed"])

DISPATCHES = {
    "denial": (
        "<s1>Ana Reth, Varland’s defence minister,</s1> <c1>told</c1> the assembly that <x1>the road was "
        "open</x1> and <c2>denied</c2> that <x2><i3>her troops</i3> had <e3 ASSAULT>fired</e3> on <t3>the "
        "Ostrian army</t3> near <p3>Grey Ridge</p3></x2>. <s4>She</s4> <c4>said</c4> <x4>Kelmar had lost "
        "<n5>two Ostrian soldiers</n5></x4>."
    ),
    "offensive": (
        "On Wednesday, <s1>Ostria</s1> <c1>announced</c1> <x1><i2>it</i2> had begun an <e2 ASSAULT>offensive"
        "</e2> against <t2>separatist fighters</t2></x1>. <c3 accuse>Accusing</c3> <x3><a3>the fighters</a3> of "
        "killing <n4>an Ostrian soldier</n4></x3>, <i5>the country’s armed forces</i5> <e5 COERCE>took</e5> "
        "a hill south of <p5>Veska</p5>."
    ),
    "exchange": (
        "<s1>Both sides</s1> <c1>welcomed</c1> <x1>the truce</x1>. <s2>The Varlandic and Ostrian foreign "
        "ministries</s2> <c2>said</c2> <x2>talks would go on in Torhaven</x2>. In Kelmar, <s3>the ombudsman"
        "</s3> <c3>said</c3> <x3>“<i4>our troops</i4> were <e4 ASSAULT>shelled</e4>”</x3>. <s5>Torhaven</s5> "
        "<c5 reject>rejected</c5> <x5>the charge</x5>, and <s6>it</s6> <c6>called</c6> <x6>the Ostrians "
        "unreliable</x6>."
    ),
    "who they are": (
        "<s1>Varland’s army</s1> <c1 accuse>accused</c1> <x1><a1>Ostria</a1> of a <e1 ASSAULT>raid</e1> in "
        "<p1>Varland</p1></x1>. The Ostrian authorities met Varland and Ostria’s envoys. <s2>They</s2> <c2>said</c2> "
        "<x2>Varland must <e2 RETREAT>withdraw</e2> <t2>its remaining troops</t2> and had lost <n2>six of its "
        "soldiers</n2></x2>. Varland and Ostria met. <s3>They</s3> <c3>hailed</c3> <x3>the truce</x3>."
    ),
    "no theatre": (
        "<i1>Ostrian forces</i1> <e1 ASSAULT>shelled</e1> <t1>Varlandic positions</t1>, <s2>a Varlandic army "
        "spokesman</s2> <c2>said</c2> <x2>on Monday</x2>. <s3>The ministry</s3> <c3>put</c3> <x3><n4>three of "
        "its soldiers</n4> among the dead</x3>."
    ),
}


TAG = re.compile(r"</?[a-z]\d+(?: [A-Z_a-z]+)?>")


def _read(text: str, theatre: str) -> Any:
    reading = read_text(text, published=date(2022, 8, 5), publisher="Straits Wire", theatre=theatre)
    return comparable(reading.model_dump(mode="json", exclude={"document"}))


@RENAMINGS
def test_renaming_commutes_with_the_whole_program(renaming: Renaming, tmp_path: Path) -> None:
    """From the text to the rows: no party's name decides what is read, or how it is labelled."""
    renaming.theatre(THEATRE, tmp_path)
    text = "\n\n".join(TAG.sub("", marked) for marked in DISPATCHES.values())
    before = _read(text, "varland-ostria")
    assert len(before["claims"]) > len(DISPATCHES)
    after = _read(renaming.text(text), str(tmp_path / THEATRE.name))
    assert after == comparable(renaming.result(before))


def _resolved(names: Names, reading: DocumentReading) -> Any:
    return comparable(names.resolve(reading).checked().model_dump(mode="json", exclude={"document"}))


@RENAMINGS
@pytest.mark.parametrize("marked", DISPATCHES.values(), ids=DISPATCHES.keys())
def test_renaming_commutes_with_resolving(marked: str, renaming: Renaming, tmp_path: Path) -> None:
    """With the theatre renamed as the text is, every reference comes out renamed, exactly."""
    before = _resolved(Names([load_theatre("varland-ostria")]), reading_of(marked))
    after = _resolved(Names([renaming.theatre(THEATRE, tmp_path)]), reading_of(renaming.text(marked)))
    assert after == comparable(renaming.result(before))


@pytest.mark.parametrize("marked", DISPATCHES.values(), ids=DISPATCHES.keys())
def test_exchanging_two_countries_commutes_without_a_theatre(marked: str) -> None:
    """Countries that only the general tables know are exchanged as well as a theatre's."""
    real = Renaming(
        {"Varland": "Ecuador", "Varlandic": "Ecuadorian", "Varlandics": "Ecuadorians", "Torhaven": "Quito"}
        | {"Ostria": "Mongolia", "Ostrian": "Mongolian", "Ostrians": "Mongolians", "Kelmar": "Ulaanbaatar"},
        {},
    )
    exchange = Renaming.exchange(
        {
            "Ecuador": "Mongolia",
            "Ecuadorian": "Mongolian",
            "Ecuadorians": "Mongolians",
            "Quito": "Ulaanbaatar",
        },
        {"ecuador": "mongolia", "quito": "ulaanbaatar"},
    )
    names = Names([])
    before = _resolved(names, reading_of(real.text(marked)))
    after = _resolved(names, reading_of(exchange.text(real.text(marked))))
    assert re.search("ecuador|mongolia", str(before))
    assert after == comparable(exchange.result(before))
