"""Documents of GUM in CoNLL-U: their text, mentions with their chains, and the sources of attributions.

A mention is an ``Entity`` annotation, its chain the number that it bears there. A source is the subject of
the discourse unit that an ``attribution`` relation marks, the agent of a passive one, or whom it is
*according to*.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from trucewatch.model.span import Span

_ENTITY = re.compile(r"\((?P<opens>[^()]+?)(?P<closes>\))?(?=[()]|$)|(?P<ends>\d+)\)")
_SUBJECTS = ("nsubj", "obl:agent")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the treebank with its place in the document's text."""

    form: str
    tag: str
    head: int | None
    """The index of its head among the document's tokens."""
    relation: str
    misc: dict[str, str]
    span: Span


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention: its words, the span of its head word and the head's part of speech."""

    span: Span
    head: Span
    tag: str
    type: str
    chain: str
    first: int
    """Index of the first token."""


@dataclass(slots=True)
class GumDocument:
    """One document."""

    id: str
    genre: str = ""
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    mentions: list[GoldMention] = field(default_factory=list)
    split: dict[str, frozenset[str]] = field(default_factory=dict)
    """Chains that stand for several others together: "they" for two people named apart."""

    def sources(self) -> Iterator[GoldMention]:
        """The mentions that are the sources of attributions, in the order of the text."""
        units = [at for at, token in enumerate(self.tokens) if "Discourse" in token.misc]
        for start, end in zip(units, [*units[1:], len(self.tokens)], strict=True):
            relations = self.tokens[start].misc["Discourse"].split(";")
            if not any(relation.startswith("attribution") for relation in relations):
                continue
            mention = self._headed_by(self._speaker(range(start, end)))
            if mention is not None:
                yield mention

    def is_named(self, mention: GoldMention) -> bool:
        """Whether a name stands right beside the head noun of ``mention``: "curator Ana Reth"."""
        for at in range(mention.first, len(self.tokens)):
            token = self.tokens[at]
            if token.span.start >= mention.span.end:
                break
            beside = token.head is not None and self.tokens[token.head].span == mention.head
            if token.tag == "PROPN" and beside and token.relation in {"appos", "flat"}:
                return True
        return False

    def _speaker(self, unit: range) -> int | None:
        """The index of the head word of whom a discourse unit names as source."""
        roots = [at for at in unit if self.tokens[at].head not in unit]
        found = [at for at in unit if self.tokens[at].relation.startswith(_SUBJECTS)]
        main = next((at for at in found if self.tokens[at].head in roots), None)
        if main is not None or found:
            return found[0] if main is None else main
        according = [at for at in unit if self.tokens[at].form.lower() == "according"]
        return self.tokens[according[0]].head if according else None

    def _headed_by(self, at: int | None) -> GoldMention | None:
        """The longest mention whose head word is the token ``at``."""
        if at is None:
            return None
        headed = [mention for mention in self.mentions if mention.head == self.tokens[at].span]
        return max(headed, key=lambda mention: len(mention.span), default=None)


def documents(path: Path) -> Iterator[GumDocument]:
    """The documents of a gzipped CoNLL-U file; paragraphs are parted by a blank line."""
    document, gap = GumDocument(""), ""
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "# newdoc id = "]:
            if line.startswith("# newdoc id = "):
                if document.id:
                    _mentions(document)
                    yield document
                document, gap = GumDocument(line.split(" = ")[1].strip()), ""
            elif line.startswith("# meta::genre = "):
                document.genre = line.split(" = ")[1].strip()
            elif line.startswith("# newpar") and document.text:
                gap = "\n\n"
            elif line[:1].isdigit():
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                _append(document, rows, gap if gap or not document.text else " ")
                rows, gap = [], ""


def _append(document: GumDocument, rows: Sequence[Sequence[str]], gap: str) -> None:
    """Add a sentence: ``gap`` and its words, with a space between where one was printed."""
    words = [row for row in rows if row[0].isdigit()]
    joined = {
        number: int(row[0].split("-")[1])
        for row in rows
        if "-" in row[0]
        for number in range(int(row[0].split("-")[0]), int(row[0].split("-")[1]) + 1)
    }
    unspaced = {row[0].rpartition("-")[2] for row in rows if "SpaceAfter=No" in row[9]}
    before, offset = gap, len(document.tokens)
    for row in words:
        document.text += before
        span = Span(len(document.text), len(document.text) + len(row[1]))
        document.text += row[1]
        head = int(row[6]) + offset - 1 if row[6] != "0" else None
        misc = dict(pair.split("=", 1) for pair in row[9].split("|") if "=" in pair)
        document.tokens.append(Token(row[1], row[3], head, row[7], misc, span))
        inside = joined.get(int(row[0]), int(row[0])) != int(row[0])
        before = "" if inside or row[0] in unspaced else " "


def _mentions(document: GumDocument) -> None:
    """Read the mentions off the tokens' ``Entity`` annotations."""
    opened: dict[str, list[tuple[list[str], int]]] = {}
    for at, token in enumerate(document.tokens):
        for match in _ENTITY.finditer(token.misc.get("Entity", "")):
            if match["ends"]:
                fields, start = opened[match["ends"]].pop()
                document.mentions.append(_mention(document, fields, start, at))
                continue
            fields = match["opens"].split("-")
            if match["closes"]:
                document.mentions.append(_mention(document, fields, at, at))
            else:
                opened.setdefault(fields[0], []).append((fields, at))
        for pair in token.misc.get("SplitAnte", "").split(","):
            one, _, together = pair.partition("<")
            if together:
                document.split[together] = document.split.get(together, frozenset()) | {one}
    document.mentions.sort(key=lambda mention: mention.span)


def _mention(document: GumDocument, fields: Sequence[str], start: int, end: int) -> GoldMention:
    """A mention from the fields chain, type, information status, salience, centring and place of the head."""
    least = fields[5].split(",")[0] if len(fields) > 5 else "1"
    head = document.tokens[min(start + int(least) - 1, end) if least.isdigit() else end]
    span = Span(document.tokens[start].span.start, document.tokens[end].span.end)
    return GoldMention(span, head.span, head.tag, fields[1], fields[0], start)
