"""The check for even-handedness: each rule finds what was planted and nothing in a balanced file."""

from __future__ import annotations

import pytest

from tests.naming.theatre_files import SMALL, exchanged
from trucewatch.naming.theatre import load_theatre, parse_theatre
from trucewatch.naming.theatre_check import check_theatre


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
