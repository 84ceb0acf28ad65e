"""One document as linking sees it, and the trace of it that linking keeps.

A *leaf* is made from a reading alone, at any time. What linking found out about the document when its turn
came stands in its *trace*, and never changes while the documents before it stay the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from trucewatch.linking import happenings
from trucewatch.linking.clusters import Cluster
from trucewatch.linking.happenings import Happening
from trucewatch.linking.replies import Reply, find_replies
from trucewatch.linking.statements import Statement, twins_of
from trucewatch.linking.texts import Words, words_of
from trucewatch.linking.why_one import ties_of
from trucewatch.model.base import Frozen
from trucewatch.model.linking import Tie
from trucewatch.model.reading import DocumentReading


class Late(Frozen):
    """What an earlier document told and could not be tied to an incident then: a denied event, or a claim."""

    place: int
    """The place of the document in the record's order."""
    id: str
    """Of the event or claim, by which it waited."""
    event: str | None
    claims: tuple[str, ...]
    """The claim, or those that tell the event."""


class Part(Frozen):
    """What one document tells of an incident: ids of events, of those that only hang on it, and of claims."""

    incident: str
    events: tuple[str, ...]
    attached: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    late: tuple[Late, ...] = ()
    """What of earlier documents the incident has since this one."""
    ties: tuple[Tie, ...] = ()
    """Why its events belong together, and to what was known."""


class Trace(Frozen):
    """What linking keeps of a document."""

    original: int
    """The place of the document that it copies; its own where it copies none."""
    story: str
    origins: dict[str, str]
    """The id of the origin of each claim."""
    happenings: tuple[happenings.Traced, ...]
    """The countable ones, each with its incident."""
    parts: tuple[Part, ...]
    about: dict[str, str]
    """The incident of each claim that is about one."""
    denies: frozenset[str]
    """The claims that deny what another claim of the document says."""


@dataclass(frozen=True, eq=False)
class Leaf:
    """A document with its statements, at its place in the record's order."""

    place: int
    reading: DocumentReading
    statements: tuple[Statement, ...]
    """In the order of the text, without those that a person has rejected."""
    rejected: frozenset[str]

    @cached_property
    def by_id(self) -> dict[str, Statement]:
        """The statements by claim id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def words(self) -> Words:
        """The words of the text."""
        return words_of(self.reading)

    @cached_property
    def replies(self) -> tuple[Reply, ...]:
        """Which of its claims answer which."""
        return find_replies(self.statements)

    @cached_property
    def answers(self) -> dict[str, list[Reply]]:
        """The replies to each claim."""
        found: dict[str, list[Reply]] = {}
        for reply in self.replies:
            found.setdefault(reply.to.id, []).append(reply)
        return found

    @cached_property
    def twins(self) -> dict[str, tuple[str, ...]]:
        """For each claim, all that share its words with it."""
        return twins_of(self.statements)

    def happenings(self, story: str) -> tuple[Happening, ...]:
        """Its events of the kinds that make incidents."""
        return happenings.happenings_of(self.reading, self.place, self.by_id, self.rejected, story)

    def part(self, cluster: Cluster, late: Iterable[Late]) -> Part:
        """What it tells of an incident, and what the incident has of earlier documents since."""
        return Part(
            incident=cluster.id,
            events=tuple(h.id for h in cluster.events),
            attached=tuple(h.id for h in cluster.attached),
            claims=tuple(self._claims(cluster)),
            late=tuple(late),
            ties=ties_of(cluster),
        )

    def answering(self, claims: Iterable[str]) -> list[Reply]:
        """The replies to some of its claims, and the replies to those, each once."""
        found: dict[str, Reply] = {}
        open_claims = list(claims)
        while open_claims:
            for reply in self.answers.get(open_claims.pop(), ()):
                if reply.by.id not in found:
                    found[reply.by.id] = reply
                    open_claims.append(reply.by.id)
        return list(found.values())

    def _claims(self, cluster: Cluster) -> list[str]:
        """The claims that tell its events, those that count its dead, and those that point to it."""
        told = sorted([*cluster.events, *cluster.attached], key=lambda happening: happening.order)
        telling = [claim for h in told for claim in self.twins.get(h.event.claim or "", ())]
        events = {h.id for h in cluster.events}
        counting = [row.claim or "" for row in self.reading.casualties if row.event in events]
        listed = dict.fromkeys([*telling, *counting, *cluster.mentioned])
        return sorted((c for c in listed if c in self.by_id), key=lambda claim: self.by_id[claim].order)
