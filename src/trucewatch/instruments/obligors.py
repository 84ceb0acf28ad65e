"""Who owes an act: its subject, the agent after "by", or whom an organ addresses; nobody is guessed."""

from __future__ import annotations

from trucewatch.instruments.bare_acts import names_act
from trucewatch.instruments.norm import Form, Norm
from trucewatch.instruments.tokens import Tokens, listed

_OPENERS = frozenset(
    {"accordingly", "after", "as", "at", "based", "before", "by", "during", "following", "for", "from",
     "furthermore", "if", "immediately", "in", "on", "once", "pending", "should", "to", "under", "until",
     "upon", "when", "where", "with", "within"}
)  # fmt: skip
_AGENT_ENDS = frozenset({",", ";", ".", ":", "no", "not"})
_JOINS = frozenset({"and", "or"})
_WITHIN = frozenset({"of", "for", "from", "to", "the"})
"""Words that go on with the name of a body: "the Ministry of Defence", "forces from the region"."""
_COMPANIONS = (("in", "collaboration", "with"), ("in", "cooperation", "with"), ("in", "concert", "with"),
               ("together", "with"), ("along", "with"), ("jointly", "with"))  # fmt: skip
_WITH = (("discussed", "and", "agreed", "upon", "with"), ("agreed", "with"), ("agreed", "upon", "with"))
_THINGS = frozenset({"it", "this", "these", "that", "there", "which", "such"})


def obligors(tokens: Tokens, norm: Norm, action: range) -> tuple[range, ...]:
    """The phrases that name who owes the act, in the order of the text; empty where nobody is named."""
    if norm.form is Form.ADDRESS:
        return _addressees(tokens, norm)
    if norm.form is Form.DUTY:
        return _named(tokens, range(norm.cue.stop, len(tokens)))
    if norm.form is Form.RIGHT and norm.act > 0:
        return _named(tokens, range(norm.cue.stop, norm.act - 1))
    if norm.form is Form.MODAL and not norm.passive:
        return _subject(tokens, norm)
    return _agents(tokens, action) or _partners(tokens, action)


def _addressees(tokens: Tokens, norm: Norm) -> tuple[range, ...]:
    start, stop = norm.cue.stop, norm.act
    if tokens.at(start) == "that":
        start += 1
    for at in range(start, stop):
        if tokens.at(at) in {"to", ","} or (tokens.at(at) == "not" and tokens.at(at + 1) == "to"):
            companion = _companion(tokens, at + 1 if tokens.at(at) == "," else at)
            return (*_named(tokens, range(start, at)), *companion)
    return _named(tokens, range(start, stop))


def patient(tokens: Tokens, norm: Norm, action: range) -> range:
    """What a passive act is done to, the phrase before its modal; empty where the act's words hold it."""
    apart = norm.form is Form.MODAL and norm.passive and norm.cue and not norm.coordinate
    found = _phrases_before(tokens, norm) if apart and action.start >= norm.cue.start else ()
    return found[0] if found else range(0)


def _subject(tokens: Tokens, norm: Norm) -> tuple[range, ...]:
    """Who is to act: the phrase before the modal, unless it is an act itself or only points at something."""
    return tuple(
        one
        for one in _phrases_before(tokens, norm)
        if tokens.at(one.start) not in _THINGS and not names_act(tokens.at(one[-1]))
    )


def _phrases_before(tokens: Tokens, norm: Norm) -> tuple[range, ...]:
    """The phrase before the modal, over relative pronouns, openings and what stands between commas."""
    stop = norm.cue.start if norm.cue else norm.act
    start = max((at + 1 for at in range(stop) if tokens.at(at) in {";", ":"} or _cuts(tokens, at)), default=0)
    if tokens.at(stop - 1) in {"who", "which"} and stop - 1 > start:
        return _last_phrase(tokens, start, stop - 1)
    start = _past_opening(tokens, start, stop)
    return _named(tokens, range(start, stop))


def _cuts(tokens: Tokens, at: int) -> bool:
    """Whether a clause ends at ``at``: "and" with a comma before it and a phrase after, or "that"."""
    if tokens.at(at) == "that":
        return tokens.at(at - 1) in listed("that_verbs")
    opens = tokens.at(at - 1) == "," or tokens.at(at + 1) in {"they", "it"}
    return tokens.at(at) in {"and", "but"} and opens


def _past_opening(tokens: Tokens, start: int, stop: int) -> int:
    """Where the subject begins after "Within 72 hours of the signing (,)" or "To this end,"."""
    while tokens.at(start) in _OPENERS | {","} or tokens.at(start).endswith("ly"):
        comma = next((at for at in range(start, stop) if tokens.at(at) == ","), None)
        if comma is not None and comma + 1 < stop:
            start = comma + 1
            continue
        heads = [
            at
            for at in range(start + 1, stop)
            if tokens.at(at) in {"the", "each", "both", "all", "either", "a"}
            and tokens.at(at - 1) not in listed("prepositions")
        ]
        return heads[-1] if heads else start + 1 if tokens.at(start).endswith("ly") else stop
    return start


def _named(tokens: Tokens, words: range) -> tuple[range, ...]:
    """The phrase at the head of ``words``, and the one that acts together with it."""
    end = words.start
    while end < words.stop:
        word = tokens.at(end)
        if word in {",", ";", "(", "that", "which", "who", "while", "whose", "made", "acting"}:
            break
        if word in listed("prepositions") and word not in _WITHIN and end > words.start:
            break
        end += 1
    while end > words.start and (
        tokens.at(end - 1) in _JOINS or tokens.at(end - 1) in {"also", "shall", "not"}
    ):
        end -= 1
    first = range(words.start, end)
    companion = _companion(tokens, end)
    return tuple(one for one in (first, *companion) if len(one))


def _companion(tokens: Tokens, at: int) -> tuple[range, ...]:
    for ahead in (at, at + 1):
        end = tokens.starts(ahead, _COMPANIONS)
        if end is not None:
            stop = end
            while tokens.is_word(stop) and (
                tokens.at(stop) not in listed("prepositions") or tokens.at(stop) == "of"
            ) and tokens.at(stop) not in {"shall", "will", "must", "and"}:  # fmt: skip
                stop += 1
            return (range(end, stop),) if stop > end else ()
    return ()


def _last_phrase(tokens: Tokens, start: int, stop: int) -> tuple[range, ...]:
    """The noun phrase that ends at ``stop``."""
    begin = stop - 1
    while begin > start and not (
        tokens.at(begin) in {"the", "a"} or tokens.at(begin - 1) in {",", "to", "by", "with", "and"}
    ):
        begin -= 1
    return (range(begin, stop),) if begin < stop else ()


def _agents(tokens: Tokens, action: range) -> tuple[range, ...]:
    """The agents that "by" introduces after the act and before another begins."""
    found: list[range] = []
    for at in range(action.stop, len(tokens) - 1):
        word = tokens.at(at)
        if word in {";", "shall", "will", "that", "which", "to", "provided"}:
            break
        if word == "and" and tokens.at(at + 1).endswith("ed") and found:
            break
        if word == "by" and _is_agent(tokens, at + 1) and tokens.at(at - 1) not in listed("not_done_by"):
            end = at + 1
            while end < len(tokens) and not _ends_agent(tokens, end):
                end += 1
            found += _split(tokens, range(at + 1, end))
    return tuple(found)


def _ends_agent(tokens: Tokens, at: int) -> bool:
    word = tokens.at(at)
    if word == "of":
        return False
    further = word == "and" and tokens.at(at + 1).endswith("ed")
    return further or word in _AGENT_ENDS or word in listed("prepositions")


def _split(tokens: Tokens, words: range) -> list[range]:
    """One phrase, or two where "and the" joins two bodies."""
    for at in words[1:-1]:
        if tokens.at(at) == "and" and tokens.at(at + 1) == "the":
            return [range(words.start, at), range(at + 1, words.stop)]
    return [words] if len(words) else []


def _is_agent(tokens: Tokens, at: int) -> bool:
    head = (
        tokens.at(at + 1)
        if tokens.at(at) in {"the", "a", "an", "its", "their", "any", "mutual"}
        else tokens.at(at)
    )
    if head in listed("not_agents") or tokens.at(at) in listed("not_agents"):
        return False
    return not (head[:1].isdigit() or head.endswith("ing"))


def _partners(tokens: Tokens, action: range) -> tuple[range, ...]:
    """With whom an act is to be done, where no other agent is named: "agreed upon with"."""
    end = tokens.starts(action.start, _WITH)
    if end is None:
        return ()
    stop = end
    while tokens.is_word(stop) and (tokens.at(stop) not in listed("prepositions") or tokens.at(stop) == "of"):
        stop += 1
    return (range(end, stop),) if stop > end else ()
