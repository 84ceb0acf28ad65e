"""What the attribution yardsticks share: corpora, names, words and quotation marks."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from trucewatch.model.lexicon import Lexicon
from trucewatch.model.span import Span
from trucewatch.naming.lexicon import general_lexicon

_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_AS_PRINTED = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}
_NO_SPACE_BEFORE = tuple(",.;:?!”’)]%'")
_NO_SPACE_AFTER = tuple("“([$")


def jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """Each row of a ``.jsonl`` or ``.jsonl.gz`` file; ``SystemExit`` with the reason if it can't be read."""
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as lines
        ):
            yield from (json.loads(line) for line in lines if line.strip())
    except (OSError, ValueError) as error:
        raise SystemExit(f"cannot read {path}: {error}") from error


def names() -> Lexicon:
    """The names that are hidden from the reader in every evaluation: general ones, of no theatre."""
    return general_lexicon()


class TokenRow(NamedTuple):
    """A sentence of a token-BIO file as text, with each token's span in it and its label."""

    text: str
    tokens: list[Span]
    labels: list[str]


def printed(tokens: Iterable[str]) -> tuple[str, list[Span]]:
    """Tokens set as they would be printed: the text, and each token's span in it."""
    text, spans = "", list[Span]()
    for token in tokens:
        shown = _AS_PRINTED.get(token, token)
        if text and not shown.startswith(_NO_SPACE_BEFORE) and not text.endswith(_NO_SPACE_AFTER):
            text += " "
        spans.append(Span(len(text), len(text) + len(shown)))
        text += shown
    return text, spans


def token_rows(path: Path) -> Iterator[TokenRow]:
    """The sentences of a token-BIO file, set as they would be printed."""
    for row in jsonl(path):
        yield TokenRow(*printed(row["tokens"]), row["labels"])


def newswire_held_out(prefixes: Iterable[str]) -> frozenset[str]:
    """Which of a newswire corpus's ``prefixes`` (one a country or outlet) are for scoring only.

    Every fifth of the distinct ones in order of the alphabet, the first included; no weights are trained on
    their documents.
    """
    return frozenset(sorted(set(prefixes))[::5])


def labelled_runs(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """``(role, first token, end token)`` of each run that BIO ``labels`` mark."""
    found: set[tuple[str, int, int]] = set()
    role, start = "", 0
    for at, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            found.add((role, start, at))
            role = ""
        if label.startswith("B-"):
            role, start = label[2:], at
    return found


def words(text: str) -> list[Span]:
    """The words of a text, in order."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]


def words_in(spans: Iterable[Span], listed: Sequence[Span]) -> frozenset[int]:
    """Which of the words ``listed`` (in order) the spans share at least one code point with."""
    found: set[int] = set()
    for span in spans:
        found.update(at for at, word in enumerate(listed) if word.overlaps(span))
    return frozenset(found)


def quoted_words(text: str, listed: Sequence[Span]) -> frozenset[int]:
    """Which words stand inside double quotation marks; a line break ends a quotation."""
    inside = [Span(*match.span()) for match in re.finditer(r"“[^”\n]*|\"[^\"\n]*\"?", text)]
    return words_in(inside, listed)


def progress(done: int, what: str) -> None:
    """Now and then say on standard error how far it is."""
    if done % 100 == 0:
        print(f"{done} {what} read", file=sys.stderr, flush=True)


def share(part: float, whole: float) -> float:
    """``part / whole``, 0 for nothing of nothing, to four places."""
    return round(part / whole, 4) if whole else 0.0


def scores(right: int, given: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F1 from counts."""
    return {"p": share(right, given), "r": share(right, wanted), "f1": share(2 * right, given + wanted)}
