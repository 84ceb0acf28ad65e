"""Counts in how many news documents each concept stands, for `trucewatch.linking.stories`.

    python -m training.word_frequencies > src/trucewatch/linking/data/word_frequencies.tsv

The news are the corpora `wp_current_events` (class B) and `wikinews_2019_2020` (class A) under
``TRUCEWATCH_CORPORA``. What is kept are numbers; concepts of fewer than `LEAST` documents are left out.
"""

from __future__ import annotations

import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path

from trucewatch.linking.similarity import concept

FILES = ("wp_current_events/2002_2025_text_only.jsonl.gz", "wikinews_2019_2020/all.jsonl.gz")
LEAST = 20
_WORD = re.compile(r"\w+(?:[’'\-–]\w+)*")


def main() -> None:
    """Print the table: a comment, the number of documents, then a concept and its number a line."""
    corpora = Path(os.environ["TRUCEWATCH_CORPORA"])
    found: Counter[str] = Counter()
    documents = 0
    for name in FILES:
        with gzip.open(corpora / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                words = _WORD.findall(json.loads(line).get("text", ""))
                found.update({one for word in words if (one := concept(word.lower())) is not None})
                documents += 1
    print("# In how many of so many news documents a concept stands. Made by training/word_frequencies.py.")
    print(f"documents\t{documents}")
    for word, count in sorted(found.items()):
        if count >= LEAST and word.isascii():
            print(f"{word}\t{count}")


if __name__ == "__main__":
    main()
