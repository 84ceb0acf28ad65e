"""Running matters: peacekeepers, mediation, roads, displacement, the state of the truce.

A claim becomes a row of a track where, in one clause, it speaks of the matter and, near by, says something of
it. The row says what (``kind``), how it is put (``mood``: a demand to close a road is no closed road), and
who, how many, when and where, each in the text's own words.

    words of the claim ─► clauses ─► matter and what is told of it, near each other ─► mood ─► parts
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from trucewatch.linking.statements import Statement
from trucewatch.linking.track_circumstances import (
    agreement_of,
    amount_of,
    condition_of,
    object_of,
    place_of,
    time_of,
)
from trucewatch.linking.track_moods import mood_of
from trucewatch.linking.track_parts import holder_of, parts_of
from trucewatch.linking.track_text import Cast, Masked, Told
from trucewatch.linking.wordlists import matches, pattern, word_list
from trucewatch.model.base import content_id
from trucewatch.model.linking import Amount, Part, TrackEvent
from trucewatch.model.span import Span
from trucewatch.model.theatre import Theatre
from trucewatch.model.time import TimeExpression
from trucewatch.model.vocabulary import ActorKind, Mood, Stance, Track, Voice

#: What a truce-status claim says when its speaker denies the words' kind.
_DENIED_STATUS = {
    "in_danger": "holding",
    "holding": "in_danger",
    "collapsed": "holding",
    "violated": "holding",
}
_NARRATIVE = "narrative"
#: What is told on these is no act that somebody could demand or pledge.
_NO_ACTS = frozenset({Track.CAPABILITY, Track.CONTEXT, Track.RIGHTS_ALLEGATIONS})
#: A place named beside what is told on these is no place of theirs.
_NOWHERE = frozenset({Track.CAPABILITY, Track.CONTEXT, Track.ECONOMIC_LEVERAGE, Track.PUBLIC_SENTIMENT})
_CONDUCT = frozenset({"inaction", "partiality", "blamed"})
_NOT_ALLEGED = frozenset({Mood.FEARED, Mood.DEMANDED, Mood.PROMISED, Mood.THREATENED, Mood.TO_COME})
_TO_BE_DONE = frozenset({Stance.DEMAND, Stance.PLEDGE, Stance.THREATEN})


@dataclass(frozen=True)
class _Spec:
    """One entry of ``tracks.yaml``."""

    name: str
    track: Track
    reach: int
    kinds: dict[str, dict[str, Any]]
    parts: tuple[str, ...]

    def reach_of(self, kind: str) -> int:
        """How many words may stand between the matter and the words of a kind."""
        return int(self.kinds[kind].get("reach", self.reach))

    def parts_of(self, kind: str) -> tuple[str, ...]:
        """Which lists of parts count for a kind."""
        return tuple(self.kinds[kind].get("parts", self.parts))


@cache
def _specs() -> tuple[_Spec, ...]:
    entries: dict[str, dict[str, Any]] = word_list("tracks")
    return tuple(
        _Spec(
            name=name,
            track=Track(entry.get("track", name)),
            reach=entry.get("reach", 0),
            kinds=entry["kinds"],
            parts=tuple(entry.get("parts", ())),
        )
        for name, entry in entries.items()
    )


@dataclass(frozen=True)
class _Hit:
    """What is told of a matter, with where."""

    kind: str
    told: Told


def link_tracks(statements: Sequence[Statement], theatres: Sequence[Theatre]) -> tuple[TrackEvent, ...]:
    """The track rows of all ``statements``, in their order; a claim may stand on several tracks."""
    cast = Cast(theatres)
    return tuple(row for statement in statements for row in _rows(statement, cast))


def _rows(statement: Statement, cast: Cast) -> list[TrackEvent]:
    words = Masked.of(statement, cast)
    found: dict[str, TrackEvent] = {}
    for spec in _specs():
        hits = _hits(words, spec)
        for hit in hits:
            if _is_passed_on(statement, hit):
                continue
            others = [other.told.cue for other in hits if other is not hit]
            row = _row(statement, spec, hit, others, cast)
            if row is not None:
                found.setdefault(row.id, row)
    for row in (*_felt(statement, words, cast), *_media_line(statement, words)):
        found.setdefault(row.id, row)
    return list(found.values())


def _hits(words: Masked, spec: _Spec) -> list[_Hit]:
    """What the words tell of the matter, each telling word once, for its first kind."""
    hits: list[_Hit] = []
    clauses = [(clause, list(_topics(words, clause, spec))) for clause in words.clauses]
    told_of = [(clause, topics) for clause, topics in clauses if topics]
    for kind, how in spec.kinds.items():
        if hits and how.get("rest"):
            continue
        for clause, topics in clauses if how.get("alone") else told_of:
            for cue, topic in _cues(words, clause, spec, kind, topics):
                if not any(hit.told.cue.overlaps(cue) for hit in hits):
                    hits.append(_Hit(kind, Told(words, clause, topic, cue)))
    return hits


def _topics(words: Masked, clause: Span, spec: _Spec) -> Iterator[Span]:
    if "topic" in word_list("tracks")[spec.name]:
        for match in pattern("tracks", spec.name, "topic").finditer(words.text, clause.start, clause.end):
            yield Span(*match.span())


def _cues(
    words: Masked, clause: Span, spec: _Spec, kind: str, topics: Sequence[Span]
) -> Iterator[tuple[Span, Span]]:
    """Where the words of a kind stand, each with the words for the matter that it is told of."""
    how = spec.kinds[kind]
    text = words.text
    if how.get("unless") and pattern("tracks", spec.name, "kinds", kind, "unless").search(
        text, clause.start, clause.end
    ):
        return
    if how.get("alone"):
        for match in pattern("tracks", spec.name, "kinds", kind, "alone").finditer(
            text, clause.start, clause.end
        ):
            cue = Span(*match.span())
            yield cue, min(topics, key=lambda topic: words.distance(topic, cue), default=cue)
    if how.get("near") and topics:
        for match in pattern("tracks", spec.name, "kinds", kind, "near").finditer(
            text, clause.start, clause.end
        ):
            cue = Span(*match.span())
            topic = min(topics, key=lambda topic: words.distance(topic, cue))
            reach = spec.reach_of(kind)
            near = topic.overlaps(cue) if not reach else words.distance(topic, cue) <= reach
            if near:
                yield cue, topic


def _is_passed_on(statement: Statement, hit: _Hit) -> bool:
    """Whether the words are somebody else's whom the claim passes on: a row is the innermost speaker's.

    What a claim rejects, it speaks of itself.
    """
    if statement.claim.stance in {Stance.DENY, Stance.REJECT}:
        return False
    told = hit.told.words.quote(hit.told.cue).span
    inner = (claim for claim in statement.reading.claims if claim.nested_in == statement.id)
    return any(span.contains(told) for claim in inner for span in claim.content.spans)


def _row(
    statement: Statement, spec: _Spec, hit: _Hit, others: Sequence[Span], cast: Cast
) -> TrackEvent | None:
    kind, told = hit.kind, hit.told
    mood = mood_of(statement, told.words, told.clause, told.cue, acts=spec.track not in _NO_ACTS)
    if spec.track is Track.TRUCE_STATUS and mood is Mood.DENIED:
        kind, mood = _DENIED_STATUS.get(kind, kind), Mood.ACTUAL
    extra: list[Part] = []
    if spec.track is Track.PUBLIC_SENTIMENT:
        holder = holder_of(statement, told)
        if holder is None:
            return None
        extra.append(holder)
    if spec.track is Track.RIGHTS_ALLEGATIONS and not _is_alleged(statement, mood):
        return None
    parts = (*extra, *parts_of(statement, told, spec.parts_of(hit.kind), cast))
    if spec.track is Track.CONTEXT and not _is_outside(parts, cast):
        return None
    return _event(statement, spec.track, kind, mood, told, parts, others)


def _event(
    statement: Statement, track: Track, kind: str, mood: Mood, told: Told, parts: tuple[Part, ...],
    others: Sequence[Span],
) -> TrackEvent:  # fmt: skip
    time = time_of(statement, told, others)
    amount = amount_of(told, track)
    object_ = object_of(told)
    return TrackEvent(
        id=content_id("track", statement.id, track, kind, mood),
        track=track,
        kind=kind,
        mood=mood,
        side=statement.claim.source.side,
        when=time.interval if time is not None and not _is_counted(amount, time) else None,
        claim=statement.id,
        cue=told.words.quote(told.cue),
        object=object_,
        place=place_of(told, object_) if track not in _NOWHERE and kind not in _CONDUCT else None,
        parts=parts,
        amount=amount,
        condition=condition_of(statement, told),
        agreement=agreement_of(statement),
    )


def _is_counted(amount: Amount | None, time: TimeExpression) -> bool:
    """Whether the time is but a number of people or things ("two thousand residents")."""
    return amount is not None and amount.span.overlaps(time.span)


def _is_alleged(statement: Statement, mood: Mood) -> bool:
    """Whether somebody says that it is so: an outlet's own words, fears and plans are no allegation."""
    claim = statement.claim
    if claim.voice is Voice.AUTHOR or claim.stance is Stance.SENTIMENT:
        return False
    return mood not in _NOT_ALLEGED and (mood is Mood.ACTUAL or claim.stance not in _TO_BE_DONE)


def _is_outside(parts: Sequence[Part], cast: Cast) -> bool:
    """Whether it is somebody from outside the parties of whom it is told."""
    return bool(parts) and parts[0].actor is not None and parts[0].side not in cast.parties


def _felt(statement: Statement, words: Masked, cast: Cast) -> list[TrackEvent]:
    """The feeling that a cue tells ("fear", "blame"), with what the claim says of it."""
    claim = statement.claim
    if claim.cue is None or claim.source.kind is ActorKind.PERSON_OFFICIAL:
        return []
    cue = Masked.at(statement, claim.cue.spans, cast)
    kinds = [
        kind
        for kind in word_list("tracks")[Track.PUBLIC_SENTIMENT.value]["kinds"]
        if matches(cue.text, "tracks", Track.PUBLIC_SENTIMENT.value, "kinds", kind, "near")
    ]
    whole = Span(0, len(words.text))
    told = Told(words, whole, whole, Span(0, 0))
    holder = holder_of(statement, Told(cue, whole, whole, whole))
    if not kinds or holder is None or not words.text:
        return []
    parts = (holder, *parts_of(statement, told, ("sentiment",), cast))
    row = TrackEvent(
        id=content_id("track", statement.id, Track.PUBLIC_SENTIMENT, kinds[0], Mood.ACTUAL),
        track=Track.PUBLIC_SENTIMENT,
        kind=kinds[0],
        side=claim.source.side,
        claim=statement.id,
        cue=cue.quote(Span(0, len(cue.text))),
        parts=parts,
        condition=condition_of(statement, told),
        agreement=agreement_of(statement),
    )
    return [row]


def _media_line(statement: Statement, words: Masked) -> list[TrackEvent]:
    """What unnamed outlets of one side are told to say: their line."""
    if statement.claim.source.kind is not ActorKind.MEDIA_COLLECTIVE or not words.text:
        return []
    return [
        TrackEvent(
            id=content_id("track", statement.id, Track.INFORMATION, _NARRATIVE, Mood.ACTUAL),
            track=Track.INFORMATION,
            kind=_NARRATIVE,
            side=statement.claim.source.side,
            claim=statement.id,
            agreement=agreement_of(statement),
        )
    ]
