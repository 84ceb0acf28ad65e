"""Which claims are worth comparing: few for each claim, however large the record is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from trucewatch.linking.similarity import is_number
from trucewatch.linking.statements import Order, Statement
from trucewatch.model.linkage import Linkage, Posting

#: Claims of one document are compared when at most so many sentences lie between them …
SENTENCES = 2
#: … and with at most so many claims before them, in a document or in a block.
LOOK_BACK = 24
#: By how many of its words a claim is looked up among those of other documents, the longest first.
THINGS = 7

_INCIDENT, _LIKE = "claims-of", "like"


def candidate_pairs(
    statements: Sequence[Statement],
    place: int,
    answered: Sequence[Sequence[Statement]],
    about: Mapping[str, str],
    late: Sequence[tuple[Statement, str]],
    linkage: Linkage,
    earlier: Callable[[int, str], Statement],
) -> Iterator[tuple[Statement, Statement]]:
    """Pairs worth judging, the earlier claim first; a pair may come more than once.

    Args:
        statements: a document's, in the order of the text.
        place: its number in the record's order.
        answered: the claims of each earlier document that this one may answer.
        about: the incident of each of its claims that is about one.
        late: earlier claims with the incident that they are about only since this document.
        linkage: what the documents before it left; its claims are noted there.
        earlier: a claim of the document at an earlier place.
    """
    yield from _neighbours(statements)
    told: dict[str, list[Statement]] = {}
    for statement, incident in [*late, *((s, about[s.id]) for s in statements if s.id in about)]:
        before = [_found(posting, earlier) for posting in linkage.last(_INCIDENT, incident, LOOK_BACK)]
        own = told.setdefault(incident, [])
        for other in [*before, *own][-LOOK_BACK:]:
            yield min(other, statement, key=_order), max(other, statement, key=_order)
        own.append(statement)
    for incident, own in told.items():
        for statement in own:
            linkage.post(place, _INCIDENT, incident, f"{statement.rank} {statement.id}")
    yield from _answers(statements, answered)
    yield from _like(statements, linkage, earlier)


def _answers(
    statements: Sequence[Statement], answered: Sequence[Sequence[Statement]]
) -> Iterator[tuple[Statement, Statement]]:
    """Each claim with those before it in its document, and with those of documents that it may answer."""
    for index, statement in enumerate(statements):
        for before in (statements[max(0, index - LOOK_BACK) : index], *answered):
            for other in before[:LOOK_BACK]:
                yield other, statement


def _found(posting: Posting, earlier: Callable[[int, str], Statement]) -> Statement:
    rank, claim = posting.item.split()
    return earlier(int(rank), claim)


def _order(statement: Statement) -> Order:
    return statement.order


def _neighbours(statements: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
    for index, statement in enumerate(statements):
        sentence = statement.reading.sentence_of(statement.extent.start)
        for earlier in statements[max(0, index - LOOK_BACK) : index]:
            if sentence - earlier.reading.sentence_of(earlier.extent.start) <= SENTENCES:
                yield earlier, statement


def _like(
    statements: Sequence[Statement], linkage: Linkage, earlier: Callable[[int, str], Statement]
) -> Iterator[tuple[Statement, Statement]]:
    """Claims of other documents that name the same and say something of the same, within a week."""
    keys = {statement.id: _like_keys(statement) for statement in statements}
    for statement in statements:
        common: Counter[Posting] = Counter()
        for one, other, week in keys[statement.id]:
            for near in (week - 1, week):
                common.update(linkage.last(f"{_LIKE} {near}", f"{one} {other}", LOOK_BACK))
        likeliest = sorted(common, key=lambda found: (-common[found], -found[0], found[1]))[:LOOK_BACK]
        for place, claim in likeliest:
            yield earlier(place, claim), statement
    for statement in statements:
        for one, other, week in keys[statement.id]:
            linkage.post(statement.rank, f"{_LIKE} {week}", f"{one} {other}", statement.id)


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
