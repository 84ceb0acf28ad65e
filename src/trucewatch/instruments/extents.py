"""How far a phrase of an act reaches: its nouns with what "of" adds, lists, and where it breaks off."""

from __future__ import annotations

from trucewatch.instruments.bare_acts import is_act_noun
from trucewatch.instruments.tokens import Tokens, listed

_REACH = 22  # words; a longer object is told by its beginning
_STOPS = frozenset({";", ":", ".", "(", ")", "–", "—"})
_LOOSE = frozenset({"and", "or", ",", "of", "the", "a", "any"})
_ENDS = frozenset(
    {"shall", "will", "must", "is", "are", "may", "not", "including", "especially", "primarily"}
)


def clause_end(tokens: Tokens, at: int) -> int:
    """Where a clause that goes on at ``at`` may be cut: at a mark, "with" or "by", or eight words on."""
    for end in range(at, min(at + 8, len(tokens))):
        if tokens.at(end) in _STOPS | {",", "with", "by"}:
            return end
    return min(at + 8, len(tokens))


def phrase(tokens: Tokens, start: int, stop: int, *, of: int) -> range:
    """A noun phrase from ``start`` on, with at most ``of`` complements that "of" adds."""
    end = start
    while end < min(stop, start + _REACH):
        word = tokens.at(end)
        if word == "of" and (of > 0 or tokens.at(end - 1) in listed("transparent")):
            of -= tokens.at(end - 1) not in listed("transparent")
        elif word == ",":
            if not _continues_list(tokens, end):
                break
        elif word in {"and", "or"}:
            if not _joins_nouns(tokens, end):
                break
        elif word in _STOPS or (end > start and _closes(tokens, end)):
            break
        end += 1
    while end > start + 1 and (tokens.at(end - 1) in _LOOSE or _hangs(tokens, end - 1)):
        end -= 1
    return range(start, max(end, min(start + 1, stop)))


def _hangs(tokens: Tokens, at: int) -> bool:
    """Whether a participle that begins a further phrase stands at ``at``: "measures AIMED at"."""
    return tokens.at(at).endswith("ed") and tokens.at(at + 1) in {"at", "to", "by", "in", "within", "under"}


def _closes(tokens: Tokens, at: int) -> bool:
    word = tokens.at(at)
    return word in listed("prepositions") or word in listed("subordinators") or word in _ENDS


def _continues_list(tokens: Tokens, comma: int) -> bool:
    """Whether a comma stands in a list of single words with "and": "access, delivery, and storage"."""
    for at in range(comma + 1, min(comma + 8, len(tokens))):
        word = tokens.at(at)
        if word in {"and", "or"}:
            return tokens.at(at + 1) not in {"the", "any", "all"} and tokens.is_word(at + 1)
        if word in listed("prepositions") or word in listed("determiners") or word in _STOPS:
            return False
        if word == "," and at == comma + 1:
            return False
    return False


def _joins_nouns(tokens: Tokens, at: int) -> bool:
    """Whether "and" at ``at`` joins two nouns and not two clauses or acts."""
    after = tokens.at(at + 1)
    if (
        after in listed("determiners") - {"all", "certain", "other"}
        or after in listed("prepositions")
        or after == "to"
    ):
        return False
    apart = not is_act_noun(tokens, at - 1) and tokens.at(at - 1) != ","
    return tokens.is_word(at + 1) and not (
        apart and is_act_noun(tokens, at + 1) and tokens.at(at + 2) == "of"
    )
