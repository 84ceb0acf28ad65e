"""Sentences of our own in the manner of cease-fire dispatches, made by a small grammar.

The corpus of attributions is about an election, and some forms that dispatches live by are rare in it: one
cue after another for the same source, "alleged the ombudsman" set into a sentence, "reportedly" with nobody
named, a rebuttal in two words, claims within claims. A few hundred such sentences an epoch teach the forms.

The grammar stands in ``dispatches.txt``. A template marks its parts in brackets: ``[s …]`` source, ``[q …]``
cue, ``[c …]`` content, with the number of the attribution (or several, for a shared source) after the letter;
1 is left out. Words in capitals are filled from the table of that name, again and again until none is left.
"""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

_PART = re.compile(r"\[([sqc])([\d,]*) ")
_ENDS = (".", "”")
ROLES = {"s": "source", "q": "cue", "c": "content"}


def _grammar(path: Path) -> tuple[list[str], dict[str, list[str]]]:
    """Templates and tables of a grammar file; a table may stand on several lines."""
    templates: list[str] = []
    tables: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, equals, choices = line.partition(" = ")
        if equals and name.isupper():
            tables.setdefault(name, []).extend(choices.split(" | "))
        elif line and not line.startswith("#"):
            templates.append(line)
    return templates, tables


_TEMPLATES, _TABLES = _grammar(Path(__file__).with_name("dispatches.txt"))
_NAMED = re.compile(r"\b(?:" + "|".join(sorted(_TABLES, key=len, reverse=True)) + r")\b")


def dispatch(draw: random.Random) -> dict[str, Any]:
    """One made-up item in PolNeAR's form: up to three sentences, or a fragment."""
    text = ""
    attributions: list[dict[str, list[list[int]]]] = []
    for _ in range(draw.choice((1, 1, 2, 3))):
        sentence, found = _read(_filled(draw.choice(_TEMPLATES), draw))
        if text and not sentence.endswith(_ENDS):
            continue  # a fragment stands alone, as a content does when it is read by itself
        if text:
            text += " "
        for each in found:
            moved = {role: [[a + len(text), b + len(text)] for a, b in spans] for role, spans in each.items()}
            attributions.append(moved)
        text += sentence
        if not text.endswith(_ENDS):
            break
    return {"text": text, "attributions": attributions}


def _filled(template: str, draw: random.Random) -> str:
    while (slot := _NAMED.search(template)) is not None:
        template = template[: slot.start()] + draw.choice(_TABLES[slot.group()]) + template[slot.end() :]
    return template


def _read(marked: str) -> tuple[str, list[dict[str, list[list[int]]]]]:
    """A filled template as text, first letter in capitals if it is a sentence, with its attributions."""
    text = ""
    attributions: dict[str, dict[str, list[list[int]]]] = {}
    at = 0
    while (part := _PART.search(marked, at)) is not None:
        text += marked[at : part.start()]
        at = marked.index("]", part.end())
        body = marked[part.end() : at]
        for number in (part.group(2) or "1").split(","):
            each = attributions.setdefault(number, {role: [] for role in ROLES.values()})
            each[ROLES[part.group(1)]].append([len(text), len(text) + len(body)])
        text += body
        at += 1
    text += marked[at:]
    if text.endswith(_ENDS):
        text = text[0].upper() + text[1:]
    return text, [each for each in attributions.values() if each["content"]]
