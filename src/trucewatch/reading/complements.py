"""What a cue governs: the words that it brings, on its right or before it."""

from __future__ import annotations

from trucewatch.reading.clauses import Range, content_end
from trucewatch.reading.cues import Cue, auxiliary, cues
from trucewatch.reading.wording import word_class
from trucewatch.reading.words import Words, words_of

_ADDRESSED = frozenset({"tell", "inform", "notify", "remind", "assure", "warn", "brief"})
_NO_CLAUSE = frozenset({"on", "with", "at", "in", "from", "into", "against", "to"})
_REACH = 14  # words between a verb of saying and its "that": "said on Monday in a statement that"


def complement(words: Words, cue: Cue, end: int) -> list[Range] | None:
    """What the cue governs on its right, by the frames of its group, up to word ``end`` at most."""
    if cue.last >= end:
        return None
    for governs in (_that_clause, _quoted, _infinitive, _complaint, _told_to, _object, _bare_clause):
        found = governs(words, cue, end)
        if found is not None:
            return found
    return None


def _that_clause(words: Words, cue: Cue, end: int) -> list[Range] | None:
    that = None if cue.group.frames.isdisjoint({"clause", "that"}) else _that(words, cue, end)
    return governed(words, that, end, clause=True) if that is not None else None


def _quoted(words: Words, cue: Cue, end: int) -> list[Range] | None:
    quoted = _quotation(words, cue.last, end)
    allowed = quoted is not None and not cue.group.frames.isdisjoint({"quote", "np"})
    return governed(words, quoted, end, clause=True) if allowed and quoted is not None else None


def _infinitive(words: Words, cue: Cue, end: int) -> list[Range] | None:
    if words.low(cue.last) != "to" or not ("to" in cue.group.frames or cue.lemma == "agree"):
        return None
    noun = words.low(cue.last + 1) in word_class("determiners")  # "agrees to a truce"
    return governed(words, cue.last + noun, end, clause=False)


def _complaint(words: Words, cue: Cue, end: int) -> list[Range] | None:
    if not cue.lemma.endswith("complaint"):
        return None
    ahead = range(cue.last, min(end, cue.last + 9))
    over = next((at for at in ahead if words.low(at) in ("over", "about", "against")), None)
    return governed(words, over + 1, end, clause=False) if over is not None else None


def _told_to(words: Words, cue: Cue, end: int) -> list[Range] | None:
    """Somebody and what they are told to do: "the crews to stay ashore"."""
    ahead = range(cue.last + 1, min(end, cue.last + 8))
    to = next((at for at in ahead if words.low(at) == "to"), None) if cue.lemma == "tell" else None
    if to is None or any(auxiliary(words.low(at)) or not words.is_word(at) for at in range(cue.last, to)):
        return None
    if any(words.low(at) in word_class("determiners") for at in range(cue.last + 1, to)):
        return None  # a second noun phrase: "told reporters the plan to leave was dead"
    return governed(words, cue.last, end, clause=False)


def _object(words: Words, cue: Cue, end: int) -> list[Range] | None:
    low, frames = words.low(cue.last), cue.group.frames
    if cue.lemma.endswith("complaint") or not words.is_word(cue.last):
        return None
    if low == "for" and "for" in frames:
        return governed(words, cue.last + 1, end, clause=False)
    if frames.isdisjoint({"of", "np"}) or auxiliary(low) or low in ("and", "or"):
        return None
    if low in word_class("prepositions") - {"for"}:
        return None
    return governed(words, cue.last, end, clause="clause" in frames and _has_verb(words, cue.last, end))


def _bare_clause(words: Words, cue: Cue, end: int) -> list[Range] | None:
    frames = cue.group.frames
    if "clause" not in frames or not frames.isdisjoint({"of", "np"}) or not words.is_word(cue.last):
        return None
    if words.low(cue.last) in _NO_CLAUSE or not _has_verb(words, cue.last, end):
        return None
    return governed(words, _after_addressee(words, cue, cue.last, end), end, clause=True)


def governed(words: Words, first: int, end: int, *, clause: bool) -> list[Range] | None:
    """The content that begins at ``first``; ``None`` where nothing is left of it."""
    last = content_end(words, first, end, clause=clause)
    return [(first, last)] if first < last else None


def _that(words: Words, cue: Cue, end: int) -> int | None:
    """Index after the "that" of a cue's clause, over addressee and circumstances."""
    for at in range(cue.last, min(end, cue.last + _REACH)):
        low = words.low(at)
        if low == "that":
            return at + 1
        if auxiliary(low) or low in ("“", '"', ";", ":", "to", "who", "which") or low in ("said", "says"):
            return None
        if low == "," and at - cue.last > 0 and words.low(at + 1) not in word_class("weekdays"):
            return at + 2 if words.low(at + 1) == "that" else None
        if at == cue.last and cue.lemma not in _ADDRESSED and not _circumstance(words, at):
            return None
    return None


def _circumstance(words: Words, at: int) -> bool:
    low = words.low(at)
    return low in word_class("prepositions") or low in word_class("weekdays") or low in word_class("adverbs")


def _quotation(words: Words, at: int, end: int) -> int | None:
    """Index of the opening mark of a quotation right behind a cue (after ":" or ",", or "that")."""
    while at < end and words.low(at) in (":", ",", "that"):
        at += 1
    return at if at < end and words.low(at) in ("“", '"') else None


def _has_verb(words: Words, at: int, end: int) -> bool:
    """Whether a finite verb comes before the next mark."""
    for ahead in range(at + 1, min(end, at + 20)):
        low = words.low(ahead)
        if auxiliary(low) or low.endswith("n't"):
            return True
        if low in ("“", '"', ",", ";"):
            continue
        if next(iter(cues(words, ahead, ahead + 1)), None) is not None and low.endswith(("s", "ed")):
            return True
        if low.endswith(("ed", "es")) and words.low(ahead - 1) not in word_class("determiners"):
            return True
    return False


def _after_addressee(words: Words, cue: Cue, at: int, end: int) -> int:
    """Over one noun behind "told": "told reporters the road was shut"."""
    if cue.lemma not in _ADDRESSED or at + 2 >= end:
        return at
    if words.low(at) in word_class("determiners"):
        at += 1
    following = words.low(at + 1)
    if (
        following in word_class("determiners")
        or following in word_class("pronouns")
        or words.tokens[at + 1].is_name
    ):
        return at + 1
    return at


def stated_before(words: Words, cue: Cue, inside: range) -> list[Range] | None:
    """Content that stands before its cue: “…,” X said; it was over, said X; X, said Y, was over."""
    if "quote" not in cue.group.frames:
        return None
    parenthetical = cue.lemma in words_of("cues.yaml", "parenthetical")
    for at in range(cue.first - 1, inside.start, -1):
        if words.low(at) in ("”", '"') or (words.low(at) == "," and at > inside.start):
            first = inside.start
            quotation = words.quotation_at(words.tokens[at].span.start)
            if quotation is None and not parenthetical:
                return None
            if quotation is not None:
                first = max(first, words.within(quotation).start)
            last = at + 1 if quotation is not None else at
            parts = [(first, last)] if first < last else []
            return parts + _resumed(words, cue, inside, last) or None
        if cue.first - at > 20:
            break
    return None


def _resumed(words: Words, cue: Cue, inside: range, before: int) -> list[Range]:
    """The second half of a content that is broken by "he said" or "said X" between commas."""
    comma = next(
        (at for at in range(cue.last, min(inside.stop, cue.last + 16)) if words.low(at) == ","), None
    )
    if comma is None or comma + 2 >= inside.stop or before >= inside.stop:
        return []
    last = content_end(words, comma + 1, inside.stop, clause=True)
    return [(comma + 1, last)] if last > comma + 1 else []
