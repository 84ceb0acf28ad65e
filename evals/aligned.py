"""The record that the program makes of stories (see `golden`), and which claims are which statement's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from evals.golden import Story, Stretch, stories
from trucewatch.linking import link
from trucewatch.model.claim import Claim
from trucewatch.model.linking import Corpus, Linked
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import overlap
from trucewatch.pipeline import Pipeline


class Made(NamedTuple):
    """What the program makes of one theatre's stories."""

    stories: Sequence[Story]
    readings: Mapping[str, DocumentReading]
    linked: Linked


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

    def name(self, claim: str) -> str:
        """The name of the claim's statement; of a claim outside of all statements, its own."""
        return self.statement.get(claim, claim)

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
