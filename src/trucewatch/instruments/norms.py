"""The norms of a provision, of every form, in its order."""

from __future__ import annotations

from trucewatch.instruments.addresses import addresses
from trucewatch.instruments.bans import bans, rights
from trucewatch.instruments.bare_acts import bare_acts
from trucewatch.instruments.modals import modals, performatives
from trucewatch.instruments.norm import RELATIVES, Norm
from trucewatch.instruments.tokens import Tokens, listed


def norms(tokens: Tokens) -> list[Norm]:
    """The norms of one provision, in its order."""
    found: list[Norm] = []
    for norm in addresses(tokens):
        if all(norm.act != one.act for one in found):
            found.append(norm)
    if tokens.at(0) in listed("stating") and not _commits(tokens):
        return found
    for norm in (*bans(tokens), *rights(tokens), *modals(tokens), *performatives(tokens)):
        covered = {at for one in found for at in one.cue}
        if (covered.isdisjoint(norm.cue) or norm.coordinate) and all(norm.act != one.act for one in found):
            found.append(norm)
    if all(tokens.at(norm.cue.start - 1) in RELATIVES for norm in found):
        found += bare_acts(tokens)
    return sorted(found, key=lambda norm: (norm.act, norm.cue.start))


def _commits(tokens: Tokens) -> bool:
    """Whether what is reaffirmed is a commitment, which is one anew."""
    return "commitment" in tokens.low[:6]
