"""Which claims are worth comparing: few for each claim, however large the record is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from trucewatch.linking.similarity import is_number
from trucewatch.linking.statements import Statement

#: Claims of one document are compared when at most so many sentences lie between them …
SENTENCES = 2
#: … and with at most so many claims before them, in a document or in a block.
LOOK_BACK = 24
#: By how many of its words a claim is looked up among those of other documents, the longest first.
THINGS = 7


def candidate_pairs(
    statements: Sequence[Statement], about: Mapping[str, str]
) -> Iterator[tuple[Statement, Statement]]:
    """Pairs worth judging, the earlier claim first; a pair may come more than once."""
    yield from _neighbours(statements)
    blocks: dict[str, list[Statement]] = {}
    for statement in statements:
        incident = about.get(statement.id)
        if incident is not None:
            block = blocks.setdefault(incident, [])
            for earlier in block[-LOOK_BACK:]:
                yield earlier, statement
            block.append(statement)
    yield from _like(statements)


def _neighbours(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    for index, statement in enumerate(statements):
        sentence = statement.reading.sentence_of(statement.extent.start)
        for earlier in statements[max(0, index - LOOK_BACK) : index]:
            if earlier.reading is not statement.reading:
                continue
            if sentence - earlier.reading.sentence_of(earlier.extent.start) <= SENTENCES:
                yield earlier, statement


def _like(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Claims of different documents that name the same and say something of the same, within a week."""
    blocks: dict[tuple[str, str, int], list[int]] = {}
    for index, statement in enumerate(statements):
        common: Counter[int] = Counter()
        for key in _like_keys(statement):
            name, thing, week = key
            for near in (week - 1, week):
                common.update(blocks.get((name, thing, near), [])[-LOOK_BACK:])
            blocks.setdefault(key, []).append(index)
        likeliest = sorted(common, key=lambda other: (-common[other], -other))[:LOOK_BACK]
        for other in likeliest:
            if statements[other].reading is not statement.reading:
                yield statements[other], statement


def _like_keys(statement: Statement) -> list[tuple[str, str, int]]:
    """(what, what, week) for each two things, and each name and thing, that the content speaks of."""
    if statement.published is None:
        return []
    week = statement.published.toordinal() // 7
    names = sorted(c for c in statement.concepts if c.startswith("@"))
    things = [c for c in statement.concepts if not c.startswith("@") and not is_number(c)]
    things = sorted(things, key=lambda thing: (-len(thing), thing))[:THINGS]
    pairs = [*combinations(sorted(things), 2), *((name, thing) for name in names for thing in things)]
    return [(one, other, week) for one, other in pairs]
