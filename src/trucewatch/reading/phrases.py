"""Phrases: noun phrases, clauses and complements, read outwards from a word.

All functions work on token numbers of one `Wording`; a range is empty where there is nothing to read.
"""

from __future__ import annotations

from trucewatch.reading.numbers import number_at
from trucewatch.reading.wording import Wording

_REACH = 16  # tokens; a noun phrase or complement that is longer is not read to its end
_LINKS = frozenset({"of", "'s", "’s", "s'", "s’", "-", "–", "&", "/"})
_OPENING = frozenset({"(", "“", '"', "‘", "’", "”", ")"})


def skip_left(w: Wording, at: int) -> int:
    """The first token left of ``at`` (inclusive) that is no adverb."""
    while at >= 0 and _is_adverb(w, at):
        at -= 1
    return at


def skip_right(w: Wording, at: int) -> int:
    """The first token right of ``at`` (inclusive) that is no adverb."""
    while at < len(w) and _is_adverb(w, at):
        at += 1
    return at


def _is_adverb(w: Wording, at: int) -> bool:
    if w.is_name(at) and at > 0:
        return False
    return (w.isin(at, "adverbs") and w.lower(at) not in {"to", "both"}) or (
        w.lower(at).endswith("ly") and len(w.lower(at)) > 4 and w.lower(at) not in {"july", "family", "early"}
    )


def phrase_before(w: Wording, end: int) -> range:
    """The noun phrase whose last token is ``end``: with its modifiers, ``of`` phrases and coordination.

    An apposition between commas is stepped over, so that ``X, the minister of Y,`` gives X.
    """
    while (inner := over_apposition(w, end)) != end:
        end = inner
    if w.isin(end, "pronouns"):
        return range(end, end + 1)
    if w.ends_phrase(end) and not w.is_name(end) and not w.is_mark(end):
        return range(0)
    start = end
    while start - 1 >= 0 and end - start < _REACH and not _closes_left(w, start - 1):
        start -= 1
    start = _without_opening(w, start, end)
    return range(start, end + 1) if 0 <= start <= end else range(0)


def over_apposition(w: Wording, end: int) -> int:
    """The token before the apposition or the brackets that close at ``end``; ``end`` if none do."""
    if w.lower(end) not in {",", "–", "—", ")"}:
        return end
    opening = "(" if w.lower(end) == ")" else w.lower(end)
    for at in range(end - 1, max(-1, end - 14), -1):
        if w.lower(at) == opening and at > 0:
            return at - 1
        if w.lower(at) in {".", ";", ":"}:
            break
    return end


def _closes_left(w: Wording, at: int) -> bool:
    """Whether a noun phrase read leftwards ends before ``at``."""
    lower = w.lower(at)
    if lower in _LINKS or lower in _OPENING:
        return False
    if lower in {"and", "or"}:
        return not _may_coordinate(w, at)
    if w.ends_phrase(at) or w.isin(at, "pronouns") or w.isin(at, "particles"):
        return True
    return _is_bare_verb(w, at) or is_finite(w, at)


def _is_bare_verb(w: Wording, at: int) -> bool:
    """Whether an event is told by a verb at ``at``: after "to" or a modal, or by a gerund with its object."""
    if not w.is_event_verb(at) or w.is_name(at):
        return w.is_event_verb(at) and at == 0 and w.lower(at).endswith("ing")
    if w.lower(at).endswith("ing") and (w.isin(at + 1, "determiners") or w.is_name(at + 1)):
        return True
    return w.lower(at - 1) == "to" or w.isin(at - 1, "modals")


def _may_coordinate(w: Wording, at: int) -> bool:
    """Whether ``and`` at ``at`` joins two noun phrases and not two clauses."""
    before, after = at - 1, skip_right(w, at + 1)
    if w.is_mark(before) and w.lower(before) not in {")", ",", "”", '"'}:
        return False
    if _is_bare_verb(w, before) or _is_plain_predicate(w, before):
        return False
    if w.ends_phrase(after) and w.lower(after) not in {"“", '"'}:
        return False
    if w.lower(after).endswith("ing") and w.is_event_verb(after) and begins_phrase(w, after + 1):
        return False  # "firing on the convoy and closing the road"
    return not is_finite(w, after)


def _is_plain_predicate(w: Wording, at: int) -> bool:
    """Whether a verb without an object ends a clause at ``at``: "the troops retreat and ..."."""
    if not w.is_event_verb(at) or w.is_name(at) or w.lower(at).endswith("ing"):
        return False
    subject = skip_left(w, at - 1)
    return not (
        w.is_mark(subject)
        or w.isin(subject, "determiners")
        or w.isin(subject, "prepositions")
        or w.tokens[subject].is_possessive
        or w.is_name(subject)
    ) and w.lower(subject).endswith("s")


def _without_opening(w: Wording, start: int, end: int) -> int:
    """``start`` moved right over a leading connective, adverb or prepositional phrase."""
    while start < end and (
        w.isin(start, "coordinators") or w.isin(start, "adverbs") or w.lower(start) in _OPENING | _LINKS
    ):
        if w.lower(start) == "both":
            break
        start += 1
    return start


def phrase_after(w: Wording, start: int) -> range:
    """The noun phrase that begins at ``start`` (after adverbs), up to a preposition other than ``of``."""
    start = skip_right(w, start)
    if w.isin(start, "pronouns"):
        return range(start, start + 1)
    end = start
    while end < len(w) and end - start < _REACH and not _closes_right(w, start, end):
        end += 1
    while end > start and (_is_adverb(w, end - 1) or _hangs(w, end - 1)):
        end -= 1
    return range(start, end)


def _closes_right(w: Wording, start: int, at: int) -> bool:
    """Whether a noun phrase that began at ``start`` ends before ``at``."""
    lower = w.lower(at)
    if lower in {"and", "or"}:
        return at == start or not _may_coordinate(w, at)
    if lower in _LINKS or (lower in {"“", '"', "‘"} and at == start):
        return False
    if w.is_mark(at) or lower == "including":
        return True
    if lower.endswith("ing") and (w.isin(at - 1, "determiners") or w.lower(at - 1).isdigit()):
        return False  # "the twelve remaining guests"
    if w.ends_phrase(at) or (w.isin(at, "prepositions") and not binds(w, at)):
        return not w.is_name(at)
    return at > start and (is_finite(w, at) or w.isin(at, "pronouns"))


def _hangs(w: Wording, at: int) -> bool:
    """Whether a connective stands at ``at`` that a phrase can't end in."""
    return (w.lower(at) in _LINKS and not w.tokens[at].is_possessive) or w.isin(at, "coordinators")


def binds(w: Wording, at: int) -> bool:
    """Whether the preposition at ``at`` belongs to the noun phrase before: "troops loyal to"."""
    return w.isin(at - 1, "binding")


def complement(w: Wording, start: int) -> range:
    """What follows a verb in its clause: from ``start`` to the clause's end, at most sixteen tokens."""
    end = start
    while end < len(w) and end - start < _REACH:
        lower = w.lower(end)
        if w.is_mark(end) and lower not in _LINKS | _OPENING:
            break
        if w.isin(end, "subordinators") or w.isin(end, "modals") or w.isin(end, "be"):
            break
        if lower in {"and", "but", "or"} and not _may_coordinate(w, end):
            break
        end += 1
    return range(start, end)


def clause(w: Wording, at: int) -> range:
    """The clause around ``at``: to the nearest mark, subordinator or clausal coordination on each side."""
    start = at
    while start > 0 and not _ends_clause(w, start - 1):
        start -= 1
    end = at + 1
    while end < len(w) and not _ends_clause(w, end):
        end += 1
    return range(start, end)


def _ends_clause(w: Wording, at: int) -> bool:
    lower = w.lower(at)
    if lower in {"and", "but", "or"}:
        return not _may_coordinate(w, at)
    if lower in {"before", "after", "since", "until", "as"}:
        return is_clausal(w, at)
    return (w.is_mark(at) and lower not in _LINKS | _OPENING) or w.isin(at, "subordinators")


def is_clausal(w: Wording, at: int) -> bool:
    """Whether the conjunction-or-preposition at ``at`` opens a clause (a finite verb follows)."""
    for ahead in range(at + 1, min(len(w), at + 10)):
        if w.is_mark(ahead):
            return False
        if (
            w.isin(ahead, "auxiliaries")
            or w.isin(ahead, "modals")
            or (ahead > at + 1 and is_finite(w, ahead))
        ):
            return True
    return False


def is_finite(w: Wording, at: int) -> bool:
    """Whether the word at ``at`` looks like a finite verb: an auxiliary, or a form that governs something."""
    if w.is_mark(at) or w.is_name(at) or w.isin(at, "particles") or w.lower(at - 1) == "-":
        return False
    if w.isin(at, "auxiliaries") or w.isin(at, "modals"):
        return True
    lower = w.lower(at)
    if not (w.is_event_verb(at) or w.is_verb(at)) or lower.endswith("ing") or _stands_as_noun(w, at):
        return False
    after = skip_right(w, at + 2 if w.isin(at + 1, "particles") else at + 1)
    counts = number_at(w, after) is not None
    opens = w.isin(after, "determiners") or w.isin(after, "prepositions") or counts
    if lower.endswith("ed") and not opens:
        return w.is_name(after) and not w.isin(at - 1, "prepositions")
    if w.is_mark(after):
        return not w.is_event_noun(at) and not w.is_mark(at - 1)
    return opens or begins_phrase(w, after) or w.lower(after) in {"to", "that"}


def _stands_as_noun(w: Wording, at: int) -> bool:
    """Whether a determiner or a possessor stands before ``at``, so that it is a noun or a modifier."""
    if at > 0 and (w.isin(at - 1, "determiners") or w.tokens[at - 1].is_possessive):
        return True
    if not w.is_event_noun(at):
        return False
    for spot in range(at - 1, max(-1, at - 4), -1):
        if w.isin(spot, "coordinators"):
            break  # "the truce and demands the return"
        if w.isin(spot, "determiners"):
            return True
    return False


def begins_phrase(w: Wording, at: int) -> bool:
    """Whether a noun phrase plainly begins at ``at``: a determiner, a pronoun, a name, a figure."""
    return (
        w.isin(at, "determiners")
        or w.isin(at, "pronouns")
        or (w.is_name(at) and not w.is_mark(at))
        or w.lower(at)[:1].isdigit()
    )
