"""Is a theatre file even-handed and sourced? Findings for its author; none of them stops it from loading.

A file can be correct and still tell one side's story: names, officials or readings given for one party
only, a hostile name in first place, a fact without a source. What is found here is a question to the
author, who may have a good answer (a town that one side has no name for): it is written into the file, under
``answers``, and told beside the question.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.model.theatre import Theatre
from trucewatch.naming.theatre_balance import lopsided
from trucewatch.naming.theatre_findings import Finding
from trucewatch.naming.theatre_form import (
    disorder,
    hostile_first,
    hostile_words,
    left_to_do,
    names_in_keywords,
    unsourced,
)
from trucewatch.naming.theatre_symmetry import (
    control_without_sovereign,
    too_few_sides,
    uneven_names,
    uneven_officials,
    uneven_organs,
    uneven_readings,
    uneven_toponyms,
)

_RULES = (
    control_without_sovereign,
    disorder,
    hostile_first,
    hostile_words,
    left_to_do,
    lopsided,
    names_in_keywords,
    too_few_sides,
    uneven_names,
    uneven_officials,
    uneven_organs,
    uneven_readings,
    uneven_toponyms,
    unsourced,
)


def check_theatre(theatre: Theatre) -> list[Finding]:
    """What makes ``theatre`` look uneven, unsourced or unfinished, sorted by rule and place.

    Findings that the file answers carry their answer; an answer to nothing is a finding as well.
    """
    found = {finding for rule in _RULES for finding in rule(theatre)}
    answers = {(answer.rule, answer.where): answer.because for answer in theatre.answers}
    told = [replace(finding, answer=answers.get((finding.rule, finding.where))) for finding in found]
    told += _idle(theatre, told)
    return sorted(told, key=lambda finding: (finding.rule, finding.where, finding.what))


def unanswered(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that the file has no answer to: those that fail a strict check."""
    return [finding for finding in findings if finding.answer is None]


def _idle(theatre: Theatre, found: Sequence[Finding]) -> Iterator[Finding]:
    asked = {(finding.rule, finding.where) for finding in found}
    for answer in theatre.answers:
        if (answer.rule, answer.where) not in asked:
            what = f"there is an answer to '{answer.rule}', and nothing is asked"
            yield Finding("answers", answer.where, what)
