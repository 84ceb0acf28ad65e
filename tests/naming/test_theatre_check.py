"""The check for even-handedness: each rule finds what was planted and nothing in a balanced file."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from tests.naming.theatre_files import SMALL, exchanged
from trucewatch.naming import theatre_balance, theatre_check, theatre_form, theatre_symmetry
from trucewatch.naming.theatre import load_theatre, parse_theatre
from trucewatch.naming.theatre_balance import balance
from trucewatch.naming.theatre_check import check_theatre, unanswered


def _found(old: str, new: str) -> set[tuple[str, str]]:
    """Rule and place of what the check finds more in the planted file than in the small one."""
    assert old in SMALL
    before = set(check_theatre(parse_theatre(SMALL)))
    after = set(check_theatre(parse_theatre(SMALL.replace(old, new, 1))))
    return {(finding.rule, finding.where) for finding in after - before}


def _officials(side: str, names: str) -> str:
    people = "".join(
        f"  - id: {side}/{name.lower()}\n    kind: person_official\n    label: Jo {name}\n    side: {side}\n"
        "    roles:\n      - {title: envoy, source: book}\n    source: book\n"
        for name in names.split()
    )
    return f"{people}places:\n"


def _organ(id_: str) -> str:
    side = id_.partition("/")[0]
    return f"  - id: {id_}\n    kind: armed_force\n    label: Army\n    side: {side}\n    source: book\nplaces:\n"


def _called(name: str, by: str) -> str:
    labels = "".join(
        f"\n      - {{text: {word}, used_by: {by}, valence: hostile}}" for word in ("a", "b", "c")
    )
    return f"- {{text: {name}}}{labels}"


def _own(name: str) -> str:
    names = "".join(f"\n      - {{text: {word}, self_designation: true}}" for word in ("P", "Q", "R"))
    return f"- {{text: {name}}}{names}"


def _ties(by: str) -> str:
    tie = f"  - {{to: ostria, role: army of, basis: 'claimed_by:{by}'}}"
    return "\n    ".join([tie] * 3)


@pytest.mark.parametrize(
    ("old", "new", "rule", "where"),
    [
        ("    people: [Ostrians]\n", "", "names", "ostria"),
        ("    metonyms: [Torhaven]\n", "", "names", "varland"),
        ("- {text: Varland}", "- {text: rogue state, valence: hostile}", "first-name", "varland"),
        ("- {text: Hill pact}", "- {text: shameful pact, valence: loaded}", "first-name", "pact"),
        ("places:\n", _officials("ostria", "Amber Brask Corin"), "officials", "varland"),
        ("places:\n", _officials("ostria", "Amber").replace("    roles:\n      - {title: envoy, source: book}\n", ""),
         "officials", "ostria/amber"),
        ("- {text: Ostria}", "- {text: Ostria}\n      - {text: bandits, valence: hostile}", "hostile-names", "varland"),
        ("- {text: Grey Hill}", "- {text: Grey Hill, used_by: varland}", "toponyms", "hill"),
        ("according_to: ostria", "according_to: varland", "control", "ostria"),
        ("obligor: [ostria, varland]", "obligor: [varland, ostria]", "order", "pact-1"),
        ("- {text: Grey Hill}", "- {text: Ridge}\n      - {text: Grey Hill}", "order", "hill"),
        ("- {by: ostria, slot", "- {by: varland, slot", "readings", "pact-2"),
        ("action: stop firing", "action: stop firing\n        keywords: [Grey Hill, fire]", "keywords", "pact-1"),
        ("places:\n", _organ("ostria/armed-forces"), "organs", "varland"),
        ("title: Hill (invented)", "title: 'TODO: which conflict'", "todo", "small"),
        ("- {text: Ostria}", _called("Ostria", "varland"), "labels", "ostria"),
        ("- {text: Ostria}", _own("Ostria"), "self-designations", "varland"),
        ("  - {to: ostria, role: official of, basis: stated}", _ties("ostria"), "affiliations", "varland"),
        ("    source: book", "", "sources", "ostria"),
        ("according_to: ostria, source: book", "according_to: ostria", "sources", "hill"),
        ("road opens, source: book", "road opens", "sources", "pact-2"),
    ],
)  # fmt: skip
def test_each_rule_finds_what_was_planted(old: str, new: str, rule: str, where: str) -> None:
    """One asymmetry or gap gives its finding at its place."""
    assert (rule, where) in _found(old, new)


def test_a_common_name_needs_no_other() -> None:
    """Where a name is in general use, a side's own name beside it is no asymmetry."""
    new = "- {text: Grey Hill, used_by: international}\n      - {text: Gråhø, lang: vr, used_by: varland}"
    assert ("toponyms", "hill") not in _found("- {text: Grey Hill}", new)


def test_a_duty_needs_a_text() -> None:
    """Common knowledge alone is no source for what somebody owes."""
    text = SMALL.replace("action: stop firing\n", "action: stop firing\n        source: CK\n")
    findings = check_theatre(parse_theatre(text.replace("sources:\n", "sources:\n  CK: {what: Unchecked}\n")))
    assert any(finding.where == "pact-1" and "common knowledge" in finding.what for finding in findings)


def test_a_hostile_word_is_not_printed() -> None:
    """A loaded name of the file in a label or an action would be said in the system's own voice."""
    loaded = SMALL.replace("- {text: Ostria}", "- {text: Ostria}\n      - {text: raiders, valence: hostile}")
    theatre = parse_theatre(loaded.replace("action: stop firing", "action: send the raiders home"))
    assert ("voice", "pact-1") in {(finding.rule, finding.where) for finding in check_theatre(theatre)}
    assert "voice" not in {finding.rule for finding in check_theatre(parse_theatre(loaded))}


def test_one_side_alone_can_not_be_compared() -> None:
    """A file without two sides is told so, and no line of it is called lopsided."""
    text = SMALL.replace("  - {id: ostria, label: Ostrian side}\n", "").replace(
        "side: ostria", "side: unresolved"
    )
    rules = {finding.rule for finding in check_theatre(parse_theatre(text))}
    assert "sides" in rules
    assert "hostile-names" not in rules


def test_an_answer_is_told_beside_its_warning() -> None:
    """What the file answers no longer asks to be mended; the rest does."""
    asked = {(one.rule, one.where) for one in check_theatre(parse_theatre(SMALL))}
    assert ("readings", "pact-2") in asked
    answer = "answers:\n  - {rule: readings, where: pact-2, because: No other statement was found.}\n"
    found = check_theatre(parse_theatre(SMALL + answer))
    answered = [(one.rule, one.where) for one in found if one.answer is not None]
    assert answered == [("readings", "pact-2")]
    assert {(one.rule, one.where) for one in unanswered(found)} == asked - set(answered)


def test_an_answer_to_nothing_is_asked_about() -> None:
    """What was mended later leaves no excuse behind."""
    answer = "answers:\n  - {rule: readings, where: pact-1, because: None was found.}\n"
    found = unanswered(check_theatre(parse_theatre(SMALL + answer)))
    assert ("answers", "pact-1") in {(one.rule, one.where) for one in found}


def test_the_comparison_counts_each_side() -> None:
    """Every line has a number for each side, and exchanging the parties exchanges the numbers."""
    pairs = {"varland": "ostria", "Varland": "Ostria", "Varlandic": "Ostrian", "Varlandics": "Ostrians"}
    ours, theirs = balance(parse_theatre(SMALL)), balance(parse_theatre(exchanged(SMALL, pairs)))
    counted = {one.what: dict(one.by_side) for one in ours}
    assert counted["officials"] == {"ostria": 1, "varland": 0}
    assert counted["duties that they owe"] == {"ostria": 2, "varland": 1}
    assert counted["places with control as that side claims it"] == {"ostria": 1, "varland": 0}
    for one, other in zip(ours, theirs, strict=True):
        assert one.what == other.what
        assert one.by_side["ostria"] == other.by_side["varland"]
        assert one.by_side["varland"] == other.by_side["ostria"]


def test_the_rules_are_those_of_the_docs() -> None:
    """Whoever meets a rule's name finds it explained, and none is explained that there is not."""
    page = (Path(__file__).parents[2] / "docs" / "theatres.md").read_text(encoding="utf-8")
    table = page.partition("| Rule | Asks about |")[2].partition("Mend it")[0]
    explained = {
        name
        for row in table.splitlines()
        for name in re.findall(r"`([a-z-]+)`", row[: row.rfind("|", 0, -1)])
    }
    modules = (theatre_balance, theatre_check, theatre_form, theatre_symmetry)
    told = "".join(inspect.getsource(module) for module in modules)
    used = set(re.findall(r'Finding\(\s*"([a-z-]+)"', told))
    used |= {one.rule for one in balance(parse_theatre(SMALL)) if one.rule is not None}
    assert explained == used


def test_a_balanced_file_has_no_finding() -> None:
    """The invented theatre is even on every rule."""
    assert check_theatre(load_theatre("varland-ostria")) == []


def test_the_check_is_even_handed() -> None:
    """Exchanging the parties exchanges the findings, but for the order of the file, which it breaks."""
    pairs = {"varland": "ostria", "Varland": "Ostria", "Varlandic": "Ostrian", "Varlandics": "Ostrians"}
    text = SMALL.replace("    people: [Ostrians]\n", "").replace("Grey Hill}", "Grey Hill, used_by: varland}")
    ours = {
        (finding.rule, exchanged(finding.where, pairs), exchanged(finding.what, pairs))
        for finding in check_theatre(parse_theatre(text))
        if finding.rule != "order"
    }
    theirs = {
        (finding.rule, finding.where, finding.what)
        for finding in check_theatre(parse_theatre(exchanged(text, pairs)))
        if finding.rule != "order"
    }
    assert {(rule, where) for rule, where, _ in ours} == {(rule, where) for rule, where, _ in theirs}
    assert {what for rule, _, what in ours if rule != "readings"} == {
        what for rule, _, what in theirs if rule != "readings"
    }
