"""Norms that an organ addresses to somebody: "calls upon both to withdraw", "demands that they withdraw"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.instruments.modals import in_condition, modal, modal_at
from trucewatch.instruments.norm import ADVERBS, JOINS, Form, Norm, ends_an_act
from trucewatch.instruments.tokens import Tokens, listed, phrases
from trucewatch.model.vocabulary import Modality


def addresses(tokens: Tokens) -> Iterator[Norm]:
    """Every act that an organ addresses to somebody."""
    for modality in ("obligation", "entitlement", "aspiration", "procedural"):
        for at in range(len(tokens)):
            end = tokens.starts(at, phrases("addresses", modality))
            if end is None or not _opens(tokens, at):
                continue
            yield from _addressed(tokens, Modality(modality), range(at, end))


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether an organ may begin to speak at ``at``: at the head, after its name, or after "and"."""
    while at > 0 and tokens.at(at - 1) in ADVERBS | {"strongly", "once", "more"}:
        at -= 1
    before = tokens.at(at - 1)
    return at == 0 or before in JOINS | {";", "meantime", "they", "parties", "council", "sides"}


def _addressed(tokens: Tokens, modality: Modality, cue: range) -> Iterator[Norm]:
    """The acts that one address asks for: each infinitive after it, or the clause after "that"."""
    stop = next((at for at in range(cue.stop, len(tokens)) if _is_next_address(tokens, at)), len(tokens))
    if tokens.at(cue.stop) == "that":
        yield from _clause_after_that(tokens, modality, cue, stop)
        return
    heads = [at for at in range(cue.stop, stop) if tokens.at(at) == "to" and _may_head(tokens, at)]
    for nth, at in enumerate(heads):
        if nth == 0 or _is_coordinate(tokens, at):
            yield _asked(tokens, modality, cue, range(at + 1, stop))


def _asked(tokens: Tokens, modality: Modality, cue: range, words: range) -> Norm:
    """One act asked for; "to refrain from" and "to undertake not to" lead to the act that is barred."""
    at, barred = words.start, tokens.at(words.start - 2) == "not"
    if tokens.at(at) in {"undertake", "agree", "commit", "pledge"}:
        inner = next((spot for spot in words[1:4] if tokens.at(spot) in {"to", "that"}), None)
        if inner is not None and tokens.at(inner) == "that":
            modals = (spot for spot in words if modal_at(tokens, spot) is not None and spot > inner)
            spot = next(modals, None)
            hit = modal_at(tokens, spot) if spot is not None else None
            if spot is not None and hit is not None:
                promised = modal(tokens, hit[0], range(spot, hit[1]))
                return Norm(Form.ADDRESS, promised.modality, cue, promised.act)
        elif inner is not None:
            at, barred = inner + 1, tokens.at(inner - 1) == "not"
    end = tokens.starts(at, phrases("bans"))
    if end is not None:
        return Norm(Form.ADDRESS, Modality.PROHIBITION, cue, end)
    barred = barred or ends_an_act(tokens, at)
    return Norm(Form.ADDRESS, Modality.PROHIBITION if barred else modality, cue, at)


def _clause_after_that(tokens: Tokens, modality: Modality, cue: range, stop: int) -> Iterator[Norm]:
    """The act of "demands that X withdraw" or "decides that X shall be provided with"."""
    for at in range(cue.stop + 1, stop):
        for kind in ("obligation", "aspiration", "entitlement", "prohibition"):
            end = tokens.starts(at, phrases("modals", kind))
            if end is not None and not in_condition(tokens, at):
                yield modal(tokens, modality, range(at, end))
                return
    verbs = [at for at in range(cue.stop + 2, stop) if tokens.at(at) in listed("imperatives")]
    if verbs:
        yield Norm(Form.ADDRESS, modality, cue, verbs[0])


def _is_next_address(tokens: Tokens, at: int) -> bool:
    every = (*phrases("addresses", "obligation"), *phrases("addresses", "procedural"),
             *phrases("addresses", "aspiration"))  # fmt: skip
    return tokens.starts(at, every) is not None and _opens(tokens, at)


def _may_head(tokens: Tokens, at: int) -> bool:
    """Whether "to" at ``at`` may begin the act asked for, and is no preposition."""
    follows = tokens.at(at + 1)
    return (
        tokens.is_word(at + 1)
        and follows not in listed("determiners")
        and not tokens.printed(at + 1)[:1].isupper()
    )


def _is_coordinate(tokens: Tokens, at: int) -> bool:
    """Whether "to" at ``at`` begins another act of the same rank: after a comma or "and"."""
    before = at - 1 if tokens.at(at - 1) != "not" else at - 2
    return tokens.at(before) in {",", ";"} or (
        tokens.at(before) in {"and", "or"} and tokens.at(before - 1) == ","
    )
