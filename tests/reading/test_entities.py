"""Entities: what rules find on the masked view, how they and the network's names make one row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.dispatches import LEXICON
from tests.reading.rows import exchanged
from trucewatch.model.entity import EntityKind
from trucewatch.model.lexicon import Lexicon, LexiconEntry, NameForm
from trucewatch.model.span import Span
from trucewatch.reading.entities import find_entities
from trucewatch.reading.masking import mask
from trucewatch.reading.named import Named
from trucewatch.reading.sentences import sentences

TEXTS = (
    "The Varlandic army said two of its soldiers fell near the Kesk corridor on the line of contact.",
    "Varland’s Ministry of Defence and the Ministry of Foreign Affairs of Ostria cited the Kesk agreements.",
    "Operation Grey Dawn cost Ostria US$ 5; dozens of Ostrians and the 4th Mountain Brigade left Upper Mell.",
    "Ana Reth met the General Staff of Varland under Resolution 12, the Kesk–Pont Luz ceasefire agreement.",
)


def entities(text: str, *found: tuple[str, EntityKind], lexicon: Lexicon = LEXICON) -> list[tuple[str, str]]:
    """The entities of ``text`` as words and kind; ``found``: words that the network names."""
    masked = mask(text, lexicon)
    named = []
    for words, kind in found:
        span = Span(text.index(words), text.index(words) + len(words))
        named.append(Named(masked.masked(span), kind, 0.9))
    rows = find_entities(masked, sentences(masked.text), named, ())
    assert all(row.span.of(text) == row.text for row in rows)
    return [(row.text, str(row.kind)) for row in rows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kesk agreements hold.", [("Kesk agreements", "agreement")]),
        (
            "A Varland–Ostria ceasefire agreement holds.",
            [("Varland–Ostria ceasefire agreement", "agreement")],
        ),
        (
            "The Cessation of Hostilities Agreement holds.",
            [("Cessation of Hostilities Agreement", "agreement")],
        ),
        ("Resolution 12 binds all.", [("Resolution 12", "agreement")]),
        ("Varland wants an agreement.", [("Varland", "country")]),
        (
            "A Varlandic proposal and an Ostrian deal.",
            [("Varlandic", "population"), ("Ostrian", "population")],
        ),
        ("They named it “Grey Dawn”; Operation Grey Dawn began.", [("Operation Grey Dawn", "operation")]),
        ("Operation 12 was renewed.", [("Operation 12", "operation")]),
        ("Guns stood on the line of contact.", [("line of contact", "road")]),
        ("The Kesk corridor and the N7 highway.", [("Kesk corridor", "road"), ("N7 highway", "road")]),
        ("The Kesk coast road is shut.", [("Kesk coast road", "road")]),
        ("A corridor was opened.", []),
        ("The Varlandic army left.", [("Varlandic army", "armed_force")]),
        ("An Ostrian farmer left.", [("Ostrian", "population")]),
        ("Varland’s Ministry of Defence.", [("Varland", "country"), ("Ministry of Defence", "state_organ")]),
        ("The Ministry of Trade of Varland said so.", [("Ministry of Trade of Varland", "state_organ")]),
        ("The 4th Mountain Brigade left.", [("4th Mountain Brigade", "armed_force")]),
        ("The United Nations Security Council met.", []),
        ("He counted two soldiers.", [("two soldiers", "people")]),
        ("In 2031 Guards stood there; the 4th guards came.", []),
        ("A soldier fell.", []),
        ("It cost US $ 5.", []),
    ],
)
def test_rules_find_what_no_corpus_teaches(text: str, expected: list[tuple[str, str]]) -> None:
    """Agreements, operations, roads, organs, forces and people; and nothing where only a common noun stands."""
    assert entities(text) == expected


def test_a_countrys_money_is_no_country() -> None:
    """Before a currency the name of a country is left out, elsewhere it stands."""
    assert entities("Varland paid Varland$ 5 and two Ostria dollars.") == [("Varland", "country")]


def test_the_networks_names_take_part() -> None:
    """A longer name holds the hidden one, its words tell the finer kind, joined persons are two."""
    text = "Lia Orm and Bo Tarn met the Varland Guards near Old Kesk airport."
    assert entities(
        text,
        ("Lia Orm and Bo Tarn", EntityKind.PERSON),
        ("Varland Guards", EntityKind.ORGANISATION),
        ("Old Kesk airport", EntityKind.PLACE),
    ) == [
        ("Lia Orm", "person"),
        ("Bo Tarn", "person"),
        ("Varland Guards", "armed_force"),
        ("Old Kesk airport", "facility"),
    ]


def test_a_known_name_alone_keeps_the_kind_of_its_form() -> None:
    """What the lists know the network can't make into something else."""
    assert entities("Varland left.", ("Varland", EntityKind.PERSON)) == [("Varland", "country")]


def test_rules_come_before_a_network_that_cuts_a_name() -> None:
    """Of overlapping ones the longer stands."""
    assert entities("The Kesk corridor is shut.", ("Kesk", EntityKind.PERSON)) == [("Kesk corridor", "road")]


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4))
def test_entities_are_apart_in_order_and_commute_with_the_exchange_of_names(texts: list[str]) -> None:
    """Exactly: the names' exchange in the text exchanges the entities' words and changes no kind."""
    text = " ".join(texts)
    masked = mask(text, LEXICON)
    rows = find_entities(masked, sentences(masked.text), (), ())
    assert [row.span for row in rows] == sorted(row.span for row in rows)
    assert all(not one.span.overlaps(other.span) for one, other in pairwise(rows))
    assert entities(exchanged(text)) == [(exchanged(row.text), str(row.kind)) for row in rows]


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        (NameForm.NAME, "country"),
        (NameForm.METONYM, "place"),
        (NameForm.PERSON, "person"),
        (NameForm.ORGAN, "organisation"),
        (NameForm.INSTRUMENT, "agreement"),
    ],
)
def test_each_form_of_a_known_name_has_its_kind(form: NameForm, kind: str) -> None:
    """The reader knows no more of a known name than its form."""
    lexicon = Lexicon([LexiconEntry("Orvale", form, "orvale")])
    assert entities("They saw Orvale there.", lexicon=lexicon) == [("Orvale", kind)]
