"""Who stands before a cue and what follows it: subjects and complements in a sentence of the masked view.

All functions take word indices of `Words`; a range of words is ``(first, last)`` with ``last`` exclusive.
"""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.model.span import Span
from trucewatch.reading.cues import Cue, auxiliary, cues
from trucewatch.reading.wording import common_verb_forms, event_verb_forms, word_class
from trucewatch.reading.words import Words, negation, words_of

Range = tuple[int, int]

_APPOSITION = 24  # words; what stands between two commas and is longer is a clause of its own
_OPENERS = frozenset({";", ":", "—", "–", "“", "”", '"', "(", "…"})
_SKIPPED = frozenset({"also", "has", "have", "had", "yet", "so"})
_NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "hundreds"}
)
_TO_NOUNS = frozenset({"days", "weeks", "hours", "years", "months", "day", "week", "month", "year", "hour"})


def verb_group(words: Words, cue: Cue, start: int) -> int:
    """Index of the first auxiliary or adverb of the verb group that ends with ``cue``; at least ``start``."""
    at = cue.first
    while at > start:
        low = words.low(at - 1)
        if (
            auxiliary(low)
            or negation(low)
            or low in _SKIPPED
            or (low.endswith("ly") and len(low) > 4)
            or low in word_class("adverbs") - {"here", "there", "to"}
        ):
            at -= 1
        else:
            break
    return at


def subject_before(words: Words, end: int, start: int) -> Range | None:
    """The noun phrase that ends before word ``end``, not before ``start``, with its apposition.

    ``Ana Reth, Varland's defence minister,`` is one phrase with both commas; a leading ``On Wednesday`` is
    none of it.
    """
    while end > start and (words.low(end - 1) in word_class("adverbs") or _adverb(words, end - 1)):
        end -= 1
    if end <= start:
        return None
    if words.low(end - 1) == ",":
        opened = next(
            (at for at in range(end - 2, max(start, end - _APPOSITION), -1) if words.low(at) == ","), None
        )
        if opened is not None and _apposition(words, opened + 1, end - 1):
            head = _phrase_start(words, opened, start)
            if head < opened:
                return head, end
        return None
    head = _phrase_start(words, end, start)
    return (head, end) if head < end and _nominal(words, head, end) else None


def _adverb(words: Words, at: int) -> bool:
    """Whether a word is an adverb by its looks, and no name."""
    return words.low(at).endswith("ly") and len(words.low(at)) > 4 and not words.tokens[at].is_name


def _apposition(words: Words, first: int, last: int) -> bool:
    """Whether words between commas describe who stands before them, and are no clause of their own."""
    if words.low(first) in word_class("coordinators") | {"despite", "after", "before", "while", "as", "amid"}:
        return False
    if words.low(first) in ("who", "whose", "which"):
        return True
    return not any(
        auxiliary(words.low(at)) or words.low(at) in ("said", "says", "that", "if")
        for at in range(first, last)
    )


def _phrase_start(words: Words, end: int, start: int) -> int:
    """Where the noun phrase that ends before ``end`` begins, read leftwards to a clause boundary."""
    at = end
    while at > start:
        low = words.low(at - 1)
        if low in _OPENERS or low in (".", "!", "?"):
            break
        if low == "," and not _listed(words, at - 1, start):
            break
        if low in ("and", "or", "but") and not _coordinates(words, at - 1, end, start):
            break
        if low in word_class("subordinators") - {"so", "as"} or (
            low == "as" and (words.low(at) in word_class("determiners") or words.low(at - 2) == ",")
        ):
            break
        if auxiliary(low) or finite(words, at - 1):
            break
        at -= 1
    return _without_adjuncts(words, at, end)


def nearest_noun(words: Words, end: int, start: int) -> Range | None:
    """The noun phrase right before ``end``, back to its article or number, or else to what is no noun."""
    for at in range(end - 1, start - 1, -1):
        low = words.low(at)
        breaks = not words.is_word(at) and low not in ("-", "–")  # "a 60-day truce"
        if breaks or auxiliary(low) or low in common_verb_forms() | event_verb_forms():
            return (at + 1, end) if at + 1 < end else None
        opens = low in word_class("determiners") or low in _NUMBERS or low[0].isdigit()
        if opens and words.low(at - 1) != "of":
            return at, end
    return (start, end) if start < end else None


def _listed(words: Words, comma: int, start: int) -> bool:
    """Whether a comma stands between names ("A, B and C"; "Cairo, Egypt")."""
    return (
        comma > start
        and words.tokens[comma - 1].is_name
        and comma + 1 < len(words)
        and words.tokens[comma + 1].is_name
        and words.low(comma + 2) in (",", "and")
    )


def _coordinates(words: Words, conjunction: int, end: int, start: int) -> bool:
    """Whether a conjunction joins two noun phrases and not two clauses."""
    if words.low(conjunction) == "but" or conjunction + 1 >= end or words.low(conjunction - 1) == ",":
        return False
    for at in range(conjunction - 1, start - 1, -1):
        low = words.low(at)
        if low in word_class("subordinators") or low in (",", ";", "”", '"', "but"):
            return True
        if auxiliary(low) or finite(words, at):
            return False
    return True


def finite(words: Words, at: int) -> bool:
    """Whether a word is a finite verb by its looks: an everyday verb where no noun can stand."""
    low, before = words.low(at), words.low(at - 1)
    if words.tokens[at].is_name and at:
        return False
    if low.endswith("ing") or before in word_class("determiners") or before.endswith("'s"):
        return False
    after = words.low(at + 1)
    governs = (
        after in word_class("determiners")
        or after in word_class("pronouns")
        or after in ("that", "to", "“", '"')
    )
    if low in common_verb_forms():
        return governs or low.endswith("ed") or (at + 1 < len(words) and words.tokens[at + 1].is_name)
    return low.endswith("ed") and governs and before not in ("", ",") and words.is_word(at - 1)


def _without_adjuncts(words: Words, at: int, end: int) -> int:
    """``at`` moved right over a leading conjunction, adverb or phrase of time without a comma."""
    while at < end:
        low = words.low(at)
        if (
            low in word_class("coordinators")
            or (low in word_class("adverbs") and low != "both")
            or low in (",", "'")
            or low in ("with", "despite", "amid")
        ):
            at += 1
        elif low in word_class("prepositions"):
            last = next((n + 1 for n in range(min(end, at + 5) - 1, at, -1) if _is_time(words.low(n))), None)
            if last is None or last >= end:
                return end
            at = last
        else:
            break
    return at


def _is_time(low: str) -> bool:
    return (
        low in word_class("weekdays")
        or low in word_class("months")
        or low in word_class("times")
        or low.isdigit()
    )


def _nominal(words: Words, first: int, last: int) -> bool:
    """Whether words can be who speaks: a name, a pronoun, or a noun phrase that is no time."""
    if any(words.tokens[at].is_name and not _is_time(words.low(at)) for at in range(first, last)):
        return True
    low = words.low(first)
    if low in ("this", "that", "there", "which") or _is_time(words.low(last - 1)):
        return False
    opens = low in word_class("pronouns") or low in word_class("determiners")
    return opens or words.low(last - 1).endswith("s") or (last - first <= 6 and words.is_word(last - 1))


def main_subject(words: Words, sentence: Span) -> Range | None:
    """The subject of a sentence's first finite verb, after leading adverbials and participles."""
    inside = words.within(sentence)
    for start in _segments(words, inside):
        low = words.low(start)
        if low.endswith("ing") and not words.tokens[start].is_name and low not in word_class("determiners"):
            continue
        if low in word_class("prepositions") or low in word_class("subordinators"):
            continue
        for at in range(start + 1, inside.stop):
            low = words.low(at)
            is_cue = next(cues(words, at, at + 1), None)
            verb = (
                auxiliary(low)
                or finite(words, at)
                or (is_cue is not None and is_cue.form in ("third", "past"))
            )
            before = words.low(at - 1)
            modifies = before in word_class("determiners") or before.endswith("'s") or before == "-"
            if not verb and low.endswith("ed") and not modifies:
                verb = words.is_word(at - 1) and at + 1 < inside.stop and words.is_word(at + 1)
            if not verb and low.endswith("s") and words.low(at + 1) in word_class("determiners"):
                verb = at - start >= 1
            if verb:
                return subject_before(words, at, start)
    return None


def _segments(words: Words, inside: range) -> Iterator[int]:
    """Where the parts of a sentence begin: its first word, and each word after a comma."""
    yield inside.start
    for at in inside:
        if words.low(at) == "," and at + 1 < inside.stop:
            yield at + 1


def phrase_after(words: Words, start: int, end: int) -> Range | None:
    """The noun phrase (with its apposition) that begins at ``start``: who said it, after a quotation."""
    at = start
    while at < end:
        low = words.low(at)
        if low == ",":
            closing = next(
                (n for n in range(at + 1, min(end, at + _APPOSITION)) if words.low(n) in (",", ".")), None
            )
            if closing is not None and at > start and _apposition(words, at + 1, closing):
                at = closing
                if words.low(closing) == ",":
                    at += 1
            break
        if not words.is_word(at) and low not in ("-", "&", "'"):
            break
        if at > start and (
            auxiliary(low)
            or low in word_class("subordinators")
            or (low.endswith("ing") and not words.tokens[at].is_name)
        ):
            break
        if at > start and low in word_class("prepositions") and low != "of" and not words.tokens[at].is_name:
            break
        if at > start and (low in word_class("weekdays") or low in ("today", "yesterday")):
            break
        at += 1
    return (start, at) if at > start and _nominal(words, start, at) else None


_ENDS_NOUN_CONTENT = frozenset(
    {"after", "before", "while", "despite", "amid", "following", "as", "although", "though"}
)


_CONTRASTS = frozenset({"but", "while", "although", "though", "whereas"})


def content_end(words: Words, start: int, end: int, *, clause: bool) -> int:
    """Where a content that begins at ``start`` ends, at most at ``end`` (the sentence's).

    It ends before another attribution of the same sentence, at a contrast and, unless it is a clause, before
    the circumstances of the speech ("after …", "despite …").
    """
    opened = words.quotation_at(words.tokens[start].span.start) if start < len(words) else None
    at = start
    while at < end:
        low = words.low(at)
        quoted = words.quotation_at(words.tokens[at].span.start)
        if quoted is not None and quoted != opened and low not in ("“", '"'):
            at += 1
            continue
        if quoted is not None and at > start and low not in ("“", '"', "”"):
            at += 1
            continue
        if at > start and _stops(words, at, end, clause=clause):
            break
        at += 1
    while at > start and words.low(at - 1) in (",", ";", ":", ".", "—", "–"):
        at -= 1
    return at


def _stops(words: Words, at: int, end: int, *, clause: bool) -> bool:
    low, before, after = words.low(at), words.low(at - 1), words.low(at + 1)
    if low == ";" or (low == ":" and after in ("“", '"')) or (low == "according" and after == "to"):
        return True
    if not clause and low in _ENDS_NOUN_CONTENT:
        return True
    if low in _CONTRASTS | {"and", "as"} and _attributes(words, at + 1, end):
        return True
    return before == "," and (
        low in _CONTRASTS
        or (low.endswith("ing") and next(cues(words, at, min(at + 3, end)), None) is not None)
        or (low in ("which", "a", "an", "the") and _denied_after(words, at, end))
    )


def _attributes(words: Words, start: int, end: int) -> bool:
    """Whether a new attribution begins within a few words: "and calls for", "while the army says"."""
    for at in range(start, min(end, start + 12)):
        cue = next(cues(words, at, at + 1), None)
        if (
            cue is not None
            and cue.form in ("third", "past")
            and cue.group.name not in ("estimate", "naming", "endorse")
        ):
            return words.low(at - 1) not in word_class("be") | {"not"} and "that" not in words.lows[start:at]
        if words.low(at) in (",", ".", "that", "“", '"') or auxiliary(words.low(at)):
            return False
    return False


def _denied_after(words: Words, start: int, end: int) -> bool:
    """Whether a noun for the content follows, of which another speaks ("…, a charge that X denies")."""
    shell = words.low(start) == "which" or any(
        words.low(at) in words_of("content.yaml", "shells") for at in range(start, min(end, start + 3))
    )
    return shell and any(cue.form in ("third", "past", "base") for cue in cues(words, start + 1, end))
