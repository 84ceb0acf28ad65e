"""Which documents report the same incident, and which mentions speak of the same event.

`incident_f1`: pairwise F1 of documents that are put into one story against those of one topic (GVC's topics
are single shootings; ECB+'s are pairs of topic and sub-topic). `conll_f1`: the mean of MUC, B³ and CEAF-e
over given mentions, taken for one event where they stand in one story and their words are of one concept.

    python -m evals.incidents --corpus FILE
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Hashable, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from evals.common import jsonl, share
from evals.coreference import conll
from trucewatch.linking.similarity import concept
from trucewatch.linking.stories import find_stories

_GENERAL = frozenset({"it", "this", "that", "incident", "incidents", "case"})
"""Mentions that say nothing of what happened: they take up the one before them."""


class Mention(NamedTuple):
    """A given mention: its id, its words in lower case, and the annotated cluster."""

    id: Hashable
    words: tuple[str, ...]
    cluster: Hashable


class Article(NamedTuple):
    """One document of a corpus."""

    id: str
    day: str
    topic: Hashable
    words: list[str]
    mentions: list[Mention]


def articles(path: Path) -> list[Article]:
    """The documents of a GVC or ECB+ file, in order of their days where they have one."""
    read = [_gvc(row) if "sentences" in row else _ecbplus(row) for row in jsonl(path)]
    return sorted(read, key=lambda article: (article.day, article.id))


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _gvc(row: dict[str, Any]) -> Article:
    """GVC: the first sentence is the day; the ends of mentions are inclusive."""
    sentences: list[list[str]] = row["sentences"]
    mentions = [
        Mention(
            mention["id"],
            tuple(word.lower() for word in sentences[mention["sent"]][mention["start"] : mention["end"] + 1]),
            mention["cluster"],
        )
        for mention in row["mentions"]
    ]
    words = [word for sentence in sentences[1:] for word in sentence]
    return Article(row["id"], " ".join(sentences[0]), row["topic"], words, mentions)


def _ecbplus(row: dict[str, Any]) -> Article:
    """ECB+: mentions of actions in the sentences that were annotated across documents."""
    tokens: list[str] = row["tokens"]
    mentions = [
        Mention(
            (row["id"], mention["id"]),
            tuple(tokens[at].lower() for at in mention["tokens"]),
            mention["cluster"] or (row["id"], mention["id"]),
        )
        for mention in row["mentions"]
        if mention["type"].startswith(("ACT", "NEG"))
        and row["sentence_of"][mention["tokens"][0]] in row["coref_sentences"]
    ]
    return Article(row["id"], "", (row["topic"], row["subtopic"]), tokens, mentions)


def pairwise_f1(read: Sequence[Article], story: dict[str, str]) -> float:
    """F1 of pairs of documents put together against pairs of one topic."""
    both = given = wanted = 0
    for a, b in combinations(read, 2):
        same, together = a.topic == b.topic, story[a.id] == story[b.id]
        both, given, wanted = both + (same and together), given + together, wanted + same
    return share(2 * both, given + wanted)


def kind(words: Sequence[str]) -> str:
    """The concept that a mention's words speak of: the first that belongs to a group, or else the last."""
    found = [one for word in words if (one := concept(word)) is not None]
    return next((one for one in found if one.startswith("=")), found[-1] if found else words[-1])


def clusters(read: Sequence[Article], story: dict[str, str]) -> list[list[Hashable]]:
    """The mentions as they are put together."""
    found: dict[tuple[str, str], list[Hashable]] = defaultdict(list)
    for article in read:
        last = None
        for mention in article.mentions:
            general = last is not None and set(mention.words) <= _GENERAL
            last = last if general else kind(mention.words)
            found[story[article.id], last or "it"].append(mention.id)
    return list(found.values())


def main() -> None:
    """Prints one JSON object as the last line of standard output."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    arguments = parser.parse_args()
    read = articles(arguments.corpus)
    print(f"{len(read)} documents", file=sys.stderr)
    story = find_stories({article.id: (_day(article.day), article.words) for article in read})
    gold: dict[Hashable, list[Hashable]] = defaultdict(list)
    for article in read:
        for mention in article.mentions:
            gold[mention.cluster].append(mention.id)
    scored = conll(list(gold.values()), clusters(read, story))
    result = {
        "conll_f1": scored["conll"],
        "incident_f1": pairwise_f1(read, story),
        **{name: value for name, value in scored.items() if name != "conll"},
        "documents": len(read),
        "mentions": sum(len(cluster) for cluster in gold.values()),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
