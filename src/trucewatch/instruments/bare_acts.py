"""Clauses with no finite verb that name an act alone: "Withdrawal of", "Ensure", "To launch", "adopting"."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.instruments.norm import CLOSERS, FINITE, Form, Norm
from trucewatch.instruments.tokens import Tokens, data, listed
from trucewatch.model.vocabulary import Modality


def bare_acts(tokens: Tokens) -> Iterator[Norm]:
    """The act of a clause that has no finite verb: its imperative, infinitive, gerund or noun."""
    if (
        tokens.at(1).endswith("s")
        and tokens.at(1)[:-1] in listed("imperatives")
        and not is_act_noun(tokens, 0)
    ):
        yield Norm(Form.MODAL, Modality.OBLIGATION, range(0), 1)  # "State supports": a norm in the present
        return
    if _has_predicate(tokens):
        return
    at = 1 if tokens.at(0) == "to" else 0
    while tokens.is_adverb(at) or tokens.at(at) in {"the", "an", "a", "early", "full", "immediate"}:
        at += 1
    start = 0 if at and tokens.at(0) not in {"to", "the", "a", "an"} else at
    if tokens.at(at) in listed("imperatives") or _noun_ahead(tokens, at):
        yield Norm(Form.BARE, Modality.OBLIGATION, range(0), start)
        yield from _further_acts(tokens, at)


def _has_predicate(tokens: Tokens) -> bool:
    """Whether a finite verb stands in the main clause, so that the clause tells or defines something."""
    for at in range(len(tokens)):
        if tokens.at(at) in listed("subordinators") or tokens.at(at) in CLOSERS:
            return False
        if tokens.at(at) in FINITE | {"shall", "will", "must", "may"}:
            return True
    return False


def is_act_noun(tokens: Tokens, at: int) -> bool:
    """Whether a noun of an act stands at ``at``: "withdrawal", "disarmament"."""
    word = tokens.at(at)
    if word in listed("act_nouns"):
        return True
    return len(word) > 5 and word.endswith(tuple(data("norms.yaml")["act_endings"]))


def names_act(word: str) -> bool:
    """Whether a lower-case noun is an act and surely no body: "elections" and "fighting", not "mission"."""
    return (
        word in listed("act_nouns") or word in listed("carriers") or (len(word) > 5 and word.endswith("ing"))
    )


def _noun_ahead(tokens: Tokens, at: int) -> bool:
    """Whether the phrase that begins at ``at`` has a noun of an act before its first preposition or comma."""
    for ahead in range(at, min(at + 6, len(tokens))):
        if is_act_noun(tokens, ahead) and (ahead == 0 or not tokens.printed(ahead)[:1].isupper()):
            return True
        if tokens.at(ahead) in listed("prepositions") or tokens.at(ahead) in CLOSERS:
            return False
    return False


def _further_acts(tokens: Tokens, first: int) -> Iterator[Norm]:
    """Acts of the same rank later in a clause with no finite verb: ", as well as ADOPTING"."""
    gerund = tokens.at(first).endswith("ing")
    for at in range(first + 2, len(tokens) - 2):
        joined = tokens.at(at) == "and" or (tokens.at(at) == "as" and tokens.at(at - 1) == "well")
        if not joined:
            continue
        same = tokens.at(at + 1).endswith("ing") if gerund else False
        apart = not is_act_noun(tokens, at - 1) and tokens.at(at - 1) != ","
        noun = is_act_noun(tokens, at + 1) and tokens.at(at + 2) in {"of", "by"} and at > first + 3 and apart
        if same or (noun and not gerund):
            yield Norm(Form.BARE, Modality.OBLIGATION, range(0), at + 1)
