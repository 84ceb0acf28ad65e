"""`link`: all that is derived from the claims of a corpus, as one pure function."""

from __future__ import annotations

from trucewatch.linking.chronology import document_key
from trucewatch.linking.linker import Linker
from trucewatch.linking.memory import Memory
from trucewatch.linking.same_actor import propose
from trucewatch.model.linking import (
    ClaimOrigin,
    ComplianceClaim,
    Corpus,
    Judgement,
    Linked,
    PartyReading,
    Relation,
    TrackEvent,
    origins_of,
)


def link(corpus: Corpus) -> Linked:
    """Incidents with accounts, duties as read, tracks, relations and origins of a corpus.

    The same corpus gives the same result, in whatever order its documents come: they are linked in the
    record's order.
    """
    linker = Linker(Memory(), corpus.theatres, corpus.judgements)
    relations: list[Relation] = []
    readings: list[PartyReading] = []
    compliance: list[ComplianceClaim] = []
    tracks: list[TrackEvent] = []
    origins: list[ClaimOrigin] = []
    incidents: dict[str, None] = {}
    for place, reading in enumerate(sorted(corpus.readings, key=document_key)):
        added = linker.add(reading, place)
        relations += added.relations
        readings += added.readings
        compliance += added.compliance
        tracks += added.tracks
        origins += added.origins
        incidents |= dict.fromkeys(added.incidents)
    return Linked(
        incidents=tuple(one for id_ in incidents if (one := linker.incident(id_)) is not None),
        readings=tuple(readings),
        compliance=tuple(compliance),
        tracks=tuple(tracks),
        relations=tuple(relations),
        origins=origins_of(origins),
    )


def proposals(corpus: Corpus) -> tuple[Judgement, ...]:
    """Officials who seem to be one under several spellings, as judgements that somebody may revoke."""
    memory, known = Memory(), frozenset(actor.id for theatre in corpus.theatres for actor in theatre.actors)
    found: list[Judgement] = []
    for place, reading in enumerate(sorted(corpus.readings, key=document_key)):
        found += [proposal.judgement for proposal in propose(reading, place, known, memory)]
        memory.add(place, reading, "")
    return tuple(found)
