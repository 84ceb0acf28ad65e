"""Norms put by a noun or a predicate: bans, acts that are said to be barred, rights, responsibilities."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.instruments.norm import Form, Norm
from trucewatch.instruments.tokens import Tokens, phrases
from trucewatch.model.vocabulary import Modality


def bans(tokens: Tokens) -> Iterator[Norm]:
    """Acts that a noun bars ("ban on") or a predicate says to be barred ("are prohibited")."""
    at = 0
    while at < len(tokens):
        end = tokens.starts(at, phrases("bans"))
        if end is not None:
            start = at - 1 if tokens.at(at - 1) == "a" else at
            yield Norm(Form.BAN, Modality.PROHIBITION, range(start, end), _past_determiner(tokens, end))
            yield from _further_objects(tokens, Norm(Form.BAN, Modality.PROHIBITION, range(start, end), end))
            at = end
            continue
        if tokens.at(at) == "ban" and (on := _introduced(tokens, at)) is not None:
            yield Norm(Form.BAN, Modality.PROHIBITION, range(max(at - 1, 0), on), on)
            at = on
            continue
        end = tokens.starts(at, phrases("barred"))
        if end is not None:
            only = "permissible" in tokens.low[at:end]
            kind = Modality.ENTITLEMENT if only else Modality.PROHIBITION
            yield Norm(Form.BARRED, kind, range(at, end), 0)
        if tokens.at(at) == "no" and at == 0 and not {"shall", "may", "must", "will"} & set(tokens.low[:8]):
            yield Norm(Form.BAN, Modality.PROHIBITION, range(1), 1)
        at += 1


def _introduced(tokens: Tokens, at: int) -> int | None:
    """Where the act begins in "a ban from that day on is to be introduced ON flights"."""
    for spot in range(at + 1, min(at + 20, len(tokens))):
        if tokens.at(spot) == "on" and tokens.at(spot - 1).endswith("ed"):
            return spot + 1
    return None


def _further_objects(tokens: Tokens, ban: Norm) -> Iterator[Norm]:
    """A second act under one ban: "ban on the use of weapons and ANY form of offensive action"."""
    for at in range(ban.act + 1, len(tokens) - 1):
        if tokens.at(at) in {",", ";", "as"}:
            return
        if tokens.at(at) in {"and", "or"} and tokens.at(at + 1) in {"any", "all", "every"}:
            yield Norm(ban.form, ban.modality, ban.cue, at + 1)


def _past_determiner(tokens: Tokens, at: int) -> int:
    return at + 1 if tokens.at(at) in {"the", "a", "an"} else at


def rights(tokens: Tokens) -> Iterator[Norm]:
    """Rights and possibilities at the head of a clause, and responsibilities told by a predicate."""
    end = tokens.starts(0, phrases("rights"))
    if end is not None:
        to = next((at for at in range(end, min(len(tokens), end + 8)) if tokens.at(at) == "to"), None)
        act = to + 1 if tokens.at(end - 1) == "for" and to is not None else 0
        yield Norm(Form.RIGHT, Modality.ENTITLEMENT, range(end), act)
    for at in range(1, len(tokens)):
        end = tokens.starts(at, phrases("duties"))
        if end is not None:
            yield Norm(Form.DUTY, Modality.OBLIGATION, range(at, end), end - 2)
