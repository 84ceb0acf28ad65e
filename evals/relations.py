"""How well trucewatch finds which claims part and which agree: ``python -m evals.relations --corpus FILE``.

FILE has one set of claims a line (``relations_dev``; the members' spans are code points of their text).
Every member's text is read as a document of its date, the set's documents are linked, and the relations
between the claims of two members are compared with the set's kind.

Counting is by sets. A set of an opposed kind is found when at least one pair of members that differ in
side and value is opposed; a set of another kind in which any pair is opposed counts against precision.
Corroboration (``corroborates`` and ``repeats`` together) is counted in the same way. Whatever dimension
trucewatch names counts; how often it is the annotated one is told on standard error, with the sets that
were missed and the decoys that were called contradictions.

``contradiction`` and ``corroboration`` are end to end: claims are those that the reader finds.
``contradiction_given`` hands in each member's spans, source and side; labels, events and figures are the
reader's.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from evals.common import jsonl, share
from trucewatch.linking import link
from trucewatch.model.base import content_id, sha256_text
from trucewatch.model.claim import Claim, Extraction, Passage, Source, claim_id
from trucewatch.model.document import Document
from trucewatch.model.linking import Corpus, Linked, Relation
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span, overlap
from trucewatch.model.vocabulary import (
    NEUTRAL_SIDES,
    OPPOSED,
    UNRESOLVED,
    ActorKind,
    Aux,
    Certainty,
    Method,
    Polarity,
    RelationType,
    Stance,
    Voice,
)
from trucewatch.pipeline import Pipeline
from trucewatch.reading.drafts import Draft
from trucewatch.reading.labels import label
from trucewatch.reading.masking import mask
from trucewatch.reading.words import Words

AGREED = frozenset({RelationType.CORROBORATES, RelationType.REPEATS})
_NEUTRAL_KINDS = {"monitor": ActorKind.MONITORING_MISSION, "media": ActorKind.MEDIA_OUTLET}


@dataclass(frozen=True)
class Outcome:
    """What was found for one set, in one way of handing it in."""

    gold: Mapping[str, Any]
    opposed: tuple[Relation, ...]
    agreed: tuple[Relation, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Score FILE and print one JSON object as the last line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--corpus", type=Path, required=True)
    sets = list(jsonl(parser.parse_args(arguments).corpus))
    pipeline = Pipeline.load()
    readings = _readings(sets, pipeline)
    end_to_end = [_outcome(one, readings) for one in sets]
    given = [_outcome_given(one, readings, pipeline) for one in sets]
    _report("end to end", end_to_end)
    _report("given", given)
    contradiction = _scores(given, OPPOSED, opposed=True)
    contradiction["recall_not_explicit"] = _recall(
        [o for o in given if not o.gold["explicit"]], OPPOSED, opposed=True
    )
    print(
        json.dumps(
            {
                "contradiction": _scores(end_to_end, OPPOSED, opposed=True),
                "contradiction_given": contradiction,
                "corroboration": _scores(end_to_end, AGREED, opposed=False),
            }
        )
    )


# -- reading and linking ----------------------------------------------------------------------------


def _readings(sets: Iterable[Mapping[str, Any]], pipeline: Pipeline) -> dict[str, DocumentReading]:
    """Each text of the corpus, read once, under its document id."""
    documents: dict[str, Document] = {}
    for one in sets:
        for member in one["members"]:
            document = _document(member)
            documents.setdefault(document.id, document)
    print(f"reading {len(documents)} texts", file=sys.stderr)
    readings: dict[str, DocumentReading] = {}
    listed = list(documents.values())
    for start in range(0, len(listed), 32):
        for reading in pipeline.read(listed[start : start + 32]):
            readings[reading.document.id] = reading
    return readings


def _document(member: Mapping[str, Any]) -> Document:
    return Document(
        id=content_id(member["id"], member["text"]),
        address=member["id"],
        name=member["id"],
        sha256=sha256_text(member["text"]),
        text=member["text"],
        text_sha256=sha256_text(member["text"]),
        media_type="text/plain",
        published=date.fromisoformat(member["date"]),
        captured_at=datetime(2026, 1, 1, tzinfo=UTC),
        tool="utf-8",
    )


def _outcome(one: Mapping[str, Any], readings: Mapping[str, DocumentReading]) -> Outcome:
    documents = {_document(member).id for member in one["members"]}
    linked = _link([readings[name] for name in documents])
    claims = [
        _claims_of(member, one["members"], readings[_document(member).id].claims) for member in one["members"]
    ]
    return _compared(one, claims, linked)


def _claims_of(
    member: Mapping[str, Any], members: Sequence[Mapping[str, Any]], claims: Iterable[Claim]
) -> frozenset[str]:
    """Ids of the claims of the member: half of the shorter content is common, or half lies in its span.

    A claim that is nearer to another member of the same text is that one's.
    """
    others = [m for m in members if m["text"] == member["text"] and m["span"] != member["span"]]
    return frozenset(
        claim.id
        for claim in claims
        if _belongs(claim, member) and all(_nearness(claim, member) >= _nearness(claim, m) for m in others)
    )


def _belongs(claim: Claim, member: Mapping[str, Any]) -> bool:
    length = sum(len(part) for part in claim.content.spans)
    content = Span(*member["content"])
    common = overlap([content], claim.content.spans)
    inside = overlap([Span(*member["span"])], claim.content.spans)
    return (common > 0 and common * 2 >= min(length, len(content))) or inside * 2 > length


def _nearness(claim: Claim, member: Mapping[str, Any]) -> float:
    """Jaccard index of the claim's content and the member's span, in code points."""
    span = Span(*member["span"])
    common = overlap([span], claim.content.spans)
    return common / (len(span) + sum(len(part) for part in claim.content.spans) - common)


def _outcome_given(
    one: Mapping[str, Any], readings: Mapping[str, DocumentReading], pipeline: Pipeline
) -> Outcome:
    rows: dict[str, list[Claim]] = {}
    claims: list[frozenset[str]] = []
    for member in one["members"]:
        reading = readings[_document(member).id]
        claim = _given_claim(member, reading, pipeline)
        rows.setdefault(reading.document.id, []).append(claim)
        claims.append(frozenset({claim.id}))
    linked = _link([_rehomed(readings[name], claims, pipeline) for name, claims in rows.items()])
    return _compared(one, claims, linked)


def _link(readings: Sequence[DocumentReading]) -> Linked:
    ordered = sorted(
        readings, key=lambda reading: (reading.document.published or date.max, reading.document.id)
    )
    return link(Corpus(readings=tuple(ordered)))


def _given_claim(member: Mapping[str, Any], reading: DocumentReading, pipeline: Pipeline) -> Claim:
    """A claim of the member's own spans and source, labelled by the reader's rules."""
    text = member["text"]
    span, content = Span(*member["span"]), Span(*member["content"])
    source = _source_span(member, text, span)
    cue = _rest(span, content, source, text)
    masked = mask(text, pipeline.names.lexicon)
    sentence = reading.sentences[reading.sentence_of(content.start)]
    draft = Draft(
        source=(masked.masked(source),) if source else (),
        cue=tuple(masked.masked(part) for part in cue),
        content=(masked.masked(content),),
        method=Method.MODEL,
        confidence=1.0,
    )
    labels = label(Words.of(masked.text), draft, masked.masked(sentence))
    author = member["side"] == "media" and member["source"] == "author"
    side, kind = _side(member["side"])
    return Claim(
        id=claim_id(content_id(reading.document.text_sha256, member["side"]), source, cue, [content]),
        document=reading.document.id,
        sentence=reading.sentence_of(content.start),
        source=Source(
            text=source.of(text) if source else None,
            span=source,
            actor=None if side in NEUTRAL_SIDES or ";" in side else side,
            kind=kind,
            side=side,
        ),
        cue=Passage.of(text, cue) if cue else None,
        content=Passage.of(text, [content]),
        directness=labels.directness,
        stance=Stance.ASSERT if author else labels.stance,
        polarity=Polarity.POSITIVE if author else labels.polarity,
        certainty=Certainty.CERTAIN if author else labels.certainty,
        voice=Voice.AUTHOR if author else Voice.SOURCE,
        aux=labels.aux if not author else Aux.ACTUAL,
        extraction=Extraction(method=Method.MODEL, confidence=1.0, reader="given"),
    )


def _source_span(member: Mapping[str, Any], text: str, span: Span) -> Span | None:
    """Where the source's name stands in the member's span, if it is printed there."""
    for name in (member["source"], *reversed(re.findall(r"[\w’'-]+", member["source"]))):
        at = text.find(name, span.start, span.end)
        content = Span(*member["content"])
        if at >= 0 and len(name) > 2 and not Span(at, at + len(name)).overlaps(content):
            return Span(at, at + len(name))
    return None


def _rest(span: Span, content: Span, source: Span | None, text: str) -> list[Span]:
    """What the span has beside content and source, without empty ends: the words of the cue."""
    cuts = sorted([content, *([source] if source else [])])
    parts: list[Span] = []
    at = span.start
    for cut in [*cuts, Span(span.end, span.end)]:
        words = text[at : cut.start]
        trimmed = words.strip(" ,;")
        if trimmed:
            start = at + words.index(trimmed)
            parts.append(Span(start, start + len(trimmed)))
        at = max(at, cut.end)
    return parts


def _side(printed: str) -> tuple[str, ActorKind]:
    """The corpus' side as a slug, and a kind that goes with it."""
    sides = [re.sub(r"[^a-z_]+", "-", part.strip().lower()).strip("-") for part in printed.split(";")]
    kind = _NEUTRAL_KINDS.get(
        sides[0], ActorKind.STATE if sides[0] not in NEUTRAL_SIDES else ActorKind.UNRESOLVED
    )
    return ";".join(sorted(sides)), kind


def _rehomed(reading: DocumentReading, claims: Sequence[Claim], pipeline: Pipeline) -> DocumentReading:
    """The reading with the given claims in place of its own; events and figures told by the innermost."""
    unique = {claim.id: claim for claim in claims}

    def teller(at: Span) -> str | None:
        holding = [c for c in unique.values() if any(part.contains(at) for part in c.content.spans)]
        return min(holding, key=lambda c: sum(len(p) for p in c.content.spans)).id if holding else None

    resolved = pipeline.names.resolve(reading.model_copy(update={"claims": tuple(unique.values())}))
    by_id = {claim.id: claim for claim in resolved.claims}
    for claim in unique.values():
        by_id[claim.id] = by_id[claim.id].model_copy(
            update={"source": _known(claim.source, by_id[claim.id].source)}
        )
    return resolved.model_copy(
        update={
            "claims": tuple(by_id.values()),
            "events": tuple(e.model_copy(update={"claim": teller(e.trigger.span)}) for e in resolved.events),
            "casualties": tuple(
                c.model_copy(update={"claim": teller(c.phrase.span)}) for c in resolved.casualties
            ),
        }
    )


def _known(given: Source, found: Source) -> Source:
    """The side as naming calls it where it knows the source, so that it can be compared with others."""
    if (
        found.side == UNRESOLVED
        or given.side in NEUTRAL_SIDES
        or ";" in given.side
        or found.side in NEUTRAL_SIDES
    ):
        return given
    return given.model_copy(update={"side": found.side, "actor": found.actor or given.actor})


# -- comparing --------------------------------------------------------------------------------------


def _compared(one: Mapping[str, Any], claims: Sequence[frozenset[str]], linked: Linked) -> Outcome:
    opposed: list[Relation] = []
    agreed: list[Relation] = []
    for (a, of_a), (b, of_b) in combinations(zip(one["members"], claims, strict=True), 2):
        if one["kind"] in OPPOSED and not _may_part(a, b):
            continue
        ties = [r for r in linked.relations if (r.a in of_a and r.b in of_b) or (r.a in of_b and r.b in of_a)]
        opposed += [relation for relation in ties if relation.type in OPPOSED]
        agreed += [relation for relation in ties if relation.type in AGREED]
    return Outcome(one, tuple(opposed), tuple(agreed))


def _may_part(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether two members of an opposed set are on its two sides: another side, another value."""
    return bool(a["side"] != b["side"] and a["value"] != b["value"])


def _scores(
    outcomes: Sequence[Outcome], kinds: frozenset[RelationType], *, opposed: bool
) -> dict[str, float]:
    found = [o for o in outcomes if (o.opposed if opposed else o.agreed)]
    right = [o for o in found if o.gold["kind"] in kinds]
    return {"precision": share(len(right), len(found)), "recall": _recall(outcomes, kinds, opposed=opposed)}


def _recall(outcomes: Sequence[Outcome], kinds: frozenset[RelationType], *, opposed: bool) -> float:
    wanted = [o for o in outcomes if o.gold["kind"] in kinds]
    return share(len([o for o in wanted if (o.opposed if opposed else o.agreed)]), len(wanted))


def _report(way: str, outcomes: Sequence[Outcome]) -> None:
    """Say on standard error what was missed, what was wrong, and how the dimensions fare."""
    print(f"\n== {way}", file=sys.stderr)
    wanted = [o for o in outcomes if o.gold["kind"] in OPPOSED]
    easy = [o for o in wanted if not o.gold.get("hard")]
    hits = [o for o in wanted if o.opposed]
    right = [o for o in hits if any(r.dimension == o.gold["dimension"] for r in o.opposed)]
    print(f"opposed: {_scores(outcomes, OPPOSED, opposed=True)}", file=sys.stderr)
    print(f"  without the hard sets: recall {_recall(easy, OPPOSED, opposed=True)}", file=sys.stderr)
    print(f"  dimension as annotated: {share(len(right), len(hits))}", file=sys.stderr)
    print(f"  missed: {' '.join(o.gold['set_id'] for o in wanted if not o.opposed)}", file=sys.stderr)
    for o in outcomes:
        if o.opposed and o.gold["kind"] not in OPPOSED:
            rules = ", ".join(f"{r.dimension}/{r.made_by}" for r in o.opposed)
            what = o.gold.get("decoy") or o.gold["kind"]
            print(f"  called opposed: {o.gold['set_id']} ({what}): {rules}", file=sys.stderr)
    agreeing = [o for o in outcomes if o.gold["kind"] in AGREED]
    print(f"agreeing: {_scores(outcomes, AGREED, opposed=False)}", file=sys.stderr)
    print(f"  missed: {' '.join(o.gold['set_id'] for o in agreeing if not o.agreed)}", file=sys.stderr)
    for o in outcomes:
        if o.agreed and o.gold["kind"] not in AGREED:
            what = o.gold.get("decoy") or o.gold["kind"]
            print(f"  called agreeing: {o.gold['set_id']} ({what})", file=sys.stderr)


if __name__ == "__main__":
    main()
