"""A norm: where a provision orders, bars or allows an act, in which words, and of what kind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from trucewatch.instruments.tokens import Tokens, listed
from trucewatch.model.vocabulary import Modality

ADVERBS = frozenset(
    {"also", "then", "fully", "hereby", "only", "therefore", "further", "again", "not", "never", "forthwith",
     "jointly", "now"}
)  # fmt: skip
RELATIVES = frozenset({"who", "which"})
"""Relative pronouns whose clause may lay down a duty of its own; one with "that" tells of which thing."""

FINITE = frozenset({"is", "are", "was", "were", "has", "have", "does", "do"})
CLOSERS = frozenset({",", ";", ":", ".", "(", ")"})
JOINS = frozenset({",", "and", "or"})


class Form(Enum):
    """How a norm is put; it decides where its act and its obligor stand."""

    ADDRESS = auto()
    MODAL = auto()
    BAN = auto()
    BARRED = auto()
    RIGHT = auto()
    DUTY = auto()
    BARE = auto()
    ITEM = auto()


@dataclass(frozen=True, slots=True)
class Norm:
    """A norm in words of its provision: ``cue`` may be empty; the act is told from word ``act`` on."""

    form: Form
    modality: Modality
    cue: range
    act: int
    passive: bool = False
    coordinate: bool = False
    """Whether it is a further act under the cue of the one before."""


def ends_an_act(tokens: Tokens, at: int) -> bool:
    """Whether the verb at ``at`` says that an act is to end: "cease all", "refrain from"."""
    follows = tokens.at(at + 1)
    return tokens.at(at) in listed("ceasing") and (
        follows in {"all", "any"}
        or (follows == "from" and tokens.at(at) not in {"stop", "cease", "end", "halt"})
    )


def is_participle(word: str) -> bool:
    """Whether a lower-case word may be the participle of a passive."""
    return word.endswith("ed") or word in listed("participles")
