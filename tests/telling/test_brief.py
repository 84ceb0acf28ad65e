"""The brief: what every section tells, and that no sentence stands without its claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from tests.telling.dispatches import sample
from tests.telling.sample import AS_OF, OSTRIA, VARLAND, Dispatch, Sample
from trucewatch.model.linking import Linked
from trucewatch.model.vocabulary import Directness, Occurrence, Stance
from trucewatch.record import Filter, Record
from trucewatch.telling.brief import Brief, build_brief
from trucewatch.telling.outline.blocks import Heading
from trucewatch.telling.outline.sections import outline
from trucewatch.telling.silences import SilenceKind
from trucewatch.telling.stances import Gathering
from trucewatch.telling.statements import Line, Statement


def _inside(value: Any, kind: type[BaseModel]) -> Iterator[Any]:
    if isinstance(value, kind):
        yield value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _inside(getattr(value, name), kind)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _inside(inner, kind)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _inside(inner, kind)


def test_no_sentence_without_claims(brief: Brief) -> None:
    """Every sentence in the system's voice names claims, and all of them stand in the evidence."""
    known = {item.id for item in brief.evidence}
    lines = list(_inside(brief, Line))
    assert lines
    assert all(line.claims and set(line.claims) <= known for line in lines)
    assert all(told.claim in known for told in _inside(brief, Statement))


def test_a_line_without_claims_can_not_be_made() -> None:
    """The rule is in the type."""
    with pytest.raises(ValidationError):
        Line(text="It happened.", claims=())


def test_header_tells_what_it_is(brief: Brief) -> None:
    """Cut-off, as-of day, snapshot and caveat; parties alphabetically."""
    assert brief.header.cut_off == date(2031, 8, 12)
    assert brief.header.as_of == AS_OF
    assert len(brief.header.snapshot) == 64
    assert "not a monitor" in brief.header.caveat
    assert [party.label for party in brief.header.parties] == ["Ostria", "Varland"]


def test_parties_stand_alphabetically_everywhere(brief: Brief) -> None:
    """Columns of accounts, contested points, readings and coverage."""
    for card in brief.accounts:
        assert [column.label for column in card.columns][:2] == ["Ostria", "Varland"]
    for point in brief.contested:
        assert list(point.labels) == sorted(point.labels)
    for duty in brief.duties.duties:
        for slot in duty.slots:
            assert list(slot.by_party)[:2] == ["ostria", "varland"]
    assert [side.label for side in brief.coverage.sides][:2] == ["Ostria", "Varland"]


def test_coverage_counts_and_unknowns(brief: Brief) -> None:
    """Documents, claims, and what is not known of a document."""
    assert brief.coverage.documents == 7
    assert brief.coverage.claims == sum(len(reading.claims) for reading in sample().readings)
    assert brief.coverage.undated == ("leaflet.txt",)
    assert [one.publisher for one in brief.coverage.publishers][-1] == "?"
    assert brief.coverage.not_heard == ()


def test_accounts_stay_apart(brief: Brief) -> None:
    """Each side names the other as the first; both sides' names of the town are printed."""
    clash = next(card for card in brief.accounts if "fire" in card.kind)
    assert "Aldmoor / Oldmere" in clash.label
    by_side = {column.side: column for column in clash.columns}
    assert by_side["ostria"].elements["initiator"] == "Varland: ‹opening fire first›"
    assert by_side["varland"].elements["initiator"] == "Ostria: ‹answered shelling›"
    assert set(by_side["ostria"].elements) == set(by_side["varland"].elements)
    assert clash.independence.ladder == "third-party observer"
    assert clash.independence.badge == "5 documents, 4 origins, 2 sides"


def test_denial_is_an_account(brief: Brief) -> None:
    """A party that denies has a column with its words, not a silence."""
    shelling = next(card for card in brief.accounts if card.kind == "shelling")
    ostria = next(column for column in shelling.columns if column.side == "ostria")
    assert ostria.occurrence is Occurrence.DENIED
    assert ostria.statements[0].lead == "Armed Forces of Ostria deny [said]"


def test_silence_is_told_as_absence(brief_of: Callable[[Sample], Brief]) -> None:
    """Without Ostria's account there is a silence with the other side's claims, and no consent."""
    whole = sample()
    incidents = tuple(
        incident.model_copy(update={"accounts": tuple(a for a in incident.accounts if a.side != OSTRIA.id)})
        for incident in whole.linked.incidents
    )
    linked = whole.linked.model_copy(update={"incidents": incidents, "relations": ()})
    told = brief_of(Sample(whole.theatres, whole.readings, linked))
    column = told.accounts[0].columns[0]
    assert (column.side, column.occurrence, column.statements) == ("ostria", Occurrence.NO_ACCOUNT, ())
    texts = [silence.line.text for silence in told.silences]
    assert any(text.startswith("Ostria: no account in 7 documents read of ") for text in texts)
    assert any(text.startswith("Varland: no reply in 7 documents read") for text in texts)


def test_contested_points_name_the_point_and_the_basis(brief: Brief) -> None:
    """Both quotes, the point in plain words, whether the text opposes them; a model's find stands apart."""
    points = {point.point: point for point in brief.contested}
    first = points["Who acted first"]
    assert first.explicit
    assert first.pairs[0].cue == "denied"
    assert [told.stance.value for told in first.left] == ["accuse"]
    assert [told.stance.value for told in first.right] == ["deny"]
    assert points["What a clause means: by when"].matter == "Build the eastern road"
    assert [point.possible for point in brief.contested] == [False, False, False, False, True]


def test_deadlines_per_reading(brief: Brief) -> None:
    """One row per reading with its arithmetic; overdue only on a party's own reading."""
    rows = {(row.reader, row.limit): row for row in brief.duties.deadlines}
    text = rows["Text of the agreement", "1 year, counted from the signature"]
    assert text.arithmetic == "2030-05-14 (signature) + P1Y = 2031-05-14"
    assert text.state == "date passed 98 days ago"
    assert rows["Varland", "one year from the signature"].state == "overdue on Varland’s reading, by 98 days"
    assert rows["Ostria", "open in the spring"].state == "in 305 days"
    undated = rows["Ostria", "one year from the day the survey was agreed"]
    assert (undated.due, undated.state) == (None, "no date to count to")


def test_duty_layers_stand_apart(brief: Brief) -> None:
    """Instrument, paraphrase and readings; what it waits for has a state per party."""
    duties = {duty.id: duty for duty in brief.duties.duties}
    road = duties["harn-4"]
    assert [line.reader for line in road.paraphrases] == ["Kelm Courier"]
    assert {slot.slot.value for slot in road.slots} == {"action", "deadline"}
    assert road.contest_state == "contested"
    link = duties["harn-5"].chain[0]
    assert [(state.side_label, state.state) for state in link.states] == [
        ("Ostria", "in progress"),
        ("Ostria", "no plan is agreed"),
        ("Varland", "delayed"),
    ]
    assert road.steps == link.states
    assert duties["harn-1"].action == "Not to open fire"
    assert brief.duties.unmentioned == ("1 of Harn cease-fire",)


def test_compliance_matrix(brief: Brief) -> None:
    """Duties down, those who owe them across; who says so is in the cell."""
    rows = {
        row.matter: {
            side: [(line.by_label, line.value_text) for line in lines]
            for side, lines in row.by_accused.items()
        }
        for row in brief.duties.matrix
    }
    assert rows == {
        "Not to open fire": {"ostria": [], "varland": [("Ostria", "violated")]},
        "Build the eastern road": {
            "ostria": [("Ostria", "in progress"), ("Varland", "delayed")],
            "varland": [],
        },
    }
    assert [row.contest_state for row in brief.duties.matrix] == ["one-sided", "contested"]


def test_casualties_are_ranges_and_never_sums(brief: Brief) -> None:
    """By side, outcome and status; a later number of the same source replaces the first."""
    groups = {(group.side, group.outcome.value): group for group in brief.casualties}
    assert groups["varland", "killed"].span == "3 to 5"
    assert groups["ostria", "wounded"].span == "1"
    replaced = [row.amount for row in groups["ostria", "wounded"].rows if row.replaced_by]
    assert replaced == ["2"]
    displaced = groups["unresolved", "displaced"].rows[0]
    assert (
        displaced.line == "12 or more civilians displaced (told as “dozens of families”), side not resolved"
    )
    assert displaced.hedge == "reportedly"


def test_numbers_of_no_incident_make_no_range(brief_of: Callable[[Sample], Brief]) -> None:
    """Without incidents the same numbers are listed and not compared."""
    whole = sample()
    told = brief_of(Sample(whole.theatres, whole.readings, Linked()))
    killed = next(group for group in told.casualties if group.outcome.value == "killed")
    assert (killed.low, killed.high, len(killed.rows)) == (None, None, 3)
    assert killed.span == "3 numbers that may be of different incidents, not compared"
    assert told.casualty_overview == ()


def test_not_reported_is_not_zero(brief: Brief) -> None:
    """Every party has a row for each incident with a number; what nobody tells is missing, not 0."""
    rows = [
        (row.side, {outcome.value: line.text for outcome, line in row.told.items()})
        for row in brief.casualty_overview
    ]
    assert rows == [
        ("ostria", {"wounded": "1 (combatants)"}),
        ("varland", {"killed": "3 to 5 (combatants)"}),
    ]


def test_what_is_no_event_stands_apart(brief: Brief) -> None:
    """Habits, fears and conditions are told in lists of their own."""
    words = {
        gathering: [told.words for side in sides for told in side.statements]
        for gathering, sides in brief.gatherings.items()
    }
    assert words[Gathering.PATTERNS] == ["Varland regularly breaks the cease-fire"]
    assert words[Gathering.NOT_HAPPENED] == ["more will have to leave"]
    assert words[Gathering.THREATS] == ["If the old road is closed, our answer will be hard"]
    assert words[Gathering.DEMANDS] == ["restraint"]
    assert len(words[Gathering.PLEDGES]) == 2


def test_tracks_strip_and_grievances(brief: Brief) -> None:
    """The truce's state per side, and what each side holds against the mission, in columns."""
    assert [(side.label, len(side.statements)) for side in brief.truce_status] == [
        ("Ostria", 1),
        ("Varland", 1),
    ]
    assert [(side.label, len(side.statements)) for side in brief.grievances] == [
        ("Ostria", 1),
        ("Varland", 1),
    ]
    assert {card.track.value for card in brief.tracks} == {
        "peacekeepers",
        "mediation",
        "displacement",
        "infrastructure_access",
    }


def test_labels_and_toponyms_by_user(brief: Brief) -> None:
    """Who uses which word; the referent by its neutral name. Reported speech is in the outlet's words."""
    uses = {(use.words, use.referent, use.user) for use in brief.labels}
    outlet = "An outlet that is not known, telling what a source that is not named said"
    assert ("Ostrian raiders", "Armed Forces of Ostria", outlet) in uses
    told = "Kelm Courier, telling what Armed Forces of Ostria said"
    assert ("Oldmere", "Aldmoor / Oldmere", told) in uses


@pytest.mark.parametrize(
    ("content", "user", "side"),
    [
        ("the “bandits” had fled", "Varland", "varland"),
        ("the bandits had fled", "Wire, telling what Varland said", "media"),
        ("“talks” with the bandits had failed", "Wire, telling what Varland said", "media"),
    ],
)
def test_only_a_quoted_word_is_the_speakers(
    brief_of: Callable[[Sample], Brief], content: str, user: str, side: str
) -> None:
    """A loaded word is charged to the speaker where the outlet quotes it, and nowhere else."""
    told = Dispatch("words", f"Varland said {content}.", published=date(2031, 8, 1), publisher="Wire")
    directness = Directness.MIXED if "“" in content else Directness.INDIRECT
    told.claim(content, source="Varland", cue="said", actor="varland", side="varland", directness=directness)
    told.mention("bandits", label=True)
    (use,) = brief_of(Sample((), (told.reading(),))).labels
    assert (use.words, use.user, use.side) == ("bandits", user, side)


def test_place_card_has_two_lines(brief: Brief) -> None:
    """Whose it is recognised to be, and who controls it as of when and according to whom."""
    (card,) = brief.places
    assert (card.label, card.recognised) == ("Aldmoor / Oldmere", "Varland")
    (control,) = card.control
    assert (control.controller, control.as_of) == ("Ostria", "from 14 May 2030")
    assert control.according_to == "Kelm Valley Monitoring Mission"


def test_unresolved_queue(brief: Brief) -> None:
    """Sources that are not named, dates without an anchor, documents without a date."""
    kinds = [point.kind.value for point in brief.unresolved]
    assert kinds.count("source_not_named") == 2
    assert "date_not_resolved" in kinds
    assert "document_undated" in kinds
    assert "publisher_unknown" in kinds


def test_loaded_words_are_quotations_in_the_systems_voice(brief_of: Callable[[Sample], Brief]) -> None:
    """A source or an accused whom only a loaded label names is printed in quotation marks."""
    told = Dispatch(
        "labels", "The raiders accused the bandits of a raid.", published=date(2031, 8, 1), publisher="Wire"
    )
    told.claim(
        "a raid",
        source="The raiders",
        cue="accused",
        stance=Stance.ACCUSE,
        accused=("the bandits", None, "unresolved"),
    )
    told.mention("raiders", label=True)
    (item,) = brief_of(Sample((), (told.reading(),))).evidence
    assert item.statement is not None
    assert item.statement.lead == "‹The raiders› accuse ‹the bandits›"


def test_private_people_and_sensitive_places_are_withheld(brief: Brief) -> None:
    """Neither the farmer's name, nor the coordinates, nor the post stand anywhere in the brief."""
    whole = brief.model_dump_json()
    for hidden in ("Mira", "Holt", "41.2031", "22.4410", "Post Nine"):
        assert hidden not in whole
    assert "[coordinates withheld]" in whole
    assert "[place withheld]" in whole


def test_what_no_party_tells_stands_after(brief_of: Callable[[Sample], Brief]) -> None:
    """An incident that only the mission tells of is one line, and nobody's silence on it is told."""
    whole = sample()
    clash = whole.linked.incidents[1]
    seen = clash.model_copy(
        update={
            "accounts": tuple(a for a in clash.accounts if a.side == "monitor"),
            "claims": next(a.claims for a in clash.accounts if a.side == "monitor"),
        }
    )
    told = brief_of(Sample(whole.theatres, whole.readings, Linked(incidents=(seen,))))
    assert told.accounts == ()
    assert [card.id for card in told.other_incidents] == [clash.id]
    assert not any(silence.kind is SilenceKind.INCIDENT for silence in told.silences)
    accounts = next(section for section in outline(told) if section.id == "accounts")
    assert accounts.blocks[0] == Heading("Told by no party")


def test_changes_since(record: Record) -> None:
    """New incidents, corrections and contested points of newer documents."""
    changes = build_brief(
        record, chosen=Filter(), as_of=AS_OF, changes_since=date(2031, 8, 11), relink=sample().relink
    ).changes
    assert changes is not None
    texts = [line.text for line in changes.lines]
    assert any(text.startswith("New incident: Shelling") for text in texts)
    assert any(text.startswith("More on an incident: Exchange of fire") for text in texts)
    assert any(text.startswith("Replaced: ") for text in texts)


def test_filter_narrows_what_is_told(record: Record) -> None:
    """One side's claims only, and the brief says so."""
    told = build_brief(record, chosen=Filter(side="varland"), as_of=AS_OF)
    assert told.header.filter_text == "said by Varland"
    assert {side.side for side in told.coverage.sides if side.claims} == {"varland"}


def test_empty_record(brief_of: Callable[[Sample], Brief]) -> None:
    """Nothing read: every section says so, with the number of documents."""
    told = brief_of(Sample())
    for section in outline(told):
        if section.id != "caveats":
            assert section.empty
            assert section.blocks[0].text == "None recorded in 0 documents."  # type: ignore[union-attr]


def test_documents_without_links(brief_of: Callable[[Sample], Brief]) -> None:
    """Claims alone make a brief; nothing is made up to fill the rest."""
    whole = sample()
    told = brief_of(Sample((), whole.readings, Linked()))
    assert told.coverage.claims == 32
    assert told.accounts == ()
    assert told.contested == ()
    assert told.duties.duties == ()


def test_same_snapshot_same_brief(record: Record) -> None:
    """Byte for byte, with no clock in it."""
    one, two = (build_brief(record, chosen=Filter(), as_of=AS_OF).model_dump_json() for _ in range(2))
    assert one == two


_FREE = ("id", "sha256", "snapshot", "span", "number", "reader", "parties")


def _canonical(value: Any, names: dict[str, str]) -> Any:
    """JSON without ids and offsets, names exchanged, and lists in an order that depends on no name."""
    if isinstance(value, dict):
        kept = {
            names.get(key, key): _canonical(inner, names) for key, inner in value.items() if key not in _FREE
        }
        if {"sides", "labels", "left", "right"} <= set(kept):
            kept["columns"] = [[kept.pop("left")], [kept.pop("right")]]
            kept["columns"].sort(key=repr)
        return dict(sorted(kept.items()))
    if isinstance(value, list):
        return sorted((_canonical(inner, names) for inner in value), key=repr)
    if isinstance(value, str):
        if names:
            longest_first = "|".join(sorted(names, key=len, reverse=True))
            value = re.sub(longest_first, lambda found: names[found.group()], value)
        return _sorted_words(value)
    return value


def _sorted_words(text: str) -> list[str]:
    """The words of a text in an order that does not tell which party was named first."""
    return sorted(re.findall(r"[^\s,;:.]+", text))


def test_exchanging_the_parties_exchanges_the_brief(brief: Brief, tmp_path: Path) -> None:
    """The same record with the names exchanged tells the same with the names exchanged, nothing else."""
    names = {
        VARLAND.adjective: OSTRIA.adjective,
        OSTRIA.adjective: VARLAND.adjective,
        VARLAND.name: OSTRIA.name,
        OSTRIA.name: VARLAND.name,
        VARLAND.id: OSTRIA.id,
        OSTRIA.id: VARLAND.id,
        VARLAND.town: OSTRIA.town,
        OSTRIA.town: VARLAND.town,
    }
    exchanged = sample(OSTRIA, VARLAND)
    assert exchanged.readings[1].document.text != sample().readings[1].document.text
    with exchanged.recorded(tmp_path / "exchanged.db") as opened:
        told = build_brief(opened, chosen=Filter(), as_of=AS_OF)
    assert _canonical(told.model_dump(mode="json"), {}) == _canonical(brief.model_dump(mode="json"), names)
