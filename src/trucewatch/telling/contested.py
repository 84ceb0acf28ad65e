"""Where accounts part: on which point, in whose words, and what set the two against each other."""

from __future__ import annotations

from collections import defaultdict

from trucewatch.model.base import Frozen
from trucewatch.model.linking import Relation
from trucewatch.model.vocabulary import NEUTRAL_SIDES, OPPOSED, Dimension, RelationType, Slot
from trucewatch.telling import wording
from trucewatch.telling.incidents import referent_label
from trucewatch.telling.material import Material
from trucewatch.telling.statements import Statement, statements


class Opposition(Frozen):
    """One pair of claims and why it counts as opposed."""

    row: str
    """Id of the relation."""
    a: str
    b: str
    type: RelationType
    explicit: bool
    cue: str | None
    basis: str
    made_by: str
    independence: str


class ContestedPoint(Frozen):
    """Two sides on one point of one matter: the words of each, and each pair with its basis."""

    dimension: Dimension
    slot: Slot | None
    point: str
    """The dimension (and slot) in plain words."""
    referent: str | None
    matter: str
    """What it is about, in words; may be empty."""
    sides: tuple[str, str]
    labels: tuple[str, str]
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]
    pairs: tuple[Opposition, ...]
    explicit: bool
    """Whether the text itself sets at least one pair against each other."""
    possible: bool
    """Whether only a model saw it: shown apart, as possible."""


def contested_points(material: Material) -> tuple[ContestedPoint, ...]:
    """All contested points: between parties, then with others, then those that only a model saw."""
    return _points(material, [relation for relation in material.relations if relation.type in OPPOSED])


def tensions(material: Material) -> tuple[ContestedPoint, ...]:
    """Where speakers of one side differ: told on demand only."""
    within = [
        relation for relation in material.relations if relation.type is RelationType.TENSION_WITHIN_SIDE
    ]
    return _points(material, within)


def _points(material: Material, relations: list[Relation]) -> tuple[ContestedPoint, ...]:
    grouped: dict[tuple[str, ...], list[Relation]] = defaultdict(list)
    for relation in relations:
        sides = material.names.ordered(
            material.every[claim].source.side for claim in (relation.a, relation.b)
        )
        by_model = "model" if relation.made_by.startswith("model:") else ""
        slot = relation.slot.value if relation.slot else ""
        grouped[by_model, relation.referent or "", relation.dimension.value, slot, *sides].append(relation)
    points = [_point(material, group) for group in grouped.values()]
    incidents = {incident.id: at for at, incident in enumerate(material.incidents)}
    dimensions = {dimension: at for at, dimension in enumerate(Dimension)}
    return tuple(
        sorted(
            points,
            key=lambda point: (
                point.possible,
                not NEUTRAL_SIDES.isdisjoint(point.sides),
                incidents.get(point.referent or "", len(incidents)),
                point.matter,
                dimensions[point.dimension],
                point.slot or "",
                point.labels,
                point.pairs[0].a,
            ),
        )
    )


def _point(material: Material, group: list[Relation]) -> ContestedPoint:
    first = group[0]
    sides = material.names.ordered(material.every[claim].source.side for claim in (first.a, first.b))
    left_side, right_side = (sides[0], sides[-1])
    left: set[str] = set()
    right: set[str] = set()
    pairs = []
    for relation in group:
        a, b = relation.a, relation.b
        a_is_left = material.every[a].source.side == left_side
        if left_side == right_side:
            a_is_left = material.place_of(material.every[a]) <= material.place_of(material.every[b])
        left.add(a if a_is_left else b)
        right.add(b if a_is_left else a)
        pairs.append(_opposition(material, relation))
    point = wording.DIMENSIONS[first.dimension]
    if first.slot is not None:
        point = f"{point}: {wording.SLOTS[first.slot]}"
    return ContestedPoint(
        dimension=first.dimension,
        slot=first.slot,
        point=wording.sentence_case(point),
        referent=first.referent,
        matter=referent_label(material, first.referent),
        sides=(left_side, right_side),
        labels=(material.names.side(left_side), material.names.side(right_side)),
        left=statements(material, left),
        right=statements(material, right),
        pairs=tuple(sorted(pairs, key=lambda pair: (not pair.explicit, pair.a, pair.b, pair.made_by))),
        explicit=any(relation.explicit for relation in group),
        possible=first.made_by.startswith("model:"),
    )


def _opposition(material: Material, relation: Relation) -> Opposition:
    cue = None
    if relation.cue is not None:
        for claim in (relation.a, relation.b):
            document = material.every[claim].document
            if relation.cue.span.of(material.by_document[document].document.text) == relation.cue.text:
                cue = material.shown(document, relation.cue.span)
                break
    return Opposition(
        row=relation.id,
        a=relation.a,
        b=relation.b,
        type=relation.type,
        explicit=relation.explicit,
        cue=cue,
        basis=relation.basis.rstrip("."),
        made_by=relation.made_by,
        independence=wording.INDEPENDENCE[relation.independence],
    )
