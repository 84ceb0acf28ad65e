"""The words that tell an act: its verb with the object, or its noun with what it is done to."""

from __future__ import annotations

from trucewatch.instruments.bare_acts import is_act_noun, names_act
from trucewatch.instruments.extents import clause_end, phrase
from trucewatch.instruments.norm import Form, Norm
from trucewatch.instruments.tokens import Tokens, listed

_SHORT_SUBJECT = 3
_LIGHT = frozenset({"make", "take", "give", "exert", "utilize", "carry", "refrain", "agree", "draw", "bring"})
"""Verbs that tell nothing without their object."""
_TIED = frozenset({"at", "from", "in", "into", "on", "to", "upon", "with"})
"""Prepositions that go with the verb before them."""
_FREE = frozenset({"commence", "report", "stop"})
"""Verbs that are told without what follows a preposition."""


def action(tokens: Tokens, norm: Norm) -> range:
    """The words of the act of ``norm``; at least one."""
    if norm.form is Form.DUTY:
        return range(norm.act, norm.act + 1)
    if norm.form is Form.BARRED:
        return phrase(tokens, 0, norm.cue.start, of=1)
    if norm.form is Form.RIGHT and norm.act == 0:
        return range(phrase(tokens, norm.cue.stop, len(tokens), of=1).stop)
    if norm.form is Form.MODAL:
        return _under_modal(tokens, norm)
    asked = norm.form is Form.ITEM or (norm.form is Form.ADDRESS and tokens.at(norm.act - 1) == "to")
    return _predicate(tokens, norm.act) if asked or _is_verb(tokens, norm.act) else _nominal(tokens, norm.act)


def _under_modal(tokens: Tokens, norm: Norm) -> range:
    if norm.passive:
        return _passive(tokens, norm)
    if tokens.at(norm.act - 1) == "be":
        return range(norm.cue.start if norm.cue else norm.act, _state(tokens, norm.act))
    words = _predicate(tokens, norm.act)
    return words if norm.coordinate else range(_told_from(tokens, norm, words), words.stop)


def objects(tokens: Tokens, act: range) -> list[range]:
    """The things of a list that one act is owed for: "agree on A, B, and C"; empty where there is no list."""
    if tokens.at(act[-1]) not in {"on", "upon"} or tokens.at(act[0]) not in {"agree", "agreed"}:
        return []
    found, start = list[range](), act.stop
    for at in range(act.stop, len(tokens) + 1):
        word = tokens.at(at)
        if word in {",", ";", "."} or at == len(tokens):
            opening = 1 if tokens.at(start) == "and" else 0
            if at > start + opening:
                found.append(range(start + opening, at))
            start = at + 1
    return found if len(found) > 2 else []


def _told_from(tokens: Tokens, norm: Norm, words: range) -> int:
    """Where the act is told from: its subject if that is an act, the modal if the verb has no object."""
    alone = len(words) == 1
    if norm.cue and (alone or tokens.at(norm.act + 1) in {"effect", "force", "into", "place"}):
        subject = _act_for_subject(tokens, norm)
        if subject is not None:
            return subject
    return norm.cue.start if norm.cue and alone and tokens.at(norm.cue.stop - 1) != "to" else words.start


def _act_for_subject(tokens: Tokens, norm: Norm) -> int | None:
    """Where a short subject begins that is itself an act: "the cease-fire shall", "elections will"."""
    start = next(
        (at + 1 for at in range(norm.cue.start - 1, -1, -1) if tokens.at(at) in {"that", ",", ";"}), 0
    )
    subject = range(start, norm.cue.start)
    if not 0 < len(subject) <= _SHORT_SUBJECT:
        return None
    return start if names_act(tokens.at(subject[-1])) else None


def _state(tokens: Tokens, at: int) -> int:
    """The end of a predicate after "be": "free and fair", "in accordance with the formula"."""
    end = at + 1
    if tokens.at(end) in {"and", "or"}:
        end += 2
    if tokens.at(at) == "in" and tokens.at(at + 2) == "with":
        end = at + 3
        return phrase(tokens, end, len(tokens), of=1).stop
    if tokens.at(end) in {"for", "to", "with", "on", "by", "from"}:
        return phrase(tokens, end + 1, len(tokens), of=0).stop
    return min(end, len(tokens))


def _is_verb(tokens: Tokens, at: int) -> bool:
    word = tokens.at(at)
    while tokens.is_adverb(at):
        at, word = at + 1, tokens.at(at + 1)
    if word.endswith("ing"):
        return tokens.at(at + 1) not in {"of", "by", ","}
    return word in listed("imperatives") and not (
        is_act_noun(tokens, at) and tokens.at(at + 1) in {"of", "by"}
    )


def _nominal(tokens: Tokens, at: int) -> range:
    """A noun of an act with what it is done to: "withdrawal of heavy weapons", "exemption from tax"."""
    words = phrase(tokens, at, len(tokens), of=2)
    if tokens.at(words.stop) in {"from", "to"} and len(words) == 1:
        return range(at, phrase(tokens, words.stop + 1, len(tokens), of=0).stop)
    if tokens.at(words.stop) in {"which", "that"} and tokens.at(words.stop - 1) in listed("transparent"):
        return range(at, clause_end(tokens, words.stop + 1))
    return words


def _passive(tokens: Tokens, norm: Norm) -> range:
    """The participle with its partner and what is tied to it; with its subject if that is an act."""
    end = norm.act + 1
    while tokens.at(end) in {"and", "or"} and _next_participle(tokens, end + 1) and not norm.coordinate:
        end = _next_participle(tokens, end + 1)
    if tokens.at(end) in {"into", "for"} or (
        tokens.at(end) == "on" and tokens.at(norm.act) in {"based", "founded"}
    ):
        end = max(end, phrase(tokens, end + 1, len(tokens), of=1).stop)
    elif tokens.at(end) in {"back", "out", "up", "upon", "on", "off", "over", "mutual"}:
        end += 1
    start = norm.act
    while tokens.is_adverb(start - 1):
        start -= 1
    subject = _act_for_subject(tokens, norm) if norm.cue and not norm.coordinate else None
    return range(start if subject is None else subject, min(end, len(tokens)))


def _next_participle(tokens: Tokens, at: int) -> int:
    """The end of "(adverb) participle" at ``at``, 0 if none stands there."""
    while tokens.is_adverb(at):
        at += 1
    return at + 1 if tokens.at(at).endswith("ed") and tokens.at(at + 1) != "the" else 0


def _predicate(tokens: Tokens, at: int) -> range:
    """A verb (with a second one beside it) and its object."""
    start = at
    while tokens.is_adverb(at) or tokens.at(at) == "be":
        at += 1
    end = _verb_end(tokens, at)
    verb = tokens.at(at)
    if tokens.at(end) == "that":
        return range(start, clause_end(tokens, end + 1))
    if tokens.at(end) in _TIED and verb not in _FREE:
        if verb in {"agree", "agreed"}:
            return range(start, end + 1)
        end += 2 if tokens.at(end) == "to" else 1
    if not tokens.is_word(end) or tokens.at(end) in listed("prepositions") | listed("subordinators"):
        return range(start, end)
    of = 0 if verb == "ensure" else 2 if verb in _LIGHT else 1
    stop = phrase(tokens, end, len(tokens), of=of).stop
    if verb in _LIGHT and tokens.at(stop) in {"with", "which", "for"}:
        stop = max(stop, phrase(tokens, stop + 1, len(tokens), of=0).stop)
    elif verb in _LIGHT and tokens.at(stop) == "to" and tokens.is_word(stop + 1):
        stop = _predicate(tokens, stop + 1).stop
    return range(start, max(start + 1, min(stop, len(tokens))))


def _verb_end(tokens: Tokens, at: int) -> int:
    """The end of the verb at ``at`` with its partner ("support and facilitate"), adverbs and particle."""
    end = at + 1
    if tokens.at(end) in {"and", "or"} and tokens.at(end + 1) in listed("imperatives"):
        end += 2
    while tokens.is_adverb(end):
        end += 1
    return end + 1 if tokens.at(end) in {"back", "down", "out", "over", "up"} else end
