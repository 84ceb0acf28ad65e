"""Named things that rules find in a sentence: what no corpus teaches, and what a hidden name is part of.

Each finder yields token ranges with a kind. They may overlap; `entities` chooses.

    the Minsk agreements, Resolution 12        agreement
    Operation Grey Dawn                        operation
    the Veska corridor, the line of contact    road
    the 4th Guards Brigade, Ministry of …      armed force, state organ
    Varlandic army                             armed force: an owner's adjective and a common noun
    two of their soldiers                      people
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from trucewatch.model.entity import EntityKind
from trucewatch.model.lexicon import NameForm
from trucewatch.reading.circumstances import operation_name
from trucewatch.reading.entity_words import LINKS, body_kind, listed, openers, opening
from trucewatch.reading.masking import form_of, is_placeholder
from trucewatch.reading.people import find_people
from trucewatch.reading.wording import Wording

_JOINTS = frozenset({"-", "–", "—", "/"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})  # after the figure they are a word of their own
_LISTS = (
    *("line", "road", "small_road", "agreement", "whole_agreement", "resolution"),
    *("small_state_organ", "small_armed_force"),
)
_REACH = 6  # words of a paper's name before its noun


class Piece(NamedTuple):
    """The words from ``start`` up to ``end`` of a sentence, and what they name."""

    start: int
    end: int
    kind: EntityKind


def special(w: Wording) -> Iterator[Piece]:
    """Agreements, operations, roads, and bodies in small letters: kinds that rules alone know."""
    named = operation_name(w)
    if named is not None:
        inside = w.inside(named)
        yield Piece(inside.start, inside.stop, EntityKind.OPERATION)
    for at in range(len(w)):
        if w.lower(at) not in _telling():
            continue
        if w.lower(at) == "operation" and w.is_name(at) and w.lower(at + 1).isdigit():
            yield Piece(at, at + 2, EntityKind.OPERATION)
        yield from _line(w, at)
        yield from _road(w, at)
        yield from _agreement(w, at)
        yield from _small_body(w, at)


@cache
def _telling() -> frozenset[str]:
    """The words at which one of these kinds can be told: most words tell nothing."""
    return openers(*_LISTS) | {"operation"}


def people(w: Wording) -> Iterator[Piece]:
    """Numbers of people: a number, and the noun that it counts."""
    for group in find_people(w, frozenset()):
        if group.noun and not group.number.article and not _is_date_or_rank(w, group.start):
            yield Piece(group.start, group.end, EntityKind.PEOPLE)


def _is_date_or_rank(w: Wording, at: int) -> bool:
    """Whether the figure at ``at`` counts nothing: a year, or "4th"."""
    return bool(_YEAR.fullmatch(w.lower(at))) or w.lower(at + 1) in _ORDINALS


def bodies(w: Wording) -> Iterator[Piece]:
    """State organs and armed forces whose names are capitalised: the head, what is before it and after it."""
    at = 0
    while at < len(w):
        if not w.is_name(at):
            at += 1
            continue
        start, end = _run(w, at)
        kind = body_kind(w, start, end)
        if kind is not None and end - start > 1:
            yield Piece(start, end, kind)
        at = end


def _run(w: Wording, at: int) -> tuple[int, int]:
    """The capitalised words from ``at`` on, with a numeral before, and with "of", "for", "and" between."""
    start = with_numeral(w, at)
    end = at + 1
    linked = False
    while end < len(w):
        after = end + 1 if w.lower(end + 1) == "the" else end
        joint = w.lower(end) in _JOINTS and w.is_name(end + 1)
        if w.is_name(end):
            end += 1
        elif w.lower(end) in LINKS and w.is_name(after + 1):
            end, linked = after + 2, True
        elif joint or (w.lower(end) == "and" and linked and _goes_on(w, end + 1)):
            end += 2
        else:
            break
    return start, end


def with_numeral(w: Wording, at: int) -> int:
    """Where a name that goes on at ``at`` begins if "4th" stands before it."""
    return at - 2 if at > 1 and w.lower(at - 1) in _ORDINALS and w.lower(at - 2).isdigit() else at


def _goes_on(w: Wording, at: int) -> bool:
    """Whether the word at ``at`` can be a second part of a body's name: a capital word, no hidden name."""
    return w.is_name(at) and not is_placeholder(w.tokens[at].text[0])


def _line(w: Wording, at: int) -> Iterator[Piece]:
    length = opening(w, at, "line")
    if length > 1:
        yield Piece(at, at + length, EntityKind.ROAD)


def _road(w: Wording, at: int) -> Iterator[Piece]:
    """A road's noun at ``at`` with its name before it."""
    small = opening(w, at, "small_road")
    length = small or (opening(w, at, "road") if w.is_name(at) else 0)
    first = at - 1 if small and listed(w, at - 1, "road_between") else at
    start = _name_before(w, first)
    if not length or start == first or _form(w, first - 1) in {NameForm.ADJECTIVE, NameForm.PEOPLE}:
        return
    if not small and all(_form(w, spot) is not None for spot in range(start, at)):
        return  # "Varland Pass" may be a road, "Varland Line" anything
    yield Piece(start, at + length, EntityKind.ROAD)


def _name_before(w: Wording, at: int) -> int:
    """Where the capitalised words right before ``at`` begin, hyphens between them included."""
    start = at
    while start and (w.is_name(start - 1) or (w.lower(start - 1) in _JOINTS and w.is_name(start - 2))):
        start -= 1
    return start


def _agreement(w: Wording, at: int) -> Iterator[Piece]:
    """A paper's noun at ``at`` with the name that it bears: "Minsk agreements", "Aldmoor peace accord"."""
    if listed(w, at, "resolution") and w.lower(at + 1).isdigit():
        yield Piece(_name_before(w, at), at + 2, EntityKind.AGREEMENT)
        return
    whole = opening(w, at, "whole_agreement")
    if whole and w.is_name(at) and w.is_name(at + whole - 1):
        yield Piece(at, at + whole, EntityKind.AGREEMENT)
    length = opening(w, at, "agreement")
    if not length:
        return
    spot = at
    while spot > max(at - _REACH, 0) and not w.is_name(spot - 1) and listed(w, spot - 1, "agreement_between"):
        spot -= 1
    start = _name_before(w, spot)
    if start == spot or w.lower(spot) in {"of", "and", "the"}:
        return
    if not any(_bears_name(w, number) for number in range(start, spot)):
        return
    if w.is_name(at) and w.lower(start - 1) == "of" and w.is_name(start - 2):
        start = _name_before(w, start - 1)  # "Cessation of Hostilities Agreement"
    alone = spot == at and not w.is_name(at)
    if alone and not (listed(w, at, "agreement_after_name") and _is_toponym_like(w, start, spot)):
        return
    yield Piece(start, at + length, EntityKind.AGREEMENT)


def _bears_name(w: Wording, at: int) -> bool:
    """Whether a word before a paper's noun can be its name: no adjective of a state, and no person."""
    return _form(w, at) not in {NameForm.ADJECTIVE, NameForm.PEOPLE, NameForm.PERSON, NameForm.INSTRUMENT}


def _is_toponym_like(w: Wording, start: int, end: int) -> bool:
    """Whether a paper of this name in small letters is called so: after a place, or two joined names."""
    forms = {_form(w, at) for at in range(start, end)}
    joined = any(w.lower(at) in _JOINTS for at in range(start, end))
    return joined or forms <= {NameForm.PLACE, NameForm.METONYM, None}


def _small_body(w: Wording, at: int) -> Iterator[Piece]:
    """A common noun for an organ or a force right after the adjective or the name of its state."""
    if _form(w, at - 1) not in {NameForm.ADJECTIVE, NameForm.NAME} or w.is_name(at):
        return
    for key, kind in (
        ("small_state_organ", EntityKind.STATE_ORGAN),
        ("small_armed_force", EntityKind.ARMED_FORCE),
    ):
        length = opening(w, at, key)
        if length:
            yield Piece(at - 1, at + length, kind)


def _form(w: Wording, at: int) -> NameForm | None:
    """The form of the hidden name at ``at``; ``None`` where none stands."""
    if not 0 <= at < len(w) or not is_placeholder(w.tokens[at].text[0]):
        return None
    return form_of(w.tokens[at].text[0])
