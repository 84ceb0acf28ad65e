"""Claims that are drawn into an incident because they contradict what tells of it.

"No drone of ours flew that day" tells no event, and belongs to the strike that the other side tells of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from trucewatch.linking.leaf import Late, Part
from trucewatch.linking.statements import Statement
from trucewatch.model.linking import Relation, Tie
from trucewatch.model.vocabulary import Dimension, RelationType

CONTRADICTS = "contradicts what is told of it"

_PARTING = frozenset({RelationType.CONTRADICTS, RelationType.DENIES})
#: What an incident's accounts can part on; the state of the truce or a plan is no part of a happening.
_OF_A_HAPPENING = frozenset(
    {
        Dimension.OCCURRENCE,
        Dimension.INITIATOR,
        Dimension.RESPONSIBILITY,
        Dimension.TARGET,
        Dimension.PLACE,
        Dimension.DATE,
        Dimension.MEANS,
        Dimension.CASUALTIES,
        Dimension.MOTIVE,
    }
)


def drawn_in(
    relations: Iterable[Relation],
    met: Mapping[str, Statement],
    about: Callable[[Statement], str | None],
    place: int,
    first_event: Callable[[str], str],
) -> tuple[Part, ...]:
    """A part of an incident for each claim that is about none and contradicts one that is.

    Args:
        relations: a document's.
        met: the claims that were compared, by id.
        about: the incident of a claim.
        place: the document's number in the record's order.
        first_event: the first event of an incident.
    """
    parts: dict[str, Part] = {}
    for relation in relations:
        if relation.type not in _PARTING or relation.dimension not in _OF_A_HAPPENING:
            continue
        for one, other in ((relation.a, relation.b), (relation.b, relation.a)):
            if one in parts or one not in met or other not in met or about(met[one]) is not None:
                continue
            incident = about(met[other])
            if incident is not None:
                tie = Tie(a=first_event(incident), b=one, reasons=(CONTRADICTS,))
                parts[one] = _part(incident, met[one], place, tie)
    return tuple(parts.values())


def _part(incident: str, statement: Statement, place: int, tie: Tie) -> Part:
    if statement.rank == place:
        return Part(incident=incident, events=(), claims=(statement.id,), ties=(tie,))
    late = Late(place=statement.rank, id=statement.id, event=None, claims=(statement.id,))
    return Part(incident=incident, events=(), late=(late,), ties=(tie,))
