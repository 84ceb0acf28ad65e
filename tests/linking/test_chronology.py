"""The record's order of documents: by date and text, whatever the path, the moment of reading, the names."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.linking.dispatches import Dispatch, corpus
from trucewatch.linking import link
from trucewatch.linking.chronology import document_key

TEXTS = (
    "Varland said that Kelm was quiet.",
    "Ostria said that the road to Sarn is open.",
    "A spokesman said that rain fell on the hills.",
)


def dispatches(ids: list[str]) -> list[Dispatch]:
    """Three documents of one day under the given ids."""
    found = []
    for text, identity in zip(TEXTS, ids, strict=True):
        d = Dispatch(text, id=identity)
        d.claim(text.split(" said")[0], "said", text.split("that ")[1].rstrip("."))
        found.append(d)
    return found


@given(ids=st.permutations(["a", "b", "c"]))
def test_the_path_of_a_document_moves_nothing(ids: list[str]) -> None:
    """Documents that get other ids, as when read from another folder, have their origins in the same order."""

    def origins(named: list[str]) -> list[object]:
        listed = corpus(*dispatches(named))
        words = {c.id: c.content.text for r in listed.readings for c in r.claims}
        rows = link(listed).origins
        return [([words[c] for c in row.claims], row.sides, row.reasons) for row in rows]

    assert origins(ids) == origins(["a", "b", "c"])


def test_names_do_not_order_documents() -> None:
    """Two documents keep their order when the parties' names are exchanged."""
    plain = [Dispatch(TEXTS[0]).reading, Dispatch(TEXTS[1]).reading]
    swapped = [
        Dispatch(text.replace("Varland", "X").replace("Ostria", "Varland").replace("X", "Ostria")).reading
        for text in TEXTS[:2]
    ]
    keys = [document_key(reading).split(" ")[:2] for reading in plain]
    assert keys == [document_key(reading).split(" ")[:2] for reading in swapped]


def test_dates_come_first_and_undated_documents_last() -> None:
    """A document of an earlier day comes before, one without a day after all others."""
    late, early, undated = (
        Dispatch(TEXTS[0], id=str(day), published=day).reading
        for day in (date(2031, 5, 4), date(2031, 5, 3), None)
    )
    assert sorted([undated, late, early], key=document_key) == [early, late, undated]
