"""The record of several dispatches against the one that people expect: incidents, relations, origins.

The stories of ``golden/dev`` and ``golden/test`` (see `golden`) are read through the whole program; all
stories of one theatre and part make one record, so that what belongs to two stories may be confused.

    python -m evals.record                 # both parts; what is wrong in dev is told on standard error
    python -m evals.record --corpus evals/golden/dev

The last line is one JSON object, for both parts and for each; the rules of ``dev`` alone may be tuned on.

- ``incidents``: CoNLL F1 and pairwise F1 of the annotated stretches; a stretch is in the incident of the
  events whose triggers stand in it, or else of its claims. ``spurious`` incidents have none.
- ``relations``: F1 of tied pairs of statements. A claim is the statement's whose words it shares most of,
  and that of each other which it holds whole. A tie of opposition or correction with a claim outside of all statements is wrong too; agreement counts only
  between statements of different origins. ``dimension``: share of right ties on a dimension as annotated.
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
from datetime import date
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

from evals.common import share
from evals.coreference import conll
from evals.golden import FOLDER, Kind, Story, Stretch, Tie, stories
from trucewatch.linking import link
from trucewatch.model.claim import Claim
from trucewatch.model.linking import Corpus, Incident, Linked, Relation
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import overlap
from trucewatch.model.vocabulary import OPPOSED, Dimension, RelationType
from trucewatch.pipeline import Pipeline

KINDS: Mapping[RelationType, Kind] = {
    **dict.fromkeys(OPPOSED, Kind.OPPOSED),
    RelationType.CORROBORATES: Kind.AGREES,
    RelationType.REPEATS: Kind.AGREES,
    RelationType.SUPERSEDES: Kind.SUPERSEDES,
}
"""The relations that are scored."""


SEVERAL = ";"
"""Joins the origins of what several say in one breath ("A and B accuse each other")."""


class Made(NamedTuple):
    """What the program makes of one theatre's stories."""

    stories: Sequence[Story]
    readings: Mapping[str, DocumentReading]
    linked: Linked


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


# -- making the records -------------------------------------------------------------------------------


def records(folder: Path) -> Iterator[Made]:
    """Each theatre's stories in a folder, read and linked as one record."""
    by_theatre: dict[str, list[Story]] = defaultdict(list)
    for one in stories(folder):
        by_theatre[one.theatre].append(one)
    for theatre, told in by_theatre.items():
        pipeline = Pipeline.load([theatre])
        documents = sorted(
            (document for one in told for document in one.documents),
            key=lambda document: (document.published or date.max, document.name, document.sha256),
        )
        readings = pipeline.read(documents)
        linked = link(Corpus(readings=tuple(readings), theatres=pipeline.theatres))
        yield Made(told, {reading.document.id: reading for reading in readings}, linked)


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


# -- claims and statements ------------------------------------------------------------------------------


class Aligned:
    """Which claims are which statement's."""

    def __init__(self, made: Made) -> None:
        self.claims = {claim.id: claim for reading in made.readings.values() for claim in reading.claims}
        self.texts = {name: reading.document.text for name, reading in made.readings.items()}
        listed = [
            (stretch, statement.name)
            for story in made.stories
            for statement in story.statements
            for stretch in statement.at
        ]
        self.statement: dict[str, str] = {}
        """By claim, the statement whose words it shares most of."""
        self.held: dict[str, tuple[str, ...]] = {}
        """By claim, that one and each other that it holds whole."""
        self.of_stretch: dict[Stretch, set[str]] = {stretch: set() for stretch, _ in listed}
        for claim in self.claims.values():
            near = [
                (_nearness(claim, stretch), stretch, name)
                for stretch, name in listed
                if _belongs(claim, stretch)
            ]
            if near:
                _, stretch, name = max(near)
                self.statement[claim.id] = name
                whole = {other: held for _, other, held in near if _holds(claim, other) or other == stretch}
                self.held[claim.id] = tuple(dict.fromkeys([name, *whole.values()]))
                for other in whole:
                    self.of_stretch[other].add(claim.id)

    def words(self, claim: str) -> str:
        """A claim in words, for whoever looks for what went wrong."""
        row = self.claims[claim]
        name = self.statement.get(claim)
        cue = row.cue.text if row.cue is not None else ""
        return f"{name or '(no statement)'} <{row.source.text or row.voice} | {cue} | {row.content.text}>"

    def belonging(self, stretch: Stretch) -> set[str]:
        """The claims of a stretch, whether it is a statement's or not."""
        if stretch in self.of_stretch:
            return self.of_stretch[stretch]
        return {claim.id for claim in self.claims.values() if _belongs(claim, stretch)}


def _belongs(claim: Claim, stretch: Stretch) -> bool:
    """Whether the claim's content and the stretch share half of the shorter."""
    if claim.document != stretch.document:
        return False
    length = sum(len(part) for part in claim.content.spans)
    common = overlap([stretch.span], claim.content.spans)
    return common > 0 and common * 2 >= min(length, len(stretch.span))


def _holds(claim: Claim, stretch: Stretch) -> bool:
    return overlap([stretch.span], claim.content.spans) == len(stretch.span)


def _nearness(claim: Claim, stretch: Stretch) -> float:
    """Jaccard index of the claim's content and the stretch, in code points."""
    common = overlap([stretch.span], claim.content.spans)
    return common / (len(stretch.span) + sum(len(part) for part in claim.content.spans) - common)


# -- incidents ------------------------------------------------------------------------------------------


def _score_incidents(made: Made, aligned: Aligned, score: Score) -> None:
    gold: dict[str, list[Stretch]] = defaultdict(list)
    for story in made.stories:
        for name, told in story.incidents.items():
            gold[name] += told
    of = _Holders(made, aligned, [stretch for told in gold.values() for stretch in told])
    labels = {incident.id: incident.label for incident in made.linked.incidents}
    found: dict[str, list[Hashable]] = defaultdict(list)
    for name, told in gold.items():
        held = {stretch: of.incidents(stretch) for stretch in told}
        counts = Counter(one for ids in held.values() for one in ids)
        usual = max(counts, key=lambda one: counts[one]) if counts else None
        for stretch, ids in held.items():
            main = usual if usual in ids else next(iter(ids), None)
            found[main or f"none {stretch}"].append(stretch)
            for other in ids:
                if other != main:  # the stretch stands in another incident too
                    found[other].append((stretch, other))
                    score.gold.append([(stretch, other)])
                    score.told.append(f"ALSO IN {labels[other]}: {_shown(aligned, stretch)}")
            if main != usual:
                where = labels[main] if main is not None else "no incident"
                score.told.append(f"NOT IN {name} but {where}: {_shown(aligned, stretch)}")
        score.gold.append(list(told))
    shared: dict[str, list[str]] = defaultdict(list)
    for name, told in gold.items():
        for one in {main for stretch in told for main in of.incidents(stretch)}:
            shared[one].append(name)
    score.told += [
        f"LUMPED {labels[one]}: {'; '.join(names)}" for one, names in shared.items() if len(names) > 1
    ]
    score.found += found.values()
    loose = [stretch for story in made.stories for stretch in story.loose]
    known = set(shared) | {one for stretch in loose for one in of.touching(stretch)}
    for incident in made.linked.incidents:
        if incident.id not in known:
            score.spurious += 1
            claims = "; ".join(map(aligned.words, incident.claims[:3]))
            score.told.append(f"SPURIOUS INCIDENT {incident.label}: {claims}")


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
        for event, incident in self._triggers:
            holding = [
                s for s in stretches if s.document == event.document and s.span.contains(event.trigger.span)
            ]
            if holding:
                self._by_stretch[min(holding, key=lambda s: len(s.span))][incident] = None

    def incidents(self, stretch: Stretch) -> list[str]:
        """Those of the events in it and in no shorter stretch, or else those of its claims."""
        if stretch in self._by_stretch:
            return list(self._by_stretch[stretch])
        claims = sorted(self._aligned.belonging(stretch))
        return list(dict.fromkeys(incident for claim in claims for incident in self._by_claim[claim]))

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


def _shown(aligned: Aligned, stretch: Stretch) -> str:
    return stretch.span.of(aligned.texts[stretch.document])


# -- relations --------------------------------------------------------------------------------------------


def _score_relations(made: Made, aligned: Aligned, score: Score) -> None:
    wanted = {tie: dimensions for story in made.stories for tie, dimensions in story.ties().items()}
    maybe = frozenset(tie for story in made.stories for tie in story.maybe)
    origin = {one.name: one.origin for story in made.stories for one in story.statements}
    decoys = {frozenset((a, b)): why for story in made.stories for a, b, why in story.decoys}
    hits: dict[Tie, set[Dimension]] = defaultdict(set)
    wrong: dict[Tie, Relation] = {}
    for relation in made.linked.relations:
        if relation.type not in KINDS:
            continue
        kind = KINDS[relation.type]
        pairs = list(product(aligned.held.get(relation.a, ()), aligned.held.get(relation.b, ())))
        ties = [Tie.of(kind, a, b) for a, b in pairs]
        for tie in ties:
            if tie in wanted:
                hits[tie].add(relation.dimension)
        if any(tie in wanted or tie in maybe for tie in ties):
            continue
        if any(kind is Kind.AGREES and origin[a] == origin[b] for a, b in pairs):
            continue
        if ties:
            wrong[ties[0]] = relation
        elif kind is not Kind.AGREES:
            names = (aligned.statement.get(one, one) for one in (relation.a, relation.b))
            wrong[Tie.of(kind, *names)] = relation
    for tie, relation in wrong.items():
        why = decoys.get(frozenset((tie.a, tie.b)))
        rule = f"{relation.type}/{relation.dimension}/{relation.made_by}"
        score.told.append(
            f"WRONG {rule}{f' ({why})' if why else ''}\n    {aligned.words(relation.a)}\n    {aligned.words(relation.b)}"
        )
    known = {name for names in aligned.held.values() for name in names}
    for tie, dimensions in wanted.items():
        if tie not in hits:
            asked = "|".join(sorted(dimensions)) or "repeated"
            read = {name for name in (tie.a, tie.b) if name not in known}
            unread = f" (not read: {', '.join(sorted(read))})" if read else ""
            score.told.append(f"MISSED {tie.kind}/{asked}: {tie.a} -- {tie.b}{unread}")
        elif not dimensions or dimensions & hits[tie]:
            score.on_dimension += 1
        else:
            score.told.append(f"OTHER DIMENSION {', '.join(sorted(hits[tie]))}: {tie.a} -- {tie.b}")
    score.right += len(hits)
    score.wrong += len(wrong)
    score.missed += len(wanted) - len(hits)
    score.wrong_opposed += sum(tie.kind is Kind.OPPOSED for tie in wrong)


# -- origins ----------------------------------------------------------------------------------------------


def _score_origins(made: Made, aligned: Aligned, score: Score) -> None:
    origin = {one.name: one.origin for story in made.stories for one in story.statements}
    for stretch, claims in aligned.of_stretch.items():
        score.stretches += 1
        score.read += bool(claims)
        if not claims:
            score.told.append(f"NOT READ: {_shown(aligned, stretch)}")
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
