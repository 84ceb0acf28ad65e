"""Sources that only take somebody up: "he", "the ministry", "both sides", and whom they were resolved to.

``python -m evals.antecedents --corpus FILE`` reads every document as it is read in use, general names
hidden, and prints one JSON object as its last line. Of a ``.conllu.gz`` file of GUM it takes the genres of
``--genres``; of a ``.jsonl`` file like ``claims_dev`` each item.

In GUM a source counts when it is a third-person pronoun or a nominal that is no name, for a person, a body
or a country. It is resolved when the reading gives the words that it takes up; those are right when they
are a mention of the same chain (or of all that a plural stands for). ``accuracy`` is over those resolved.
``open_rate`` is the share left without, of those that do have an earlier named or nominal mention. A source
whose attribution the reader did not find is looked up by its span; ``unread`` counts them. ``mentions`` has
the same figures for all such pronouns and definite nominals, sources or not, looked up by their spans.

In claims, a pronoun, "both …" or a definite noun takes somebody up. A source is right when its actor, or
the words that it takes up, share a name with the gold actor; several actors must all be there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals.claims import document as item_document
from evals.claims import folded, same_side
from evals.common import jsonl, progress, share
from evals.gum import GoldMention, GumDocument, documents
from trucewatch.model.base import sha256_text
from trucewatch.model.claim import Claim
from trucewatch.model.document import Document
from trucewatch.model.event import Mention
from trucewatch.model.reading import DocumentReading
from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Voice
from trucewatch.naming.discourse import Discourse
from trucewatch.naming.names import Names
from trucewatch.naming.nouns import connectives, pronouns
from trucewatch.naming.surfaces import slug
from trucewatch.reading.reader import Reader

NEWS = ("news", "interview")
SPEAKERS = frozenset({"person", "organization", "place"})


@dataclass(frozen=True, slots=True)
class Case:
    """One source or mention: what it is, and whether it was resolved, and rightly."""

    words: str
    pronoun: bool
    anaphoric: bool
    """Whether gold has an earlier mention that is no pronoun."""
    resolved: bool
    right: bool
    read: bool = True
    shown: str = ""


def summary(cases: list[Case]) -> dict[str, Any]:
    """The figures over ``cases``, all of them, and the pronouns and nouns apart."""
    parts = {
        "pronouns": [case for case in cases if case.pronoun],
        "nouns": [c for c in cases if not c.pronoun],
    }
    return _figures(cases) | {name: _figures(part) for name, part in parts.items()}


def _figures(cases: list[Case]) -> dict[str, Any]:
    resolved = [case for case in cases if case.resolved]
    anaphoric = [case for case in cases if case.anaphoric]
    return {
        "accuracy": share(sum(case.right for case in resolved), len(resolved)),
        "open_rate": share(sum(not case.resolved for case in anaphoric), len(anaphoric)),
        "resolved": len(resolved),
        "anaphoric": len(anaphoric),
        "unread": sum(not case.read for case in anaphoric),
    }


def as_document(gum: GumDocument) -> Document:
    """A document of the treebank as it is handed to the reader."""
    digest = sha256_text(gum.text)
    return Document(
        id=gum.id,
        address=gum.id,
        name=gum.id,
        sha256=digest,
        text=gum.text,
        text_sha256=digest,
        media_type="text/plain",
        captured_at=datetime.now(UTC),
        tool="evals",
    )


def of_sources(gum: GumDocument, reading: DocumentReading, discourse: Discourse) -> Iterator[Case]:
    """The pronoun and nominal sources of a treebank document; ``reading`` is resolved."""
    for gold in gum.sources():
        if not _takes_up(gum, gold):
            continue
        read = [mention for mention in reading.mentions if mention.span.overlaps(gold.head)]
        mention = min(read, key=lambda one: len(one.span), default=None)
        if mention is None:
            yield _looked_up(gum, gold, reading, discourse, read=False)
        else:
            yield _case(gum, gold, None if mention.antecedent is None else mention.antecedent.span)


def of_mentions(gum: GumDocument, reading: DocumentReading, discourse: Discourse) -> Iterator[Case]:
    """Every pronoun and definite nominal of a treebank document that stands for a person or a body."""
    for gold in gum.mentions:
        if gold.type == "place" or not _takes_up(gum, gold):
            continue
        if gold.tag == "NOUN" and not gum.text[gold.span.start : gold.span.end].lower().startswith("the "):
            continue
        yield _looked_up(gum, gold, reading, discourse)


def _looked_up(
    gum: GumDocument, gold: GoldMention, reading: DocumentReading, discourse: Discourse, *, read: bool = True
) -> Case:
    antecedent = discourse.participant(gold.span, _innermost(reading, gold.span)).antecedent
    return _case(gum, gold, antecedent, read=read)


def _innermost(reading: DocumentReading, span: Span) -> str | None:
    around = [c for c in reading.claims if any(part.contains(span) for part in c.content.spans)]
    inner: Claim | None = min(around, key=lambda c: sum(map(len, c.content.spans)), default=None)
    return None if inner is None else inner.id


def _takes_up(gum: GumDocument, gold: GoldMention) -> bool:
    """Whether a mention is a third-person pronoun or a nominal of somebody who can speak."""
    words = gum.text[gold.span.start : gold.span.end].lower()
    known = pronouns().get(words)
    personal = known is not None and known.person == 3
    return gold.type in SPEAKERS and (personal or (gold.tag == "NOUN" and not gum.is_named(gold)))


def _case(gum: GumDocument, gold: GoldMention, antecedent: Span | None, *, read: bool = True) -> Case:
    words = gum.text[gold.span.start : gold.span.end]
    chains = gum.split.get(gold.chain, frozenset())
    before = [m for m in gum.mentions if m.span.start < gold.span.start and m.tag != "PRON"]
    anaphoric = any(m.chain == gold.chain or m.chain in chains for m in before)
    right = antecedent is not None and _same(gum, gold, antecedent)
    taken = "-" if antecedent is None else antecedent.of(gum.text)
    state = "open" if antecedent is None else "right" if right else "WRONG"
    first = next((m.span.of(gum.text) for m in before if m.chain == gold.chain), "-")
    context = gum.text[max(0, gold.span.start - 100) : gold.span.end + 20].replace("\n", " ")
    shown = f"{state:5} {gum.id} [{words}] -> {taken!r}; gold {first!r}; read {read}: …{context}"
    return Case(words, gold.tag != "NOUN", anaphoric, antecedent is not None, right, read, shown)


def _same(gum: GumDocument, gold: GoldMention, antecedent: Span) -> bool:
    """Whether the words ``antecedent`` are a mention of the chain of ``gold``, or all that it stands for."""
    near = [mention for mention in gum.mentions if mention.span.overlaps(antecedent)]
    inside = {mention.chain for mention in near if antecedent.contains(mention.head)}
    chains = gum.split.get(gold.chain)
    if chains and chains <= inside:
        return True
    best = max(
        near, key=lambda mention: (_likeness(mention.span, antecedent), len(mention.span)), default=None
    )
    return best is not None and best.chain == gold.chain


def _likeness(one: Span, other: Span) -> float:
    shared = max(0, min(one.end, other.end) - max(one.start, other.start))
    return shared / (len(one) + len(other) - shared)


def of_claims(row: dict[str, Any], reading: DocumentReading) -> Iterator[Case]:
    """The pronoun and nominal sources of one item of claims, by their gold actor."""
    text = row["text"]
    claims = [claim for claim in reading.claims if claim.voice is not Voice.AUTHOR]
    mentions = {mention.span: mention for mention in reading.mentions}
    for gold in row["utterances"]:
        if gold["source"]["span"] is None:
            continue
        span = Span(*gold["source"]["span"])
        if not _is_nominal(span.of(text)) or gold["source"]["kind"] in {"unspecified", "anonymous"}:
            continue
        claim = next((c for c in claims if c.source.span is not None and c.source.span.overlaps(span)), None)
        mention = None if claim is None or claim.source.span is None else mentions.get(claim.source.span)
        found = _names_of(claim, mention)
        actors = [actor.strip() for actor in (gold["source"]["actor"] or "").split(";")]
        right = all(found & set(slug(actor.partition("(")[0]).split("-")) for actor in actors)
        side = claim is not None and same_side(gold, claim.row())
        words = span.of(text)
        shown = (
            f"{'open' if not found else 'right' if right or side else 'WRONG'} {row['id']} [{words}] -> "
            f"{sorted(found)}, gold {actors}, side {claim and claim.source.side} "
            f"{sorted(folded(gold['source']['side']))}: {text}"
        )
        pronoun = words.lower() in pronouns()
        takes_up = pronoun or words.split()[0].lower() in {"both", *connectives("definite")}
        yield Case(words, pronoun, takes_up, bool(found), right or side, claim is not None, shown)


def _is_nominal(words: str) -> bool:
    """Whether the words of a source have no name: no capital but the first letter's."""
    return not any(word[:1].isupper() for word in words.split()[1:]) and (
        words[:1].islower() or words.split()[0].lower() in {"the", "a", "an", "both", *pronouns()}
    )


def _names_of(claim: Claim | None, mention: Mention | None) -> frozenset[str]:
    """The words by which a source was found to be somebody; empty if it was left open."""
    if claim is None:
        return frozenset()
    words = set() if claim.source.actor is None else set(claim.source.actor.replace("/", "-").split("-"))
    words = {part for word in words for part in word.split(";")}
    if mention is not None and mention.antecedent is not None:
        words.update(slug(mention.antecedent.text).split("-"))
    return frozenset(words)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.antecedents", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--genres", nargs="+", default=list(NEWS), help="of GUM; default: news interview")
    parser.add_argument("--show", action="store_true", help="print every case to standard error")
    options = parser.parse_args()
    names, reader = Names([]), Reader.load()
    sources: list[Case] = []
    mentions: list[Case] = []
    if options.corpus.suffix == ".jsonl":
        for number, row in enumerate(jsonl(options.corpus)):
            sources += of_claims(row, names.resolve(reader.read(item_document(row), names.lexicon)))
            progress(number + 1, "items")
    else:
        for gum in documents(options.corpus):
            if gum.genre in options.genres:
                read = reader.read(as_document(gum), names.lexicon)
                discourse = names.discourse(read)
                sources += of_sources(gum, names.resolve(read), discourse)
                mentions += of_mentions(gum, read, discourse)
    if options.show:
        for case in (*sources, *mentions):
            print(case.shown, file=sys.stderr)
    print(json.dumps(summary(sources) | ({"mentions": summary(mentions)} if mentions else {})))


if __name__ == "__main__":
    main()
