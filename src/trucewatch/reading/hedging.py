"""Rows for what is told at a distance and without a source: "reportedly", "is said to", "accused of".

Each word scopes over its own clause only. Its row has no source: nobody is named, and nobody is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from trucewatch.model.span import Span
from trucewatch.model.vocabulary import Certainty, Method, Stance
from trucewatch.reading.clauses import Range, content_end, nearest_noun, subject_before, verb_group
from trucewatch.reading.cues import Cue, auxiliary, groups
from trucewatch.reading.drafts import Draft
from trucewatch.reading.speakers import can_speak
from trucewatch.reading.wording import data, word_class
from trucewatch.reading.words import Words, negation

CONFIDENCE = 0.8
"""The words leave little doubt that something is told at second hand; where its clause ends is less sure."""

_ADJECTIVES = (
    "false",
    "true",
    "al",
    "ful",
    "ous",
    "ive",
    "ic",
    "able",
    "ible",
)  # "allegedly illegal": of the noun
_LONGEST = 30  # words of a clause on either side of its hedge


def hedged(words: Words, sentences: Sequence[Span]) -> Iterator[Draft]:
    """A draft for every hedge word of ``sentences`` outside quotations."""
    for sentence in sentences:
        inside = words.within(sentence)
        for at in inside:
            if words.quotation_at(words.tokens[at].span.start) is not None:
                continue
            draft = _adverb(words, at, inside) or _passive(words, at, inside) or _charge(words, at, inside)
            draft = draft or _noun(words, at, inside)
            if draft is not None:
                yield draft


def _adverb(words: Words, at: int, inside: range) -> Draft | None:
    low = words.low(at)
    for stance, listed in data("hedges.yaml")["adverbs"].items():
        if low in listed and not words.low(at + 1).endswith(_ADJECTIVES):
            opening = words.low(at + 1) == ","  # "Reportedly, …"
            parts = _clause_around(words, at, at + 1 + opening, inside)
            if words.low(at + 1).endswith("ing") and words.low(at - 1) not in word_class("be"):
                parts = parts[-1:]  # "photos allegedly showing …": it scopes over the participle alone
            return _row(words, (at, at + 1), parts, Stance(stance), hedge=True) if parts else None
    return None


def _passive(words: Words, at: int, inside: range) -> Draft | None:
    """A passive without an agent: "is said to have …", "are reported …", "it is believed that …"."""
    low, before = words.low(at), words.low(at - 1)
    back = at - 1 if before not in word_class("adverbs") else at - 2
    if at == inside.start or words.low(back) not in word_class("be"):
        return None
    kind = next((kind for kind, listed in data("hedges.yaml")["passives"].items() if low in listed), None)
    if kind is None or words.low(at + 1) in ("by", ",", "."):
        return None
    following = words.low(at + 1)
    if low in ("said", "understood", "thought", "claimed", "described") and following not in (
        "to",
        "that",
        "as",
    ):
        return None
    if any(negation(words.low(n)) for n in range(max(inside.start, back - 1), at)):
        return None  # "are not reported", "has not been reported": nobody tells it
    first = back - 1 if words.low(back - 1) in ("has", "have", "had") else back
    if following == "that":
        parts: list[Range] = [(at + 2, content_end(words, at + 2, inside.stop, clause=True))]
    else:
        subject = subject_before(words, first, inside.start)
        if subject is not None and negation(words.low(subject[0])):
            return None  # "no shots were reported"
        rest = (at + 1, content_end(words, at + 1, inside.stop, clause=False))
        parts = [part for part in (subject, rest) if part is not None and part[0] < part[1]]
    stance = Stance.ACCUSE if kind == "accuse" else Stance.ASSERT
    certainty = Certainty.PROBABLE if kind == "probable" else Certainty.CERTAIN
    return _row(words, (first, at + 1), parts, stance, hedge=True, certainty=certainty) if parts else None


def _charge(words: Words, at: int, inside: range) -> Draft | None:
    """A charge by nobody who is named: "five men accused of …", "on suspicion of …"."""
    for kind, listed in data("hedges.yaml")["charges"].items():
        for phrase in listed:
            end = words.has(at, phrase)
            if end is None or end >= inside.stop:
                continue
            active = words.low(at - 1) in ("has", "have", "had") or _has_accuser(words, at, inside)
            if active:
                return None
            cue = (at, end - 1)
            subject, reduced = _charged(words, at, inside.start)
            stop = content_end(words, end, inside.stop, clause=False)
            if reduced:  # "men accused of spying were freed"
                stop = next((n for n in range(end + 1, stop) if _ends_relative(words, n)), stop)
            rest = (end, stop)
            parts = [part for part in (subject, rest) if part is not None and part[0] < part[1]]
            certainty = Certainty.PROBABLE if kind == "probable" else Certainty.CERTAIN
            return _row(words, cue, parts, Stance.ACCUSE, hedge=False, certainty=certainty)
    return None


def _charged(words: Words, at: int, start: int) -> tuple[Range | None, bool]:
    """Who is charged by the participle at ``at``, and whether it stands in a relative clause, or for one."""
    if words.low(at) == "on":
        return None, False
    first = verb_group(words, Cue(at, at + 1, "", "past", groups()["accuse"]), 0)
    if words.low(first - 1) in ("who", "which", "that"):
        return nearest_noun(words, first - 1, start), True
    if first < at:  # "the men were accused of"
        return subject_before(words, first, start), False
    if words.low(at - 1) == ",":
        return subject_before(words, at - 1, start), True
    return nearest_noun(words, at, start), True


def _ends_relative(words: Words, at: int) -> bool:
    return words.low(at) == "," or auxiliary(words.low(at))


def _has_accuser(words: Words, at: int, inside: range) -> bool:
    """Whether an agent follows ("accused by X of …")."""
    end = next((n for n in range(at, inside.stop) if words.low(n) in (",", ";")), inside.stop)
    return any(words.low(n) == "by" for n in range(at, end))


def _noun(words: Words, at: int, inside: range) -> Draft | None:
    """A noun with nobody behind it: "there are reports that …", "reports say …"."""
    for stance, listed in data("hedges.yaml")["nouns"].items():
        if words.low(at) not in listed:
            continue
        before = words.low(at - 1)
        if (
            before.startswith("'")
            or before in ("its", "their", "his", "her", "no")
            or words.tokens[at - 1].is_name
        ):
            return None
        newspaper = at > inside.start and not words.is_word(at - 1) and before != ","
        if newspaper or _verb(words, at, inside):
            return None  # "… (a newspaper) reports that", "the army reports that"
        following = words.low(at + 1)
        verbs = ("say", "indicate", "suggest", "claim", "said", "indicated", "suggested")
        ahead = at + 2 if following in verbs and words.low(at + 2) == "that" else at + 1
        if (
            words.low(ahead) != "that"
            and following not in verbs
            and not (stance == "accuse" and following == "of")
        ):
            return None
        first = ahead + 1 if words.low(ahead) == "that" else at + 2
        last = content_end(words, first, inside.stop, clause=following != "of")
        if last - first < 2:
            return None
        return _row(words, (at, at + 1), [(first, last)], Stance(stance), hedge=True)
    return None


def _verb(words: Words, at: int, inside: range) -> bool:
    """Whether somebody who can speak stands before "reports that", which is then a verb."""
    subject = subject_before(words, at, inside.start)
    if subject is None or words.low(at + 1) != "that" or not can_speak(words, subject):
        return False
    return words.low(at - 1) not in word_class("quantifiers") | {"local", "other"}


def _clause_around(words: Words, first: int, last: int, inside: range) -> list[Range]:
    """The words of the clause around a hedge: what stands before it back to a clause's edge, and after it."""
    start = first
    while start > inside.start and first - start < _LONGEST and not _left_edge(words, start - 1):
        start -= 1
    while start < first and (words.low(start) in word_class("coordinators") or not words.is_word(start)):
        start += 1
    end = last
    while (
        end < inside.stop
        and end - last < _LONGEST
        and (_quoted(words, end) or not _right_edge(words, end, last))
    ):
        end += 1
    while end > last and not words.is_word(end - 1) and words.low(end - 1) not in ("”", '"'):
        end -= 1
    before = (
        [(start, first)] if start < first and any(words.is_word(at) for at in range(start, first)) else []
    )
    return before + ([(last, end)] if last < end else [])


def _quoted(words: Words, at: int) -> bool:
    """Whether the word at ``at`` stands in a quotation, its closing mark included."""
    return words.quotation_at(words.tokens[at].span.start) is not None


def _left_edge(words: Words, at: int) -> bool:
    low = words.low(at)
    if low in (",", ";", ":", "—", "–", "(", "“", "”", '"'):
        return True
    return low in word_class("subordinators") - {"so"} or low in ("but", "with")


def _right_edge(words: Words, at: int, last: int) -> bool:
    low = words.low(at)
    if low in (",", ";", ":", "—", "–", ")", "despite", "amid"):
        return True
    return at > last and (low in word_class("subordinators") - {"so", "that"} or low == "but")


def _row(
    words: Words,
    cue: Range,
    parts: Sequence[Range],
    stance: Stance,
    *,
    hedge: bool,
    certainty: Certainty | None = None,
) -> Draft:
    place = words.span(*cue)
    return Draft(
        source=(),
        cue=(place,),
        content=tuple(words.span(*part) for part in parts),
        method=Method.CUE,
        confidence=CONFIDENCE,
        hedge=place if hedge else None,
        stance=stance,
        certainty=certainty,
    )


def softener(words: Words, content: Sequence[Span]) -> Span | None:
    """The first word or phrase in ``content`` by which a report softens its own assertion."""
    for span in content:
        for at in words.within(span):
            end = words.listed(at, "hedges.yaml", "softeners")
            if end is not None and words.quotation_at(words.tokens[at].span.start) is None:
                return words.span(at, end)
    return None
