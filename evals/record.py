"""The record of several dispatches against the one that people expect: incidents, relations, origins.

The stories of ``golden/dev`` and ``golden/test`` (see `golden`) are read through the whole program; all
stories of one theatre and part make one record, so that what belongs to two stories may be confused.

    python -m evals.record                 # both parts; what is wrong in dev is told on standard error
    python -m evals.record --corpus evals/golden/dev

The last line is one JSON object, for both parts and for each; the rules of ``dev`` alone may be tuned on.

- ``incidents``: CoNLL F1 and pairwise F1 of the annotated stretches; a stretch is in the incident of the
  events whose triggers stand in it, or else of its claims. ``spurious`` incidents have none.
- ``relations``: F1 of tied pairs of statements. A claim is the statement's whose words it shares most of,
  and that of each other which it holds whole. A tie of opposition or correction with a claim outside of
  all statements is wrong too; agreement counts only between statements of different origins.
  ``dimension``: share of right ties on a dimension as annotated.
- ``origins``: ``exact`` is the share of origins whose claims, and no others, are one cluster.
- ``statements``: the share of annotated stretches of which some claim was read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import chain, combinations, product
from pathlib import Path
from typing import Any

from evals.aligned import Aligned, Made, records
from evals.common import share
from evals.coreference import conll
from evals.golden import FOLDER, Kind, Stretch, Tie
from trucewatch.model.linking import Incident, Relation
from trucewatch.model.vocabulary import OPPOSED, Dimension, RelationType

KINDS: Mapping[RelationType, Kind] = {
    **dict.fromkeys(OPPOSED, Kind.OPPOSED),
    RelationType.CORROBORATES: Kind.AGREES,
    RelationType.REPEATS: Kind.AGREES,
    RelationType.SUPERSEDES: Kind.SUPERSEDES,
}
"""The relations that are scored."""


SEVERAL = ";"
"""Joins the origins of what several say in one breath ("A and B accuse each other")."""


@dataclass
class Score:
    """Counts over records, and what is wrong, in words."""

    gold: list[list[Hashable]] = field(default_factory=list)
    found: list[list[Hashable]] = field(default_factory=list)
    spurious: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0
    wrong_opposed: int = 0
    on_dimension: int = 0
    origins: int = 0
    exact: int = 0
    stretches: int = 0
    read: int = 0
    documents: int = 0
    told: list[str] = field(default_factory=list)

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    def summary(self) -> dict[str, Any]:
        """Every figure."""
        return {
            "incidents": {
                "conll_f1": conll(self.gold, self.found)["conll"] if self.gold else 0.0,
                "pairwise_f1": pairwise_f1(self.gold, self.found),
                "spurious": self.spurious,
            },
            "relations": {
                "precision": share(self.right, self.right + self.wrong),
                "recall": share(self.right, self.right + self.missed),
                "f1": share(2 * self.right, 2 * self.right + self.wrong + self.missed),
                "wrong_contradicts": self.wrong_opposed,
                "dimension": share(self.on_dimension, self.right),
            },
            "origins": {"exact": share(self.exact, self.origins)},
            "statements": {"read": share(self.read, self.stretches)},
            "documents": self.documents,
        }


def pairwise_f1(gold: Sequence[Sequence[Hashable]], found: Sequence[Sequence[Hashable]]) -> float:
    """F1 of pairs put together against pairs that belong together."""
    pairs = [{frozenset(pair) for one in side for pair in combinations(one, 2)} for side in (gold, found)]
    return share(2 * len(pairs[0] & pairs[1]), len(pairs[0]) + len(pairs[1]))


def measure(folder: Path) -> Score:
    """The score over all records of a folder."""
    score = Score()
    for made in records(folder):
        aligned = Aligned(made)
        _score_incidents(made, aligned, score)
        _score_relations(made, aligned, score)
        _score_origins(made, aligned, score)
        score.documents += len(made.readings)
    return score


# -- incidents ------------------------------------------------------------------------------------------


def _score_incidents(made: Made, aligned: Aligned, score: Score) -> None:
    gold: dict[str, list[Stretch]] = defaultdict(list)
    for story in made.stories:
        for name, stretches in story.incidents.items():
            gold[name] += stretches
    of = _Holders(made, aligned, [stretch for told in gold.values() for stretch in told])
    labels = {incident.id: incident.label for incident in made.linked.incidents}
    found: dict[str, list[Hashable]] = defaultdict(list)
    shared: dict[str, list[str]] = defaultdict(list)
    for name, told in gold.items():
        held = {stretch: of.incidents(stretch) for stretch in told}
        _score_incident(held, found, score)
        score.told += _misplaced(name, held, labels, aligned)
        for one in {incident for ids in held.values() for incident in ids}:
            shared[one].append(name)
    score.found += found.values()
    score.told += [
        f"LUMPED {labels[one]}: {'; '.join(names)}" for one, names in shared.items() if len(names) > 1
    ]
    loose = {one for story in made.stories for stretch in story.loose for one in of.touching(stretch)}
    for incident in made.linked.incidents:
        if incident.id not in shared and incident.id not in loose:
            score.spurious += 1
            claims = "; ".join(map(aligned.words, incident.claims[:3]))
            score.told.append(f"SPURIOUS INCIDENT {incident.label}: {claims}")


def _score_incident(
    held: Mapping[Stretch, Sequence[str]], found: dict[str, list[Hashable]], score: Score
) -> None:
    """Put the stretches of one happening where they are found; a stretch counts once for each incident."""
    usual = _usual(held)
    for stretch, ids in held.items():
        main = _main(ids, usual)
        found[main or f"none {stretch}"].append(stretch)
        for other in ids:
            if other != main:  # the stretch stands in another incident too
                found[other].append((stretch, other))
                score.gold.append([(stretch, other)])
    score.gold.append(list(held))


def _misplaced(
    name: str, held: Mapping[Stretch, Sequence[str]], labels: Mapping[str, str], aligned: Aligned
) -> Iterator[str]:
    """What does not stand in the incident of most stretches, or in others too."""
    usual = _usual(held)
    for stretch, ids in held.items():
        main = _main(ids, usual)
        shown = stretch.span.of(aligned.texts[stretch.document])
        yield from (f"ALSO IN {labels[other]}: {shown}" for other in ids if other != main)
        if main != usual:
            where = labels[main] if main is not None else "no incident"
            yield f"NOT IN {name} but {where}: {shown}"


def _usual(held: Mapping[Stretch, Sequence[str]]) -> str | None:
    """The incident that most of the stretches stand in."""
    counts = Counter(one for ids in held.values() for one in ids)
    return max(counts, key=lambda one: counts[one]) if counts else None


def _main(ids: Sequence[str], usual: str | None) -> str | None:
    """Of a stretch's incidents the one that it counts for."""
    return usual if usual in ids else next(iter(ids), None)


class _Holders:
    """Which incidents hold a stretch."""

    def __init__(self, made: Made, aligned: Aligned, stretches: Sequence[Stretch]) -> None:
        self._aligned = aligned
        self._by_claim: dict[str, list[str]] = defaultdict(list)
        by_event: dict[str, str] = {}
        for incident in made.linked.incidents:
            by_event.update(dict.fromkeys(incident.events, incident.id))
            for claim in _claims(incident):
                self._by_claim[claim].append(incident.id)
        self._triggers = [
            (event, by_event[event.id])
            for reading in made.readings.values()
            for event in reading.events
            if event.id in by_event
        ]
        self._by_stretch: dict[Stretch, dict[str, None]] = defaultdict(dict)
        for event, at in self._triggers:
            holding = [
                s for s in stretches if s.document == event.document and s.span.contains(event.trigger.span)
            ]
            if holding:
                self._by_stretch[min(holding, key=lambda s: len(s.span))][at] = None

    def incidents(self, stretch: Stretch) -> list[str]:
        """Those of the events in it and in no shorter stretch, or else those of its claims."""
        if stretch in self._by_stretch:
            return list(self._by_stretch[stretch])
        claims = sorted(self._aligned.belonging(stretch))
        return list(dict.fromkeys(chain.from_iterable(self._by_claim[claim] for claim in claims)))

    def touching(self, stretch: Stretch) -> set[str]:
        """Every incident that has an event in the stretch."""
        return {
            incident
            for event, incident in self._triggers
            if event.document == stretch.document and stretch.span.contains(event.trigger.span)
        }


def _claims(incident: Incident) -> dict[str, None]:
    told = [claim for account in incident.accounts for claim in account.claims]
    return dict.fromkeys([*incident.claims, *told])


# -- relations --------------------------------------------------------------------------------------------


def _score_relations(made: Made, aligned: Aligned, score: Score) -> None:
    wanted = {tie: dimensions for story in made.stories for tie, dimensions in story.ties().items()}
    hits, wrong = _ties(made, aligned, wanted)
    score.told += _told_wrong(made, aligned, wrong)
    score.told += _told_missed(aligned, wanted, hits)
    score.right += len(hits)
    score.wrong += len(wrong)
    score.missed += len(wanted) - len(hits)
    score.wrong_opposed += sum(tie.kind is Kind.OPPOSED for tie in wrong)
    score.on_dimension += sum(not wanted[tie] or bool(wanted[tie] & on) for tie, on in hits.items())


def _ties(
    made: Made, aligned: Aligned, wanted: Mapping[Tie, frozenset[Dimension]]
) -> tuple[dict[Tie, set[Dimension]], dict[Tie, Relation]]:
    """The ties that are found as they should be, with their dimensions, and those that should not be."""
    maybe = frozenset(tie for story in made.stories for tie in story.maybe)
    origin = {one.name: one.origin for story in made.stories for one in story.statements}
    hits: dict[Tie, set[Dimension]] = defaultdict(set)
    wrong: dict[Tie, Relation] = {}
    for relation in made.linked.relations:
        kind = KINDS.get(relation.type)
        if kind is None:
            continue
        pairs = list(product(aligned.held.get(relation.a, ()), aligned.held.get(relation.b, ())))
        ties = [Tie.of(kind, a, b) for a, b in pairs if a != b or Tie.of(kind, a, b) in wanted]
        if pairs and not ties:
            continue  # within one statement
        right = [tie for tie in ties if tie in wanted]
        for tie in right:
            hits[tie].add(relation.dimension)
        one_origin = kind is Kind.AGREES and any(origin[a] == origin[b] for a, b in pairs)
        if right or one_origin or any(tie in maybe for tie in ties):
            continue
        if ties:
            wrong[ties[0]] = relation
        elif kind is not Kind.AGREES:
            wrong[Tie.of(kind, *map(aligned.name, (relation.a, relation.b)))] = relation
    return hits, wrong


def _told_wrong(made: Made, aligned: Aligned, wrong: Mapping[Tie, Relation]) -> Iterator[str]:
    decoys = {frozenset((a, b)): why for story in made.stories for a, b, why in story.decoys}
    for tie, relation in wrong.items():
        why = decoys.get(frozenset((tie.a, tie.b)))
        rule = f"{relation.type}/{relation.dimension}/{relation.made_by}{f' ({why})' if why else ''}"
        yield f"WRONG {rule}\n    {aligned.words(relation.a)}\n    {aligned.words(relation.b)}"


def _told_missed(
    aligned: Aligned, wanted: Mapping[Tie, frozenset[Dimension]], hits: Mapping[Tie, set[Dimension]]
) -> Iterator[str]:
    """What was not found, and what was found on another dimension."""
    known = {name for names in aligned.held.values() for name in names}
    for tie, dimensions in wanted.items():
        if tie not in hits:
            asked = "|".join(sorted(dimensions)) or "repeated"
            read = {name for name in (tie.a, tie.b) if name not in known}
            unread = f" (not read: {', '.join(sorted(read))})" if read else ""
            yield f"MISSED {tie.kind}/{asked}: {tie.a} -- {tie.b}{unread}"
        elif dimensions and not dimensions & hits[tie]:
            yield f"OTHER DIMENSION {', '.join(sorted(hits[tie]))}: {tie.a} -- {tie.b}"


# -- origins ----------------------------------------------------------------------------------------------


def _score_origins(made: Made, aligned: Aligned, score: Score) -> None:
    origin = {one.name: one.origin for story in made.stories for one in story.statements}
    for stretch, claims in aligned.of_stretch.items():
        score.stretches += 1
        score.read += bool(claims)
        if not claims:
            score.told.append(f"NOT READ: {stretch.span.of(aligned.texts[stretch.document])}")
    gold: dict[str, set[str]] = defaultdict(set)
    for claim, name in aligned.statement.items():
        if SEVERAL not in origin[name]:  # what several say in one breath may stand with any of them
            gold[origin[name]].add(claim)
    alone = set().union(*gold.values())
    of = {claim: row for row in made.linked.origins for claim in row.claims}
    for name, claims in gold.items():
        rows = {of[claim].id: of[claim] for claim in sorted(claims)}
        usual = max(rows.values(), key=lambda row: len(claims & set(row.claims)))
        apart = [aligned.words(claim) for claim in sorted(claims - set(usual.claims))]
        mixed = [aligned.words(claim) for claim in sorted((set(usual.claims) & alone) - claims)]
        score.origins += 1
        score.exact += not apart and not mixed
        score.told += [f"ORIGIN {name} is without {one}" for one in apart]
        score.told += [f"ORIGIN {name} has also {one}" for one in mixed]


def main(arguments: Sequence[str] | None = None) -> None:
    """Score the stories and print one JSON object as the last line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--corpus", type=Path, help="a folder of stories instead of golden/dev and golden/test"
    )
    parser.add_argument(
        "--tell-test", action="store_true", help="tell also what is wrong in the held-out part"
    )
    options = parser.parse_args(arguments)
    parts = [options.corpus] if options.corpus else [FOLDER / "dev", FOLDER / "test"]
    scores = {part.name: measure(part) for part in parts}
    for name, score in scores.items():
        if name != "test" or options.tell_test:
            print(f"\n== {name}", *score.told, sep="\n", file=sys.stderr)
    whole = sum(scores.values(), Score()).summary()
    print(
        json.dumps({**whole, **{name: score.summary() for name, score in scores.items() if len(parts) > 1}})
    )


if __name__ == "__main__":
    main()
