"""Norms put by a modal: "the parties shall withdraw", "is entitled to", "may not be disavowed"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.instruments.norm import (
    ADVERBS,
    CLOSERS,
    FINITE,
    RELATIVES,
    Form,
    Norm,
    ends_an_act,
    is_participle,
)
from trucewatch.instruments.tokens import Tokens, listed, phrases
from trucewatch.model.vocabulary import Modality

_NEGATIONS = frozenset({"not", "never", "neither", "nor"})
_CONDITIONS = frozenset(
    {"if", "unless", "provided", "whether", "where", "whereby", "until", "when", "what", "how"}
)


def modals(tokens: Tokens) -> Iterator[Norm]:
    """Every modal that lays something down, each followed by the further acts under it."""
    at = 0
    while at < len(tokens):
        hit = modal_at(tokens, at)
        if hit is None:
            at += 1
            continue
        kind, end = hit
        defines = {"mean", "meaning"} & set(tokens.low[end : end + 4])
        month = tokens.printed(at) == "May" or tokens.at(end)[:1].isdigit()
        if not (in_condition(tokens, at) or _tells_of(tokens, at) or defines or month):
            norm = modal(tokens, kind, range(at, end))
            yield norm
            yield from _coordinated(tokens, norm)
        at = end


def modal_at(tokens: Tokens, at: int) -> tuple[Modality, int] | None:
    """The longest modal that stands at ``at``: its kind and its end (exclusive)."""
    hits = [
        (end, kind)
        for kind in ("obligation", "prohibition", "entitlement", "aspiration")
        if (end := tokens.starts(at, phrases("modals", kind))) is not None
    ]
    return (Modality(max(hits)[1]), max(hits)[0]) if hits else None


def modal(tokens: Tokens, kind: Modality, cue: range) -> Norm:
    """A modal with what follows it: negation, adverbs, the passive's "be"."""
    at, negated, passive = cue.stop, False, False
    while True:
        word = tokens.at(at)
        beyond = tokens.starts(at, phrases("adverbials"))
        if beyond is not None:
            at = beyond
            continue
        if word in _NEGATIONS:
            negated = True
        elif word == "be" or (word == "have" and tokens.at(at + 1) == "been"):
            passive = True
        elif not (word in ADVERBS or tokens.is_adverb(at)):
            if word == "," and (end := _parenthesis(tokens, at)):
                at = end
                continue
            break
        at += 1
    passive = passive and is_participle(tokens.at(at))
    if negated or _of_nobody(tokens, cue.start) or (kind is Modality.OBLIGATION and ends_an_act(tokens, at)):
        kind = Modality.PROHIBITION
    return Norm(Form.MODAL, kind, cue, at, passive)


def _of_nobody(tokens: Tokens, modal: int) -> bool:
    """Whether the subject bars the act: "NEITHER party shall", "NO forces may"."""
    start = max((at + 1 for at in range(modal) if tokens.at(at) in CLOSERS), default=0)
    return tokens.at(start) in {"neither", "no", "nobody", "none"}


def _parenthesis(tokens: Tokens, at: int) -> int | None:
    """The word after the comma that closes what a comma at ``at`` opens: ", fully or in part,"."""
    for end in range(at + 1, min(at + 9, len(tokens))):
        if tokens.at(end) == ",":
            return end + 1
    return None


def _coordinated(tokens: Tokens, norm: Norm) -> Iterator[Norm]:
    """Further predicates under the same modal: "will publish the orders and CONFIRM that they comply"."""
    at = norm.act + 1
    while at < len(tokens) - 1 and tokens.at(at) not in {";", "."}:
        if modal_at(tokens, at) is not None:
            return
        joined = tokens.at(at) in {"and", "or", "but"} and tokens.at(at + 1) not in CLOSERS
        ahead = at + 1
        if joined and at > norm.act + 1 and _is_predicate(tokens, ahead, passive=norm.passive):
            while tokens.at(ahead) in ADVERBS | {"be"} or tokens.is_adverb(ahead):
                ahead += 1
            yield Norm(Form.MODAL, norm.modality, norm.cue, ahead, norm.passive, coordinate=True)
            at = ahead
        at += 1


def _is_predicate(tokens: Tokens, at: int, *, passive: bool) -> bool:
    word = tokens.at(at)
    while word in ADVERBS | {"be"} or tokens.is_adverb(at):
        at, word = at + 1, tokens.at(at + 1)
    if passive:
        follows = tokens.at(at + 1)
        return word.endswith("ed") and (follows in listed("prepositions") or follows in {"", ".", ";", ","})
    after = tokens.at(at + 1)
    named = tokens.printed(at + 1)[:1].isupper() or after.endswith("s")
    governs = named or after in listed("determiners") or after in {"that", "to", "with", "from", "in", "on"}
    return word in listed("imperatives") | {"confirm", "abide", "respond"} and governs


def in_condition(tokens: Tokens, at: int) -> bool:
    """Whether the modal stands in a clause of condition, or of how things were agreed."""
    if tokens.at(at) == "should" and tokens.at(at - 1) in {",", ""}:
        return True  # "should men be introduced, …"
    for before in range(at - 1, -1, -1):
        word = tokens.at(before)
        if word in CLOSERS or word in FINITE:
            return False
        if word in _CONDITIONS or (word == "as" and at - before <= 2):
            return True
    return False


def _tells_of(tokens: Tokens, at: int) -> bool:
    """Whether the modal's clause only tells of which thing is spoken: "the formula that SHALL be agreed"."""
    before = at - 1
    while tokens.is_adverb(before):
        before -= 1
    if tokens.at(before) in RELATIVES:
        return False
    if tokens.at(before) == "that":
        return tokens.at(before - 1) not in listed("that_verbs") | {","}
    return False


def performatives(tokens: Tokens) -> Iterator[Norm]:
    """An act that is done by being said: "a cease-fire is hereby declared"."""
    for at in range(1, len(tokens)):
        if tokens.at(at) == "hereby" and tokens.at(at + 1).endswith("ed"):
            start = at - 1 if tokens.at(at - 1) in FINITE else at
            yield Norm(Form.MODAL, Modality.OBLIGATION, range(start, at + 1), at + 1, passive=True)
