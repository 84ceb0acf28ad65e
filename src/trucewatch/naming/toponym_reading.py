"""The places that a text names, each with its meanings ranked.

    names that stand like places ─► their meanings ranked by context ─► doubtful names that these bear out

A name that may be a place's is taken for one when one of its places lies where the text is: near a settlement
or district that it surely names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from trucewatch.model.place import kilometres
from trucewatch.model.span import Span
from trucewatch.naming.gazetteer_file import IndexedPlace
from trucewatch.naming.toponym_candidates import Toponyms
from trucewatch.naming.toponym_context import Frame, Named, Ranked, ranked
from trucewatch.naming.toponym_recognition import NOTHING_TOLD, Recognised, Told, find_toponyms

_NEAR_KM = 80.0
_SURE = 0.5
_ENDINGS = {"UK": "GB", "GOV": "US", "MIL": "US"}
_NOT_COUNTRIES = frozenset({"EU", "TV", "IO", "ME", "FM", "AM", "CO", "AI", "LY"})
"""Endings of two letters that are sold to anybody."""


class PlacedName(NamedTuple):
    """A name where it stands, with the places that it can mean, likeliest first; never none."""

    span: Span
    printed: str
    ranked: tuple[Ranked, ...]


def read_toponyms(text: str, toponyms: Toponyms, frame: Frame, told: Told = NOTHING_TOLD) -> list[PlacedName]:
    """The toponyms of ``text`` in its order, never overlapping; ``told`` is what others have read in it."""
    found = find_toponyms(text, toponyms, told)
    sure = _ranked(text, found.certain, frame)
    anchors = [
        rows[0].place
        for rows in sure.values()
        if rows[0].score >= _SURE and rows[0].place.feature[0] in "AP" and not _is_wide(rows[0].place)
    ]
    borne_out = [one for one in found.doubtful if _is_near(one, anchors)]
    if borne_out:
        sure = _ranked(text, [*found.certain, *borne_out], frame)
    chosen = sorted([*found.certain, *borne_out], key=lambda one: one.span)
    return [PlacedName(one.span, one.printed, tuple(sure[one.printed])) for one in chosen]


def home_of(url: str | None) -> frozenset[str]:
    """The country of a publisher by the ending of its address, as ISO codes; none for ``.com``."""
    host = (urlsplit(url).hostname or "") if url else ""
    ending = host.rpartition(".")[2].upper()
    code = _ENDINGS.get(ending, ending)
    return frozenset({code}) if len(code) == 2 and code not in _NOT_COUNTRIES else frozenset()


def grouped(mentions: Sequence[Recognised]) -> list[Named]:
    """The mentions by their printed name, in order of first use."""
    by_name: dict[str, list[Recognised]] = {}
    for one in mentions:
        by_name.setdefault(one.printed, []).append(one)
    return [Named(name, tuple(o.span for o in same), same[0].meanings) for name, same in by_name.items()]


def _ranked(text: str, mentions: Sequence[Recognised], frame: Frame) -> dict[str, list[Ranked]]:
    names = grouped(mentions)
    return {name.printed: rows for name, rows in zip(names, ranked(text, names, frame), strict=True)}


def _is_wide(place: IndexedPlace) -> bool:
    return place.feature.startswith(("A.PCL", "A.ADM1"))


def _is_near(one: Recognised, anchors: Sequence[IndexedPlace]) -> bool:
    return any(
        kilometres(meaning.place.lat, meaning.place.lon, anchor.lat, anchor.lon) <= _NEAR_KM
        for meaning in one.meanings
        for anchor in anchors
        if meaning.place.division.country == anchor.division.country
    )
