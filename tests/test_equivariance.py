"""Exchange or rename the parties in texts and theatre file: the whole record comes out exchanged or renamed.

Nothing else may change, exactly: incidents, accounts, relations, duties as read, tracks and origins.
"""

from __future__ import annotations

from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tests.swap import Renaming, comparable
from trucewatch.intake import capture_text
from trucewatch.linking import link
from trucewatch.model.linking import Corpus, Linked
from trucewatch.pipeline import Pipeline

THEATRE = Path(str(resources.files("trucewatch.naming") / "theatres" / "varland-ostria.yaml"))
EXCHANGE = Renaming.exchange(
    {"Varland": "Ostria", "Varlandic": "Ostrian", "Varlandics": "Ostrians", "Torhaven": "Kelmar"},
    {"varland": "ostria", "torhaven": "kelmar", "varlandic": "ostrian"},
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
    },
    {
        "varland": "zembla",
        "ostria": "aldovia",
        "torhaven": "onhava",
        "kelmar": "yst",
        "varlandic": "zemblan",
        "ostrian": "aldovian",
    },
)
TRACKS = {
    "capability",
    "displacement",
    "infrastructure_access",
    "mediation",
    "peacekeepers",
    "public_sentiment",
    "rights_allegations",
    "territory",
    "truce_status",
}
"""What the dispatches must give rows of, so that they are compared."""
DISPATCHES = (
    (
        date(2022, 8, 3),
        "Varland’s army said on Wednesday that Ostrian troops had fired first near Veska, killing two of its "
        "soldiers. Ostria denied that its troops had fired first and accused Varland of violating the truce. "
        "The Merovian peacekeepers reported shelling by both sides.",
    ),
    (
        date(2022, 8, 4),
        "Ostria rejected claims that it fails to honour the Aldmoor agreement, insisting that the new road is under "
        "construction and will open in the spring. Varland’s foreign ministry said the agreement gave "
        "Ostria two years to build the new road. The truce is in danger, it said.",
    ),
    (
        date(2022, 8, 6),
        "“If they attack again, we will answer,” Varland’s defence minister warned. Kelmar said it was not bound "
        "by the agreement. An Ostrian spokesman said three Ostrian soldiers were wounded in a Varlandic drone "
        "strike on Friday. Residents fear that the road will be closed.",
    ),
    (
        date(2022, 8, 8),
        "In July, Merovia hosted Ostria and Varland for talks in Kelmar. Varland’s foreign ministry told reporters that "
        "at least 300 Ostrian families were displaced from Veska. Ostria accused Varland of destroying a church. "
        "Residents of Veska fear that the Varlandic army will return. Ostrian media allege that the Merovian "
        "peacekeepers are siding with Varland. Varland said Merovia is unable to enforce the truce. Ostria said its "
        "troops had captured two villages from Varland on Sunday. Varland rejected the demand to close the Vesk "
        "corridor and said the truce is holding.",
    ),
)


def told(theatre: str, renaming: Renaming | None = None) -> Any:
    """All rows of the dispatches, ids replaced by the words that they stand for."""
    pipeline = Pipeline.load([theatre])
    documents = [
        capture_text(
            renaming.text(text) if renaming else text, published=day, publisher="Straits Wire"
        ).document
        for day, text in DISPATCHES
    ]
    readings = tuple(pipeline.read(documents))
    linked = link(Corpus(readings=readings, theatres=pipeline.theatres))
    words = {claim.id: claim.content.text for reading in readings for claim in reading.claims}
    words |= {event.id: event.trigger.text for reading in readings for event in reading.events}
    rows = [reading.model_dump(mode="json", exclude={"document"}) for reading in readings]
    return {"readings": rows, "linked": _in_words(linked, words)}


def _in_words(linked: Linked, words: dict[str, str]) -> Any:
    """The derived rows with each claim id replaced by the claim's words, other ids dropped."""

    def put(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {
                name: put(one, name)
                for name, one in value.items()
                if name not in {"id", "events", "incident"}
            }
        if isinstance(value, list):
            listed = [put(one, key) for one in value]
            return sorted(listed, key=str) if key in {"accounts", "parties", "sides", "claims"} else listed
        return words.get(value, value) if isinstance(value, str) else value

    return put(linked.model_dump(mode="json", exclude={"incidents": {"__all__": {"casualties"}}}))


def _renamed(value: Any, renaming: Renaming, key: str = "") -> Any:
    """`Renaming.result`, which knows a reading's fields, with those of derived rows that hold ids as well."""
    if isinstance(value, dict):
        return {name: _renamed(one, renaming, name) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_renamed(one, renaming, key) for one in value]
    if key in {"by", "accused", "whom", "proxy_of", "parties", "sides", "initiator", "target"} and isinstance(
        value, str
    ):
        return renaming.ids(value)
    return renaming.result(value, key)


def _comparable(value: Any, renaming: Renaming | None = None) -> Any:
    return _sorted_sides(comparable(_renamed(value, renaming) if renaming else value))


def _sorted_sides(value: Any, key: str = "") -> Any:
    """Lists of sides in their order again, and derived ids left out."""
    if isinstance(value, dict):
        dropped = {"referent", "casualties"}
        return {name: _sorted_sides(one, name) for name, one in value.items() if name not in dropped}
    if isinstance(value, list):
        listed = [_sorted_sides(one, key) for one in value]
        unordered = {"accounts", "parties", "sides", "claims", "origins", "initiator", "target"}
        return sorted(listed, key=str) if key in unordered else listed
    return value


@pytest.mark.parametrize("renaming", [EXCHANGE, RENAME], ids=["exchanged", "renamed"])
def test_the_record_commutes_with_renaming(renaming: Renaming, tmp_path: Path) -> None:
    """From texts to relations: the parties' names decide nothing."""
    renaming.theatre(THEATRE, tmp_path)
    before = told("varland-ostria")
    assert len(before["linked"]["relations"]) > 0
    assert len(before["linked"]["readings"]) > 0
    assert {row["track"] for row in before["linked"]["tracks"]} >= TRACKS
    assert any(row["parts"] for row in before["linked"]["tracks"])
    after = told(str(tmp_path / THEATRE.name), renaming)
    assert _comparable(after) == _comparable(before, renaming)
